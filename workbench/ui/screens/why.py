"""The page that tells why a figure is what it is, over whatever screen showed the figure."""

from __future__ import annotations

from workbench.desk.figures import subject_of
from workbench.desk.shown import Card, Figure
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.screens.card import CardScreen


class WhyScreen(CardScreen):
    """The *why* of `of`. Enter opens what a line rests on; `w` goes on to the why of the figure in a line, or back."""

    def __init__(self, views: Views, clerk: Clerk, of: Figure, about_file: str = "", *, place: str = "") -> None:
        super().__init__(views, clerk, subject_of(of), about_file, place=place)
        self._of = of

    def read(self) -> Card:
        """The page as it is now; what it is about is told by it."""
        card = self.views.why(self._of)
        self.subject = card.ref
        return card

    @property
    def called(self) -> str:
        """What the thing is called whose figure it is; the page is entitled by the figure."""
        return self.views.card(self.subject).title

    @property
    def figure(self) -> Figure:
        """The figure that the page is about."""
        return self._of

    def action_why(self) -> None:
        """The why of the figure in the line under the cursor; where it has none, back."""
        if self.asked in (None, self._of):
            self.dismiss()
        else:
            super().action_why()
