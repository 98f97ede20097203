"""The sessions of a scope that hold some words: found once, then divided and read by the page."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from json import dumps

from workbench.desk.lists import divided, holds
from workbench.desk.shown import Section
from workbench.store import search
from workbench.store.file import Store

_HOLDING = """s.id IN (
  {said}
  UNION ALL SELECT owner FROM session_learners WHERE target IN (SELECT value FROM json_each(?))
  UNION ALL SELECT owner FROM session_skills WHERE target IN (SELECT value FROM json_each(?))
  UNION ALL SELECT id FROM session WHERE project IN (SELECT value FROM json_each(?)))"""


def holding(store: Store, project: int | None, words: str) -> Sequence[int]:
    """The ids of the sessions of a project, or of all, that hold every one of `words`, newest first.

    A word may stand in the session itself, or in the name of a learner, a skill or the project.
    """
    where, params = ["s.deleted_at IS NULL"], list[object]()
    if project:
        where.append("s.project = ?")
        params.append(project)
    for word in words.split():
        said, given = search.matches("session", word)
        where.append(_HOLDING.format(said=said))
        params += [*given, *(_named(store, kind, word) for kind in ("contact", "skill", "project"))]
    found = store.rows(
        f'SELECT s.id FROM session s WHERE {" AND ".join(where)} ORDER BY s."on" DESC, s.at DESC, s.id DESC', params
    )
    return array("q", (ref for (ref,) in found))


def _named(store: Store, kind: str, word: str) -> str:
    """The ids, as JSON, of those of that kind whose name holds `word`."""
    return dumps([ref for ref, name in store.rows(f"SELECT id, name FROM {kind}") if holds(name, word)])


def sections_among(store: Store, ids: Sequence[int], today: date) -> tuple[Section, ...]:
    """How the sessions `ids`, newest first, are divided."""

    def since(day: date) -> int:
        return bisect_left(ids, True, key=lambda ref: _day_of(store, ref) < day.isoformat())

    return divided(since, len(ids), today)


def _day_of(store: Store, session: int) -> str:
    return str(store.value('SELECT "on" FROM session WHERE id = ?', (session,)))
