"""The form of any noun, made from its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from workbench.desk.naming import called
from workbench.desk.shown import FieldShown, FormShown, Ref
from workbench.desk.trouble import CannotKeep
from workbench.desk.typed import text_of
from workbench.model.catalogue import noun
from workbench.model.noun import Noun, Trait, traits
from workbench.store import rows
from workbench.store.file import Store


def form(store: Store, kind: str, ref: int, given: Mapping[str, str], today: date) -> FormShown:
    """The form for the noun `ref` of that kind, or for a new one where `ref` is 0, prefilled with `given`."""
    before: Noun | None = rows.get(store, noun(kind), ref) if ref else None
    if ref and before is None:
        raise CannotKeep(f"this {kind.replace('_', ' ')} is no longer there")
    fields = tuple(_field(store, trait, before, given, today) for trait in traits(noun(kind)) if trait.kept)
    title = f"{'Edit' if before else 'New'} {kind.replace('_', ' ')}"
    return FormShown(Ref(kind, ref), title, fields, before.changed_at if before else "")


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
        choices=trait.choices or (("yes", "no") if trait.type is bool else ()),
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
