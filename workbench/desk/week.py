"""The figures of a week, a month or a quarter: worked out from the log, beside what is usual."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from json import dumps
from typing import NamedTuple, TypeVar

from workbench.desk import week_log
from workbench.desk.facts import gathered
from workbench.desk.judging import kept
from workbench.desk.lists import first_day
from workbench.desk.shown_week import (
    Beside,
    Comparison,
    DayHours,
    Part,
    Promises,
    Unit,
    Value,
    WeekFigure,
    WeekFigures,
)
from workbench.desk.trouble import CannotKeep
from workbench.desk.week_frozen import frozen, since, thawed
from workbench.desk.week_log import Sums, summed
from workbench.model.projects import Project, Stage, WorkKind
from workbench.model.review import Review
from workbench.practice.constants import Constants
from workbench.practice.progression import progress
from workbench.practice.week import BadWeek, Mark, Number, Span, Week, before, begun, month, quarter, read, usual
from workbench.store import rows
from workbench.store.file import Store

__all__ = [
    "KEYS",
    "called",
    "compare",
    "figures",
    "figures_of",
    "frozen",
    "month_called",
    "over",
    "quarter_called",
    "since",
    "thawed",
    "told",
    "week_called",
]

T = TypeVar("T")
_TWELVE = 12
_QUARTERS = 5
"""How many are looked back on: a year and one more to compare with."""


def week_called(text: str, today: date) -> Week:
    """The week that a person means (see `practice.week.read`). Raises CannotKeep."""
    return _asked(read, text, today)


def month_called(text: str, today: date) -> Span:
    """The month that a person means: `2026-11`, `last`. Raises CannotKeep."""
    return _asked(month, text, today)


def quarter_called(text: str, today: date) -> Span:
    """The quarter that a person means: `2026-Q4`, `last`. Raises CannotKeep."""
    return _asked(quarter, text, today)


def _asked(reading: Callable[[str, date], T], text: str, today: date) -> T:
    try:
        return reading(text, today)
    except BadWeek as why:
        raise CannotKeep(str(why)) from why


def called(text: str, today: date) -> Week | Span:
    """The week, month or quarter that a person means. Raises CannotKeep."""
    if "q" in text.lower():
        return quarter_called(text, today)
    return (month_called if _MONTH.fullmatch(text.strip()) else week_called)(text, today)


_MONTH = re.compile(r"[0-9]{4}-[0-9]{1,2}")


def figures_of(
    store: Store, about: Week | Span, today: date, constants: Constants, *, stages: bool = True
) -> WeekFigures:
    """All figures of a week, as it is `told`, or of a month or a quarter."""
    if isinstance(about, Week):
        return told(store, about, today, constants, stages=stages)
    return over(store, about, today, constants, stages=stages)


def figures(store: Store, week: Week, today: date, constants: Constants, *, stages: bool = True) -> WeekFigures:
    """All figures of a week, the eleven before for comparison. Raises CannotKeep for one that has not begun.

    Without `stages` the hours are not told by how far their projects were, which for a week long ago costs the reading
    of the log of their clients.
    """
    try:
        weeks = begun(week, today).until(_TWELVE)
    except BadWeek as why:
        raise CannotKeep(str(why)) from why
    return _Made(store, [each.span for each in weeks], today, constants).figures(week.label, stages=stages)


def told(store: Store, week: Week, today: date, constants: Constants, *, stages: bool = True) -> WeekFigures:
    """The figures of a week as its finished review froze them, with what came since; else those known `today`."""
    for review in rows.find(store, Review, "week = ? AND finished_on IS NOT NULL", (str(week),)):
        if kept := thawed(review.figures):
            now = figures(store, week, today, constants, stages=False)
            later = since(kept, now)
            return replace(kept, over=now.over, away=now.away, frozen_on=review.finished_on, since=later)
    return figures(store, week, today, constants, stages=stages)


def over(store: Store, span: Span, today: date, constants: Constants, *, stages: bool = True) -> WeekFigures:
    """The same of a month or a quarter, with hours by the week instead of by the day. It has begun."""
    spans = [span]
    for _ in range((_TWELVE if "-Q" not in span.name else _QUARTERS) - 1):
        spans.insert(0, before(spans[0]))
    label = f"{span.first:%B %Y}" if "-Q" not in span.name else f"quarter {span.name[-1]} of {span.first.year}"
    return _Made(store, spans, today, constants).figures(label, stages=stages)


def compare(store: Store, a: Week | Span, b: Week | Span, today: date, constants: Constants) -> Comparison:
    """Two weeks, months or quarters side by side, whichever comes first, each as it is told alone."""
    both = sorted((a, b), key=lambda each: (each.span if isinstance(each, Week) else each).first)
    earlier, later = (figures_of(store, each, today, constants, stages=False) for each in both)
    besides = zip(earlier.measured, later.measured, strict=True)
    return Comparison(earlier, later, tuple(_beside(was, now) for was, now in besides))


def _beside(was: WeekFigure, now: WeekFigure) -> Beside:
    known = was.value is not None and now.value is not None
    change = _plain(Fraction(str(now.value)) - Fraction(str(was.value))) if known else None
    return Beside(now.key, now.label, now.unit, was.value, now.value, change)


class _Measure(NamedTuple):
    """A figure: its key, label and unit, its value in some days, and its words where a number is not enough.

    What is kept of promises is never marked: it moves with how many came due.
    """

    key: str
    label: str
    unit: Unit
    value: Callable[[Sums], Number | None]
    words: Callable[[Sums, Value], str] | None = None
    is_marked: bool = True


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def _advice(sums: Sums, value: Value) -> str:
    return f"{value:g} % ({sums.advice} of {sums.asked})" if value is not None else "nothing asked"


def _kept(sums: Sums, value: Value) -> str:
    return str(sums.promises)


_MEASURES = (
    _Measure("hours", "Hours", Unit.MINUTES, lambda sums: sums.minutes),
    _Measure("teaching", "Teaching hours", Unit.MINUTES, lambda sums: sums.teaching),
    _Measure("teaching_share", "Teaching share", Unit.PERCENT, lambda sums: _share(sums.teaching, sums.minutes)),
    _Measure("sessions", "Sessions", Unit.COUNT, lambda sums: sums.sessions),
    _Measure("people_taught", "People taught", Unit.COUNT, lambda sums: len(sums.people)),
    _Measure("levels_gained", "Levels gained", Unit.COUNT, lambda sums: len(sums.risen)),
    _Measure("promises_kept", "Promises kept", Unit.COUNT, lambda sums: sums.promises.kept, _kept, is_marked=False),
    _Measure("touches", "In touch", Unit.COUNT, lambda sums: sums.touches),
    _Measure(
        "asked_for_advice", "Asked for advice", Unit.PERCENT, lambda sums: _share(sums.advice, sums.asked), _advice
    ),
    _Measure("needs", "Needs heard", Unit.COUNT, lambda sums: sums.needs),
    _Measure("quiet", "Quiet people", Unit.COUNT, lambda sums: len(sums.quiet)),
    _Measure("drafts", "Drafts", Unit.COUNT, lambda sums: sums.drafts),
)
"""Every figure that is followed from week to week, in the order in which it is shown."""

KEYS = tuple(each.key for each in _MEASURES)
"""Their keys."""


class _Made:
    """The figures of the last of some spans, beside those of the others."""

    def __init__(self, store: Store, spans: Sequence[Span], today: date, constants: Constants) -> None:
        self._store = store
        self._today = today
        self._constants = constants
        self._span = spans[-1]
        self._sums = summed(store, spans, today, constants)
        away = {week for (week,) in store.rows("SELECT week FROM review WHERE away AND deleted_at IS NULL")}
        begins = first_day(store)
        self._names = tuple(each.name for each in spans)
        self._away = self._span.name in away
        whole = [begins is not None and each.first >= begins for each in spans[:-1]] + [True]
        self._counted = [each.name not in away and counts for each, counts in zip(spans, whole, strict=True)]

    def figures(self, label: str, *, stages: bool = True) -> WeekFigures:
        """All of them."""
        sums, span, store = self._sums[-1], self._span, self._store
        end = min(span.last, self._today)
        return WeekFigures(
            span.name,
            label,
            span.first,
            span.last,
            over=span.last < self._today,
            away=self._away,
            spans=self._names,
            measured=tuple(self._figure(each) for each in _MEASURES),
            days=_hours(sums, span),
            kinds=_kinds(sums),
            stages=self._stages(end) if stages else (),
            promises=Promises(
                sums.promises.kept,
                sums.promises.due,
                sums.promises.moved,
                _plain(sums.promises.percent(self._constants)),
            ),
            taught=week_log.taught(store, sums.people),
            gains=week_log.gains(store, sums.risen, span, self._today, self._constants),
            needs=week_log.needs(store, span),
            quiet=week_log.quiet(store, sums.quiet, end),
        )

    def _figure(self, measure: _Measure) -> WeekFigure:
        """One figure; before its Friday a week that still runs is not low, and no share of it says anything yet."""
        found = [measure.value(each) for each in self._sums]
        series = [value if counts else None for value, counts in zip(found, self._counted, strict=True)]
        known = usual(series[:-1], self._constants)
        mark = known.mark(series[-1]) if measure.is_marked else Mark.NONE
        is_early = self._today < self._span.last - timedelta(days=2)
        if is_early and (mark is Mark.DOWN or measure.unit is Unit.PERCENT):
            mark = Mark.NONE
        value = _plain(found[-1])
        return WeekFigure(
            measure.key,
            measure.label,
            measure.unit,
            value,
            _plain(known.median),
            _plain(known.low),
            _plain(known.high),
            mark,
            tuple(map(_plain, series)),
            measure.words(self._sums[-1], value) if measure.words else "",
        )

    def _stages(self, end: date) -> tuple[Part, ...]:
        """The hours by how far their projects were at the end."""
        spent = self._sums[-1].projects
        projects = rows.find(self._store, Project, f"id {_IN}", (dumps(sorted(spent)),), binned=None)
        reached = self._reached(projects, end)
        minutes = dict.fromkeys(_STAGES, 0)
        for project, count in spent.items():
            minutes[reached.get(project, _NO_PROJECT)] += count
        return tuple(Part(key, _STAGES[key], count) for key, count in minutes.items() if count)

    def _reached(self, projects: Sequence[Project], end: date) -> Mapping[int, str]:
        """How far each project was at the end: as it is kept for today, else worked out."""
        found = kept(self._store, end, self._constants) if end == self._today else {}
        others = [each for each in projects if each.id not in found]
        if others:
            known = gathered(self._store, others, end, self._constants)
            found |= {ref: progress(each, end, self._constants) for ref, each in known.items()}
        delivered = {ref: each.delivered.stage for ref, each in found.items()}
        return {ref: str(stage) if stage else _UNPROVEN for ref, stage in delivered.items()}


_IN = "IN (SELECT value FROM json_each(?))"
_UNPROVEN, _NO_PROJECT = "unproven", "no_project"
_STAGES = {
    _UNPROVEN: "Unproven",
    **{str(each): each.title() for each in Stage},
    _NO_PROJECT: "No project",
}


def _hours(sums: Sums, span: Span) -> tuple[DayHours, ...]:
    """The hours of each day; of what is longer than a week, of each of its weeks."""
    if (span.last - span.first).days < 7:
        days = [span.first + timedelta(days=each) for each in range(7)]
        return tuple(DayHours(day, *sums.days.get(day, (0, 0))) for day in days)
    found: dict[date, list[int]] = {}
    for day, (teaching, work) in sorted(sums.days.items()):
        week = found.setdefault(Week.of(day).monday, [0, 0])
        week[0] += teaching
        week[1] += work
    mondays = Week.of(span.first).monday, Week.of(span.last).monday
    weeks = [mondays[0] + timedelta(weeks=each) for each in range((mondays[1] - mondays[0]).days // 7 + 1)]
    return tuple(DayHours(monday, *found.get(monday, (0, 0))) for monday in weeks)


def _kinds(sums: Sums) -> tuple[Part, ...]:
    parts = [Part("teaching", "Teaching", sums.teaching)]
    parts += [Part(str(each), each.title(), sums.work[str(each)]) for each in WorkKind]
    return tuple(each for each in parts if each.minutes)


def _plain(value: Number | None) -> Value:
    """A figure as it is shown: whole where it is, else with one decimal, halves away from zero."""
    if value is None:
        return None
    tenths = Fraction(value) * 10
    rounded = int(abs(tenths) + Fraction(1, 2)) * (1 if tenths >= 0 else -1)
    return rounded // 10 if rounded % 10 == 0 else rounded / 10
