"""From typed text to a field's value and back: the one parser of forms and of FIELD=VALUE."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum

from workbench.desk.trouble import CannotKeep, Unknown
from workbench.model.noun import Noun, Trait, Unfit, fit, traits
from workbench.model.text import clean, fold
from workbench.practice.dates import CannotRead, clock_of, day_of, minutes_of

Resolve = Callable[[str, str], int]
"""Kind and name to id; raises `Unknown`."""

Called = Callable[[str, int], str]
"""Kind and id to name."""

_YES = {"yes", "y", "true", "1", "on"}
_NO = {"no", "n", "false", "0", "off"}


def values(
    noun: type[Noun], typed: Mapping[str, str], today: date, resolve: Resolve, *, whole: bool
) -> dict[str, object]:
    """The values of the fields in `typed`, by name.

    With `whole` the noun is new: what a form insists on must be there, and a day that is not given is today.
    Raises `CannotKeep` with the field at fault: unknown field, missing, unreadable.
    """
    known = {trait.name: trait for trait in traits(noun) if trait.kept}
    for name in typed:
        if name not in known:
            raise CannotKeep(f"there is no field {name!r}; the fields are {', '.join(known)}", name)
    read = {name: _value(known[name], clean(text).strip(), today, resolve) for name, text in typed.items()}
    if whole:
        for trait in known.values():
            if trait.asked and read.get(trait.name) in (None, "", ()):
                if trait.type is not date or trait.ahead:
                    raise CannotKeep(f"{trait.label} is missing: type {trait.name}=...", trait.name)
                read[trait.name] = today
    return read


def build(noun: type[Noun], read: Mapping[str, object]) -> Noun:
    """The noun with these values, its other fields at their defaults. Raises `CannotKeep`."""
    made: Noun = noun(**read)  # type: ignore[arg-type]
    checked(made)
    return made


def checked(noun: Noun) -> None:
    """Raises `CannotKeep` where a rule of the noun's own is broken."""
    try:
        fit(noun)
    except Unfit as why:
        raise CannotKeep(str(why), why.field) from why


def _value(trait: Trait, text: str, today: date, resolve: Resolve) -> object:
    if trait.many:
        return tuple(_named(trait, name.strip(), resolve) for name in text.split(",") if name.strip())
    if not text:
        if trait.asked and not (trait.type is date and not trait.ahead):
            raise CannotKeep(f"{trait.label} can't be empty", trait.name)
        return today if trait.asked else (None if trait.optional else trait.default)
    if trait.refers:
        return _named(trait, text, resolve)
    return _READERS.get(trait.type, _word)(trait, text, today)


def _named(trait: Trait, text: str, resolve: Resolve) -> int:
    try:
        return resolve(trait.refers, text)
    except Unknown as why:
        raise Unknown(f"{trait.label}: {why}", trait.name) from why


def _text(trait: Trait, text: str, today: date) -> object:
    return text


def _day(trait: Trait, text: str, today: date) -> object:
    try:
        return day_of(text, today, forward=trait.ahead)
    except CannotRead as why:
        raise CannotKeep(f"{trait.label}: {why}", trait.name) from why


def _clock(trait: Trait, text: str, today: date) -> object:
    try:
        return clock_of(text)
    except CannotRead as why:
        raise CannotKeep(f"{trait.label}: {why}", trait.name) from why


def _number(trait: Trait, text: str, today: date) -> object:
    if trait.unit == "min":
        try:
            return minutes_of(text, trait.most)
        except CannotRead as why:
            raise CannotKeep(f"{trait.label}: {why}", trait.name) from why
    try:
        return int(text)
    except ValueError as why:
        raise CannotKeep(f"{trait.label}: {text!r} is no whole number", trait.name) from why


def _yes_or_no(trait: Trait, text: str, today: date) -> object:
    word = fold(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise CannotKeep(f"{trait.label}: say yes or no, not {text!r}", trait.name)


def _word(trait: Trait, text: str, today: date) -> object:
    wanted = plain(fold(text)).replace("-", " ")
    words = {choice: plain(choice).replace("-", " ") for choice in trait.choices}
    exact = [choice for choice, plain in words.items() if plain == wanted]
    begun = exact or [choice for choice, plain in words.items() if plain.startswith(wanted)]
    if len(begun) != 1:
        raise CannotKeep(f"{trait.label}: {text!r} is none of {', '.join(map(plain, trait.choices))}", trait.name)
    return trait.type(begun[0])


_READERS: dict[type, Callable[[Trait, str, date], object]] = {
    str: _text,
    date: _day,
    time: _clock,
    int: _number,
    bool: _yes_or_no,
}


def text_of(trait: Trait, value: object, called: Called) -> str:
    """`value` as a form shows it, in words that `values` reads back to the same value."""
    if value is None or value == ():
        return ""
    if trait.many:
        assert isinstance(value, tuple)
        return ", ".join(called(trait.refers, each) for each in value)
    if trait.refers:
        assert isinstance(value, int)
        return called(trait.refers, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, StrEnum):
        return plain(str(value))
    return f"{value} min" if trait.unit == "min" and value else str(value)


def words_of(trait: Trait, value: object, called: Called) -> str:
    """`value` as a card shows it: with its unit, days with their weekday."""
    if isinstance(value, date):
        return f"{value:%a} {value.day} {value:%b %Y}"
    text = text_of(trait, value, called)
    if trait.unit == "min" and isinstance(value, int):
        return duration(value)
    if trait.unit == "minor units" and isinstance(value, int):
        return money(value)
    return f"{text} {trait.unit}" if text and trait.unit else text


def plain(choice: str) -> str:
    """A word of a closed list as people write it.

    >>> plain("business_problem")
    'business problem'
    """
    return choice.replace("_", " ")


def money(minor: int) -> str:
    """Minor units as an amount, a hundred to one, thousands apart.

    >>> money(123456700)
    '1 234 567.00'
    """
    return f"{minor / 100:,.2f}".replace(",", " ")


def duration(minutes: int) -> str:
    """Minutes as people say them.

    >>> duration(45), duration(60), duration(150)
    ('45m', '1h', '2h30')
    """
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02d}" if hours and rest else f"{hours}h" if hours else f"{rest}m"
