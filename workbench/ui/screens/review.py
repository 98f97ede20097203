"""The Review screen: the seven steps of a week, each row acted on in place; earlier weeks, and two side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from workbench.desk.review.rows import Asks, By, Deed, ReviewRow
from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_review import StepShown
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.memory import Memory
from workbench.ui.panes.review_head import ReviewHead, RowInFull
from workbench.ui.panes.review_line import ReviewLine
from workbench.ui.panes.review_step import StepPane
from workbench.ui.panes.sheets import SheetPane
from workbench.ui.review_clock import ReviewClock
from workbench.ui.screens.deeds import ONWARD, DeedScreen
from workbench.ui.widgets.rows import Rows

WIDE = 110
"""From so many columns the evidence stands beside the rows."""
TALL = 20
"""From so many lines it stands below them where there is no room beside."""
FLAT = 10
"""Below so many lines, borders go, and what repeats a row in full."""

AnyPane = StepPane | SheetPane


class ReviewScreen(DeedScreen):
    """The rows of a step on the left; beside them the way through, and, once the business is told, the evidence.

    Where one is stands in the file, not here: after a crash, or in another window, the review goes on there.
    """

    place = "review"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "back", "step back", id="review.back", show=False, tooltip="To the step before"),
        Binding("v", "weeks", "weeks", id="review.weeks", tooltip="All weeks: reviewed, missed, away; and back"),
        Binding("O", "away", "away", id="review.away", show=False, tooltip="You were away this week, or were not"),
        Binding("tab,shift+tab", "pane", "other pane", id="review.pane", show=False, tooltip="To the other pane"),
        Binding("escape", "out", "back", id="review.out", show=False, tooltip="Back to the rows, to the present week"),
    ]

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.memory = Memory(views, clerk)
        self.steps = StepPane(self._go_on)
        self.beside = SheetPane()
        self.head = ReviewHead()
        self.full = RowInFull()
        self.clock = ReviewClock(self.memory)
        self._floor = Container(self.steps, self.beside, classes="split")
        self.shown: StepShown | None = None
        self._front: AnyPane = self.steps
        self._week = ""
        self._pinned_on: date | None = None
        self._whole = self._busy = self._missed = False
        self._sought: Ref | None = None

    def floor(self) -> ComposeResult:
        """The head with its clock, the rows and what is beside them, the row under the cursor in full."""
        yield self.head
        yield self._floor
        yield self.full

    def on_mount(self) -> None:
        self._fold()
        self.set_focus(self.steps)
        self._reread()

    def on_unmount(self) -> None:
        self.memory.flush()

    # Folding

    def on_resize(self, event: events.Resize) -> None:
        """Folds the panes to the size."""
        self._fold()

    def _fold(self) -> None:
        width, height = self.app.size
        wide, flat = width >= WIDE, height < FLAT
        told = self.shown is not None and self.shown.evidence
        both = wide or (height >= TALL and told)
        self.steps.display = both or self._front is self.steps
        self.beside.display = both or self._front is self.beside
        self.full.display = not flat and (height >= TALL or self._line is None)
        self._floor.set_class(wide, "-wide")
        self._floor.set_class(told, "-told")
        self.set_class(flat, "-flat")

    def _bring(self, pane: AnyPane) -> None:
        self._front = pane
        self._fold()
        self.set_focus(pane)
        self._tell_head()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the one in front."""
        if event.widget in (self.steps, self.beside):
            self._front = event.widget
            self.masthead.about(getattr(event.widget, "subject", "Review"))

    # Reading

    def watch_mark(self) -> None:
        """Something was written: rows may have come or gone."""
        if self._busy:
            self._missed = True
        elif self.is_mounted:
            self._reread()

    @work(group="review", exclusive=True)
    async def _reread(self) -> None:
        await self._read()

    async def _read(self) -> None:
        """Has the step read where the review stands, and shows it."""
        try:
            shown = await self.clerk.ask(self._step_now)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
            return
        self._show(shown)

    def _step_now(self) -> StepShown:
        return self.views.review_step(self._week, whole=self._whole)

    def _show(self, shown: StepShown) -> None:
        moved = self.shown is None or (self.shown.week, self.shown.step) != (shown.week, shown.step)
        if moved and self._whole:
            self._whole = False
        self.clock.of(shown.week)
        self.shown, self._week, self._pinned_on = shown, shown.week, self.views.today().date()
        self.steps.put(shown)
        if self._sought is not None:
            self.steps.seek(self._sought)
            self._sought = None
        self.beside.put("The evidence" if shown.evidence else "The way", shown.beside)
        self._fold()
        self._tell_head()
        self.refresh_bindings()

    def _tell_head(self) -> None:
        """The head, and the row that does not fit."""
        if self.shown is not None:
            width = max(10, self.app.size.width - 2)
            self.head.put(self.shown, self.clock.minutes, width)
            self.full.put(self.steps.here, width)
            self.masthead.about(self.steps.subject)

    # The clock, the day, others

    def look(self) -> None:
        """Looks for what others wrote; the clock goes on while one is here and the review is open."""
        super().look()
        if not self.in_front or self.shown is None:
            return
        if self.shown.finished_on is None and self.clock.tick(self.views.today()):
            self._tell_head()
        self.memory.settle()

    def on_screen_suspend(self) -> None:
        """The clock stands while one is elsewhere."""
        self.clock.stop()

    def on_screen_resume(self) -> None:
        """Another day may ask for another week."""
        super().on_screen_resume()
        if self._pinned_on not in (None, self.views.today().date()):
            self._week = ""
            self._reread()

    # What the keys mean here

    @property
    def rows(self) -> Rows[Any]:
        """The pane in front, also while a line is typed."""
        return self._front

    @property
    def ref(self) -> Ref | None:
        """What the row under the cursor is about."""
        return self._front.ref

    @property
    def figure(self) -> Figure | None:
        """The figure of the row under the cursor."""
        shown = self._front.figure if isinstance(self._front, StepPane | SheetPane) else None
        return shown or super().figure

    @property
    def row(self) -> ReviewRow | None:
        """The row that the keys act on."""
        return self.steps.here if self._front is self.steps else None

    def new_kind(self) -> str:
        """What the step is about."""
        return {"needs": "need", "ahead": "question"}.get(str(self.shown.step) if self.shown else "", "commitment")

    def go_to(self, ref: Ref) -> bool:
        """Puts the cursor on the row of `ref`, now, or when it has come back with what is read next.

        What is done with a row leaves the cursor in its place, where the next one is.
        """
        if self._busy:
            return False
        self._sought = ref
        return self.steps.seek(ref)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The row in full, and what the keys do with it."""
        message.stop()
        self.refresh_bindings()
        self._tell_head()

    @property
    def enter_word(self) -> str:
        """What Enter does."""
        if self._front is self.beside or self.shown is None:
            return "open"
        if self.shown.finished_on is not None:
            return "weeks"
        if self.shown.step != "ahead":
            return ONWARD
        done = self.row.deed(By.DONE) if self.row else None
        return done.word if done and done.verb != "tick_intention" else ONWARD

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One neither goes back in a finished review, nor was one away in it."""
        if action in ("back", "away"):
            return self.shown is not None and self.shown.finished_on is None
        return super().check_action(action, parameters)

    # From step to step

    async def _go_on(self) -> None:
        """Enter: the next step; in the last one the next thing to say, and then the end."""
        if self.shown is None:
            await self._read()
        shown = self.shown
        if shown is None:
            return
        if shown.finished_on is not None:
            self.action_weeks()
        elif shown.step != "ahead":
            await self._leave(shown, 1)
        elif shown.asks_business:
            await self.do(By.DONE)
        else:
            await self._onward_in_last()

    async def _onward_in_last(self) -> None:
        done = self.row.deed(By.DONE) if self.row else None
        if done is None or done.verb == "tick_intention":
            self.steps.action_down()
        else:
            await self.do(By.DONE)

    async def _leave(self, shown: StepShown, way: int) -> None:
        """Goes to the next step that has anything to show, or the one before; where one is is stored at once."""
        mark = self.views.mark()
        try:
            ahead = await self.clerk.ask(self.views.step_beside, shown.week, shown.step, way)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
            return
        if ahead.step == shown.step and way < 0:
            return
        if await self.run_verb("bookmark_review", shown.week, str(ahead.step), quiet=True, reads=False):
            self._show(ahead)
            if self.views.mark() != mark:
                await self._read()  # it was begun just now, or somebody else wrote meanwhile

    async def action_back(self) -> None:
        """To the step before."""
        if self.shown is not None:
            await self._leave(self.shown, -1)

    async def action_undo(self) -> None:
        """Undoes the last step; the cursor goes to the row that came back."""
        before = self.shown
        if await self.run_verb("undo") and before is not None:
            self.steps.seek_new(before)

    async def run_verb(
        self,
        verb: str,
        *args: object,
        more: Mapping[str, object] | None = None,
        quiet: bool = False,
        reads: bool = True,
    ) -> bool:
        """Runs a verb and shows what came of it before another key is taken; whether it could be done.

        Where it could not, but somebody else wrote meanwhile, that is shown.
        """
        self._busy, self._missed = True, False
        try:
            kept = await self.keep(verb, *args, **(more or {}))
            if kept is not None and quiet:
                self.keybar.untell()
            if reads if kept is not None else self._missed:
                await self._read()
        finally:
            self._busy = False
        return kept is not None

    # Answers and intentions, in a line

    async def ask_words(self, deed: Deed) -> None:
        """Opens the line for an answer or an intention, or shows all rows."""
        if deed.asks is Asks.MORE:
            self._whole = True
            await self._read()
            return
        open_one = self._line
        line = open_one or ReviewLine(self.views, self.clerk, self._shown_now, self.run_verb, self._said)
        line.about(deed)
        if open_one is None:
            await self.mount(line, before=self.keybar)
            self._fold()

    @property
    def _line(self) -> ReviewLine | None:
        """The line that is open."""
        return next((each for each in self.query(ReviewLine) if not each.leaving), None)

    def _shown_now(self) -> StepShown:
        assert self.shown is not None, "what asks is shown"
        return self.shown

    def _said(self, all_of_it: bool) -> None:
        """Takes the line away; once all is said, the end is next."""
        self.set_focus(self._front)
        for line in self.query(ReviewLine):
            line.close()
        self._fold()
        if all_of_it:
            self.steps.action_last()

    # Weeks

    def action_weeks(self) -> None:
        """The list of weeks, over this screen; the one chosen there is shown here."""
        from workbench.ui.screens.weeks import WeeksScreen

        week = self.shown.week if self.shown else ""
        self.app.push_screen(WeeksScreen(self.views, self.clerk, self.about_file, week, self.show_week))

    def show_week(self, week: str) -> None:
        """The review of this week, `2026-W47`."""
        self._week, self._whole = week, False
        if self.is_mounted:
            self._bring(self.steps)
            self._reread()

    async def action_away(self) -> None:
        """Tells that one was away in the week, or was not."""
        if self.shown is not None:
            await self.run_verb("keep_review", self.shown.week, more={"away": self.shown.state != "away"})

    def action_pane(self) -> None:
        """To the other pane."""
        self._bring(self.steps if self._front is self.beside else self.beside)

    async def action_out(self) -> None:
        """Back to the rows, then from another week to the present one."""
        if self._front is self.beside:
            self.action_pane()
        elif self._week:
            self._week = ""
            await self._read()
