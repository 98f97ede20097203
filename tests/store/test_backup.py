"""Copies are good before they get their name, and before an older one goes."""

import resource
import sqlite3
import stat
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.store.bench import dump, forked, furnished, log
from workbench.store.backup import Keep, backup, check, daily, digest, restore, sound
from workbench.store.file import Store
from workbench.store.trouble import Busy, Damaged, Foreign, Full, Missing

TODAY = date(2026, 11, 25)


def test_a_copy_is_whole_private_and_vouched_for(store, bench, tmp_path, now):
    log(store)
    to = backup(store, tmp_path / "copies" / "one.db")
    assert {each.name for each in to.parent.iterdir()} == {"one.db", "one.db.sha256"}
    assert {stat.S_IMODE(each.stat().st_mode) for each in to.parent.iterdir()} == {0o600}
    assert stat.S_IMODE(to.parent.stat().st_mode) == 0o700
    assert sound(to)
    assert Path(f"{to}.sha256").read_text() == f"{digest(to)}  one.db\n"
    copy = Store.open(to, now=now)
    assert dump(copy) == dump(store)
    assert check(copy) == []
    copy.close()


def test_a_copy_holds_what_is_in_the_wal_and_takes_an_older_ones_place(store, bench, tmp_path):
    to = backup(store, tmp_path / "one.db")
    first = digest(to)
    log(store)
    backup(store, to)
    assert digest(to) != first
    assert sound(to)


def test_a_reader_makes_the_copy_while_others_write(store, bench, path, tmp_path):
    reader = Store.reader(path)
    with store.step("on its way") as step:
        step.run("UPDATE contact SET name = 'x'")
        to = daily(reader, tmp_path / "copies", TODAY)
    reader.close()
    copy = Store.reader(to)
    assert copy.rows("SELECT name FROM contact") == [("Ana Pop",), ("Bo",)]
    copy.close()


def test_a_copy_that_was_altered_is_not_sound(store, bench, tmp_path):
    to = backup(store, tmp_path / "one.db")
    content = bytearray(to.read_bytes())
    content[content.index(b"Ana Pop")] ^= 1
    to.write_bytes(content)
    assert not sound(to)
    Path(f"{to}.sha256").unlink()
    assert not sound(to)


def scratch(store: Store, path: Path) -> None:
    """Damages a page of the closed file."""
    page = store.value("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")
    store.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


def test_a_bad_file_never_takes_the_place_of_a_good_copy(path, now, tmp_path):
    store = Store.open(path, now=now)
    furnished(store)
    to = backup(store, tmp_path / "copies" / "one.db")
    good = to.read_bytes()
    scratch(store, path)
    store = Store.open(path, now=now)
    with pytest.raises(Damaged, match="older copies were kept"):
        backup(store, to)
    with pytest.raises(Damaged):
        daily(store, to.parent, TODAY)
    store.close()
    assert to.read_bytes() == good
    assert {each.name for each in to.parent.iterdir()} == {"one.db", "one.db.sha256"}


def test_a_full_disk_leaves_the_older_copy(path, now, tmp_path):
    def work(say: Callable[[str], None]) -> None:
        store = Store.open(path, now=now)
        furnished(store)
        to = backup(store, tmp_path / "copies" / "one.db")
        good = to.read_bytes()
        for kilobytes in range(0, len(good) // 1024, 64):
            resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, resource.RLIM_INFINITY))
            with pytest.raises(Full):
                backup(store, to)
            assert to.read_bytes() == good
            assert sound(to)
            assert len(list(to.parent.iterdir())) == 2
            say("kept")

    status, said = forked(work)
    assert (status, set(said)) == (0, {"kept"}), said


def test_one_copy_a_day_is_enough(store, bench, tmp_path):
    first = daily(store, tmp_path, TODAY)
    assert first == tmp_path / "bench-2026-11-25.db"
    log(store)
    assert daily(store, tmp_path, TODAY) is None
    first.write_bytes(b"")
    assert daily(store, tmp_path, TODAY) == first
    assert sound(first)


