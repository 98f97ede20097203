"""The commands that print lists: today, sessions, promises, projects, contacts, history."""

from __future__ import annotations

from typing import Any

import click

from workbench.cli.group import JSON, Bench, listing, nothing, workbench
from workbench.cli.printing import print_rows


@workbench.command()
@listing
@click.pass_obj
def today(bench: Bench, /, as_json: bool, **asked: Any) -> None:
    """What was logged today, and the promises that are late or due."""
    from workbench.desk.tables import Asked, today_records

    with bench.views() as views:
        print_rows(
            today_records(views, Asked(**asked)),
            as_json,
            nothing(asked, "nothing logged today and nothing due: workbench log ..."),
        )


@workbench.command()
@listing
@click.pass_obj
def sessions(bench: Bench, /, as_json: bool, **asked: Any) -> None:
    """The sessions, newest first."""
    from workbench.desk.tables import Asked, session_records

    with bench.views() as views:
        print_rows(
            session_records(views, Asked(**asked)),
            as_json,
            nothing(asked, "no sessions: workbench log 45 @Ana /facilitation"),
        )


@workbench.command()
@listing
@click.pass_obj
def promises(bench: Bench, /, as_json: bool, **asked: Any) -> None:
    """The open promises, mine and theirs, the most urgent first."""
    from workbench.desk.tables import Asked, promise_records

    with bench.views() as views:
        print_rows(
            promise_records(views, Asked(**asked)),
            as_json,
            nothing(asked, "no open promises: workbench log promise ana minutes by fri"),
        )


@workbench.command()
@listing
@click.pass_obj
def projects(bench: Bench, /, as_json: bool, **asked: Any) -> None:
    """The projects, with how far each is and what is missing."""
    from workbench.desk.tables import Asked, project_records

    with bench.views() as views:
        print_rows(
            project_records(views, Asked(**asked)),
            as_json,
            nothing(asked, "no projects: workbench add project name=... client=..."),
        )


@workbench.command()
@listing
@click.pass_obj
def contacts(bench: Bench, /, as_json: bool, **asked: Any) -> None:
    """The people, with their roles and the last touch."""
    from workbench.desk.tables import Asked, contact_records

    with bench.views() as views:
        print_rows(
            contact_records(views, Asked(**asked)),
            as_json,
            nothing(asked, "no contacts: workbench add contact name=... client=..."),
        )


@workbench.command()
@click.option("--limit", type=click.IntRange(min=0), default=50, metavar="N", help="At most N steps.")
@JSON
@click.pass_obj
def history(bench: Bench, limit: int, as_json: bool) -> None:
    """The steps that can be undone, newest first."""
    with bench.views() as views:
        print_rows(views.history(limit), as_json, "no steps yet")
