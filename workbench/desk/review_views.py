"""What the Review screen reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.looking import Looking

if TYPE_CHECKING:
    from workbench.desk.shown_review import StepShown
    from workbench.practice.review import Step


class ReviewViews(Looking):
    """The readings of the Review screen."""

    def review_due(self) -> bool:
        """Whether a review waits, once anything was logged; it is told in the title line and nowhere else."""
        from workbench.desk.lists import first_day
        from workbench.model.review import Review
        from workbench.practice.review import is_due
        from workbench.store import rows

        if first_day(self.store) is None:
            return False
        return is_due(self.now(), rows.find(self.store, Review), self.constants)

    def review_step(self, week: str = "", step: Step | None = None, *, whole: bool = False) -> StepShown:
        """One step of the review of a week: of the one due now, and where it was left, unless told otherwise."""
        from workbench.desk.review.reading import step_shown

        return step_shown(self.store, week, step, self._day, self.constants, whole=whole)

    def step_beside(self, week: str, step: Step, way: int) -> StepShown:
        """The step after this one (1), or before it (-1), that has anything to show."""
        from workbench.desk.review.reading import step_beside

        return step_beside(self.store, week, step, way, self._day, self.constants)
