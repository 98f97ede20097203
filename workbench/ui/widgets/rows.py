"""A list of any length that reads and draws only the rows in sight: the one list for all that is fed by the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from workbench.desk.shown import Figure, Ref, Section, Tone
from workbench.desk.trouble import Trouble
from workbench.ui import gate, themes
from workbench.ui.widgets.paged import Fetch, Paged
from workbench.ui.widgets.painting import BAR, Twice, segments, taught
from workbench.ui.widgets.painting import Piece as Piece

R = TypeVar("R")

_MOST_MARKED = 5000
_COPIED = 200
"""The width at which a line is drawn for copying."""


class Rows(Twice, ScrollView, Generic[R], can_focus=True):
    """Rows under headings, with a cursor and marks. A subclass says what a row refers to and how it is drawn.

    `show` hands over how many rows there are and where to read them; only those in sight are read. A move of the
    cursor repaints two lines. Where the cursor leaves the window, the window jumps by a third of its height.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="list.open", tooltip="Open what the cursor is on"),
        Binding("down,j", "down", "down", id="list.down", show=False, tooltip="One row down"),
        Binding("up,k", "up", "up", id="list.up", show=False, tooltip="One row up"),
        Binding("pagedown", "page(1)", "page down", id="list.page_down", show=False, tooltip="One window down"),
        Binding("pageup", "page(-1)", "page up", id="list.page_up", show=False, tooltip="One window up"),
        Binding("ctrl+d", "half(1)", "half down", id="list.half_down", show=False, tooltip="Half a window down"),
        Binding("ctrl+u", "half(-1)", "half up", id="list.half_up", show=False, tooltip="Half a window up"),
        Binding("g", "prefix", "g g first", id="list.first", show=False, tooltip="Pressed twice: the first row"),
        Binding("home", "first", "first", id="list.home", show=False, tooltip="The first row"),
        Binding("G,end", "last", "last", id="list.last", show=False, tooltip="The last row"),
        Binding("space", "mark", "mark", id="list.mark", show=False, tooltip="Mark the row and go on to the next"),
        Binding("asterisk", "mark_all", "mark all", id="list.mark_all", show=False, tooltip="Mark all shown, or none"),
        Binding("y", "copy", "copy", id="list.copy", tooltip="Copy the line, or the marked lines"),
    ]

    DEFAULT_CSS = """
    Rows { overflow: hidden hidden; scrollbar-size: 0 0; }
    """

    class Moved(Message):
        """The cursor stands on another row now, or the rows were read again."""

        def __init__(self, rows: Rows[Any]) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> Rows[Any]:
            """The list that sent it."""
            return self.rows

    class Opened(Moved):
        """Enter, or a second click on a row."""

    class Unread(Message):
        """Rows could not be read; the sentence says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class Copied(Message):
        """The text of the line, or of the marked lines, is to go to the clipboard."""

        def __init__(self, text: str, count: int) -> None:
            super().__init__()
            self.text = text
            self.count = count

    empty = "Nothing here."
    """What an empty list says: how to fill it. Keys stand between backticks."""

    spaced = False
    """Whether a blank line goes before each heading but the first."""

    rests = True
    """Whether the row of the cursor is still told apart when the focus is elsewhere."""

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.cursor = 0
        self.marked: set[Ref] = set()
        self._paged: Paged[R] = Paged((), lambda first, count: ())
        self._wanted_top: int | None = None
        self._ground: Style | None = None

    # What a subclass says

    def ref_of(self, row: R) -> Ref | None:
        """What `row` stands for; None where it opens nothing."""
        raise NotImplementedError

    def drawn(self, row: R, width: int) -> Sequence[Piece]:
        """`row` in at most `width` cells; the first is left for a sign and gives way to a mark."""
        raise NotImplementedError

    @property
    def taught(self) -> str:
        """What stands in the place of rows where there are none."""
        return self.empty

    def sighted(self) -> None:
        """Called when other rows may have come into sight: see `in_sight`."""

    # What a screen asks and hands over

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._paged.count

    @property
    def ref(self) -> Ref | None:
        """What the cursor stands on."""
        return next(map(self.ref_of, self._found(self.cursor)), None)

    def row(self, index: int) -> R:
        """Row number `index`; IndexError where there is none, or none any more."""
        return self._found(index)[0]

    def show(self, sections: Sequence[Section], fetch: Fetch[R], cursor: int) -> None:
        """Shows these rows with the cursor on number `cursor`; the rows in sight repaint only where they differ."""
        before, above, moved = self._seen(), self.top, cursor != self.cursor
        self._paged = Paged(sections, fetch, spaced=self.spaced)
        self.set_reactive(Widget.virtual_size, Size(0, self._paged.lines))  # what is scrolled, without a new layout
        self.cursor = max(0, min(cursor, self.count - 1))
        if self.size.height:
            self.put_top(above)
        if moved or before != self._seen():
            self.refresh()
        self.sighted()
        self.post_message(self.Moved(self))

    def go(self, index: int) -> None:
        """Puts the cursor on row number `index`, as near as there is one, and tells of it."""
        index = max(0, min(index, self.count - 1))
        if index == self.cursor or not self.count:
            return
        before, self.cursor, self._wanted_top = self.cursor, index, None
        if not self._reveal():
            self.refresh_line(self._paged.line_of(before))
            self.refresh_line(self._paged.line_of(index))
        self.post_message(self.Moved(self))

    def redraw(self, index: int) -> None:
        """Repaints row number `index` where it is in sight."""
        self.refresh_line(self._paged.line_of(index))

    def in_sight(self) -> list[R]:
        """The rows in the window."""
        top = self.scroll_offset.y
        places = (self._paged.at(line)[0] for line in range(top, top + self.size.height))
        return [row for index in places if index is not None for row in self._found(index)]

    @property
    def wide(self) -> int:
        """How many cells a line has, beside the column that tells where in the list one is."""
        return max(0, self.size.width - 1)

    @property
    def top(self) -> int:
        """How many lines of the window stand above the cursor."""
        return self._paged.line_of(self.cursor) - self.scroll_offset.y if self.count else 0

    def put_top(self, lines: int) -> None:
        """Scrolls so that `lines` lines of the window stand above the cursor, as far as that can be."""
        if not self.size.height:
            self._wanted_top = lines
        elif self.count:
            above = max(0, min(lines, self.size.height - 1))
            self.scroll_to(y=max(0, self._paged.line_of(self.cursor) - above), animate=False, force=True)
            self._reveal()

    @property
    def figure(self) -> Figure | None:
        """The figure that the line under the cursor shows; None where it shows none of its own."""
        return None

    def chosen(self) -> tuple[Ref, ...]:
        """What is marked, in no order; without marks what the cursor stands on."""
        if self.marked:
            return tuple(self.marked)
        return (self.ref,) if self.ref else ()

    def unmark(self) -> None:
        """Takes all marks off."""
        if self.marked:
            self.marked = set()
            self.refresh()

    # Where rows stand

    @property
    def allow_vertical_scroll(self) -> bool:
        """The list scrolls without a widget for the bar: the last column tells where one is."""
        return self._paged.lines > self.size.height

    def _found(self, index: int) -> Sequence[R]:
        """Row number `index`, alone; nothing where it is gone, or can't be read, which is told."""
        try:
            return self._paged.found(index) if 0 <= index < self.count else ()
        except Trouble as why:
            self.post_message(self.Unread(str(why)))
            return ()

    def _seen(self) -> tuple[object, ...]:
        top = self.scroll_offset.y
        shown: list[object] = [self.cursor, top]
        for line in range(top, top + self.size.height):
            index, title = self._paged.at(line)
            shown.append(title if index is None else tuple(self._found(index)))
        return tuple(shown)

    def _reveal(self) -> bool:
        """Scrolls where the cursor, or the heading right above it, is out of sight; tells whether it did."""
        height, top = self.size.height, self.scroll_offset.y
        wanted = self._paged.top_for(self.cursor, top, height)
        if wanted == top or not height:
            return False
        self.scroll_to(y=wanted, animate=False, force=True)
        return True

    # What is painted

    def notify_style_update(self) -> None:
        """Another theme: the ground of the lines, which Textual takes long to work out, is asked for anew."""
        super().notify_style_update()
        self._ground = None

    def render_line(self, y: int) -> Strip:
        """Line `y` of the window."""
        if self._ground is None:
            self._ground = self.rich_style
        width = self.wide
        inks = themes.inks(self.app.theme_variables)
        if not self.count:
            return Strip(taught(self.taught, y, width, self._ground, inks)).adjust_cell_length(width + 1, self._ground)
        index, title = self._paged.at(self.scroll_offset.y + y)
        if index is not None:
            line = self._painted(index, width, inks)
        else:
            line = [Segment(gate.fit(f"  {title}", width), self._ground + inks.heading)]
        if self._paged.bar(y, self.scroll_offset.y, self.size.height):
            return Strip([*line, Segment(BAR, self._ground + inks.line)])
        return Strip(line).adjust_cell_length(width + 1, line[-1].style).simplify()

    def _painted(self, index: int, width: int, inks: themes.Inks) -> list[Segment]:
        style = self._ground or Style.null()
        found = self._found(index)
        pieces = list(self.drawn(found[0], width - 1)) if found else [(gate.ELLIPSIS, Tone.MUTED)]
        here = index == self.cursor
        if here:
            style += inks.cursor if self.has_focus else inks.resting if self.rests else Style.null()
        if self.marked and found and self.ref_of(found[0]) in self.marked:
            text, tone = pieces[0]
            pieces[:1] = [("*", Tone.ACCENT), (text[1:], tone)]
        pieces.insert(0, (">" if here and self.has_focus else " ", Tone.ACCENT))
        return list(Strip(segments(pieces, style, inks)).adjust_cell_length(width, style))

    def on_focus(self) -> None:
        self._repaint_cursor()

    def on_blur(self) -> None:
        self._repaint_cursor()

    def _repaint_cursor(self) -> None:
        if self.count:
            self.refresh_line(self._paged.line_of(self.cursor))

    def on_resize(self) -> None:
        wanted = self._wanted_top
        if wanted is not None and self.size.height:
            self._wanted_top = None
            self.put_top(wanted)
        elif self.count:
            self._reveal()
        self.sighted()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The window moved, be it by the wheel, which moves no cursor."""
        super().watch_scroll_y(old_value, new_value)
        self.sighted()

    # What the keys and the mouse do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What acts on a row is offered where there is one."""
        return action not in ("open", "copy") or self.count > 0

    def action_down(self) -> None:
        """One row down."""
        self.go(self.cursor + 1)

    def action_up(self) -> None:
        """One row up."""
        self.go(self.cursor - 1)

    def action_page(self, way: int) -> None:
        """One window down (1) or up (-1)."""
        self.go(self.cursor + way * max(1, self.size.height - 1))

    def action_half(self, way: int) -> None:
        """Half a window down (1) or up (-1)."""
        self.go(self.cursor + way * max(1, self.size.height // 2))

    def action_first(self) -> None:
        """To the first row."""
        self.go(0)

    def action_last(self) -> None:
        """To the last row."""
        self.go(self.count - 1)

    async def action_open(self) -> None:
        """Opens what the cursor is on. A list that does more than tell of it is waited for."""
        if self.count:
            self.post_message(self.Opened(self))

    def action_mark(self) -> None:
        """Marks the row under the cursor, or takes its mark off, and goes on."""
        ref = self.ref
        if ref is None:
            return
        self.marked ^= {ref}
        self._repaint_cursor()
        self.go(self.cursor + 1)

    def action_mark_all(self) -> None:
        """Marks all rows shown; takes the marks off where there are any."""
        if self.marked:
            self.unmark()
            return
        among = range(min(self.count, _MOST_MARKED))
        refs = (self.ref_of(row) for index in among for row in self._found(index))
        self.marked = {ref for ref in refs if ref is not None}
        self.refresh()

    def action_copy(self) -> None:
        """Hands out the text of the marked lines, or of the one under the cursor."""
        rows = self._found(self.cursor)
        if self.marked:
            among = range(min(self.count, _MOST_MARKED))
            rows = [row for index in among for row in self._found(index) if self.ref_of(row) in self.marked]
        lines = ["".join(text for text, _ in self.drawn(row, _COPIED)) for row in rows]
        if lines:
            self.post_message(self.Copied("\n".join(" ".join(line.split()) for line in lines), len(lines)))

    async def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the row clicked; a second click opens it."""
        place = event.get_content_offset(self)
        index = self._paged.at(self.scroll_offset.y + place.y)[0] if place else None
        if index is None:
            return
        if index == self.cursor and event.chain > 1:
            await self.action_open()
        else:
            self.go(index)

    def refresh_line(self, y: int) -> None:
        """Repaints line `y` of the list where it is in sight."""
        place = y - self.scroll_offset.y
        if 0 <= place < self.size.height:
            self.refresh(Region(0, place, self.wide, 1))
