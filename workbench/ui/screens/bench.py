"""What every screen of the workbench has: title line, key bar, capture bar, writing, telling, change notice."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.screen import Screen

from workbench.desk.shown import Kept, Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.practice.entry import Focus
from workbench.ui import clipboard
from workbench.ui.clerk import Clerk
from workbench.ui.widgets.keybar import KeyBar
from workbench.ui.widgets.masthead import Masthead
from workbench.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from workbench.ui.widgets.capture_bar import CaptureBar

_LOOK_EVERY = 1.0


class Bench(Screen[None]):
    """A screen that is handed the views and the clerk, and needs nothing else of the app.

    `mark` is the state of the file that is shown. It moves when anything was written, here or by another
    process; what shows data binds it, or watches it, and reads again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "log", "log", id="entry.log", tooltip="Log anything in one line"),
        Binding("A", "log(True)", "log many", id="entry.log_many", show=False, tooltip="Log one line after the other"),
        Binding("full_stop", "again", "again", id="entry.again", tooltip="Log this, or the last entry, again today"),
        Binding("i", "in_touch", "in touch", id="contact.touched", show=False, tooltip="In touch today, or all marked"),
        Binding("t", "timer", "timer", id="timer.turn", tooltip="Start the timer; stop it and log what it measured"),
        Binding("n", "new", "new", id="noun.new", tooltip="A form for a new one of what the list shows"),
        Binding("e", "edit", "edit", id="noun.edit", tooltip="The form of what the cursor is on"),
        Binding("d", "bin", "bin", id="noun.bin", show=False, tooltip="Into the bin; u brings it back"),
        Binding("x", "keep_promise", "done", id="promise.keep", tooltip="The promise under the cursor is kept"),
        Binding("u", "undo", "undo", id="history.undo", tooltip="Undo the last step, also of yesterday"),
        Binding("U", "redo", "redo", id="history.redo", show=False, tooltip="Do again what was undone"),
        Binding("H", "history", "history", id="history.open", show=False, tooltip="All that was done, step by step"),
        Binding("at", "find('contact')", "find person", id="find.contact", show=False, tooltip="Find a person"),
        Binding("plus", "find('project')", "find project", id="find.project", show=False, tooltip="Find a project"),
        Binding("number_sign", "find('skill')", "find skill", id="find.skill", show=False, tooltip="Find a skill"),
    ]

    mark: reactive[int] = reactive(0, init=False)
    """The state of the file that is shown."""

    title_words = "Work"
    """What the title line calls the screen."""

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__()
        self.views = views
        self.clerk = clerk
        self.about_file = about_file
        self.masthead = Masthead(self.title_words, about_file)
        self.keybar = KeyBar()
        self.set_reactive(Bench.mark, views.mark())

    def compose(self) -> ComposeResult:
        yield self.masthead
        yield from self.floor()
        yield self.keybar

    def floor(self) -> ComposeResult:
        """What stands between the title line and the key bar."""
        raise NotImplementedError

    # What a screen says

    @property
    def rows(self) -> Rows[object] | None:
        """The list that the keys act on."""
        return self.focused if isinstance(self.focused, Rows) else None

    @property
    def ref(self) -> Ref | None:
        """What the keys act on."""
        return self.rows.ref if self.rows else None

    def capture_focus(self) -> Focus:
        """What the capture bar is prefilled with."""
        return Focus()

    def new_kind(self) -> str:
        """The kind that `n` makes here."""
        return "project"

    def go_to(self, ref: Ref) -> None:
        """Puts the cursor on `ref` where it is shown."""

    # Writing and telling

    def tell(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """Says `sentence` in the key bar."""
        self.keybar.tell(sentence, tone)

    async def keep(self, verb: str, *args: object) -> Kept | None:
        """Runs a verb of the desk, tells what it did or why it could not, and puts the cursor on it."""
        try:
            kept = await self.clerk.do(verb, *args)
        except CannotKeep as why:
            self.tell(str(why), Tone.WATCH)
            return None
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
            return None
        self.tell(said(kept), Tone.WATCH if kept.warnings else Tone.OK)
        self.look()
        if kept.ref is not None:
            self.go_to(kept.ref)
        return kept

    # What others write, and the minute

    def on_mount(self) -> None:
        self.look()
        self.set_interval(_LOOK_EVERY, self.look)

    def on_screen_resume(self) -> None:
        """Another screen may have written."""
        self.look()

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Another program may have written while one looked elsewhere."""
        self.look()

    def look(self) -> None:
        """Looks whether the file or the minute moved; what did not move is not repainted."""
        if not self.is_current:
            return
        try:
            self.mark = self.views.mark()
            self.masthead.show(self.views.today(), self.views.timer())
        except Trouble as why:
            self.tell(str(why), Tone.RISK)

    # What the keys do

    def action_log(self, again: bool = False) -> None:
        """Opens the bar, prefilled with what is focused."""
        self.open_bar(again=again)

    def open_bar(self, *, again: bool = False, text: str = "") -> None:
        """Opens the bar, or goes back into it."""
        from workbench.ui.widgets.capture_bar import CaptureBar

        for bar in self.query(CaptureBar):
            bar.resume()
            return
        self.mount(CaptureBar(self.views, self.clerk, self.capture_focus(), again=again, text=text), before=self.keybar)

    async def on_capture_bar_kept(self, message: CaptureBar.Kept) -> None:
        """Logs the entry and tells the bar how that went."""
        message.stop()
        try:
            kept = await self.clerk.do("log", message.entry, message.instead)
        except (CannotKeep, Trouble) as why:
            message.bar.refused(str(why))
            return
        message.bar.kept(said(kept))
        if not message.again:
            self.tell(said(kept), Tone.WATCH if kept.warnings else Tone.OK)
        self.look()
        if kept.ref is not None:
            self.go_to(kept.ref)

    async def action_again(self) -> None:
        """Logs the focused entry once more, else the last one."""
        ref = self.ref
        await self.keep("again", ref if ref and ref.kind in ("session", "touchpoint", "work") else None)

    async def action_in_touch(self) -> None:
        """In touch today with the contact under the cursor, or with all marked."""
        chosen = [ref.id for ref in self.rows.chosen() if ref.kind == "contact"] if self.rows else []
        if await self.keep("in_touch", chosen) and self.rows:
            self.rows.unmark()

    async def action_timer(self) -> None:
        """Starts the timer; stops it and opens the bar with the time that it measured."""
        running = self.views.timer()
        if running is None:
            project = self.capture_focus().project
            await self.keep("start_timer", "", project.id if project else None)
            return
        until = self.views.today()
        if await self.keep("stop_timer"):
            self.open_bar(text=f"{running.at:%H:%M}-{until:%H:%M} {running.line}".rstrip())

    async def action_bin(self) -> None:
        """Puts what is marked, or under the cursor, into the bin."""
        chosen = self.rows.chosen() if self.rows else ()
        if not chosen:
            self.tell("nothing is under the cursor", Tone.WATCH)
        elif await self.keep("put_in_bin", *chosen) and self.rows:
            self.rows.unmark()

    async def action_keep_promise(self) -> None:
        """Marks the promise under the cursor as kept."""
        if self.ref and self.ref.kind == "commitment":
            await self.keep("keep_promise", self.ref.id)

    async def action_undo(self) -> None:
        """Undoes the last step; the cursor goes to it."""
        await self.keep("undo")

    async def action_redo(self) -> None:
        """Does again what was undone; the cursor goes to it."""
        await self.keep("redo")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing on what the cursor is on are not offered."""
        if action == "keep_promise":
            return self.ref is not None and self.ref.kind == "commitment"
        if action == "edit":
            return self.ref is not None
        if action == "in_touch":
            return self.rows is not None and any(ref.kind == "contact" for ref in self.rows.chosen())
        return True

    # Opening and copying

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """Opens the card of what the cursor is on."""
        message.stop()
        if message.rows.ref is not None:
            self.open_card(message.rows.ref)

    def open_card(self, ref: Ref) -> None:
        """Shows the page of `ref` over this screen."""
        from workbench.ui.screens.card import CardScreen

        self.app.push_screen(CardScreen(self.views, self.clerk, ref, self.about_file))

    async def on_rows_copied(self, message: Rows.Copied) -> None:
        """Copies by the best way there is, and says which."""
        message.stop()
        what = "the line" if message.count == 1 else f"{message.count} lines"
        words = clipboard.command(os.environ)
        if words and await self.clerk.ask(clipboard.copied_by, words, message.text):
            self.tell(f"copied {what} ({words[0]})", Tone.OK)
        elif len(message.text.encode()) <= clipboard.OSC52_MOST:
            self.app.copy_to_clipboard(message.text)
            self.tell(f"copied {what} through the terminal (OSC 52)", Tone.OK)
        else:
            place = await self.clerk.ask(clipboard.written, message.text, self.views.file.parent)
            self.tell(f"too much for the terminal's clipboard: {what} written to {place}", Tone.WATCH)


def said(kept: Kept) -> str:
    """The sentence of what was kept, with what was created on the way and what to look at."""
    new = ", ".join(f"{found.ref.kind} {found.name}" for found in kept.created)
    return " · ".join([kept.sentence, *([f"new: {new}"] if new else []), *kept.warnings])
