"""An older file is copied, checked and brought up to date once, whoever opens it first; triggers come along."""

import gzip
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store.bench import dump, forked, furnished, joined, log, started
from workbench.model.transfer import Session
from workbench.store import backup, journal, migrate, opening, rows, triggers
from workbench.store.file import Store
from workbench.store.trouble import Damaged, Newer, ReadOnly, Trouble

KEPT = sorted(Path(__file__).with_name("kept").glob("schema-*.db.gz"))


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """A workbench of the future, with one more migration."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder)
    sql = (
        "ALTER TABLE session ADD COLUMN weather TEXT NOT NULL DEFAULT '';\nUPDATE session SET weather = 'rain; or sun';"
    )
    (folder / f"{opening.VERSION + 1:04d}_weather.sql").write_text(sql)
    monkeypatch.setattr(migrate, "FOLDER", folder)
    monkeypatch.setattr(opening, "VERSION", opening.VERSION + 1)
    return opening.VERSION


@pytest.fixture
def old(path, now):
    store = Store.open(path, now=now)
    furnished(store)
    log(store)
    store.close()
    return path


def test_an_older_file_is_brought_up_to_date_and_loses_nothing(old, now, next_version):
    store = Store.open(old, now=now)
    assert store.value("PRAGMA user_version") == next_version
    assert store.rows("SELECT weather FROM session") == [("rain; or sun",)]
    assert [step.name for step in journal.history(store)] == ["logged went well", "furnish"]
    assert backup.check(store) == []
    [copy] = (old.parent / "backups").glob("*.db")
    assert copy.name == f"bench-schema-{next_version - 1}-20261125T100000Z.db"
    assert backup.sound(copy)
    store.close()


def test_the_journal_knows_the_new_column(old, now, next_version):
    store = Store.open(old, now=now)
    with store.step("weather") as step:
        step.run("UPDATE session SET weather = 'sun'")
    journal.undo(store)
    assert store.value("SELECT weather FROM session") == "rain; or sun"
    journal.undo(store)
    journal.redo(store)
    assert store.value("SELECT weather FROM session") == ""  # the step was of the time before
    store.close()


def test_a_migration_that_fails_leaves_the_file_and_the_copy(old, now, next_version):
    bad = migrate.FOLDER / f"{next_version:04d}_weather.sql"
    bad.write_text(bad.read_text() + "\nUPDATE nowhere SET x = 1;")
    before = old.read_bytes()
    with pytest.raises(Trouble, match="no such table"):
        Store.open(old, now=now)
    assert old.read_bytes() == before
    assert len(list((old.parent / "backups").glob("*.db"))) == 1


def test_a_migration_that_breaks_references_is_not_kept(old, now, next_version):
    bad = migrate.FOLDER / f"{next_version:04d}_weather.sql"
    bad.write_text("PRAGMA defer_foreign_keys = ON;\nUPDATE contact SET client = 77;")
    before = old.read_bytes()
    with pytest.raises(Damaged, match="a row of contact would refer to nothing"):
        Store.open(old, now=now)
    assert old.read_bytes() == before


def test_a_damaged_file_is_not_migrated(old, now, next_version):
    file = sqlite3.connect(old)
    [(page,)] = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")
    file.close()
    with old.open("r+b") as raw:
        raw.seek((page - 1) * 4096)
        raw.write(b"\xff" * 4096)
    before = old.read_bytes()
    with pytest.raises(Damaged):
        Store.open(old, now=now)
    assert old.read_bytes() == before
    assert list((old.parent / "backups").iterdir()) == []


def test_two_processes_bring_it_up_to_date_at_once(old, now, next_version):
    def work(say):
        store = Store.open(old, now=now, patience=60)
        log(store, "after")
        say(str(store.value("PRAGMA user_version")))
        store.close()

    ended = [joined(*each) for each in [started(work) for _ in range(3)]]
    assert ended == [(0, [str(next_version)])] * 3
    store = Store.open(old, now=now)
    assert [session.note for session in rows.find(store, Session)] == ["went well", "after", "after", "after"]
    assert backup.check(store) == []
    assert len(list((old.parent / "backups").glob("*.db"))) == 1
    store.close()


def test_two_processes_make_the_file_at_once(tmp_path, now):
    path = tmp_path / "new" / "bench.db"

    def work(say):
        store = Store.open(path, now=now, patience=60)
        with store.quiet() as quiet:
            quiet.run('INSERT INTO said (text, "on") VALUES (?, ?)', ("x", "2026-11-25"))
        store.close()

    assert [joined(*each) for each in [started(work) for _ in range(4)]] == [(0, [])] * 4
    assert {each.name for each in path.parent.iterdir()} == {"bench.db", "bench.db.lock"}
    store = Store.open(path, now=now)
    assert store.value("SELECT count(*) FROM said") == 4
    store.close()


def test_an_older_file_that_cannot_be_written_says_so(old, next_version):
    with pytest.raises(ReadOnly, match="has to be written once"):
        Store.reader(old)


def test_a_file_with_a_migration_that_is_not_known_is_newer(old, now, next_version):
    file = sqlite3.connect(old)
    file.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('workbench', '0002_other')")
    file.commit()
    file.close()
    with pytest.raises(Newer, match="0002_other"):
        Store.open(old, now=now)


def test_statements_of_a_migration_are_run_one_by_one():
    trigger = "CREATE TRIGGER g AFTER INSERT ON t BEGIN\nSELECT 1;\nEND;\n"
    sql = f"CREATE TABLE t (a); -- one; two\nINSERT INTO t VALUES (';');\n{trigger}SELECT 2"
    assert [each.split()[0] for each in migrate.statements(sql)] == ["CREATE", "INSERT", "CREATE", "SELECT"]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
def test_a_file_of_every_released_schema_opens_whole(kept, tmp_path, now):
    path = tmp_path / "bench.db"
    path.write_bytes(gzip.decompress(kept.read_bytes()))
    store = Store.open(path, now=now)
    assert backup.check(store) == []
    assert store.value("SELECT count(*) FROM session") > 0
    full = dump(store)
    steps = [step for step in journal.history(store) if not step.undone]
    for _ in steps:
        journal.undo(store)
    assert store.value("SELECT count(*) FROM client") == 0
    for _ in steps:
        journal.redo(store)
    assert dump(store) == full
    assert set(store.lent_to(triggers.wanted)) == {
        sql for (sql,) in store.rows("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
    }
    store.close()


def test_there_is_a_kept_file_of_each_version():
    assert [kept.name for kept in KEPT] == [f"schema-{version}.db.gz" for version in range(1, opening.VERSION + 1)]


def test_a_process_that_dies_in_a_migration_leaves_the_old_file(old, now, next_version):
    def work(say):
        def die():
            __import__("os").kill(__import__("os").getpid(), 9)

        real = triggers.make
        triggers.make = lambda file: (real(file), die())
        Store.open(old, now=now)

    assert forked(work)[0] == -9
    store = Store.open(old, now=now)
    assert store.value("PRAGMA user_version") == next_version
    assert store.rows("SELECT weather FROM session") == [("rain; or sun",)]
    assert backup.check(store) == []
    store.close()
