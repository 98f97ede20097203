"""The bin: what lies there comes back."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from tests.ui.filled import HOSTILE, filled, until
from workbench.desk.shown import Ref
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.screens.bin import BinScreen
from workbench.ui.widgets.found import FoundRows


class Looking(App[None]):
    """An app that shows the bin."""

    def __init__(self, views: Views, clerk: Clerk) -> None:
        super().__init__()
        self.views = views
        self.clerk = clerk
        self.answers: list[Ref | None] = []

    def on_mount(self) -> None:
        self.push_screen(BinScreen(self.views, self.clerk), self.answers.append)


async def binned(views: Views, clerk: Clerk, kind: str, name: str) -> Ref:
    ref = next(found.ref for found in views.find(kind, "") if found.name == name)
    await clerk.do("put_in_bin", ref)
    return ref


async def test_enter_brings_back_and_esc_ends_with_it(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        ref = await binned(views, clerk, "contact", HOSTILE)
        app = Looking(views, clerk)
        async with app.run_test() as pilot:
            await pilot.pause()
            rows = app.screen.query_one(FoundRows)
            assert [rows.row(index).name for index in range(rows.count)] == [HOSTILE]
            await pilot.press("enter")
            await until(pilot, lambda: rows.count == 0)
            await pilot.press("escape")
        assert app.answers == [ref]
        assert HOSTILE in [found.name for found in views.find("contact", "")]


async def test_all_that_is_marked_comes_back(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        for name in ("stakeholder mapping", "facilitation"):
            await binned(views, clerk, "skill", name)
        app = Looking(views, clerk)
        async with app.run_test() as pilot:
            await pilot.press("asterisk", "enter")
            await until(pilot, lambda: app.screen.query_one(FoundRows).count == 0)
        assert len(views.find("skill", "")) == 2


async def test_undo_here_puts_it_back_into_the_bin(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        await binned(views, clerk, "skill", "facilitation")
        app = Looking(views, clerk)
        async with app.run_test() as pilot:
            await pilot.press("enter")
            await until(pilot, lambda: app.screen.query_one(FoundRows).count == 0)
            await pilot.press("u")
            await until(pilot, lambda: app.screen.query_one(FoundRows).count == 1)


async def test_the_empty_bin_teaches(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Looking(views, clerk)
        async with app.run_test() as pilot:
            await pilot.press("enter")
            assert app.screen.query_one(FoundRows).count == 0
            assert "`d`" in app.screen.query_one(FoundRows).empty
