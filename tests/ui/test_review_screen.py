"""The Review screen: a week is looked back on with the keyboard alone, row by row, and goes on after anything."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.ui.conftest import NOW, SIZES, ZONE, Hands, now, working
from tests.ui.test_pty import Terminal
from workbench.config import Settings
from workbench.desk.desk import Desk
from workbench.desk.opening import opened
from workbench.desk.shown import Ref
from workbench.model.review import Intention, Review
from workbench.store import rows
from workbench.store.file import Store
from workbench.ui.app import Workbench
from workbench.ui.clerk import Clerk
from workbench.ui.screens.card import CardScreen
from workbench.ui.screens.form import FormScreen
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.widgets.capture_bar import CaptureBar
from workbench.ui.widgets.line_input import LineInput
from workbench.ui.widgets.said_line import SaidLine

THIS = "2026-W48"
STEPS = ("clear", "promises", "projects", "kept", "people", "needs", "ahead")


def screen(hands: Hands) -> ReviewScreen:
    """The Review screen, wherever it lies."""
    return next(each for each in hands.app.screen_stack if isinstance(each, ReviewScreen))


async def at_rest(hands: Hands) -> None:
    """Until everything is read."""
    await hands.until(lambda: screen(hands).shown is not None)
    await hands.until(lambda: all(worker.is_finished for worker in hands.app.workers))
    await hands.drain()


@asynccontextmanager
async def reviewing(file: Path, size: tuple[int, int] = (120, 36), *keys: str) -> AsyncIterator[Hands]:
    """The app on its Review screen, at rest, after some keys."""
    async with working(file, size) as hands:
        await hands.press("5")
        await at_rest(hands)
        for key in keys:
            await hands.press(key)
            await at_rest(hands)
        yield hands


def kept(file: Path) -> Review:
    """The review of this week, as another process reads it."""
    store = Store.reader(file)
    [found] = rows.find(store, Review, "week = ?", (THIS,))
    store.close()
    return found


def asked(file: Path, query: str) -> object:
    store = Store.reader(file)
    try:
        return store.value(query)
    finally:
        store.close()


def listed(hands: Hands) -> list[str]:
    return [f"{row.label} {row.words}".strip() for row in screen(hands).steps._rows]


# The whole of it


async def test_the_whole_review_takes_sixty_keys_at_most(demo: Path) -> None:
    pressed: list[str] = []
    async with reviewing(demo) as hands:

        async def press(*keys: str) -> None:
            pressed.extend(keys)
            await hands.press(*keys)

        async def step(word: str) -> None:
            assert str(screen(hands).shown.step) == word  # type: ignore[union-attr]

        await step("clear")
        await press("enter")
        await step("promises")
        await press("x")  # the minutes are kept
        await press("r", *"fri", "enter")  # what the order covers: a new day
        await press("j", "D")  # the list of versions is dropped
        await press("enter")
        await step("projects")
        await press("x", "enter")  # Atlas ERP is on plan after all
        await step("kept")
        await press("enter")
        await step("people")
        await press("x", "x", "enter")  # in touch with Clara, and Bo was told
        await step("needs")
        await press("G", "x", "enter")  # they came to us first
        await step("ahead")
        await press("j", "enter")  # an experience
        await press("x", "j", "enter")  # last week's intention is done; the question
        await press(*"Bo", "enter")
        await press(*"ask why", "enter", "enter", "enter")
        await at_rest(hands)
        assert screen(hands).shown.finished_on is not None  # type: ignore[union-attr]
    assert len(pressed) <= 60, len(pressed)
    done = kept(demo)
    assert (done.business, done.answer, str(done.finished_on)) == ("an experience", "Bo", "2026-11-25")
    assert done.figures
    for query, answer in (
        ("SELECT text FROM intention WHERE review = (SELECT max(id) FROM review)", "ask why"),
        ("SELECT count(*) FROM commitment WHERE done_on = '2026-11-25' AND text LIKE 'minutes of%'", 1),
        ("SELECT new_due FROM move ORDER BY id DESC LIMIT 1", "2026-11-27"),
        ("SELECT count(*) FROM commitment WHERE dropped_on = '2026-11-25'", 1),
        ("SELECT state FROM plan_word ORDER BY id DESC LIMIT 1", "on_plan"),
        ("SELECT count(*) FROM heard WHERE told_on = '2026-11-25'", 1),
        ("SELECT count(*) FROM intention WHERE done_on = '2026-11-25'", 1),
    ):
        assert asked(demo, query) == answer, query


async def test_keys_that_come_all_at_once_reach_their_steps(demo: Path) -> None:
    async with reviewing(demo) as hands:
        for key in ["enter"] * 6 + ["j", "enter", "j", "enter", *"Bo", "enter", *"wait", "enter", "enter", "enter"]:
            hands.app.simulate_key(key)
        await hands.until(lambda: screen(hands).shown.finished_on is not None)  # type: ignore[union-attr]
    assert (kept(demo).business, kept(demo).answer) == ("an experience", "Bo")


async def test_a_review_that_finds_nothing_is_soon_over(empty: Path) -> None:
    Store.open(empty, now=now).close()
    async with reviewing(empty) as hands:
        assert "All clear: nothing half done, nothing forgotten." in hands.text()
        await hands.press("enter")
        assert "No promise is due, neither yours nor theirs." in hands.text()
        assert "enter go on" in hands.seen()[-1]
        await hands.press("enter")
        assert "Which business were you in this week?" in hands.text()
        await hands.press("enter", "j", "j", "j", "enter")
        await at_rest(hands)
    assert kept(empty).finished_on is not None


# Where it goes on


@pytest.mark.parametrize("steps", range(7))
async def test_left_at_any_step_it_goes_on_there(demo: Path, steps: int) -> None:
    async with reviewing(demo, (80, 24), *["enter"] * steps):
        pass
    async with reviewing(demo, (80, 24)) as hands:
        assert str(screen(hands).shown.step) == STEPS[steps]  # type: ignore[union-attr]
        assert f"{steps + 1} of 7" in hands.text()


async def test_backspace_goes_back_and_undo_takes_back_the_beginning(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter", "enter") as hands:
        await hands.press("backspace")
        assert str(screen(hands).shown.step) == "promises"  # type: ignore[union-attr]
        await hands.press("u")
        await at_rest(hands)
        assert str(screen(hands).shown.step) == "promises"  # type: ignore[union-attr]
    assert asked(demo, f"SELECT count(*) FROM review WHERE week = '{THIS}'") == 0


async def test_what_another_wrote_while_a_key_was_refused_is_shown(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reviewing(demo) as hands:
        shown = screen(hands).shown

        async def refused(*_: object, **__: object) -> None:
            store = Store.open(demo, now=now)
            told = {"on": "2026-11-24", "minutes": "45", "learners": "Tor Hagen", "skills": "decision log"}
            Desk(store, now, ZONE).add("session", told)
            store.close()
            screen(hands).look()

        monkeypatch.setattr(screen(hands), "keep", refused)
        await hands.press("D")
        await at_rest(hands)
        assert screen(hands).shown != shown
        assert "Tor Hagen" in hands.text()


@pytest.fixture
def start(tmp_path: Path, shown_round: Path) -> Iterator[Callable[[], Terminal]]:
    shutil.copy(shown_round, tmp_path / "workbench.db")
    started: list[Terminal] = []

    def begin() -> Terminal:
        started.append(Terminal(tmp_path))
        return started[-1]

    yield begin
    for each in started:
        each.close()


@pytest.mark.parametrize(
    "steps", [pytest.param(each, marks=[] if each == 4 else pytest.mark.ordeal) for each in range(7)]
)
def test_killed_at_a_step_it_goes_on_there(start: Callable[[], Terminal], steps: int) -> None:
    app = start()
    app.shows("Apollo")
    app.press("5")
    app.shows("1 of 7")
    for each in range(steps):
        app.press("\r")
        app.shows(f"{each + 2} of 7")
    assert app.end(signal.SIGKILL) == -signal.SIGKILL
    again = start()
    again.shows("Apollo")
    again.press("5")
    again.shows(f"{steps + 1} of 7")


def test_killed_while_one_answers_the_words_are_there_again(start: Callable[[], Terminal], tmp_path: Path) -> None:
    store = Store.open(tmp_path / "workbench.db", now=now)
    desk = Desk(store, now, ZONE)
    desk.keep_review(THIS, business="tasks")
    desk.bookmark_review(THIS, "ahead")
    store.close()
    app = start()
    app.shows("Apollo")
    app.press("5")
    app.shows("7 of 7")
    app.press("j\r")
    app.shows("━━━━")
    app.press("whom I did not ask")
    app.shows("whom I did not ask")
    reader = Store.reader(tmp_path / "workbench.db")
    app.until(lambda shown: True)
    while reader.value("SELECT count(*) FROM unsent WHERE text = 'whom I did not ask'") != 1:
        os.sched_yield()
    reader.close()
    assert app.end(signal.SIGKILL) == -signal.SIGKILL
    again = start()
    again.shows("Apollo")
    again.press("5")
    again.shows("7 of 7")
    again.press("j\r")
    again.shows("whom I did not ask")


async def test_what_another_process_does_shows_and_the_cursor_stays(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter", "j") as hands:
        here = screen(hands).ref
        store = Store.open(demo, now=now)
        Desk(store, now, ZONE).keep_promise(screen(hands).steps._rows[0].ref.id)  # type: ignore[union-attr]
        store.close()
        screen(hands).look()
        await at_rest(hands)
        assert screen(hands).ref == here
        assert not any("minutes of the vendor" in each for each in listed(hands))


# What the keys do with a row


async def test_the_key_bar_speaks_of_the_row(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter") as hands:
        await hands.drain()
        bar = hands.seen()[-1]
        assert bar.startswith(" enter go on  x kept  r new day  L released  D dropped  m promise  a log")
        await hands.press("enter", "enter", "enter")
        hands.app.screen.keybar.untell()  # type: ignore[attr-defined]
        await hands.drain()
        assert "x in touch" in hands.seen()[-1]
        assert "released" not in hands.seen()[-1]


async def test_the_help_speaks_of_the_row(demo: Path) -> None:
    async with reviewing(demo, (120, 36), *["enter"] * 2) as hands:
        await hands.press("?")
        await hands.until(lambda: "Keys that work here" in hands.text())
        told = [" ".join(each.strip("┃▐> ").split()) for each in hands.seen()]
        assert "enter Go on, whatever the row" in told
        assert "x With this row: on plan" in told
        assert "m With this row: promise" in told


async def test_a_promise_is_released_and_undo_brings_it_back(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter") as hands:
        before = listed(hands)
        await hands.press("L")
        await at_rest(hands)
        assert before[0] not in listed(hands)
        await hands.press("u")
        await at_rest(hands)
        assert listed(hands) == before
        assert screen(hands).steps.cursor == 0


async def test_undo_puts_the_cursor_on_the_row_that_came_back(demo: Path) -> None:
    async with reviewing(demo, (120, 36), *["enter"] * 4) as hands:
        before = listed(hands)
        await hands.press("x")  # in touch with Clara, who is quiet
        await at_rest(hands)
        assert "Clara Voss" not in listed(hands)[0]
        await hands.press("j", "j", "u")
        await at_rest(hands)
        assert listed(hands) == before
        assert screen(hands).steps.cursor == 0


async def test_the_next_row_comes_to_the_cursor(demo: Path) -> None:
    store = Store.open(demo, now=now)
    desk = Desk(store, now, ZONE)
    for text in ("a lighter PMO", "fewer tools"):
        desk.add("need", {"heard_from": "Clara Voss", "on": "2026-11-24", "text": text})
    store.close()
    async with reviewing(demo, (120, 36), *["enter"] * 5, "G", "x") as hands:
        first = next(at for at, each in enumerate(listed(hands)) if each.startswith("first?"))
        screen(hands).steps.go(first)
        asked = listed(hands)[first:]
        await hands.press("x")  # the need that it is about stands above as well
        await at_rest(hands)
        assert screen(hands).steps.cursor == first
        assert listed(hands)[first:] == asked[1:]


async def test_days_stand_whole_and_words_begin_where_the_labels_end(demo: Path) -> None:
    async with reviewing(demo, (40, 15), *["enter"] * 4) as hands:
        assert "not told Bo Lind" in hands.text()
    store = Store.open(demo, now=now)
    Desk(store, now, ZONE).add("session", {"on": "2026-11-24", "minutes": "45", "learners": "Ana Pop"})
    store.close()
    async with reviewing(demo, (40, 15)) as hands:
        await hands.press("backspace", "backspace", "backspace", "backspace")
        await at_rest(hands)
        assert "Tue 24 Nov" in hands.text()


async def test_a_day_off_takes_one_key(demo: Path) -> None:
    store = Store.open(demo, now=now)
    desk = Desk(store, now, ZONE)
    for kind in ("session", "touchpoint", "work"):
        for (ref,) in store.rows(f"SELECT id FROM {kind} WHERE \"on\" = '2026-11-24' AND deleted_at IS NULL"):
            desk.put_in_bin(Ref(kind, ref))
    store.close()
    async with reviewing(demo) as hands:
        assert listed(hands)[-1] == "Tue 24 Nov"
        assert hands.text().casefold().count("nothing logged") == 1
        await hands.press("G")
        await hands.drain()
        assert "D day off" in hands.seen()[-1]
        await hands.press("D", "enter", "backspace")
        await at_rest(hands)
        assert "Tue 24 Nov" not in listed(hands)


async def test_do_they_know_of_the_new_day(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter", "r") as hands:
        await hands.press(*"fri")
        assert "they know of it (tab: not yet)" in hands.text()
        await hands.press("tab")
        assert "to be told today" in hands.text()
        await hands.press("enter")
        await at_rest(hands)
        assert any(each.startswith("today say that it moved to Fri 27 Nov: minutes") for each in listed(hands))


async def test_of_a_promise_of_theirs_it_is_not_asked(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter", "G", "k", "r") as hands:
        await hands.press(*"fri", "tab")
        assert "Fri 27 Nov" in hands.text()
        assert "tab" not in hands.text().partition("A new day for")[2]


async def test_more_shows_all_and_the_next_step_is_cut_again(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter", "enter", "enter") as hands:
        assert listed(hands)[-1] == "more (10)"
        await hands.press("G", "x")
        await at_rest(hands)
        assert len(listed(hands)) == 15
        await hands.press("enter", "backspace")
        await at_rest(hands)
        assert listed(hands)[-1] == "more (10)"


async def test_a_draft_is_finished_in_the_bar(demo: Path) -> None:
    async with reviewing(demo) as hands:
        before = len(listed(hands))
        await hands.press("x")
        await hands.until(lambda: bool(hands.app.screen.query(CaptureBar)))
        line = hands.one(LineInput)
        assert "ana" in line.value
        line.put("yd 45 ana sta apo :2")
        await hands.drain()
        await hands.press("enter")
        await hands.until(lambda: not hands.app.screen.query(CaptureBar))
        await at_rest(hands)
        assert len(listed(hands)) == before - 1


async def test_a_next_step_opens_the_bar_with_a_promise(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter", "enter", "m") as hands:
        await hands.until(lambda: bool(hands.app.screen.query(CaptureBar)))
        assert hands.one(LineInput).value.startswith("promise ")


async def test_a_need_is_taken_further_in_its_form(demo: Path) -> None:
    async with reviewing(demo, (120, 36), *["enter"] * 5) as hands:
        await hands.press("x")
        await hands.until(lambda: isinstance(hands.app.screen, FormScreen))
        assert "how do we help" in hands.text()


async def test_o_opens_the_card_and_w_the_why(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "enter") as hands:
        await hands.press("o")
        await hands.until(lambda: isinstance(hands.app.screen, CardScreen))
        await hands.press("q", "w")
        await hands.drain()
        assert "Why" in type(hands.app.screen).__name__


async def test_the_bar_is_prefilled_with_whom_the_row_is_about(demo: Path) -> None:
    async with reviewing(demo, (120, 36), *["enter"] * 4) as hands:
        focus = screen(hands).capture_focus()
        assert focus.person is not None
        assert focus.person.text == "Clara Voss"


# The last step


async def test_the_evidence_appears_after_the_answer(demo: Path) -> None:
    async with reviewing(demo, (120, 36), *["enter"] * 6) as hands:
        assert "Hours by stage" not in hands.text()
        await hands.press("j", "j", "enter")
        await at_rest(hands)
        assert "Hours by stage" in hands.text()
        assert "Your word: a change" in hands.text()
    assert kept(demo).business == "a change"


async def test_an_unsent_answer_waits(demo: Path) -> None:
    async with reviewing(demo, (120, 36), *["enter"] * 7) as hands:
        await hands.press("j", "enter", *"not yet", "escape")
        await at_rest(hands)
        assert not hands.app.screen.query(SaidLine)
        assert screen(hands).steps.has_focus
        await hands.press("enter")
        assert hands.one(LineInput).value == "not yet"
        await hands.press("enter")
        await at_rest(hands)
        assert hands.one(LineInput).value == ""
    assert kept(demo).answer == "not yet"
    assert asked(demo, "SELECT count(*) FROM unsent WHERE slot LIKE 'review.answer%' AND text <> ''") == 0


async def test_three_intentions_then_the_end(demo: Path) -> None:
    async with reviewing(demo, (120, 36), *["enter"] * 7) as hands:
        await hands.press("j", "enter", "enter")
        for text in ("one", "two", "three"):
            await hands.press(*text, "enter")
            await at_rest(hands)
        assert not hands.app.screen.query(SaidLine)
        assert listed(hands)[screen(hands).steps.cursor].startswith("end finish")
    store = Store.reader(demo)
    found = rows.find(store, Intention, "review = (SELECT id FROM review WHERE week = ?)", (THIS,))
    assert [each.text for each in found] == ["one", "two", "three"]
    store.close()


# Weeks


async def test_an_earlier_week_opens_and_escape_comes_back(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "v", "j", "enter") as hands:
        assert "Dana, from a room that split in two." in hands.text()
        assert "reviewed" in hands.seen()[1]
        await hands.press("escape")
        await at_rest(hands)
        assert screen(hands).shown.week == THIS  # type: ignore[union-attr]


async def test_away_is_told_and_taken_back(demo: Path) -> None:
    async with reviewing(demo, (120, 36), "O") as hands:
        assert "away" in hands.seen()[1]
        await hands.press("O")
        await at_rest(hands)
        assert "away" not in hands.seen()[1]


async def test_a_finished_one_is_opened_again(demo: Path) -> None:
    store = Store.open(demo, now=now)
    Desk(store, now, ZONE).finish_review(THIS)
    store.close()
    async with reviewing(demo) as hands:
        assert "finished Wed 25 Nov" in hands.text()
        await hands.press("x")
        await at_rest(hands)
        assert screen(hands).shown.finished_on is None  # type: ignore[union-attr]


# The tab, the clock, the window


class Clock:
    """An instant that moves when it is told to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@asynccontextmanager
