"""The line of the capture bar, in which what was read looks other than what was not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.style import Style
from textual.message import Message

from workbench.practice.entry import Role, Span
from workbench.ui.widgets.line_input import LineInput

_TEACHES = "when · how long · who · skill · :level · ^follow-up"
_PLAIN = (Role.NOTE, Role.TEXT, Role.PRIVATE)


class BarLine(LineInput):
    """What is not known, or doubtful, is underlined; `spans` says what was read.

    `moved` is called at each key that changed the text or moved the cursor, once and before anything is drawn: a
    message would come after the letter is on the screen, and the reading of it would be a second picture.
    """

    COMPONENT_CLASSES = {"bar-line--read", "bar-line--filler", "bar-line--doubtful", "bar-line--unknown"}
    DEFAULT_CSS = """
    BarLine {
        & > .bar-line--read { color: $text-accent; }
        & > .bar-line--filler { color: $text-muted; }
        & > .bar-line--doubtful { color: $text-warning; text-style: underline; }
        & > .bar-line--unknown { text-style: underline; }
    }
    """

    class Emptied(Message):
        """Backspace where nothing is left to delete."""

    def __init__(self, moved: Callable[[], None]) -> None:
        self.spans: tuple[Span, ...] = ()
        self._moved = moved
        self._replacing = False
        super().__init__(placeholder=_TEACHES)
        self.disable_messages(self.Changed)

    def looks(self) -> Iterator[tuple[int, int, Style]]:
        """What was read, and what was not."""
        for span in self.spans:
            if name := _look(span):
                yield span.start, span.end, self.ink(f"bar-line--{name}")

    def replace(self, text: str, start: int, end: int) -> None:
        """A letter changes the text and moves the cursor: that is told once."""
        self._replacing = True
        super().replace(text, start, end)
        self._replacing = False
        self._moved()

    def watch_value(self) -> None:
        """The text is another one."""
        self._tell()

    def watch_selection(self) -> None:
        """The cursor moved."""
        self._tell()

    def _tell(self) -> None:
        if not self._replacing:
            self._moved()

    def action_delete_left(self) -> None:
        """Backspace; in the empty line it goes on to what is prefilled."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())


def _look(span: Span) -> str:
    if span.doubtful:
        return "doubtful"
    if span.role is Role.UNKNOWN or span.new:
        return "unknown"
    if span.role is Role.FILLER:
        return "filler"
    return "" if span.role in _PLAIN else "read"
