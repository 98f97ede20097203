"""The main screens: on which digit each stands, and how it is made at its first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk.views import Views
    from workbench.ui.clerk import Clerk
    from workbench.ui.screens.bench import Bench

Making = Callable[["Views", "Clerk", str], "Bench"]
"""Makes a screen of views, clerk and a word about the file."""


@dataclass(frozen=True)
class Place:
    """A main screen: its name, the digit that it is on, its word in the title line, and how it is made."""

    name: str
    key: str
    word: str
    made: Making


def _work(views: Views, clerk: Clerk, about_file: str) -> Bench:
    from workbench.ui.screens.work import WorkScreen

    return WorkScreen(views, clerk, about_file)


def _skills(views: Views, clerk: Clerk, about_file: str) -> Bench:
    from workbench.ui.screens.skills import SkillsScreen

    return SkillsScreen(views, clerk, about_file)


def _progress(views: Views, clerk: Clerk, about_file: str) -> Bench:
    from workbench.ui.screens.progress import ProgressScreen

    return ProgressScreen(views, clerk, about_file)


def _review(views: Views, clerk: Clerk, about_file: str) -> Bench:
    from workbench.ui.screens.review import ReviewScreen

    return ReviewScreen(views, clerk, about_file)


def _reports(views: Views, clerk: Clerk, about_file: str) -> Bench:
    from workbench.ui.screens.reports import ReportsScreen

    return ReportsScreen(views, clerk, about_file)


FIRST = "work"
"""The place where the app starts, and back to which all the others lead."""

PLACES = (
    Place(FIRST, "1", "Work", _work),
    Place("skills", "3", "Skills", _skills),
    Place("progress", "4", "Progress", _progress),
    Place("review", "5", "Review", _review),
    Place("reports", "6", "Reports", _reports),
)
"""All main screens, in the order of their digits; what only one needs is loaded when it is made."""


def place(name: str) -> Place | None:
    """The main screen of this name, if there is one."""
    return next((each for each in PLACES if each.name == name), None)
