"""Random keys on Review and on Skills: nothing crashes, what has the focus can be seen, the file stays sound."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ui.conftest import now, working
from tests.ui.test_monkey import EDITING, NAMED, SIZES, seen
from workbench.store.backup import check
from workbench.store.file import Store


@dataclass(frozen=True)
class Habits:
    """What is pressed on a screen: its own key, letters, and words after one of `opens`.

    `typed`, `entered` and `named` are the percent of words, of Enter and of named keys.
    """

    place: str
    letters: str
    opens: str
    words: tuple[str, ...]
    typed: int
    entered: int
    named: int

    def keys(self, seed: int, count: int) -> list[str]:
        """So many keys, the same for a seed; back to the screen now and then; none that quits."""
        chance = random.Random(seed)
        kinds = {"back": 6, "typed": self.typed, "entered": self.entered, "named": self.named, "editing": 5}
        letters = 100 - sum(kinds.values())
        pressed: list[str] = []
        for kind in chance.choices([*kinds, "letter"], [*kinds.values(), letters], k=count):
            if kind == "back":
                pressed += ["escape", "escape", "escape", self.place]
            elif kind == "typed":
                pressed += [chance.choice(self.opens), *chance.choice(self.words), chance.choice(("enter", "escape"))]
            elif kind == "entered":
                pressed.append("enter")
            else:
                pressed.append(chance.choice({"named": NAMED, "editing": EDITING}.get(kind, self.letters)))
        return pressed[:count]


HABITS = {
    "review": Habits(
        "5",
        "jkjkgGxxrLDmovvOxaendiuU.wyY/+@#:?-135[]0é図",
        "arx",
        ("fri", "ask why", "45 ana sta apo :2", "[/x] \\1", "promise ana map by fri", ""),
        typed=5,
        entered=19,
        named=10,
    ),
    "skills": Habits(
        "3",
        "jkhljkhljkhlgGTFsmvc><aenduUi.wyY/+@#:?-13[]0é図",
        "a><",
        (":2 45", "45", "y 14:00 30 :3", ":1 notyet 30", "[/x] \\1", "promise ana map by fri"),
        typed=6,
        entered=0,
        named=23,
    ),
}


async def let_loose(habits: Habits, file: Path, seed: int, count: int) -> None:
    async with working(file, SIZES[seed % len(SIZES)], painted=True) as hands:
        await hands.press(habits.place)
        for number, key in enumerate(habits.keys(seed, count)):
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
@pytest.mark.parametrize("place", HABITS)
async def test_a_monkey_breaks_nothing(demo: Path, place: str, seed: int) -> None:
    await let_loose(HABITS[place], demo, seed, 150)


@pytest.mark.ordeal
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(10, 19))
@pytest.mark.parametrize("place", HABITS)
async def test_a_troop_of_monkeys_breaks_nothing(demo: Path, place: str, seed: int) -> None:
    await let_loose(HABITS[place], demo, seed, 1500)
