"""What stays of a project, part by part; nothing that comes later takes an entry away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.projects import Aspiration, AspirationKind, Milestone, Routine
from workbench.model.relationship import Memory
from workbench.model.skills import Baseline
from workbench.model.transfer import Mode, Observation, Result, Session, Source
from workbench.practice.constants import DEFAULTS
from workbench.practice.evidence import gathered
from workbench.practice.ledger import LedgerEntry, Part, Traces, in_short, ledger

TODAY = date(2026, 6, 30)
APOLLO, ATLAS = 1, 2
ANA, BO, CLARA, PAT = 1, 2, 3, 9
MAPPING, RISK = 1, 2
CLIENT = Traces(APOLLO, frozenset({ANA, BO, CLARA}), {MAPPING: "stakeholder mapping", RISK: "risk review"})


def on(day: int, month: int) -> date:
    return date(2026, month, day)


def seen(who: int, day: date, mode: str, result: str = "clean", source: str = "client", **more) -> Observation:
    told = {"contact": who, "skill": MAPPING, **more}
    return Observation(on=day, mode=Mode(mode), result=Result(result), source=Source(source), **told)


def with_seen(*observations: Observation, start: Sequence[Baseline] = (), **more: object) -> Traces:
    numbered = [replace(each, id=count) for count, each in enumerate(observations, 1)]
    return replace(CLIENT, evidence=gathered(numbered, start), **more)


def steps(traces: Traces, as_of: date = TODAY) -> list[tuple[int, int | None, int | None, date]]:
    """Who went from which level to which, and when."""
    return [(each.who, each.before, each.after, each.on) for each in ledger(traces, as_of)]


def words(traces: Traces, as_of: date = TODAY) -> list[tuple[str, str, int, date, str]]:
    return [(str(each.part), each.words, each.who, each.on, each.evidence) for each in ledger(traces, as_of)]


# Skills

CLIMB = (
    seen(ANA, on(2, 3), "show"),
    seen(ANA, on(9, 3), "together"),
    seen(ANA, on(23, 3), "coached", source="observed"),
    seen(ANA, on(30, 3), "solo", source="learner"),
    seen(ANA, on(8, 4), "solo"),
)


def test_each_level_that_was_never_reached_before_is_an_entry() -> None:
    assert steps(with_seen(*CLIMB)) == [
        (ANA, 0, 1, on(2, 3)),
        (ANA, 1, 2, on(9, 3)),
        (ANA, 2, 3, on(23, 3)),
        (ANA, 3, 4, on(8, 4)),
    ]


def test_in_short_a_skill_is_one_line_from_the_start_to_the_highest() -> None:
    [line] = in_short(ledger(with_seen(*CLIMB), TODAY))
    assert (line.words, line.on, line.evidence, line.ref) == (
        "stakeholder mapping 0>4",
        on(8, 4),
        "solo, clean, client",
        ("observation", 5),
    )


def test_two_levels_on_one_day_stand_in_their_order_whatever_was_entered_first() -> None:
    traces = with_seen(seen(ANA, on(2, 3), "together"), seen(ANA, on(2, 3), "show"))
    assert steps(traces) == [(ANA, 0, 1, on(2, 3)), (ANA, 1, 2, on(2, 3))]
    assert [each.words for each in in_short(ledger(traces, TODAY))] == ["stakeholder mapping 0>2"]


def test_only_what_is_above_the_start_was_gained() -> None:
    start = Baseline(contact=ANA, skill=MAPPING, level=2, on=on(1, 3))
    assert steps(with_seen(*CLIMB, start=[start])) == [(ANA, 2, 3, on(23, 3)), (ANA, 3, 4, on(8, 4))]
    assert steps(with_seen(start=[start])) == []


def test_a_level_that_was_lost_and_reached_again_counts_once() -> None:
    lost = [seen(ANA, on(day, 5), "solo", "not_yet") for day in (1, 15)]
    again = seen(ANA, on(1, 6), "solo")
    traces = with_seen(*CLIMB, *lost, again)
    assert steps(traces) == steps(with_seen(*CLIMB))


def test_a_starting_level_told_too_late_takes_nothing_away() -> None:
    late = Baseline(contact=ANA, skill=MAPPING, level=4, on=on(1, 6))
    assert steps(with_seen(*CLIMB, start=[late])) == steps(with_seen(*CLIMB))


@pytest.mark.parametrize(
    ("observation", "kept"),
    [
        (seen(ANA, on(2, 3), "show"), True),
        (seen(PAT, on(2, 3), "show"), False),
        (seen(ANA, on(2, 3), "show", skill=7), False),
        (seen(ANA, on(2, 3), "show", "not_yet"), False),
        (seen(ANA, on(2, 3), "show", session=5), True),
        (seen(ANA, on(2, 3), "show", session=6), False),
        (seen(ANA, TODAY + timedelta(days=1), "show"), False),
    ],
)
def test_a_gain_is_one_of_the_clients_people_in_a_skill_of_the_project(observation: Observation, kept: bool) -> None:
    assert bool(steps(with_seen(observation, elsewhere=frozenset({6})))) is kept


def test_what_was_gained_elsewhere_is_where_it_goes_on_from() -> None:
    there = [replace(each, session=6) for each in CLIMB[:2]]
    assert steps(with_seen(*there, *CLIMB[2:], elsewhere=frozenset({6}))) == [
        (ANA, 2, 3, on(23, 3)),
        (ANA, 3, 4, on(8, 4)),
    ]


# Teaching others

TAUGHT = seen(ANA, on(1, 5), "taught", session=8)
BO_THERE = seen(BO, on(1, 5), "together", session=8)


def fifth(*more: Observation, start: Sequence[Baseline] = ()) -> list[date]:
    """The days on which Ana reached 5."""
    return [each.on for each in fifths(*more, start=start)]


def fifths(*more: Observation, start: Sequence[Baseline] = ()) -> list[LedgerEntry]:
    """What the ledger tells of Ana at 5."""
    found = [*CLIMB, TAUGHT, BO_THERE, *more]
    numbered = [replace(each, id=count) for count, each in enumerate(found, 1)]
    session = Session(id=8, on=on(1, 5), learners=(ANA, BO), skills=(MAPPING,))
    traces = replace(CLIENT, evidence=gathered(numbered, start, [session]))
    return [each for each in ledger(traces, TODAY) if each.after == 5]


def test_who_taught_reached_5_on_the_day_on_which_the_taught_could() -> None:
    assert fifth() == []
    assert fifth(seen(BO, on(10, 5), "coached")) == [on(10, 5)]
    assert fifth(start=[Baseline(contact=BO, skill=MAPPING, level=3, on=on(1, 1))]) == [on(1, 5)]


def test_who_reached_5_later_than_they_taught_has_both_days() -> None:
    [later], [at_once] = fifths(seen(BO, on(10, 5), "coached")), fifths(seen(BO, on(1, 3), "coached"))
    assert (later.on, later.evidence) == (on(10, 5), "taught, clean, client, on 1 May 2026")
    assert (at_once.on, at_once.evidence) == (on(1, 5), "taught, clean, client")


def test_that_the_taught_lost_it_later_does_not_undo_it() -> None:
    lost = [seen(BO, on(day, 6), "coached", "not_yet") for day in (1, 8)]
    assert fifth(seen(BO, on(10, 5), "coached"), *lost) == [on(10, 5)]


def test_whom_one_taught_after_they_had_lost_it_is_waited_for() -> None:
    before = [seen(BO, on(1, 3), "coached")]
    before += [seen(BO, on(day, 4), "coached", "not_yet") for day in (1, 8)]
    assert fifth(*before) == []
    assert fifth(*before, seen(BO, on(20, 5), "coached")) == [on(20, 5)]


def test_what_was_reached_and_lost_within_a_day_does_not_count() -> None:
    start = Baseline(contact=BO, skill=MAPPING, level=3, on=on(1, 4))
    lost = [seen(BO, on(1, 4), "coached", "not_yet", session=session) for session in (1, 2)]
    assert fifth(*lost, start=[start]) == []


# The other parts


def test_a_deliverable_is_kept_once_the_client_accepted_it() -> None:
    listed = (
        Milestone(id=1, project=APOLLO, text="charter", accepted_on=on(1, 3), accepted_by=CLARA),
        Milestone(id=2, project=APOLLO, text="map", accepted_on=on(2, 3), accepted_by=PAT),
        Milestone(id=3, project=APOLLO, text="log", accepted_on=on(3, 3)),
        Milestone(id=4, project=APOLLO, text="plan", rejected_on=on(3, 3)),
        Milestone(id=5, project=APOLLO, text="late", accepted_on=TODAY + timedelta(days=1), accepted_by=CLARA),
        Milestone(
            id=6, project=APOLLO, text="board", accepted_on=TODAY, accepted_by=ANA, problem="slow steps", owner="PMO"
        ),
    )
    assert words(replace(CLIENT, milestones=listed)) == [
        ("deliverables", "charter", CLARA, on(1, 3), "accepted"),
        ("deliverables", "board", ANA, TODAY, "accepted, solves slow steps, kept by PMO"),
    ]


def test_a_deliverable_rejected_afterwards_stays() -> None:
    charter = Milestone(id=1, project=APOLLO, text="charter", accepted_on=on(1, 3), accepted_by=CLARA)
    spoilt = replace(charter, rejected_on=on(1, 4))
    assert ledger(replace(CLIENT, milestones=(spoilt,)), TODAY) == ledger(replace(CLIENT, milestones=(charter,)), TODAY)


def test_a_memory_is_of_the_clients_people_in_their_own_words() -> None:
    listed = (
        Memory(id=1, contact=ANA, on=on(3, 6), text="best steering we ever had", project=APOLLO),
        Memory(id=2, contact=CLARA, on=on(4, 6), text="we decide now", consent=True),
        Memory(id=3, contact=ANA, on=on(4, 6), text="of another project", project=ATLAS),
        Memory(id=4, contact=PAT, on=on(4, 6), text="of a partner"),
        Memory(id=5, on=on(4, 6), text="of nobody"),
        Memory(id=6, contact=ANA, on=on(4, 6), text="  "),
        Memory(id=7, contact=ANA, on=TODAY + timedelta(days=1), text="of tomorrow"),
    )
    assert words(replace(CLIENT, memories=listed)) == [
        ("memories", "best steering we ever had", ANA, on(3, 6), "in their own words"),
        ("memories", "we decide now", CLARA, on(4, 6), "in their own words, may be quoted"),
    ]


AIM = Aspiration(id=1, project=APOLLO, from_state="opinions", to_state="value", reached_on=on(1, 6), stated_by=CLARA)


@pytest.mark.parametrize(
    ("aim", "told"),
    [
        (AIM, ("outlook", "stated by them")),
        (replace(AIM, kind=AspirationKind.ORGANISATION), ("organisation", "stated by them")),
        (replace(AIM, measure="days", now=3, target=4), ("outlook", "stated by them, days: now 3, target 4")),
        (replace(AIM, measure="days"), ("outlook", "stated by them, days")),
        (replace(AIM, measure="days", before=21, now=3), ("outlook", "stated by them, days: 21 before, now 3")),
        (replace(AIM, now=3), ("outlook", "stated by them, now 3")),
        (replace(AIM, measure="days", target=4), ("outlook", "stated by them, days: target 4")),
        (replace(AIM, stated_by=None), None),
        (replace(AIM, stated_by=PAT), None),
        (replace(AIM, reached_on=None), None),
        (replace(AIM, reached_on=TODAY + timedelta(days=1)), None),
    ],
)
def test_a_change_is_kept_once_the_client_stated_it(aim: Aspiration, told: tuple[str, str] | None) -> None:
    found = [(part, evidence) for part, what, _, _, evidence in words(replace(CLIENT, aspirations=(aim,)))]
    assert found == ([told] if told else [])
    assert all(entry.what == "opinions > value" for entry in ledger(replace(CLIENT, aspirations=(aim,)), TODAY))


REVIEW = Routine(id=1, project=APOLLO, text="risk review", owner=BO, begun_on=on(1, 5))


@pytest.mark.parametrize(
    ("routine", "told"),
    [
        (REVIEW, (on(1, 5), "begun")),
        (replace(REVIEW, rhythm="monthly"), (on(1, 5), "monthly")),
        (replace(REVIEW, ran_on=on(1, 6)), (on(1, 5), "ran without us 2026-06-01")),
        (replace(REVIEW, begun_on=None, ran_on=on(1, 6)), (on(1, 6), "ran without us 2026-06-01")),
        (replace(REVIEW, ran_on=TODAY + timedelta(days=1)), (on(1, 5), "begun")),
        (replace(REVIEW, owner=None), None),
        (replace(REVIEW, owner=PAT), None),
        (replace(REVIEW, begun_on=None), None),
        (replace(REVIEW, begun_on=TODAY + timedelta(days=1)), None),
    ],
)
def test_a_routine_is_kept_once_a_person_of_the_client_does_it(routine: Routine, told: tuple[date, str] | None) -> None:
    found = [(day, evidence) for _, _, _, day, evidence in words(replace(CLIENT, routines=(routine,)))]
    assert found == ([told] if told else [])


def test_all_parts_stand_in_the_order_of_their_days_and_on_a_day_of_the_parts() -> None:
    whole = replace(
        with_seen(seen(ANA, on(1, 6), "show")),
        milestones=(Milestone(id=1, project=APOLLO, text="charter", accepted_on=on(1, 6), accepted_by=CLARA),),
        memories=(Memory(id=1, contact=ANA, on=on(1, 5), text="we decide now"),),
        aspirations=(AIM, replace(AIM, id=2, kind=AspirationKind.ORGANISATION)),
        routines=(replace(REVIEW, begun_on=on(1, 6)),),
    )
    parts = [each.part for each in ledger(whole, TODAY)]
    assert parts == [
        Part.MEMORIES,
        Part.DELIVERABLES,
        Part.SKILLS,
        Part.OUTLOOK,
        Part.ORGANISATION,
        Part.ROUTINES,
    ]
    assert [each.part for each in in_short(ledger(whole, TODAY))] == parts


# It never shrinks

START = date(2026, 1, 1)
days = st.integers(0, 90).map(lambda count: START + timedelta(days=count))
people = st.sampled_from((ANA, BO))
sightings = st.lists(
    st.builds(
        Observation,
        id=st.integers(1, 9999),
        contact=people,
        skill=st.just(MAPPING),
        session=st.integers(1, 6),
        on=days,
        mode=st.sampled_from(Mode),
        result=st.sampled_from(Result),
        source=st.sampled_from(Source),
    ),
    max_size=16,
)
starts = st.lists(
    st.builds(Baseline, contact=people, skill=st.just(MAPPING), level=st.integers(0, 5), on=days),
    max_size=2,
    unique_by=lambda each: each.contact,
)
milestones = st.lists(
    st.builds(
        Milestone,
        id=st.integers(1, 9),
        project=st.just(APOLLO),
        text=st.just("charter"),
        accepted_on=st.none() | days,
        accepted_by=st.sampled_from((None, CLARA, PAT)),
        rejected_on=st.none() | days,
    ),
    max_size=3,
)
routines = st.lists(
    st.builds(
        Routine,
        id=st.integers(1, 9),
        project=st.just(APOLLO),
        text=st.just("review"),
        owner=st.sampled_from((None, BO)),
        begun_on=st.none() | days,
        ran_on=st.none() | days,
    ),
    max_size=3,
)


def traced(found: Sequence[Observation], start: Sequence[Baseline], **more: object) -> Traces:
    sessions = [Session(id=ref, on=START, learners=(ANA, BO), skills=(MAPPING,)) for ref in range(1, 7)]
    return replace(CLIENT, evidence=gathered(found, start, sessions), **more)


def reached(entries: Sequence[LedgerEntry]) -> dict[tuple[int, int], int]:
    """The highest level of each person in each skill, as the ledger has it."""
    return {(each.who, each.about): each.after or 0 for each in in_short(entries) if each.part is Part.SKILLS}


@settings(max_examples=300)
@given(sightings, starts, milestones, routines, days, st.integers(0, 90))
def test_the_ledger_of_a_day_is_part_of_that_of_every_later_day(found, start, accepted, kept, day, more) -> None:
    traces = traced(found, start, milestones=accepted, routines=kept)
    assert set(ledger(traces, day)) <= set(ledger(traces, day + timedelta(days=more)))


@settings(max_examples=300)
@given(sightings, sightings, starts, days, st.sets(people))
def test_nothing_that_comes_later_takes_an_entry_away(found, later, start, day, left) -> None:
    so_far = [each for each in found if each.on <= day]
    then = [each for each in later if each.on > day]
    known = [each for each in start if each.on <= day]
    before = ledger(traced(so_far, known), day)
    after = ledger(traced([*so_far, *then], start), TODAY)
    assert set(before) <= set(after)
    assert all(reached(after)[pair] >= level for pair, level in reached(before).items())


@settings(max_examples=300)
@given(sightings, starts)
def test_in_short_nothing_is_lost(found, start) -> None:
    entries = ledger(traced(found, start), TODAY)
    short = in_short(entries)
    assert len({(each.who, each.about) for each in entries}) == len(short)
    for each in short:
        assert each.before is not None
        assert each.after is not None
        assert each.before < each.after
    assert ledger(traced(found, start), TODAY, DEFAULTS) == entries
