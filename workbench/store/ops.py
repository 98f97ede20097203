"""What the journal's triggers wrote down of a step: one op for each row that it touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .file import Store

_PAIR = re.compile(r"(\w+)=(?:NULL|'((?:[^']|'')*)')(?:,|$)")
_INVERSE = {"I": "D", "D": "I", "U": "U"}


class Op(NamedTuple):
    """A row inserted (`I`), updated (`U`) or deleted (`D`): its cells before and after, of an update the altered ones.

    Cells are text or None; the columns' types make numbers of them again.
    """

    table: str
    row: int
    act: str
    old: dict[str, str | None]
    new: dict[str, str | None]

    def inverse(self) -> Op:
        """The op that takes this one back."""
        return Op(self.table, self.row, _INVERSE[self.act], self.new, self.old)


def written(store: Store, step: int) -> list[Op]:
    """The ops of a step, in the order in which they were done, without columns that a later version took away."""
    rows = store.rows("SELECT tbl, row, act, old, new FROM op WHERE step = ? ORDER BY id", (step,))
    columns = {tbl: _columns(store, tbl) for tbl in {tbl for tbl, *_ in rows}}
    return [
        Op(tbl, row, act, _present(old, columns[tbl]), _present(new, columns[tbl])) for tbl, row, act, old, new in rows
    ]


def _columns(store: Store, table: str) -> set[str]:
    return {name for (name,) in store.rows("SELECT name FROM pragma_table_info(?)", (table,))}


def _present(text: str | None, columns: set[str]) -> dict[str, str | None]:
    return {name: cell for name, cell in cells(text).items() if name in columns}


def trim(store: Store, step: int) -> None:
    """Leaves of each update in a running step the columns that it altered; of one that altered nothing, nothing."""
    rows = store.rows("SELECT id, old, new FROM op WHERE step = ? AND act = 'U'", (step,))
    for op, before, after in rows:
        old, new = cells(before), cells(after)
        altered = [name for name in old if old[name] != new[name]]
        if altered:
            store.run("UPDATE op SET old = ?, new = ? WHERE id = ?", (_text(old, altered), _text(new, altered), op))
        else:
            store.run("DELETE FROM op WHERE id = ?", (op,))


def cells(text: str | None) -> dict[str, str | None]:
    """Reads what a trigger wrote.

    >>> cells("name='Ana''s',client='1',left_on=NULL")
    {'name': "Ana's", 'client': '1', 'left_on': None}
    """
    found = _PAIR.finditer(text or "")
    return {pair[1]: None if pair[2] is None else pair[2].replace("''", "'") for pair in found}


def as_text(cell: object) -> str | None:
    """A cell of a table as an op holds it."""
    return None if cell is None else str(cell)


def _text(row: dict[str, str | None], names: list[str]) -> str:
    return ",".join(f"{name}={_quoted(row[name])}" for name in names)


def _quoted(cell: str | None) -> str:
    return "NULL" if cell is None else "'" + cell.replace("'", "''") + "'"
