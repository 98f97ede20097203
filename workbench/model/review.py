"""The consultant's weekly look back: what was answered, what the week's figures were, and what is intended next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .noun import Noun, said


class Business(StrEnum):
    """Which business one was in, in one's own view, told before the evidence is seen."""

    TASKS = "tasks"
    EXPERIENCE = "an experience"
    CHANGE = "a change"


@dataclass(frozen=True, kw_only=True)
class Review(Noun):
    """The review of one ISO week, `2026-W47`.

    `figures` are frozen as JSON when it is finished. A week `away` counts in no comparison.
    """

    TITLE = "week"
    UNIQUE = ("week",)

    week: str = said("Week", hint="2026-W47")
    begun_on: date | None = said("Begun on", None)
    finished_on: date | None = said("Finished on", None)
    away: bool = said("Away", False, hint="counts in no comparison")
    business: Business | None = said("The business I was in", None)
    question: str = said("Question", "")
    answer: str = said("Answer", "", private=True)
    figures: str = said("Figures", "", kept=False)


@dataclass(frozen=True, kw_only=True)
class Intention(Noun):
    """Something that one means to do in the week after a review, ticked off in the next."""

    TITLE = "text"
    OWNER = "review"

    review: int = said("Review", refers="review")
    text: str = said("I will")
    done_on: date | None = said("Done on", None)


@dataclass(frozen=True, kw_only=True)
class Question(Noun):
    """A question of the bank from which each week's review takes one in turn."""

    TITLE = "text"

    text: str = said("Question")
    place: int = said("Place", 0, least=0, hint="in which order; 0 comes first")


@dataclass(frozen=True, kw_only=True)
class DayOff(Noun):
    """A workday on which there is nothing to log: a holiday, a day at home. The review does not ask about it."""

    ONE = "day off"
    MANY = "days off"
    TITLE = "day"
    UNIQUE = ("day",)

    day: date = said("Day", ahead=True)
    note: str = said("Note", "", private=True)
