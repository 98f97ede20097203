"""What the app is measured against: the least that Textual can do. `python bare.py blank|table|line`."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Input, Static


class Blank(App[None]):
    """A word."""

    def compose(self) -> ComposeResult:
        yield Static("ready")


class Table(App[None]):
    """A table of two hundred rows, with a cursor."""

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("ready", "time", "length", "who", "what")
        table.add_rows((f"Tue {row}", "14:00", "45m", "Ana Pop", "stakeholder mapping") for row in range(200))


class Line(App[None]):
    """A line to type in, below a word."""

    def compose(self) -> ComposeResult:
        yield Static("ready")
        yield Input()


PROGRAMS: dict[str, type[App[None]]] = {"blank": Blank, "table": Table, "line": Line}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]]().run()
