"""The kept ledger: deliverables, skills, memories, outlook, organisation and routines that stay; it never shrinks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from workbench.model.projects import Aspiration, AspirationKind, Milestone, Routine
from workbench.model.relationship import Memory
from workbench.model.skills import Baseline
from workbench.model.transfer import Observation
from workbench.practice.competence import Change, Reached, history
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.evidence import Evidence, Pair, taught_in


class Part(StrEnum):
    """The six things that can stay."""

    DELIVERABLES = "deliverables"
    SKILLS = "skills"
    MEMORIES = "memories"
    OUTLOOK = "outlook"
    ORGANISATION = "organisation"
    ROUTINES = "routines"


@dataclass(frozen=True)
class Traces:
    """What a project left behind, of whatever day. Drafts and what is in the bin are left out by the caller.

    `people` are all contacts of the project's client, also who left: what they took in was theirs. `skills` names
    each skill that the project needs or taught; `evidence` is all that was seen of these people, and `elsewhere`
    are the sessions of other projects, whose gains stand in the ledgers of those. Memories without a project count
    when they are by one of `people`.
    """

    project: int
    people: frozenset[int] = frozenset()
    skills: Mapping[int, str] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    elsewhere: frozenset[int] = frozenset()
    milestones: Sequence[Milestone] = ()
    memories: Sequence[Memory] = ()
    aspirations: Sequence[Aspiration] = ()
    routines: Sequence[Routine] = ()

    def by_client(self, contact: int | None) -> bool:
        """Whether that is a person of the client, there or not."""
        return contact in self.people


@dataclass(frozen=True)
class LedgerEntry:
    """One thing that stays: what, with whom (a contact's id), since which day, and the noun that shows it.

    A skill's entry is one step up, `before` to `after`, in the skill `about`. The words of `evidence` may grow as
    more becomes known of a thing, and so make no other entry of it.
    """

    part: Part
    what: str
    who: int
    on: date
    ref: tuple[str, int]
    evidence: str = field(default="", compare=False)
    about: int = 0
    before: int | None = None
    after: int | None = None

    @property
    def words(self) -> str:
        """What it is, with the levels of a skill: `facilitation 0>4`."""
        return self.what if self.after is None else f"{self.what} {self.before}>{self.after}"


def ledger(traces: Traces, as_of: date, constants: Constants = DEFAULTS) -> tuple[LedgerEntry, ...]:
    """All that stays of the project by `as_of`, oldest first.

    What happens later takes no entry away: no lost level, no rejection, and nobody who leaves. So the ledger of a
    day is part of the ledger of every later day. A skill stands in it once for each level that was never reached
    before; `in_short` makes one line of these.
    """
    found = [
        *_deliverables(traces, as_of),
        *_gains(traces, as_of, constants),
        *_memories(traces, as_of),
        *_changes(traces, as_of),
        *_routines(traces, as_of),
    ]
    return tuple(sorted(found, key=_order))


def in_short(entries: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The ledger with one line for each person's skill, from where it began to the highest level, on that day."""
    steps: dict[object, list[LedgerEntry]] = {}
    for each in entries:
        key = (each.who, each.about) if each.part is Part.SKILLS else each.ref
        steps.setdefault(key, []).append(each)
    return tuple(sorted((replace(found[-1], before=found[0].before) for found in steps.values()), key=_order))


def _order(entry: LedgerEntry) -> tuple[date, int, int, tuple[str, int]]:
    """By day; of two levels on one day the lower first, whatever shows them."""
    return entry.on, _PARTS.index(entry.part), entry.after or 0, entry.ref


_PARTS = tuple(Part)


def _deliverables(traces: Traces, as_of: date) -> Iterator[LedgerEntry]:
    """What a person of the client accepted, whether or not it was rejected before or after."""
    for each in traces.milestones:
        if each.accepted_on is not None and each.accepted_on <= as_of and each.accepted_by is not None:
            if not traces.by_client(each.accepted_by):
                continue
            words = ("accepted", each.problem and f"solves {each.problem}", each.owner and f"kept by {each.owner}")
            yield LedgerEntry(
                Part.DELIVERABLES, each.text, each.accepted_by, each.accepted_on, ("milestone", each.id), _joined(words)
            )


def _memories(traces: Traces, as_of: date) -> Iterator[LedgerEntry]:
    """What people of the client remember of it, in their own words."""
    for each in traces.memories:
        ours = each.project in (None, traces.project) and traces.by_client(each.contact)
        if ours and each.contact is not None and each.text.strip() and each.on <= as_of:
            words = ("in their own words", each.consent and "may be quoted")
            yield LedgerEntry(Part.MEMORIES, each.text, each.contact, each.on, ("memory", each.id), _joined(words))


def _changes(traces: Traces, as_of: date) -> Iterator[LedgerEntry]:
    """Each from/to that was reached, as a person of the client stated."""
    for each in traces.aspirations:
        if each.reached_on is None or each.reached_on > as_of or each.stated_by is None:
            continue
        if traces.by_client(each.stated_by):
            yield LedgerEntry(
                _KINDS[each.kind],
                f"{each.from_state} > {each.to_state}",
                each.stated_by,
                each.reached_on,
                ("aspiration", each.id),
                _joined(("stated by them", measured(each.measure, each.before, each.now, each.target))),
            )


_KINDS = {AspirationKind.OUTLOOK: Part.OUTLOOK, AspirationKind.ORGANISATION: Part.ORGANISATION}


def measured(measure: str, before: int | None, now: int | None, target: int | None) -> str:
    """A measure in words.

    >>> measured("days to decide", 21, 3, 4)
    'days to decide: 21 before, now 3, target 4'
    """
    told = (
        f"{before} before" if before is not None else "",
        f"now {now}" if now is not None else "",
        f"target {target}" if target is not None else "",
    )
    figures = ", ".join(filter(None, told))
    return f"{measure}: {figures}" if measure and figures else measure or figures


def _routines(traces: Traces, as_of: date) -> Iterator[LedgerEntry]:
    """What a person of the client goes on doing, from the day on which it began or first ran without us."""
    for each in traces.routines:
        days = [day for day in (each.begun_on, each.ran_on) if day is not None and day <= as_of]
        if days and each.owner is not None and traces.by_client(each.owner):
            alone = each.ran_on is not None and each.ran_on <= as_of
            words = (each.rhythm, alone and f"ran without us {each.ran_on:%Y-%m-%d}")
            yield LedgerEntry(
                Part.ROUTINES, each.text, each.owner, min(days), ("routine", each.id), _joined(words) or "begun"
            )


def _gains(traces: Traces, as_of: date, constants: Constants) -> Iterator[LedgerEntry]:
    """Each step of a person of the client to a level above their start that they never had before."""
    evidence = traces.evidence
    reached = _ever_reached(evidence, constants)
    for pair, seen in evidence.seen.items():
        if not traces.by_client(pair[0]) or pair[1] not in traces.skills or not seen:
            continue
        start = _start(evidence, pair)
        highest = start.level if start else 0
        for change in history(seen, start, as_of, constants, reached):
            if change.after <= highest:
                continue
            if change.observation.session not in traces.elsewhere:
                yield LedgerEntry(
                    Part.SKILLS,
                    traces.skills[pair[1]],
                    pair[0],
                    change.on,
                    ("observation", change.observation.id),
                    _shown(change),
                    pair[1],
                    highest,
                    change.after,
                )
            highest = change.after


def _shown(change: Change) -> str:
    """What was seen, in words: `solo, clean, observed`; and when, where the level came only later."""
    seen = change.observation
    words = f"{seen.mode}, {seen.result}, {seen.source}".replace("_", " ")
    return words if seen.on == change.on else f"{words}, on {seen.on.day} {seen.on:%b %Y}"


def _start(evidence: Evidence, pair: Pair) -> Baseline | None:
    """The starting level; one from after the first evidence is none, and takes nothing away."""
    baseline, seen = evidence.baselines.get(pair), evidence.seen.get(pair)
    return baseline if baseline is None or not seen or baseline.on <= seen[0].on else None


def _ever_reached(evidence: Evidence, constants: Constants) -> Reached:
    """The first day, from the teaching on, on which somebody whom it taught stood at the taught person's level.

    For the ladder that person must stand there today. For the ledger the day counts on which they did: that they
    lost it later does not undo what their teacher once was.
    """
    stood: dict[Pair, list[tuple[date, date]]] = {}

    def runs(pair: Pair) -> list[tuple[date, date]]:
        if pair not in stood:
            stood[pair] = list(_runs(evidence, pair, constants))
        return stood[pair]

    def reached(teaching: Observation) -> date | None:
        pairs = [(person, teaching.skill) for person in taught_in(evidence, teaching)]
        days = [max(begun, teaching.on) for pair in pairs for begun, end in runs(pair) if teaching.on < end]
        return min(days, default=None)

    return reached


def _runs(evidence: Evidence, pair: Pair, constants: Constants) -> Iterator[tuple[date, date]]:
    """From when, and until before when, the pair stood at the taught person's level; a run that lasts has no end."""
    start = _start(evidence, pair)
    begun = start.on if start is not None and start.level >= constants.taught_level else None
    for change in history(evidence.seen.get(pair, ()), start, date.max, constants):
        high = change.after >= constants.taught_level
        if begun is None and high:
            begun = change.on
        elif begun is not None and not high:
            if begun < change.on:
                yield begun, change.on
            begun = None
    if begun is not None:
        yield begun, date.max


def _joined(words: Iterable[object]) -> str:
    return ", ".join(str(word) for word in words if word)
