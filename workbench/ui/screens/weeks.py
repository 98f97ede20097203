"""All weeks since the first review: what became of each, what was said, and the figures of two side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer

from workbench.desk.shown import Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.panes.sheets import SheetPane
from workbench.ui.panes.weeks import WeeksPane
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.widgets.rows import Rows

WIDE, TALL, FLAT = 110, 20, 10
"""From so many columns the two weeks stand beside the list, from so many lines below it; below the last, no borders."""

_FOLLOWS_AFTER = 0.1


class WeeksScreen(ActingScreen):
    """Lies over the review. Enter on a week ends it and hands that week to `chosen`; marked weeks are compared."""

    place = "review"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v", "leave", "back", id="weeks.leave", tooltip="Back to the review"),
        Binding("tab,shift+tab", "pane", "other pane", id="weeks.pane", show=False, tooltip="To the other pane"),
    ]

    def __init__(self, views: Views, clerk: Clerk, about_file: str, week: str, chosen: Callable[[str], None]) -> None:
        super().__init__(views, clerk, about_file)
        self.weeks = WeeksPane()
        self.beside = SheetPane()
        self._floor = Container(self.weeks, self.beside, classes="split -told")
        self._front: WeeksPane | SheetPane = self.weeks
        self._week = week
        self._chosen = chosen

    def floor(self) -> ComposeResult:
        """The weeks, and two of them side by side."""
        yield self._floor

    def on_mount(self) -> None:
        self._follower: Timer = self.set_interval(_FOLLOWS_AFTER, self._compare, pause=True)
        self._fold()
        self.set_focus(self.weeks)
        self._read()

    def on_resize(self, event: events.Resize) -> None:
        """Folds to the size."""
        self._fold()

    def _fold(self) -> None:
        width, height = self.app.size
        both = width >= WIDE or height >= TALL
        for pane in (self.weeks, self.beside):
            pane.display = both or pane is self._front
        self._floor.set_class(width >= WIDE, "-wide")
        self.set_class(height < FLAT, "-flat")

    def watch_mark(self) -> None:
        """Something was written: any week may be another."""
        if self.is_mounted:
            self._read()

    @work(group="weeks", exclusive=True)
    async def _read(self) -> None:
        """Has the weeks read, then two of them."""
        try:
            found = await self.clerk.ask(self.views.review_weeks)
        except Trouble as why:
            self.tell(str(why), Tone.WATCH)
            return
        here = self.weeks.here
        self.weeks.put(found, here.week if here else self._week)
        self._compare()

    @work(group="compare", exclusive=True)
    async def _compare(self) -> None:
        """Has two weeks put side by side."""
        self._follower.pause()
        two = self.weeks.two
        if two is None:
            return
        try:
            sheets = await self.clerk.ask(self.views.two_weeks, *two)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
            return
        self.beside.put(f"{two[0]} and {two[1]}", sheets)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """After a moment of rest the other pane follows."""
        message.stop()
        super().on_rows_moved(message)
        if message.rows is self.weeks:
            self._follower.reset()
            self._follower.resume()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the one in front."""
        if event.widget in (self.weeks, self.beside):
            self._front = event.widget
            self.masthead.about(event.widget.subject)

    @property
    def rows(self) -> Rows[Any]:
        """The pane in front."""
        return self._front

    @property
    def ref(self) -> Ref | None:
        """The review of the week, where there is one."""
        week = self.weeks.here if self._front is self.weeks else None
        return Ref("review", week.ref) if week and week.ref else None

    def open(self, rows: Rows[Any]) -> None:
        """Enter on a week: its review."""
        if rows is self.weeks and self.weeks.here is not None:
            week = self.weeks.here.week
            self.action_leave()
            self._chosen(week)
        else:
            super().open(rows)

    def action_leave(self) -> None:
        """Back to the review."""
        self.dismiss()

    def action_pane(self) -> None:
        """To the other pane."""
        self._front = self.beside if self._front is self.weeks else self.weeks
        self._fold()
        self.set_focus(self._front)
