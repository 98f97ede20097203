"""`workbench report`: what is handed to a client in writing, and what it leaves out, on the error stream."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.group import JSON, Bench, workbench
from workbench.cli.printing import print_json, say
from workbench.desk.reports import FORMATS, KINDS, NameStyle, Options, Report, report
from workbench.desk.trouble import CannotKeep

if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.desk.views import Views


_OWN = """
A template of your own takes the place of ours: templates/KIND.md.jinja beside
the settings. What is left out, and why, is told on the error stream.
"""


_ENDINGS = {"htm": "html", "txt": "md", "text": "md", "markdown": "md"}
"""The endings of a file's name that are not the name of a format."""


@workbench.command("report", epilog=_OWN)
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.option("--project", default="", metavar="P", help="Of this project.")
@click.option("--client", default="", metavar="C", help="Of this client, all projects together.")
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="By the name of FILE, else md.")
@click.option("--since", default="", metavar="D", help="From this day on: timesheet, promises.")
@click.option("--until", default="", metavar="D", help="Up to this day.")
@click.option(
    "--names",
    type=click.Choice([str(each) for each in NameStyle]),
    default=NameStyle.FULL.value,
    help="How people stand who agreed to be named; all others stand by role.",
)
@click.option("-o", "--output", "target", default="", metavar="FILE", help="Write to FILE, for your eyes only (0600).")
@click.option("--force", is_flag=True, help="Write over FILE.")
@click.option("--week", default="", metavar="W", help="Which week: 2026-W47, last; else this one.")
@click.option("--invoiced", is_flag=True, help="Timesheet: mark the project as invoiced up to the last day.")
@JSON
@click.pass_obj
def report_(
    bench: Bench, /, kind: str, form: str | None, target: str, force: bool, as_json: bool, **asked: Any
) -> None:
    """Write a report: what stays with the client, a letter, hours, promises."""
    invoiced = asked.pop("invoiced")
    if invoiced and (kind != "timesheet" or not asked["project"]):
        raise click.UsageError("--invoiced is for a timesheet of one project")
    if (asked["since"] or asked["until"]) and not KINDS[kind].dated:
        raise click.UsageError(f"--since and --until are for {' and '.join(k for k in KINDS if KINDS[k].dated)}")
    if asked["week"] and kind != "week":
        raise click.UsageError("--week is for the report of a week")
    chosen = form or _by_name(target) or "md"
    with bench.views() as views:
        made = _made(bench, views, kind, **asked)
        file = _handed_out(made, chosen, target, force, as_json)
    if invoiced:
        with bench.desk() as desk:
            _invoice(desk, asked["project"], asked["until"])
    if file:
        say(f"the {KINDS[kind].word} {'are' if kind == 'promises' else 'is'} in {file}", err=as_json)
    for each in made.left_out:
        say(f"left out: {each}", err=True)


def _made(bench: Bench, views: Views, kind: str, /, **asked: str) -> Report:
    today = views.now().date()
    options = Options(
        NameStyle(asked["names"]),
        _day(asked["since"], today),
        _day(asked["until"], today),
        asked["week"],
        bench.settings.config.parent / "templates",
    )
    project = views.named("project", asked["project"]) if asked["project"] else 0
    client = views.named("client", asked["client"]) if asked["client"] else 0
    if project and client:
        raise click.UsageError("say --project or --client, not both")
    return report(views.store, kind, today, views.constants, project=project, client=client, options=options)


def _day(word: str, today: date) -> date | None:
    from workbench.practice.dates import CannotRead, day_of

    try:
        return day_of(word, today, forward=False) if word else None
    except CannotRead as why:
        raise CannotKeep(str(why)) from why


def _by_name(target: str) -> str:
    """The format that a file's name asks for, perhaps one that there is not; empty where it asks for none."""
    ending = Path(target).suffix.lower().removeprefix(".")
    return _ENDINGS.get(ending, ending if ending.isalpha() else "")


def _handed_out(made: Report, form: str, target: str, force: bool, as_json: bool) -> str:
    """Writes or prints the report; the file that it is in, if any."""
    from workbench.desk.reports.writing import pdf, write

    file = str(write(made, form, Path(target), force=force)) if target else ""
    if as_json:
        print_json(
            {
                "kind": made.kind,
                "title": made.title,
                "format": form,
                "file": file or None,
                "text": None if file or form == "pdf" else made.text(form),
                "left_out": [{"what": each.what, "why": each.why} for each in made.left_out],
            }
        )
    elif not target and form == "pdf":
        if sys.stdout.isatty():
            raise click.UsageError("a PDF is not for the screen: -o FILE")
        sys.stdout.buffer.write(pdf(made))
    elif not target:
        sys.stdout.write(made.text(form))
    return file


def _invoice(desk: Desk, project: str, until: str) -> None:
    """Marks the project as invoiced up to the last day of the sheet; one step of undo."""
    last = min(_day(until, desk.today) or desk.today, desk.today)
    say(desk.invoice(desk.named("project", project), last).sentence, err=True)
