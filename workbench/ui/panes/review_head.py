"""What stands above and below the rows of a step: the week with its clock and question; the row that does not fit."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from workbench.desk.review.rows import ReviewRow
from workbench.desk.shown_review import MINUTES, StepShown
from workbench.ui import gate

_MOST_LINES = 2


class ReviewHead(Static):
    """The week and what became of it, the minutes at the right end, the question below."""

    def __init__(self) -> None:
        super().__init__(id="head")

    def put(self, shown: StepShown, minutes: int, width: int) -> None:
        """Shows the head of this step, `minutes` after the beginning, in `width` cells."""
        clock = "" if shown.finished_on else f"{minutes} of {MINUTES} min"
        state = str(shown.state) if shown.finished_on or shown.state in ("away", "missed") else ""
        left = " · ".join(word for word in (shown.label, state) if word)
        week = gate.fit(left, max(1, width - gate.width(clock))) + clock
        asked = gate.wrapped(shown.question, width)[:_MOST_LINES]
        lines = [gate.filled("[$foreground]$line[/]", line=week)]
        lines += [gate.filled("[$text-accent]$asked[/]", asked=each) for each in asked]
        self.update(Content("\n").join(lines))


class RowInFull(Static):
    """The row under the cursor, which may be cut in the list."""

    def __init__(self) -> None:
        super().__init__(id="full")

    def put(self, row: ReviewRow | None, width: int) -> None:
        """Shows the words of a row in `width` cells."""
        self.update(gate.content("\n".join(gate.wrapped(row.words if row else "", width)[:_MOST_LINES])))
