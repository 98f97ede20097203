"""The Reports screen: what is handed over is looked over, changed, copied and written with the keyboard alone."""

from __future__ import annotations

import asyncio
import os
import random
import stat
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

import pytest

from tests.ui.conftest import EVIL, HOSTILE, SIZES, Hands, now, working
from workbench.desk.shown import Ref
from workbench.desk.trouble import Damaged
from workbench.store.file import Store
from workbench.ui.app import Workbench
from workbench.ui.screens.ask_path import AskPathScreen, AskReplaceScreen
from workbench.ui.screens.reports import ReportsScreen
from workbench.ui.widgets.line_input import LineInput
from workbench.ui.wish import Wish


def screen(hands: Hands) -> ReportsScreen:
    """The Reports screen, wherever it lies."""
    return next(each for each in hands.app.screen_stack if isinstance(each, ReportsScreen))


async def at_rest(hands: Hands) -> None:
    """Until the report is reckoned and shown."""
    await hands.until(lambda: any(isinstance(each, ReportsScreen) for each in hands.app.screen_stack))
    await hands.until(lambda: not screen(hands).follower.waiting)
    await hands.until(lambda: all(worker.is_finished for worker in hands.app.workers))
    await hands.drain()
    await hands.until(lambda: all(worker.is_finished for worker in hands.app.workers))


async def press(hands: Hands, *keys: str) -> None:
    """Presses keys, each once what the one before asked for is shown."""
    for key in keys:
        await hands.press(key)
        await at_rest(hands)


@asynccontextmanager
async def reporting(
    file: Path, size: tuple[int, int] = (120, 36), *, of: str = "Apollo", painted: bool = False
) -> AsyncIterator[Hands]:
    """The app on its Reports screen, at rest, with a report of this project."""
    async with working(file, size, painted=painted) as hands:
        await press(hands, "6")
        if of:
            screen(hands).go_to(Ref("project", hands.app._views.named("project", of)))
            await at_rest(hands)
        yield hands


async def choose(hands: Hands, kind: str) -> None:
    """Puts the cursor on a kind."""
    screen(hands).kinds.choose(kind)
    await hands.drain()
    await at_rest(hands)


def words(hands: Hands) -> str:
    """All that is looked over, also what is out of sight."""
    return "\n".join(said.text for said in screen(hands).words._lines)


def left_out(hands: Hands) -> str:
    return " ".join(" ".join(hands.lines_of(screen(hands).left_out)).replace("▐", "").split())


def wished(hands: Hands) -> str:
    return " ".join(" ".join(hands.lines_of(screen(hands).wished)).split())


# What it shows


async def test_the_dossier_stands_beside_the_kinds_and_what_it_leaves_out_below(demo: Path) -> None:
    async with reporting(demo) as hands:
        assert words(hands).startswith("# Apollo: what stays with you")
        assert "2 · What you can now do that you could not before" in words(hands)
        assert "not agreed to be named: Ana Pop by role" in left_out(hands)
        assert "worries of 3 people" in left_out(hands)
        assert "Apollo · Kronos Bank" in wished(hands)


async def test_a_report_is_chosen_with_the_cursor_and_reckoned_off_the_loop(demo: Path) -> None:
    async with reporting(demo) as hands:
        await hands.press("j")
        assert screen(hands).words.subject == "Client letter · md · reckoning …"
        await at_rest(hands)
        assert screen(hands).words.subject == "Client letter · md"
        assert "Thank you for the work that we did together on Apollo" in words(hands).replace("\n", " ")


@pytest.mark.parametrize("kind", ["dossier", "letter", "matrix", "timesheet", "promises", "week", "full"])
async def test_every_kind_can_be_looked_over_in_all_its_formats(demo: Path, kind: str) -> None:
    async with reporting(demo) as hands:
        await choose(hands, kind)
        made = screen(hands).made
        assert made is not None
        assert made.kind == kind
        for _ in screen(hands).wish.sort.formats:
            await press(hands, "f")
            assert words(hands)
            assert screen(hands).words.subject.endswith(f"· {screen(hands).wish.shape}")


async def test_what_is_for_oneself_says_so(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "G")
        assert "for yourself, not for the client" in left_out(hands)
        assert "names" not in wished(hands)


