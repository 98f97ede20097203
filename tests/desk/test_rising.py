"""Who rose in some days is what the log says, however much of it is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desk.test_standings import SKILLS, TODAY, Hand, settle_all, store
from workbench.desk.evidence import everything
from workbench.desk.rising import rises
from workbench.model.skills import Skill
from workbench.model.transfer import Mode, Observation, Result, Session
from workbench.practice.constants import DEFAULTS, constants
from workbench.practice.evidence import Pair, changes_of
from workbench.store import rows
from workbench.store.file import Store

__all__ = ["store"]


def by_the_log(file: Store, first: date, last: date) -> set[tuple[Pair, date]]:
    known = everything(file)
    found = ((pair, each) for pair in known.pairs for each in changes_of(known, pair, TODAY, DEFAULTS))
    return {(pair, each.on) for pair, each in found if each.after > each.before and first <= each.on <= last}


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(each, marks=pytest.mark.ordeal) for each in range(3, 24))])
def test_rises_are_those_of_the_log_whatever_was_done_to_it(store: Store, seed: int) -> None:
    hand = Hand(store, seed)
    for turn in range(60):
        hand.act()
        if turn % 6 == 5:
            if turn % 12 == 5:
                settle_all(store, DEFAULTS)
            for days in (7, 40, 400):
                first = TODAY - timedelta(days=days)
                for last in (TODAY, TODAY - timedelta(days=days // 2)):
                    assert set(rises(store, first, last, TODAY, DEFAULTS)) == by_the_log(store, first, last)


def seen(file: Store, on: date, mode: Mode, *people: int, result: Result = Result.CLEAN, skill: int = 1) -> None:
    with file.step("seen") as step:
        held = rows.add(step, Session(on=on, minutes=30, learners=people, skills=(skill,)))
        for person in people:
            rows.add(step, Observation(session=held.id, contact=person, skill=skill, on=on, mode=mode, result=result))


def test_a_rise_that_more_evidence_followed_than_is_kept_is_found(store: Store) -> None:
    for day, mode in ((3, Mode.SHOW), (4, Mode.TOGETHER), (5, Mode.COACHED), (9, Mode.SHOW), (10, Mode.SHOW)):
        seen(store, date(2026, 11, day), mode, 1)
    settle_all(store, DEFAULTS)
    found = set(rises(store, date(2026, 11, 1), TODAY, TODAY, DEFAULTS))
    assert found == {((1, 1), date(2026, 11, day)) for day in (3, 4, 5)}


def test_of_an_old_week_only_who_was_seen_then_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.rising._MANY", 0)
    with store.step("skills") as step:
        for number in range(3):
            rows.add(step, Skill(name=f"skill {number}"))
    for number, skill in enumerate((*SKILLS, 3, 4)):
        for day, mode in enumerate((Mode.SHOW, Mode.TOGETHER, Mode.COACHED, Mode.SHOW, Mode.SHOW)):
            seen(store, date(2026, 8, 3) + timedelta(weeks=4 * number, days=day), mode, 2, skill=skill)
    settle_all(store, DEFAULTS)
    first, last = date(2026, 8, 3), date(2026, 8, 9)
    assert set(rises(store, first, last, TODAY, DEFAULTS)) == by_the_log(store, first, last)
    assert {pair for pair, _ in rises(store, first, last, TODAY, DEFAULTS)} == {(2, 1)}


def test_under_other_thresholds_nothing_that_is_kept_is_used(store: Store) -> None:
    for day in (3, 7):
        seen(store, date(2026, 11, day), Mode.SOLO, 1)
    settle_all(store, DEFAULTS)
    first = date(2026, 11, 1)
    assert set(rises(store, first, TODAY, TODAY, DEFAULTS)) == {((1, 1), date(2026, 11, 3))}
    quicker = constants({"solo_spacing_days": 4})
    assert set(rises(store, first, TODAY, TODAY, quicker)) == {((1, 1), date(2026, 11, day)) for day in (3, 7)}
