"""Weeks of the calendar, months and quarters, and what is usual of a figure by the weeks before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from workbench.practice.constants import DEFAULTS, Constants

Number = int | Fraction
_DAYS = timedelta(days=7)
_FIRST = 1900
"""The first year of which anything is asked."""


class BadWeek(ValueError):
    """What is no week, month or quarter, or has not begun; the text says so in one sentence, for a person."""


@dataclass(frozen=True)
class Span:
    """Some days in a row, both ends in, and their name."""

    first: date
    last: date
    name: str

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, order=True)
class Week:
    """A week of ISO 8601: from Monday to Sunday, of the year in which its Thursday lies.

    >>> str(Week(2026, 47)), Week(2026, 47).label
    ('2026-W47', 'week 47, 16 to 22 Nov 2026')
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        try:
            date.fromisocalendar(self.year, self.number, 7)
        except (ValueError, OverflowError):
            raise BadWeek(f"there is no week {self.number} in {self.year}") from None

    @classmethod
    def of(cls, day: date) -> Week:
        """The week in which `day` lies."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> Week:
        """The week written `2026-W47`; raises BadWeek where it is written otherwise."""
        found = _WRITTEN.fullmatch(text.strip())
        if not found:
            raise BadWeek(f"{text.strip()!r} is no week: write it like 2026-W47")
        return cls(_year(found), int(found["number"]))

    @property
    def monday(self) -> date:
        """The first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """The last day."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def next(self) -> Week:
        """The week after."""
        return self.back(-1)

    @property
    def previous(self) -> Week:
        """The week before."""
        return self.back(1)

    def back(self, weeks: int) -> Week:
        """The week so many weeks before. Raises BadWeek where the calendar has no such week."""
        try:
            return Week.of(self.monday - weeks * _DAYS)
        except OverflowError:
            raise BadWeek(f"the calendar has no week {weeks} weeks before {self}") from None

    def until(self, weeks: int) -> tuple[Week, ...]:
        """So many weeks up to this one, oldest first."""
        return tuple(self.back(each) for each in range(weeks - 1, -1, -1))

    @property
    def span(self) -> Span:
        """Its seven days."""
        return Span(self.monday, self.sunday, str(self))

    @property
    def label(self) -> str:
        """The week as a head shows it."""
        first, last = self.monday, self.sunday
        month = "" if (first.year, first.month) == (last.year, last.month) else f" {first:%b}"
        year = "" if first.year == last.year else f" {first.year}"
        return f"week {self.number}, {first.day}{month}{year} to {last.day} {last:%b} {last.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


_WRITTEN = re.compile(r"(?P<year>[0-9]{4})-?[Ww](?P<number>[0-9]{1,2})")
_SHORT = re.compile(r"[Ww]?(?P<number>[0-9]{1,2})")
_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})")
_QUARTER = re.compile(r"(?P<year>[0-9]{4})-?[Qq](?P<quarter>[1-4])")


def read(text: str, today: date) -> Week:
    """The week that a person means by `2026-W47`, by `w47` or `47` (the latest such), `last`, or `this` or nothing.

    Raises BadWeek where it is none, or has not begun on `today`.
    """
    word, now = text.strip().lower(), Week.of(today)
    if word in ("", "this", "last"):
        return now.previous if word == "last" else now
    if short := _SHORT.fullmatch(word):
        return _latest(int(short["number"]), now)
    return begun(Week.parse(text), today)


def begun(week: Week, today: date) -> Week:
    """`week`; raises BadWeek where it has not begun on `today`."""
    if week > Week.of(today):
        raise BadWeek(f"{week} has not begun: it begins on {_day(week.monday)}")
    return week


def _latest(number: int, now: Week) -> Week:
    """The latest week of that number that has begun; only some years have a week 53."""
    for year in range(now.year, now.year - 8, -1):
        try:
            week = Week(year, number)
        except BadWeek:
            continue
        if week <= now:
            return week
    raise BadWeek(f"there is no week {number}: a year has weeks 1 to 52, some 53")


def month(text: str, today: date) -> Span:
    """The month written `2026-11`, or `this` or `last`. Raises BadWeek where it is none, or has not begun."""
    if relative := _relative(text, month_of(today)):
        return relative
    found = _MONTH.fullmatch(text.strip())
    if not found or not 1 <= int(found["month"]) <= 12:
        raise BadWeek(f"{text.strip()!r} is no month: write it like {today:%Y-%m}")
    return _begun(_months(_year(found), int(found["month"]), 1), today)


def quarter(text: str, today: date) -> Span:
    """The quarter written `2026-Q4`, or `this` or `last`. Raises BadWeek where it is none, or has not begun."""
    if relative := _relative(text, quarter_of(today)):
        return relative
    found = _QUARTER.fullmatch(text.strip())
    if not found:
        raise BadWeek(f"{text.strip()!r} is no quarter: write it like {today.year}-Q{(today.month + 2) // 3}")
    return _begun(_months(_year(found), 3 * int(found["quarter"]) - 2, 3), today)


def _relative(text: str, now: Span) -> Span | None:
    return {"this": now, "last": before(now)}.get(text.strip().lower())


def month_of(day: date) -> Span:
    """The month in which `day` lies."""
    return _months(day.year, day.month, 1)


def quarter_of(day: date) -> Span:
    """The quarter in which `day` lies.

    >>> str(quarter_of(date(2026, 11, 25)))
    '2026-Q4'
    """
    return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def _year(found: re.Match[str]) -> int:
    if (year := int(found["year"])) < _FIRST:
        raise BadWeek(f"{found[0]} is too long ago: nothing is known before {_FIRST}")
    return year


def before(span: Span) -> Span:
    """The month before a month, the quarter before a quarter, the week before a week.

    >>> str(before(month("2026-01", date(2026, 11, 25)))), str(before(quarter("2026-Q1", date(2026, 11, 25))))
    ('2025-12', '2025-Q4')
    """
    last = span.first - timedelta(days=1)
    if (span.last - span.first).days == 6:
        return Week.of(last).span
    count = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    return _months(last.year, last.month - count + 1, count)


def _months(year: int, first: int, count: int) -> Span:
    """So many months from the one numbered `first`, 1 to 12."""
    after = first - 1 + count
    following = date(year + after // 12, after % 12 + 1, 1)
    name = f"{year:04d}-{first:02d}" if count == 1 else f"{year:04d}-Q{(first + 2) // 3}"
    return Span(date(year, first, 1), following - timedelta(days=1), name)


def _begun(span: Span, today: date) -> Span:
    if span.first > today:
        raise BadWeek(f"{span} has not begun: it begins on {_day(span.first)}")
    return span


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}"


# What is usual


class Mark(StrEnum):
    """How a figure stands to what chance alone gives."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


