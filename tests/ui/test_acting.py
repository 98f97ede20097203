"""What the keys do to the file on any screen, beside logging."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from textual.widgets import Input

from tests.ui.conftest import Hands, working
from workbench.desk.shown import Ref
from workbench.desk.trouble import CannotKeep, Damaged
from workbench.ui.commands import Palette
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.screens.ask_day import AskDayScreen
from workbench.ui.screens.form import FormScreen
from workbench.ui.widgets.page import Page


async def on_the_promise(hands: Hands) -> None:
    """The cursor on the promise of Clara's card."""
    hands.work.open_card(Ref("contact", 3))
    await hands.drain()
    await hands.until(lambda: isinstance(hands.app.focused, Page))
    page = hands.one(Page)
    for _ in range(40):
        if page.ref and page.ref.kind == "commitment":
            return
        await hands.press("down")
    raise AssertionError("no promise on the card")


async def test_r_moves_a_promise_to_the_day_that_is_typed(file: Path) -> None:
    async with working(file) as hands:
        await on_the_promise(hands)
        await hands.press("r", "fr")
        assert isinstance(hands.app.screen, AskDayScreen)
        await hands.press("i")
        assert "Fri 27 Nov" in hands.text()
        await hands.press("enter")
        await hands.rest()
        due = [line.value for line in hands.work.views.strip() if "minutes" in line.value]
        assert due == [], "it is no longer late"


@pytest.mark.parametrize("typed", ["", "31/2", "some day"])
async def test_what_is_no_day_is_told_and_kept(file: Path, typed: str) -> None:
    async with working(file) as hands:
        await on_the_promise(hands)
        await hands.press("r", typed, "enter") if typed else await hands.press("r", "enter")
        assert isinstance(hands.app.screen, AskDayScreen)
        assert hands.one(Input).value == typed
        await hands.press("escape")
        assert hands.work.views.history()[0].name.startswith("add"), "nothing was moved"


async def test_x_keeps_a_promise_and_u_takes_that_back(file: Path) -> None:
    async with working(file) as hands:
        await on_the_promise(hands)
        await hands.press("x")
        await hands.until(lambda: hands.work.views.history()[0].name.startswith("kept"))
        await hands.press("u")
        await hands.until(lambda: hands.work.views.history()[0].undone)


async def test_a_card_offers_all_that_can_be_added_to_it(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("project", 1))
        await hands.drain()
        await hands.press("n")
        await hands.until(lambda: isinstance(hands.app.screen, Palette))
        assert hands.one(Input).value == "new "
        await hands.press("mile")
        await hands.until(lambda: "new milestone" in hands.text() and "Mia Stone" in hands.text())
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, FormScreen))
        await hands.until(lambda: "Apollo" in hands.text())


async def test_the_timer_stops_when_its_line_is_kept(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("t")
        await hands.until(lambda: hands.work.views.timer() is not None)
        await hands.press("t")
        await hands.until(lambda: isinstance(hands.app.focused, Input))
        assert hands.app.focused is not None
        await hands.press("escape")
        assert hands.work.views.timer() is not None, "leaving the bar leaves the timer running"


async def test_enter_on_a_plan_puts_its_line_into_the_bar(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("a", "plan ana facilitation apo 27/11 14:00", "enter")
        await hands.until(lambda: "logged" in hands.told)
        hands.work.set_focus(hands.work.sessions)
        await hands.press("g", "g", "enter")
        await hands.until(lambda: isinstance(hands.app.focused, Input))
        line = hands.one(Input).value
        assert line == "2026-11-27 14:00 @Ana-Pop /facilitation +Apollo"


@pytest.mark.parametrize("trouble", [Damaged("the file is damaged"), CannotKeep("this is no longer there")])
async def test_what_a_key_needs_and_cannot_have_is_told(
    file: Path, trouble: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise trouble

    async with working(file) as hands:
        await on_the_promise(hands)
        screen = cast("ActingScreen", hands.app.screen)
        keys = {"r": "card", "e": "form", **({"t": "timer"} if isinstance(trouble, Damaged) else {})}
        for key, reading in keys.items():
            monkeypatch.setattr(screen.views, reading, fails)
            screen.tell("")
            await hands.press(key)
            assert hands.app.screen is screen
            assert screen.keybar.told == str(trouble)
        monkeypatch.setattr(screen.views, "line_of", fails)
        screen.tell("")
        screen.open_again(Ref("session", 1))
        assert screen.keybar.told == str(trouble)
