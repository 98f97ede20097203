"""What the entry in the bar would do, asked once no key has come for a moment: it costs more than all else there."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump

from workbench.desk.shown import Preview

_AFTER = 0.2
"""Seconds without a key."""


class Foresight:
    """`preview` is what was found last; `ask` finds another and puts it there. Lives as long as `owner`."""

    def __init__(self, owner: MessagePump, ask: Callable[[], None]) -> None:
        self.preview = Preview()
        self._owner = owner
        self._ask = ask
        self._waits = False
        self._due_at = 0.0

    def soon(self) -> None:
        """Another entry: asks when no more keys come."""
        self._due_at = monotonic() + _AFTER
        if not self._waits:
            self._waits = True
            self._owner.set_timer(_AFTER, self._when_due)

    def forget(self) -> None:
        """Nothing is typed any more."""
        self.preview = Preview()

    def _when_due(self) -> None:
        """One timer runs at a time: where keys came meanwhile, it goes on for as long as they were later."""
        early = self._due_at - monotonic()
        if early > 0:
            self._owner.set_timer(early, self._when_due)
            return
        self._waits = False
        self._ask()
