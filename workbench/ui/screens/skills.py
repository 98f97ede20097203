"""The Skills screen: who can do what, the page of one person with one skill, and what stays without us."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from workbench.desk.shown import Figure, Kept, Ref, Tone
from workbench.desk.shown_skills import EVERYTHING, Matrix, PersonHead, Reach, SkillHead, SkillScope, WithoutUs
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.following import Follower
from workbench.ui.memory import Memory
from workbench.ui.panes.skill_panes import SkillPanes
from workbench.ui.panes.skill_places import SkillPlaces
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.widgets.grid import CellGrid
from workbench.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.practice.entry import Focus
    from workbench.ui.widgets.filter_line import FilterLine

FLAT = 12
"""Lines below which borders go."""

_NO_CELL = "What is known of a person with a skill stands here."
_NO_CARD = "The card of a skill or a project stands here: go to its line."

_TOP = 5


class SkillsScreen(ActingScreen):
    """The matrix of a scope with the page of the cell under the cursor; `m` shows what stays without us instead."""

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

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.memory = Memory(views, clerk)
        self.places = SkillPlaces(views, self.memory)
        self.panes = SkillPanes(views)
        self.matrix, self.without, self.cell = self.panes.matrix, self.panes.without, self.panes.cell
        self.follower = Follower(self._follow)

    @property
    def scope(self) -> SkillScope:
        """Whose skills and people are shown."""
        return self.places.scope

    def floor(self) -> ComposeResult:
        """The matrix, or what stays without us, and the page; read now, so that the first picture is the whole one."""
        try:
            self.places.begin()
            self.matrix.put(self.views.matrix(self.scope), *self.places.cell)
        except (CannotKeep, Trouble) as why:
            self.matrix.empty = str(why)
        self._fold(self.app.size.width, self.app.size.height)
        yield self.panes

    def on_mount(self) -> None:
        self.follower.begin(self)
        self._entitle()
        self.follower.soon()

    def on_unmount(self) -> None:
        self._store()
        self.memory.flush()

    # Folding

    def on_resize(self, event: events.Resize) -> None:
        """Folds the panes to the size; a page that comes into sight is read."""
        self._fold(event.size.width, event.size.height)
        self.follower.soon()

    def _fold(self, width: int, height: int) -> None:
        self.panes.fold(width)
        self.set_class(height < FLAT, "-flat")
        self._bring()

    def _bring(self) -> None:
        """The focus to what one is in, and its title where no border tells it."""
        if self.is_mounted and not self.query("CaptureBar"):  # by name: it is loaded at its first use
            self.set_focus(self.panes.front)
            self._entitle()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click takes one into the page, or out of it."""
        if self.panes.entered(event.widget):
            self.refresh_bindings()

    # Reading

    def watch_mark(self) -> None:
        """Something was written: a cell, a head, a figure may be another."""
        if self.is_mounted:
            self.matrix.reread()
            self._read()

    def look(self) -> None:
        """Looks for what others wrote; remembers where the cursor has come to rest."""
        super().look()
        if self.in_front and self.is_mounted:
            self._store()
            self.memory.settle()

    @work(group="heads", exclusive=True)
    async def _read(self) -> None:
        """Reads the heads, and what stays, off the loop: both go through all sessions of their projects."""
        try:
            found = await self.clerk.ask(self.views.matrix, self.scope)
            left = await self.clerk.ask(self.views.without_us, self.scope) if self.panes.alone else None
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
        at = (pair[0].id, pair[1].id) if pair and self.matrix.scope == self.scope else self.places.cell
        self.matrix.put(found, *at)
        if left is not None:
            self.without.put_found(left)
        self._entitle()
        self.follower.soon()

    def _entitle(self) -> None:
        self.masthead.about(self.panes.subject)

    def _store(self) -> None:
        pair = self.matrix.pair
        self.places.store((pair[0].id, pair[1].id) if pair else None)

    # The page follows the cursor

    def on_cell_grid_moved(self, message: CellGrid.Moved) -> None:
        """After a moment of rest the page follows."""
        message.stop()
        self.follower.soon()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The same in what stays without us."""
        if message.rows is self.without:
            message.stop()
            self.follower.soon()

    def _follow(self) -> None:
        if self.cell.display:
            self._read_cell()
        self.refresh_bindings()

    @work(group="cell", exclusive=True)
    async def _read_cell(self) -> None:
        try:
            if self.panes.alone and self.without.ref is not None:
                self.cell.put_card(await self.clerk.ask(self.views.card, self.without.ref))
            elif not self.panes.alone and (pair := self.matrix.pair):
                of = (pair[0].id, pair[1].id, self.scope.project)
                self.cell.put(await self.clerk.ask(self.views.cell, *of))
            else:
                self.cell.clear(_NO_CARD if self.panes.alone else _NO_CELL)
        except CannotKeep:
            self.cell.clear()  # it is gone, and the key bar tells by what
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
        self._entitle()

    # What the keys mean here

    @property
    def pair(self) -> tuple[PersonHead, SkillHead] | None:
        """The person and the skill that the keys act on; none over what stays without us."""
        return self.panes.pair

    @property
    def ref(self) -> Ref | None:
        """What a line of a page names, else the person under the cursor."""
        return self.panes.ref

    @property
    def figure(self) -> Figure | None:
        """The level in the cell that the keys act on, so that its why can be asked for."""
        return Figure("level", self.pair[0].id, str(self.pair[1].id)) if self.pair else None

    def capture_focus(self) -> Focus:
        """The project in scope, or that of the cell, its person and skill; of a line without us its own."""
        from workbench.practice.entry import Focus, Name

        if held := self.panes.held:
            project, skill = held
            return Focus(Name("project", project.name, project.project), None, Name("skill", skill.name, skill.skill))
        of = Name("project", self.scope.words, self.scope.project) if self.scope.project else None
        if self.pair is None:
            return Focus(of)
        who, what = self.pair
        if of is None and (found := self.views.cell_project(self.scope, who.id, what.id)):
            of = Name("project", found.name, found.ref.id)
        return Focus(of, Name("contact", who.name, who.id), Name("skill", what.name, what.id))

    def new_kind(self) -> str:
        """A skill that the project needs."""
        return "needed_skill"

    @property
    def in_hand(self) -> int:
        """The project in scope."""
        return super().in_hand or self.scope.project

    def about(self, kind: str) -> tuple[Ref, ...]:
        """The project, the skill and the person; of a needed skill not the person, who would seem to confirm it."""
        focus = self.capture_focus()
        named = [each for each in (focus.project, focus.skill, focus.person) if each is not None]
        if kind == "needed_skill":
            listed = self.panes.need
            named = [each for each in named if each.kind == "project" or (each.kind == "skill" and not listed)]
        return tuple(Ref(each.kind, each.id) for each in named)

    def go_to(self, ref: Ref) -> bool:
        """Puts the cursor on a person or a skill of this scope; a project becomes the scope."""
        if ref.kind == "project":
            return self._go_project(ref.id)
        if ref.kind in ("contact", "skill"):
            return self.matrix.go_pair(*((ref.id, 0) if ref.kind == "contact" else (0, ref.id)))
        return False

    def show_kept(self, kept: Kept) -> None:
        """Tells what was kept; the cursor stays in its cell."""
        to_project = kept.ref is not None and kept.ref.kind == "project"
        super().show_kept(replace(kept, ref=None) if to_project else kept)

    def action_edit(self) -> None:
        """The goal of the skill under the cursor, or a new one; in a page, what its line names."""
        if not self.panes.on_goal:
            super().action_edit()
        elif self.panes.need:
            self._open_form("needed_skill", self.panes.need)
        else:
            self.open_new("needed_skill")

    async def action_bin(self) -> None:
        """Takes the skill under the cursor off the list of what is needed; in a page, bins what its line names."""
        if not self.panes.on_goal:
            await super().action_bin()
        elif self.panes.need:
            await self.keep("put_in_bin", Ref("needed_skill", self.panes.need))
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
        wider = self.known(self.places.wider)
        if wider == self.scope:
            self.action_find("project")
        elif wider is not None:
            self._go_scope(wider)

    def _go_project(self, project: int) -> bool:
        scope = self.known(self.views.skill_scope, Reach.PROJECT, project)
        if scope is not None:
            self._go_scope(scope)
        return True

    def _go_scope(self, scope: SkillScope) -> None:
        if scope != self.scope:
            self._store()
            self.places.scope = scope
            self._read()

    def action_without_us(self) -> None:
        """What stays without us in the place of the matrix, or the matrix again."""
        self.panes.swap()
        self._bring()
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
        self._step(inside=not self.panes.inside)

    def action_out(self) -> None:
        """Out of the page; out of what stays without us; then the filter off."""
        if self.panes.inside:
            self._step(inside=False)
        elif not self.panes.alone and self.matrix.words:
            self.matrix.filter_by("")
            self._entitle()
        elif self.panes.alone:
            self.action_without_us()

    def _step(self, *, inside: bool) -> None:
        self.panes.step(inside=inside)
        self._bring()
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
            ask = partial(self.views.matrix_text, turned=self.matrix.turned)
            text = await self.clerk.ask(ask, self.scope, message.form)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.RISK)
            return
        self.post_message(Rows.Copied(text, text.count("\n")))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing are not offered."""
        if action in ("raise", "confidence", "turn"):
            return self.pair is not None
        if action in ("family", "filter"):
            return not self.panes.alone
        if action == "bin" and self.panes.inside:
            return self.cell.page.ref is not None
        if action in ("edit", "bin") and (self.pair or self.panes.held):
            return True
        return super().check_action(action, parameters)
