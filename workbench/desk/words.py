"""The words by which a screen, a sentence or the history names a noun in one line."""

from __future__ import annotations

from datetime import date, time

from workbench.model.noun import Noun, kind, one, traits
from workbench.model.transfer import Session
from workbench.practice.entry import Entry, Role
from workbench.store.file import Store

_PEOPLE = ("learners", "contacts", "contact", "by", "to", "heard_from", "criterion")
_THINGS = (
    "skills",
    "skill",
    "project",
    "client",
    "role",
    "item",
    "state",
    "outcome",
    "mode",
    "result",
    "level",
    "score",
)


def day(on: date) -> str:
    """A day as it stands in a line.

    >>> day(date(2026, 11, 24))
    'Tue 24 Nov'
    """
    return f"{on:%a} {on.day} {on:%b}"


def clock(at: time | None, part: object = None) -> str:
    """A time of day, or the part of the day where only that is known; else empty."""
    return f"{at:%H:%M}" if at else str(part or "")


def length(minutes: int | None) -> str:
    """Minutes as a chip shows them."""
    return f"{minutes} min" if minutes else ""


def headline(store: Store, noun: Noun, beside: Noun | None = None) -> str:
    """One line that names `noun`: its own words, or what it ties together ("45 min Ana Pop, stakeholder mapping").

    On the card of `beside` that one is left out, since the card is about it.
    """
    own = getattr(noun, noun.TITLE)
    if noun.TITLE != "note" and own and _is_text(noun, noun.TITLE):
        return str(own)
    if isinstance(own, date):
        return day(own)
    names = ", ".join(name for field in (*_PEOPLE, *_THINGS) for name in _named(store, noun, field, beside) if name)
    line = " ".join(word for word in (length(getattr(noun, "minutes", None)), names) if word)
    note = str(getattr(noun, "note", "")) if beside is not None else ""
    told = " · ".join(word for word in (line, note) if word)
    return told or str(getattr(noun, "note", "") or getattr(noun, "raw", "")) or one(type(noun))


def said_none(store: Store, noun: Noun) -> str:
    """What is said by a noun of a project whose text tells that there is none: "no asset on Cobalt". Else empty."""
    if noun.OWNER != "project":
        return ""
    from workbench.desk.naming import called
    from workbench.practice.handover.finding import Listable, says_none

    if not isinstance(noun, Listable) or not says_none(noun.text):
        return ""
    return f"no {one(type(noun))} on {called(store, 'project', noun.project)}"


def _is_text(noun: Noun, field: str) -> bool:
    return any(each.name == field and each.type is str for each in traits(type(noun)))


def _named(store: Store, noun: Noun, field: str, beside: Noun | None) -> list[str]:
    """What a field of `noun` names; of more than a few only how many."""
    from workbench.desk.naming import called

    trait = next((each for each in traits(type(noun)) if each.name == field), None)
    value = getattr(noun, field, None)
    if trait is None or value in (None, "", ()):
        return []
    if not trait.refers:
        return [str(value).replace("_", " ")]
    about = beside.id if beside is not None and kind(type(beside)) == trait.refers else 0
    refs = [ref for ref in (value if trait.many else (value,)) if ref != about]
    if len(refs) > _FEW:
        return [f"{len(refs)} {'people' if trait.refers == 'contact' else 'skills'}"]
    return [called(store, trait.refers, ref) for ref in refs]


_FEW = 3


def line_of(store: Store, session: Session) -> str:
    """The line that, typed, gives `session` again, without its result."""
    from workbench.desk.naming import called

    named = [
        sigil + called(store, kind, ref).replace(" ", "-")
        for sigil, kind, refs in (
            ("@", "contact", session.learners),
            ("/", "skill", session.skills),
            ("+", "project", (session.project,) if session.project else ()),
        )
        for ref in refs
    ]
    when = (session.on.isoformat(), clock(session.at, session.part), f"{session.minutes}m" if session.minutes else "")
    note = f'"{session.note}"' if session.note else ""
    return " ".join(word for word in (*when, *named, note) if word)


def line_again(entry: Entry, on: date) -> str:
    """The typed line of `entry` for another day of typing: `on` stands for the day that it told, and its follow-ups,
    which are promises by now, are left out."""
    line = entry.raw
    for span in sorted(entry.spans, key=lambda each: -each.start):
        if span.role in (Role.DAY, Role.FOLLOW):
            line = line[: span.start] + line[span.end :]
    return " ".join((on.isoformat(), *line.split(" "))).replace("  ", " ").strip(" ,;")
