"""The competence ladder, the refresher and the stalled learner, with the worked examples of 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from workbench.model.skills import Baseline
from workbench.model.transfer import Mode, Observation, Result, Session, Source
from workbench.practice.competence import Freshness, Standing, after, history, in_order, stalled, standing, step
from workbench.practice.constants import Constants
from workbench.practice.evidence import changes_of, gathered, reaching, standings, taught_in
from workbench.practice.fading import due, half_life, interval, lapsed

ANA, BO, CLARA = 1, 2, 3
YEAREND = date(2026, 12, 31)
MAPPING, FACILITATION = 11, 12


def on(day: int, month: int) -> date:
    return date(2026, month, day)


def seen(day: date, mode: str, result: str = "clean", source: str = "observed", **more: object) -> Observation:
    told = {"contact": ANA, "skill": MAPPING, **more}
    return Observation(on=day, mode=Mode(mode), result=Result(result), source=Source(source), **told)  # type: ignore[arg-type]


def level(*observations: Observation, start: int | None = None, as_of: date = YEAREND) -> int:
    return now(*observations, start=start, as_of=as_of).level


def now(*observations: Observation, start: int | None = None, as_of: date = YEAREND) -> Standing:
    return standing(observations, started(start), as_of)


def started(at: int | None) -> Baseline | None:
    return None if at is None else Baseline(contact=ANA, skill=MAPPING, level=at, on=on(1, 1))


LADDER = (
    (seen(on(2, 3), "show"), 1),
    (seen(on(9, 3), "together"), 2),
    (seen(on(16, 3), "coached", "helped"), 2),
    (seen(on(23, 3), "coached"), 3),
    (seen(on(30, 3), "solo", source="learner"), 3),
    (seen(on(2, 4), "solo", source="artefact"), 3),
    (seen(on(8, 4), "solo", source="client"), 4),
)
CLIMBED = tuple(each for each, _ in LADDER)
TAUGHT = seen(on(20, 4), "taught", session=9)


# The worked examples


@pytest.mark.parametrize("count", range(1, len(LADDER) + 1))
def test_the_worked_example_climbs_rung_by_rung(count: int) -> None:
    observations = [each for each, _ in LADDER[:count]]
    assert level(*observations) == LADDER[count - 1][1]


def test_the_worked_example_read_on_each_day() -> None:
    for each, expected in LADDER:
        assert level(*CLIMBED, as_of=each.on) == expected
        assert level(*CLIMBED, as_of=each.on - timedelta(days=1)) <= expected
    assert level(*CLIMBED, as_of=on(1, 3)) == 0


def test_the_worked_example_taught_and_nobody_reached_3_stays_4() -> None:
    assert standing((*CLIMBED, TAUGHT), None, on(31, 12), reached=lambda teaching: None).level == 4


def test_the_worked_example_taught_and_one_reached_3_is_5() -> None:
    assert standing((*CLIMBED, TAUGHT), None, on(31, 12), reached=lambda teaching: on(18, 4)).level == 5


def test_the_worked_example_not_yet_is_shaky_and_again_one_level_down() -> None:
    once = seen(on(1, 6), "solo", "not_yet")
    again = seen(on(15, 6), "solo", "not_yet")
    first, second = now(*CLIMBED, once), now(*CLIMBED, once, again)
    assert (first.level, first.shaky) == (4, True)
    assert (second.level, second.shaky) == (3, True)


def test_the_worked_intervals() -> None:
    assert [interval(rung) for rung in range(1, 6)] == [10, 19, 39, 63, 126]
    assert [interval(4, successes) for successes in range(5)] == [63, 94, 141, 212, 251]
    assert (half_life(4), due(on(8, 4), 4)) == (195, on(10, 6))


def test_the_worked_due_day_of_level_4_last_used_8_april() -> None:
    found = now(*CLIMBED)
    assert (found.last_on, found.successes, found.due_on) == (on(8, 4), 0, on(10, 6))


# What an observation supports


@pytest.mark.parametrize(
    ("mode", "clean", "helped"),
    [("show", 1, 1), ("together", 2, 1), ("coached", 3, 2), ("solo", 3, 3), ("taught", 3, 3)],
)
def test_what_one_observation_supports(mode: str, clean: int, helped: int) -> None:
    assert level(seen(on(2, 3), mode)) == clean
    assert level(seen(on(2, 3), mode, "helped")) == helped
    assert level(seen(on(2, 3), mode, "not_yet")) == 0


@pytest.mark.parametrize("mode", ["coached", "solo", "taught"])
@pytest.mark.parametrize("result", ["clean", "helped"])
def test_a_part_of_the_task_caps_at_2(mode: str, result: str) -> None:
    assert level(seen(on(2, 3), mode, result, whole_task=False)) == 2


def test_a_part_done_alone_is_no_solo_and_a_part_taught_no_teaching() -> None:
    parts = [seen(on(1, 3), "solo", whole_task=False), seen(on(20, 3), "solo", whole_task=False)]
    assert now(*parts).solo_count == 0
    assert level(*parts, seen(on(20, 4), "solo")) == 3
    part = replace(TAUGHT, whole_task=False)
    assert standing((*CLIMBED, part), None, on(31, 12), reached=lambda teaching: on(1, 1)).level == 4


@pytest.mark.parametrize(("days", "expected"), [(6, 3), (7, 4), (8, 4)])
def test_two_solos_at_least_7_days_apart(days: int, expected: int) -> None:
    first = seen(on(1, 3), "solo", source="client")
    assert level(first, seen(on(1, 3) + timedelta(days=days), "solo", source="client")) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("learner", "learner", 3),
        ("self", "learner", 3),
        ("learner", "observed", 4),
        ("artefact", "self", 4),
        ("client", "client", 4),
    ],
)
def test_one_of_the_two_solos_is_not_on_the_learners_own_word(first: str, second: str, expected: int) -> None:
    assert level(seen(on(1, 3), "solo", source=first), seen(on(8, 3), "solo", source=second)) == expected


def test_the_two_solos_need_not_follow_each_other() -> None:
    assert level(*(seen(on(day, 3), "solo", source="client") for day in (1, 4, 8))) == 4
    sources = {1: "client", 4: "client", 8: "learner"}
    assert level(*(seen(on(day, 3), "solo", source=source) for day, source in sources.items())) == 4
    # The one that somebody else vouches for is too close to either of the others.
    alone = [("learner", 1), ("client", 3), ("learner", 9)]
    assert level(*(seen(on(day, 3), "solo", source=source) for source, day in alone)) == 3


def test_a_helped_solo_is_not_one_of_the_two() -> None:
    assert level(seen(on(1, 3), "solo", "helped"), seen(on(10, 3), "solo", source="client")) == 3


def test_a_level_never_sinks_by_good_news() -> None:
    assert level(*CLIMBED, seen(on(1, 5), "show"), seen(on(2, 5), "together", "helped")) == 4


# Not yet


def test_not_yet_above_the_level_says_nothing() -> None:
    found = now(seen(on(1, 3), "together"), *(seen(on(day, 3), "coached", "not_yet") for day in (2, 3, 4)))
    assert (found.level, found.shaky) == (2, False)


def test_not_yet_at_the_level_counts_and_above_it_leaves_the_row() -> None:
    row = [seen(on(2, 3), "together", "not_yet"), seen(on(3, 3), "solo", "not_yet"), seen(on(4, 3), "show", "not_yet")]
    assert level(seen(on(1, 3), "together"), *row) == 1


@pytest.mark.parametrize("result", ["clean", "helped"])
def test_a_use_breaks_the_row(result: str) -> None:
    row = ["not_yet", result, "not_yet"]
    observations = [seen(on(2 + day, 3), "coached", each) for day, each in enumerate(row)]
    assert level(seen(on(1, 3), "coached"), *observations) == 3


def test_only_a_clean_use_clears_the_doubt() -> None:
    doubt = (*CLIMBED, seen(on(1, 6), "solo", "not_yet"))
    assert now(*doubt, seen(on(2, 6), "coached", "helped")).shaky
    assert now(*doubt, seen(on(2, 6), "show")).shaky
    assert not now(*doubt, seen(on(2, 6), "together")).shaky


def test_the_row_starts_anew_after_a_level_was_lost() -> None:
    misses = [seen(on(1, month), "show", "not_yet") for month in (6, 7, 8, 9)]
    assert [level(*CLIMBED, *misses[:count]) for count in range(5)] == [4, 4, 3, 3, 2]


def test_a_row_can_lead_down_to_nothing_and_no_further() -> None:
    misses = [seen(on(day, 3), "show", "not_yet") for day in range(2, 9)]
    assert level(seen(on(1, 3), "show"), *misses) == 0


def test_after_a_lost_level_one_more_solo_wins_it_back() -> None:
    lost = (*CLIMBED, seen(on(1, 6), "solo", "not_yet"), seen(on(15, 6), "solo", "not_yet"))
    found = now(*lost)
    assert (found.level, found.solo_count, found.solo_lacks) == (3, 1, "a clean one again")
    assert level(*lost, seen(on(20, 6), "solo", source="learner")) == 4


def test_a_setting_can_ask_for_three_in_a_row() -> None:
    misses = [seen(on(day, 6), "solo", "not_yet") for day in (1, 2, 3)]
    strict = Constants(misses_in_a_row=3)
    assert standing((*CLIMBED, *misses[:2]), None, on(31, 12), strict).level == 4
    assert standing((*CLIMBED, *misses), None, on(31, 12), strict).level == 3


def test_a_first_not_yet_after_a_starting_level_is_one_and_not_two() -> None:
    found = now(seen(on(1, 3), "together", "not_yet"), start=2)
    assert (found.level, found.shaky) == (2, True)


def test_a_solo_that_makes_no_pair_of_its_own_wins_nothing_back() -> None:
    lost = [
        seen(on(1, 3), "solo", source="learner"),
        seen(on(8, 3), "solo", source="client"),
        seen(on(9, 3), "solo", "not_yet"),
        seen(on(10, 3), "solo", "not_yet"),
    ]
    found = now(*lost, seen(on(11, 3), "solo", source="learner"))
    assert (found.level, found.solo_count, found.solo_lacks) == (3, 1, "a clean one again")


# Level 5


def test_teaching_counts_from_the_day_on_which_somebody_taught_can_do_it() -> None:
    for as_of, expected in ((on(30, 4), 4), (on(1, 5), 5)):
        assert standing((*CLIMBED, TAUGHT), None, as_of, reached=lambda teaching: on(1, 5)).level == expected


def test_teaching_before_level_4_counts_once_level_4_is_there() -> None:
    early = seen(on(1, 4), "taught")
    at_3 = (*CLIMBED[:-1], early)
    assert standing(at_3, None, on(7, 4), reached=lambda teaching: on(1, 4)).level == 3
    assert standing((*at_3, CLIMBED[-1]), None, on(8, 4), reached=lambda teaching: on(1, 4)).level == 5


def test_a_helped_teaching_gives_no_5() -> None:
    helped = seen(on(20, 4), "taught", "helped")
    assert standing((*CLIMBED, helped), None, on(31, 12), reached=lambda teaching: on(1, 1)).level == 4


def test_a_lost_5_is_won_back_by_a_solo_or_another_teaching() -> None:
    misses = [seen(on(1, 6), "taught", "not_yet"), seen(on(2, 6), "show", "not_yet")]
    lost = (*CLIMBED, TAUGHT, *misses)

    def then(*more: Observation) -> int:
        return standing((*lost, *more), None, on(31, 12), reached=lambda teaching: on(1, 1)).level

    assert then() == 4
    assert then(seen(on(3, 6), "coached")) == 4
    assert then(seen(on(3, 6), "taught")) == 5
    assert then(seen(on(20, 6), "solo", source="client")) == 5


def test_the_success_of_the_taught_ends_a_row_but_clears_no_doubt() -> None:
    row = [seen(on(1, 6), "solo", "not_yet"), seen(on(20, 6), "solo", "not_yet")]
    found = standing((*CLIMBED, TAUGHT, *row), None, on(31, 12), reached=lambda teaching: on(10, 6))
    assert (found.level, found.shaky) == (5, True)


def test_each_teaching_that_bears_fruit_ends_a_row_of_misses() -> None:
    days = {on(20, 4): on(1, 5), on(21, 4): on(10, 6)}
    row = [seen(on(1, 6), "solo", "not_yet"), seen(on(20, 6), "solo", "not_yet")]
    both = (*CLIMBED, TAUGHT, seen(on(21, 4), "taught"))
    assert standing((*both, *row), None, on(31, 12), reached=lambda teaching: days[teaching.on]).level == 5
    assert standing((*both[:-1], *row), None, on(31, 12), reached=lambda teaching: days[teaching.on]).level == 4


def test_two_teachings_are_taken_in_the_order_in_which_they_bear_fruit() -> None:
    days = {on(20, 4): on(1, 9), on(21, 4): on(1, 7)}
    both = (*CLIMBED, TAUGHT, seen(on(21, 4), "taught"))
    changes = history(both, None, on(31, 12), reached=lambda teaching: days[teaching.on])
    assert [(each.on, each.after) for each in changes[-1:]] == [(on(1, 7), 5)]


def test_a_starting_level_of_5_stands_until_it_is_doubted() -> None:
    assert level(start=5) == 5
    assert level(*(seen(on(day, 2), "taught", "not_yet") for day in (1, 2)), start=5) == 4


# Who was taught


def session_of(*learners: int) -> Session:
    return Session(id=9, on=TAUGHT.on, learners=learners, skills=(MAPPING,))


def test_level_5_follows_from_the_taught_persons_own_evidence() -> None:
    bo = seen(on(1, 5), "coached", contact=BO)
    evidence = gathered((*CLIMBED, TAUGHT, bo), (), (session_of(ANA, BO),))
    for as_of, expected in ((on(30, 4), 4), (on(1, 5), 5)):
        assert standings(evidence, as_of)[ANA, MAPPING].level == expected
    assert changes_of(evidence, (ANA, MAPPING), on(1, 5))[-1].on == on(1, 5)


def test_level_5_goes_when_the_taught_person_no_longer_stands_at_3() -> None:
    bo = [seen(on(1, 5), "coached", contact=BO), *(seen(on(d, 6), "coached", "not_yet", contact=BO) for d in (1, 2))]
    evidence = gathered((*CLIMBED, TAUGHT, *bo), (), (session_of(ANA, BO),))
    assert standings(evidence, on(1, 6))[ANA, MAPPING].level == 5
    assert standings(evidence, on(2, 6))[ANA, MAPPING].level == 4


def test_the_taught_are_the_others_at_the_session_but_not_who_taught_with_her() -> None:
    beside = [seen(TAUGHT.on, "taught", session=9, contact=CLARA), seen(TAUGHT.on, "show", session=9, contact=BO)]
    evidence = gathered((TAUGHT, *beside), (), (session_of(ANA, CLARA),))
    assert taught_in(evidence, TAUGHT) == {BO}
    assert taught_in(evidence, replace(TAUGHT, session=None)) == frozenset()
    assert taught_in(evidence, replace(TAUGHT, session=77)) == frozenset()


def test_a_session_on_another_skill_taught_nobody_this_one() -> None:
    other = replace(session_of(ANA, BO), skills=(FACILITATION,))
    assert taught_in(gathered((TAUGHT,), (), (other,)), TAUGHT) == frozenset()


def test_the_first_day_of_the_unbroken_run_at_3_counts() -> None:
    bo = [
        seen(on(1, 2), "coached", contact=BO),
        *(seen(on(d, 3), "coached", "not_yet", contact=BO) for d in (1, 2)),
        seen(on(1, 5), "coached", contact=BO),
        seen(on(9, 5), "solo", contact=BO),
        seen(on(18, 5), "solo", contact=BO),
    ]
    evidence = gathered((TAUGHT, *bo), (), (session_of(ANA, BO),))
    assert reaching(evidence, on(31, 12))(TAUGHT) == on(1, 5)
    assert reaching(evidence, on(15, 3))(TAUGHT) is None


@pytest.mark.parametrize(("start", "since"), [(2, None), (3, on(1, 1))])
def test_one_who_could_do_it_from_the_start_stands_since_then(start: int, since: date | None) -> None:
    told = Baseline(contact=BO, skill=MAPPING, level=start, on=on(1, 1))
    evidence = gathered((TAUGHT,), (told,), (session_of(ANA, BO),))
    assert reaching(evidence, on(31, 12))(TAUGHT) == since
    assert reaching(evidence, on(1, 1))(TAUGHT) == since
    assert reaching(evidence, on(1, 1) - timedelta(days=1))(TAUGHT) is None


def test_the_first_of_several_taught_people_counts() -> None:
    taught = [seen(on(1, 6), "coached", contact=BO), seen(on(1, 5), "coached", contact=CLARA)]
    evidence = gathered((TAUGHT, *taught), (), (session_of(ANA, BO, CLARA, 4),))
    assert reaching(evidence, on(31, 12))(TAUGHT) == on(1, 5)


def test_two_who_taught_each_other_are_both_5() -> None:
    def of(person: int) -> list[Observation]:
        return [replace(each, contact=person) for each in CLIMBED]

    back = seen(on(21, 4), "taught", session=10, contact=BO)
    there = Session(id=10, on=back.on, learners=(ANA,), skills=(MAPPING,))
    evidence = gathered((*of(ANA), *of(BO), TAUGHT, back), (), (session_of(BO), there))
    assert {each.level for each in standings(evidence, on(31, 12)).values()} == {5}


def test_standings_of_the_pairs_that_are_asked_for() -> None:
    evidence = gathered(CLIMBED, (Baseline(contact=BO, skill=MAPPING, level=2, on=on(1, 1)),))
    assert {pair: each.level for pair, each in standings(evidence, on(31, 12)).items()} == {
        (ANA, MAPPING): 4,
        (BO, MAPPING): 2,
    }
    asked = standings(evidence, on(31, 12), pairs=[(CLARA, MAPPING)])
    assert asked == {(CLARA, MAPPING): Standing()}


# The starting level


def test_the_starting_level_is_where_the_climb_begins() -> None:
    found = now(seen(on(2, 3), "show"), start=2)
    assert (found.level, found.baseline, found.gained) == (2, 2, 0)
    assert now(seen(on(2, 3), "coached"), start=2).gained == 1
    assert now(seen(on(2, 3), "coached")).gained == 3
    assert now().baseline is None
    assert now(start=0).baseline == 0


def test_gained_is_never_less_than_nothing() -> None:
    assert now(*(seen(on(day, 3), "show", "not_yet") for day in (1, 2)), start=2).gained == 0


def test_a_starting_level_is_not_known_before_its_day_and_covers_what_came_before() -> None:
    told = Baseline(contact=ANA, skill=MAPPING, level=2, on=on(1, 4))
    assert standing((), told, on(31, 3)).level == 0
    assert standing((), told, on(1, 4)).level == 2
    assert standing((seen(on(31, 3), "coached"),), told, on(1, 5)).level == 2
    assert standing((seen(on(1, 4), "coached"),), told, on(1, 5)).level == 3


@pytest.mark.parametrize(
    ("start", "mode", "asked"), [(None, "together", True), (1, "together", False), (1, "coached", True)]
)
def test_a_jump_of_two_asks_about_the_starting_level(start: int | None, mode: str, asked: bool) -> None:
    assert now(seen(on(2, 3), mode), start=start).jump is asked


def test_the_question_is_about_the_last_rise() -> None:
    assert not now(seen(on(2, 3), "together"), seen(on(3, 3), "coached")).jump
    fall = [seen(on(day, 3), "coached", "not_yet") for day in (4, 5)]
    found = now(seen(on(3, 3), "coached"), *fall)
    assert (found.jump, found.raised_on, found.level) == (True, on(3, 3), 2)


# Evidence that is not on the learner's own word


def test_what_holds_without_the_learners_own_word() -> None:
    assert now(*CLIMBED).unreported_level == 3
    assert now(seen(on(2, 3), "coached", source="learner")).unreported_level == 0
    assert now(seen(on(2, 3), "coached", source="self"), seen(on(3, 3), "together")).unreported_level == 2
    assert now(seen(on(2, 3), "coached")).unreported_level == 3


def test_what_the_learner_says_against_themselves_counts() -> None:
    misses = [seen(on(day, 3), "coached", "not_yet", "learner") for day in (3, 4)]
    assert now(seen(on(2, 3), "coached"), *misses).unreported_level == 2


# History


def test_history_tells_each_change_with_what_moved_it() -> None:
    changes = history((*CLIMBED, TAUGHT), None, on(31, 12), reached=lambda teaching: on(1, 5))
    assert [(each.on, each.before, each.after) for each in changes] == [
        (on(2, 3), 0, 1),
        (on(9, 3), 1, 2),
        (on(23, 3), 2, 3),
        (on(8, 4), 3, 4),
        (on(1, 5), 4, 5),
    ]
    assert [each.observation for each in changes] == [CLIMBED[0], CLIMBED[1], CLIMBED[3], CLIMBED[6], TAUGHT]
    assert [each.why for each in changes] == [
        "show, clean",
        "together, clean",
        "coached, clean",
        "solo, clean, spaced from the first",
        "taught somebody, who can do it since 1 May 2026: taught on 20 Apr 2026",
    ]


def test_a_fifth_level_on_the_day_of_the_teaching_tells_one_day() -> None:
    [*_, last] = history((*CLIMBED, TAUGHT), None, on(31, 12), reached=lambda teaching: on(1, 4))
    assert (last.on, last.why) == (TAUGHT.on, "taught somebody, who can do it now")


def test_history_tells_why_a_level_was_lost_or_came_with_help() -> None:
    misses = [seen(on(day, 3), "together", "not_yet") for day in (2, 3)]
    changes = history((seen(on(1, 3), "coached", "helped"), *misses), None, on(31, 12))
    assert [each.why for each in changes] == ["coached, with help", "2 not yet in a row"]
    assert [each.why for each in history((TAUGHT,), None, on(31, 12))] == ["taught, clean"]
    early = history(
        (*CLIMBED[:-1], seen(on(1, 4), "taught"), CLIMBED[-1]), None, on(31, 12), reached=lambda _: on(1, 4)
    )
    assert early[-1].why == "solo, clean, after teaching somebody"


def test_history_ends_on_the_day_asked_for() -> None:
    assert history(CLIMBED, None, on(8, 3)) == history(CLIMBED[:1], None, on(31, 12))


# The order of entry


def test_the_order_of_entry_within_a_day_changes_nothing() -> None:
    day = [
        seen(on(1, 6), "solo", "not_yet"),
        seen(on(1, 6), "coached", "not_yet"),
        seen(on(1, 6), "together", "helped"),
        seen(on(1, 6), "solo", source="client"),
        seen(on(1, 6), "solo", source="learner"),
    ]
    found = {(now(*CLIMBED, *order), history((*CLIMBED, *order), None, on(31, 12))) for order in permutations(day)}
    assert len(found) == 1


def test_two_of_a_kind_on_one_day_are_told_apart_by_their_session() -> None:
    twins = [seen(on(1, 3), "coached", session=session, contact=ANA) for session in (None, 7, 8)]
    found = {history(order, None, on(31, 12)) for order in permutations(twins)}
    assert [each[0].observation.session for each in found] == [None]
    assert in_order(reversed(twins)) == twins


def test_within_a_day_the_good_comes_after_the_bad() -> None:
    bad, helped, good = (seen(on(1, 6), "solo", result) for result in ("not_yet", "helped", "clean"))
    assert in_order([good, helped, bad]) == [bad, helped, good]
    assert not now(*CLIMBED, good, bad).shaky


# The refresher


def test_half_life_grows_with_each_spaced_success_up_to_four_times() -> None:
    assert [half_life(4, successes) for successes in (0, 1, 2, 3, 4, 5000)] == [195, 292.5, 438.75, 658.125, 780, 780]


@pytest.mark.parametrize(("days", "successes"), [(31, 0), (32, 1)])
def test_a_clean_use_half_an_interval_after_the_last_is_spaced(days: int, successes: int) -> None:
    found = now(*CLIMBED, seen(on(8, 4) + timedelta(days=days), "coached"))
    assert (found.successes, found.last_on) == (successes, on(8, 4) + timedelta(days=days))
    assert found.due_on == due(found.last_on, 4, successes)


@pytest.mark.parametrize(("days", "successes"), [(4, 0), (5, 1)])
def test_exactly_half_an_interval_is_enough(days: int, successes: int) -> None:
    assert now(seen(on(1, 3), "show"), seen(on(1 + days, 3), "show")).successes == successes


@pytest.mark.parametrize(("days", "successes"), [(46, 1), (47, 2)])
def test_the_next_success_is_spaced_by_the_longer_interval(days: int, successes: int) -> None:
    first = on(8, 4) + timedelta(days=40)
    uses = (seen(first, "coached"), seen(first + timedelta(days=days), "coached"))
    assert now(*CLIMBED, *uses).successes == successes


def test_a_helped_use_refreshes_but_is_no_success() -> None:
    found = now(*CLIMBED, seen(on(1, 7), "solo", "helped"))
    assert (found.last_on, found.successes) == (on(1, 7), 0)


def test_successes_are_counted_at_the_present_level() -> None:
    twice = (seen(on(1, 1), "coached"), seen(on(1, 3), "coached"), seen(on(1, 5), "coached"))
    assert now(*twice).successes == 2
    assert now(*twice, seen(on(2, 6), "coached", "not_yet"), seen(on(3, 6), "coached", "not_yet")).successes == 0
    assert now(*twice, *(seen(on(day, 6), "solo") for day in (1, 8))).successes == 0


def test_a_half_of_an_odd_interval_is_not_rounded_down() -> None:
    first = seen(on(1, 3), "coached")  # 39 days: half is 19.5
    assert [now(first, seen(on(1, 3) + timedelta(days=days), "coached")).successes for days in (19, 20)] == [0, 1]


def test_not_yet_is_no_use_and_to_watch_is_one_only_for_a_beginner() -> None:
    assert now(*CLIMBED, seen(on(1, 7), "solo", "not_yet")).last_on == on(8, 4)
    assert now(*CLIMBED, seen(on(1, 7), "show")).last_on == on(8, 4)
    assert now(*CLIMBED, seen(on(1, 7), "show")).seen_on == on(1, 7)
    assert now(seen(on(1, 3), "show"), seen(on(9, 3), "show")).last_on == on(9, 3)
    assert now(seen(on(1, 3), "together"), seen(on(9, 3), "show")).last_on == on(1, 3)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        (on(9, 6), Freshness.FRESH),
        (on(10, 6), Freshness.DUE),
        (on(20, 10), Freshness.DUE),
        (on(21, 10), Freshness.LAPSED),
    ],
)
def test_fresh_until_due_and_lapsed_once_under_half_is_left(as_of: date, state: Freshness) -> None:
    found = now(*CLIMBED, as_of=as_of)
    assert (found.state, found.lapsed_on) == (state, on(21, 10))


def test_exactly_half_left_is_not_lapsed_and_a_broken_day_is_rounded_up() -> None:
    assert lapsed(on(1, 1), 4) - on(1, 1) == timedelta(days=196)
    assert lapsed(on(1, 1), 4, 1) - on(1, 1) == timedelta(days=293)


def test_nothing_falls_due_before_the_first_use_nor_at_level_0() -> None:
    for found in (now(start=4), now(seen(on(1, 3), "show", "not_yet")), now()):
        assert (found.due_on, found.lapsed_on, found.state) == (None, None, None)
    gone = now(seen(on(1, 3), "show"), *(seen(on(day, 3), "show", "not_yet") for day in (2, 3)))
    assert (gone.level, gone.state, gone.last_on) == (0, None, on(1, 3))


def test_the_first_use_after_a_starting_level_is_no_spaced_success() -> None:
    uses = (seen(on(1, 9), "coached"), seen(on(1, 11), "coached"))
    assert [now(*uses[:count], start=4).successes for count in (1, 2)] == [0, 1]


# Level now and after


def chip(before: tuple[Observation, ...], new: Observation, start: int | None = None) -> str:
    then = after(before, new, started(start), on(31, 12))
    return step(now(*before, start=start), then, new)


def test_a_new_observation_tells_the_level_now_and_after() -> None:
    assert chip(CLIMBED[:1], CLIMBED[1]) == "1>2"
    assert chip(CLIMBED[:2], CLIMBED[2]) == "2=2"
    assert chip(CLIMBED[:4], CLIMBED[4]) == "solo 1 of 2: stays 3"
    assert chip(CLIMBED[:5], CLIMBED[5]) == "solo 1 of 2: stays 3"
    assert chip(CLIMBED[:6], CLIMBED[6]) == "3>4"
    assert chip(CLIMBED, seen(on(1, 6), "solo", "not_yet")) == "4 shaky"
    assert chip(CLIMBED, seen(on(1, 6), "solo")) == "4=4"
    assert chip((), CLIMBED[4], start=3) == "solo 1 of 2: stays 3"
    assert chip((), CLIMBED[4]) == "0>3"


def test_two_solos_that_are_not_enough_say_what_is_lacking() -> None:
    own = seen(on(1, 3), "solo", source="learner")
    assert chip((own,), seen(on(9, 3), "solo", source="self")) == "solo 2 of 2, lacks another's word: stays 3"
    near = (own, seen(on(3, 3), "solo", source="client"))
    assert chip(near, seen(on(9, 3), "solo", source="self")) == "solo 2 of 2, lacks one more, spaced: stays 3"


def test_what_is_not_a_clean_solo_speaks_of_no_solos() -> None:
    assert chip(CLIMBED[:5], seen(on(1, 4), "coached")) == "3=3"
    assert chip(CLIMBED[:5], seen(on(1, 4), "solo", "helped")) == "3=3"


@pytest.mark.parametrize(
    ("days", "count", "lacks"), [(6, 1, "a second, 7 days or more after the first"), (7, 2, "another's word")]
)
def test_how_many_solos_there_are(days: int, count: int, lacks: str) -> None:
    own = [seen(on(1, 3) + timedelta(days=each), "solo", source="learner") for each in (0, days)]
    assert (now(*own).solo_count, now(*own).solo_lacks) == (count, lacks)


def test_at_level_4_no_solo_is_lacking() -> None:
    assert (now(*CLIMBED).solo_count, now(*CLIMBED).solo_lacks) == (2, "")
    once = now(seen(on(1, 3), "solo"), start=4)
    assert (once.solo_count, once.solo_lacks) == (1, "")


# Stalled


@pytest.mark.parametrize(("days", "planned", "expected"), [(20, False, False), (21, False, True), (21, True, False)])
def test_a_learner_stalls_after_21_days_without_a_plan(days: int, planned: bool, expected: bool) -> None:
    found = now(seen(on(1, 3), "together"))
    assert stalled(found, 4, planned, on(1, 3) + timedelta(days=days)) is expected


def test_who_is_there_or_was_never_seen_does_not_stall() -> None:
    found = now(seen(on(1, 3), "together"))
    assert stalled(found, 3, False, on(31, 12))
    assert not stalled(found, 2, False, on(31, 12))
    assert not stalled(now(start=1), 4, False, on(31, 12))