async def test_tables_stand_in_columns_and_a_table_of_commas_as_it_is(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "j", "j")
        assert "decision log  " in words(hands)
        assert "|" not in words(hands)
        await press(hands, "f", "f")
        assert screen(hands).wish.shape == "csv"
        assert words(hands).splitlines()[1].startswith("decision log,")


async def test_a_format_that_a_kind_has_not_comes_back_with_the_kind_that_has(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "j", "j", "f", "f", "k")
        assert screen(hands).wish.shape == "md"
        await press(hands, "j")
        assert screen(hands).wish.shape == "csv"


async def test_names_in_full_by_initials_by_role(demo: Path) -> None:
    async with working(demo) as hands:
        await hands.app._clerk.do(
            "edit", "contact", hands.app._views.named("contact", "Ana Pop"), {"may_be_named": "yes"}
        )
        await press(hands, "6")
        screen(hands).go_to(Ref("project", hands.app._views.named("project", "Apollo")))
        await at_rest(hands)
        assert "Ana Pop" in words(hands)
        await press(hands, "N")
        assert "Ana Pop" not in words(hands)
        assert "A. P." in words(hands)
        await press(hands, "N")
        assert "A. P." not in words(hands)
        await press(hands, "N")
        assert "Ana Pop" in words(hands)


async def test_days_go_by_months_and_a_week_by_weeks(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "j", "j", "j")
        assert "days [ ] all, up to today" in wished(hands)
        assert "2 Sep 2026" in words(hands)
        await press(hands, "[", "[")
        assert "October 2026" in wished(hands)
        assert "2 Sep 2026" not in words(hands)
        assert "1 Oct 2026" in words(hands)
        await press(hands, "]", "]")
        assert "all, up to today" in wished(hands)
        await press(hands, "j", "j", "[")
        assert "week 47, 16 Nov to 22 Nov 2026" in wished(hands)
        assert words(hands).startswith("# Week 47")


async def test_the_whole_client_and_back(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "j", "c")
        assert screen(hands).wish.of is not None
        assert screen(hands).wish.of.kind == "client"
        assert "Kronos Bank, all projects" in wished(hands)
        await press(hands, "k")
        assert screen(hands).wish.of.kind == "project"
        assert words(hands).startswith("# Apollo")
        await press(hands, "j", "c")
        assert "Apollo · Kronos Bank" in wished(hands)


async def test_another_project_is_found_by_name(demo: Path) -> None:
    async with reporting(demo) as hands:
        await hands.press("+", "borea", "enter")
        await at_rest(hands)
        assert words(hands).startswith("# Borealis")


async def test_what_was_wished_is_there_the_next_day(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "j", "j", "j", "f", "N", "[")
        wish = screen(hands).wish
    async with reporting(demo, of="") as hands:
        assert screen(hands).wish == wish
        assert screen(hands).kinds.kind == "timesheet"


async def test_what_others_write_shows(demo: Path) -> None:
    async with reporting(demo) as hands:
        await hands.app._clerk.do("edit", "project", screen(hands).wish.project, {"goal": "a goal of today"})
        screen(hands).look()
        await at_rest(hands)
        assert "a goal of today" in words(hands)


# Sizes


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_kinds_words_and_what_is_left_out(demo: Path, size: tuple[int, int]) -> None:
    async with reporting(demo, size) as hands:
        assert any("dossier" in line for line in hands.seen())
        await press(hands, "enter")
        await hands.until(lambda: any("# Apollo: what stays" in line for line in hands.seen()))
        await press(hands, "tab")
        await hands.until(lambda: any("not agreed to be named" in line for line in hands.seen()))
        assert screen(hands).focused is not None
        assert screen(hands).focused.size.area
        await press(hands, "escape")
        assert screen(hands).kinds.has_focus


async def test_a_window_that_is_tall_alone_has_the_words_below(demo: Path) -> None:
    async with reporting(demo, (90, 60)) as hands:
        assert any("dossier  " in line for line in hands.seen())
        assert any("# Apollo: what stays" in line for line in hands.seen())
        assert any("not agreed to be named" in line for line in hands.seen())
        assert "apollo-dossier-2026-11-25.md" in wished(hands)


