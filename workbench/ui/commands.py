"""The palette: every command that works now, by name and with its key, and every project and person by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.content import Content
from textual.widgets import Input

from workbench.desk.shown import Tone
from workbench.desk.trouble import CannotKeep
from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import one
from workbench.ui import gate, hints
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.screens.bench import Bench
from workbench.ui.type_ahead import TypingPlace

_NAMED = ("project", "contact", "skill")
_MOST = 8
_ASKED, _NAMED_FIRST, _TOLD = 2000, 1000, 0.1
"""Scores: what is asked for in words of its own comes first, then a name that begins with what was typed; a command of
which only the sentence holds it comes last."""


class Commands(Provider):
    """The live bindings of the screen under the palette, then names to go to."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for shown, command, tells in self._commands():
            yield DiscoveryHit(shown, command, text=shown.plain, help=tells)

    async def search(self, query: str) -> Hits:
        """What is like `query`: commands by their words, then projects, people and skills by their names."""
        matcher = self.matcher(query)
        for shown, command, tells in self._commands():
            score = matcher.match(shown.plain) or (_TOLD if query.lower() in tells.lower() else 0)
            if score > 0:
                yield Hit(score, shown, command, text=shown.plain, help=tells)
        screen = self.screen
        if not isinstance(screen, Bench):
            return
        if asked := _REVIEW.fullmatch(query.strip()):
            yield _review(screen, asked["week"])
        for shown, command, tells in _new(screen):
            if (score := matcher.match(shown.plain)) > 0:
                first = _NAMED_FIRST + 1 if shown.plain.startswith(query.lower()) else score
                yield Hit(first, shown, command, text=shown.plain, help=tells)
        for kind in _NAMED:
            for place, found in enumerate(screen.views.find(kind, query)[:_MOST]):
                shown = gate.line(f"{found.name}  {found.beside}".rstrip())
                yield Hit(
                    _NAMED_FIRST - place,
                    shown,
                    partial(screen.open_card, found.ref),
                    text=gate.line(found.name).plain,
                    help=f"open this {kind}",
                )

    def _commands(self) -> Iterator[tuple[Content, Callable[[], object], str]]:
        for hint in hints.live(self.screen.active_bindings):
            if hint.enabled and hint.id != "app.commands":
                shown = Content.from_markup("$does  [$text-accent]$key[/]", does=hint.does, key=hint.key)
                yield shown, partial(self.app.run_action, hint.action, hint.node), hint.tells


_REVIEW = re.compile(r"review\s+(?P<week>\S+)", re.IGNORECASE)


def _review(screen: Bench, text: str) -> Hit:
    """The review of a week, told by its number or in full; where there is no such week, the sentence that says so."""
    try:
        week = screen.views.week(text)
    except CannotKeep as why:
        said = str(why)
        return Hit(_ASKED, gate.line(f"review {text}"), partial(screen.tell, said, Tone.WATCH), help=said)
    return Hit(_ASKED, gate.line(f"review {week}"), partial(_open_review, screen, week), help="open this review")


async def _open_review(screen: Bench, week: str) -> None:
    from workbench.ui.screens.review import ReviewScreen

    app = screen.app
    await app.run_action("app.place('review')")
    review = app.get_screen("review")
    assert isinstance(review, ReviewScreen), "the place of that name"
    review.show_week(week)


def _new(screen: Bench) -> Iterator[tuple[Content, Callable[[], object], str]]:
    """What can be added with a form: every noun but the timer, which has its key."""
    if isinstance(screen, ActingScreen):
        for kind in KINDS:
            if kind != "timer":
                tells = (noun(kind).__doc__ or "").partition(". ")[0].partition("\n")[0]
                yield gate.line(f"new {one(noun(kind))}"), partial(screen.open_new, kind), tells


class Palette(CommandPalette, TypingPlace):
    """Textual's palette with our commands, without its picture and its blinking cursor."""

    def __init__(self, typed: str = "") -> None:
        """`typed` stands in the line already."""
        super().__init__([Commands], placeholder="What do you want to do?")
        self._typed = typed

    def on_mount(self) -> None:
        self.query_one(SearchIcon).icon = ":"
        line = self.query_one(Input)
        line.cursor_blink = False
        line.value = self._typed
        line.cursor_position = len(self._typed)

    def _action_command_list(self, action: str) -> None:
        """A key of the list; before its lines are laid out a page has no length, and Textual would end there."""
        with suppress(KeyError):
            super()._action_command_list(action)
