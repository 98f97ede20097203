"""Steps: whole or not there at all, one at a time, and never outside the journal."""

import os
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.store.bench import dump, furnished, log
from workbench.model.noun import Unfit
from workbench.model.people import Client
from workbench.model.transfer import Observation
from workbench.store import journal, rows
from workbench.store.file import Step, Store, instant
from workbench.store.trouble import Already, Outside, ReadOnly, Stopped, Trouble, Unlinked


def test_a_step_is_there_for_the_next_who_opens(path, now):
    first = Store.open(path, now=now)
    with first.step("new") as step:
        rows.add(step, Client(name="Kronos Bank"))
    first.close()
    second = Store.open(path, now=now)
    assert [client.name for client in rows.find(second, Client)] == ["Kronos Bank"]
    second.close()


def test_an_exception_leaves_nothing_of_a_step(store):
    before = dump(store)
    with pytest.raises(Unfit), store.step("new") as step:
        [rows.add(step, Client(name=name)) for name in ("Kronos Bank", "")]
    assert dump(store) == before
    assert journal.history(store) == []


def test_a_step_that_changes_nothing_leaves_no_trace(store, bench):
    mark = store.mark()
    with store.step("nothing") as step:
        rows.change(step, bench.ana)
        step.run("UPDATE contact SET name = name")
    assert [step.name for step in journal.history(store)] == ["furnish"]
    assert store.mark() == mark


def test_steps_do_not_nest(store):
    with store.step("outer"), pytest.raises(RuntimeError, match="do not nest"), store.step("inner"):
        pass


def test_a_step_tells_where_the_cursor_goes_and_may_be_renamed(store, bench):
    with store.step("log") as step:
        client = rows.add(step, Client(name="Mobi Retail"))
        step.name = "added Mobi Retail"
        step.about("client", client.id)
    [last, *_] = journal.history(store)
    assert (last.name, last.kind, last.ref, last.at) == (
        "added Mobi Retail",
        "client",
        client.id,
        "2026-11-25T10:00:00.000Z",
    )


def test_without_being_told_the_cursor_goes_to_the_first_row(store, bench):
    session = log(store)
    assert (journal.undo(store).kind, journal.redo(store).ref) == ("session", session.id)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE client SET name = 'x'",
        "DELETE FROM session_learners",
        "INSERT INTO client (uid, created_at, changed_at, name) VALUES ('u', '', '', 'x')",
    ],
)
def test_a_noun_is_never_written_outside_a_step(store, bench, sql):
    log(store)
    before = dump(store)
    with pytest.raises(Outside):
        store.rows(sql)
    with pytest.raises(Outside), store.quiet() as work:
        work.run(sql)
    assert dump(store) == before


def test_another_program_cannot_write_a_noun_either(store, bench, path):
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError), other:
        other.execute("UPDATE client SET name = 'x'")
    other.close()


def test_quiet_keeps_unsent_text_and_leaves_no_step(store):
    mark = store.mark()
    with store.quiet() as work:
        work.run("INSERT INTO unsent (slot, text, changed_at) VALUES ('bar', '45 ana', '')")
    assert store.value("SELECT text FROM unsent") == "45 ana"
    assert journal.history(store) == []
    assert store.mark() == mark


def test_unsent_text_goes_with_a_step_that_stores_nothing_else(store):
    with store.quiet() as work:
        work.run("INSERT INTO unsent (slot, text, changed_at) VALUES ('bar', '45 ana', '')")
    with store.step("log") as step:
        step.run("DELETE FROM unsent")
    assert store.rows("SELECT * FROM unsent") == []


def test_the_mark_moves_with_what_others_do(store, path, now):
    other, reader = Store.open(path, now=now), Store.reader(path)
    marks = [reader.mark()]
    furnished(other)
    marks.append(reader.mark())
    journal.undo(store)
    marks.append(reader.mark())
    journal.redo(other)
    marks.append(reader.mark())
    assert marks == sorted(set(marks))
    assert store.mark() == other.mark() == reader.mark()
    other.close()
    reader.close()


def test_a_reader_reads_what_was_just_written_and_writes_nothing(store, bench, path):
    reader = Store.reader(path)
    assert reader.value("SELECT count(*) FROM contact") == 2
    assert reader.read_only
    with pytest.raises(ReadOnly), reader.step("x"):
        pass
    reader.close()


