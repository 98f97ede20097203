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


def columns(file: sqlite3.Connection, table: str) -> dict[str, str]:
    """The stored columns of `table` and their types; generated ones are left out (table_info does not tell them)."""
    return {row[1]: row[2] for row in file.execute(f'PRAGMA table_info("{table}")')}


def _journal(file: sqlite3.Connection, table: str) -> list[str]:
    kept = {name: type for name, type in columns(file, table).items() if name != "id"}
    return [
        _recording(table, "insert", "I", "NEW", "NULL", _whole("NEW", kept)),
        _recording(table, "update", "U", "NEW", _changed("OLD", kept), _changed("NEW", kept)),
        _recording(table, "delete", "D", "OLD", _whole("OLD", kept), "NULL"),
    ]


def _recording(table: str, event: str, act: str, row: str, old: str, new: str) -> str:
    return (
        f'CREATE TRIGGER "journal_{table}_{event}" AFTER {event.upper()} ON "{table}" '
        "WHEN (SELECT muted FROM journal) = 0 BEGIN\n"
        f"  SELECT RAISE(ABORT, 'a row of {table} was written outside a step') "
        "WHERE (SELECT step FROM journal) IS NULL;\n"
        "  INSERT INTO op (step, tbl, row, act, old, new) VALUES ("
        f"(SELECT step FROM journal), '{table}', {row}.id, '{act}', {old}, {new});\n"
        "END"
    )


def _whole(row: str, kept: dict[str, str]) -> str:
    """A JSON object of all columns, written by hand: SQLite 3.40 takes its JSON functions for unsafe in a trigger."""
    return "'{' || " + " || ',' || ".join(_pair(row, name, kept[name]) for name in kept) + " || '}'"


def _changed(row: str, kept: dict[str, str]) -> str:
    """A JSON object of the columns that an update altered."""
    pairs = (
        f"CASE WHEN OLD.\"{name}\" IS NOT NEW.\"{name}\" THEN ',' || {_pair(row, name, kept[name])} ELSE '' END"
        for name in kept
    )
    return "'{' || substr(" + " || ".join(pairs) + ", 2) || '}'"


def _pair(row: str, name: str, type: str) -> str:
    value = f'{row}."{name}"'
    if type == "TEXT":
        for raw, escaped in (("'\\'", r"\\"), ("'\"'", r"\""), ("char(10)", r"\n"), ("char(9)", r"\t")):
            value = f"replace({value}, {raw}, '{escaped}')"
        value = f"'\"' || {value} || '\"'"
    return f"'\"{name}\":' || ifnull({value}, 'null')"


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
