"""The history: steps, undone ones marked, u and U, Enter to the noun."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from tests.ui.filled import filled, until
from workbench.desk.shown import Ref
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.screens.history import HistoryScreen, StepRows


class Looking(App[None]):
    """An app that shows the history."""

    def __init__(self, views: Views, clerk: Clerk) -> None:
        super().__init__()
        self.views = views
        self.clerk = clerk
        self.answers: list[Ref | None] = []

    def on_mount(self) -> None:
        self.push_screen(HistoryScreen(self.views, self.clerk), self.answers.append)


def drawn(app: App[None]) -> list[str]:
    rows = app.screen.query_one(StepRows)
    return ["".join(text for text, _ in rows.drawn(rows.row(index), 100)) for index in range(rows.count)]


def marked(app: App[None]) -> list[int]:
    """Which of the three newest steps are marked as undone."""
    return [line.count("undone") for line in drawn(app)][:3]


async def test_steps_are_told_with_their_time_newest_first(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Looking(views, clerk)
        async with app.run_test() as pilot:
            await pilot.pause()
            lines = drawn(app)
            assert "facilitation" in lines[0]
            assert "Wed 25 Nov 10:00" in lines[0]
            assert "Kronos Bank" in lines[-1]


async def test_u_and_U_walk_and_the_undone_are_marked(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Looking(views, clerk)
        async with app.run_test() as pilot:
            await pilot.press("u")
            await until(pilot, lambda: marked(app) == [1, 0, 0])
            await pilot.press("u")
            await until(pilot, lambda: marked(app) == [1, 1, 0])
            assert app.screen.query_one(StepRows).cursor == 1
            assert [found.name for found in views.find("skill", "")] == []
            await pilot.press("U")
            await until(pilot, lambda: marked(app) == [1, 0, 0])
            assert [found.name for found in views.find("skill", "")] == ["stakeholder mapping"]


async def test_enter_ends_with_the_noun_of_the_step(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Looking(views, clerk)
        async with app.run_test() as pilot:
            await pilot.press("down", "enter")
        assert app.answers == [views.find("skill", "stakeholder")[0].ref]


async def test_what_cannot_be_undone_is_told_and_nothing_moves(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Looking(views, clerk)
        async with app.run_test() as pilot:
            await pilot.press("U")
            assert not any("undone" in line for line in drawn(app))
            await pilot.press("escape")
        assert app.answers == [None]