_WIDTH = Fraction(266, 100)
"""Mean moving ranges from the mean to a limit: 3 standard deviations, of which 1.128 are a range (XmR chart, Shewhart;
Wheeler, Understanding Variation, 1993)."""


@dataclass(frozen=True)
class Usual:
    """What is usual of a figure: the median of the weeks just before, and between what chance alone moves it.

    None where there are too few earlier weeks to say.
    """

    median: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None

    def mark(self, value: Number | None) -> Mark:
        """A mark for what lies outside the limits, and for nothing else."""
        if value is None or self.low is None or self.high is None:
            return Mark.NONE
        return Mark.UP if value > self.high else Mark.DOWN if value < self.low else Mark.NONE


def usual(earlier: Sequence[Number | None], constants: Constants = DEFAULTS) -> Usual:
    """What is usual by the `earlier` weeks, oldest first; those that are None (away, or not known) are not counted.

    >>> found = usual([4, 6, 5, 7, 5, 6, 4, 5])
    >>> float(found.median), round(float(found.low), 2), round(float(found.high), 2)
    (5.0, 1.07, 9.43)
    """
    counted = [Fraction(value) for value in earlier if value is not None]
    middle = median(counted[-constants.median_weeks :])
    if len(counted) < constants.limit_weeks:
        return Usual(middle)
    ranges: list[Number] = [abs(value - last) for last, value in pairwise(counted)]
    mean, width = _mean(counted), _WIDTH * _mean(ranges)
    return Usual(middle, mean - width, mean + width)


def median(values: Iterable[Number]) -> Fraction | None:
    """The middle one of `values`, or the mean of the two in the middle; None of none."""
    ranked = sorted(values)
    if not ranked:
        return None
    half = len(ranked) // 2
    return Fraction(ranked[half] + ranked[-half - 1], 2) if len(ranked) % 2 == 0 else Fraction(ranked[half])


def _mean(values: Sequence[Number]) -> Fraction:
    return Fraction(sum(values), len(values))


_BARS = "▁▂▃▄▅▆▇█"
_GAP = "·"


def sparkline(values: Sequence[float | None], bars: str = _BARS, gap: str = _GAP) -> str:
    """One letter a value, the higher the more, from nothing up to the most; `gap` for what is not known.

    >>> sparkline([0, 1, None, 2, 4, 7])
    '▁▂·▃▅█'
    """
    most = max((value for value in values if value is not None), default=0)
    top = len(bars) - 1
    return "".join(
        gap if value is None else bars[min(top, max(0, round(top * value / most)))] if most > 0 else bars[0]
        for value in values
    )
