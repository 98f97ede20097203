"""A grid of any size that reads and draws only the cells in sight, under heads that stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
from workbench.desk.trouble import Trouble
from workbench.ui import gate, themes
from workbench.ui.widgets.grid_layout import Head, Layout, laid_out, name_lines, window
from workbench.ui.widgets.paged import Paged
from workbench.ui.widgets.rows import Piece, joined

_BLOCK_ROWS, _BLOCK_COLUMNS = 32, 16
_BLOCKS = 48
"""How many blocks of cells are kept: more than the largest terminal shows."""

Place = tuple[int, int]
"""The numbers of a row and a column."""

Reading = Callable[[Sequence[int], Sequence[int]], Mapping[Place, Piece]]
"""Reads the cells of these rows and columns, by their keys: the text and tone of each that has any."""


class CellGrid(Widget, can_focus=True):
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
        """Enter, or a click on the cell under the cursor."""

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
        self._reading: Reading = _nothing
        self._lines: Paged[Head] = Paged((), lambda first, count: ())
        self._blocks: dict[Place, Mapping[Place, Piece]] = {}
        self._shares = Layout()
        self._top = 0
        self._left = 0
        self._prefixed = False
        self._ground: Style | None = None
        self._drawn: tuple[object, ...] = ()

    # What a screen asks and hands over

    @property
    def at(self) -> tuple[Head, Head] | None:
        """The heads of the row and the column that the cursor stands on."""
        return (self.rows[self.row], self.columns[self.column]) if self.rows and self.columns else None

    def show(self, rows: Sequence[Head], columns: Sequence[Head], reading: Reading, cursor: Place) -> None:
        """Shows these heads with the cursor on `cursor`; the cells are read anew, and repainted where they differ."""
        self.rows, self.columns, self._reading = tuple(rows), tuple(columns), reading
        sections = [Section(group, len(list(heads))) for group, heads in groupby(self.rows, lambda head: head.group)]
        self._lines = Paged(sections, lambda first, count: self.rows[first : first + count])
        self._blocks.clear()
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
                self.refresh(Region(0, 0, self.size.width, self._shares.heads))
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
        self._blocks.clear()
        self._repaint_where_it_differs()

    # Where things stand

    def _within(self, row: int, column: int) -> Place:
        return max(0, min(row, len(self.rows) - 1)), max(0, min(column, len(self.columns) - 1))

    def _lay_out(self) -> None:
        width, height = self.size
        self._shares = laid_out(self.rows, self.columns, width, height, legend=bool(self.legend))
        self._reveal()

    def _reveal(self) -> bool:
        """Moves the window where the cursor is out of it; tells whether it did."""
        if not self.size.height or not self.rows:
            return False
        line = self._lines.line_of(self.row)
        heading = line - 1 if line and self._lines.at(line - 1)[1] else line
        top = window(self._top, heading, line, self._shares.body, self._lines.lines)
        left = window(self._left, self.column, self.column, self._shares.across, len(self.columns))
        moved = (top, left) != (self._top, self._left)
        self._top, self._left = top, left
        return moved

    # Cells

    def _piece(self, row: int, column: int) -> Piece | None:
        """What stands in a cell, read with its block."""
        block = (row // _BLOCK_ROWS, column // _BLOCK_COLUMNS)
        cells = self._blocks.pop(block, None)
        if cells is None:
            cells = self._read(*block)
        self._blocks[block] = cells
        if len(self._blocks) > _BLOCKS:
            del self._blocks[next(iter(self._blocks))]
        return cells.get((self.rows[row].key, self.columns[column].key))

    def _read(self, down: int, across: int) -> Mapping[Place, Piece]:
        rows = self.rows[down * _BLOCK_ROWS : (down + 1) * _BLOCK_ROWS]
        columns = self.columns[across * _BLOCK_COLUMNS : (across + 1) * _BLOCK_COLUMNS]
        try:
            return self._reading([head.key for head in rows], [head.key for head in columns])
        except Trouble as why:
            self.post_message(self.Unread(str(why)))
            return {}

    # What is painted

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._ground = None

    def render_line(self, y: int) -> Strip:
        """Line `y` of the window."""
        if self._ground is None:
            self._ground = self.rich_style
        inks = themes.inks(self.app.theme_variables)
        width = self.size.width
        if not self.at:
            return self._taught(y, width, inks)
        if y < self._shares.heads:
            pieces, under = self._head_line(y), None
        elif self._shares.foot and y == self.size.height - 1:
            told = next((each for each in self.legend if gate.width(each) < width - 1), self.legend[-1])
            pieces, under = [(gate.cut(f" {told}", width - 1), Tone.MUTED)], None
        else:
            pieces, under = self._body_line(y - self._shares.heads)
        ground = self._ground + (self._under(inks) if under else Style.null())
        segments = [Segment(text, ground + inks[tone]) for text, tone in joined(pieces)]
        strip = Strip(segments).adjust_cell_length(width - 1, ground)
        mark = "▐" if self._bar(y) else " "
        return Strip([*strip, Segment(mark, self._ground + inks.line)]).simplify()

    def _under(self, inks: themes.Inks) -> Style:
        return inks.cursor if self.has_focus else inks.resting

    def _body_line(self, y: int) -> tuple[list[Piece], bool]:
        """A row, or the title of a group; and whether the cursor is on it."""
        index, title = self._lines.at(self._top + y)
        if index is None:
            return [(gate.cut(f"  {title}", max(1, self.size.width - 1)), Tone.ACCENT)], False
        here = index == self.row
        pieces = self._row_head_of(self.rows[index], here)
        for column in self._in_sight():
            found = self._piece(index, column) or (self.none, Tone.MUTED)
            on = here and column == self.column
            pieces.extend(self._cell_of(column, found, on))
        return pieces, here

    def _row_head_of(self, head: Head, here: bool) -> list[Piece]:
        room = self._shares.row_head
        mark = ">" if here and self.has_focus else " "
        beside = head.beside if self._shares.besides else ""
        name = max(1, room - 1 - (gate.width(beside) + 1 if beside else 0))
        told = [(mark, Tone.ACCENT), (gate.fit(head.name, name), head.tone)]
        return [*told, (f" {beside}", Tone.MUTED)] if beside else told

    def _cell_of(self, column: int, found: Piece, on: bool) -> list[Piece]:
        """A cell behind its edge; the one under the cursor stands between brackets, so that it needs no colour."""
        text, tone = found
        room = self._shares.cell - 1
        if on and self.has_focus:
            return [("[", Tone.ACCENT), (gate.fit(f" {text}", room - 1), tone), ("]", Tone.ACCENT)]
        return [(self._edge(column), Tone.MUTED), (gate.fit(f" {text}", room), tone)]

    def _head_line(self, y: int) -> list[Piece]:
        """Line `y` of the frozen head: groups, names, what stands beside them."""
        shares = self._shares
        told = self._where if y == shares.heads - 1 else ""
        pieces: list[Piece] = [(gate.fit(told, shares.row_head), Tone.MUTED)]
        if y < shares.groups:
            return [*pieces, *self._group_line()]
        for column in self._in_sight():
            head, room = self.columns[column], shares.cell - 1
            tone = Tone.ACCENT if column == self.column else head.tone
            if shares.beside and y == shares.heads - 1:
                text, tone = head.beside, Tone.MUTED
            elif shares.names == 1:
                text = head.name
            else:
                text = ["", *name_lines(head.name, room)][-2:][y - shares.groups]
            pieces.extend([(self._edge(column), Tone.MUTED), (gate.fit(text, room), tone)])
        return pieces

    def _group_line(self) -> list[Piece]:
        """The title of each group over its columns in sight."""
        pieces: list[Piece] = []
        for group, columns in groupby(self._in_sight(), lambda column: self.columns[column].group):
            places = list(columns)
            pieces.extend(
                [
                    (self._edge(places[0]), Tone.MUTED),
                    (gate.fit(group, len(places) * self._shares.cell - 1), Tone.ACCENT),
                ]
            )
        return pieces

    @property
    def _where(self) -> str:
        """Which columns are in sight, where not all are."""
        if self._shares.across >= len(self.columns):
            return ""
        room, count = self._shares.row_head, len(self.columns)
        span = f" {self._left + 1}-{min(count, self._left + self._shares.across)}"
        words = f"{span} of {count}"
        return words if gate.width(words) < room else gate.cut(f"{span}/{count}", room)

    def _in_sight(self) -> range:
        return range(self._left, min(len(self.columns), self._left + self._shares.across))

    def _edge(self, column: int) -> str:
        """What stands before a column: a line where another group begins."""
        return "│" if column and self.columns[column].group != self.columns[column - 1].group else " "

    def _bar(self, y: int) -> bool:
        """Whether the last column is marked on line `y`: where the window is among the rows."""
        lines, height, y = self._lines.lines, self._shares.body, y - self._shares.heads
        if lines <= height or not 0 <= y < height:
            return False
        length = max(1, height * height // lines)
        top = round((height - length) * self._top / (lines - height))
        return top <= y < top + length

    def _taught(self, y: int, width: int, inks: themes.Inks) -> Strip:
        ground = self._ground or Style.null()
        lines = gate.wrapped(self.empty, max(8, width - 4))
        segments = [Segment("  ", ground)]
        if 1 <= y <= len(lines):
            open_before = "\n".join(lines[: y - 1]).count("`")
            for number, text in enumerate(lines[y - 1].split("`"), open_before):
                segments.append(Segment(text, ground + (inks.key if number % 2 else inks[Tone.MUTED])))
        return Strip(segments).adjust_cell_length(width, ground)

    def _repaint_where_it_differs(self) -> None:
        """After reading anew: what looks the same is not painted again."""
        if not self.size.height:
            return
        before, self._drawn = self._drawn, self._sight()
        if before != self._drawn:
            self.refresh()

    def _sight(self) -> tuple[object, ...]:
        """All that is in sight."""
        lines = [self._lines.at(self._top + y)[0] for y in range(self._shares.body)] if self.at else []
        cells = [self._piece(row, column) for row in lines if row is not None for column in self._in_sight()]
        return (self.rows, self.columns, self.row, self.column, self._top, self._left, self.empty, tuple(cells))

    def _refresh_row(self, row: int) -> None:
        place = self._lines.line_of(row) - self._top
        if 0 <= place < self._shares.body:
            self.refresh(Region(0, self._shares.heads + place, self.size.width, 1))

    def _refresh_column(self, column: int) -> None:
        """The head of a column, and its cell in the row of the cursor."""
        left = self._shares.row_head + (column - self._left) * self._shares.cell
        place = self._lines.line_of(self.row) - self._top + self._shares.heads
        self.refresh(Region(left, 0, self._shares.cell, self._shares.heads), Region(left, place, self._shares.cell, 1))

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
        self.go(self.row + down * max(1, self._shares.body - 1), self.column + across * max(1, self._shares.across - 1))

    def action_half(self, down: int) -> None:
        """By half a window."""
        self.go(self.row + down * max(1, self._shares.body // 2), self.column)

    def action_prefix(self) -> None:
        """The first of two keys: the second takes the cursor to the first row."""
        if self._prefixed:
            self.go(0, self.column)
        self._prefixed = not self._prefixed

    def on_key(self, event: events.Key) -> None:
        """Forgets the first key of two when another follows."""
        if event.character != "g":
            self._prefixed = False

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
        """Puts the cursor on the cell clicked; a click on the cursor opens it."""
        place = event.get_content_offset(self)
        if place is None or not self.at or place.y < self._shares.heads:
            return
        row = self._lines.at(self._top + place.y - self._shares.heads)[0]
        across = (place.x - self._shares.row_head) // self._shares.cell
        if row is None or across >= self._shares.across:
            return
        column = self.column if across < 0 else min(self._left + across, len(self.columns) - 1)
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


def _nothing(rows: Sequence[int], columns: Sequence[int]) -> Mapping[Place, Piece]:
    return {}
