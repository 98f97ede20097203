"""The minutes that one has spent on the review of a week, over all the times that one was at it."""

from __future__ import annotations

from datetime import datetime

from workbench.ui.memory import Memory

_LEAP = 5.0
"""Seconds between two looks at the clock of which no more are counted: the machine slept."""


class ReviewClock:
    """It counts from one `tick` to the next, stands after `stop`, and goes on from what was stored last."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._week = ""
        self._seconds = 0.0
        self._looked_at: datetime | None = None

    @property
    def minutes(self) -> int:
        """The full ones."""
        return int(self._seconds // 60)

    def of(self, week: str) -> None:
        """Goes on with the review of this week."""
        if week != self._week:
            self._week = week
            self._seconds = float(self._memory.get(self._key) or 0)

    def tick(self, now: datetime) -> bool:
        """One is here; tells whether another minute is full, which is stored then."""
        before, told, self._looked_at = self._looked_at, self.minutes, now
        if before is not None:
            self._seconds += min(_LEAP, max(0.0, (now - before).total_seconds()))
        if self.minutes == told:
            return False
        self._store()
        return True

    def stop(self) -> None:
        """One is elsewhere."""
        self._looked_at = None
        if self._week:
            self._store()

    def _store(self) -> None:
        self._memory.put(self._key, str(int(self._seconds)))

    @property
    def _key(self) -> str:
        return f"review.clock.{self._week}"
