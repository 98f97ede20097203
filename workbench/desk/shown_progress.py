"""What the Progress screen and `workbench progress` show, as frozen values: equal values need no repaint."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.desk.shown import Block, Line, Ref, Tone
from workbench.model.projects import Stage


@dataclass(frozen=True)
class ProgressRow:
    """A project as it stands among all others.

    `stage` is what it delivers (None: unproven), `letters` the same as growing letters. `met` of `of` gates hold of
    the stage `toward`, the next one; `toward` is None where nothing is ahead. `missing` and `next_step` are of the
    first gate that lacks something, and `gate` is its key; empty where there is none.
    """

    id: int
    name: str
    client: str
    phase: str
    stage: Stage | None
    letters: str
    tone: Tone
    provisional: bool
    at_risk: bool
    aimed: str
    charged: str
    gap: str
    met: int
    of: int
    toward: Stage | None
    gate: str
    missing: str
    next_step: str
    headline: str

    @property
    def column(self) -> Stage:
        """The column that it stands in: what is unproven stands with the services."""
        return self.stage or Stage.SERVICES

    @property
    def closed(self) -> bool:
        """Whether it is over."""
        return self.phase == "closed"


@dataclass(frozen=True)
class Answer:
    """How a question is answered: in the form of a noun, or with a line in the bar.

    With `ref` a form opens, on the noun with that id or, where that is 0, on a new one; the texts in `given` stand in
    its fields, by name, and the cursor in the field `at` (empty: the first that lacks something). Without `ref`,
    `line` stands in the bar, to be finished. `asks` is the question.
    """

    asks: str
    ref: Ref | None = None
    given: tuple[tuple[str, str], ...] = ()
    at: str = ""
    line: str = ""


@dataclass(frozen=True)
class GateShown:
    """A gate in sight: its state in a word, what there is of it or is missing, and what can be done from there.

    `promise` and `plan` are lines for the bar that make its next step a commitment or a planned session; a session
    can be planned only where somebody and a skill are known, else `plan` is empty.
    """

    key: str
    word: str
    tone: Tone
    reason: str
    question: str
    next_step: str
    answer: Answer
    promise: str
    plan: str


@dataclass(frozen=True)
class LightShown:
    """One line above the gates: a light, the gap between two, my view; `answer` is how it is changed, if it can be."""

    line: Line
    answer: Answer | None = None


@dataclass(frozen=True)
class ProgressShown:
    """How far one project is: the three lights, never merged, its gates in sight, and what stays."""

    row: ProgressRow
    lights: tuple[LightShown, ...]
    gates: tuple[GateShown, ...]
    kept: tuple[Block, ...]

    @property
    def next_gate(self) -> GateShown | None:
        """The gate whose step is the next one."""
        return next((each for each in self.gates if each.key == self.row.gate), None)


@dataclass(frozen=True)
class Stood:
    """Where a project stood at the end of a quarter; `letters` are empty while it had not begun."""

    quarter: str
    letters: str
    word: str
    tone: Tone


@dataclass(frozen=True)
class QuarterTally:
    """How many projects stood where at the end of a quarter; `unproven` are in none of the stages."""

    quarter: str
    unproven: int = 0
    services: int = 0
    experience: int = 0
    transformation: int = 0

    @property
    def counts(self) -> tuple[tuple[str, int, Tone], ...]:
        """Letter, number and tone of each kind, from the ground up."""
        return (
            ("·", self.unproven, Tone.RISK),
            ("S", self.services, Tone.SERVICE),
            ("E", self.experience, Tone.EXPERIENCE),
            ("T", self.transformation, Tone.TRANSFORMATION),
        )
