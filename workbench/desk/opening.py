"""Opening a file for the screens: a desk that writes and views that read, each on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.views import Views
from workbench.practice.constants import Constants
from workbench.store.file import Store

if TYPE_CHECKING:
    from workbench.desk.desk import Desk


@contextmanager
def opened(
    file: Path, now: Callable[[], datetime], zone: str = "", constants: Constants | None = None
) -> Iterator[tuple[Callable[[], Desk], Views]]:
    """How to get the desk of `file`, and its views; the file is made where it is missing, and closed at the end.

    The views read on a connection that never writes, so that a long write holds up no screen. The desk's verbs
    are loaded when it is first asked for: by then the first picture stands.
    """
    writing = Store.open(file, now=now)
    try:
        reading = Store.reader(file)
        try:
            yield _desk(writing, now, zone, constants), Views(reading, now, constants)
        finally:
            reading.close()
    finally:
        writing.close()


def copied_today(file: Path, folder: Path, today: date) -> Path | None:
    """The day's verified copy of `file` in `folder`, made unless there is a good one; then older ones make room.

    On a connection of its own, so that nobody waits for it. Raises `Trouble`; the older copies are then all there.
    """
    from workbench.store.backup import daily

    reading = Store.reader(file)
    try:
        return daily(reading, folder, today)
    finally:
        reading.close()


def _desk(store: Store, now: Callable[[], datetime], zone: str, constants: Constants | None) -> Callable[[], Desk]:
    def desk() -> Desk:
        from workbench.desk.desk import Desk

        return Desk(store, now, zone, constants)

    return desk
