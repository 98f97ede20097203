"""How promises were kept: each is judged once, on the day that it was due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.promises import Commitment, Move
from workbench.practice.constants import constants
from workbench.practice.promises import Judged, Kept, judged, kept
from workbench.practice.week import Week

MON, WED, SUN = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 22)
LATER = date(2026, 12, 20)


def promise(ref: int, due: date | None = WED, **told: date | None) -> Commitment:
    return Commitment(id=ref, text="minutes", made_on=MON - timedelta(days=7), due=due, **told)


def moved(ref: int, new_due: date, on: date = MON, *, told_before: bool = True, at: int = 1) -> Move:
    return Move(id=at, commitment=ref, agreed_on=on, new_due=new_due, told_before=told_before)


def of(promises: Iterable[Commitment], moves: Iterable[Move] = (), as_of: date = LATER) -> Kept:
    found = [(each.id, judged(each, [one for one in moves if one.commitment == each.id], as_of)) for each in promises]
    return kept(found, MON, SUN)


def test_the_worked_example() -> None:
    """8 on time, 1 late, 1 open and overdue, 1 moved in time out of the week."""
    on_time = [promise(ref, done_on=WED) for ref in range(1, 9)]
    rest = [promise(9, done_on=SUN), promise(10), promise(11, done_on=LATER)]
    found = of([*on_time, *rest], [moved(11, LATER)])
    assert str(found) == "kept 8 of 10, 1 moved in time"
    assert found.percent() == 80
    assert (found.told, found.missed) == (tuple(range(1, 11)), (9, 10))


@pytest.mark.parametrize(
    ("given_", "moves", "told"),
    [
        (promise(1, done_on=WED), [], "kept 1 of 1"),
        (promise(1, done_on=MON), [], "kept 1 of 1"),
        (promise(1, done_on=WED + timedelta(days=1)), [], "kept 0 of 1"),
        (promise(1), [], "kept 0 of 1"),
        (promise(1, dropped_on=MON), [], "kept 0 of 1"),
        (promise(1, released_on=MON), [], "none due"),
        (promise(1, released_on=SUN), [], "none due"),
        (promise(1, due=None, done_on=WED), [], "none due"),
        (promise(1, due=LATER), [], "none due"),
        (promise(1), [moved(1, LATER)], "none due, 1 moved in time"),
        (promise(1, done_on=SUN), [moved(1, SUN)], "kept 1 of 1"),
        (promise(1, done_on=SUN), [moved(1, SUN, WED)], "kept 1 of 1"),
        (promise(1, done_on=SUN), [moved(1, SUN, WED + timedelta(days=1))], "kept 0 of 1"),
        (promise(1, done_on=SUN), [moved(1, SUN, told_before=False)], "kept 0 of 1"),
        (promise(1, done_on=SUN), [moved(1, WED, at=1), moved(1, SUN, at=2)], "kept 0 of 1"),
        (promise(1, due=MON - timedelta(days=7), done_on=WED), [moved(1, WED, MON - timedelta(days=8))], "kept 1 of 1"),
    ],
)
def test_each_is_judged_once(given_: Commitment, moves: list[Move], told: str) -> None:
    assert str(of([given_], moves)) == told


def test_what_is_open_and_due_today_is_not_judged_yet() -> None:
    assert judged(promise(1), (), WED) == Judged(None)
    assert judged(promise(1), (), WED + timedelta(days=1)) == Judged(WED)
    assert judged(promise(1, done_on=WED), (), WED) == Judged(WED, True)


def test_what_happens_later_is_not_known_yet() -> None:
    assert judged(promise(1, done_on=WED), (), MON) == Judged(None)
    assert judged(promise(1, released_on=LATER), (), SUN) == Judged(WED)
    assert judged(promise(1), [moved(1, LATER, WED)], MON) == Judged(None)


def test_no_percentage_below_five_due() -> None:
    four = [promise(ref, done_on=WED) for ref in range(1, 5)]
    assert of(four).percent() is None
    assert of([*four, promise(5)]).percent() == 80
    assert of(four).percent(constants({"promises_least": 4})) == 100


DAYS = st.dates(MON - timedelta(days=20), MON + timedelta(days=20))


@given(st.data())
def test_over_all_weeks_each_promise_counts_at_most_once(data: st.DataObject) -> None:
    due = data.draw(DAYS)
    ended = data.draw(st.sampled_from(["done_on", "dropped_on", "released_on", ""]))
    one = promise(1, due, **({ended: data.draw(DAYS)} if ended else {}))
    moves = [
        moved(1, data.draw(DAYS), data.draw(DAYS), told_before=data.draw(st.booleans()), at=at)
        for at in range(data.draw(st.integers(0, 3)))
    ]
    how = [(1, judged(one, moves, LATER))]
    weeks = [Week.of(MON).back(each) for each in range(-8, 8)]
    found = [kept(how, week.monday, week.sunday) for week in weeks]
    assert sum(each.due for each in found) == (0 if ended == "released_on" else 1)
    assert sum(each.kept for each in found) <= 1
    assert sum(each.moved for each in found) <= 1
    assert all(each.kept <= each.due for each in found)
