"""A question that one typed line answers, over whatever screen asks it."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.ui import gate
from workbench.ui.type_ahead import TypingPlace
from workbench.ui.widgets.line_input import LineInput

T = TypeVar("T")


class AskLineScreen(ModalScreen[T | None], TypingPlace, Generic[T]):
    """The screen ends with what the line says, or with None after Esc. A subclass binds the keys and reads it."""

    DEFAULT_CSS = """
    AskLineScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 90;
            max-width: 100%;
            height: auto;
            padding: 0 1;
            border: heavy $border;
            border-title-color: $text-accent;
            border-subtitle-color: $text-muted;
            background: $surface;
        }
        & Static { height: auto; color: $text-muted; }
        & Static.-bad { color: $text-warning; }
    }
    """

    asks_for = ""
    """What is to be typed, in two words."""

    keys = ""
    """What the two keys do, as the frame tells it."""

    def __init__(self, question: str, given: str = "") -> None:
        super().__init__()
        self._question = question
        self._given = given
        self._words = Static()

    def read(self, typed: str) -> tuple[T | None, str]:
        """What `typed` says, None where it says nothing yet or nothing possible; and that in words."""
        raise NotImplementedError

    def doubtful(self, typed: str, found: T | None) -> bool:
        """Whether the words beneath are a warning."""
        return found is None and bool(typed)

    def compose(self) -> ComposeResult:
        """The line, and how it is read."""
        with Vertical() as box:
            box.border_title = gate.line(self._question)
            box.border_subtitle = gate.line(self.keys)
            yield LineInput(self._given, self.asks_for)
            yield self._words

    def on_mount(self) -> None:
        """The line has the focus."""
        self.query_one(LineInput).focus()
        self.tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tells at each letter what the line says by now."""
        event.stop()
        self.tell()

    def action_take(self) -> None:
        """Ends with what the line says, where it says something."""
        found, _ = self.read(self.query_one(LineInput).value.strip())
        if found is not None:
            self.dismiss(found)

    def action_leave(self) -> None:
        """Ends with nothing."""
        self.dismiss(None)

    def tell(self) -> None:
        """Tells beneath the line what it says by now."""
        typed = self.query_one(LineInput).value.strip()
        found, words = self.read(typed)
        self._words.set_class(self.doubtful(typed, found), "-bad")
        self._words.update(gate.line(words))
