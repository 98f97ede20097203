"""The rules in words: one for each figure, and nothing in the settings that no rule names."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from tests.practice.apollo import SERVED, TODAY
from workbench.practice.constants import DEFAULTS, Constants, constants
from workbench.practice.gates import gates
from workbench.practice.rulebook import RULES, rule


def test_every_gate_has_a_rule() -> None:
    told = {name.removeprefix("gate ") for name in RULES if name.startswith("gate ")}
    assert told == {gate.key for gate in gates(SERVED, TODAY)}


def test_every_setting_is_named_by_some_rule() -> None:
    named = {name for each in RULES.values() for name in each.uses}
    assert named == {each.name for each in fields(Constants)}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_plain_sentences_with_the_settings_in_force(name: str) -> None:
    told = RULES[name].told()
    assert told.endswith(".")
    assert not set("{}_") & set(told)
    assert len(re.findall(r"[.;:] ", told)) < 12


def test_what_is_printed_is_what_is_in_force() -> None:
    own = constants({"score_least": 9, "half_life_days": [10, 20, 30, 40, 50], "retained": 0.75})
    assert "value score of 9 or more" in rule("gate", "E3").told(own)
    assert "10, 20, 30, 40, 50 days" in rule("refresher").told(own)
    assert "log2(1 / 0.75)" in rule("refresher").told(own)


def test_the_thresholds_of_a_rule_are_its_own_in_their_order() -> None:
    found = rule("gate", "E3").thresholds(constants({"memories": 3}))
    assert [each.name for each in found] == ["confirmed_days", "memories", "score_least"]
    assert [each.told for each in found] == ["180 days", "3, usually 2", "7"]


@pytest.mark.parametrize(("name", "used"), [(name, used) for name, each in RULES.items() for used in each.uses])
def test_no_rule_tells_a_setting_that_is_no_longer_so(name: str, used: str) -> None:
    other = replace(DEFAULTS, **{used: (1, 2, 3, 4, 5) if used == "half_life_days" else 9.25})
    assert (RULES[name].told(other) == RULES[name].told()) is (used in RULES[name].also)


def test_an_unknown_figure_has_no_rule() -> None:
    with pytest.raises(KeyError):
        rule("health")
