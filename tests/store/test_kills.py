"""Killed at any moment or failed by the disk at any write, the file holds what was acknowledged, and undo with it."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.bench import copy_of, dump, forked, log, started
from tests.store.working import ACTS, NOW, work
from workbench.store import backup, journal
from workbench.store.file import Store

STRACE = shutil.which("strace")


def counts(few: int, many: int) -> pytest.MarkDecorator:
    """A few for each day, many for the ordeal."""
    ordeal = pytest.param(many, marks=[pytest.mark.ordeal, pytest.mark.timeout(3600)])
    return pytest.mark.parametrize("count", [few, ordeal])


@pytest.fixture(scope="module")
def states(furnished_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, list[tuple[object, ...]]]]:
    """The file before the first act, and after each."""
    store = Store.open(copy_of(furnished_file, tmp_path_factory.mktemp("states") / "bench.db"), now=lambda: NOW)
    found = [dump(store)]
    for act in ACTS:
        act(store)
        found.append(dump(store))
    store.close()
    return found


@pytest.fixture(scope="module")
def instructions(furnished_file: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many steps SQLite's machine takes for all acts."""
    store = Store.open(copy_of(furnished_file, tmp_path_factory.mktemp("steps") / "bench.db"), now=lambda: NOW)
    seen = [0]

    def count() -> None:
        seen[0] += 1

    store.lent_to(lambda file: file.set_progress_handler(count, 1))
    work(store, lambda _: None)
    store.lent_to(lambda file: file.set_progress_handler(None, 0))
    store.close()
    return seen[0]


def assert_nothing_lost(path: Path, acknowledged: int, states: list[dict[str, list[tuple[object, ...]]]]) -> None:
    """The file is as after the last act that was acknowledged, or the one that was on its way; all can be undone."""
    store = Store.open(path, now=lambda: NOW)
    found = dump(store)
    assert found in states[acknowledged : acknowledged + 2]
    assert backup.check(store) == []
    done = [step for step in journal.history(store) if not step.undone]
    for _ in done:
        journal.undo(store)
    assert store.value("SELECT count(*) FROM client") == 0
    for _ in done:
        journal.redo(store)
    assert dump(store) | {"unsent": []} == found | {"unsent": []}
    store.close()


@counts(30, 300)
def test_killed_at_any_step_of_the_machine(furnished_file, tmp_path, states, instructions, count):
    for point in range(count):
        path = copy_of(furnished_file, tmp_path / f"{point}.db")
        left = [instructions * point // count + 1]

        def until_killed(say: Callable[[str], None], path: Path = path, left: list[int] = left) -> None:
            def count_down() -> None:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

            store = Store.open(path, now=lambda: NOW)
            store.lent_to(lambda file: file.set_progress_handler(count_down, 1))
            work(store, say)

        status, said = forked(until_killed)
        assert status == -signal.SIGKILL, said
        assert_nothing_lost(path, len(said), states)


@counts(6, 120)
def test_killed_at_any_time(furnished_file, tmp_path, count):
    chance = random.Random(7)
    for turn in range(count):
        path = copy_of(furnished_file, tmp_path / f"{turn}.db")

        def until_killed(say: Callable[[str], None], path: Path = path) -> None:
            store = Store.open(path, now=lambda: NOW)
            store.lent_to(lambda file: file.execute("PRAGMA wal_autocheckpoint = 8"))
            for number in range(10_000):
                log(store, f"note {number}")
                say(str(number))

        child, reading = started(until_killed)
        said = b""
        while said.count(b"\n") < 2 + turn % 11:
            said += os.read(reading, 4096)
        moment = time.perf_counter() + chance.random() * 0.004
        while time.perf_counter() < moment:
            pass
        os.kill(child, signal.SIGKILL)
        while more := os.read(reading, 4096):
            said += more
        os.close(reading)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        acknowledged = said.count(b"\n")
        store = Store.open(path, now=lambda: NOW)
        notes = [note for (note,) in store.rows("SELECT note FROM session ORDER BY id")]
        assert notes == [f"note {number}" for number in range(len(notes))]
        assert len(notes) in (acknowledged, acknowledged + 1)
        assert backup.check(store) == []
        for _ in notes:
            journal.undo(store)
        assert store.value("SELECT count(*) FROM session") == 0
        store.close()


FAULTS = [
    f"{call}:{fault}"
    for call in ("pwrite64", "fdatasync")
    for fault in ("signal=SIGKILL:when={}", "error=ENOSPC:when={}", "error=EIO:when={}", "error=ENOSPC:when={}+")
]


@pytest.fixture
def under(tmp_path: Path, furnished_file: Path) -> Callable[[str], tuple[Path, list[str], int]]:
    """Does the acts on a new file while strace makes the disk fail as told: the file, what was said, the exit code."""
    if STRACE is None:
        pytest.skip("strace is not installed: the disk can't be made to fail at the n-th write")
    script = Path(__file__).with_name("working.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}

    def run(fault: str) -> tuple[Path, list[str], int]:
        path = copy_of(furnished_file, tmp_path / f"{fault.replace(':', '-')}.db")
        command = [
            STRACE,
            "-f",
            "-qq",
            "-o",
            os.devnull,
            "-e",
            f"inject={fault}",
            sys.executable,
            str(script),
            str(path),
        ]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if "ptrace" in done.stderr:
            pytest.skip("this machine lets nobody trace a process")
        assert done.stderr == ""
        return path, done.stdout.split(), done.returncode

    return run


@counts(1, 25)
@pytest.mark.parametrize("fault", FAULTS)
def test_failed_or_killed_at_any_write(under, states, fault, count):
    first, stride = (130, 23) if "pwrite" in fault else (2, 1)
    for turn in range(count):
        path, said, code = under(fault.format(1 + (first + turn * stride) % (stride * 25)))
        assert code != 0 or said[-1] in ("Full", "Trouble", "ReadOnly", str(len(ACTS)))
        assert_nothing_lost(path, sum(word.isdigit() for word in said), states)


def test_the_faults_do_strike(under, states):
    """Else the test above would prove nothing."""
    path, said, code = under("pwrite64:error=ENOSPC:when=150+")
    assert (said[-1], code) == ("Full", 0)
    assert_nothing_lost(path, len(said) - 1, states)
    path, said, code = under("pwrite64:signal=SIGKILL:when=150")
    assert code == 128 + signal.SIGKILL or code == -signal.SIGKILL
    assert 0 < len(said) < len(ACTS)
    assert_nothing_lost(path, len(said), states)


def test_a_disk_that_is_full_from_the_start_still_lets_read(under, states):
    path, said, _ = under("pwrite64:error=ENOSPC:when=1+")
    assert said == ["ReadOnly"]
    assert_nothing_lost(path, 0, states)
