"""The words by which a screen, a sentence or the history names a noun in one line."""

from __future__ import annotations

from datetime import date, time

from workbench.model.noun import Noun, kind, traits
from workbench.store.file import Store

_PEOPLE = ("learners", "contacts", "contact", "by", "to", "heard_from", "criterion", "whose")
_THINGS = ("skills", "skill", "project", "client", "role", "item", "level", "score")


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


def headline(store: Store, noun: Noun) -> str:
    """One line that names `noun`: its own words, or what it ties together ("45 min Ana Pop, stakeholder mapping")."""
    from workbench.desk.naming import called

    if noun.TITLE in ("name", "text", "choice") and (words := str(getattr(noun, noun.TITLE))):
        return words
    told = [length(getattr(noun, "minutes", None))]
    named = {trait.name: trait for trait in traits(type(noun)) if trait.name in (*_PEOPLE, *_THINGS)}
    names: list[str] = []
    for field in (*_PEOPLE, *_THINGS):
        if field not in named or (value := getattr(noun, field)) in (None, "", ()):
            continue
        trait = named[field]
        refs = value if trait.many else (value,)
        names += [called(store, trait.refers, ref) if trait.refers else str(ref).replace("_", " ") for ref in refs]
        if trait.many and len(refs) > 3:
            names[-len(refs) :] = [f"{len(refs)} people" if trait.refers == "contact" else f"{len(refs)} skills"]
    told.append(", ".join(name for name in names if name))
    line = " ".join(word for word in told if word)
    return line or str(getattr(noun, "note", "") or getattr(noun, "raw", "")) or kind(type(noun)).replace("_", " ")
