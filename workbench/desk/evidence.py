"""The evidence of who can do what, read from the file for the rules of competence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from json import dumps

from workbench.model.skills import Baseline
from workbench.model.transfer import Mode, Observation, Session
from workbench.practice.evidence import Evidence, Pair, gathered, is_unaided
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"
_PAIRS = "(contact, skill) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))"

_TAUGHT = Mode.TAUGHT

_SEEN = ("session", "contact", "skill", "on", "mode", "result", "source", "whole_task")
"""What the rules read of an observation; a project may have thousands."""


def of_pairs(store: Store, pairs: Iterable[Pair], *, uses: bool = True) -> Evidence:
    """What is known of these persons with these skills; without `uses` only what levels rest on."""
    return _read(store, _PAIRS, (dumps(sorted(set(pairs))),), uses=uses)


def of_contact(store: Store, contact: int) -> Evidence:
    """What is known of one person."""
    return _read(store, "contact = ?", (contact,))


def of_skill(store: Store, skill: int) -> Evidence:
    """What is known of one skill, in everybody."""
    return _read(store, "skill = ?", (skill,))


def of_people(store: Store, people: Iterable[int], skills: Iterable[int], *, uses: bool = True) -> Evidence:
    """What is known of these people with these skills; without `uses` only what levels rest on."""
    return _read(store, f"contact {_IN} AND skill {_IN}", (dumps(sorted(people)), dumps(sorted(skills))), uses=uses)


def everything(store: Store) -> Evidence:
    """What is known of everybody."""
    return _read(store, "", ())


def _read(store: Store, where: str, params: Sequence[str | int], *, uses: bool = True) -> Evidence:
    """The evidence for which `where` holds, and that on the people who were taught by somebody in it.

    For levels the sessions are read in which somebody taught; for `uses` those too in which somebody was alone.
    """
    seen = {each.id: each for each in rows.find(store, Observation, where, params, only=_SEEN)}
    baselines = {each.id: each for each in rows.find(store, Baseline, where, params)}
    told = {each.session for each in seen.values() if each.mode is _TAUGHT or (uses and is_unaided(each))} - {None}
    slots = ("learners", "skills", "setting")
    sessions = rows.find(store, Session, f"id {_IN}", (dumps(sorted(told)),), only=slots) if told else []
    if where:
        _add_taught(store, seen, baselines, sessions)
    half_lives = dict(store.rows("SELECT id, half_life_pct FROM skill WHERE half_life_pct <> 100"))
    return gathered(seen.values(), baselines.values(), sessions, half_lives)


def _add_taught(
    store: Store, seen: dict[int, Observation], baselines: dict[int, Baseline], sessions: Iterable[Session]
) -> None:
    """Adds what is known of the people who were at a session in which somebody taught, with the skill taught."""
    teachings = [each for each in seen.values() if each.mode is _TAUGHT and each.session is not None]
    if not teachings:
        return
    there = defaultdict(set, {session.id: set(session.learners) for session in sessions})
    held_in = dumps(sorted({each.session for each in teachings if each.session is not None}))
    for session, person in store.rows(f"SELECT session, contact FROM observation WHERE session {_IN}", (held_in,)):
        there[session].add(person)
    taught = {(person, each.skill) for each in teachings for person in there[each.session or 0]}
    same = (_PAIRS, (dumps(sorted(taught)),))
    seen |= {each.id: each for each in rows.find(store, Observation, *same, only=_SEEN)}
    baselines |= {each.id: each for each in rows.find(store, Baseline, *same)}
