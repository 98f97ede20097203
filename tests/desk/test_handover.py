"""The handover at the desk: each gate is closed by its own answer, closing dates the follow-ups, undo takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.desk.furnished import DAYS, WEDNESDAY, Furnished, furnished
from tests.desk.test_verbs import typed
from workbench.desk.closing import NotReady
from workbench.desk.desk import Desk
from workbench.desk.handover import handover_record
from workbench.desk.shown import Figure, Ref
from workbench.desk.shown_handover import HandoverShown
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.model.projects import FollowUp, Phase, Project
from workbench.model.text import fold
from workbench.store import rows


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    made = furnished(tmp_path_factory.mktemp("demo") / "demo.db", WEDNESDAY)
    yield made
    made.store.close()


@pytest.fixture
def apollo(bank: Desk) -> Desk:
    """Apollo at its end, with nothing told of that: Clara sponsors it, Ana is its customer."""
    for name, role in (("Clara Voss", "sponsor"), ("Ana Pop", "customer")):
        bank.add("role", {"project": "Apollo", "contact": name, "role": role})
    bank.edit("project", 1, {"phase": "handover", "target_stage": "services"})
    return bank


def shown(desk: Desk, project: int = 1) -> HandoverShown:
    return Views(desk.store, desk.now).handover(project)


def answer(desk: Desk, number: int, **more: str) -> None:
    """Does what Enter on a gate does, with what a person adds to the form."""
    gate = shown(desk).gate(number)
    if gate.verb:
        getattr(desk, gate.verb)(1)
        return
    assert gate.answer is not None
    assert gate.answer.ref is not None
    typed = {**dict(gate.answer.given), **more}
    if gate.answer.ref.id:
        desk.edit(gate.answer.ref.kind, gate.answer.ref.id, typed)
    else:
        desk.add(gate.answer.ref.kind, {"project": "Apollo", **typed})


def open_gates(desk: Desk) -> list[int]:
    return [each.number for each in shown(desk).gates if not each.met]


def project(desk: Desk) -> Project:
    found = rows.get(desk.store, Project, 1)
    assert found is not None
    return found


def dues(desk: Desk) -> list[date | None]:
    return [each.due for each in rows.find(desk.store, FollowUp, order="due")]


# Gate by gate


def test_each_gate_is_closed_by_its_own_answer(apollo: Desk) -> None:
    apollo.add("commitment", {"text": "minutes", "project": "Apollo", "made_on": "2026-11-20"})
    apollo.add("risk", {"project": "Apollo", "text": "one planner only"})
    apollo.add("milestone", {"project": "Apollo", "text": "charter"})
    apollo.add("asset", {"project": "Apollo", "text": "template"})
    apollo.add("access", {"project": "Apollo", "text": "badge"})
    apollo.add("decision", {"project": "Apollo", "choice": "two vendors", "decided_on": "2026-11-02"})
    assert open_gates(apollo) == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    for number in range(3, 12):
        more = {3: {"place": "their share"}, 9: {"begun_on": "2026-11-12"}}.get(number, {})
        answer(apollo, number, **more)
        assert number not in open_gates(apollo), number
    assert shown(apollo).readiness == "ready"
    assert shown(apollo).sentence == "ready: all 11 gates are met"


def test_a_follow_up_without_words_is_told_by_what_it_is_about(apollo: Desk) -> None:
    typed(apollo, "2026-11-23 45 ana sta apo :2 ^2026-11-30")
    assert shown(apollo).gate(5).words == "open: follow up on stakeholder mapping"


def test_a_new_dry_run_asks_for_both_its_days(apollo: Desk) -> None:
    found = shown(apollo).gate(9).answer
    assert found is not None
    assert found.given == (("begun_on", "2026-11-25"), ("ended_on", ""))


def test_where_nothing_is_listed_none_is_an_answer(apollo: Desk) -> None:
    for number in (3, 4, 7, 8):
        assert shown(apollo).gate(number).question.endswith("Say none if none")
        answer(apollo, number, text="none")
        assert shown(apollo).gate(number).words == "none, as was said"


def test_the_answers_propose_the_day_the_sponsor_and_a_customer(apollo: Desk) -> None:
    apollo.add("risk", {"project": "Apollo", "text": "one planner only"})
    risk, sign_off = shown(apollo).gate(7).answer, shown(apollo).gate(10).answer
    assert risk is not None
    assert sign_off is not None
    assert risk.given == (("owner", "Ana Pop"),)
    assert (sign_off.ref, sign_off.given) == (Ref("sign_off", 0), (("on", "2026-11-25"), ("by", "Clara Voss")))


def test_without_a_sponsor_it_is_asked_who_that_is(bank: Desk) -> None:
    gate = shown(bank).gate(10)
    assert gate.question == "who is the sponsor?"
    answer(bank, 10, contact="Clara Voss")
    assert shown(bank).gate(10).question == "does the sponsor accept it?"


def test_a_sponsor_who_left_is_not_proposed_for_today(apollo: Desk) -> None:
    apollo.edit("contact", 3, {"left_on": "2026-11-20"})
    gate = shown(apollo).gate(10)
    assert gate.answer is not None
    assert gate.answer.given[1] == ("by", "")
    assert gate.answer.at == "by"


def test_a_weak_skill_is_answered_in_the_bar(apollo: Desk) -> None:
    apollo.add("needed_skill", {"project": "Apollo", "skill": "facilitation", "weight": "3"})
    gate = shown(apollo).gate(1)
    assert gate.words == "nobody: facilitation"
    assert gate.answer is not None
    assert gate.answer.line.endswith("/facilitation:coached ")
    assert not gate.hard


def test_without_skills_the_list_is_asked_for(bank: Desk) -> None:
    gate = shown(bank).gate(1)
    assert gate.answer is not None
    assert gate.answer.ref == Ref("needed_skill", 0)


def test_a_dry_run_that_goes_on_is_opened_again(apollo: Desk) -> None:
    apollo.add("dry_run", {"project": "Apollo", "begun_on": "2026-11-20"})
    gate = shown(apollo).gate(9)
    assert gate.words == "6 of 14 days without us"
    assert gate.answer is not None
    assert (gate.answer.ref, gate.answer.at) == (Ref("dry_run", 1), "ended_on")


def test_what_answered_a_gate_is_opened_from_it(apollo: Desk) -> None:
    answer(apollo, 10)
    gate = shown(apollo).gate(10)
    assert gate.answer is not None
    assert (gate.answer.ref, gate.answer.given) == (Ref("sign_off", 1), ())
    assert shown(apollo).gate(5).answer is None


def test_drafts_and_the_bin_do_not_count(apollo: Desk) -> None:
    apollo.add("risk", {"project": "Apollo", "text": "one planner only"})
    apollo.put_in_bin(Ref("risk", 1))
    assert shown(apollo).gate(7).words == "nothing is listed"


def test_skills_are_judged_on_the_day_of_the_end(demo: Furnished) -> None:
    """Delta closed months ago; what has lapsed since was handed over all the same."""
    delta = demo.desk.named("project", "Delta")
    now = Views(demo.store, demo.desk.now).project_progress(delta)
    assert "root cause analysis" in " ".join(each.reason for each in now.gates)
    assert "root cause" not in shown(demo.desk, delta).gate(2).words


# Closing


def test_closing_what_is_not_ready_says_what_is_missing_and_does_nothing(apollo: Desk) -> None:
    with pytest.raises(NotReady, match=r"Apollo is not ready to be handed over: owners \(nothing is listed\); accept"):
        apollo.close_project(1)
    assert project(apollo).phase is Phase.HANDOVER
    assert dues(apollo) == []


def test_closing_dates_the_follow_ups_in_one_step_that_is_undone_whole(apollo: Desk) -> None:
    before = project(apollo)
    kept = apollo.close_project(1, anyway=True)
    assert kept.sentence == "closed: Apollo, to ask after it on Fri 25 Dec and Tue 23 Feb"
    assert kept.warnings == ("still open: assets, access, decisions, risks, owners, dry run, acceptance",)
    after = project(apollo)
    assert (after.phase, after.closed_on) == (Phase.CLOSED, date(2026, 11, 25))
    assert dues(apollo) == [date(2026, 12, 25), date(2027, 2, 23)]
    assert apollo.undo().sentence == "undone: close Apollo"
    assert (project(apollo).phase, project(apollo).closed_on) == (before.phase, None)
    assert dues(apollo) == []
    apollo.redo()
    assert project(apollo).phase is Phase.CLOSED
    assert len(dues(apollo)) == 2


def test_the_follow_ups_of_a_closed_project_stand_in_the_agenda(apollo: Desk) -> None:
    from workbench.desk.agenda import agenda
    from workbench.practice.constants import DEFAULTS

    apollo.close_project(1, anyway=True)
    due = agenda(apollo.store, apollo.today, DEFAULTS)
    assert [(each.kind, each.due) for each in due] == [
        ("follow_up", date(2026, 12, 25)),
        ("follow_up", date(2027, 2, 23)),
    ]


def test_what_is_ready_with_risks_closes_and_tells_them(apollo: Desk) -> None:
    answer(apollo, 8, text="none")
    answer(apollo, 10)
    assert shown(apollo).readiness == "ready with risks"
    assert apollo.close_project(1).warnings == ("still open: assets, access, decisions, risks, dry run",)


def test_a_follow_up_that_is_there_is_not_made_twice(apollo: Desk) -> None:
    apollo.add("follow_up", {"project": "Apollo", "due": "2027-02-20"})
    kept = apollo.close_project(1, anyway=True)
    assert dues(apollo) == [date(2026, 12, 25), date(2027, 2, 20)]
    assert kept.sentence.endswith("on Fri 25 Dec")


def test_a_project_is_closed_once(apollo: Desk) -> None:
    apollo.close_project(1, anyway=True)
    with pytest.raises(CannotKeep, match="Apollo was closed on 2026-11-25"):
        apollo.close_project(1, anyway=True)


def test_the_day_of_an_end_that_was_told_stays_and_no_follow_up_is_dated_in_the_past(apollo: Desk) -> None:
    apollo.edit("project", 1, {"closed_on": "2026-10-01", "phase": "follow-up"})
    apollo.close_project(1, anyway=True)
    assert project(apollo).closed_on == date(2026, 10, 1)
    assert dues(apollo) == [date(2026, 11, 25), date(2026, 12, 30)]


def test_one_that_was_opened_again_ends_anew(apollo: Desk) -> None:
    apollo.edit("project", 1, {"closed_on": "2026-10-01", "phase": "build"})
    apollo.close_project(1, anyway=True)
    assert project(apollo).closed_on == apollo.today


def test_follow_ups_are_dated_once(apollo: Desk) -> None:
    apollo.edit("project", 1, {"planned_end": "2026-12-01"})
    assert apollo.date_follow_ups(1).sentence == "to ask after it on Thu 31 Dec and Mon 1 Mar: Apollo"
    with pytest.raises(CannotKeep, match="dated already"):
        apollo.date_follow_ups(1)


def test_what_is_gone_or_in_the_bin_is_not_closed(apollo: Desk) -> None:
    apollo.put_in_bin(Ref("project", 1))
    for call in (lambda: apollo.close_project(1), lambda: apollo.date_follow_ups(1)):
        with pytest.raises(CannotKeep, match="in the bin"):
            call()
    for ref in (1, 99):
        with pytest.raises(CannotKeep, match="no longer there"):
            shown(apollo, ref)


# Bad input


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("sign_off", {"on": "2026-11-20", "by": "Eva"}, "the whole is accepted by a person of the project's client"),
        ("sign_off", {"on": "2026-11-30", "by": "Clara Voss"}, "2026-11-30 is in the future"),
        ("risk", {"text": "one planner", "owner": "Eva"}, "a risk is owned by a person of the project's client, and E"),
        ("dry_run", {"begun_on": "2026-11-10", "ended_on": "2026-11-09"}, "it ended on 2026-11-09 and began on 2026-1"),
        ("dry_run", {"begun_on": "2026-11-10", "ended_on": "2026-11-26"}, "2026-11-26 is in the future"),
        ("access", {"text": "badge", "removed_on": "2026-12-01"}, "2026-12-01 is in the future"),
    ],
)
def test_what_cannot_be_so_is_refused(apollo: Desk, kind: str, typed: dict[str, str], told: str) -> None:
    apollo.add("client", {"name": "Nordvik"})
    apollo.add("contact", {"name": "Eva", "client": "Nordvik"})
    with pytest.raises(CannotKeep) as trouble:
        apollo.add(kind, {"project": "Apollo", **typed})
    assert str(trouble.value).startswith(told)


@pytest.mark.parametrize("field", ["closed_on", "decisions_handed_on", "invoiced_until"])
def test_a_project_has_nothing_of_the_future_behind_it(apollo: Desk, field: str) -> None:
    with pytest.raises(CannotKeep, match="in the future"):
        apollo.edit("project", 1, {field: "2026-11-26"})


# On the card, in a why, for scripts


def test_the_card_tells_of_it_once_the_project_comes_to_its_end(apollo: Desk, views: Views) -> None:
    def block() -> list[str]:
        found = [each for each in views.card(Ref("project", 1)).blocks if each.title == "Handover"]
        return [line.label for each in found for line in each.lines]

    assert block()[0] == (
        "not ready: owners, acceptance; also open: assets, access, decisions, risks, dry run, follow-ups"
    )
    assert block()[1:3] == ["3 assets", "4 access"]
    apollo.edit("project", 1, {"phase": "build"})
    assert block() == []


def test_a_why_tells_what_a_gate_speaks_of(apollo: Desk, views: Views) -> None:
    apollo.add("risk", {"project": "Apollo", "text": "one planner only"})
    card = views.why(Figure("handover", 1, "7"))
    assert card.title == "Why: Apollo, handover 7, risks: missing"
    lines = {(line.label, line.value) for block in card.blocks for line in block.lines}
    assert ("Risk", "one planner only") in lines
    assert ("Not hard", "aimed at services: without it the project is ready with risks") in lines
    with pytest.raises(CannotKeep, match="numbered 1 to 11"):
        views.why(Figure("handover", 1, "12"))


def test_the_record_for_scripts(apollo: Desk) -> None:
    record = handover_record(shown(apollo))
    assert (record.project, record.client, record.aimed) == ("Apollo", "Kronos Bank", "services")
    assert (record.readiness, record.missing) == ("not ready", [8, 10])
    assert record.at_risk == [3, 4, 6, 7, 9, 11]
    assert record.gates[4].question is None


# The demo


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_each_readiness_occurs_in_the_demo_on_any_day(tmp_path: Path, now: object) -> None:
    demo = furnished(tmp_path / "demo.db", now)  # type: ignore[arg-type]
    found = {each.name: shown(demo.desk, each.id).readiness for each in demo.all(Project)}
    demo.store.close()
    assert set(found.values()) == {"ready", "ready with risks", "not ready"}, found


def test_the_words_are_plain(demo: Furnished) -> None:
    for each in demo.all(Project):
        for gate in shown(demo.desk, each.id).gates:
            assert gate.words
            assert "_" not in gate.words + gate.question
            assert fold(gate.title) == gate.title


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("asset", "no asset on Apollo"),
        ("access", "no access on Apollo"),
        ("risk", "no risk on Apollo"),
        ("milestone", "no milestone on Apollo"),
        ("routine", "no routine on Apollo"),
    ],
)
def test_that_there_is_none_is_said_and_not_added(apollo: Desk, kind: str, said: str) -> None:
    kept = apollo.add(kind, {"project": "Apollo", "text": "None."})
    assert kept.sentence == f"said: {said}"
    assert kept.ref is not None
    assert apollo.put_in_bin(kept.ref).sentence == f"in the bin: {said}"
    apollo.undo()
    assert apollo.undo().sentence == f"undone: say that there is {said}"


def test_what_becomes_none_is_said_so_and_what_is_named_is_added(apollo: Desk) -> None:
    kept = apollo.add("asset", {"project": "Apollo", "text": "none of the badges"})
    assert kept.sentence == "added none of the badges"
    assert kept.ref is not None
    assert apollo.edit("asset", kept.ref.id, {"text": "none"}).sentence == "said: no asset on Apollo"
