"""Opening a file for the screens: a desk that writes and views that read, each on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.desk.views import Views
from workbench.practice.constants import Constants
from workbench.store.file import Store


@contextmanager
def opened(
    file: Path, now: Callable[[], datetime], zone: str = "", constants: Constants | None = None
) -> Iterator[tuple[Desk, Views]]:
    """The desk and the views of `file`, which is made where it is missing; both are closed at the end.

    The views read on a connection that never writes, so that a long write holds up no screen.
    """
    writing = Store.open(file, now=now)
    try:
        reading = Store.reader(file)
        try:
            yield Desk(writing, now, zone), Views(reading, now, constants)
        finally:
            reading.close()
    finally:
        writing.close()
