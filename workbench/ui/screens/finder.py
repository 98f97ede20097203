"""Finding a person, a project or a skill by the beginning of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from workbench.desk.shown import Ref
from workbench.desk.trouble import Trouble
from workbench.ui import gate
from workbench.ui.type_ahead import TypingPlace
from workbench.ui.widgets.found import FoundRows
from workbench.ui.widgets.line_input import LineInput
from workbench.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.desk.views import Views

_WORDS = {"contact": "person", "client": "client", "project": "project", "skill": "skill"}


class FinderScreen(ModalScreen[Ref | None], TypingPlace):
    """Type, see the best first, Enter: the screen ends with what was found, or with None after Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "go there", id="finder.take", tooltip="Go to what the cursor is on"),
        Binding("down", "move(1)", "down", id="finder.down", show=False, tooltip="The next name"),
        Binding("up", "move(-1)", "up", id="finder.up", show=False, tooltip="The name before"),
        Binding("pagedown", "move(10)", "ten down", id="finder.page_down", show=False, tooltip="Ten names on"),
        Binding("pageup", "move(-10)", "ten up", id="finder.page_up", show=False, tooltip="Ten names back"),
        Binding("tab,shift+tab", "nothing", show=False),
        Binding("escape", "leave", "back", id="finder.leave", tooltip="Back without going anywhere"),
    ]
    DEFAULT_CSS = """
    FinderScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 64;
            max-width: 100%;
            height: 18;
            max-height: 100%;
            padding: 0 1;
            border: heavy $border;
            border-title-color: $text-accent;
            border-subtitle-color: $text-muted;
            background: $surface;
        }
        & FoundRows { height: 1fr; }
    }
    """

    def __init__(self, views: Views, kind: str, typed: str = "") -> None:
        """`kind` is contact, project, skill or client."""
        super().__init__()
        self._views = views
        self._kind = kind
        self._typed = typed
        self._rows = FoundRows("")

    def compose(self) -> ComposeResult:
        """The line, and what it finds."""
        with Vertical() as box:
            box.border_title = gate.line(f"Find a {self._word}")
            box.border_subtitle = gate.line("enter go there · esc back")
            yield LineInput(self._typed, "the beginning of a name")
            self._rows.can_focus = False
            yield self._rows

    def on_mount(self) -> None:
        """What was used last, before a letter is typed."""
        self.query_one(LineInput).focus()
        self._find()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another letter."""
        event.stop()
        self._find()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A click."""
        message.stop()
        self.action_take()

    def action_take(self) -> None:
        """Ends with what the cursor is on."""
        if self._rows.ref is not None:
            self.dismiss(self._rows.ref)

    def action_move(self, by: int) -> None:
        """Moves the cursor by so many rows."""
        self._rows.go(self._rows.cursor + by)

    def action_nothing(self) -> None:
        """There is only one field."""

    def action_leave(self) -> None:
        """Ends with nothing."""
        self.dismiss(None)

    @property
    def _word(self) -> str:
        return _WORDS.get(self._kind, self._kind)

    def _find(self) -> None:
        typed = self.query_one(LineInput).value.strip()
        try:
            found = self._views.find(self._kind, typed)
        except Trouble as why:
            self._rows.empty, found = str(why), ()
        else:
            none = f"No {self._word} is called so." if typed else f"There is no {self._word} yet."
            self._rows.empty = f"{none} `esc`, then `n` on their list makes one; so does naming one in the bar, `a`."
        self._rows.put(found)