async def at(clock: Clock, file: Path) -> AsyncIterator[Hands]:
    settings = Settings(file=file, now=clock, zone=ZONE, config=file.parent / "config.toml")
    with opened(file, clock, ZONE) as (open_desk, views):
        clerk = Clerk(open_desk)
        try:
            app = Workbench(views, clerk, settings)
            async with app.run_test(size=(120, 36)):
                hands = Hands(app)
                await hands.rest()
                yield hands
        finally:
            clerk.close()


async def test_the_tab_tells_from_friday_noon_and_nothing_pops_up(demo: Path) -> None:
    clock = Clock(NOW.replace(day=27, hour=11, minute=59))
    async with at(clock, demo) as hands:
        assert " 5 Review  " in f"{hands.seen()[0]}  "
        clock.at += timedelta(minutes=1)
        hands.work.look()
        await hands.until(lambda: "5 Review due" in hands.seen()[0])
        assert len(hands.app.screen_stack) == 1
        store = Store.open(demo, now=clock)
        Desk(store, clock, ZONE).finish_review(THIS)
        store.close()
        hands.work.look()
        await hands.until(lambda: "5 Review due" not in hands.seen()[0])


async def test_the_clock_counts_the_minutes_that_one_is_here(demo: Path) -> None:
    clock = Clock(NOW)
    async with at(clock, demo) as hands:
        await hands.press("5")
        await at_rest(hands)
        screen(hands).look()
        for _ in range(60):
            clock.at += timedelta(seconds=4)
            screen(hands).look()
        await hands.drain()
        assert "4 of 10 min" in hands.seen()[1]
        clock.at += timedelta(hours=8)  # the machine slept
        screen(hands).look()
        await hands.drain()
        assert "4 of 10 min" in hands.seen()[1]
    async with at(clock, demo) as hands:
        await hands.press("5")
        await at_rest(hands)
        assert "4 of 10 min" in hands.seen()[1]


