"""The rows of `workbench progress`: those of `projects`, and in words where each stands and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice

from workbench.desk.facts import gathered
from workbench.desk.lists import projects
from workbench.desk.portfolio import order, row_of
from workbench.desk.shown_progress import ProgressRow
from workbench.desk.tables import Asked, ProjectRecord, project_record
from workbench.desk.views import Views
from workbench.model.projects import Project, Stage
from workbench.practice.progression import progress
from workbench.store import rows


@dataclass(frozen=True)
class ProgressRecord(ProjectRecord):
    """A project as scripts see it, and where it stands in words; `my_view` stands beside, with its reason."""

    headline: str = ""
    next_step: str | None = None
    gap: str | None = None
    my_view: dict[str, str] | None = None


def progress_records(views: Views, asked: Asked) -> list[ProgressRecord]:
    """The projects asked for: the open ones first, of these what is at risk or nearest to the next stage."""
    return [record for _, record in _found(views, asked)]


def progress_lines(views: Views, asked: Asked) -> list[tuple[Stage, tuple[ProgressRow, ...]]]:
    """The same in the three columns of the Progress screen."""
    found = [row for row, _ in _found(views, asked)]
    return [(stage, tuple(row for row in found if row.column is stage)) for stage in Stage]


def _found(views: Views, asked: Asked) -> Iterator[tuple[ProgressRow, ProgressRecord]]:
    store, today, constants = views.store, views.today().date(), views.constants
    only = asked.project_id(store)
    listed = {row.id: row for row in projects(store, asked.words) if only in (None, row.id)}
    nouns = [each for each in rows.find(store, Project) if each.id in listed]
    facts = gathered(store, nouns, today, constants)
    stands = {ref: progress(known, today, constants) for ref, known in facts.items()}
    for row in islice(sorted((row_of(listed[ref], stands[ref]) for ref in stands), key=order), asked.limit):
        project = facts[row.id].project
        view = {"stage": str(project.my_view), "reason": project.my_view_reason} if project.my_view else None
        told = asdict(project_record(listed[row.id], stands[row.id], facts[row.id]))
        yield (
            row,
            ProgressRecord(
                **told, headline=row.headline, next_step=row.next_step or None, gap=row.gap or None, my_view=view
            ),
        )
