"""`workbench why`: why a figure is what it is."""

from __future__ import annotations

from dataclasses import asdict

import click

from workbench.cli.group import JSON, Bench, workbench
from workbench.cli.printing import print_card, print_json, say


@workbench.command()
@click.argument("kind")
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@JSON
@click.pass_obj
def why(bench: Bench, kind: str, words: tuple[str, ...], as_json: bool) -> None:
    """Why a figure is what it is: `why stage Apollo`, `why gate Apollo/E3`; of a project, contact, ... all figures."""
    from workbench.desk.why.named import figures, why_record
    from workbench.desk.why.page import why as page

    with bench.views() as views:
        store, today, constants = views.store, views.today().date(), views.constants
        found = figures(store, kind, " ".join(words), today, constants)
        if as_json:
            print_json([asdict(why_record(store, each, today, constants)) for each in found])
            return
        for place, each in enumerate(found):
            if place:
                say("")
            print_card(page(store, each, today, constants), as_json)
