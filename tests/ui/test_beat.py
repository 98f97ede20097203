"""What an idle app does: one beat, at which the screen in front looks, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import NOW, ZONE, Hands, now, working
from workbench.desk.desk import Desk
from workbench.desk.views import Views
from workbench.store.file import Store
from workbench.ui.screens.card import CardScreen


def written(file: Path) -> None:
    """Another process writes."""
    store = Store.open(file, now=now)
    Desk(store, now, ZONE).add("client", {"name": "New & Co"})
    store.close()


def running(hands: Hands) -> list[object]:
    """What the timers call that go on and on."""
    screens = hands.app.screen_stack
    pumps = [hands.app, *screens, *(node for screen in screens for node in screen.walk_children())]
    return [each._callback for pump in pumps for each in pump._timers if each._repeat is None and each._active.is_set()]


async def test_one_timer_runs_where_nothing_is_typed(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("3", "4", "1")
        await hands.rest()
        await hands.until(lambda: running(hands) == [hands.app.beat])  # Textual's own timers stop when all is painted


async def test_at_a_beat_the_screen_in_front_sees_what_another_process_wrote(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "enter")
        await hands.rest()
        card = hands.app.screen
        assert isinstance(card, CardScreen)
        seen = card.mark
        written(file)
        hands.app.beat()
        assert card.mark > seen
        assert hands.work.mark == seen


async def test_where_neither_file_nor_minute_moved_a_look_reads_nothing_more(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with working(file) as hands:
        await hands.rest()
        asked: list[object] = []
        monkeypatch.setattr(Views, "timer", lambda _: asked.append("timer"))
        hands.app.beat()
        assert not asked
        monkeypatch.setattr(hands.work.views, "now", lambda: NOW.replace(minute=1))
        hands.app.beat()
        assert asked == ["timer"]
        assert hands.seen()[0].rstrip().endswith("10:01")
        written(file)
        hands.app.beat()
        assert asked == ["timer"] * 2
