"""Where all projects stood in the last quarters, reckoned one after the other, so that no key waits for all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.desk.shown_progress import QuarterTally
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk

if TYPE_CHECKING:
    from workbench.practice.movement import Stand

_RESTS = 0.02
"""Seconds of rest between two projects that are reckoned again."""
_TOLD_EVERY = 20
"""After how many projects it is told how far the reckoning is."""


class Reckoning:
    """What was reckoned so far. `show` is given how many projects stood where, and words for how far one is."""

    def __init__(self, views: Views, clerk: Clerk, show: Callable[[tuple[QuarterTally, ...], str], None]) -> None:
        self._views = views
        self._clerk = clerk
        self._show = show
        self.stands: dict[int, tuple[Stand, ...]] = {}

    def put(self, project: int, stands: tuple[Stand, ...]) -> None:
        """One project was reckoned by itself."""
        self.stands[project] = stands

    async def run(self, projects: Sequence[int]) -> None:
        """Reckons each of `projects`, which are all. Raises `Trouble`.

        Those that were reckoned before are so again at leisure: what was written may be about any day.
        """
        self.stands = {project: stands for project, stands in self.stands.items() if project in projects}
        for done, project in enumerate(projects, 1):
            again = project in self.stands
            self.stands[project] = await self._clerk.ask(self._views.stands, project)
            if again:
                await asyncio.sleep(_RESTS)
            elif done % _TOLD_EVERY == 0 and done < len(projects):
                self._show(self._views.tallies(self.stands), f"reckoning … {done} of {len(projects)}")
        self._show(self._views.tallies(self.stands), "")
