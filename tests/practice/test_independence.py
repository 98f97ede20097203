"""Independence: the worked example, its flags, and what counts as covered."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from workbench.model.skills import NeededSkill
from workbench.practice.competence import Freshness, Standing
from workbench.practice.constants import Constants
from workbench.practice.independence import Independence, flags, independence, needed_skills, people_needed

A, B, C, D = 1, 2, 3, 4
NAMES = {A: "A", B: "B", C: "C", D: "D"}
ANA, BO, ZED = 11, 12, 13


def at(level: int, state: Freshness = Freshness.FRESH) -> Standing:
    return Standing(level=level, state=state)


def need(skill: int, weight: int, people: int | None, level: int = 4) -> NeededSkill:
    return NeededSkill(project=1, skill=skill, weight=weight, required_level=level, required_people=people)


NEEDED = (need(A, 3, 2), need(B, 3, 2), need(C, 2, 1), need(D, 1, 1))
STANDINGS = {
    (ANA, A): at(4),
    (BO, A): at(5),
    (ANA, B): at(4),
    (BO, B): at(3),
    (ANA, C): at(4, Freshness.DUE),
    (ANA, D): at(4, Freshness.LAPSED),
    (BO, D): at(2),
}


def found(*needed: NeededSkill, people: tuple[int, ...] = (ANA, BO), **more: object) -> Independence:
    told = independence(needed, {**STANDINGS, **more.pop("standings", {})}, people, **more)  # type: ignore[arg-type,dict-item]
    assert told is not None
    return told


def test_the_worked_example() -> None:
    told = found(*NEEDED)
    assert (told.strict, told.on_the_way) == (Fraction(13, 18), Fraction(65, 72))
    assert (f"{float(told.strict):.1%}", f"{float(told.on_the_way):.1%}") == ("72.2%", "90.3%")


def test_the_worked_flags() -> None:
    assert flags(found(*NEEDED), NAMES) == ("nobody: D", "one person only: B")


def test_without_skills_there_is_no_figure() -> None:
    assert independence((), STANDINGS, (ANA, BO)) is None


def test_one_person_is_enough_where_one_is_needed() -> None:
    assert found(need(C, 2, 1)).one_only == ()
    assert found(need(C, 2, 2)).one_only == (C,)
    assert found(need(A, 2, 3)).one_only == ()


def test_more_able_people_than_needed_count_once() -> None:
    told = found(need(A, 3, 1))
    assert (told.strict, told.on_the_way, told.skills[0].able) == (1, 1, (BO, ANA))


@pytest.mark.parametrize(("level", "strict", "on_the_way"), [(3, 0, Fraction(3, 4)), (4, 1, 1), (5, 1, 1)])
def test_only_the_required_level_is_able(level: int, strict: int, on_the_way: Fraction) -> None:
    told = found(need(A, 2, 1), people=(ZED,), standings={(ZED, A): at(level)})
    assert (told.strict, told.on_the_way) == (strict, on_the_way)


@pytest.mark.parametrize(
    ("state", "strict"), [(None, 1), (Freshness.FRESH, 1), (Freshness.DUE, 1), (Freshness.LAPSED, 0)]
)
def test_due_still_counts_and_lapsed_does_not(state: Freshness | None, strict: int) -> None:
    told = found(need(A, 2, 1), people=(ZED,), standings={(ZED, A): Standing(level=4, state=state)})
    assert (told.strict, told.on_the_way) == (strict, strict)


def test_who_left_counts_for_nothing() -> None:
    told = found(*NEEDED, people=(ANA,))
    assert flags(told, NAMES) == ("nobody: D", "one person only: A", "one person only: B")
    assert found(need(A, 3, 2), people=()).strict == 0


def test_a_partners_people_stand_in_a_second_figure() -> None:
    assert found(*NEEDED).with_partners is None
    told = found(*NEEDED, partners=(ZED,), standings={(ZED, B): at(4)})
    assert (told.strict, told.with_partners) == (Fraction(13, 18), Fraction(16, 18))
    assert flags(told, NAMES) == ("nobody: D", "one person only: B")


def test_a_level_of_nothing_is_nobody() -> None:
    told = found(need(A, 1, 1, level=1), people=(ZED,), standings={(ZED, A): at(0)})
    assert (told.nobody, told.on_the_way) == ((A,), 0)


def test_the_best_people_are_the_ones_that_count_on_the_way() -> None:
    told = found(need(A, 1, 2), people=(ANA, BO, ZED), standings={(ANA, A): at(1), (BO, A): at(3), (ZED, A): at(2)})
    assert told.on_the_way == Fraction(3 + 2, 8)


def test_taught_skills_count_as_needed_until_the_list_is_edited() -> None:
    assert needed_skills(7, (), (A, B, A)) == (
        NeededSkill(project=7, skill=A, weight=2, required_level=4, required_people=1),
        NeededSkill(project=7, skill=B, weight=2, required_level=4, required_people=1),
    )
    assert needed_skills(7, NEEDED, (A, B, 99)) == NEEDED
    assert needed_skills(7, (), ()) == ()


@pytest.mark.parametrize(
    ("weight", "told", "expected"), [(1, None, 1), (2, None, 1), (3, None, 2), (3, 1, 1), (1, 4, 4)]
)
def test_two_people_are_needed_only_at_weight_3(weight: int, told: int | None, expected: int) -> None:
    assert people_needed(need(A, weight, told)) == expected


def test_the_settings_reach_the_figure() -> None:
    heavy = Constants(heavy_weight=2, heavy_people=3, needed_weight=1, needed_level=3, needed_people=2)
    assert people_needed(need(A, 2, None), heavy) == 3
    assert people_needed(need(A, 1, None), heavy) == 2
    assert needed_skills(7, (), (A,), heavy)[0] == replace(need(A, 1, 2, level=3), project=7)
