"""Going from one main screen to another: each is kept as it was, nothing leaks, only what there is is offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.widget import Widget

from tests.ui.conftest import SIZES, Hands, working
from workbench.desk.shown import Block, Line, Ref
from workbench.ui import places
from workbench.ui.places import PLACES, Place
from workbench.ui.screens import bench
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.screens.card import CardScreen
from workbench.ui.widgets.page import Page


class Leaves(ActingScreen):
    """A main screen with nothing but thirty lines."""

    AUTO_FOCUS = "Page"
    place = "skills"

    def floor(self) -> ComposeResult:
        """A page."""
        self.page = Page(classes="pane")
        yield self.page

    def on_mount(self) -> None:
        self.page.put([Block("Leaves", tuple(Line(f"leaf {number}", ref=Ref("skill", 1)) for number in range(30)))])


class Trees(Leaves):
    """Another one."""

    place = "progress"


@pytest.fixture
def two_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of Skills and Progress there are small ones."""
    three = (
        PLACES[0],
        Place("skills", "3", "Skills", Leaves),
        Place("progress", "4", "Progress", Trees),
    )
    monkeypatch.setattr(places, "PLACES", three)
    monkeypatch.setattr(bench, "PLACES", three)


pytestmark = pytest.mark.usefixtures("two_more")


def front(hands: Hands) -> str:
    """The class of the screen in front."""
    return type(hands.app.screen).__name__


def has_area(hands: Hands) -> bool:
    """Whether what has the focus can be seen."""
    focused = hands.app.focused
    return focused is not None and focused.size.area > 0


def widgets(hands: Hands) -> int:
    """How many widgets the app knows."""
    return sum(isinstance(each, Widget) for each in hands.app._registry)


@pytest.mark.parametrize("size", SIZES)
async def test_each_digit_brings_its_screen_with_the_focus_in_sight(file: Path, size: tuple[int, int]) -> None:
    async with working(file, size) as hands:
        for key, name in (("3", "Leaves"), ("4", "Trees"), ("3", "Leaves"), ("1", "WorkScreen"), ("4", "Trees")):
            await hands.press(key)
            assert front(hands) == name
            assert has_area(hands)


async def test_a_screen_is_kept_with_its_cursor(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "3", "j", "j", "4", "j", "3")
        first = hands.app.screen
        assert isinstance(first, Leaves)
        assert first.page.cursor == 2
        await hands.press("4", "1")
        assert hands.work.projects.cursor == 1
        await hands.press("3")
        assert hands.app.screen is first


async def test_no_screen_is_made_before_it_is_asked_for(file: Path) -> None:
    async with working(file) as hands:
        assert list(hands.app._places) == []
        await hands.press("4")
        assert list(hands.app._places) == ["progress"]


async def test_a_card_over_a_screen_is_left_behind(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3", "enter")
        assert front(hands) == "CardScreen"
        await hands.press("1")
        assert front(hands) == "WorkScreen"
        await hands.press("3")
        assert front(hands) == "Leaves"
        await hands.press("enter", "enter", "3")
        assert front(hands) == "Leaves"


async def test_a_card_says_which_screen_it_lies_over(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3", "enter")
        assert hands.seen()[0].startswith(" 1 Work  [3 Skills]  4 Progress")
        await hands.press("escape")
        assert front(hands) == "Leaves"


async def test_minus_goes_to_the_screen_before_and_back(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("-")
        assert front(hands) == "WorkScreen"
        await hands.press("3", "4", "-")
        assert front(hands) == "Leaves"
        await hands.press("-")
        assert front(hands) == "Trees"
        await hands.press("1", "-")
        assert front(hands) == "Trees"


async def test_minus_on_a_card_goes_to_the_screen_before_its_own(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3", "4", "enter", "-")
        assert front(hands) == "Leaves"


async def test_q_goes_back_to_work_and_quits_there(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3", "enter", "q")
        assert front(hands) == "Leaves"
        await hands.press("q")
        assert front(hands) == "WorkScreen"
        await hands.press("-")
        assert front(hands) == "Leaves"
        await hands.press("q", "q")
        assert hands.app._exit


async def test_the_screen_that_one_is_on_is_not_offered_nor_one_that_is_not_there(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3")
        live = {each.binding.id for each in hands.app.screen.active_bindings.values() if each.enabled}
        assert {"screen.work", "screen.progress", "screen.last"} <= live
        assert "screen.skills" not in live
        await hands.press("2", "5", "6")
        assert front(hands) == "Leaves"


async def test_a_place_that_is_not_built_is_not_offered(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "PLACES", PLACES[:1])
    monkeypatch.setattr(bench, "PLACES", PLACES[:1])
    async with working(file) as hands:
        await hands.press("3", "4")
        assert front(hands) == "WorkScreen"
        assert hands.seen()[0].startswith(" [1 Work]  ")
        assert "3 Skills" not in hands.seen()[0]


async def test_tabs_fold_to_the_present_one(file: Path) -> None:
    for size, line in (((60, 20), " [1 Work]  3 Skills  4 Progress"), ((40, 15), " [1 Work]    ")):
        async with working(file, size) as hands:
            assert hands.seen()[0].startswith(line)
            assert hands.seen()[0].rstrip().endswith("10:00")


async def test_only_the_screen_in_front_looks_at_the_file(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3")
        seen = hands.work.mark
        leaves = hands.app.screen
        assert isinstance(leaves, Leaves)
        await leaves.keep("add", "client", {"name": "New & Co"})
        hands.work.look()
        assert hands.work.mark == seen
        await hands.press("1")
        await hands.rest()
        assert hands.work.mark > seen


async def test_cards_that_are_left_go_for_good(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3", "1")
        before = widgets(hands)
        for _ in range(10):
            await hands.press("3", "enter", "enter")
            assert isinstance(hands.app.screen, CardScreen)
            await hands.press("1")
        await hands.until(lambda: widgets(hands) == before)


async def test_a_screen_in_the_back_is_told_of_the_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []
    monkeypatch.setattr(Leaves, "on_unmount", lambda self: ended.append(self.place), raising=False)
    async with working(file) as hands:
        await hands.press("3", "4", "1")
    assert sorted(ended) == ["progress", "skills"]


async def test_the_tabs_show_the_users_own_keys(file: Path) -> None:
    async with working(file, keys={"screen.skills": "ctrl+n", "screen.work": "f5,1"}) as hands:
        await hands.until(lambda: hands.seen()[0].startswith(" [f5 Work]  ctrl+n Skills  4 Progress"))
        await hands.press("ctrl+n")
        assert front(hands) == "Leaves"
        await hands.until(lambda: hands.seen()[0].startswith(" f5 Work  [ctrl+n Skills]"))
