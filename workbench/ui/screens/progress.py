"""The Progress screen: projects by stage, the gates of one of them with their answers, what stays, and movement."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.timer import Timer

from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_progress import ProgressRow
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.model.projects import Stage
from workbench.ui.clerk import Clerk
from workbench.ui.memory import Memory, Place
from workbench.ui.panes.gates import GatesPane
from workbench.ui.panes.kept import KeptPane
from workbench.ui.panes.movement import MovementPane
from workbench.ui.panes.stages import StageColumn
from workbench.ui.screens.answering import AnsweringScreen
from workbench.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.practice.entry import Focus
    from workbench.practice.movement import Stand
    from workbench.ui.widgets.filter_line import FilterLine

_FOLLOWS_AFTER = 0.06
"""Seconds of rest after which the panes below follow the cursor."""

WIDE, TALL = 110, 28
"""From so many columns and rows all panes below stand side by side."""
NARROW, SHORT, FLAT = 60, 12, 10
"""Below these one pane is shown at a time; below the last, borders go."""
_COLUMNS_SHARE = 0.4
"""The share of the height that the columns take at most."""
_FEW = 60
"""Up to so many projects the first picture waits for them: some milliseconds."""
_RESTS = 0.02
"""Seconds of rest between two projects that are reckoned again."""
_TOLD_EVERY = 20
"""After how many projects it is told how far the reckoning is."""

Below = GatesPane | KeptPane | MovementPane
AnyPane = StageColumn | Below


class ProgressScreen(AnsweringScreen):
    """Three columns above; gates, what stays and movement below: side by side, or one of them, or one pane at all.

    The panes below follow the cursor in the columns after a moment of rest. All figures are worked out by the clerk:
    no key waits for them.
    """

    place = "progress"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", id="list.filter", tooltip="Show only the projects that hold some words"),
        Binding("m", "promise", "promise it", id="step.promise", tooltip="Make the next step a promise of yours"),
        Binding("M", "plan", "plan it", id="step.plan", show=False, tooltip="Make the next step a planned session"),
        Binding("o", "on_plan", "on plan", id="project.on_plan", tooltip="Say that the project is on plan today"),
        Binding("v", "turn", "plot or table", id="movement.turn", show=False, tooltip="Movement as a plot or a table"),
        Binding("tab", "pane(1)", "next pane", id="pane.next", show=False, tooltip="To the next pane"),
        Binding("shift+tab", "pane(-1)", "pane back", id="pane.before", show=False, tooltip="A pane back"),
        Binding("l,right", "beside(1)", "right", id="pane.right", show=False, tooltip="To the pane on the right"),
        Binding("h,left", "beside(-1)", "left", id="pane.left", show=False, tooltip="To the pane on the left"),
        Binding("z", "zoom", "zoom", id="pane.zoom", show=False, tooltip="The focused pane alone, and back"),
        Binding("escape", "out", "back", id="pane.out", show=False, tooltip="Back to the columns; filter or zoom off"),
    ]

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.memory = Memory(views, clerk)
        self.columns = tuple(StageColumn(stage) for stage in Stage)
        self.gates = GatesPane()
        self.kept = KeptPane()
        self.movement = MovementPane()
        self._stages = Horizontal(*self.columns, id="stages")
        self._beneath = Horizontal(self.gates, self.kept, self.movement, id="beneath")
        self._column = self.columns[0]
        self._low: Below = self.gates
        self._front: AnyPane = self._column
        self._words = ""
        self._zoomed = self._alone = False
        self.following = False
        self._listed: dict[int, ProgressRow] = {}
        self._stands: dict[int, tuple[Stand, ...]] = {}
        self._read_at: object = None
        self._wanted = 0

    def floor(self) -> ComposeResult:
        """The columns, and what is below them; few projects are read at once, so that the first picture is whole."""
        self._begin()
        yield Container(self._stages, self._beneath, id="progress")

    def on_mount(self) -> None:
        self._follower: Timer = self.set_interval(_FOLLOWS_AFTER, self._follow, pause=True)
        self._fold(self.app.size.width, self.app.size.height)
        self.set_focus(self._column)
        if self._read_at is None:
            self._read(self._wanted)
        else:
            self._read_below(self.project)
            self._reckon(tuple(self._listed))

    def on_unmount(self) -> None:
        self.memory.flush()

    # Folding

    def on_resize(self, event: events.Resize) -> None:
        """Folds the panes to the size."""
        self._fold(event.size.width, event.size.height)

    def _fold(self, width: int, height: int) -> None:
        self._alone = self._zoomed or width < NARROW or height < SHORT
        wide = width >= WIDE and height >= TALL
        for pane in (*self.columns, *self._all_below):
            above = isinstance(pane, StageColumn)
            pane.display = pane is self._front if self._alone else above or wide or pane is self._low
        above = isinstance(self._front, StageColumn)
        self._stages.display = above or not self._alone
        self._beneath.display = not above or not self._alone
        most = max(column.count for column in self.columns)
        self._stages.styles.height = "1fr" if self._alone else min(max(4, most) + 2, int(height * _COLUMNS_SHARE))
        self.set_class(height < FLAT, "-flat")

    @property
    def _all_below(self) -> tuple[Below, ...]:
        return self.gates, self.kept, self.movement

    def _bring(self, pane: AnyPane) -> None:
        """Puts `pane` in front and the focus on it."""
        self._catch_up()
        self._front = pane
        if not isinstance(pane, StageColumn):
            self._low = pane
        elif pane is not self._column:
            self._choose(pane)
            self._follow_soon()
        self._fold(self.size.width, self.size.height)
        self.set_focus(pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The title line follows the focus, and what is below follows the column."""
        pane = event.widget
        if isinstance(pane, StageColumn | GatesPane | KeptPane | MovementPane):
            self._front = pane
            if isinstance(pane, StageColumn) and pane is not self._column:
                self._choose(pane)
                self._follow_soon()
            self.masthead.about(pane.subject)

    def _choose(self, column: StageColumn) -> None:
        """The cursor is in this column, also while the focus is below: it alone shows a row as chosen."""
        self._column = column
        for each in self.columns:
            each.rest(each is column)

    # Reading

    def watch_mark(self) -> None:
        """Something was written: every figure here may rest on it."""
        if self.is_mounted:
            self._read(self.project)

    def look(self) -> None:
        """Looks for what others wrote, or another day; has remembered where the cursor has come to rest."""
        super().look()
        if self.in_front and self.is_mounted:
            if self._read_at is not None and self._read_at != self._moment():
                self._read(self.project)
            if self.project:
                self.memory.put("progress", str(Place(self.project, 0, self._words)))
            self.memory.settle()

    def _moment(self) -> object:
        """What all that is shown belongs to: the state of the file, the day, the filter."""
        return self.mark, self.views.today().date(), self._words

    def _begin(self) -> None:
        left = Place.read(self.memory.get("progress"))
        self._words, self._wanted = left.words, left.id
        try:
            if len(self.views.projects()) <= _FEW:
                self._show(self.views.portfolio(self._words), self._wanted)
                self._read_at = self._moment()
        except Trouble as why:
            self.tell(str(why), Tone.WATCH)

    @work(group="portfolio", exclusive=True)
    async def _read(self, wanted: int) -> None:
        """Has all projects reckoned, then what is below, then where they all stood before."""
        self._read_at = self._moment()
        try:
            rows = await self.clerk.ask(self.views.portfolio, self._words)
        except Trouble as why:
            self.tell(str(why), Tone.WATCH)
            return
        moved = [row.id for row in rows if row != self._listed.get(row.id)]
        self._show(rows, self.project or wanted)
        self._fold(self.size.width, self.size.height)
        self._read_below(self.project)
        self._reckon(tuple(dict.fromkeys((*moved, *self._listed))))

    def _show(self, rows: tuple[ProgressRow, ...], wanted: int) -> None:
        """Puts the projects into their columns, the cursor on the one wanted."""
        self._listed = {row.id: row for row in rows}
        for column in self.columns:
            column.put([row for row in rows if row.column is column.stage], self._words)
        self._stand_on(wanted)

    def _stand_on(self, project: int) -> None:
        """The cursor goes with its project into whatever column that stands in now; else to the first that is there."""
        found = next((each for each in self.columns if each.place_of(project) is not None), None)
        if found is None:
            found = self._column if self._column.count else next((each for each in self.columns if each.count), None)
        if found is None:
            return
        place = found.place_of(project)
        if place is not None:
            found.go(place)
        at_front = isinstance(self._front, StageColumn)
        self._choose(found)
        if at_front and found is not self._front:
            self._front = found
            if self.is_mounted:
                self.set_focus(found)

    @work(group="below", exclusive=True)
    async def _read_below(self, project: int) -> None:
        """Has one project reckoned from near."""
        if project not in self._listed:
            self._show_nothing()
            return
        try:
            shown = await self.clerk.ask(self.views.project_progress, project)
            stands = await self.clerk.ask(self.views.stands, project)
        except CannotKeep:
            self._show_nothing()  # it is gone, and the key bar tells by what
            return
        except Trouble as why:
            self.tell(str(why), Tone.WATCH)
            return
        self._stands[project] = stands
        self.gates.show_project(shown)
        self.kept.show_project(shown)
        self.movement.show_project(project, shown.row.name, self.views.stood(stands))
        self.masthead.about(self._front.subject)
        self.refresh_bindings()

    def _show_nothing(self) -> None:
        self.gates.show_project(None)
        self.kept.show_project(None)
        self.movement.show_project(0, "", ())

    @work(group="movement", exclusive=True)
    async def _reckon(self, projects: tuple[int, ...]) -> None:
        """Has where each of `projects`, which are all, stood reckoned one by one, so that nothing waits for all.

        Those that were reckoned before are so again at leisure: what was written may be about any day.
        """
        self._stands = {project: stands for project, stands in self._stands.items() if project in projects}
        for done, project in enumerate(projects, 1):
            known = project in self._stands
            try:
                self._stands[project] = await self.clerk.ask(self.views.stands, project)
            except Trouble as why:
                self.tell(str(why), Tone.WATCH)
                return
            if known:
                await asyncio.sleep(_RESTS)
            elif done % _TOLD_EVERY == 0 and done < len(projects):
                told = f"reckoning… {done} of {len(projects)}"
                self.movement.show_all(self.views.tallies(self._stands), told, self._words)
        self.movement.show_all(self.views.tallies(self._stands), words=self._words)

    # What is below follows the cursor

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """After a moment of rest the panes below follow."""
        message.stop()
        super().on_rows_moved(message)
        if message.rows is self._column and message.rows is self.focused:
            self._follow_soon()

    def _follow_soon(self) -> None:
        self.following = True
        self._follower.reset()

    def _follow(self) -> None:
        self.following = False
        self._follower.pause()
        if not self._current:
            self._read_below(self.project)

    @property
    def _current(self) -> bool:
        """Whether the gates shown are those of the project under the cursor."""
        return self.gates.shown is not None and self.gates.shown.row.id == self.project

    def _catch_up(self) -> None:
        """What is asked for at once after a key must not be about where the cursor was before."""
        if self.following or not self._current:
            self.following = False
            self._follower.pause()
            try:
                shown = self.views.project_progress(self.project) if self.project else None
            except (CannotKeep, Trouble):
                shown = None  # it is gone: what is read again meanwhile tells
            self.gates.show_project(shown)
            self._read_below(self.project)

    # What the keys mean here

    @property
    def project(self) -> int:
        """The id of the project under the cursor; 0 where there is none."""
        ref = self._column.ref
        return ref.id if ref else 0

    @property
    def rows(self) -> AnyPane:
        """The pane in front, also while a line is typed."""
        return self._front

    @property
    def ref(self) -> Ref | None:
        """What the line under the cursor names, else the project."""
        return self._front.ref or (Ref("project", self.project) if self.project else None)

    @property
    def figure(self) -> Figure | None:
        """What the *why* of what the cursor is on is about."""
        if self._front is self.gates:
            return self.gates.figure
        return Figure("stage", self.project) if self.project else None

    def capture_focus(self) -> Focus:
        """The project in focus."""
        from workbench.practice.entry import Focus, Name

        row = self._listed.get(self.project)
        return Focus(Name("project", row.name, row.id) if row else None)

    def new_kind(self) -> str:
        """A project."""
        return "project"

    @property
    def in_hand(self) -> int:
        """The project under the cursor of the columns, wherever the focus is."""
        return self.project

    def about(self) -> tuple[Ref, ...]:
        """The project in focus, and what the cursor is on."""
        project = (Ref("project", self.project),) if self.project else ()
        return (*project, *super().about())

    def go_to(self, ref: Ref) -> bool:
        """Puts the cursor on a project."""
        for column in self.columns:
            place = column.place_of(ref.id) if ref.kind == "project" else None
            if place is not None:
                column.go(place)
                self._bring(column)
                return True
        return False

    def action_pane(self, way: int) -> None:
        """From the columns to the panes below and on; back into the column of the cursor."""
        order: list[AnyPane] = [self._column, *self._all_below]
        self._bring(order[(order.index(self._front) + way) % len(order)])

    def action_beside(self, way: int) -> None:
        """To the column, or the pane below, on that side."""
        order: tuple[AnyPane, ...] = self.columns if isinstance(self._front, StageColumn) else self._all_below
        place = order.index(self._front) + way
        if 0 <= place < len(order):
            self._bring(order[place])

    def action_zoom(self) -> None:
        """The pane in front alone, or all again."""
        self._zoomed = not self._zoomed
        self._fold(self.size.width, self.size.height)

    def action_out(self) -> None:
        """Takes off the marks, then goes back to the columns, then takes off the zoom, then the filter."""
        if self._front.marked:
            self._front.unmark()
        elif not isinstance(self._front, StageColumn):
            self._bring(self._column)
        elif self._zoomed:
            self.action_zoom()
        elif self._words:
            self._filter_by("")

    def action_filter(self) -> None:
        """Opens the line in which the words of the filter are typed."""
        from workbench.ui.widgets.filter_line import FilterLine

        if not self.query(FilterLine):
            if not isinstance(self._front, StageColumn):
                self._bring(self._column)
            self.mount(FilterLine(self._words, "projects"), before=self.keybar)

    def on_filter_line_filtered(self, message: FilterLine.Filtered) -> None:
        """The columns show what holds the words."""
        self._filter_by(message.words)

    def _filter_by(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._read(self.project)

    def action_turn(self) -> None:
        """Movement as a table, or as plots."""
        self.movement.turn()
        self.masthead.about(self._front.subject)

    # From a gate to its answer, and from a step to a promise

    def open(self, rows: Rows[Any]) -> None:
        """Enter goes on from a project to its gates, and from a gate to its answer."""
        if isinstance(rows, StageColumn):
            self._bring(self.gates)
        elif isinstance(rows, GatesPane):
            if rows.answer is not None:
                self.answer(rows.answer, Ref("project", self.project))
        else:
            super().open(rows)

    def action_promise(self) -> None:
        """The bar with the step of the gate under the cursor, or the next one, as a promise."""
        self._catch_up()
        gate = self._gate_to_take
        if gate is None or not gate.promise:
            self.tell("nothing is missing here: there is no step to promise", Tone.WATCH)
        else:
            self.open_bar(text=gate.promise)

    def action_plan(self) -> None:
        """The bar with that step as a planned session."""
        self._catch_up()
        gate = self._gate_to_take
        if gate is None or not gate.plan:
            self.tell("this step is no session with somebody: m makes it a promise", Tone.WATCH)
        else:
            self.open_bar(text=gate.plan)

    @property
    def _gate_to_take(self) -> Any:
        """The gate under the cursor that has a step to take; else the one whose step is the next."""
        here = self.gates.on_gate if self._front is self.gates else None
        if here is not None and here.next_step:
            return here
        return self.gates.shown.next_gate if self.gates.shown else None

    async def action_on_plan(self) -> None:
        """Says of the project in focus that it is on plan today."""
        if not self.project:
            return
        word = self.views.on_plan_today(self.project)
        assert word.ref is not None, "a word on the plan is a noun"
        typed = dict(word.given)
        if word.ref.id:
            await self.keep("edit", word.ref.kind, word.ref.id, typed)
        else:
            await self.keep("add", word.ref.kind, typed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing on what the cursor is on are not offered."""
        if action in ("promise", "plan", "on_plan"):
            return bool(self.project)
        return super().check_action(action, parameters)
