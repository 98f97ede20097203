"""What a gate of the handover finds, and the words in which it tells so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from workbench.model.noun import Noun, kind
from workbench.model.projects import Access, Asset, Milestone, Risk, Routine
from workbench.model.text import fold

NONE = "none"
"""The text of a risk, asset, access, deliverable or routine that says: there is none."""

_FEW = 3
"""How many of what lacks something are named; the rest is counted."""

Listable = (Risk, Asset, Access, Milestone, Routine)
"""The nouns of which it may be said so."""

Listed = TypeVar("Listed", Risk, Asset, Access, Milestone | Routine)


class _Text(Protocol):
    """What is named by its text."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Finding:
    """What a gate finds: what there is, or what is missing; whom or what to ask; and of which nouns it speaks.

    `about` holds kinds and ids: what lacks something, the first to see to first; what answered the gate if it is met.
    """

    met: bool
    words: str
    question: str = ""
    about: tuple[tuple[str, int], ...] = ()


def listed(rows: Sequence[Listed], question: str) -> tuple[Sequence[Listed], Finding | None]:
    """The rows that name something; else what is found where there are none: it was said so, or is to be asked."""
    there = [each for each in rows if not says_none(each.text)]
    if there:
        return there, None
    if rows:
        return (), Finding(True, "none, as was said", about=refs(rows))
    return (), Finding(False, "nothing is listed", question)


def says_none(text: str) -> bool:
    """Whether the text of a row says that there is nothing to list.

    >>> says_none(" None. "), says_none("none of the badges")
    (True, False)
    """
    return fold(text).strip(" .") == NONE


def refs(nouns: Iterable[Noun]) -> tuple[tuple[str, int], ...]:
    """The kind and id of each, as a finding speaks of them."""
    return tuple((kind(type(each)), each.id) for each in nouns)


def texts(nouns: Iterable[_Text]) -> str:
    """The first few by their texts."""
    return named(each.text for each in nouns)


def named(names: Iterable[str]) -> str:
    """The first few names, and how many more there are."""
    told = list(names)
    more = f" and {len(told) - _FEW} more" if len(told) > _FEW else ""
    return ", ".join(told[:_FEW]) + more


def day(on: date) -> str:
    """A day in words.

    >>> day(date(2026, 11, 5))
    '5 Nov 2026'
    """
    return f"{on.day} {on:%b} {on.year}"
