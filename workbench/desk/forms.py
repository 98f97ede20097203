"""The form of any noun, made from its declaration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from workbench.desk.naming import called
from workbench.desk.shown import FieldShown, FormShown, Ref
from workbench.desk.trouble import CannotKeep
from workbench.desk.typed import plain, text_of
from workbench.model.catalogue import noun
from workbench.model.noun import Event, Noun, Trait, traits
from workbench.store import rows
from workbench.store.file import Store


def form(store: Store, kind: str, ref: int, about: Sequence[Ref], today: date) -> FormShown:
    """The form for the noun `ref` of that kind; where `ref` is 0, for a new one, which concerns what it is `about`."""
    before: Noun | None = rows.get(store, noun(kind), ref) if ref else None
    if ref and before is None:
        raise CannotKeep(f"this {plain(kind)} is no longer there")
    given = {} if before else _given(store, kind, about)
    fields = tuple(_field(store, trait, before, given, today) for trait in _ordered(kind))
    title = f"{'Edit' if before else 'New'} {plain(kind)}"
    return FormShown(Ref(kind, ref), title, fields, before.changed_at if before else "")


def _ordered(kind: str) -> list[Trait]:
    """The fields that a person types, as declared; but with whom, on what and how long stand before at what time."""
    kept = [trait for trait in traits(noun(kind)) if trait.kept]
    if not issubclass(noun(kind), Event):
        return kept
    return sorted(kept, key=lambda trait: (not trait.asked, not trait.many, trait.name != "minutes"))


def _given(store: Store, kind: str, about: Sequence[Ref]) -> dict[str, str]:
    """The names that fields of a new noun begin with: what it is about, and a project's client where only that fits."""
    known = {each.kind: each.id for each in reversed(about)}
    fields = [trait for trait in traits(noun(kind)) if trait.refers and trait.kept]
    if "client" not in known and "project" in known and not any(trait.refers == "project" for trait in fields):
        known["client"] = store.value("SELECT client FROM project WHERE id = ?", (known["project"],)) or 0
    given: dict[str, str] = {}
    for trait in fields:
        if known.get(trait.refers) and trait.refers != kind:
            given[trait.name] = called(store, trait.refers, known.pop(trait.refers))
    return given


def _field(store: Store, trait: Trait, before: Noun | None, given: Mapping[str, str], today: date) -> FieldShown:
    def name(kind: str, ref: int) -> str:
        return called(store, kind, ref)

    if before is not None:
        value = text_of(trait, getattr(before, trait.name), name)
    elif trait.name in given:
        value = given[trait.name]
    elif trait.type is date and trait.asked and not trait.ahead:
        value = today.isoformat()
    else:
        value = "" if trait.needed else text_of(trait, trait.default, name)
    return FieldShown(
        trait.name,
        trait.label,
        value,
        needed=trait.asked,
        hint=trait.hint,
        unit=trait.unit,
        choices=tuple(map(plain, trait.choices)) or (("yes", "no") if trait.type is bool else ()),
        refers=trait.refers,
        many=trait.many,
        private=trait.private,
        kind=_kind(trait),
        ahead=trait.ahead,
    )


def _kind(trait: Trait) -> str:
    """What a field of a form takes: day, clock, length, number, choice, name or text."""
    if trait.refers:
        return "name"
    if trait.type is date:
        return "day"
    if trait.type is time:
        return "clock"
    if trait.choices or trait.type is bool:
        return "choice"
    if trait.type is int:
        return "length" if trait.unit == "min" else "number"
    return "text"
