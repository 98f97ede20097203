"""All that was seen of some people, by person and skill: who stands where, and who was taught by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from workbench.model.skills import Baseline
from workbench.model.transfer import Mode, Observation, Result, Session, Setting, Source
from workbench.practice.competence import Change, Reached, Standing, history, in_order, nobody, standing
from workbench.practice.constants import DEFAULTS, Constants

_TAUGHT = Mode.TAUGHT
_ALONE = frozenset({Mode.SOLO, Mode.TAUGHT})
_SHOWN = frozenset({Source.ARTEFACT, Source.CLIENT})
_UNREAL = frozenset({Setting.EXERCISE, Setting.CLASSROOM})

Pair = tuple[int, int]
"""A contact's id and a skill's."""


class Known(Protocol):
    """Who can do what, on any day: worked out from the log (`Evidence`), or kept from when it was."""

    def stood(self, pairs: Iterable[Pair], as_of: date, constants: Constants) -> Mapping[Pair, Standing]:
        """Where each pair stood on a day; no pair of which nothing was known."""

    def unaided(self, people: Iterable[int], skills: Iterable[int]) -> Iterable[tuple[date, int]]:
        """Each day on which one of `people` used one of `skills` unaided on real work (see `is_unaided`), with who."""

    def moved(self, people: Iterable[int], skills: Iterable[int], since: date, until: date) -> Collection[Pair] | None:
        """The pairs that may stand elsewhere on one of two days than on the other; None: any may."""


@dataclass(frozen=True)
class Evidence:
    """Observations of each pair in order, its baseline, and who was at the sessions in which somebody taught.

    `attended` and `teachers` are ids of contacts, by session and skill. `practised` are the sessions that were an
    exercise or a class, and no real work. `half_lives` are in percent of the usual one, by skill, where they differ.
    """

    seen: Mapping[Pair, Sequence[Observation]] = field(default_factory=dict)
    baselines: Mapping[Pair, Baseline] = field(default_factory=dict)
    attended: Mapping[Pair, frozenset[int]] = field(default_factory=dict)
    teachers: Mapping[Pair, frozenset[int]] = field(default_factory=dict)
    practised: frozenset[int] = frozenset()
    half_lives: Mapping[int, int] = field(default_factory=dict)

    @property
    def pairs(self) -> set[Pair]:
        """Every pair of which anything is known."""
        return {*self.seen, *self.baselines}

    def stood(self, pairs: Iterable[Pair], as_of: date, constants: Constants) -> Mapping[Pair, Standing]:
        """Where each pair stood on a day, as far as anything is known."""
        return standings(
            self, as_of, constants, [each for each in pairs if each in self.seen or each in self.baselines]
        )

    def unaided(self, people: Iterable[int], skills: Iterable[int]) -> Iterable[tuple[date, int]]:
        """Each day of unaided use on real work, with who."""
        of = tuple(skills)
        return [(on, person) for person in people for skill in of for on in self.unaided_days((person, skill))]

    def unaided_days(self, pair: Pair) -> list[date]:
        """The days on which one person used one skill unaided on real work, oldest first."""
        seen = self.seen.get(pair, ())
        return [each.on for each in seen if is_unaided(each) and each.session not in self.practised]

    def moved(self, people: Iterable[int], skills: Iterable[int], since: date, until: date) -> None:
        """Nobody knows without working it out."""


def is_unaided(seen: Observation) -> bool:
    """Whether this was the whole task, done well while we were away, and not on the learner's own word (gate T3)."""
    return seen.source in _SHOWN and seen.mode in _ALONE and seen.result is Result.CLEAN and seen.whole_task


