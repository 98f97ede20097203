"""What the keys of every screen do to the file: log, add, edit, bin, undo, the timer, and finding by name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from workbench.desk.shown import Kept, Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.model.text import joined
from workbench.ui.screens.bench import Bench, said

if TYPE_CHECKING:
    from workbench.practice.entry import Focus
    from workbench.ui.screens.ask_day import NewDay
    from workbench.ui.widgets.capture_bar import CaptureBar

_HAND_OVER = "Whether the project can be handed over; there it is closed"
_AGAIN = ("session", "touchpoint", "work")


class ActingScreen(Bench):
    """A screen on which everything can be logged. It says what the bar and the forms are prefilled with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "log", "log", id="entry.log", tooltip="Log anything in one line"),
        Binding("A", "log(True)", "log many", id="entry.log_many", show=False, tooltip="Log one line after the other"),
        Binding("full_stop", "again", "again", id="entry.again", tooltip="Log this, or the last entry, again today"),
        Binding("i", "in_touch", "in touch", id="contact.touched", show=False, tooltip="In touch today, or all marked"),
        Binding("t", "timer", "timer", id="timer.turn", tooltip="Start the timer; stop it and log what it measured"),
        Binding("n", "new", "new", id="noun.new", tooltip="A form for a new one of what the list shows"),
        Binding("e", "edit", "edit", id="noun.edit", tooltip="The form of what the cursor is on"),
        Binding("d", "bin", "bin", id="noun.bin", show=False, tooltip="Into the bin; undo brings it back"),
        Binding("x", "keep_promise", "done", id="promise.keep", tooltip="The promise under the cursor is kept"),
        Binding("r", "move_promise", "new day", id="promise.move", tooltip="The promise gets a new day"),
        Binding("w", "why", "why", id="figure.why", tooltip="Why this figure: what it rests on, the rule"),
        Binding("C", "hand_over", "hand over", id="project.hand_over", show=False, tooltip=_HAND_OVER),
        Binding("R", "report", "report", id="report.open", show=False, tooltip="A report of this project or client"),
        Binding("u", "undo", "undo", id="history.undo", tooltip="Undo the last step, also of yesterday"),
        Binding("U", "redo", "redo", id="history.redo", show=False, tooltip="Do again what was undone"),
        Binding("H", "history", "history", id="history.open", show=False, tooltip="All that was done, step by step"),
        Binding("B", "open_bin", "open bin", id="bin.open", show=False, tooltip="What lies in the bin, to bring back"),
        Binding("at", "find('contact')", "find person", id="find.contact", show=False, tooltip="Find a person"),
        Binding("plus", "find('project')", "find project", id="find.project", show=False, tooltip="Find a project"),
        Binding("number_sign", "find('skill')", "find skill", id="find.skill", show=False, tooltip="Find a skill"),
        Binding("1", "app.place('work')", "Work", id="screen.work", show=False, tooltip="The Work screen"),
        Binding("3", "app.place('skills')", "Skills", id="screen.skills", show=False, tooltip="Who can do what"),
        Binding(
            "4",
            "app.place('progress')",
            "Progress",
            id="screen.progress",
            show=False,
            tooltip="How far each project is",
        ),
        Binding(
            "5", "app.place('review')", "Review", id="screen.review", show=False, tooltip="The week, looked back on"
        ),
        Binding("6", "app.place('reports')", "Reports", id="screen.reports", show=False, tooltip="What is handed over"),
        Binding(
            "minus",
            "app.last_place",
            "last screen",
            id="screen.last",
            show=False,
            tooltip="The screen one was on before",
        ),
    ]

    # What a screen says

    def capture_focus(self) -> Focus:
        """What the capture bar is prefilled with."""
        from workbench.practice.entry import Focus

        return Focus()

    def new_kind(self) -> str:
        """The kind that `n` makes here."""
        return "project"

    def about(self, kind: str) -> tuple[Ref, ...]:
        """What a new noun of `kind` concerns, and its form is prefilled with."""
        return (self.ref,) if self.ref else ()

    def found(self, ref: Ref) -> None:
        """Something was found by name: goes to it, or opens its card where it is not shown here."""
        if not self.go_to(ref):
            self.open_card(ref)

    # Logging

    def action_log(self, again: bool = False) -> None:
        """Opens the bar, prefilled with what is focused; `again` keeps it open after each line."""
        self.open_bar(again=again)

    def open_bar(self, *, again: bool = False, text: str = "", instead: Ref | None = None) -> None:
        """Opens the bar, with `text` in it that is to take the place of `instead`, or goes back into it."""
        from workbench.ui.widgets.capture_bar import CaptureBar

        for bar in self.query(CaptureBar):
            bar.resume(again=again, text=text, instead=instead)
            return
        try:
            bar = CaptureBar(self.views, self.clerk, self.capture_focus(), again=again, text=text, instead=instead)
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
            return
        self.mount(bar, before=self.keybar)

    def open_again(self, session: Ref) -> None:
        """Opens the bar with the line of a session, a plan or a draft, whose place the new one takes."""
        text = self.known(self.views.line_of, session.id)
        if text is not None:
            self.open_bar(text=text, instead=session)

    def on_paste(self, event: events.Paste) -> None:
        """Text that is pasted over a list goes into the bar; it never runs as keys."""
        event.stop()
        if text := joined(event.text):
            self.open_bar(text=text)

    async def on_capture_bar_kept(self, message: CaptureBar.Kept) -> None:
        """Logs the entry and tells the bar how that went."""
        message.stop()
        try:
            kept = await self.clerk.do("log", message.entry, message.instead)
        except (CannotKeep, Trouble) as why:
            message.bar.refused(str(why))
            return
        message.bar.kept(said(kept))
        self.show_kept(kept)

    async def action_again(self) -> None:
        """Logs the focused entry once more, else the last one."""
        await self.keep("again", self.ref if self.ref and self.ref.kind in _AGAIN else None)

    async def action_in_touch(self) -> None:
        """In touch today with the contact under the cursor, or with all marked."""
        chosen = [ref.id for ref in self.chosen() if ref.kind == "contact"]
        if await self.keep("in_touch", chosen) and self.rows:
            self.rows.unmark()

    async def action_timer(self) -> None:
        """Starts the timer; opens the bar with what it measured so far, and Enter there stops it."""
        try:
            running = self.views.timer()
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
            return
        if running is None:
            project = self.capture_focus().project
            await self.keep("start_timer", "", project.id if project else None)
            return
        until = self.views.today()
        day = "" if running.on == until.date() else f"{running.on.isoformat()} "
        span = f"-{until:%H:%M}" if day or f"{until:%H:%M}" != f"{running.at:%H:%M}" else ""
        line = f"{day}{running.at:%H:%M}{span} {running.line}".rstrip()
        self.open_bar(text=line, instead=Ref("timer", running.id))

    # Adding, editing, throwing away

    def chosen(self) -> tuple[Ref, ...]:
        """What is marked, else what the keys act on."""
        if self.rows and self.rows.marked:
            return self.rows.chosen()
        return (self.ref,) if self.ref else ()

    def action_new(self) -> None:
        """Opens an empty form."""
        self.open_new(self.new_kind())

    def open_new(self, kind: str) -> None:
        """Opens an empty form of this kind."""
        self._open_form(kind, 0)

    def action_edit(self) -> None:
        """Opens the form of what the cursor is on."""
        if self.ref:
            self._open_form(self.ref.kind, self.ref.id)

    def _open_form(self, kind: str, number: int) -> None:
        from workbench.ui.screens.form import FormScreen

        form = self.known(lambda: self.views.form(kind, number, self.about(kind)))
        if form is not None:
            self.app.push_screen(FormScreen(self.views, self.clerk, form), self._was_kept)

    def _was_kept(self, kept: Kept | None) -> None:
        if kept is not None:
            self.show_kept(kept)

    async def action_bin(self) -> None:
        """Puts what is marked, or under the cursor, into the bin."""
        chosen = self.chosen()
        if not chosen:
            self.tell("put the cursor on what is to go into the bin", Tone.WATCH)
        elif await self.keep("put_in_bin", *chosen) and self.rows:
            self.rows.unmark()

    async def action_keep_promise(self) -> None:
        """Marks the promise under the cursor as kept."""
        if self.ref and self.ref.kind == "commitment":
            await self.keep("keep_promise", self.ref.id)

    def action_move_promise(self) -> None:
        """Asks for the new day of the promise under the cursor."""
        if self.ref and self.ref.kind == "commitment":
            self.ask_new_day(self.ref)

    def ask_new_day(self, promise: Ref) -> None:
        """Asks for the new day of a promise and, of one's own, whether they know of it."""
        from workbench.ui.screens.ask_day import AskDayScreen

        card, mine = self.known(self.views.card, promise), self.known(self.views.is_mine, promise.id)
        if card is not None and mine is not None:
            screen = AskDayScreen(f"A new day for: {card.title}", self.views.today().date(), mine=mine)
            self.app.push_screen(screen, partial(self.on_new_day, promise.id))

    async def on_new_day(self, promise: int, new: NewDay | None) -> None:
        """Keeps the new day."""
        if new is not None:
            await self.keep("move_promise", promise, new.day, told=new.told)

    # Why

    def action_why(self) -> None:
        """Shows why what the cursor is on is as it is."""
        if self.asked is not None:
            self.open_why(self.asked)

    # The end of a project

    @property
    def in_hand(self) -> int:
        """The id of the project under the cursor, else of the one that the screen is about; 0 where there is none."""
        return self.ref.id if self.ref and self.ref.kind == "project" else 0

    def action_hand_over(self) -> None:
        """Shows how ready the project is to be handed over."""
        from workbench.ui.screens.handover import HandoverScreen

        screen = HandoverScreen(self.views, self.clerk, self.in_hand, self.about_file, place=self.place)
        self.app.push_screen(screen)

    # In writing

    async def action_report(self) -> None:
        """Opens Reports at the dossier of the project, or the letter to the client, that the cursor is on."""
        from workbench.ui.memory import Memory
        from workbench.ui.wish import MEMORY, Wish

        client = self.ref if self.ref and self.ref.kind == "client" else None
        of = client or (Ref("project", self.in_hand) if self.in_hand else None)
        if of is not None:
            memory = Memory(self.views, self.clerk)
            wish = replace(Wish.read(memory.get(MEMORY)), kind="letter" if client else "dossier")
            memory.put(MEMORY, str(wish.about(of)))
            memory.flush()
        await self.run_action("app.place('reports')")

    # Undo, and going places

    async def action_undo(self) -> None:
        """Undoes the last step; the cursor goes to it."""
        await self.keep("undo")

    async def action_redo(self) -> None:
        """Does again what was undone; the cursor goes to it."""
        await self.keep("redo")

    def action_history(self) -> None:
        """Shows the steps; the cursor goes to what is chosen there."""
        from workbench.ui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.views, self.clerk), self._was_found)

    def action_open_bin(self) -> None:
        """Shows the bin; the cursor goes to what came back."""
        from workbench.ui.screens.bin import BinScreen

        self.app.push_screen(BinScreen(self.views, self.clerk), self._was_found)

    def action_find(self, kind: str) -> None:
        """Finds one of `kind` by the beginning of its name."""
        from workbench.ui.screens.finder import FinderScreen

        self.app.push_screen(FinderScreen(self.views, kind), self._was_found)

    def _was_found(self, ref: Ref | None) -> None:
        if ref is not None:
            self.look()
            self.found(ref)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing on what the cursor is on are not offered."""
        if action in ("keep_promise", "move_promise"):
            return self.ref is not None and self.ref.kind == "commitment"
        if action in ("edit", "bin"):
            return bool(self.chosen())
        if action == "why":
            return self.asked is not None
        if action == "hand_over":
            return bool(self.in_hand)
        if action == "in_touch":
            return any(ref.kind == "contact" for ref in self.chosen())
        return True
