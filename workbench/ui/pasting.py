"""Pastes reach the app whole: an Esc inside one would let Textual run what follows it as keys."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.message import Message


class Pastes:
    """Takes every Esc out of what a terminal sends between the marks of a paste, however it is cut into reads."""

    def __init__(self) -> None:
        self._inside = False
        self._waiting = ""
        """Inside a paste: what may be the beginning of its end. Outside: the last that was passed on."""

    def passed(self, data: str) -> str:
        """What of `data`, and of what waited, may go on."""
        told = ""
        while data:
            part, data = self._within(data) if self._inside else self._up_to(data)
            told += part
        return told

    def _up_to(self, data: str) -> tuple[str, str]:
        seen = self._waiting + data
        at = seen.find(BRACKETED_PASTE_START)
        if at < 0:
            self._waiting = seen[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        cut = at + len(BRACKETED_PASTE_START) - len(self._waiting)
        self._inside, self._waiting = True, ""
        return data[:cut], data[cut:]

    def _within(self, data: str) -> tuple[str, str]:
        text, mark, rest = (self._waiting + data).partition(BRACKETED_PASTE_END)
        self._inside, self._waiting = not mark, ""
        if not mark:
            starts = (BRACKETED_PASTE_END[:size] for size in range(len(BRACKETED_PASTE_END) - 1, 0, -1))
            self._waiting = next((start for start in starts if text.endswith(start)), "")
            text = text.removesuffix(self._waiting)
        return text.replace("\x1b", "") + mark, rest


class PasteParser(XTermParser):
    """Textual's reader of what a terminal sends, behind the gate for pastes."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pastes = Pastes()

    def feed(self, data: str) -> Iterable[Message]:
        """The messages in `data`; nothing at all is the end, so what waits whole is not fed."""
        told = self._pastes.passed(data)
        return super().feed(told) if told or not data else ()


def keep_pastes_whole(driver: type[Driver]) -> None:
    """Lets `driver` read through the gate: Textual's drivers make their parser by its name in their module."""
    vars(sys.modules[driver.__module__])["XTermParser"] = PasteParser