async def test_words_are_folded_again_where_their_room_moves(demo: Path) -> None:
    async with reporting(demo, (200, 50)) as hands:
        before = screen(hands).words.count
        screen(hands).words.styles.width = 40
        await hands.until(lambda: screen(hands).words.count > before)


# From elsewhere


async def test_r_opens_the_dossier_of_the_project_under_the_cursor(demo: Path) -> None:
    async with working(demo) as hands:
        hands.work.go_to(Ref("project", hands.app._views.named("project", "Borealis")))
        await hands.rest()
        await press(hands, "R")
        assert isinstance(hands.app.screen, ReportsScreen)
        assert words(hands).startswith("# Borealis")


async def test_r_on_a_client_opens_the_letter_to_it_also_when_reports_was_open_before(demo: Path) -> None:
    async with reporting(demo) as hands:
        client = hands.app._views.named("client", "Nordvik")
        screen(hands).open_card(Ref("client", client))
        await hands.drain()
        await press(hands, "R")
        assert hands.app.screen is screen(hands)
        assert screen(hands).wish.of == Ref("client", client)
        assert screen(hands).kinds.kind == "letter"
        await press(hands, "k")
        assert "of one project" in screen(hands).words.taught


# Nothing yet


async def test_without_a_project_it_teaches(empty: Path) -> None:
    async with reporting(empty, of="") as hands:
        assert "No project yet" in screen(hands).words.taught
        await press(hands, "y", "W", "E")
        assert "nothing to" in screen(hands).keybar.told
        assert hands.app.screen is screen(hands)
        await press(hands, "j", "j", "j", "j", "j")
        assert words(hands).startswith("# Week 48")


async def test_a_project_that_is_gone_is_told(demo: Path) -> None:
    async with reporting(demo) as hands:
        await hands.app._clerk.do("put_in_bin", Ref("project", screen(hands).wish.project))
        screen(hands).look()
        await at_rest(hands)
        assert "no longer there" in screen(hands).words.taught
        await press(hands, "u")
        assert words(hands).startswith("# Apollo")


async def test_a_template_of_ones_own_is_used_and_a_broken_one_is_a_sentence(demo: Path) -> None:
    folder = demo.parent / "templates"
    folder.mkdir()
    (folder / "letter.md.jinja").write_text("Dear {{ of.head.client }}, [/x]")
    async with reporting(demo) as hands:
        await press(hands, "j")
        assert words(hands) == "Dear Kronos Bank, [/x]"
        (folder / "letter.md.jinja").write_text("Dear {{ of.nothing }}")
        await press(hands, "k", "j", "N")
        assert "letter.md.jinja" in screen(hands).words.taught
        await press(hands, "tab")
        offered = {each.binding.id for each in screen(hands).active_bindings.values()}
        assert not offered & {"report.write", "report.edit", "list.open", "list.copy"}
        await press(hands, "W")
        assert "nothing to write" in screen(hands).keybar.told
        (folder / "letter.md.jinja").write_text("Dear all")
        await press(hands, "N")
        offered = {each.binding.id for each in screen(hands).active_bindings.values()}
        assert offered >= {"report.write", "report.edit", "list.open", "list.copy"}


async def test_a_file_that_can_not_be_read_is_told_and_ends_nothing(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*args: object) -> None:
        raise Damaged("the file is damaged: restore a copy")

    async with reporting(demo) as hands:
        monkeypatch.setattr(hands.app._views, "report", damaged)
        await press(hands, "j")
        assert "the file is damaged" in screen(hands).keybar.told
        assert "the file is damaged" in screen(hands).words.taught
        monkeypatch.undo()
        await press(hands, "k")
        assert words(hands).startswith("# Apollo")


async def test_nothing_from_outside_is_markup_or_a_command(file: Path) -> None:
    async with working(file) as hands:
        views, clerk = hands.app._views, hands.app._clerk
        project = views.named("project", "図書館 [/x]")
        await clerk.do("edit", "project", project, {"goal": f"{EVIL} \\[x] <script>alert(1)</script> | a | b"})
        await press(hands, "6")
        for kind in ("dossier", "letter", "timesheet", "full"):
            await choose(hands, kind)
            screen(hands).go_to(Ref("project", project))
            await at_rest(hands)
            assert "図書館 [/x]" in words(hands)
        assert "<script>alert(1)</script>|a|b" in "".join(words(hands).split())
        assert "[@click=app.quit]" in "".join(words(hands).split())
        assert any(HOSTILE in line for line in hands.seen())


