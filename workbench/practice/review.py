"""The weekly self-review: its seven steps, which week it is about, when it is due, and the question of the week."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbench.model.review import Review
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.week import BadWeek, Week

INTENTIONS = 3
"""So many intentions at most are taken into the next week."""

SHOWN = 5
"""So many rows of a step are shown at first; the rest stands behind "more"."""

MINUTES = 10
"""What a review is meant to take."""


class Step(StrEnum):
    """The steps, in their order."""

    CLEAR = "clear"
    PROMISES = "promises"
    PROJECTS = "projects"
    KEPT = "kept"
    PEOPLE = "people"
    NEEDS = "needs"
    AHEAD = "ahead"

    @property
    def number(self) -> int:
        """Its place, from 1."""
        return _ORDER.index(self) + 1

    @property
    def called(self) -> str:
        """Its name on the screen."""
        return _SAID[self][0]

    @property
    def question(self) -> str:
        """What it asks."""
        return _SAID[self][1]

    @property
    def always(self) -> bool:
        """Whether it comes even without anything to show; the others are skipped then."""
        return self in _ALWAYS


_ORDER = tuple(Step)
_ALWAYS = (Step.CLEAR, Step.PROMISES, Step.AHEAD)
_SAID = {
    Step.CLEAR: ("Clear", "What is still lying about?"),
    Step.PROMISES: ("Promises", "What is due, mine and theirs? Do they know of what moved?"),
    Step.PROJECTS: ("Projects", "What next, who, by when?"),
    Step.KEPT: ("Kept", "What did you do that one of them should do next time?"),
    Step.PEOPLE: ("People", "Who has not heard from you, and who does not know why?"),
    Step.NEEDS: ("Needs and brand", "What else are they struggling with? Did they come to us first?"),
    Step.AHEAD: ("Look back, look ahead", "Which business were you in this week?"),
}


def step_of(text: str) -> Step:
    """The step that a review stands at, as it is stored; the first where nothing, or nothing known, is."""
    return next((each for each in Step if each == text), Step.CLEAR)


def after(step: Step, has_rows: Callable[[Step], bool]) -> Step:
    """The step after this one that always comes or has rows, which is asked of as few as can be; the last stays."""
    return next((each for each in _ORDER[step.number :] if each.always or has_rows(each)), Step.AHEAD)


def before(step: Step, has_rows: Callable[[Step], bool]) -> Step:
    """The step before this one that always comes or has rows; the first stays."""
    return next((each for each in reversed(_ORDER[: step.number - 1]) if each.always or has_rows(each)), Step.CLEAR)


# The question of the week

BANK = (
    "What did you do this week that one of them should do next time?",
    "Whom did you not listen to?",
    "Which promise would you not make again?",
    "What would they miss first if you left tomorrow?",
    "Where did you take an order instead of asking why?",
    "Who learned something that you did not plan?",
    "Which contact of this week would you do again, and otherwise?",
    "What did you say no to?",
)
"""The questions as long as one has none of one's own."""


def question_of(week: Week, bank: Sequence[str] = ()) -> str:
    """The question of a week: those of the bank in turn, of ours where it is empty.

    >>> question_of(Week(2026, 47), ["one?", "two?"]), question_of(Week(2026, 48), ["one?", "two?"])
    ('two?', 'one?')
    """
    asked = bank or BANK
    return asked[week.monday.toordinal() // 7 % len(asked)]


# Which week, and when


def is_done(review: Review) -> bool:
    """Whether nothing is left to do: finished, or away."""
    return review.away or review.finished_on is not None


def week_to_review(today: date, reviews: Iterable[Review], constants: Constants = DEFAULTS) -> Week:
    """The week that a review is about on `today`.

    From the day of the review to Sunday it is this week. Before, it is the last one as long as that is open, provided
    that one reviewed before that: who never did owes nothing.
    """
    this, last = Week.of(today), Week.of(today).previous
    if today.isoweekday() >= constants.review_day:
        return this
    return last if last in (each.week for each in past_weeks(today, reviews) if each.state in _OPEN) else this


def is_due(now: datetime, reviews: Iterable[Review], constants: Constants = DEFAULTS) -> bool:
    """Whether a review waits: of this week from its day and hour on, of the last one until that is over or done."""
    listed = tuple(reviews)
    week, today = week_to_review(now.date(), listed, constants), now.date()
    if any(each.week == str(week) and is_done(each) for each in listed):
        return False
    if week != Week.of(today):
        return True
    return (today.isoweekday(), now.hour) >= (constants.review_day, constants.review_hour)


_TEN_YEARS = 520


class WeekState(StrEnum):
    """What became of the review of a week. A missed one is told, and that is all: nothing is counted in a row."""

    REVIEWED = "reviewed"
    AWAY = "away"
    BEGUN = "begun"
    MISSED = "missed"
    NOW = "this week"


_OPEN = (WeekState.BEGUN, WeekState.MISSED)


@dataclass(frozen=True)
class PastWeek:
    """A week with its review; None where there is none."""

    week: Week
    state: WeekState
    review: Review | None = None


def past_weeks(today: date, reviews: Iterable[Review]) -> tuple[PastWeek, ...]:
    """Every week from the first reviewed one to this one, the newest first, of ten years at most."""
    known = {week: each for each in reviews if (week := _week(each.week))}
    this = Week.of(today)
    found: list[PastWeek] = []
    week, first = this, min(known, default=this)
    while week >= min(first, this) and len(found) < _TEN_YEARS:
        review = known.get(week)
        found.append(PastWeek(week, state_of(review, now=week == this), review))
        week = week.previous
    return tuple(found)


def _week(text: str) -> Week | None:
    """The week of a review; None where it was typed as something that is no week."""
    try:
        return Week.parse(text)
    except BadWeek:
        return None


def state_of(review: Review | None, *, now: bool) -> WeekState:
    """What became of a review, of which there may be none; `now` is the week that still runs."""
    if review is None:
        return WeekState.NOW if now else WeekState.MISSED
    if review.away:
        return WeekState.AWAY
    return WeekState.BEGUN if review.finished_on is None else WeekState.REVIEWED


def shared_out(counts: Sequence[int], most: int = SHOWN) -> tuple[int, ...]:
    """How many rows of each source are shown: in turn one of each, until `most` are given out or none is left.

    >>> shared_out([9, 1, 4]), shared_out([2, 0, 1]), shared_out([1, 1, 1, 1, 1, 1])
    ((2, 1, 2), (2, 0, 1), (1, 1, 1, 1, 1, 0))
    """
    given = [0] * len(counts)
    while sum(given) < min(most, sum(counts)):
        for place, count in enumerate(counts):
            if given[place] < count and sum(given) < most:
                given[place] += 1
    return tuple(given)
