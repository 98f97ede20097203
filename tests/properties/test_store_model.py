"""The store against a model that is plain lists: any steps, undone and done again, give the same file, cell by cell."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from workbench.model.noun import Unfit
from workbench.model.people import Contact
from workbench.model.projects import Project
from workbench.model.text import clean
from workbench.model.transfer import Session
from workbench.store import backup, journal, rows, search, triggers
from workbench.store.file import Store
from workbench.store.trouble import Refused

Dump = dict[str, list[tuple[object, ...]]]

texts = st.text(st.characters() | st.sampled_from("'\"\\,=\n\t\x1b\u202e%[]éß"), max_size=12)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
clocks = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))
lengths = st.none() | st.integers(1, 1440)
people = st.lists(st.sampled_from((1, 2, 3)), max_size=3, unique=True).map(tuple)
places = st.none() | st.just(1)
reasons = st.sampled_from(("", "", "no skill"))


class Benches(RuleBasedStateMachine):
    """Two open windows on one file, and what should be in it: the nouns, and the states that undo goes back to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(shutil.copy(_empty(), Path(self.folder.name, "bench.db")))
        self.moment = datetime(2026, 11, 25, 10, tzinfo=UTC)
        self.stores = [self._open(), self._open()]

    @initialize()
    def furnish(self) -> None:
        with self.stores[0].step("furnish") as step:
            for name in ("Ana Pop", "Bo", "Clara Voss"):
                rows.add(step, Contact(name=name))
            rows.add(step, Project(name="Apollo"))
        self.sessions: dict[int, Session] = {}
        self.past: list[tuple[dict[int, Session], Dump]] = []
        self.future: list[tuple[dict[int, Session], Dump]] = []
        self.ground = (dict(self.sessions), dump(self.stores[0]))
        self.present = self.ground

    @rule(
        on=days,
        at=clocks,
        minutes=lengths,
        learners=people,
        project=places,
        note=texts,
        draft=reasons,
        window=st.booleans(),
    )
    def log(self, window: bool, **fields: object) -> None:
        with self.stores[window].step("log") as step:
            kept = rows.add(step, Session(**fields))  # type: ignore[arg-type]
        assert kept.note == clean(str(fields["note"]))
        self._did(kept)

    @precondition(lambda self: self.sessions)
    @rule(
        which=st.integers(0),
        on=days,
        minutes=lengths,
        learners=people,
        project=places,
        note=texts,
        window=st.booleans(),
    )
    def change(self, which: int, window: bool, **fields: object) -> None:
        before = self._some(which)
        with self.stores[window].step("change") as step:
            kept = rows.change(step, replace(before, **fields))  # type: ignore[arg-type]
        if kept != before:
            self._did(kept)

    @precondition(lambda self: self.sessions)
    @rule(which=st.integers(0), window=st.booleans())
    def bin_or_restore(self, which: int, window: bool) -> None:
        before = self._some(which)
        verb = rows.restore if before.deleted_at else rows.bin
        with self.stores[window].step(verb.__name__) as step:
            kept = verb(step, before)
        self._did(kept)

    @precondition(lambda self: len(self.sessions) > 1)
    @rule(note=texts, window=st.booleans())
    def change_all(self, note: str, window: bool) -> None:
        with self.stores[window].step("change all") as step:
            kept = [rows.change(step, replace(each, note=note)) for each in self.sessions.values()]
        if kept != list(self.sessions.values()):
            self._did(*kept)

    @rule(note=texts, window=st.booleans())
    def fail(self, note: str, window: bool) -> None:
        """A step that breaks off after it has written something."""
        with pytest.raises(Unfit), self.stores[window].step("fail") as step:
            [rows.add(step, Session(on=date(2026, 1, 1), note=note, minutes=minutes)) for minutes in (1, 0)]

    @rule(text=texts, window=st.booleans())
    def type_something(self, text: str, window: bool) -> None:
        with self.stores[window].quiet() as quiet:
            quiet.run("INSERT OR REPLACE INTO unsent (slot, text, changed_at) VALUES ('bar', ?, '')", (clean(text),))

    @rule(window=st.booleans())
    def undo(self, window: bool) -> None:
        if not self.past:
            return
        journal.undo(self.stores[window])
        self.future.append(self.present)
        self._be(self.past.pop())

    @rule(window=st.booleans())
    def redo(self, window: bool) -> None:
        if not self.future:
            with pytest.raises(Refused):
                journal.redo(self.stores[window])
            return
        journal.redo(self.stores[window])
        self.past.append(self.present)
        self._be(self.future.pop())

    @rule(window=st.booleans())
    def open_again(self, window: bool) -> None:
        self.stores[window].close()
        self.stores[window] = self._open()

    @precondition(lambda self: len(self.past) == 4)  # now and then: it takes ten times as long as a step
    @rule()
    def restore_a_copy(self) -> None:
        copy = backup.backup(self.stores[0], self.path.with_name("copy.db"))
        backup.restore(self.stores[1], copy, self.path.with_name("aside.db"))

    @invariant()
    def the_nouns_are_those_of_the_model(self) -> None:
        for store in self.stores:
            assert {each.id: each for each in rows.find(store, Session, binned=None)} == self.sessions

    @invariant()
    def the_counts_are_those_of_the_model(self) -> None:
        for project in (None, 1):
            listed = [each for each in self.sessions.values() if each.project == project and not each.deleted_at]
            counted = [each for each in listed if not each.draft]
            last = max((each.on.isoformat() for each in counted), default="")
            expected = (len(listed), len(counted), sum(each.minutes or 0 for each in counted), last)
            sql = "SELECT listed, sessions, session_minutes, last_on FROM tally WHERE project = ?"
            assert self.stores[0].rows(sql, (project or 0,)) == ([expected] if listed else [])

    @invariant()
    def search_finds_what_is_there(self) -> None:
        words = [each.note for each in self.sessions.values() if not each.deleted_at and each.note.isalnum()]
        for word in words[:1]:
            found = {ref for (ref,) in self.stores[1].rows(*search.matches("session", word))}
            assert {each.id for each in self.sessions.values() if each.note == word and not each.deleted_at} <= found

    @invariant()
    def both_windows_see_the_same_mark(self) -> None:
        assert self.stores[0].mark() == self.stores[1].mark()

    def teardown(self) -> None:
        try:
            if hasattr(self, "past"):
                self._all_the_way_back_and_forth()
            assert backup.check(self.stores[0]) == []
        finally:
            for store in self.stores:
                store.close()
            self.folder.cleanup()

    def _all_the_way_back_and_forth(self) -> None:
        while self.past:
            self.undo(window=False)
        assert dump(self.stores[1]) == self.ground[1]
        while self.future:
            self.redo(window=True)

    def _did(self, *kept: Session) -> None:
        self.past.append(self.present)
        self.future = []
        self.sessions = self.sessions | {each.id: each for each in kept}
        self.present = (self.sessions, dump(self.stores[0]))

    def _be(self, state: tuple[dict[int, Session], Dump]) -> None:
        self.sessions, _ = self.present = state
        assert dump(self.stores[0]) == self.present[1]

    def _some(self, which: int) -> Session:
        return list(self.sessions.values())[which % len(self.sessions)]

    def _open(self) -> Store:
        store = Store.open(self.path, now=self._now)
        store.lent_to(lambda file: file.execute("PRAGMA synchronous = OFF"))  # no power is cut here
        return store

    def _now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@cache
def _empty() -> Path:
    path = Path(tempfile.mkdtemp(), "bench.db")
    Store.open(path, now=lambda: datetime(2026, 11, 25, tzinfo=UTC)).close()
    return path


@cache
def _tables() -> list[str]:
    store = Store.reader(_empty())
    found = [*store.lent_to(triggers.journaled), "tally", "touch_tally"]
    store.close()
    return found


def dump(store: Store) -> Dump:
    """Every cell of every table of nouns and links, the counts, and the words for search."""
    found = {table: store.rows(f'SELECT * FROM "{table}" ORDER BY 1') for table in _tables()}
    return found | {"document": store.rows("SELECT kind, ref, body FROM document ORDER BY kind, ref")}


class TestSomeSteps(Benches.TestCase):
    settings = settings(max_examples=20, stateful_step_count=20, deadline=None, derandomize=True, database=None)


@pytest.mark.ordeal
@pytest.mark.timeout(3600)
class TestManySteps(Benches.TestCase):
    settings = settings(max_examples=200, stateful_step_count=30, deadline=None, database=None)