# Writing


async def name_it(hands: Hands, text: str) -> None:
    """Answers the question after the file."""
    await hands.until(lambda: isinstance(hands.app.screen, AskPathScreen))
    if text:
        hands.one(LineInput).value = text
    await hands.press("enter")


async def until_told(hands: Hands, part: str) -> None:
    await hands.until(lambda: part in screen(hands).keybar.told)
    await at_rest(hands)


async def test_it_is_written_for_the_owner_alone_under_a_name_that_makes_sense(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "f")
        await hands.press("W")
        await name_it(hands, "")
        await until_told(hands, "written to")
        written = demo.parent / "reports" / "apollo-dossier-2026-11-25.html"
        assert written.read_text().startswith("<!doctype html>")
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        assert stat.S_IMODE(written.parent.stat().st_mode) == 0o700
        assert [each.name for each in written.parent.iterdir()] == [written.name]
        assert "apollo-dossier-2026-11-25.html" in screen(hands).keybar.told


async def test_enter_goes_on_from_the_kind_to_the_words_to_the_file(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "enter", "enter")
        await name_it(hands, "mine.md")
        await until_told(hands, "written to")
        assert (demo.parent / "reports" / "mine.md").read_text().startswith("# Apollo")


async def test_a_file_that_is_there_is_replaced_by_r_alone(demo: Path) -> None:
    there = demo.parent / "there.md"
    there.write_text("kept")
    async with reporting(demo) as hands:
        await hands.press("W")
        await name_it(hands, str(there))
        await hands.until(lambda: isinstance(hands.app.screen, AskReplaceScreen))
        await hands.press("enter", "W", "y")
        assert isinstance(hands.app.screen, AskReplaceScreen)
        await hands.press("escape")
        await hands.until(lambda: isinstance(hands.app.screen, AskPathScreen))
        assert hands.one(LineInput).value.endswith("there.md")
        assert there.read_text() == "kept"
        await name_it(hands, "")
        await hands.until(lambda: isinstance(hands.app.screen, AskReplaceScreen))
        await hands.press("r")
        await until_told(hands, "written to")
        assert there.read_text().startswith("# Apollo")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "the name of a file in"), (".", "this is a folder"), ("/no/such/place/x.md", "there is no folder")],
)
async def test_a_path_that_can_not_be_is_told_at_once(demo: Path, typed: str, sentence: str) -> None:
    async with reporting(demo) as hands:
        await hands.press("W")
        await hands.until(lambda: isinstance(hands.app.screen, AskPathScreen))
        (demo.parent / "reports").mkdir()
        hands.one(LineInput).value = typed
        await hands.press("enter")
        assert isinstance(hands.app.screen, AskPathScreen)
        assert any(sentence in line for line in hands.seen())
        await hands.press("escape")
        assert not list((demo.parent / "reports").iterdir())


