"""What was read of a line as the entry that it becomes: what the focus fills in, what was seen, what is lacking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from workbench.model.transfer import Mode, Result, Source

from ..dates import clock_words, day_words
from ..entry import Entry, EntryKind, Focus, Name, Role, Seen, Span
from ..names import name_words
from .found import Found
from .words import joined, tidy

_NOTED = (EntryKind.SESSION, EntryKind.TOUCHPOINT, EntryKind.WORK)
_ALONE = (EntryKind.DECISION, EntryKind.LEAD)
"""Kinds whose people are only those that were typed."""


def entry_of(found: Found, kind: EntryKind, now: datetime, focus: Focus, touch: str) -> Entry:
    """The entry of `kind` that a line says at `now`; `touch` is the kind of touch that its first word tells."""
    skills = _skills(found, focus, touch)
    mode = found.mode or next((own for _, own in skills if own), None)
    person = None if kind in _ALONE else focus.person
    project = focus.project if Role.PROJECT in found.terms.slots.sigil else None
    entry = Entry(
        kind=kind,
        on=found.day or now.date(),
        raw=found.line,
        at=found.at,
        part=found.part,
        minutes=found.minutes,
        people=tuple(found.people or ([person] if person and Role.PERSON in found.terms.slots.sigil else [])),
        skills=tuple(name for name, _ in skills),
        project=found.project or project,
        client=found.client,
        mode=mode,
        result=(found.result or Result.CLEAN) if mode else None,
        source=found.source or (_on_whose_word(mode) if mode else None),
        touch=_touch(found, kind, touch),
        private_note=tidy(found.private),
        due=found.due,
        mine=found.terms.head != "theirs",
        ask=found.ask,
        impression=found.impression,
        flags=tuple(found.flags),
        score=found.score,
        origin=found.origin,
        follow_ups=tuple(found.follow_ups),
        new=tuple(found.new),
        unknown=tuple(filter(None, map(tidy, found.unknown))),
        spans=tuple(map(_clean, found.spans)),
    )
    entry = _worded(entry, found)
    entry = _in_time(replace(entry, observations=tuple(_seen(entry, skills, found))), now, found.terms.head)
    doubts = dict.fromkeys((*found.doubts, *_at_odds(found.mode, skills)))
    reasons = (*_lacking(entry), *_too_late(entry, now), *doubts)
    warnings = dict.fromkeys((*found.warnings, *_odd(entry, found)))
    return _offering(replace(entry, reason="; ".join(reasons), warnings=tuple(map(tidy, warnings))))


def _clean(span: Span) -> Span:
    """The chip without what could command a terminal."""
    shown, other, instead = tidy(span.shown), tidy(span.other), tidy(span.instead)
    same = (shown, other, instead) == (span.shown, span.other, span.instead)
    return span if same else span._replace(shown=shown, other=other, instead=instead)


def _skills(found: Found, focus: Focus, touch: str) -> list[tuple[Name, Mode | None]]:
    """The skills, each with its own rung; the focused one where none was typed, but not in a touch."""
    if found.skills or touch or focus.skill is None or Role.SKILL not in found.terms.slots.sigil:
        return found.skills
    return [(focus.skill, None)]


def _touch(found: Found, kind: EntryKind, touch: str) -> str:
    """The kind of touch: of a touch, and of a session that counts as one too."""
    told = found.ask or found.flags or found.impression is not None
    return touch or ("meeting" if kind is EntryKind.TOUCHPOINT or told else "")


def _on_whose_word(mode: Mode) -> Source:
    return Source.LEARNER if mode is Mode.SOLO else Source.OBSERVED


def _seen(entry: Entry, skills: list[tuple[Name, Mode | None]], found: Found) -> Iterator[Seen]:
    for person in entry.people:
        for skill, own in skills:
            if mode := own or found.mode:
                yield Seen(person, skill, mode, found.result or Result.CLEAN, found.source or _on_whose_word(mode))


def _in_time(entry: Entry, now: datetime, head: str) -> Entry:
    """A session later than now is planned, and nothing was seen in it yet."""
    planned = entry.kind is EntryKind.SESSION and (head == "plan" or _later(entry, now))
    return replace(entry, planned=True, observations=()) if planned else entry


def _later(entry: Entry, now: datetime) -> bool:
    return entry.on > now.date() or (entry.on == now.date() and entry.at is not None and entry.at > now.time())


def _worded(entry: Entry, found: Found) -> Entry:
    """The entry with its text where its kind has it: a note, a text, a criterion, the name of a project."""
    text = joined(found.line, found.pieces)
    if entry.kind in _NOTED:
        return replace(entry, note=text)
    if entry.kind is EntryKind.SCORE:
        return _for_criterion(entry, found)
    if entry.kind is EntryKind.LEAD and text:
        project = Name("project", text)
        return replace(entry, project=project, new=(*entry.new, project))
    if entry.kind is EntryKind.NEED:
        return replace(entry, text=text, client=_client_of(entry, found))
    return replace(entry, text=text)


def _client_of(entry: Entry, found: Found) -> Name | None:
    names = found.terms.names
    person = names.called("contact", entry.people[0].id) if entry.people else None
    client = names.called("client", person.of) if person and person.of else None
    return Name("client", client.name, client.id) if client else None


def _for_criterion(entry: Entry, found: Found) -> Entry:
    """The criterion that the words begin, or a new one; what goes beyond it, or stood in quotes, are their words."""
    words = joined(found.line, [piece for piece in found.pieces if not piece.quoted])
    quoted = joined(found.line, [piece for piece in found.pieces if piece.quoted])
    owner = entry.people[0].id if entry.people else 0
    match = found.terms.names.begun("criterion", owner, name_words(words)) if words and owner else None
    if match is None:
        new = Name("criterion", words)
        return (
            replace(entry, criterion=new, text=quoted, new=(*entry.new, new)) if words else replace(entry, text=quoted)
        )
    choice = found.terms.names.choose(match, found.terms.project)
    if choice.rivals:
        found.doubts.append(f"{choice.known.name} or {choice.rivals[0].name}?")
    rest = _behind(words, match.words)
    told = " ".join(each for each in (rest, quoted) if each)
    return replace(entry, criterion=Name("criterion", choice.known.name, choice.known.id), text=told)


def _behind(text: str, count: int) -> str:
    """What follows the first `count` words of a name in `text`."""
    words = text.split()
    while words and count > 0:
        count -= len(name_words(words.pop(0)))
    return " ".join(words)


def _lacking(entry: Entry) -> Iterator[str]:
    """The questions that are left open, because of which the entry is a draft."""
    kind, planned = entry.kind, entry.planned
    if not entry.people and kind in _WHO:
        yield "whose promise?" if kind is EntryKind.COMMITMENT and not entry.mine else _WHO[kind]
    if kind is EntryKind.SESSION and not entry.skills:
        yield "a level of which skill?" if entry.mode else "which skill?"
    if entry.minutes is None and (kind is EntryKind.WORK or (kind is EntryKind.SESSION and not planned)):
        yield "how long?"
    if entry.project is None and kind in (EntryKind.WORK, EntryKind.DECISION):
        yield "on which project?"
    if not entry.text and kind in _WHAT:
        yield _WHAT[kind]
    if kind is EntryKind.SCORE and entry.score is None:
        yield "which score, 1 to 10?"
    if kind is EntryKind.SCORE and entry.criterion is None:
        yield "for what?"
    if kind is EntryKind.LEAD and entry.client is None:
        yield "which client?"


_WHO = {
    EntryKind.SESSION: "who learned?",
    EntryKind.TOUCHPOINT: "with whom?",
    EntryKind.COMMITMENT: "to whom?",
    EntryKind.NEED: "who said so?",
    EntryKind.MEMORY: "whose memory?",
    EntryKind.SCORE: "who gave it?",
}
_WHAT = {
    EntryKind.COMMITMENT: "what was promised?",
    EntryKind.NEED: "what is needed?",
    EntryKind.MEMORY: "in which words?",
    EntryKind.DECISION: "what was decided?",
}


def _too_late(entry: Entry, now: datetime) -> Iterator[str]:
    """Only a plan may lie ahead, and it must."""
    if entry.planned and entry.on < now.date():
        yield f"planned for {day_words(entry.on, now.date())}, which is past"
    if not entry.planned and _later(entry, now):
        clock = f" {clock_words(entry.at)}" if entry.at else ""
        yield f"{day_words(entry.on, now.date())}{clock} has not come yet"


def _at_odds(mode: Mode | None, skills: list[tuple[Name, Mode | None]]) -> Iterator[str]:
    """What level is meant, where every skill has a rung of its own and yet another level is told."""
    if mode and skills and all(own for _, own in skills):
        name, own = skills[0]
        if own != mode:
            yield f"{name.text} at {own} or at {mode}?"


def _odd(entry: Entry, found: Found) -> Iterator[str]:
    """What is told though the entry is no draft because of it."""
    if entry.kind is EntryKind.COMMITMENT and entry.due is None:
        yield "the promise has no day yet"
    if found.result and entry.mode is None:
        yield f"{str(found.result).replace('_', ' ')} counts for nothing without a level: write :1 to :5 too"


def _offering(entry: Entry) -> Entry:
    """The entry with an unknown word offered as the name that is lacking."""
    offer = _offer(entry)
    if offer is None:
        return entry
    sigil, noun = offer
    spans = tuple(
        span._replace(other=f"new {noun}: {span.shown}", instead=sigil + span.shown)
        if span.role is Role.UNKNOWN and span.shown[:1].isalnum()
        else span
        for span in entry.spans
    )
    return replace(entry, spans=spans)


def _offer(entry: Entry) -> tuple[str, str] | None:
    """The sigil and the word for what an unknown word may name."""
    if entry.kind is EntryKind.SESSION and not entry.skills:
        return "/", "skill"
    if entry.kind in (EntryKind.SESSION, EntryKind.TOUCHPOINT) and not entry.people:
        return "@", "person"
    return ("+", "project") if entry.kind is EntryKind.WORK and entry.project is None else None
