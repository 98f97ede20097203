"""The card: one page on one thing, over whatever screen it was opened from."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from workbench.desk.figures import figure_of
from workbench.desk.shown import Card, Figure, Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.practice.entry import Focus, Name
from workbench.ui import gate
from workbench.ui.clerk import Clerk
from workbench.ui.panes.detail import card_blocks
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.widgets.page import Page

_SLOTS = ("project", "contact", "skill")
_FLAT = 10
"""The height below which the frame goes, so that the lines have the room."""


class CardScreen(ActingScreen):
    """The page of `subject`. Enter opens what a line names; the keys act on that, else on what the card is about."""

    AUTO_FOCUS = "Page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="card.leave", tooltip="Back to where the card was opened"),
    ]

    def __init__(self, views: Views, clerk: Clerk, about: Ref, about_file: str = "", *, place: str = "") -> None:
        super().__init__(views, clerk, about_file, place=place)
        self.subject = about
        self.page = Page(classes="pane")
        self._card: Card | None = None

    def floor(self) -> ComposeResult:
        """The page."""
        yield self.page

    def on_mount(self) -> None:
        self._fold(self.app.size.height)
        self._read(0)

    def on_resize(self, event: events.Resize) -> None:
        """Where it is low the frame goes, and the first line tells what the page is about."""
        self._fold(event.size.height)

    def _fold(self, height: int) -> None:
        self.set_class(height < _FLAT, "-flat")
        self.masthead.refresh()

    def watch_mark(self) -> None:
        """Something was written: the card may tell it."""
        if self.is_mounted:
            self._read(None)

    def _read(self, cursor: int | None) -> None:
        try:
            card = self.read()
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
            return
        if card != self._card:
            self._card = card
            self.page.border_title = gate.line(card.title)
            self.masthead.about(card.title)
            self.page.put(card_blocks(card), cursor=cursor)

    def read(self) -> Card:
        """The page as it is now. Raises `CannotKeep` where what it is about is gone."""
        return self.views.card(self.subject)

    @property
    def ref(self) -> Ref:
        """What the line under the cursor names, else what the card is about."""
        return self.page.ref or self.subject

    @property
    def figure(self) -> Figure | None:
        """What stands for the thing that the line under the cursor names, else for what the card is about."""
        return figure_of(self.page.ref) or figure_of(self.subject)

    @property
    def in_hand(self) -> int:
        """The project under the cursor, or that the card is about."""
        return super().in_hand or (self.subject.id if self.subject.kind == "project" else 0)

    @property
    def called(self) -> str:
        """What the thing is called that the card is about."""
        return self._card.title if self._card else ""

    def capture_focus(self) -> Focus:
        """What the card is about, where the bar has a slot for it."""
        kind = self.subject.kind
        name = Name(kind, self.called, self.subject.id) if self._card and kind in _SLOTS else None
        return Focus(
            project=name if kind == "project" else None,
            person=name if kind == "contact" else None,
            skill=name if kind == "skill" else None,
        )

    def about(self, kind: str) -> tuple[Ref, ...]:
        """What the card is about; else what the line under the cursor names."""
        return (self.subject, *super().about(kind))

    def action_new(self) -> None:
        """Opens the palette at all that can be added to what the card is about."""
        from workbench.ui.commands import Palette

        self.app.push_screen(Palette("new "))

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()
