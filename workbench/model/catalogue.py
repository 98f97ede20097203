"""Which nouns there are, by the word for each, and where to find it: loaded one by one, since imports cost time."""

from functools import cache
from importlib import import_module
from typing import Any

_WHERE = {
    "client": "people",
    "contact": "people",
    "project": "projects",
    "role": "projects",
    "aspiration": "projects",
    "milestone": "projects",
    "terms_item": "projects",
    "plan_word": "projects",
    "follow_up": "projects",
    "routine": "projects",
    "risk": "projects",
    "asset": "projects",
    "access": "projects",
    "dry_run": "projects",
    "sign_off": "projects",
    "work": "projects",
    "timer": "projects",
    "skill": "skills",
    "needed_skill": "skills",
    "session": "transfer",
    "observation": "transfer",
    "baseline": "skills",
    "confidence": "skills",
    "memory": "relationship",
    "touchpoint": "relationship",
    "commitment": "promises",
    "move": "promises",
    "criterion": "relationship",
    "score": "relationship",
    "decision": "relationship",
    "heard": "relationship",
    "need": "relationship",
    "review": "review",
    "intention": "review",
    "question": "review",
    "day_off": "review",
}

KINDS = tuple(_WHERE)


@cache
def noun(kind: str) -> type[Any]:
    """The class of the nouns called `kind`, one of `KINDS`: a Noun, known only at run time. Else KeyError."""
    module = import_module(f".{_WHERE[kind]}", __package__)
    found: type[Any] = getattr(module, "".join(word.title() for word in kind.split("_")))
    return found


def make(kind: str, /, **values: object) -> Any:
    """A noun of this kind with these values."""
    return noun(kind)(**values)
