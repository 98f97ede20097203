"""Two processes write one file at once: nothing is lost, nothing is there twice, one line of steps for both."""

import os
import subprocess
import sys

import pytest

from tests.store.bench import furnished, joined, log, started
from workbench.store import backup, journal
from workbench.store.file import Store
from workbench.store.trouble import Refused


@pytest.mark.parametrize("count", [50, pytest.param(500, marks=[pytest.mark.ordeal, pytest.mark.timeout(600)])])
def test_two_processes_write_at_once(path, now, count):
    first = Store.open(path, now=now)
    furnished(first)
    first.close()

    def writing(name):
        def work(say):
            store = Store.open(path, now=now, patience=60)
            store.lent_to(lambda file: file.execute("PRAGMA wal_autocheckpoint = 4"))
            for number in range(count):
                log(store, f"{name} {number}")
                say(f"{name} {number}")
            store.close()

        return work

    ended = [joined(*each) for each in [started(writing(name)) for name in ("mine", "theirs")]]
    assert ended == [(0, [f"{name} {number}" for number in range(count)]) for name in ("mine", "theirs")]
    store = Store.open(path, now=now)
    notes = [note for (note,) in store.rows("SELECT note FROM session ORDER BY id")]
    assert sorted(notes) == sorted(f"{name} {number}" for name in ("mine", "theirs") for number in range(count))
    for name in ("mine", "theirs"):
        assert [note for note in notes if note.startswith(name)] == [f"{name} {number}" for number in range(count)]
    assert backup.check(store) == []
    assert [step.name for step in journal.history(store, 2 * count)] == [f"logged {note}" for note in reversed(notes)]
    store.close()


def test_two_processes_undo_and_redo_at_once(path, now):
    first = Store.open(path, now=now)
    furnished(first)
    for number in range(40):
        log(first, str(number))
    first.close()

    def turning(turn):
        def work(say):
            store = Store.open(path, now=now, patience=60)
            for _ in range(20):
                say(turn(store).name)
            store.close()

        return work

    ended = [joined(*each) for each in [started(turning(journal.undo)) for _ in range(2)]]
    assert [status for status, _ in ended] == [0, 0]
    assert sorted(name for _, said in ended for name in said) == sorted(f"logged {number}" for number in range(40))
    store = Store.open(path, now=now)
    assert store.value("SELECT count(*) FROM session") == 0
    store.close()
    ended = [joined(*each) for each in [started(turning(journal.redo)) for _ in range(2)]]
    assert [status for status, _ in ended] == [0, 0]
    store = Store.open(path, now=now)
    assert store.value("SELECT count(*) FROM session") == 40
    with pytest.raises(Refused):
        journal.redo(store)
    assert backup.check(store) == []
    store.close()


LOG = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.store.bench import log
from workbench.store.file import Store
store = Store.open(Path(sys.argv[1]), now=lambda: datetime(2026, 11, 25, 10, tzinfo=UTC))
log(store, sys.argv[2])
store.close()
"""


def logged_elsewhere(path, note):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
    subprocess.run([sys.executable, "-c", LOG, path, note], check=True, env=environment)


def test_a_second_look_at_an_open_file_costs_nobody_a_commit(path, now):
    """Reading and closing the file in one process once dropped the locks of its other connections: the next process
    to close it then thought that it was the last, and took the -wal away under them."""
    window = Store.open(path, now=now)
    furnished(window)
    Store.reader(path).close()
    backup.backup(window, path.with_name("copy.db"))
    logged_elsewhere(path, "first")
    assert window.here()
    log(window, "second")
    logged_elsewhere(path, "third")
    assert [note for (note,) in window.rows("SELECT note FROM session")] == ["first", "second", "third"]
    window.close()
    again = Store.open(path, now=now)
    assert again.value("SELECT count(*) FROM session") == 3
    again.close()
