"""The eleven gates, the stage that they show, and the sentence in which a project is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from workbench.model.people import Audience, Contact
from workbench.model.projects import (
    Aspiration,
    FeeBasis,
    Milestone,
    Project,
    Role,
    RoleKind,
    Stage,
    TermsItem,
    TermsKind,
    TermsState,
)
from workbench.model.relationship import Criterion, Memory, Score, ScoreSource
from workbench.model.skills import Baseline, NeededSkill
from workbench.model.transfer import Mode, Observation, Result, Session, Setting, Source
from workbench.practice.constants import Constants
from workbench.practice.evidence import gathered
from workbench.practice.facts import Facts, Reading
from workbench.practice.gate import Gate, GateState, Piece, count, ordinal, people, told
from workbench.practice.gates import gates
from workbench.practice.progression import Charge, Delivered, Progress, charged, client_stage, progress, stage_of

TODAY = date(2026, 6, 30)
APOLLO = 1
ANA, BO, CLARA, MIA = 1, 2, 3, 4
MAPPING, RISK = 1, 2
SKILLS = {MAPPING: "stakeholder mapping", RISK: "risk review"}
PEOPLE = (
    Contact(id=ANA, name="Ana Pop", client=1, audience=Audience.BUSINESS_ANALYST),
    Contact(id=BO, name="Bo Lind", client=1, audience=Audience.BUSINESS_ANALYST),
    Contact(id=CLARA, name="Clara Voss", client=1, audience=Audience.EXECUTIVE),
)


def on(day: int, month: int) -> date:
    return date(2026, month, day)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def seen(who: int, day: date, mode: str = "solo", result: str = "clean", source: str = "client", **more) -> Observation:
    told = {"contact": who, "skill": MAPPING, **more}
    return Observation(on=day, mode=Mode(mode), result=Result(result), source=Source(source), **told)


AGREED = tuple(
    TermsItem(project=APOLLO, item=item, state=TermsState.AGREED, on=on(5, 1))
    for item in (TermsKind.BUSINESS_PROBLEM, TermsKind.RELATION)
)
CHARTER = Milestone(project=APOLLO, text="charter", accepted_on=on(1, 3), accepted_by=CLARA)
SPONSOR = Role(project=APOLLO, contact=CLARA, role=RoleKind.SPONSOR)
SERVED = Facts(
    Project(id=APOLLO, name="Apollo", client=1),
    PEOPLE,
    SKILLS,
    roles=(SPONSOR,),
    terms=AGREED,
    milestones=(CHARTER,),
    on_plan_on=TODAY,
    needed=(NeededSkill(project=APOLLO, skill=MAPPING, weight=3), NeededSkill(project=APOLLO, skill=RISK, weight=2)),
)
COACHED = tuple(
    seen(who, on(1, 4), "coached", source="observed", skill=skill) for who in (ANA, BO) for skill in (MAPPING, RISK)
)
GAINED = replace(SERVED, evidence=gathered(COACHED))
MEMORIES = (
    Memory(contact=ANA, on=on(3, 6), text="best steering we ever had"),
    Memory(contact=CLARA, on=on(9, 6), text="we decide now"),
)
AIM = Aspiration(
    id=1,
    project=APOLLO,
    from_state="opinions",
    to_state="value",
    measure="days to decide",
    agreed_by=CLARA,
    agreed_on=on(9, 1),
)
USES = (seen(ANA, on(3, 4)), seen(ANA, on(20, 4)), seen(BO, on(12, 4)), seen(BO, on(4, 5)))
ALONE = tuple(
    seen(who, day, source="observed", skill=skill)
    for who in (ANA, BO)
    for skill in (MAPPING, RISK)
    for day in (on(1, 5), on(9, 5))
)
EXPERIENCED = replace(GAINED, memories=MEMORIES, aspirations=(AIM,), evidence=gathered((*COACHED, *ALONE)))
REACHED = replace(AIM, reached_on=on(1, 6), stated_by=CLARA)
TRANSFORMED = replace(EXPERIENCED, aspirations=(REACHED,), evidence=gathered((*COACHED, *ALONE, *USES)))


def gate(facts: Facts, key: str, as_of: date = TODAY) -> Gate:
    return next(each for each in gates(facts, as_of) if each.key == key)


def state(facts: Facts, key: str, as_of: date = TODAY) -> GateState:
    return gate(facts, key, as_of).state


def reason(facts: Facts, key: str) -> str:
    return gate(facts, key).reason


def found(facts: Facts, as_of: date = TODAY) -> Progress:
    return progress(facts, as_of)


MET, ASK, LOST, UNKNOWN = GateState.MET, GateState.NOT_ASKED, GateState.LOST, GateState.UNKNOWN


# The worked examples


def test_the_worked_example_e3_missing_is_services() -> None:
    told = found(replace(EXPERIENCED, memories=()))
    assert (told.delivered, told.missing) == (Delivered(Stage.SERVICES), ("E3",))
    assert {"S1", "S2", "S3", "E1", "E2"} <= set(told.met)


def test_the_worked_example_with_e3_is_experience() -> None:
    told = found(EXPERIENCED)
    assert (told.delivered, told.missing) == (Delivered(Stage.EXPERIENCE), ("T3", "T4"))
    assert {"T1", "T2"} <= set(told.met)


def test_the_worked_example_with_t3_and_t4_is_a_provisional_transformation() -> None:
    told = found(TRANSFORMED)
    assert (told.delivered, told.missing) == (Delivered(Stage.TRANSFORMATION, provisional=True), ("T5",))
    assert str(told.delivered) == "transformation (provisional)"


def test_the_worked_example_s3_lost_is_unproven() -> None:
    told = found(replace(TRANSFORMED, health_red_since=ago(60), on_plan_on=None))
    assert (told.delivered, told.missing, told.lost) == (Delivered(None), ("S3",), ("S3",))
    assert told.headline == "UNPROVEN · missing: schedule or budget red since 1 May"


def test_the_worked_example_a_new_project_has_two_to_ask() -> None:
    told = found(Facts(Project(id=APOLLO, name="Apollo", client=1)))
    assert (told.headline, told.to_ask, told.met, told.lost) == ("Services · 2 to ask", ("S1", "S2"), (), ())
    assert (told.delivered, told.independence) == (Delivered(Stage.SERVICES), None)


def test_the_worked_sentence() -> None:
    uses = gathered((*COACHED, *ALONE, seen(ANA, on(3, 3))))
    still = {"still_so_on": TODAY, "still_so_by": CLARA, "handover_on": on(1, 3)}
    told = found(replace(EXPERIENCED, evidence=uses, **still))
    assert told.headline == (
        "EXPERIENCE 3 of 5 to Transformation"
        " · missing: unaided use by a second person (have Ana, 3 Mar); result stated by client"
    )


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ({Stage.SERVICES: 300, Stage.EXPERIENCE: 200, Stage.TRANSFORMATION: 100}, Stage.EXPERIENCE),
        ({Stage.SERVICES: 300, Stage.EXPERIENCE: 100}, Stage.SERVICES),
    ],
)
def test_the_worked_client_stage(hours: dict[Stage | None, int], expected: Stage) -> None:
    assert client_stage((stage, 60 * spent) for stage, spent in hours.items()) is expected


# S1: terms


def terms(problem: str | None, relation: str | None, day: date | None = None) -> Facts:
    told = {TermsKind.BUSINESS_PROBLEM: problem, TermsKind.RELATION: relation}
    items = [
        TermsItem(project=APOLLO, item=item, state=TermsState(each), on=day) for item, each in told.items() if each
    ]
    return replace(SERVED, terms=items)


@pytest.mark.parametrize(
    ("problem", "relation", "expected"),
    [
        ("agreed", "agreed", MET),
        ("agreed", None, ASK),
        (None, "agreed", ASK),
        ("open", "agreed", ASK),
        ("agreed", "not_applicable", ASK),
        ("agreed", "disputed", LOST),
        ("disputed", None, LOST),
    ],
)
def test_s1_needs_both_terms_and_no_dispute(problem: str | None, relation: str | None, expected: GateState) -> None:
    assert state(terms(problem, relation), "S1") is expected


def test_s1_asks_only_for_what_is_open() -> None:
    asked = gate(terms("agreed", None), "S1")
    assert asked.question == "ask Clara: do you want our judgement, or what you ordered?"
    assert (asked.reason, asked.next_step) == ("relation kind agreed", "agree on the relation kind")
    both = gate(terms(None, None), "S1")
    assert both.question.startswith("ask Clara: which business problem does this solve? do you want")
    assert both.next_step == "agree on the business problem and relation kind"


def test_s1_tells_when_and_what_is_disputed() -> None:
    assert reason(SERVED, "S1") == "business problem and relation kind agreed, 5 Jan"
    later = (AGREED[0], replace(AGREED[1], on=on(9, 2)))
    assert reason(replace(SERVED, terms=later), "S1") == "business problem and relation kind agreed, 9 Feb"
    assert reason(terms("agreed", "agreed"), "S1") == "business problem and relation kind agreed"
    assert reason(terms("disputed", "disputed"), "S1") == "business problem and relation kind disputed"


def test_s1_reads_no_terms_of_tomorrow_and_no_other_item() -> None:
    assert state(terms("agreed", "agreed", TODAY), "S1") is MET
    assert state(terms("agreed", "agreed", ago(-1)), "S1") is ASK
    other = TermsItem(project=APOLLO, item=TermsKind.FEE_BASIS, state=TermsState.DISPUTED)
    assert state(replace(SERVED, terms=(*AGREED, other)), "S1") is MET


def test_a_dispute_shows_for_14_days_before_the_stage_moves() -> None:
    for days, delivered in ((0, Stage.SERVICES), (13, Stage.SERVICES), (14, None)):
        told = found(terms("disputed", "agreed", ago(days)))
        assert (told.delivered.stage, told.lost) == (delivered, ("S1",))
        assert bool(told.at_risk) is (delivered is not None)


# S2: acceptance


def delivered(*milestones: Milestone) -> Facts:
    return replace(SERVED, milestones=milestones)


def test_s2_one_deliverable_accepted_by_a_client_person() -> None:
    assert reason(SERVED, "S2") == "charter accepted by Clara, 1 Mar"
    assert state(delivered(replace(CHARTER, accepted_by=MIA)), "S2") is ASK
    assert state(delivered(replace(CHARTER, accepted_by=None)), "S2") is ASK
    assert state(delivered(replace(CHARTER, accepted_on=None)), "S2") is ASK
    assert state(delivered(replace(CHARTER, accepted_on=ago(-1))), "S2") is ASK
    assert state(delivered(replace(CHARTER, accepted_on=TODAY)), "S2") is MET
    assert gate(delivered(), "S2").question == "ask Clara: which deliverable would you accept today?"


def test_s2_tells_the_last_acceptance() -> None:
    later = Milestone(project=APOLLO, text="plan", accepted_on=on(2, 4), accepted_by=ANA)
    assert reason(delivered(later, CHARTER), "S2") == "plan accepted by Ana, 2 Apr"


@pytest.mark.parametrize(
    ("accepted", "expected"), [(on(1, 3), LOST), (on(9, 3), LOST), (on(10, 3), MET), (on(11, 3), MET)]
)
def test_s2_is_lost_when_nothing_was_accepted_since_a_rejection(accepted: date, expected: GateState) -> None:
    plan = Milestone(project=APOLLO, text="plan", rejected_on=on(10, 3))
    assert state(delivered(plan, replace(CHARTER, accepted_on=accepted)), "S2") is expected


def test_s2_lost_tells_what_was_rejected() -> None:
    plan = Milestone(project=APOLLO, text="plan", rejected_on=on(10, 3))
    lost = gate(delivered(plan), "S2")
    assert (lost.state, lost.reason) == (LOST, "plan rejected, 10 Mar, and nothing accepted since")
    assert (lost.question, lost.next_step) == ("ask Clara: what would make you accept plan?", "have plan accepted")
    assert state(delivered(replace(plan, rejected_on=ago(-1))), "S2") is ASK


def test_s2_looks_at_the_last_rejection() -> None:
    rejected = [Milestone(project=APOLLO, text="plan", rejected_on=on(day, 3)) for day in (10, 20)]
    told = gate(delivered(*rejected, replace(CHARTER, accepted_on=on(15, 3))), "S2")
    assert (told.state, told.reason) == (LOST, "plan rejected, 20 Mar, and nothing accepted since")


def test_s2_is_won_back_by_a_word_of_a_client_person_only() -> None:
    plan = Milestone(project=APOLLO, text="plan", rejected_on=on(10, 3))
    assert state(delivered(plan, replace(CHARTER, accepted_on=on(11, 3), accepted_by=MIA)), "S2") is LOST


# S3: health


@pytest.mark.parametrize(
    ("red", "plan", "expected"),
    [
        (None, None, UNKNOWN),
        (14, None, MET),
        (15, None, LOST),
        (60, 59, UNKNOWN),
        (60, 60, UNKNOWN),
        (60, 61, LOST),
        (60, 3, MET),
        (None, 14, MET),
        (None, 15, UNKNOWN),
        (None, -1, UNKNOWN),
        (-1, None, UNKNOWN),
        (60, -1, LOST),
    ],
)
def test_s3_red_for_more_than_14_days_or_on_plan(red: int | None, plan: int | None, expected: GateState) -> None:
    days = {"health_red_since": red, "on_plan_on": plan}
    told = replace(SERVED, **{name: None if each is None else ago(each) for name, each in days.items()})
    assert state(told, "S3") is expected


def test_s3_tells_why() -> None:
    assert reason(SERVED, "S3") == "on plan, 30 Jun"
    assert (
        reason(replace(SERVED, on_plan_on=None, health_red_since=ago(3)), "S3") == "schedule or budget red since 27 Jun"
    )
    unknown = gate(replace(SERVED, on_plan_on=None), "S3")
    assert (unknown.reason, unknown.question) == ("schedule and budget not known yet", "is it on plan?")


def test_unknown_health_neither_meets_nor_loses() -> None:
    told = found(replace(EXPERIENCED, on_plan_on=None))
    assert told.delivered == Delivered(Stage.EXPERIENCE)
    assert not {"S3"} & {*told.met, *told.lost, *told.to_ask, *told.missing}


@pytest.mark.parametrize(("red", "expected"), [(15, Stage.SERVICES), (28, Stage.SERVICES), (29, None)])
def test_s3_lost_moves_the_stage_after_14_more_days(red: int, expected: Stage | None) -> None:
    told = found(replace(SERVED, on_plan_on=None, health_red_since=ago(red)))
    assert (told.delivered.stage, told.lost) == (expected, ("S3",))


# E1: people who gained


def with_evidence(*observations: Observation, facts: Facts = SERVED, start: dict[int, int] | None = None) -> Facts:
    told = [Baseline(contact=who, skill=MAPPING, level=at, on=on(1, 1)) for who, at in (start or {}).items()]
    return replace(facts, evidence=gathered(observations, told))


def coached(who: int, day: date = date(2026, 4, 1), **more) -> Observation:
    return seen(who, day, "coached", **{"source": "observed", **more})


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


def memory(days: int, who: int = ANA, text: str = "our own words", **more) -> Memory:
    return Memory(contact=who, on=ago(days), text=text, **more)


TIME = Criterion(id=5, contact=CLARA, text="time to decide")


def score(days: int, points: int | None = 7, source: ScoreSource = ScoreSource.CUSTOMER) -> Score:
    return Score(criterion=TIME.id, on=ago(days), score=points, source=source)


def remembered(*told: Memory | Score) -> Facts:
    memories = [each for each in told if isinstance(each, Memory)]
    return replace(
        SERVED, memories=memories, criteria=(TIME,), scores=[each for each in told if isinstance(each, Score)]
    )


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


def held(*able: tuple[int, int], needed: tuple[NeededSkill, ...]) -> Facts:
    both = [seen(who, day, skill=skill) for who, skill in able for day in (on(1, 6), on(8, 6))]
    return replace(SERVED, needed=needed, evidence=gathered(both))


def needing(skill: int, weight: int, people: int) -> NeededSkill:
    return NeededSkill(project=APOLLO, skill=skill, weight=weight, required_people=people)


@pytest.mark.parametrize(("able", "expected"), [(4, MET), (3, ASK)])
def test_t2_eighty_percent_is_enough(able: int, expected: GateState) -> None:
    crew = tuple(Contact(id=10 + each, name=f"P{each}", client=1) for each in range(5))
    told = held(*((10 + each, MAPPING) for each in range(able)), needed=(needing(MAPPING, 2, 5),))
    assert state(replace(told, people=crew), "T2") is expected


def test_t2_a_share_just_below_80_percent_is_not_rounded_up() -> None:
    crew = tuple(Contact(id=each, name=f"P{each}", client=1) for each in range(1, 240))
    told = replace(held(*((each, MAPPING) for each in range(1, 240)), needed=(needing(MAPPING, 2, 300),)), people=crew)
    assert progress(told, TODAY).independence.strict == Fraction(239, 300)
    assert (state(told, "T2"), reason(told, "T2")) == (ASK, "independence 79 % of 80 %")


@pytest.mark.parametrize(("weight", "expected"), [(3, ASK), (2, MET)])
def test_t2_no_heavy_skill_with_nobody(weight: int, expected: GateState) -> None:
    crowd = tuple(needing(100 + each, 3, 1) for each in range(9))
    told = held(*((ANA, each.skill) for each in crowd), needed=(*crowd, needing(RISK, weight, 1)))
    told = replace(told, skills={**SKILLS, **{each.skill: "other" for each in crowd}})
    assert state(told, "T2") is expected


def test_t2_tells_the_share_and_who_is_missing() -> None:
    heavy = (needing(MAPPING, 3, 2), needing(RISK, 3, 1))
    assert reason(held((ANA, MAPPING), needed=heavy), "T2") == "independence 25 % of 80 %, nobody: risk review"
    assert reason(held((ANA, MAPPING), (ANA, RISK), needed=heavy), "T2") == "independence 75 % of 80 %"
    assert reason(held((ANA, MAPPING), (BO, MAPPING), (ANA, RISK), needed=heavy), "T2") == "independence 100 %"
    question = gate(held((ANA, MAPPING), (ANA, RISK), needed=heavy), "T2").question
    assert question == "ask Clara: who could do stakeholder mapping without us?"


def test_t2_enough_in_all_but_a_heavy_skill_is_told_without_the_limit() -> None:
    crowd = tuple(needing(100 + each, 3, 1) for each in range(9))
    told = held(*((ANA, each.skill) for each in crowd), needed=(*crowd, needing(RISK, 3, 1)))
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
    told = held((ANA, MAPPING), needed=(needing(MAPPING, 2, 1),))
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
    told = with_evidence(*THREE[:2], replace(THREE[2], **changed), facts=replace(SERVED, sessions=sessions))
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


def still(days_after: int, who: int | None = CLARA, **more: object) -> Facts:
    last = Session(id=1, on=ago(120), project=APOLLO)
    return replace(SERVED, sessions=(last,), still_so_on=ago(120 - days_after), still_so_by=who, **more)


@pytest.mark.parametrize(("days", "expected"), [(89, UNKNOWN), (90, MET), (120, MET), (121, UNKNOWN)])
def test_t5_90_days_or_more_after_the_last_session(days: int, expected: GateState) -> None:
    assert state(still(days), "T5") is expected


def test_t5_is_a_word_of_a_client_person_after_the_last_session_or_handover() -> None:
    assert reason(still(90), "T5") == "still so, said Clara, 31 May"
    assert state(still(90, MIA), "T5") is UNKNOWN
    assert state(still(90, None), "T5") is UNKNOWN
    assert state(still(90, handover_on=ago(119)), "T5") is UNKNOWN
    assert state(still(91, handover_on=ago(119)), "T5") is MET
    assert state(still(90, handover_on=ago(121)), "T5") is MET
    assert state(still(90, handover_on=ago(-1)), "T5") is MET
    planned = Session(id=2, on=ago(100), project=APOLLO, planned=True)
    told = still(90)
    assert state(replace(told, sessions=(*told.sessions, planned)), "T5") is MET
    assert state(replace(told, sessions=(), handover_on=ago(120)), "T5") is MET


def test_t5_is_not_known_until_somebody_was_asked() -> None:
    assert reason(SERVED, "T5") == "still so, said by the client"
    told = gate(replace(SERVED, handover_on=on(1, 6)), "T5")
    assert (told.state, told.reason) == (UNKNOWN, "still so, said by the client, from 30 Aug on")
    assert told.question == "ask Clara: is it still so?"
    assert state(replace(SERVED, still_so_on=TODAY, still_so_by=CLARA), "T5") is UNKNOWN


def test_t5_makes_a_transformation_lasting() -> None:
    told = found(replace(TRANSFORMED, handover_on=ago(90), still_so_on=TODAY, still_so_by=CLARA))
    assert (told.delivered, told.missing) == (Delivered(Stage.TRANSFORMATION), ())
    assert told.headline == "TRANSFORMATION"


# At risk


@pytest.mark.parametrize(("days", "expected"), [(13, Stage.EXPERIENCE), (14, Stage.SERVICES)])
def test_a_gate_that_is_no_longer_met_moves_the_stage_after_14_days(days: int, expected: Stage) -> None:
    ana = replace(PEOPLE[0], left_on=ago(days))
    told = found(replace(GAINED, memories=MEMORIES, people=(ana, PEOPLE[1], PEOPLE[2]), needed=SERVED.needed))
    assert told.delivered == Delivered(expected)
    assert bool(told.at_risk) is (days == 13)
    if told.at_risk:
        assert [each.key for each in told.at_risk] == ["E1"]
        assert told.lost == ("E1",)
        assert "at risk: a second person at level 3" in told.headline


def test_what_is_at_risk_above_the_stage_moves_nothing() -> None:
    ana = replace(PEOPLE[0], left_on=ago(3))
    told = found(replace(GAINED, people=(ana, *PEOPLE[1:])))
    assert (told.delivered.stage, told.lost, told.at_risk) == (Stage.SERVICES, ("E1",), ())
    assert told.missing == ("E1", "E3")


# The stage that gates show


def test_stage_of_asks_for_all_below() -> None:
    every = [Gate(key, MET, "") for key in ("S1", "S2", "S3", "E1", "E2", "E3", "T1", "T2", "T3", "T4", "T5")]

    def without(*keys: str, state: GateState = ASK, **more: object) -> Delivered:
        return stage_of([replace(each, state=state, **more) if each.key in keys else each for each in every])

    assert stage_of(every) == Delivered(Stage.TRANSFORMATION)
    assert without("T5") == without("T5", state=UNKNOWN) == Delivered(Stage.TRANSFORMATION, provisional=True)
    for key in ("T1", "T2", "T3", "T4"):
        assert without(key) == without(key, "T5") == Delivered(Stage.EXPERIENCE)
    for key in ("E1", "E2", "E3"):
        assert without(key) == Delivered(Stage.SERVICES)
    for key in ("S1", "S2", "S3"):
        assert without(key) == without(key, state=UNKNOWN) == Delivered(Stage.TRANSFORMATION)
        assert without(key, state=LOST) == Delivered(None)
        assert without(key, state=LOST, at_risk=True) == Delivered(Stage.TRANSFORMATION)
    assert without("E2", state=LOST, at_risk=True) == Delivered(Stage.TRANSFORMATION)


def test_the_stage_on_an_earlier_day_is_recomputed() -> None:
    stages = [
        found(replace(TRANSFORMED, on_plan_on=None), day).delivered.stage for day in (on(31, 3), on(2, 6), on(9, 6))
    ]
    assert stages == [Stage.SERVICES, Stage.SERVICES, Stage.TRANSFORMATION]


@pytest.mark.parametrize("day", [on(4, 1), on(9, 1), on(1, 3), on(1, 4), on(9, 5), on(1, 6), on(8, 6), TODAY])
def test_what_comes_later_changes_no_earlier_day(day: date) -> None:
    known = [each for pair in TRANSFORMED.evidence.seen.values() for each in pair if each.on <= day]
    wished = replace(AIM, agreed_on=None, agreed_by=None)
    so_far = replace(
        TRANSFORMED,
        evidence=gathered(known),
        memories=[each for each in MEMORIES if each.on <= day],
        terms=[each for each in AGREED if each.on <= day],
        milestones=[CHARTER] if CHARTER.accepted_on <= day else [],
        aspirations=[REACHED if day >= REACHED.reached_on else AIM if day >= AIM.agreed_on else wished],
        on_plan_on=TODAY if day == TODAY else None,
    )
    assert gates(so_far, day) == gates(TRANSFORMED, day)


# What is shown


def keys(told: Progress) -> list[str]:
    return [each.key for each in told.shown]


def test_only_gates_up_to_the_aim_are_shown() -> None:
    for aim, expected in ((Stage.SERVICES, 3), (Stage.EXPERIENCE, 6), (Stage.TRANSFORMATION, 11)):
        told = found(replace(EXPERIENCED, project=replace(SERVED.project, target_stage=aim)))
        assert (len(told.shown), told.aimed) == (expected, aim)
        assert all(key in keys(told) for key in told.met)


def test_before_an_aim_only_the_next_stages_gates_are_shown() -> None:
    assert keys(found(SERVED)) == ["E1", "E2", "E3"]
    assert keys(found(EXPERIENCED)) == keys(found(TRANSFORMED)) == ["T1", "T2", "T3", "T4", "T5"]
    assert keys(found(replace(SERVED, terms=()))) == ["S1", "E1", "E2", "E3"]
    assert keys(found(replace(SERVED, health_red_since=ago(60), on_plan_on=None))) == ["S1", "S2", "S3"]
    done = replace(TRANSFORMED, handover_on=ago(90), still_so_on=TODAY, still_so_by=CLARA)
    assert keys(found(done)) == ["T1", "T2", "T3", "T4", "T5"]


def test_what_lies_beyond_the_aim_is_neither_met_nor_missing() -> None:
    told = found(replace(EXPERIENCED, project=replace(SERVED.project, target_stage=Stage.EXPERIENCE)))
    assert (told.missing, told.met) == ((), ("S1", "S2", "S3", "E1", "E2", "E3"))
    assert told.headline == "EXPERIENCE, as aimed"


@pytest.mark.parametrize(
    ("aim", "expected"),
    [
        (Stage.SERVICES, "EXPERIENCE"),
        (Stage.EXPERIENCE, "EXPERIENCE, as aimed"),
        (None, "EXPERIENCE 2 of 5 to Transformation · missing: unaided use by two people; result stated by client"),
    ],
)
def test_the_headline_by_aim(aim: Stage | None, expected: str) -> None:
    assert found(replace(EXPERIENCED, project=replace(SERVED.project, target_stage=aim))).headline == expected


def test_the_headline_of_a_provisional_transformation_and_of_open_questions() -> None:
    assert found(TRANSFORMED).headline == "TRANSFORMATION (provisional) 4 of 5 · missing: still so, said by the client"
    told = found(replace(GAINED, terms=()))
    assert told.headline == (
        "SERVICES 2 of 3 to Experience · 1 to ask"
        " · missing: two memories in their own words, or one and a value score of 7"
    )
    aimed_low = replace(SERVED.project, target_stage=Stage.SERVICES)
    assert found(replace(SERVED, project=aimed_low, terms=())).headline == "Services · 1 to ask"


def test_the_next_step_starts_with_what_was_never_asked() -> None:
    assert found(replace(SERVED, terms=())).next_step == "agree on the business problem and relation kind"
    assert found(SERVED).next_step == "watch somebody do stakeholder mapping"
    done = replace(TRANSFORMED, handover_on=ago(90), still_so_on=TODAY, still_so_by=CLARA)
    assert found(done).next_step == ""


def test_every_open_gate_has_a_question_and_a_step_and_a_met_one_has_none() -> None:
    for each in gates(Facts(SERVED.project), TODAY):
        assert each.question
        assert each.next_step
        assert each.reason
        assert "the sponsor" in each.question or each.key == "S3"
    for each in gates(TRANSFORMED, TODAY)[:-1]:
        assert (each.state, each.question, each.next_step) == (MET, "", "")


# Charged


@pytest.mark.parametrize(
    ("fee_basis", "expected"),
    [
        (None, None),
        (FeeBasis.PRODUCT, Charge.GOODS),
        (FeeBasis.HOURS, Charge.SERVICES),
        (FeeBasis.DAY_RATE, Charge.SERVICES),
        (FeeBasis.FIXED, Charge.SERVICES),
        (FeeBasis.RETAINER, Charge.SERVICES),
        (FeeBasis.PROGRAMME_TIME, Charge.EXPERIENCE),
        (FeeBasis.OUTCOME, Charge.TRANSFORMATION),
    ],
)
def test_what_is_charged_for(fee_basis: FeeBasis | None, expected: Charge | None) -> None:
    assert charged(fee_basis) is expected


@pytest.mark.parametrize(
    ("facts", "fee_basis", "expected"),
    [
        (EXPERIENCED, FeeBasis.HOURS, "delivers Experience, charges for Services"),
        (EXPERIENCED, FeeBasis.PROGRAMME_TIME, ""),
        (EXPERIENCED, None, ""),
        (SERVED, FeeBasis.PRODUCT, "delivers Services, charges for goods"),
        (SERVED, FeeBasis.OUTCOME, "delivers Services, charges for Transformation"),
        (replace(SERVED, health_red_since=ago(60), on_plan_on=None), FeeBasis.HOURS, "unproven, charges for Services"),
    ],
)
def test_a_gap_is_a_sentence(facts: Facts, fee_basis: FeeBasis | None, expected: str) -> None:
    assert found(replace(facts, project=replace(facts.project, fee_basis=fee_basis))).gap == expected


# The client's stage


@pytest.mark.parametrize(
    ("worked", "expected"),
    [
        ([], None),
        ([(Stage.SERVICES, 0)], None),
        ([(None, 100)], None),
        ([(None, 100), (Stage.SERVICES, 100)], Stage.SERVICES),
        ([(None, 101), (Stage.SERVICES, 100)], None),
        ([(Stage.SERVICES, 100), (Stage.TRANSFORMATION, 100)], Stage.TRANSFORMATION),
        ([(Stage.SERVICES, 101), (Stage.TRANSFORMATION, 100)], Stage.SERVICES),
        ([(Stage.TRANSFORMATION, 50), (Stage.TRANSFORMATION, 50), (Stage.SERVICES, 100)], Stage.TRANSFORMATION),
    ],
)
def test_a_clients_stage_holds_half_of_its_hours(
    worked: list[tuple[Stage | None, int]], expected: Stage | None
) -> None:
    assert client_stage(worked) is expected


# How facts read


def test_skills_taught_on_a_project_count_as_needed_until_the_list_is_edited() -> None:
    sessions = [
        Session(id=1, on=ago(2), skills=(RISK,), project=APOLLO),
        Session(id=2, on=ago(1), skills=(MAPPING, RISK), project=APOLLO),
        Session(id=3, on=ago(1), skills=(3,), project=APOLLO, planned=True),
        Session(id=4, on=ago(-1), skills=(4,), project=APOLLO),
    ]
    told = replace(SERVED, sessions=sessions)
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
