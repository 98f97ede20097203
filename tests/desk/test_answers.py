"""Answers: every gate can be answered from where it stands, and what is proposed makes it met where one fact does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desk.conftest import now
from workbench.desk.answers import Answering
from workbench.desk.desk import Desk
from workbench.desk.portfolio import project_progress
from workbench.desk.progress import progress_of
from workbench.desk.shown import Ref
from workbench.desk.shown_progress import Answer, GateShown
from workbench.desk.views import Views
from workbench.practice.capture import read
from workbench.practice.constants import DEFAULTS
from workbench.practice.entry import Entry, Focus, Name
from workbench.practice.gates.gate import Gate

APOLLO = 1
TODAY = now().date()
KEYS = ("S1", "S2", "S3", "E1", "E2", "E3", "T1", "T2", "T3", "T4", "T5")


@pytest.fixture
def served(bank: Desk) -> Desk:
    """Apollo with Clara as its sponsor, aimed at a transformation."""
    bank.edit("project", APOLLO, {"target_stage": "transformation", "start": "2026-01-05"})
    bank.add("role", {"project": "Apollo", "contact": "Clara Voss", "role": "sponsor"})
    return bank


@pytest.fixture
def needing(served: Desk) -> Desk:
    """And with two skills that are needed."""
    served.add("needed_skill", {"project": "Apollo", "skill": "stakeholder mapping", "weight": "3"})
    served.add("needed_skill", {"project": "Apollo", "skill": "facilitation"})
    return served


def gate(desk: Desk, key: str) -> Gate:
    now_, _ = progress_of(desk.store, APOLLO, TODAY, DEFAULTS)
    return next(each for each in now_.gates if each.key == key)


def answer(desk: Desk, key: str) -> Answer:
    _, known = progress_of(desk.store, APOLLO, TODAY, DEFAULTS)
    return Answering(known, TODAY, DEFAULTS).answer(gate(desk, key))


def save(desk: Desk, answer: Answer, **typed: str) -> None:
    """Saves the form of an answer as it is proposed, with what a person types besides."""
    assert answer.ref is not None
    given = {name: text for name, text in answer.given if text} | typed
    if answer.ref.id:
        desk.edit(answer.ref.kind, answer.ref.id, given)
    else:
        desk.add(answer.ref.kind, {"project": "Apollo"} | given)


def line(desk: Desk, text: str) -> Entry:
    """What a line says in the bar, which is prefilled with the project."""
    names = Views(desk.store, now).names()
    return read(text, names, now().replace(tzinfo=None), Focus(Name("project", "Apollo", APOLLO)))


@pytest.mark.parametrize("key", KEYS)
def test_every_gate_has_an_answer_on_a_new_project(bank: Desk, key: str) -> None:
    found = answer(bank, key)
    assert found.asks
    assert (found.ref is None) == bool(found.line)


@pytest.mark.parametrize("key", KEYS)
def test_every_gate_has_an_answer_where_nobody_is_known(desk: Desk, key: str) -> None:
    desk.add("client", {"name": "Kronos Bank"})
    desk.add("project", {"name": "Apollo", "client": "Kronos Bank"})
    found = answer(desk, key)
    assert (found.ref is None) == bool(found.line)


@pytest.mark.parametrize("key", KEYS)
def test_the_form_of_an_answer_has_the_fields_that_are_proposed(needing: Desk, key: str) -> None:
    found = answer(needing, key)
    if found.ref is None:
        return
    form = Views(needing.store, now).form(found.ref.kind, found.ref.id, (Ref("project", APOLLO),))
    names = {field.name for field in form.fields}
    assert {name for name, _ in found.given} <= names
    assert found.at in ("", *names)


def test_s1_asks_for_one_term_after_the_other_and_is_met_by_both(served: Desk) -> None:
    save(served, answer(served, "S1"))
    assert not gate(served, "S1").met
    save(served, answer(served, "S1"))
    assert gate(served, "S1").met
    assert [each.item for each in progress_of(served.store, APOLLO, TODAY, DEFAULTS)[1].terms] == [
        "business_problem",
        "relation",
    ]


def test_s1_takes_the_term_that_is_open_or_disputed_and_makes_no_second_one(served: Desk) -> None:
    served.add("terms_item", {"project": "Apollo", "item": "business_problem", "state": "agreed", "on": "2026-03-02"})
    served.add("terms_item", {"project": "Apollo", "item": "relation", "state": "disputed", "on": "2026-11-01"})
    found = answer(served, "S1")
    assert found.ref == Ref("terms_item", 2)
    save(served, found)
    assert gate(served, "S1").met


def test_what_is_met_for_good_is_opened_as_it_is(served: Desk) -> None:
    for _ in range(2):
        save(served, answer(served, "S1"))
    found = answer(served, "S1")
    assert found.ref is not None
    assert (found.ref.kind, found.ref.id > 0, found.given) == ("terms_item", True, ())


def test_s2_is_met_by_a_deliverable_accepted_by_the_sponsor(served: Desk) -> None:
    save(served, answer(served, "S2"), text="charter")
    assert gate(served, "S2").reason == "charter accepted by Clara, 25 Nov"


def test_s2_takes_the_deliverable_that_was_rejected_then_the_one_planned_first(served: Desk) -> None:
    for text, planned in (("plan", "2026-12-20"), ("map", "2026-12-01")):
        served.add("milestone", {"project": "Apollo", "text": text, "planned": planned})
    assert answer(served, "S2").ref == Ref("milestone", 2)
    served.edit("milestone", 1, {"rejected_on": "2026-11-20"})
    assert gate(served, "S2").state == "lost"
    assert answer(served, "S2").ref == Ref("milestone", 1)
    save(served, answer(served, "S2"))
    assert gate(served, "S2").met


def test_without_a_sponsor_acceptance_asks_by_whom(bank: Desk) -> None:
    bank.add("milestone", {"project": "Apollo", "text": "charter"})
    found = answer(bank, "S2")
    assert dict(found.given)["accepted_by"] == ""
    assert found.at == "accepted_by"


def test_s3_is_met_by_one_word_and_the_word_of_today_is_changed_not_doubled(served: Desk) -> None:
    save(served, answer(served, "S3"))
    assert gate(served, "S3").reason == "on plan, 25 Nov"
    assert answer(served, "S3").ref == Ref("plan_word", 1)


def test_on_plan_today_is_one_word_a_day(served: Desk) -> None:
    views = Views(served.store, now)
    for _ in range(2):
        word = views.on_plan_today(APOLLO)
        assert word.ref is not None
        if word.ref.id:
            served.edit("plan_word", word.ref.id, dict(word.given))
        else:
            served.add("plan_word", dict(word.given))
    assert served.store.value("SELECT count(*) FROM plan_word") == 1
    assert gate(served, "S3").met


def test_e1_watches_whoever_is_nearest_to_the_level_at_the_skill_that_weighs_most(needing: Desk) -> None:
    for name, level in (("Ana Pop", "1"), ("Bo Lind", "2")):
        needing.add("baseline", {"contact": name, "skill": "stakeholder mapping", "level": level, "on": "2026-03-02"})
    entry = line(needing, answer(needing, "E1").line + "45")
    assert [each.text for each in (*entry.people, *entry.skills)] == ["Bo Lind", "stakeholder mapping"]
    assert (entry.mode, entry.reason, entry.minutes) == ("coached", "", 45)


def test_e1_without_any_skill_asks_which_is_needed(served: Desk) -> None:
    assert answer(served, "E1").ref == Ref("needed_skill", 0)
    assert answer(served, "T2").ref == Ref("needed_skill", 0)


def test_who_left_is_proposed_for_nothing(needing: Desk) -> None:
    for contact in (1, 2, 3):
        needing.edit("contact", contact, {"left_on": "2026-10-01"})
    assert answer(needing, "E1").ref == Ref("needed_skill", 0)
    assert dict(answer(needing, "S2").given)["accepted_by"] == ""
    assert answer(needing, "E3").line == "memory "


def test_e2_takes_another_skill_than_the_one_that_was_gained(needing: Desk) -> None:
    seen = {"contact": "Ana Pop", "skill": "stakeholder mapping", "result": "clean", "source": "observed"}
    needing.add("observation", seen | {"on": "2026-11-02", "mode": "coached"})
    assert [each.text for each in line(needing, answer(needing, "E2").line).skills] == ["facilitation"]


def test_e3_asks_for_a_memory_and_then_for_a_score_of_a_known_criterion(served: Desk) -> None:
    entry = line(served, answer(served, "E3").line + "best steering we ever had")
    assert (entry.kind, [each.text for each in entry.people]) == ("memory", ["Clara Voss"])
    assert entry.text == "best steering we ever had"
    served.add("memory", {"contact": "Clara Voss", "text": "we decide now", "project": "Apollo"})
    assert line(served, answer(served, "E3").line).people[0].text != "Clara Voss"
    served.add("criterion", {"contact": "Bo Lind", "text": "time to decide", "project": "Apollo"})
    entry = line(served, answer(served, "E3").line + "8")
    assert entry.criterion is not None
    assert (entry.kind, entry.score, entry.criterion.text) == ("score", 8, "time to decide")


def test_t1_is_met_by_a_from_to_agreed_by_the_sponsor(served: Desk) -> None:
    save(served, answer(served, "T1"), from_state="opinions", to_state="value")
    assert gate(served, "T1").reason == "value: agreed by Clara, 25 Nov"


def test_t1_takes_the_from_to_that_nobody_agreed_to_yet(served: Desk) -> None:
    served.add("aspiration", {"project": "Apollo", "from_state": "opinions", "to_state": "value"})
    found = answer(served, "T1")
    assert (found.ref, found.at) == (Ref("aspiration", 1), "measure")
    save(served, found)
    assert gate(served, "T1").met


def test_t2_brings_one_more_person_to_do_it_alone(needing: Desk) -> None:
    needing.add("baseline", {"contact": "Ana Pop", "skill": "stakeholder mapping", "level": "3", "on": "2026-03-02"})
    entry = line(needing, answer(needing, "T2").line)
    assert [each.text for each in entry.people] == ["Ana Pop"]
    assert (entry.mode, entry.source) == ("solo", "client")


def test_t3_asks_for_a_use_alone_by_somebody_of_whom_there_is_none(needing: Desk) -> None:
    seen = {"skill": "stakeholder mapping", "mode": "solo", "result": "clean", "source": "client"}
    needing.add("baseline", {"contact": "Bo Lind", "skill": "stakeholder mapping", "level": "1", "on": "2026-03-02"})
    needing.add("observation", seen | {"contact": "Ana Pop", "on": "2026-11-02"})
    entry = line(needing, answer(needing, "T3").line)
    assert [each.text for each in entry.people] == ["Bo Lind"]
    assert (entry.mode, entry.source) == ("solo", "client")


def test_t4_is_met_when_the_sponsor_states_what_was_agreed(served: Desk) -> None:
    told = {"project": "Apollo", "from_state": "opinions", "to_state": "value", "measure": "days to decide"}
    served.add("aspiration", told | {"agreed_by": "Ana Pop", "agreed_on": "2026-03-02"})
    save(served, answer(served, "T4"))
    assert gate(served, "T4").reason == "days to decide at target, stated by Clara, 25 Nov"


def test_t4_without_an_agreed_from_to_asks_for_that(served: Desk) -> None:
    found = answer(served, "T4")
    assert found.ref == Ref("aspiration", 0)
    assert "agreed_by" in dict(found.given)


def _held(desk: Desk, days_ago: int) -> None:
    told = {"project": "Apollo", "learners": "Ana Pop", "skills": "facilitation", "minutes": "45"}
    desk.add("session", told | {"on": (TODAY - timedelta(days=days_ago)).isoformat()})


def test_t5_is_met_when_the_sponsor_says_still_so_once_it_is_time(served: Desk) -> None:
    _held(served, 90)
    save(served, answer(served, "T5"))
    assert gate(served, "T5").reason == "still so, said Clara, 25 Nov"


def test_t5_answers_the_follow_up_that_is_dated(served: Desk) -> None:
    _held(served, 120)
    for due in ("2027-02-01", "2026-11-20"):
        served.add("follow_up", {"project": "Apollo", "due": due})
    assert answer(served, "T5").ref == Ref("follow_up", 2)
    save(served, answer(served, "T5"))
    assert gate(served, "T5").met


def test_t5_before_its_time_dates_the_question_and_claims_nothing(served: Desk) -> None:
    _held(served, 10)
    found = answer(served, "T5")
    assert found.given == (("due", (TODAY + timedelta(days=80)).isoformat()),)
    save(served, found)
    assert not gate(served, "T5").met
    assert answer(served, "T5").given == ()


# The next step as a promise and as a plan


def shown(desk: Desk, key: str) -> GateShown:
    found = project_progress(desk.store, APOLLO, TODAY, DEFAULTS).gates
    return next(each for each in found if each.key == key)


@pytest.mark.parametrize("key", KEYS)
def test_every_missing_step_becomes_a_promise_to_the_sponsor_with_one_enter(needing: Desk, key: str) -> None:
    _held(needing, 10)
    found = shown(needing, key)
    entry = line(needing, found.promise)
    assert (entry.kind, entry.reason, entry.text) == ("commitment", "", found.next_step)
    assert [each.text for each in entry.people] == ["Clara Voss"]
    assert entry.due is not None
    assert entry.due > TODAY


@pytest.mark.parametrize("key", KEYS)
def test_a_step_that_is_taught_becomes_a_planned_session_and_no_other(needing: Desk, key: str) -> None:
    found = shown(needing, key)
    if key not in ("E1", "E2", "T2", "T3"):
        assert found.plan == ""
        return
    entry = line(needing, found.plan)
    assert (entry.kind, entry.planned, entry.reason) == ("session", True, "")
    assert len(entry.people) == len(entry.skills) == 1


def test_what_is_met_has_no_step(served: Desk) -> None:
    save(served, answer(served, "S3"))
    assert (shown(served, "S3").promise, shown(served, "S3").plan) == ("", "")
