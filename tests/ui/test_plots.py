"""Plots of letters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workbench.ui.plots import level_steps

MARCH = date(2026, 3, 2)


def day(number: int) -> date:
    return MARCH + timedelta(days=number)


def test_a_level_climbs_falls_and_is_marked_where_something_was_seen() -> None:
    rungs = [(day(0), 0), (day(10), 3), (day(20), 2)]
    assert level_steps(rungs, [day(10), day(20), day(25)], day(0), day(40), 42) == (
        "3│          ┌─────────┐",
        "2│          │         └───────────────────",
        "1│          │",
        "0│──────────┘",
        " └──────────┴─────────┴────┴──────────────",
        "  2 Mar                             11 Apr",
    )


def test_of_another_year_the_day_tells_its_year() -> None:
    [*_, days] = level_steps([(date(2025, 12, 1), 1)], [], date(2025, 12, 1), date(2026, 1, 30), 40)
    assert days == "  1 Dec 2025                      30 Jan"


@pytest.mark.parametrize("width", [0, 5, 9])
def test_without_room_there_is_no_plot(width: int) -> None:
    assert level_steps([(day(0), 1)], [], day(0), day(9), width) == ()


def test_of_nothing_and_of_a_single_day_there_is_no_plot() -> None:
    assert level_steps([], [day(0)], day(0), day(9), 40) == ()
    assert level_steps([(day(0), 1)], [day(0)], day(0), day(0), 40) == ()


@pytest.mark.parametrize("width", range(10, 60, 7))
def test_it_keeps_to_its_width_and_has_a_line_a_level_whatever_happened(width: int) -> None:
    rungs = [(day(number * 3), level) for number, level in enumerate((0, 1, 5, 4, 5, 3, 2, 1, 0, 4))]
    lines = level_steps(rungs, [day(at) for at in range(60)], day(0), day(60), width)
    assert len(lines) == 8
    assert all(len(line) <= width for line in lines)


def test_two_changes_on_one_spot_leave_the_last() -> None:
    rungs = [(day(0), 1), (day(100), 2), (day(101), 3)]
    lines = level_steps(rungs, [], day(0), day(400), 22)
    assert lines[0].endswith("─" * 14)


def test_a_change_of_the_last_day_is_drawn() -> None:
    assert level_steps([(day(0), 1), (day(14), 2)], [day(14)], day(0), day(14), 18) == (
        "2│               ┌",
        "1│───────────────┘",
        "0│",
        " └───────────────┴",
        "  2 Mar     16 Mar",
    )
