"""The help: made of the live bindings, the same as the table of keys."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import HOSTILE, working
from workbench.desk.progress import letters
from workbench.desk.shown import Tone
from workbench.desk.shown_skills import Cell
from workbench.model.projects import Stage
from workbench.practice.capture import FILLERS
from workbench.practice.constants import settings
from workbench.practice.review import Step
from workbench.ui import hints, keys
from workbench.ui.screens import help as pages
from workbench.ui.screens.help import HelpScreen


async def test_it_opens_and_closes(file: Path) -> None:
    async with working(file, (80, 24)) as hands:
        await hands.press("?")
        assert isinstance(hands.app.screen, HelpScreen)
        assert "Log anything in one line" in hands.text()
        await hands.press("escape")
        assert hands.app.screen is hands.work


async def test_it_lists_what_works_where_it_was_opened(file: Path) -> None:
    async with working(file) as hands:
        live = {b.binding.id for b in hands.app.screen.active_bindings.values() if b.binding.id and b.enabled}
        block = pages.here(hands.app.screen.active_bindings)
        assert len(block.lines) == len(live)


def test_all_keys_are_the_table() -> None:
    told = [(block.title, line.label) for block in pages.all_keys({}) for line in block.lines]
    assert told == [(f"Keys: {line.where}", line.keys) for line in keys.table()]


def test_every_constant_is_printed_with_what_is_in_force_what_it_means_and_what_is_allowed() -> None:
    first, *lines = pages.constants({"stalled_days": 28}).lines
    assert first.label.endswith("Yours: stalled_days.")
    told = dict(zip(lines[::2], lines[1::2], strict=True))
    assert [line.label.split(" = ")[0] for line in told] == [row.name for row in settings()]
    [(own, means)] = [(line, means) for line, means in told.items() if line.tone is Tone.ACCENT]
    assert own.label == "stalled_days = 28 days, usually 21"
    assert means.value == "Stalled after: below the level needed, not seen, nothing planned. Allowed: 1 to 3650"
    assert next(means.value for line, means in told.items() if "half_life" in line.label).endswith("3650, each")


def test_the_words_that_are_passed_over_are_all_shown() -> None:
    told = " ".join(line.label for block in pages.lines_and_words() for line in block.lines)
    assert set(FILLERS) <= set(told.split())


def test_the_signs_of_every_screen_are_told() -> None:
    blocks = {block.title: {line.label for line in block.lines} for block in pages.lines_and_words()}
    told = " ".join(blocks["Signs of the matrix"])
    every = Cell(3, shaky=True, rose=True, state="due").signs + Cell(3, state="lapsed").signs
    assert set(every) <= set(told)
    assert {letters(each) for each in (None, *Stage)} <= blocks["Stages"]
    assert {f"{each.number} {each.called}".removesuffix(", look ahead") for each in Step} <= {
        label.removesuffix(", ahead") for label in blocks["The weekly review"]
    }


async def test_the_palette_finds_commands_and_names(file: Path) -> None:
    async with working(file) as hands:
        await hands.press(":", "図書")
        await hands.until(lambda: HOSTILE in hands.text())
        await hands.press("escape")
        await hands.press(":", "zoom")
        await hands.until(lambda: "zoom  z" in hands.text())
        await hands.press("enter")
        await hands.until(lambda: hands.app.screen is hands.work)
        await hands.until(lambda: len([pane for pane in hands.work.query(".pane") if pane.display]) == 1)


async def test_the_constants_are_read_whole_in_forty_columns(file: Path) -> None:
    async with working(file, (40, 15)) as hands:
        await hands.press("?")
        help_screen = hands.app.screen
        assert isinstance(help_screen, HelpScreen)
        rows = [help_screen.page.row(at) for at in range(help_screen.page.count)]
        text = " ".join(row.value for row in rows)
        for line in pages.constants({}).lines:
            assert (line.value or line.label) in text


async def test_while_a_line_is_typed_what_keeps_it_stands_before_how_it_is_edited(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("a")
        told = [line.value for line in pages.here(hints.pressable(hands.app.screen)).lines]
        assert told.index("Save the line, as a draft where something is lacking") < told.index("A letter to the left")
        assert "Find a person" not in told
