"""What may be handed to a client in writing: the whitelist of fields, and what a document tells of what it leaves out.

A field leaves if its noun marks it `client_safe`, or if a rule of a client's documents lets it out under a condition.
Nothing else does: not what is private, no impression, trust, fit, motive or need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.model.noun import Noun, kind, traits


class Withheld(LookupError):
    """A field that no client may read was asked for: a mistake in the program, caught before it does harm."""


Condition = Callable[[Any], bool]


def _always(noun: Any) -> bool:
    return True


def _agreed(noun: Any) -> bool:
    return bool(noun.consent) and not noun.draft


def _billed(noun: Any) -> bool:
    return bool(noun.billable) and not noun.draft


_BY_RULE: Mapping[str, tuple[tuple[str, ...], Condition]] = {
    "memory": (("text", "on", "contact"), _agreed),
    "work": (("on", "at", "part", "minutes", "project", "note"), _billed),
    "session": (("on", "at", "part"), _always),
    "commitment": (("text", "by", "to", "due", "done_on"), _always),
    "role": (("role", "contact"), _always),
    "aspiration": (("agreed_by", "stated_by"), _always),
    "contact": (("may_be_named",), _always),
    "project": (("rounding", "hourly_minor", "currency", "invoiced_until"), _always),
}
"""What leaves though no noun marks it: quotes with consent; billed work; promises, which both sides know; who is what;
who states a change; how time is billed. A promise that is not between the client and us is left out by the caller."""


def may_leave(noun: type[Noun], name: str) -> bool:
    """Whether that field of such nouns may be in a client's document, some perhaps under a condition."""
    trait = next((each for each in traits(noun) if each.name == name), None)
    if trait is None or trait.private:
        return False
    return trait.client_safe or name in _BY_RULE.get(kind(noun), ((), _always))[0]


def handed(noun: Noun, name: str) -> Any:
    """The value of a field for a client's document. Raises `Withheld` where it may not leave."""
    cls = type(noun)
    safe = any(each.name == name and each.client_safe and not each.private for each in traits(cls))
    fields, condition = _BY_RULE.get(kind(cls), ((), _always))
    if not safe and not (may_leave(cls, name) and name in fields and condition(noun)):
        raise Withheld(f"{kind(cls)}.{name} is not for clients")
    return getattr(noun, name)


@dataclass(frozen=True)
class LeftOut:
    """What a document leaves out, and why; for the consultant's eyes only."""

    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.what}: {self.why}"


def counted(number: int, one: str, many: str = "") -> str:
    """So many of something.

    >>> counted(1, "memory", "memories"), counted(12, "private note"), counted(2, "worries")
    ('1 memory', '12 private notes', '2 worries')
    """
    if number == 1:
        return f"1 {one}"
    return f"{number} {many or (one if one.endswith('s') else one + 's')}"
