"""A program in a terminal of its own, used as a person would, and what that costs: time, CPU, memory, bytes.

Linux only: CPU is read from /proc, to the nanosecond, since the ticks of psutil are as long as a key takes.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

_SILENT = 0.15
"""Seconds without output after which a screen counts as settled."""
_UNKNOWN = re.compile(
    r"\x1b[P_^X][^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$p|u)"
)
"""What pyte does not know and would print."""


class NotSeen(Exception):
    """The screen did not come to show what was waited for; the text is what it showed."""


@dataclass(frozen=True)
class Ended:
    """How a program ended: its exit code, seconds from the last key, CPU seconds of its whole life."""

    code: int
    took: float
    cpu: float


class Terminal:
    """A program in a terminal of `rows` by `columns`.

    Times are in seconds, what `until` gives is since the start. `written` are the bytes that came so far, `cpu_then`
    the CPU seconds until `until` had seen what it waited for.
    """

    def __init__(
        self, argv: Sequence[str], env: dict[str, str], folder: Path, rows: int = 36, columns: int = 120
    ) -> None:
        self.written = 0
        self.cpu_then = 0.0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = self._arrived = time.perf_counter()
        self._program = subprocess.Popen(
            argv, env=env, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self._fd = ours

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        os.close(self._fd)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self._screen.display)

    def until(self, pattern: str, timeout: float = 60) -> float:
        """When the output came with which the screen holds `pattern`; waits until it is silent then."""
        seen = re.compile(pattern)
        at = self._watch(lambda: bool(seen.search(self.text)), timeout)
        self.cpu_then = self.cpu()
        self.settle()
        return at - self.started

    def press(self, keys: str) -> None:
        """Types `keys`, as they are sent."""
        os.write(self._fd, keys.encode())

    def change(self, keys: str) -> float:
        """Types `keys`; seconds until something on the screen is different. Waits until it is silent then."""
        before, at = self.text + str(self._look()), time.perf_counter()
        self.press(keys)
        seen = self._watch(lambda: self.text + str(self._look()) != before, 5)
        self.settle(0.04)
        return seen - at

    def hold(self, key: str, count: int, rate: float) -> None:
        """Types `key` again and again, so many times a second, reading along; waits until all is done."""
        begin = time.perf_counter()
        for number in range(count):
            while (left := begin + number / rate - time.perf_counter()) > 0:
                self._read(left)
            self.press(key)
        self.settle()

    def settle(self, silent: float = _SILENT) -> None:
        """Reads until nothing more comes."""
        while self._read(silent):
            pass

    def rest(self, seconds: float) -> None:
        """Reads for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)

    def cpu(self) -> float:
        """CPU seconds of all its threads so far, but of those that have ended."""
        tasks = Path(f"/proc/{self._program.pid}/task").glob("*/schedstat")
        return sum(int(each.read_text(encoding="ascii").split()[0]) for each in tasks) / 1e9

    def memory(self) -> float:
        """Resident memory in MB."""
        status = Path(f"/proc/{self._program.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def end(self, key: str = "\x11") -> Ended:
        """Types the `key` that quits, and waits for the end."""
        at = time.perf_counter()
        self.press(key)
        while True:
            self._read(0.002)
            pid, status, used = os.wait4(self._program.pid, os.WNOHANG)
            if pid:
                self._program.returncode = os.waitstatus_to_exitcode(status)
                return Ended(self._program.returncode, time.perf_counter() - at, used.ru_utime + used.ru_stime)

    def _look(self) -> list[tuple[int, str, bool]]:
        """Where the screen is not plain: the cursor of a list is a colour."""
        rows = self._screen.buffer
        return [(y, cell.bg, cell.reverse) for y in range(self._screen.lines) if (cell := rows[y][3])]

    def _watch(self, there: Callable[[], bool], timeout: float) -> float:
        """When the output came that made `there` true."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end and self._program.poll() is None:
            if self._read(0.01) and there():
                return self._arrived
        raise NotSeen(self.text)

    def _read(self, seconds: float) -> bool:
        """Takes what is there, waiting up to so many seconds for it; whether anything was."""
        ready, _, _ = select.select([self._fd], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            told = os.read(self._fd, 1 << 16)
        except OSError:  # the program has ended
            time.sleep(0.001)
            return False
        self._arrived = time.perf_counter()
        self.written += len(told)
        self._stream.feed(_UNKNOWN.sub("", told.decode(errors="replace")).encode())
        return True
