"""All that is known of a project, private things too: for the consultant, not for the client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from json import dumps
from typing import Any

from workbench.desk.naming import called
from workbench.desk.reports import Options
from workbench.desk.reports.scope import Made, Scope
from workbench.desk.typed import words_of
from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Noun, Trait, many, traits
from workbench.model.noun import kind as kind_of
from workbench.model.people import Client, Contact
from workbench.practice.constants import Constants
from workbench.reports.documents import Full, FullPart, Row
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"
_DAYS = ("on", "decided_on", "made_on", "due", "planned")


def made(store: Store, scope: Scope, options: Options, today: date, constants: Constants) -> Made:
    """Everything of the project in `scope`: itself, its client and people, and all that belongs to it."""
    [project] = scope.projects
    found: dict[type[Noun], list[Any]] = {type(project): [project]}
    found[Client] = [scope.client] if scope.client else []
    for cls in map(noun, KINDS):
        if "project" in _slots(cls):
            found[cls] = rows.find(store, cls, "project = ?", (project.id,), order=_order(cls))
    for cls in map(noun, KINDS):
        if cls.OWNER and cls.OWNER != "project" and (owners := found.get(_owner(cls))):
            ids = dumps([each.id for each in owners])
            found[cls] = rows.find(store, cls, f'"{cls.OWNER}" {_IN}', (ids,), order=_order(cls))
    people = sorted(_people(found.values()))
    found[Contact] = rows.find(store, Contact, f"id {_IN}", (dumps(people),), order="name COLLATE NOCASE, id")
    names = _Names(store)
    parts = [_part(cls, listed, names) for cls, listed in found.items() if listed]
    return Made(Full(scope.head(today), tuple(parts)))


def _slots(cls: type[Noun]) -> tuple[str, ...]:
    return tuple(each.name for each in traits(cls))


def _owner(cls: type[Noun]) -> type[Noun]:
    refers = next(each.refers for each in traits(cls) if each.name == cls.OWNER)
    return noun(refers)


def _order(cls: type[Noun]) -> str:
    day = next((name for name in _DAYS if name in _slots(cls)), "")
    return f'"{day}", id' if day else "id"


def _people(found: Any) -> set[int]:
    """Everybody who is named in these nouns."""
    people: set[int] = set()
    for listed in found:
        for trait in traits(type(listed[0])) if listed else ():
            if trait.refers == "contact":
                for each in listed:
                    value = getattr(each, trait.name)
                    people.update(value if trait.many else (value,) if value else ())
    return people


class _Names:
    """Names by kind and id, each looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[tuple[str, int], str] = {}

    def __call__(self, kind: str, ref: int) -> str:
        """The name or first words of a noun."""
        if (kind, ref) not in self._known:
            self._known[kind, ref] = called(self._store, kind, ref)
        return self._known[kind, ref]


def _part(cls: type[Noun], listed: list[Any], names: _Names) -> FullPart:
    shown = [each for each in traits(cls) if each.name != "project"]
    title = many(cls).capitalize() if len(listed) > 1 else kind_of(cls).replace("_", " ").capitalize()
    return FullPart(title, tuple(each.label for each in shown), tuple(_cells(shown, listed, names)))


def _cells(shown: list[Trait], listed: list[Any], names: _Names) -> Iterator[Row]:
    for each in listed:
        yield tuple(_cell(trait, getattr(each, trait.name), names) for trait in shown)


def _cell(trait: Trait, value: Any, names: _Names) -> str:
    """A value in words; what is as it is of itself (no, the default) stays empty."""
    if value is False or value == ():
        return ""
    return words_of(trait, value, names)
