"""Opening the file: what it is, whether it is whole, ours and not newer, before a byte of it is written."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote_from_bytes

from .lock import Lock
from .trouble import Damaged, Foreign, Full, Gone, Missing, Newer, ReadOnly, Trouble, told, told_os

VERSION = 7
"""The newest schema that is known here: the number of the last migration. Kept in the file as `user_version`."""
APPLICATION = 0x576B4265
"""What marks a file as ours (`application_id`): the letters WkBe."""

_IMMUTABLE = "ro&immutable=1"
"""Reads without the -shm file, for which there is no place or no room; only where nobody can be writing."""
_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -500",  # kB for each connection: the system keeps the pages, no query gains by more
    "PRAGMA query_only = ON",
)


class Opened(NamedTuple):
    """A connection to a file that was looked at, what tells it from any other, and why it can't be written, if so."""

    connection: sqlite3.Connection
    identity: tuple[int, ...]
    why_read_only: str = ""


def opened(path: Path, now: Callable[[], datetime], create: bool, patience: float) -> Opened:
    """Opens `path` for writing where that can be, makes it if there is none, and brings it up to date."""
    if create and not _there(path):
        _make(path)
    look(path)
    if why := _why_read_only(path):
        return _for_reading(path, patience, why)
    try:
        return _for_writing(path, now, patience)
    except Full as full:
        if _has_wal(path):
            raise
        return _current(_connected(path, patience, _IMMUTABLE), path, str(full))


def reading(path: Path, patience: float) -> Opened:
    """Opens `path`, which is up to date, for reading only."""
    look(path)
    if why := _why_read_only(path):
        return _for_reading(path, patience, why)
    connection = _connected(path, patience, "rw")
    return _current(connection, path, "this window only reads")


def real(path: Path) -> Path:
    """The file itself, wherever one stands and whatever links lead to it: beside it SQLite puts the -wal."""
    return Path(os.path.realpath(path))


def identity(path: Path) -> tuple[int, ...]:
    """What tells the open file at `path`, and its -wal, from others put in their place: device and inodes."""
    file, wal = path.stat(), Path(f"{path}-wal").stat()
    return file.st_dev, file.st_ino, wal.st_ino


