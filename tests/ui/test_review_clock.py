"""The clock of the review: it counts while one is there, over all the times that one was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.ui.conftest import NOW, ZONE, now
from workbench.desk.opening import opened
from workbench.ui.clerk import Clerk
from workbench.ui.memory import Memory
from workbench.ui.review_clock import ReviewClock


@pytest.fixture
def memory(empty: Path) -> Iterator[Memory]:
    with opened(empty, now, ZONE) as (open_desk, views):
        clerk = Clerk(open_desk)
        yield Memory(views, clerk)
        clerk.close()


def run(clock: ReviewClock, since: int, seconds: int) -> list[bool]:
    """Looked at each second."""
    return [clock.tick(NOW + timedelta(seconds=since + each)) for each in range(seconds + 1)]


def test_each_full_minute_is_told(memory: Memory) -> None:
    clock = ReviewClock(memory)
    clock.of("2026-W48")
    assert [at for at, told in enumerate(run(clock, 0, 125)) if told] == [60, 120]
    assert clock.minutes == 2


def test_elsewhere_and_asleep_it_stands_and_it_never_runs_back(memory: Memory) -> None:
    clock = ReviewClock(memory)
    clock.of("2026-W48")
    run(clock, 0, 58)
    clock.stop()
    run(clock, 4000, 1)
    assert clock.minutes == 0
    clock.tick(NOW)  # the clock of the machine was put back
    assert clock.minutes == 0
    clock.tick(NOW + timedelta(hours=8))
    assert clock.minutes == 1


def test_each_week_has_its_own_minutes(memory: Memory) -> None:
    clock = ReviewClock(memory)
    clock.of("2026-W48")
    run(clock, 0, 90)
    clock.stop()
    clock.of("2026-W47")
    assert clock.minutes == 0
    again = ReviewClock(memory)
    again.of("2026-W48")
    run(again, 0, 30)
    assert again.minutes == 2
