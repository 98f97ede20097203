"""What stands beside a list follows its cursor, once that has rested for a moment."""

from __future__ import annotations

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

_AFTER = 0.06
"""Seconds of rest: who walks down a list with a key held does not wait for each row's page."""


class Follower:
    """Calls `follow` a moment after the last `soon`. `waiting`: the call is still to come."""

    def __init__(self, follow: Callable[[], None]) -> None:
        self.waiting = False
        self._follow = follow
        self._timer: Timer | None = None

    def begin(self, owner: MessagePump) -> None:
        """Ready to follow, as long as `owner` is there."""
        self._timer = owner.set_interval(_AFTER, self.catch_up, pause=not self.waiting)

    def soon(self) -> None:
        """The cursor moved."""
        self.waiting = True
        if self._timer is not None:
            self._timer.reset()

    def now(self) -> None:
        """Follows at once."""
        self.rest()
        self._follow()

    def catch_up(self) -> None:
        """Follows at once where that is still to come: what is asked after a key is about where the cursor is."""
        if self.waiting:
            self.now()

    def rest(self) -> None:
        """Follows no more until the next `soon`."""
        self.waiting = False
        if self._timer is not None:
            self._timer.pause()
