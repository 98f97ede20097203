"""Whether a project can be handed over: eleven gates, some of them hard by its aim, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.model.projects import Stage
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.handover.after_us import acceptance, dry_run, follow_ups, owners, risks
from workbench.practice.handover.finding import Finding
from workbench.practice.handover.handed import access, assets, decisions, promises
from workbench.practice.handover.leaving import Leaving, Reading
from workbench.practice.handover.skills import spread, weighty

_GATES: Mapping[str, Callable[[Reading], Finding]] = {
    "weighty skills": weighty,
    "skills spread": spread,
    "assets": assets,
    "access": access,
    "promises": promises,
    "decisions": decisions,
    "risks": risks,
    "owners": owners,
    "dry run": dry_run,
    "acceptance": acceptance,
    "follow-ups": follow_ups,
}
"""The eleven gates in order, by their titles."""

_HARD: Mapping[Stage | None, frozenset[int]] = {
    None: frozenset({1, 5, 8, 10}),
    Stage.SERVICES: frozenset({5, 8, 10}),
    Stage.EXPERIENCE: frozenset({1, 5, 8, 10}),
    Stage.TRANSFORMATION: frozenset({1, 5, 8, 9, 10}),
}
"""The gates without which a project is not ready, by what is aimed at; None where no aim is chosen."""


class Readiness(StrEnum):
    """How ready a project is to be handed over."""

    READY = "ready"
    WITH_RISKS = "ready with risks"
    NOT_READY = "not ready"


@dataclass(frozen=True)
class HandoverGate:
    """One of the eleven gates on a day: `number` from 1, `title` in a word or two, whether it is `hard` here."""

    number: int
    title: str
    hard: bool
    found: Finding

    @property
    def met(self) -> bool:
        """Whether it is met now."""
        return self.found.met


@dataclass(frozen=True)
class Handover:
    """The eleven gates of a project on a day."""

    gates: tuple[HandoverGate, ...]

    @property
    def readiness(self) -> Readiness:
        """Ready with all gates met, with risks with all hard ones."""
        if self.blocking:
            return Readiness.NOT_READY
        return Readiness.WITH_RISKS if self.lacking else Readiness.READY

    @property
    def lacking(self) -> tuple[HandoverGate, ...]:
        """The gates that are not met."""
        return tuple(each for each in self.gates if not each.met)

    @property
    def blocking(self) -> tuple[HandoverGate, ...]:
        """The hard ones of them."""
        return tuple(each for each in self.lacking if each.hard)


def handover(leaving: Leaving, as_of: date, constants: Constants = DEFAULTS) -> Handover:
    """How ready a project is to be handed over on `as_of`."""
    now = Reading(leaving, as_of, constants)
    hard = _HARD[leaving.project.target_stage]
    return Handover(
        tuple(
            HandoverGate(number, title, number in hard, rule(now))
            for number, (title, rule) in enumerate(_GATES.items(), 1)
        )
    )
