"""The cells of a large grid, read by the block when they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.desk.trouble import Trouble
from workbench.ui.widgets.grid_layout import Head
from workbench.ui.widgets.painting import Piece

_ROWS, _COLUMNS = 32, 16
_MOST = 48
"""How many blocks are kept: more than the largest terminal shows."""

Place = tuple[int, int]
"""The numbers, or the keys, of a row and a column."""

Reading = Callable[[Sequence[int], Sequence[int]], Mapping[Place, Piece]]
"""Reads the cells of these rows and columns, by their keys: the text and tone of each that has any."""


class Blocks:
    """The cells under some heads. The oldest blocks are forgotten: memory stays the same, however large the grid.

    Where a block cannot be read, `unread` is told why, and its cells are empty until `forget`.
    """

    def __init__(self, unread: Callable[[str], None]) -> None:
        self._unread = unread
        self._rows: Sequence[Head] = ()
        self._columns: Sequence[Head] = ()
        self._reading: Reading = _nothing
        self._kept: dict[Place, Mapping[Place, Piece]] = {}

    def __len__(self) -> int:
        """How many blocks are kept."""
        return len(self._kept)

    def put(self, rows: Sequence[Head], columns: Sequence[Head], reading: Reading) -> None:
        """Other heads, and where to read the cells under them."""
        self._rows, self._columns, self._reading = rows, columns, reading
        self.forget()

    def forget(self) -> None:
        """Has all cells read anew."""
        self._kept.clear()

    def piece(self, row: int, column: int) -> Piece | None:
        """What stands in a cell, read with its block; None where nothing does."""
        block = (row // _ROWS, column // _COLUMNS)
        cells = self._kept.pop(block, None)
        if cells is None:
            cells = self._read(*block)
        self._kept[block] = cells
        if len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        return cells.get((self._rows[row].key, self._columns[column].key))

    def _read(self, down: int, across: int) -> Mapping[Place, Piece]:
        rows = self._rows[down * _ROWS : (down + 1) * _ROWS]
        columns = self._columns[across * _COLUMNS : (across + 1) * _COLUMNS]
        try:
            return self._reading([head.key for head in rows], [head.key for head in columns])
        except Trouble as why:
            self._unread(str(why))
            return {}


def _nothing(rows: Sequence[int], columns: Sequence[int]) -> Mapping[Place, Piece]:
    return {}
