"""The gates of an experience: E1 people who gained, E2 wider than one task, E3 memories and value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.practice.apollo import (
    ANA,
    APOLLO,
    ASK,
    BO,
    CLARA,
    LOST,
    MET,
    MIA,
    PEOPLE,
    RISK,
    SERVED,
    TIME,
    TODAY,
    ago,
    coached,
    gate,
    memory,
    on,
    reason,
    remembered,
    score,
    seen,
    state,
    with_evidence,
)
from workbench.model.people import Audience, Contact
from workbench.model.relationship import Memory, Score, ScoreSource
from workbench.model.transfer import Observation
from workbench.practice.gates.gate import GateState

# E1: people who gained


def test_e1_two_people_gained_and_stand_at_3() -> None:
    assert reason(with_evidence(coached(ANA), coached(BO, on(2, 4))), "E1") == "gained a skill: Ana, 1 Apr; Bo, 2 Apr"
    one = gate(with_evidence(coached(ANA), coached(ANA, skill=RISK)), "E1")
    assert one.state is ASK
    assert one.reason == "a second person at level 3 or more, not on their own word (have Ana, 1 Apr)"
    assert one.question == "ask Clara: who else should be able to do stakeholder mapping?"
    nobody = gate(SERVED, "E1")
    assert nobody.reason == "two people at level 3 or more, not on their own word"
    assert nobody.question == "ask Clara: who should be able to do stakeholder mapping?"
    assert nobody.next_step == "watch somebody do stakeholder mapping"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (coached(BO, source="learner"), ASK),
        (coached(BO, source="self"), ASK),
        (coached(BO, source="client"), MET),
        (coached(BO, result="helped"), ASK),
        (seen(BO, on(1, 4), "together"), ASK),
        (coached(BO, skill=99), ASK),
        (coached(MIA), ASK),
        (coached(BO, ago(-1)), ASK),
        (coached(BO, TODAY), MET),
    ],
)
def test_e1_what_counts_for_the_second_person(second: Observation, expected: GateState) -> None:
    assert state(with_evidence(coached(ANA), second), "E1") is expected


@pytest.mark.parametrize(("start", "expected"), [(0, MET), (2, MET), (3, ASK), (4, ASK)])
def test_e1_needs_a_gain_above_the_starting_level(start: int, expected: GateState) -> None:
    assert state(with_evidence(coached(ANA), coached(BO), start={BO: start}), "E1") is expected


@pytest.mark.parametrize(("start", "expected"), [(2, MET), (3, ASK)])
def test_e1_what_was_lost_and_won_back_is_no_gain(start: int, expected: GateState) -> None:
    misses = [seen(BO, on(day, 3), "together", "not_yet") for day in (1, 2)]
    assert state(with_evidence(coached(ANA), *misses, coached(BO), start={BO: start}), "E1") is expected


def test_e1_a_gain_by_ones_own_word_alone_is_none() -> None:
    own = [coached(BO), *(seen(BO, on(day, 4), source="learner") for day in (1, 9))]
    assert state(with_evidence(coached(ANA), *own, start={BO: 3}), "E1") is ASK


def test_e1_all_where_there_are_fewer() -> None:
    alone = replace(SERVED, people=PEOPLE[:1])
    assert reason(alone, "E1") == "one person at level 3 or more, not on their own word"
    assert state(with_evidence(coached(ANA), facts=alone), "E1") is MET
    assert state(replace(SERVED, people=()), "E1") is ASK


@pytest.mark.parametrize(("left", "expected"), [(TODAY, ASK), (ago(-1), MET)])
def test_e1_who_left_no_longer_stands_there(left: date, expected: GateState) -> None:
    people = (PEOPLE[0], replace(PEOPLE[1], left_on=left), PEOPLE[2])
    both = with_evidence(coached(ANA, ago(1)), coached(BO, ago(1)))
    assert state(replace(both, people=people), "E1") is expected


def test_e1_a_partners_people_are_none_of_the_clients() -> None:
    partner = Contact(id=MIA, name="Mia Rot", client=9)
    told = with_evidence(coached(ANA), coached(MIA), facts=replace(SERVED, partners=(partner,)))
    assert state(told, "E1") is ASK


# E2: wider than one task


def test_e2_two_skills_or_two_audiences() -> None:
    one = gate(with_evidence(coached(ANA), coached(BO)), "E2")
    assert (one.state, one.reason) == (ASK, "a second skill or audience (have stakeholder mapping, business analyst)")
    assert (
        reason(with_evidence(coached(ANA), coached(ANA, skill=RISK)), "E2")
        == "two skills: stakeholder mapping, risk review"
    )
    assert reason(with_evidence(coached(ANA), coached(CLARA)), "E2") == "two audiences: business analyst, executive"
    assert reason(SERVED, "E2") == "a second skill or audience"


def test_e2_an_audience_that_was_not_told_is_none() -> None:
    people = (PEOPLE[0], replace(PEOPLE[1], audience=Audience.OTHER))
    assert state(replace(with_evidence(coached(ANA), coached(BO)), people=people), "E2") is ASK


# E3: memories and value


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((memory(1), memory(2, CLARA)), MET),
        ((memory(1), memory(1)), MET),
        ((memory(1), score(1)), MET),
        ((memory(1), score(1, 10)), MET),
        ((memory(1), score(1, 6)), ASK),
        ((memory(1), score(1, None)), ASK),
        ((memory(1), score(1, source=ScoreSource.PROXY)), ASK),
        ((score(1), score(2)), ASK),
        ((memory(1),), ASK),
        ((memory(1), memory(2, text="  ")), ASK),
        ((memory(1), memory(2, MIA)), ASK),
        ((memory(1), memory(2, project=APOLLO)), MET),
        ((memory(1), memory(2, project=99)), ASK),
        ((memory(1), Memory(contact=None, on=TODAY, text="whose?")), ASK),
        ((memory(1), memory(-1)), ASK),
        ((memory(1), score(-1)), ASK),
        ((memory(0), score(0)), MET),
        ((memory(180), memory(180)), MET),
        ((memory(180), score(180)), MET),
    ],
)
def test_e3_two_memories_or_one_and_a_score_of_7(told: tuple[Memory | Score, ...], expected: GateState) -> None:
    assert state(remembered(*told), "E3") is expected


def test_e3_scores_of_others_and_of_unknown_criteria_do_not_count() -> None:
    told = remembered(memory(1), score(1))
    assert state(replace(told, criteria=(replace(TIME, contact=MIA),)), "E3") is ASK
    assert state(replace(told, criteria=(replace(TIME, project=99),)), "E3") is ASK
    assert state(replace(told, criteria=(replace(TIME, project=APOLLO),)), "E3") is MET


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((memory(1), memory(2, CLARA)), "remembered: Clara, 28 Jun; Ana, 29 Jun"),
        ((memory(1), score(1, 8)), "remembered: Ana, 29 Jun; Clara (8), 29 Jun"),
        ((), "two memories in their own words, or one and a value score of 7"),
        ((memory(1),), "a second memory in their own words, or a value score of 7 (have Ana, 29 Jun)"),
        ((score(1, 9),), "a memory in their own words (have Clara (9), 29 Jun)"),
    ],
)
def test_e3_tells_what_is_there_and_what_is_missing(told: tuple[Memory | Score, ...], expected: str) -> None:
    assert reason(remembered(*told), "E3") == expected


def test_e3_older_evidence_is_unconfirmed_and_told_never_silently_dropped() -> None:
    for days, delivered in ((180, MET), (181, LOST), (194, LOST), (195, ASK)):
        told = gate(remembered(memory(20), memory(days, CLARA)), "E3")
        assert told.state is delivered
        assert told.unconfirmed is (days > 180)
        assert told.at_risk is (told.state is LOST)
    assert told.reason == (
        "a second memory in their own words, or a value score of 7 (have Ana, 10 Jun; unconfirmed: Clara, 17 Dec 2025)"
    )


def test_e3_a_single_old_memory_is_told_but_would_not_be_enough() -> None:
    told = gate(remembered(memory(300)), "E3")
    assert (told.state, told.unconfirmed) == (ASK, False)
    assert told.reason.endswith("(unconfirmed: Ana, 3 Sep 2025)")
