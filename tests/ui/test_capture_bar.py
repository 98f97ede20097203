"""The capture bar: chips, Tab, Enter, history, prefill, and that no text is lost or logged twice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Button

from tests.ui.filled import HOSTILE, filled, until
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.practice.entry import Entry, Focus, Name
from workbench.ui.clerk import Clerk
from workbench.ui.widgets.bar_line import BarLine
from workbench.ui.widgets.capture_bar import CaptureBar
from workbench.ui.widgets.reading import Reading
from workbench.ui.widgets.unsent import ASIDE, SLOT

REFERENCE = "y 14:00 45 ana sta apo :2 ^n fri"
BOREALIS = Focus(project=Name("project", "Borealis", 2))


class Logging(App[None]):
    """A screen with something that takes the focus and the bar, which it answers as screens do."""

    def __init__(self, views: Views, clerk: Clerk, focus: Focus = BOREALIS, **more: object) -> None:
        super().__init__()
        self.views = views
        self.clerk = clerk
        self.prefill = focus
        self.more = more
        self.logged: list[Entry] = []
        self.left: list[str] = []
        self.refusal = ""
        self.gate = asyncio.Event()
        self.gate.set()

    def compose(self) -> ComposeResult:
        yield Button("list")

    async def on_mount(self) -> None:
        self.query_one(Button).focus()
        await self.open_bar()

    async def open_bar(self) -> None:
        await self.mount(CaptureBar(self.views, self.clerk, self.prefill, **self.more))  # type: ignore[arg-type]

    def on_capture_bar_kept(self, message: CaptureBar.Kept) -> None:
        self.run_worker(self.answer(message))

    async def answer(self, message: CaptureBar.Kept) -> None:
        await self.gate.wait()
        if self.refusal:
            message.bar.refused(self.refusal)
            return
        try:
            kept = await self.clerk.do("log", message.entry, message.instead)
        except (CannotKeep, Trouble) as why:
            message.bar.refused(str(why))
            return
        self.logged.append(message.entry)
        message.bar.kept(kept.sentence)

    def on_capture_bar_left(self, message: CaptureBar.Left) -> None:
        self.left.append(message.unsent)

    @property
    def bar(self) -> CaptureBar:
        return self.query_one(CaptureBar)

    @property
    def line(self) -> BarLine:
        return self.query_one(BarLine)

    @property
    def words(self) -> str:
        return self.query_one(Reading).words


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Views, Clerk]]:
    with filled(tmp_path) as found:
        yield found


async def type_in(pilot: Pilot[None], text: str) -> None:
    for letter in text:
        pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
    await pilot.pause()


async def answered(pilot: Pilot[None]) -> None:
    """Waits until the bar was told how its lines fared."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def enter(pilot: Pilot[None]) -> None:
    """Presses Enter and waits for the answer."""
    await pilot.press("enter")
    await answered(pilot)


async def settled(clerk: Clerk) -> None:
    """Waits until the clerk has done all that was handed to it."""
    await clerk.do("remember", "settled", "")


# Chips


async def test_every_span_has_its_chip_and_the_kind_comes_first(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, REFERENCE)
        chips = [chip.strip() for chip in app.words.replace("\n", "   ").split("   ")]
        assert chips[:9] == [
            "session",
            "Tue 24 Nov",
            "14:00",
            "45 min",
            "Ana Pop",
            "stakeholder mapping",
            "Apollo",
            "together",
            "follow-up Fri 4 Dec · Tab: Fri 27 Nov",
        ]


async def test_what_is_prefilled_is_told_apart_and_gives_way_to_what_is_typed(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, "45 ana ")
        assert "·Borealis" in app.words
        assert "·today" in app.words
        await type_in(pilot, "apo y")
        assert "Borealis" not in app.words
        assert "Apollo" in app.words
        assert "·today" not in app.words


