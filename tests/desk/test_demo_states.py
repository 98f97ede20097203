"""Every stage, gate, level and flag occurs in the demo, on every day: judged by the rules, and named where it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desk.furnished import DAYS, Furnished, furnished
from workbench.desk.agenda import agenda
from workbench.desk.ledger import ledger
from workbench.desk.progress import progress_of
from workbench.desk.promises import stood
from workbench.model.people import Audience, Contact
from workbench.model.projects import FollowUp, PlanState, PlanWord, Project, Routine, Stage, StillSo
from workbench.model.promises import Commitment
from workbench.model.skills import Confidence, NeededSkill, Skill
from workbench.model.transfer import Observation, Source
from workbench.practice.agenda import DueKind, Section
from workbench.practice.competence import Freshness, Standing, stalled
from workbench.practice.constants import DEFAULTS
from workbench.practice.evidence import Pair
from workbench.practice.facts import Reading
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.independence import Independence
from workbench.practice.ledger import Part
from workbench.practice.progression import Charge
from workbench.practice.promises import PromiseState

Occurs = Callable[[Furnished], bool]

STAGES = {
    "Apollo": "experience",
    "Atlas ERP": "services",
    "Borealis": "transformation (provisional)",
    "Cobalt": "unproven",
    "Delta": "transformation",
    "Ember": "services",
}
LOST = {"S1", "S2", "S3", "E1", "E2", "E3", "T2", "T3"}
"""The gates that are lost somewhere: what a client agreed to and stated is not taken back, and Delta lasts."""
NOT_KNOWN = {"S3", "T5"}
"""The gates that may be unknown: nobody said how it stands, or it is too early to ask."""


@pytest.fixture(scope="module", params=DAYS, ids=lambda each: f"{each:%a %d %b %Y}")
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    made = furnished(tmp_path_factory.mktemp("demo") / "demo.db", request.param)
    yield made
    made.store.close()


# Stages and gates


def test_every_stage(demo: Furnished) -> None:
    assert {name: str(each.delivered) for name, each in demo.progress().items()} == STAGES


def test_every_aim_and_everything_that_is_charged_for(demo: Furnished) -> None:
    shown = demo.progress().values()
    assert {each.aimed for each in shown} == {None, *Stage}
    assert {each.charged for each in shown} == {None, *Charge}
    assert len({each.fee_basis for each in demo.all(Project)}) == len({each.phase for each in demo.all(Project)}) == 6
    assert {each.gap for each in shown} == {
        "",
        "delivers Experience, charges for Services",
        "delivers Transformation, charges for Experience",
        "delivers nothing proven, charges for goods",
    }


def test_every_state_of_every_gate(demo: Furnished) -> None:
    states = {(each.key, each.state) for each in demo.gates()}
    keys = {key for key, _ in states}
    assert {key for key, state in states if state is GateState.MET} == keys
    assert {key for key, state in states if state is GateState.LOST} == LOST
    assert {key for key, state in states if state is GateState.UNKNOWN} == NOT_KNOWN
    assert {key for key, state in states if state is GateState.NOT_ASKED} == keys - NOT_KNOWN


def test_gates_at_risk_unconfirmed_and_lost_for_good(demo: Furnished) -> None:
    gates = demo.gates()
    assert {each.key for each in gates if each.at_risk} == LOST - {"S2"}
    assert {each.key for each in gates if each.unconfirmed} == {"E3", "T3"}
    assert {each.key for each in gates if each.state is GateState.LOST and not each.at_risk} == {"S2"}
    assert any(each.to_ask == ("S1", "S2") for each in demo.progress().values())


def test_red_of_late_still_meets_and_red_for_long_loses(demo: Furnished) -> None:
    words = {name: next(gate for gate in each.gates if gate.key == "S3") for name, each in demo.progress().items()}
    assert words["Apollo"].reason.startswith("on plan, ")
    assert words["Atlas ERP"].met
    assert "red since" in words["Atlas ERP"].reason
    assert words["Cobalt"].state is GateState.LOST
    assert "known since: on plan" in words["Delta"].reason
    assert words["Ember"].reason == "schedule and budget not known yet"


@pytest.mark.parametrize(
    ("days_ago", "told"),
    [
        (0, "transformation"),
        (59, "transformation"),
        (63, "transformation (provisional)"),
        (150, "transformation (provisional)"),
        (185, "experience"),
        (220, "services"),
        (260, "services"),
    ],
)
def test_delta_went_all_the_way(days_ago: int, told: str, demo: Furnished) -> None:
    assert str(demo.progress(days_ago)["Delta"].delivered) == told


def test_before_it_was_asked_after_delta_waited_for_the_question(demo: Furnished) -> None:
    t5 = next(gate for gate in demo.progress(days_ago=63)["Delta"].gates if gate.key == "T5")
    assert (t5.state, t5.question) == (GateState.NOT_ASKED, "ask Solveig: is it still so?")


# Levels and flags


def _any_standing(holds: Callable[[Standing], bool]) -> Occurs:
    return lambda demo: any(holds(each) for each in demo.standings.values())


def _independence(demo: Furnished) -> Iterator[Independence]:
    for each in demo.all(Project):
        found = Reading(progress_of(demo.store, each.id, demo.today, DEFAULTS)[1], demo.today).independence
        if found is not None:
            yield found


def _rose(demo: Furnished) -> bool:
    since = demo.today - timedelta(days=30)
    return any(each.gained and each.raised_on and each.raised_on > since for each in demo.standings.values())


def _own_word_only(demo: Furnished) -> bool:
    return demo.where(lambda each: each.unreported_level < each.level) == [("Bo Lind", "decision log")]


def _taught_by(demo: Furnished) -> bool:
    """Elin multiplies from the day on which Tor, whom she taught, is coached well."""
    elin, tor = demo.stands("Elin Berg", "facilitation"), demo.stands("Tor Hagen", "facilitation")
    return (elin.level, tor.level) == (5, 3) and elin.raised_on == tor.raised_on


def _stalls(demo: Furnished) -> bool:
    return stalled(demo.stands("Bo Lind", "risk review"), 4, False, demo.today)


def _without_a_next_step(demo: Furnished) -> bool:
    """Shown a skill, or helped with it, and not met again for a fortnight."""
    now = demo.stands("Priya Nair", "change story")
    return now.level in (1, 2) and now.seen_on is not None and 14 <= (demo.today - now.seen_on).days < 21


def _left_and_able(demo: Furnished) -> bool:
    left = [each for each in demo.all(Contact) if each.left_on]
    return [each.name for each in left] == ["Emil Rask"] and demo.stands("Emil Rask", "root cause analysis").level == 3


def _confidence(off: Callable[[int, int], bool]) -> Occurs:
    def occurs(demo: Furnished) -> bool:
        last: dict[Pair, Confidence] = {}
        for each in sorted(demo.all(Confidence), key=lambda one: one.on):
            last[each.contact, each.skill] = each
        return any(off(each.level, demo.standings.get(pair, Standing()).level) for pair, each in last.items())

    return occurs


def _executive_taught(demo: Furnished, client: str, *, so: bool) -> bool:
    """Whether an executive of that client stands at level 3 or more in anything (or, else, none does)."""
    of = demo.desk.named("client", client)
    who = {each.id for each in demo.all(Contact) if each.client == of and each.audience is Audience.EXECUTIVE}
    return bool(who) and so is any(now.level >= 3 for (person, _), now in demo.standings.items() if person in who)


def _gates(name: str, keys: str) -> Occurs:
    """Whether these gates are met at that project."""
    return lambda demo: set(keys.split()) <= {gate.key for gate in demo.progress()[name].gates if gate.met}


def _any_gate(holds: Callable[[Gate], bool]) -> Occurs:
    return lambda demo: any(holds(each) for each in demo.gates())


def _due(follow_up: FollowUp, today: date) -> bool:
    return follow_up.on is None and follow_up.due is not None and follow_up.due <= today


OCCURS: dict[str, Occurs] = {
    **{f"level {level}": _any_standing(lambda each, level=level: each.level == level) for level in range(6)},
    "level 5 by somebody taught": _taught_by,
    "level on the learner's own word only": _own_word_only,
    "one solo of two": _any_standing(lambda each: each.solo_count == 1 and bool(each.solo_lacks)),
    "shaky": _any_standing(lambda each: each.shaky),
    "fallen by two misses": lambda demo: demo.stands("Bo Lind", "root cause analysis").level == 2,
    "rose in 30 days": _rose,
    "fresh": _any_standing(lambda each: each.state is Freshness.FRESH),
    "due": _any_standing(lambda each: each.state is Freshness.DUE),
    "lapsed": _any_standing(lambda each: each.state is Freshness.LAPSED),
    "told as a starting level, never used": _any_standing(lambda each: each.state is None and each.level > 0),
    "no starting level": _any_standing(lambda each: each.baseline is None),
    "a jump": _any_standing(lambda each: each.jump),
    "stalled": _stalls,
    "no next step for a fortnight": _without_a_next_step,
    "a skill that lasts longer": lambda demo: any(each.half_life_pct > 100 for each in demo.all(Skill)),
    "a skill that fades sooner": lambda demo: any(each.half_life_pct < 100 for each in demo.all(Skill)),
    "surer than shown": _confidence(lambda own, level: own > level),
    "less sure than shown": _confidence(lambda own, level: own < level),
    "nobody": lambda demo: any(each.nobody for each in _independence(demo)),
    "one person only": lambda demo: any(each.one_only for each in _independence(demo)),
    "partners help": lambda demo: any((each.with_partners or 0) > each.strict for each in _independence(demo)),
    "no independence without skills": lambda demo: demo.progress()["Ember"].independence is None,
    "independent enough": lambda demo: any(each.strict >= 0.8 for each in _independence(demo)),
    "left, with what they could do": _left_and_able,
    "an executive who can": lambda demo: _executive_taught(demo, "Nordvik", so=True),
    "no executive yet": lambda demo: _executive_taught(demo, "Kronos Bank", so=False),
    "a list confirmed by its owner": lambda demo: any(each.confirmed_by for each in demo.all(NeededSkill)),
    "a list that nobody confirmed": lambda demo: any(each.confirmed_by is None for each in demo.all(NeededSkill)),
    "no list at all": lambda demo: len({each.project for each in demo.all(NeededSkill)}) < 6,
    "evidence on each kind of word": lambda demo: (
        {each.source for each in demo.all(Observation)} >= set(Source) - {Source.SELF}
    ),
    "a transformation with all gates of its own": _gates("Borealis", "T1 T2 T3 T4"),
    "all services gates met": _gates("Borealis", "S1 S2 S3"),
    "asked and still so": _gates("Delta", "T1 T4 T5"),
    "disputed terms": _any_gate(lambda each: each.key == "S1" and "disputed" in each.reason),
    "a rejected deliverable": _any_gate(lambda each: each.key == "S2" and "rejected" in each.reason),
    "red for over a fortnight": _any_gate(lambda each: each.key == "S3" and each.state is GateState.LOST),
    "unconfirmed after 180 days": _any_gate(lambda each: each.unconfirmed),
    "each word on the plan": lambda demo: {each.state for each in demo.all(PlanWord)} == set(PlanState),
    "my view differs, with a reason": lambda demo: any(
        each.my_view and each.my_view_reason and each.my_view != demo.progress()[each.name].delivered.stage
        for each in demo.all(Project)
    ),
    "aimed above what is delivered": lambda demo: any(
        each.aimed and each.delivered.next_stage == each.aimed for each in demo.progress().values()
    ),
    "a follow-up due": lambda demo: any(_due(each, demo.today) for each in demo.all(FollowUp)),
    "a follow-up to come": lambda demo: any(each.due and each.due > demo.today for each in demo.all(FollowUp)),
    "a follow-up answered yes, and one partly": lambda demo: (
        {each.still_so for each in demo.all(FollowUp)} == {None, StillSo.YES, StillSo.PARTLY}
    ),
    "nothing kept yet": lambda demo: (
        ledger(demo.store, demo.desk.named("project", "Ember"), demo.today, DEFAULTS) == ()
    ),
    "a routine that ran without us": lambda demo: any(each.ran_on for each in demo.all(Routine)),
    "a routine that did not yet": lambda demo: any(each.ran_on is None for each in demo.all(Routine)),
}
"""What must occur, in words for the one who is told that it lacks."""


def test_everything_occurs(demo: Furnished) -> None:
    assert [name for name, occurs in OCCURS.items() if not occurs(demo)] == []


def test_every_state_of_a_promise(demo: Furnished) -> None:
    states = Counter(each.standing.state for each in stood(demo.store, demo.all(Commitment), demo.today))
    sunday = demo.today.weekday() == 6
    assert set(states) == set(PromiseState) - ({PromiseState.THIS_WEEK} if sunday else set())
    mine = [each for each in demo.all(Commitment) if each.by is None]
    assert 30 <= len(mine) <= 42


def test_all_that_can_fall_due(demo: Furnished) -> None:
    due = agenda(demo.store, demo.today, DEFAULTS)
    assert {each.kind for each in due} == set(DueKind)
    assert {each.behind for each in due} == {True, False}
    assert {each.section for each in due} >= set(Section) - {Section.THIS_WEEK}
    lapsed = {each.text.startswith("lapsed") for each in due if each.kind is DueKind.REFRESHER}
    assert lapsed == {True, False}


def test_each_part_of_what_stays(demo: Furnished) -> None:
    kept = {row.part for each in demo.all(Project) for row in ledger(demo.store, each.id, demo.today, DEFAULTS)}
    assert kept == set(Part)


def test_the_table_can_fail(tmp_path: Path) -> None:
    made = furnished(tmp_path / "demo.db", DAYS[0])
    for table in ("observation", "baseline", "plan_word", "routine", "needed_skill"):
        with made.store.step("emptied") as step:
            step.run(f"DELETE FROM {table}")
    lacking = [name for name, occurs in OCCURS.items() if not occurs(made)]
    made.store.close()
    assert {"level 4", "shaky", "red for over a fortnight", "a routine that ran without us"} <= set(lacking)
