"""A file written whole or not at all, readable by its owner only."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkstemp

from workbench.store.trouble import Missing, told_os


def put(content: bytes, path: Path) -> None:
    """Writes `content` to `path`, over whatever is there. What was there before stays where that fails.

    Raises a `Trouble` in a sentence: no room, no leave, no such folder.
    """
    try:
        handle, name = mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            _settle(path.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as why:
        if not path.parent.is_dir():
            raise Missing(f"There is no folder {path.parent}. Make it, or write elsewhere") from why
        raise told_os(why, path) from why


def _settle(folder: Path) -> None:
    """Lets the new name of a file outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
