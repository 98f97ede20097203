"""All that was done to the file, step by step, with what is undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from workbench.desk.shown import Ref, Section, Step, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.ui import gate
from workbench.ui.widgets.keybar import KeyBar
from workbench.ui.widgets.rows import Piece, Rows

if TYPE_CHECKING:
    from workbench.desk.views import Views
    from workbench.ui.clerk import Clerk


class StepRows(Rows[Step]):
    """The steps, newest first; an undone one is marked by a word."""

    empty = "Nothing was done yet. `a` logs the first line; every step will stand here, and `u` undoes it."

    def put(self, steps: Sequence[Step], cursor: int) -> None:
        """Shows these steps."""
        sections = (Section("", len(steps)),) if steps else ()
        self.show(sections, lambda first, count: steps[first : first + count], cursor)

    def ref_of(self, row: Step) -> Ref | None:
        """What the step was about."""
        return row.ref

    def drawn(self, row: Step, width: int) -> Sequence[Piece]:
        """When, what, and whether it is undone."""
        tone = Tone.MUTED if row.undone else Tone.PLAIN
        mark = "undone " if row.undone else "       "
        at = gate.cut(row.at, max(0, width - 30))
        room = width - 1 - gate.width(at) - 2 - len(mark)
        return [(" ", tone), (f"{at}  ", Tone.MUTED), (mark, Tone.WATCH), (gate.cut(row.name, room), tone)]


class HistoryScreen(ModalScreen[Ref | None]):
    """`u` and `U` walk along the line of steps; Enter ends with the noun of a step, for the cursor to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "undo", id="history.undo", tooltip="Undo the last step that stands"),
        Binding("U", "redo", "redo", id="history.redo", tooltip="Do again the step that was undone last"),
        Binding("escape,q,H", "leave", "back", id="history.leave", tooltip="Back to where one was"),
    ]
    DEFAULT_CSS = """
    HistoryScreen {
        background: $background;
        & > Vertical {
            border: heavy $border;
            border-title-color: $text-accent;
            background: $surface;
            height: 1fr;
        }
        & StepRows { height: 1fr; }
    }
    """

    def __init__(self, views: Views, clerk: Clerk) -> None:
        super().__init__()
        self._views = views
        self._clerk = clerk
        self._rows = StepRows()
        self._keybar = KeyBar()

    def compose(self) -> ComposeResult:
        """The steps and the keys."""
        with Vertical() as box:
            box.border_title = gate.line("History")
            yield self._rows
        yield self._keybar

    def on_mount(self) -> None:
        """The cursor stands where undo would go on."""
        self._rows.focus()
        self._reread(None)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """Enter: to what the step was about."""
        message.stop()
        if message.rows.ref is not None:
            self.dismiss(message.rows.ref)
        else:
            self._keybar.tell("this step was about more than one thing, or what it made is gone", Tone.WATCH)

    async def action_undo(self) -> None:
        """One step back."""
        await self._walk("undo")

    async def action_redo(self) -> None:
        """One step forth."""
        await self._walk("redo")

    def action_leave(self) -> None:
        """Ends with nothing."""
        self.dismiss(None)

    async def _walk(self, verb: str) -> None:
        before = [step.undone for step in self._steps]
        try:
            kept = await self._clerk.do(verb)
        except (CannotKeep, Trouble) as why:
            self._keybar.tell(str(why), Tone.WATCH)
            return
        self._keybar.tell(kept.sentence, Tone.OK)
        self._reread(before)

    def _reread(self, before: list[bool] | None) -> None:
        try:
            self._steps = self._views.history()
        except Trouble as why:
            self._steps = ()
            self._keybar.tell(str(why), Tone.RISK)
        now = [step.undone for step in self._steps]
        moved = (row for row, (one, other) in enumerate(zip(before or [], now, strict=False)) if one != other)
        standing = (row for row, undone in enumerate(now) if not undone)
        self._rows.put(self._steps, next(moved, next(standing, 0)))
