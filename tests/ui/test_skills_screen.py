"""The Skills screen: the matrix and its scope, one cell's page, what stays without us, and what the keys log."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events
from textual.geometry import Size

from tests.ui.conftest import EVIL, NOW, SIZES, ZONE, Hands, now, working
from workbench.desk.desk import Desk
from workbench.desk.shown import Figure, Ref
from workbench.desk.trouble import Damaged
from workbench.desk.views import Views
from workbench.store.file import Store
from workbench.ui.screens.card import CardScreen
from workbench.ui.screens.finder import FinderScreen
from workbench.ui.screens.form import FormScreen
from workbench.ui.screens.skills import SkillsScreen
from workbench.ui.screens.work import WorkScreen
from workbench.ui.widgets.bar_line import BarLine
from workbench.ui.widgets.capture_bar import CaptureBar
from workbench.ui.widgets.reading import Reading

APOLLO, ANA, BO = 1, 1, 2
MAPPING, FACILITATION, RISK = 1, 2, 3


@pytest.fixture
def taught(file: Path) -> Path:
    """The furnished file, in which Apollo needs two skills and something was seen of Ana and Clara."""
    store = Store.open(file, now=now)
    desk = Desk(store, now, ZONE)
    desk.edit("skill", MAPPING, {"family": "analyse"})
    desk.edit("skill", FACILITATION, {"family": "lead_change"})
    desk.edit("contact", 3, {"client": "Kronos Bank", "audience": "executive"})
    desk.add("needed_skill", {"project": "Apollo", "skill": "stakeholder mapping", "weight": "3"})
    desk.add("needed_skill", {"project": "Apollo", "skill": "facilitation", "confirmed_by": "Clara Voss"})
    for contact, skill, on, mode in (
        ("Ana Pop", "stakeholder mapping", "2026-10-05", "show"),
        ("Ana Pop", "stakeholder mapping", "2026-11-20", "together"),
        ("Clara Voss", "facilitation", "2026-11-10", "coached"),
    ):
        desk.add("observation", {"contact": contact, "skill": skill, "on": on, "mode": mode})
    store.close()
    return file


async def settled(hands: Hands) -> None:
    """Until all is read, and the page has followed the cursor."""

    def still() -> bool:
        screen = hands.app.screen
        waiting = isinstance(screen, SkillsScreen) and screen.follower.waiting
        return not waiting and all(worker.is_finished for worker in hands.app.workers)

    for _ in range(3):
        await hands.until(still)
        await hands.drain()


async def pressed(hands: Hands, *keys: str) -> None:
    await hands.press(*keys)
    await settled(hands)


def front(hands: Hands) -> SkillsScreen:
    assert isinstance(hands.app.screen, SkillsScreen)
    return hands.app.screen


@asynccontextmanager
async def looking(
    file: Path, size: tuple[int, int] = (120, 36), scope: str = f"project {APOLLO}"
) -> AsyncIterator[tuple[Hands, SkillsScreen]]:
    """The Skills screen on `file`, of a scope that was chosen before."""
    if scope:
        store = Store.open(file, now=now)
        Desk(store, now, ZONE).remember("skills.scope", scope)
        store.close()
    async with working(file, size) as hands:
        screen = SkillsScreen(hands.work.views, hands.work.clerk)
        hands.app.push_screen(screen)
        await settled(hands)
        yield hands, screen


async def painted(hands: Hands, words: str) -> str:
    """The screen below its title line, as text, once it holds `words` and has come to rest."""
    await hands.until(lambda: words in hands.text())
    before = ""
    while before != hands.text():
        before = hands.text()
        await settled(hands)
        await asyncio.sleep(0.04)
    return before.partition("\n")[2]


def line_of(screen: SkillsScreen, words: str) -> str:
    """The first line of the matrix that holds `words`."""
    grid = screen.matrix
    return next(line for y in range(grid.size.height) if words in (line := grid.render_line(y).text))


# What is shown


async def test_the_matrix_of_a_project_shows_goals_levels_and_signs(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        assert screen.matrix.subject == "Skills · Apollo · 2 x 3"
        assert screen.masthead._subject == screen.matrix.subject
        mapping = line_of(screen, "stakeholder mapping")
        assert "w3 4x2" in mapping
        assert "[  2+ ]" in mapping
        assert "3?+" in line_of(screen, "facilitation ")
        assert "analyse situations" in hands.text()
        assert "= at the goal" in hands.text()


async def test_the_page_beside_follows_the_cursor(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        assert screen.cell.border_title is not None
        assert "Ana Pop · stakeholder mapping" in str(screen.cell.border_title)
        await hands.until(lambda: "2 assisted" in hands.text() and "3 coached: they do" in hands.text())
        await pressed(hands, "j")
        assert "Ana Pop · facilitation" in str(screen.cell.border_title)
        await hands.until(lambda: "nothing known yet" in hands.text())


async def test_the_history_stands_as_a_plot_and_with_v_as_a_table(taught: Path) -> None:
    async with looking(taught) as (hands, _):
        await hands.until(lambda: "2│" in hands.text())
        assert "Changes of level" not in hands.text()
        await pressed(hands, "v")
        await hands.until(lambda: "2│" not in hands.text())
        await hands.until(lambda: "Changes of level" in hands.text() and "20 Nov 2026" in hands.text())
        await pressed(hands, "v")
        await hands.until(lambda: "2│" in hands.text())


async def test_t_turns_the_matrix_round_with_the_cursor_on_the_same_cell(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "j", "l", "l")
        pair = screen.matrix.pair
        await pressed(hands, "T")
        assert screen.matrix.pair == pair
        assert (screen.matrix.row, screen.matrix.column) == (2, 1)
        assert [head.name for head in screen.matrix.rows] == ["Ana Pop", "Clara Voss", "Bo Lind"]
        await pressed(hands, "T")
        assert (screen.matrix.row, screen.matrix.column) == (1, 2)


async def test_f_goes_through_the_families_that_occur(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        for subject in ("· analyse situations", "· lead changes", "2 x 3"):
            await pressed(hands, "F")
            assert screen.matrix.subject.endswith(subject)


async def test_s_widens_the_scope_and_comes_back_to_the_project(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        for words in ("client Kronos Bank", "everything", "Apollo"):
            await pressed(hands, "s")
            assert f"· {words} ·" in screen.matrix.subject


async def test_without_a_project_to_come_back_to_s_asks_for_one(taught: Path) -> None:
    async with looking(taught, scope="all 0") as (hands, screen):
        await hands.press("s")
        assert isinstance(hands.app.screen, FinderScreen)
        await hands.press("bor")
        await pressed(hands, "enter")
        assert "· Borealis ·" in screen.matrix.subject


async def test_the_scope_is_first_the_project_of_the_work_screen(taught: Path) -> None:
    store = Store.open(taught, now=now)
    Desk(store, now, ZONE).remember("work.projects", "3 0 ")
    store.close()
    async with looking(taught, scope="") as (_, screen):
        assert "· Borealis ·" in screen.matrix.subject


async def test_scope_and_cursor_are_there_again_after_a_restart(taught: Path) -> None:
    async with looking(taught, scope="all 0") as (hands, screen):
        await pressed(hands, "j", "l", "l")
        pair = screen.matrix.pair
        assert pair is not None
    async with looking(taught, scope="") as (_, screen):
        assert "everything" in screen.matrix.subject
        assert screen.matrix.pair == pair


async def test_a_scope_that_is_gone_gives_way_to_everything(taught: Path) -> None:
    async with looking(taught, scope="project 99") as (_, screen):
        assert "everything" in screen.matrix.subject


# Without us


async def test_m_shows_what_stays_without_us_and_comes_back(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "m")
        await hands.until(lambda: "Independence" in hands.text())
        text = hands.text()
        assert "0 % strict" in text
        assert "Nobody 2" in text
        assert "no executive yet" not in text
        assert "no vendor yet" in text
        assert "confirmed by Clara Voss; 1 not yet" in " ".join(text.split())
        assert screen.asked == Figure("independence", APOLLO)
        await pressed(hands, "m")
        assert screen.matrix.has_focus
        assert screen.matrix.display


async def test_a_line_of_it_is_about_its_skill_and_its_coverage(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "m")
        at = next(at for at in range(screen.without.count) if screen.without.row(at).ref == Ref("skill", MAPPING))
        screen.without.go(at)
        await settled(hands)
        assert screen.asked == Figure("coverage", APOLLO, str(MAPPING))
        assert str(screen.cell.border_title) == "stakeholder mapping"
        await pressed(hands, "enter")
        assert isinstance(hands.app.screen, CardScreen)


# Acting


async def test_the_reference_entry_takes_22_keys_from_a_cell(taught: Path) -> None:
    keys = ["a", *"y 14:00 45 :2 ^n fri", "enter"]
    assert len(keys) == 22
    async with looking(taught) as (hands, screen):
        for key in keys:
            await hands.press(" " if key == " " else key)
        await settled(hands)
        views = Views(Store.reader(taught), now)
        [session] = [row for row in views.sessions(APOLLO) if row.on.isoformat() == "2026-11-24"]
        assert (session.people, session.skills, session.project) == (("Ana Pop",), ("stakeholder mapping",), "Apollo")
        assert (f"{session.at:%H:%M}", session.minutes, session.draft) == ("14:00", 45, "")
        promises = views.store.rows("SELECT due FROM commitment WHERE session = ?", (session.id,))
        assert promises == [("2026-12-04",)]
        seen = views.store.rows("SELECT mode, result, source FROM observation WHERE session = ?", (session.id,))
        assert seen == [("together", "clean", "observed")]
        views.store.close()
        assert screen.matrix.pair is not None
        assert (screen.matrix.pair[0].id, screen.matrix.pair[1].id) == (ANA, MAPPING)


async def test_after_a_log_the_cell_shows_it_and_the_cursor_stays(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "j")
        assert screen.matrix.cell is None
        await pressed(hands, "a", "45 :1", "enter")
        assert screen.matrix.cell is not None
        assert screen.matrix.cell.level == 1
        assert "1+" in line_of(screen, "facilitation ")
        await hands.until(lambda: "1 briefed" in hands.text())
        assert screen.matrix.has_focus


@pytest.mark.parametrize(("key", "text"), [("greater_than_sign", ":3 "), ("less_than_sign", ":2 notyet ")])
async def test_raising_and_lowering_ask_for_the_evidence_in_the_bar(taught: Path, key: str, text: str) -> None:
    async with looking(taught) as (hands, screen):
        await hands.press({"greater_than_sign": ">", "less_than_sign": "<"}[key])
        bar = screen.query_one(CaptureBar)
        assert bar.query_one(BarLine).value == text
        await pressed(hands, "45", "enter")
        level = screen.matrix.cell
        assert level is not None
        assert (level.level, level.shaky) == ((3, False) if key == "greater_than_sign" else (2, True))


@pytest.mark.parametrize("scope", ["all 0", "client 1"])
async def test_in_a_wider_scope_the_bar_has_the_project_of_the_cell(taught: Path, scope: str) -> None:
    async with looking(taught, scope=scope) as (hands, screen):
        screen.matrix.go_pair(ANA, MAPPING)
        await pressed(hands, "a")
        focus = screen.capture_focus()
        assert focus.project is not None
        assert (focus.project.text, focus.person and focus.person.text) == ("Apollo", "Ana Pop")
        await hands.until(lambda: "Apollo" in screen.query_one(CaptureBar).query_one(Reading).words)


async def test_above_the_top_there_is_nothing_to_raise(taught: Path) -> None:
    store = Store.open(taught, now=now)
    desk = Desk(store, now, ZONE)
    desk.add("baseline", {"contact": "Ana Pop", "skill": "facilitation", "level": "5", "on": "2026-11-01"})
    store.close()
    async with looking(taught) as (hands, screen):
        await pressed(hands, "j", ">")
        assert "no higher rung" in screen.keybar.told
        assert not screen.query(CaptureBar)


async def test_n_adds_a_needed_skill_and_e_edits_the_goal_of_the_row(taught: Path) -> None:
    async with looking(taught) as (hands, _):
        await hands.press("n")
        form = hands.app.screen
        assert isinstance(form, FormScreen)
        given = {field.name: field.value for field in form.form.fields}
        assert (given["project"], given["skill"], given["confirmed_by"]) == ("Apollo", "", "")
        await hands.press("escape")
        await settled(hands)
        await hands.press("e")
        form = hands.app.screen
        assert isinstance(form, FormScreen)
        assert form.form.ref == Ref("needed_skill", 1)


async def test_e_on_a_skill_that_is_not_listed_begins_its_goal(taught: Path) -> None:
    async with looking(taught, scope="project 2") as (hands, _):
        await hands.press("e")
        form = hands.app.screen
        assert isinstance(form, FormScreen)
        given = {field.name: field.value for field in form.form.fields}
        assert given["project"] == "Atlas ERP"
        assert given["skill"]


async def test_c_asks_how_sure_they_feel(taught: Path) -> None:
    async with looking(taught) as (hands, _):
        await hands.press("c")
        form = hands.app.screen
        assert isinstance(form, FormScreen)
        given = {field.name: field.value for field in form.form.fields}
        assert (given["contact"], given["skill"], given["on"]) == ("Ana Pop", "stakeholder mapping", "2026-11-25")


async def test_d_takes_the_skill_off_the_list_and_u_brings_it_back(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "d")
        assert "· 1 x" in screen.matrix.subject or "Apollo · 2 x" in screen.matrix.subject
        assert screen.matrix.go_pair(0, FACILITATION)
        await pressed(hands, "u")
        assert screen.matrix.subject == "Skills · Apollo · 2 x 3"


async def test_i_is_in_touch_with_the_person_of_the_cell(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "i")
        assert "Ana Pop" in screen.keybar.told


async def test_y_copies_for_a_spreadsheet_and_capital_y_as_markdown(
    taught: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with looking(taught) as (hands, screen):
        taken: list[str] = []
        monkeypatch.setattr(hands.app, "copy_to_clipboard", taken.append)
        await pressed(hands, "y")
        await hands.until(lambda: len(taken) == 1)
        await pressed(hands, "Y")
        await hands.until(lambda: len(taken) == 2)
        assert taken[0].splitlines()[0].split("\t")[:4] == ["skill", "family", "needed", "Ana Pop"]
        assert taken[1].startswith("| skill | family | needed | Ana Pop |")
        assert "copied" in screen.keybar.told


async def test_a_finder_puts_the_cursor_on_a_person_or_a_skill(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await hands.press("@", "clara")
        await pressed(hands, "enter")
        assert screen.matrix.pair is not None
        assert screen.matrix.pair[0].name == "Clara Voss"
        await hands.press("#", "facil")
        await pressed(hands, "enter")
        assert screen.matrix.pair[1].name == "facilitation"


async def test_the_why_of_a_cell_is_about_its_level(taught: Path) -> None:
    async with looking(taught) as (_, screen):
        assert screen.asked == Figure("level", ANA, str(MAPPING))


async def test_what_another_process_writes_appears_with_the_cursor_kept(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "j", "l")
        pair = screen.matrix.pair
        store = Store.open(taught, now=now)
        desk = Desk(store, now, ZONE)
        desk.add("skill", {"name": "agenda setting", "family": "analyse"})
        desk.add("needed_skill", {"project": "Apollo", "skill": "agenda setting", "weight": "3"})
        store.close()
        screen.look()
        await settled(hands)
        assert "Apollo · 3 x 3" in screen.matrix.subject
        assert screen.matrix.pair == pair


# Folding and other people's text


@pytest.mark.parametrize("size", [*SIZES, (60, 11), (20, 5)])
async def test_it_folds_to_any_size_and_what_has_the_focus_is_seen(taught: Path, size: tuple[int, int]) -> None:
    async with looking(taught, size) as (hands, screen):
        for key in ("j", "l", "enter", "v", "tab", "m", "j", "enter", "escape", "T"):
            await pressed(hands, key)
            await hands.until(lambda: (focused := hands.app.screen.focused) is not None and focused.size.area > 0)
            if isinstance(hands.app.screen, CardScreen):
                await pressed(hands, "escape")
        assert screen.matrix.display


async def test_in_a_narrow_window_enter_shows_the_page_and_escape_the_matrix(taught: Path) -> None:
    async with looking(taught, (80, 24)) as (hands, screen):
        assert not screen.cell.display
        await pressed(hands, "enter")
        assert screen.cell.display
        assert not screen.matrix.display
        await hands.until(lambda: "Next rung" in hands.text())
        await pressed(hands, "escape")
        assert screen.matrix.has_focus
        assert not screen.cell.display


async def test_a_window_made_wide_has_the_page_beside(taught: Path) -> None:
    async with looking(taught, (80, 24)) as (hands, screen):
        assert "Next rung" not in hands.text()
        screen.on_resize(events.Resize(Size(120, 36), Size(120, 36)))
        await settled(hands)
        assert screen.cell.shown is not None
        assert screen.cell.display


async def test_in_a_wide_window_enter_goes_into_the_page_and_enter_again_to_what_a_line_names(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "enter")
        assert screen.cell.page.has_focus
        assert screen.ref == Ref("contact", ANA)
        await pressed(hands, "enter")
        assert isinstance(hands.app.screen, CardScreen)
        await pressed(hands, "escape")
        assert front(hands).cell.page.has_focus


async def test_d_in_the_page_throws_away_what_its_line_names_and_never_the_person(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "enter", "j", "j")
        assert (screen.cell.page.ref, screen.ref) == (None, Ref("contact", ANA))
        await pressed(hands, "d")
        assert screen.keybar.told == ""


async def test_hostile_names_show_exactly_so_and_run_nothing(file: Path) -> None:
    store = Store.open(file, now=now)
    desk = Desk(store, now, ZONE)
    desk.add("skill", {"name": "[red]x[/] \x1b]52;c;eA==\x07[@click=app.quit]y[/]", "family": "analyse"})
    desk.add("needed_skill", {"project": "図書館", "skill": "[red]x"})
    store.close()
    async with looking(file, (160, 36), scope="project 5") as (hands, screen):
        text = hands.text()
        assert EVIL[:16] in text
        assert "\x1b" not in text
        assert "[red]x[/] ]52;c;eA==" in text
        await pressed(hands, "T", "m", "m", "enter")
        assert front(hands) is screen


@pytest.mark.parametrize("keys", [(), ("enter",), ("m",)])
async def test_the_title_line_of_a_low_window_tells_names_as_they_are(file: Path, keys: tuple[str, ...]) -> None:
    store = Store.open(file, now=now)
    desk = Desk(store, now, ZONE)
    desk.edit("project", APOLLO, {"name": "Apollo [x] [/]"})
    desk.edit("contact", ANA, {"name": "Ana [x] [/]"})
    store.close()
    async with looking(file, (80, 10), scope="project 1") as (hands, _):
        await pressed(hands, *keys)
        title = hands.seen()[0]
        assert "[x] [/]" in title
        assert "\\" not in title


async def test_an_empty_project_teaches_its_keys(file: Path) -> None:
    async with looking(file, scope="project 5") as (hands, _):
        text = hands.text()
        assert "No skill yet on 図書館 [/x]. Press a and type" in text
        assert "45 @Ana /facilitation :1" in text
        await pressed(hands, "j", "l", "enter", "T", "F", "v", "m", "m", ">", "c", "d", "e")


async def test_an_empty_file_teaches_too(empty: Path) -> None:
    async with working(empty) as hands:
        hands.app.push_screen(SkillsScreen(hands.work.views, hands.work.clerk))
        await settled(hands)
        assert "No skill yet. Press a and type" in hands.text()


async def test_two_hundred_skills_and_five_hundred_people_are_read_only_where_seen(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(empty, now=now)
    with store.step("many") as step:
        at = NOW.isoformat()
        step.run(
            "INSERT INTO client (uid, created_at, changed_at, name, kind, relation, vision, business, risk, trust_line,"
            " state) VALUES ('c', ?, ?, 'Kronos Bank', 'client', 'unknown', '', '', '', '', 'active')",
            (at, at),
        )
        step.run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
            " INSERT INTO skill (uid, created_at, changed_at, name) SELECT 's' || i, ?, ?, 'skill ' || i FROM n",
            (at, at),
        )
        step.run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
            " INSERT INTO contact (uid, created_at, changed_at, name, client)"
            " SELECT 'p' || i, ?, ?, 'person ' || i, 1 FROM n",
            (at, at),
        )
    store.close()
    asked: list[int] = []
    read = Views.cells

    def counted(views: Views, people: list[int], skills: list[int]) -> object:
        asked.append(len(people) * len(skills))
        return read(views, people, skills)

    monkeypatch.setattr(Views, "cells", counted)
    async with working(empty) as hands:
        screen = SkillsScreen(hands.work.views, hands.work.clerk)
        hands.app.push_screen(screen)
        await settled(hands)
        assert screen.matrix.subject == "Skills · everything · 200 x 500"
        assert sum(asked) <= 4 * 32 * 16
        asked.clear()
        await pressed(hands, "j", "k", "l", "h")
        assert asked == []
        await pressed(hands, "G", "end")
        hands.text()
        assert sum(asked) <= 12 * 32 * 16


async def test_work_lies_under_it_as_it_was(taught: Path) -> None:
    async with looking(taught) as (hands, _):
        hands.app.pop_screen()
        await hands.drain()
        assert isinstance(cast("object", hands.app.screen), WorkScreen)


async def test_the_project_that_one_stands_on_in_work_is_the_scope_at_once(taught: Path) -> None:
    async with working(taught) as hands:
        await hands.press("j", "j")
        await hands.rest()
        await pressed(hands, "3")
        assert "· Atlas ERP ·" in front(hands).matrix.subject


async def test_a_chosen_scope_stays_as_long_as_work_stands_on_the_same_project(taught: Path) -> None:
    async with working(taught) as hands:
        await hands.press("j")
        await hands.rest()
        await pressed(hands, "3", "s")
        assert "client Kronos Bank" in front(hands).matrix.subject
    async with working(taught) as hands:
        await pressed(hands, "3")
        assert "client Kronos Bank" in front(hands).matrix.subject
    async with working(taught) as hands:
        await hands.press("j")
        await hands.rest()
        await pressed(hands, "3")
        assert "· Atlas ERP ·" in front(hands).matrix.subject


async def test_slash_leaves_the_skills_and_people_that_hold_the_words(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await hands.press("/", "clara")
        await hands.until(lambda: screen.matrix.subject == "Skills · Apollo · 2 x 1 · /clara")
        await pressed(hands, "enter")
        assert screen.matrix.has_focus
        await hands.press("/", "backspace", "backspace", "backspace", "backspace", "backspace", "FACIL")
        await hands.until(lambda: screen.matrix.subject == "Skills · Apollo · 1 x 3 · /FACIL")
        await pressed(hands, "enter", "escape")
        assert screen.matrix.subject == "Skills · Apollo · 2 x 3"


async def test_a_line_without_us_can_be_logged_on_and_its_goal_edited(taught: Path) -> None:
    async with looking(taught, scope="all 0") as (hands, screen):
        await pressed(hands, "m")
        at = next(at for at in range(screen.without.count) if screen.without.row(at).ref == Ref("skill", MAPPING))
        screen.without.go(at)
        await settled(hands)
        focus = screen.capture_focus()
        assert focus.project is not None
        assert focus.skill is not None
        assert (focus.project.text, focus.skill.text, focus.person) == ("Apollo", "stakeholder mapping", None)
        await hands.press("e")
        form = hands.app.screen
        assert isinstance(form, FormScreen)
        assert form.form.ref == Ref("needed_skill", 1)


async def test_beside_a_line_without_a_card_the_page_says_what_stands_there(taught: Path) -> None:
    async with looking(taught) as (hands, screen):
        await pressed(hands, "m")
        await hands.until(lambda: "Independence" in hands.text())
        screen.without.go(screen.without.count - 1)
        await settled(hands)
        page = screen.cell.page
        told = " ".join(page.row(at).value for at in range(page.count))
        assert told == "The card of a skill or a project stands here: go to its line."


# Pictures, as text


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_skills_as_text(taught: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with looking(taught, size) as (hands, _):
        assert await painted(hands, ">stakeholder") == snapshot


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_without_us_as_text(taught: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with looking(taught, size) as (hands, _):
        await pressed(hands, "m")
        assert await painted(hands, "> Independence") == snapshot


# Trouble, and another day


async def test_a_file_that_can_not_be_read_is_told_and_ends_nothing(
    taught: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with looking(taught) as (hands, screen):

        def damaged(*_: object, **__: object) -> None:
            raise Damaged("the file is damaged: restore a copy")

        for reading in ("cells", "cell", "matrix", "without_us", "skill_scope", "next_scope", "matrix_text"):
            monkeypatch.setattr(screen.views, reading, damaged)
        for key in ("j", "l", ">", "s", "m", "m", "T", "y", "enter", "escape"):
            await pressed(hands, key)
        assert "damaged" in screen.keybar.told
        assert not screen.go_to(Ref("project", 2)) or "damaged" in screen.keybar.told
        assert hands.app.return_code is None


async def test_on_another_day_what_has_fallen_due_shows(taught: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with looking(taught) as (hands, screen):
        assert "2+" in line_of(screen, "stakeholder mapping")
        monkeypatch.setattr(screen.views, "now", lambda: NOW + timedelta(days=14))
        screen.look()
        await settled(hands)
        assert "2~+" in line_of(screen, "stakeholder mapping")


async def test_in_a_flat_window_the_title_line_tells_what_is_in_front(taught: Path) -> None:
    async with looking(taught, (60, 9)) as (hands, _):
        await hands.until(lambda: "Skills · Apollo · 2 x 3" in hands.seen()[0])
        await pressed(hands, "m")
        await hands.until(lambda: "Without me · Apollo" in hands.seen()[0])
        await pressed(hands, "m", "enter")
        await hands.until(lambda: "Ana Pop · stakeholder mapping" in hands.seen()[0])
