"""Promises, mine to them and theirs to me, and how they were moved."""

from dataclasses import dataclass
from datetime import date

from .noun import Noun, said


@dataclass(frozen=True, kw_only=True)
class Commitment(Noun):
    """A promise with a due date: mine (`by` is empty) to them, or theirs to me. Its state is derived."""

    ONE = "promise"
    MANY = "promises"
    TITLE = "text"

    text: str = said("What", "", asked=True)
    by: int | None = said("By", None, refers="contact", hint="empty: me")
    to: int | None = said("To", None, refers="contact", hint="empty: me")
    due: date | None = said("Due", None, ahead=True)
    project: int | None = said("Project", None, refers="project")
    made_on: date = said("Made on")
    session: int | None = said("From session", None, refers="session", kept=False)
    touchpoint: int | None = said("From touch", None, refers="touchpoint", kept=False)
    done_on: date | None = said("Kept on", None)
    released_on: date | None = said("Released on", None)
    dropped_on: date | None = said("Dropped on", None)
    draft: str = said("Draft, since", "", kept=False)
    raw: str = said("As typed", "", private=True, kept=False)


@dataclass(frozen=True, kw_only=True)
class Move(Noun):
    """A new date for a commitment, and whether it was told before the old one."""

    ONE = "new date"
    MANY = "new dates"
    TITLE = "new_due"
    OWNER = "commitment"

    commitment: int = said("Promise", refers="commitment")
    agreed_on: date = said("Agreed on")
    new_due: date = said("New date", ahead=True)
    told_before: bool = said("Told before it was due", True)
