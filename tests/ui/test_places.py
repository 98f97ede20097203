"""The main screens as they are, gone about among: kept, in sight, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.conftest import SIZES, working
from tests.ui.test_getting_about import has_area, widgets
from workbench.ui.places import PLACES


@pytest.mark.parametrize("size", [*SIZES, (20, 5)])
async def test_each_opens_with_the_focus_in_sight_and_its_tab_in_brackets(file: Path, size: tuple[int, int]) -> None:
    async with working(file, size) as hands:
        for place in (*PLACES[1:], *PLACES[:1]):
            await hands.press(place.key)
            assert has_area(hands)
            if size[1] > 10:
                assert f"[{place.key} {place.word}]" in hands.seen()[0]


async def test_a_hundred_switches_leave_nothing_behind(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3", "4", "1")
        await hands.rest()
        before = widgets(hands)
        for _ in range(10):
            for key in "341-131443":
                hands.app.simulate_key(key)
                await hands.drain()
        await hands.press("1")
        await hands.until(lambda: widgets(hands) == before)
        assert len(hands.app.screen_stack) == 1


async def test_the_bar_opens_on_each_and_escape_leaves_it_there(file: Path) -> None:
    async with working(file) as hands:
        for key in "341":
            await hands.press(key, "a")
            place = hands.app.screen
            await hands.press("3", "1", "escape")
            assert hands.app.screen is place


def test_the_start_loads_only_the_first() -> None:
    code = (
        "import sys, workbench.ui.app\n"
        "print([name for name in sys.modules if name.endswith(('screens.skills', 'screens.progress', 'screens.why'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
