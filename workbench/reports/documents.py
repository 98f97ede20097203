"""What each document is made of: frozen values that the desk fills and the templates write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.reports.csv import Cell
from workbench.reports.markdown import strong

Row = tuple[Cell, ...]
LEVELS = ("none", "briefed", "assisted", "coached", "independent", "multiplier")
"""The words of the levels 0 to 5."""
_MANY_FIELDS = 4


@dataclass(frozen=True)
class Head:
    """What stands above every document: whose it is, what it is about, and the day on which it was made."""

    client: str
    project: str
    on: date

    @property
    def about(self) -> str:
        """The project, or the client where it is about all of its projects."""
        return self.project or self.client


@dataclass(frozen=True)
class Change:
    """A from/to: the state before, the one wanted, its measure with its figures, and who states it."""

    before: str
    after: str
    beneficiary: str
    measure: str
    stated: str


@dataclass(frozen=True)
class Said:
    """What somebody said, in their own words."""

    words: str
    who: str
    on: date


@dataclass(frozen=True)
class Dossier:
    """The handover pack of a project, in its twelve sections; each tuple holds the rows of a table, or sentences."""

    head: Head
    problem: str
    goal: str
    benefit: str
    success: str
    start: date | None
    end: date | None
    closed: bool
    people: tuple[Row, ...]
    gains: tuple[Row, ...]
    changes: tuple[Change, ...]
    deliverables: tuple[Row, ...]
    assets: tuple[Row, ...]
    routines: tuple[Row, ...]
    decisions: tuple[Row, ...]
    open_items: tuple[Row, ...]
    promises_closed: tuple[Row, ...]
    gaps: tuple[str, ...]
    access: tuple[Row, ...]
    quotes: tuple[Said, ...]
    follow_ups: tuple[Row, ...]
    sign_offs: tuple[Said, ...]
    sponsor: str


@dataclass(frozen=True)
class Letter:
    """A short letter to a client: what its people hold now, what wants use next, and when we ask again."""

    head: Head
    greeting: str
    gains: tuple[Row, ...]
    deliverables: tuple[str, ...]
    routines: tuple[str, ...]
    refreshers: tuple[Row, ...]
    follow_ups: tuple[date, ...]
    quote: Said | None


@dataclass(frozen=True)
class SkillsSheet:
    """Skills by people: what was gained, from where to where."""

    head: Head
    people: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class SheetPart:
    """The hours of one project, with their sums in words."""

    project: str
    rows: tuple[Row, ...]
    rate: str
    rounding: str
    invoiced_until: date | None
    invoiced: Row
    open: Row
    total: Row
    weeks: tuple[tuple[str, float, str], ...]

    @property
    def sums(self) -> tuple[Row, ...]:
        """What was invoiced, what is open, and both together, as rows beneath the others; only the last where nothing
        was invoiced."""
        both: tuple[Row, ...] = ((None, "invoiced", *self.invoiced, ""), (None, "to invoice", *self.open, ""))
        return (*(both if self.invoiced_until else ()), (None, *map(strong, ("total", *self.total)), ""))


@dataclass(frozen=True)
class Timesheet:
    """Hours and what is billed for them, by project; `totals` of several projects, a row for each currency."""

    head: Head
    since: date | None
    until: date
    parts: tuple[SheetPart, ...]
    totals: tuple[Row, ...] = ()


@dataclass(frozen=True)
class PromisesSheet:
    """Promises both ways: how they were kept in words, and each with the day that counts and what became of it."""

    head: Head
    since: date | None
    until: date | None
    ours_kept: str
    theirs_kept: str
    ours: tuple[Row, ...]
    theirs: tuple[Row, ...]


@dataclass(frozen=True)
class FullPart:
    """All of one kind: a heading, the names of the columns, the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def fields(self) -> tuple[Row, ...]:
        """A single one field by field, where it has many; others are rows of a table."""
        told = [(name, cell) for row in self.rows[:1] for name, cell in zip(self.columns, row, strict=True) if cell]
        return tuple(told) if len(self.rows) == 1 and len(told) > _MANY_FIELDS else ()


@dataclass(frozen=True)
class Full:
    """Everything that is known of a project, for the consultant alone."""

    head: Head
    parts: tuple[FullPart, ...]
