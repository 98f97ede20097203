"""The commands about the file, and those that begin: log, demo, backup, check, export, import, restore."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli import app
from workbench.cli.group import JSON, Bench, workbench
from workbench.cli.printing import print_json, say
from workbench.desk.desk import Desk
from workbench.practice.constants import constants
from workbench.store.file import Store


@workbench.command(add_help_option=False, context_settings={"ignore_unknown_options": True})
@click.argument("line", nargs=-1)
@click.pass_obj
def log(bench: Bench, line: tuple[str, ...]) -> int:
    """Log one line; without words, a prompt or each line of standard input."""
    from workbench.cli.log import run

    return run(list(line), str(bench.settings.file))


@workbench.command()
@click.option("--file", "target", default="", metavar="F", help="Only write the demo to F; do not open the app.")
@click.pass_obj
def demo(bench: Bench, target: str) -> int:
    """Look round: the app on a fresh file of invented data."""
    from dataclasses import replace

    from workbench.desk.demo import furnish

    path = Path(target) if target else bench.settings.demo_file
    if target and path.exists():
        raise click.UsageError(f"{path} exists: choose another file, the demo never writes over one")
    _fresh(path)
    store = Store.open(path, now=bench.settings.now)
    try:
        desk = Desk(store, bench.settings.now, bench.settings.zone, constants(bench.settings.practice))
        furnish(desk)
        desk.settle(whole=True)
    finally:
        store.close()
    if target:
        say(f"the demo is in {path}")
        return 0
    return app.opened(replace(bench.settings, file=path), demo=True)


def _fresh(path: Path) -> None:
    """Takes an earlier demo away; nothing but a demo is ever at its place."""
    for ending in ("", "-wal", "-shm", ".lock"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


@workbench.command()
@click.argument("target", required=False, metavar="[FILE]")
@JSON
@click.pass_obj
def backup(bench: Bench, target: str | None, as_json: bool) -> None:
    """Write a verified copy of the file."""
    from workbench.store.backup import backup as write

    with bench.desk() as desk:
        to = Path(target) if target else bench.settings.backup_file(desk.now())
        written = write(desk.store, to)
    print_json({"file": str(written)}) if as_json else say(f"a verified copy is in {written}")


@workbench.command()
@JSON
@click.pass_obj
def check(bench: Bench, /, as_json: bool) -> int:
    """Look the file over: pages, references, journal, search."""
    from workbench.desk.standings import wrong
    from workbench.store.backup import check as findings

    with bench.desk() as desk:
        found = [*findings(desk.store), *wrong(desk.store, constants(bench.settings.practice))]
    if as_json:
        print_json({"sound": not found, "findings": found})
    else:
        say("the file is sound" if not found else "\n".join(found))
    return 1 if found else 0


@workbench.command()
@click.option("-o", "--output", "target", default="", metavar="FILE", help="Write to FILE instead of standard output.")
@click.pass_obj
def export(bench: Bench, target: str) -> None:
    """Everything as JSON, which `import json` reads back."""
    from workbench.cli.exchange import write_export

    with bench.desk() as desk:
        write_export(desk.store, target)


@workbench.command("import")
@click.argument("form", metavar="json", type=click.Choice(["json"]))
@click.argument("source", metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@JSON
@click.pass_obj
def import_(bench: Bench, form: str, source: str, dry_run: bool, as_json: bool) -> int:
    """Take in an export, matched by id, in one step of undo."""
    from workbench.cli.exchange import take_in

    with bench.desk() as desk:
        taken = take_in(desk, source, dry_run, as_json)
        desk.settle(whole=True)
        return taken


@workbench.command()
@click.argument("source", metavar="FILE")
@JSON
@click.pass_obj
def restore(bench: Bench, source: str, as_json: bool) -> None:
    """Go back to a copy; what is there now is copied aside first."""
    from workbench.store.backup import restore as go_back

    with bench.desk() as desk:
        aside = go_back(desk.store, Path(source), bench.settings.backup_file(desk.now()))
    if as_json:
        print_json({"restored": source, "aside": str(aside)})
    else:
        say(f"back at {source}; what was there is in {aside}")
