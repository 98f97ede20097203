"""The matrix of two hundred skills and five hundred people: its first picture, a key in it, what its parts read."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks.measures import NOW, SHOWN, Bench, Figure, compared
from tests.benchmarks.terminal import Terminal
from workbench.config import clock
from workbench.desk.shown_skills import EVERYTHING, Matrix, Reach
from workbench.desk.views import Views
from workbench.store.file import Store

_DRAWN = r"[0-5][+!~x ]"
"""What a matrix holds when its cells are there."""


def matrix(bench: Bench) -> Iterator[Figure]:
    """From the key that opens the screen until its cells are drawn, beside the screen of an empty file; then keys."""
    empty = bench.folder / "empty.db"
    both = compared(
        max(3, bench.turns // 3),
        lambda: _opened(bench, empty, "No skill yet"),
        lambda: _opened(bench, bench.large, rf"everything · \d+ x \d+(.|\n)+>.*{_DRAWN}"),
    )
    beside = f"{both[0][0] * 1000:.0f} and {both[1][0] * 1000:.0f} ms"
    yield Figure("matrix, first picture", both[1][1], "x empty screen", 2, beside)
    both = compared(
        max(3, bench.turns // 3),
        lambda: _moved(lambda: bench.bare("table"), ""),
        lambda: _moved(lambda: bench.app(bench.large), "3"),
    )
    beside = f"{both[0][0]:.1f} and {both[1][0]:.1f} ms"
    yield Figure("key to change in the matrix", both[1][1], "x table", 1.4, beside)
    for key, what in (("j", "down"), ("l", "across"), ("]", "a window across")):
        cpu, written = _held(bench, key)
        yield Figure(f"a key held {what}", cpu, "ms CPU", 12)
        yield Figure(f"a key held {what}", written, "bytes")


def matrix_reads(bench: Bench) -> Iterator[Figure]:
    """What the screen asks of the large file, in milliseconds; only the cells are read while a key is waited for."""
    with closing(Store.reader(bench.large)) as store:
        views = Views(store, clock(NOW))
        project = store.value("SELECT project FROM tally ORDER BY listed DESC, project DESC LIMIT 1")
        scope, found = views.skill_scope(Reach.PROJECT, project), views.matrix(EVERYTHING)
        people, skills = [each.id for each in found.people[:16]], [each.id for each in found.skills[:32]]
        asked: dict[str, tuple[Callable[[], object], float]] = {
            "cells, 16 x 32": (lambda: views.cells(people, skills), 5),
            "heads of a project": (lambda: views.matrix(scope), 40),
            f"heads, {_size(found)}": (lambda: views.matrix(EVERYTHING), 80),
            "one cell's page": (lambda: views.cell(people[0], skills[0], project), 40),
            "without us, a project": (lambda: views.without_us(scope), 80),
        }
        for name, (ask, most) in asked.items():
            ask()
            taken = []
            for _ in range(bench.turns * 3):
                begun = time.thread_time()
                ask()
                taken.append((time.thread_time() - begun) * 1000)
            yield Figure(name, statistics.median(taken), "ms", most)


def _size(found: Matrix) -> str:
    return f"{len(found.skills)} x {len(found.people)}"


def _opened(bench: Bench, file: Path, pattern: str) -> float:
    """Seconds from the key to the picture."""
    with bench.app(file) as program:
        program.until(SHOWN)
        program.rest(4)
        pressed = time.perf_counter()
        program.press("3")
        return program.until(pattern) + program.started - pressed


def _moved(open_program: Callable[[], Terminal], first: str) -> float:
    """Milliseconds from a key to a change on the screen: the median of forty."""
    with open_program() as program:
        program.until(SHOWN)
        program.rest(2)
        program.press(first)
        program.settle()
        program.rest(1)
        return statistics.median(program.change("\x1b[B") for _ in range(40)) * 1000


def _held(bench: Bench, key: str) -> tuple[float, float]:
    """CPU in milliseconds and bytes written for each of 60 keys, 30 a second."""
    with bench.app(bench.large) as program:
        program.until(SHOWN)
        program.rest(2)
        program.press("3")
        program.settle()
        program.rest(2)
        before, written = program.cpu(), program.written
        program.hold(key, 60, 30)
        return (program.cpu() - before) * 1000 / 60, (program.written - written) / 60
