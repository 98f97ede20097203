"""Which nouns there are, by the word for each, and where to find it: loaded one by one, since imports cost time."""

from functools import cache
from importlib import import_module

from .noun import Noun

_WHERE = {
    "client": "people",
    "contact": "people",
    "project": "projects",
    "role": "projects",
    "aspiration": "projects",
    "milestone": "projects",
    "terms_item": "projects",
    "work": "projects",
    "timer": "projects",
    "skill": "transfer",
    "needed_skill": "transfer",
    "session": "transfer",
    "observation": "transfer",
    "baseline": "transfer",
    "memory": "transfer",
    "touchpoint": "relationship",
    "commitment": "relationship",
    "move": "relationship",
    "criterion": "relationship",
    "score": "relationship",
    "decision": "relationship",
    "heard": "relationship",
    "need": "relationship",
}

KINDS = tuple(_WHERE)


@cache
def noun(kind: str) -> type[Noun]:
    """The class of the nouns called `kind`, one of `KINDS`; KeyError for another word."""
    module = import_module(f".{_WHERE[kind]}", __package__)
    found: type[Noun] = getattr(module, "".join(word.title() for word in kind.split("_")))
    return found


def make(kind: str, **values: object) -> Noun:
    """A noun of this kind with these values."""
    return noun(kind)(**values)  # type: ignore[arg-type]
