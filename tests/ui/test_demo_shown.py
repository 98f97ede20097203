"""The demo on the main screens: what somebody meets who opens it for the first time."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Hands, working
from workbench.ui.screens.progress import ProgressScreen
from workbench.ui.screens.skills import SkillsScreen


async def _gates_of(hands: Hands, project: str) -> ProgressScreen:
    """Waits until the gates below are of that project."""
    screen = hands.app.screen
    assert isinstance(screen, ProgressScreen)
    await hands.until(lambda: screen.gates.shown is not None and screen.gates.shown.row.name == project)
    await hands.drain()
    return screen


async def test_the_projects_stand_in_their_columns(demo: Path) -> None:
    async with working(demo) as hands:
        await hands.press("4")
        screen = await _gates_of(hands, "Atlas ERP")
        assert [column.subject for column in screen.columns] == ["Services 3", "Experience 1", "Transformation 2"]
        text = hands.text()
        for told in ("Atlas ERP", "Cobalt", "Ember", "~Apollo", "!Delta", "Borealis"):
            assert told in text


async def test_the_panes_below_follow_into_another_column(demo: Path) -> None:
    async with working(demo) as hands:
        await hands.press("4")
        await _gates_of(hands, "Atlas ERP")
        await hands.press("l")
        await _gates_of(hands, "Apollo")
        await hands.press("l", "j")
        screen = await _gates_of(hands, "Borealis")
        assert screen.kept.subject.startswith("What stays")
        await hands.press("h")
        await _gates_of(hands, "Apollo")


async def test_the_matrix_shows_every_sign(demo: Path) -> None:
    async with working(demo, (200, 50)) as hands:
        await hands.press("3")
        screen = hands.app.screen
        assert isinstance(screen, SkillsScreen)
        await hands.until(lambda: "facilitation" in hands.text())
        await hands.rest()
        text = hands.text()
        for sign in ("=5+", "=4+", "2!~", "3!", "1+", "1x", " 0 "):
            assert sign in text
