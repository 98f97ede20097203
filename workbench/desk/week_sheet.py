"""The page of a week, a month or a quarter: its figures in the words of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from workbench.desk.shown_week import Heat, Part, Unit, WeekFigures, written
from workbench.desk.typed import duration
from workbench.desk.words import day
from workbench.practice.week import Mark
from workbench.reports.week import Bar, Row, WeekSheet

_SHADES = "·░▒▓█"
_MARKS = {Mark.UP: "more than chance", Mark.DOWN: "less than chance", Mark.NONE: ""}


def title(of: WeekFigures) -> str:
    """What stands above: `Week 47, 16 to 22 Nov 2026`."""
    return of.label[:1].upper() + of.label[1:]


def span_word(of: WeekFigures) -> str:
    """What it is of: a week, a month or a quarter."""
    return "week" if of.week else "quarter" if "-Q" in of.name else "month"


def note(of: WeekFigures) -> str:
    """What is to be known before one compares; empty where nothing is."""
    away = "Away: counted in no comparison." if of.away else ""
    frozen = f"Figures of its review, finished {day(of.frozen_on)}." if of.frozen_on else ""
    running = "" if of.over else f"This {span_word(of)} is not over yet."
    return " ".join(each for each in (away or running, frozen) if each)


def mark(of: Mark) -> str:
    """A mark in words; empty where there is none."""
    return _MARKS[of]


def sheet(of: WeekFigures, heat: Heat | None = None) -> WeekSheet:
    """The page of these figures, with the skills that were taught where `heat` is given."""
    return WeekSheet(
        title(of),
        note(of),
        span_word(of),
        tuple(
            (each.label, each.told, each.usual, each.limits, mark(each.mark), each.sparkline) for each in of.measured
        ),
        tuple(days(of)),
        tuple(parts(of.kinds)),
        tuple(parts(of.stages)),
        of.spans,
        tuple((each.label, *(_number(value, each.unit) for value in each.twelve)) for each in of.measured),
        heat.weeks if heat else (),
        tuple(_heat(heat)) if heat else (),
        of.taught,
        tuple((each.person, each.skill, each.before, each.after, each.on) for each in of.gains),
        tuple((each.text, each.person, each.on) for each in of.needs),
        tuple((each.person, f"{each.days} days" if each.days is not None else "never yet") for each in of.quiet),
        tuple(each.words for each in of.since),
    )


def _number(value: float | None, unit: Unit) -> str:
    return "" if value is None else written(value, unit)


def days(of: WeekFigures) -> Iterator[Bar]:
    """The hours of each day, of what is longer of each week; none where there were none."""
    if not any(each.minutes for each in of.days):
        return
    for each in of.days:
        label = day(each.on) if of.week else f"{day(max(each.on, of.first))} to {day(min(_sunday(each.on), of.last))}"
        told = f"{_hours(each.minutes)}, {_hours(each.teaching)} of it teaching" if each.teaching else None
        yield label, each.minutes, told or _hours(each.minutes)


def parts(listed: Iterable[Part]) -> Iterator[Bar]:
    """The parts of the hours."""
    for each in listed:
        yield each.label, each.minutes, _hours(each.minutes)


def _hours(minutes: int) -> str:
    return duration(minutes) if minutes else "0"


def _sunday(monday: date) -> date:
    return monday + timedelta(days=6)


def _heat(heat: Heat) -> Iterator[Row]:
    for row, shades in zip(heat.rows, shaded(heat), strict=True):
        yield row.skill, shades, *(_hours(each) if each else _SHADES[0] for each in row.minutes)


def shaded(heat: Heat) -> Sequence[str]:
    """A heat map in letters, a line for each skill, a letter for each week, all on one scale."""
    most = max((max(row.minutes, default=0) for row in heat.rows), default=0)
    return ["".join(_shade(each, most) for each in row.minutes) for row in heat.rows]


def _shade(minutes: int, most: int) -> str:
    """The shade of some minutes; a few are never shown as none."""
    return _SHADES[-(-(len(_SHADES) - 1) * minutes // most)] if minutes else _SHADES[0]
