"""The rules across nouns that a form or an import may break, each told in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from workbench.desk.naming import called
from workbench.model.noun import Noun, kind
from workbench.store.file import Store

_HAPPENED = (
    "on",
    "made_on",
    "decided_on",
    "accepted_on",
    "rejected_on",
    "done_on",
    "reached_on",
    "agreed_on",
    "told_on",
)
"""Days on which something happened: never in the future. Plans are the exception."""

_CLIENT_PEOPLE = {
    "milestone": ("accepted_by", "is accepted"),
    "aspiration": ("stated_by", "is stated"),
    "needed_skill": ("confirmed_by", "is confirmed"),
}


def broken(store: Store, made: Noun, today: date) -> str:
    """What rule `made` breaks, with what to do about it; empty where none."""
    what = kind(type(made))
    checks: tuple[Callable[[Store, Noun, str, date], str], ...] = (_future, _by_a_client_person, _unique, _baseline)
    for check in checks:
        if sentence := check(store, made, what, today):
            return sentence
    return ""


def _future(store: Store, made: Noun, what: str, today: date) -> str:
    if getattr(made, "planned", False) is True or what in ("terms_item",):
        return ""
    for field in _HAPPENED:
        on = getattr(made, field, None)
        if isinstance(on, date) and on > today:
            return f"{on} is in the future: only a plan may be; give the day on which it happened"
    return ""


def _by_a_client_person(store: Store, made: Noun, what: str, today: date) -> str:
    if what not in _CLIENT_PEOPLE:
        return ""
    field, verb = _CLIENT_PEOPLE[what]
    person = getattr(made, field)
    if person is None:
        return ""
    project = getattr(made, "project", None)
    same = store.value(
        "SELECT 1 FROM contact c JOIN project p ON p.client = c.client JOIN client o ON o.id = c.client"
        " WHERE c.id = ? AND p.id = ? AND o.kind = 'client'",
        (person, project),
    )
    if same:
        return ""
    plain = what.replace("_", " ")
    return f"a {plain} {verb} by a person of the project's client; {called(store, 'contact', person)} is none"


def _unique(store: Store, made: Noun, what: str, today: date) -> str:
    if not made.UNIQUE or any(getattr(made, field) is None for field in made.UNIQUE):
        return ""
    same = " AND ".join(f'"{field}" = ?' for field in made.UNIQUE)
    values = tuple(_plain(getattr(made, field)) for field in made.UNIQUE)
    if store.value(f"SELECT id FROM {what} WHERE {same} AND id <> ? AND deleted_at IS NULL", (*values, made.id)):
        return f"there is such a {what.replace('_', ' ')} already: edit that one instead"
    return ""


def _baseline(store: Store, made: Noun, what: str, today: date) -> str:
    if what == "baseline":
        first = store.value(
            'SELECT min("on") FROM observation WHERE contact = ? AND skill = ? AND deleted_at IS NULL', _pair(made)
        )
        if first and not made.id:
            return f"a starting level comes before the first evidence, and there is some from {first}: it is frozen"
        return "a starting level is frozen once there is evidence: add an observation instead" if first else ""
    if what == "observation":
        start = store.value(
            'SELECT max("on") FROM baseline WHERE contact = ? AND skill = ? AND deleted_at IS NULL', _pair(made)
        )
        if start and str(getattr(made, "on", "")) < start:
            return f"evidence can't be from before the starting level of {start}: give a later day"
    return ""


def _pair(made: Any) -> tuple[int, int]:
    return made.contact, made.skill


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str | date) else value
