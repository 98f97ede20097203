"""The settings table: its defaults, what may be overridden, and what a bad value is told."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from workbench.practice.constants import DEFAULTS, BadSetting, Constants, Setting, constants, settings


def test_without_overrides_all_is_as_settled() -> None:
    assert constants({}) == DEFAULTS == Constants()
    told = (DEFAULTS.solo_spacing_days, DEFAULTS.misses_in_a_row, DEFAULTS.part_task_level, DEFAULTS.stalled_days)
    assert told == (7, 2, 2, 21)
    assert (DEFAULTS.half_life_days, DEFAULTS.spaced_growth, DEFAULTS.spaced_growth_most) == (
        (30, 60, 120, 195, 390),
        1.5,
        4,
    )
    assert (DEFAULTS.red_days, DEFAULTS.confirmed_days, DEFAULTS.unaided_span_days, DEFAULTS.at_risk_days) == (
        14,
        180,
        28,
        14,
    )
    assert (DEFAULTS.independence_least, DEFAULTS.still_so_days, DEFAULTS.client_share) == (80, 90, 50)


def test_an_override_changes_that_one() -> None:
    assert constants({"solo_spacing_days": 10}) == replace(DEFAULTS, solo_spacing_days=10)
    assert constants({"retained": 0.75, "spaced_growth": 2}) == replace(DEFAULTS, retained=0.75, spaced_growth=2.0)
    assert isinstance(constants({"spaced_growth": 2}).spaced_growth, float)
    assert constants({"half_life_days": [10, 20, 20, 40, 50]}).half_life_days == (10, 20, 20, 40, 50)


@pytest.mark.parametrize("value", [1, 365])
def test_the_bounds_themselves_are_allowed(value: int) -> None:
    assert constants({"solo_spacing_days": value}).solo_spacing_days == value


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("solo_days", 7, "there is no setting called 'solo_days'"),
        ("solo_spacing_days", 0, "solo_spacing_days is 0: it must be from 1 to 365"),
        ("solo_spacing_days", 366, "solo_spacing_days is 366: it must be from 1 to 365"),
        ("solo_spacing_days", "7", "solo_spacing_days needs a whole number, not '7'"),
        ("solo_spacing_days", 7.5, "solo_spacing_days needs a whole number, not 7.5"),
        ("solo_spacing_days", True, "solo_spacing_days needs a whole number, not True"),
        ("solo_spacing_days", None, "solo_spacing_days needs a whole number, not None"),
        ("solo_spacing_days", [7], "solo_spacing_days needs a whole number, not [7]"),
        ("solo_spacing_days", 10**400, f"solo_spacing_days is {10**400}: it must be from 1 to 365"),
        ("retained", "much", "retained needs a number, not 'much'"),
        ("retained", False, "retained needs a number, not False"),
        ("retained", 1.0, "retained is 1.0: it must be from 0.5 to 0.99"),
        ("retained", float("nan"), "retained is nan: it must be from 0.5 to 0.99"),
        ("spaced_growth", float("inf"), "spaced_growth is inf: it must be from 1 to 10"),
        ("half_life_days", 30, "half_life_days needs 5 numbers, one a level"),
        ("half_life_days", [30, 60], "half_life_days needs 5 numbers, one a level"),
        ("half_life_days", [30, 60, 120, 195, 0], "half_life_days is 0: it must be from 1 to 3650"),
        ("half_life_days", [30, 60, 120, 195, "x"], "half_life_days needs a whole number, not 'x'"),
        ("half_life_days", [30, 60, 50, 195, 390], "half_life_days must not fall from one level to the next"),
    ],
)
def test_a_bad_setting_is_told_in_a_sentence(name: str, value: object, told: str) -> None:
    with pytest.raises(BadSetting) as trouble:
        constants({name: value})
    assert str(trouble.value) == told


def test_what_is_hostile_in_a_name_is_not_repeated() -> None:
    with pytest.raises(BadSetting) as trouble:
        constants({"a\x1b]52;c;eA==\x07": 1})
    assert "\x1b" not in str(trouble.value)


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        DEFAULTS.at_risk_days = 1  # type: ignore[misc]


def test_each_setting_says_what_it_is_and_is_within_its_own_bounds() -> None:
    for each in fields(Constants):
        assert each.metadata["label"]
        assert constants({each.name: each.default}) == DEFAULTS


def test_the_table_for_people_shows_what_is_in_force() -> None:
    rows = settings(constants({"stalled_days": 30}))
    assert [row.name for row in rows] == [each.name for each in fields(Constants)]
    hint = "below the level needed, not seen, nothing planned"
    assert Setting("stalled_days", "Stalled after", 30, "days", hint, 21, 1, 3650) in rows
    assert {row.name: row.value for row in settings()}["stalled_days"] == 21


def test_a_setting_says_whether_it_is_the_users_own() -> None:
    rows = {
        row.name: row for row in settings(constants({"stalled_days": 30, "half_life_days": [30, 60, 90, 195, 390]}))
    }
    assert [name for name, row in rows.items() if row.changed] == ["half_life_days", "stalled_days"]
    assert rows["stalled_days"].told == "30 days, usually 21"
    assert rows["half_life_days"].told == "30, 60, 90, 195, 390 days, usually 30, 60, 120, 195, 390"
    assert rows["spaced_share"].told == "0.5 of an interval"
    assert rows["memories"].told == "2"
