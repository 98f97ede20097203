"""What is kept of who can do what is what the log says, whatever is done to the log and whenever it was kept."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.store.bench import furnished
from workbench.desk import standings
from workbench.desk.desk import Desk
from workbench.desk.evidence import everything
from workbench.model.noun import altered
from workbench.model.people import Contact
from workbench.model.skills import Baseline, Skill
from workbench.model.transfer import Mode, Observation, Result, Session, Setting, Source
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.evidence import standings as of_the_log
from workbench.store import journal, rows
from workbench.store.file import Store
from workbench.store.trouble import Trouble

TODAY = date(2026, 11, 25)
FORTNIGHT = TODAY - timedelta(days=14)
PEOPLE, SKILLS = (1, 2, 3, 4), (1, 2)
ALL = [(person, skill) for person in PEOPLE for skill in SKILLS]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    at = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/Brussels"))
    opened = Store.open(tmp_path / "bench.db", now=lambda: at)
    with opened.step("who") as step:
        for name in ("Ana Pop", "Bo Lind", "Clara Voss", "Mia Rot"):
            rows.add(step, Contact(name=name))
        for name in ("facilitation", "risk review"):
            rows.add(step, Skill(name=name))
    yield opened
    opened.close()


def settle_all(store: Store, constants: Constants) -> None:
    while standings.settle(store, constants):
        pass


class Hand:
    """Does something to the log, by chance."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.dice = random.Random(seed)

    def act(self) -> None:
        acts = [self.hold] * 5 + [self.start, self.see, self.change, self.bin, self.restore, self.people, self.place]
        self.dice.choice([*acts, self.skill, self.undo, self.redo, self.settle, self.settle])()

    def day(self) -> date:
        return TODAY - timedelta(days=self.dice.choice([*range(20), *range(20, 400, 7)]))

    def hold(self) -> None:
        on, skill = self.day(), self.dice.choice(SKILLS)
        with self.store.step("held") as step:
            there = self.dice.sample(PEOPLE, self.dice.randint(1, 3))
            held = rows.add(
                step, Session(on=on, learners=tuple(there), skills=(skill,), setting=self.dice.choice([None, *Setting]))
            )
            for person in there[: self.dice.randint(1, 3)]:
                rows.add(step, self.seen(person, skill, on, held.id))

    def seen(self, person: int, skill: int, on: date, session: int | None = None) -> Observation:
        mode = self.dice.choice([Mode.COACHED, Mode.SOLO, Mode.SOLO, Mode.TAUGHT, *Mode])
        result = self.dice.choice([Result.CLEAN, Result.CLEAN, Result.CLEAN, *Result])
        source = self.dice.choice(list(Source))
        return Observation(session=session, contact=person, skill=skill, on=on, mode=mode, result=result, source=source)

    def see(self) -> None:
        with self.store.step("seen") as step:
            rows.add(step, self.seen(self.dice.choice(PEOPLE), self.dice.choice(SKILLS), self.day()))

    def start(self) -> None:
        pair = {"contact": self.dice.choice(PEOPLE), "skill": self.dice.choice(SKILLS)}
        if not self.store.value(
            "SELECT 1 FROM baseline WHERE contact = :contact AND skill = :skill AND deleted_at IS NULL", pair
        ):
            with self.store.step("start") as step:
                rows.add(step, Baseline(**pair, level=self.dice.randint(0, 4), on=self.day()))

    def one(self, cls: type, binned: bool = False) -> object | None:
        found = rows.find(self.store, cls, binned=binned)
        return self.dice.choice(found) if found else None

    def change(self) -> None:
        if seen := self.one(Observation):
            result, mode = self.dice.choice(list(Result)), self.dice.choice(list(Mode))
            with self.store.step("changed") as step:
                rows.change(step, altered(seen, result=result, mode=mode, on=self.day()))

    def bin(self) -> None:
        if found := self.one(self.dice.choice([Session, Observation, Baseline])):
            with self.store.step("binned") as step:
                rows.bin(step, found)

    def restore(self) -> None:
        if found := self.one(Session, binned=True):
            with self.store.step("restored") as step:
                rows.restore(step, found)

    def people(self) -> None:
        if held := self.one(Session):
            with self.store.step("others were there") as step:
                rows.change(step, altered(held, learners=tuple(self.dice.sample(PEOPLE, self.dice.randint(1, 4)))))

    def place(self) -> None:
        if held := self.one(Session):
            with self.store.step("elsewhere") as step:
                rows.change(step, altered(held, setting=self.dice.choice([None, *Setting])))

    def skill(self) -> None:
        with self.store.step("lasts") as step:
            rows.change(step, altered(self.one(Skill), half_life_pct=self.dice.choice([50, 100, 300])))

    def undo(self) -> None:
        self._walk(journal.undo)

    def redo(self) -> None:
        self._walk(journal.redo)

    def _walk(self, way: object) -> None:
        if self.store.value("SELECT count(*) FROM step") > 3:
            try:
                way(self.store)
            except Trouble as why:  # nothing to undo or to do again
                assert "othing" in str(why)  # noqa: PT017

    def settle(self) -> None:
        standings.settle(self.store, DEFAULTS)


