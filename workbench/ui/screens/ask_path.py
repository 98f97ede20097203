"""Two questions before a file is written: under which name, and, where there is one, whether it may be replaced."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.ui import gate
from workbench.ui.screens.ask_line import AskLineScreen


class AskPathScreen(AskLineScreen[Path]):
    """The screen ends with a path, which may be there already, or with None after Esc.

    A bare name means a file in `folder`, which need not be there yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "write", id="path.take", tooltip="Write to this file"),
        Binding("escape", "leave", "back", id="path.leave", tooltip="Back, and write nothing"),
    ]

    asks_for = "a file"
    keys = "enter write · esc back"

    def __init__(self, question: str, suggested: Path, folder: Path) -> None:
        super().__init__(question, short(suggested))
        self._folder = folder

    def doubtful(self, typed: str, found: Path | None) -> bool:
        """Also where a file of that name is there."""
        return found is None or found.exists()

    def read(self, typed: str) -> tuple[Path | None, str]:
        """The path that is meant, and what would become of it."""
        if not typed:
            return None, f"the name of a file in {short(self._folder)}, or a whole path"
        try:
            path = self._folder / Path(typed).expanduser()
            if path.is_dir():
                return None, "this is a folder: name a file in it"
            if path.parent != self._folder and not path.parent.is_dir():
                return None, f"there is no folder {short(path.parent)}"
            there = path.exists()
        except (OSError, RuntimeError, ValueError) as why:
            return None, f"no file can be called so ({why})"
        return (
            path,
            "is there already: it is asked before it is replaced" if there else "a new file, yours alone to read",
        )


class AskReplaceScreen(ModalScreen[bool]):
    """Whether a file that is there may go. Neither Enter nor the key that asked answers yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "replace", "replace it", id="replace.take", tooltip="Write over the file that is there"),
        Binding("escape", "leave", "back", id="replace.leave", tooltip="Back to the name, and keep that file"),
    ]
    DEFAULT_CSS = AskLineScreen.DEFAULT_CSS.replace("AskLineScreen", "AskReplaceScreen")

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical() as box:
            box.border_title = "Replace it?"
            box.border_subtitle = "r replace · esc back"
            yield Static(gate.line(f"{short(self._path)} is there already."), classes="-bad")
            yield Static("What is in it now is lost: this is not undone by u.")

    def action_replace(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """No."""
        self.dismiss(False)


def short(path: Path) -> str:
    """A path as people write it, with `~` for their home."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
