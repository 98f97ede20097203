"""What holds of levels whatever was seen: order of entry, good news, bad news."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.skills import Baseline
from workbench.model.transfer import Mode, Observation, Result, Source
from workbench.practice.competence import Change, history, standing

START = date(2026, 1, 1)
END = START + timedelta(days=80)
days = st.integers(0, 60).map(lambda count: START + timedelta(days=count))


def observations(results: st.SearchStrategy[Result]) -> st.SearchStrategy[Observation]:
    return st.builds(
        Observation,
        contact=st.just(1),
        skill=st.just(2),
        session=st.integers(1, 4),
        on=days,
        mode=st.sampled_from(Mode),
        result=results,
        source=st.sampled_from(Source),
        whole_task=st.sampled_from([True, True, True, False]),
    )


seen = st.lists(observations(st.sampled_from(Result)), max_size=12)
starts = st.none() | st.integers(0, 5).map(lambda level: Baseline(contact=1, skill=2, level=level, on=START))
fruits = st.dictionaries(st.integers(1, 4), st.none() | days)
"""Since when somebody stands at 3 whom the teaching of a session taught."""


@given(seen, starts, fruits, st.randoms())
def test_the_order_of_entry_never_matters(found, start, fruit, random) -> None:
    def reached(teaching: Observation) -> date | None:
        return fruit.get(teaching.session)

    shuffled = list(found)
    random.shuffle(shuffled)
    assert standing(found, start, END, reached=reached) == standing(shuffled, start, END, reached=reached)
    assert history(found, start, END, reached=reached) == history(shuffled, start, END, reached=reached)


@settings(max_examples=400)
@given(seen, observations(st.just(Result.CLEAN)), starts, fruits)
def test_good_news_never_lowers_a_level(found, good, start, fruit) -> None:
    before, after = levels(found, start, fruit), levels([*found, good], start, fruit)
    assert all(less <= more for less, more in zip(before, after, strict=True))


@settings(max_examples=400)
@given(seen, observations(st.just(Result.NOT_YET)), starts, fruits)
def test_bad_news_never_raises_a_level(found, bad, start, fruit) -> None:
    before, after = levels(found, start, fruit), levels([*found, bad], start, fruit)
    assert all(less <= more for less, more in zip(after, before, strict=True))


def levels(found: list[Observation], start: Baseline | None, fruit: dict[int, date | None]) -> list[int]:
    """The level and the unreported level on every tenth day."""
    told = []
    for count in range(0, 81, 10):
        each = standing(found, start, START + timedelta(days=count), reached=lambda seen: fruit.get(seen.session))
        told += [each.level, each.unreported_level]
    return told


@given(seen, starts, fruits)
def test_history_leads_without_a_gap_from_the_start_to_the_level(found, start, fruit) -> None:
    def reached(teaching: Observation) -> date | None:
        return fruit.get(teaching.session)

    changes: tuple[Change, ...] = history(found, start, END, reached=reached)
    level = start.level if start else 0
    for change in changes:
        assert change.before == level != change.after
        level = change.after
    assert level == standing(found, start, END, reached=reached).level
    assert [each.on for each in changes] == sorted(each.on for each in changes)


@given(seen, starts, days)
def test_what_comes_later_changes_no_earlier_day(found, start, day) -> None:
    so_far = [each for each in found if each.on <= day]
    assert standing(found, start, day) == standing(so_far, start, day)
    assert (
        history(found, start, day)
        == history(so_far, start, day)
        == history(found, start, END)[: len(history(so_far, start, day))]
    )


@given(seen, starts, fruits)
def test_a_level_stays_on_the_ladder_and_states_its_terms(found, start, fruit) -> None:
    told = standing(found, start, END, reached=lambda seen: fruit.get(seen.session))
    assert 0 <= told.unreported_level <= told.level <= 5
    assert (told.due_on is None) == (told.state is None) == (told.lapsed_on is None)
    if told.due_on and told.last_on and told.lapsed_on:
        assert told.last_on < told.due_on < told.lapsed_on