async def test_backspace_in_the_empty_bar_drops_what_is_prefilled(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test() as pilot:
        await pilot.press("4", "backspace")
        assert "·Borealis" in app.words
        await pilot.press("backspace")
        assert "Borealis" not in app.words
        await type_in(pilot, "45 ana sta")
        await enter(pilot)
    assert app.logged[0].project is None


async def test_doubt_draft_new_and_unknown_are_said_in_words_and_signs(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, "3/4 30 ana sta")
        assert "Fri 3 Apr?" in app.words
        assert "… draft: " in app.words
        await pilot.press("ctrl+u")
        await type_in(pilot, "30 @zed sta ")
        assert "new: zed" in app.words


async def test_the_level_after_it_is_told(desk: tuple[Views, Clerk]) -> None:
    views, _ = desk
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, REFERENCE)
        while "0>2" not in app.words:
            await pilot.pause()
        assert views.preview(app.bar.entry).lines


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 15), (40, 9), (20, 8)])
async def test_chips_wrap_and_none_is_cut_without_an_ellipsis(desk: tuple[Views, Clerk], size: tuple[int, int]) -> None:
    app = Logging(*desk)
    async with app.run_test(size=size) as pilot:
        await type_in(pilot, REFERENCE + ' "a note of some length, longer than the bar is wide"')
        await pilot.pause()
        lines = app.words.split("\n")
        whole = ["session", "Tue 24 Nov", "14:00", "45 min", "Ana Pop", "stakeholder mapping", "Apollo", "together"]
        said = " ".join(lines)
        assert all(chip in said for chip in whole) or "…" in said
        assert app.line.has_focus
        assert app.line.region.area
        assert app.screen.region.contains_region(app.bar.region)
        assert max(map(len, lines)) <= app.bar.content_size.width


async def test_outside_text_is_shown_as_it_is(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, "45 smith sta ")
        assert HOSTILE in app.words
        app.line.post_message(events.Paste('"[b]x\x1b]52;c;eA==\x07"'))
        await pilot.pause()
        assert "\x1b" not in app.line.value
        assert "[b]x" in app.words


# Tab


@pytest.mark.parametrize(
    ("line", "keys", "after"),
    [
        ("fri 30 ana sta", (), "2026-11-27 30 ana sta"),
        ("3/4 30 ana sta", (), "2026-03-04 30 ana sta"),
        ("9h ana sta", (), "09:00 ana sta"),
        ("9h fri ana sta", (), "09:00 fri ana sta"),
        ("fri 9h ana", ("home", "right"), "2026-11-27 9h ana"),
    ],
)
async def test_tab_takes_the_other_reading_and_gives_it_back(
    desk: tuple[Views, Clerk], line: str, keys: tuple[str, ...], after: str
) -> None:
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, line)
        await pilot.press(*keys, "tab")
        assert app.line.value == after
        await pilot.press("tab")
        assert app.line.value == line


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("45 ana blah blub faci", "45 ana blah blub /facilitation "),
        ("45 ana it was @li", "45 ana it was @bo-lind "),
        ("45 @anna sta", "45 @ana-pop sta"),
        ("45 ana sta", "45 ana /stakeholder-mapping "),
        ("45 it was nice with @smi", "45 it was nice with @/-smith-acme "),
    ],
)
async def test_tab_finishes_a_name_or_picks_the_nearest(desk: tuple[Views, Clerk], line: str, after: str) -> None:
    app = Logging(*desk, Focus())
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, line)
        await pilot.press("tab")
        await pilot.pause()
        assert app.line.value.rstrip() == after.rstrip()
        assert not app.bar.entry.new


async def test_what_tab_will_do_is_told_before(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk, Focus())
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, "45 ana blah blub faci")
        assert "faci · Tab: facilitation" in app.words
        await pilot.press("ctrl+u")
        await type_in(pilot, "fri 30 ana")
        assert "Fri 20 Nov · Tab: Fri 27 Nov" in app.words
        await pilot.press("tab")
        assert "Fri 27 Nov" in app.words


async def test_tab_changes_the_kind_and_shift_tab_goes_back(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, "y 45 ana")
        await pilot.press("home", "tab")
        assert app.line.value.split()[0] in ("work", "plan")
        first = app.line.value
        await pilot.press("home", "tab")
        assert app.line.value != first
        await pilot.press("home", "shift+tab")
        assert app.line.value == first
        await pilot.press("ctrl+underscore", "ctrl+underscore", "ctrl+underscore")
        assert app.line.value == "y 45 ana"


async def test_what_is_typed_after_tab_in_an_empty_bar_stands_behind_the_kind(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk, Focus())
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("tab", "tab")
        word = app.line.value
        await type_in(pilot, "ana")
        assert app.line.value == f"{word}ana"
        assert word.endswith(" ")


# Enter


