"""The Work screen: what it shows, how it folds, what follows what, and what it remembers."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.ui.conftest import EVIL, HOSTILE, NOW, SIZES, ZONE, now, working
from workbench.desk.desk import Desk
from workbench.desk.trouble import Damaged
from workbench.store.file import Store
from workbench.ui.screens.card import CardScreen
from workbench.ui.widgets.capture_bar import CaptureBar
from workbench.ui.widgets.line_input import LineInput


async def test_the_first_picture_shows_all_projects_their_sessions_and_contacts(file: Path) -> None:
    async with working(file) as hands:
        assert hands.work.projects.subject == "Projects 5"
        assert hands.work.sessions.subject == "Sessions · All projects 30"
        assert hands.work.contacts.subject == "Contacts · All projects 5"
        assert hands.work.projects.has_focus


async def test_the_cursor_in_projects_filters_the_other_panes(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j")
        await hands.rest()
        assert hands.work.sessions.subject == "Sessions · Apollo 10"
        assert "Apollo" in hands.work.contacts.subject


async def test_keys_that_come_at_once_are_about_where_the_cursor_is_now(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "tab", "j")
        assert hands.work.scope.words == "Apollo"
        await hands.rest()
        assert hands.work.sessions.cursor == 1
        await hands.press("shift+tab", "j")
        project = hands.work.capture_focus().project
        assert project is not None
        assert project.text == "Atlas ERP"


async def test_each_scope_keeps_its_own_cursor(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j")
        await hands.rest()
        await hands.press("tab", "j", "j", "shift+tab", "j")
        await hands.rest()
        assert hands.work.sessions.cursor == 0
        await hands.press("k")
        await hands.rest()
        assert hands.work.sessions.cursor == 2


async def test_cursor_and_filter_are_there_again_after_a_restart(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "j")
        await hands.rest()
        await hands.press("tab", "/", "ana", "enter", "j")
        await hands.rest()
        left = hands.work.sessions.ref
    async with working(file) as hands:
        assert hands.work.projects.cursor == 2
        assert hands.work.sessions.subject.endswith("/ana")
        assert hands.work.sessions.ref == left


async def test_the_filter_shows_only_rows_that_hold_the_words_and_escape_takes_it_off(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("/", "nord")
        await hands.until(lambda: hands.work.projects.subject == "Projects 1 /nord")
        await hands.press("enter", "escape")
        assert hands.work.projects.subject == "Projects 5"
        assert hands.work.projects.has_focus


async def test_what_another_process_writes_appears_and_the_cursor_stays(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("tab", "j", "j")
        await hands.rest()
        on = hands.work.sessions.ref
        store = Store.open(file, now=now)
        Desk(store, now, ZONE).add("session", {"project": "Apollo", "on": "2026-11-25", "learners": "Ana Pop"})
        store.close()
        hands.work.look()
        await hands.rest()
        assert hands.work.sessions.subject == "Sessions · All projects 31"
        assert hands.work.sessions.ref == on


async def test_enter_opens_the_card_and_escape_comes_back(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j", "enter")
        await hands.rest()
        assert isinstance(hands.app.screen, CardScreen)
        assert "Apollo" in hands.text()
        await hands.press("escape")
        assert hands.app.screen is hands.work


async def test_escape_never_quits_and_q_does(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("escape", "escape", "escape")
        assert hands.app._exit is False
        await hands.press("q")
        assert hands.app._exit is True


async def test_one_line_is_logged_undone_and_done_again_with_the_cursor_on_it(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j")
        await hands.rest()
        await hands.press("tab", "a", "y 16:00 45 ana fac", "enter")
        await hands.until(lambda: hands.work.sessions.subject == "Sessions · Apollo 11")
        row = hands.work.sessions.row(hands.work.sessions.cursor)
        assert (row.on.isoformat(), row.people, row.skills) == ("2026-11-24", ("Ana Pop",), ("facilitation",))
        await hands.press("u")
        assert hands.work.sessions.subject == "Sessions · Apollo 10"
        await hands.press("U")
        assert hands.work.sessions.row(hands.work.sessions.cursor) == row


async def test_the_bar_is_prefilled_from_the_focus(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j")
        await hands.rest()
        await hands.press("tab", "tab", "a")
        focus = hands.work.capture_focus()
        assert focus.project is not None
        assert focus.person is not None
        assert (focus.project.text, focus.person.text) == ("Apollo", hands.work.contacts.row(0).name)
        assert hands.work.query(CaptureBar)


async def test_in_touch_is_for_all_marked_contacts(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("tab", "tab", "*", "i")
        await hands.rest()
        assert all(hands.work.contacts.row(index).days == 0 for index in range(5))
        assert not hands.work.contacts.marked


async def test_x_keeps_a_promise_under_the_cursor_and_is_offered_there_only(file: Path) -> None:
    async with working(file) as hands:
        assert "promise.keep" not in {b.binding.id for b in hands.app.screen.active_bindings.values()}
        await hands.press("tab", "tab", "tab")
        assert hands.work.detail.has_focus
        assert "the minutes" in hands.text()
        await hands.press("x")
        await hands.until(lambda: "the minutes" not in hands.lines_of(hands.work.detail)[0])


async def test_the_timer_stops_into_the_bar_with_its_range(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("t")
        assert "0:00" in hands.seen()[0]
        await hands.press("t")
        assert hands.one(LineInput).value == f"{NOW:%H:%M}", "less than a minute is no range"


async def test_the_bin_takes_the_row_and_undo_brings_it_back(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("tab", "d")
        await hands.rest()
        assert hands.work.sessions.subject == "Sessions · All projects 29"
        await hands.press("u")
        assert hands.work.sessions.subject == "Sessions · All projects 30"


async def test_zoom_shows_one_pane_and_all_again(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("tab", "z")
        assert [pane.id for pane in hands.work.query(".pane") if pane.display] == ["sessions"]
        await hands.press("z")
        assert len([pane for pane in hands.work.query(".pane") if pane.display]) == 4


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((200, 50), ["projects", "sessions", "detail", "contacts"]),
        ((110, 30), ["projects", "sessions", "detail", "contacts"]),
        ((109, 30), ["projects", "sessions", "contacts"]),
        ((60, 20), ["projects", "sessions", "contacts"]),
        ((59, 20), ["projects"]),
        ((80, 11), ["projects"]),
        ((20, 5), ["projects"]),
    ],
)
async def test_the_panes_fold_with_the_size(file: Path, size: tuple[int, int], shown: list[str]) -> None:
    async with working(file, size) as hands:
        assert [pane.id for pane in hands.work.query(".pane") if pane.display] == shown


@pytest.mark.parametrize("size", [*SIZES, (30, 8), (20, 5)])
async def test_what_has_the_focus_can_be_seen_wherever_tab_goes(file: Path, size: tuple[int, int]) -> None:
    async with working(file, size) as hands:
        for _ in range(5):
            focused = hands.app.focused
            assert focused is not None
            await hands.until(lambda: focused.region.area > 0)  # noqa: B023
            assert hands.app.screen.region.contains_region(focused.region)
            await hands.press("tab")


async def test_a_narrow_window_goes_in_with_enter_and_out_with_escape(file: Path) -> None:
    async with working(file, (40, 15)) as hands:
        await hands.press("j", "enter")
        assert hands.work.sessions.has_focus
        assert hands.work.sessions.subject == "Sessions · Apollo 10"
        await hands.press("escape")
        assert hands.work.projects.has_focus


async def test_a_flat_window_has_no_borders_and_tells_the_scope_on_top(file: Path) -> None:
    async with working(file, (40, 9)) as hands:
        assert hands.seen()[0].startswith(" Projects 5")
        assert "┏" not in hands.text()


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_names_show_exactly_so(file: Path, size: tuple[int, int]) -> None:
    async with working(file, (200, size[1])) as hands:
        assert HOSTILE in hands.text()
        assert EVIL[:14] in hands.text()
        await hands.press("G")
        await hands.rest()
        assert "Sessions · 図書館 [/x] 0" in hands.work.sessions.subject
        assert "図書館 [/x]" in hands.text()


async def test_an_empty_file_teaches_with_the_keys(empty: Path) -> None:
    async with working(empty, (80, 24)) as hands:
        text = hands.text()
        assert "No project yet. Press n" in " ".join(text.split())
        assert "y 14:00 45 @Ana-Pop" in " ".join(text.replace("│", " ").split())


async def test_the_last_hint_to_go_is_help(file: Path) -> None:
    async with working(file, (20, 5)) as hands:
        assert hands.seen()[-1].rstrip().endswith("? help")


async def test_what_is_pasted_over_a_list_goes_into_the_bar_and_runs_nothing(file: Path) -> None:
    async with working(file) as hands:
        hands.app.post_message(events.Paste("qdu\x1b]0;x\x07 45 ana\n"))
        await hands.until(lambda: bool(hands.work.query(CaptureBar)))
        await hands.drain()
        assert hands.one(LineInput).value == "qdu]0;x 45 ana"
        assert hands.work.sessions.subject == "Sessions · All projects 30"


async def test_a_filter_that_nothing_holds_says_so_and_how_to_go_on(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("/", "zzz", "enter")
        await hands.until(lambda: hands.work.projects.count == 0)
        told = " ".join(" ".join(hands.lines_of(hands.work.projects)).split())
        assert told == "None holds zzz. esc shows all again."


async def test_the_scroll_is_there_again_after_a_restart(file: Path) -> None:
    async with working(file, (120, 20)) as hands:
        await hands.press("tab", *["j"] * 20, "k", "k")
        await hands.rest()
        top = hands.work.sessions.scroll_offset.y
        assert top > 0
    async with working(file, (120, 20)) as hands:
        assert hands.work.sessions.scroll_offset.y == top


async def test_a_list_that_can_not_be_read_says_why_in_its_place(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*args: object) -> None:
        raise Damaged("a page of the file is damaged: `workbench restore` goes back to a copy")

    monkeypatch.setattr("workbench.desk.lists.contacts", damaged)
    async with working(file, (120, 36)) as hands:
        assert "a page of the file is damaged" in " ".join(" ".join(hands.lines_of(hands.work.contacts)).split())
        assert hands.work.sessions.count == 30
