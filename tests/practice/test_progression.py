"""The stage that the gates show, what is shown of them, and the sentence in which a project is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.practice.apollo import (
    AGREED,
    AIM,
    ALONE,
    ANA,
    APOLLO,
    ASK,
    CHARTER,
    COACHED,
    EXPERIENCED,
    GAINED,
    LOST,
    MEMORIES,
    MET,
    PEOPLE,
    REACHED,
    SERVED,
    TODAY,
    TRANSFORMED,
    UNKNOWN,
    ago,
    asked,
    closed,
    found,
    on,
    red,
    seen,
)
from workbench.model.projects import (
    FeeBasis,
    Project,
    Stage,
)
from workbench.practice.evidence import gathered
from workbench.practice.facts import Facts
from workbench.practice.gates import gates
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.progression import Charge, Delivered, Progress, charged, client_stage, stage_of

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
    assert [str(each) for each in (told.delivered, Delivered(None), Delivered(Stage.SERVICES))] == [
        "transformation (provisional)",
        "unproven",
        "services",
    ]


def test_the_worked_example_s3_lost_is_unproven() -> None:
    told = found(red(60, TRANSFORMED))
    assert (told.delivered, told.missing, told.lost) == (Delivered(None), ("S3",), ("S3",))
    assert told.headline == "UNPROVEN · missing: schedule or budget red since 1 May"


def test_the_worked_example_a_new_project_has_two_to_ask() -> None:
    told = found(Facts(Project(id=APOLLO, name="Apollo", client=1)))
    assert (told.headline, told.to_ask, told.met, told.lost) == ("Services · 2 to ask", ("S1", "S2"), (), ())
    assert (told.delivered, told.independence) == (Delivered(Stage.SERVICES), None)


def test_the_worked_sentence() -> None:
    uses = gathered((*COACHED, *ALONE, seen(ANA, on(3, 3))))
    told = found(replace(closed(121, EXPERIENCED), evidence=uses, follow_ups=(asked(0),)))
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
        found(replace(TRANSFORMED, plan_words=()), day).delivered.stage for day in (on(31, 3), on(2, 6), on(9, 6))
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
        plan_words=[each for each in TRANSFORMED.plan_words if each.on <= day],
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
    assert keys(found(red(60))) == ["S1", "S2", "S3"]
    done = replace(closed(90, TRANSFORMED), follow_ups=(asked(0),))
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
    done = replace(closed(90, TRANSFORMED), follow_ups=(asked(0),))
    assert found(done).next_step == ""
    assert found(red(20, EXPERIENCED)).next_step == "bring schedule and budget back on plan"  # at risk comes first


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
        (red(60), FeeBasis.HOURS, "delivers nothing proven, charges for Services"),
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