def test_days_weeks_and_months_are_kept(store, bench, tmp_path):
    start = date(2025, 6, 1)
    for day in range(400):
        name = tmp_path / f"bench-{start + timedelta(days=day)}.db"
        name.write_bytes(b"")
        name.with_name(f"{name.name}.sha256").write_bytes(b"")
    strangers = [
        "bench-notes.db",
        "other-2025-06-01.db",
        "bench-2025-06-01.db.old",
        "bench-schema-1-20250601T000000Z.db",
    ]
    for name in strangers:
        (tmp_path / name).write_bytes(b"")
    daily(store, tmp_path, date(2026, 7, 6), Keep(days=7, weeks=5, months=12))
    kept = sorted(each.name[6:16] for each in tmp_path.glob("bench-????-??-??.db"))
    assert kept == [
        *("2025-08-31", "2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31"),
        *("2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-14", "2026-06-21", "2026-06-28"),
        *("2026-06-30", "2026-07-01", "2026-07-02", "2026-07-03", "2026-07-04", "2026-07-05", "2026-07-06"),
    ]
    assert len(list(tmp_path.glob("bench-????-??-??.db.sha256"))) == len(kept)
    assert all((tmp_path / name).exists() for name in strangers)


def test_a_copy_goes_back_into_the_open_file_as_one_change(store, bench, path, tmp_path, now):
    log(store)
    to = backup(store, tmp_path / "one.db")
    before, other = dump(store), Store.open(path, now=now)
    log(other, "after the copy")
    mark = other.mark()
    aside = restore(store, to, tmp_path / "before.db")
    assert dump(store) == dump(other) == before
    assert other.mark() > mark
    assert store.mark() == other.mark()
    log(other, "and on")
    other.close()
    assert check(store) == []
    copy = Store.open(aside, now=now)
    assert copy.value("SELECT count(*) FROM session") == 2
    copy.close()


def test_a_copy_waits_no_longer_than_one_can_for_another_program(store, bench, path, tmp_path):
    to = backup(store, tmp_path / "one.db")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        restore(store, to, tmp_path / "before.db")
    other.close()
    restore(store, to, tmp_path / "before.db")


@pytest.mark.parametrize("trouble", [Missing, Foreign, Damaged])
def test_only_a_good_copy_goes_back(store, bench, tmp_path, trouble):
    to = backup(store, tmp_path / "one.db")
    log(store)
    if trouble is Missing:
        to.unlink()
    elif trouble is Foreign:
        to.write_text("dear diary")
    else:
        content = bytearray(to.read_bytes())
        content[content.index(b"Ana Pop")] ^= 1
        to.write_bytes(content)
    before = dump(store)
    with pytest.raises(trouble):
        restore(store, to, tmp_path / "before.db")
    assert dump(store) == before


def test_a_sound_file_has_no_findings(store, bench):
    log(store)
    assert check(store) == []


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        (
            "DROP TRIGGER journal_client_update",
            'a trigger is missing or altered: CREATE TRIGGER "journal_client_update"',
        ),
        ("CREATE TRIGGER sly AFTER INSERT ON client BEGIN SELECT 1; END", "a trigger does not belong there"),
        ("UPDATE contact SET client = 9", "row 1 of contact refers to a client that is not there"),
        ("UPDATE journal SET muted = 1", "the journal was left in the middle of a step"),
        ("DELETE FROM op", "step 1 of the history is empty"),
        ("UPDATE step SET undone = 1 WHERE id = 1", "undone steps stand before steps that are not"),
    ],
)
def test_the_check_tells_what_is_wrong(store, bench, sql, finding):
    log(store)

    def meddle(file):
        for each in ("PRAGMA query_only = 0", "PRAGMA foreign_keys = 0", "UPDATE journal SET muted = 1", sql):
            file.execute(each)
        file.execute("UPDATE journal SET muted = 0") if "muted" not in sql else None

    store.lent_to(meddle)
    assert any(each.startswith(finding) for each in check(store)), check(store)
