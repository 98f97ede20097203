"""Stages and levels: of hundreds of projects at once, and of one after something was logged on it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks.measures import NOW, Bench, Figure, Turn
from tests.benchmarks.portfolio import Size, written
from workbench.config import clock
from workbench.desk import progress, standings
from workbench.desk.desk import Desk
from workbench.desk.judging import Judged
from workbench.desk.views import Views
from workbench.practice.capture import read
from workbench.practice.constants import DEFAULTS
from workbench.practice.entry import Focus, Name
from workbench.store.file import Store

_PROJECTS, _CLIENTS, _TAUGHT = 500, 60, 6


def projects(bench: Bench) -> Iterator[Figure]:
    """In milliseconds of CPU. `cold` is a fresh connection that has read nothing."""
    file = _furnished(bench)
    now = clock(NOW)
    for beside, ask, most in (("cold", _kept, 150), ("all anew", _judged, None)):
        taken = _median(bench.turns, lambda ask=ask: _cold(file, ask))  # type: ignore[misc]
        yield Figure(f"stages of {_PROJECTS}, {beside}", taken, "ms", most)
    with closing(Store.open(file, now=now)) as store:
        desk, views = Desk(store, now), Views(store, now)
        project = store.value("SELECT project FROM tally ORDER BY listed DESC, project DESC LIMIT 1")
        person, skill, name = store.rows(
            "SELECT c.name, k.name, p.name FROM session s JOIN project p ON p.id = s.project"
            " JOIN session_learners l ON l.owner = s.id JOIN contact c ON c.id = l.target"
            " JOIN session_skills m ON m.owner = s.id JOIN skill k ON k.id = m.target"
            " WHERE s.project = ? AND s.deleted_at IS NULL ORDER BY s.id DESC LIMIT 1",
            (project,),
        )[0]
        views.portfolio()

        def follows() -> float:
            """What a logged line has worked out again: the levels it moved, and its project's stage."""
            line = f"45 @{person.replace(' ', '-')} /{skill.replace(' ', '-')} :3"
            focus = Focus(Name("project", name, project))
            desk.log(read(line, views.names(), now().replace(tzinfo=None), focus))
            begun = time.thread_time()
            standings.settle(store, DEFAULTS)
            views.stage(project)
            return (time.thread_time() - begun) * 1000

        yield Figure("a project after a log entry", _median(bench.turns, follows), "ms", 5, "its levels, and stage")


def _cold(file: Path, ask: Callable[[Store], object]) -> float:
    """What a reading takes on a connection that has read nothing yet."""
    with closing(Store.reader(file)) as store:
        begun = time.thread_time()
        ask(store)
        return (time.thread_time() - begun) * 1000


def _kept(store: Store) -> object:
    return Judged(store, DEFAULTS).every(clock(NOW)().date())


def _judged(store: Store) -> object:
    return progress.all_progress(store, clock(NOW)().date(), DEFAULTS)


def _median(turns: int, turn: Turn) -> float:
    return statistics.median(turn() for _ in range(turns))


def _furnished(bench: Bench) -> Path:
    """A file of as many sessions as the large one, on hundreds of projects; made where it is missing."""
    with closing(Store.reader(bench.large)) as large:
        sessions = large.value("SELECT count(*) FROM session")
    file = bench.folder / f"projects-{sessions}.db"
    if not file.exists():
        many = min(_PROJECTS, max(6, sessions // 20))
        written(file, Size(sessions, projects=many, clients=min(_CLIENTS, many), taught=_TAUGHT), clock(NOW))
        with closing(Store.open(file, now=clock(NOW))) as store:
            Desk(store, store.now).settle(whole=True)
    return file
