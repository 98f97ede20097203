"""A grid of any size that reads and draws only the cells in sight, under heads that stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workbench.desk.shown import Section, Tone
from workbench.ui import gate, themes
from workbench.ui.widgets.blocks import Blocks, Reading
from workbench.ui.widgets.blocks import Place as Place
from workbench.ui.widgets.grid_layout import Head, Layout, laid_out
from workbench.ui.widgets.grid_sight import Sight
from workbench.ui.widgets.paged import Paged, window
from workbench.ui.widgets.painting import BAR, Piece, Twice, segments, taught


class CellGrid(Twice, Widget, can_focus=True):
    """Rows and columns with a cursor on one cell. A move repaints two lines, or two cells and their heads; no reading.

    `show` hands over the heads and where to read cells; cells are read by the block when they come into sight, and
    the oldest blocks are forgotten. Where the cursor leaves the window, the window jumps by a third.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="grid.open", tooltip="Open the cell under the cursor"),
        Binding("down,j", "move(1, 0)", "down", id="grid.down", show=False, tooltip="One row down"),
        Binding("up,k", "move(-1, 0)", "up", id="grid.up", show=False, tooltip="One row up"),
        Binding("right,l", "move(0, 1)", "right", id="grid.right", show=False, tooltip="One column to the right"),
        Binding("left,h", "move(0, -1)", "left", id="grid.left", show=False, tooltip="One column to the left"),
        Binding("pagedown", "page(1, 0)", "page down", id="grid.page_down", show=False, tooltip="One window down"),
        Binding("pageup", "page(-1, 0)", "page up", id="grid.page_up", show=False, tooltip="One window up"),
        Binding("right_square_bracket", "page(0, 1)", "on", id="grid.on", show=False, tooltip="A window to the right"),
        Binding("left_square_bracket", "page(0, -1)", "back", id="grid.back", show=False, tooltip="A window left"),
        Binding("ctrl+d", "half(1)", "half down", id="grid.half_down", show=False, tooltip="Half a window down"),
        Binding("ctrl+u", "half(-1)", "half up", id="grid.half_up", show=False, tooltip="Half a window up"),
        Binding("g", "prefix", "g g top", id="grid.top", show=False, tooltip="Pressed twice: the first row"),
        Binding("G", "bottom", "bottom", id="grid.bottom", show=False, tooltip="The last row"),
        Binding("home", "edge(-1)", "first", id="grid.first", show=False, tooltip="The first column"),
        Binding("end", "edge(1)", "last", id="grid.last", show=False, tooltip="The last column"),
        Binding("y", "copy('tsv')", "copy", id="grid.copy", tooltip="Copy the whole matrix, for a spreadsheet"),
        Binding("Y", "copy('md')", "copy md", id="grid.copy_markdown", show=False, tooltip="Copy it as Markdown"),
    ]

    DEFAULT_CSS = """
    CellGrid { overflow: hidden hidden; }
    """

    class Moved(Message):
        """The cursor stands on another cell now, or other heads are shown."""

        def __init__(self, grid: CellGrid) -> None:
            super().__init__()
            self.grid = grid

        @property
        def control(self) -> CellGrid:
            """The grid that sent it."""
            return self.grid

    class Opened(Moved):
        """Enter, or a second click on a cell."""

    class Unread(Message):
        """Cells could not be read; the sentence says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class Copied(Message):
        """All of it is to go to the clipboard, in this form: tsv or md."""

        def __init__(self, form: str) -> None:
            super().__init__()
            self.form = form

    empty = "Nothing here."
    """What a grid without rows or columns says: how to fill it. Keys stand between backticks."""

    legend: Sequence[str] = ()
    """The line under the cells that tells their signs, and shorter ones for narrower windows."""

    none = " ·"
    """What stands in a cell of which nothing is known."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.row = 0
        self.column = 0
        self.rows: tuple[Head, ...] = ()
        self.columns: tuple[Head, ...] = ()
        self.blocks = Blocks(self._was_unread)
        self._lines: Paged[Head] = Paged((), lambda first, count: ())
        self._sight = Sight()
        self._top = 0
        self._ground: Style | None = None
        self._drawn: tuple[object, ...] = ()

    # What a screen asks and hands over

    @property
    def at(self) -> tuple[Head, Head] | None:
        """The heads of the row and the column that the cursor stands on."""
        return (self.rows[self.row], self.columns[self.column]) if self.rows and self.columns else None

    def show(self, rows: Sequence[Head], columns: Sequence[Head], reading: Reading, cursor: Place) -> None:
        """Shows these heads with the cursor on `cursor`; the cells are read anew, and repainted where they differ."""
        self.rows, self.columns = tuple(rows), tuple(columns)
        sections = [Section(group, len(list(heads))) for group, heads in groupby(self.rows, lambda head: head.group)]
        self._lines = Paged(sections, lambda first, count: self.rows[first : first + count])
        self.blocks.put(self.rows, self.columns, reading)
        self.row, self.column = self._within(*cursor)
        self._lay_out()
        self._repaint_where_it_differs()
        self.post_message(self.Moved(self))

    def go(self, row: int, column: int) -> None:
        """Puts the cursor on that cell, as near as there is one, and tells of it."""
        row, column = self._within(row, column)
        before = (self.row, self.column)
        if before == (row, column) or not self.at:
            return
        self.row, self.column = row, column
        if self._reveal():
            self.refresh()
        elif before[0] == row:
            self._refresh_column(before[1])
            self._refresh_column(column)
        else:
            self._refresh_row(before[0])
            self._refresh_row(row)
            if before[1] != column:
                self.refresh(Region(0, 0, self.size.width, self._layout.heads))
        self.post_message(self.Moved(self))

    def seek(self, row: int | None, column: int | None) -> bool:
        """Puts the cursor on the row and the column with these keys (None: where it is); tells whether both are."""
        places = (_place(self.rows, row, self.row), _place(self.columns, column, self.column))
        if None in places:
            return False
        self.go(places[0] or 0, places[1] or 0)
        return True

    def reread(self) -> None:
        """Reads the cells in sight again; what looks the same is not painted again."""
        self.blocks.forget()
        self._repaint_where_it_differs()

    # Where things stand

    def _within(self, row: int, column: int) -> Place:
        return max(0, min(row, len(self.rows) - 1)), max(0, min(column, len(self.columns) - 1))

    @property
    def _layout(self) -> Layout:
        return self._sight.layout

    def _lay_out(self) -> None:
        layout = laid_out(self.rows, self.columns, *self.size, legend=bool(self.legend))
        self._sight = Sight(self.rows, self.columns, layout, self._sight.left)
        self._reveal()

    def _reveal(self) -> bool:
        """Moves the window where the cursor is out of it; tells whether it did."""
        if not self.size.height or not self.rows:
            return False
        top = self._lines.top_for(self.row, self._top, self._layout.body)
        left = window(self._sight.left, self.column, self.column, self._layout.across, len(self.columns))
        moved = (top, left) != (self._top, self._sight.left)
        self._top, self._sight = top, replace(self._sight, left=left)
        return moved

    # What is painted

    def notify_style_update(self) -> None:
        """Another theme: the ground of the lines, which Textual takes long to work out, is asked for anew."""
        super().notify_style_update()
        self._ground = None

    def render_line(self, y: int) -> Strip:
        """Line `y` of the window."""
        if self._ground is None:
            self._ground = self.rich_style
        inks = themes.inks(self.app.theme_variables)
        width = self.size.width
        if not self.at:
            return Strip(taught(self.empty, y, width, self._ground, inks)).adjust_cell_length(width, self._ground)
        pieces, under = self._painted(y)
        ground = self._ground + (self._under(inks) if under else Style.null())
        strip = Strip(segments(pieces, ground, inks)).adjust_cell_length(width - 1, ground)
        mark = BAR if self._lines.bar(y - self._layout.heads, self._top, self._layout.body) else " "
        return Strip([*strip, Segment(mark, self._ground + inks.line)]).simplify()

    def _under(self, inks: themes.Inks) -> Style:
        return inks.cursor if self.has_focus else inks.resting

    def _painted(self, y: int) -> tuple[list[Piece], bool]:
        """Line `y`: a head, the legend, the title of a group, or a row; and whether the cursor is on it."""
        layout, width = self._layout, self.size.width - 1
        if y < layout.heads:
            return self._sight.head_line(y, self.column), False
        if layout.foot and y == self.size.height - 1:
            told = next((each for each in self.legend if gate.width(each) < width), self.legend[-1])
            return [(gate.cut(f" {told}", width), Tone.MUTED)], False
        index, title = self._lines.at(self._top + y - layout.heads)
        if index is None:
            return [(gate.cut(f"  {title}", max(1, width)), Tone.ACCENT)], False
        here = index == self.row
        chosen = here and self.has_focus
        return self._sight.row_line(index, self._piece, self.column if chosen else None, chosen), here

    def _was_unread(self, sentence: str) -> None:
        self.post_message(self.Unread(sentence))

    def _piece(self, row: int, column: int) -> Piece:
        return self.blocks.piece(row, column) or (self.none, Tone.MUTED)

    def _repaint_where_it_differs(self) -> None:
        """After reading anew: what looks the same is not painted again."""
        if not self.size.height:
            return
        before, self._drawn = self._drawn, self._seen()
        if before != self._drawn:
            self.refresh()

    def _seen(self) -> tuple[object, ...]:
        """All that is in sight."""
        lines = [self._lines.at(self._top + y)[0] for y in range(self._layout.body)] if self.at else []
        cells = [self.blocks.piece(row, column) for row in lines if row is not None for column in self._sight.across]
        return (self._sight, self.row, self.column, self._top, self.empty, tuple(cells))

    def _refresh_row(self, row: int) -> None:
        place = self._lines.line_of(row) - self._top
        if 0 <= place < self._layout.body:
            self.refresh(Region(0, self._layout.heads + place, self.size.width, 1))

    def _refresh_column(self, column: int) -> None:
        """The head of a column, and its cell in the row of the cursor."""
        left = self._layout.row_head + (column - self._sight.left) * self._layout.cell
        place = self._lines.line_of(self.row) - self._top + self._layout.heads
        self.refresh(Region(left, 0, self._layout.cell, self._layout.heads), Region(left, place, self._layout.cell, 1))

    def on_focus(self) -> None:
        self._refresh_row(self.row)

    def on_blur(self) -> None:
        self._refresh_row(self.row)

    def on_resize(self) -> None:
        self._lay_out()
        self.refresh()

    # What the keys and the mouse do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What acts on cells is offered where there are any."""
        return action not in ("open", "copy") or bool(self.rows and self.columns)

    def action_move(self, down: int, across: int) -> None:
        """By so many rows and columns."""
        self.go(self.row + down, self.column + across)

    def action_page(self, down: int, across: int) -> None:
        """By a window down or across."""
        self.go(self.row + down * max(1, self._layout.body - 1), self.column + across * max(1, self._layout.across - 1))

    def action_half(self, down: int) -> None:
        """By half a window."""
        self.go(self.row + down * max(1, self._layout.body // 2), self.column)

    def action_first(self) -> None:
        """To the first row."""
        self.go(0, self.column)

    def action_bottom(self) -> None:
        """To the last row."""
        self.go(len(self.rows) - 1, self.column)

    def action_edge(self, way: int) -> None:
        """To the first (-1) or the last column (1)."""
        self.go(self.row, 0 if way < 0 else len(self.columns) - 1)

    def action_open(self) -> None:
        """Opens the cell."""
        if self.at:
            self.post_message(self.Opened(self))

    def action_copy(self, form: str) -> None:
        """Copies all of it."""
        if self.at:
            self.post_message(self.Copied(form))

    def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the cell clicked; a second click opens it."""
        place = event.get_content_offset(self)
        if place is None or not self.at or place.y < self._layout.heads:
            return
        row = self._lines.at(self._top + place.y - self._layout.heads)[0]
        across = (place.x - self._layout.row_head) // self._layout.cell
        if row is None or across >= self._layout.across:
            return
        column = self.column if across < 0 else min(self._sight.left + across, len(self.columns) - 1)
        if (row, column) == (self.row, self.column) and event.chain > 1:
            self.action_open()
        self.go(row, column)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three rows down; with Shift, columns."""
        event.stop()
        self.action_move(*((0, 3) if event.shift else (3, 0)))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three rows up; with Shift, columns."""
        event.stop()
        self.action_move(*((0, -3) if event.shift else (-3, 0)))


def _place(heads: Sequence[Head], key: int | None, otherwise: int) -> int | None:
    if key is None:
        return otherwise
    return next((place for place, head in enumerate(heads) if head.key == key), None)
