"""The rows of the sessions list, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from json import dumps

from workbench.desk.evidence import of_pairs
from workbench.desk.lists import clock
from workbench.desk.shown import SessionRow
from workbench.model.skills import Baseline
from workbench.model.transfer import Observation
from workbench.practice.competence import Change
from workbench.practice.constants import Constants
from workbench.practice.evidence import changes_of, reaching
from workbench.store import rows
from workbench.store.file import Store

_ROWS = """
SELECT s.id, s."on", s.at, coalesce(s.part, ''), s.minutes, coalesce(p.name, ''), s.planned, s.draft, s.note
FROM session s LEFT JOIN project p ON p.id = s.project WHERE s.id IN (SELECT value FROM json_each(?))
"""


def session_rows(store: Store, ids: Sequence[int], today: date, constants: Constants) -> tuple[SessionRow, ...]:
    """The rows of the sessions `ids`, in that order."""
    listed = dumps(list(ids))
    people = _names(store, "session_learners", "contact", listed)
    skills = _names(store, "session_skills", "skill", listed)
    changes = _changes(store, listed, today, constants)
    found = {}
    for ref, on, at, part, minutes, project, planned, draft, note in store.rows(_ROWS, (listed,)):
        found[ref] = SessionRow(
            ref,
            date.fromisoformat(on),
            clock(at),
            part,
            minutes,
            tuple(people[ref]),
            tuple(skills[ref]),
            project,
            changes.get(ref, ""),
            bool(planned),
            draft,
            note,
        )
    return tuple(found[ref] for ref in ids if ref in found)


def _names(store: Store, links: str, kind: str, listed: str) -> dict[int, list[str]]:
    found = defaultdict(list)
    for owner, name in store.rows(
        f"SELECT l.owner, n.name FROM {links} l JOIN {kind} n ON n.id = l.target"
        " WHERE l.owner IN (SELECT value FROM json_each(?)) ORDER BY l.owner, l.place",
        (listed,),
    ):
        found[owner].append(name)
    return found


def _changes(store: Store, listed: str, today: date, constants: Constants) -> dict[int, str]:
    """What the sessions moved: that of the first learner whose level changed, else of the first."""
    slots = ("session", "contact", "skill", "on")
    observed = rows.find(store, Observation, "session IN (SELECT value FROM json_each(?))", (listed,), only=slots)
    pairs = {(each.contact, each.skill) for each in observed}
    evidence = of_pairs(store, pairs, uses=False)
    reached = reaching(evidence, today, constants)
    changes = {pair: changes_of(evidence, pair, today, constants, reached) for pair in pairs}
    told: dict[int, str] = {}
    for each in observed:
        pair = (each.contact, each.skill)
        moved = _moved(changes[pair], evidence.baselines.get(pair), each)
        session = each.session or 0
        if session not in told or ("=" in told[session] and ">" in moved):
            told[session] = moved
    return told


def _moved(changes: Sequence[Change], baseline: Baseline | None, seen: Observation) -> str:
    """The level before and after an observation: `1>2`, or `2=2` where it moved nothing."""
    level = baseline.level if baseline else 0
    for change in changes:
        if change.observation.id == seen.id:
            return f"{change.before}>{change.after}"
        if change.on <= seen.on:
            level = change.after
    return f"{level}={level}"
