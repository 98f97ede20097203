"""Search over the words of all nouns: one table `document`, one full-text index over it, both as new as the last step.

The index follows the journal at the end of each step, in its transaction, and not by triggers: SQLite before 3.44
lets none write to FTS5 while `trusted_schema` is off.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import traits
from workbench.model.text import one_line

if TYPE_CHECKING:
    from .file import Store


@cache
def searched(kind: str) -> tuple[str, ...]:
    """The columns of a noun that search looks into: what people wrote, private words too; not a code with a default."""
    return tuple(each.name for each in traits(noun(kind)) if each.type is str and each.kept and not each.default)


@cache
def bodies(kind: str) -> str:
    """The query for the id and the words of each noun of `kind` that can be found: not in the bin, not wordless."""
    words = " || ".join(f"iif(\"{name}\" <> '', \"{name}\" || char(10), '')" for name in searched(kind)) or "''"
    return f"SELECT id, rtrim({words}, char(10)) AS body FROM \"{kind}\" WHERE deleted_at IS NULL AND body <> ''"


def matches(kind: str, words: str) -> tuple[str, list[str]]:
    """A query of ours, with its parameters, for the ids of the nouns of `kind` that hold each of `words`, or begin it.

    Only what the nouns say themselves is looked at, not what they refer to. Without a letter or digit in `words`
    none is found.
    """
    sql = "SELECT d.ref FROM search CROSS JOIN document d ON d.id = search.rowid WHERE search MATCH ? AND d.kind = ?"
    return sql, [term(words), kind]


def term(words: str) -> str:
    """The words as FTS5 takes them: each a quoted prefix, so that nothing a person types is read as its syntax.

    >>> term("ana OR st-map")
    '"ana"* "OR"* "st-map"*'
    """
    return " ".join('"' + word.replace('"', '""') + '"*' for word in one_line(words).split()) or '""'


def refresh(store: Store, step: int) -> None:
    """Brings the index up to date with what the step `step` did, or what its undoing did."""
    for kind, ref in store.rows("SELECT DISTINCT tbl, row FROM op WHERE step = ?", (step,)):
        if kind in KINDS:
            _refresh(store, kind, ref)


def _refresh(store: Store, kind: str, ref: int) -> None:
    new = [body for _, body in store.rows(f"{bodies(kind)} AND id = ?", (ref,))]
    old = store.rows("SELECT id, body FROM document WHERE kind = ? AND ref = ?", (kind, ref))
    if [body for _, body in old] == new:
        return
    for row, body in old:
        store.run("INSERT INTO search (search, rowid, body) VALUES ('delete', ?, ?)", (row, body))
        store.run("DELETE FROM document WHERE id = ?", (row,))
    for body in new:
        store.run("INSERT INTO document (kind, ref, body) VALUES (?, ?, ?)", (kind, ref, body))
        store.run("INSERT INTO search (rowid, body) VALUES (last_insert_rowid(), ?)", (body,))
