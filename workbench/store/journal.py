"""Undo, redo and the history: the steps of the file, one line of them for all processes."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.catalogue import KINDS, noun

from .file import Store
from .ops import Op, as_text, written
from .search import refresh
from .trouble import Refused, Unlinked


@dataclass(frozen=True)
class Done:
    """What was undone or done again, and where the cursor should go: to the noun `ref` of `kind`, if it is there."""

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


def undo(store: Store) -> Done:
    """Takes the last step back. Raises Refused where there is none, or where a row is not as the step left it."""
    return _turn(store, "undo", "SELECT id FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1", 1)


def redo(store: Store) -> Done:
    """Does the step again that was undone last. Raises Refused as `undo` does."""
    return _turn(store, "redo", "SELECT id FROM step WHERE undone = 1 ORDER BY id LIMIT 1", 0)


def history(store: Store, limit: int = 200) -> list[StepRow]:
    """The last steps, newest first, those that were undone too."""
    sql = "SELECT id, at, name, kind, ref, undone FROM step ORDER BY id DESC LIMIT ?"
    return [
        StepRow(step, at, name, kind, ref, bool(undone))
        for step, at, name, kind, ref, undone in store.rows(sql, (limit,))
    ]


def _turn(store: Store, verb: str, which: str, undone: int) -> Done:
    try:
        with store.muted():
            step = store.value(which)
            if step is None:
                raise Refused(f"There is nothing to {verb}")
            name, kind, ref = store.rows("SELECT name, kind, ref FROM step WHERE id = ?", (step,))[0]
            ops = written(store, step)
            for op in [op.inverse() for op in reversed(ops)] if undone else ops:
                _apply(store, op, f"{verb} “{name}”")
            refresh(store, step)
            store.run("UPDATE step SET undone = ? WHERE id = ?", (undone, step))
    except Unlinked as error:
        raise Refused(f"Can't {verb} “{name}”: {error}") from error
    return Done(name, kind, ref, step)


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
    if op.act == "I":
        return not present
    return [as_text(cell) for cell in present[0][1:]] == list(op.old.values()) if present else False


def _called(store: Store, op: Op) -> str:
    """The row for a person: its kind, and its title where it has one."""
    kind = next((each for each in KINDS if op.table == each or op.table.startswith(f"{each}_")), op.table)
    if kind != op.table:
        return f"what belongs to the {kind.replace('_', ' ')} (row {op.row} of {op.table})"
    title = noun(kind).TITLE
    words = store.rows(f'SELECT "{title}" FROM "{kind}" WHERE id = ?', (op.row,))
    said = f" “{words[0][0]}”" if words and words[0][0] else ""
    return f"the {kind.replace('_', ' ')}{said} (row {op.row})"
