"""The figures of a week, a month or a quarter, as frozen values that a screen, a command and a report show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.desk.typed import duration
from workbench.practice.week import Mark, Week, sparkline

Value = int | float | None
"""Minutes and counts are whole; shares are in percent, with a decimal; None is not known, or not counted."""


class Unit(StrEnum):
    """What a figure counts."""

    MINUTES = "minutes"
    COUNT = "count"
    PERCENT = "percent"


@dataclass(frozen=True)
class WeekFigure:
    """One figure of a week beside what is usual, and its last twelve weeks, this one last.

    `median` is that of the weeks before, `low` and `high` what chance alone moves it between: None where there are
    too few. `words` tell it where a number alone would not. Weeks away are None among the `twelve`.
    """

    key: str
    label: str
    unit: Unit
    value: Value
    median: Value = None
    low: Value = None
    high: Value = None
    mark: Mark = Mark.NONE
    twelve: tuple[Value, ...] = ()
    words: str = ""

    @property
    def told(self) -> str:
        """The value as a person reads it."""
        return self.words or written(self.value, self.unit)

    @property
    def usual(self) -> str:
        """The median as a person reads it; empty where none is known."""
        return written(self.median, self.unit) if self.median is not None else ""

    @property
    def limits(self) -> str:
        """Between what chance alone moves it, as a person reads it: nothing is below none, no share above all."""
        if self.low is None or self.high is None:
            return ""
        high = min(self.high, 100) if self.unit is Unit.PERCENT else self.high
        return f"{written(max(self.low, 0), self.unit)} to {written(high, self.unit)}"

    @property
    def sign(self) -> str:
        """A letter for the mark: above or below what chance gives."""
        return {Mark.UP: "+", Mark.DOWN: "-", Mark.NONE: ""}[self.mark]

    @property
    def sparkline(self) -> str:
        """Its last weeks as letters."""
        return sparkline(self.twelve)


def written(value: Value, unit: Unit) -> str:
    """A value as a person reads it.

    >>> written(90, Unit.MINUTES), written(12.5, Unit.PERCENT), written(4.0, Unit.COUNT), written(None, Unit.COUNT)
    ('1h30', '12.5 %', '4', 'not known')
    """
    if value is None:
        return "not known"
    if unit is Unit.MINUTES:
        return f"{'-' if value < 0 else ''}{duration(abs(round(value)))}" if value else "0"
    return f"{value:g}{' %' if unit is Unit.PERCENT else ''}"


@dataclass(frozen=True)
class Part:
    """The minutes of one part of the hours: a kind, or a stage."""

    key: str
    label: str
    minutes: int


@dataclass(frozen=True)
class DayHours:
    """The minutes of one day; of a month or a quarter, of the week that begins on `on`."""

    on: date
    teaching: int
    work: int

    @property
    def minutes(self) -> int:
        """Sessions and work together."""
        return self.teaching + self.work


@dataclass(frozen=True)
class Promises:
    """How my promises were kept that came due: on time of those due, and moved in time to a later day.

    `percent` is None where too few were due to speak of a share.
    """

    kept: int
    due: int
    moved: int
    percent: Value


@dataclass(frozen=True)
class Gain:
    """How a person rose with a skill, by the last rise `on` a day; `contact` and `skill_id` are what it opens."""

    on: date
    person: str
    skill: str
    before: int
    after: int
    contact: int
    skill_id: int


@dataclass(frozen=True)
class Quiet:
    """A person not touched for longer than their cadence at the end; `days` None: never yet."""

    person: str
    days: int | None
    contact: int


@dataclass(frozen=True)
class HeardNeed:
    """A need that was heard; from whom, where that is known."""

    on: date
    text: str
    person: str
    need: int


@dataclass(frozen=True)
class Since:
    """What became known of a week after its review was finished: the key of a figure with what it was and is, or of
    the gains; and that in words."""

    key: str
    words: str
    was: Value = None
    now: Value = None


@dataclass(frozen=True)
class WeekFigures:
    """All figures of one week, or of a month or a quarter (`week` is None then, and `name` like `2026-11`).

    `first` to `last` are its days; `over` says whether they have all gone by, `away` whether the week is counted in
    no comparison. `spans` are the names of the weeks that the `twelve` of each figure are of, of a month of months, of
    a quarter of fewer quarters. `taught` are the people taught, by name. `frozen_on` is the day of the review that
    froze them, None where they are those of today; `since` what became known after it.
    """

    name: str
    label: str
    first: date
    last: date
    over: bool
    away: bool
    spans: tuple[str, ...]
    measured: tuple[WeekFigure, ...]
    days: tuple[DayHours, ...]
    kinds: tuple[Part, ...]
    stages: tuple[Part, ...]
    promises: Promises
    taught: tuple[str, ...]
    gains: tuple[Gain, ...]
    needs: tuple[HeardNeed, ...]
    quiet: tuple[Quiet, ...]
    frozen_on: date | None = None
    since: tuple[Since, ...] = ()

    def __getitem__(self, key: str) -> WeekFigure:
        """The figure with this key."""
        return next(each for each in self.measured if each.key == key)

    @property
    def week(self) -> Week | None:
        """The week that they are of, if it is one."""
        return Week.parse(self.name) if "-W" in self.name else None


@dataclass(frozen=True)
class Beside:
    """One figure of two weeks; `change` from the earlier to the later, in its unit, None where one is not known."""

    key: str
    label: str
    unit: Unit
    earlier: Value
    later: Value
    change: Value


def changed(row: Beside) -> str:
    """A change as a person reads it: `+1h30`; empty where there is none, or one of both is not known."""
    if not row.change:
        return ""
    told = f"{abs(row.change):g} points" if row.unit is Unit.PERCENT else written(abs(row.change), row.unit)
    return f"{'+' if row.change > 0 else '-'}{told}"


@dataclass(frozen=True)
class Comparison:
    """Two weeks side by side, the earlier one first; their hours are not told by stage."""

    earlier: WeekFigures
    later: WeekFigures
    rows: tuple[Beside, ...]


class SpanKind(StrEnum):
    """What one looks back by."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True)
class SpanRow:
    """A week, a month or a quarter in a list: what became of the review of a week, of the others their hours, and
    what there is to say. `review` is that of the week, 0 where there is none."""

    name: str
    label: str
    kind: SpanKind
    state: str = ""
    words: str = ""
    review: int = 0

    @property
    def number(self) -> int:
        """What it is told apart by among those of its kind."""
        return int("".join(each for each in self.name if each.isdigit()))


@dataclass(frozen=True)
class TaughtOne:
    """A person who was taught a skill in some weeks: in how many sessions, how long, the level before and after."""

    contact: int
    name: str
    sessions: int
    minutes: int
    before: int
    after: int


@dataclass(frozen=True)
class HeatRow:
    """A skill, and the minutes that it was taught in each week; of a session on several skills, its share."""

    skill: str
    skill_id: int
    minutes: tuple[int, ...]


@dataclass(frozen=True)
class Heat:
    """Teaching minutes by skill and week, the most taught skill first, the oldest week first."""

    weeks: tuple[str, ...]
    rows: tuple[HeatRow, ...]
