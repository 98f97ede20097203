"""All projects as they stand, one from near, and how they moved; on the demo, in which every stage occurs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import ZONE, now
from workbench.desk.demo import furnish
from workbench.desk.desk import Desk
from workbench.desk.portfolio import order
from workbench.desk.progress import progress_of
from workbench.desk.shown import Tone
from workbench.desk.shown_progress import ProgressRow, ProgressShown
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.model.projects import Stage
from workbench.practice.constants import DEFAULTS
from workbench.practice.progression import STAGES
from workbench.store.file import Store

TODAY = now().date()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Views]:
    """The views of the demo; nothing is written to it."""
    store = Store.open(tmp_path_factory.mktemp("demo") / "demo.db", now=now)
    desk = Desk(store, now, ZONE)
    furnish(desk)
    desk.settle(whole=True)
    yield Views(store, now)
    store.close()


def row(views: Views, name: str) -> ProgressRow:
    return next(each for each in views.portfolio() if each.name == name)


def near(views: Views, name: str) -> ProgressShown:
    return views.project_progress(row(views, name).id)


def test_every_project_stands_in_one_column_and_the_unproven_with_the_services(demo: Views) -> None:
    columns = {each.name: each.column for each in demo.portfolio()}
    assert len(columns) == len(demo.projects())
    unproven = [each for each in demo.portfolio() if each.stage is None]
    assert [(each.letters, each.column) for each in unproven] == [("···", Stage.SERVICES)]
    assert set(columns.values()) == set(Stage)


def test_a_row_says_what_the_rules_say(demo: Views) -> None:
    for each in demo.portfolio():
        known, _ = progress_of(demo.store, each.id, TODAY, DEFAULTS)
        assert each.headline == known.headline
        assert each.stage is known.delivered.stage
        assert (each.provisional, each.gap) == (known.delivered.provisional, known.gap)
        own = [gate for gate in known.gates if gate.stage is each.toward]
        assert (each.met, each.of) == (sum(gate.met for gate in own), len(own))


def test_the_step_of_a_row_is_that_of_its_first_missing_gate(demo: Views) -> None:
    apollo = row(demo, "Apollo")
    known, _ = progress_of(demo.store, apollo.id, TODAY, DEFAULTS)
    assert apollo.gate == known.missing[0]
    assert apollo.next_step == known.next_step
    assert f"{apollo.met} of {apollo.of} to {apollo.toward and apollo.toward.title()}" in apollo.headline


def test_what_is_at_risk_is_what_comes_next(demo: Views) -> None:
    at_risk = next(each for each in demo.portfolio() if each.at_risk)
    known, _ = progress_of(demo.store, at_risk.id, TODAY, DEFAULTS)
    assert at_risk.gate == known.at_risk[0].key
    assert at_risk.next_step


def test_nothing_beyond_the_aim_lies_ahead(demo: Views) -> None:
    for each in demo.portfolio():
        if each.aimed and each.toward:
            assert STAGES.index(each.toward) <= STAGES.index(Stage(each.aimed))


def test_open_projects_come_first_then_those_at_risk_then_the_nearest(demo: Views) -> None:
    one = row(demo, "Apollo")
    closed, risky = replace(one, phase="closed", at_risk=True), replace(one, at_risk=True, met=0)
    nearer, none = replace(one, met=4, of=5), replace(one, met=0, of=0, name="Zeta")
    assert sorted([closed, none, one, nearer, risky], key=order) == [risky, nearer, one, none, closed]


def test_the_filter_keeps_what_holds_all_words(demo: Views) -> None:
    assert [each.name for each in demo.portfolio("kronos apo")] == ["Apollo"]
    assert demo.portfolio("no such words") == ()


def test_the_three_lights_stand_apart_and_the_gap_is_a_sentence(demo: Views) -> None:
    lights = {each.line.label: each.line.value for each in near(demo, "Apollo").lights}
    assert list(lights) == ["Aimed at", "Delivered", "Charged", "Gap", "My view"]
    assert lights["Delivered"] == "SE· Experience"
    assert lights["Charged"] == "Services"
    assert lights["Gap"] == "delivers Experience, charges for Services"


def test_my_view_stands_beside_with_its_reason_and_moves_nothing(demo: Views) -> None:
    cobalt = near(demo, "Cobalt")
    lights = {each.line.label: each.line.value for each in cobalt.lights}
    assert lights["My view"].startswith("Services: ")
    assert cobalt.row.letters == "···"
    assert lights["Delivered"] == "··· Unproven"


@pytest.mark.parametrize(("label", "field"), [("Aimed at", "target_stage"), ("Charged", "fee_basis")])
def test_aim_and_charge_are_answered_in_the_form_of_the_project(demo: Views, label: str, field: str) -> None:
    found = near(demo, "Ember")
    answer = next(each.answer for each in found.lights if each.line.label == label)
    assert answer is not None
    assert answer.ref is not None
    assert (answer.ref.kind, answer.ref.id, answer.at) == ("project", found.row.id, field)


def test_what_is_delivered_cannot_be_typed(demo: Views) -> None:
    assert [each.line.label for each in near(demo, "Apollo").lights if each.answer is None] == ["Delivered"]


def test_only_the_gates_up_to_the_aim_are_in_sight(demo: Views) -> None:
    assert [each.key for each in near(demo, "Cobalt").gates] == ["S1", "S2", "S3"]
    assert [each.key[0] for each in near(demo, "Atlas ERP").gates] == ["S"] * 3 + ["E"] * 3
    assert len(near(demo, "Apollo").gates) == 11


def test_a_gate_that_is_not_asked_reads_as_a_question(demo: Views) -> None:
    for each in near(demo, "Ember").gates:
        assert each.question or each.word == "met"


def test_a_gate_tells_its_state_in_a_word_beside_its_tone(demo: Views) -> None:
    words = {gate.word: gate.tone for each in demo.portfolio() for gate in demo.project_progress(each.id).gates}
    assert words == {
        "met": Tone.OK,
        "to ask": Tone.PLAIN,
        "lost": Tone.RISK,
        "at risk": Tone.RISK,
        "not known": Tone.MUTED,
    }


def test_what_stays_is_told_part_by_part_with_evidence(demo: Views) -> None:
    kept = {block.title: block.lines for block in near(demo, "Borealis").kept}
    assert {"Deliverables", "Skills", "Memories"} <= set(kept)
    assert all(line.ref and " · " in line.value for lines in kept.values() for line in lines)


def test_a_project_that_is_gone_says_so(demo: Views) -> None:
    with pytest.raises(CannotKeep, match="no longer there"):
        demo.project_progress(999)
    assert demo.stands(999) == ()


# Movement


def test_a_project_ends_its_movement_where_it_stands_now(demo: Views) -> None:
    for each in demo.portfolio():
        stands = demo.stood(demo.stands(each.id))
        assert len(stands) == 8
        assert stands[-1].letters == each.letters
        assert stands[-1].tone is each.tone
        assert stands[0].letters == ""
        assert stands[0].word == "not begun"


def test_all_together_count_each_project_once(demo: Views) -> None:
    rows = demo.portfolio()
    tallies = demo.tallies({each.id: demo.stands(each.id) for each in rows})
    last = tallies[-1]
    assert (last.quarter, sum(count for _, count, _ in last.counts)) == ("Q4 26", len(rows))
    assert [count for _, count, _ in last.counts] == [
        sum(each.letters == letters for each in rows) for letters in ("···", "S··", "SE·", "SET")
    ]
    assert sum(count for _, count, _ in tallies[0].counts) == 0


def test_a_project_begins_with_its_start_or_the_first_that_happened_on_it(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "work.db", now=now)
    desk, views = Desk(store, now, ZONE), Views(store, now)
    desk.add("client", {"name": "Kronos Bank"})
    desk.add("project", {"name": "Apollo", "client": "Kronos Bank"})
    assert [each.letters for each in views.stood(views.stands(1))[-2:]] == ["", "S··"]
    desk.add("work", {"project": "Apollo", "on": (TODAY - timedelta(days=120)).isoformat(), "minutes": "60"})
    assert [each.letters for each in views.stood(views.stands(1))[-3:]] == ["", "S··", "S··"]
    desk.edit("project", 1, {"start": "2026-04-01"})
    assert [each.letters for each in views.stood(views.stands(1))[-4:]] == ["", "S··", "S··", "S··"]
    store.close()


def test_no_project_moves_nowhere(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "work.db", now=now)
    views = Views(store, now)
    assert views.portfolio() == ()
    assert views.tallies({}) == ()
    store.close()
