"""A desk on a fresh file, at Wednesday 25 November 2026, 10:00 in Brussels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from workbench.desk.desk import Desk
from workbench.desk.views import Views
from workbench.store.file import Store

ZONE = "Europe/Brussels"


def now() -> datetime:
    return datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = Store.open(tmp_path / "workbench.db", now=now)
    yield Desk(store, now, ZONE)
    store.close()


@pytest.fixture
def views(desk: Desk) -> Views:
    return Views(desk.store, now)


@pytest.fixture
def bank(desk: Desk) -> Desk:
    """Kronos Bank with Apollo, Ana, Bo and Clara, and three skills."""
    desk.add("client", {"name": "Kronos Bank"})
    desk.add("project", {"name": "Apollo", "client": "Kronos Bank"})
    for name in ("Ana Pop", "Bo Lind", "Clara Voss"):
        desk.add("contact", {"name": name, "client": "Kronos Bank"})
    for name in ("stakeholder mapping", "facilitation", "root cause analysis"):
        desk.add("skill", {"name": name})
    return desk
