"""What holds of stages whatever the gates are: one that gets better never takes a stage away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.practice.apollo import ANA, BO, CLARA, MAPPING, RISK, SERVED, TODAY, TRANSFORMED, memory, plan, seen
from workbench.practice.evidence import gathered
from workbench.practice.facts import Facts
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.progression import STAGES, Delivered, progress, stage_of

KEYS = ("S1", "S2", "S3", "E1", "E2", "E3", "T1", "T2", "T3", "T4", "T5")
states = st.tuples(st.sampled_from(GateState), st.booleans())
"""How a gate stands, and whether it is only at risk where it is lost."""


def gates(found: dict[str, tuple[GateState, bool]]) -> list[Gate]:
    return [Gate(key, state, "", at_risk=risk and state is GateState.LOST) for key, (state, risk) in found.items()]


def height(delivered: Delivered) -> tuple[int, bool]:
    return (STAGES.index(delivered.stage) + 1 if delivered.stage else 0, not delivered.provisional)


@given(st.fixed_dictionaries(dict.fromkeys(KEYS, states)), st.sampled_from(KEYS))
def test_a_gate_that_is_met_never_lowers_the_stage(found, key) -> None:
    better = found | {key: (GateState.MET, False)}
    assert height(stage_of(gates(found))) <= height(stage_of(gates(better)))


@given(st.fixed_dictionaries(dict.fromkeys(KEYS, states)), st.sampled_from(KEYS))
def test_a_gate_that_is_lost_never_raises_the_stage(found, key) -> None:
    worse = found | {key: (GateState.LOST, False)}
    assert height(stage_of(gates(worse))) <= height(stage_of(gates(found)))


@given(st.fixed_dictionaries(dict.fromkeys(KEYS, states)))
def test_a_stage_stands_on_all_below(found) -> None:
    reached = stage_of(gates(found)).stage
    below = STAGES[: STAGES.index(reached) + 1] if reached else ()
    assert all(gate.holds for gate in gates(found) if gate.stage in below and gate.key != "T5")


days = st.integers(0, 300).map(lambda ago: TODAY - timedelta(days=ago))
uses = st.lists(
    st.builds(
        seen,
        st.sampled_from([ANA, BO, CLARA]),
        days,
        st.sampled_from(["coached", "solo"]),
        source=st.sampled_from(["client", "artefact", "learner"]),
        skill=st.sampled_from([MAPPING, RISK]),
    ),
    max_size=12,
)


def stage(facts: Facts, day: date = TODAY) -> int:
    return height(progress(facts, day).delivered)[0]


@settings(max_examples=60)
@given(uses, st.lists(st.integers(0, 400), max_size=3), days)
def test_one_more_memory_or_clean_use_never_lowers_a_stage(found, told, day) -> None:
    memories = [memory(ago) for ago in told]
    facts = replace(SERVED, evidence=gathered(found), memories=memories)
    more = replace(facts, evidence=gathered([*found, seen(BO, day, "coached", source="client")]))
    assert stage(facts) <= stage(more)
    assert stage(facts) <= stage(replace(facts, memories=[*memories, memory((TODAY - day).days)]))


@given(st.integers(0, 60))
def test_a_plan_that_is_red_never_raises_a_stage(ago) -> None:
    assert stage(replace(TRANSFORMED, plan_words=(plan(ago, "red"),))) <= stage(TRANSFORMED)
