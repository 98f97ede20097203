"""`workbench calendar`: what has a day, as an .ics file for another calendar."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workbench.cli.group import Bench, workbench
from workbench.cli.printing import say


@workbench.command()
@click.option("-o", "--output", "target", default="", metavar="FILE", help="Write to FILE, for your eyes only (0600).")
@click.option("--project", default="", metavar="P", help="Only this project.")
@click.option("--events", is_flag=True, help="Promises as whole days, for calendars that show no to-dos.")
@click.option("--force", is_flag=True, help="Write over FILE.")
@click.pass_obj
def calendar(bench: Bench, target: str, project: str, events: bool, force: bool) -> None:
    """Promises, planned sessions, follow-ups and refreshers as .ics; without FILE on standard output."""
    from workbench.desk.calendar import calendar as made
    from workbench.desk.placing import place, refuse

    path = Path(target)
    if target:
        refuse(path, force)
    with bench.views() as views:
        of = views.named("project", project) if project else None
        written = made(views.store, views.today(), views.constants, of, to_dos=not events)
    if not target:
        sys.stdout.write(written.decode())
        return
    place(written, path, force=force)
    say(f"the calendar is in {path}")
