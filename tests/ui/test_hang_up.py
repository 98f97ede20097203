"""A terminal that closes under the app, with and without a signal: the app ends, and keeps what was typed."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.ui.conftest import now
from workbench.desk.views import Views
from workbench.store.file import Store
from workbench.ui.widgets.unsent import SLOT

ROOT = Path(__file__).parents[2]
HUNG_UP = 128 + 1
PATIENCE = 30.0


def opened(file: Path, *, controlled: bool) -> tuple[subprocess.Popen[bytes], int]:
    """The app in a terminal, which it is or is not controlled by, and the other end of that."""
    other, own = pty.openpty()
    fcntl.ioctl(own, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    env = {"PATH": os.environ["PATH"], "HOME": str(file.parent), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    app = subprocess.Popen(
        [sys.executable, "-m", "workbench", "--db", str(file)],
        stdin=own,
        stdout=own,
        stderr=own,
        env=env | {"WORKBENCH_NOW": "2026-11-25T10:00", "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        preexec_fn=(lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) if controlled else None,
    )
    os.close(own)
    return app, other


def shows(other: int, text: bytes) -> None:
    """Reads until the app has written `text`."""
    written, end = b"", time.monotonic() + PATIENCE
    while text not in written:
        assert time.monotonic() < end, written[-2000:]
        if select.select([other], [], [], 0.2)[0]:
            written += os.read(other, 65536)


@pytest.mark.parametrize("controlled", [True, False])
def test_it_ends_with_the_code_of_hanging_up_and_keeps_the_text(file: Path, controlled: bool) -> None:
    app, other = opened(file, controlled=controlled)
    try:
        shows(other, b"help")
        os.write(other, b"a")
        shows(other, b" Log ")
        os.write(other, b"45 ana")
        shows(other, b"45 min")
        os.close(other)
        assert app.wait(PATIENCE) == HUNG_UP
    finally:
        app.kill()
    store = Store.reader(file)
    assert Views(store, now).unsent(SLOT).startswith("45 ana")
    store.close()
