"""What can go wrong with the file, by name: each trouble says what, why and what now, in a sentence for people."""

from __future__ import annotations

import errno
import sqlite3


class Trouble(Exception):
    """Something that the file could not do. Nothing was half done: what was there before is there still."""


class Busy(Trouble):
    """Another process held the file for longer than one can wait."""


class ReadOnly(Trouble):
    """The file can be read and not be written."""


class Full(Trouble):
    """The disk, or a limit on the file's size, takes no more."""


class Foreign(Trouble):
    """The file belongs to another program."""


class Newer(Trouble):
    """The file was made by a newer workbench."""


class Damaged(Trouble):
    """The file is not whole: empty, cut off or altered."""


class Gone(Trouble):
    """The file was deleted or replaced while it was open."""


class Missing(Trouble):
    """There is no such file."""


class Refused(Trouble):
    """An undo or redo that would not give back what was; the text says which row stands in the way."""


class Outside(Trouble):
    """A row was to be written outside a step: a mistake in the program, caught before it did harm."""


class Already(Trouble):
    """There is one already, where there may be one only."""


class Unlinked(Trouble):
    """A row would refer to something that is not there."""


class Vanished(Trouble):
    """What was to be changed is there no more: another window took it back."""


class Stopped(Trouble):
    """A query was interrupted, as asked."""


_WRITES = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
_EXACT: dict[int, tuple[type[Trouble], str]] = {
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: (Already, "There is one already ({what}). Change that one instead"),
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: (
        Unlinked,
        "Something that this refers to is not in the file any more. Look again, then repeat it",
    ),
} | dict.fromkeys(
    _WRITES,
    (Full, "The disk did not take what was to be written to {file} ({what}). Make room, then repeat it"),
)
_PRIMARY: dict[int, tuple[type[Trouble], str]] = {
    sqlite3.SQLITE_BUSY: (Busy, "Another program is writing {file}. Try again in a moment"),
    sqlite3.SQLITE_LOCKED: (Busy, "Another program is writing {file}. Try again in a moment"),
    sqlite3.SQLITE_READONLY: (ReadOnly, "{file} can only be read ({what}). Allow writing, or open a copy"),
    sqlite3.SQLITE_PERM: (ReadOnly, "{file} can only be read ({what}). Allow writing, or open a copy"),
    sqlite3.SQLITE_FULL: (Full, "There is no room left on the disk of {file}. Make room, then repeat it"),
    sqlite3.SQLITE_CORRUPT: (
        Damaged,
        "{file} is damaged ({what}). Nothing was written; copy it aside and restore a backup",
    ),
    sqlite3.SQLITE_NOTADB: (Foreign, "{file} is no workbench file, or its beginning is damaged. It was left as it is"),
    sqlite3.SQLITE_INTERRUPT: (Stopped, "Stopped, as asked"),
    sqlite3.SQLITE_CANTOPEN: (Trouble, "{file} can't be opened ({what}). Look at its folder's permissions"),
    sqlite3.SQLITE_IOERR: (Trouble, "The disk of {file} failed ({what}). Copy the file aside and look at the disk"),
}


def told(error: sqlite3.Error, file: object) -> Trouble:
    """The trouble that a database `error` means for `file`. Only here are SQLite's codes read."""
    code = getattr(error, "sqlite_errorcode", 0)
    what = str(error) or type(error).__name__
    if code == sqlite3.SQLITE_CONSTRAINT_NOTNULL and "op.step" in what:
        return outside()
    kind, text = _EXACT.get(code) or _PRIMARY.get(code & 0xFF) or (Trouble, "{file} refused it: {what}")
    return kind(text.format(file=file, what=what))


def outside() -> Outside:
    """The trouble of a write that belongs to no step."""
    return Outside("Something was to be written outside a step. Nothing was changed; please report this")


def told_os(error: OSError, file: object) -> Trouble:
    """The trouble that an operating system's `error` means for `file`."""
    what = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Full(f"There is no room left on the disk of {file}. Make room, then repeat it")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(f"{file} can't be written ({what}). Allow writing, or choose another place")
    if error.errno == errno.ENOENT:
        return Missing(f"{file} is not there. Look at the path")
    return Trouble(f"{file} can't be used ({what}). Look at its folder")
