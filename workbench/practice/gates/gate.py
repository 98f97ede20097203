"""One gate of a stage as it stands on a day, and the words in which evidence for it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.model.projects import Stage
from workbench.practice.facts import Reading


class GateState(StrEnum):
    """How a gate stands. Unknown neither meets nor loses."""

    MET = "met"
    NOT_ASKED = "not_asked"
    LOST = "lost"
    UNKNOWN = "unknown"


_STAGE = {"S": Stage.SERVICES, "E": Stage.EXPERIENCE, "T": Stage.TRANSFORMATION}


@dataclass(frozen=True)
class Gate:
    """How one gate stands; `key` is S1 to T5.

    `reason` tells what there is when it is met, else what is missing and what there is of it. `question` is
    what can be asked to get further, `next_step` what can be done; both are empty when the gate is met.
    `unconfirmed`: it would be met if older evidence were confirmed. `at_risk`: it held a while ago (14 days),
    so that the stage does not move yet.
    """

    key: str
    state: GateState
    reason: str
    question: str = ""
    next_step: str = ""
    unconfirmed: bool = False
    at_risk: bool = False

    @property
    def stage(self) -> Stage:
        """The stage that the gate belongs to."""
        return _STAGE[self.key[0]]

    @property
    def met(self) -> bool:
        """Whether it is met now."""
        return self.state is GateState.MET

    @property
    def in_force(self) -> bool:
        """Whether it carries its stage today: met, or an S gate that is not lost."""
        return self.met or (self.stage is Stage.SERVICES and self.state is not GateState.LOST)

    @property
    def holds(self) -> bool:
        """Whether the stage may stand on it: in force, or only at risk."""
        return self.in_force or self.at_risk


@dataclass(frozen=True)
class Piece:
    """One piece of evidence: on which day, by whom (a contact's id), and in which words if the name says too little."""

    on: date
    who: int
    words: str = ""


def met(key: str, reason: str) -> Gate:
    """A gate that is met, and by what."""
    return Gate(key, GateState.MET, reason)


def confirmed(now: Reading, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces that are not too old to count: up to 180 days."""
    return [each for each in pieces if (now.as_of - each.on).days <= now.constants.confirmed_days]


def told(now: Reading, pieces: Iterable[Piece]) -> str:
    """Who and when, each person once with the last day: `Ana, 3 Mar; Bo, 9 Mar`."""
    last = {each.who: each for each in sorted(pieces, key=_when)}
    return "; ".join(
        f"{now.called(each.who)}{each.words and ' ' + each.words}, {now.day(each.on)}"
        for each in sorted(last.values(), key=_when)
    )


def having(now: Reading, fresh: Sequence[Piece], pieces: Sequence[Piece]) -> str:
    """What there is, in brackets; what is too old to count is told as unconfirmed. Empty when there is nothing."""
    old = [each for each in pieces if each not in fresh]
    parts = [f"have {told(now, fresh)}"] if fresh else []
    parts += [f"unconfirmed: {told(now, old)}"] if old else []
    return f" ({'; '.join(parts)})" if parts else ""


def _when(piece: Piece) -> tuple[date, int, str]:
    return piece.on, piece.who, piece.words


_COUNTS = ("no", "one", "two", "three", "four", "five", "six")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth")


def count(number: int) -> str:
    """A small number as a word; a larger one in digits."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def ordinal(number: int) -> str:
    """Which one it is, as a word; from the seventh on in digits."""
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number}th"


def people(number: int) -> str:
    """So many people."""
    return "one person" if number == 1 else f"{count(number)} people"
