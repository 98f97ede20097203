"""Weeks, months and quarters looked back on: a list with the figures beside it, two side by side, a heat map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_review import Sheet
from workbench.desk.shown_week import SpanKind
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.following import Follower
from workbench.ui.panes.heat import HeatPane
from workbench.ui.panes.sheets import SheetPane
from workbench.ui.panes.weeks import WeeksPane
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.widgets.rows import Rows

WIDE, TALL, FLAT = 110, 20, 10
"""From so many columns the figures stand beside the list, from so many lines below it; below the last, no borders."""

_SLOW = 0.3
"""Seconds after which one is told that figures are being worked out."""

_HEAT = "Skills by weeks"


class _Wanted(NamedTuple):
    """What is to stand beside the list: its title, and what reads it."""

    subject: str
    reading: Callable[..., tuple[Sheet, ...]]
    args: tuple[str | int, ...]


_MONTHS = "By months, and back to weeks; marked ones stand side by side"
_QUARTERS = "By quarters, and back to weeks"
_SKILLS = "A heat map of skills and weeks, and back; enter tells who was taught"


class WeeksScreen(ActingScreen):
    """Lies over the review. Enter on a week ends it and hands that week to `chosen`; marked ones are compared.

    The heat map is that of the week, month or quarter under the cursor of the list, whose place it takes.
    """

    place = "review"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "by('month')", "months", id="weeks.months", tooltip=_MONTHS),
        Binding("Q", "by('quarter')", "quarters", id="weeks.quarters", tooltip=_QUARTERS),
        Binding("s", "heat", "skills", id="weeks.skills", tooltip=_SKILLS),
        Binding("escape", "out", "back", id="weeks.out", show=False, tooltip="Back to the list, then to the review"),
        Binding("v", "leave", "review", id="weeks.leave", tooltip="Back to the review"),
        Binding("tab,shift+tab", "pane", "other pane", id="weeks.pane", show=False, tooltip="To the other pane"),
    ]

    def __init__(self, views: Views, clerk: Clerk, about_file: str, week: str, chosen: Callable[[str], None]) -> None:
        super().__init__(views, clerk, about_file)
        self.weeks = WeeksPane()
        self.heat = HeatPane()
        self.beside = SheetPane()
        self._floor = Container(self.weeks, self.heat, self.beside, classes="split -told")
        self._front: WeeksPane | HeatPane | SheetPane = self.weeks
        self._is_heat = False
        self._kind = SpanKind.WEEK
        self._first = week
        self._asked: tuple[int, _Wanted] | None = None
        self._chosen = chosen
        self.follower = Follower(self._follow)

    def floor(self) -> ComposeResult:
        """The list or the map, and the figures of what the cursor is on."""
        yield self._floor

    def on_mount(self) -> None:
        self.follower.begin(self)
        self._bring(self.weeks)
        self._read()

    # Folding

    def on_resize(self, event: events.Resize) -> None:
        """Folds to the size."""
        self._fold()

    @property
    def _list(self) -> WeeksPane | HeatPane:
        """What stands in the first place."""
        return self.heat if self._is_heat else self.weeks

    def _fold(self) -> None:
        width, height = self.app.size
        both = height >= TALL or (width >= WIDE and not self._is_heat)
        for pane in (self.weeks, self.heat):
            pane.display = pane is self._list and (both or pane is self._front)
        self.beside.display = both or self._front is self.beside
        self._floor.set_class(width >= WIDE and not self._is_heat, "-wide")
        self.set_class(height < FLAT, "-flat")

    def _bring(self, pane: WeeksPane | HeatPane | SheetPane) -> None:
        self._front = pane
        self._fold()
        self.set_focus(pane)
        self.masthead.about(pane.subject)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the one in front."""
        if event.widget in (self.weeks, self.heat, self.beside):
            self._front = event.widget
            self.masthead.about(event.widget.subject)

    # Reading

    def watch_mark(self) -> None:
        """Something was written: any week may be another."""
        if self.is_mounted:
            self._read()

    @work(group="weeks", exclusive=True)
    async def _read(self) -> None:
        """Has the list read, by what was asked for last, then what stands beside it."""
        kind = self._kind
        try:
            found = await self.clerk.ask(self.views.spans, kind)
        except Trouble as why:
            self.tell(str(why), Tone.WATCH)
            return
        here = self.weeks.here if kind is self.weeks.kind else None
        self.weeks.put(kind, found, here.name if here else self._first)
        self.masthead.about(self._front.subject)
        if self._is_heat:
            await self._read_heat()
        self._follow()

    async def _read_heat(self) -> None:
        here = self.weeks.here
        if here is None:
            return
        try:
            found = await self.clerk.ask(self.views.heat, here.name)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
            return
        span = f"{found.weeks[0]} to {found.weeks[-1][-3:]}"
        self.heat.put(f"{_HEAT} · {span if here.kind is SpanKind.WEEK else here.label}", found)

    def _follow(self) -> None:
        """What stands beside follows the cursor; what was asked for, of the file as it is, is not read again."""
        self.follower.rest()
        wanted = self._wanted()
        if wanted is None:
            self._asked = None
            self.beside.put("", ())
        elif self._asked != (self.mark, wanted):
            self._asked = (self.mark, wanted)
            self._read_beside(*self._asked)

    def _wanted(self) -> _Wanted | None:
        """What is to stand beside."""
        here, two = self.weeks.here, self.weeks.two
        if here is None:
            return None
        if self._is_heat:
            skill = self.heat.here
            return _Wanted(skill.skill, self.views.skill_sheets, (skill.skill_id, here.name)) if skill else None
        if two is not None:
            return _Wanted(f"{two[0]} and {two[1]}", self.views.two_spans, two)
        return _Wanted(here.label[:1].upper() + here.label[1:], self.views.span_sheets, (here.name,))

    @work(group="beside", exclusive=True)
    async def _read_beside(self, mark: int, wanted: _Wanted) -> None:
        """Has it read off the loop, unless the cursor has gone on by then; where that takes a while, one is told."""
        asked = (mark, wanted)
        slow = self.set_timer(_SLOW, lambda: self.beside.wait(wanted.subject))
        try:
            sheets = await self.clerk.ask(lambda: wanted.reading(*wanted.args) if self._asked == asked else ())
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
            self._asked, sheets = None, ()  # it may be there the next time
        finally:
            slow.stop()
        self.beside.put(wanted.subject, sheets)
        if self._front is self.beside:
            self.masthead.about(wanted.subject)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """After a moment of rest the other pane follows."""
        message.stop()
        if message.rows is self._list:
            self.follower.soon()

    # What the keys mean here

    @property
    def rows(self) -> Rows[Any]:
        """The pane in front."""
        return self._front

    @property
    def ref(self) -> Ref | None:
        """The review of the week, where there is one; a skill, a person."""
        if self._front is self.weeks:
            here = self.weeks.here
            return Ref("review", here.review) if here and here.review else None
        return self._front.ref

    def chosen(self) -> tuple[Ref, ...]:
        """What the cursor is on: marks only choose what is compared."""
        return (self.ref,) if self.ref else ()

    def open(self, rows: Rows[Any]) -> None:
        """Enter: on a week its review, on a month, a quarter or a skill what stands beside; there a level, a why."""
        here, figure = self.weeks.here, self.beside.figure
        if rows is self.weeks and here is not None and here.kind is SpanKind.WEEK:
            self.action_leave()
            self._chosen(here.name)
        elif rows is not self.beside:
            self.follower.now()
            self._bring(self.beside)
        elif figure is not None and figure.what == "level":
            self._open_level(figure)
        else:
            super().open(rows)

    def _open_level(self, figure: Figure) -> None:
        from workbench.ui.screens.level import LevelScreen

        of = (figure.of, int(figure.at))
        self.app.push_screen(LevelScreen(self.views, self.clerk, *of, self.about_file, place=self.place))

    def action_by(self, kind: str) -> None:
        """By months or quarters; by weeks again where that is so already."""
        wanted = SpanKind(kind)
        self._kind = SpanKind.WEEK if self._kind is wanted else wanted
        self._is_heat = False
        self._bring(self.weeks)
        self._read()

    def action_heat(self) -> None:
        """The heat map in the place of the list, and back."""
        self._is_heat = not self._is_heat
        self._bring(self._list)
        self._read()

    def action_out(self) -> None:
        """From what stands beside to the list, from the map to the list, then back to the review."""
        if self._front is self.beside:
            self._bring(self._list)
        elif self._is_heat:
            self.action_heat()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the review."""
        self.dismiss()

    def action_pane(self) -> None:
        """To the other pane."""
        self._bring(self._list if self._front is self.beside else self.beside)
