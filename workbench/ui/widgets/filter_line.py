"""The line with which a list is filtered by words, while one types."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.ui import gate
from workbench.ui.type_ahead import TypingPlace
from workbench.ui.widgets.line_input import LineInput

_AFTER = 0.06


class FilterLine(Horizontal, TypingPlace):
    """`/` and some words: the list shows what holds all of them, a moment after the last key.

    The screen mounts it when it is asked for, filters its list at every `Filtered`, and need do nothing more:
    Enter keeps the filter, Esc takes it off (`Filtered("")`), and either takes the line away, with the focus back
    in the list, and says `Left`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep filter", id="filter.keep", tooltip="Back to the filtered list"),
        Binding("escape", "clear", "show all", id="filter.clear", tooltip="Take the filter off, back to the list"),
        Binding("down,tab", "keep", "into the list", id="filter.down", show=False, tooltip="Back to the filtered list"),
    ]
    DEFAULT_CSS = """
    FilterLine {
        width: 100%;
        height: 1;
        padding: 0 1;
        background: $surface;
        & > Static { width: auto; margin: 0 1 0 0; color: $text-accent; text-style: bold; background: $surface; }
        & > LineInput { width: 1fr; }
    }
    """

    class Filtered(Message):
        """The list is to show what holds all of `words`; all of it where they are empty."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The line is gone; `words` is the filter that stays."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, words: str = "", what: str = "") -> None:
        """`words` is the filter as it stands; `what` is what the list shows, in the plural."""
        super().__init__()
        self._first = words
        self._what = what
        self._sent = words
        self._before: Widget | None = None

    def compose(self) -> ComposeResult:
        """What it filters, and the words."""
        yield Static(gate.line(f"/ {self._what}".rstrip()))
        yield LineInput(self._first, "words that a row must hold")

    def on_mount(self) -> None:
        """Takes the focus, and remembers whose it was."""
        self._resting = self.set_interval(_AFTER, self._send, pause=True)
        self._before = self.screen.focused
        self._line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another letter: the list follows when no more come."""
        event.stop()
        self._resting.reset()

    def action_keep(self) -> None:
        """Goes back to the list, as it is filtered."""
        self._send()
        self._leave()

    def action_clear(self) -> None:
        """Goes back to the list, all of it."""
        self._line.start_over("")
        self._send()
        self._leave()

    @property
    def _line(self) -> LineInput:
        return self.query_one(LineInput)

    def _send(self) -> None:
        self._resting.pause()
        words = " ".join(self._line.value.split())
        if words != self._sent:
            self._sent = words
            self.post_message(self.Filtered(words))

    def _leave(self) -> None:
        before = self._before
        if before is not None and before.is_attached and before.focusable:
            self.screen.set_focus(before)
        self.post_message(self.Left(self._sent))
        self.remove()
