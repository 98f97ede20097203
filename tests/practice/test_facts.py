"""How the facts of a project read on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.practice.apollo import (
    ANA,
    APOLLO,
    BO,
    MAPPING,
    MIA,
    PEOPLE,
    RISK,
    SERVED,
    TODAY,
    ago,
    coached,
    found,
    memory,
    on,
    remembered,
    seen,
    with_evidence,
)
from workbench.model.people import Contact
from workbench.model.projects import (
    Role,
    RoleKind,
)
from workbench.model.transfer import Session
from workbench.practice.constants import Constants
from workbench.practice.facts import Facts, Reading, held
from workbench.practice.gates import gates
from workbench.practice.gates.gate import Piece, count, ordinal, people, told

# How facts read


def test_skills_taught_on_a_project_count_as_needed_until_the_list_is_edited() -> None:
    sessions = [
        Session(id=1, on=ago(2), skills=(RISK,), project=APOLLO),
        Session(id=2, on=ago(1), skills=(MAPPING, RISK), project=APOLLO),
        Session(id=3, on=ago(1), skills=(3,), project=APOLLO, planned=True),
        Session(id=4, on=ago(-1), skills=(4,), project=APOLLO),
    ]
    told = replace(SERVED, held=held(sessions))
    assert [each.skill for each in Reading(told, TODAY).needed] == [MAPPING, RISK]
    needed = Reading(replace(told, needed=()), TODAY).needed
    assert [(each.project, each.skill, each.weight, each.required_people) for each in needed] == [
        (APOLLO, RISK, 2, 1),
        (APOLLO, MAPPING, 2, 1),
    ]
    assert [each.skill for each in Reading(replace(told, needed=()), ago(2)).needed] == [RISK]


def test_a_partners_people_stand_in_a_second_figure() -> None:
    partner = Contact(id=MIA, name="Mia Rot", client=9)
    solos = [seen(MIA, day, skill=MAPPING) for day in (on(1, 6), on(8, 6))]
    told = with_evidence(*solos, facts=replace(SERVED, partners=(partner,)))
    independence = found(told).independence
    assert (independence.strict, independence.with_partners) == (0, Fraction(3, 10))
    gone = found(replace(told, partners=(replace(partner, left_on=TODAY),))).independence
    assert gone.with_partners is None


def test_the_main_skill_is_the_weightiest_that_is_not_covered() -> None:
    assert Reading(SERVED, TODAY).main_skill == "stakeholder mapping"
    covered = [seen(who, day) for who in (ANA, BO) for day in (on(1, 6), on(8, 6))]
    assert Reading(with_evidence(*covered), TODAY).main_skill == "risk review"
    assert Reading(Facts(SERVED.project), TODAY).main_skill == "the work"


def test_people_are_called_by_their_first_name_unless_two_share_it() -> None:
    other = Contact(id=9, name="Ana Reyes", client=1)
    nameless = Contact(id=10, name=" ", client=1)
    reading = Reading(replace(SERVED, people=(*PEOPLE, other, nameless)), TODAY)
    assert [reading.called(each) for each in (ANA, BO, 9, 10)] == ["Ana Pop", "Bo", "Ana Reyes", " "]


def test_the_sponsor_is_asked_as_long_as_she_is_there() -> None:
    assert Reading(SERVED, TODAY).sponsor == "Clara"
    customer = Role(project=APOLLO, contact=ANA, role=RoleKind.CUSTOMER)
    assert Reading(replace(SERVED, roles=(customer,)), TODAY).sponsor == "the sponsor"
    gone = (*PEOPLE[:2], replace(PEOPLE[2], left_on=TODAY))
    assert Reading(replace(SERVED, people=gone), TODAY).sponsor == "the sponsor"


def test_a_day_of_another_year_tells_the_year() -> None:
    reading = Reading(SERVED, TODAY)
    assert [reading.day(each) for each in (on(3, 3), date(2025, 12, 31))] == ["3 Mar", "31 Dec 2025"]


def test_evidence_is_told_once_a_person_with_the_last_day() -> None:
    pieces = [Piece(on(9, 3), BO), Piece(on(5, 3), ANA), Piece(on(3, 3), BO)]
    assert told(Reading(SERVED, TODAY), pieces) == "Ana, 5 Mar; Bo, 9 Mar"


def test_small_numbers_are_words() -> None:
    assert [count(each) for each in (2, 6, 7)] == ["two", "six", "7"]
    assert [ordinal(each) for each in (2, 6, 7)] == ["second", "sixth", "7th"]
    assert [people(each) for each in (1, 2)] == ["one person", "two people"]


def test_the_settings_reach_the_gates() -> None:
    kind = Constants(unaided_people=1, unaided_uses=1, unaided_span_days=0, memories=1, gain_people=1)
    told = {each.key: each.met for each in gates(with_evidence(coached(ANA), seen(ANA, on(3, 3))), TODAY, kind)}
    assert (told["E1"], told["T3"]) == (True, True)
    assert {each.key: each.met for each in gates(remembered(memory(1)), TODAY, kind)}["E3"]
