"""`w`: why the figure under the cursor is what it is, from everywhere, and on from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import SIZES, Hands, working
from workbench.desk.shown import Figure, Ref
from workbench.ui.screens.card import CardScreen
from workbench.ui.screens.why import WhyScreen
from workbench.ui.widgets.capture_bar import CaptureBar
from workbench.ui.widgets.line_input import LineInput


def page(hands: Hands) -> WhyScreen:
    """The why in front."""
    assert isinstance(hands.app.screen, WhyScreen)
    return hands.app.screen


def title(hands: Hands) -> str:
    """The title of the why in front."""
    return str(page(hands).page.border_title)


def offered(hands: Hands) -> bool:
    """Whether `w` is live."""
    found = hands.app.screen.active_bindings.values()
    return any(each.binding.id == "figure.why" and each.enabled for each in found)


def to(screen: CardScreen, what: str) -> None:
    """Puts the cursor on the first line that shows such a figure."""
    rows = map(screen.page.row, range(screen.page.count))
    screen.page.go(next(at for at, row in enumerate(rows) if row.figure and row.figure.what == what))


@pytest.mark.parametrize("size", [*SIZES, (20, 5)])
async def test_it_opens_at_any_size_with_the_focus_in_sight_and_goes_back(file: Path, size: tuple[int, int]) -> None:
    async with working(file, size) as hands:
        await hands.press("j", "w")
        assert page(hands).page.has_focus
        assert page(hands).page.size.area > 0
        assert title(hands) == "Why: Apollo, services"
        await hands.press("w")
        assert hands.app.screen is hands.work
        await hands.press("w", "escape")
        assert hands.app.screen is hands.work


async def test_each_pane_asks_about_its_own(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j")
        await hands.rest()
        for keys, begins in (
            ((), "Why: Apollo, services"),
            (("tab",), "Why: 45 min Ana Pop, stakeholder mapping, Apollo"),
            (("tab",), "Why: "),
        ):
            await hands.press(*keys, "w")
            assert title(hands).startswith(begins)
            await hands.press("escape")
            await hands.rest()


async def test_it_is_not_offered_where_there_is_no_figure(file: Path, empty: Path) -> None:
    async with working(file) as hands:
        assert not offered(hands)
        assert "w why" not in hands.seen()[-1]
        await hands.press("w")
        assert hands.app.screen is hands.work
        await hands.press("j")
        await hands.drain()
        assert offered(hands)
        assert "w why" in hands.seen()[-1]
    async with working(empty) as hands:
        await hands.press("w")
        assert hands.app.screen is hands.work


async def test_a_line_of_the_strip_is_asked_from_the_card_pane(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("shift+tab")
        assert hands.work.detail.figure == Figure("promise", 1)
        await hands.press("w")
        assert title(hands) == "Why: the minutes to Clara Voss: late by 1 day"


async def test_enter_opens_what_a_line_rests_on(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_why(Figure("quiet", 1))
        await hands.drain()
        screen = page(hands)
        rows = map(screen.page.row, range(screen.page.count))
        screen.page.go(next(at for at, row in enumerate(rows) if row.ref and row.ref.kind == "session"))
        await hands.press("enter")
        assert isinstance(hands.app.screen, CardScreen)
        assert hands.app.screen.subject.kind == "session"
        await hands.press("escape")
        assert hands.app.screen is screen


async def test_w_goes_on_to_the_figure_of_a_line_and_back(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "w")
        first = page(hands)
        to(first, "gate")
        await hands.press("w")
        assert title(hands) == "Why: Apollo, S1 to ask"
        await hands.press("w")
        assert hands.app.screen is first
        await hands.press("enter")
        assert title(hands) == "Why: Apollo, S1 to ask"


async def test_on_a_card_the_line_is_asked_first_then_what_it_is_about(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("project", 1))
        await hands.rest()
        card = hands.app.screen
        assert isinstance(card, CardScreen)
        assert card.asked == Figure("stage", 1)
        to(card, "hours")
        assert card.asked == Figure("hours", 1)
        await hands.press("w")
        assert title(hands) == "Why: Apollo, hours"


async def test_what_it_tells_is_told_anew_when_something_is_logged(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "w")
        to(page(hands), "gate")
        await hands.press("w", "a")
        assert hands.app.screen.query(CaptureBar)
        await hands.press("escape")
        screen = page(hands)
        told = {"project": "Apollo", "on": "2026-11-25", "state": "agreed"}
        for item in ("business_problem", "relation"):
            await screen.keep("add", "terms_item", {**told, "item": item})
        await hands.rest()
        assert title(hands) == "Why: Apollo, S1 met"


async def test_what_is_gone_says_so_and_the_keys_are_about_nothing_else(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_why(Figure("level", 999, "1"))
        await hands.drain()
        assert "no longer there" in page(hands).keybar.told
        assert page(hands).subject == Ref("contact", 999)


async def test_whys_that_are_left_go_for_good(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "w", "escape")
        await hands.rest()
        before = len(hands.app._registry)
        for _ in range(20):
            await hands.press("w", "escape")
        await hands.until(lambda: len(hands.app._registry) == before)


async def test_w_in_a_line_that_is_typed_is_a_letter(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "a", "w")
        assert hands.app.screen is hands.work
        assert hands.one(LineInput).value.endswith("w")


async def test_a_why_over_another_screen_leads_back_there_and_on(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("4")
        await hands.rest()
        await hands.press("w")
        assert title(hands).startswith("Why: ")
        assert "[4 Progress]" in hands.seen()[0]
        await hands.press("1", "-")
        assert not isinstance(hands.app.screen, WhyScreen)
        assert "[4 Progress]" in hands.seen()[0]


async def test_on_a_line_of_a_card_that_stands_for_nothing_the_card_is_asked_about(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("project", 1))
        await hands.rest()
        card = hands.app.screen
        assert isinstance(card, CardScreen)
        rows = [card.page.row(at) for at in range(card.page.count)]
        card.page.go(next(at for at, row in enumerate(rows) if row.ref and row.ref.kind == "role"))
        assert card.asked == Figure("stage", 1)
