"""Nouns to rows and back, derived from what the nouns say of their fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Noun, Trait, fit, kind, one, traits
from workbench.model.text import clean

from .file import Step, Store
from .trouble import Vanished
from .ulid import ulid

N = TypeVar("N", bound=Noun)
Reader = Callable[[Any], object]
_COMMON = ("id", "uid", "created_at", "changed_at", "deleted_at")


@dataclass(frozen=True)
class Shape:
    """How a noun lies in its table: `names` of the columns, how each is read, and the traits that hold many ids."""

    table: str
    names: tuple[str, ...]
    readers: tuple[tuple[str, Reader], ...]
    many: tuple[Trait, ...]
    select: str
    insert: str


_SHAPES: dict[type, Shape] = {}
_PARTS: dict[tuple[type, tuple[str, ...]], Shape] = {}


def shape(cls: type[Noun]) -> Shape:
    """The shape of the nouns `cls`, worked out once."""
    if cls not in _SHAPES:
        _SHAPES[cls] = _shape(cls)
    return _SHAPES[cls]


def _part(cls: type[Noun], only: tuple[str, ...]) -> Shape:
    """The shape of the nouns `cls` of which only the id and these fields are read."""
    if (cls, only) in _PARTS:
        return _PARTS[cls, only]
    whole = shape(cls)
    names = tuple(name for name in whole.names if name == "id" or name in only)
    columns = ", ".join(f'"{name}"' for name in names)
    _PARTS[cls, only] = replace(
        whole,
        names=names,
        readers=tuple((name, read) for name, read in whole.readers if name in only),
        many=tuple(trait for trait in whole.many if trait.name in only),
        select=f'SELECT {columns} FROM "{whole.table}"',
    )
    return _PARTS[cls, only]


def _shape(cls: type[Noun]) -> Shape:
    table = kind(cls)
    single = [trait for trait in traits(cls) if not trait.many]
    names = (*_COMMON, *(trait.name for trait in single))
    columns = ", ".join(f'"{name}"' for name in names)
    return Shape(
        table,
        names,
        tuple((trait.name, reader) for trait in single if (reader := _reader(trait))),
        tuple(trait for trait in traits(cls) if trait.many),
        f'SELECT {columns} FROM "{table}"',
        f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(names))})',
    )


def add(step: Step, new: N) -> N:
    """Stores `new`, cleaned, and gives it back with its id; keeps a uid and instants that it has already.

    Raises Unfit where the noun breaks a rule of its own, Already where there may be one only.
    """
    stored = replace(
        _cleaned(new),
        uid=new.uid or ulid(step.moment),
        created_at=new.created_at or step.at,
        changed_at=new.changed_at or step.at,
    )
    fit(stored)
    form = shape(type(new))
    cells: list[Any] = [None, *(_cell(getattr(stored, name)) for name in form.names[1:])]
    stored = replace(stored, id=step.insert(form.insert, cells))
    for trait in form.many:
        _link(step, form.table, trait.name, stored.id, getattr(stored, trait.name))
    return stored


def change(step: Step, noun: N) -> N:
    """Writes the fields of `noun` that differ from what is stored; gives it back as it is stored then.

    Raises Vanished where it is stored no more, and Unfit as `add` does.
    """
    before = get(step.store, type(noun), noun.id)
    if before is None or before.uid != noun.uid:  # an id may come again after an undo, a uid never
        raise _vanished(noun)
    after = _cleaned(noun)
    fit(after)
    form = shape(type(noun))
    differ = [name for name in form.names[len(_COMMON) :] if getattr(before, name) != getattr(after, name)]
    relinked = [trait.name for trait in form.many if getattr(before, trait.name) != getattr(after, trait.name)]
    if not differ and not relinked:
        return before
    sets = ", ".join(f'"{name}" = ?' for name in ("changed_at", *differ))
    cells = [step.at, *(_cell(getattr(after, name)) for name in differ), noun.id]
    step.run(f'UPDATE "{form.table}" SET {sets} WHERE id = ?', cells)
    for name in relinked:
        _link(step, form.table, name, noun.id, getattr(after, name))
    same = {name: getattr(before, name) for name in ("uid", "created_at", "deleted_at")}
    return replace(after, changed_at=step.at, **same)


def bin(step: Step, noun: N) -> N:  # noqa: A001 - the word of the keys and the help
    """Puts `noun` and its children into the bin, from where `restore` brings them back."""
    if not _mark_deleted(step, noun, "IS NULL", (), step.at):
        raise _vanished(noun)
    return replace(noun, deleted_at=step.at, changed_at=step.at)


def restore(step: Step, noun: N) -> N:
    """Brings `noun` back from the bin, with the children that went there with it."""
    binned = step.store.value(f'SELECT deleted_at FROM "{kind(type(noun))}" WHERE id = ?', (noun.id,))
    if not _mark_deleted(step, noun, "= ?", (binned,), None):
        raise _vanished(noun)
    return replace(noun, deleted_at=None, changed_at=step.at)


def _vanished(noun: Noun) -> Vanished:
    return Vanished(f"This {one(type(noun))} is not there any more as it was. Look again")


def get(store: Store, cls: type[N], ref: int) -> N | None:
    """The noun with this id, binned or not; None where there is none."""
    found = find(store, cls, "id = ?", (ref,), binned=None)
    return found[0] if found else None


def by_uid(store: Store, kind: str, uid: str) -> Noun | None:
    """The noun of this kind with this uid, binned or not; None where there is none."""
    found = find(store, noun(kind), "uid = ?", (uid,), binned=None)
    return found[0] if found else None


def find(
    store: Store,
    cls: type[N],
    where: str = "",
    params: Sequence[Any] = (),
    *,
    order: str = "id",
    limit: int | None = None,
    offset: int = 0,
    binned: bool | None = False,
    only: tuple[str, ...] = (),
) -> list[N]:
    """The nouns for which `where` holds: SQL of ours, with the user's words in `params` only.

    `binned` True gives those in the bin, None both these and the others. With `only`, for rules that read
    thousands, no other fields but the id are read: the others are as in a noun that was just made.
    """
    form = _part(cls, only) if only else shape(cls)
    conditions = [f"({where})"] if where else []
    if binned is not None:
        conditions.append('"deleted_at" IS NOT NULL' if binned else '"deleted_at" IS NULL')
    sql = form.select + (f" WHERE {' AND '.join(conditions)}" if conditions else "") + f" ORDER BY {order}"
    if limit is not None or offset:
        sql += " LIMIT ? OFFSET ?"
        params = (*params, -1 if limit is None else limit, offset)
    fields = [dict(zip(form.names, row, strict=False)) for row in store.rows(sql, params)]
    for name, read in form.readers:
        for each in fields:
            if (cell := each[name]) is not None:
                each[name] = read(cell)
    for trait in form.many:
        linked = _linked(store, f"{form.table}_{trait.name}", [each["id"] for each in fields])
        for each in fields:
            each[trait.name] = linked.get(each["id"], ())
    return [_made(cls, each) for each in fields]


def _made(cls: type[N], fields: dict[str, object]) -> N:
    """A noun straight from its fields: they came out of the file, which checks them, so no `__init__` is run."""
    made = object.__new__(cls)
    made.__dict__.update(fields)
    return made


def _linked(store: Store, table: str, owners: Sequence[Any]) -> dict[int, tuple[int, ...]]:
    sql = f'SELECT owner, target FROM "{table}" WHERE owner IN (SELECT value FROM json_each(?)) ORDER BY owner, place'
    found: dict[int, tuple[int, ...]] = {}
    for owner, target in store.rows(sql, (str(list(owners)),)) if owners else ():  # a list of numbers is JSON
        found[owner] = (*found.get(owner, ()), target)
    return found


def _link(step: Step, table: str, name: str, owner: int, targets: Sequence[int]) -> None:
    sql = f'SELECT target, id, place FROM "{table}_{name}" WHERE owner = ?'
    present = {target: (row, place) for target, row, place in step.store.rows(sql, (owner,))}
    for target, (row, _) in present.items():
        if target not in targets:
            step.run(f'DELETE FROM "{table}_{name}" WHERE id = ?', (row,))
    for place, target in enumerate(dict.fromkeys(targets)):
        if target not in present:
            step.insert(f'INSERT INTO "{table}_{name}" (owner, target, place) VALUES (?, ?, ?)', (owner, target, place))
        elif present[target][1] != place:
            step.run(f'UPDATE "{table}_{name}" SET place = ? WHERE id = ?', (place, present[target][0]))


def _mark_deleted(step: Step, owner: Noun, was: str, params: Sequence[Any], deleted_at: str | None) -> bool:
    """Sets `deleted_at` of `owner`, and of its children down to the last, where it was as `was` says; whether."""
    word = kind(type(owner))
    sql = f'UPDATE "{word}" SET deleted_at = ?, changed_at = ? WHERE id = ? AND uid = ? AND deleted_at {was}'
    if not step.run(sql, (deleted_at, step.at, owner.id, owner.uid, *params)):
        return False
    for cls in map(noun, KINDS):
        if cls.OWNER and _refers(cls, cls.OWNER) == word:
            for child in find(step.store, cls, f'"{cls.OWNER}" = ?', (owner.id,), binned=None):
                _mark_deleted(step, child, was, params, deleted_at)
    return True


def _refers(cls: type[Noun], name: str) -> str:
    return next(trait.refers for trait in traits(cls) if trait.name == name)


def _cleaned(noun: N) -> N:
    """`noun` without control bytes in its words, and with each of several ids once."""
    better: dict[str, Any] = {}
    for trait in traits(type(noun)):
        value = getattr(noun, trait.name)
        if type(value) is str and (cleaned := clean(value)) != value:
            better[trait.name] = cleaned
        elif trait.many and len(set(value)) < len(value):
            better[trait.name] = tuple(dict.fromkeys(value))
    return replace(noun, **better) if better else noun


def _cell(value: object) -> object:
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _reader(trait: Trait) -> Reader | None:
    """What makes a field of a cell that is not NULL; None where the cell is the field."""
    if issubclass(trait.type, StrEnum):
        return {str(each): each for each in trait.type}.__getitem__
    if issubclass(trait.type, date):
        return date.fromisoformat
    if issubclass(trait.type, time):
        return time.fromisoformat
    return bool if issubclass(trait.type, bool) else None
