"""One question that a day answers."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from workbench.practice.dates import CannotRead, day_of, day_words
from workbench.ui.screens.ask_line import AskLineScreen

_HOW = "fri · +2w · 21 nov · eom"


class AskDayScreen(AskLineScreen[date]):
    """The screen ends with the day, which lies ahead, or with None after Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "save", id="day.take", tooltip="Take this day"),
        Binding("escape", "leave", "back", id="day.leave", tooltip="Back, and leave the day as it is"),
    ]
    DEFAULT_CSS = """
    AskDayScreen > Vertical { width: 56; }
    """

    asks_for = "a day"
    keys = "enter save · esc back"

    def __init__(self, question: str, today: date) -> None:
        super().__init__(question)
        self._today = today

    def read(self, typed: str) -> tuple[date | None, str]:
        """The day that is meant, with its weekday."""
        if not typed:
            return None, _HOW
        try:
            day = day_of(typed, self._today, forward=True)
        except CannotRead as why:
            return None, str(why)
        return day, day_words(day, self._today)
