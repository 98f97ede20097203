"""What the sources of a review are asked about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from workbench.practice.constants import Constants
from workbench.practice.week import Week
from workbench.store.file import Store

T = TypeVar("T")


class Asked:
    """A week in a file, as of a day, by these constants. It lives as long as one reading, so that nothing is stale."""

    def __init__(self, store: Store, week: Week, today: date, constants: Constants) -> None:
        self.store = store
        self.week = week
        self.today = today
        self.constants = constants
        self._known: dict[object, Any] = {}

    def once(self, make: Callable[[Asked], T]) -> T:
        """What `make` gives, worked out when it is first asked for: several sources may rest on it."""
        if make not in self._known:
            self._known[make] = make(self)
        known: T = self._known[make]
        return known
