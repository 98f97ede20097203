"""All nouns of a file as JSON and back: sorted by uid, without the file's own numbers, byte for byte repeatable."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from workbench.model.catalogue import KINDS, make, noun
from workbench.model.noun import Noun, Trait, Unfit, fit, traits
from workbench.store import rows
from workbench.store.file import Step, Store
from workbench.store.trouble import Already

FORMAT = 1
MOST_BYTES = 512 * 1024 * 1024
"""A larger file is refused before it is parsed."""
_COMMON = ("uid", "created_at", "changed_at", "deleted_at")


@dataclass(frozen=True)
class Problem:
    """What could not be taken in: the place in the file (kind and uid) and why."""

    line: str
    why: str


@dataclass(frozen=True)
class Report:
    """What an import did, or would do: nouns read, new, updated, skipped since they are the same, and problems."""

    read: int
    new: int
    updated: int
    skipped: int
    problems: tuple[Problem, ...]


class Unreadable(ValueError):
    """The text is no export of a workbench."""


def export(store: Store) -> Iterator[str]:
    """The archive, piece by piece: what is in the bin too; neither journal, unsent text nor search index."""
    yield f'{{\n "workbench": {FORMAT},\n "nouns": {{'
    uids = {kind: dict(store.rows(f'SELECT id, uid FROM "{kind}"')) for kind in KINDS}
    for at, kind in enumerate(sorted(KINDS)):
        yield f"{',' if at else ''}\n  {json.dumps(kind)}: ["
        for place, each in enumerate(rows.find(store, noun(kind), order="uid", binned=None)):
            told = {name: getattr(each, name) for name in _COMMON}
            told |= {trait.name: _plain(trait, getattr(each, trait.name), uids) for trait in traits(noun(kind))}
            yield f"{',' if place else ''}\n   {json.dumps(told, ensure_ascii=False)}"
        yield "\n  ]"
    yield "\n }\n}\n"


def _plain(trait: Trait, value: Any, uids: dict[str, dict[object, object]]) -> object:
    if trait.many:
        return [uids[trait.refers][each] for each in value]
    if trait.refers and value is not None:
        return uids[trait.refers][value]
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def read(text: bytes) -> dict[str, Sequence[dict[str, Any]]]:
    """The nouns of an archive, as plain values by kind. Raises `Unreadable`."""
    if len(text) > MOST_BYTES:
        raise Unreadable(f"the file is larger than {MOST_BYTES // 2**20} MB")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as why:
        raise Unreadable(f"this is no JSON: {why}") from why
    if not isinstance(found, dict) or found.get("workbench") != FORMAT or not isinstance(found.get("nouns"), dict):
        raise Unreadable('this is no export of a workbench: it lacks "workbench": 1 and "nouns"')
    nouns: dict[str, Sequence[dict[str, Any]]] = found["nouns"]
    for kind, listed in nouns.items():
        if kind not in KINDS or not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            raise Unreadable(f"{kind!r} is not a list of a kind that is known here")
    return nouns


class Import:
    """One archive on its way into the file, within a step. Nouns are matched by uid.

    `judge` tells what rule across nouns one of them breaks, in a sentence; empty where none.
    """

    def __init__(self, step: Step, judge: Callable[[Noun], str]) -> None:
        self.step = step
        self.judge = judge
        self.problems: list[Problem] = []
        self.count = {"read": 0, "new": 0, "updated": 0, "skipped": 0}
        self.ids: dict[str, int] = {}

    def take(self, nouns: Mapping[str, Sequence[dict[str, Any]]]) -> Report:
        """Takes in every noun that can be; tells of each that can't. The order of kinds is that of references."""
        for kind in _in_order():
            for told in nouns.get(kind, ()):
                self.count["read"] += 1
                try:
                    self._one(kind, told)
                except (Unfit, Already, ValueError, TypeError, KeyError) as why:
                    self.problems.append(Problem(f"{kind} {told.get('uid', '?')}", _words(why)))
        return Report(**self.count, problems=tuple(self.problems))

    def _one(self, kind: str, told: dict[str, Any]) -> None:
        known = {trait.name: trait for trait in traits(noun(kind))}
        if strange := set(told) - set(known) - set(_COMMON):
            raise ValueError(f"there is no field {sorted(strange)[0]!r}")
        uid = told.get("uid")
        if not isinstance(uid, str) or not uid:
            raise ValueError("it has no uid")
        values: dict[str, Any] = {name: told[name] for name in _COMMON if name in told}
        values |= {name: self._value(known[name], told[name]) for name in known if name in told}
        made: Noun = make(kind, **values)
        before = rows.by_uid(self.step.store, kind, uid)
        if before is None:
            self.ids[uid] = rows.add(self.step, self._judged(made)).id
            self.count["new"] += 1
            return
        self.ids[uid] = before.id
        same = {name: getattr(before, name) for name in ("id", "created_at", "changed_at", "deleted_at")}
        after = rows.change(self.step, self._judged(type(before)(**vars(made) | same)))
        self.count["skipped" if after == before else "updated"] += 1

    def _judged(self, made: Noun) -> Noun:
        fit(made)
        if sentence := self.judge(made):
            raise Unfit(sentence)
        return made

    def _value(self, trait: Trait, value: Any) -> object:
        if trait.many:
            return tuple(self._ref(trait, each) for each in value)
        if value is None:
            return None
        if trait.refers:
            return self._ref(trait, value)
        if issubclass(trait.type, StrEnum):
            return trait.type(value)
        if issubclass(trait.type, date | time):
            return trait.type.fromisoformat(str(value))
        return value

    def _ref(self, trait: Trait, uid: object) -> int:
        if uid in self.ids:
            return self.ids[str(uid)]
        found = rows.by_uid(self.step.store, trait.refers, str(uid))
        if found is None:
            raise ValueError(f"{trait.label}: there is no {trait.refers} {uid}")
        return found.id


def _in_order() -> list[str]:
    """The kinds, each after those that it refers to."""
    order: list[str] = []
    waiting = list(KINDS)
    while waiting:
        for kind in waiting:
            needs = {trait.refers for trait in traits(noun(kind)) if trait.refers} - {kind}
            if needs <= set(order):
                order.append(kind)
                waiting.remove(kind)
                break
        else:
            raise AssertionError(f"nouns refer to each other in a circle: {', '.join(waiting)}")
    return order


def _words(why: Exception) -> str:
    return f"{why.args[0]!r} is missing" if isinstance(why, KeyError) else str(why)
