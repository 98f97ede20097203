"""How a report is wished: of what, in which form, with which names and of which days; what was wished is remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from workbench.desk.shown import Ref, Tone
from workbench.desk.shown_reports import Subject
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.practice.entry import Focus, Name
from workbench.ui.clerk import Clerk
from workbench.ui.memory import Memory
from workbench.ui.screens.sending import SendingScreen
from workbench.ui.wish import MEMORY, Wish


class WishingScreen(SendingScreen):
    """A screen on which a report is wished by keys, or by another screen; it answers in `wished_anew`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "form", "format", id="report.form", tooltip="The next format: md, html, csv, ..."),
        Binding("N", "names", "names", id="report.names", tooltip="Those who agreed: in full, by initials, by role"),
        Binding("c", "whole", "client", id="report.whole", tooltip="The whole client, or the one project"),
        Binding(
            "left_square_bracket", "days(1)", "earlier", id="report.earlier", show=False, tooltip="The days before"
        ),
        Binding("right_square_bracket", "days(-1)", "later", id="report.later", show=False, tooltip="The days after"),
        Binding("I", "invoiced", "invoiced", id="report.invoiced", tooltip="Invoiced up to the sheet's last day"),
    ]

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.memory = Memory(views, clerk)
        self.subject: Subject | None = None
        self._taken_up = False

    def wished_anew(self) -> None:
        """Something else is wished now, or the same of a file that has changed."""
        raise NotImplementedError

    def on_unmount(self) -> None:
        self.memory.flush()

    def on_screen_resume(self) -> None:
        """Another screen may have asked for a report."""
        if self.is_mounted:
            self.take_up()

    def take_up(self) -> None:
        """Goes on with the wish that is remembered, which another screen may have left."""
        wish = Wish.read(self.memory.get(MEMORY))
        if wish != self.wish or not self._taken_up:
            self._taken_up = True
            self.wish_for(wish)

    def wish_for(self, wish: Wish) -> None:
        """This is wished from now on."""
        try:
            wish = self._with_subject(wish)
        except (CannotKeep, Trouble) as why:
            self.subject = None
            self.tell(str(why), Tone.WATCH)
        self.wish = wish
        self.memory.put(MEMORY, str(wish))
        self.wished_anew()
        self.refresh_bindings()

    def _with_subject(self, wish: Wish) -> Wish:
        """The wish with its client, and, where nothing was chosen yet, with the project worked on last."""
        if not wish.project and not wish.client:
            last = max(self.views.projects(), key=lambda each: each.last_on or date.min, default=None)
            wish = replace(wish, project=last.id if last else 0)
        about = Ref("project", wish.project) if wish.project else Ref("client", wish.client)
        self.subject = self.views.report_subject(about) if about.id else None
        return replace(wish, client=self.subject.client) if self.subject else wish

    # What the keys mean here

    @property
    def ref(self) -> Ref | None:
        """What the report is of."""
        return self.wish.of

    def capture_focus(self) -> Focus:
        """The project in focus."""
        subject = self.subject
        return Focus(Name("project", subject.project_name, subject.project) if subject and subject.project else None)

    def new_kind(self) -> str:
        """A project."""
        return "project"

    def go_to(self, ref: Ref) -> bool:
        """A report of that project, or of that client where the kind can be."""
        if ref.kind == "project" or (ref.kind == "client" and self.wish.sort.of_client):
            self.wish_for(self.wish.about(ref))
            return True
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing with this report are not offered; a subject is not thrown away from here."""
        wish = self.wish
        if action in ("bin", "report"):
            return False
        if action == "names":
            return wish.sort.for_client
        if action == "whole":
            return wish.sort.of_client and bool(wish.client and wish.project)
        if action == "days":
            return wish.has_days
        if action == "invoiced":
            return wish.kind == "timesheet" and wish.of is not None and wish.of.kind == "project"
        return super().check_action(action, parameters)

    def action_form(self) -> None:
        """The next format of this kind."""
        self.wish_for(self.wish.next_form())

    def action_names(self) -> None:
        """The next way to name those who agreed to be named."""
        self.wish_for(self.wish.next_names())

    def action_whole(self) -> None:
        """The client with all of its projects, or the one project."""
        self.wish_for(replace(self.wish, whole=not self.wish.whole))

    def action_days(self, by: int) -> None:
        """The days before, or after."""
        self.wish_for(self.wish.moved(by))

    async def action_invoiced(self) -> None:
        """The project is invoiced up to the last day of the sheet; one step of undo."""
        today = self.views.today().date()
        last = min(self.wish.days(today)[1] or today, today)
        await self.keep("invoice", self.wish.project, last)
