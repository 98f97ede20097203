"""Billed minutes and money: by example, and what holds of any sheet."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.model.projects import Rounding
from workbench.practice.billing import Sheet, Spent, Sum, amount, bill, grouped, money, plain, rounded

CALM = settings(deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same examples on every run, whatever else the machine does."""
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("minutes", "rounding", "billed"),
    [
        (7, Rounding.NONE, 7),
        (1, Rounding.UP_5, 5),
        (5, Rounding.UP_5, 5),
        (7, Rounding.UP_6, 12),
        (41, Rounding.UP_10, 50),
        (45, Rounding.UP_15, 45),
        (46, Rounding.UP_15, 60),
        (31, Rounding.UP_30, 60),
        (2, Rounding.NEAREST_5, 0),
        (3, Rounding.NEAREST_5, 5),
        (3, Rounding.NEAREST_6, 6),
        (5, Rounding.NEAREST_10, 10),
        (52, Rounding.NEAREST_15, 45),
        (53, Rounding.NEAREST_15, 60),
        (75, Rounding.NEAREST_30, 90),
    ],
)
def test_minutes_are_rounded_by_the_project(minutes: int, rounding: Rounding, billed: int) -> None:
    assert rounded(minutes, rounding) == billed


def test_every_rounding_is_a_rule() -> None:
    assert all(rounded(60, each) == 60 for each in Rounding)


def sheet(*minutes: int, rate: int | None = 10_000, rounding: Rounding = Rounding.NONE, until: int = -1) -> Sheet:
    spent = [Spent(MONDAY + timedelta(days=at), "work", each) for at, each in enumerate(minutes)]
    return bill(spent, rounding, rate, MONDAY + timedelta(days=until) if until >= 0 else None)


def test_each_entry_is_rounded_by_itself() -> None:
    found = sheet(46, 46, rounding=Rounding.UP_15)
    assert [each.billed for each in found.lines] == [60, 60]
    assert found.total == Sum(92, 120, 20_000)


def test_lines_add_up_to_the_money_of_the_sum() -> None:
    found = sheet(20, 20, 20)
    assert [each.minor for each in found.lines] == [3333, 3334, 3333]
    assert found.total.minor == 10_000


def test_what_is_invoiced_stands_apart() -> None:
    found = sheet(60, 30, 90, until=1)
    assert [each.invoiced for each in found.lines] == [True, True, False]
    assert (found.invoiced, found.open) == (Sum(90, 90, 15_000), Sum(90, 90, 15_000))
    assert found.total == Sum(180, 180, 30_000)


def test_without_a_rate_there_is_no_money() -> None:
    found = sheet(60, rate=None)
    assert found.total == Sum(60, 60, None)
    assert found.lines[0].minor is None


def test_nothing_comes_to_nothing() -> None:
    assert sheet().total == Sum(0, 0, 0)
    assert sheet(rate=None).total == Sum(0, 0, None)


def test_the_earliest_comes_first() -> None:
    late, early = Spent(MONDAY, "late", 1), Spent(MONDAY - timedelta(days=3), "early", 1)
    assert [each.spent.text for each in bill([late, early], Rounding.NONE, None).lines] == ["early", "late"]


@pytest.mark.parametrize(
    ("minor", "currency", "told"),
    [
        (0, "EUR", "0.00 EUR"),
        (5, "EUR", "0.05 EUR"),
        (1_234_567_89, "NOK", "1 234 567.89 NOK"),
        (1200, "JPY", "1 200 JPY"),
        (1005, "KWD", "1.005 KWD"),
        (100, "", "1.00"),
    ],
)
def test_money_is_told_in_its_own_units(minor: int, currency: str, told: str) -> None:
    assert amount(minor, currency) == told
    assert plain(minor, currency) == grouped(minor, currency).replace(" ", "")


ENTRIES = st.lists(
    st.builds(
        Spent, st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.just("work"), st.integers(min_value=1, max_value=1440)
    ),
    max_size=30,
)
RATES = st.integers(min_value=0, max_value=100_000)


@CALM
@given(ENTRIES, st.sampled_from(Rounding), RATES, st.none() | st.dates(date(2025, 12, 1), date(2026, 4, 1)))
def test_sums_are_exact(entries: list[Spent], rounding: Rounding, rate: int, until: date | None) -> None:
    found = bill(entries, rounding, rate, until)
    for part, sums in ((True, found.invoiced), (False, found.open)):
        lines = [each for each in found.lines if each.invoiced is part]
        assert sums.minutes == sum(each.spent.minutes for each in lines)
        assert sums.billed == sum(each.billed for each in lines)
        assert sums.minor == sum(each.minor or 0 for each in lines)
        assert abs(Fraction(sums.billed * rate, 60) - (sums.minor or 0)) <= Fraction(1, 2)
    assert sorted(each.spent.minutes for each in found.lines) == sorted(each.minutes for each in entries)


@CALM
@given(ENTRIES, st.sampled_from(Rounding), RATES)
def test_each_line_is_within_one_unit_of_its_own_value(entries: list[Spent], rounding: Rounding, rate: int) -> None:
    for each in bill(entries, rounding, rate).lines:
        assert abs(Fraction(each.billed * rate, 60) - (each.minor or 0)) <= 1


@CALM
@given(st.integers(min_value=0, max_value=1440), st.sampled_from(Rounding))
def test_rounding_stays_within_its_step(minutes: int, rounding: Rounding) -> None:
    billed = rounded(minutes, rounding)
    if rounding is Rounding.NONE:
        assert billed == minutes
        return
    way, _, size = rounding.partition(" ")
    step = int(size)
    assert billed % step == 0
    assert 0 <= billed - minutes < step if way == "up" else 2 * abs(billed - minutes) <= step


@CALM
@given(st.integers(min_value=0, max_value=100_000), RATES)
def test_money_is_the_nearest_unit(billed: int, rate: int) -> None:
    assert abs(Fraction(billed * rate, 60) - money(billed, rate)) <= Fraction(1, 2)
