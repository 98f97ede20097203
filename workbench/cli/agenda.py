"""`workbench agenda`: what is due, and the few things that are asked."""

from __future__ import annotations

from typing import Any

import click

from workbench.cli.group import Bench, listing, nothing, workbench
from workbench.cli.printing import print_rows, say

_EMPTY = (
    "nothing is due. Promises, plans and what is learned come here by themselves: workbench log promise clara minutes"
    " by fri, workbench log plan ana facilitation fri 14:00"
)


@workbench.command()
@listing
@click.pass_obj
def agenda(bench: Bench, /, as_json: bool, **asked: Any) -> None:
    """What is late, due and to come: promises, plans, follow-ups; then the refreshers and next steps to ask for."""
    from workbench.desk.agenda_records import agenda_lines, agenda_records
    from workbench.desk.tables import Asked

    with bench.views() as views:
        if as_json:
            print_rows(agenda_records(views, Asked(**asked)), as_json, "")
            return
        lines, more = agenda_lines(views, Asked(**asked))
    print_rows(lines, as_json, nothing(asked, _EMPTY))
    if more:
        say(f"more ({more}): workbench agenda --limit 100")
