"""Copies of the file that are known to be good before they get their name, and before an older one goes."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from . import opening
from .trouble import Damaged, told, told_os


def before(path: Path, version: int, at: datetime) -> Path:
    """Where the copy of `path` goes that is made before its schema `version` is brought up to date."""
    return path.parent / "backups" / f"{path.stem}-schema-{version}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"


def copied(source: sqlite3.Connection, to: Path) -> Path:
    """A verified copy of what `source` is connected to, at `to`, with its SHA-256 beside it (`<name>.sha256`).

    The copy is checked page by page, and is on the disk, before it takes the place of an older one of the same name.
    Raises Damaged where the source or the copy is not whole, Full where there is no room; `to` is as it was then.
    """
    aside = to.with_name(f".{to.name}.{os.urandom(4).hex()}.new")
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        try:
            _copy(source, aside)
            total = digest(aside)
            _digest_file(to).unlink(missing_ok=True)
            aside.replace(to)
            _write_digest(to, total)
            opening.sync_folder(to.parent)
        finally:
            aside.unlink(missing_ok=True)
    except sqlite3.Error as error:
        raise told(error, to) from error
    except OSError as error:
        raise told_os(error, to) from error
    return to


def digest(path: Path) -> str:
    """The SHA-256 of the file at `path`, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sound(path: Path) -> bool:
    """Whether the copy at `path` is, bit for bit, what was written and verified then."""
    try:
        return _digest_file(path).read_text(encoding="ascii").split()[:1] == [digest(path)]
    except FileNotFoundError:
        return False


def _copy(source: sqlite3.Connection, aside: Path) -> None:
    target = opening.connect(aside, 0, "rw")
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, which opens from a read-only disk too
        found = [row[0] for row in target.execute("PRAGMA quick_check(1)")]
    finally:
        target.close()
    if found != ["ok"]:
        raise Damaged(f"The copy would not be whole ({found[0]}): older copies were kept. Run workbench check")
    with aside.open("rb") as file:
        os.fsync(file.fileno())


def _digest_file(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _write_digest(path: Path, total: str) -> None:
    name = _digest_file(path)
    aside = name.with_name(f".{name.name}.{os.urandom(4).hex()}.new")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{total}  {path.name}\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(name)
