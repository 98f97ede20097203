"""The verbs of the end: a project is closed, it is dated when to ask whether it is still so; hours are invoiced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.desk.kept import Kept, Ref
from workbench.desk.trouble import CannotKeep
from workbench.desk.verbs import Verbs
from workbench.desk.words import day
from workbench.model.catalogue import make
from workbench.model.noun import altered
from workbench.model.projects import FollowUp, Phase, Project
from workbench.store import rows
from workbench.store.file import Step

if TYPE_CHECKING:
    from workbench.practice.handover import HandoverGate


_AFTER = (Phase.FOLLOW_UP, Phase.CLOSED)
"""The phases in which the day of the end that was told still holds."""


class NotReady(CannotKeep):
    """A project can't be closed without saying so twice: `gates` are the hard ones that are open."""

    def __init__(self, name: str, gates: tuple[HandoverGate, ...]) -> None:
        missing = "; ".join(f"{each.title} ({each.found.words})" for each in gates)
        super().__init__(f"{name} is not ready to be handed over: {missing}")
        self.gates = gates


class Closing(Verbs):
    """What ends a project."""

    def close_project(self, ref: int, anyway: bool = False) -> Kept:
        """A project is over, from today, or from the day that was told; the follow-ups that are missing are dated.

        Raises `NotReady` where a hard gate of the handover is open, unless it is to be closed `anyway`.
        """
        from workbench.desk.handover import handover_of
        from workbench.practice.constants import DEFAULTS

        with self.store.step("close") as step:
            project = self._project(ref)
            if project.phase is Phase.CLOSED and project.closed_on:
                raise CannotKeep(f"{project.name} was closed on {project.closed_on}: change its phase to open it again")
            _, found = handover_of(self.store, ref, self.today, self.constants or DEFAULTS)
            if found.blocking and not anyway:
                raise NotReady(project.name, found.blocking)
            over = project.closed_on if project.phase in _AFTER else None  # one that was opened again ends anew
            closed = altered(project, phase=Phase.CLOSED, closed_on=over or self.today)
            dated = self._dated(step, rows.change(step, closed))
            open_ones = [each.title for each in found.lacking if each.title != "follow-ups"]
            warnings = (f"still open: {', '.join(open_ones)}",) if open_ones else ()
            kept = self._done(step, "closed:", closed, warnings=warnings)
            return replace(kept, sentence=f"{kept.sentence}, {dated}" if dated else kept.sentence)

    def date_follow_ups(self, ref: int) -> Kept:
        """The follow-ups that are missing after the end of a project get their days."""
        with self.store.step("date follow-ups") as step:
            project = self._project(ref)
            dated = self._dated(step, project)
            if not dated:
                raise CannotKeep(f"the follow-ups of {project.name} are dated already")
            return self._done(step, f"{dated}:", project)

    def invoice(self, ref: int, last: date) -> Kept:
        """The hours of a project are invoiced up to `last`, and with it. What was invoiced already stays so."""
        with self.store.step("invoice") as step:
            project = self._project(ref)
            before = project.invoiced_until
            if before and before >= last:
                already = f"{project.name} is invoiced until {_told(before)} already"
                raise CannotKeep(f"{already}: its form (e) takes it back")
            told = f"invoiced until {_told(last)}:"
            return self._done(step, told, rows.change(step, altered(project, invoiced_until=last)))

    def _project(self, ref: int) -> Project:
        project: Project = self._found(Ref("project", ref))
        if project.deleted_at is not None:
            raise CannotKeep("this project is in the bin: bring it back first")
        return project

    def _dated(self, step: Step, project: Project) -> str:
        """Makes the follow-ups that are missing, none of them for a day that is past; tells the days."""
        from workbench.practice.constants import DEFAULTS
        from workbench.practice.handover.leaving import end_of, undated

        asked = rows.find(self.store, FollowUp, "project = ?", (project.id,))
        end = end_of(project, self.today)
        missing = undated(asked, end, self.constants or DEFAULTS)
        days = [max(end + timedelta(days=each), self.today) for each in missing]
        for each in days:
            rows.add(step, make("follow_up", project=project.id, due=each))
        return f"to ask after it on {' and '.join(map(day, days))}" if days else ""


def _told(on: date) -> str:
    """A day with its year."""
    return f"{on.day} {on:%b %Y}"
