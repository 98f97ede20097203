"""How projects moved: where each stood at the end of the last quarters, recomputed from dated facts, never stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from workbench.model.projects import Stage
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.facts import Facts
from workbench.practice.progression import Delivered, progress

QUARTERS = 8
"""How many quarters are looked back over, the present one included."""


class Quarter(NamedTuple):
    """A quarter of a calendar year; `number` is 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        """As it stands under a plot.

        >>> str(Quarter(2026, 4))
        'Q4 26'
        """
        return f"Q{self.number} {self.year % 100:02}"

    @property
    def last_day(self) -> date:
        """Its last day.

        >>> Quarter(2026, 4).last_day, Quarter(2026, 1).last_day
        (datetime.date(2026, 12, 31), datetime.date(2026, 3, 31))
        """
        return (date(self.year, 3 * self.number, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

    @property
    def before(self) -> Quarter:
        """The quarter before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies.

    >>> quarter_of(date(2026, 11, 25))
    Quarter(year=2026, number=4)
    """
    return Quarter(day.year, (day.month + 2) // 3)


def quarters(today: date, count: int = QUARTERS) -> tuple[Quarter, ...]:
    """The last `count` quarters, oldest first; the last one is that of today."""
    found = [quarter_of(today)]
    while len(found) < count:
        found.append(found[-1].before)
    return tuple(reversed(found))


@dataclass(frozen=True)
class Stand:
    """Where a project stood on `on`, the end of `quarter` or today; None where it had not begun."""

    quarter: Quarter
    on: date
    delivered: Delivered | None


def movement(
    facts: Facts, begun: date, today: date, constants: Constants = DEFAULTS, count: int = QUARTERS
) -> tuple[Stand, ...]:
    """Where the project stood at the end of each of the last quarters, oldest first; of the present one, today."""
    found = []
    for quarter in quarters(today, count):
        on = min(quarter.last_day, today)
        there = begun <= on
        found.append(Stand(quarter, on, progress(facts, on, constants).delivered if there else None))
    return tuple(found)


@dataclass(frozen=True)
class Tally:
    """How many projects stood at each stage at the end of a quarter; under None those that were unproven."""

    quarter: Quarter
    projects: Counter[Stage | None]


def tallied(movements: Iterable[Sequence[Stand]]) -> tuple[Tally, ...]:
    """The movement of all projects together, quarter by quarter; a project counts from when it began."""
    found: dict[Quarter, Counter[Stage | None]] = {}
    for each in movements:
        for stand in each:
            counted = found.setdefault(stand.quarter, Counter())
            if stand.delivered is not None:
                counted[stand.delivered.stage] += 1
    return tuple(Tally(quarter, found[quarter]) for quarter in sorted(found))
