"""Opening the file: what it is, whether it is whole, ours and not newer, before a byte of it is written."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote_from_bytes

from .lock import Lock
from .trouble import Damaged, Foreign, Full, Gone, Missing, Newer, ReadOnly, Trouble, told, told_os

VERSION = 1
"""The newest schema that is known here: the number of the last migration. Kept in the file as `user_version`."""
APPLICATION = 0x576B4265
"""What marks a file as ours (`application_id`): the letters WkBe."""

_MAGIC = b"SQLite format 3\x00"
_IMMUTABLE = "ro&immutable=1"
"""Reads without the -shm file, for which there is no place or no room; only where nobody can be writing."""
_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA query_only = ON",
)


@dataclass(frozen=True)
class Opened:
    """A connection to a file that was looked at, the file's device and inode, and why it can't be written, if so."""

    connection: sqlite3.Connection
    inode: tuple[int, int]
    why_read_only: str = ""


def opened(path: Path, now: Callable[[], datetime], create: bool, patience: float) -> Opened:
    """Opens `path` for writing where that can be, makes it if there is none, and brings it up to date."""
    if create and not _there(path):
        _make(path)
    _look(path)
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
    _look(path)
    if why := _why_read_only(path):
        return _for_reading(path, patience, why)
    connection = _connected(path, patience, "rw")
    return _current(connection, path, "this window only reads")


def inode(path: Path) -> tuple[int, int]:
    """What tells the file at `path` from another one put in its place."""
    found = path.stat()
    return found.st_dev, found.st_ino


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


def _settle(connection: sqlite3.Connection) -> int:
    """Sets what has to be set for each connection; the version of the schema. Newer where it is not known here."""
    for setting in _SETTINGS:
        connection.execute(setting)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise Newer(f"The file has schema {version}, and this workbench knows up to {VERSION}. Update workbench")
    return version


def _look(path: Path) -> None:
    """Reads the header (sqlite.org/fileformat2.html §1.3) and the size, and refuses what is not ours or not whole."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Foreign(f"{path} is no file. Give the path of a workbench file")
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError as error:
        raise Missing(f"{path} is not there. Look at the path, or make a new file by opening it once") from error
    except OSError as error:
        raise told_os(error, path) from error
    if not header:
        raise Damaged(f"{path} is empty: something emptied it. Restore a backup, or remove it to begin anew")
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise Foreign(f"{path} is no workbench file, or its beginning is damaged. It was left as it is")
    if int.from_bytes(header[68:72], "big") != APPLICATION:
        raise Foreign(f"{path} is a file of another program. It was left as it is")
    if (version := int.from_bytes(header[60:64], "big")) > VERSION:
        raise Newer(f"{path} has schema {version}, and this workbench knows up to {VERSION}. Update workbench")
    page = int.from_bytes(header[16:18], "big")
    whole = int.from_bytes(header[28:32], "big") * (65536 if page == 1 else page)
    if found.st_size < whole and not _has_wal(path):
        raise Damaged(f"{path} is cut off: {found.st_size} of {whole} bytes. Copy it aside and restore a backup")


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
    before = inode(path)
    connection = _connected(path, patience, "rw")
    try:
        version = _settle(connection)
        if inode(path) != before:
            raise Gone(f"{path} was replaced while it was being opened. Open it again")
        if version < VERSION:
            _bring_up_to_date(connection, path, now, patience)
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            _use_wal(connection, path, patience)
        connection.execute("SELECT mark FROM journal").fetchone()
    except (sqlite3.Error, Trouble) as error:
        connection.close()
        raise (told(error, path) if isinstance(error, sqlite3.Error) else error) from error
    return Opened(connection, before)


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
        if _settle(connection) < VERSION:
            raise ReadOnly(f"{path} is of an older workbench and has to be written once. Allow writing, or open a copy")
        connection.execute("SELECT mark FROM journal").fetchone()
    except (sqlite3.Error, Trouble) as error:
        connection.close()
        raise (told(error, path) if isinstance(error, sqlite3.Error) else error) from error
    return Opened(connection, inode(path), why)


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
