"""The Skills screen: who can do what, the page of one person with one skill, and what stays without us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer

from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_skills import (
    EVERYTHING,
    Covered,
    Matrix,
    PersonHead,
    ProjectWithoutUs,
    Reach,
    SkillHead,
    SkillScope,
    WithoutUs,
)
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.memory import Memory
from workbench.ui.panes.cell import CellPane
from workbench.ui.panes.matrix import MatrixPane
from workbench.ui.panes.skill_places import SkillPlaces
from workbench.ui.panes.without_us import WithoutPane
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.widgets.grid import CellGrid
from workbench.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.practice.entry import Focus
    from workbench.ui.widgets.filter_line import FilterLine

_FOLLOWS_AFTER = 0.06
"""Seconds of rest after which the page beside follows the cursor."""

WIDE = 110
"""Columns from which the page stands beside the matrix; in narrower windows Enter brings it, and Esc the matrix."""

FLAT = 12
"""Lines below which borders go."""

_NO_CELL = "What is known of a person with a skill stands here."
_NO_CARD = "The card of a skill or a project stands here: go to its line."

_TOP = 5


class SkillsScreen(ActingScreen):
    """The matrix of a scope with the page of the cell under the cursor; `m` shows what stays without us instead.

    The scope is the project that the Work screen stood on, until another was chosen; then that one is remembered.
    """

    place = "skills"
    AUTO_FOCUS = "#matrix"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("greater_than_sign", "raise(1)", "raise", id="level.raise", tooltip="Log what shows the next rung"),
        Binding("less_than_sign", "raise(-1)", "not yet", id="level.lower", show=False, tooltip="Log a not yet"),
        Binding("m", "without_us", "without me", id="skills.without", tooltip="What stays without us, and back"),
        Binding("s", "scope", "scope", id="skills.scope", tooltip="A project, its client, everything"),
        Binding("T", "turn", "turn", id="skills.turn", show=False, tooltip="Turn rows and columns round"),
        Binding("F", "family", "family", id="skills.family", show=False, tooltip="The skills of one family, or all"),
        Binding("c", "confidence", "own view", id="skills.confidence", show=False, tooltip="How sure they feel"),
        Binding("v", "plot", "plot", id="skills.plot", show=False, tooltip="The history as a table, or as a plot"),
        Binding("slash", "filter", "filter", id="list.filter", tooltip="Show only skills and people that hold words"),
        Binding("tab,shift+tab", "pane", "other pane", id="skills.pane", show=False, tooltip="To the page and back"),
        Binding("escape", "out", "back", id="skills.out", show=False, tooltip="Back to the matrix"),
    ]
    DEFAULT_CSS = """
    SkillsScreen {
        & > Horizontal { height: 1fr; }
        & MatrixPane { width: 1fr; height: 1fr; }
        & WithoutPane { width: 1fr; height: 1fr; }
        & CellPane { width: 1fr; height: 1fr; }
        &.-wide CellPane { width: 46; }
        & CellPane > Page:focus { border: none; }
    }
    """

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.memory = Memory(views, clerk)
        self.matrix = MatrixPane(views)
        self.without = WithoutPane()
        self.cell = CellPane()
        self.scope: SkillScope = EVERYTHING
        self._places = SkillPlaces(views, self.memory)
        self._project = 0
        self._wide = False
        self._inside = False
        self._alone = False
        self._asked_for = ""
        self.following = False
        self._day = views.today().date()

    def floor(self) -> ComposeResult:
        """The matrix, or what stays without us, and the page; read now, so that the first picture is the whole one."""
        try:
            self.scope = self._places.first()
            self._project = self._places.work
            self.matrix.put(self.views.matrix(self.scope), *self._places.cell(self.scope))
        except (CannotKeep, Trouble) as why:
            self.matrix.empty = str(why)
        self._fold(self.app.size.width, self.app.size.height)
        yield Horizontal(self.matrix, self.without, self.cell)

    def on_mount(self) -> None:
        self._follower: Timer = self.set_interval(_FOLLOWS_AFTER, self._follow, pause=True)
        self._entitle()
        self._follow_soon()

    def on_unmount(self) -> None:
        self._store()
        self.memory.flush()

    # Folding

    def on_resize(self, event: events.Resize) -> None:
        """Folds the panes to the size; a page that comes into sight is read."""
        self._fold(event.size.width, event.size.height)
        self._follow_soon()

    def _fold(self, width: int, height: int) -> None:
        self._wide = width >= WIDE
        self.set_class(self._wide, "-wide")
        self.set_class(height < FLAT, "-flat")
        self._arrange()

    def _arrange(self) -> None:
        """Shows the panes that there is room for: beside each other, or the one that one is in."""
        main: MatrixPane | WithoutPane = self.without if self._alone else self.matrix
        other: MatrixPane | WithoutPane = self.matrix if self._alone else self.without
        other.display = False
        main.display = self._wide or not self._inside
        self.cell.display = self._wide or self._inside
        if self.is_mounted and not self._typing:
            self.set_focus(self.cell.page if self._inside else main)
            self._entitle()

    @property
    def _typing(self) -> bool:
        """Whether a line is typed, which keeps the focus. The bar is loaded at its first use: hence by name."""
        return bool(self.query("CaptureBar"))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click takes one into the page, or out of it."""
        if event.widget in (self.cell.page, self.matrix, self.without):
            self._inside = event.widget is self.cell.page
            self.refresh_bindings()

    # Reading

    def watch_mark(self) -> None:
        """Something was written: a cell, a head, a figure may be another."""
        if self.is_mounted:
            self.matrix.reread()
            self._read()

    def look(self) -> None:
        """Looks for what others wrote and whether it is another day; remembers where the cursor has come to rest."""
        super().look()
        if self.in_front and self.is_mounted:
            if self._day != (today := self.views.today().date()):
                self._day = today
                self.watch_mark()
            self._store()
            self.memory.settle()

    @work(group="heads", exclusive=True)
    async def _read(self) -> None:
        """Reads the heads, and what stays, off the loop: both go through all sessions of their projects."""
        try:
            found = await self.clerk.ask(self.views.matrix, self.scope)
            left = await self.clerk.ask(self.views.without_us, self.scope) if self._alone else None
        except CannotKeep as why:
            self.tell(str(why), Tone.WATCH)
            self._go_scope(EVERYTHING)
            return
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
            return
        self._show(found, left)

    def _show(self, found: Matrix, left: WithoutUs | None) -> None:
        pair = self.matrix.pair
        at = (pair[0].id, pair[1].id) if pair and self.matrix.scope == self.scope else self._places.cell(self.scope)
        self.matrix.put(found, *at)
        if left is not None:
            self.without.put_found(left)
        self._entitle()
        self._follow_soon()

    def _entitle(self) -> None:
        """The title line tells what is in front where no border does."""
        pane = self.cell if self._inside and not self._wide else self.without if self._alone else self.matrix
        self.masthead.about(str(pane.border_title or ""))

    def _store(self) -> None:
        pair = self.matrix.pair
        self._places.store(self.scope, (pair[0].id, pair[1].id) if pair else None)

    # The page follows the cursor

    def on_cell_grid_moved(self, message: CellGrid.Moved) -> None:
        """After a moment of rest the page follows."""
        message.stop()
        self._follow_soon()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The same in what stays without us."""
        if message.rows is self.without:
            message.stop()
            self._follow_soon()
        else:
            super().on_rows_moved(message)

    def _follow_soon(self) -> None:
        self.following = True
        self._follower.reset()
        self._follower.resume()

    def _follow(self) -> None:
        self.following = False
        self._follower.pause()
        if self.cell.display:
            self._read_cell()
        self.refresh_bindings()

    @work(group="cell", exclusive=True)
    async def _read_cell(self) -> None:
        try:
            if self._alone and self.without.ref is not None:
                self.cell.put_card(await self.clerk.ask(self.views.card, self.without.ref))
            elif not self._alone and (pair := self.matrix.pair):
                of = (pair[0].id, pair[1].id, self.scope.project)
                self.cell.put(await self.clerk.ask(self.views.cell, *of))
            else:
                self.cell.clear(_NO_CARD if self._alone else _NO_CELL)
        except CannotKeep:
            self.cell.clear()  # it is gone, and the key bar tells by what
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
        self._entitle()

    # What the keys mean here

    @property
    def pair(self) -> tuple[PersonHead, SkillHead] | None:
        """The person and the skill that the keys act on; none over what stays without us."""
        return None if self._alone else self.matrix.pair

    @property
    def _held(self) -> tuple[ProjectWithoutUs, Covered] | None:
        """The needed skill, and its project, that the cursor is on in what stays without us."""
        return self.without.held if self._alone and not self._inside else None

    @property
    def ref(self) -> Ref | None:
        """What a line of a page names, else the person under the cursor."""
        page = self.cell.page if self._inside else self.without if self._alone else None
        if page is not None and page.ref is not None:
            return page.ref
        return Ref("contact", self.pair[0].id) if self.pair else None

    @property
    def figure(self) -> Figure | None:
        """The level in the cell that the keys act on, so that its why can be asked for."""
        return Figure("level", self.pair[0].id, str(self.pair[1].id)) if self.pair else None

    def capture_focus(self) -> Focus:
        """The project in scope, and the person and skill under the cursor; of a line without us its own."""
        from workbench.practice.entry import Focus, Name

        if held := self._held:
            return Focus(
                Name("project", held[0].name, held[0].project), None, Name("skill", held[1].name, held[1].skill)
            )
        project = Name("project", self.scope.words, self.scope.project) if self.scope.project else None
        if self.pair is None:
            return Focus(project)
        person, skill = self.pair
        return Focus(project, Name("contact", person.name, person.id), Name("skill", skill.name, skill.id))

    def new_kind(self) -> str:
        """A skill that the project needs."""
        return "needed_skill"

    @property
    def in_hand(self) -> int:
        """The project in scope."""
        return super().in_hand or self.scope.project

    def about(self) -> tuple[Ref, ...]:
        """The project, the skill and the person; of a needed skill not the person, who would seem to confirm it."""
        focus = self.capture_focus()
        named = [each for each in (focus.project, focus.skill, focus.person) if each is not None]
        if self._asked_for == "needed_skill":
            named = [each for each in named if each.kind == "project" or (each.kind == "skill" and not self._need)]
        return tuple(Ref(each.kind, each.id) for each in named)

    @property
    def _need(self) -> int:
        """The line in a project's list of needed skills that the cursor is on; 0 where there is none."""
        if held := self._held:
            return held[1].goal.need
        return self.pair[1].goal.need if self.pair and self.pair[1].goal else 0

    def open_new(self, kind: str) -> None:
        """Opens an empty form of this kind, about what the cursor is on."""
        self._asked_for = kind
        super().open_new(kind)
        self._asked_for = ""

    def go_to(self, ref: Ref) -> bool:
        """Puts the cursor on a person or a skill of this scope; a project becomes the scope."""
        if ref.kind == "project":
            return self._go_project(ref.id)
        if ref.kind in ("contact", "skill"):
            return self.matrix.go_pair(*((ref.id, 0) if ref.kind == "contact" else (0, ref.id)))
        return False

    def show_kept(self, kept: Any) -> None:
        """Tells what was kept; the cursor stays in its cell."""
        if kept.ref is not None and kept.ref.kind == "project":
            kept = type(kept)(kept.sentence, None, kept.created, kept.warnings, kept.uid)
        super().show_kept(kept)

    def action_edit(self) -> None:
        """The goal of the skill under the cursor, or a new one; in a page, what its line names."""
        if self._inside or not (self.pair or self._held):
            super().action_edit()
        elif self._need:
            self._open_form("needed_skill", self._need)
        else:
            self.open_new("needed_skill")

    async def action_bin(self) -> None:
        """Takes the skill under the cursor off the list of what is needed; in a page, bins what its line names."""
        if self._inside or not (self.pair or self._held):
            await super().action_bin()
        elif self._need:
            await self.keep("put_in_bin", Ref("needed_skill", self._need))
        else:
            self.tell("this skill is on no project's list of needed skills: nothing to take off", Tone.WATCH)

    def action_raise(self, way: int) -> None:
        """Opens the bar with the next rung typed, or with a not yet at the present one."""
        if self.pair is None:
            return
        try:
            cell = self.matrix.cell
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
            return
        level = cell.level if cell else 0
        if way > 0 and level >= _TOP:
            self.tell(f"{self.pair[0].name} teaches others already: there is no higher rung", Tone.WATCH)
        else:
            self.open_bar(text=f":{level + 1} " if way > 0 else f":{max(1, level)} notyet ")

    def action_confidence(self) -> None:
        """A form for how sure they feel themselves."""
        if self.pair is not None:
            self.open_new("confidence")

    def action_turn(self) -> None:
        """Rows become columns."""
        self.matrix.turn()

    def action_family(self) -> None:
        """The next family of skills, or all."""
        self.matrix.next_family()
        self._entitle()

    def action_plot(self) -> None:
        """Plot or table."""
        self.cell.turn_history()

    def action_scope(self) -> None:
        """The next scope; a project to be found by name, where none was looked at yet."""
        self._project = self.scope.project or self._project
        try:
            wider = self.views.next_scope(self.scope, self._project)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
            return
        if wider == self.scope:
            self.action_find("project")
        else:
            self._go_scope(wider)

    def _go_project(self, project: int) -> bool:
        try:
            self._go_scope(self.views.skill_scope(Reach.PROJECT, project))
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
        return True

    def _go_scope(self, scope: SkillScope) -> None:
        if scope != self.scope:
            self._store()
            self.scope = scope
            self._read()

    def action_without_us(self) -> None:
        """What stays without us in the place of the matrix, or the matrix again."""
        self._alone, self._inside = not self._alone, False
        self._arrange()
        self._read()

    def action_filter(self) -> None:
        """Opens the line in which the words of the filter are typed."""
        from workbench.ui.widgets.filter_line import FilterLine

        if self.matrix.display and not self.query(FilterLine):
            self.mount(FilterLine(self.matrix.words, "skills and people"), before=self.keybar)

    def on_filter_line_filtered(self, message: FilterLine.Filtered) -> None:
        """The matrix shows what holds the words."""
        self.matrix.filter_by(message.words)
        self._entitle()

    def action_pane(self) -> None:
        """To the other pane."""
        self._step(inside=not self._inside)

    def action_out(self) -> None:
        """Out of the page; out of what stays without us; then the filter off."""
        if self._inside:
            self._step(inside=False)
        elif not self._alone and self.matrix.words:
            self.matrix.filter_by("")
            self._entitle()
        elif self._alone:
            self.action_without_us()

    def _step(self, *, inside: bool) -> None:
        self._inside = inside
        self._arrange()
        if inside:
            self._read_cell()

    def on_cell_grid_opened(self, message: CellGrid.Opened) -> None:
        """Enter on a cell goes into its page."""
        message.stop()
        self._step(inside=True)

    def on_cell_grid_unread(self, message: CellGrid.Unread) -> None:
        """Cells could not be read."""
        message.stop()
        self.tell(message.sentence, Tone.RISK)

    async def on_cell_grid_copied(self, message: CellGrid.Copied) -> None:
        """Copies the whole matrix as it stands, but for the family."""
        message.stop()
        try:
            text = await self.clerk.ask(self._text, message.form)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.RISK)
            return
        self.post_message(Rows.Copied(text, text.count("\n")))

    def _text(self, form: str) -> str:
        return self.views.matrix_text(self.scope, form, turned=self.matrix.turned)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing are not offered."""
        if action in ("raise", "confidence", "turn"):
            return self.pair is not None
        if action in ("family", "filter"):
            return not self._alone
        if action in ("edit", "bin") and (self.pair or self._held):
            return True
        return super().check_action(action, parameters)
