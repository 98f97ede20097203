"""Undo, redo and the history: the steps of the file, one line of them for all processes."""

from __future__ import annotations

from dataclasses import dataclass
from json import loads

from workbench.model.catalogue import KINDS, noun

from .file import Cell, Store
from .search import refresh
from .trouble import Refused, Unlinked


@dataclass(frozen=True)
class Done:
    """What was undone or done again, and where the cursor should go: the noun `ref` of the kind `kind`, if it is there."""

    name: str
    kind: str
    ref: int
    step: int


@dataclass(frozen=True)
class StepRow:
    """One line of the history. `at` is a UTC instant, ISO 8601."""

    id: int
    at: str
    name: str
    kind: str
    ref: int
    undone: bool


@dataclass(frozen=True)
class Op:
    """One row of a step: inserted (`I`), updated (`U`, the changed columns only) or deleted (`D`)."""

    table: str
    row: int
    act: str
    old: dict[str, Cell]
    new: dict[str, Cell]

    def inverse(self) -> Op:
        """The op that takes this one back."""
        return Op(self.table, self.row, {"I": "D", "D": "I", "U": "U"}[self.act], self.new, self.old)


def undo(store: Store) -> Done:
    """Takes the last step back. Raises Refused where there is none, or where a row is not as the step left it."""
    return _turn(store, "undo", "SELECT id FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1", 1)


def redo(store: Store) -> Done:
    """Does the step again that was undone last. Raises Refused as `undo` does."""
    return _turn(store, "redo", "SELECT id FROM step WHERE undone = 1 ORDER BY id LIMIT 1", 0)


def history(store: Store, limit: int = 200) -> list[StepRow]:
    """The last steps, newest first, those that were undone too."""
    sql = "SELECT id, at, name, kind, ref, undone FROM step ORDER BY id DESC LIMIT ?"
    return [StepRow(*row[:5], bool(row[5])) for row in store.rows(sql, (limit,))]  # type: ignore[arg-type]


def _turn(store: Store, verb: str, which: str, undone: int) -> Done:
    try:
        with store.muted():
            step = store.value(which)
            if step is None:
                raise Refused(f"There is nothing to {verb}")
            name, kind, ref = store.rows("SELECT name, kind, ref FROM step WHERE id = ?", (step,))[0]
            ops = _ops(store, int(step))
            for op in [op.inverse() for op in reversed(ops)] if undone else ops:
                _apply(store, op, f"{verb} “{name}”")
            refresh(store, int(step))
            store.run("UPDATE step SET undone = ? WHERE id = ?", (undone, step))
    except Unlinked as error:
        raise Refused(f"Can't {verb} “{name}”: {error}") from error
    return Done(str(name), str(kind), int(ref or 0), int(step))


def _ops(store: Store, step: int) -> list[Op]:
    rows = store.rows("SELECT tbl, row, act, old, new FROM op WHERE step = ? ORDER BY id", (step,))
    return [
        Op(str(table), int(row), str(act), loads(str(old or "{}")), loads(str(new or "{}")))
        for table, row, act, old, new in rows
    ]


def _apply(store: Store, op: Op, doing: str) -> None:
    if not _as_expected(store, op):
        raise Refused(f"Can't {doing}: {_called(store, op)} has changed since. Nothing was changed")
    table = f'"{op.table}"'
    names = [f'"{name}"' for name in op.new]
    if op.act == "D":
        store.run(f"DELETE FROM {table} WHERE id = ?", (op.row,))
    elif op.act == "I":
        marks = ", ?" * len(names)
        store.run(f"INSERT INTO {table} ({', '.join(['id', *names])}) VALUES (?{marks})", (op.row, *op.new.values()))
    elif names:
        sets = ", ".join(f"{name} = ?" for name in names)
        store.run(f"UPDATE {table} SET {sets} WHERE id = ?", (*op.new.values(), op.row))


def _as_expected(store: Store, op: Op) -> bool:
    """Whether the row still holds, in the columns that `op` touches, what it should hold before `op`."""
    columns = ", ".join(["id", *(f'"{name}"' for name in op.old)])
    present = store.rows(f'SELECT {columns} FROM "{op.table}" WHERE id = ?', (op.row,))
    return present == ([] if op.act == "I" else [(op.row, *op.old.values())])


def _called(store: Store, op: Op) -> str:
    """The row for a person: its kind, and its title where it has one."""
    kind = next((each for each in KINDS if op.table == each or op.table.startswith(f"{each}_")), op.table)
    if kind != op.table:
        return f"what belongs to the {kind.replace('_', ' ')} (row {op.row} of {op.table})"
    title = noun(kind).TITLE
    words = store.rows(f'SELECT "{title}" FROM "{kind}" WHERE id = ?', (op.row,))
    said = f" “{words[0][0]}”" if words and words[0][0] else ""
    return f"the {kind.replace('_', ' ')}{said} (row {op.row})"