def test_the_file_is_nobody_elses(tmp_path, now):
    old = os.umask(0o022)
    try:
        store = Store.open(tmp_path / "new" / "bench.db", now=now)
        furnished(store)
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "new").iterdir()}
        store.close()
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert set(modes) == {"bench.db", "bench.db-wal", "bench.db-shm", "bench.db.lock"}
    assert set(modes.values()) == {0o600}


def test_settings_are_those_that_lose_nothing(store):
    asked = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check", "mmap_size")
    assert [store.value(f"PRAGMA {each}") for each in asked] == ["wal", 2, 1, 0, 1, 0]


def test_a_close_leaves_one_whole_file(path, now):
    store = Store.open(path, now=now)
    furnished(store)
    store.close()
    assert {each.name for each in path.parent.iterdir()} == {"bench.db", "bench.db.lock"}


def test_a_file_is_one_by_whatever_name(path, now, tmp_path, monkeypatch):
    link = tmp_path / "links" / "mine.db"
    link.parent.mkdir()
    link.symlink_to(path)
    monkeypatch.chdir(tmp_path)
    stores = [Store.open(name, now=now) for name in (path, link, Path("bench.db"), Path("links/../bench.db"))]
    monkeypatch.chdir("/")
    furnished(stores[0])
    for number, store in enumerate(stores):
        log(store, str(number))
    assert [store.value("SELECT count(*) FROM session") for store in stores] == [4] * 4
    for store in stores:
        assert store.here()
        store.close()
    assert [each.name for each in link.parent.iterdir()] == ["mine.db"]


def test_a_link_that_leads_nowhere_is_followed_to_a_new_file(tmp_path, now):
    link = tmp_path / "mine.db"
    link.symlink_to(tmp_path / "real" / "bench.db")
    Store.open(link, now=now).close()
    assert (tmp_path / "real" / "bench.db").is_file()
    assert link.is_symlink()


def test_a_close_more_does_no_harm(store):
    store.close()
    store.close()
    with pytest.raises(Trouble, match="closed"):
        store.value("SELECT 1")


def test_there_is_one_where_there_may_be_one(store, bench):
    log(store)
    [seen] = rows.find(store, Observation)
    with pytest.raises(Already), store.step("twice") as step:
        rows.add(step, replace(seen, id=0, uid=""))


def test_nothing_refers_to_what_is_not_there(store, bench):
    with pytest.raises(Unlinked), store.step("bad") as step:
        rows.change(step, replace(bench.ana, client=99))
    with pytest.raises(Unlinked, match="contact"), store.step("bad, told at the end") as step:
        defer_and_run(step, "UPDATE contact SET client = 99")


def defer_and_run(step: Step, sql: str) -> None:
    step.run("PRAGMA defer_foreign_keys = ON")
    step.run(sql)


def test_a_long_query_can_be_stopped(store):
    count = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    store.lent_to(lambda file: file.set_progress_handler(lambda: store.interrupt(), 1000))
    with pytest.raises(Stopped):
        store.value(count)
    store.lent_to(lambda file: file.set_progress_handler(None, 0))
    assert store.value("SELECT 1") == 1


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-7)), timezone(timedelta(hours=5, minutes=45))])
def test_instants_are_utc(zone):
    at = datetime(2026, 11, 25, 10, 0, 0, 123456, tzinfo=UTC)
    assert instant(at.astimezone(zone)) == "2026-11-25T10:00:00.123Z"


def test_adding_a_row_loads_neither_sqlite_utils_nor_textual(path):
    code = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from workbench.store import rows
from workbench.store.file import Store
from workbench.model.noun import Unfit
from workbench.model.people import Client
from workbench.model.transfer import Observation
store = Store.open(Path({str(path)!r}), now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
with store.step("new") as step:
    rows.add(step, Client(name="Kronos Bank"))
store.close()
print([name for name in ("sqlite_utils", "textual", "click", "hashlib") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_new_file_is_whole_or_not_there(tmp_path, now, monkeypatch):
    from workbench.store import migrate

    monkeypatch.setattr(migrate, "apply", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Store.open(tmp_path / "bench.db", now=now)
    assert list(tmp_path.iterdir()) == []
