"""Which projects a few steps may have moved, told by the journal: so that what was judged once is judged again
only where something stirred."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workbench.store import ops
from workbench.store.file import Store

_REFERS = {
    "project": ("id",),
    "role": ("project",),
    "aspiration": ("project",),
    "milestone": ("project",),
    "terms_item": ("project",),
    "plan_word": ("project",),
    "follow_up": ("project",),
    "needed_skill": ("project",),
    "session": ("project", "id"),
    "session_learners": ("owner", "target"),
    "session_skills": ("owner",),
    "observation": ("contact", "session", "skill"),
    "baseline": ("contact", "skill"),
    "memory": ("contact",),
    "criterion": ("contact",),
    "score": ("criterion",),
    "contact": ("client",),
}
"""What the gates read, and by which of its columns one finds whom it is about."""

_EVERYBODY = ("client", "skill")
"""What may concern any project."""

_MOST_STEPS, _MOST_OPS = 20, 2000
"""Of more nobody asks whom they concern: all are judged anew."""

_PROJECTS = """
SELECT id FROM project WHERE id IN (SELECT value FROM json_each(:project))
UNION SELECT project FROM session WHERE project IS NOT NULL AND id IN (SELECT value FROM json_each(:session))
UNION SELECT p.id FROM project p WHERE p.client IN (SELECT value FROM json_each(:client))
UNION SELECT p.id FROM json_each(:contact) w CROSS JOIN contact c ON c.id = w.value
  CROSS JOIN project p ON p.client = c.client
UNION SELECT p.id FROM json_each(:contact) w CROSS JOIN json_each(:skill) k
  CROSS JOIN observation a ON a.contact = w.value AND a.skill = k.value AND a.deleted_at IS NULL
  CROSS JOIN observation t ON t.session = a.session AND t.skill = a.skill AND t.mode = 'taught' AND t.deleted_at IS NULL
  CROSS JOIN contact c ON c.id = t.contact CROSS JOIN project p ON p.client = c.client
UNION SELECT p.id FROM json_each(:session) w CROSS JOIN observation t ON t.session = w.value AND t.mode = 'taught'
  CROSS JOIN contact c ON c.id = t.contact CROSS JOIN project p ON p.client = c.client
UNION SELECT p.id FROM criterion k JOIN contact c ON c.id = k.contact JOIN project p ON p.client = c.client
  WHERE k.id IN (SELECT value FROM json_each(:criterion))
"""
"""The projects that are meant, or that are of the clients of whom is meant, and of whoever taught them."""

_PARTNER = """
SELECT EXISTS (
  SELECT 1 FROM contact c JOIN client o ON o.id = c.client
  WHERE c.id IN (SELECT value FROM json_each(?)) AND o.kind = 'partner')
"""


class Seen(NamedTuple):
    """How far the journal was read: its mark, and the last op."""

    mark: int
    op: int


def seen(store: Store) -> Seen:
    """How far the journal goes now."""
    return Seen(store.mark(), int(store.value("SELECT coalesce(max(id), 0) FROM op")))


def stirred(store: Store, since: Seen) -> set[int] | None:
    """The projects that may stand elsewhere than they did when the journal was `seen`; None: any may."""
    moves = store.mark() - since.mark
    steps = sorted({step for (step,) in store.rows("SELECT step FROM op WHERE id > ?", (since.op,))})
    if steps and moves != len(steps):
        return None  # something was undone too, and what was done then took its place in the journal
    if not steps:
        steps = _walked(store, moves)
    if not 0 <= moves <= _MOST_STEPS:
        return None
    many = "SELECT count(*) FROM op WHERE step IN (SELECT value FROM json_each(?))"
    if store.value(many, (str(steps),)) > _MOST_OPS:
        return None
    return _concerned(store, [op for step in steps for op in ops.written(store, step)])


def _walked(store: Store, moves: int) -> list[int]:
    """The steps that so many undos and redos may have been about: as many on either side of where one stands."""
    done = store.rows("SELECT id FROM step WHERE undone = 0 ORDER BY id DESC LIMIT ?", (moves,))
    undone = store.rows("SELECT id FROM step WHERE undone = 1 ORDER BY id LIMIT ?", (moves,))
    return [step for (step,) in (*done, *undone)]


def _concerned(store: Store, done: Iterable[ops.Op]) -> set[int] | None:
    asked: dict[str, set[int]] = {kind: set() for kind in _ASKED}
    for op in done:
        if op.table in _EVERYBODY:
            return None
        for column, value in _references(store, op):
            kind = _KINDS.get((op.table, column), column)
            asked[kind].add(int(value))
    listed = {kind: str(sorted(found)) for kind, found in asked.items()}  # a list of numbers is JSON
    if store.value(_PARTNER, (listed["contact"],)):
        return None
    return {project for (project,) in store.rows(_PROJECTS, listed)}


_ASKED = ("project", "session", "client", "contact", "skill", "criterion")
_KINDS = {
    ("project", "id"): "project",
    ("session", "id"): "session",
    ("session_learners", "owner"): "session",
    ("session_learners", "target"): "contact",
    ("session_skills", "owner"): "session",
}


def _references(store: Store, op: ops.Op) -> Iterable[tuple[str, str | int]]:
    """What the row of an op refers to, before, after and now: an update tells only what it altered."""
    columns = _REFERS.get(op.table, ())
    if not columns:
        return
    for cells in (op.old, op.new):
        yield from ((name, value) for name in columns if (value := cells.get(name)) is not None)
    quoted = ", ".join(f'"{name}"' for name in columns)
    for row in store.rows(f'SELECT {quoted} FROM "{op.table}" WHERE id = ?', (op.row,)):
        yield from ((name, value) for name, value in zip(columns, row, strict=True) if value is not None)
    if "id" in columns:
        yield "id", op.row
    if op.table == "contact":
        yield "contact", op.row
