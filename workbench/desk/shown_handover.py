"""What the handover page and `workbench handover` show, as frozen values: equal values need no repaint."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_progress import Answer


@dataclass(frozen=True)
class HandoverGateShown:
    """One of the eleven gates: its state in a word, what there is or is missing, and how it is closed by one key.

    `answer` is the form or the line that answers it, or opens what did; `verb` a verb of the desk that does so at
    once, given the project. Where there is neither, nothing is to be done. `ref` is what it speaks of.
    """

    number: int
    title: str
    hard: bool
    met: bool
    words: str
    question: str
    figure: Figure
    state: str
    tone: Tone
    answer: Answer | None = None
    verb: str = ""
    ref: Ref | None = None


@dataclass(frozen=True)
class HandoverShown:
    """How ready a project is to be handed over: in a word, in a sentence, and gate by gate."""

    project: Ref
    name: str
    client: str
    aim: str
    readiness: str
    tone: Tone
    sentence: str
    closed: bool
    gates: tuple[HandoverGateShown, ...]

    @property
    def ready(self) -> bool:
        """Whether all hard gates are met."""
        return not any(each.hard and not each.met for each in self.gates)

    def gate(self, number: int) -> HandoverGateShown:
        """The gate of this number, from 1."""
        return self.gates[number - 1]
