"""Keys that come in one packet, as over a slow line, go where they were meant to go and are no commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input

from tests.ui.conftest import Hands, working


async def at_once(hands: Hands, text: str) -> None:
    """All keys of `text` before any of them is looked at; a line end is Enter."""
    for letter in text:
        key, character = ("enter", None) if letter == "\n" else (_character_to_key(letter), letter)
        hands.app.post_message(events.Key(key, character))
    await hands.rest()


@pytest.mark.parametrize("opens", ["a", "A"])
async def test_a_line_behind_its_key_stands_in_the_bar(file: Path, opens: str) -> None:
    async with working(file) as hands:
        await at_once(hands, f"{opens}45 ana sta apo dudxq")
        assert isinstance(hands.app.focused, Input)
        assert hands.app.focused.value == "45 ana sta apo dudxq"
        assert hands.work.views.bin() == ()


async def test_enter_behind_the_line_keeps_all_of_it(file: Path) -> None:
    async with working(file) as hands:
        await at_once(hands, "a45 ana facilitation apo :1 brown paper\n")
        await hands.until(lambda: "logged" in hands.told)
        assert hands.work.views.sessions(None, "brown paper")[0].minutes == 45


@pytest.mark.parametrize("opens", ["@", "+", "#", "/", ":"])
async def test_what_is_looked_for_stands_in_its_line(file: Path, opens: str) -> None:
    async with working(file) as hands:
        await at_once(hands, f"{opens}dudq")
        assert isinstance(hands.app.focused, Input)
        assert hands.app.focused.value == "dudq"


async def test_a_form_s_first_field_takes_what_was_typed(file: Path) -> None:
    async with working(file) as hands:
        await at_once(hands, "nZeta")
        assert isinstance(hands.app.focused, Input)
        assert hands.app.focused.value == "Zeta"


async def test_keys_for_a_list_stay_commands(file: Path) -> None:
    async with working(file) as hands:
        await at_once(hands, "jjk")
        assert hands.work.projects.cursor == 1
