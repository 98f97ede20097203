"""What every view of the file stands on: the file, the clock and the thresholds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from workbench.practice.constants import Constants
from workbench.store.file import Store

if TYPE_CHECKING:
    from workbench.desk.judging import Judged


class Looking:
    """Reading of one file. `now` gives the local, aware instant."""

    def __init__(self, store: Store, now: Callable[[], datetime], constants: Constants | None = None) -> None:
        self.store = store
        self.now = now
        self.constants = constants or Constants()
        self._judged: Judged | None = None

    @property
    def judged(self) -> Judged:
        """Every project as it stands, worked out once and then again where something stirred."""
        if self._judged is None:
            from workbench.desk.judging import Judged

            self._judged = Judged(self.store, self.constants)
        return self._judged

    @property
    def _day(self) -> date:
        return self.now().date()
