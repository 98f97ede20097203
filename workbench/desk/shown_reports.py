"""What the Reports screen shows beside a report, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Subject:
    """What a report is of: a project with its client, or a client alone; ids are 0 where there is none."""

    project: int
    project_name: str
    client: int
    client_name: str
    invoiced_until: date | None = None
