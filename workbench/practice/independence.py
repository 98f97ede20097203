"""How far a client can do without us: what a project needs to leave behind, and in how many people it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from workbench.model.skills import NeededSkill
from workbench.practice.competence import Freshness, Standing
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.evidence import Pair

_LAPSED = Freshness.LAPSED


@dataclass(frozen=True)
class Coverage:
    """How one needed skill is covered. `able` are the people at the required level now, best first.

    `reached` sums the levels of the best people needed, none above the required one. `strict` counts only the
    able, `on_the_way` what the best reach of the level; both are shares from 0 to 1.
    """

    skill: int
    weight: int
    required_level: int
    required_people: int
    able: tuple[int, ...]
    reached: int

    @property
    def strict(self) -> Fraction:
        """The share of the people needed who are able."""
        return min(Fraction(1), Fraction(len(self.able), self.required_people))

    @property
    def on_the_way(self) -> Fraction:
        """The share of the levels needed that the best people reach."""
        return Fraction(self.reached, self.required_people * self.required_level)

    @property
    def covered(self) -> bool:
        """Whether it stands in as many people as needed."""
        return len(self.able) >= self.required_people

    @property
    def one_only(self) -> bool:
        """Whether it rests on a single person, where more are needed."""
        return len(self.able) == 1 < self.required_people


@dataclass(frozen=True)
class Independence:
    """The share of the needed skills, by weight, that the client's people hold: exact fractions from 0 to 1.

    `with_partners` is the strict share if a partner's people are counted too; None where no partner is there.
    """

    strict: Fraction
    on_the_way: Fraction
    skills: tuple[Coverage, ...]
    with_partners: Fraction | None = None

    @property
    def nobody(self) -> tuple[int, ...]:
        """The skills at which nobody is able."""
        return tuple(each.skill for each in self.skills if not each.able)

    @property
    def flagged(self) -> tuple[int, ...]:
        """The skills that are weak spots, in the order in which `flags` tells them."""
        return (*self.nobody, *self.one_only)

    @property
    def one_only(self) -> tuple[int, ...]:
        """The skills that rest on one person where more are needed."""
        return tuple(each.skill for each in self.skills if each.one_only)


def needed_skills(
    project: int, listed: Collection[NeededSkill], taught: Iterable[int], constants: Constants = DEFAULTS
) -> tuple[NeededSkill, ...]:
    """What the project needs: the list, or until there is one every skill `taught` on it, once each."""
    if listed:
        return tuple(listed)
    return tuple(
        NeededSkill(
            project=project,
            skill=skill,
            weight=constants.needed_weight,
            required_level=constants.needed_level,
            required_people=constants.needed_people,
        )
        for skill in dict.fromkeys(taught)
    )


def people_needed(needed: NeededSkill, constants: Constants = DEFAULTS) -> int:
    """In how many people a skill is to stand, where the list does not say: two at weight 3, else one."""
    if needed.required_people is not None:
        return needed.required_people
    return constants.heavy_people if needed.weight >= constants.heavy_weight else constants.needed_people


def independence(
    needed: Collection[NeededSkill],
    standings: Mapping[Pair, Standing],
    people: Collection[int],
    partners: Collection[int] = (),
    constants: Constants = DEFAULTS,
) -> Independence | None:
    """The independence of a project; None where it needs no skills.

    `people` are the client's who are still there, `partners` the partners' people who are; whoever left is in
    neither. A lapsed level counts for nothing, one that is due still counts.
    """
    if not needed:
        return None
    skills = tuple(_covered(each, standings, people, constants) for each in needed)
    both = None
    if partners:
        everybody = (*people, *partners)
        both, _ = _shares([_covered(each, standings, everybody, constants) for each in needed])
    return Independence(*_shares(skills), skills, both)


def flags(found: Independence, names: Mapping[int, str]) -> tuple[str, ...]:
    """The weak spots in words, by the skills' `names`: what nobody can do, and what rests on one person."""
    nobody = tuple(f"nobody: {names[skill]}" for skill in found.nobody)
    return nobody + tuple(f"one person only: {names[skill]}" for skill in found.one_only)


def percent(share: Fraction) -> int:
    """A share as whole per cent, rounded down: a threshold is never told as reached before it is."""
    return int(share * 100)


def _covered(
    needed: NeededSkill, standings: Mapping[Pair, Standing], people: Iterable[int], constants: Constants
) -> Coverage:
    required, count, skill = needed.required_level, people_needed(needed, constants), needed.skill
    held = [
        (-found.level, person)
        for person in people
        if (found := standings.get((person, skill))) is not None and found.state is not _LAPSED
    ]
    held.sort()
    able = tuple(person for level, person in held if -level >= required)
    reached = sum(min(-level, required) for level, _ in held[:count])
    return Coverage(skill, needed.weight, required, count, able, reached)


def _shares(skills: Sequence[Coverage]) -> tuple[Fraction, Fraction]:
    """The means of the strict share and of that on the way over the skills, by weight.

    In whole numbers over one denominator: a fraction for each skill of hundreds of projects takes a second.
    """
    people = lcm(*(each.required_people for each in skills))
    levels = lcm(*(each.required_people * each.required_level for each in skills))
    weights = strict = on_the_way = 0
    for each in skills:
        weights += each.weight
        strict += each.weight * min(len(each.able), each.required_people) * (people // each.required_people)
        on_the_way += each.weight * each.reached * (levels // (each.required_people * each.required_level))
    return Fraction(strict, people * weights), Fraction(on_the_way, levels * weights)
