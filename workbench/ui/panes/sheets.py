"""Small tables under their titles: the way through a review, the figures of a week, two weeks side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.desk.shown import Figure, Ref, Section, Tone
from workbench.desk.shown_review import Sheet, SheetRow
from workbench.ui import gate
from workbench.ui.widgets.rows import Piece, Rows

_GAP = 2
_FIRST = 17
"""Cells of the first column at most, where others follow."""

_BAR = "█"
"""What the cells of a plot begin with."""


@dataclass(frozen=True)
class Placed:
    """A row with the columns of its sheet: how wide each is, and whether figures stand in them."""

    row: SheetRow
    widths: tuple[int, ...]
    figures: bool


class SheetPane(Rows[Placed]):
    """The sheets one under the other. Where the columns do not fit, the last ones go; text in the last one is cut."""

    spaced = True
    rests = False
    empty = "Nothing to put beside this yet."

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "beside"
        self.subject = ""
        self._rows: tuple[Placed, ...] = ()

    def put(self, subject: str, sheets: Sequence[Sheet]) -> None:
        """Shows `sheets` under this title, the cursor where it was as long as the title is the same."""
        cursor = self.cursor if subject == self.subject else 0
        self._rows = tuple(placed for sheet in sheets for placed in _placed(sheet))
        self.show([Section(each.title, len(each.rows)) for each in sheets], self._page, cursor)
        self.subject = subject
        self.border_title = gate.line(subject)

    def wait(self, subject: str) -> None:
        """Tells that what is to stand here is being worked out; what stood here stays until then."""
        self.border_title = gate.line(f"{subject} · being worked out")

    @property
    def figure(self) -> Figure | None:
        """The figure of the row under the cursor."""
        return self._rows[self.cursor].row.figure if self.cursor < len(self._rows) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is offered on a row that opens something, be it the why of its figure."""
        if action == "open":
            return self.ref is not None or self.figure is not None
        return super().check_action(action, parameters)

    def ref_of(self, row: Placed) -> Ref | None:
        """What the row opens."""
        return row.row.ref

    def drawn(self, row: Placed, width: int) -> Sequence[Piece]:
        """The cells, each in its column."""
        return [(" ", Tone.MUTED), *_cells(row, width - 1)]

    def _page(self, first: int, count: int) -> Sequence[Placed]:
        return self._rows[first : first + count]


def _placed(sheet: Sheet) -> Iterator[Placed]:
    count = max(len(row.cells) for row in sheet.rows)
    widths = [max(gate.width(row.cells[at]) for row in sheet.rows if at < len(row.cells)) for at in range(count)]
    if count > 1:
        widths[0] = min(widths[0], _FIRST)
    return (Placed(row, tuple(widths), sheet.figures) for row in sheet.rows)


def _cells(placed: Placed, width: int) -> Iterator[Piece]:
    """As many cells as fit: of figures whole ones only."""
    left = width
    fits = sum(placed.widths) + _GAP * (len(placed.widths) - 1) <= width
    for at, (cell, wide) in enumerate(zip(placed.row.cells, placed.widths, strict=False)):
        if at and placed.figures and wide > left:
            return
        room = min(wide, left)
        if room <= 0:
            return
        text = gate.fit(cell, room, right=bool(at) and placed.figures)
        gap = min(_GAP if fits or not placed.figures else 1, left - room)
        yield text + " " * gap, Tone.ACCENT if cell.startswith(_BAR) else placed.row.tone
        left -= room + gap