def gathered(
    observations: Iterable[Observation],
    baselines: Iterable[Baseline] = (),
    sessions: Iterable[Session] = (),
    half_lives: Mapping[int, int] | None = None,
) -> Evidence:
    """The evidence in these nouns. `sessions` need only be those in which somebody taught or was alone.

    Drafts, plans and what is in the bin are left out by the caller.
    """
    seen: dict[Pair, list[Observation]] = {}
    teachers: dict[Pair, set[int]] = {}
    for each in observations:
        seen.setdefault((each.contact, each.skill), []).append(each)
        if each.mode is _TAUGHT and each.session is not None:
            teachers.setdefault((each.session, each.skill), set()).add(each.contact)
    attended: dict[Pair, set[int]] = {key: set() for key in teachers}
    for each in (one for found in seen.values() for one in found) if teachers else ():
        if (key := (each.session or 0, each.skill)) in attended:
            attended[key].add(each.contact)
    practised = set()
    for session in sessions:
        if session.setting in _UNREAL:
            practised.add(session.id)
        for skill in session.skills:
            if (session.id, skill) in teachers:
                attended[session.id, skill].update(session.learners)
    return Evidence(
        {pair: in_order(found) for pair, found in seen.items()},
        {(each.contact, each.skill): each for each in baselines},
        {key: frozenset(found) for key, found in attended.items()},
        {key: frozenset(found) for key, found in teachers.items()},
        frozenset(practised),
        half_lives or {},
    )


def taught_in(evidence: Evidence, teaching: Observation) -> frozenset[int]:
    """Whom `teaching` taught: all others at its session on that skill, but those who taught it as well."""
    if teaching.session is None:
        return frozenset()
    key = (teaching.session, teaching.skill)
    return evidence.attended.get(key, frozenset()) - evidence.teachers.get(key, frozenset()) - {teaching.contact}


def reaching(evidence: Evidence, as_of: date, constants: Constants = DEFAULTS) -> Reached:
    """Since when the first of those whom a teaching taught stands, on `as_of`, at the taught person's level.

    Whether the taught are at 3 never rests on whom they taught in turn: two who taught each other would wait
    for each other. So their own fifth rung is left out here.
    """
    since: dict[Pair, date | None] = {}

    def stands_since(pair: Pair) -> date | None:
        if pair not in since:
            since[pair] = _stands_since(evidence, pair, as_of, constants)
        return since[pair]

    def reached(teaching: Observation) -> date | None:
        days = [stands_since((person, teaching.skill)) for person in taught_in(evidence, teaching)]
        return min((day for day in days if day is not None), default=None)

    return reached


def _stands_since(evidence: Evidence, pair: Pair, as_of: date, constants: Constants) -> date | None:
    """The first day of the run, unbroken until `as_of`, on which the pair stands at the taught person's level."""
    baseline = evidence.baselines.get(pair)
    known = baseline is not None and baseline.on <= as_of and baseline.level >= constants.taught_level
    since = baseline.on if baseline is not None and known else None
    for change in history(evidence.seen.get(pair, ()), baseline, as_of, constants):
        if change.after < constants.taught_level:
            since = None
        elif since is None:
            since = change.on
    return since


def changes_of(
    evidence: Evidence, pair: Pair, as_of: date, constants: Constants = DEFAULTS, reached: Reached | None = None
) -> tuple[Change, ...]:
    """Each change of level of one pair up to `as_of`, oldest first. `reached` is shared where there are many pairs."""
    reached = reached or reaching(evidence, as_of, constants)
    own = constants.lasting(evidence.half_lives.get(pair[1], 100))
    return history(evidence.seen.get(pair, ()), evidence.baselines.get(pair), as_of, own, reached)


def standings(
    evidence: Evidence, as_of: date, constants: Constants = DEFAULTS, pairs: Iterable[Pair] | None = None
) -> dict[Pair, Standing]:
    """Where each pair of which anything is known (or each of `pairs`) stands on `as_of`."""
    reached = reaching(evidence, as_of, constants) if evidence.teachers else nobody
    return {
        pair: standing(
            evidence.seen.get(pair, ()),
            evidence.baselines.get(pair),
            as_of,
            constants.lasting(evidence.half_lives.get(pair[1], 100)),
            reached,
        )
        for pair in (evidence.pairs if pairs is None else pairs)
    }
