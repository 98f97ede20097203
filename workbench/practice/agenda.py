"""What falls due on which day: what is promised and planned, then the little that is asked about what was learned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from workbench.model.projects import FollowUp, Milestone, Phase, Project
from workbench.model.promises import Commitment, Move
from workbench.model.transfer import Session
from workbench.practice.competence import Freshness, Standing, stalled
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.evidence import Pair
from workbench.practice.promises import standing

_YOUNG = (1, 2)
"""The levels at which one was only shown or helped: without a next step soon they come to nothing."""


class DueKind(StrEnum):
    """What can fall due. The last three are asked about a person and a skill; the others have a day of their own."""

    COMMITMENT = "commitment"
    SESSION = "session"
    FOLLOW_UP = "follow_up"
    GATE = "gate"
    NEXT_STEP = "next_step"
    STALLED = "stalled"
    REFRESHER = "refresher"


class Section(StrEnum):
    """How near it is. What is asked has a section of its own, after all that has a day. A week ends on its Sunday."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this week"
    LATER = "later"
    ASKS = "asks"


@dataclass(frozen=True)
class Due:
    """One thing that falls due `on` a day (None: a promise without one).

    `ref` is the id of the promise, session, follow-up or project; of what is asked, `pair` tells about whom and
    what, and `ref` is 0. `state` is that of a refresher. What is `behind` waits for another day.
    """

    kind: DueKind
    section: Section
    on: date | None
    ref: int = 0
    pair: Pair = (0, 0)
    state: Freshness | None = None
    behind: bool = False


@dataclass(frozen=True)
class Learning:
    """A person who is there, and a skill that is taught: where they stand, and what open projects need of it.

    `required_level` is the highest that an open project needs; None where none does. `planned`: there is a session
    to come for both.
    """

    pair: Pair
    standing: Standing
    required_level: int | None = None
    planned: bool = False


@dataclass(frozen=True)
class Matters:
    """All that may fall due. Drafts, and what is in the bin, are left out by the caller.

    So are learners who left, and pairs that are learned on closed projects only: these are no longer asked about.
    `sessions` are those that are planned. `moves` are by promise, `milestones` by project.
    """

    promises: Sequence[Commitment] = ()
    moves: Mapping[int, Sequence[Move]] = field(default_factory=dict)
    sessions: Sequence[Session] = ()
    follow_ups: Sequence[FollowUp] = ()
    projects: Sequence[Project] = ()
    milestones: Mapping[int, Sequence[Milestone]] = field(default_factory=dict)
    learning: Iterable[Learning] = ()


def agenda(matters: Matters, as_of: date, constants: Constants = DEFAULTS) -> tuple[Due, ...]:
    """What is due on `as_of` or later, section by section, the most urgent first; then what is asked.

    Of what is asked a few a day stand in front; the rest is `behind`.
    """
    dated = sorted((*_promises(matters, as_of), *_plans(matters, as_of), *_gates(matters, as_of)), key=_by_day)
    asked = sorted((due for each in matters.learning if (due := ask(each, as_of, constants))), key=_by_urgency)
    front, rest = asked[: constants.asks_a_day], asked[constants.asks_a_day :]
    return (*dated, *front, *(replace(each, behind=True) for each in rest))


def section_of(on: date | None, as_of: date) -> Section:
    """How near a day is; what has no day comes later.

    >>> section_of(date(2026, 11, 29), date(2026, 11, 25)), section_of(date(2026, 11, 30), date(2026, 11, 25))
    (<Section.THIS_WEEK: 'this week'>, <Section.LATER: 'later'>)
    """
    if on is None:
        return Section.LATER
    if on <= as_of:
        return Section.LATE if on < as_of else Section.TODAY
    sunday = as_of + timedelta(days=6 - as_of.weekday())
    return Section.THIS_WEEK if on <= sunday else Section.LATER


def next_step_due(now: Standing, constants: Constants = DEFAULTS) -> date | None:
    """By when one who was shown a skill or helped with it should meet it again; None at other levels.

    It is met by anything that is seen later: this is counted from what was seen last.
    """
    if now.seen_on is None or now.level not in _YOUNG:
        return None
    return now.seen_on + timedelta(days=constants.momentum_days)


def ask(learning: Learning, as_of: date, constants: Constants = DEFAULTS) -> Due | None:
    """The one thing to ask about a pair by `as_of`, if any: nothing before its first use, nor when it is planned.

    Nor is it asked for ever: an ask that nobody answers goes away. Who stalls on the way to a level that is needed
    comes first. At levels 1 and 2 the next step is the refresher, as long as the level has not lapsed.
    """
    due = _wanted(learning, as_of, constants)
    if learning.planned or due.on is None or not 0 <= (as_of - due.on).days <= constants.asked_days:
        return None
    return due


def _wanted(learning: Learning, as_of: date, constants: Constants) -> Due:
    """What a pair wants next, on its day, which may lie ahead or long ago; without a day before its first use."""
    now = learning.standing
    if now.seen_on and stalled(now, learning.required_level or 0, False, as_of, constants):
        on = now.seen_on + timedelta(days=constants.stalled_days)
        return Due(DueKind.STALLED, Section.ASKS, on, pair=learning.pair)
    if now.state is Freshness.LAPSED:
        return Due(DueKind.REFRESHER, Section.ASKS, now.lapsed_on, pair=learning.pair, state=now.state)
    if step := next_step_due(now, constants):
        return Due(DueKind.NEXT_STEP, Section.ASKS, step, pair=learning.pair)
    return Due(DueKind.REFRESHER, Section.ASKS, now.due_on, pair=learning.pair, state=now.state)


def is_closed(project: Project, as_of: date) -> bool:
    """Whether a project is over by `as_of`."""
    return project.phase is Phase.CLOSED or (project.closed_on is not None and project.closed_on <= as_of)


def _promises(matters: Matters, as_of: date) -> Iterator[Due]:
    for each in matters.promises:
        now = standing(each, matters.moves.get(each.id, ()), as_of)
        if now.is_open:
            yield Due(DueKind.COMMITMENT, section_of(now.due, as_of), now.due, each.id)


def _plans(matters: Matters, as_of: date) -> Iterator[Due]:
    """Sessions to hold, or to log when their day is past, and changes to ask after, also of projects that are over."""
    for session in matters.sessions:
        yield Due(DueKind.SESSION, section_of(session.on, as_of), session.on, session.id)
    for each in matters.follow_ups:
        if each.due is not None and each.on is None:
            yield Due(DueKind.FOLLOW_UP, section_of(each.due, as_of), each.due, each.id)


def _gates(matters: Matters, as_of: date) -> Iterator[Due]:
    """The day of an open project to ask: would you accept it today? A deliverable accepted or not answers it."""
    for each in matters.projects:
        if each.gate_date is None or is_closed(each, as_of):
            continue
        answers = [day for one in matters.milestones.get(each.id, ()) for day in (one.accepted_on, one.rejected_on)]
        if not any(day is not None and each.gate_date <= day <= as_of for day in answers):
            yield Due(DueKind.GATE, section_of(each.gate_date, as_of), each.gate_date, each.id)


def _by_day(due: Due) -> tuple[date, int, int]:
    return due.on or date.max, _KINDS.index(due.kind), due.ref


def _by_urgency(due: Due) -> tuple[int, bool, int, Pair]:
    """What can still be saved comes before what has lapsed, what fell due of late before what did long ago."""
    day = due.on.toordinal() if due.on else 0
    return _KINDS.index(due.kind), due.state is Freshness.LAPSED, -day, due.pair


_KINDS = tuple(DueKind)
