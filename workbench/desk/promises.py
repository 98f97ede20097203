"""Promises as lists show them: each with the date that counts now and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from json import dumps

from workbench.desk.naming import called
from workbench.desk.shown import Line, Ref, Tone
from workbench.desk.words import day
from workbench.model.noun import Noun, kind
from workbench.model.promises import Commitment, Move
from workbench.practice.promises import PromiseState, Standing, standing
from workbench.store import rows
from workbench.store.file import Store

OPEN = "done_on IS NULL AND released_on IS NULL AND dropped_on IS NULL AND draft = ''"
"""The condition for a promise that is still to be kept."""


@dataclass(frozen=True)
class PromiseRow:
    """A promise, and where it stands as of a day."""

    promise: Commitment
    standing: Standing


def open_promises(store: Store, project: int | None, as_of: date, *, until: date | None = None) -> list[PromiseRow]:
    """The open ones, the most urgent first; those without a date last. With `until`, those first due by that day."""
    where, params = [OPEN], list[object]()
    if project:
        where.append("project = ?")
        params.append(project)
    if until:
        where.append("(due <= ? OR id IN (SELECT commitment FROM move WHERE new_due <= ?))")
        params += [until.isoformat()] * 2
    return stood(store, rows.find(store, Commitment, " AND ".join(where), params), as_of)


def stood(store: Store, promises: Sequence[Commitment], as_of: date) -> list[PromiseRow]:
    """Where each of `promises` stands, the most urgent first."""
    moves: dict[int, list[Move]] = defaultdict(list)
    for move in rows.find(
        store, Move, "commitment IN (SELECT value FROM json_each(?))", (dumps([each.id for each in promises]),)
    ):
        moves[move.commitment].append(move)
    found = [PromiseRow(each, standing(each, moves[each.id], as_of)) for each in promises]
    return sorted(found, key=lambda row: (row.standing.due or date.max, row.promise.id))


_TONES = {
    PromiseState.LATE: Tone.RISK,
    PromiseState.TODAY: Tone.WATCH,
    PromiseState.KEPT: Tone.OK,
    PromiseState.RELEASED: Tone.MUTED,
    PromiseState.DROPPED: Tone.MUTED,
}


def promise_line(store: Store, row: PromiseRow, beside: Noun) -> Line:
    """A promise on the card of `beside`: the day that counts now, its words, where it stands."""
    now, promise = row.standing, row.promise
    state = f"late {now.days_late}d" if now.state is PromiseState.LATE else str(now.state)
    project = called(store, "project", promise.project or 0) if kind(type(beside)) != "project" else ""
    words = " · ".join(word for word in (told(store, promise), project, state) if word)
    return Line(
        day(now.due) if now.due else "", words, _TONES.get(now.state, Tone.PLAIN), Ref("commitment", promise.id)
    )


def told(store: Store, promise: Commitment) -> str:
    """A promise in one line: "minutes to Clara Voss", "risk log by Bo Lind"."""
    text = promise.text or unsaid(store, promise)
    if promise.by:
        return f"{text} by {called(store, 'contact', promise.by)}"
    return f"{text} to {called(store, 'contact', promise.to)}" if promise.to else text


def unsaid(store: Store, promise: Commitment) -> str:
    """What a follow-up without words is about: the skills of its session."""
    skills = store.rows(
        "SELECT n.name FROM session_skills l JOIN skill n ON n.id = l.target WHERE l.owner = ? ORDER BY l.place",
        (promise.session or 0,),
    )
    about = ", ".join(str(name) for (name,) in skills)
    return f"follow up on {about}" if about else "follow up"
