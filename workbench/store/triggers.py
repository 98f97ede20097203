"""The triggers that keep the journal, the tallies and the marks of stale levels in the transaction of every change.

They are dropped and made anew whenever a file is brought up to date, the journal's from the tables as they
are, so that none is forgotten. `trusted_schema` is off: they call no functions of ours, write to no virtual
table and learn the running step from the one row of `journal`.
"""

from __future__ import annotations

import sqlite3

from . import standings, tallies


def drop(file: sqlite3.Connection) -> None:
    """Drops every trigger of the file, so that a migration's own writes are in no journal."""
    for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        file.execute(f'DROP TRIGGER "{name}"')


def make(file: sqlite3.Connection) -> None:
    """Makes the triggers that the file should have. It has none; the transaction is the caller's."""
    for statement in wanted(file):
        file.execute(statement)


def wanted(file: sqlite3.Connection) -> list[str]:
    """The triggers that the tables of `file` should have."""
    journal = [statement for table in journaled(file) for statement in _journal(file, table)]
    return [*journal, *tallies.triggers(), *standings.triggers()]


def journaled(file: sqlite3.Connection) -> list[str]:
    """The tables whose rows are in the journal: those of nouns and those of links."""
    tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '% STRICT'").fetchall()
    return [name for (name,) in tables if {"uid"} <= (kept := set(columns(file, name))) or {"owner", "target"} <= kept]


def columns(file: sqlite3.Connection, table: str) -> list[str]:
    """The stored columns of `table`; generated ones are left out (table_info does not tell them)."""
    return [row[1] for row in file.execute(f'PRAGMA table_info("{table}")')]


def _journal(file: sqlite3.Connection, table: str) -> list[str]:
    kept = [name for name in columns(file, table) if name != "id"]
    old, new = _cells("OLD", kept), _cells("NEW", kept)
    return [
        _recording(table, "insert", f"NEW.id, 'I', NULL, {new}"),
        _recording(table, "update", f"NEW.id, 'U', {old}, {new}"),
        _recording(table, "delete", f"OLD.id, 'D', {old}, NULL"),
    ]


def _recording(table: str, event: str, told: str) -> str:
    """Outside a step there is no step to be told of, and `op.step` refuses the NULL: the write fails with it."""
    return (
        f'CREATE TRIGGER "journal_{table}_{event}" AFTER {event.upper()} ON "{table}" BEGIN\n'
        f"  INSERT INTO op (step, tbl, row, act, old, new) SELECT step, '{table}', {told} "
        "FROM journal WHERE muted = 0;\nEND"
    )


def _cells(row: str, kept: list[str]) -> str:
    """The whole row as `name='value',name=NULL`, as `ops.cells` reads it.

    One call of printf, not JSON: the JSON functions count as unsafe in a trigger before SQLite 3.42, and the
    time to open a file is spent on parsing its triggers (8 ms with escaping and comparing by column, 1 ms so).
    """
    form = ",".join(f"{name}=%Q" for name in kept)
    return f"printf('{form}', " + ", ".join(f'{row}."{name}"' for name in kept) + ")"
