"""One question that a day answers, over whatever screen asks it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.practice.dates import CannotRead, day_of, day_words
from workbench.ui import gate
from workbench.ui.type_ahead import TypingPlace
from workbench.ui.widgets.line_input import LineInput

_HOW = "fri · +2w · 21 nov · eom"


class AskDayScreen(ModalScreen[date | None], TypingPlace):
    """The screen ends with the day, which lies ahead, or with None after Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "save", id="day.take", tooltip="Take this day"),
        Binding("escape", "leave", "back", id="day.leave", tooltip="Back, and leave the day as it is"),
    ]
    DEFAULT_CSS = """
    AskDayScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 56;
            max-width: 100%;
            height: auto;
            padding: 0 1;
            border: heavy $border;
            border-title-color: $text-accent;
            border-subtitle-color: $text-muted;
            background: $surface;
        }
        & Static { height: 1; color: $text-muted; }
        & Static.-bad { color: $text-warning; height: auto; }
    }
    """

    def __init__(self, question: str, today: date) -> None:
        super().__init__()
        self._question = question
        self._today = today
        self._told = Static(_HOW)

    def compose(self) -> ComposeResult:
        """The line, and how it is read."""
        with Vertical() as box:
            box.border_title = gate.line(self._question)
            box.border_subtitle = gate.line("enter save · esc back")
            yield LineInput("", "a day")
            yield self._told

    def on_mount(self) -> None:
        """The line has the focus."""
        self.query_one(LineInput).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tells at each letter which day it is by now."""
        event.stop()
        day, words = self._read()
        self._told.set_class(day is None and bool(event.value.strip()), "-bad")
        self._told.update(gate.line(words))

    def action_take(self) -> None:
        """Ends with the day, where it can be read."""
        day, _ = self._read()
        if day is not None:
            self.dismiss(day)

    def action_leave(self) -> None:
        """Ends with nothing."""
        self.dismiss(None)

    def _read(self) -> tuple[date | None, str]:
        typed = self.query_one(LineInput).value.strip()
        if not typed:
            return None, _HOW
        try:
            day = day_of(typed, self._today, forward=True)
        except CannotRead as why:
            return None, str(why)
        return day, day_words(day, self._today)
