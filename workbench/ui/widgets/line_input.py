"""A field of one line that edits as a shell does: undo, words, paste on one line, hostile text kept out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widgets import Input

from workbench.model.text import joined, one_line
from workbench.ui import gate

_DEPTH = 200
_NO_RUN = (False, -1)


def _key(keys: str, action: str, name: str, tells: str) -> Binding:
    return Binding(keys, action, tells.lower(), show=False, id=f"line.{name}", tooltip=tells)


class LineInput(Input, inherit_bindings=False):
    """Textual's Input with undo, deletions that go the way a shell's go, and one door for all text: `replace`.

    Enter is left to whatever the line stands in. The cursor does not blink: a blinking one costs ten times the rest of
    an idle screen. All keys are told here, since those inherited would bind the arrows up and down to scrolling, and
    alt+backspace to the right.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("left", "cursor_left", "left", "A letter to the left"),
        _key("right", "cursor_right", "right", "A letter to the right"),
        _key("ctrl+left,alt+left,alt+b", "cursor_left_word", "left_word", "A word to the left"),
        _key("ctrl+right,alt+right,alt+f", "cursor_right_word", "right_word", "A word to the right"),
        _key("home,ctrl+a", "home", "home", "To the start of the line"),
        _key("end,ctrl+e", "end", "end", "To the end of the line"),
        _key("shift+left", "cursor_left(True)", "select_left", "Select to the left"),
        _key("shift+right", "cursor_right(True)", "select_right", "Select to the right"),
        _key("shift+home", "home(True)", "select_home", "Select to the start"),
        _key("shift+end", "end(True)", "select_end", "Select to the end"),
        _key("backspace", "delete_left", "delete_left", "Delete a letter to the left"),
        _key("delete,ctrl+d", "delete_right", "delete_right", "Delete a letter to the right"),
        _key("ctrl+w", "delete_left_blank", "delete_blank", "Delete to the last blank"),
        _key("alt+backspace,ctrl+backspace", "delete_left_word", "delete_left_word", "Delete a word to the left"),
        _key("alt+d,ctrl+delete", "delete_right_word", "delete_right_word", "Delete a word to the right"),
        _key("ctrl+u", "delete_left_all", "delete_start", "Delete to the start of the line"),
        _key("ctrl+k", "delete_right_all", "delete_end", "Delete to the end of the line"),
        _key("ctrl+underscore,ctrl+slash,ctrl+minus", "undo", "undo", "Undo typing"),
        _key("ctrl+r,ctrl+y", "redo", "redo", "Do the typing again"),
        _key("ctrl+x", "cut", "cut", "Cut what is selected"),
        _key("ctrl+c", "copy", "copy", "Copy what is selected"),
        _key("ctrl+v", "paste", "paste", "Paste what was cut or copied here"),
    ]
    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        border: none;
        height: 1;
        padding: 0;
        background: $surface;
        background-tint: $foreground 0%;
    }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """How long the text is: the line has its place whatever that is, so that no letter lays the screen out anew."""

    def __init__(self, value: str = "", placeholder: str = "", *, name: str | None = None) -> None:
        self._past: list[tuple[str, int]] = []
        self._undone: list[tuple[str, int]] = []
        self._run = _NO_RUN
        self._inks: dict[str, Style] = {}
        super().__init__(one_line(value), placeholder, name=name, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Whatever way text comes in, it is one clean line."""
        return one_line(value)

    def on_mount(self) -> None:
        """The cursor stands at the end of what is there already."""
        self.cursor_position = len(self.value)

    def on_resize(self) -> None:
        """Where the line got its place or became shorter, the cursor is brought into sight."""
        at, width, left = gate.width(self.value[: self.cursor_position]), self.content_size.width, self.scroll_offset.x
        if not left <= at < left + width:
            self.scroll_to(x=max(0, at - width + 1), animate=False, force=True)

    def notify_style_update(self) -> None:
        """Another theme, or another state: the styles are asked for anew."""
        self._inks.clear()
        super().notify_style_update()

    def ink(self, name: str = "") -> Style:
        """The style of a component, or of the line; kept, since it takes Textual longer to work out than to draw."""
        if name not in self._inks:
            self._inks[name] = self.get_component_rich_style(name, partial=True) if name else self.rich_style
        return self._inks[name]

    def looks(self) -> Iterable[tuple[int, int, Style]]:
        """Stretches `start:end` of the line that look other than the rest."""
        return ()

    def render_line(self, y: int) -> Strip:
        """The line; Input draws it by way of the console of Rich, at the cost of all else that a letter does."""
        width, style = self.scrollable_content_region.width, self.ink()
        if y:
            return Strip.blank(width, style)
        text, marks, scrolled = f"{self.value} ", list(self.looks()), self.scroll_offset.x
        if not self.value:
            text = gate.cut(self.placeholder, width) or " "
            marks = [(0, len(text), self.ink("input--placeholder"))]
        elif not self.has_focus:
            text, scrolled = gate.cut(self.value, width), 0
        if self.has_focus:
            if not self.selection.is_empty:
                start, end = sorted(self.selection)
                marks.append((start, end, self.ink("input--selection")))
            at = self.cursor_position
            marks.append((at, at + 1, self.ink("input--cursor")))
        strip = Strip(list(_segments(text, marks, style)))
        return strip.crop(scrolled, scrolled + width).extend_cell_length(width, style)

    def put(self, text: str, cursor: int | None = None) -> None:
        """Puts `text` in place of what is there, as one step of undo, the cursor at `cursor` or the end."""
        self.replace(text, 0, len(self.value))
        self.cursor_position = len(self.value) if cursor is None else cursor

    def start_over(self, text: str = "") -> None:
        """Puts `text` there as if the field had just been opened: what was before cannot be undone to."""
        self.value = text
        self.cursor_position = len(self.value)
        self._run = _NO_RUN
        self._past.clear()
        self._undone.clear()

    def replace(self, text: str, start: int, end: int) -> None:
        """Puts `text`, made one clean line, in place of `start:end`: all that a person changes goes through here.

        For undo, the letters of a word typed in a row are one step, and so are letters deleted one by one.
        """
        text, old, at = one_line(text), self.value, self.cursor_position
        start, end = sorted((max(0, start), min(len(old), end)))
        if old[start:end] == text:
            return
        one = len(text) + end - start == 1
        if not (one and text != " " and self._run == (bool(text), at)):
            self._past.append((old, at))
            del self._past[:-_DEPTH]
        self._undone.clear()
        self._run = (bool(text), start + len(text)) if one else _NO_RUN
        super().replace(text, start, end)

    async def on_key(self, event: events.Key) -> None:
        """Does what a key is bound to here and now, in its turn among the letters.

        Textual would have it travel up to the app first, while the letters behind it are put in already: Enter at the
        end of a line that comes in at once, as from a slow connection, would send the next line with it. For the same
        reason a key that finds the focus gone goes on to where it is.
        """
        focused = self.app.focused
        if focused is not None and focused is not self:
            event.stop()
            event.prevent_default()
            focused._forward_event(events.Key(event.key, event.character))
        elif not event.is_printable:
            bound = self.screen.active_bindings.get(event.key)
            if bound is not None and bound.enabled and self._is_ours(bound.node):
                event.prevent_default()
                if await self.app.run_action(bound.binding.action, bound.node):
                    event.stop()

    def _is_ours(self, node: DOMNode) -> bool:
        """Whether what `node` binds is about this line: an ordinary screen's keys, and the app's, are not."""
        return not isinstance(node, App) and (isinstance(node, ModalScreen) or not isinstance(node, Screen))

    def on_paste(self, event: events.Paste) -> None:
        """Puts the pasted text in as one line: a line break becomes a blank."""
        event.stop()
        event.prevent_default()
        if text := joined(event.text):
            self.replace(text, *self.selection)

    def action_undo(self) -> None:
        """One step of typing back."""
        self._move(self._past, self._undone)

    def action_redo(self) -> None:
        """One step of typing forth again."""
        self._move(self._undone, self._past)

    def action_delete_left_blank(self) -> None:
        """Deletes to the left as far as the last blank, as ctrl+w does in a shell."""
        if not self.selection.is_empty:
            self.delete_selection()
            return
        before = self.value[: self.cursor_position].rstrip(" ")
        self.delete(before.rfind(" ") + 1, self.cursor_position)

    def _move(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> None:
        if not source:
            return
        target.append((self.value, self.cursor_position))
        text, cursor = source.pop()
        self._run = _NO_RUN
        self.value = text
        self.cursor_position = cursor


def _segments(text: str, marks: Sequence[tuple[int, int, Style]], style: Style) -> Iterator[Segment]:
    """`text` in stretches of one style each; of marks that overlap the later ones are laid over the earlier."""
    edges = {0, len(text)}
    for start, end, _ in marks:
        edges.update((min(start, len(text)), min(end, len(text))))
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        laid = style
        for begun, ended, mark in marks:
            if begun <= start < ended:
                laid += mark
        yield Segment(text[start:end], laid)
