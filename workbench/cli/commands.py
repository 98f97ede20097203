"""The command table: what each command takes, and which verb or view of the desk it asks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from workbench import __version__, config
from workbench.cli import app
from workbench.cli.printing import print_card, print_json, print_rows, say
from workbench.desk.desk import Desk
from workbench.desk.shown import Kept, Ref
from workbench.desk.trouble import Busy, CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.practice.constants import BadSetting, constants
from workbench.store.file import Store


@dataclass
class Bench:
    """One invocation: its settings, and the file once a command opens it."""

    settings: config.Settings

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk of the file, which is made where it is missing."""
        store = Store.open(self.settings.file, now=self.settings.now)
        try:
            desk = Desk(store, self.settings.now, self.settings.zone, constants(self.settings.practice))
            yield desk
            with suppress(Busy):  # what was asked for is done; whoever comes next settles
                desk.settle()
        finally:
            store.close()

    @contextmanager
    def views(self) -> Iterator[Views]:
        """The views of the file; of an empty one where there is none, since looking makes nothing."""
        with TemporaryDirectory() as nowhere:
            file = self.settings.file
            if not file.exists():
                say(f"there is no file {file} yet: logging or adding something makes it", err=True)
                file = Path(nowhere) / "empty.db"
            store = Store.open(file, now=self.settings.now)
            try:
                yield Views(store, self.settings.now, constants(self.settings.practice))
            finally:
                store.close()


def run_command(words: list[str]) -> int:
    """Runs one command line; the exit code: 0 well, 1 failed, 2 not understood."""
    try:
        return int(workbench.main(words, prog_name="workbench", standalone_mode=False) or 0)
    except click.ClickException as why:
        why.show()
        return why.exit_code
    except (config.BadConfig, BadSetting, CannotKeep) as why:
        say(f"workbench: {why}", err=True)
        return 2
    except Trouble as why:
        say(f"workbench: {why}", err=True)
        return 1
    except click.exceptions.Abort:
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1


JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def listing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that all lists take."""
    for option in reversed(
        (
            click.option("--project", default="", metavar="P", help="Only this project."),
            click.option("--since", default="", metavar="D", help="From this day on: a date, mon, -2w."),
            click.option("--until", default="", metavar="D", help="Up to this day."),
            click.option("--filter", "words", default="", metavar="F", help="Only rows that hold all these words."),
            click.option("--limit", type=click.IntRange(min=0), default=None, metavar="N", help="At most N rows."),
            JSON,
        )
    ):
        command = option(command)
    return command


def nothing(asked: dict[str, Any], empty: str) -> str:
    """What is said of a list without rows: what makes the first row, unless only what was asked left none."""
    return "nothing here is what was asked for" if any(wish not in ("", None) for wish in asked.values()) else empty


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="workbench %(version)s")
@click.option("--db", default="", metavar="FILE", help="The file to work on, instead of the usual one.")
@click.option("--theme", default="", metavar="NAME", help="The theme of the app: dark, light, ...")
@click.pass_context
def workbench(context: click.Context, db: str, theme: str) -> int | None:
    """A workbench for a consultant: log in one line, see what the client keeps.

    Without a command the app opens.
    """
    context.obj = Bench(config.load(file=db, theme=theme))
    if context.invoked_subcommand is None:
        return app.opened(context.obj.settings)
    return None


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


# Lists


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
            nothing(asked, "no sessions: workbench log 45 ana facilitation"),
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


# One thing


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


# The file


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


from workbench.cli import agenda, progress, skills  # noqa: E402, F401 - add their commands to the group above
from workbench.cli import why as _why  # noqa: E402, F401
