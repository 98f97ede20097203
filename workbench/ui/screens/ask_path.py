"""Two questions before a file is written: under which name, and, where there is one, whether it may be replaced."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.ui import gate
from workbench.ui.type_ahead import TypingPlace
from workbench.ui.widgets.line_input import LineInput

_BOX = """
    {name} {{
        align: center middle;
        background: $background 60%;
        & > Vertical {{
            width: 90;
            max-width: 100%;
            height: auto;
            padding: 0 1;
            border: heavy $border;
            border-title-color: $text-accent;
            border-subtitle-color: $text-muted;
            background: $surface;
        }}
        & Static {{ height: auto; color: $text-muted; }}
        & Static.-bad {{ color: $text-warning; }}
    }}
"""


class AskPathScreen(ModalScreen[Path | None], TypingPlace):
    """The screen ends with a path, which may be there already, or with None after Esc.

    A bare name means a file in `folder`, which need not be there yet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "write", id="path.take", tooltip="Write to this file"),
        Binding("escape", "leave", "back", id="path.leave", tooltip="Back, and write nothing"),
    ]
    DEFAULT_CSS = _BOX.format(name="AskPathScreen")

    def __init__(self, question: str, suggested: Path, folder: Path) -> None:
        super().__init__()
        self._question = question
        self._suggested = suggested
        self._folder = folder
        self._told = Static()

    def compose(self) -> ComposeResult:
        """The line, and what the path means."""
        with Vertical() as box:
            box.border_title = gate.line(self._question)
            box.border_subtitle = gate.line("enter write · esc back")
            yield LineInput(short(self._suggested), "a file")
            yield self._told

    def on_mount(self) -> None:
        """The line has the focus."""
        self.query_one(LineInput).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tells at each letter what would become of that path."""
        event.stop()
        path, words = self._read()
        self._told.set_class(path is None or path.exists(), "-bad")
        self._told.update(gate.line(words))

    def action_take(self) -> None:
        """Ends with the path, where a file can be of that name."""
        path, _ = self._read()
        if path is not None:
            self.dismiss(path)

    def action_leave(self) -> None:
        """Ends with nothing."""
        self.dismiss(None)

    def _read(self) -> tuple[Path | None, str]:
        typed = self.query_one(LineInput).value.strip()
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
    DEFAULT_CSS = _BOX.format(name="AskReplaceScreen")

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
