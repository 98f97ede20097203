"""Counts are those of the rows after anything that can happen to a row."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.store.bench import TUESDAY, log
from workbench.model.projects import Work
from workbench.model.relationship import Touchpoint
from workbench.model.transfer import Session
from workbench.store import backup, journal, rows

MONDAY = TUESDAY - timedelta(days=1)


def tally(store, project=1):
    sql = "SELECT listed, sessions, session_minutes, works, work_minutes, last_on FROM tally WHERE project = ?"
    return next(iter(store.rows(sql, (project,))), None)


def touches(store, contact=1):
    sql = "SELECT sessions, touches, last_on FROM touch_tally WHERE contact = ?"
    return next(iter(store.rows(sql, (contact,))), None)


def do(store, verb, noun):
    with store.step(verb.__name__) as step:
        return verb(step, noun)


def test_sessions_and_work_are_counted(store, bench):
    log(store)
    log(store, on=MONDAY, minutes=None)
    do(store, rows.add, Work(on=TUESDAY, minutes=120, project=1))
    do(store, rows.add, Work(on=date(2026, 11, 25), minutes=30))
    assert tally(store) == (2, 2, 45, 1, 120, "2026-11-24")
    assert tally(store, 0) == (0, 0, 0, 1, 30, "2026-11-25")
    assert touches(store) == (2, 0, "2026-11-24")


@pytest.mark.parametrize("fields", [{"planned": True}, {"draft": "no skill"}])
def test_what_does_not_count_is_listed_all_the_same(store, bench, fields):
    session = log(store)
    log(store, on=MONDAY)
    do(store, rows.change, replace(session, **fields))
    assert tally(store) == (2, 1, 45, 0, 0, "2026-11-23")
    assert touches(store) == (1, 0, "2026-11-23")


CHANGES = [
    {"on": MONDAY},
    {"on": date(2026, 11, 25)},
    {"minutes": None},
    {"project": None},
    {"learners": ()},
    {"learners": (2,)},
    {"learners": (1, 2), "on": MONDAY, "planned": True},
    {"draft": "x", "project": None, "minutes": 5},
]


@pytest.mark.parametrize("fields", CHANGES)
@pytest.mark.parametrize("others", [0, 1])
def test_counts_follow_each_change_and_its_undoing(store, bench, fields, others):
    for _ in range(others):
        log(store, on=MONDAY)
    session = log(store)
    before = (tally(store), tally(store, 0), touches(store), touches(store, 2))
    do(store, rows.change, replace(session, **fields))
    assert backup.check(store) == []
    after = (tally(store), tally(store, 0), touches(store), touches(store, 2))
    assert after != before
    journal.undo(store)
    assert (tally(store), tally(store, 0), touches(store), touches(store, 2)) == before
    journal.redo(store)
    assert (tally(store), tally(store, 0), touches(store), touches(store, 2)) == after


def test_nothing_is_left_of_what_is_binned(store, bench):
    session = log(store)
    touch = do(store, rows.add, Touchpoint(on=TUESDAY, contacts=(1, 2), project=1))
    work = do(store, rows.add, Work(on=TUESDAY, minutes=10, project=1))
    assert touches(store) == (1, 1, "2026-11-24")
    for noun in (session, touch, work):
        do(store, rows.bin, noun)
    assert [tally(store), touches(store), touches(store, 2)] == [None, None, None]
    for _ in range(3):
        journal.undo(store)
    assert tally(store) == (1, 1, 45, 1, 10, "2026-11-24")
    assert touches(store, 2) == (0, 1, "2026-11-24")


def test_the_check_tells_a_wrong_count(store, bench):
    log(store)
    assert backup.check(store) == []
    with store.quiet() as work:
        work.run("UPDATE tally SET sessions = 7")
        work.run("DELETE FROM touch_tally")
    assert backup.check(store) == [
        "the counts in tally are not those of the rows",
        "the counts in touch_tally are not those of the rows",
    ]


def test_a_draft_without_minutes_is_no_trouble(store, bench):
    do(store, rows.add, Session(on=TUESDAY, draft="no minutes", project=1))
    assert tally(store) == (1, 0, 0, 0, 0, "")
