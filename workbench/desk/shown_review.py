"""What the Review screen shows, as frozen values: equal values need no repaint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.desk.review.rows import Asks, Deed, ReviewRow
from workbench.desk.shown import Figure, Ref, Tone
from workbench.practice.review import MINUTES as MINUTES
from workbench.practice.review import Step, WeekState


@dataclass(frozen=True)
class PartShown:
    """The rows of one source under its heading."""

    title: str
    rows: tuple[ReviewRow, ...]


@dataclass(frozen=True)
class SheetRow:
    """One row of a sheet: its cells, of which the first names it; `ref` is what it opens."""

    cells: tuple[str, ...]
    tone: Tone = Tone.PLAIN
    ref: Ref | None = None
    figure: Figure | None = None


@dataclass(frozen=True)
class Sheet:
    """A small table under a title. In one of `figures` all cells but the first stand at the right of their column."""

    title: str
    rows: tuple[SheetRow, ...]
    figures: bool = False


@dataclass(frozen=True)
class StepShown:
    """One step of the review of a week. `beside` is what stands next to it; `finished_on` ends the review.

    `business` is what was answered, empty while the evidence is still to come.
    """

    week: str
    label: str
    state: WeekState
    step: Step
    parts: tuple[PartShown, ...]
    beside: tuple[Sheet, ...]
    business: str = ""
    finished_on: date | None = None

    @property
    def question(self) -> str:
        """What is asked here."""
        if self.evidence:
            return f"Your word: {self.business}. Beside it the evidence." if self.business else "The evidence."
        return self.step.question

    @property
    def asks_business(self) -> bool:
        """Whether the business is to be told first."""
        return self.step is Step.AHEAD and not self.business and self.finished_on is None

    @property
    def evidence(self) -> bool:
        """Whether the evidence stands beside: the business was told, or the review is finished."""
        return self.step is Step.AHEAD and not self.asks_business

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        """All rows, one after the other."""
        return tuple(row for part in self.parts for row in part.rows)

    def asking(self, what: Asks) -> Deed | None:
        """The deed that asks for this, where a row has one."""
        return next((deed for row in self.rows for deed in row.deeds if deed.asks is what), None)
