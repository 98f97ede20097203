"""The filter: live, debounced, kept by Enter, taken off by Esc."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Button

from workbench.ui.widgets.filter_line import FilterLine


class Filtering(App[None]):
    """A list, stood for by something that takes the focus, and its filter."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words
        self.heard: list[str] = []
        self.left: list[str] = []

    def compose(self) -> ComposeResult:
        yield Button("list")

    def on_mount(self) -> None:
        self.query_one(Button).focus()
        self.mount(FilterLine(self.words, "sessions"))

    def on_filter_line_filtered(self, message: FilterLine.Filtered) -> None:
        self.heard.append(message.words)

    def on_filter_line_left(self, message: FilterLine.Left) -> None:
        self.left.append(message.words)


async def test_words_are_told_once_when_the_keys_rest() -> None:
    app = Filtering()
    async with app.run_test() as pilot:
        await pilot.press("a", "n", "a", "space", "4")
        while not app.heard or app.heard[-1] != "ana 4":
            await pilot.pause()
        assert len(app.heard) < 5


@pytest.mark.parametrize("key", ["enter", "down", "tab"])
async def test_the_filter_is_kept_and_the_list_has_the_focus(key: str) -> None:
    app = Filtering()
    async with app.run_test() as pilot:
        await pilot.press("b", "o", key)
        await pilot.pause()
        assert app.heard == ["bo"]
        assert app.left == ["bo"]
        assert not app.query(FilterLine)
        assert isinstance(app.focused, Button)


async def test_esc_takes_it_off() -> None:
    app = Filtering("ana")
    async with app.run_test() as pilot:
        await pilot.press("space", "escape")
        await pilot.pause()
        assert app.heard == [""]
        assert app.left == [""]
        assert not app.query(FilterLine)
        assert isinstance(app.focused, Button)


async def test_blanks_alone_are_no_filter() -> None:
    app = Filtering()
    async with app.run_test() as pilot:
        await pilot.press("space", "space", "enter")
        assert app.heard == []
