"""The commands about one thing: its card, adding, editing, promises, undo and redo."""

from __future__ import annotations

import click

from workbench.cli.group import JSON, Bench, workbench
from workbench.cli.printing import print_card, print_json, say
from workbench.desk.shown import Kept, Ref


@workbench.command()
@click.argument("kind")
@click.argument("name")
@JSON
@click.pass_obj
def show(bench: Bench, kind: str, name: str, as_json: bool) -> None:
    """The card of a client, contact, project, skill, or any other KIND."""
    with bench.views() as views:
        print_card(views.card(Ref(_kind(kind), views.named(_kind(kind), name))), as_json)


def _fields(typed: tuple[str, ...]) -> dict[str, str]:
    for each in typed:
        if "=" not in each:
            raise click.UsageError(f"{each!r} is no FIELD=VALUE")
    return dict(each.split("=", 1) for each in typed)


def _tell(kept: Kept, as_json: bool) -> None:
    if as_json:
        print_json({"id": kept.uid, "kind": kept.ref and kept.ref.kind, "did": kept.sentence})
        return
    say(kept.sentence)
    for warning in kept.warnings:
        say(f"  ? {warning}")


@workbench.command()
@click.argument("kind")
@click.argument("typed", nargs=-1, metavar="FIELD=VALUE...")
@JSON
@click.pass_obj
def add(bench: Bench, kind: str, typed: tuple[str, ...], as_json: bool) -> None:
    """Add a client, contact, project, skill, or any other KIND."""
    with bench.desk() as desk:
        _tell(desk.add(_kind(kind), _fields(typed)), as_json)


@workbench.command()
@click.argument("kind")
@click.argument("name")
@click.argument("typed", nargs=-1, metavar="FIELD=VALUE...")
@JSON
@click.pass_obj
def edit(bench: Bench, kind: str, name: str, typed: tuple[str, ...], as_json: bool) -> None:
    """Change fields of the KIND called NAME (or of its id)."""
    if not typed:
        raise click.UsageError("say which field: FIELD=VALUE")
    with bench.desk() as desk:
        _tell(desk.edit(_kind(kind), desk.named(_kind(kind), name), _fields(typed)), as_json)


def _kind(word: str) -> str:
    return {"promise": "commitment", "touch": "touchpoint"}.get(word, word.replace("-", "_").replace(" ", "_"))


@workbench.command()
@click.argument("promise")
@JSON
@click.pass_obj
def done(bench: Bench, promise: str, as_json: bool) -> None:
    """A PROMISE is kept, today."""
    with bench.desk() as desk:
        _tell(desk.keep_promise(desk.named("commitment", promise)), as_json)


@workbench.command()
@click.argument("promise")
@click.argument("new_due", metavar="DAY")
@JSON
@click.pass_obj
def move(bench: Bench, promise: str, new_due: str, as_json: bool) -> None:
    """A PROMISE gets a new DAY."""
    with bench.desk() as desk:
        _tell(desk.move_promise(desk.named("commitment", promise), desk.day(new_due)), as_json)


@workbench.command()
@click.argument("promise")
@JSON
@click.pass_obj
def release(bench: Bench, promise: str, as_json: bool) -> None:
    """The other side releases one from a PROMISE."""
    with bench.desk() as desk:
        _tell(desk.release_promise(desk.named("commitment", promise)), as_json)


@workbench.command()
@JSON
@click.pass_obj
def undo(bench: Bench, /, as_json: bool) -> None:
    """Take back the last step."""
    with bench.desk() as desk:
        _tell(desk.undo(), as_json)


@workbench.command()
@JSON
@click.pass_obj
def redo(bench: Bench, /, as_json: bool) -> None:
    """Do again what was undone."""
    with bench.desk() as desk:
        _tell(desk.redo(), as_json)
