"""The demo: a consultant's portfolio, all invented, told relative to the day on which it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from workbench.desk.demo.delivery import AGREED
from workbench.desk.demo.hours import work
from workbench.desk.demo.lasting import LASTING
from workbench.desk.demo.leaving import LEAVING
from workbench.desk.demo.looking_back import DAYS_OFF, REVIEWS, freeze, questions
from workbench.desk.demo.parties import CLIENTS, SKILLS
from workbench.desk.demo.projects import PROJECTS
from workbench.desk.demo.promises import PROMISES
from workbench.desk.demo.sessions import CONFIDENCE, HELD, LATE, SESSIONS, STARTING_LEVELS
from workbench.desk.demo.telling import Teller, Told
from workbench.desk.demo.touches import TOUCHES
from workbench.desk.demo.voices import CRITERIA, DECISIONS, SAID
from workbench.practice.constants import DEFAULTS

if TYPE_CHECKING:
    from workbench.desk.desk import Desk


def furnish(desk: Desk) -> None:
    """Fills the fresh file of `desk` with the demo: one step a chapter, the same on every day but for the dates."""
    teller = Teller(desk.now().replace(tzinfo=None), desk.zone)
    for chapter, nouns in _chapters(desk.today):
        with desk.store.step(f"demo: {chapter}") as step:
            for each in nouns:
                teller.tell(step, each)
    with desk.store.step("demo: the figures of these Fridays") as step:
        freeze(desk.store, step, desk.constants or DEFAULTS)
    with desk.store.step("demo: a session that was logged late") as step:
        teller.tell(step, LATE)


def _chapters(today: date) -> Iterable[tuple[str, Iterable[Told]]]:
    return (
        ("clients, people and skills", (*CLIENTS, *SKILLS)),
        ("six projects and what was agreed", (*PROJECTS, *AGREED)),
        ("twelve weeks of sessions", (*STARTING_LEVELS, *SESSIONS, *CONFIDENCE)),
        ("ninety touches", TOUCHES),
        ("promises, mine and theirs", PROMISES),
        ("plans, routines and follow-ups", LASTING),
        ("what customers value, decisions and needs", (*CRITERIA, *DECISIONS, *SAID)),
        ("hours of work", work(HELD)),
        ("what is left behind, and how far", LEAVING),
        ("eleven Fridays", (*questions(today), *REVIEWS, *DAYS_OFF)),
    )
