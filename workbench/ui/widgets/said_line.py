"""A line in which one question is answered at the foot of a screen; what is typed is stored while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from workbench.ui import gate
from workbench.ui.type_ahead import TypingPlace
from workbench.ui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from workbench.desk.views import Views
    from workbench.ui.clerk import Clerk

_STORED_WITHIN = 0.25


class SaidLine(Vertical, TypingPlace):
    """The question, and the line below it. Enter hands the words over and waits until they are kept; Esc leaves.

    Within 300 ms of a change the line is stored as unsent text in its slot, and it stands there again when the
    question is asked the next time. A subclass says what follows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", id="said.keep", tooltip="Keep this, and go on; empty, just go on"),
        Binding("escape", "leave", "leave", id="said.leave", tooltip="Back to the list; what was typed waits here"),
    ]
    DEFAULT_CSS = """
    SaidLine {
        width: 100%;
        height: auto;
        padding: 0 1;
        border: heavy $border;
        background: $surface;
        & > Static { width: 100%; height: auto; color: $text-accent; background: $surface; }
    }
    """

    def __init__(self, views: Views, clerk: Clerk) -> None:
        super().__init__()
        self._views = views
        self._clerk = clerk
        self._slot = ""
        self._sent: set[str] = set()
        self._stored = ""
        self._question = Static()
        self._line = LineInput()
        self.leaving = False

    # What a subclass says

    async def said(self, words: str) -> bool:
        """Keeps the words, which may be none; tells whether it could."""
        raise NotImplementedError

    async def onward(self, words: str) -> None:
        """Asks what comes next in the same line, so that what is typed ahead is not lost, or takes the line away."""
        raise NotImplementedError

    def left(self) -> None:
        """Takes the line away."""
        raise NotImplementedError

    # The line

    def compose(self) -> ComposeResult:
        """The question and the line."""
        yield self._question
        yield self._line

    def on_mount(self) -> None:
        """Takes the focus."""
        self._storing = self.set_interval(_STORED_WITHIN, self._store, pause=True)
        self._line.focus()

    def ask(self, slot: str, question: str, value: str = "") -> None:
        """Asks `question`; what waits in `slot` stands in the line, else `value`."""
        self._slot = slot
        waiting = "" if slot in self._sent else self._clerk.unsent(slot, self._views.unsent)
        self._question.update(gate.line(question))
        self._line.start_over(waiting or value)
        self._stored = self._line.value

    def close(self) -> None:
        """Takes the line away, once the keys that were pressed in it have gone on to where the focus is now."""
        self.leaving, self.display = True, False
        self._line.call_later(self._gone)

    def _gone(self) -> None:
        self.remove()

    def on_input_changed(self, event: Input.Changed) -> None:
        """A key: the line is stored soon."""
        event.stop()
        if self.is_attached and self._line.has_focus:
            self._storing.reset()
            self._storing.resume()

    def on_unmount(self) -> None:
        """Whatever took the line away, its text waits."""
        self._store()

    async def action_keep(self) -> None:
        """Hands over what was said; only when that is stored, it waits no more."""
        words, slot = self._line.value.strip(), self._slot
        self._storing.pause()
        if await self.said(words):
            self._sent.add(slot)
            self._stored = self._line.value
            self._clerk.keep_unsent(slot, "")
            await self.onward(words)

    def action_leave(self) -> None:
        """Leaves, and keeps the text."""
        self._store()
        self.left()

    def _store(self) -> None:
        self._storing.pause()
        if self._line.value != self._stored:
            self._stored = self._line.value
            self._clerk.keep_unsent(self._slot, self._stored)
