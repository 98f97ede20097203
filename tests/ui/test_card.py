"""The card of anything: read, walked, acted on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import EVIL, HOSTILE, SIZES, working
from workbench.desk.shown import Ref
from workbench.ui.screens.card import CardScreen
from workbench.ui.widgets.capture_bar import CaptureBar


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        *(("project", size) for size in (*SIZES, (20, 5))),
        *((kind, (80, 24)) for kind in ("client", "contact", "skill", "session", "commitment")),
    ],
)
async def test_any_card_opens_at_any_size(file: Path, kind: str, size: tuple[int, int]) -> None:
    async with working(file, size) as hands:
        hands.work.open_card(Ref(kind, 1))
        await hands.rest()
        card = hands.app.screen
        assert isinstance(card, CardScreen)
        assert card.page.count > 0
        assert card.page.has_focus


async def test_hostile_names_show_exactly_so(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("contact", 5))
        await hands.rest()
        assert f" {EVIL} " in hands.seen()[1]
        assert HOSTILE in hands.text()
        assert "[b]lead[/b]" in hands.text()


async def test_a_card_that_is_not_there_says_so(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("contact", 999))
        await hands.rest()
        assert isinstance(hands.app.screen, CardScreen)
        assert hands.app.screen.keybar.told


async def test_a_promise_on_a_card_is_kept_with_x(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("contact", 3))
        await hands.rest()
        card = hands.app.screen
        assert isinstance(card, CardScreen)
        place = next(at for at in range(card.page.count) if card.page.row(at).ref == Ref("commitment", 1))
        card.page.go(place)
        await hands.press("x")
        assert "kept" in card.keybar.told


async def test_enter_is_offered_where_a_line_opens_something(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("contact", 3))
        await hands.rest()
        card = hands.app.screen
        assert isinstance(card, CardScreen)
        offered = {bool(card.page.row(at).ref): at for at in range(card.page.count)}
        for opens, at in offered.items():
            card.page.go(at)
            await hands.drain()
            assert ("enter open" in hands.seen()[-1]) is opens


async def test_the_bar_opens_over_a_card_prefilled_with_what_it_is_about(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("skill", 2))
        await hands.rest()
        await hands.press("a")
        card = hands.app.screen
        assert isinstance(card, CardScreen)
        assert card.query(CaptureBar)
        assert card.capture_focus().skill is not None


async def test_one_goes_back_past_all_cards_to_work(file: Path) -> None:
    async with working(file) as hands:
        for number in (1, 2, 3):
            hands.work.open_card(Ref("project", number))
            await hands.rest()
        await hands.press("1")
        assert hands.app.screen is hands.work


async def test_where_it_is_low_the_card_has_no_frame_and_the_first_line_tells_its_name(file: Path) -> None:
    async with working(file, (20, 5)) as hands:
        hands.work.open_card(Ref("project", 1))
        await hands.rest()
        first, *lines, _ = hands.seen()
        assert first.strip().startswith("Apollo")
        assert len(lines) == 3
        assert not any(sign in line for line in lines for sign in "┏┃┗")