@pytest.mark.parametrize("size", [*SIZES, (30, 8)])
async def test_it_folds_to_any_size_and_the_focus_is_in_sight(demo: Path, size: tuple[int, int]) -> None:
    async with reviewing(demo, size) as hands:
        for key in ["enter"] * 6 + ["j", "enter", "tab", "tab", "v", "tab", "escape", "escape"]:
            await hands.press(key)
            await at_rest(hands)
            await hands.until(lambda: hands.app.focused is not None and hands.app.focused.region.area > 0)


async def test_hostile_words_are_words(file: Path) -> None:
    store = Store.open(file, now=now)
    desk = Desk(store, now, ZONE)
    desk.add("question", {"text": "[/x] [@click=app.quit]why?[/]"})
    desk.add("commitment", {"text": "[red]x[/] [/]", "to": "Bo Lind", "due": "2026-11-24", "made_on": "2026-11-23"})
    desk.add_intention("2026-W47", "[/] [b]")
    desk.finish_review("2026-W47")
    store.close()
    async with reviewing(file, (80, 24), *["enter"] * 8) as hands:
        while str(screen(hands).shown.step) != "ahead" or screen(hands).shown.asks_business:  # type: ignore[union-attr]
            await hands.press("enter")
            await at_rest(hands)
        await hands.press("home")
        assert "[/x] [@click=app.quit]why?[/]" in hands.text()
        assert "[/] [b]" in hands.text()
