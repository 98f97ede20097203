"""How the heads and the cells of a grid share a window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workbench.desk.shown import Tone
from workbench.ui import gate

_LEAST, _MOST = 7, 11
"""Cells that a column is wide, its separator included."""

_ROW_HEAD_LEAST, _ROW_HEAD_MOST = 8, 34
_NARROW, _LOW, _FLAT = 60, 14, 8
"""Columns below which the heads of rows lose what stands beside them; lines below which the heads of columns get one
line, and below which the legend goes."""


@dataclass(frozen=True)
class Head:
    """A row or a column: its key, its name, a few signs beside it, and the group it stands in."""

    key: int
    name: str
    beside: str = ""
    group: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Layout:
    """The shares of a window of some width and height, in cells and lines.

    `row_head` is the width of the frozen heads of rows, `cell` that of a column with its separator, `across` how many
    columns are in sight. Of the frozen lines on top, `groups` and `beside` (0 or 1 each) tell groups and what stands
    beside the names, `names` (1 or 2) the names. `body` lines are for rows, `foot` (0 or 1) for the legend.
    """

    row_head: int = _ROW_HEAD_LEAST
    cell: int = _LEAST
    across: int = 1
    groups: int = 0
    names: int = 1
    beside: int = 0
    body: int = 1
    foot: int = 0
    besides: bool = True

    @property
    def heads(self) -> int:
        """The frozen lines on top."""
        return self.groups + self.names + self.beside


def laid_out(rows: Sequence[Head], columns: Sequence[Head], width: int, height: int, *, legend: bool) -> Layout:
    """The layout of these heads in a window; low and narrow ones leave out what is told elsewhere too."""
    besides = width >= _NARROW
    row_head = _row_head(rows, width, besides=besides)
    cell = max(_LEAST, min(_MOST, 1 + _longest(word for head in columns for word in head.name.split())))
    low = height < _LOW
    groups = int(not low and any(a.group != b.group for a, b in pairwise(columns)))
    names = 1 if low else max((len(name_lines(head.name, cell - 1)) for head in columns), default=1)
    beside = int(not low and any(head.beside for head in columns))
    foot = int(legend and height >= _FLAT)
    return Layout(
        row_head,
        cell,
        max(1, (width - row_head - 1) // cell),
        groups,
        names,
        beside,
        max(1, height - groups - names - beside - foot),
        foot,
        besides,
    )


def name_lines(name: str, room: int) -> list[str]:
    """A name on at most two lines of `room` cells.

    >>> name_lines("stakeholder mapping", 8), name_lines("Ana Pop", 10)
    (['stakeho…', 'mapping'], ['Ana Pop'])
    """
    return list(_name_lines(name, room))


@lru_cache(4096)
def _name_lines(name: str, room: int) -> tuple[str, ...]:
    if gate.width(name) <= room:
        return (gate.cut(name, room),)
    first, _, rest = name.partition(" ")
    return (gate.cut(first, room), gate.cut(rest, room)) if rest else (gate.cut(first, room),)


def _longest(words: Iterable[str]) -> int:
    return max(map(gate.width, words), default=0)


def _row_head(rows: Sequence[Head], width: int, *, besides: bool) -> int:
    """Room for the longest name and what stands beside it, but at most two fifths of the window."""
    beside = _longest(head.beside for head in rows) if besides else 0
    name = _longest(head.name for head in rows)
    return max(_ROW_HEAD_LEAST, min(1 + name + (beside and beside + 1) + 1, _ROW_HEAD_MOST, width * 2 // 5))
