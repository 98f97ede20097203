"""The Progress screen: projects by stage, the gates of one of them with their answers, what stays, and movement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_progress import GateShown, ProgressRow, QuarterTally
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.following import Follower
from workbench.ui.memory import Memory, Place
from workbench.ui.panes.gates import GatesPane
from workbench.ui.panes.progress_panes import AnyPane, ProgressPanes
from workbench.ui.panes.stages import StageColumn
from workbench.ui.reckoning import Reckoning
from workbench.ui.screens.answering import AnsweringScreen
from workbench.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.practice.entry import Focus
    from workbench.ui.widgets.filter_line import FilterLine

FLAT = 10
"""Rows below which borders go."""
_FEW = 60
"""Up to so many projects the first picture waits for them: some milliseconds."""


class ProgressScreen(AnsweringScreen):
    """Projects by stage above; gates, what stays and movement of the one under the cursor below.

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
        self.panes = ProgressPanes()
        self.columns, self.gates = self.panes.columns, self.panes.gates
        self.kept, self.movement = self.panes.kept, self.panes.movement
        self.follower = Follower(self._follow)
        self._words = ""
        self._listed: dict[int, ProgressRow] = {}
        self.reckoning = Reckoning(views, clerk, self._show_movement)
        self._read_at: object = None
        self._wanted = 0

    def floor(self) -> ComposeResult:
        """The columns, and what is below them; few projects are read at once, so that the first picture is whole."""
        self._begin()
        yield self.panes

    def on_mount(self) -> None:
        self.follower.begin(self)
        self._fold(self.app.size.width, self.app.size.height)
        self.set_focus(self.panes.column)
        if self._read_at is None:
            self._read()
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
        self.panes.fold(width, height)
        self.set_class(height < FLAT, "-flat")

    def _bring(self, pane: AnyPane) -> None:
        """Puts `pane` in front and the focus on it."""
        self._catch_up()
        self._entered(pane)
        self._fold(self.size.width, self.size.height)
        self.set_focus(pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The title line follows the focus, and what is below follows the column."""
        self._entered(event.widget)
        self.masthead.about(self.panes.front.subject)

    def _entered(self, widget: Widget) -> None:
        if self.panes.enter(widget):
            self.follower.soon()

    # Reading

    def watch_mark(self) -> None:
        """Something was written: every figure here may rest on it."""
        if self.is_mounted:
            self._read()

    def look(self) -> None:
        """Looks for what others wrote, or another day; has remembered where the cursor has come to rest."""
        super().look()
        if self.in_front and self.is_mounted:
            if self._read_at is not None and self._read_at != self._moment():
                self._read()
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
    async def _read(self) -> None:
        """Has all projects reckoned, then what is below, then where they all stood before."""
        self._read_at = self._moment()
        self._wanted = self.project or self._wanted
        try:
            rows = await self.clerk.ask(self.views.portfolio, self._words)
        except Trouble as why:
            self.tell(str(why), Tone.WATCH)
            return
        moved = [row.id for row in rows if row != self._listed.get(row.id)]
        self._show(rows, self.project or self._wanted)
        self._fold(self.size.width, self.size.height)
        self._read_below(self.project)
        self._reckon(tuple(dict.fromkeys((*moved, *self._listed))))

    def _show(self, rows: tuple[ProgressRow, ...], wanted: int) -> None:
        """Puts the projects into their columns, the cursor on the one wanted, and the focus where the cursor goes."""
        self._listed = {row.id: row for row in rows}
        before = self.panes.front
        self.panes.put(rows, self._words, wanted)
        if self.is_mounted and self.panes.front is not before:
            self.set_focus(self.panes.front)

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
        self.reckoning.put(project, stands)
        self.gates.show_project(shown)
        self.kept.show_project(shown)
        self.movement.show_project(project, shown.row.name, self.views.stood(stands))
        self.masthead.about(self.panes.front.subject)
        self.refresh_bindings()

    def _show_nothing(self) -> None:
        self.gates.show_project(None)
        self.kept.show_project(None)
        self.movement.show_project(0, "", ())

    @work(group="movement", exclusive=True)
    async def _reckon(self, projects: tuple[int, ...]) -> None:
        """Has where each of `projects`, which are all, stood in the last quarters reckoned."""
        try:
            await self.reckoning.run(projects)
        except Trouble as why:
            self.tell(str(why), Tone.WATCH)

    def _show_movement(self, tallies: tuple[QuarterTally, ...], told: str) -> None:
        self.movement.show_all(tallies, told, self._words)

    # What is below follows the cursor

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """After a moment of rest the panes below follow."""
        message.stop()
        if message.rows is self.panes.column and message.rows is self.focused:
            self.follower.soon()

    def _follow(self) -> None:
        if not self._current:
            self._read_below(self.project)

    @property
    def _current(self) -> bool:
        """Whether the gates shown are those of the project under the cursor."""
        return self.gates.shown is not None and self.gates.shown.row.id == self.project

    def _catch_up(self) -> None:
        """What is asked for at once after a key must not be about where the cursor was before."""
        if self.follower.waiting or not self._current:
            self.follower.rest()
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
        return self.panes.project

    @property
    def rows(self) -> AnyPane:
        """The pane in front, also while a line is typed."""
        return self.panes.front

    @property
    def ref(self) -> Ref | None:
        """What the line under the cursor names, else the project."""
        return self.panes.front.ref or (Ref("project", self.project) if self.project else None)

    @property
    def figure(self) -> Figure | None:
        """What the *why* of what the cursor is on is about."""
        if self.panes.front is self.gates:
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

    def about(self, kind: str) -> tuple[Ref, ...]:
        """The project in focus, and what the cursor is on."""
        project = (Ref("project", self.project),) if self.project else ()
        return (*project, *super().about(kind))

    def go_to(self, ref: Ref) -> bool:
        """Puts the cursor on a project."""
        column = self.panes.column_of(ref.id) if ref.kind == "project" else None
        if column is None:
            return False
        column.seek(ref.id)
        self._bring(column)
        return True

    def action_pane(self, way: int) -> None:
        """From the columns to the panes below and on; back into the column of the cursor."""
        self._bring(self.panes.onward(way))

    def action_beside(self, way: int) -> None:
        """To the column, or the pane below, on that side."""
        self._bring(self.panes.beside(way))

    def action_zoom(self) -> None:
        """The pane in front alone, or all again."""
        self.panes.zoomed = not self.panes.zoomed
        self._fold(self.size.width, self.size.height)

    def action_out(self) -> None:
        """Takes off the marks, then goes back to the columns, then takes off the zoom, then the filter."""
        if self.panes.front.marked:
            self.panes.front.unmark()
        elif not self.panes.above:
            self._bring(self.panes.column)
        elif self.panes.zoomed:
            self.action_zoom()
        elif self._words:
            self._filter_by("")

    def action_filter(self) -> None:
        """Opens the line in which the words of the filter are typed."""
        from workbench.ui.widgets.filter_line import FilterLine

        if not self.query(FilterLine):
            if not self.panes.above:
                self._bring(self.panes.column)
            self.mount(FilterLine(self._words, "projects"), before=self.keybar)

    def on_filter_line_filtered(self, message: FilterLine.Filtered) -> None:
        """The columns show what holds the words."""
        self._filter_by(message.words)

    def _filter_by(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._read()

    def action_turn(self) -> None:
        """Movement as a table, or as plots."""
        self.movement.turn()
        self.masthead.about(self.panes.front.subject)

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
    def _gate_to_take(self) -> GateShown | None:
        """The gate under the cursor that has a step to take; else the one whose step is the next."""
        here = self.gates.on_gate if self.panes.front is self.gates else None
        if here is not None and here.next_step:
            return here
        return self.gates.shown.next_gate if self.gates.shown else None

    async def action_on_plan(self) -> None:
        """Says of the project in focus that it is on plan today."""
        if not self.project:
            return
        word = self.known(self.views.on_plan_today, self.project)
        if word is None:
            return
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
