"""The user's own editor, on a file, while the app stands aside."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path

_OURS = "vi"


class NoEditor(RuntimeError):
    """The editor could not be run, or told that it failed; a sentence for a person."""


def command(environment: Mapping[str, str]) -> list[str]:
    """The words that run the editor: VISUAL, else EDITOR, else vi. Raises `NoEditor` where they can't be read.

    >>> command({"VISUAL": "code --wait", "EDITOR": "ed"}), command({})
    (['code', '--wait'], ['vi'])
    """
    told = environment.get("VISUAL") or environment.get("EDITOR") or _OURS
    try:
        words = shlex.split(told)
    except ValueError as why:
        raise NoEditor(f"EDITOR is {told!r}, which can't be run ({why}). Set it to a command") from why
    if not words:
        raise NoEditor("EDITOR is empty. Set it to a command, such as nano")
    return words


def edit(path: Path, environment: Mapping[str, str]) -> None:
    """Runs the editor on `path` and waits until it ends. Raises `NoEditor`; the file is there all the same."""
    words = command(environment)
    try:
        done = subprocess.run([*words, str(path)], env=dict(environment), check=False)
    except OSError as why:
        raise NoEditor(f"{words[0]} can't be run ({why.strerror}). Set VISUAL or EDITOR to your editor") from why
    if done.returncode:
        raise NoEditor(f"{words[0]} ended with {done.returncode}; what it left is in {path}")
