"""A lock of the operating system beside the file, which the kernel gives back whatever becomes of its holder."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType

from .trouble import Busy, told_os


class Lock:
    """The lock `<file>.lock`, held around every write, checkpoint and close. Waits at most `patience` seconds."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path = f"{path}.lock"
        self._patience = patience
        self._handle = -1

    def __enter__(self) -> None:
        if not self.taken(wait=True):
            raise Busy(f"Another program has been writing {self._path[:-5]} for too long. Try again in a moment")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        fcntl.flock(self._handle, fcntl.LOCK_UN)

    def taken(self, *, wait: bool) -> bool:
        """Takes the lock, waiting for it or not; whether it was got."""
        self._open()
        until, pause = time.monotonic() + self._patience, 0.0005
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            except BlockingIOError:
                if not wait or time.monotonic() > until:
                    return False
            except OSError as error:  # a network disk that knows no locks
                raise told_os(error, self._path) from error
            time.sleep(pause)
            pause = min(pause * 2, 0.02)

    def close(self) -> None:
        """Gives the lock back, if it is held, and closes it."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _open(self) -> None:
        if self._handle < 0:
            try:
                self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError as error:
                raise told_os(error, self._path) from error
