"""What is judged again after a change is all that the change moved, and little else."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import now
from workbench.desk.demo import furnish
from workbench.desk.desk import Desk
from workbench.desk.judging import Judged, kept, lacking, read, told
from workbench.desk.progress import all_progress
from workbench.desk.stirred import seen, stirred
from workbench.model.catalogue import noun
from workbench.model.noun import altered, traits
from workbench.practice.constants import DEFAULTS, Constants
from workbench.store import backup, journal, rows
from workbench.store.file import Store
from workbench.store.trouble import Trouble

TODAY = now().date()
KINDS = (
    "project contact role aspiration milestone terms_item plan_word follow_up needed_skill session observation"
    " baseline memory criterion score commitment touchpoint"
).split()


@pytest.fixture
def store(desk: Desk) -> Store:
    furnish(desk)
    desk.settle(whole=True)
    return desk.store


class Hand:
    """Changes nouns of the demo by chance."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.dice = store, random.Random(seed)

    def act(self) -> None:
        self.dice.choice([self.bin, self.restore, self.move, self.move, self.date, self.date, self.undo, self.redo])()

    def one(self, binned: bool = False) -> object:
        found = []
        while not found:
            found = rows.find(self.store, noun(self.dice.choice(KINDS)), binned=binned)
            if binned and not found:
                return None
        return self.dice.choice(found)

    def bin(self) -> None:
        with self.store.step("bin") as step:
            rows.bin(step, self.one())

    def restore(self) -> None:
        if found := self.one(binned=True):
            with self.store.step("restore") as step:
                rows.restore(step, found)

    def move(self) -> None:
        """Has a noun refer to somebody or something else."""
        found = self.one()
        refers = [trait for trait in traits(type(found)) if trait.refers in ("contact", "project", "client", "skill")]
        if refers:
            trait = self.dice.choice(refers)
            ids = [ref for (ref,) in self.store.rows(f"SELECT id FROM {trait.refers} WHERE deleted_at IS NULL")]
            other = tuple(self.dice.sample(ids, 2)) if trait.many else self.dice.choice(ids)
            self.change(altered(found, **{trait.name: other}))

    def date(self) -> None:
        found = self.one()
        days = [trait.name for trait in traits(type(found)) if trait.type is date]
        if days:
            earlier = TODAY - timedelta(days=self.dice.choice([0, 5, 13, 20, 100, 190]))
            self.change(altered(found, **{self.dice.choice(days): earlier}))

    def change(self, found: object) -> None:
        try:
            with self.store.step("change") as step:
                rows.change(step, found)
        except Trouble as why:
            assert "already" in str(why).lower()  # noqa: PT017 - one only

    def undo(self) -> None:
        journal.undo(self.store)

    def redo(self) -> None:
        if self.store.value("SELECT count(*) FROM step WHERE undone"):
            journal.redo(self.store)


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(each, marks=pytest.mark.ordeal) for each in range(2, 20))])
def test_what_is_kept_in_memory_is_what_is_worked_out_anew(store: Store, seed: int) -> None:
    hand, judged = Hand(store, seed), Judged(store, DEFAULTS)
    for _ in range(25):
        for _ in range(hand.dice.choice([1, 1, 1, 2, 3])):
            hand.act()
        fresh = all_progress(store, TODAY, DEFAULTS)
        assert judged.every(TODAY) == fresh
        assert all(judged.one(each, TODAY) == fresh[each] for each in fresh)


@pytest.mark.parametrize(
    "seed", [*range(10, 12), *(pytest.param(each, marks=pytest.mark.ordeal) for each in range(12, 30))]
)
def test_what_is_kept_in_the_file_is_what_is_worked_out_anew(desk: Desk, store: Store, seed: int) -> None:
    hand = Hand(store, seed)
    for _ in range(8):
        for _ in range(hand.dice.choice([0, 1, 2, 25])):
            hand.act()
        for _ in range(hand.dice.choice([0, 1, 3])):
            desk.settle()
        for ahead in (0, 2):
            day = TODAY + timedelta(days=ahead)
            fresh = all_progress(store, day, DEFAULTS)
            assert Judged(store, DEFAULTS).every(day) == fresh
            assert all(
                fresh[project] == each for project, each in kept(store, day, DEFAULTS).items() if project in fresh
            )
    desk.settle(whole=True)
    assert kept(store, TODAY + timedelta(days=3), DEFAULTS).keys() == all_progress(store, TODAY, DEFAULTS).keys()
    assert not lacking(store, TODAY, DEFAULTS)
    assert lacking(store, TODAY + timedelta(days=1), DEFAULTS)
    assert lacking(store, TODAY, Constants(at_risk_days=3))


def test_what_is_told_is_read_back(store: Store) -> None:
    for each in all_progress(store, TODAY, DEFAULTS).values():
        assert read(told(each)) == each


def test_another_files_content_is_taken_for_no_step(desk: Desk, store: Store, tmp_path: Path) -> None:
    copy = backup.backup(store, tmp_path / "copy.db")
    desk.add("plan_word", {"project": "Apollo", "on": "today", "state": "red"})
    judged = Judged(store, DEFAULTS)
    judged.every(TODAY)
    backup.restore(store, copy, tmp_path / "aside.db")
    assert judged.every(TODAY) == all_progress(store, TODAY, DEFAULTS)


def test_a_logged_line_stirs_its_client_only(desk: Desk, store: Store) -> None:
    before = seen(store)
    assert stirred(store, before) == set()
    [project] = store.rows("SELECT id FROM project WHERE name = 'Apollo'")[0]
    kronos = {ref for (ref,) in store.rows("SELECT id FROM project WHERE name IN ('Apollo', 'Atlas ERP')")}
    desk.add("memory", {"contact": "Clara Voss", "on": "today", "text": "we decide now"})
    assert stirred(store, before) == kronos
    before = seen(store)
    desk.add("plan_word", {"project": "Apollo", "on": "today", "state": "watch"})
    assert stirred(store, before) == {project}
    before = seen(store)
    desk.undo()
    assert project in (stirred(store, before) or ())
    desk.add("client", {"name": "Eastport"})
    assert stirred(store, before) is None


def test_promises_stir_nothing(desk: Desk, store: Store) -> None:
    before = seen(store)
    desk.add("commitment", {"text": "minutes", "to": "Clara Voss", "due": "fri", "made_on": "today"})
    assert stirred(store, before) == set()


def test_another_day_is_judged_anew(store: Store) -> None:
    judged = Judged(store, DEFAULTS)
    judged.every(TODAY)
    later = TODAY + timedelta(days=200)
    assert judged.every(later) == all_progress(store, later, DEFAULTS)
    assert judged.one(999, later) is None
