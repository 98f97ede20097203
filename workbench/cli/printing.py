"""How answers are printed: clean, in columns for people, as JSON for scripts."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields
from math import floor
from typing import Any

from workbench.desk.shown import Card
from workbench.model.text import cells_of, clean, one_line


def say(text: str, *, err: bool = False) -> None:
    """One answer, without what could command a terminal."""
    print(clean(text), file=sys.stderr if err else sys.stdout, flush=True)


def print_json(value: Any) -> None:
    """A value as JSON; control characters are escaped by the format."""
    print(json.dumps(value, ensure_ascii=False, indent=1), flush=True)


def print_rows(rows: Sequence[Any], as_json: bool, empty: str) -> None:
    """Rows (frozen records) as a JSON array, or in columns of those fields that any of them fills."""
    if as_json:
        print_json([asdict(row) for row in rows])
        return
    if not rows:
        say(empty, err=True)
        return
    names = [field.name for field in fields(rows[0]) if field.name not in _NOT_IN_COLUMNS]
    cells = [[_cell(getattr(row, name)) for name in names] for row in rows]
    filled = [at for at, _ in enumerate(names) if any(line[at] for line in cells)]
    lines = [[names[at] for at in filled], *([line[at] for at in filled] for line in cells)]
    widths = [min(_MOST, max(cells_of(line[at]) for line in lines)) for at in range(len(filled))]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in lines:
        cut = (_cut(text, _MOST) for text in line)
        filled_up = (text + " " * (width - cells_of(text)) for text, width in zip(cut, widths, strict=True))
        told = "  ".join(filled_up).rstrip()
        print(told if room is None else _cut(told, room))


def _cut(text: str, cells: int) -> str:
    """`text` in at most `cells` cells; what is left out is an ellipsis."""
    if cells_of(text) <= cells:
        return text
    while cells_of(text) >= cells:
        text = text[:-1]
    return f"{text}…"


_MOST = 44
"""The widest column, in characters."""
_NOT_IN_COLUMNS = ("ref", "raw", "observations", "warnings", "unknown", "new", "private_note", "id")


def _cell(value: Any) -> str:
    if value is None or value is False or value in ([], ()):
        return ""
    if value is True:
        return "yes"
    if isinstance(value, dict):
        words = {name.replace("_", " "): _cell(each) for name, each in value.items() if not isinstance(each, list)}
        return ", ".join(f"{word} {name}" for name, word in words.items() if word)
    if isinstance(value, list | tuple):
        return ", ".join(_cell(each) for each in value)
    return f"{floor(round(value * 100, 6))} %" if isinstance(value, float) else one_line(str(value))


def print_card(card: Card, as_json: bool) -> None:
    """A card as a page, or as JSON."""
    if as_json:
        print_json(asdict(card))
        return
    say("\n".join(line for line in (card.title, card.under) if line))
    for block in card.blocks:
        say("")
        if block.title:
            say(block.title)
        for line in block.lines:
            say(f"  {line.label + ': ' if line.label and line.value else line.label}{one_line(line.value)}")
