"""Putting what was made into a file: whole or not at all, for its owner only, over nothing that was not asked for."""

from __future__ import annotations

from pathlib import Path

from workbench.desk.trouble import CannotKeep
from workbench.exchange.whole import put
from workbench.store.trouble import told_os


def place(content: bytes, path: Path, *, force: bool = False) -> Path:
    """Writes `content` to `path`, over a file that is there only with `force`.

    Raises `CannotKeep` or a `Trouble` in a sentence; what was there before is then there still.
    """
    refuse(path, force)
    put(content, path)
    return path


def refuse(path: Path, force: bool = False) -> None:
    """Raises where there is something at `path` that may not be written over."""
    try:
        folder, there = path.is_dir(), path.exists()
    except OSError as why:
        raise told_os(why, path) from why
    if folder:
        raise CannotKeep(f"{path} is a folder: name a file in it")
    if there and not force:
        raise CannotKeep(f"{path} exists: choose another name, or --force to write over it")