def connect(path: Path, patience: float, mode: str) -> sqlite3.Connection:
    """A bare connection without transactions of its own; `mode` is SQLite's, for a URI (sqlite.org/uri.html)."""
    return sqlite3.connect(
        f"file:{quote_from_bytes(os.fsencode(path))}?mode={mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


def sync_folder(folder: Path) -> None:
    """Makes the names in `folder` safe against a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _connected(path: Path, patience: float, mode: str) -> sqlite3.Connection:
    try:
        return connect(path, patience, mode)
    except sqlite3.Error as error:
        raise told(error, path) from error


def _settle(connection: sqlite3.Connection, path: Path) -> int:
    """Sets what has to be set for each connection; the version of the schema, once more, now with the -wal."""
    for setting in _SETTINGS:
        connection.execute(setting)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    _refuse(path, connection.execute("PRAGMA application_id").fetchone()[0], version)
    return version


def look(path: Path) -> None:
    """Refuses what is not ours, not whole or newer, without a trace.

    SQLite is asked, and the file not read here: closing it again would drop the locks that other connections of
    this process hold on it (sqlite.org/howtocorrupt.html §2.2), and the next process to close it would take the
    -wal away under them, with every later commit.
    """
    if not _size(path):
        raise Damaged(f"{path} is empty: something emptied it. Restore a backup, or remove it to begin anew")
    probe = _connected(path, 0, _IMMUTABLE)
    try:
        application, version = (
            probe.execute(f"PRAGMA {each}").fetchone()[0] for each in ("application_id", "user_version")
        )
    except sqlite3.DatabaseError as error:
        trouble = told(error, path)
        if isinstance(trouble, Damaged) and _has_wal(path):
            return  # a checkpoint is under way or was cut short: with its -wal the file may be whole
        raise trouble from error
    finally:
        probe.close()
    _refuse(path, application, version)


def _refuse(path: Path, application: int, version: int) -> None:
    if application != APPLICATION:
        raise Foreign(f"{path} is a file of another program. It was left as it is")
    if version > VERSION:
        raise Newer(f"{path} has schema {version}, and this workbench knows up to {VERSION}. Update workbench")


def _size(path: Path) -> int:
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise Missing(f"{path} is not there. Look at the path, or make a new file by opening it once") from error
    except OSError as error:
        raise told_os(error, path) from error
    if not stat.S_ISREG(found.st_mode):
        raise Foreign(f"{path} is no file. Give the path of a workbench file")
    if not os.access(path, os.R_OK):
        raise Trouble(f"{path} may not be read. Allow reading, or give another path")
    return found.st_size


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise told_os(error, path) from error


def _has_wal(path: Path) -> bool:
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _for_writing(path: Path, now: Callable[[], datetime], patience: float) -> Opened:
    before = path.stat()
    connection = _connected(path, patience, "rw")
    try:
        if _settle(connection, path) < VERSION:
            _bring_up_to_date(connection, path, now, patience)
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            _use_wal(connection, path, patience)
        connection.execute("SELECT mark FROM journal").fetchone()
        found = identity(path)
        if found[:2] != (before.st_dev, before.st_ino):
            raise Gone(f"{path} was replaced while it was being opened. Open it again")
    except (sqlite3.Error, Trouble) as error:
        connection.close()
        raise (told(error, path) if isinstance(error, sqlite3.Error) else error) from error
    except OSError as error:
        connection.close()
        raise Gone(f"{path} was taken away while it was being opened. Open it again") from error
    return Opened(connection, found)


def _why_read_only(path: Path) -> str:
    if not os.access(path, os.W_OK):
        return f"{path} can only be read. Allow writing, or open a copy"
    if not os.access(path.parent, os.W_OK):
        return f"The folder of {path} can only be read. Allow writing, or open a copy elsewhere"
    return ""


def _for_reading(path: Path, patience: float, why: str) -> Opened:
    """Opens what can't be written. A read-only folder takes no -shm file: then only `immutable` opens."""
    connection = _connected(path, patience, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if _has_wal(path):
            raise ReadOnly(f"{why}: its last changes are in {path.name}-wal; copy both files there") from error
        connection = _connected(path, patience, _IMMUTABLE)
    except sqlite3.Error as error:
        connection.close()
        raise told(error, path) from error
    return _current(connection, path, why)


def _current(connection: sqlite3.Connection, path: Path, why: str) -> Opened:
    try:
        if _settle(connection, path) < VERSION:
            raise ReadOnly(f"{path} is of an older workbench and has to be written once. Allow writing, or open a copy")
        connection.execute("SELECT mark FROM journal").fetchone()
    except (sqlite3.Error, Trouble) as error:
        connection.close()
        raise (told(error, path) if isinstance(error, sqlite3.Error) else error) from error
    return Opened(connection, (), why)


def _use_wal(connection: sqlite3.Connection, path: Path, patience: float) -> None:
    lock = Lock(path, patience)
    try:
        with lock:
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute("PRAGMA query_only = ON")
    finally:
        lock.close()


def _make(path: Path) -> None:
    """Makes a whole new file aside and then gives it its name: nobody ever sees half of it, nothing is replaced."""
    if _has_wal(path):
        raise Damaged(f"{path} is missing, but {path.name}-wal is there. Put the file back, or move that one away")
    aside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        try:
            _fill(aside)
            _name(aside, path)
            sync_folder(path.parent)
        finally:
            for each in (aside, Path(f"{aside}-wal"), Path(f"{aside}-shm")):
                each.unlink(missing_ok=True)
    except OSError as error:
        raise told_os(error, path) from error
    except sqlite3.Error as error:
        raise told(error, path) from error


def _fill(aside: Path) -> None:
    from . import migrate

    connection = connect(aside, 0, "rw")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("BEGIN IMMEDIATE")
        migrate.apply(connection, VERSION)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _name(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path)
    except FileExistsError:
        return  # another process was quicker; its file is as good
    except OSError:  # a disk without hard links
        lock = Lock(path, 1.0)
        try:
            with lock:
                if not path.exists():
                    aside.replace(path)
        finally:
            lock.close()


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, now: Callable[[], datetime], patience: float) -> None:
    """Looks at the file, keeps a verified copy, and migrates it; a second process waits and finds it done."""
    from . import backup, migrate

    lock = Lock(path, patience)
    try:
        with lock:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version >= VERSION:
                return
            backup.copied(connection, backup.before(path, version, now()))
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("BEGIN IMMEDIATE")
            migrate.apply(connection, VERSION)
            connection.execute("COMMIT")
            connection.execute("ANALYZE")
            connection.execute("PRAGMA query_only = ON")
    finally:
        lock.close()
