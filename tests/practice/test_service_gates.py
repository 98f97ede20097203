"""The gates of services: S1 terms, S2 acceptance, S3 health."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.practice.apollo import (
    AGREED,
    ANA,
    APOLLO,
    ASK,
    CHARTER,
    EXPERIENCED,
    LOST,
    MET,
    MIA,
    SERVED,
    TODAY,
    UNKNOWN,
    ago,
    found,
    gate,
    on,
    reason,
    state,
)
from tests.practice.apollo import plan as plan_word
from tests.practice.apollo import red as red_since
from workbench.model.projects import (
    Milestone,
    Stage,
    TermsItem,
    TermsKind,
    TermsState,
)
from workbench.practice.facts import Facts
from workbench.practice.gates.gate import GateState
from workbench.practice.progression import Delivered

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
    told = {"red": red, "on_plan": plan}
    words = [plan_word(days, word) for word, days in told.items() if days is not None]
    assert state(replace(SERVED, plan_words=words), "S3") is expected


def test_s3_red_lasts_until_a_word_says_otherwise() -> None:
    def judged(*words: tuple[int, str]) -> GateState:
        return state(replace(SERVED, plan_words=[plan_word(*each) for each in words]), "S3")

    assert judged((60, "red"), (20, "red")) is LOST
    assert judged((60, "red"), (30, "watch"), (10, "red")) is MET
    assert judged((60, "red"), (30, "on_plan"), (15, "red")) is LOST
    assert judged((60, "red"), (3, "watch")) is MET
    assert judged((2, "on_plan"), (60, "red")) is MET


def test_s3_tells_why() -> None:
    assert reason(SERVED, "S3") == "on plan, 30 Jun"
    assert reason(red_since(3), "S3") == "schedule or budget red since 27 Jun: lost from 12 Jul on"
    unknown = gate(replace(SERVED, plan_words=()), "S3")
    assert (unknown.reason, unknown.question) == ("schedule and budget not known yet", "is it on plan?")
    stale = replace(SERVED, plan_words=(plan_word(15, "watch"),))
    assert reason(stale, "S3") == "schedule and budget not known since: watch, 15 Jun"


def test_unknown_health_neither_meets_nor_loses() -> None:
    told = found(replace(EXPERIENCED, plan_words=()))
    assert told.delivered == Delivered(Stage.EXPERIENCE)
    assert not {"S3"} & {*told.met, *told.lost, *told.to_ask, *told.missing}


@pytest.mark.parametrize(("red", "expected"), [(15, Stage.SERVICES), (28, Stage.SERVICES), (29, None)])
def test_s3_lost_moves_the_stage_after_14_more_days(red: int, expected: Stage | None) -> None:
    told = found(red_since(red))
    assert (told.delivered.stage, told.lost) == (expected, ("S3",))
