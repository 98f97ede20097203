"""Whether a project can be handed over: eleven gates, some of them hard by its aim, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from workbench.model.noun import Noun, kind
from workbench.model.projects import (
    Access,
    Asset,
    DryRun,
    FollowUp,
    Milestone,
    Project,
    Risk,
    Routine,
    SignOff,
    Stage,
)
from workbench.model.promises import Commitment
from workbench.model.relationship import Decision
from workbench.model.text import fold
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.independence import Coverage, Independence

NONE = "none"
"""The text of a risk, asset, access, deliverable or routine that says: there is none."""

_FEW = 3
"""How many of what lacks something are named; the rest is counted."""

_HARD: Mapping[Stage | None, frozenset[int]] = {
    None: frozenset({1, 5, 8, 10}),
    Stage.SERVICES: frozenset({5, 8, 10}),
    Stage.EXPERIENCE: frozenset({1, 5, 8, 10}),
    Stage.TRANSFORMATION: frozenset({1, 5, 8, 9, 10}),
}
"""The gates without which a project is not ready, by what is aimed at; None where no aim is chosen."""

Listed = TypeVar("Listed", Risk, Asset, Access, Milestone | Routine)


class _Text(Protocol):
    """What is named by its text."""

    @property
    def text(self) -> str: ...


class Readiness(StrEnum):
    """How ready a project is to be handed over."""

    READY = "ready"
    WITH_RISKS = "ready with risks"
    NOT_READY = "not ready"


@dataclass(frozen=True)
class Leaving:
    """All that is known of a project at its end, of whatever day; drafts and what is in the bin are left out.

    `there` are the client's people who have not left, `sponsors` who holds that role, also if they left since.
    `independence` is as of the day of reading, None where no skill is needed and none was taught; `skills` names the
    needed ones. `promises` are those on the project, mine and theirs.
    """

    project: Project
    there: Collection[int] = ()
    sponsors: Collection[int] = ()
    independence: Independence | None = None
    skills: Mapping[int, str] = field(default_factory=dict)
    promises: Sequence[Commitment] = ()
    decisions: Sequence[Decision] = ()
    milestones: Sequence[Milestone] = ()
    routines: Sequence[Routine] = ()
    risks: Sequence[Risk] = ()
    assets: Sequence[Asset] = ()
    access: Sequence[Access] = ()
    dry_runs: Sequence[DryRun] = ()
    sign_offs: Sequence[SignOff] = ()
    follow_ups: Sequence[FollowUp] = ()


@dataclass(frozen=True)
class Finding:
    """What a gate finds: what there is, or what is missing; whom or what to ask; and of which nouns it speaks.

    `about` holds kinds and ids: what lacks something, the first to see to first; what answered the gate if it is met.
    """

    met: bool
    words: str
    question: str = ""
    about: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class HandoverGate:
    """One of the eleven gates on a day: `number` from 1, `title` in a word or two, whether it is `hard` here."""

    number: int
    title: str
    hard: bool
    found: Finding

    @property
    def met(self) -> bool:
        """Whether it is met now."""
        return self.found.met


@dataclass(frozen=True)
class Handover:
    """The eleven gates of a project on a day."""

    gates: tuple[HandoverGate, ...]

    @property
    def readiness(self) -> Readiness:
        """Ready with all gates met, with risks with all hard ones."""
        if self.blocking:
            return Readiness.NOT_READY
        return Readiness.WITH_RISKS if self.lacking else Readiness.READY

    @property
    def lacking(self) -> tuple[HandoverGate, ...]:
        """The gates that are not met."""
        return tuple(each for each in self.gates if not each.met)

    @property
    def blocking(self) -> tuple[HandoverGate, ...]:
        """The hard ones of them."""
        return tuple(each for each in self.lacking if each.hard)


def handover(leaving: Leaving, as_of: date, constants: Constants = DEFAULTS) -> Handover:
    """How ready a project is to be handed over on `as_of`."""
    reading = _Reading(leaving, as_of, constants)
    hard = _HARD[leaving.project.target_stage]
    return Handover(
        tuple(
            HandoverGate(number, title, number in hard, rule(reading))
            for number, (title, rule) in enumerate(_GATES.items(), 1)
        )
    )


def end_of(project: Project, as_of: date) -> date:
    """The day from which follow-ups are counted: closed on, else the planned end that is ahead, else `as_of`."""
    return project.closed_on or max(project.planned_end or as_of, as_of)


def undated(asked: Iterable[FollowUp], end: date, constants: Constants = DEFAULTS) -> tuple[int, ...]:
    """After how many days from the `end` a follow-up is still to be dated, the nearest first.

    Each follow-up answers for one of them, the latest for the latest, and one that is a few days early counts.

    >>> undated([FollowUp(project=1, due=date(2026, 12, 25))], date(2026, 11, 25))
    (90,)
    """
    dated = sorted(day for each in asked if (day := each.due or each.on) is not None)
    missing = []
    for wanted in sorted(constants.follow_up_days, reverse=True):
        if dated and dated[-1] >= end + timedelta(days=wanted - constants.follow_up_slack_days):
            dated.pop()
        else:
            missing.append(wanted)
    return tuple(reversed(missing))


class _Reading:
    """What the gates find on a day."""

    def __init__(self, leaving: Leaving, as_of: date, constants: Constants) -> None:
        self.of = leaving
        self.as_of = as_of
        self.constants = constants

    def _happened(self, day: date | None) -> bool:
        return day is not None and day <= self.as_of

    # Skills

    def weighty(self) -> Finding:
        """1: no skill of the heavy weight that nobody can do."""
        heavy = self.constants.heavy_weight
        nobody = [each for each in self._needed if each.weight >= heavy and not each.able]
        if nobody:
            return self._weak(f"nobody: {self._skills(nobody)}", "who can do it alone next?", nobody)
        return self._skilled or Finding(True, f"no skill of weight {heavy} or more rests on nobody")

    def spread(self) -> Finding:
        """2: none that rests on one person where more are needed; nor on nobody, which is no better."""
        one = [each for each in self._needed if each.one_only]
        nobody = [each for each in self._needed if not each.able]
        if one or nobody:
            weak = (("one person only", one), ("nobody", nobody))
            words = "; ".join(f"{word}: {self._skills(found)}" for word, found in weak if found)
            return self._weak(words, "who else can learn it?", (*one, *nobody))
        return self._skilled or Finding(True, "no skill rests on one person only")

    @property
    def _needed(self) -> Sequence[Coverage]:
        return self.of.independence.skills if self.of.independence else ()

    @property
    def _skilled(self) -> Finding | None:
        """What is found where no skill is known: a service may leave none, anything else must say which."""
        if self._needed:
            return None
        if self.of.project.target_stage is Stage.SERVICES:
            return Finding(True, "a service: no skill is to stay")
        return Finding(False, "no skill is listed", "what must they be able to do without us? List the skills")

    def _skills(self, found: Iterable[Coverage]) -> str:
        return _named(self.of.skills[each.skill] for each in found)

    def _weak(self, words: str, question: str, found: Iterable[Coverage]) -> Finding:
        return Finding(False, words, question, tuple(("skill", each.skill) for each in found))

    # What we hold and what they keep

    def assets(self) -> Finding:
        """3: whatever they keep lies in their place, and it is written where."""
        question = "which templates, files and tools do they keep, and where? Say none if none"
        there, nothing = _listed(self.of.assets, question)
        lost = [each for each in there if not each.place.strip()]
        if lost:
            return Finding(False, f"no place: {_texts(lost)}", "where will they find it?", _refs(lost))
        return nothing or Finding(True, f"{_count(there, 'asset')} in their place", about=_refs(there))

    def access(self) -> Finding:
        """4: whatever opened their doors to us was given back, on a day."""
        question = "which of their accounts, keys and badges do we hold? Say none if none"
        there, nothing = _listed(self.of.access, question)
        held = [each for each in there if not self._happened(each.removed_on)]
        if held:
            return Finding(False, f"still ours: {_texts(held)}", "when was it removed?", _refs(held))
        return nothing or Finding(True, f"removed: {_texts(there)}", about=_refs(there))

    def promises(self) -> Finding:
        """5: no promise of ours is open."""
        open_ones = [each for each in self.of.promises if each.by is None and not self._ended(each)]
        open_ones.sort(key=lambda each: (each.due or date.max, each.id))
        if open_ones:
            question = "kept, released, or dropped?"
            return Finding(False, f"open: {_texts(open_ones)}", question, _refs(open_ones))
        return Finding(True, "no promise of ours is open")

    def _ended(self, promise: Commitment) -> bool:
        return any(map(self._happened, (promise.done_on, promise.released_on, promise.dropped_on)))

    def decisions(self) -> Finding:
        """6: the decisions with their reasons were handed over, after the last of them."""
        handed = self.of.project.decisions_handed_on
        made = [each for each in self.of.decisions if self._happened(each.decided_on)]
        last = max((each.decided_on for each in made), default=None)
        about = (("project", self.of.project.id),)
        if not self._happened(handed):
            words = f"{_count(made, 'decision')} not handed over" if made else "nothing said of decisions"
            return Finding(False, words, "on which day did they get the decisions with their reasons?", about)
        assert handed is not None, "a day that happened is told"
        if last is not None and last > handed:
            words = f"handed over on {_day(handed)}, decided again on {_day(last)}"
            return Finding(False, words, "did they get the later ones too?", about)
        return Finding(True, f"handed over with their reasons on {_day(handed)}", about=about)

    # Who goes on

    def risks(self) -> Finding:
        """7: each open risk has an owner at the client."""
        there, nothing = _listed(self.of.risks, "which risks stay with them? Say none if none")
        open_ones = [each for each in there if not self._happened(each.closed_on)]
        alone = [each for each in open_ones if each.owner not in self.of.there]
        if alone:
            return Finding(False, f"no owner: {_texts(alone)}", "who of theirs looks after it?", _refs(alone))
        owned = "each with an owner of theirs" if open_ones else "none open"
        return nothing or Finding(True, f"{_count(there, 'risk')}, {owned}", about=_refs(open_ones or there))

    def owners(self) -> Finding:
        """8: each deliverable and each routine has an owner at the client."""
        question = "which deliverables and routines do they keep? Say none if none"
        both: Sequence[Milestone | Routine] = (*self.of.milestones, *self.of.routines)
        there, nothing = _listed(both, question)
        alone = [each for each in there if not self._owned(each)]
        if alone:
            return Finding(False, f"no owner: {_texts(alone)}", "who of theirs has it after us?", _refs(alone))
        count = _count(there, "deliverable or routine", "deliverables and routines")
        return nothing or Finding(True, f"{count} with an owner of theirs", about=_refs(there))

    def _owned(self, each: Milestone | Routine) -> bool:
        return each.owner in self.of.there if isinstance(each, Routine) else bool(each.owner.strip())

    def dry_run(self) -> Finding:
        """9: so many days without us, or a routine that they ran unaided."""
        wanted = self.constants.dry_run_days
        runs = [each for each in self.of.dry_runs if each.begun_on <= self.as_of]
        best = max(runs, key=lambda each: (self._length(each), each.id), default=None)
        if best and self._length(best) >= wanted:
            words = f"{self._length(best)} days without us from {_day(best.begun_on)}"
            return Finding(True, words, about=_refs([best]))
        ran = [each for each in self.of.routines if self._happened(each.ran_on)]
        if ran:
            return Finding(True, f"ran without us: {_texts(ran)}", about=_refs(ran))
        words = f"{self._length(best)} of {wanted} days without us" if best else "no dry run yet"
        question = f"from when to when did they do without us, {wanted} days or more?"
        return Finding(False, words, question, _refs([best] if best else []))

    def _length(self, run: DryRun) -> int:
        """Its days so far, the first and the last both counted."""
        return (min(run.ended_on or self.as_of, self.as_of) - run.begun_on).days + 1

    # The end

    def acceptance(self) -> Finding:
        """10: the sponsor has accepted the whole."""
        signed = [each for each in self.of.sign_offs if self._happened(each.on)]
        by_sponsor = [each for each in signed if each.by in self.of.sponsors]
        if by_sponsor:
            words = f"accepted by the sponsor on {_day(by_sponsor[-1].on)}"
            return Finding(True, words, about=_refs(by_sponsor[-1:]))
        if not self.of.sponsors:
            return Finding(False, "there is no sponsor to accept it", "who is the sponsor?")
        words = "accepted, but not by the sponsor" if signed else "not accepted by the sponsor"
        return Finding(False, words, "does the sponsor accept it?", _refs(signed))

    def follow_ups(self) -> Finding:
        """11: there is a day to ask whether it is still so, 30 and 90 days after the end."""
        end = end_of(self.of.project, self.as_of)
        missing = undated(self.of.follow_ups, end, self.constants)
        dated = [each for each in self.of.follow_ups if each.due or each.on]
        if missing:
            days = " and ".join(map(str, missing))
            return Finding(False, f"no day {days} days after {_day(end)}", "shall they be dated?")
        latest = sorted(dated, key=lambda each: (each.due or each.on or date.max, each.id))
        words = ", ".join(_day(each.due or each.on or end) for each in latest)
        return Finding(True, f"dated: {words}", about=_refs(latest))


_GATES: Mapping[str, Callable[[_Reading], Finding]] = {
    "weighty skills": _Reading.weighty,
    "skills spread": _Reading.spread,
    "assets": _Reading.assets,
    "access": _Reading.access,
    "promises": _Reading.promises,
    "decisions": _Reading.decisions,
    "risks": _Reading.risks,
    "owners": _Reading.owners,
    "dry run": _Reading.dry_run,
    "acceptance": _Reading.acceptance,
    "follow-ups": _Reading.follow_ups,
}
"""The eleven gates in order, by their titles."""


def _listed(rows: Sequence[Listed], question: str) -> tuple[Sequence[Listed], Finding | None]:
    """The rows that name something; else what is found where there are none: it was said so, or is to be asked."""
    there = [each for each in rows if not says_none(each.text)]
    if there:
        return there, None
    if rows:
        return (), Finding(True, "none, as was said", about=_refs(rows))
    return (), Finding(False, "nothing is listed", question)


def says_none(text: str) -> bool:
    """Whether the text of a row says that there is nothing to list.

    >>> says_none(" None. "), says_none("none of the badges")
    (True, False)
    """
    return fold(text).strip(" .") == NONE


def _refs(nouns: Iterable[Noun]) -> tuple[tuple[str, int], ...]:
    return tuple((kind(type(each)), each.id) for each in nouns)


def _texts(nouns: Iterable[_Text]) -> str:
    return _named(each.text for each in nouns)


def _named(names: Iterable[str]) -> str:
    """The first few names, and how many more there are."""
    told = list(names)
    more = f" and {len(told) - _FEW} more" if len(told) > _FEW else ""
    return ", ".join(told[:_FEW]) + more


def _count(rows: Sequence[object], one: str, many: str = "") -> str:
    return f"{len(rows)} {one if len(rows) == 1 else many or one + 's'}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
