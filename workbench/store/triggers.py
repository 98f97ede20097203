"""The triggers that keep the journal and the tally in the transaction of every change.

They are dropped and made anew whenever a file is brought up to date, the journal's from the tables as they
are, so that none is forgotten. `trusted_schema` is off: they call no functions of ours, write to no virtual
table and learn the running step from the one row of `journal`.
"""

from __future__ import annotations

import sqlite3


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
    return [*journal, *_tally("session"), *_tally("work")]


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


COUNTED = {
    "session": "{row}.deleted_at IS NULL AND {row}.planned = 0 AND {row}.draft = ''",
    "work": "{row}.deleted_at IS NULL AND {row}.draft = ''",
}
"""Which rows the tally counts."""


def _tally(table: str) -> list[str]:
    old, new = COUNTED[table].format(row="OLD"), COUNTED[table].format(row="NEW")
    touched = '"deleted_at", "draft", "project", "minutes", "on"' + (', "planned"' if table == "session" else "")
    return [
        _counting(table, "insert", "INSERT", new, _plus(table)),
        _counting(table, "update_from", f"UPDATE OF {touched}", old, _minus(table)),
        _counting(table, "update_to", f"UPDATE OF {touched}", new, _plus(table)),
        _counting(table, "delete", "DELETE", old, _minus(table)),
    ]


def _counting(table: str, name: str, event: str, counted: str, does: str) -> str:
    return f'CREATE TRIGGER "tally_{table}_{name}" AFTER {event} ON "{table}" WHEN {counted} BEGIN\n{does}END'


def _plus(table: str) -> str:
    return (
        "  INSERT INTO tally (project) VALUES (ifnull(NEW.project, 0)) ON CONFLICT DO NOTHING;\n"
        f"  UPDATE tally SET {_sums(table, 'NEW', '+')}, last_on = max(ifnull(last_on, ''), NEW.\"on\") "
        "WHERE project = ifnull(NEW.project, 0);\n"
    )


def _minus(table: str) -> str:
    latest = ", ".join(
        f'ifnull((SELECT "on" FROM "{each}" WHERE project IS OLD.project AND {COUNTED[each].format(row=each)} '
        "ORDER BY \"on\" DESC LIMIT 1), '')"
        for each in COUNTED
    )
    return (
        f"  UPDATE tally SET {_sums(table, 'OLD', '-')} WHERE project = ifnull(OLD.project, 0);\n"
        "  DELETE FROM tally WHERE project = ifnull(OLD.project, 0) AND sessions = 0 AND work_minutes = 0;\n"
        f"  UPDATE tally SET last_on = max({latest}) "
        'WHERE project = ifnull(OLD.project, 0) AND last_on = OLD."on";\n'
    )


def _sums(table: str, row: str, sign: str) -> str:
    if table == "work":
        return f"work_minutes = work_minutes {sign} {row}.minutes"
    return f"sessions = sessions {sign} 1, session_minutes = session_minutes {sign} ifnull({row}.minutes, 0)"
