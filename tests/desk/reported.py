"""A file in which every field of every noun holds a marker that tells whether a client may read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from tests.desk.conftest import now
from workbench.desk.desk import Desk
from workbench.model.catalogue import KINDS, make, noun
from workbench.model.noun import Noun, Trait, altered, traits
from workbench.model.people import ClientKind
from workbench.model.projects import RoleKind
from workbench.model.transfer import Mode, Result, Source
from workbench.practice.handing import may_leave
from workbench.store import rows
from workbench.store.file import Step

TODAY = now().date()
DAY = TODAY - timedelta(days=10)
STRANGER = "Nordvik Geheim"
STRANGERS_PROJECT = "Verborgen"
STRANGERS_PERSON = "Elin Fremd"
UNNAMED = "Nadja Stumm"
NAMED = "Bo Lind"
HOSTILE = "<script>alert(1)</script> [/x] [l](javascript:alert(2)) ![i](https://evil.example/i) `code` **b** | cell"
_NAMES = ("client", "contact", "project", "skill")


@dataclass(frozen=True)
class Marked:
    """The desk of such a file, and the ids of the project and client that are reported on."""

    desk: Desk
    project: int
    client: int


def marked(desk: Desk) -> Marked:
    """Fills the fresh file of `desk`: nouns that count, drafts, what is in the bin, and what lacks consent or a rate.

    A text with OPEN in it may leave, one with SHUT may not. All that may leave names people and other clients, and
    tries to be code wherever it is shown.
    """
    with desk.store.step("marked") as step:
        refs = _parties(step)
        for kind in KINDS:
            if kind in _NAMES:
                continue
            for each in _variants(kind, refs):
                added = rows.add(step, each)
                refs.setdefault(kind, added.id)
        _struggle(step, refs)
        _controls(step)
    return Marked(desk, refs["project"], refs["client"])


def _parties(step: Step) -> dict[str, int]:
    other = rows.add(step, make("client", name=STRANGER))
    rows.add(step, make("project", name=STRANGERS_PROJECT, client=other.id))
    rows.add(step, make("contact", name=STRANGERS_PERSON, client=other.id, may_be_named=True))
    refs: dict[str, int] = {}
    parties: tuple[tuple[str, dict[str, object]], ...] = (
        ("client", {"name": "Kronos Bank", "kind": ClientKind.CLIENT}),
        ("project", {"name": "Apollo", "currency": "EUR", "closed_on": None, "invoiced_until": None}),
        ("contact", {"name": UNNAMED, "may_be_named": False, "left_on": None}),
        ("skill", {}),
    )
    for kind, more in parties:
        refs[kind] = rows.add(step, _filled(kind, refs, **more)).id
    rows.add(step, make("contact", name=NAMED, client=refs["client"], may_be_named=True, title="OPEN-contact-title"))
    return refs


def _variants(kind: str, refs: dict[str, int]) -> Iterator[Noun]:
    """One that counts, and beside it others that don't: drafts, in the bin, without consent, not billed."""
    yield _filled(kind, refs, **_WELL.get(kind, {}))
    shut = _shut(_filled(kind, refs, **_WELL.get(kind, {})))
    names = {each.name for each in traits(noun(kind))}
    day = {"on": DAY - timedelta(days=1)} if "on" in names else {}
    if kind not in _ONE_ONLY:
        yield altered(shut, deleted_at="2026-11-20T10:00:00.000Z", **day)
    if "draft" in names:
        yield altered(shut, draft="SHUT-draft")
    if kind == "memory":
        yield altered(shut, consent=False)
    if kind == "work":
        yield altered(shut, billable=False)
    if kind == "session":
        yield altered(shut, planned=True, on=TODAY + timedelta(days=3))


_WELL: dict[str, dict[str, object]] = {
    "commitment": {"by": None, "done_on": None, "released_on": None, "dropped_on": None},
    "observation": {"mode": Mode.COACHED, "result": Result.CLEAN, "source": Source.OBSERVED, "whole_task": True},
    "baseline": {"level": 1, "on": DAY - timedelta(days=5)},
    "needed_skill": {"required_level": 4, "required_people": 2},
    "milestone": {"rejected_on": None},
    "session": {"planned": False},
    "risk": {"closed_on": None},
    "role": {"role": RoleKind.CUSTOMER},
    "review": {"week": "2026-W46"},
}
_ONE_ONLY = ("timer", "observation", "baseline", "confidence")
"""Of these only one may be there, or what is in the bin says nothing more."""


def _filled(kind: str, refs: dict[str, int], /, **more: object) -> Noun:
    """A noun with something in every field."""
    cls = noun(kind)
    values = {each.name: _value(cls, each, refs) for each in traits(cls)} | more
    return cls(**{name: value for name, value in values.items() if value is not _UNSET})


_UNSET = object()


def _value(cls: type[Noun], trait: Trait, refs: dict[str, int]) -> Any:
    if trait.refers:
        ref = refs.get(trait.refers)
        return (ref,) if trait.many and ref else () if trait.many else ref
    if trait.name in ("draft", "zone", "currency"):
        return _UNSET
    if trait.type is str:
        kind = cls.__name__.lower()
        if not may_leave(cls, trait.name):
            return f"SHUT-{kind}-{trait.name}"
        return f"=OPEN-{kind}-{trait.name} at {STRANGER} with Nadja, {UNNAMED}, {STRANGERS_PERSON}: {HOSTILE}"
    if issubclass(trait.type, StrEnum):
        return next(iter(trait.type))
    plain: dict[type, object] = {date: DAY, time: time(9, 30), bool: True, int: max(trait.least or 0, 1)}
    return plain[trait.type]


def _shut(made: Noun) -> Noun:
    """The same with no text in it that may leave."""
    texts = {
        each.name: f"SHUT-{each.name}"
        for each in traits(type(made))
        if each.type is str and each.name not in ("draft", "zone") and not each.refers
    }
    return altered(made, **texts)


def _struggle(step: Step, refs: dict[str, int]) -> None:
    """A session in which somebody could not do it: its note must not be read, nor what was seen."""
    held = _filled("session", refs, planned=False, note="SHUT-struggled", on=DAY - timedelta(days=2))
    kept = rows.add(step, held)
    seen = {"contact": refs["contact"], "skill": refs["skill"], "mode": Mode.COACHED, "result": Result.NOT_YET}
    rows.add(step, make("observation", session=kept.id, on=held.on, note="SHUT-seen", **seen))


def _controls(step: Step) -> None:
    """Control bytes into every text but names, past the door at which they are taken off."""
    for kind in KINDS:
        for each in traits(noun(kind)):
            if each.type is str and each.kept and each.name not in ("currency", "week", "name"):
                bytes_ = "char(27) || ']52;c;eA==' || char(7) || char(155) || char(8238)"
                step.run(f'UPDATE "{kind}" SET "{each.name}" = "{each.name}" || {bytes_} WHERE "{each.name}" <> \'\'')
