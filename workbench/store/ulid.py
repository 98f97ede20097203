"""Names for rows that stay the same in every copy and export: ULIDs, sortable by the time of their making."""

from __future__ import annotations

import os
from datetime import datetime

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(at: datetime) -> str:
    """A new ULID (github.com/ulid/spec) of the instant `at`: 48 bits of milliseconds, 80 of chance, in base 32."""
    number = int(at.timestamp() * 1000) << 80 | int.from_bytes(os.urandom(10), "big")
    return "".join(_LETTERS[number >> shift & 31] for shift in range(125, -1, -5))
