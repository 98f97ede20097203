"""The weekly review: its steps, which week it is about, when it is due, the question in turn, rows shared out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.review import Review
from workbench.practice.constants import DEFAULTS
from workbench.practice.review import (
    BANK,
    SHOWN,
    Step,
    WeekState,
    after,
    before,
    is_due,
    past_weeks,
    question_of,
    shared_out,
    step_of,
    week_to_review,
)
from workbench.practice.week import Week

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=each) for each in range(7)]
THIS, LAST = "2026-W48", "2026-W47"


def finished(*weeks: str) -> list[Review]:
    return [Review(week=each, finished_on=Week.parse(each).sunday) for each in weeks]


# Steps


def test_there_are_seven_and_three_of_them_always_come() -> None:
    assert [step.number for step in Step] == [1, 2, 3, 4, 5, 6, 7]
    assert [step for step in Step if step.always] == [Step.CLEAR, Step.PROMISES, Step.AHEAD]
    assert len({step.called for step in Step}) == len({step.question for step in Step}) == 7


def walk(lively: Iterable[Step]) -> list[Step]:
    found, known = [Step.CLEAR], set(lively)
    while found[-1] is not Step.AHEAD:
        found.append(after(found[-1], known.__contains__))
    return found


@pytest.mark.parametrize(
    ("lively", "steps"),
    [
        ((), [Step.CLEAR, Step.PROMISES, Step.AHEAD]),
        ((Step.PEOPLE,), [Step.CLEAR, Step.PROMISES, Step.PEOPLE, Step.AHEAD]),
        (tuple(Step), list(Step)),
    ],
)
def test_a_step_without_rows_is_skipped_both_ways(lively: tuple[Step, ...], steps: list[Step]) -> None:
    assert walk(lively) == steps
    back = [Step.AHEAD]
    while back[-1] is not Step.CLEAR:
        back.append(before(back[-1], lively.__contains__))
    assert back == steps[::-1]


def test_the_ends_stay() -> None:
    assert after(Step.AHEAD, lambda step: True) is Step.AHEAD
    assert before(Step.CLEAR, lambda step: True) is Step.CLEAR


def test_steps_that_always_come_are_not_looked_into() -> None:
    asked: list[Step] = []

    def look(step: Step) -> bool:
        asked.append(step)
        return False

    assert after(Step.PROMISES, look) is Step.AHEAD
    assert asked == [Step.PROJECTS, Step.KEPT, Step.PEOPLE, Step.NEEDS]


@pytest.mark.parametrize(("stored", "step"), [("people", Step.PEOPLE), ("", Step.CLEAR), ("trust", Step.CLEAR)])
def test_where_a_review_was_left(stored: str, step: Step) -> None:
    assert step_of(stored) is step


# Which week


@pytest.mark.parametrize(
    ("today", "reviewed", "about"),
    [
        *((day, ["2026-W46"], LAST) for day in DAYS[:4]),
        *((day, ["2026-W46"], THIS) for day in DAYS[4:]),
        *((day, ["2026-W46", LAST], THIS) for day in DAYS),
        *((day, [], THIS) for day in DAYS),
        (DAYS[0], [THIS], THIS),
    ],
)
def test_from_friday_this_week_before_it_the_last_one_if_open(today: date, reviewed: list[str], about: str) -> None:
    assert str(week_to_review(today, finished(*reviewed))) == about


def test_a_week_away_is_not_asked_for_again() -> None:
    known = [*finished("2026-W46"), Review(week=LAST, away=True)]
    assert str(week_to_review(DAYS[0], known)) == THIS


def test_one_that_was_begun_goes_on_after_the_weekend() -> None:
    known = [Review(week=LAST, begun_on=date(2026, 11, 20))]
    assert str(week_to_review(DAYS[0], known)) == LAST
    assert is_due(datetime(2026, 11, 23, 9), known)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 11, 26, 23, 59), False),
        (datetime(2026, 11, 27, 11, 59), False),
        (datetime(2026, 11, 27, 12, 0), True),
        (datetime(2026, 11, 28, 0, 0), True),
        (datetime(2026, 11, 29, 23, 59), True),
    ],
)
def test_due_from_friday_noon_to_sunday(now: datetime, due: bool) -> None:
    assert is_due(now, finished(LAST)) is due
    assert is_due(now, []) is due
    assert not is_due(now, finished(LAST, THIS))
    assert not is_due(now, [*finished(LAST), Review(week=THIS, away=True)])


def test_a_missed_one_is_due_until_the_next_one_is() -> None:
    assert is_due(datetime(2026, 11, 23, 8), finished("2026-W46"))
    assert not is_due(datetime(2026, 11, 23, 8), [])


def test_the_day_and_the_hour_are_settings() -> None:
    monday = replace(DEFAULTS, review_day=1, review_hour=8)
    assert is_due(datetime(2026, 11, 23, 8), [], monday)
    assert not is_due(datetime(2026, 11, 23, 7), [], monday)


def test_every_week_from_the_first_review_is_told_and_no_run_is_counted() -> None:
    known = [
        *finished("2026-W44", "2026-W46"),
        Review(week="2026-W45", away=True),
        Review(week=LAST, begun_on=date(2026, 11, 20)),
    ]
    told = [(str(each.week), each.state) for each in past_weeks(DAYS[2], known)]
    assert told == [
        (THIS, WeekState.NOW),
        (LAST, WeekState.BEGUN),
        ("2026-W46", WeekState.REVIEWED),
        ("2026-W45", WeekState.AWAY),
        ("2026-W44", WeekState.REVIEWED),
    ]
    assert [each.state for each in past_weeks(DAYS[2], finished("2026-W46"))] == [
        WeekState.NOW,
        WeekState.MISSED,
        WeekState.REVIEWED,
    ]
    assert [each.state for each in past_weeks(DAYS[2], [])] == [WeekState.NOW]


def test_weeks_go_on_over_the_end_of_a_year_of_53() -> None:
    told = [str(each.week) for each in past_weeks(date(2027, 1, 6), finished("2026-W52"))]
    assert told == ["2027-W01", "2026-W53", "2026-W52"]


def test_what_is_no_week_is_left_out() -> None:
    known = [Review(week="soon"), Review(week="2026-W60"), *finished(LAST)]
    assert len(past_weeks(DAYS[2], known)) == 2
    assert not is_due(datetime(2026, 11, 25, 8), known)


def test_a_week_of_long_ago_makes_no_endless_list() -> None:
    assert len(past_weeks(DAYS[2], [*finished("1900-W02")])) == 520


# The question


def test_questions_come_in_turn_ours_where_there_are_none() -> None:
    week, bank = Week(2026, 48), ["one?", "two?", "three?"]
    asked = [question_of(each, bank) for each in week.until(6)]
    assert sorted(asked[:3]) == sorted(bank)
    assert asked[:3] == asked[3:]
    assert question_of(week) in BANK
    assert {question_of(each) for each in week.until(len(BANK))} == set(BANK)


# Rows


@given(st.lists(st.integers(0, 20), max_size=8))
def test_rows_are_shared_out_in_turn(counts: list[int]) -> None:
    given_out = shared_out(counts)
    assert sum(given_out) == min(SHOWN, sum(counts))
    assert all(shown <= count for shown, count in zip(given_out, counts, strict=True))
    for shown, count in zip(given_out, counts, strict=True):
        assert shown == count or shown >= max(given_out) - 1
