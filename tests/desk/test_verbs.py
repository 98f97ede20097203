"""Every verb does it, says it, undoes it and redoes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.desk.conftest import now
from workbench.desk.desk import Desk
from workbench.desk.naming import names
from workbench.desk.shown import Kept, Ref
from workbench.desk.trouble import CannotKeep, ChangedMeanwhile, Refused, Unknown
from workbench.desk.views import Views
from workbench.exchange.archive import export
from workbench.model.catalogue import noun
from workbench.practice.capture import read
from workbench.store import rows


def typed(desk: Desk, line: str) -> Kept:
    """Logs a line as the bar does."""
    return desk.log(read(line, names(desk.store), now().replace(tzinfo=None)))


def dump(desk: Desk) -> str:
    """Every noun of the file."""
    return "".join(export(desk.store))


def stored(desk: Desk, kept: Kept):
    assert kept.ref is not None
    return rows.get(desk.store, noun(kept.ref.kind), kept.ref.id)


LINES = (
    ("y 14:00 45 ana sta apo :2 ^n fri", "session"),
    ("call clara 15m ask:advice imp:+1 about the steering date", "touchpoint"),
    ("2h apo draft charter", "work"),
    ("promise clara minutes by fri", "commitment"),
    ("theirs bo risk log ^fri", "commitment"),
    ("need clara wants PMO light for retail", "need"),
    ("memory clara best steering we ever had", "memory"),
    ("score clara 7 time to decide", "score"),
    ("decide apo go with two vendors @clara @bo", "decision"),
    ("lead acme jan via mia retail PMO", "project"),
    ("plan ana sta fri 14:00", "session"),
    ("3/4 30 ana sta", "session"),
)

VERBS: dict[str, Callable[[Desk], Kept]] = {
    **{f"log {line}": (lambda desk, line=line: typed(desk, line)) for line, _ in LINES},
    "again": lambda desk: desk.again(),
    "in touch": lambda desk: desk.in_touch([1, 2]),
    "add": lambda desk: desk.add("contact", {"name": "Dirk", "client": "Kronos Bank"}),
    "edit": lambda desk: desk.edit("contact", 1, {"title": "lead BA", "email": "ana@example.org"}),
    "bin": lambda desk: desk.put_in_bin(Ref("session", 1)),
    "keep": lambda desk: desk.keep_promise(1),
    "release": lambda desk: desk.release_promise(1),
    "drop": lambda desk: desk.drop_promise(1),
    "move": lambda desk: desk.move_promise(1, date(2026, 12, 9)),
    "timer": lambda desk: desk.start_timer("ana facilitation", 1),
}


@pytest.fixture
def busy(bank: Desk) -> Desk:
    """The bank, with a session, its follow-up and a plan."""
    typed(bank, "y 14:00 45 ana sta apo :2 ^n fri")
    typed(bank, "plan bo fac fri 14:00")
    return bank


@pytest.mark.parametrize("verb", VERBS.values(), ids=list(VERBS))
def test_every_verb_is_one_step_that_is_undone_and_redone(busy: Desk, verb: Callable[[Desk], Kept]) -> None:
    before, steps = dump(busy), busy.store.value("SELECT count(*) FROM step")
    kept = verb(busy)
    after = dump(busy)
    assert kept.sentence
    assert after != before
    assert busy.store.value("SELECT count(*) FROM step") == steps + 1
    assert busy.undo().ref == kept.ref
    assert dump(busy) == before
    busy.redo()
    assert dump(busy) == after


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_each_kind_is_stored_as_its_own_noun(bank: Desk, line: str, kind: str) -> None:
    kept = typed(bank, line)
    assert kept.ref is not None
    assert kept.ref.kind == kind
    assert getattr(stored(bank, kept), "raw", line) == line


def test_a_session_carries_its_evidence_and_its_follow_up(bank: Desk) -> None:
    session = stored(bank, typed(bank, "y 14:00 45 ana sta apo :2 ^n fri"))
    [seen] = rows.find(bank.store, noun("observation"))
    [promise] = rows.find(bank.store, noun("commitment"))
    assert (seen.session, seen.contact, seen.skill, seen.on, seen.mode) == (session.id, 1, 1, session.on, "together")
    assert (promise.session, promise.to, promise.by, promise.due) == (session.id, 1, None, date(2026, 12, 4))


def test_a_draft_is_kept_with_its_reason_and_is_no_evidence(bank: Desk) -> None:
    kept = typed(bank, "3/4 30 ana risk :2")
    assert stored(bank, kept).draft
    assert "draft" in kept.sentence
    assert not rows.find(bank.store, noun("observation"))


def test_a_draft_that_lacks_nothing_any_more_counts(bank: Desk) -> None:
    kept = typed(bank, "ana sta apo")
    assert stored(bank, kept).draft
    assert kept.ref is not None
    bank.edit("session", kept.ref.id, {"minutes": "45"})
    assert stored(bank, kept).draft == ""


def test_a_draft_gives_way_to_what_is_typed_in_its_place(bank: Desk) -> None:
    draft = typed(bank, "ana sta apo")
    entry = read("45 ana sta apo :1", names(bank.store), now().replace(tzinfo=None))
    bank.log(entry, instead=draft.ref)
    assert stored(bank, draft).deleted_at is not None
    assert [each.draft for each in rows.find(bank.store, noun("session"))] == [""]


def test_evidence_before_the_starting_level_makes_a_draft(bank: Desk) -> None:
    bank.add("baseline", {"contact": "ana", "skill": "facilitation", "level": "2", "on": "2026-11-25"})
    kept = typed(bank, "y 45 ana fac :2")
    assert "starting level" in stored(bank, kept).draft
    assert not rows.find(bank.store, noun("observation"))


def test_a_second_score_in_a_month_makes_a_draft(bank: Desk) -> None:
    typed(bank, "score clara 7 time to decide")
    assert stored(bank, typed(bank, "score clara 5 time to decide")).draft
    assert len(rows.find(bank.store, noun("criterion"))) == 1


def test_names_that_are_new_are_created_in_the_same_step(bank: Desk) -> None:
    kept = typed(bank, "45 @new-person /new-skill +apollo :1")
    assert {found.name for found in kept.created} == {"new person", "new skill"}
    person = rows.find(bank.store, noun("contact"), "name = 'new person'")[0]
    assert person.client == 1, "somebody new on a project is at its client"
    bank.undo()
    assert not rows.find(bank.store, noun("contact"), "name = 'new person'", binned=None)


def test_saving_empties_the_unsent_text_and_joins_the_history(bank: Desk, views) -> None:
    bank.keep_unsent("bar", "45 ana sta")
    assert views.unsent("bar") == "45 ana sta"
    typed(bank, "45 ana sta apo :1")
    assert views.unsent("bar") == ""
    assert views.said_lines() == ("45 ana sta apo :1",)


def test_editing_a_session_takes_its_evidence_along(busy: Desk) -> None:
    busy.edit("session", 1, {"on": "2026-11-20"})
    assert [seen.on for seen in rows.find(busy.store, noun("observation"))] == [date(2026, 11, 20)]
    busy.edit("session", 1, {"learners": "bo"})
    assert not rows.find(busy.store, noun("observation"))


def test_a_session_goes_to_the_bin_with_its_evidence_and_comes_back_with_it(busy: Desk) -> None:
    busy.put_in_bin(Ref("session", 1))
    assert not rows.find(busy.store, noun("observation"))
    busy.bring_back(Ref("session", 1))
    assert len(rows.find(busy.store, noun("observation"))) == 1


def test_a_plan_gives_way_to_what_is_logged_in_its_place(busy: Desk, views: Views) -> None:
    [plan] = rows.find(busy.store, noun("session"), "planned")
    line = views.line_of(plan.id)
    assert line == "2026-11-27 14:00 @Bo-Lind /facilitation"
    busy.now = lambda: now().replace(day=27, hour=16)
    entry = read(f"{line} 45 :2", names(busy.store), busy.now().replace(tzinfo=None))
    held = stored(busy, busy.log(entry, instead=Ref("session", plan.id)))
    assert (held.planned, held.on, held.learners, held.minutes) == (False, plan.on, plan.learners, 45)
    assert not rows.find(busy.store, noun("session"), "planned")


def test_a_draft_is_typed_again_for_its_own_day_and_hands_its_promises_on(bank: Desk, views: Views) -> None:
    draft = typed(bank, "y 14:00 ana sta apo :2 room was cold ^fri send it")
    assert draft.ref is not None
    bank.now = lambda: now().replace(day=26)
    line = views.line_of(draft.ref.id)
    assert line == "2026-11-24 14:00 ana sta apo :2 room was cold"
    entry = read(f"45 {line}", names(bank.store), bank.now().replace(tzinfo=None))
    kept = stored(bank, bank.log(entry, instead=draft.ref))
    assert (kept.on, kept.minutes, kept.draft) == (date(2026, 11, 24), 45, "")
    [promise] = rows.find(bank.store, noun("commitment"))
    assert (promise.session, promise.due) == (kept.id, date(2026, 11, 27))


def test_a_draft_completed_in_its_form_counts_with_the_level_that_was_typed(bank: Desk) -> None:
    kept = typed(bank, "ana sta apo :3 helped")
    assert kept.ref is not None
    bank.edit("session", kept.ref.id, {"minutes": "45"})
    [seen] = rows.find(bank.store, noun("observation"))
    assert (seen.contact, seen.skill, seen.mode, seen.result) == (1, 1, "coached", "helped")


def test_a_second_one_of_a_name_is_warned_of(bank: Desk) -> None:
    assert bank.add("contact", {"name": "ana pop"}).warnings
    assert not bank.add("contact", {"name": "Eve"}).warnings


@pytest.mark.parametrize(("typed_budget", "minutes"), [("250h", 15000), ("14400", 14400), ("240h30", 14430)])
def test_a_budget_may_be_longer_than_a_day(bank: Desk, typed_budget: str, minutes: int) -> None:
    bank.edit("project", 1, {"budget_minutes": typed_budget})
    assert rows.get(bank.store, noun("project"), 1).budget_minutes == minutes


def test_a_session_is_a_day_at_most(bank: Desk) -> None:
    with pytest.raises(CannotKeep, match="longer than a day"):
        bank.add("session", {"minutes": "25h"})


def test_a_timer_runs_once_and_its_entry_stops_it(bank: Desk, views) -> None:
    bank.start_timer("ana facilitation", 1)
    with pytest.raises(CannotKeep, match="running"):
        bank.start_timer("bo")
    entry = read("9:00-10:00 ana fac", names(bank.store), now().replace(tzinfo=None))
    bank.log(entry, instead=Ref("timer", views.timer().id))
    assert views.timer() is None


def test_a_promise_ends_once(busy: Desk) -> None:
    busy.keep_promise(1)
    for verb in (busy.keep_promise, busy.release_promise, busy.drop_promise):
        with pytest.raises(CannotKeep, match="was kept"):
            verb(1)


def test_a_promise_moved_after_its_day_was_not_told_before(bank: Desk) -> None:
    bank.add("commitment", {"text": "minutes", "to": "clara", "due": "2026-11-20"})
    bank.move_promise(1, date(2026, 12, 1))
    bank.move_promise(1, date(2026, 12, 9))
    assert [move.told_before for move in rows.find(bank.store, noun("move"))] == [False, True]


def test_a_form_on_a_row_that_changed_meanwhile_is_refused(bank: Desk) -> None:
    seen = rows.get(bank.store, noun("contact"), 1).changed_at
    bank.store.now = lambda: now().replace(hour=11)
    bank.edit("contact", 1, {"title": "lead BA"})
    with pytest.raises(ChangedMeanwhile):
        bank.edit("contact", 1, {"title": "CIO"}, seen_changed_at=seen)


@pytest.mark.parametrize(
    ("kind", "fields", "why"),
    [
        ("contact", {}, "Name is missing"),
        ("project", {"name": "x"}, "Client is missing"),
        ("project", {"name": "x", "client": "nobody"}, "no client is called"),
        ("contact", {"name": "x", "audience": "king"}, "none of"),
        ("contact", {"name": "x", "cadence_days": "0"}, "least is 1"),
        ("contact", {"name": "x", "cadence_days": "soon"}, "no whole number"),
        ("contact", {"name": "x", "left_on": "31/2"}, "Left on"),
        ("contact", {"name": "x", "reports_to_me": "perhaps"}, "yes or no"),
        ("contact", {"name": "x", "colour": "red"}, "no field"),
        ("unicorn", {"name": "x"}, "nothing called"),
        ("touchpoint", {"on": "tomorrow", "contacts": "ana"}, "future"),
        ("milestone", {"project": "apollo", "text": "plan", "accepted_by": "Eve"}, "person of the project's client"),
    ],
)
def test_what_a_form_can_not_keep_is_told_in_a_sentence(bank: Desk, kind: str, fields: dict, why: str) -> None:
    bank.add("contact", {"name": "Eve"})
    before = dump(bank)
    with pytest.raises(CannotKeep, match=why):
        bank.add(kind, fields)
    assert dump(bank) == before


def test_a_name_that_could_be_several_is_not_guessed(bank: Desk) -> None:
    bank.add("contact", {"name": "Ana Lind"})
    with pytest.raises(Unknown, match="Ana Lind, Ana Pop"):
        bank.named("contact", "ana")
    assert bank.named("contact", "ana pop") == 1


def test_with_nothing_to_undo_one_is_told(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.undo()


def test_hostile_words_are_kept_without_their_sting(bank: Desk) -> None:
    bank.add("client", {"name": "[/] Smith [Acme]\x1b]52;c;eA==\x07"})
    assert [each.name for each in rows.find(bank.store, noun("client"), "id > 1")] == ["[/] Smith [Acme]]52;c;eA=="]


def test_who_has_left_is_logged_with_a_word_about_it(bank: Desk) -> None:
    bank.edit("contact", 2, {"left_on": "2026-11-20"})
    kept = typed(bank, "45 bo sta apo :2")
    assert kept.warnings == ("Bo Lind left on 2026-11-20: what is told counts for no coverage",)
    assert typed(bank, "-10d 45 bo sta apo :2").warnings == ()
