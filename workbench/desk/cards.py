"""The card of any noun: its filled fields, what could be told next, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.desk.naming import called
from workbench.desk.promises import promise_line, stood
from workbench.desk.shown import Block, Card, Line, Ref
from workbench.desk.trouble import CannotKeep
from workbench.desk.typed import words_of
from workbench.desk.words import day, headline
from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Noun, Trait, kind, many, one, traits
from workbench.store import rows
from workbench.store.file import Store

_NEXT = 3
"""How many empty fields a card proposes; the form has the rest."""
_EACH = 6
"""How many of a kind of related nouns a card lists."""
_DAYS = ("on", "due", "made_on", "decided_on", "accepted_on", "planned")


def card(store: Store, ref: Ref, today: date, first: tuple[Block, ...] = (), then: tuple[Block, ...] = ()) -> Card:
    """The card of `ref`; what is computed elsewhere stands `first`, or `then`, after its own fields."""
    found = rows.get(store, noun(ref.kind), ref.id)
    if found is None:
        raise CannotKeep(f"this {ref.kind.replace('_', ' ')} is no longer there")
    details = _fields(store, found, "Details" if first else "")
    blocks = [block for block in (*first, details, *then, _next(found)) if block.lines]
    binned = " · in the bin" if found.deleted_at else ""
    why = getattr(found, "draft", "")
    draft = f" · draft: {why}" if why else ""
    under = f"{_under(store, found)}{draft}{binned}"
    return Card(ref, headline(store, found), under, (*blocks, *related(store, found, today)))


def _under(store: Store, found: Noun) -> str:
    """What a noun is: its client and its title or phase where it has them, else the word for its kind."""
    told = (called(store, "client", getattr(found, "client", None) or 0), *(getattr(found, at, "") for at in _BESIDE))
    return " · ".join(str(word) for word in told if word) or one(type(found))


_BESIDE = ("phase", "title")


def _fields(store: Store, found: Noun, title: str) -> Block:
    lines = []
    for trait in traits(type(found)):
        value = getattr(found, trait.name)
        if trait.name == "draft" or _empty(trait, value):
            continue
        words = words_of(trait, value, lambda what, ref: called(store, what, ref))
        opens = Ref(trait.refers, value) if trait.refers and not trait.many else None
        lines.append(Line(trait.label, words, ref=opens))
    return Block(title, tuple(lines))


def _empty(trait: Trait, value: object) -> bool:
    return value in (None, "", ()) or (value == trait.default and not trait.needed)


def _next(found: Noun) -> Block:
    """The fields most useful to tell next: the first empty ones, in the order in which they are declared."""
    if found.OWNER or getattr(found, "raw", None) is not None:
        return Block("", ())
    empty = [each for each in traits(type(found)) if each.kept and getattr(found, each.name) in (None, "", ())]
    told = [Line(trait.label, trait.hint) for trait in empty[:_NEXT]]
    if len(empty) > _NEXT:
        told.append(Line(f"more ({len(empty) - _NEXT})"))
    return Block("Could be told next (e)", tuple(told))


def related(store: Store, found: Noun, today: date) -> Iterator[Block]:
    """What refers to `found`, by kind, newest first; a few of each, and how many more there are."""
    for other in KINDS:
        if other == "timer":
            continue
        clauses = [_refers(other, trait) for trait in traits(noun(other)) if trait.refers == kind(type(found))]
        if not clauses:
            continue
        where, params = f"({' OR '.join(clauses)}) AND deleted_at IS NULL", (found.id,) * len(clauses)
        dated = next((trait.name for trait in traits(noun(other)) if trait.name in _DAYS), None)
        order = f'"{dated}" DESC, id DESC' if dated else "id DESC"
        listed = rows.find(store, noun(other), where, params, order=order, limit=_EACH + 1)
        if other == "commitment":
            lines = [promise_line(store, row, found) for row in stood(store, listed[:_EACH], today)]
        else:
            lines = [_line(store, each, found) for each in listed[:_EACH]]
        if len(listed) > _EACH:
            count = store.value(f'SELECT count(*) FROM "{other}" WHERE {where}', params)
            lines.append(Line(f"more ({int(count or 0) - _EACH})"))
        if lines:
            yield Block(many(noun(other)).capitalize(), tuple(lines))


def _refers(other: str, trait: Trait) -> str:
    if trait.many:
        return f'id IN (SELECT owner FROM "{other}_{trait.name}" WHERE target = ?)'
    return f'"{trait.name}" = ?'


def _line(store: Store, each: Noun, beside: Noun) -> Line:
    """A related noun in one line: its day, its words, and whom else it ties in."""
    dated = next((getattr(each, name) for name in _DAYS if getattr(each, name, None)), None)
    words = headline(store, each, beside)
    tied = [
        called(store, trait.refers, value)
        for trait in traits(type(each))
        if trait.refers in ("contact", "skill", "project")
        and not trait.many
        and isinstance(value := getattr(each, trait.name), int)
        and not (trait.refers == kind(type(beside)) and value == beside.id)
    ]
    others = ", ".join(name for name in tied if name and name not in words)
    label = day(dated) if dated else ""
    return Line(label, f"{words} · {others}" if others else words, ref=Ref(kind(type(each)), each.id))
