"""The bin: what was thrown away, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from workbench.desk.shown import Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.ui import gate
from workbench.ui.widgets.found import FoundRows
from workbench.ui.widgets.keybar import KeyBar
from workbench.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.desk.views import Views
    from workbench.ui.clerk import Clerk

_EMPTY = "The bin is empty. `d` on a row puts it here, and `enter` here brings it back."


class BinScreen(ModalScreen[Ref | None]):
    """Enter brings one back, or all that are marked; the screen ends with the last one that came back, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,b", "bring_back", "bring back", id="bin.bring_back", priority=True, tooltip="Back to its place"),
        Binding("u", "undo", "undo", id="history.undo", tooltip="Undo the last step"),
        Binding("U", "redo", "redo", id="history.redo", show=False, tooltip="Do again what was undone"),
        Binding("escape,q", "leave", "back", id="bin.leave", tooltip="Back to where one was"),
    ]
    DEFAULT_CSS = """
    BinScreen {
        background: $background;
        & > Vertical {
            border: heavy $border;
            border-title-color: $text-accent;
            background: $surface;
            height: 1fr;
        }
        & FoundRows { height: 1fr; }
    }
    """

    def __init__(self, views: Views, clerk: Clerk) -> None:
        super().__init__()
        self._views = views
        self._clerk = clerk
        self._rows = FoundRows(_EMPTY, kinds=True)
        self._keybar = KeyBar()
        self._back: Ref | None = None

    def compose(self) -> ComposeResult:
        """What lies there, and the keys."""
        with Vertical() as box:
            box.border_title = gate.line("Bin")
            yield self._rows
        yield self._keybar

    def on_mount(self) -> None:
        """The last one that was thrown away stands first."""
        self._rows.focus()
        self._reread()

    async def on_rows_opened(self, message: Rows.Opened) -> None:
        """A click does what Enter does."""
        message.stop()
        await self.action_bring_back()

    async def action_bring_back(self) -> None:
        """Brings back what is marked, or under the cursor."""
        for ref in self._rows.chosen():
            if await self._do("bring_back", ref):
                self._back = ref
        self._rows.unmark()

    async def action_undo(self) -> None:
        """One step back."""
        await self._do("undo")

    async def action_redo(self) -> None:
        """One step forth."""
        await self._do("redo")

    def action_leave(self) -> None:
        """Ends with what came back last."""
        self.dismiss(self._back)

    async def _do(self, verb: str, *args: object) -> bool:
        try:
            kept = await self._clerk.do(verb, *args)
        except (CannotKeep, Trouble) as why:
            self._keybar.tell(str(why), Tone.WATCH)
            return False
        self._keybar.tell(kept.sentence, Tone.OK)
        self._reread()
        return True

    def _reread(self) -> None:
        try:
            found = self._views.bin()
        except Trouble as why:
            found = ()
            self._keybar.tell(str(why), Tone.RISK)
        self._rows.put(found, self._rows.cursor)
        self.query_one(Vertical).border_title = gate.line(f"Bin {len(found)}")
