"""The eleven gates of a handover: what each finds, which are hard by the aim, and that more never makes less ready."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.projects import (
    Access,
    Asset,
    DryRun,
    FollowUp,
    Milestone,
    Project,
    Risk,
    Routine,
    SignOff,
    Stage,
)
from workbench.model.promises import Commitment
from workbench.model.relationship import Decision
from workbench.practice.constants import DEFAULTS, constants
from workbench.practice.handover import HandoverGate, Readiness, handover
from workbench.practice.handover.finding import Finding
from workbench.practice.handover.leaving import Leaving, end_of, undated
from workbench.practice.independence import Coverage, Independence

TODAY = date(2026, 11, 25)
ANA, BO, CLARA, DAN = 1, 2, 3, 4
MAPPING, RISK = 1, 2
SKILLS = {MAPPING: "stakeholder mapping", RISK: "risk review"}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def covered(skill: int, weight: int, able: tuple[int, ...], people: int = 2) -> Coverage:
    return Coverage(skill, weight, 4, people, able, 4 * min(len(able), people))


def independent(*skills: Coverage) -> Independence:
    return Independence(Fraction(1), Fraction(1), skills)


def of(**what: Any) -> Any:
    return {"project": 1, **what}


READY = Leaving(
    Project(id=1, name="Apollo", client=1, target_stage=Stage.TRANSFORMATION, decisions_handed_on=ago(5)),
    there={ANA, BO, CLARA},
    sponsors={CLARA},
    independence=independent(covered(MAPPING, 3, (ANA, BO)), covered(RISK, 2, (ANA,), people=1)),
    skills=SKILLS,
    promises=(Commitment(id=1, text="minutes", made_on=ago(20), done_on=ago(10)),),
    decisions=(Decision(id=1, choice="two vendors", decided_on=ago(5)),),
    milestones=(Milestone(id=1, text="charter", owner="Ana Pop", **of()),),
    routines=(Routine(id=1, text="steering", owner=BO, ran_on=ago(3), **of()),),
    risks=(Risk(id=1, text="one planner", owner=ANA, **of()), Risk(id=2, text="tide tables", closed_on=TODAY, **of())),
    assets=(Asset(id=1, text="template", place="their share", **of()),),
    access=(Access(id=1, text="badge", removed_on=TODAY, **of()),),
    dry_runs=(DryRun(id=1, begun_on=ago(20), ended_on=ago(7), **of()),),
    sign_offs=(SignOff(id=1, on=TODAY, by=CLARA, **of()),),
    follow_ups=(FollowUp(id=1, due=ago(-30), **of()), FollowUp(id=2, due=ago(-90), **of())),
)


def aiming(stage: Stage | None, leaving: Leaving = READY) -> Leaving:
    return replace(leaving, project=replace(leaving.project, target_stage=stage))


def with_project(**changed: Any) -> Leaving:
    return replace(READY, project=replace(READY.project, **changed))


def gate(number: int, leaving: Leaving = READY, **changed: Any) -> HandoverGate:
    found = handover(replace(leaving, **changed), TODAY).gates[number - 1]
    assert found.number == number
    return found


def lacking(number: int, **changed: Any) -> Finding:
    """What a gate finds that these changes, and nothing else, leave open."""
    found = handover(replace(READY, **changed), TODAY)
    assert [each.number for each in found.lacking] == [number]
    assert found.gates[number - 1].found.question
    return found.gates[number - 1].found


def test_with_all_gates_met_it_is_ready() -> None:
    found = handover(READY, TODAY)
    assert found.readiness is Readiness.READY
    assert [each.number for each in found.gates] == list(range(1, 12))
    assert found.lacking == ()
    assert all(not each.found.question for each in found.gates)


@pytest.mark.parametrize(
    ("aim", "hard"),
    [
        (Stage.SERVICES, [5, 8, 10]),
        (Stage.EXPERIENCE, [1, 5, 8, 10]),
        (None, [1, 5, 8, 10]),
        (Stage.TRANSFORMATION, [1, 5, 8, 9, 10]),
    ],
)
def test_the_hard_gates_are_those_of_the_aim(aim: Stage | None, hard: list[int]) -> None:
    found = handover(aiming(aim), TODAY)
    assert [each.number for each in found.gates if each.hard] == hard


def test_with_all_hard_gates_met_it_is_ready_with_risks() -> None:
    found = handover(replace(READY, assets=(), follow_ups=()), TODAY)
    assert found.readiness is Readiness.WITH_RISKS
    assert [each.title for each in found.lacking] == ["assets", "follow-ups"]
    assert found.blocking == ()


def test_without_a_hard_gate_it_is_not_ready() -> None:
    found = handover(replace(READY, assets=(), sign_offs=()), TODAY)
    assert found.readiness is Readiness.NOT_READY
    assert [each.title for each in found.blocking] == ["acceptance"]


def test_a_dry_run_blocks_a_transformation_only() -> None:
    stuck = replace(READY, dry_runs=(), routines=())
    assert handover(stuck, TODAY).readiness is Readiness.NOT_READY
    assert handover(aiming(Stage.EXPERIENCE, stuck), TODAY).readiness is Readiness.WITH_RISKS


# 1 and 2: skills


def test_a_weighty_skill_that_nobody_can_do() -> None:
    found = handover(
        replace(READY, independence=independent(covered(MAPPING, 3, ()), covered(RISK, 2, (ANA, BO)))), TODAY
    )
    assert [each.number for each in found.lacking] == [1, 2]
    assert found.gates[0].found.words == "nobody: stakeholder mapping"
    assert found.gates[0].found.about == (("skill", MAPPING),)


def test_a_light_skill_that_nobody_can_do_is_no_better_than_one_person() -> None:
    skills = independent(covered(MAPPING, 3, (ANA,)), covered(RISK, 1, (), people=1))
    found = lacking(2, independence=skills)
    assert found.words == "one person only: stakeholder mapping; nobody: risk review"
    assert found.about == (("skill", MAPPING), ("skill", RISK))


def test_one_person_is_enough_where_one_is_needed() -> None:
    found = gate(2, independence=independent(covered(RISK, 1, (ANA,), people=1)))
    assert found.met
    assert found.found.words == "no skill rests on one person where more are needed"


@pytest.mark.parametrize("number", [1, 2])
def test_without_skills_it_is_asked_which_are_to_stay(number: int) -> None:
    assert gate(number, independence=None).found.words == "no skill is listed"


@pytest.mark.parametrize("number", [1, 2])
def test_a_service_may_leave_no_skill(number: int) -> None:
    found = gate(number, aiming(Stage.SERVICES), independence=None)
    assert found.met
    assert found.found.words == "a service: no skill is to stay"


# 3, 4, 7 and 8: what is listed, and how none is told


@pytest.mark.parametrize(
    ("number", "field", "noun"),
    [(3, "assets", Asset), (4, "access", Access), (7, "risks", Risk), (8, "milestones", Milestone)],
)
def test_where_nothing_is_listed_it_asks_and_none_answers(number: int, field: str, noun: Any) -> None:
    empty = replace(READY, routines=(), dry_runs=READY.dry_runs, **{field: ()})
    asked = gate(number, empty)
    assert not asked.met
    assert asked.found.words == "nothing is listed"
    assert asked.found.question.endswith("Say none if none")
    said = gate(number, replace(empty, **{field: (noun(id=9, text=" None.", **of()),)}))
    assert said.met
    assert said.found.words == "none, as was said"
    assert said.found.about[0][1] == 9


def test_none_beside_something_is_not_believed() -> None:
    rows = (Access(id=8, text="none", **of()), Access(id=9, text="badge", **of()))
    assert lacking(4, access=rows).about == (("access", 9),)


def test_an_asset_needs_a_place() -> None:
    found = lacking(3, assets=(*READY.assets, Asset(id=2, text="checklist", place=" ", **of())))
    assert (found.words, found.about) == ("no place: checklist", (("asset", 2),))


def test_many_are_counted() -> None:
    rows = tuple(Asset(id=number, text=f"file {number}", **of()) for number in range(5))
    assert lacking(3, assets=rows).words == "no place: file 0, file 1, file 2 and 2 more"
    assert gate(3, assets=[replace(each, place="share") for each in rows]).found.words == "5 assets in their place"


@pytest.mark.parametrize("removed", [None, ago(-1)])
def test_access_is_ours_until_it_is_removed(removed: date | None) -> None:
    rows = (Access(id=1, text="badge", ends_on=ago(3), removed_on=removed, **of()),)
    assert lacking(4, access=rows).words == "still ours: badge"


@pytest.mark.parametrize("owner", [None, DAN])
def test_an_open_risk_needs_an_owner_who_is_there(owner: int | None) -> None:
    risk = Risk(id=3, text="one planner", owner=owner, **of())
    assert lacking(7, risks=(*READY.risks, risk)).about == (("risk", 3),)
    assert gate(7, risks=[replace(risk, closed_on=ago(1))]).found.words == "1 risk, none open"
    owned = replace(risk, owner=ANA)
    assert gate(7, risks=[owned]).found.words == "1 risk, with an owner of theirs"
    two = "2 risks, the open one with an owner of theirs"
    assert gate(7, risks=[owned, replace(owned, id=4, closed_on=ago(1))]).found.words == two
    assert gate(7, risks=[owned, replace(owned, id=4)]).found.words == "2 risks, each with an owner of theirs"


def test_a_routine_needs_an_owner_who_is_there_and_a_deliverable_one_after_us() -> None:
    rows = (Routine(id=2, text="planning round", owner=DAN, ran_on=TODAY, **of()),)
    assert lacking(8, routines=rows).about == (("routine", 2),)
    assert lacking(8, milestones=(Milestone(id=4, text="map", **of()),)).words == "no owner: map"


# 5 and 6


def test_an_open_promise_of_ours_blocks_theirs_does_not() -> None:
    ours = Commitment(id=7, text="risk log", made_on=ago(3), due=ago(-9))
    first = Commitment(id=8, text="slides", made_on=ago(3), due=ago(-2))
    undated_one = Commitment(id=6, text="a call", made_on=ago(3))
    theirs = Commitment(id=9, text="their map", by=ANA, made_on=ago(3))
    found = lacking(5, promises=(undated_one, ours, first, theirs))
    assert found.words == "open: slides, risk log, a call"
    assert found.about == (("commitment", 8), ("commitment", 7), ("commitment", 6))
    assert gate(5, promises=(theirs,)).met


@pytest.mark.parametrize("ended", ["done_on", "released_on", "dropped_on"])
def test_a_promise_that_ended_is_open_no_more(ended: str) -> None:
    promise = Commitment(id=7, text="risk log", made_on=ago(3))
    assert gate(5, promises=[replace(promise, **{ended: TODAY})]).met
    assert not gate(5, promises=[replace(promise, **{ended: ago(-1)})]).met


def test_decisions_are_handed_over_after_the_last_of_them() -> None:
    assert gate(6, with_project(decisions_handed_on=None)).found.words == "1 decision not handed over"
    assert gate(6, with_project(decisions_handed_on=ago(-1))).found.words == "1 decision not handed over"
    later = (*READY.decisions, Decision(choice="no tool", decided_on=ago(4)), Decision(choice="x", decided_on=ago(-1)))
    assert lacking(6, decisions=later).words == "handed over on 20 Nov 2026, decided again on 21 Nov 2026"


def test_that_there_was_nothing_to_hand_over_is_told_by_the_day() -> None:
    assert gate(6, with_project(decisions_handed_on=None), decisions=()).found.words == "nothing said of decisions"
    assert gate(6, decisions=()).met


# 9 to 11


@pytest.mark.parametrize(
    ("begun", "ended", "met", "words"),
    [
        (20, 7, True, "14 days without us from 5 Nov 2026"),
        (20, 8, False, "13 of 14 days without us"),
        (13, None, True, "14 days without us from 12 Nov 2026"),
        (12, None, False, "13 of 14 days without us"),
        (12, -9, False, "13 of 14 days without us"),
        (-1, None, False, "no dry run yet"),
    ],
)
def test_a_dry_run_takes_14_days_with_its_first_and_last(begun: int, ended: int | None, met: bool, words: str) -> None:
    run = DryRun(id=5, begun_on=ago(begun), ended_on=None if ended is None else ago(ended), **of())
    found = gate(9, routines=(), dry_runs=(run,))
    assert (found.met, found.found.words) == (met, words)


def test_a_routine_that_ran_without_us_is_as_good() -> None:
    found = gate(9, dry_runs=())
    assert found.met
    assert found.found.words == "ran without us: steering"
    assert not gate(9, dry_runs=(), routines=[replace(READY.routines[0], ran_on=ago(-1))]).met
    assert not gate(9, dry_runs=(), routines=[replace(READY.routines[0], ran_on=None)]).met


def test_the_sponsor_accepts() -> None:
    by_ana = SignOff(id=2, on=TODAY, by=ANA, **of())
    assert lacking(10, sign_offs=()).words == "not accepted by the sponsor"
    assert lacking(10, sign_offs=(by_ana,)).words == "accepted, but not by the sponsor"
    assert lacking(10, sponsors=()).words == "there is no sponsor to accept it"
    assert not gate(10, sign_offs=[replace(READY.sign_offs[0], on=ago(-1))]).met
    assert gate(10, there=()).met


def test_follow_ups_are_dated_after_the_end() -> None:
    assert lacking(11, follow_ups=()).words == "no day 30 and 90 days after 25 Nov 2026"
    assert lacking(11, follow_ups=READY.follow_ups[:1]).words == "no day 90 days after 25 Nov 2026"
    assert lacking(11, follow_ups=READY.follow_ups[1:]).words == "no day 30 days after 25 Nov 2026"
    assert gate(11).found.words == "dated: 25 Dec 2026, 23 Feb 2027"


@pytest.mark.parametrize(
    ("days", "missing"),
    [
        ((30, 90), ()),
        ((23, 83), ()),
        ((22, 83), (30,)),
        ((23, 82), (90,)),
        ((90,), (30,)),
        ((95, 200), ()),
        ((), (30, 90)),
    ],
)
def test_a_follow_up_may_be_a_few_days_early_and_answers_once(days: tuple[int, ...], missing: tuple[int, ...]) -> None:
    asked = [FollowUp(due=ago(-each), **of()) for each in days]
    assert undated(asked, TODAY) == missing
    assert undated([replace(each, due=None, on=each.due) for each in asked], TODAY) == missing


def test_the_end_is_when_it_closed_or_is_planned_to() -> None:
    project = READY.project
    assert end_of(project, TODAY) == TODAY
    assert end_of(replace(project, planned_end=ago(9)), TODAY) == TODAY
    assert end_of(replace(project, planned_end=ago(-9)), TODAY) == ago(-9)
    assert end_of(replace(project, planned_end=ago(-9), closed_on=ago(2)), TODAY) == ago(2)


def test_the_thresholds_are_settings() -> None:
    own = constants({"dry_run_days": 30, "follow_up_days": [60, 180], "heavy_weight": 2})
    found = handover(replace(READY, routines=()), TODAY, own)
    assert [each.number for each in found.lacking] == [9, 11]
    assert found.gates[10].found.words == "no day 180 days after 25 Nov 2026"


# Properties

FACTS: dict[str, Any] = {
    "promises": [
        Commitment(text="kept", made_on=ago(9), done_on=ago(1)),
        Commitment(text="theirs", by=1, made_on=TODAY),
    ],
    "milestones": [Milestone(text="map", owner="Ana Pop", **of()), Milestone(text="none", **of())],
    "routines": [Routine(text="round", owner=BO, ran_on=TODAY, **of()), Routine(text="none", **of())],
    "risks": [
        Risk(text="tide", owner=BO, **of()),
        Risk(text="fog", closed_on=TODAY, **of()),
        Risk(text="none", **of()),
    ],
    "assets": [Asset(text="page", place="wall", **of()), Asset(text="none", **of())],
    "access": [Access(text="key", removed_on=TODAY, **of()), Access(text="none", **of())],
    "dry_runs": [DryRun(begun_on=ago(30), **of()), DryRun(begun_on=ago(3), ended_on=ago(2), **of())],
    "sign_offs": [SignOff(on=TODAY, by=CLARA, **of()), SignOff(on=TODAY, by=ANA, **of())],
    "follow_ups": [FollowUp(due=ago(-30), **of()), FollowUp(due=ago(-95), **of()), FollowUp(on=TODAY, **of())],
}
LACKING: dict[str, Any] = {
    "promises": [Commitment(text="late", made_on=ago(9))],
    "milestones": [Milestone(text="lost", **of())],
    "routines": [Routine(text="lost", **of())],
    "risks": [Risk(text="open", **of())],
    "assets": [Asset(text="lost", **of())],
    "access": [Access(text="held", **of())],
}
RANKS = list(Readiness)[::-1]


@st.composite
def leavings(draw: st.DrawFn) -> Leaving:
    rows = {
        name: tuple(draw(st.lists(st.sampled_from([*facts, *LACKING.get(name, ())]), max_size=3)))
        for name, facts in FACTS.items()
    }
    able = st.lists(st.sampled_from([ANA, BO, CLARA]), unique=True, max_size=3).map(tuple)
    skills = [
        covered(skill, draw(st.integers(1, 3)), draw(able)) for skill in draw(st.sampled_from([(), (1,), (1, 2)]))
    ]
    project = replace(READY.project, target_stage=draw(st.sampled_from([None, *Stage])))
    return replace(READY, project=project, independence=independent(*skills) if skills else None, **rows)


@given(leavings(), st.data())
def test_a_fact_that_answers_never_makes_it_less_ready(leaving: Leaving, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FACTS)))
    more = replace(leaving, **{name: (*getattr(leaving, name), data.draw(st.sampled_from(FACTS[name])))})
    _no_less(leaving, more)


@given(leavings(), st.data())
def test_one_more_who_can_do_it_never_makes_it_less_ready(leaving: Leaving, data: st.DataObject) -> None:
    skills = list(leaving.independence.skills) if leaving.independence else []
    if not skills:
        return
    place = data.draw(st.integers(0, len(skills) - 1))
    one = skills[place]
    skills[place] = covered(one.skill, one.weight, tuple(sorted({*one.able, data.draw(st.sampled_from([ANA, BO]))})))
    _no_less(leaving, replace(leaving, independence=independent(*skills)))


def _no_less(before: Leaving, after: Leaving) -> None:
    first, then = handover(before, TODAY), handover(after, TODAY)
    assert {each.number for each in then.lacking} <= {each.number for each in first.lacking}
    assert RANKS.index(then.readiness) >= RANKS.index(first.readiness)


@given(leavings())
def test_readiness_follows_from_the_gates_and_each_open_one_asks(leaving: Leaving) -> None:
    found = handover(leaving, TODAY, DEFAULTS)
    open_ones = [each for each in found.gates if not each.met]
    assert (found.readiness is Readiness.READY) is (not open_ones)
    assert (found.readiness is Readiness.NOT_READY) is any(each.hard for each in open_ones)
    assert all(bool(each.found.question) is not each.met for each in found.gates)
    assert all(each.found.words for each in found.gates)