async def test_enter_logs_gives_the_focus_back_and_leaves_nothing_unsent(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    app = Logging(*desk)
    async with app.run_test() as pilot:
        await type_in(pilot, REFERENCE)
        await enter(pilot)
        assert not app.query(CaptureBar)
        assert isinstance(app.focused, Button)
    await settled(clerk)
    assert len(views.sessions(None)) == 1
    assert views.unsent(SLOT) == ""
    assert views.said_lines()[0] == REFERENCE


async def test_enter_keeps_a_draft(desk: tuple[Views, Clerk]) -> None:
    views, _ = desk
    app = Logging(*desk)
    async with app.run_test() as pilot:
        await type_in(pilot, "ana sta")
        await enter(pilot)
    assert app.logged[0].draft
    assert views.sessions(None)[0].draft


@pytest.mark.parametrize("typed", ["", "   "])
async def test_enter_in_an_empty_bar_leaves(desk: tuple[Views, Clerk], typed: str) -> None:
    app = Logging(*desk)
    async with app.run_test() as pilot:
        await type_in(pilot, typed)
        await enter(pilot)
        assert not app.query(CaptureBar)
    assert app.logged == []


async def test_keys_after_enter_go_to_the_list_and_not_into_the_line(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test() as pilot:
        app.gate.clear()
        await type_in(pilot, "45 ana sta")
        await pilot.press("enter")
        await type_in(pilot, "jj")
        assert app.line.value == "45 ana sta"
        app.gate.set()
        await answered(pilot)
        assert not app.query(CaptureBar)


async def test_a_refusal_brings_the_line_back_with_the_reason(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        app.refusal = "the disk is full: free some space, the line is kept"
        await type_in(pilot, "45 ana sta")
        await enter(pilot)
        assert app.line.value == "45 ana sta"
        assert app.line.has_focus
        assert "! not kept: the disk is full" in app.words
        await settled(clerk)
        assert views.unsent(SLOT).split("\n")[0] == "45 ana sta"
        app.refusal = ""
        await enter(pilot)
        assert not app.query(CaptureBar)
    assert len(views.sessions(None)) == 1


# One after the other


async def test_a_bar_that_stays_echoes_the_last_three(desk: tuple[Views, Clerk]) -> None:
    views, _ = desk
    app = Logging(*desk, again=True)
    async with app.run_test(size=(120, 24)) as pilot:
        for minutes in (15, 20, 25, 30):
            await type_in(pilot, f"{minutes} ana sta")
            await enter(pilot)
            assert app.line.value == ""
            assert app.line.has_focus
        echo = str(app.query_one("Echo").render())
        assert len(echo.split("\n")) == 3
        assert "15 min" not in echo
        assert "30 min" in echo
        await pilot.press("escape")
        await pilot.pause()
        assert not app.query(CaptureBar)
    assert len(views.sessions(None)) == 4


async def test_what_is_typed_while_the_last_line_is_saved_is_kept(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    app = Logging(*desk, again=True)
    async with app.run_test(size=(120, 24)) as pilot:
        app.gate.clear()
        await type_in(pilot, "15 ana sta")
        await pilot.press("enter")
        await type_in(pilot, "20 bo")
        app.gate.set()
        await answered(pilot)
        assert app.line.value == "20 bo"
        await settled(clerk)
        assert views.unsent(SLOT).split("\n")[0] == "20 bo"
    assert [entry.raw for entry in app.logged] == ["15 ana sta"]


async def test_a_line_refused_while_another_is_typed_waits_above(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    app = Logging(*desk, again=True)
    async with app.run_test(size=(120, 24)) as pilot:
        app.gate.clear()
        app.refusal = "busy"
        await type_in(pilot, "15 ana sta")
        await pilot.press("enter")
        await type_in(pilot, "20 bo")
        app.gate.set()
        await answered(pilot)
        assert app.line.value == "20 bo"
        assert "1 more unsent" in app.words
        await pilot.press("up")
        assert app.line.value == "15 ana sta"
        await pilot.press("down")
        assert app.line.value == "20 bo"
        await settled(clerk)
        assert views.unsent(ASIDE) == "15 ana sta"
        app.refusal = ""
        await pilot.press("up")
        await enter(pilot)
        await settled(clerk)
        assert views.unsent(ASIDE) == ""
        assert views.unsent(SLOT).split("\n")[0] == "20 bo"


# Unsent text and history


async def test_typing_is_stored_without_a_pause(desk: tuple[Views, Clerk]) -> None:
    views, _ = desk
    app = Logging(*desk)
    async with app.run_test() as pilot:
        loop = asyncio.get_running_loop()
        started = loop.time()
        typed = ""
        while not views.unsent(SLOT):
            await type_in(pilot, "a")
            typed += "a"
        assert loop.time() - started < 2
        assert typed.startswith(views.unsent(SLOT).split("\n")[0])


@pytest.mark.parametrize("how", ["escape", "exit"])
async def test_the_line_is_back_with_what_it_was_prefilled_with(desk: tuple[Views, Clerk], how: str) -> None:
    views, clerk = desk
    app = Logging(*desk)
    async with app.run_test() as pilot:
        await type_in(pilot, "45 ana sta")
        if how == "escape":
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.focused, Button)
            assert app.left == ["45 ana sta"]
    await settled(clerk)
    again = Logging(views, clerk, Focus(project=Name("project", "Apollo", 1)))
    async with again.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert again.line.value == "45 ana sta"
        assert again.line.cursor_position == len("45 ana sta")
        assert "·Borealis" in again.words
        assert "not sent before" in again.words
        await enter(pilot)
    assert again.logged[0].project == Name("project", "Borealis", 2)
    await settled(clerk)
    assert views.unsent(SLOT) == ""


async def test_a_store_that_comes_late_does_not_bring_the_logged_line_back(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    app = Logging(*desk)
    async with app.run_test() as pilot:
        await type_in(pilot, "45 ana sta")
        await pilot.press("enter")
        for _ in range(20):
            await pilot.pause()
            await app.bar._store() if app.query(CaptureBar) else None
    await settled(clerk)
    assert views.unsent(SLOT) == ""


async def test_history_keeps_the_unfinished_line_and_what_was_changed_in_it(desk: tuple[Views, Clerk]) -> None:
    _, clerk = desk
    for line in ("30 bo fac", "45 ana sta"):
        await clerk.do("say", line)
    app = Logging(*desk)
    async with app.run_test() as pilot:
        await type_in(pilot, "15 a")
        await pilot.press("up")
        assert app.line.value == "45 ana sta"
        await type_in(pilot, " y")
        await pilot.press("up")
        assert app.line.value == "30 bo fac"
        await pilot.press("up", "down")
        assert app.line.value == "45 ana sta y"
        await pilot.press("down")
        assert app.line.value == "15 a"
        await pilot.press("down")
        assert app.line.value == "15 a"


async def test_a_pasted_line_goes_before_the_one_that_waited(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    await clerk.do("keep_unsent", SLOT, "45 ana sta")
    app = Logging(*desk, text="15 bo fac")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert app.line.value == "15 bo fac"
        assert "1 more unsent" in app.words
        await enter(pilot)
    await settled(clerk)
    assert views.unsent(ASIDE) == "45 ana sta"
    again = Logging(views, clerk)
    async with again.run_test() as pilot:
        await pilot.pause()
        assert again.line.value == "45 ana sta"


async def test_the_unfinished_line_outlives_a_line_sent_from_the_history(desk: tuple[Views, Clerk]) -> None:
    _, clerk = desk
    await clerk.do("say", "45 ana sta")
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, "15 bo")
        await pilot.press("up")
        await enter(pilot)
        await settled(clerk)
        await app.open_bar()
        await pilot.pause()
        assert app.line.value == "15 bo"
    assert [entry.raw for entry in app.logged] == ["45 ana sta"]


async def test_a_line_only_looked_at_is_not_unsent(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    await clerk.do("say", "45 ana sta")
    app = Logging(*desk)
    async with app.run_test() as pilot:
        await type_in(pilot, "15 bo")
        await pilot.press("up", "escape")
        await pilot.pause()
    await settled(clerk)
    assert views.unsent(SLOT).split("\n")[0] == "15 bo"
    assert views.unsent(ASIDE) == ""


async def test_the_bar_opened_again_while_it_saves_starts_a_fresh_line(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        app.gate.clear()
        await type_in(pilot, "45 ana sta")
        await pilot.press("enter")
        app.bar.resume()
        await type_in(pilot, "15 bo")
        assert app.line.value == "15 bo"
        app.gate.set()
        await answered(pilot)
        assert app.line.value == "15 bo"
        assert app.line.has_focus
        await settled(clerk)
        assert views.unsent(SLOT).split("\n")[0] == "15 bo"
        await enter(pilot)
        assert not app.query(CaptureBar)
    assert [entry.raw for entry in app.logged] == ["45 ana sta", "15 bo"]


async def test_the_app_may_end_while_a_line_is_saved(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    app = Logging(*desk, again=True)
    async with app.run_test() as pilot:
        app.gate.clear()
        await type_in(pilot, "45 ana sta")
        await pilot.press("enter")
        await type_in(pilot, "15 bo")
    await settled(clerk)
    assert views.unsent(SLOT).split("\n")[0] == "45 ana sta"
    assert views.unsent(ASIDE) == "15 bo"


async def test_lines_sent_faster_than_they_are_saved_all_arrive(desk: tuple[Views, Clerk]) -> None:
    views, clerk = desk
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        app.gate.clear()
        for line in ("15 ana sta", "20 bo fac", "25 ana fac"):
            await type_in(pilot, line)
            await pilot.press("enter")
            app.bar.resume(again=True)
            assert app.line.value == ""
        app.gate.set()
        await answered(pilot)
        assert app.line.has_focus
        assert "25 min" in str(app.query_one("Echo").render())
    assert [entry.raw for entry in app.logged] == ["15 ana sta", "20 bo fac", "25 ana fac"]
    await settled(clerk)
    assert views.unsent(SLOT) == ""
    assert len(views.sessions(None)) == 3


async def test_text_given_to_an_open_bar_lays_its_line_aside(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, "45 ana sta")
        app.bar.resume(text="15 bo fac")
        await pilot.pause()
        assert app.line.value == "15 bo fac"
        await pilot.press("up")
        assert app.line.value == "45 ana sta"


async def test_keys_that_come_at_once_keep_their_order(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk, again=True)
    async with app.run_test(size=(120, 24)) as pilot:
        for letter in "15 ana sta\n3/4 20 bo fac\t\n25 ana fac":
            key = {" ": "space", "\n": "enter", "\t": "tab"}.get(letter, letter)
            app.post_message(events.Key(key, letter if letter >= " " else None))
        await pilot.pause()
        await answered(pilot)
        assert app.line.value == "25 ana fac"
    assert [entry.raw for entry in app.logged] == ["15 ana sta", "2026-03-04 20 bo fac"]


class Stuck(Trouble):
    """A file that can't be written for a while."""


async def test_where_the_text_cannot_be_stored_it_is_said_and_tried_again(
    desk: tuple[Views, Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    views, clerk = desk
    do = clerk.do

    async def stuck(verb: str, *args: object) -> None:
        raise Stuck("the disk is full: free some space")

    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        monkeypatch.setattr(clerk, "do", stuck)
        await type_in(pilot, "45 ana")
        await until(pilot, lambda: "! the disk is full" in app.words)
        assert app.line.value == "45 ana"
        monkeypatch.setattr(clerk, "do", do)
        await type_in(pilot, " sta")
        await until(pilot, lambda: "the disk is full" not in app.words)
        await until(pilot, lambda: views.unsent(SLOT).startswith("45 ana sta"))


async def test_a_file_that_cannot_be_read_stops_nobody_from_typing(
    desk: tuple[Views, Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    views, _ = desk

    def gone(*args: object) -> None:
        raise Stuck("the file is gone")

    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        for reading in ("names", "said_lines", "preview"):
            monkeypatch.setattr(views, reading, gone)
        await type_in(pilot, "45 ana sta")
        await pilot.press("up")
        app.bar.resume()
        await pilot.pause()
        assert app.line.value == "45 ana sta"
        await until(pilot, lambda: "! the file is gone" in app.words)
        await type_in(pilot, " bor")
        await until(pilot, lambda: views.unsent(SLOT).startswith("45 ana sta bor"))
        await settled(app.clerk)
        await pilot.pause(0.05)
        assert "! the file is gone" in app.words  # that the text was stored is another matter


async def test_no_name_is_offered_for_the_short_words_of_a_note(desk: tuple[Views, Clerk]) -> None:
    app = Logging(*desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await type_in(pilot, "45 ana blah blub bo")
        assert "Tab" not in app.words
        await type_in(pilot, "re")
        assert "bore · Tab: Borealis" in app.words
