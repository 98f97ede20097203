"""The bottom line: live hints, cut to the width, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import working
from workbench.desk.shown import Tone
from workbench.ui import gate


async def test_it_shows_the_keys_that_work_here(file: Path) -> None:
    async with working(file) as hands:
        assert hands.seen()[-1].split() == (
            "a log n new enter open / filter . again u undo t timer y copy : commands ? help".split()
        )


@pytest.mark.parametrize("width", [120, 80, 60, 40, 20, 10])
async def test_it_never_breaks_a_hint_and_keeps_help_to_the_last(file: Path, width: int) -> None:
    async with working(file, (width, 20)) as hands:
        line = hands.seen()[-1].rstrip()
        assert line.endswith("? help") or width < 9
        assert gate.width(line) <= width
        assert "…" not in line


async def test_hints_follow_the_focus(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("tab")
        assert " e edit" in hands.seen()[-1]
        await hands.press("a")
        assert "enter keep" in hands.seen()[-1]
        assert "n new" not in hands.seen()[-1]


async def test_a_sentence_takes_their_place_and_what_it_holds_is_no_markup(file: Path) -> None:
    async with working(file) as hands:
        hands.work.tell("kept [/] Smith [Acme]", Tone.OK)
        await hands.drain()
        assert hands.seen()[-1].startswith(" kept [/] Smith [Acme]")
        hands.work.keybar.untell()
        await hands.drain()
        assert hands.seen()[-1].startswith(" a log")


async def test_a_long_sentence_is_told_in_full(file: Path) -> None:
    async with working(file, (60, 20)) as hands:
        hands.work.tell("the file is busy: another program is writing to it. What you typed is kept; try again soon")
        await hands.until(lambda: "try again soon" in hands.text())
