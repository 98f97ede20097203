"""The main screens: on which digit each stands, and how it is made at its first use."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.desk.views import Views
    from workbench.ui.clerk import Clerk
    from workbench.ui.screens.bench import Bench


@dataclass(frozen=True)
class Place:
    """A main screen: its name, the digit that it is on, its word in the title line, and where its class is."""

    name: str
    key: str
    word: str
    module: str
    screen: str

    def made(self, views: Views, clerk: Clerk, about_file: str) -> Bench:
        """The screen, for the first time: what only it needs is loaded now, not at the start."""
        bench: Bench = getattr(import_module(self.module), self.screen)(views, clerk, about_file)
        return bench


FIRST = "work"
"""The place where the app starts, and back to which all the others lead."""

PLACES = tuple(
    place
    for place in (
        Place(FIRST, "1", "Work", "workbench.ui.screens.work", "WorkScreen"),
        Place("skills", "3", "Skills", "workbench.ui.screens.skills", "SkillsScreen"),
        Place("progress", "4", "Progress", "workbench.ui.screens.progress", "ProgressScreen"),
    )
    if find_spec(place.module)
)
"""All main screens, in the order of their digits."""


def place(name: str) -> Place | None:
    """The main screen of this name, if there is one."""
    return next((each for each in PLACES if each.name == name), None)
