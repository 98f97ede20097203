"""What the Progress screen reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.desk.looking import Looking

if TYPE_CHECKING:
    from workbench.desk.shown_handover import HandoverShown
    from workbench.desk.shown_progress import Answer, ProgressRow, ProgressShown, QuarterTally, Stood
    from workbench.practice.movement import Stand


class ProgressViews(Looking):
    """The readings of the Progress screen."""

    def portfolio(self, words: str = "") -> tuple[ProgressRow, ...]:
        """All projects that hold every one of `words`, as they stand."""
        from workbench.desk.portfolio import portfolio

        return portfolio(self.store, self.judged.every(self._day), words)

    def project_progress(self, project: int) -> ProgressShown:
        """One project from near: lights, gates with their answers, what was kept. Raises `CannotKeep`."""
        from workbench.desk.portfolio import project_progress

        return project_progress(self.store, project, self._day, self.constants)

    def handover(self, project: int) -> HandoverShown:
        """How ready a project is to be handed over, gate by gate. Raises `CannotKeep`."""
        from workbench.desk.handover import handover

        return handover(self.store, project, self._day, self.constants)

    def on_plan_today(self, project: int) -> Answer:
        """The word that a project is on plan today: what is to be added, or changed where one was said today."""
        from workbench.desk.answers import on_plan_today

        return on_plan_today(self.store, project, self._day)

    def stands(self, project: int) -> tuple[Stand, ...]:
        """Where one project stood at the end of the last quarters: worked out from all that happened, so it takes
        some milliseconds."""
        from workbench.desk.portfolio import stood

        return stood(self.store, project, self._day, self.constants)

    def stood(self, stands: tuple[Stand, ...]) -> tuple[Stood, ...]:
        """The movement of one project, in letters and words."""
        from workbench.desk.portfolio import stood_shown

        return stood_shown(stands)

    def tallies(self, stands: Mapping[int, tuple[Stand, ...]]) -> tuple[QuarterTally, ...]:
        """The movement of many projects together."""
        from workbench.desk.portfolio import tallies

        return tallies(stands)
