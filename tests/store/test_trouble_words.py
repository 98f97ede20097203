"""Each code of SQLite and of the operating system has its name here, and its sentence says what to do."""

import errno
import fcntl
import os
import sqlite3

import pytest

from workbench.store.lock import Lock
from workbench.store.trouble import (
    Already,
    Busy,
    Damaged,
    Foreign,
    Full,
    Missing,
    ReadOnly,
    Stopped,
    Trouble,
    Unlinked,
    told,
    told_os,
)


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (sqlite3.SQLITE_BUSY, Busy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Busy),
        (sqlite3.SQLITE_LOCKED, Busy),
        (sqlite3.SQLITE_READONLY, ReadOnly),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnly),
        (sqlite3.SQLITE_FULL, Full),
        (sqlite3.SQLITE_IOERR_WRITE, Full),
        (sqlite3.SQLITE_IOERR_FSYNC, Full),
        (sqlite3.SQLITE_IOERR_READ, Trouble),
        (sqlite3.SQLITE_CORRUPT, Damaged),
        (sqlite3.SQLITE_CORRUPT_VTAB, Damaged),
        (sqlite3.SQLITE_NOTADB, Foreign),
        (sqlite3.SQLITE_CANTOPEN, Trouble),
        (sqlite3.SQLITE_INTERRUPT, Stopped),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, Already),
        (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, Unlinked),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, Trouble),
    ],
)
def test_a_code_of_sqlite(code, trouble):
    error = sqlite3.DatabaseError("it said so")
    error.sqlite_errorcode = code
    found = told(error, "bench.db")
    assert type(found) is trouble
    assert str(found)[0].isupper() or str(found).startswith("bench.db")


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Full),
        (errno.EDQUOT, Full),
        (errno.EACCES, ReadOnly),
        (errno.EROFS, ReadOnly),
        (errno.ENOENT, Missing),
        (errno.ENOTDIR, Trouble),
    ],
)
def test_a_number_of_the_operating_system(number, trouble):
    found = told_os(OSError(number, os.strerror(number)), "bench.db")
    assert type(found) is trouble
    assert "bench.db" in str(found)


def test_a_disk_that_knows_no_locks(tmp_path, monkeypatch):
    def refuses(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuses)
    lock = Lock(tmp_path / "bench.db", 0)
    with pytest.raises(Trouble, match="No locks available"), lock:
        pass
    lock.close()
