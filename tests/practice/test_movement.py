"""Movement: where projects stood at the end of the last quarters, by what was known on those days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.practice.apollo import EXPERIENCED, GAINED, MEMORIES, SERVED, TODAY, TRANSFORMED
from workbench.model.projects import Milestone, Stage
from workbench.practice.facts import Facts
from workbench.practice.movement import QUARTERS, Quarter, Stand, movement, quarter_of, quarters, tallied
from workbench.practice.progression import progress

LONG_AGO = date(2020, 1, 1)


def letters(stands: tuple[Stand, ...]) -> str:
    """One sign a quarter: `-` not begun, `·` unproven, else the stage's first letter."""
    told = []
    for each in stands:
        stage = each.delivered.stage if each.delivered else None
        told.append("-" if each.delivered is None else (stage or "·")[0])
    return "".join(told)


@pytest.mark.parametrize(
    ("day", "quarter", "last"),
    [
        (date(2026, 1, 1), Quarter(2026, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), Quarter(2026, 2), date(2026, 6, 30)),
        (date(2026, 7, 1), Quarter(2026, 3), date(2026, 9, 30)),
        (date(2026, 12, 31), Quarter(2026, 4), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_quarter(day: date, quarter: Quarter, last: date) -> None:
    assert quarter_of(day) == quarter
    assert quarter.last_day == last


def test_the_last_eight_quarters_run_over_the_turn_of_the_year_and_end_with_the_present_one() -> None:
    found = quarters(date(2026, 2, 3))
    assert len(found) == QUARTERS == 8
    assert [str(each) for each in found] == ["Q2 24", "Q3 24", "Q4 24", "Q1 25", "Q2 25", "Q3 25", "Q4 25", "Q1 26"]


def test_a_past_quarter_is_judged_on_its_last_day_and_the_present_one_today() -> None:
    stands = movement(SERVED, LONG_AGO, date(2026, 5, 10))
    assert [each.on for each in stands[-2:]] == [date(2026, 3, 31), date(2026, 5, 10)]


def test_history_is_what_the_rules_say_of_each_day_by_itself() -> None:
    for each in movement(TRANSFORMED, LONG_AGO, TODAY):
        assert each.delivered == progress(TRANSFORMED, each.on).delivered


def test_a_project_has_no_stage_before_it_began() -> None:
    assert letters(movement(SERVED, date(2026, 1, 5), TODAY)) == "------ss"
    assert letters(movement(SERVED, date(2026, 4, 1), TODAY)) == "-------s"
    assert letters(movement(SERVED, date(2026, 6, 30), TODAY)) == "-------s"
    assert letters(movement(SERVED, date(2026, 7, 1), TODAY)) == "--------"


def test_a_project_moves_when_its_evidence_is_dated() -> None:
    assert letters(movement(EXPERIENCED, date(2026, 1, 5), TODAY)) == "------se"
    assert letters(movement(replace(GAINED, memories=MEMORIES), date(2026, 1, 5), TODAY)) == "------se"
    assert letters(movement(TRANSFORMED, date(2026, 1, 5), TODAY)) == "------st"


def test_what_was_lost_later_changes_no_earlier_quarter() -> None:
    refused = Milestone(id=9, project=1, text="report", rejected_on=date(2026, 5, 2))
    lost = replace(SERVED, milestones=(*SERVED.milestones, refused))
    assert letters(movement(lost, date(2026, 1, 5), TODAY)) == "------s·"


def test_all_together_are_counted_by_stage_and_quarter() -> None:
    def stands(facts: Facts, begun: date) -> tuple[Stand, ...]:
        return movement(facts, begun, TODAY, count=2)

    found = tallied([stands(SERVED, date(2026, 1, 5)), stands(EXPERIENCED, LONG_AGO), stands(SERVED, TODAY)])
    assert [str(each.quarter) for each in found] == ["Q1 26", "Q2 26"]
    assert dict(found[0].projects) == {Stage.SERVICES: 2}
    assert dict(found[1].projects) == {Stage.SERVICES: 2, Stage.EXPERIENCE: 1}


def test_nothing_is_counted_where_there_is_no_project() -> None:
    assert tallied([]) == ()
    (only,) = tallied([movement(SERVED, date(2027, 1, 1), TODAY, count=1)])
    assert sum(only.projects.values()) == 0
