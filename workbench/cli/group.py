"""The group that all commands are added to, the options that they share, and one invocation with its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from workbench import __version__, config
from workbench.cli import app
from workbench.cli.printing import say
from workbench.desk.desk import Desk
from workbench.desk.trouble import Busy
from workbench.desk.views import Views
from workbench.practice.constants import constants
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
