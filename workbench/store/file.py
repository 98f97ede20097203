"""The one file: opening it safely, reading it, and writing to it in steps that are whole or not there at all.

A step holds a file lock of the operating system beside SQLite's own (SQLite 3.7.0 to 3.51.2 can lose a commit
when two processes write and checkpoint at once: sqlite.org/wal.html, "the WAL-reset bug"), looks that the file
is still the one that was opened, and leaves its name in the journal in the same transaction. Outside a step
the connection can't write at all.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from . import opening
from .lock import Lock
from .ops import trim
from .search import refresh
from .trouble import Busy, Gone, Newer, ReadOnly, Trouble, Unlinked, outside, told

Params = Sequence[Any] | Mapping[str, Any]
"""What stands for the ? or :name of a query: text, whole numbers, None."""
T = TypeVar("T")
_OTHER_FILE = 1000
"""By how much the mark moves when all is another file's: nobody takes that for a few steps."""
PATIENCE = 5.0
"""Seconds to wait for another process's step before one is told that the file is busy."""


class Step:
    """One change to the file, with a name that people read in the history: all of it, or nothing."""

    def __init__(self, store: Store, at: datetime, name: str, kind: str, ref: int) -> None:
        self.store, self.name, self.kind, self.ref = store, name, kind, ref
        self.moment = at
        self.at = instant(at)
        self.id = store._insert(
            "INSERT INTO step (at, name, kind, ref) VALUES (?, ?, ?, ?)", (self.at, name, kind, ref)
        )
        store._run("UPDATE journal SET step = ?", (self.id,))

    def about(self, kind: str, ref: int) -> None:
        """Where the cursor should go when the step is undone or done again."""
        self.kind, self.ref = kind, ref

    def run(self, sql: str, params: Params = ()) -> int:
        """Runs one statement of ours in this step; the number of rows that it changed."""
        return self.store._run(sql, params)

    def insert(self, sql: str, params: Params = ()) -> int:
        """Runs one INSERT in this step; the id of the new row."""
        return self.store._insert(sql, params)

    def end(self) -> bool:
        """Closes the step's place in the journal; whether it changed anything. What was undone is then gone."""
        trim(self.store, self.id)
        first = self.store.rows("SELECT tbl, row FROM op WHERE step = ? ORDER BY id LIMIT 1", (self.id,))
        if not first:
            self.run("UPDATE journal SET step = NULL")
            self.run("DELETE FROM step WHERE id = ?", (self.id,))
            return False
        if not self.ref:
            self.kind, self.ref = first[0]
        refresh(self.store, self.id)
        self.run("UPDATE step SET name = ?, kind = ?, ref = ? WHERE id = ?", (self.name, self.kind, self.ref, self.id))
        self.run("DELETE FROM op WHERE step IN (SELECT id FROM step WHERE undone = 1)")
        self.run("DELETE FROM step WHERE undone = 1")
        self.run("UPDATE journal SET step = NULL, mark = mark + 1")
        return True


