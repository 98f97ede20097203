"""The line of the capture bar, in which what was read looks other than what was not."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from textual.message import Message

from workbench.practice.entry import Role, Span
from workbench.ui.widgets.line_input import LineInput

_TEACHES = "when · how long · who · skill · :level · ^follow-up"
_PLAIN = (Role.NOTE, Role.TEXT, Role.PRIVATE)


class BarLine(LineInput):
    """What is not known, or doubtful, is underlined; `spans` says what was read."""

    COMPONENT_CLASSES = {"bar-line--read", "bar-line--filler", "bar-line--doubtful", "bar-line--unknown"}
    DEFAULT_CSS = """
    BarLine {
        & > .bar-line--read { color: $text-accent; }
        & > .bar-line--filler { color: $text-muted; }
        & > .bar-line--doubtful { color: $text-warning; text-style: underline; }
        & > .bar-line--unknown { text-style: underline; }
    }
    """

    class Moved(Message):
        """The cursor moved, and nothing else."""

    class Emptied(Message):
        """Backspace where nothing is left to delete."""

    def __init__(self) -> None:
        self.spans: tuple[Span, ...] = ()
        self._told_of = ""
        super().__init__(placeholder=_TEACHES)

    def looks(self) -> Iterator[tuple[int, int, Style]]:
        """What was read, and what was not."""
        for span in self.spans:
            if name := _look(span):
                yield span.start, span.end, self.ink(f"bar-line--{name}")

    def watch_selection(self) -> None:
        """A letter moves the cursor as well, and is told of already."""
        if self.value == self._told_of:
            self.post_message(self.Moved())
        self._told_of = self.value

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
