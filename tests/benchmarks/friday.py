"""Friday: the review of a large file beside that of the demo."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks.measures import NOW, SHOWN, Bench, Figure, compared
from workbench.config import clock
from workbench.desk.demo import furnish
from workbench.desk.desk import Desk
from workbench.store.file import Store

_FIRST_STEP = r"1 of 7"


def friday(bench: Bench) -> Iterator[Figure]:
    """From the key to the first step of the review."""
    demo = _demo(bench)
    for file in (demo, bench.large):
        _opened(bench, file)  # the first start of a day makes the daily copy meanwhile
    both = compared(bench.turns, lambda: _opened(bench, demo), lambda: _opened(bench, bench.large))
    beside = f"{both[0][0] * 1000:.0f} and {both[1][0] * 1000:.0f} ms"
    yield Figure("review, first step", both[1][1], "x demo", 1.5, beside)


def _opened(bench: Bench, file: Path) -> float:
    """Seconds from the key to the picture."""
    with bench.app(file) as program:
        program.until(SHOWN)
        program.rest(4)
        pressed = time.perf_counter()
        program.press("5")
        return program.until(_FIRST_STEP) + program.started - pressed


def _demo(bench: Bench) -> Path:
    file = bench.folder / "demo.db"
    if not file.exists():
        with closing(Store.open(file, now=clock(NOW))) as store:
            desk = Desk(store, store.now)
            furnish(desk)
            desk.settle(whole=True)
    return file
