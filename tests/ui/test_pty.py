"""One run in a real terminal: what Pilot can't see is restoring the screen, exit codes and what survives a kill."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pyte
import pytest

PATIENCE = 30.0
"""Seconds after which a screen that should have come counts as missing; a passing run waits for none of it."""


class Terminal:
    """The app in a pty of 100 columns and 30 rows, and the screen as a terminal would show it."""

    def __init__(self, folder: Path) -> None:
        self.screen = pyte.Screen(100, 30)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        env = {
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "COLUMNS": "100",
            "LINES": "30",
            "HOME": str(folder / "home"),
            "WORKBENCH_DB": str(folder / "workbench.db"),
            "WORKBENCH_NOW": "2026-11-25T10:00",
        }
        self._master, slave = pty.openpty()
        self._app = subprocess.Popen(
            [sys.executable, "-m", "workbench"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            start_new_session=True,
        )
        os.close(slave)

    def press(self, keys: str) -> None:
        """Types `keys`."""
        os.write(self._master, keys.encode())

    def until(self, seen: Callable[[str], bool]) -> str:
        """Reads on until the screen is as wanted; the screen."""
        deadline = time.monotonic() + PATIENCE
        while not seen(shown := "\n".join(self.screen.display)):
            self._read(deadline - time.monotonic(), shown)
        return shown

    def _read(self, patience: float, shown: str) -> None:
        ready, _, _ = select.select([self._master], [], [], max(0.0, patience))
        assert ready, f"nothing more came; the screen is\n{shown}"
        data = os.read(self._master, 65536)
        self.raw += data
        self._stream.feed(data)

    def shows(self, words: str) -> str:
        """Reads on until the screen holds `words`."""
        return self.until(lambda shown: words in shown)

    def end(self, number: signal.Signals | None = None) -> int:
        """The exit code, after the signal `number` was sent; what is still written is read."""
        if number is not None:
            self._app.send_signal(number)
        deadline = time.monotonic() + PATIENCE
        while self._app.poll() is None and time.monotonic() < deadline:
            if select.select([self._master], [], [], 0.02)[0]:
                with suppress(OSError):
                    self.raw += os.read(self._master, 65536)
        return self._app.wait(timeout=PATIENCE)

    def close(self) -> None:
        """Ends what still runs."""
        if self._app.poll() is None:
            self._app.kill()
            self._app.wait()
        os.close(self._master)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Terminal]]:
    started: list[Terminal] = []

    def begin() -> Terminal:
        started.append(Terminal(tmp_path))
        return started[-1]

    yield begin
    for each in started:
        each.close()


def cli(folder: Path, *words: str) -> str:
    env = {**os.environ, "WORKBENCH_DB": str(folder / "workbench.db"), "WORKBENCH_NOW": "2026-11-25T10:00"}
    command = [sys.executable, "-m", "workbench", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


def kept(folder: Path, text: str) -> None:
    """Waits until `text` is in the file as unsent."""
    deadline = time.monotonic() + PATIENCE
    file = sqlite3.connect(f"file:{folder / 'workbench.db'}?mode=ro", uri=True)
    try:
        while file.execute("SELECT count(*) FROM unsent WHERE text = ?", (text,)).fetchone() != (1,):
            assert time.monotonic() < deadline, "the text was not kept"
            time.sleep(0.01)
    finally:
        file.close()


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    cli(tmp_path, "add", "client", "name=Kronos Bank")
    cli(tmp_path, "add", "project", "name=Apollo", "client=Kronos Bank")
    cli(tmp_path, "add", "contact", "name=Ana Pop", "client=Kronos Bank")
    cli(tmp_path, "add", "skill", "name=stakeholder mapping")
    return tmp_path


def test_a_line_survives_a_kill_and_so_does_half_a_line(bank: Path, start: Callable[[], Terminal]) -> None:
    first = start()
    first.shows("Projects")
    first.press("a")
    first.shows("Log")
    first.press("y 14:00 45 ana sta apo :2 ^n fri")
    first.shows("together")
    first.press("\r")
    first.shows("logged 45 min Ana Pop")
    first.press("a")
    first.shows("who · skill")
    first.press("30 ana half a li")
    first.shows("half a li")
    kept(bank, "30 ana half a li")
    assert first.end(signal.SIGKILL) == -signal.SIGKILL

    again = start()
    shown = again.shows("0>2")
    assert "Ana Pop" in shown
    again.press("a")
    again.shows("30 ana half a li")
    assert '"due": "2026-12-04"' in cli(bank, "promises", "--json")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_screen_keeps_the_text_and_is_told(
    bank: Path, start: Callable[[], Terminal], number: signal.Signals
) -> None:
    running = start()
    running.shows("Projects")
    running.press("a")
    running.shows("Log")
    running.press("45 ana unfin")
    running.shows("unfin")
    assert running.end(number) == 128 + number
    assert b"\x1b[?1049l" in running.raw, "the alternate screen is left"
    assert b"\x1b[?25h" in running.raw, "the cursor is back"
    again = start()
    again.shows("Projects")
    again.press("a")
    again.shows("45 ana unfin")


def test_quitting_is_one_key_and_leaves_no_control_bytes_of_data(bank: Path, start: Callable[[], Terminal]) -> None:
    cli(bank, "add", "client", "name=[/] Smith [Acme]\x1b]52;c;eA==\x07")
    running = start()
    running.shows("Projects")
    running.press("q")
    assert running.end() == 0
    assert b"]52;" not in running.raw


def test_a_paste_with_escapes_over_a_list_opens_the_bar_and_runs_nothing(
    bank: Path, start: Callable[[], Terminal]
) -> None:
    running = start()
    running.shows("Projects")
    running.press("\x1b[200~one \x1b[31mtwo d d d\rthird\x1b]0;x\x07 d d d\x1b[201~")
    running.shows("one [31mtwo d d d third]0;x d d d")
    assert not any(step["name"].startswith("bin") for step in json.loads(cli(bank, "history", "--json")))
