"""Reports that were edited and not yet written: kept as files, so that no word of them is lost."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from workbench.model.text import clean

_MOST_BYTES = 5_000_000
"""A larger draft is not taken back in."""


class Drafts:
    """Drafts in `folder`, which is made when the first is begun; all are their owner's alone to read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._edited: dict[str, str] = {}

    def edited(self, name: str) -> str:
        """The words of a draft that was edited in this run; empty where none was."""
        return self._edited.get(name, "")

    def waits(self, name: str) -> bool:
        """Whether a draft of that name is there, of this run or of one before."""
        try:
            return self._file(name).exists()
        except OSError:
            return False

    def begin(self, name: str, text: str) -> Path:
        """The file of a draft, with `text` in it unless it waits already. Raises `OSError`."""
        file = self._file(name)
        for folder in (self._folder.parent, self._folder):
            folder.mkdir(mode=0o700, exist_ok=True)
        if not file.exists():
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as draft:
                draft.write(text)
        return file

    def end(self, name: str, made: str) -> bool:
        """Takes the words back in; tells whether they are others than the report has. Raises `OSError`."""
        file = self._file(name)
        with file.open("rb") as draft:
            text = clean(draft.read(_MOST_BYTES).decode("utf-8", "replace"))
        if text.strip() == made.strip():
            self.sent(name)
            return False
        self._edited[name] = text
        return True

    def sent(self, name: str) -> None:
        """A draft that was written to its place, or says nothing of its own, waits no more."""
        self._edited.pop(name, None)
        with suppress(OSError):  # a draft too many does no harm
            self._file(name).unlink()

    def put_aside(self, name: str) -> Path:
        """The report is as it was made again; the draft goes under another name. Raises `OSError`."""
        self._edited.pop(name, None)
        file = self._file(name)
        aside = file.with_suffix(".old.md")
        if file.exists():
            file.replace(aside)
        return aside

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.md"
