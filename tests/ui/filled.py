"""A small file with one project, its people and skills, and the views and clerk of it, for tests of widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from workbench.desk.desk import Desk
from workbench.desk.views import Views
from workbench.store.file import Store
from workbench.ui.clerk import Clerk

ZONE = "Europe/Brussels"
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo(ZONE))
HOSTILE = "[/] Smith [Acme]"


def now() -> datetime:
    """The frozen local instant of all these tests."""
    return NOW


def ticking(since: timedelta = timedelta(0)) -> Callable[[], datetime]:
    """A clock that goes on by a millisecond each time it is looked at, so that each change has its own instant."""
    ticks = count()
    return lambda: NOW + since + timedelta(milliseconds=next(ticks))


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Waits until something is so that another thread has to do first; the test's time limit ends the wait."""
    while not true():
        await pilot.pause(0.01)


@cache
def _made() -> bytes:
    """The file, made once for all tests of a process."""
    with TemporaryDirectory() as folder:
        file, ticks = Path(folder) / "work.db", ticking()
        store = Store.open(file, now=ticks)
        desk = Desk(store, ticks, ZONE)
        desk.add("client", {"name": "Kronos Bank"})
        for name in ("Apollo", "Borealis"):
            desk.add("project", {"name": name, "client": "Kronos Bank"})
        for name in ("Ana Pop", "Bo Lind", HOSTILE):
            desk.add("contact", {"name": name, "client": "Kronos Bank"})
        for name in ("stakeholder mapping", "facilitation"):
            desk.add("skill", {"name": name})
        store.close()
        return file.read_bytes()


@contextmanager
def filled(folder: Path) -> Iterator[tuple[Views, Clerk]]:
    """Views and clerk of a new file in `folder` with Apollo, Borealis, Ana Pop, Bo Lind and two skills."""
    file = folder / "work.db"
    file.write_bytes(_made())
    ticks = ticking(since=timedelta(seconds=1))
    reader = Store.reader(file)
    clerk = Clerk(lambda: Desk(Store.open(file, now=ticks), ticks, ZONE))
    try:
        yield Views(reader, now), clerk
    finally:
        clerk.close()
        reader.close()
