"""A file that is there before each test, and what it holds."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.bench import Bench, furnished
from workbench.store.file import Store

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "bench.db"
    Store.open(path, now=lambda: NOW).close()
    return path


@pytest.fixture(scope="session")
def furnished_file(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = shutil.copy(empty, tmp_path_factory.mktemp("furnished") / "bench.db")
    store = Store.open(path, now=lambda: NOW)
    furnished(store)
    store.close()
    return path


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: NOW


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "bench.db"))


@pytest.fixture
def store(path: Path, now: Callable[[], datetime]) -> Iterator[Store]:
    opened = Store.open(path, now=now, patience=0)
    yield opened
    opened.close()


@pytest.fixture
def bench(store: Store) -> Bench:
    return furnished(store)
