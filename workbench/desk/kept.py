"""What a verb answers: what it did, to which noun. Apart from what is shown, since logging needs only these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    """Which noun: its kind and its id in the file."""

    kind: str
    id: int


@dataclass(frozen=True)
class Found:
    """A name in a finder: what it is, and words beside it (client, title)."""

    ref: Ref
    name: str
    beside: str


@dataclass(frozen=True)
class Kept:
    """What a verb did: the sentence to tell, what to put the cursor on, what was created, what to warn of.

    `uid` is the stable name of what was made or changed, for scripts.
    """

    sentence: str
    ref: Ref | None = None
    created: tuple[Found, ...] = ()
    warnings: tuple[str, ...] = ()
    uid: str = ""
