"""The Work screen: projects, their sessions and contacts, and the card of what is focused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var

from workbench.desk.shown import Line, Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.following import Follower
from workbench.ui.memory import Memory
from workbench.ui.panes.contacts import ContactsPane
from workbench.ui.panes.detail import DetailPane
from workbench.ui.panes.pane import ALL, Pane, Scope
from workbench.ui.panes.projects import ProjectsPane
from workbench.ui.panes.sessions import SessionsPane
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.screens.bench import Bench
from workbench.ui.widgets.rows import Rows
from workbench.ui.widgets.strip import TodayStrip

if TYPE_CHECKING:
    from workbench.practice.entry import Focus
    from workbench.ui.widgets.filter_line import FilterLine

WIDE, NARROW = 110, 60
"""Columns from which the card stands beside the lists, and below which one pane is shown at a time."""

LOW, SHORT, FLAT = 20, 12, 10
"""Rows below which the strip goes, one pane is shown at a time, and borders go."""

List = ProjectsPane | SessionsPane | ContactsPane
AnyPane = List | DetailPane


class WorkScreen(ActingScreen):
    """Four regions from 110 columns, three from 60, one below, or where a pane is zoomed.

    `scope` follows the cursor in Projects after a moment of rest; Sessions and Contacts are bound to it.
    """

    AUTO_FOCUS = "#projects"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", id="list.filter", tooltip="Show only the rows that hold some words"),
        Binding("tab,l,right", "pane(1)", "next pane", id="pane.next", show=False, tooltip="To the next pane"),
        Binding("shift+tab,h,left", "pane(-1)", "pane back", id="pane.before", show=False, tooltip="A pane back"),
        Binding("z", "zoom", "zoom", id="pane.zoom", show=False, tooltip="The focused pane alone, and back"),
        Binding("escape", "out", "back", id="pane.out", show=False, tooltip="Filter, marks or zoom off"),
    ]

    scope: var[Scope] = var(ALL, init=False)
    """Whose sessions and contacts are shown."""

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.memory = Memory(views, clerk)
        self.strip = TodayStrip()
        self.projects = ProjectsPane(views, self.memory, clerk)
        self.sessions = SessionsPane(views, self.memory)
        self.contacts = ContactsPane(views, self.memory)
        self.detail = DetailPane()
        self._panes = Container(self.projects, self.sessions, self.detail, self.contacts, id="panes")
        self._front: AnyPane = self.projects
        self._zoomed = False
        self.follower = Follower(self._follow)
        self._alone = False
        self._about: Ref | None = None
        self._today: tuple[Line, ...] = ()
        self._stripped: object = None

    def floor(self) -> ComposeResult:
        """The strip and the panes, read where one was, so that the first picture is the whole one."""
        self.projects.restore()
        self.set_reactive(WorkScreen.scope, self.projects.chosen_scope)
        for pane in (self.sessions, self.contacts):
            pane.set_reactive(Pane.scope, self.scope)
            pane.restore()
        for each in self._lists:
            each.set_reactive(Pane.mark, self.mark)  # what was just read is not read again when it is bound
            each.data_bind(Bench.mark)
        self.sessions.data_bind(WorkScreen.scope)
        self.contacts.data_bind(WorkScreen.scope)
        self._fold(self.app.size.width, self.app.size.height)
        yield self.strip
        yield self._panes

    def on_mount(self) -> None:
        self.follower.begin(self)
        self.call_after_refresh(self._show_beside)

    def on_unmount(self) -> None:
        for pane in self._lists:
            pane.store()
        self.memory.flush()

    @property
    def _lists(self) -> tuple[ProjectsPane, SessionsPane, ContactsPane]:
        return self.projects, self.sessions, self.contacts

    # Folding

    def on_resize(self, event: events.Resize) -> None:
        """Folds the panes to the size."""
        self._fold(event.size.width, event.size.height)

    def _fold(self, width: int, height: int) -> None:
        self._alone = self._zoomed or width < NARROW or height < SHORT
        wide = width >= WIDE
        if self._front is self.detail and not (self._alone or wide):
            self._bring(self.projects)
        for pane in (*self._lists, self.detail):
            pane.display = pane is self._front if self._alone else wide or pane is not self.detail
        self.strip.display = height >= LOW
        self._panes.set_class(self._alone, "-alone")
        self._panes.set_class(wide, "-wide")
        self.set_class(height < FLAT, "-flat")

    def _bring(self, pane: AnyPane) -> None:
        """Puts `pane` in front and the focus on it."""
        self.follower.catch_up()
        self._front = pane
        if self._alone:
            for each in (*self._lists, self.detail):
                each.display = each is pane
        self.set_focus(pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The card and the title line follow the focus."""
        if isinstance(event.widget, ProjectsPane | SessionsPane | ContactsPane | DetailPane):
            self._front = event.widget
            self.masthead.about(event.widget.subject)
            self.follower.soon()

    # The scope and the card follow the cursor

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """After a moment of rest the other panes follow."""
        message.stop()
        if message.rows is self.focused:
            self.follower.soon()

    def _follow(self) -> None:
        self.projects.store()  # the other screens begin with the project that one stood on here
        self.scope = self.projects.chosen_scope
        self.masthead.about(self._front.subject)
        self._show_beside()

    def watch_scope(self) -> None:
        """The strip is of the scope too."""
        self._show_beside()

    def watch_mark(self) -> None:
        """What was written may be on the card and in the strip."""
        self._show_beside()

    def look(self) -> None:
        """Looks for what others wrote, and has remembered where the cursors have come to rest."""
        super().look()
        if self.in_front and self.is_mounted:
            for pane in self._lists:
                pane.store()
            self.memory.settle()

    def _show_beside(self) -> None:
        """Has the strip and the card read, off the loop: they are figured out from all that happened."""
        if self._front is not self.detail:
            self._about = self._front.ref or self.projects.ref
        self._read_beside(self._about)

    @work(group="beside", exclusive=True)
    async def _read_beside(self, about: Ref | None) -> None:
        try:
            of = (self.scope.project, self.mark, self.views.today().date())
            if of != self._stripped:
                self._today = await self.clerk.ask(self.views.strip, self.scope.project)
                self.strip.show(self._today)
                self._stripped = of
            if self.detail.display and about is None:
                self.detail.show_today(self._today)
            elif self.detail.display and about is not None:
                self.detail.show_card(await self.clerk.ask(self.views.card, about))
        except CannotKeep:
            self.detail.show_today(self._today)  # it is gone, and the key bar tells by what
        except Trouble as why:
            self.tell(str(why), Tone.WATCH)

    # What the keys mean here

    @property
    def rows(self) -> AnyPane:
        """The pane in front, also while a line is typed."""
        return self._front

    def capture_focus(self) -> Focus:
        """The project in scope; the person under the cursor in Contacts."""
        from workbench.practice.entry import Focus, Name

        self.follower.catch_up()
        project = Name("project", self.scope.words, self.scope.project) if self.scope.project else None
        if self._front is self.contacts and self.contacts.count:
            row = self.contacts.row(self.contacts.cursor)
            return Focus(project, Name("contact", row.name, row.id))
        return Focus(project)

    def new_kind(self) -> str:
        """What the pane in front lists."""
        return self._front.kind or self.projects.kind

    @property
    def in_hand(self) -> int:
        """The project under the cursor, else the one in scope."""
        return super().in_hand or (0 if self._front is self.projects else self.scope.project or 0)

    def about(self, kind: str) -> tuple[Ref, ...]:
        """The project in scope, and what the cursor is on."""
        self.follower.catch_up()
        project = (Ref("project", self.scope.project),) if self.scope.project else ()
        return (*project, *super().about(kind))

    def go_to(self, ref: Ref) -> bool:
        """Puts the cursor of its list on `ref`, in all projects where the present one does not have it."""
        for pane in self._lists:
            if ref.kind == pane.kind:
                return self._seek(pane, ref)
        return False

    def _seek(self, pane: List, ref: Ref) -> bool:
        if pane.seek(ref):
            return True
        if not pane.exists(ref.id):
            return False
        pane.filter_by("")
        if not pane.seek(ref):
            self.projects.go(0)
            self.follower.now()
            pane.filter_by("")
        return pane.seek(ref)

    def found(self, ref: Ref) -> None:
        """Goes to its list with the cursor on it; opens the card of what no list shows."""
        super().found(ref)
        for pane in self._lists:
            if pane.ref == ref:
                self._bring(pane)

    def action_pane(self, way: int) -> None:
        """To the next pane (1) or the one before (-1)."""
        order: list[AnyPane] = [self.projects, self.sessions, self.contacts, self.detail]
        if not self._alone and not self.detail.display:
            order.remove(self.detail)
        self._bring(order[(order.index(self._front) + way) % len(order)])

    def action_zoom(self) -> None:
        """The pane in front alone, or all again."""
        self._zoomed = not self._zoomed
        self._fold(self.size.width, self.size.height)

    def action_out(self) -> None:
        """Takes off the filter, then the marks, then the zoom; where panes stand alone, goes back to Projects."""
        pane = self._front
        if isinstance(pane, Pane) and pane.filter:
            pane.filter_by("")
        elif pane.marked:
            pane.unmark()
        elif self._zoomed:
            self.action_zoom()
        elif pane is not self.projects and self._alone:
            self._bring(self.projects)

    def open(self, rows: Rows[Any]) -> None:
        """Enter logs plans and drafts, and goes on from a project to its sessions where panes stand alone."""
        if isinstance(rows, ProjectsPane) and (self._alone or rows.ref is None):
            self.follower.now()
            self._bring(self.sessions)
        elif isinstance(rows, SessionsPane) and rows.waits and rows.ref:
            self.open_again(rows.ref)
        else:
            super().open(rows)

    def action_filter(self) -> None:
        """Opens the line in which the words of the filter are typed."""
        from workbench.ui.widgets.filter_line import FilterLine

        if isinstance(self._front, Pane) and not self.query(FilterLine):
            self.mount(FilterLine(self._front.filter, self._front.noun.lower()), before=self.keybar)

    def on_filter_line_filtered(self, message: FilterLine.Filtered) -> None:
        """The pane in front shows what holds the words."""
        if isinstance(self._front, Pane):
            self._front.filter_by(message.words)
