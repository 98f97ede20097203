"""Random keys: nothing crashes, what has the focus can be seen, the file stays sound, memory stays flat."""

from __future__ import annotations

import random
from pathlib import Path

import psutil
import pytest

from tests.ui.conftest import Hands, now, working
from workbench.store.backup import check
from workbench.store.file import Store

NAMED = ("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown")
EDITING = ("backspace", "ctrl+w", "ctrl+u", "ctrl+underscore", "ctrl+d", "ctrl+r", "space")
LETTERS = "aAiltnedxruUHBjkghzy.@+#/:?*1-^;,'\"[]$é図"
WORDS = ("45 ana sta apo :2", "y 14:00 30 bo fac", "call clara 15", "promise mia map by fri", "[/x] \\1", "2h apollo")
SIZES = ((120, 36), (80, 24), (40, 15))
QUITS = ("q", "ctrl+q", "ctrl+z", "ctrl+c")
GROWTH = 24 * 2**20
"""Bytes that a run may grow by after its first third."""


def keys(seed: int, count: int) -> list[str]:
    """So many keys, the same for a seed; none that quits."""
    chance = random.Random(seed)
    pressed: list[str] = []
    while len(pressed) < count:
        kind = chance.random()
        if kind < 0.1:
            pressed += ["a", *chance.choice(WORDS), chance.choice(("enter", "escape"))]
        elif kind < 0.45:
            pressed.append(chance.choice(NAMED))
        elif kind < 0.55:
            pressed.append(chance.choice(EDITING))
        else:
            pressed.append(chance.choice(LETTERS))
    return [key for key in pressed[:count] if key not in QUITS]


async def let_loose(file: Path, seed: int, count: int) -> None:
    """Presses `count` random keys in a terminal of one of the sizes."""
    memory = psutil.Process()
    async with working(file, SIZES[seed % len(SIZES)], painted=True) as hands:
        early = 0
        for number, key in enumerate(keys(seed, count)):
            await hands.press(key)
            if number % 25 == 0:
                await hands.until(lambda: seen(hands))
            if number == count // 3:
                early = memory.memory_info().rss
        await hands.rest()
        assert hands.app.return_code is None
        if count >= 1000:
            assert memory.memory_info().rss - early < GROWTH
    store = Store.open(file, now=now)
    assert check(store) == []
    store.close()


def seen(hands: Hands) -> bool:
    """Whether what has the focus has an area, as it must once all is laid out."""
    focused = hands.app.focused
    return focused is None or focused.region.area > 0


@pytest.mark.parametrize("seed", [1])
async def test_a_monkey_breaks_nothing(file: Path, seed: int) -> None:
    await let_loose(file, seed, 150)


@pytest.mark.ordeal
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(10, 23))
async def test_a_troop_of_monkeys_breaks_nothing(file: Path, seed: int) -> None:
    await let_loose(file, seed, 1500)
