"""The gates of a transformation: T1 an aim, T2 independence, T3 unaided use, T4 a result, T5 still so."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.practice.apollo import (
    AIM,
    ANA,
    APOLLO,
    ASK,
    BO,
    CLARA,
    LOST,
    MAPPING,
    MET,
    MIA,
    PEOPLE,
    REACHED,
    RISK,
    SERVED,
    SKILLS,
    TODAY,
    TRANSFORMED,
    UNKNOWN,
    ago,
    asked,
    closed,
    found,
    gate,
    on,
    reason,
    seen,
    state,
    with_evidence,
)
from workbench.model.people import Contact
from workbench.model.projects import (
    FollowUp,
    Stage,
)
from workbench.model.skills import NeededSkill
from workbench.model.transfer import Mode, Observation, Result, Session, Setting, Source
from workbench.practice.evidence import gathered
from workbench.practice.facts import Facts, Held, held
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.progression import Delivered, progress

# T1: an aim that was agreed


def aimed(**changed: object) -> Facts:
    return replace(SERVED, aspirations=(replace(AIM, **changed),))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, MET),
        ({"agreed_by": None}, ASK),
        ({"agreed_by": MIA}, ASK),
        ({"agreed_on": None}, ASK),
        ({"agreed_on": TODAY}, MET),
        ({"agreed_on": ago(-1)}, ASK),
        ({"reached_on": on(10, 1)}, MET),
        ({"reached_on": on(9, 1)}, ASK),
        ({"reached_on": on(8, 1)}, ASK),
    ],
)
def test_t1_agreed_by_a_client_person_before_its_evidence(changed: dict[str, object], expected: GateState) -> None:
    assert state(aimed(**changed), "T1") is expected


def test_t1_tells_who_agreed_and_what_came_too_late() -> None:
    assert reason(aimed(), "T1") == "value: agreed by Clara, 9 Jan"
    assert reason(SERVED, "T1") == "a from/to agreed by the client"
    late = "a from/to agreed by the client before it was reached (have value: Clara, 9 Jan)"
    assert reason(aimed(reached_on=on(8, 1)), "T1") == late


def test_t1_tells_the_first_agreement_that_was_in_time() -> None:
    later = replace(AIM, id=2, to_state="trust", agreed_on=on(1, 2))
    late = replace(AIM, id=3, to_state="speed", agreed_on=on(1, 1), reached_on=on(1, 1))
    assert reason(replace(SERVED, aspirations=(later, late, AIM)), "T1") == "value: agreed by Clara, 9 Jan"


# T2: independence


def covered(*able: tuple[int, int], needed: tuple[NeededSkill, ...]) -> Facts:
    both = [seen(who, day, skill=skill) for who, skill in able for day in (on(1, 6), on(8, 6))]
    return replace(SERVED, needed=needed, evidence=gathered(both))


def needing(skill: int, weight: int, people: int) -> NeededSkill:
    return NeededSkill(project=APOLLO, skill=skill, weight=weight, required_people=people)


@pytest.mark.parametrize(("able", "expected"), [(4, MET), (3, ASK)])
def test_t2_eighty_percent_is_enough(able: int, expected: GateState) -> None:
    crew = tuple(Contact(id=10 + each, name=f"P{each}", client=1) for each in range(5))
    told = covered(*((10 + each, MAPPING) for each in range(able)), needed=(needing(MAPPING, 2, 5),))
    assert state(replace(told, people=crew), "T2") is expected


def test_t2_a_share_just_below_80_percent_is_not_rounded_up() -> None:
    crew = tuple(Contact(id=each, name=f"P{each}", client=1) for each in range(1, 240))
    told = replace(
        covered(*((each, MAPPING) for each in range(1, 240)), needed=(needing(MAPPING, 2, 300),)), people=crew
    )
    assert progress(told, TODAY).independence.strict == Fraction(239, 300)
    assert (state(told, "T2"), reason(told, "T2")) == (ASK, "independence 79 % of 80 %")


@pytest.mark.parametrize(("weight", "expected"), [(3, ASK), (2, MET)])
def test_t2_no_heavy_skill_with_nobody(weight: int, expected: GateState) -> None:
    crowd = tuple(needing(100 + each, 3, 1) for each in range(9))
    told = covered(*((ANA, each.skill) for each in crowd), needed=(*crowd, needing(RISK, weight, 1)))
    told = replace(told, skills={**SKILLS, **{each.skill: "other" for each in crowd}})
    assert state(told, "T2") is expected


def test_t2_tells_the_share_and_who_is_missing() -> None:
    heavy = (needing(MAPPING, 3, 2), needing(RISK, 3, 1))
    assert reason(covered((ANA, MAPPING), needed=heavy), "T2") == "independence 25 % of 80 %, nobody: risk review"
    assert reason(covered((ANA, MAPPING), (ANA, RISK), needed=heavy), "T2") == "independence 75 % of 80 %"
    assert reason(covered((ANA, MAPPING), (BO, MAPPING), (ANA, RISK), needed=heavy), "T2") == "independence 100 %"
    question = gate(covered((ANA, MAPPING), (ANA, RISK), needed=heavy), "T2").question
    assert question == "ask Clara: who could do stakeholder mapping without us?"


def test_t2_enough_in_all_but_a_heavy_skill_is_told_without_the_limit() -> None:
    crowd = tuple(needing(100 + each, 3, 1) for each in range(9))
    told = covered(*((ANA, each.skill) for each in crowd), needed=(*crowd, needing(RISK, 3, 1)))
    told = replace(told, skills={**SKILLS, **{each.skill: "other" for each in crowd}})
    assert reason(told, "T2") == "independence 90 %, nobody: risk review"
    assert gate(told, "T2").next_step == "bring one more person to do risk review alone"


def test_t2_without_skills_asks_for_the_list() -> None:
    told = gate(replace(SERVED, needed=()), "T2")
    assert (told.state, told.reason, told.next_step) == (
        ASK,
        "a list of the skills that stay",
        "list the skills needed",
    )


def test_t2_who_left_counts_for_no_coverage() -> None:
    told = covered((ANA, MAPPING), needed=(needing(MAPPING, 2, 1),))
    assert state(told, "T2") is MET
    assert state(replace(told, people=(replace(PEOPLE[0], left_on=ago(30)), *PEOPLE[1:])), "T2") is ASK


# T3: unaided use


THREE = (seen(ANA, ago(60)), seen(BO, ago(40)), seen(ANA, ago(32)))


def test_t3_three_unaided_uses_by_two_people_28_days_apart() -> None:
    assert reason(with_evidence(*THREE), "T3") == "used unaided: Bo, 21 May; Ana, 29 May"


@pytest.mark.parametrize(("days", "expected"), [(27, ASK), (28, MET), (29, MET)])
def test_t3_first_and_last_at_least_28_days_apart(days: int, expected: GateState) -> None:
    uses = (seen(ANA, ago(40)), seen(BO, ago(39)), seen(ANA, ago(40 - days)))
    assert state(with_evidence(*uses), "T3") is expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, MET),
        ({"mode": Mode.TAUGHT}, MET),
        ({"mode": Mode.COACHED}, ASK),
        ({"result": Result.HELPED}, ASK),
        ({"result": Result.NOT_YET}, ASK),
        ({"source": Source.ARTEFACT}, MET),
        ({"source": Source.OBSERVED}, ASK),
        ({"source": Source.LEARNER}, ASK),
        ({"source": Source.SELF}, ASK),
        ({"whole_task": False}, ASK),
        ({"skill": RISK}, MET),
        ({"skill": 99}, ASK),
        ({"contact": MIA}, ASK),
        ({"on": ago(-1)}, ASK),
        ({"on": TODAY}, MET),
        ({"contact": BO}, MET),
        ({"session": 7}, MET),
        ({"session": 8}, ASK),
        ({"session": 9}, ASK),
        ({"session": 10}, MET),
    ],
)
def test_t3_what_is_an_unaided_use(changed: dict[str, object], expected: GateState) -> None:
    settings = {7: Setting.REAL_WORK, 8: Setting.EXERCISE, 9: Setting.CLASSROOM, 10: None}
    sessions = [Session(id=each, on=ago(32), setting=setting, project=APOLLO) for each, setting in settings.items()]
    told = replace(SERVED, evidence=gathered([*THREE[:2], replace(THREE[2], **changed)], sessions=sessions))
    assert state(told, "T3") is expected


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ((), "unaided use by two people"),
        ((seen(ANA, on(3, 3)),), "unaided use by a second person (have Ana, 3 Mar)"),
        (
            (seen(ANA, on(3, 3)), seen(ANA, on(4, 4)), seen(ANA, on(5, 5))),
            "unaided use by a second person (have Ana, 5 May)",
        ),
        ((seen(ANA, on(3, 3)), seen(BO, on(4, 4))), "a third unaided use (have Ana, 3 Mar; Bo, 4 Apr)"),
        (
            (seen(ANA, on(3, 6)), seen(BO, on(4, 6)), seen(BO, on(5, 6))),
            "unaided use on 1 Jul or later (have Ana, 3 Jun; Bo, 5 Jun)",
        ),
    ],
)
def test_t3_tells_what_is_missing(uses: tuple[Observation, ...], expected: str) -> None:
    assert reason(with_evidence(*uses), "T3") == expected


def test_t3_asks_who_runs_it_alone() -> None:
    told = gate(SERVED, "T3")
    assert told.question == "ask Clara: who runs stakeholder mapping alone?"
    assert told.next_step == "stay away while somebody does stakeholder mapping, and keep what came of it"


@pytest.mark.parametrize(("days", "expected"), [(180, MET), (181, LOST), (194, LOST), (195, ASK)])
def test_t3_older_uses_are_unconfirmed_and_told(days: int, expected: GateState) -> None:
    told = gate(with_evidence(seen(ANA, ago(days)), *THREE[1:]), "T3")
    assert (told.state, told.unconfirmed, told.at_risk) == (expected, days > 180, expected is LOST)
    if days > 180:
        assert "unconfirmed: Ana" in told.reason
        assert told.reason.startswith("a third unaided use (have Bo, 21 May; Ana, 29 May; ")


def test_t3_what_was_done_counts_also_of_one_who_left() -> None:
    told = with_evidence(*THREE)
    assert state(replace(told, people=(PEOPLE[0], replace(PEOPLE[1], left_on=ago(10)))), "T3") is MET


# T4: a result that was stated


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"reached_on": on(1, 6), "stated_by": CLARA}, MET),
        ({"reached_on": on(1, 6), "stated_by": MIA}, ASK),
        ({"reached_on": on(1, 6)}, ASK),
        ({"stated_by": CLARA}, ASK),
        ({"reached_on": TODAY, "stated_by": CLARA}, MET),
        ({"reached_on": ago(-1), "stated_by": CLARA}, ASK),
    ],
)
def test_t4_at_target_stated_by_a_client_person(changed: dict[str, object], expected: GateState) -> None:
    assert state(aimed(**changed), "T4") is expected


def test_t4_tells_what_is_there() -> None:
    assert reason(replace(SERVED, aspirations=(REACHED,)), "T4") == "days to decide at target, stated by Clara, 1 Jun"
    unmeasured = replace(REACHED, measure="")
    assert reason(replace(SERVED, aspirations=(unmeasured,)), "T4") == "value at target, stated by Clara, 1 Jun"
    assert reason(SERVED, "T4") == "result stated by client"
    assert reason(aimed(reached_on=on(1, 6)), "T4") == "result stated by client (reached 1 Jun)"


def test_t4_asks_about_the_measure() -> None:
    assert gate(SERVED, "T4").question == "ask Clara: where does what was to change stand now?"
    assert gate(aimed(), "T4").question == "ask Clara: where does days to decide stand now?"
    assert gate(aimed(measure=""), "T4").question == "ask Clara: where does value stand now?"


def test_t4_looks_at_what_was_agreed_in_time_if_there_is_such() -> None:
    late = replace(REACHED, id=2, agreed_on=on(2, 6))
    assert state(replace(SERVED, aspirations=(late,)), "T4") is MET
    assert state(replace(SERVED, aspirations=(AIM, late)), "T4") is ASK
    assert state(replace(SERVED, aspirations=(AIM, late, REACHED)), "T4") is MET


# T5: still so


def still(days_after: int, who: int | None = CLARA, answer: str = "yes") -> Facts:
    last = Session(id=1, on=ago(120), project=APOLLO)
    return replace(SERVED, held=held([last]), follow_ups=(asked(120 - days_after, who, answer),))


@pytest.mark.parametrize(("days", "expected"), [(89, ASK), (90, MET), (120, MET), (121, ASK)])
def test_t5_90_days_or_more_after_the_last_session(days: int, expected: GateState) -> None:
    assert state(still(days), "T5") is expected


def test_t5_is_a_word_of_a_client_person_after_the_last_session_or_handover() -> None:
    assert reason(still(90), "T5") == "still so, said Clara, 31 May"
    assert state(still(90, MIA), "T5") is ASK
    assert state(still(90, None), "T5") is ASK
    assert state(closed(119, still(90)), "T5") is ASK
    assert state(closed(119, still(91)), "T5") is MET
    assert state(closed(121, still(90)), "T5") is MET
    assert state(closed(-1, still(90)), "T5") is MET
    assert state(replace(closed(120, still(90)), held=Held()), "T5") is MET


def test_t5_a_session_after_the_word_takes_nothing_back_and_a_plan_is_none() -> None:
    sessions = [Session(id=1, on=ago(120)), Session(id=2, on=ago(100), planned=True), Session(id=3, on=ago(10))]
    assert state(replace(still(90), held=held(sessions)), "T5") is MET
    assert state(replace(still(90), held=held([*sessions, Session(id=4, on=ago(100))])), "T5") is UNKNOWN


def test_t5_the_last_answer_stands() -> None:
    def answered(*answers: FollowUp) -> Gate:
        return gate(closed(200, replace(SERVED, follow_ups=answers)), "T5")

    assert answered(asked(30), asked(20, answer="no")).state is LOST
    assert answered(asked(30, answer="no"), asked(20)).state is MET
    assert answered(asked(20, answer="no")).reason == "no longer so, said Clara, 10 Jun"
    assert answered(asked(20, answer="partly")).reason == "only partly so, said Clara, 10 Jun"
    assert answered(replace(asked(20), still_so=None)).state is ASK
    assert answered(replace(asked(20), on=None)).state is ASK
    told = found(replace(closed(200, TRANSFORMED), follow_ups=(asked(30), asked(20, answer="no"))))
    assert told.delivered == Delivered(Stage.TRANSFORMATION, provisional=True)


def test_t5_is_not_known_until_somebody_can_be_asked() -> None:
    assert (state(SERVED, "T5"), reason(SERVED, "T5")) == (UNKNOWN, "still so, said by the client")
    told = gate(closed(29), "T5")
    assert (told.state, told.reason) == (UNKNOWN, "still so, said by the client, from 30 Aug on")
    assert told.question == "ask Clara: is it still so?"
    assert state(replace(SERVED, follow_ups=(asked(0),)), "T5") is UNKNOWN


def test_t5_makes_a_transformation_lasting() -> None:
    told = found(replace(closed(90, TRANSFORMED), follow_ups=(asked(0),)))
    assert (told.delivered, told.missing) == (Delivered(Stage.TRANSFORMATION), ())
    assert told.headline == "TRANSFORMATION"
