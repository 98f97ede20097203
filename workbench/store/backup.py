"""Copies of the file that are known to be good before they get their name, and before an older one goes."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import opening
from .trouble import Damaged, told, told_os

if TYPE_CHECKING:
    from .file import Store


def before(path: Path, version: int, at: datetime) -> Path:
    """Where the copy of `path` goes that is made before its schema `version` is brought up to date."""
    return path.parent / "backups" / f"{path.stem}-schema-{version}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"


@dataclass(frozen=True)
class Keep:
    """How many daily copies are kept: of the last days, and the newest of each of the last ISO weeks and months."""

    days: int = 7
    weeks: int = 5
    months: int = 12


def backup(store: Store, to: Path) -> Path:
    """A verified copy of the file at `to`, which may stand there already; see `copied`. Other writers may go on."""
    return store.lent_to(lambda source: copied(source, to))


def daily(store: Store, folder: Path, today: date, keep: Keep = Keep()) -> Path | None:
    """The copy of the day in `folder`, made unless there is a good one; then those that `keep` has no place for go.

    None where it was there already. Nothing is removed before the new copy is known to be good.
    """
    to = folder / f"{store.path.stem}-{today.isoformat()}.db"
    if to.exists() and sound(to):
        return None
    backup(store, to)
    for old in _to_drop(folder, store.path.stem, keep):
        old.unlink()
        _digest_file(old).unlink(missing_ok=True)
    return to


def restore(store: Store, source: Path, aside: Path) -> Path:
    """Makes what is in the copy `source` the content of the open file, in one change that others see as such.

    What was there goes, verified, to `aside` before. Raises Missing, Foreign, Newer or Damaged where `source`
    is no good copy; nothing was changed then.
    """
    opening.look(source)
    if _digest_file(source).exists() and not sound(source):
        raise Damaged(f"{source} is not as it was written. Take another copy")
    copy = opening.reading(source, 0).connection
    try:
        found = [row[0] for row in copy.execute("PRAGMA quick_check(1)")]
        if found != ["ok"]:
            raise Damaged(f"{source} is not whole ({found[0]}). Take another copy")
        backup(store, aside)
        store.refilled(copy)
    except sqlite3.Error as error:
        raise told(error, source) from error
    finally:
        copy.close()
    return aside


def _to_drop(folder: Path, stem: str, keep: Keep) -> list[Path]:
    """The daily copies that are not the newest of one of the last days, weeks or months."""
    dated = sorted(((day, each) for each in folder.iterdir() if (day := _day(each, stem))), reverse=True)
    kept: set[Path] = set()
    for count, period in (
        (keep.days, lambda day: day),
        (keep.weeks, lambda day: day.isocalendar()[:2]),
        (keep.months, lambda day: (day.year, day.month)),
    ):
        newest: dict[object, Path] = {}
        for day, each in dated:
            newest.setdefault(period(day), each)
        kept.update(list(newest.values())[:count])
    return [each for _, each in dated if each not in kept]


def _day(copy: Path, stem: str) -> date | None:
    """The day in the name of a daily copy; None for any other file, which is nobody's to remove."""
    name = copy.name.removeprefix(f"{stem}-").removesuffix(".db")
    if f"{stem}-{name}.db" != copy.name:
        return None
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


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


def check(store: Store) -> list[str]:
    """What is not as it should be in the file, each in a sentence; empty where it is sound. Reads the whole file."""
    from . import tallies, triggers

    findings = [f"page check: {row[0]}" for row in store.rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
    if findings:
        return findings  # what is read from broken pages says nothing
    for table, row, parent, _ in store.rows("PRAGMA foreign_key_check"):
        findings.append(f"row {row} of {table} refers to a {parent} that is not there")
    wanted = set(store.lent_to(triggers.wanted))
    present = {sql for (sql,) in store.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    findings += [f"a trigger is missing or altered: {_head(sql)}" for sql in sorted(wanted - present)]
    findings += [f"a trigger does not belong there: {_head(sql)}" for sql in sorted(present - wanted)]
    for table, true in (("tally", tallies.TRUE_TALLY), ("touch_tally", tallies.TRUE_TOUCHES)):
        if set(store.rows(true)) != set(store.rows(f"SELECT * FROM {table}")):
            findings.append(f"the counts in {table} are not those of the rows")
    return findings + _journal_findings(store) + _search_findings(store)


def _head(sql: str) -> str:
    return sql.partition(" BEGIN")[0]


def _journal_findings(store: Store) -> list[str]:
    findings = []
    if store.rows("SELECT step, muted FROM journal") != [(None, 0)]:
        findings.append("the journal was left in the middle of a step")
    for (step,) in store.rows("SELECT id FROM step WHERE id NOT IN (SELECT step FROM op)"):
        findings.append(f"step {step} of the history is empty")
    if store.value("SELECT min(id) FROM step WHERE undone = 1") is not None:
        after = "SELECT count(*) FROM step WHERE undone = 0 AND id > (SELECT min(id) FROM step WHERE undone = 1)"
        if store.value(after):
            findings.append("undone steps stand before steps that are not")
    return findings


def _search_findings(store: Store) -> list[str]:
    from workbench.model.catalogue import KINDS

    from .search import bodies

    findings = []
    for kind in KINDS:
        found = store.rows("SELECT ref, body FROM document WHERE kind = ?", (kind,))
        if set(found) != set(store.rows(bodies(kind))):
            findings.append(f"the search index does not know each {kind.replace('_', ' ')} as it is")
    if not store.read_only:
        try:
            with store.quiet():
                store.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        except Damaged:
            findings.append("the search index is not that of its documents")
    return findings
