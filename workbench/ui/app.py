"""The app: what is true on every screen, and how it starts, ends and fails."""

from __future__ import annotations

import asyncio
import gc
import os
import select
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import constants, events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from workbench.config import DEFAULT_THEME, Settings
from workbench.desk.opening import copied_today, opened
from workbench.desk.shown import Tone
from workbench.desk.trouble import Trouble
from workbench.desk.views import Views
from workbench.ui import glyphs, hints, themes
from workbench.ui.clerk import Clerk
from workbench.ui.pasting import keep_pastes_whole
from workbench.ui.places import FIRST, Place, place
from workbench.ui.screens.bench import Bench
from workbench.ui.screens.work import WorkScreen
from workbench.ui.type_ahead import TypeAhead

_ENDED_BY = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_ESCAPE_DELAY = 0.025
"""Seconds to wait after Esc for the rest of a key's bytes; over ssh Textual's own 0.1 stays."""

_BEAT = 1.25
"""Seconds between two looks at what moves by itself. One timer for all: each one wakes an idle program anew."""

_SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread makes way for another: a tenth of Python's, as each row read from the file gives way
too, and a page of them would wait that often while the clerk figures out a stage."""


class Workbench(App[None]):
    """The workbench on one file."""

    TITLE = "workbench"
    CSS_PATH = "workbench.tcss"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("colon,ctrl+p", "commands", "commands", id="app.commands", tooltip="All commands, by name"),
        Binding("question_mark,f1", "help", "help", id="app.help", tooltip="The keys that work here, and the words"),
        Binding("q", "close", "quit", id="app.close", show=False, tooltip="Back; from the first screen, quit"),
        Binding("ctrl+q", "quit", "quit", id="app.quit", show=False, priority=True, tooltip="Quit"),
        Binding("ctrl+z", "suspend_process", "suspend", id="app.suspend", show=False, priority=True, tooltip="Suspend"),
    ]

    def __init__(self, views: Views, clerk: Clerk, settings: Settings, *, about_file: str = "") -> None:
        super().__init__()
        views.templates = settings.config.parent / "templates"
        self._views = views
        self._clerk = clerk
        self._settings = settings
        self._about_file = about_file
        self._ascii = glyphs.AsciiOnly(enabled=glyphs.ascii_only(settings.glyphs, os.environ))
        self._notices: list[str] = []
        self._ahead = TypeAhead()
        self._places: dict[str, Bench] = {}
        self._before = ""
        self._wear(settings.theme)

    def _wear(self, name: str) -> None:
        try:
            palette = themes.read(name, self._settings.theme_folders)
        except themes.BadTheme as why:
            self._notices.append(str(why))
            palette = themes.read(DEFAULT_THEME, self._settings.theme_folders[-1:])
        self.register_theme(themes.textual_theme(palette))
        self.theme = palette.name

    def get_driver_class(self) -> type[Driver]:
        """The driver of this terminal, which lets no part of a paste through as keys."""
        driver = super().get_driver_class()
        keep_pastes_whole(driver)
        return driver

    async def on_event(self, event: events.Event) -> None:
        """Notes where each key was pressed, for `on_key`."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._ahead.pressed(event, self.focused)
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """A key that came before the place that it was meant for waits for that place, and is no command."""
        if self._ahead.takes(event, self.screen, self.focused):
            event.stop()
            event.prevent_default()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What was typed ahead goes to the place that has the focus now."""
        if self.screen_stack:  # at the end a focus may be told of that no screen is left for
            self._ahead.release(self.screen, event.widget)

    def get_default_screen(self) -> Screen[None]:
        """Starts with Work."""
        return WorkScreen(self._views, self._clerk, self._about_file)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and ours for terminals without box signs."""
        return [*super().get_line_filters(), self._ascii] if self._ascii.enabled else super().get_line_filters()

    def on_mount(self) -> None:
        for number in _ENDED_BY:
            asyncio.get_running_loop().add_signal_handler(number, self.exit, None, 128 + number)
        self.set_interval(_BEAT, self.beat)
        self._rebind()
        self.call_after_refresh(self._begun)

    def beat(self) -> None:
        """Looks at the terminal, and has the screen in front look at the file and the clock."""
        if not self.is_headless:
            self._look_for_terminal()
        front = next((each for each in reversed(self.screen_stack) if isinstance(each, Bench)), None)
        if front is not None:
            front.look()

    def _look_for_terminal(self) -> None:
        """Ends where the terminal is gone without a signal: its end reads as input without end."""
        asked = select.poll()
        asked.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
        if any(told & (select.POLLHUP | select.POLLERR) for _, told in asked.poll(0)):
            self.exit(return_code=128 + signal.SIGHUP)

    def _begun(self) -> None:
        gc.freeze()
        gc.enable()
        self._tell_notices()
        self.run_worker(self._settle(), exit_on_error=False)
        if not self._about_file:
            self.run_worker(self._copy_today(), exit_on_error=False)

    async def _settle(self) -> None:
        """Has worked out what others left stale, or what was worked out under other thresholds."""
        if await self._clerk.ask(self._views.unsettled):
            self._clerk.settle()

    def _tell_notices(self) -> None:
        if self._notices and isinstance(self.screen, Bench):
            self.screen.tell("\n".join(self._notices), Tone.WATCH)

    async def _copy_today(self) -> None:
        """The day's verified copy, made in a thread once the first picture stands; told only where it fails."""
        today = self._views.today().date()
        try:
            await asyncio.to_thread(copied_today, self._views.file, self._settings.backups, today)
        except Trouble as why:
            self._notices.append(f"Today's copy was not made: {why}")
            self._tell_notices()

    def _rebind(self) -> None:
        if self._settings.keys:
            from workbench.ui import keys

            keymap, problems = keys.rebound(self._settings.keys)
            self._notices.extend(problems)
            self.set_keymap(keymap)

    def action_commands(self) -> None:
        """Opens the palette."""
        from workbench.ui.commands import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help(self) -> None:
        """Shows what the keys do on this screen, and the rest of the help."""
        from workbench.ui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(hints.pressable(self.screen), self._settings.keys, self._settings.practice))

    # Getting about: Work lies at the bottom, one other main screen may lie on it, and cards and the like on both

    @property
    def _place(self) -> str:
        """The name of the main screen in front, or under what is in front."""
        return next((name for name, each in self._places.items() if each in self.screen_stack), FIRST)

    @property
    def _on_place(self) -> bool:
        """Whether a main screen is in front, with nothing over it."""
        return len(self.screen_stack) == 1 or self.screen is self._places.get(self._place)

    def action_place(self, name: str) -> None:
        """Goes to a main screen, which is as it was left; what lies over it or another goes."""
        here, wanted = self._place, place(name)
        if wanted is None:
            return
        while len(self.screen_stack) > 1 and self.screen is not self._places.get(name):
            self.pop_screen()
        if name not in (FIRST, self._place):
            self.push_screen(self._kept(wanted))
        if here != name:
            self._before = here

    def _kept(self, wanted: Place) -> Bench:
        """The one screen of a place, made at its first use; installed, so that it outlives being left."""
        if wanted.name not in self._places:
            screen = self._places[wanted.name] = wanted.made(self._views, self._clerk, self._about_file)
            self.install_screen(screen, wanted.name)
        return self._places[wanted.name]

    def action_last_place(self) -> None:
        """Goes to the main screen that one was on before."""
        if self._before:
            self.action_place(self._before)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A screen that there is not is not known; the one that one is on, and no last one, are not offered."""
        if action == "place":
            name = str(parameters[0])
            if place(name) is None:
                return False
            return None if name == self._place and self._on_place else True
        if action == "last_place":
            return bool(self._before)
        return super().check_action(action, parameters)

    def action_close(self) -> None:
        """Back to the screen before; from the first one, the end. Nothing is ever unsaved."""
        if len(self.screen_stack) == 1:
            self.exit()
        elif self._on_place:
            self.action_place(FIRST)
        else:
            self.pop_screen()

    def _fatal_error(self) -> None:
        """Ends with the traceback, without the values of variables: they may be a client's."""
        from rich.segment import Segments
        from rich.traceback import Traceback

        self.bell()
        shown = Traceback(show_locals=False, width=None)
        self._exit_renderables.append(Segments(self.console.render(shown, self.console.options)))
        self._close_messages_no_wait()


def run(settings: Settings, file: Path, now: Callable[[], datetime], *, demo: bool = False) -> int:
    """Opens `file` in the app until it is closed; the exit code. Raises `Trouble` where the file can't be opened."""
    gc.disable()
    sys.setswitchinterval(_SWITCH_INTERVAL)
    if not os.environ.get("SSH_CONNECTION") and "ESCDELAY" not in os.environ:
        constants.ESCAPE_DELAY = _ESCAPE_DELAY  # type: ignore[misc]
    with opened(file, now, settings.zone, settings.constants) as (open_desk, views):
        clerk = Clerk(open_desk)
        try:
            app = Workbench(views, clerk, settings, about_file="demo data" if demo else "")
            app.run()
        finally:
            clerk.close()
    _let_go()
    return app.return_code or 0


def _let_go() -> None:
    """Where the terminal is gone, what is left to write goes nowhere: else Python would end with a code of its own."""
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
