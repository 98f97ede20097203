"""Copying: the platform's own command where there is one, else the terminal's (OSC 52), else a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

OSC52_MOST = 74_000
"""Bytes of text that terminals take by OSC 52; tmux and xterm drop more."""

_PATIENCE = 2.0


def command(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The platform's copying command, empty where none would reach the clipboard in front of the user."""
    if environ.get("SSH_CONNECTION"):
        return ()
    if sys.platform == "darwin":
        return ("pbcopy",) if shutil.which("pbcopy") else ()
    if environ.get("WAYLAND_DISPLAY") and shutil.which("wl-copy"):
        return ("wl-copy",)
    if environ.get("DISPLAY"):
        for words in (("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")):
            if shutil.which(words[0]):
                return words
    return ()


def copied_by(words: tuple[str, ...], text: str) -> bool:
    """Hands `text` to a copying command; tells whether it took it."""
    if not words:
        return False
    try:
        done = subprocess.run(
            words,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def written(text: str, folder: Path) -> Path:
    """Writes `text` to a file that only the user may read, and gives its place."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / "copied.txt"
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return place
