"""Where something is used, in words, so that whoever puts it in the bin knows what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.kept import Ref
from workbench.store.file import Store

_USES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "skill": (
        (
            "used in",
            "session",
            "SELECT count(*) FROM session_skills l JOIN session s ON s.id = l.owner"
            " WHERE l.target = ? AND s.deleted_at IS NULL",
        ),
        (
            "needed in",
            "project",
            "SELECT count(*) FROM needed_skill n JOIN project p ON p.id = n.project"
            " WHERE n.skill = ? AND n.deleted_at IS NULL AND p.deleted_at IS NULL",
        ),
        ("seen in", "person", "SELECT count(DISTINCT contact) FROM observation WHERE skill = ? AND deleted_at IS NULL"),
    ),
    "contact": (
        (
            "in",
            "session",
            "SELECT count(*) FROM session_learners l JOIN session s ON s.id = l.owner"
            " WHERE l.target = ? AND s.deleted_at IS NULL",
        ),
        (
            "in",
            "touch",
            "SELECT count(*) FROM touchpoint_contacts l JOIN touchpoint t ON t.id = l.owner"
            " WHERE l.target = ? AND t.deleted_at IS NULL",
        ),
        ("in", "promise", 'SELECT count(*) FROM commitment WHERE ? IN ("by", "to") AND deleted_at IS NULL'),
        ("with", "role", "SELECT count(*) FROM role WHERE contact = ? AND deleted_at IS NULL"),
        (
            "seen with",
            "skill",
            "SELECT count(DISTINCT skill) FROM observation WHERE contact = ? AND deleted_at IS NULL",
        ),
    ),
    "client": (
        ("with", "person", "SELECT count(*) FROM contact WHERE client = ? AND deleted_at IS NULL"),
        ("with", "project", "SELECT count(*) FROM project WHERE client = ? AND deleted_at IS NULL"),
    ),
    "project": (
        ("with", "session", "SELECT count(*) FROM session WHERE project = ? AND deleted_at IS NULL"),
        ("with", "promise", "SELECT count(*) FROM commitment WHERE project = ? AND deleted_at IS NULL"),
    ),
}
"""By kind: how it is used, by what, and the query that counts these."""

_MANY = {"person": "people", "touch": "touches"}


def uses(store: Store, ref: Ref) -> str:
    """Where a noun is used: `used in 12 sessions, needed in 2 projects`; empty where nowhere."""
    return ", ".join(_told(store, ref))


def _told(store: Store, ref: Ref) -> Iterator[str]:
    before = ""
    for how, what, query in _USES.get(ref.kind, ()):
        count = int(store.value(query, (ref.id,)))
        if count:
            words = f"{count} {what if count == 1 else _MANY.get(what, what + 's')}"
            yield words if how == before else f"{how} {words}"
            before = how
