"""Going back to earlier lines and forth again, while the unfinished one waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class EarlierLines:
    """The lines before the one that is being typed, newest first. `load` is asked for them when first needed.

    What was changed in one of them stays changed until `leave` or `reload`.
    """

    def __init__(self, load: Callable[[], Sequence[str]]) -> None:
        self._load = load
        self._lines: Sequence[str] | None = None
        self._place = 0
        self._changed: dict[int, str] = {}

    def go(self, steps: int, line: str) -> str | None:
        """The line so many steps back (or forth, if negative) from `line`, which is what stands there now."""
        if self._lines is None:
            self._lines = self._load()
        place = self._place + steps
        if not 0 <= place <= len(self._lines):
            return None
        self._changed[self._place] = line
        self._place = place
        return self._changed.get(place, self._lines[place - 1] if place else "")

    def waiting(self, line: str) -> tuple[str, str]:
        """Of `line`, which stands there now, and the unfinished one: what waits to be sent, and what waits behind it.

        An earlier line that is only looked at does not wait for anything.
        """
        if not self._place or self._lines is None:
            return line, ""
        unfinished = self._changed.get(0, "")
        return (unfinished, "") if line == self._lines[self._place - 1] else (line, unfinished)

    def leave(self) -> str:
        """Back to the present: the unfinished line, empty where one was there already."""
        unfinished = self._changed.get(0, "") if self._place else ""
        self._place, self._changed, self._lines = 0, {}, None
        return unfinished
