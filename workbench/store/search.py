"""Search over the words of all nouns: one table `document`, one full-text index over it, both as new as the last step.

The index follows the journal at the end of each step, in its transaction, and not by triggers: SQLite before 3.44
lets none write to FTS5 while `trusted_schema` is off.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import traits

if TYPE_CHECKING:
    from .file import Store


@cache
def searched(kind: str) -> tuple[str, ...]:
    """The columns of a noun that search looks into: what people wrote, private words too."""
    return tuple(each.name for each in traits(noun(kind)) if each.type is str and each.kept)


@cache
def bodies(kind: str) -> str:
    """The query for the id and the words of each noun of `kind` that can be found: not in the bin, not wordless."""
    words = " || char(10) || ".join(f'"{name}"' for name in searched(kind)) or "''"
    return f"SELECT id, trim({words}, char(10)) AS body FROM \"{kind}\" WHERE deleted_at IS NULL AND body <> ''"


def refresh(store: Store, step: int) -> None:
    """Brings the index up to date with what the step `step` did, or what its undoing did."""
    for kind, ref in store.rows("SELECT DISTINCT tbl, row FROM op WHERE step = ?", (step,)):
        if kind in KINDS:
            _refresh(store, str(kind), int(ref or 0))


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
