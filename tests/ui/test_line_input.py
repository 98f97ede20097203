"""The one-line field: editing keys, undo, paste, hostile text."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from workbench.ui.widgets.line_input import LineInput


class Field(App[None]):
    """One field and nothing else."""

    def __init__(self, value: str = "") -> None:
        super().__init__()
        self.first = value

    def compose(self) -> ComposeResult:
        yield LineInput(self.first)

    @property
    def line(self) -> LineInput:
        return self.query_one(LineInput)


async def type_in(pilot: Pilot[None], text: str) -> None:
    for letter in text:
        pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
    await pilot.pause()


@pytest.mark.parametrize(
    ("key", "line", "cursor", "left"),
    [
        ("ctrl+w", "45 ana ^fri", None, "45 ana "),
        ("ctrl+w", "45 ana  ", None, "45 "),
        ("ctrl+w", "45 ana", 3, "ana"),
        ("alt+backspace", "45 ana ^fri", None, "45 ana ^"),
        ("ctrl+u", "45 ana", 3, "ana"),
        ("ctrl+k", "45 ana", 3, "45 "),
        ("backspace", "45 ana", None, "45 an"),
        ("delete", "45 ana", 0, "5 ana"),
        ("alt+d", "45 ana sta", 3, "45 sta"),
    ],
)
async def test_keys_delete_as_in_a_shell(key: str, line: str, cursor: int | None, left: str) -> None:
    app = Field(line)
    async with app.run_test() as pilot:
        if cursor is not None:
            app.line.cursor_position = cursor
        await pilot.press(key)
        assert app.line.value == left


@pytest.mark.parametrize(
    ("key", "at"), [("ctrl+a", 0), ("home", 0), ("ctrl+e", 10), ("end", 10), ("alt+left", 7), ("ctrl+left", 7)]
)
async def test_keys_move_as_in_a_shell(key: str, at: int) -> None:
    app = Field("45 ana sta")
    async with app.run_test() as pilot:
        await pilot.press("left", key)
        assert app.line.cursor_position == at


async def test_the_cursor_starts_at_the_end_of_what_is_there_and_does_not_blink() -> None:
    app = Field("45 ana")
    async with app.run_test() as pilot:
        await type_in(pilot, " x")
        assert app.line.value == "45 ana x"
        assert not app.line.cursor_blink


async def test_undo_goes_back_word_by_word_and_redo_forth() -> None:
    app = Field()
    async with app.run_test() as pilot:
        await type_in(pilot, "45 ana sta")
        seen = []
        for _ in range(4):
            await pilot.press("ctrl+underscore")
            seen.append(app.line.value)
        assert seen == ["45 ana", "45", "", ""]
        for _ in range(4):
            await pilot.press("ctrl+r")
        assert app.line.value == "45 ana sta"
        assert app.line.cursor_position == len("45 ana sta")


async def test_undo_brings_back_what_one_key_deleted_and_typing_ends_redo() -> None:
    app = Field("45 ana sta")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+u", "ctrl+underscore")
        assert app.line.value == "45 ana sta"
        await type_in(pilot, "k")
        await pilot.press("ctrl+r")
        assert app.line.value == "45 ana stak"


async def test_a_paste_becomes_one_line_in_the_place_of_the_cursor() -> None:
    app = Field("45  sta")
    async with app.run_test() as pilot:
        app.line.cursor_position = 3
        app.line.post_message(events.Paste("  ana\r\n\n\tand bo\n"))
        await pilot.pause()
        assert app.line.value == "45 ana and bo sta"
        await pilot.press("ctrl+underscore")
        assert app.line.value == "45  sta"


@pytest.mark.parametrize("hostile", ["a\x1b]52;c;eA==\x07b", "a\u202eb\x9bc", "[/] Smith [Acme]", "a\ud800b"])
async def test_no_control_bytes_come_in_by_any_way(hostile: str) -> None:
    app = Field(hostile)
    async with app.run_test() as pilot:
        app.line.post_message(events.Paste(hostile))
        await pilot.pause()
        app.line.put(app.line.value + hostile)
        await pilot.pause()
        assert app.line.value
        assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in app.line.value)
        assert not set("\u202e\ud800") & set(app.line.value)
        assert ("[/] Smith [Acme]" in app.line.value) == ("Smith" in hostile)


async def test_undo_keeps_a_bounded_past() -> None:
    app = Field()
    async with app.run_test() as pilot:
        for count in range(500):
            app.line.put(f"line {count}")
        await pilot.pause()
        for _ in range(600):
            app.line.action_undo()
        assert app.line.value == "line 299"


def drawn(line: LineInput) -> str:
    return line.render_line(0).text


async def test_a_long_line_follows_the_cursor_and_is_cut_with_an_ellipsis_where_one_is_not_in_it() -> None:
    app = Field("0123456789" * 4)
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        assert drawn(app.line).startswith("1234567890123456789")
        await pilot.press("home")
        await pilot.pause()
        assert drawn(app.line) == "01234567890123456789"
        app.screen.set_focus(None)
        await pilot.pause()
        assert drawn(app.line) == "0123456789012345678…"


async def test_wide_signs_are_measured_in_cells() -> None:
    app = Field("図書館" * 4)
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.press("home", "right", "delete")
        await pilot.pause()
        assert app.line.value == "図館" + "図書館" * 3
        assert app.line.render_line(0).cell_length == 20
        app.screen.set_focus(None)
        await pilot.pause()
        assert drawn(app.line).rstrip() == "図館図書館図書館図…"
