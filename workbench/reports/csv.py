"""Tables as CSV, in which no cell of text can be taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from workbench.model.text import one_line

Cell = str | int | date | None

_FORMULA = ("=", "+", "-", "@")


def table(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows, the head among them, as CSV with commas and line feeds."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for row in rows:
        writer.writerow([cell(each) for each in row])
    return written.getvalue()


def cell(value: Cell) -> str:
    """A cell on one line; a text that a spreadsheet would work out gets a `'` in front.

    >>> cell("=1+1"), cell("a\\tb"), cell(-3), cell(None)
    ("'=1+1", 'a b', '-3', '')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return str(value)
    text = one_line(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
