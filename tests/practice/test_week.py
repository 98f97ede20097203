"""Weeks, months and quarters, and what is usual of a figure."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.practice.constants import DEFAULTS, constants
from workbench.practice.week import (
    BadWeek,
    Mark,
    Span,
    Usual,
    Week,
    before,
    begun,
    median,
    month,
    quarter,
    read,
    sparkline,
    usual,
)

WED = date(2026, 11, 25)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WEEKS = st.builds(Week.of, DAYS)
COUNTS = st.lists(st.integers(0, 1000), min_size=1, max_size=20)


def test_a_week_is_named_and_labelled() -> None:
    week = Week.parse("2026-W47")
    assert (week.monday, week.sunday) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (str(week), week.label) == ("2026-W47", "week 47, 16 to 22 Nov 2026")
    assert (str(week.next), str(week.previous)) == ("2026-W48", "2026-W46")


@pytest.mark.parametrize(
    ("week", "label"),
    [
        ("2026-W49", "week 49, 30 Nov to 6 Dec 2026"),
        ("2026-W53", "week 53, 28 Dec 2026 to 3 Jan 2027"),
        ("2024-W01", "week 1, 1 to 7 Jan 2024"),
    ],
)
def test_a_label_tells_month_and_year_where_they_change(week: str, label: str) -> None:
    assert Week.parse(week).label == label


@given(DAYS)
@example(date(2026, 12, 31))
@example(date(2027, 1, 3))
def test_a_day_lies_in_its_week_and_the_week_is_read_back(day: date) -> None:
    week = Week.of(day)
    assert day in week.span
    assert week.monday - timedelta(days=1) not in week.span
    assert week.sunday + timedelta(days=1) not in week.span
    assert Week.parse(str(week)) == week
    assert (week.monday.weekday(), week.sunday.weekday()) == (0, 6)


@given(WEEKS, st.integers(0, 200))
def test_weeks_follow_one_another_over_every_new_year(week: Week, weeks: int) -> None:
    assert week.next.previous == week.previous.next == week
    assert week.next.monday == week.sunday + timedelta(days=1)
    assert week.previous < week < week.next
    assert week.back(weeks).monday == week.monday - timedelta(weeks=weeks)


@given(WEEKS)
def test_twelve_weeks_end_with_this_one_without_a_gap(week: Week) -> None:
    weeks = week.until(12)
    assert len(weeks) == 12
    assert weeks[-1] == week
    assert all(later.monday == earlier.next.monday for earlier, later in pairwise(weeks))


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("", "2026-W48"),
        ("this", "2026-W48"),
        (" Last ", "2026-W47"),
        ("w47", "2026-W47"),
        ("48", "2026-W48"),
        ("49", "2025-W49"),
        ("w1", "2026-W01"),
        ("2026-w47", "2026-W47"),
        ("2026W5", "2026-W05"),
        ("53", "2020-W53"),
    ],
)
def test_a_person_means_a_week_that_has_begun(text: str, week: str) -> None:
    assert str(read(text, WED)) == week


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-W49", "2026-W49 has not begun: it begins on Mon 30 Nov 2026"),
        ("2027-W01", "2027-W01 has not begun: it begins on Mon 4 Jan 2027"),
        ("2025-W53", "there is no week 53 in 2025"),
        ("2026-W00", "there is no week 0 in 2026"),
        ("99", "there is no week 99: a year has weeks 1 to 52, some 53"),
        ("0", "there is no week 0: a year has weeks 1 to 52, some 53"),
        ("soon", "'soon' is no week: write it like 2026-W47"),
        ("2026-W477", "'2026-W477' is no week: write it like 2026-W47"),
        ("0001-W01", "0001-W01 is too long ago: nothing is known before 1900"),
    ],
)
def test_what_is_no_week_is_refused_in_one_sentence(text: str, why: str) -> None:
    with pytest.raises(BadWeek, match=f"^{why}$"):
        read(text, WED)


@given(st.text(max_size=12))
@example("²²")
@example("٤٧")
def test_any_text_is_a_week_that_has_begun_or_is_refused(text: str) -> None:
    try:
        found = read(text, WED)
    except BadWeek:
        return
    assert found.monday <= WED


def test_a_week_has_begun_on_its_monday() -> None:
    week = Week.parse("2026-W48")
    assert begun(week, week.monday) == week
    with pytest.raises(BadWeek, match="has not begun"):
        begun(week, week.monday - timedelta(days=1))


def test_no_week_lies_outside_the_calendar() -> None:
    with pytest.raises(BadWeek, match="the calendar has no week"):
        Week.parse("1900-W01").back(100_000)
    with pytest.raises(BadWeek, match="there is no week 52 in 9999"):
        Week.of(date.max)


def test_months_and_quarters() -> None:
    assert month("2026-11", WED) == Span(date(2026, 11, 1), date(2026, 11, 30), "2026-11")
    assert month("2024-2", WED).last == date(2024, 2, 29)
    assert quarter("2026-Q4", WED) == Span(date(2026, 10, 1), date(2026, 12, 31), "2026-Q4")
    assert quarter("2026q1", WED).name == "2026-Q1"
    assert (month(" Last ", WED).name, month("this", WED).name) == ("2026-10", "2026-11")
    assert (quarter("last", WED).name, quarter("this", WED).name) == ("2026-Q3", "2026-Q4")


@pytest.mark.parametrize(
    ("read_it", "text", "why"),
    [
        (month, "2026-12", "2026-12 has not begun: it begins on Tue 1 Dec 2026"),
        (month, "2026-13", "'2026-13' is no month: write it like 2026-11"),
        (month, "november", "'november' is no month: write it like 2026-11"),
        (month, "1066-10", "1066-10 is too long ago: nothing is known before 1900"),
        (quarter, "2027-Q1", "2027-Q1 has not begun: it begins on Fri 1 Jan 2027"),
        (quarter, "2026-Q5", "'2026-Q5' is no quarter: write it like 2026-Q4"),
    ],
)
def test_what_is_no_month_or_quarter_is_refused(read_it, text: str, why: str) -> None:
    with pytest.raises(BadWeek, match=f"^{why}$"):
        read_it(text, WED)


@given(DAYS.filter(lambda day: day.year > 1900))
def test_what_comes_before_ends_the_day_before(day: date) -> None:
    for span in (
        Week.of(day).span,
        month(f"{day:%Y-%m}", date(2200, 1, 1)),
        quarter(f"{day.year}-Q{(day.month + 2) // 3}", date(2200, 1, 1)),
    ):
        assert day in span
        earlier = before(span)
        assert earlier.last == span.first - timedelta(days=1)
        assert len(earlier.name) == len(span.name)
    assert before(month("2026-01", WED)).name == "2025-12"
    assert before(quarter("2026-Q1", WED)).name == "2025-Q4"


# What is usual


def test_limits_of_the_worked_example() -> None:
    found = usual([4, 6, 5, 7, 5, 6, 4, 5])
    assert found.low is not None
    assert found.high is not None
    assert (round(float(found.low), 2), round(float(found.high), 2)) == (1.07, 9.43)
    assert [found.mark(value) for value in (11, 10, 9, 5, 2, 1, None)] == [
        Mark.UP,
        Mark.UP,
        Mark.NONE,
        Mark.NONE,
        Mark.NONE,
        Mark.DOWN,
        Mark.NONE,
    ]


def test_three_points_give_a_median_and_no_mark() -> None:
    found = usual([4, 6, 5])
    assert found == Usual(Fraction(5))
    assert found.mark(100) is Mark.NONE


def test_limits_need_six_earlier_weeks_and_the_setting_says_how_many() -> None:
    assert usual([1, 2, 1, 2, 1]).high is None
    assert usual([1, 2, 1, 2, 1, 2]).high is not None
    assert usual([1, 2], constants({"limit_weeks": 2})).high is not None


def test_what_stands_exactly_on_a_limit_is_not_marked() -> None:
    found = usual([0, 50] * 3)  # mean 25, moving range 50: 25 +- 133
    assert (found.low, found.high) == (-108, 158)
    assert (found.mark(158), found.mark(159)) == (Mark.NONE, Mark.UP)


def test_the_median_is_of_the_last_four_that_are_counted() -> None:
    assert usual([100, 1, 2, 3, 4]).median == Fraction(5, 2)
    assert usual([100, 1, None, 2, 3, None, 4]).median == Fraction(5, 2)
    assert usual([100, 1, 2, 3, 4], constants({"median_weeks": 1})).median == 4
    assert usual([]).median is None
    assert usual([None, None]).median is None


@given(COUNTS)
def test_weeks_away_change_nothing(values: list[int]) -> None:
    with_holidays = [each for value in values for each in (None, value)]
    assert usual(with_holidays) == usual(values)


@given(COUNTS.filter(lambda values: len(values) >= DEFAULTS.limit_weeks))
def test_limits_lie_around_the_mean_and_what_never_moves_has_no_room(values: list[int]) -> None:
    found = usual(values)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= Fraction(sum(values), len(values)) <= found.high
    assert (found.low == found.high) == (len(set(values)) == 1)


@given(COUNTS, st.integers(-50, 50))
def test_more_of_everything_moves_limits_and_median_with_it(values: list[int], more: int) -> None:
    was, now = usual(values), usual([value + more for value in values])
    assert now.median == was.median + more
    if was.low is not None and was.high is not None:
        assert (now.low, now.high) == (was.low + more, was.high + more)


@given(COUNTS)
def test_half_lies_on_each_side_of_the_median(values: list[int]) -> None:
    middle = median(values)
    assert middle is not None
    assert 2 * sum(value < middle for value in values) <= len(values)
    assert 2 * sum(value > middle for value in values) <= len(values)


def test_a_sparkline_rises_from_nothing_to_the_most() -> None:
    assert sparkline([0, 1, None, 2, 4, 7]) == "▁▂·▃▅█"
    assert sparkline([]) == ""
    assert sparkline([0, 0]) == "▁▁"
    assert sparkline([None, None]) == "··"
    assert sparkline([1, 2], bars="_-", gap="?") == "_-"


@given(st.lists(st.none() | st.floats(0, 1e6), max_size=20))
def test_a_sparkline_has_one_letter_a_value_and_more_is_never_lower(values: list[float | None]) -> None:
    drawn = sparkline(values)
    assert len(drawn) == len(values)
    known = sorted((value, letter) for value, letter in zip(values, drawn, strict=True) if value is not None)
    letters = [letter for _, letter in known]
    assert letters == sorted(letters)
