"""The agenda as it is read from the file: who is asked about what, on which project, and who no longer is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desk.conftest import now
from tests.desk.test_verbs import typed
from workbench.desk.agenda import AgendaRow, agenda
from workbench.desk.desk import Desk
from workbench.desk.shown import Figure, Ref, Tone
from workbench.practice.agenda import DueKind, Section
from workbench.practice.constants import DEFAULTS, constants

TODAY = now().date()


def due(desk: Desk, project: int | None = None) -> tuple[AgendaRow, ...]:
    return agenda(desk.store, TODAY, DEFAULTS, project)


def kinds(desk: Desk, project: int | None = None) -> list[str]:
    return [str(row.kind) for row in due(desk, project)]


def on(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def test_an_empty_file_has_nothing_due(desk: Desk) -> None:
    assert due(desk) == ()


def test_promises_plans_and_follow_ups_come_by_their_day(bank: Desk) -> None:
    typed(bank, "promise clara minutes by tomorrow")
    typed(bank, "plan ana sta apo fri 14:00")
    bank.add("follow_up", {"project": "apollo", "due": "2026-12-20"})
    bank.add(
        "follow_up",
        {"project": "apollo", "due": "2026-09-20", "on": "2026-09-21", "said_by": "clara", "still_so": "yes"},
    )
    bank.edit("project", 1, {"gate_date": "2026-11-24"})
    listed = due(bank)
    assert [(row.kind, row.section, row.due) for row in listed] == [
        (DueKind.GATE, Section.LATE, date(2026, 11, 24)),
        (DueKind.COMMITMENT, Section.THIS_WEEK, date(2026, 11, 26)),
        (DueKind.SESSION, Section.THIS_WEEK, date(2026, 11, 27)),
        (DueKind.FOLLOW_UP, Section.LATER, date(2026, 12, 20)),
    ]
    gate, promise, plan, follow_up = listed
    assert (gate.ref, gate.project, gate.tone) == (Ref("project", 1), "Apollo", Tone.RISK)
    assert (promise.text, promise.people) == ("minutes to Clara Voss", ("Clara Voss",))
    assert promise.figure == Figure("promise", promise.ref.id)
    assert (plan.people, plan.skills, plan.project) == (("Ana Pop",), ("stakeholder mapping",), "Apollo")
    assert plan.text == "planned 14:00"
    assert (follow_up.project, follow_up.ref) == ("Apollo", Ref("follow_up", 1))


def test_a_plan_whose_day_is_past_asks_whether_it_was_held(bank: Desk) -> None:
    typed(bank, "plan ana sta fri 14:00")
    [row] = agenda(bank.store, date(2026, 11, 30), DEFAULTS)
    assert (row.section, row.text) == (Section.LATE, "was it held? 14:00")


def test_a_plan_that_was_let_be_for_a_season_is_no_longer_asked_about(bank: Desk) -> None:
    typed(bank, "plan ana sta fri 14:00")
    assert agenda(bank.store, date(2026, 11, 27) + timedelta(days=90), DEFAULTS)
    assert not agenda(bank.store, date(2026, 11, 27) + timedelta(days=91), DEFAULTS)


def test_a_promise_that_was_moved_is_due_on_its_new_day(bank: Desk) -> None:
    typed(bank, "promise clara minutes by tomorrow")
    bank.move_promise(1, date(2026, 12, 9))
    assert [(row.section, row.due) for row in due(bank)] == [(Section.LATER, date(2026, 12, 9))]


def test_a_deliverable_accepted_on_the_day_answers_the_gate(bank: Desk) -> None:
    bank.edit("project", 1, {"gate_date": "2026-11-20"})
    assert kinds(bank) == ["gate"]
    bank.add("milestone", {"project": "apollo", "text": "charter", "accepted_on": "2026-11-20", "accepted_by": "clara"})
    assert kinds(bank) == []


def test_a_skill_that_lasts_half_as_long_is_due_twice_as_soon(bank: Desk) -> None:
    bank.add("needed_skill", {"project": "apollo", "skill": "stakeholder mapping", "required_level": "3"})
    typed(bank, f"{on(19)} 45 ana sta apo :3")
    assert kinds(bank) == []
    bank.edit("skill", 1, {"half_life_pct": "50"})
    assert [(str(row.kind), row.due) for row in due(bank)] == [("refresher", TODAY)]


def test_it_reads_the_same_from_what_is_kept_as_from_the_log(bank: Desk) -> None:
    bank.add("project", {"name": "Borealis", "client": "Kronos Bank"})
    bank.add("needed_skill", {"project": "borealis", "skill": "facilitation", "required_level": "3"})
    for days, line in (
        (15, "ana sta apo :2"),
        (24, "bo sta apo :3"),
        (50, "clara fac bor :3"),
        (100, "ana fac bor :3"),
    ):
        typed(bank, f"{on(days)} 45 {line}")
    from_log = due(bank)
    assert [str(row.kind) for row in from_log] == ["next_step", "stalled", "refresher", "refresher"]
    bank.settle(whole=True)
    assert due(bank) == from_log
    typed(bank, f"{on(16)} 45 clara sta apo :1")
    assert [row.people for row in due(bank)[:2]] == [("Ana Pop",), ("Clara Voss",)], (
        "what is stale is read from the log"
    )


def test_a_next_step_says_who_what_and_since_when(bank: Desk) -> None:
    typed(bank, f"{on(15)} 45 ana sta apo :2")
    [row] = due(bank)
    assert row == AgendaRow(
        DueKind.NEXT_STEP,
        Section.ASKS,
        TODAY - timedelta(days=1),
        "next step at 2, last seen Tue 10 Nov",
        ("Ana Pop",),
        ("stakeholder mapping",),
        "Apollo",
        Ref("contact", 1),
        Tone.WATCH,
        Figure("level", 1, "1"),
        TODAY - timedelta(days=15),
    )


@pytest.mark.parametrize("line", ["plan ana sta apo fri", "y 45 ana sta apo :2"])
def test_a_plan_or_a_later_session_meets_the_next_step(bank: Desk, line: str) -> None:
    typed(bank, f"{on(15)} 45 ana sta apo :2")
    typed(bank, line)
    assert DueKind.NEXT_STEP not in {row.kind for row in due(bank)}


def test_a_plan_with_another_person_or_skill_does_not(bank: Desk) -> None:
    typed(bank, f"{on(15)} 45 ana sta apo :2")
    typed(bank, "plan bo sta apo fri")
    typed(bank, "plan ana fac apo fri")
    assert kinds(bank) == ["session", "session", "next_step"]


def test_who_waits_below_the_level_needed_is_stalled(bank: Desk) -> None:
    typed(bank, f"{on(24)} 45 ana sta apo :3")
    [row] = due(bank)
    assert (row.kind, row.text) == (
        DueKind.STALLED,
        "stalled at 3 of 4, not seen for 24 days",
    )
    assert row.figure == Figure("stalled", 1, "1")
    bank.add("needed_skill", {"project": "apollo", "skill": "stakeholder mapping", "required_level": "3"})
    assert kinds(bank) == []


def test_where_a_list_says_what_is_needed_the_rest_stalls_nobody(bank: Desk) -> None:
    typed(bank, f"{on(24)} 45 ana sta apo :3")
    bank.add("needed_skill", {"project": "apollo", "skill": "facilitation"})
    assert kinds(bank) == []


def test_a_refresher_is_due_then_lapsed(bank: Desk) -> None:
    bank.add("needed_skill", {"project": "apollo", "skill": "stakeholder mapping", "required_level": "3"})
    typed(bank, f"{on(50)} 45 ana sta apo :3")
    [row] = due(bank)
    assert (row.text, row.tone) == ("use it again: at 3, last used Tue 6 Oct", Tone.WATCH)
    [row] = agenda(bank.store, TODAY + timedelta(days=90), DEFAULTS)
    assert (row.text, row.tone) == ("lapsed at 3, last used Tue 6 Oct", Tone.RISK)
    assert row.figure == Figure("refresher", 1, "1")


# Nothing nags


@pytest.fixture
def asked(bank: Desk) -> Desk:
    """Ana is asked about: a next step on Apollo."""
    typed(bank, f"{on(15)} 45 ana sta apo :2")
    assert kinds(bank) == ["next_step"]
    return bank


def test_who_left_is_not_asked_about(asked: Desk) -> None:
    asked.edit("contact", 1, {"left_on": on(1)})
    assert kinds(asked) == []


def test_who_is_still_to_leave_is(asked: Desk) -> None:
    asked.edit("contact", 1, {"left_on": on(-9)})
    assert kinds(asked) == ["next_step"]


@pytest.mark.parametrize("ref", [Ref("contact", 1), Ref("skill", 1), Ref("session", 1)], ids=str)
def test_what_is_in_the_bin_is_not_asked_about(asked: Desk, ref: Ref) -> None:
    asked.put_in_bin(ref)
    assert kinds(asked) == []
    asked.undo()
    assert kinds(asked) == ["next_step"]


@pytest.mark.parametrize("over", [{"closed_on": on(1)}, {"phase": "closed"}])
def test_a_project_that_is_over_asks_nothing_of_its_learners(asked: Desk, over: dict[str, str]) -> None:
    asked.edit("project", 1, over)
    assert kinds(asked) == []


def test_a_project_in_the_bin_asks_nothing(asked: Desk) -> None:
    asked.put_in_bin(Ref("project", 1))
    assert kinds(asked) == []


def test_another_open_project_that_needs_the_skill_asks_instead(asked: Desk) -> None:
    asked.edit("project", 1, {"phase": "closed"})
    asked.add("project", {"name": "Borealis", "client": "Kronos Bank"})
    asked.add("needed_skill", {"project": "borealis", "skill": "stakeholder mapping"})
    asked.add("needed_skill", {"project": "apollo", "skill": "facilitation"})
    [row] = due(asked)
    assert (row.kind, row.project) == (DueKind.NEXT_STEP, "Borealis")


def test_a_session_without_a_project_is_asked_about_all_the_same(bank: Desk) -> None:
    typed(bank, f"{on(15)} 45 ana sta :2")
    [row] = due(bank)
    assert (row.kind, row.project) == (DueKind.NEXT_STEP, "")


def test_a_starting_level_alone_asks_nothing(bank: Desk) -> None:
    bank.add("baseline", {"contact": "ana", "skill": "facilitation", "level": "2", "on": "2024-01-01"})
    assert kinds(bank) == []


# Of one project, and a few a day


def test_a_project_has_its_own_agenda(asked: Desk) -> None:
    asked.add("project", {"name": "Borealis", "client": "Kronos Bank"})
    typed(asked, f"{on(16)} 45 bo fac bor :1")
    typed(asked, "promise clara minutes by fri +borealis")
    assert [(row.kind, row.people) for row in due(asked, 1)] == [(DueKind.NEXT_STEP, ("Ana Pop",))]
    assert kinds(asked, 2) == ["commitment", "next_step"]
    assert len(due(asked)) == 3


def test_three_asks_stand_in_front_and_the_rest_behind(bank: Desk) -> None:
    for person in ("ana", "bo", "clara"):
        typed(bank, f"{on(15)} 45 {person} sta, fac apo :2")
    assert [row.behind for row in due(bank)] == [False] * 3 + [True] * 3
    fewer = agenda(bank.store, TODAY, constants({"asks_a_day": 1}))
    assert [row.behind for row in fewer] == [False] + [True] * 5
