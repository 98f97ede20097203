"""A list of names with words beside them: what a finder finds, and what lies in the bin."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.shown import Found, Ref, Section, Tone
from workbench.ui import gate
from workbench.ui.widgets.rows import Piece, Rows


class FoundRows(Rows[Found]):
    """One name a row. `empty` is what it says when there are none.

    Where it cannot have the focus, the cursor is steered from a line, and is marked all the same.
    """

    def __init__(self, empty: str, *, kinds: bool = False, classes: str | None = None) -> None:
        """With `kinds`, what each is stands before its name."""
        super().__init__(classes=classes)
        self.empty = empty
        self._kinds = kinds

    def put(self, found: Sequence[Found], cursor: int = 0) -> None:
        """Shows these names."""
        self.show(
            (Section("", len(found)),) if found else (), lambda first, count: found[first : first + count], cursor
        )

    def ref_of(self, row: Found) -> Ref | None:
        """What the name stands for."""
        return row.ref

    def drawn(self, row: Found, width: int) -> Sequence[Piece]:
        """The name, and beside it, muted, what tells it from others."""
        steered = not self.can_focus and row is self.row(self.cursor)
        pieces: list[Piece] = [(">" if steered else " ", Tone.ACCENT)]
        room = width - 1
        if self._kinds:
            kind = gate.fit(row.ref.kind.replace("_", " "), min(14, room // 3))
            pieces.append((f"{kind} ", Tone.MUTED))
            room -= gate.width(kind) + 1
        name = gate.cut(row.name or "(no words)", room)
        pieces.append((name, Tone.PLAIN))
        room -= gate.width(name) + 2
        if row.beside and room > 3:
            pieces.append((f"  {gate.cut(row.beside, room)}", Tone.MUTED))
        return pieces
