"""Bringing a file up to date: the frozen migrations, applied in one transaction. Loaded only when a file is behind.

This is the one place that knows sqlite_utils. Its `transform` drops triggers without a word and is not to be
used in a migration: ALTER TABLE does.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from . import tallies, triggers
from .trouble import Damaged, Newer

FOLDER = Path(__file__).with_name("migrations")


def migrations() -> dict[str, str]:
    """The frozen SQL by name, in the order of their numbers."""
    return {each.stem: each.read_text(encoding="utf-8") for each in sorted(FOLDER.glob("[0-9]*.sql"))}


def apply(file: sqlite3.Connection, version: int) -> None:
    """Applies what `file` lacks up to `version`, rebuilds all triggers, and sets the version, or does nothing.

    Runs inside the caller's transaction (BEGIN IMMEDIATE), so that of two processes only one migrates.
    Raises Newer where the file has migrations that are not known here, Damaged where rows no longer fit.
    """
    known = migrations()
    database = Database(file, execute_plugins=False)
    frozen = Migrations("workbench")
    for name, sql in known.items():
        frozen(name=name)(_running(sql))
    unknown = {each.name for each in frozen.applied(database)} - set(known)
    if unknown:
        raise Newer(f"The file has steps that are not known here ({', '.join(sorted(unknown))}). Update workbench")
    triggers.drop(file)
    frozen.apply(database)
    tallies.fill(file)
    triggers.make(file)
    file.execute(f"PRAGMA user_version = {version}")
    if broken := file.execute("PRAGMA foreign_key_check").fetchone():
        raise Damaged(f"After the update a row of {broken[0]} would refer to nothing. The file was left as it was")


def _running(sql: str):  # type: ignore[no-untyped-def]
    def run(database: Database) -> None:
        for statement in statements(sql):
            database.conn.execute(statement)

    return run


def statements(sql: str) -> list[str]:
    """The single statements of a script: `executescript` would commit the transaction that they belong to."""
    found, begun = [], ""
    for line in sql.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun.strip())
            begun = ""
    return [*found, begun.strip()] if begun.strip() else found
