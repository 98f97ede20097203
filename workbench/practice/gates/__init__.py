"""The eleven gates of a project as they stand on a day.

An S gate holds unless it is lost; E and T gates must be met. How a few sentences of the rules are read:

- Evidence for E3 and T3 that is older than 180 days is *unconfirmed*: it no longer meets its gate, but it is told
  beside what is missing, and the gate is at risk for 14 days before the stage moves; nothing drops in silence.
- What a person of the client said or did counts also after they left (S2, E3, T1, T3, T4); what they are able to
  do does not (E1, E2, T2).
- E1 and E2 look at what was gained without the learner's own word, and still stands; where is all the same: a
  level belongs to a person, not to a project. E2 counts the audiences that are told; "other" tells none.
- T4 looks at a from/to that meets T1, as long as there is one.
- S3 is unknown as long as nobody said how the project stands; red lasts until a word says otherwise. T5 can be asked
  90 days after the end that came before the answer: a later session takes no answer back. The last answer stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.facts import Facts, Reading
from workbench.practice.gates.experience import e1, e2, e3
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.gates.services import s1, s2, s3
from workbench.practice.gates.transformation import t1, t2, t3, t4, t5

Rule = Callable[[Reading], Gate]

_RULES: tuple[Rule, ...] = (s1, s2, s3, e1, e2, e3, t1, t2, t3, t4, t5)


def gates(facts: Facts, as_of: date, constants: Constants = DEFAULTS) -> tuple[Gate, ...]:
    """All gates on `as_of`, S1 to T5."""
    return judged(Reading(facts, as_of, constants))


def judged(now: Reading) -> tuple[Gate, ...]:
    """All gates as the facts read."""
    earlier = now.as_of - timedelta(days=now.constants.at_risk_days)
    before = Reading(now.facts, earlier, now.constants, later=now)
    return tuple(_with_notice(rule, rule(now), before) for rule in _RULES)


def _with_notice(rule: Rule, gate: Gate, before: Reading) -> Gate:
    """`gate`; when it no longer carries its stage, but did a fortnight ago, it is lost and at risk."""
    if gate.in_force or not rule(before).in_force:
        return gate
    return replace(gate, state=GateState.LOST, at_risk=True)
