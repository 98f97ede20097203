"""A project, Apollo at Kronos Bank, at each of the three stages, and the words in which facts are put."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from workbench.model.people import Audience, Contact
from workbench.model.projects import (
    Aspiration,
    FollowUp,
    Milestone,
    PlanState,
    PlanWord,
    Project,
    Role,
    RoleKind,
    StillSo,
    TermsItem,
    TermsKind,
    TermsState,
)
from workbench.model.relationship import Criterion, Memory, Score, ScoreSource
from workbench.model.skills import Baseline, NeededSkill
from workbench.model.transfer import Mode, Observation, Result, Source
from workbench.practice.evidence import gathered
from workbench.practice.facts import Facts
from workbench.practice.gates import gates
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.progression import Progress, progress

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
    plan_words=(PlanWord(project=APOLLO, on=TODAY, state=PlanState.ON_PLAN),),
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


def plan(days: int, state: str = "on_plan") -> PlanWord:
    return PlanWord(project=APOLLO, on=ago(days), state=PlanState(state))


def red(days: int, facts: Facts = SERVED) -> Facts:
    return replace(facts, plan_words=(plan(days, "red"),))


def closed(days: int, facts: Facts = SERVED) -> Facts:
    return replace(facts, project=replace(facts.project, closed_on=ago(days)))


def asked(days: int, who: int | None = CLARA, answer: str = "yes") -> FollowUp:
    return FollowUp(project=APOLLO, on=ago(days), said_by=who, still_so=StillSo(answer))


def gate(facts: Facts, key: str, as_of: date = TODAY) -> Gate:
    return next(each for each in gates(facts, as_of) if each.key == key)


def state(facts: Facts, key: str, as_of: date = TODAY) -> GateState:
    return gate(facts, key, as_of).state


def reason(facts: Facts, key: str) -> str:
    return gate(facts, key).reason


def found(facts: Facts, as_of: date = TODAY) -> Progress:
    return progress(facts, as_of)


MET, ASK, LOST, UNKNOWN = GateState.MET, GateState.NOT_ASKED, GateState.LOST, GateState.UNKNOWN


def with_evidence(*observations: Observation, facts: Facts = SERVED, start: dict[int, int] | None = None) -> Facts:
    told = [Baseline(contact=who, skill=MAPPING, level=at, on=on(1, 1)) for who, at in (start or {}).items()]
    return replace(facts, evidence=gathered(observations, told))


def coached(who: int, day: date = date(2026, 4, 1), **more) -> Observation:
    return seen(who, day, "coached", **{"source": "observed", **more})


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