class Store:
    """An open file. One thread at a time writes; of a `reader` several may ask, each query whole, several no snapshot.

    `interrupt` may always be called from another thread.
    """

    def __init__(self, found: opening.Opened, path: Path, now: Callable[[], datetime], patience: float) -> None:
        self.path = path
        self.now = now
        self.why_read_only = found.why_read_only
        self._file = found.connection
        self._identity = found.identity
        self._patience = patience
        self._lock = Lock(path, patience)
        self._writing = False
        self._mark: tuple[int, int] | None = None

    @classmethod
    def open(cls, path: Path, *, now: Callable[[], datetime], create: bool = True, patience: float = PATIENCE) -> Store:
        """Opens the file at `path`, making it or bringing it up to date where needed. `now` gives aware instants.

        Raises Missing, Foreign, Newer, Damaged, Busy, Full or another Trouble, and has then written nothing.
        A file that can't be written opens for reading: see `read_only`.
        """
        real = opening.real(path)
        return cls(opening.opened(real, now, create, patience), real, now, patience)

    @classmethod
    def reader(cls, path: Path, *, patience: float = PATIENCE) -> Store:
        """A second connection to a file that is open, or was made, already: it reads and never writes."""
        real = opening.real(path)
        return cls(opening.reading(real, patience), real, _no_clock, patience)

    @property
    def read_only(self) -> bool:
        """Whether steps raise ReadOnly; `why_read_only` is then a sentence for people."""
        return bool(self.why_read_only)

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """All rows of a query of ours."""
        try:
            return self._file.execute(sql, params).fetchall()
        except sqlite3.Error as error:
            raise self._told(error) from error

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first cell of the first row, or None where there is none."""
        try:
            row = self._file.execute(sql, params).fetchone()
        except sqlite3.Error as error:
            raise self._told(error) from error
        return row[0] if row else None

    @contextmanager
    def step(self, name: str, *, kind: str = "", ref: int = 0) -> Iterator[Step]:
        """One change with the `name` that the history shows; committed at the end, undone by any exception.

        `kind` and `ref` say what it was about (else: the first row that it touched). A step that changed
        nothing leaves no trace in the history.
        """
        with self._transaction():
            step = Step(self, self.now(), name, kind, ref)
            yield step
            changed = step.end()
        if changed:
            self._mark = None

    @contextmanager
    def quiet(self) -> Iterator[Store]:
        """The same without the journal, for what is no noun: unsent text, what screens remember. Use `run`."""
        with self._transaction():
            yield self

    @contextmanager
    def muted(self) -> Iterator[Store]:
        """For undo and redo: the journal sleeps, search and tally don't, references may be whole at the end only."""
        with self._transaction():
            self._run("PRAGMA defer_foreign_keys = ON")
            self._run("UPDATE journal SET muted = 1")
            yield self
            self._run("UPDATE journal SET muted = 0, mark = mark + 1")
        self._mark = None

    def run(self, sql: str, params: Params = ()) -> int:
        """Runs one statement of ours within `quiet` or a step; the number of rows that it changed."""
        return self._run(sql, params)

    def mark(self) -> int:
        """A number that moves with every step, undo and redo of any process; cheap to ask often."""
        version = self.value("PRAGMA data_version")
        if self._mark is None or self._mark[0] != version:
            mark = self.value("SELECT mark FROM journal")
            self._mark = (version, mark)
        return self._mark[1]

    def here(self) -> bool:
        """Whether the file, with its -wal, is still the one that was opened. Of one opened for reading nobody knows."""
        try:
            return opening.identity(self.path) == self._identity
        except OSError:
            return False

    def interrupt(self) -> None:
        """Stops the query that another thread runs now: it raises Stopped there."""
        self._file.interrupt()

    def refilled(self, copy: sqlite3.Connection) -> None:
        """Takes over all that `copy` holds. The mark goes on from here, so that every window reads again."""
        mark = self.mark()
        with self._lock, self._open_for_writing():
            if not self.here():
                raise self._gone()
            copy.backup(self._file, progress=self._patient(), sleep=0.05)
        with self.quiet():
            self._run("UPDATE journal SET mark = max(mark, ?) + ?", (mark, _OTHER_FILE))
        self._mark = None

    def _patient(self) -> Callable[[int, int, int], None]:
        """Ends a copy that another program keeps waiting: by itself it would wait for ever."""
        until = time.monotonic() + self._patience

        def look(status: int, left: int, total: int) -> None:
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
                raise Busy(f"Another program is writing {self.path}. Try again in a moment")

        return look

    def lent_to(self, reading: Callable[[sqlite3.Connection], T]) -> T:
        """Lends the connection to `reading`, which writes nothing to it."""
        return reading(self._file)

    def close(self) -> None:
        """Closes the file, and leaves it tidy where nobody else is writing."""
        try:
            if not self.read_only and self.here() and self._lock.taken(wait=False):
                self._tidy()
        except Trouble:
            pass  # without the lock nothing is tidied; what was committed is safe in the -wal file
        finally:
            self._file.close()
            self._lock.close()

    def _tidy(self) -> None:
        try:
            self._file.execute("PRAGMA query_only = 0")
            self._file.execute("PRAGMA analysis_limit = 400")
            self._file.execute("PRAGMA optimize")
            self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            raise self._told(error) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.why_read_only:
            raise ReadOnly(self.why_read_only)
        if self._writing:
            raise RuntimeError("a step is running already: steps do not nest")
        with self._lock, self._open_for_writing():
            try:
                self._begin()
                yield
                self._commit()
            finally:
                if self._file.in_transaction:
                    self._run("ROLLBACK")

    @contextmanager
    def _open_for_writing(self) -> Iterator[None]:
        self._writing = True
        try:
            self._run("PRAGMA query_only = 0")
            yield
        finally:
            self._writing = False
            self._run("PRAGMA query_only = 1")

    def _begin(self) -> None:
        if not self.here():
            raise self._gone()
        self._run("BEGIN IMMEDIATE")
        if self.value("PRAGMA user_version") > opening.VERSION:
            raise Newer(f"{self.path} was brought up to date by a newer workbench. Close this one and open it anew")

    def _gone(self) -> Gone:
        return Gone(
            f"{self.path} was deleted or replaced while it was open. What you see is the old file; "
            "put it back, or close and open again"
        )

    def _commit(self) -> None:
        try:
            self._file.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            table, row, parent, _ = self.rows("PRAGMA foreign_key_check")[0]
            raise Unlinked(f"row {row} of {table} would refer to a {parent} that is not there") from error
        except sqlite3.Error as error:
            raise self._told(error) from error

    def _told(self, error: sqlite3.Error) -> Trouble:
        if (
            getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY
            and not self._writing
            and not self.read_only
        ):
            return outside()
        return told(error, self.path)

    def _run(self, sql: str, params: Params = ()) -> int:
        try:
            return self._file.execute(sql, params).rowcount
        except sqlite3.Error as error:
            raise self._told(error) from error

    def _insert(self, sql: str, params: Params = ()) -> int:
        try:
            return self._file.execute(sql, params).lastrowid or 0
        except sqlite3.Error as error:
            raise self._told(error) from error


def instant(at: datetime) -> str:
    """An instant as it is stored: UTC, ISO 8601, to the millisecond.

    >>> instant(datetime(2026, 11, 25, 10, tzinfo=UTC))
    '2026-11-25T10:00:00.000Z'
    """
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _no_clock() -> datetime:
    raise Trouble("a reader has no clock")
