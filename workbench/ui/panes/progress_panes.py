"""The panes of the Progress screen together: columns and what is below; which there is room for, which is in front."""

from __future__ import annotations

from collections.abc import Collection

from textual.containers import Container, Horizontal
from textual.widget import Widget

from workbench.desk.shown_progress import ProgressRow
from workbench.model.projects import Stage
from workbench.ui.panes.gates import GatesPane
from workbench.ui.panes.kept import KeptPane
from workbench.ui.panes.movement import MovementPane
from workbench.ui.panes.stages import StageColumn

WIDE, TALL = 110, 28
"""From so many columns and rows all panes below stand side by side."""
NARROW, SHORT = 60, 12
"""Below these one pane is shown at a time."""
_FRAME = 3
"""Cells of a column that its border and its bar take."""
_COLUMNS_SHARE = 0.4
"""The share of the height that the columns take at most."""

Below = GatesPane | KeptPane | MovementPane
AnyPane = StageColumn | Below


class ProgressPanes(Container):
    """Three columns above; gates, what stays and movement below: side by side, or one of them, or one pane at all.

    `column` has the cursor, also while the focus is below; `front` is the pane with the focus, also while a line is
    typed; `zoomed` shows it alone.
    """

    def __init__(self) -> None:
        self.columns = tuple(StageColumn(stage) for stage in Stage)
        self.gates = GatesPane()
        self.kept = KeptPane()
        self.movement = MovementPane()
        self._above = Horizontal(*self.columns, id="stages")
        self._beneath = Horizontal(self.gates, self.kept, self.movement, id="beneath")
        super().__init__(self._above, self._beneath, id="progress")
        self.column = self.columns[0]
        self.front: AnyPane = self.column
        self.zoomed = False
        self._low: Below = self.gates

    @property
    def below(self) -> tuple[Below, ...]:
        """What is below the columns, from left to right."""
        return self.gates, self.kept, self.movement

    @property
    def above(self) -> bool:
        """Whether a column is in front."""
        return isinstance(self.front, StageColumn)

    def fold(self, width: int, height: int) -> None:
        """Shows what a window of this size has room for."""
        alone = self.zoomed or width < NARROW or height < SHORT
        all_below = width >= WIDE and height >= TALL
        for pane in (*self.columns, *self.below):
            among = isinstance(pane, StageColumn) or all_below or pane is self._low
            pane.display = pane is self.front if alone else among
        self._above.display = self.above or not alone
        self._beneath.display = not self.above or not alone
        most = max(column.tall(width // len(self.columns) - _FRAME) for column in self.columns)
        self._above.styles.height = "1fr" if alone else min(max(4, most) + 2, int(height * _COLUMNS_SHARE))

    def enter(self, widget: Widget | None) -> bool:
        """The focus went to `widget`; tells whether the cursor is in another column now."""
        if not isinstance(widget, StageColumn | GatesPane | KeptPane | MovementPane):
            return False
        self.front = widget
        if not isinstance(widget, StageColumn):
            self._low = widget
            return False
        moved = widget is not self.column
        self._choose(widget)
        return moved

    def _choose(self, column: StageColumn) -> None:
        """The cursor is in this column: it alone shows a row as chosen."""
        self.column = column
        for each in self.columns:
            each.rest(each is column)

    # Projects

    @property
    def project(self) -> int:
        """The id of the project under the cursor; 0 where there is none."""
        ref = self.column.ref
        return ref.id if ref else 0

    def put(self, rows: Collection[ProgressRow], words: str, wanted: int) -> None:
        """Puts the projects, filtered by `words`, into their columns, the cursor on the one `wanted`.

        It goes with its project into whatever column that stands in now; without it to the first that is there.
        """
        for column in self.columns:
            column.put([row for row in rows if row.column is column.stage], words)
        found = self.column_of(wanted)
        if found is None:
            found = next((each for each in (self.column, *self.columns) if each.count), None)
        if found is not None:
            found.seek(wanted)
            self._choose(found)
            if self.above:
                self.front = found

    def column_of(self, project: int) -> StageColumn | None:
        """The column that a project stands in."""
        return next((each for each in self.columns if each.place_of(project) is not None), None)

    # Going about

    def onward(self, way: int) -> AnyPane:
        """The next pane (1), or the one before (-1): from the column of the cursor to those below, and round."""
        order: list[AnyPane] = [self.column, *self.below]
        return order[(order.index(self.front) + way) % len(order)]

    def beside(self, way: int) -> AnyPane:
        """The column, or the pane below, to the right (1) or the left (-1); the same where there is none."""
        order: tuple[AnyPane, ...] = self.columns if self.above else self.below
        return order[max(0, min(order.index(self.front) + way, len(order) - 1))]
