"""The Progress screen: what it shows, how it folds, and what can be done from a gate."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.ui.conftest import EVIL, HOSTILE, SIZES, ZONE, Hands, now, working
from workbench.desk.desk import Desk
from workbench.desk.shown import Figure, Ref
from workbench.desk.shown_progress import GateShown, QuarterTally
from workbench.desk.trouble import Damaged
from workbench.model.projects import Stage
from workbench.store.file import Store
from workbench.ui.memory import Memory, Place
from workbench.ui.panes.gates import Asking
from workbench.ui.panes.stages import StageColumn
from workbench.ui.screens.card import CardScreen
from workbench.ui.screens.form import FormScreen
from workbench.ui.screens.progress import ProgressScreen
from workbench.ui.widgets.capture_bar import CaptureBar
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.line_input import LineInput


def screen(hands: Hands) -> ProgressScreen:
    """The Progress screen, wherever it lies."""
    return next(each for each in hands.app.screen_stack if isinstance(each, ProgressScreen))


async def at_rest(hands: Hands) -> None:
    """Until the panes below have followed and everything is reckoned."""
    await hands.until(lambda: not screen(hands).follower.waiting)
    await hands.until(lambda: all(worker.is_finished for worker in hands.app.workers))
    await hands.drain()


@asynccontextmanager
async def progressing(file: Path, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Hands]:
    """The app on its Progress screen, at rest."""
    async with working(file, size) as hands:
        await hands.press("4")
        await hands.until(lambda: isinstance(hands.app.screen, ProgressScreen))
        await at_rest(hands)
        yield hands


async def to(hands: Hands, name: str) -> None:
    """Puts the cursor on the project called so."""
    listed = screen(hands)._listed
    screen(hands).go_to(Ref("project", next(row.id for row in listed.values() if row.name == name)))
    await at_rest(hands)


async def to_gate(hands: Hands, name: str, key: str) -> None:
    """Puts the cursor on a gate of a project."""
    await to(hands, name)
    await hands.press("enter")
    put_on(hands, key)
    await hands.drain()


def put_on(hands: Hands, key: str) -> None:
    """Puts the cursor of the gates on one of them."""
    gates = screen(hands).gates
    keyed = [
        (place, row.label, row.item) for place in range(gates.count) if isinstance(row := gates.row(place), Asking)
    ]
    gates.go(max(place for place, label, item in keyed if label and isinstance(item, GateShown) and item.key == key))


def names(column: StageColumn) -> list[str]:
    return [column.row(place).name for place in range(column.count)]


# What it shows


async def test_projects_stand_in_three_columns_and_the_unproven_with_the_services(demo: Path) -> None:
    async with progressing(demo) as hands:
        services, experience, transformation = screen(hands).columns
        assert names(services) == ["Atlas ERP", "Cobalt", "Ember"]
        assert names(experience) == ["Apollo"]
        assert names(transformation) == ["Delta", "Borealis"]
        assert services.subject == "Services 3"
        assert any("Cobalt" in line and "···" in line for line in hands.seen())


async def test_the_first_picture_is_whole(demo: Path) -> None:
    async with working(demo) as hands:
        await hands.press("4")
        await hands.until(lambda: isinstance(hands.app.screen, ProgressScreen))
        assert screen(hands).columns[0].count == 3
        await hands.press("enter")
        assert screen(hands).gates.shown is not None
        assert screen(hands).gates.has_focus


async def test_a_sign_and_letters_tell_what_colours_do(demo: Path) -> None:
    async with progressing(demo) as hands:
        lines = hands.lines_of(screen(hands).columns[2])
        assert "!Delta" in lines[0]
        assert "SET" in lines[0]
        assert "~Apollo" in hands.lines_of(screen(hands).columns[1])[0]
        assert "1/5" in hands.lines_of(screen(hands).columns[1])[0]


async def test_what_is_below_follows_the_cursor(demo: Path) -> None:
    async with progressing(demo) as hands:
        assert screen(hands).gates.subject == "Gates · Atlas ERP · 0 of 3 to Experience"
        await hands.press("j")
        await at_rest(hands)
        assert screen(hands).gates.subject == "Gates · Cobalt · 0 of 3 to Services"
        await hands.press("l")
        await at_rest(hands)
        assert screen(hands).gates.subject == "Gates · Apollo · 1 of 5 to Transformation"
        text = " ".join(" ".join(hands.lines_of(screen(hands).gates)).replace("▐", "").split())
        assert "delivers Experience, charges for Services" in text


async def test_the_lights_stand_apart_and_gates_up_to_the_aim_alone(demo: Path) -> None:
    async with progressing(demo, (200, 50)) as hands:
        await to(hands, "Cobalt")
        text = "\n".join(hands.lines_of(screen(hands).gates))
        for word in ("Aimed at", "Delivered", "Charged", "Gap", "My view", "Next", "S1 at risk", "S2 lost"):
            assert word in text
        assert "E1" not in text


async def test_what_is_not_asked_reads_as_one_question(demo: Path) -> None:
    async with progressing(demo, (200, 50)) as hands:
        await to(hands, "Ember")
        text = " ".join(" ".join(hands.lines_of(screen(hands).gates)).split())
        assert "S2 to ask ask the sponsor: which deliverable would you accept today?" in text


async def test_what_stays_has_its_parts_and_opens_what_it_names(demo: Path) -> None:
    async with progressing(demo, (200, 50)) as hands:
        await to(hands, "Apollo")
        kept = screen(hands).kept
        text = "\n".join(hands.lines_of(kept))
        for part in ("Deliverables", "Skills", "Memories", "Routines"):
            assert part in text
        assert kept.subject.startswith("What stays ")
        await hands.press("tab", "tab", "enter")
        await hands.rest()
        assert isinstance(hands.app.screen, CardScreen)
        assert hands.app.screen.subject.kind == "milestone"


async def test_movement_is_a_plot_and_with_v_a_table(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Borealis")
        plot = [line.strip() for line in hands.lines_of(screen(hands).movement)]
        assert plot[0] == "Borealis"
        assert plot[1:4] == ["TT", "EE", "SS SS"]
        assert plot[4] == "Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4"
        assert "All projects" in plot
        await hands.press("v")
        table = ["".join(line.split()) for line in hands.lines_of(screen(hands).movement) if line.strip()]
        assert "Q426SETprovisional" in table
        tallies = screen(hands).views.tallies(screen(hands).reckoning.stands)
        assert ["Q426" + "".join(str(count) for _, count, _ in tallies[-1].counts)] == table[-1:]
        assert screen(hands).movement.subject == "Movement, table"
        await hands.press("v")
        assert [line.strip() for line in hands.lines_of(screen(hands).movement)] == plot


async def test_hostile_names_show_exactly_so(file: Path) -> None:
    async with progressing(file, (200, 50)) as hands:
        text = hands.text()
        assert "図書館 [/x]" in text
        assert HOSTILE in text
        store = Store.open(file, now=now)
        desk = Desk(store, now, ZONE)
        told = {"project": "図書館", "text": "[red]a[/] plan", "accepted_on": "2026-11-20", "accepted_by": EVIL}
        desk.add("milestone", told)
        store.close()
        screen(hands).look()
        await to(hands, "図書館 [/x]")
        assert "[red]a[/] plan" in hands.text()


async def test_an_empty_file_teaches_how_to_begin(empty: Path) -> None:
    async with progressing(empty) as hands:
        services, experience, transformation = screen(hands).columns
        assert "`n` adds one: a name and a client are enough" in services.taught
        assert "`45 @Ana /facilitation :coached`" in experience.taught
        assert "`T1`" in transformation.taught
        assert "No project stands here." in "".join(hands.lines_of(services))
        for key in ("enter", "m", "M", "o", "v", "tab", "l", "z", "escape", "w", "e"):
            await hands.press(key)
        assert isinstance(hands.app.screen, ProgressScreen)


# Moving about


async def test_one_row_alone_is_chosen_also_while_the_focus_is_below(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Borealis")
        await hands.press("tab")
        assert [column.rests for column in screen(hands).columns] == [False, False, True]
        await hands.press("escape", "h")
        assert [column.rests for column in screen(hands).columns] == [False, True, False]


async def test_h_and_l_walk_the_columns_and_tab_the_panes(demo: Path) -> None:
    async with progressing(demo) as hands:
        now_ = screen(hands)
        for key, pane in (
            ("l", now_.columns[1]),
            ("l", now_.columns[2]),
            ("l", now_.columns[2]),
            ("h", now_.columns[1]),
            ("tab", now_.gates),
            ("tab", now_.kept),
            ("l", now_.movement),
            ("h", now_.kept),
            ("shift+tab", now_.gates),
            ("shift+tab", now_.columns[1]),
            ("tab", now_.gates),
            ("escape", now_.columns[1]),
        ):
            await hands.press(key)
            assert now_.focused is pane, key


@pytest.mark.parametrize("size", [*SIZES, (20, 5)])
async def test_it_folds_to_any_size(demo: Path, size: tuple[int, int]) -> None:
    async with progressing(demo, size) as hands:
        now_ = screen(hands)
        wide, alone = size[0] >= 110 and size[1] >= 28, size[0] < 60 or size[1] < 12
        assert [pane.display for pane in now_.columns] == [True, not alone, not alone]
        assert [pane.display for pane in (now_.gates, now_.kept, now_.movement)] == [not alone, wide, wide]
        for key in ("enter", "j", "tab", "tab", "tab", "escape"):
            await hands.press(key)
            focused = now_.focused
            assert focused is not None
            assert focused.display
            await hands.until(lambda: now_.focused is not None and now_.focused.size.area > 0)


async def test_where_panes_stand_alone_enter_goes_in_and_escape_out(demo: Path) -> None:
    async with progressing(demo, (40, 15)) as hands:
        await hands.press("l", "enter")
        assert screen(hands).gates.display
        assert not screen(hands).columns[1].display
        await hands.until(lambda: "Gates · Apollo" in hands.text())
        await hands.press("escape")
        assert screen(hands).columns[1].has_focus
        assert not screen(hands).gates.display


async def test_zoom_shows_the_pane_in_front_alone_and_all_again(demo: Path) -> None:
    async with progressing(demo) as hands:
        await hands.press("tab", "z")
        assert [pane.display for pane in screen(hands).columns] == [False] * 3
        await hands.press("z")
        assert screen(hands).columns[0].display
        assert screen(hands).movement.display


async def test_the_filter_keeps_what_holds_the_words_and_escape_takes_it_off(demo: Path) -> None:
    async with progressing(demo) as hands:
        await hands.press("/", "nordvik", "enter")
        await hands.until(lambda: screen(hands).columns[0].count == 0)
        assert names(screen(hands).columns[2]) == ["Delta", "Borealis"]
        assert "None holds nordvik" in hands.text()
        await at_rest(hands)
        assert "All projects /nordvik" in hands.text()
        assert screen(hands).columns[2].has_focus
        await hands.press("escape")
        await hands.until(lambda: screen(hands).columns[0].count == 3)


async def test_the_cursor_is_on_the_same_project_after_a_restart(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Borealis")
        screen(hands).look()
        screen(hands).look()
    async with progressing(demo) as hands:
        assert screen(hands).columns[2].has_focus
        assert screen(hands).gates.subject.startswith("Gates · Borealis")


async def test_keys_that_come_at_once_are_about_where_the_cursor_is_now(demo: Path) -> None:
    async with progressing(demo) as hands:
        await hands.press("j", "j", "enter")
        assert screen(hands).gates.shown is not None
        assert screen(hands).gates.shown.row.name == "Ember"
        await hands.press("escape", "k", "m")
        assert hands.one(CaptureBar).query_one(LineInput).value.startswith("promise @Priya-Nair ")


# From a gate to its answer


async def test_enter_on_a_gate_opens_the_form_filled_and_saving_it_meets_the_gate(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to_gate(hands, "Apollo", "T4")
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, FormScreen)
        await hands.until(lambda: form.focused is not None)
        rows = {row.field.name: row.value for row in form.query(FieldRow)}
        assert (rows["reached_on"], rows["stated_by"]) == ("2026-11-25", "Clara Voss")
        await hands.until(lambda: "where does Days from request to decision stand now?" in hands.text())
        await hands.press("12", "enter")
        await hands.until(lambda: isinstance(hands.app.screen, ProgressScreen))
        await at_rest(hands)
        assert "2 of 5" in screen(hands).gates.subject
        on_gate = screen(hands).gates.on_gate
        assert on_gate is not None
        assert (on_gate.key, on_gate.word) == ("T4", "met")


async def test_a_form_that_was_left_is_as_it_was_proposed_the_next_time(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to_gate(hands, "Apollo", "T4")
        await hands.press("enter", "escape")
        await hands.rest()
        await to_gate(hands, "Cobalt", "S2")
        await hands.press("enter")
        assert "What was typed here before" not in hands.text()
        await hands.press("escape")
        assert hands.app.screen is screen(hands)
        assert screen(hands).views.unsent("form.aspiration.1") == ""


async def test_enter_on_a_light_opens_the_project_at_its_field(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Ember")
        await hands.press("enter", "enter")
        form = hands.app.screen
        assert isinstance(form, FormScreen)
        await hands.until(lambda: form.focused is not None)
        here = form.focused
        assert here is not None
        assert here.query_ancestor(FieldRow).field.name == "target_stage"
        await hands.press("exp", "enter")
        await hands.until(lambda: isinstance(hands.app.screen, ProgressScreen))
        await at_rest(hands)
        row = screen(hands)._listed[screen(hands).project]
        assert (row.name, row.aimed) == ("Ember", "experience")


async def test_enter_on_a_gate_that_needs_evidence_puts_the_line_into_the_bar(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to_gate(hands, "Apollo", "T2")
        await hands.press("enter")
        line = hands.one(CaptureBar).query_one(LineInput)
        assert line.value == "@Ana-Pop /stakeholder-mapping:coached "
        await hands.press("45", "enter")
        await hands.until(lambda: "logged" in screen(hands).keybar.told)
        assert "Ana Pop" in screen(hands).keybar.told
        assert "draft" not in screen(hands).keybar.told


async def test_what_is_delivered_has_no_answer(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Apollo")
        await hands.press("enter", "j", "enter")
        assert hands.app.screen is screen(hands)


async def test_m_makes_the_next_step_a_promise_with_one_more_key(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Atlas ERP")
        await hands.press("m", "enter")
        await hands.until(lambda: "watch somebody do root cause analysis" in screen(hands).keybar.told)
        store = Store.reader(demo)
        told = store.rows(
            'SELECT c.name, p.name, m.due FROM commitment m JOIN contact c ON c.id = m."to"'
            " JOIN project p ON p.id = m.project WHERE m.text = 'watch somebody do root cause analysis'"
        )
        store.close()
        assert list(told) == [("Clara Voss", "Atlas ERP", "2026-11-27")]


async def test_m_takes_the_step_of_the_gate_under_the_cursor(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to_gate(hands, "Apollo", "T4")
        await hands.press("m")
        assert "have the client state the result" in hands.one(CaptureBar).query_one(LineInput).value


async def test_capital_m_plans_a_session_where_the_step_is_one(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to_gate(hands, "Apollo", "T4")
        await hands.press("M")
        assert not hands.app.screen.query(CaptureBar)
        assert "m makes it a promise" in screen(hands).keybar.told
        put_on(hands, "T2")
        await hands.press("M", "enter")
        await hands.until(lambda: "stakeholder mapping" in screen(hands).keybar.told)
        store = Store.reader(demo)
        planned = store.value(
            'SELECT count(*) FROM session WHERE planned AND "on" = ? AND project = 1', ("2026-11-27",)
        )
        store.close()
        assert planned == 1


async def test_o_says_on_plan_today_once(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Delta")
        await hands.press("o", "o")
        await at_rest(hands)
        store = Store.reader(demo)
        said = store.rows('SELECT state FROM plan_word WHERE project = 5 AND "on" = ?', ("2026-11-25",))
        store.close()
        assert list(said) == [("on_plan",)]
        assert "on plan, 25 Nov" in "\n".join(hands.lines_of(screen(hands).gates))


# Keys of every screen


async def test_what_is_written_moves_the_project_and_the_cursor_goes_along(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Cobalt")
        store = Store.open(demo, now=now)
        desk = Desk(store, now, ZONE)
        told = {"project": "Apollo", "from_state": "x", "to_state": "y"}
        desk.add("aspiration", told)
        desk.edit("project", 1, {"name": "Artemis"})
        desk.add("milestone", {"project": "Atlas ERP", "text": "z", "rejected_on": "2026-11-24"})
        desk.put_in_bin(Ref("project", 3))
        store.close()
        screen(hands).look()
        await at_rest(hands)
        assert names(screen(hands).columns[1]) == ["Artemis"]
        assert names(screen(hands).columns[2]) == ["Delta"]
        assert screen(hands).gates.subject == "Gates · Cobalt · 0 of 3 to Services"


async def test_undo_takes_an_answer_back(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to_gate(hands, "Apollo", "T4")
        await hands.press("enter", "enter")
        await hands.until(lambda: isinstance(hands.app.screen, ProgressScreen))
        await at_rest(hands)
        assert "2 of 5" in screen(hands).gates.subject
        await hands.press("u")
        await at_rest(hands)
        assert "1 of 5" in screen(hands).gates.subject


async def test_a_project_that_moves_on_takes_the_focus_into_its_column(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Borealis")
        store = Store.open(demo, now=now)
        Desk(store, now, ZONE).put_in_bin(Ref("aspiration", 3))
        store.close()
        screen(hands).look()
        await at_rest(hands)
        column = next(each for each in screen(hands).columns if each.place_of(3) is not None)
        assert column.stage is Stage.EXPERIENCE
        assert column.has_focus
        assert column.ref == Ref("project", 3)


async def test_the_bar_and_forms_are_about_the_project_in_focus(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to_gate(hands, "Apollo", "S1")
        project = screen(hands).capture_focus().project
        assert project is not None
        assert (project.text, screen(hands).ref) == ("Apollo", Ref("project", 1))
        assert screen(hands).about("project")[0] == Ref("project", 1)
        await hands.press("e")
        assert isinstance(hands.app.screen, FormScreen)


async def test_the_figure_is_what_the_cursor_is_on(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Apollo")
        assert screen(hands).figure == Figure("stage", 1)
        await to_gate(hands, "Apollo", "E3")
        assert screen(hands).figure == Figure("gate", 1, "E3")
        screen(hands).gates.go(0)
        assert screen(hands).figure == Figure("stage", 1)
        screen(hands).gates.go(2)
        assert screen(hands).figure == Figure("charged", 1)


async def test_a_found_project_gets_the_cursor_and_another_thing_its_card(demo: Path) -> None:
    async with progressing(demo) as hands:
        await hands.press("+", "bor", "enter")
        await hands.until(lambda: hands.app.screen is screen(hands))
        await at_rest(hands)
        assert screen(hands).gates.subject.startswith("Gates · Borealis")
        await hands.press("@", "ana", "enter")
        await hands.until(lambda: isinstance(hands.app.screen, CardScreen))


async def test_the_screen_is_as_it_was_left(demo: Path) -> None:
    async with progressing(demo) as hands:
        await to(hands, "Borealis")
        await hands.press("1")
        await hands.until(lambda: hands.app.screen is hands.work)
        await hands.press("4")
        await hands.until(lambda: isinstance(hands.app.screen, ProgressScreen))
        await at_rest(hands)
        assert screen(hands).columns[2].ref == Ref("project", 3)
        assert screen(hands).focused is screen(hands).columns[2]


async def test_trouble_with_the_file_is_told(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with progressing(demo) as hands:

        def damaged(*_: object) -> None:
            raise Damaged("the file is damaged")

        monkeypatch.setattr(screen(hands).views, "portfolio", damaged)
        monkeypatch.setattr(screen(hands).views, "project_progress", damaged)
        screen(hands)._read()
        screen(hands)._read_below(1)
        await at_rest(hands)
        assert screen(hands).keybar.told == "the file is damaged"
        assert names(screen(hands).columns[1]) == ["Apollo"]


async def test_many_projects_are_reckoned_while_keys_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.ui import reckoning
    from workbench.ui.screens import progress

    monkeypatch.setattr(progress, "_FEW", 3)
    monkeypatch.setattr(reckoning, "_TOLD_EVERY", 2)
    file = tmp_path / "many.db"
    store = Store.open(file, now=now)
    desk = Desk(store, now, ZONE)
    desk.add("client", {"name": "Kronos Bank"})
    for number in range(12):
        desk.add("project", {"name": f"Apollo {number:02}", "client": "Kronos Bank"})
    store.close()
    told: list[str] = []
    async with progressing(file) as hands:
        movement = screen(hands).movement
        show_all = movement.show_all

        def noted(tallies: tuple[QuarterTally, ...], reckoned: str = "", words: str = "") -> None:
            told.append(reckoned)
            show_all(tallies, reckoned, words)

        monkeypatch.setattr(movement, "show_all", noted)
        screen(hands).reckoning.stands = {}
        screen(hands)._reckon(tuple(screen(hands)._listed))
        await at_rest(hands)
        assert screen(hands).columns[0].count == 12
        assert told == [*(f"reckoning … {done} of 12" for done in (2, 4, 6, 8, 10)), ""]
        screen(hands)._reckon(tuple(screen(hands)._listed))
        await at_rest(hands)
        assert told[6:] == [""]


@pytest.mark.parametrize("size", [(120, 36), (110, 30), (80, 24), (62, 24), (60, 20)])
async def test_empty_columns_teach_in_whole_sentences(empty: Path, size: tuple[int, int]) -> None:
    async with progressing(empty, size) as hands:
        for column in screen(hands).columns:
            drawn = [column.render_line(y).text for y in range(column.size.height)]
            assert " ".join(" ".join(drawn).split()) == " ".join(column.taught.replace("`", "").split())
        assert "…" not in "\n".join(hands.seen()[:3])


async def test_a_word_that_cannot_be_read_is_told(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: object) -> None:
        raise Damaged("the file is damaged")

    async with progressing(demo) as hands:
        monkeypatch.setattr(screen(hands).views, "on_plan_today", damaged)
        await hands.press("o")
        assert screen(hands).keybar.told == "the file is damaged"


async def test_where_one_was_is_not_forgotten_when_something_is_written_during_the_first_reading(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.ui.screens import progress

    monkeypatch.setattr(progress, "_FEW", 0)
    async with working(demo) as hands:
        views, free = hands.work.views, threading.Event()
        last = views.portfolio()[-1].id
        Memory(views, hands.work.clerk).put("progress", str(Place(last)))
        portfolio = views.portfolio
        monkeypatch.setattr(views, "portfolio", lambda words="": free.wait(5) and portfolio(words))
        await hands.press("4")
        screen(hands).watch_mark()
        free.set()
        await at_rest(hands)
        assert screen(hands).project == last


async def test_the_cursor_is_back_on_its_project_after_a_filter_that_held_none(demo: Path) -> None:
    async with progressing(demo) as hands:
        await hands.press("j")
        before = screen(hands).project
        for words in ("zzz", ""):
            screen(hands)._filter_by(words)
            await at_rest(hands)
        assert screen(hands).project == before
