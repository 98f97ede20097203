"""A document in Markdown as lines of a width, to be looked over before it is sent; tables stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from workbench.desk.shown import Tone
from workbench.ui import gate

_GAP = 2
_LEAST = 7
"""Cells that a column has at least; where a table has no room for that, each row goes under its heads."""
_WIDEST = 120
"""Cells of a cell that are counted when columns are measured: what is longer is folded anyway."""

_CELLS = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([\\`*\[\]<>|~&$_#+\-=.)])")
_BOLD = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")
_HEADING = re.compile(r"#{1,6} ")
_RULE = re.compile(r":?-{3,}:?")


class Said(NamedTuple):
    """One line of a document, and what it is to the eye."""

    text: str
    tone: Tone = Tone.PLAIN


def folded(markdown: str, cells: int) -> list[Said]:
    """The document in lines of at most `cells` cells. What was escaped stands as it is read; nothing is left away.

    >>> [line.text for line in folded("# Acme \\\\[Q3\\\\]\\n| a | hours |\\n| --- | ---: |\\n| two words | 1 |", 18)]
    ['# Acme [Q3]', 'a          hours', '─────────  ─────', 'two words      1']
    """
    lines: list[Said] = []
    table: list[str] = []
    fenced = False
    for line in markdown.splitlines():
        if line.startswith("|") and not fenced:
            table.append(line)
            continue
        lines.extend(_table(table, cells))
        table = []
        if line.startswith("```"):
            fenced = not fenced
            lines.extend(_wrapped(line[3:].partition(" ")[2], cells, Tone.MUTED) if fenced else ())
        elif fenced:
            lines.append(Said(gate.cut(line, cells)))
        else:
            lines.extend(_paragraph(line, cells))
    lines.extend(_table(table, cells))
    return lines


def as_it_is(text: str, cells: int) -> list[Said]:
    """Text that is no Markdown, each line cut to `cells` cells: a table of commas is looked over, not read."""
    return [Said(gate.cut(line, cells)) for line in text.splitlines()]


def _paragraph(line: str, cells: int) -> Iterator[Said]:
    text = _ESCAPED.sub(r"\1", line)
    if _HEADING.match(line):
        yield from _wrapped(text, cells, Tone.ACCENT)
    elif line.startswith(">"):
        for said in _wrapped(text.lstrip("> "), cells - 2, Tone.PLAIN):
            yield Said(f"> {said.text}".rstrip())
    else:
        yield from _wrapped(text, cells, Tone.PLAIN)


def _wrapped(text: str, cells: int, tone: Tone) -> Iterable[Said]:
    return (Said(each, tone) for each in gate.wrapped(text, cells))


def _table(lines: Sequence[str], cells: int) -> Iterator[Said]:
    """The rows of a table in columns as wide as there is room for; each row under its heads where there is none."""
    rows = [_split(line) for line in lines]
    if not rows:
        return
    head, *body = rows
    rule = next((row for row in body if all(_RULE.fullmatch(cell) for cell in row)), [])
    right = [cell.endswith(":") for cell in rule]
    body = [row for row in body if row is not rule]
    count = max(map(len, rows))
    wanted = [
        max(1, *(min(_WIDEST, gate.width(row[at])) for row in (head, *body) if at < len(row))) for at in range(count)
    ]
    room = cells - _GAP * (count - 1)
    if sum(wanted) > room and room < _LEAST * count:
        yield from _records(head, body, cells)
        return
    widths = _widths(wanted, [_longest_word((head, *body), at) for at in range(count)], room)
    if any(head):
        yield from _row(head, widths, right, Tone.MUTED)
        yield Said((" " * _GAP).join("─" * width for width in widths), Tone.MUTED)
    for row in body:
        yield from _row(row, widths, right, Tone.PLAIN)


def _longest_word(rows: Sequence[Sequence[str]], at: int) -> int:
    words = (gate.width(word) for row in rows if at < len(row) for word in row[at].split())
    return min(_WIDEST, max(words, default=1))


def _widths(wanted: Sequence[int], words: Sequence[int], room: int) -> Sequence[int]:
    """What each column wants, where all fit; else at least its longest word, where those fit, and of the rest as much
    for each: days and figures stay whole, sentences are folded."""
    if sum(wanted) <= room:
        return wanted
    if sum(words) >= room:
        return gate.shares(room, *words)
    widths, over = list(words), room - sum(words)
    columns = sorted(range(len(words)), key=lambda at: wanted[at] - words[at])
    for place, at in enumerate(columns):
        more = min(wanted[at] - words[at], over // (len(columns) - place))
        widths[at] += more
        over -= more
    return widths


def _split(line: str) -> list[str]:
    return [_ESCAPED.sub(r"\1", _BOLD.sub(r"\1", cell.strip())) for cell in _CELLS.split(line.strip().strip("|"))]


def _row(row: Sequence[str], widths: Sequence[int], right: Sequence[bool], tone: Tone) -> Iterator[Said]:
    """One row on as many lines as its fullest cell needs; columns of figures end at the same cell."""
    rights = [*right, *[False] * (len(widths) - len(right))]
    columns = [
        [cell] if gate.width(cell) <= width else gate.wrapped(cell, width)
        for cell, width in zip_longest(row[: len(widths)], widths, fillvalue="")
        if isinstance(width, int)
    ]
    for line in zip_longest(*columns, fillvalue=""):
        cells = (gate.fit(cell, width, right=ends) for cell, width, ends in zip(line, widths, rights, strict=False))
        yield Said((" " * _GAP).join(cells).rstrip(), tone)


def _records(head: Sequence[str], body: Sequence[Sequence[str]], cells: int) -> Iterator[Said]:
    """Each row as lines of head and value, for tables of more columns than there is room for."""
    for number, row in enumerate(body):
        if number:
            yield Said("")
        for name, value in zip_longest(head, row, fillvalue=""):
            if value:
                yield from _wrapped(f"{name}: {value}" if name else value, cells, Tone.PLAIN)
