"""Random keys on the Review screen: nothing crashes, what has the focus can be seen, the file stays sound."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.ui.conftest import now, working
from tests.ui.test_monkey import EDITING, NAMED, SIZES, seen
from workbench.store.backup import check
from workbench.store.file import Store

LETTERS = "jkjkgGxxrLDmovvOxaendiuU.wyY/+@#:?-135[]0é図"
WORDS = ("fri", "ask why", "45 ana sta apo :2", "[/x] \\1", "promise ana map by fri", "")


def keys(seed: int, count: int) -> list[str]:
    """So many keys, the same for a seed; back to the screen now and then; none that quits."""
    chance = random.Random(seed)
    pressed: list[str] = []
    while len(pressed) < count:
        kind = chance.random()
        if kind < 0.06:
            pressed += ["escape", "escape", "escape", "5"]
        elif kind < 0.25:
            pressed.append("enter")
        elif kind < 0.3:
            pressed += [chance.choice("arx"), *chance.choice(WORDS), chance.choice(("enter", "escape"))]
        elif kind < 0.4:
            pressed.append(chance.choice(NAMED))
        elif kind < 0.45:
            pressed.append(chance.choice(EDITING))
        else:
            pressed.append(chance.choice(LETTERS))
    return pressed[:count]


async def let_loose(demo: Path, file: Path, seed: int, count: int) -> None:
    file.write_bytes(demo.read_bytes())
    async with working(file, SIZES[seed % len(SIZES)]) as hands:
        await hands.press("5")
        for number, key in enumerate(keys(seed, count)):
            await hands.press(key)
            if number % 25 == 0:
                await hands.until(lambda: seen(hands))
        await hands.rest()
        assert hands.app.return_code is None
    store = Store.open(file, now=now)
    assert check(store) == []
    store.close()


@pytest.mark.ordeal
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_monkey_breaks_nothing(demo: Path, empty: Path, seed: int) -> None:
    await let_loose(demo, empty, seed, 150)


@pytest.mark.ordeal
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(10, 19))
async def test_a_troop_of_monkeys_breaks_nothing(demo: Path, empty: Path, seed: int) -> None:
    await let_loose(demo, empty, seed, 1500)
