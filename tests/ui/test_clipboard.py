"""Copying: by the platform's command, the terminal, or a file, and saying which."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.ui.conftest import working
from workbench.ui import clipboard


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the commands that there are; what `xclip` is given lands beside it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("xclip", "wl-copy"):
        (folder / name).write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/{name}.text\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(clipboard.sys, "platform", "linux")
    return folder


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"DISPLAY": ":0"}, ("xclip", "-selection", "clipboard")),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ("wl-copy",)),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "a b c d"}, ()),
        ({}, ()),
    ],
)
def test_the_command_is_the_one_that_reaches_the_users_clipboard(
    commands: Path, environ: dict[str, str], words: tuple[str, ...]
) -> None:
    assert clipboard.command(environ) == words


def test_a_command_gets_the_text(commands: Path, tmp_path: Path) -> None:
    assert clipboard.copied_by(("xclip", "-selection", "clipboard"), "Zoë")
    assert (tmp_path / "xclip.text").read_text() == "Zoë"


@pytest.mark.parametrize("words", [(), ("no-such-command",), ("false",)])
def test_a_command_that_is_not_there_or_fails_is_told(words: tuple[str, ...]) -> None:
    assert not clipboard.copied_by(words, "text")


def test_a_file_is_for_the_user_alone(tmp_path: Path) -> None:
    place = clipboard.written("Zoë", tmp_path / "kept")
    assert place.read_text() == "Zoë"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


async def test_y_copies_the_line_through_the_terminal_and_says_so(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "y")
        await hands.until(lambda: "OSC 52" in hands.told)
        assert hands.app.clipboard.split()[:3] == ["Apollo", "Kronos", "Bank"]


async def test_what_is_too_much_for_the_terminal_goes_into_a_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "OSC52_MOST", 20)
    async with working(file) as hands:
        await hands.press("tab", "*", "y")
        await hands.until(lambda: "30 lines written to" in hands.told)
        assert len((file.parent / "copied.txt").read_text().splitlines()) == 30


async def test_the_platforms_own_command_comes_first(
    file: Path, commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    async with working(file) as hands:
        await hands.press("j", "y")
        await hands.until(lambda: hands.told == "copied the line (xclip)")
