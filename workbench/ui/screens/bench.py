"""The frame of every screen of the workbench: title line and key bar, writing and telling, change notice, copying."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, ParamSpec, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.reactive import Reactive, var
from textual.screen import Screen
from textual.widget import Widget

from workbench.desk.figures import figure_of
from workbench.desk.shown import Figure, Kept, Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.hints import spelled
from workbench.ui.places import FIRST, PLACES
from workbench.ui.widgets.keybar import KeyBar
from workbench.ui.widgets.masthead import Masthead
from workbench.ui.widgets.rows import Rows

P = ParamSpec("P")
T = TypeVar("T")


class Bench(Screen[None]):
    """A screen that is handed the views and the clerk, and needs nothing else of the app.

    `mark` is the state of the file that is shown. It moves when anything was written, here or by another
    process; what shows data binds it, or watches it, and reads again.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. Textual's own would repaint the whole screen, where two borders are enough."""

    mark: var[int] = var(0, init=False)
    """The state of the file that is shown."""

    place = FIRST
    """The main screen that this is, or lies over."""

    hints_first: ClassVar[tuple[str, ...]] = ()
    """The ids of the bindings that come first in the key bar here."""

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "", *, place: str = "") -> None:
        super().__init__()
        self.place = place or self.place
        self.views = views
        self.clerk = clerk
        self.about_file = about_file
        self.masthead = Masthead(_tabs({}, {}), self.place, about_file)
        self.keybar = KeyBar(self.hints_first)
        self._offered = ("", True)
        self._keys: Mapping[str, str] = {}
        self._due_at: tuple[object, ...] | None = None
        self._looked_at: tuple[object, ...] = ()
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
    def rows(self) -> Rows[Any] | None:
        """The list that the keys act on."""
        return self.focused if isinstance(self.focused, Rows) else None

    @property
    def ref(self) -> Ref | None:
        """What the keys act on."""
        return self.rows.ref if self.rows else None

    @property
    def figure(self) -> Figure | None:
        """The figure that a *why* is about where the line under the cursor shows none of its own."""
        return figure_of(self.ref)

    @property
    def asked(self) -> Figure | None:
        """The figure that a *why* is about."""
        shown = self.rows.figure if self.rows else None
        return shown or self.figure

    def go_to(self, ref: Ref) -> bool:
        """Puts the cursor on `ref`; tells whether it is shown here."""
        return False

    # Reading, writing and telling

    def known(self, reading: Callable[P, T], *args: P.args, **more: P.kwargs) -> T | None:
        """What a short `reading` gives that a key needs at once; None, and the reason told, where it can't be had."""
        try:
            return reading(*args, **more)
        except CannotKeep as why:
            self.tell(str(why), Tone.WATCH)
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
        return None

    def tell(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """Says `sentence` in the key bar."""
        self.keybar.tell(sentence, tone)

    async def keep(self, verb: str, *args: object, **more: object) -> Kept | None:
        """Runs a verb of the desk; None, and the reason told, where it could not be done."""
        try:
            kept = await self.clerk.do(verb, *args, **more)
        except CannotKeep as why:
            self.tell(str(why), Tone.WATCH)
            return None
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
            return None
        self.show_kept(kept)
        return kept

    def show_kept(self, kept: Kept) -> None:
        """Tells what was kept, reads again and puts the cursor on it."""
        self.tell(said(kept), Tone.WATCH if kept.warnings else Tone.OK)
        self.look()
        if kept.ref is not None:
            self.go_to(kept.ref)

    # What others write, and the minute

    def _watch_mark(self) -> None:
        """Whoever wrote: levels may be stale."""
        self.clerk.settle()

    def on_mount(self) -> None:
        self.call_after_refresh(self._tab)
        self.look()

    def _tab(self) -> None:
        """Puts the user's own keys on the tabs."""
        live = reversed(self.active_bindings.items())
        self._keys = {found.binding.id or "": spelled(key) for key, found in live}
        self.masthead.tab(_tabs(self._keys, {}))
        self._due_at, self._looked_at = (), ()
        self.look()

    def _mark_due(self) -> None:
        """Tells on the tabs whether a review waits; asked after the first picture, and where file or hour moved."""
        at = (self.mark, f"{self.views.today():%F %H}")
        if self._due_at not in (None, at):
            self._due_at = at
            self.masthead.tab(_tabs(self._keys, {"review": " due"} if self.views.review_due() else {}))

    def on_screen_resume(self) -> None:
        """Another screen may have written."""
        self.look()

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Another program may have written while one looked elsewhere."""
        self.look()

    @property
    def in_front(self) -> bool:
        """Whether no other screen of the workbench lies over this one; a form or a list to choose from may.

        Textual calls the screen right under an opaque one current too, which then would read all that is written.
        """
        benches = (each for each in reversed(self.app.screen_stack) if isinstance(each, Bench))
        return next(benches, None) is self

    def look(self) -> None:
        """Looks whether the file or the minute moved; where neither did, that is all. The app asks it at each beat."""
        if not self.in_front:
            return
        try:
            self.mark, now = self.views.mark(), self.views.today()
            at = (self.mark, now.replace(second=0, microsecond=0))
            if at != self._looked_at:
                self.masthead.show(now, self.views.timer())
                self._mark_due()
                self._looked_at = at
        except Trouble as why:
            self.tell(str(why), Tone.RISK)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """What the keys offer depends on what the cursor is on."""
        if message.rows is not self.focused:
            return
        offered = (message.rows.ref.kind if message.rows.ref else "", self.asked is None)
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    def on_rows_unread(self, message: Rows.Unread) -> None:
        """Rows could not be read."""
        message.stop()
        self.tell(message.sentence, Tone.RISK)

    # Opening and copying

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """Enter."""
        message.stop()
        self.open(message.rows)

    def open(self, rows: Rows[Any]) -> None:
        """Opens the card of what the cursor in `rows` is on; of a line that names none, the why of its figure."""
        if rows.ref is not None:
            self.open_card(rows.ref)
        elif rows.figure is not None:
            self.open_why(rows.figure)

    def open_card(self, ref: Ref) -> None:
        """Shows the page of `ref` over this screen."""
        from workbench.ui.screens.card import CardScreen

        self.app.push_screen(CardScreen(self.views, self.clerk, ref, self.about_file, place=self.place))

    def open_why(self, figure: Figure) -> None:
        """Shows the *why* of a figure over this screen."""
        from workbench.ui.screens.why import WhyScreen

        self.app.push_screen(WhyScreen(self.views, self.clerk, figure, self.about_file, place=self.place))

    async def on_rows_copied(self, message: Rows.Copied) -> None:
        """Copies by the best way there is, and says which."""
        message.stop()
        await self.copy("the line" if message.count == 1 else f"{message.count} lines", message.text)

    async def copy(self, what: str, text: str) -> None:
        """Copies `text`, which is `what`, by the best way there is, and says which."""
        from workbench.ui import clipboard

        words = clipboard.command(os.environ)
        taken = await self.clerk.ask(clipboard.copied_by, words, text)
        if taken:
            self.tell(f"copied {what} ({words[0]})", Tone.OK)
        elif len(text.encode()) <= clipboard.OSC52_MOST:
            self.app.copy_to_clipboard(text)
            self.tell(f"copied {what} through the terminal (OSC 52)", Tone.OK)
        else:
            place = await self.clerk.ask(clipboard.written, text, self.views.file.parent)
            self.tell(f"too much for the terminal's clipboard: {what} written to {place}", Tone.WATCH)


def _tabs(keys: Mapping[str, str], marks: Mapping[str, str]) -> Mapping[str, str]:
    """The words of the tabs by the names of their places: with `keys` by the ids of their bindings, else ours, and
    with a mark behind those that wait for one."""
    return {
        each.name: f"{keys.get(f'screen.{each.name}', each.key)} {each.word}{marks.get(each.name, '')}"
        for each in PLACES
    }


def said(kept: Kept) -> str:
    """The sentence of what was kept, with what was created on the way and what to look at."""
    new = ", ".join(f"{found.ref.kind} {found.name}" for found in kept.created)
    return " · ".join([kept.sentence, *([f"new: {new}"] if new else []), *kept.warnings])
