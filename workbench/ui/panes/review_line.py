"""The line in which the last step is answered: the question of the week, then one intention after another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from workbench.desk.review.rows import Asks, Deed
from workbench.desk.shown_review import StepShown
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.widgets.said_line import SaidLine

_SLOTS = {Asks.ANSWER: "review.answer", Asks.INTENTION: "review.intention"}


class ReviewLine(SaidLine):
    """It asks in the words of the step that `shown` gives, and keeps what is said by `run`, which runs a verb.

    `ended` takes it away; it is told whether all was said, or one left.
    """

    def __init__(
        self,
        views: Views,
        clerk: Clerk,
        shown: Callable[[], StepShown],
        run: Callable[..., Awaitable[bool]],
        ended: Callable[[bool], None],
    ) -> None:
        super().__init__(views, clerk)
        self._shown = shown
        self._run = run
        self._ended = ended
        self._deed: Deed | None = None

    def about(self, deed: Deed) -> None:
        """Asks for what this deed needs: an answer, of which there may be one already, or an intention."""
        self._deed = deed
        shown = self._shown()
        question, said = "I will", ""
        if deed.asks is Asks.ANSWER:
            question, *answer = (row.words for row in shown.rows if deed in row.deeds)
            said = "".join(answer)
        self.ask(f"{_SLOTS[deed.asks]}.{shown.week}", question, said)

    async def said(self, words: str) -> bool:
        """Keeps what was said; nothing said is fine as well."""
        if self._deed is None or not words:
            return True
        return await self._run(self._deed.verb, *self._deed.args, words)

    async def onward(self, words: str) -> None:
        """Asks for intentions after the answer, as long as there is one; then the end."""
        answered = self._deed is not None and self._deed.asks is Asks.ANSWER
        more = self._shown().asking(Asks.INTENTION) if words or answered else None
        if more is not None:
            self.about(more)
        else:
            self._ended(True)

    def left(self) -> None:
        """What was typed waits."""
        self._ended(False)
