"""Which stage a project has reached, aims at and charges for (three lights, never merged), and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.model.projects import FeeBasis, Stage
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.facts import Facts, Reading
from workbench.practice.gates import judged
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.independence import Independence

STAGES = tuple(Stage)
_LAST = "T5"
"""The gate that can only be asked later; without it a transformation is provisional."""


class Charge(StrEnum):
    """What a client pays for, by the fee basis: goods, or one of the three stages."""

    GOODS = "goods"
    SERVICES = "services"
    EXPERIENCE = "experience"
    TRANSFORMATION = "transformation"


_CHARGES = {
    FeeBasis.PRODUCT: Charge.GOODS,
    FeeBasis.HOURS: Charge.SERVICES,
    FeeBasis.DAY_RATE: Charge.SERVICES,
    FeeBasis.FIXED: Charge.SERVICES,
    FeeBasis.RETAINER: Charge.SERVICES,
    FeeBasis.PROGRAMME_TIME: Charge.EXPERIENCE,
    FeeBasis.OUTCOME: Charge.TRANSFORMATION,
}


def charged(fee_basis: FeeBasis | None) -> Charge | None:
    """What the fee basis pays for; None where none was told."""
    return None if fee_basis is None else _CHARGES[fee_basis]


@dataclass(frozen=True)
class Delivered:
    """The stage that the gates show; None is unproven. `provisional`: a transformation that was not asked after yet."""

    stage: Stage | None
    provisional: bool = False

    def __str__(self) -> str:
        return ("unproven" if self.stage is None else self.stage) + (" (provisional)" if self.provisional else "")

    @property
    def next_stage(self) -> Stage | None:
        """The stage to reach next: transformation once more while it is provisional; None at the top."""
        if self.stage is None:
            return Stage.SERVICES
        if self.stage is Stage.TRANSFORMATION:
            return self.stage if self.provisional else None
        return STAGES[STAGES.index(self.stage) + 1]


def stage_of(gates: Sequence[Gate]) -> Delivered:
    """The highest stage whose own gates hold, and all below; only T5 may be lacking, for a provisional one."""
    broken = {gate.stage for gate in gates if gate.key != _LAST and not gate.holds}
    stage: Stage | None = None
    for each in STAGES:
        if each in broken:
            break
        stage = each
    lasting = all(gate.holds for gate in gates if gate.key == _LAST)
    return Delivered(stage, provisional=stage is Stage.TRANSFORMATION and not lasting)


@dataclass(frozen=True)
class Progress:
    """One project's three lights, and its gates."""

    delivered: Delivered
    aimed: Stage | None
    charged: Charge | None
    gates: tuple[Gate, ...]
    independence: Independence | None = None

    @property
    def horizon(self) -> Stage:
        """The highest stage whose gates are spoken of: the aim, or the next stage as long as there is no aim."""
        return self.aimed or self.delivered.next_stage or Stage.TRANSFORMATION

    @property
    def shown(self) -> tuple[Gate, ...]:
        """The gates to show: all up to the aim; without one those of the next stage, and what is open in services."""
        if self.aimed is not None:
            return tuple(gate for gate in self.gates if self._in_sight(gate))
        return tuple(
            gate for gate in self.gates if gate.stage is self.horizon or gate.key in (*self.to_ask, *self.lost)
        )

    @property
    def met(self) -> tuple[str, ...]:
        """The keys of the gates in sight that are met."""
        return tuple(gate.key for gate in self.gates if gate.met and self._in_sight(gate))

    @property
    def lost(self) -> tuple[str, ...]:
        """The keys of the gates in sight that are lost, also those that are only at risk yet."""
        return tuple(gate.key for gate in self.gates if gate.state is GateState.LOST and self._in_sight(gate))

    @property
    def to_ask(self) -> tuple[str, ...]:
        """The keys of the S gates that hold without having been asked."""
        return tuple(
            gate.key for gate in self.gates if gate.stage is Stage.SERVICES and gate.state is GateState.NOT_ASKED
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys of the gates that the next stage lacks, if that is in sight."""
        return tuple(gate.key for gate in self._missing)

    @property
    def at_risk(self) -> tuple[Gate, ...]:
        """The gates that will move the stage if nothing happens."""
        stage = self.delivered.stage
        reached = STAGES[: STAGES.index(stage) + 1] if stage else ()
        return tuple(gate for gate in self.gates if gate.at_risk and gate.stage in reached)

    @property
    def next_step(self) -> str:
        """What to do next, for the first gate that is at risk, to be asked or missing; empty when there is none."""
        wanted = (*self.to_ask, *self.missing)
        open_ones = (gate for gate in self.gates if gate.key in wanted)
        first = next(iter(self.at_risk), None) or next(open_ones, None)
        return first.next_step if first else ""

    @property
    def headline(self) -> str:
        """Where the project stands in one line.

        `EXPERIENCE 3 of 5 to Transformation · missing: ...`, or `Services · 2 to ask` where nothing was told yet.
        """
        words = [self._place]
        if self.to_ask:
            words.append(f"{len(self.to_ask)} to ask")
        if self._missing and not self._untouched:
            words.append("missing: " + "; ".join(gate.reason for gate in self._missing))
        if self.at_risk:
            words.append("at risk: " + "; ".join(gate.reason for gate in self.at_risk))
        return " · ".join(words)

    @property
    def gap(self) -> str:
        """What is delivered against what is charged, when they differ: `delivers Experience, charges for Services`."""
        stage = self.delivered.stage
        if self.charged is None or str(self.charged) == stage:
            return ""
        delivers = f"delivers {stage.title()}" if stage else "delivers nothing proven"
        return f"{delivers}, charges for {self.charged if self.charged is Charge.GOODS else self.charged.title()}"

    def _in_sight(self, gate: Gate) -> bool:
        return STAGES.index(gate.stage) <= STAGES.index(self.horizon)

    @property
    def _missing(self) -> tuple[Gate, ...]:
        stage = self.delivered.next_stage
        own = [gate for gate in self.gates if gate.stage is stage and self._in_sight(gate)]
        if stage is Stage.SERVICES:
            return tuple(gate for gate in own if not gate.holds)
        return tuple(gate for gate in own if not gate.met and (gate.key != _LAST or self.delivered.provisional))

    @property
    def _untouched(self) -> bool:
        """Whether the project is new: services not asked after yet, and nothing of the next stage there."""
        stage = self.delivered.next_stage
        return bool(self.to_ask) and not any(gate.met for gate in self.gates if gate.stage is stage)

    @property
    def _place(self) -> str:
        stage, onward = self.delivered.stage, self.delivered.next_stage
        if stage is None:
            return "UNPROVEN"
        if self._untouched:
            return stage.title()
        place = stage.upper() + (" (provisional)" if self.delivered.provisional else "")
        if onward is None:
            return place
        own = [gate for gate in self.gates if gate.stage is onward]
        if not self._in_sight(own[0]):
            return f"{place}, as aimed" if self.aimed is stage else place
        share = f"{sum(gate.met for gate in own)} of {len(own)}"
        return f"{place} {share}" if onward is stage else f"{place} {share} to {onward.title()}"


def progress(facts: Facts, as_of: date, constants: Constants = DEFAULTS) -> Progress:
    """The three lights of a project on `as_of`."""
    now = Reading(facts, as_of, constants)
    found, project = judged(now), facts.project
    return Progress(stage_of(found), project.target_stage, charged(project.fee_basis), found, now.independence)


def client_stage(worked: Iterable[tuple[Stage | None, int]], constants: Constants = DEFAULTS) -> Stage | None:
    """A client's stage: the highest at which projects at that stage or above hold half of its time in 12 months.

    `worked` gives the stage delivered (None: unproven) and the minutes of each project; None without any such stage.
    """
    minutes = dict.fromkeys((*STAGES, None), 0)
    for stage, spent in worked:
        minutes[stage] += spent
    total, above = sum(minutes.values()), 0
    for each in reversed(STAGES):
        above += minutes[each]
        if total and above * 100 >= constants.client_share * total:
            return each
    return None