async def test_a_folder_that_may_not_be_written_is_one_sentence(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *args: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    async with reporting(demo) as hands:
        await hands.press("W")
        await hands.until(lambda: isinstance(hands.app.screen, AskPathScreen))
        monkeypatch.setattr(Path, "mkdir", refused)
        hands.one(LineInput).value = "kept in mind.md"
        await hands.press("enter")
        await until_told(hands, "can't be made (Permission denied)")
        monkeypatch.undo()
        await hands.press("W")
        await hands.until(lambda: isinstance(hands.app.screen, AskPathScreen))
        assert hands.one(LineInput).value.endswith("/reports/kept in mind.md")
        await name_it(hands, "")
        await until_told(hands, "written to")
        await hands.press("W")
        await hands.until(lambda: isinstance(hands.app.screen, AskPathScreen))
        assert not hands.one(LineInput).value.endswith("kept in mind.md")


async def test_esc_stops_what_takes_long_and_nothing_is_written(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    from workbench.desk.reports import writing

    let_go = Event()

    def slowly(report: object, form: str) -> bytes:
        let_go.wait(5)
        return b"never"

    monkeypatch.setattr(writing, "laid_out", slowly)
    async with reporting(demo) as hands:
        await hands.press("W")
        await name_it(hands, "")
        await hands.until(lambda: screen(hands).far.display)
        await hands.until(lambda: any("esc stops it" in line for line in hands.seen()))
        await hands.press("escape")
        await until_told(hands, "stopped: nothing was written")
        let_go.set()
        assert not screen(hands).far.display
        assert not (demo.parent / "reports").exists()
        monkeypatch.undo()
        await hands.press("W")
        await name_it(hands, "")
        await until_told(hands, "written to")


async def test_y_copies_the_whole_report_in_its_format(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(Workbench, "copy_to_clipboard", lambda app, text: copied.append(text))
    async with reporting(demo) as hands:
        await hands.press("y")
        await until_told(hands, "copied the dossier as md")
        assert screen(hands).made is not None
        assert copied == [screen(hands).made.markdown]
        await press(hands, "j", "j", "f", "f", "y")
        await until_told(hands, "copied the skills matrix as csv")
        assert copied[-1].splitlines()[1].startswith("decision log,")
        assert len(copied) == 2


# Rewording


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """An editor that does what `script` says with the `path` that it is given."""
    file = folder / "editor.py"
    file.write_text(f"import sys\npath = sys.argv[1]\n{script}\n")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {file}")
    monkeypatch.setattr(Workbench, "suspend", lambda app: nullcontext())


async def test_words_that_were_edited_are_shown_written_and_then_let_go(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(
        tmp_path,
        monkeypatch,
        "text = open(path).read().replace('Apollo', 'Our \\x1b]0;x\\x07Apollo', 1)\nopen(path, 'w').write(text)",
    )
    async with reporting(demo) as hands:
        await hands.press("E")
        await until_told(hands, "your words are shown")
        assert words(hands).startswith("# Our ]0;xApollo: what stays")
        assert "edited by you" in screen(hands).words.subject
        drafts = list((demo.parent / "reports" / "drafts").iterdir())
        assert [stat.S_IMODE(each.stat().st_mode) for each in drafts] == [0o600]
        assert stat.S_IMODE((demo.parent / "reports").stat().st_mode) == 0o700
        await press(hands, "f")
        await hands.press("W")
        await name_it(hands, "")
        await until_told(hands, "written to")
        assert "Our ]0;xApollo" in (demo.parent / "reports" / "apollo-dossier-2026-11-25.html").read_text()
        assert not list((demo.parent / "reports" / "drafts").iterdir())


async def test_a_draft_waits_for_the_next_day_and_belongs_to_its_wish_alone(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "open(path, 'a').write('\\nPS more')")
    async with reporting(demo) as hands:
        await hands.press("E")
        await until_told(hands, "your words are shown")
        assert words(hands).endswith("PS more")
        await press(hands, "N")
        assert not words(hands).endswith("PS more")
    async with reporting(demo, of="") as hands:
        await press(hands, "N", "N")
        assert not words(hands).endswith("PS more")
        assert "an edited draft waits" in wished(hands)
        await hands.press("E")
        await until_told(hands, "your words are shown")
        assert words(hands).endswith("PS more\n\nPS more") or words(hands).count("PS more") == 2


async def test_as_it_was_made_again_and_the_words_are_not_lost(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, "open(path, 'a').write('\\nPS more')")
    async with reporting(demo) as hands:
        await hands.press("E")
        await until_told(hands, "your words are shown")
        await press(hands, "X")
        assert not words(hands).endswith("PS more")
        [aside] = (demo.parent / "reports" / "drafts").iterdir()
        assert aside.name.endswith(".old.md")
        assert aside.read_text().endswith("PS more")


@pytest.mark.parametrize(
    ("script", "sentence"),
    [("pass", "nothing was changed"), ("sys.exit(3)", "ended with 3"), ("import os; os.remove(path)", "can't be kept")],
)
async def test_an_editor_that_does_nothing_or_fails_is_told(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, sentence: str
) -> None:
    editor(tmp_path, monkeypatch, script)
    async with reporting(demo) as hands:
        await hands.press("E")
        await until_told(hands, sentence)
        assert words(hands).startswith("# Apollo: what stays")


async def test_no_editor_and_a_table_are_told(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workbench, "suspend", lambda app: nullcontext())
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    async with reporting(demo) as hands:
        await hands.press("E")
        await until_told(hands, "/no/such/editor can't be run")
        await press(hands, "j", "j", "f", "f")
        await hands.press("E")
        await until_told(hands, "a table stays as it is")


# Invoiced


async def test_the_sheet_is_marked_as_invoiced_and_undone(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "j", "j", "j", "[", "[")
        await hands.press("I")
        await until_told(hands, "invoiced until 31 Oct 2026")
        assert "invoiced until 31 Oct 2026" in wished(hands)
        await press(hands, "u")
        assert "invoiced" not in wished(hands)


async def test_an_earlier_sheet_takes_nothing_back_that_was_invoiced(demo: Path) -> None:
    async with reporting(demo) as hands:
        await press(hands, "j", "j", "j", "[", "I")
        await until_told(hands, "invoiced until 25 Nov 2026")
        await press(hands, "[", "I")
        await until_told(hands, "invoiced until 25 Nov 2026 already")
        assert "until 25 Nov 2026" in wished(hands)


async def test_keys_that_would_do_nothing_are_not_offered(demo: Path) -> None:
    async with reporting(demo) as hands:
        live = {each.binding.id for each in screen(hands).active_bindings.values()}
        assert {"report.write", "report.form", "report.names"} <= live
        assert not live & {"report.invoiced", "report.earlier", "report.whole", "noun.bin", "report.open"}
        await press(hands, "j", "j", "j")
        live = {each.binding.id for each in screen(hands).active_bindings.values()}
        assert {"report.invoiced", "report.earlier", "report.whole"} <= live


@pytest.mark.parametrize("size", [(80, 24)])
async def test_random_keys_break_nothing(demo: Path, size: tuple[int, int]) -> None:
    chance = random.Random(sum(size))
    keys = [*"fNc[]WEXIjkGgyrnuU+-R6x/", "tab", "shift+tab", "enter", "escape", "escape", "down", "up", "pagedown"]
    async with reporting(demo, size, painted=True) as hands:
        for _ in range(150):
            await hands.press(chance.choice(keys))
            focused = hands.app.screen.focused
            assert hands.app.is_running
            assert focused is None or focused.display
        while len(hands.app.screen_stack) > 1 and not isinstance(hands.app.screen, ReportsScreen):
            hands.app.pop_screen()
        await press(hands, "6")
        assert "[6 Reports]" in hands.seen()[0]
    store = Store.open(demo, now=now)
    assert store.value("PRAGMA integrity_check") == "ok"
    store.close()


def test_a_wish_is_remembered_in_words_and_nothing_odd_is_taken() -> None:
    for text in (
        "",
        "dossier",
        "dossier 1 2 one md full - x",
        "nothing 1 2 one md full - 0",
        "dossier 1 2 one exe full - 0",
    ):
        assert Wish.read(text) == Wish()
    assert Wish.read("timesheet 3 1 one csv roles 99999999 -4").months == 1200
    assert os.sep not in str(Wish())


async def test_escape_goes_back_to_where_one_was(demo: Path) -> None:
    async with reporting(demo, (80, 24)) as hands:
        await hands.press("4")
        await press(hands, "R", "enter", "escape")
        assert isinstance(hands.app.screen, ReportsScreen)
        await hands.press("escape")
        assert "[4 Progress]" in hands.seen()[0]


async def test_words_folded_late_to_a_width_gone_by_are_not_shown(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.ui.panes.reports import WordsPane
    from workbench.ui.screens import reports

    async with reporting(demo) as hands:
        shown, held = screen(hands), threading.Event()
        fold, width = reports.folded, 60

        def slow(text: str, wide: int) -> object:
            return held.wait(5) and fold(text, wide) if wide == 58 else fold(text, wide)

        monkeypatch.setattr(reports, "folded", slow)
        monkeypatch.setattr(WordsPane, "wide", property(lambda self: width))
        first = asyncio.create_task(shown._fold_words())
        await asyncio.sleep(0)
        width = 40
        await shown._fold_words()
        held.set()
        await first
        assert max(len(line.text) for line in shown.words._lines) <= 38
