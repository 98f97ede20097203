"""What the focused row is about: its card, or what presses today where no one thing is focused."""

from __future__ import annotations

from workbench.desk.shown import Block, Card, Line, Ref, Tone
from workbench.ui import gate
from workbench.ui.widgets.page import Page

_CALM = Block("", (Line("Nothing late, nothing due today, nobody quiet.", tone=Tone.MUTED),))


class DetailPane(Page):
    """The card of one thing, beside the lists."""

    kind = ""
    empty = "Put the cursor on a project, a session or a contact; its card shows here."

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "detail"
        self.subject = ""
        self._of: Ref | None = None

    def show_card(self, card: Card) -> None:
        """Shows `card`; the cursor stays where it was if it is the same thing's."""
        same, self._of = card.ref == self._of, card.ref
        self._entitle(card.title)
        self.put(card_blocks(card), cursor=None if same else 0)

    def show_today(self, lines: tuple[Line, ...]) -> None:
        """Shows what presses, line by line."""
        same, self._of = self._of is None, None
        self._entitle("Today")
        self.put((Block("", lines),) if lines else (_CALM,), cursor=None if same else 0)

    def _entitle(self, title: str) -> None:
        if title != self.subject:
            self.subject = title
            self.border_title = gate.line(title)


def card_blocks(card: Card) -> tuple[Block, ...]:
    """The blocks of a card, the line under its title first."""
    under = (Block("", (Line(card.under, tone=Tone.MUTED),)),) if card.under else ()
    return (*under, *card.blocks)
