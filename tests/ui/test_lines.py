"""The title line and the today strip: what goes first where it is narrow."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.conftest import working
from workbench.desk.shown import Line, TimerShown, Tone
from workbench.ui.widgets.strip import strip_line

LINES = (
    Line("late 2", "minutes to Clara", Tone.RISK),
    Line("today 1", "risk log to Bo", Tone.WATCH),
    Line("quiet", "[/] Smith [Acme]", Tone.WATCH),
)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (120, "late 2 minutes to Clara · today 1 risk log to Bo · quiet [/] Smith [Acme]"),
        (60, "late 2 minutes to Clara · today 1 risk log to Bo · +1"),
        (40, "late 2 minutes to Clara · +2"),
        (20, "late 2 minutes… · +2"),
    ],
)
def test_the_strip_counts_what_does_not_fit(width: int, shown: str) -> None:
    assert strip_line(LINES, width).plain == shown


def test_a_calm_day_is_told_too() -> None:
    assert strip_line((), 80).plain == "nothing late, nothing due today"


@given(st.lists(st.builds(Line, st.text(max_size=12), st.text(max_size=30)), max_size=5), st.integers(12, 90))
def test_the_strip_always_fits(lines: list[Line], width: int) -> None:
    assert strip_line(tuple(lines), width).cell_length <= width


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (100, "0:32 ana facilitation   Wed 25 Nov 10:32"),
        (54, "0:32 ana facilitation   Wed 25 Nov 10:32"),
        (40, "0:32   Wed 25 Nov 10:32"),
        (26, "0:32   10:32"),
        (18, "10:32"),
    ],
)
async def test_the_title_line_folds_to_the_clock(file: Path, width: int, shown: str) -> None:
    async with working(file, (width, 20)) as hands:
        timer = TimerShown(1, date(2026, 11, 25), time(10), "ana facilitation", "Apollo")
        hands.work.masthead.show(datetime(2026, 11, 25, 10, 32), timer)
        await hands.drain()
        line = hands.seen()[0]
        assert line.startswith(" [1 Work]")
        assert line.rstrip().endswith(shown)
        tabs = "  3 Skills  4 Progress  5 Review  6 Reports" if width > 60 else ""
        assert line.split("]", 1)[1].removeprefix(tabs).strip() == shown


async def test_the_title_line_repaints_with_the_minute_only(file: Path) -> None:
    async with working(file) as hands:
        painted: list[object] = []
        hands.work.masthead.refresh = lambda *a, **k: painted.append(a)  # type: ignore[method-assign,assignment]
        for second in range(60):
            hands.work.masthead.show(datetime(2026, 11, 25, 10, 1, second), None)
        assert len(painted) == 1
