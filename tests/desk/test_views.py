"""What the screens read."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from tests.desk.conftest import now
from tests.desk.test_verbs import typed
from workbench.desk.desk import Desk
from workbench.desk.naming import names
from workbench.desk.shown import Line, Ref, Tone
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.model.catalogue import KINDS
from workbench.practice.capture import read


def logged(desk: Desk, *lines: str) -> None:
    for line in lines:
        typed(desk, line)


def words(lines: tuple[Line, ...]) -> list[str]:
    return [f"{line.label} {line.value}".strip() for line in lines]


def test_sessions_are_divided_by_week_and_paged_in_that_order(bank: Desk, views: Views) -> None:
    logged(bank, "plan bo fac fri 14:00", "45 ana sta apo :1", "y 45 ana sta apo :2", "-1w 30 bo fac", "-5w 30 bo fac")
    assert [(each.title, each.rows) for each in views.session_sections(None)] == [
        ("Coming", 1),
        ("This week", 2),
        ("Last week", 1),
        ("Earlier", 1),
    ]
    days = [row.on for row in views.sessions(None)]
    assert days == sorted(days, reverse=True)
    pages = [views.sessions(None, first=at, count=2, rows=5) for at in (0, 2, 4)]
    assert [row for page in pages for row in page] == list(views.sessions(None))


def test_sessions_of_a_scope_hold_all_the_words(bank: Desk, views: Views) -> None:
    logged(bank, "45 ana sta apo :1 old monitor", "45 bo fac apo", "45 ana fac")
    assert len(views.sessions(1)) == 2
    for typed_words, found in (
        ("ana", 2),
        ("ana fac", 1),
        ("monit", 1),
        ("apollo", 2),
        ("zeus", 0),
        ('"', 0),
        ("*", 0),
    ):
        assert len(views.sessions(None, typed_words)) == found, typed_words
        assert sum(each.rows for each in views.session_sections(None, typed_words)) == found


def test_each_session_knows_its_row(bank: Desk, views: Views) -> None:
    logged(bank, "45 ana sta apo", "y 45 ana sta apo", "14:00 45 bo fac", "-9d 45 bo fac", "tm 45 bo fac")
    rows = views.sessions(None)
    assert [views.session_place(None, row.id) for row in rows] == list(range(len(rows)))
    assert views.session_place(1, rows[-1].id) is None


def test_a_row_tells_what_its_session_moved(bank: Desk, views: Views) -> None:
    logged(bank, "-3d 45 ana sta apo :2", "-2d 45 ana sta apo :2", "-1d 45 ana sta apo :3", "45 ana sta apo")
    assert [row.change for row in views.sessions(None)] == ["", "2>3", "2=2", "0>2"]


def test_contacts_of_a_project_by_role_client_and_teaching(bank: Desk, views: Views) -> None:
    bank.add("client", {"name": "Quill", "kind": "partner"})
    bank.add("contact", {"name": "Eve", "client": "Quill"})
    bank.add("contact", {"name": "Stranger"})
    bank.add("role", {"project": "apollo", "contact": "clara", "role": "sponsor"})
    logged(bank, "45 eve sta apo")
    rows = {row.name: row for row in views.contacts(1)}
    assert set(rows) == {"Ana Pop", "Bo Lind", "Clara Voss", "Eve"}
    assert rows["Clara Voss"].roles == ("sponsor",)
    assert (rows["Eve"].last_on, rows["Eve"].days) == (date(2026, 11, 25), 0)
    assert {row.name for row in views.contacts(None, "strang")} == {"Stranger"}


def test_nobody_is_quiet_before_a_cadence_was_told(bank: Desk, views: Views) -> None:
    assert not any(row.quiet for row in views.contacts(None))
    bank.edit("contact", 3, {"cadence_days": "14"})
    logged(bank, "-15d call clara 15m")
    assert [row.name for row in views.contacts(None) if row.quiet] == ["Clara Voss"]
    bank.edit("contact", 3, {"left_on": "y"})
    assert not any(row.quiet for row in views.contacts(None))


def test_the_strip_tells_the_most_urgent_first(bank: Desk, views: Views) -> None:
    assert views.strip() == ()
    bank.edit("contact", 3, {"cadence_days": "14"})
    bank.add("role", {"project": "apollo", "contact": "clara", "role": "sponsor"})
    bank.edit("project", 1, {"budget_minutes": "100"})
    logged(bank, "-23d call clara 15m", "-24d 95 bo fac apo :1", "promise clara minutes by fri", "promise bo map")
    bank.edit("commitment", 1, {"due": "2026-11-20"})
    bank.edit("commitment", 2, {"due": "2026-11-25"})
    assert words(views.strip()) == [
        "late 1 minutes to Clara Voss",
        "today 1 map to Bo Lind",
        "quiet Clara Voss (sponsor) 23d",
        "stalled Bo Lind/facilitation 24d",
        "Apollo 95% of hours",
    ]
    assert views.strip()[0].tone is Tone.RISK
    logged(bank, "plan bo fac fri 14:00")
    assert "stalled" not in [line.label for line in views.strip(1)]


def test_a_new_project_stands_at_services_with_two_to_ask(bank: Desk, views: Views) -> None:
    shown = views.stage(1)
    assert (shown.letters, shown.word, shown.sentence) == ("S··", "services", "Services · 2 to ask")


def test_a_project_with_all_that_experience_asks_is_there(bank: Desk, views: Views) -> None:
    logged(
        bank,
        "-9d 45 ana sta apo :3",
        "-8d 45 bo fac apo :3",
        "memory ana best steering we ever had",
        "memory bo now I see why",
    )
    assert views.stage(1).letters == "SE·"
    bank.add("terms_item", {"project": "apollo", "item": "relation", "state": "disputed", "on": "-20d"})
    assert views.stage(1).letters == "···"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_form(bank: Desk, views: Views, kind: str) -> None:
    shown = views.form(kind)
    assert shown.ref == Ref(kind, 0)
    assert all(field.label for field in shown.fields)


def test_a_form_of_a_noun_reads_back_to_the_same_noun(bank: Desk, views: Views) -> None:
    logged(bank, "y 14:00 45 ana sta apo :2 a note")
    for ref in (Ref("session", 1), Ref("contact", 1), Ref("project", 1), Ref("observation", 1)):
        before = views.card(ref)
        steps = len(views.history())
        shown = views.form(ref.kind, ref.id)
        bank.edit(ref.kind, ref.id, {field.name: field.value for field in shown.fields})
        assert views.card(ref) == before
        assert len(views.history()) == steps, "a form that changes nothing is no step"


def test_the_form_of_something_gone_is_refused(views: Views) -> None:
    with pytest.raises(CannotKeep, match="no longer there"):
        views.form("contact", 99)
    with pytest.raises(CannotKeep, match="no longer there"):
        views.card(Ref("contact", 99))


def test_a_card_tells_filled_fields_then_what_could_be_told_then_what_refers_to_it(bank: Desk, views: Views) -> None:
    logged(bank, "y 45 ana sta apo :2 ^fri send it", "promise ana map")
    card = views.card(Ref("contact", 1))
    titles = [block.title for block in card.blocks]
    assert card.title == "Ana Pop"
    assert titles[:3] == ["", "Can do", "Could be told next (e)"]
    assert {"Sessions", "Promises", "Seen"} <= set(titles)
    [can] = [block for block in card.blocks if block.title == "Can do"]
    assert can.lines[0].label == "stakeholder mapping"
    assert can.lines[0].value.startswith("2 assisted")


def test_many_of_a_kind_are_counted_on_a_card(bank: Desk, views: Views) -> None:
    logged(bank, *[f"-{back}d 45 ana sta apo" for back in range(1, 10)])
    [sessions] = [block for block in views.card(Ref("contact", 1)).blocks if block.title == "Sessions"]
    assert sessions.lines[-1].label == "more (3)"


def test_the_bar_is_told_level_budget_and_overlap(bank: Desk, views: Views) -> None:
    bank.edit("project", 1, {"budget_minutes": "1h", "hourly_minor": "12000", "budget_minor": "1000000"})
    logged(bank, "9:00 30 bo fac apo", "-8d 45 ana sta apo solo")
    entry = read("9:15 60 ana sta apo solo", views.names(), now().replace(tzinfo=None))
    told = words(views.preview(entry).lines)
    assert told[0] == "Ana Pop, stakeholder mapping solo 2 of 2, lacks another's word: stays 3"
    assert "Apollo 1h15 over of 1h" in told
    assert any("EUR left" in line for line in told)
    assert "ends in the future at 10:15" in told
    assert "overlaps session at 09:00" in told


def test_the_bar_is_told_the_rule_for_which_a_line_becomes_a_draft(bank: Desk, views: Views) -> None:
    bank.add("baseline", {"contact": "Ana Pop", "skill": "stakeholder mapping", "level": "1", "on": "2026-11-10"})
    entry = read("2026-11-01 45 ana sta apo :2", views.names(), now().replace(tzinfo=None))
    told = words(views.preview(entry).lines)
    assert told[0].startswith("draft: the starting level of Ana Pop in stakeholder mapping is from 2026-11-10")
    assert not any(">" in line for line in told)


def test_the_bar_tells_a_new_learner_s_first_level(bank: Desk, views: Views) -> None:
    entry = read("45 @eve-stone sta apo :1", views.names(), now().replace(tzinfo=None))
    assert words(views.preview(entry).lines)[0] == "eve stone, stakeholder mapping 0>1"


def test_without_a_result_the_present_level_is_told(bank: Desk, views: Views) -> None:
    logged(bank, "y 45 ana sta apo :2")
    entry = read("45 ana sta apo", views.names(), now().replace(tzinfo=None))
    assert words(views.preview(entry).lines) == ["Ana Pop, stakeholder mapping now 2; no result yet"]


def test_names_are_found_best_first(bank: Desk, views: Views) -> None:
    assert views.find("contact", "an")[0].name == "Ana Pop"
    assert views.find("contact", "an")[0].beside == "Kronos Bank"
    assert views.find("project", "zeus") == ()
    assert len(views.find("skill", "")) == 3


def test_ties_go_to_the_project_then_to_the_latest(bank: Desk) -> None:
    bank.add("client", {"name": "Nordvik"})
    bank.add("contact", {"name": "Ana Berg", "client": "Nordvik"})
    line = "45 ana sta apo :1"
    at = now().replace(tzinfo=None)
    assert read(line, names(bank.store), at).people[0].text == "Ana Pop", "she is at Apollo's client"
    assert read("45 ana sta", names(bank.store), at).warnings
    typed(bank, "45 @ana-berg sta :1")
    assert read("45 ana sta", names(bank.store), at).people[0].text == "Ana Berg", "she was seen last"


def test_the_running_timer_is_shown(bank: Desk, views: Views) -> None:
    assert views.timer() is None
    bank.start_timer("ana facilitation", 1)
    shown = views.timer()
    assert shown is not None
    assert (shown.at, shown.line, shown.project) == (time(10), "ana facilitation", "Apollo")


def test_the_bin_lists_what_can_be_brought_back(bank: Desk, views: Views) -> None:
    logged(bank, "45 ana sta apo :1")
    bank.put_in_bin(Ref("session", 1), Ref("contact", 2))
    assert {found.ref for found in views.bin()} == {Ref("session", 1), Ref("contact", 2)}
    bank.undo()
    assert views.bin() == ()


def test_the_mark_moves_when_another_day_begins(bank: Desk) -> None:
    at = [now()]
    views = Views(bank.store, lambda: at[0])
    before = views.mark()
    at[0] += timedelta(hours=13)
    assert views.mark() == before
    at[0] += timedelta(hours=1)
    assert views.mark() > before


def test_the_mark_moves_with_what_others_write(bank: Desk, views: Views) -> None:
    before = views.mark()
    assert views.mark() == before
    bank.keep_unsent("bar", "half a line")
    assert views.mark() == before, "unsent text is nobody else's business"
    logged(bank, "45 ana sta apo")
    assert views.mark() != before


def test_screens_remember_by_key(bank: Desk, views: Views) -> None:
    assert views.recall("work.filter") == ""
    bank.remember("work.filter", "ana")
    bank.remember("work.filter", "bo")
    assert views.recall("work.filter") == "bo"


def test_who_taught_a_colleague_rises_once_that_one_can_do_it(bank: Desk, views: Views) -> None:
    logged(bank, "-40d 45 ana sta :solo src:client", "-30d 45 ana sta :solo src:client", "-20d 45 ana @bo sta")
    bank.add(
        "observation",
        {
            "session": str(views.store.value("SELECT uid FROM session ORDER BY id DESC")),
            "contact": "ana",
            "skill": "stakeholder",
            "on": "-20d",
            "mode": "taught",
        },
    )
    can = {line.label: line.value for line in views.card(Ref("skill", 1)).blocks[1].lines}
    assert can["Ana Pop"].startswith("4"), "nobody whom she taught can do it yet"
    logged(bank, "-10d 45 bo sta :coached")
    can = {line.label: line.value for line in views.card(Ref("contact", 1)).blocks[1].lines}
    assert can["stakeholder mapping"].startswith("5 multiplier")
