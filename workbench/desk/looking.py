"""What every view of the file stands on: the file, the clock and the thresholds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from workbench.practice.constants import Constants
from workbench.store.file import Store


class Looking:
    """Reading of one file. `now` gives the local, aware instant."""

    def __init__(self, store: Store, now: Callable[[], datetime], constants: Constants | None = None) -> None:
        self.store = store
        self.now = now
        self.constants = constants or Constants()

    @property
    def _day(self) -> date:
        return self.now().date()
