"""The finder: type, best first, Enter."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.ui.filled import HOSTILE, filled
from workbench.desk.shown import Ref
from workbench.desk.views import Views
from workbench.ui.screens.finder import FinderScreen
from workbench.ui.widgets.found import FoundRows


class Asking(App[None]):
    """An app that asks one finder."""

    def __init__(self, views: Views, kind: str) -> None:
        super().__init__()
        self.views = views
        self.kind = kind
        self.answers: list[Ref | None] = []

    def on_mount(self) -> None:
        self.push_screen(FinderScreen(self.views, self.kind), self.answers.append)


def names(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(FoundRows)
    return [rows.row(index).name for index in range(rows.count)]


async def test_typing_narrows_and_enter_takes_the_first(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, _):
        app = Asking(views, "contact")
        async with app.run_test() as pilot:
            await pilot.pause()
            assert set(names(pilot)) == {"Ana Pop", "Bo Lind", HOSTILE}
            await pilot.press("b", "o")
            assert names(pilot) == ["Bo Lind"]
            await pilot.press("enter")
        assert app.answers == [views.find("contact", "bo")[0].ref]


async def test_the_cursor_moves_while_one_types(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, _):
        app = Asking(views, "skill")
        async with app.run_test() as pilot:
            await pilot.pause()
            second = names(pilot)[1]
            await pilot.press("down", "down", "up", "down", "enter")
        assert app.answers == [views.find("skill", second)[0].ref]


@pytest.mark.parametrize("keys", [("escape",), ("z", "q", "x", "enter", "escape")])
async def test_nothing_found_or_esc_ends_with_nothing(tmp_path: Path, keys: tuple[str, ...]) -> None:
    with filled(tmp_path) as (views, _):
        app = Asking(views, "project")
        async with app.run_test() as pilot:
            await pilot.press(*keys)
        assert app.answers == [None]


async def test_an_empty_list_teaches(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, _):
        app = Asking(views, "project")
        async with app.run_test() as pilot:
            await pilot.press("z", "q")
            assert "No project is called so" in pilot.app.screen.query_one(FoundRows).empty
