"""From a question that is shown to its answer: the form opens, or the bar, with what is proposed in it."""

from __future__ import annotations

from workbench.desk.shown import Ref
from workbench.desk.shown_progress import Answer
from workbench.ui.screens.acting import ActingScreen


class AnsweringScreen(ActingScreen):
    """A screen on which questions stand that Enter answers. What is proposed waits for another Enter."""

    def answer(self, answer: Answer, about: Ref) -> None:
        """Opens the form, or the bar, in which a question about a noun is answered."""
        from workbench.ui.screens.form import FormScreen

        if answer.ref is None:
            self.open_bar(text=answer.line)
            self.tell(answer.asks)
            return
        form = self.known(self.views.form, answer.ref.kind, answer.ref.id, (about,))
        if form is not None:
            screen = FormScreen(self.views, self.clerk, form, given=dict(answer.given), at=answer.at, asks=answer.asks)
            self.app.push_screen(screen, self._was_kept)
