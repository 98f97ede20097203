"""The whole app on a small file at Wednesday 25 November 2026, 10:00, and hands that press its keys quickly."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast
from unittest.mock import patch
from zoneinfo import ZoneInfo

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widget import Widget

from tests.desk.furnished import furnished as furnished_demo
from workbench.config import Settings
from workbench.desk.desk import Desk
from workbench.desk.opening import opened
from workbench.store.file import Store
from workbench.ui.app import Workbench
from workbench.ui.clerk import Clerk
from workbench.ui.screens.work import WorkScreen
from workbench.ui.widgets.rows import Rows

ZONE = "Europe/Brussels"
NOW = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))
HOSTILE = "[/] Smith [Acme]"
EVIL = "[@click=app.quit]Eve[/]"
SIZES = ((120, 36), (80, 24), (40, 15))

W = TypeVar("W", bound=Widget)


def now() -> datetime:
    """The frozen local instant of these tests."""
    return NOW


def furnish(desk: Desk) -> None:
    """Five projects with hostile names among them, their people, thirty sessions, two promises."""
    clients = ("Kronos Bank", "Mobi Retail", "Nordvik", "City of Ghent", HOSTILE)
    projects = ("Apollo", "Atlas ERP", "Borealis", "Cobalt", "図書館 [/x]")
    people = ("Ana Pop", "Bo Lind", "Clara Voss", "Mia Stone", EVIL)
    skills = ("stakeholder mapping", "facilitation", "risk review")
    for client in clients:
        desk.add("client", {"name": client})
    for project, client, person in zip(projects, clients, people, strict=True):
        desk.add("project", {"name": project, "client": client})
        desk.add("contact", {"name": person, "client": client, "title": "[b]lead[/b]"})
    for skill in skills:
        desk.add("skill", {"name": skill})
    desk.add("role", {"project": "Apollo", "contact": "Clara Voss", "role": "sponsor"})
    for number in range(30):
        day = date(2026, 11, 25) - timedelta(days=2 * number)
        desk.add(
            "session",
            {
                "project": projects[number % 3],
                "on": day.isoformat(),
                "at": "14:00",
                "minutes": "45",
                "learners": people[number % 2],
                "skills": skills[number % 3],
                "note": f"note {number} [red]x[/]",
            },
        )
    desk.add("commitment", {"text": "the minutes", "to": "Clara Voss", "project": "Apollo", "due": "2026-11-24"})
    desk.add("commitment", {"text": "the risk log", "to": "Bo Lind", "project": "Atlas ERP", "due": "2026-11-25"})


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is made once and copied for each test."""
    file = tmp_path_factory.mktemp("furnished") / "work.db"
    store = Store.open(file, now=now)
    desk = Desk(store, now, ZONE)
    furnish(desk)
    desk.settle(whole=True)
    store.close()
    return file


@pytest.fixture
def file(furnished: Path, tmp_path: Path) -> Path:
    """A furnished file of one's own."""
    return Path(shutil.copy(furnished, tmp_path / "work.db"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Where a file is not yet."""
    return tmp_path / "empty.db"


@pytest.fixture(scope="session")
def shown_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, made once and copied for each test."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    furnished_demo(file, NOW).store.close()
    return file


@pytest.fixture
def demo(shown_round: Path, tmp_path: Path) -> Path:
    """A demo of one's own."""
    return Path(shutil.copy(shown_round, tmp_path / "demo.db"))


class Hands:
    """Presses keys and waits until all that follows from them has happened, without waiting for the clock."""

    def __init__(self, app: Workbench) -> None:
        self.app = app

    @property
    def work(self) -> WorkScreen:
        """The Work screen, which lies under all others."""
        return cast("WorkScreen", self.app.screen_stack[0])

    @property
    def told(self) -> str:
        """What the key bar says."""
        return self.work.keybar.told

    def one(self, kind: type[W]) -> W:
        """The one widget of this kind on the screen in front."""
        return self.app.screen.query_one(kind)

    async def press(self, *keys: str) -> None:
        """Presses keys one by one; a text of several letters that is no key's name is typed."""
        for key in keys:
            letters = [key] if len(key) == 1 or key in _KEYS or "+" in key else list(key)
            for letter in letters:
                name = _character_to_key(letter) if len(letter) == 1 else letter
                character = letter if len(letter) == 1 else None
                self.app.post_message(events.Key(name, character))
                await self.drain()

    async def drain(self) -> None:
        """Until every queue is empty that a message could stand in."""
        for _ in range(3):
            pumps = [self.app, self.app.screen, *self.app.screen.walk_children(Widget)]
            waiting = []
            for pump in pumps:
                done = asyncio.Event()
                if pump.is_running and pump.call_later(done.set):
                    waiting.append(asyncio.create_task(done.wait()))
            await asyncio.wait(waiting, timeout=_GONE_AFTER)  # a widget that is taken away meanwhile never answers
            for each in waiting:
                each.cancel()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Until `holds`, which must be soon; what leads there goes on while this sleeps."""
        async with asyncio.timeout(5):
            while not holds():
                await asyncio.sleep(0.002)

    async def rest(self) -> None:
        """Until the other panes have followed the cursor and everything is read and painted."""
        work = self.work
        await self.until(lambda: not work.follower.waiting)
        await self.until(lambda: all(worker.is_finished for worker in self.app.workers))
        await self.drain()

    def seen(self) -> list[str]:
        """The lines of the screen as text."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.ljust(width) for strip in strips[:height]]

    def text(self) -> str:
        """The whole screen as text."""
        return "\n".join(line.rstrip() for line in self.seen())

    def lines_of(self, rows: Rows[object]) -> list[str]:
        """What a list shows, line by line."""
        return [rows.render_line(y).text for y in range(rows.size.height)]


_GONE_AFTER = 0.25

_KEYS = {
    "tab", "enter", "escape", "down", "up", "left", "right", "home", "end", "pagedown", "pageup", "space",
    "backspace", "f1",
}  # fmt: skip


def _unseen(screen: Screen[None]) -> None:
    """What takes the place of drawing: what was to be drawn is no longer due."""
    screen._dirty_widgets.clear()
    screen._compositor._dirty_regions.clear()
    screen.app._update_mouse_over(screen)


Bring = Callable[..., "asynccontextmanager[Hands]"]


@asynccontextmanager
async def working(
    file: Path, size: tuple[int, int] = (120, 36), *, painted: bool = False, **settled: object
) -> AsyncIterator[Hands]:
    """The app on `file` in a terminal of `size`, at rest.

    Its picture is made when one looks at it. Only where it is `painted`, as for random keys, what moves is drawn in
    between as well: that takes a third of the time, and without a terminal nobody gets it.
    """
    settings = Settings(file=file, now=now, zone=ZONE, config=file.parent / "config.toml", **settled)  # type: ignore[arg-type]
    with opened(file, now, ZONE) as (open_desk, views):
        clerk = Clerk(open_desk)
        try:
            app = Workbench(views, clerk, settings)
            drawn = nullcontext() if painted else patch.object(Screen, "_compositor_refresh", _unseen)
            with drawn:
                async with app.run_test(size=size):
                    hands = Hands(app)
                    await hands.rest()
                    yield hands
        finally:
            clerk.close()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No home, no colours off, no clipboard of the machine, and no copy of the day that nobody looks at."""
    for name in ("NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY", "WORKBENCH_DB", "WORKBENCH_CONFIG", "WORKBENCH_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("workbench.ui.app.copied_today", lambda *_: None)
