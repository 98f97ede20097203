"""What the capture bar tells of an entry before it is stored: levels now and after, budget left, an overlap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from workbench.desk.evidence import of_pairs
from workbench.desk.hours import hours
from workbench.desk.keeping import judged
from workbench.desk.shown import Line, Preview, Ref, Tone
from workbench.model.transfer import Observation
from workbench.practice.competence import after, step
from workbench.practice.constants import Constants
from workbench.practice.entry import Entry, EntryKind
from workbench.practice.evidence import reaching, standings
from workbench.store.file import Store

_TAKEN = """
SELECT at, minutes, 'session' FROM session
WHERE "on" = :on AND at IS NOT NULL AND deleted_at IS NULL AND id <> :instead
UNION ALL SELECT at, minutes, 'work' FROM work WHERE "on" = :on AND at IS NOT NULL AND deleted_at IS NULL
"""
_MOST = 3
"""How many learners' levels are told beside the chips."""


def preview(store: Store, entry: Entry, now: datetime, constants: Constants, instead: Ref | None = None) -> Preview:
    """The lines beside the chips, the most important first; an entry `instead` of a plan does not overlap that one."""
    broken = tuple(_broken(store, entry, now.date()))
    levels = () if broken else _levels(store, entry, now.date(), constants)
    return Preview((*broken, *levels, *_budget(store, entry), *_clock(store, entry, now, instead)))


def _broken(store: Store, entry: Entry, today: date) -> Iterator[Line]:
    """The rule for which the entry would be kept as a draft, though nothing is lacking in it."""
    told = judged(store, entry, today).reason.removeprefix(entry.reason).removeprefix("; ")
    if told:
        yield Line("draft:", told, Tone.WATCH)


def _levels(store: Store, entry: Entry, today: date, constants: Constants) -> Iterator[Line]:
    """Each learner's level now and after; where no result was typed, only now."""
    if entry.kind is not EntryKind.SESSION or entry.planned:
        return
    pairs = [(person, skill) for person in entry.people for skill in entry.skills][:_MOST]
    evidence = of_pairs(store, ((person.id, skill.id) for person, skill in pairs))
    as_of = max(today, entry.on)
    now = standings(evidence, as_of, constants, ((person.id, skill.id) for person, skill in pairs))
    for person, skill in pairs:
        pair, label = (person.id, skill.id), f"{person.text}, {skill.text}"
        seen = next((each for each in entry.observations if (each.person, each.skill) == (person, skill)), None)
        if seen is None:
            yield Line(label, f"now {now[pair].level}; no result yet", Tone.MUTED)
            continue
        new = Observation(
            contact=pair[0], skill=pair[1], on=entry.on, mode=seen.mode, result=seen.result, source=seen.source
        )
        reached = reaching(evidence, as_of, constants)
        then = after(evidence.seen.get(pair, ()), new, evidence.baselines.get(pair), as_of, constants, reached)
        jumped = then.jump and then.level > now[pair].level
        ask = " · was the starting level right?" if jumped else ""
        yield Line(label, step(now[pair], then, new) + ask, Tone.WATCH if then.shaky or jumped else Tone.OK)


def _budget(store: Store, entry: Entry) -> Iterator[Line]:
    """What the project's budgets leave once the entry is stored."""
    if entry.project is None or not entry.project.id or entry.kind not in (EntryKind.SESSION, EntryKind.WORK):
        return
    for words, tone in hours(store, entry.project.id).left(entry.minutes or 0):
        yield Line(entry.project.text, words, tone)


def _clock(store: Store, entry: Entry, now: datetime, instead: Ref | None) -> Iterator[Line]:
    if entry.at is None or not entry.minutes or entry.kind not in (EntryKind.SESSION, EntryKind.WORK):
        return
    begins = datetime.combine(entry.on, entry.at)
    ends = begins + timedelta(minutes=entry.minutes)
    if not entry.planned and ends > now.replace(tzinfo=None):
        yield Line("ends in the future", f"at {ends:%H:%M}", Tone.WATCH)
    taken_by = instead.id if instead and instead.kind == "session" else 0
    for at, minutes, what in store.rows(_TAKEN, {"on": entry.on.isoformat(), "instead": taken_by}):
        other = datetime.combine(entry.on, time.fromisoformat(at))
        if other < ends and begins < other + timedelta(minutes=minutes or 0):
            yield Line("overlaps", f"{what} at {at[:5]}", Tone.WATCH)
            return
