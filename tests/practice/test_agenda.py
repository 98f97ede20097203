"""What falls due on which day, and the little that is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from workbench.model.projects import FollowUp, Milestone, Phase, Project, StillSo
from workbench.model.promises import Commitment, Move
from workbench.model.skills import Baseline
from workbench.model.transfer import Mode, Observation, Result, Session, Source
from workbench.practice.agenda import (
    Due,
    DueKind,
    Learning,
    Matters,
    Section,
    agenda,
    ask,
    is_closed,
    next_step_due,
    section_of,
)
from workbench.practice.competence import Freshness, Standing, standing
from workbench.practice.constants import DEFAULTS

WED = date(2026, 11, 25)
PAIR = (1, 1)


def ago(days: int) -> date:
    return WED - timedelta(days=days)


def seen(days: int, mode: str, result: str = "clean", source: str = "observed") -> Observation:
    told = {"contact": 1, "skill": 1, "on": ago(days)}
    return Observation(mode=Mode(mode), result=Result(result), source=Source(source), **told)


def stands(*observations: Observation, start: Baseline | None = None) -> Standing:
    return standing(observations, start, WED)


def learning(*observations: Observation, required: int | None = None, planned: bool = False) -> Learning:
    return Learning(PAIR, stands(*observations), required, planned)


# Days and sections


@pytest.mark.parametrize(
    ("days", "section"),
    [(-1, Section.LATE), (0, Section.TODAY), (1, Section.THIS_WEEK), (4, Section.THIS_WEEK), (5, Section.LATER)],
)
def test_a_week_ends_on_its_sunday(days: int, section: Section) -> None:
    assert section_of(WED + timedelta(days=days), WED) is section


def test_on_a_sunday_tomorrow_is_later() -> None:
    sunday = date(2026, 11, 29)
    assert section_of(sunday, sunday) is Section.TODAY
    assert section_of(sunday + timedelta(days=1), sunday) is Section.LATER


def test_what_has_no_day_comes_later() -> None:
    assert section_of(None, WED) is Section.LATER


# What has a day of its own


def promise(ref: int, due: int | None, **more: object) -> Commitment:
    day = None if due is None else WED + timedelta(days=due)
    return Commitment(id=ref, text="minutes", made_on=ago(30), due=day, **more)


def kinds(matters: Matters, as_of: date = WED) -> list[tuple[str, int]]:
    return [(str(due.kind), due.ref) for due in agenda(matters, as_of)]


def test_open_promises_are_due_and_those_that_ended_are_not() -> None:
    ended = [promise(4, -1, done_on=WED), promise(5, -1, released_on=WED), promise(6, -1, dropped_on=WED)]
    listed = agenda(Matters(promises=(promise(3, None), promise(1, 2), promise(2, -2), *ended)), WED)
    assert listed == (
        Due(DueKind.COMMITMENT, Section.LATE, ago(2), 2),
        Due(DueKind.COMMITMENT, Section.THIS_WEEK, WED + timedelta(days=2), 1),
        Due(DueKind.COMMITMENT, Section.LATER, None, 3),
    )


def test_a_promise_that_was_moved_is_due_on_its_new_day() -> None:
    moved = Move(commitment=1, agreed_on=ago(5), new_due=WED + timedelta(days=9))
    [due] = agenda(Matters(promises=(promise(1, -3),), moves={1: (moved,)}), WED)
    assert (due.section, due.on) == (Section.LATER, WED + timedelta(days=9))


def test_a_planned_session_is_due_on_its_day_and_late_after_it() -> None:
    sessions = (Session(id=1, on=ago(1), planned=True), Session(id=2, on=WED, planned=True))
    assert [due.section for due in agenda(Matters(sessions=sessions), WED)] == [Section.LATE, Section.TODAY]


def test_a_follow_up_is_due_until_it_was_asked() -> None:
    listed = (
        FollowUp(id=1, project=1, due=WED),
        FollowUp(id=2, project=1, due=ago(60), on=ago(59), still_so=StillSo.YES, said_by=1),
        FollowUp(id=3, project=1),
    )
    assert kinds(Matters(follow_ups=listed)) == [("follow_up", 1)]


def gated(days: int = 1, **more: object) -> Project:
    return Project(id=7, name="Apollo", gate_date=ago(days), **more)


def test_the_day_of_a_project_to_ask_would_you_accept_it_today() -> None:
    assert agenda(Matters(projects=(gated(),)), WED) == (Due(DueKind.GATE, Section.LATE, ago(1), 7),)
    assert agenda(Matters(projects=(gated(-9),)), WED)[0].section is Section.LATER
    assert agenda(Matters(projects=(Project(id=7, name="Apollo"),)), WED) == ()


@pytest.mark.parametrize(
    ("answer", "open_yet"),
    [
        ({"accepted_on": ago(1)}, False),
        ({"rejected_on": WED}, False),
        ({"accepted_on": ago(2)}, True),
        ({"rejected_on": WED + timedelta(days=1)}, True),
        ({}, True),
    ],
)
def test_a_deliverable_accepted_or_rejected_since_answers_the_gate(answer: dict, open_yet: bool) -> None:
    milestones = {7: (Milestone(project=7, text="charter", **answer),)}
    assert bool(agenda(Matters(projects=(gated(),), milestones=milestones), WED)) is open_yet


@pytest.mark.parametrize(
    ("over", "closed"),
    [
        ({"closed_on": WED}, True),
        ({"closed_on": WED + timedelta(days=1)}, False),
        ({"phase": Phase.CLOSED}, True),
        ({"phase": Phase.FOLLOW_UP}, False),
    ],
)
def test_a_project_that_is_over_asks_nothing(over: dict, closed: bool) -> None:
    assert is_closed(gated(**over), WED) is closed
    assert bool(agenda(Matters(projects=(gated(**over),)), WED)) is not closed


def test_within_a_day_commitments_come_first() -> None:
    matters = Matters(
        promises=(promise(9, 0),),
        sessions=(Session(id=1, on=WED, planned=True),),
        follow_ups=(FollowUp(id=1, project=1, due=WED),),
        projects=(gated(0),),
    )
    assert [kind for kind, _ in kinds(matters)] == ["commitment", "session", "follow_up", "gate"]


# Momentum


@pytest.mark.parametrize(
    ("mode", "level", "due"),
    [("show", 1, ago(-4)), ("together", 2, ago(-4)), ("coached", 3, None)],
)
def test_the_next_step_is_due_a_fortnight_after_level_1_or_2_was_seen(mode: str, level: int, due: date | None) -> None:
    now = stands(seen(10, mode))
    assert (now.level, next_step_due(now)) == (level, due)


def test_the_next_step_counts_from_what_was_seen_last_whatever_came_of_it() -> None:
    now = stands(seen(30, "together"), seen(5, "coached", "not_yet"))
    assert (now.level, next_step_due(now)) == (2, ago(5 - 14))


def test_without_anything_seen_there_is_no_next_step() -> None:
    told = Baseline(contact=1, skill=1, level=2, on=ago(90))
    assert next_step_due(stands(start=told)) is None
    assert next_step_due(stands(seen(3, "show", "not_yet"))) is None


def test_the_days_of_momentum_are_a_setting() -> None:
    assert next_step_due(stands(seen(10, "show")), replace(DEFAULTS, momentum_days=7)) == ago(3)


@pytest.mark.parametrize(("days", "asked"), [(13, False), (14, True), (15, True)])
def test_a_next_step_is_asked_for_from_its_day_on(days: int, asked: bool) -> None:
    due = ask(learning(seen(days, "together")), WED)
    assert bool(due) is asked
    assert due in (None, Due(DueKind.NEXT_STEP, Section.ASKS, ago(days - 14), pair=PAIR))


def test_a_later_observation_or_a_plan_meets_the_next_step() -> None:
    assert ask(learning(seen(20, "together")), WED) is not None
    assert ask(learning(seen(20, "together"), seen(3, "together", "helped")), WED) is None
    assert ask(learning(seen(20, "together"), planned=True), WED) is None


def test_a_next_step_that_was_waited_for_too_long_has_lapsed() -> None:
    due = ask(learning(seen(31, "show")), WED)
    assert due == Due(DueKind.REFRESHER, Section.ASKS, WED, pair=PAIR, state=Freshness.LAPSED)
    assert ask(learning(seen(30, "show")), WED).kind is DueKind.NEXT_STEP


# Refreshers


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (38, None),
        (39, Due(DueKind.REFRESHER, Section.ASKS, WED, pair=PAIR, state=Freshness.DUE)),
        (120, Due(DueKind.REFRESHER, Section.ASKS, ago(81), pair=PAIR, state=Freshness.DUE)),
        (121, Due(DueKind.REFRESHER, Section.ASKS, WED, pair=PAIR, state=Freshness.LAPSED)),
    ],
)
def test_a_refresher_is_due_by_its_interval_and_lapses_under_half(days: int, due: Due | None) -> None:
    assert ask(learning(seen(days, "coached")), WED) == due


def test_nothing_is_asked_before_the_first_use() -> None:
    told = Baseline(contact=1, skill=1, level=4, on=ago(500))
    assert ask(Learning(PAIR, stands(start=told), 4), WED) is None
    assert ask(Learning(PAIR, Standing()), WED) is None


def test_under_level_1_there_is_nothing_to_refresh() -> None:
    assert ask(learning(seen(200, "show", "not_yet")), WED) is None


def test_a_plan_is_all_that_is_wanted() -> None:
    for days in (22, 60, 400):
        assert ask(learning(seen(days, "coached"), required=4, planned=True), WED) is None


def test_what_nobody_answers_is_not_asked_for_ever() -> None:
    lapsed = learning(seen(121 + 90, "coached"))
    assert ask(lapsed, WED) is not None
    assert ask(lapsed, WED + timedelta(days=1)) is None
    assert ask(lapsed, WED + timedelta(days=1), replace(DEFAULTS, asked_days=91)) is not None


def test_a_level_that_was_due_for_long_is_asked_about_again_when_it_lapses() -> None:
    lasting = Standing(level=5, seen_on=ago(400), last_on=ago(400), due_on=ago(274), lapsed_on=ago(9))
    assert ask(Learning(PAIR, replace(lasting, state=Freshness.DUE)), WED) is None
    assert ask(Learning(PAIR, replace(lasting, state=Freshness.LAPSED)), WED) is not None


# Stalled


@pytest.mark.parametrize(("days", "asked"), [(20, False), (21, True)])
def test_who_waits_below_the_level_needed_is_stalled(days: int, asked: bool) -> None:
    due = ask(learning(seen(days, "coached"), required=4), WED)
    assert (due == Due(DueKind.STALLED, Section.ASKS, WED, pair=PAIR)) is asked


def test_where_nothing_is_needed_nobody_stalls_not_even_at_level_0() -> None:
    missed = learning(seen(30, "show", "not_yet"))
    assert ask(missed, WED) is None
    assert ask(replace(missed, required_level=1), WED).kind is DueKind.STALLED


def test_one_thing_is_asked_of_a_pair_the_stalled_one_first() -> None:
    young = learning(seen(25, "together"), required=4)
    assert ask(young, WED).kind is DueKind.STALLED
    assert ask(replace(young, required_level=2), WED).kind is DueKind.NEXT_STEP
    assert ask(replace(young, required_level=None), WED).kind is DueKind.NEXT_STEP


# A few a day


def test_a_few_asks_a_day_the_rest_stands_behind() -> None:
    pairs = [replace(learning(seen(20 + count, "together")), pair=(count, 1)) for count in range(5)]
    listed = agenda(Matters(promises=(promise(1, 30),), learning=pairs), WED)
    assert [(due.kind, due.behind) for due in listed] == [
        (DueKind.COMMITMENT, False),
        *[(DueKind.NEXT_STEP, False)] * 3,
        *[(DueKind.NEXT_STEP, True)] * 2,
    ]
    assert [due.pair[0] for due in listed[1:]] == [0, 1, 2, 3, 4], "what fell due of late comes first"
    fewer = agenda(Matters(learning=pairs), WED, replace(DEFAULTS, asks_a_day=0))
    assert all(due.behind for due in fewer)


def test_what_can_still_be_saved_is_asked_before_what_has_lapsed() -> None:
    asked = {
        "lapsed": learning(seen(150, "coached")),
        "due": learning(seen(100, "coached")),
        "stalled": learning(seen(50, "coached"), required=4),
        "next": learning(seen(20, "together")),
    }
    pairs = [replace(each, pair=(ref, 1)) for ref, each in enumerate(asked.values())]
    order = [due.pair[0] for due in agenda(Matters(learning=pairs), WED)]
    assert [list(asked)[ref] for ref in order] == ["next", "stalled", "due", "lapsed"]