@pytest.mark.parametrize("seed", [*range(8), *(pytest.param(each, marks=pytest.mark.ordeal) for each in range(8, 60))])
def test_what_is_kept_is_what_the_log_says(store: Store, seed: int) -> None:
    hand = Hand(store, seed)
    settle_all(store, DEFAULTS)
    for _ in range(8):
        for _ in range(6):
            hand.act()
        as_the_log_says(store)
    settle_all(store, DEFAULTS)
    assert standings.wrong(store, DEFAULTS) == []
    as_the_log_says(store)


def as_the_log_says(store: Store) -> None:
    log = everything(store)
    pairs = [(person, skill) for person in PEOPLE for skill in SKILLS if (person, skill) in log.pairs]
    for known in (
        standings.known(store, PEOPLE, SKILLS, FORTNIGHT, DEFAULTS),
        standings.all_known(store, FORTNIGHT, DEFAULTS),
    ):
        for day in (TODAY, FORTNIGHT, TODAY - timedelta(days=3), TODAY - timedelta(days=200)):
            told = known.stood(ALL, day, DEFAULTS)
            wanted = of_the_log(log, day, DEFAULTS, pairs)
            assert {pair: told.get(pair) for pair in told} == {pair: wanted[pair] for pair in told}
            assert all(wanted[pair].level == 0 for pair in pairs if pair not in told)
            for later in (TODAY, day + timedelta(days=14)):
                moved, then = known.moved(PEOPLE, SKILLS, day, later), known.stood(ALL, later, DEFAULTS)
                assert {pair for pair in ALL if told.get(pair) != then.get(pair)} <= set(moved)
        assert sorted(known.unaided(PEOPLE, SKILLS)) == sorted(log.unaided(PEOPLE, SKILLS))
    now = of_the_log(log, TODAY, DEFAULTS, pairs)
    for at, kind, refs in ((0, "contact", PEOPLE), (1, "skill", SKILLS)):
        for ref in refs:
            told = standings.of_one(store, kind, ref, TODAY, DEFAULTS)
            assert told == {pair: stands for pair, stands in now.items() if pair[at] == ref}


def test_other_thresholds_begin_again(store: Store) -> None:
    Hand(store, 7).hold()
    settle_all(store, DEFAULTS)
    kept = store.value("SELECT count(*) FROM standing")
    other = Constants(solo_spacing_days=1)
    assert isinstance(standings.known(store, PEOPLE, SKILLS, TODAY, DEFAULTS), standings.Standings)
    assert not isinstance(standings.known(store, PEOPLE, SKILLS, TODAY, other), standings.Standings)
    settle_all(store, other)
    assert isinstance(standings.known(store, PEOPLE, SKILLS, TODAY, other), standings.Standings)
    assert store.value("SELECT count(*) FROM standing") == kept
    assert standings.wrong(store, other) == []
    assert standings.wrong(store, DEFAULTS) == []


def test_what_is_kept_wrong_is_told(store: Store) -> None:
    Hand(store, 7).see()
    settle_all(store, DEFAULTS)
    with store.quiet() as work:
        work.run("UPDATE standing SET level = 5 - level")
    [sentence] = standings.wrong(store, DEFAULTS)
    assert sentence.endswith("is not what the log says")


def test_nothing_stale_writes_nothing(store: Store) -> None:
    settle_all(store, DEFAULTS)
    before = store.path.with_name(store.path.name + "-wal").read_bytes()
    assert standings.settle(store, DEFAULTS) is False
    assert store.path.with_name(store.path.name + "-wal").read_bytes() == before


def test_a_step_marks_only_whom_it_is_about(store: Store) -> None:
    for seed in range(6):
        Hand(store, seed).hold()
    settle_all(store, DEFAULTS)
    with store.step("seen") as step:
        rows.add(step, Observation(contact=4, skill=2, on=TODAY, mode=Mode.SHOW))
    assert store.rows("SELECT contact, skill FROM stale") == [(4, 2)]


def test_the_desk_settles(desk: Desk) -> None:
    furnished(desk.store)
    desk.settle()
    assert desk.store.value("SELECT count(*) FROM stale") == 0
