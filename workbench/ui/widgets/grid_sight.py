"""What of a grid is in sight, as lines of pieces: the frozen heads, and rows of cells with the cursor on one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from workbench.desk.shown import Tone
from workbench.ui import gate
from workbench.ui.widgets.grid_layout import Head, Layout, name_lines
from workbench.ui.widgets.painting import Piece


@dataclass(frozen=True)
class Sight:
    """The heads, their layout in the window, and the number of the first column in sight."""

    rows: Sequence[Head] = ()
    columns: Sequence[Head] = ()
    layout: Layout = field(default_factory=Layout)
    left: int = 0

    @property
    def across(self) -> range:
        """The numbers of the columns in sight."""
        return range(self.left, min(len(self.columns), self.left + self.layout.across))

    def row_line(self, row: int, piece: Callable[[int, int], Piece], on: int | None, marked: bool) -> list[Piece]:
        """The head of a row and its cells. The one `on` stands between brackets, so that it needs no colour."""
        head, layout = self.rows[row], self.layout
        beside = head.beside if layout.besides else ""
        name = max(1, layout.row_head - 1 - (gate.width(beside) + 1 if beside else 0))
        pieces = [(">" if marked else " ", Tone.ACCENT), (gate.fit(head.name, name), head.tone)]
        if beside:
            pieces.append((f" {beside}", Tone.MUTED))
        room = layout.cell - 1
        for column in self.across:
            text, tone = piece(row, column)
            if column == on:
                pieces.extend([("[", Tone.ACCENT), (gate.fit(f" {text}", room - 1), tone), ("]", Tone.ACCENT)])
            else:
                pieces.extend([(self._edge(column), Tone.MUTED), (gate.fit(f" {text}", room), tone)])
        return pieces

    def head_line(self, y: int, on: int) -> list[Piece]:
        """Line `y` of the frozen heads: groups, names, what stands beside them. The column `on` stands out."""
        layout = self.layout
        last = y == layout.heads - 1
        pieces: list[Piece] = [(gate.fit(self._where if last else "", layout.row_head), Tone.MUTED)]
        if y < layout.groups:
            return [*pieces, *self._group_line()]
        for column in self.across:
            head, room = self.columns[column], layout.cell - 1
            tone = Tone.ACCENT if column == on else head.tone
            if layout.beside and last:
                text, tone = head.beside, Tone.MUTED
            elif layout.names == 1:
                text = head.name
            else:
                text = ["", *name_lines(head.name, room)][-2:][y - layout.groups]
            pieces.extend([(self._edge(column), Tone.MUTED), (gate.fit(text, room), tone)])
        return pieces

    def _group_line(self) -> list[Piece]:
        """The title of each group over its columns in sight."""
        pieces: list[Piece] = []
        for group, columns in groupby(self.across, lambda column: self.columns[column].group):
            places = list(columns)
            room = len(places) * self.layout.cell - 1
            pieces.extend([(self._edge(places[0]), Tone.MUTED), (gate.fit(group, room), Tone.ACCENT)])
        return pieces

    @property
    def _where(self) -> str:
        """Which columns are in sight, where not all are."""
        if self.layout.across >= len(self.columns):
            return ""
        room, count = self.layout.row_head, len(self.columns)
        span = f" {self.left + 1}-{self.across.stop}"
        words = f"{span} of {count}"
        return words if gate.width(words) < room else gate.cut(f"{span}/{count}", room)

    def _edge(self, column: int) -> str:
        """What stands before a column: a line where another group begins."""
        return "│" if column and self.columns[column].group != self.columns[column - 1].group else " "
