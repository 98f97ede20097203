"""The level of one person with one skill over time, over whatever screen asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.panes.cell import CellPane
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.practice.entry import Focus, Name

_FLAT = 12
"""Lines below which borders go."""


class LevelScreen(ActingScreen):
    """The same page as beside the matrix: the history as a plot, or as a table, and the evidence."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="level.leave", tooltip="Back to where the level was opened"),
        Binding("v", "plot", "plot", id="level.plot", tooltip="The history as a table, or as a plot"),
        Binding("c", "confidence", "own view", id="level.confidence", tooltip="How sure they feel"),
    ]
    DEFAULT_CSS = """
    LevelScreen {
        & CellPane { height: 1fr; }
        & CellPane > Page:focus { border: none; }
    }
    """

    def __init__(
        self, views: Views, clerk: Clerk, contact: int, skill: int, about_file: str = "", *, place: str = ""
    ) -> None:
        super().__init__(views, clerk, about_file, place=place)
        self.cell = CellPane()
        self._of = (contact, skill)

    def floor(self) -> ComposeResult:
        """The page."""
        yield self.cell

    def on_mount(self) -> None:
        self.set_class(self.app.size.height < _FLAT, "-flat")
        self.set_focus(self.cell.page)
        self._read()

    def on_resize(self, event: events.Resize) -> None:
        """Where it is low the frame goes."""
        self.set_class(event.size.height < _FLAT, "-flat")

    def watch_mark(self) -> None:
        """Something was written: the level may be another."""
        if self.is_mounted:
            self._read()

    @work(group="level", exclusive=True)
    async def _read(self) -> None:
        try:
            found = await self.clerk.ask(self.views.cell, *self._of)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
            return
        self.cell.put(found)
        self.masthead.about(found.title)

    @property
    def rows(self) -> Rows[Any]:
        """The page under the plot."""
        return self.cell.page

    @property
    def ref(self) -> Ref | None:
        """What the line under the cursor names, else the person."""
        return self.cell.page.ref or Ref("contact", self._of[0])

    @property
    def figure(self) -> Figure | None:
        """The level."""
        return Figure("level", self._of[0], str(self._of[1]))

    def about(self, kind: str) -> tuple[Ref, ...]:
        """The person and the skill."""
        return Ref("contact", self._of[0]), Ref("skill", self._of[1])

    def capture_focus(self) -> Focus:
        """The person and the skill."""
        from workbench.practice.entry import Focus

        return Focus(None, self._called("contact", self._of[0]), self._called("skill", self._of[1]))

    def _called(self, kind: str, of: int) -> Name | None:
        from workbench.practice.entry import Name

        card = self.known(self.views.card, Ref(kind, of))
        return Name(kind, card.title, of) if card else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what a line names is thrown away from here: the person, on a line that tells of a level, is not."""
        if action == "bin":
            return self.cell.page.ref is not None
        return super().check_action(action, parameters)

    def action_plot(self) -> None:
        """The plot gives way to the table, or comes back."""
        self.cell.turn_history()

    def action_confidence(self) -> None:
        """A form for how sure they feel themselves."""
        self.open_new("confidence")

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
