"""What the Reports screen reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.looking import Looking
from workbench.desk.shown import Ref
from workbench.desk.trouble import CannotKeep

if TYPE_CHECKING:
    from workbench.desk.reports import Options, Report
    from workbench.desk.shown_reports import Subject


class ReportViews(Looking):
    """The readings of the Reports screen."""

    templates: Path | None = None
    """The folder of the user's own templates, where there may be some."""

    def report(self, kind: str, of: Ref | None, options: Options) -> Report:
        """A report as it may be sent, of a project, a client, or of nothing (a week). Raises `CannotKeep`."""
        from workbench.desk.reports import report

        project = of.id if of and of.kind == "project" else 0
        client = of.id if of and of.kind == "client" else 0
        asked = replace(options, templates=self.templates)
        return report(self.store, kind, self._day, self.constants, project=project, client=client, options=asked)

    def report_subject(self, of: Ref) -> Subject:
        """The project or client that a report is of. Raises `CannotKeep` where it is gone."""
        from workbench.desk.shown_reports import Subject
        from workbench.model.people import Client
        from workbench.model.projects import Project
        from workbench.store import rows

        project = rows.get(self.store, Project, of.id) if of.kind == "project" else None
        if of.kind == "project" and (project is None or project.deleted_at):
            raise CannotKeep("this project is no longer there")
        client = rows.get(self.store, Client, (project.client or 0) if project else of.id)
        if project is None and (client is None or client.deleted_at):
            raise CannotKeep("this client is no longer there")
        return Subject(
            project.id if project else 0,
            project.name if project else "",
            client.id if client else 0,
            client.name if client else "",
            project.invoiced_until if project else None,
        )
