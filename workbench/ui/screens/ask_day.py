"""The new day of a promise, and whether the other side knows of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from workbench.practice.dates import CannotRead, day_of, day_words
from workbench.ui.screens.ask_line import AskLineScreen

_HOW = "fri · +2w · 21 nov · eom"


class NewDay(NamedTuple):
    """The day, and whether those know of it to whom it was promised."""

    day: date
    told: bool


class AskDayScreen(AskLineScreen[NewDay]):
    """The screen ends with the day, which lies ahead, or with None after Esc. Only of `mine` one asks: do they know?"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "save", id="day.take", tooltip="Take this day"),
        Binding("tab", "told", "do they know?", id="day.told", tooltip="They know, or it is to be told them today"),
        Binding("escape", "leave", "back", id="day.leave", tooltip="Back, and leave the day as it is"),
    ]
    DEFAULT_CSS = """
    AskDayScreen > Vertical { width: 56; }
    """

    asks_for = "a day"
    keys = "enter save · esc back"

    def __init__(self, question: str, today: date, *, mine: bool) -> None:
        super().__init__(question)
        self._today = today
        self._mine = mine
        self._told = True

    def read(self, typed: str) -> tuple[NewDay | None, str]:
        """The day that is meant, with its weekday; whether they know of it."""
        if not typed:
            return None, _HOW
        try:
            day = day_of(typed, self._today, forward=True)
        except CannotRead as why:
            return None, str(why)
        words = day_words(day, self._today)
        if self._mine:
            words += " · they know of it (tab: not yet)" if self._told else " · to be told today (tab: they know)"
        return NewDay(day, self._told), words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of a promise of theirs, they know."""
        return self._mine if action == "told" else super().check_action(action, parameters)

    def action_told(self) -> None:
        """They know, or do not know yet."""
        self._told = not self._told
        self.tell()
