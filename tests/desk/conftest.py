"""A desk on a fresh file, at Wednesday 25 November 2026, 10:00 in Brussels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import copy
from zoneinfo import ZoneInfo

import pytest

from workbench.desk.desk import Desk
from workbench.desk.views import Views
from workbench.store.file import Store

ZONE = "Europe/Brussels"


def now() -> datetime:
    return datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without anything, made once and copied for each test."""
    file = tmp_path_factory.mktemp("bare") / "workbench.db"
    Store.open(file, now=now).close()
    return file


@pytest.fixture(scope="session")
def banked(bare: Path) -> Path:
    """The file of `bank`, made once and copied for each test."""
    file = Path(copy(bare, bare.with_name("bank.db")))
    store = Store.open(file, now=now)
    desk = Desk(store, now, ZONE)
    desk.add("client", {"name": "Kronos Bank"})
    desk.add("project", {"name": "Apollo", "client": "Kronos Bank"})
    for name in ("Ana Pop", "Bo Lind", "Clara Voss"):
        desk.add("contact", {"name": name, "client": "Kronos Bank"})
    for name in ("stakeholder mapping", "facilitation", "root cause analysis"):
        desk.add("skill", {"name": name})
    store.close()
    return file


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk on a file of its own: bare, or with a bank where the test asks for one."""
    made: Path = request.getfixturevalue("banked" if "bank" in request.fixturenames else "bare")
    store = Store.open(Path(copy(made, tmp_path / "workbench.db")), now=now)
    yield Desk(store, now, ZONE)
    store.close()


@pytest.fixture
def views(desk: Desk) -> Views:
    return Views(desk.store, now)


@pytest.fixture
def bank(desk: Desk) -> Desk:
    """Kronos Bank with Apollo, Ana, Bo and Clara, and three skills."""
    return desk
