"""The rows of one step of a review: the left side of the Review screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from workbench.desk.review.rows import ReviewRow
from workbench.desk.shown import Figure, Ref, Section, Tone
from workbench.desk.shown_review import StepShown
from workbench.ui import gate
from workbench.ui.widgets.rows import Piece, Rows

_MARKING = ("mark", "mark_all")
_LABEL = 10
"""Cells of the labels at most: those of a day."""
_GAP = 1

_NOTHING = {
    "clear": "All clear: nothing half done, nothing forgotten. `enter` goes on.",
    "promises": "No promise is due, neither yours nor theirs. `enter` goes on.",
}
_CALM = "Nothing asks for you here. `enter` goes on."


class StepPane(Rows[ReviewRow]):
    """The rows of a step under the headings of their sources. Enter goes on, whatever the row.

    `go_on` is awaited where the key is: a key that comes right after Enter finds the next step.
    """

    def __init__(self, go_on: Callable[[], Awaitable[None]]) -> None:
        super().__init__(classes="pane")
        self.id = "step"
        self._go_on = go_on
        self._rows: tuple[ReviewRow, ...] = ()
        self._label = 0
        self.subject = "Review"
        self.shown: StepShown | None = None

    def put(self, shown: StepShown) -> None:
        """Shows this step; the cursor stays on the row it was on, or in its place, as long as the step is the same."""
        before, same = self.here, self.shown is not None and _place(self.shown) == _place(shown)
        self.shown, self._rows = shown, shown.rows
        self._label = min(_LABEL, max((gate.width(row.label) for row in self._rows), default=0))
        cursor = next((at for at, row in enumerate(self._rows) if row == before), self.cursor) if same else 0
        self.show([Section(part.title, len(part.rows)) for part in shown.parts], self._page, cursor)
        self.subject = _subject(shown)
        self.border_title = gate.line(self.subject)

    @property
    def here(self) -> ReviewRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def figure(self) -> Figure | None:
        """The figure of the row under the cursor."""
        return self.here.figure if self.here else None

    def seek(self, ref: Ref) -> bool:
        """Puts the cursor on the row of `ref`; tells whether there is one."""
        place = next((at for at, row in enumerate(self._rows) if row.ref == ref), None)
        if place is not None:
            self.go(place)
        return place is not None

    def seek_new(self, before: StepShown) -> None:
        """Puts the cursor on the first row that was not there `before`, if the step is the same."""
        if self.shown is not None and _place(self.shown) == _place(before):
            self.go(next((at for at, row in enumerate(self._rows) if row not in before.rows), self.cursor))

    def ref_of(self, row: ReviewRow) -> Ref | None:
        """What the row opens."""
        return row.ref

    @property
    def taught(self) -> str:
        """That there is nothing, kindly."""
        return _NOTHING.get(str(self.shown.step), _CALM) if self.shown else "reading …"

    def drawn(self, row: ReviewRow, width: int) -> Sequence[Piece]:
        """The label, and the words."""
        words = gate.cut(row.words, max(1, width - 1 - self._label - _GAP))
        return [
            (" ", Tone.MUTED),
            (gate.fit(row.label, self._label) + " " * _GAP, row.tone),
            (words, Tone.MUTED if row.tone is Tone.MUTED else Tone.PLAIN),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rows are acted on one by one."""
        return action not in _MARKING

    async def action_open(self) -> None:
        """Goes on."""
        await self._go_on()

    def _page(self, first: int, count: int) -> Sequence[ReviewRow]:
        return self._rows[first : first + count]


def _place(shown: StepShown) -> tuple[object, ...]:
    return shown.week, shown.step, shown.business, shown.finished_on


def _subject(shown: StepShown) -> str:
    if shown.finished_on is not None:
        return "Reviewed"
    return f"{shown.step.number} of 7 · {shown.step.called}"
