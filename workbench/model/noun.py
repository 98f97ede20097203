"""How a noun is declared once, and what is derived from the declaration: columns, forms, JSON, cards, help.

A noun is a frozen dataclass whose fields are made by `said`. Every other room asks `traits` for what it needs
to know of them, so a new field is one line here and one migration. Annotations stay real objects in the
modules of this package (no postponed evaluation): they are read at run time.
"""

from dataclasses import MISSING, Field, dataclass, field, fields, replace
from datetime import date, time
from enum import StrEnum
from types import UnionType
from typing import Any, ClassVar, TypeVar


class PartOfDay(StrEnum):
    """A part of the day, where no clock time is known."""

    AM = "am"
    PM = "pm"
    EVE = "eve"


def said(
    label: str,
    default: object = MISSING,
    *,
    unit: str = "",
    hint: str = "",
    private: bool = False,
    client_safe: bool = False,
    least: int | None = None,
    most: int | None = None,
    refers: str = "",
    kept: bool = True,
    asked: bool = False,
    ahead: bool = False,
) -> Any:
    """A field with all that other rooms need to know of it.

    `label`, `unit` and `hint` are for people. `private` never leaves in an export for a client;
    `client_safe` may stand in a client's document. `least` and `most` bound whole numbers. `refers` is
    the kind of noun whose id is held (a tuple of ids becomes a table of links). A field that is not
    `kept` is typed by nobody: forms leave it out. A form insists on what is `asked`, though the store does
    not. A day that lies `ahead` is read forward: "fri" is the next one.
    """
    told = {
        "label": label,
        "unit": unit,
        "hint": hint,
        "private": private,
        "client_safe": client_safe,
        "least": least,
        "most": most,
        "refers": refers,
        "kept": kept,
        "asked": asked or default is MISSING,
        "ahead": ahead,
    }
    return field(default=default, metadata=told)


@dataclass(frozen=True, kw_only=True)
class Noun:
    """What every stored thing has. `id` is 0 and `uid` empty until stored; instants are UTC, ISO 8601.

    `TITLE` names the field that stands for the noun in a line. A noun with an `OWNER` is a child: it is
    shown on the owner's card, and goes to the bin and comes back with it. Of what is `UNIQUE` there is one
    alive at a time. `ONE` and `MANY` are the words on screens where they are not the kind's own.
    """

    TITLE: ClassVar[str] = "name"
    OWNER: ClassVar[str] = ""
    UNIQUE: ClassVar[tuple[str, ...]] = ()
    ONE: ClassVar[str] = ""
    MANY: ClassVar[str] = ""

    id: int = 0
    uid: str = ""
    created_at: str = ""
    changed_at: str = ""
    deleted_at: str | None = None


@dataclass(frozen=True, kw_only=True)
class Event(Noun):
    """Something that happened, or will, on a local day. `at` is local to `zone`, an IANA name."""

    on: date = said("Day")
    at: time | None = said("At", None)
    part: PartOfDay | None = said("Part of the day", None)
    zone: str = said("Zone", "", kept=False)


@dataclass(frozen=True)
class Trait:
    """One declared field, resolved: `type` is its plain type; `many` a tuple of ids; `needed` has no default."""

    name: str
    type: type
    optional: bool
    many: bool
    needed: bool
    default: object
    label: str
    unit: str
    hint: str
    private: bool
    client_safe: bool
    least: int | None
    most: int | None
    refers: str
    kept: bool
    asked: bool
    ahead: bool

    @property
    def choices(self) -> tuple[str, ...]:
        """The words allowed, for an enumerated field; else none."""
        return tuple(str(each) for each in self.type) if issubclass(self.type, StrEnum) else ()


def _trait(declared: Field[Any]) -> Trait:
    kind: Any = declared.type
    optional, many = False, False
    if isinstance(kind, UnionType):
        kind, optional = kind.__args__[0], True
    if getattr(kind, "__origin__", None) is tuple:
        kind, many = kind.__args__[0], True
    needed = declared.default is MISSING
    default = None if needed else declared.default
    return Trait(declared.name, kind, optional, many, needed, default, **declared.metadata)


_TRAITS: dict[type, tuple[Trait, ...]] = {}
_KINDS: dict[type, str] = {}


def traits(noun: type[Noun]) -> tuple[Trait, ...]:
    """The declared fields of `noun`, in order, without what every noun has (id, uid, instants)."""
    if noun not in _TRAITS:
        _TRAITS[noun] = tuple(_trait(each) for each in fields(noun) if each.metadata)
    return _TRAITS[noun]


def kind(noun: type[Noun]) -> str:
    """The word for `noun` in tables, commands and JSON.

    >>> kind(type("NeededSkill", (Noun,), {}))
    'needed_skill'
    """
    if noun not in _KINDS:
        name = noun.__name__
        _KINDS[noun] = name[0].lower() + "".join(f"_{each.lower()}" if each.isupper() else each for each in name[1:])
    return _KINDS[noun]


def one(noun: type[Noun]) -> str:
    """The plain word for one such noun on a screen."""
    return noun.ONE or kind(noun).replace("_", " ")


def many(noun: type[Noun]) -> str:
    """The plain word for several."""
    return noun.MANY or one(noun) + "s"


def title(noun: Noun) -> str:
    """The words that stand for `noun` in one line; empty where it has none of its own."""
    return str(getattr(noun, noun.TITLE, ""))


N = TypeVar("N", bound=Noun)


def altered(noun: N, **values: object) -> N:
    """`noun` with other values in these fields."""
    return replace(noun, **values)  # type: ignore[arg-type]


class Unfit(ValueError):
    """A noun that breaks a rule of its own; the text says which, for a person, and `field` which field it is."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def fit(noun: Noun) -> None:
    """Raises `Unfit` where a field of `noun` is empty though needed, outside its bounds or not of its type."""
    for trait in traits(type(noun)):
        value = getattr(noun, trait.name)
        if value is None and trait.optional:
            continue
        if trait.needed and value in ("", None, ()):
            raise Unfit(f"{trait.label} is missing", trait.name)
        if trait.many:
            if not all(isinstance(each, int) for each in value):
                raise Unfit(f"{trait.label} holds something that is no {trait.refers}", trait.name)
        elif not isinstance(value, trait.type) or (trait.type is int and isinstance(value, bool)):
            raise Unfit(f"{trait.label} can't be {value!r}", trait.name)
        elif isinstance(value, int) and not trait.refers:
            _bounded(trait, value)


def _bounded(trait: Trait, value: int) -> None:
    if trait.least is not None and value < trait.least:
        raise Unfit(
            f"{trait.label} is {value}: the least is {trait.least}{trait.unit and ' ' + trait.unit}", trait.name
        )
    if trait.most is not None and value > trait.most:
        raise Unfit(f"{trait.label} is {value}: the most is {trait.most}{trait.unit and ' ' + trait.unit}", trait.name)
