"""Weeks, months and quarters looked back on, two side by side, and the heat map that leads to a level over time."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest

from tests.ui.conftest import SIZES, Hands, working
from workbench.desk.shown_review import Sheet
from workbench.desk.trouble import Damaged
from workbench.ui.commands import Palette
from workbench.ui.panes.heat import HeatPane
from workbench.ui.screens.form import FormScreen
from workbench.ui.screens.level import LevelScreen
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.screens.weeks import WeeksScreen
from workbench.ui.screens.why import WhyScreen
from workbench.ui.widgets.field_row import FieldRow


async def at_rest(hands: Hands) -> None:
    """Until everything is read and what stands beside has followed."""
    while True:
        await hands.until(lambda: all(worker.is_finished for worker in hands.app.workers))
        await hands.drain()
        screens = [each for each in hands.app.screen_stack if isinstance(each, WeeksScreen)]
        if not any(each.follower.waiting for each in screens):
            return
        screens[0].follower.now()


@asynccontextmanager
async def looking(file: Path, size: tuple[int, int] = (120, 36), *keys: str) -> AsyncIterator[Hands]:
    """The app on the list of weeks, at rest, after some keys."""
    async with working(file, size) as hands:
        await hands.press("5")
        await at_rest(hands)
        for key in ("v", *keys):
            await hands.press(key)
            await at_rest(hands)
        yield hands


def screen(hands: Hands) -> WeeksScreen:
    """The list of weeks, wherever it lies."""
    return next(each for each in hands.app.screen_stack if isinstance(each, WeeksScreen))


def seen(hands: Hands, words: str) -> bool:
    return words in hands.text()


async def shows(hands: Hands, words: str) -> None:
    """Until these words are painted."""
    await hands.until(lambda: seen(hands, words))


# Weeks, months, quarters


async def test_a_week_tells_all_its_figures_beside_the_list(demo: Path) -> None:
    async with looking(demo, (120, 60), "j", "j") as hands:
        await shows(hands, "─ Week 46, 9 to 15 Nov 2026 ")
        for title in ("Hours by stage", "Figures", "Gained", "Hours by day", "Hours by kind", "Taught", "Needs heard"):
            await shows(hands, f"  {title} ")
        await shows(hands, "last twelve")


async def test_a_finished_week_tells_what_came_since(demo: Path) -> None:
    async with looking(demo, (120, 60), "j") as hands:
        await shows(hands, "Sessions: 4, now 5 (+1)")


async def test_a_missed_week_is_told_and_weeks_before_the_first_review_are_not(demo: Path) -> None:
    async with looking(demo, (120, 60)) as hands:
        await shows(hands, "· 26-W43 missed")
        [before] = [line for line in hands.seen() if "26-W35" in line]
        assert "missed" not in before


@pytest.mark.parametrize(("marks", "title"), [(("space",), "2026-W47 and 2026-W48"), (("space", "j", "space"), "W46")])
async def test_two_marked_weeks_stand_side_by_side(demo: Path, marks: tuple[str, ...], title: str) -> None:
    async with looking(demo, (120, 36), *marks) as hands:
        await shows(hands, title)
        await shows(hands, "Side by side")
        await shows(hands, "change")


@pytest.mark.parametrize(
    ("key", "first", "title", "hours"),
    [("m", "Nov 2026    136h45", "─ Nov 2026 ", "W46, 9 Nov"), ("Q", "Q4 2026     306h30", "─ Q4 2026 ", "W46, 9 Nov")],
)
async def test_months_and_quarters_with_their_figures(demo: Path, key: str, first: str, title: str, hours: str) -> None:
    async with looking(demo, (120, 70), key) as hands:
        await shows(hands, first)
        await shows(hands, title)
        await shows(hands, hours)
        await hands.press(key)
        await at_rest(hands)
        await shows(hands, "━ Weeks ")


async def test_two_months_stand_side_by_side(demo: Path) -> None:
    async with looking(demo, (120, 36), "m", "space", "space") as hands:
        await shows(hands, "2026-10 and 2026-11")
        await shows(hands, "-33h")


async def test_marks_are_of_one_kind_only(demo: Path) -> None:
    async with looking(demo, (120, 36), "space", "space", "m") as hands:
        await shows(hands, "─ Nov 2026 ")


# The heat map


async def test_the_heat_map_has_hours_where_there_is_room(demo: Path) -> None:
    async with looking(demo, (120, 36), "s") as hands:
        await shows(hands, "W37    W38")
        await shows(hands, "█2h45")
        await shows(hands, "Dana Kern  0>3  3 sessions, 4h45")
        await shows(hands, "W38, 14 Sep   45m  ███")


async def test_it_folds_to_shades_and_enter_shows_the_numbers(demo: Path) -> None:
    async with looking(demo, (40, 15), "s") as hands:
        await shows(hands, "W37 to W48")
        await shows(hands, "facilitation        ·▒·▒█·▒▓▓·█·")
        await hands.press("enter")
        await at_rest(hands)
        await shows(hands, "By week")
        await hands.press("escape")
        await shows(hands, "W37 to W48")


async def test_it_is_that_of_the_month_under_the_cursor(demo: Path) -> None:
    async with looking(demo, (80, 24), "m", "j", "s") as hands:
        await shows(hands, "Skills by weeks · Oct 2026")
        await shows(hands, "W40    W41    W42    W43    W44       all")


@pytest.mark.parametrize("size", SIZES)
async def test_a_person_in_it_opens_the_level_over_time(demo: Path, size: tuple[int, int]) -> None:
    async with looking(demo, size, "s", "enter", "enter") as hands:
        assert isinstance(hands.app.screen, LevelScreen)
        await shows(hands, "Elin Berg · facilitation")
        if size[1] > 30:
            await shows(hands, "4│")
            await hands.press("v")
            await shows(hands, "Changes of level")
        await hands.press("escape", "escape")
        await hands.until(lambda: isinstance(hands.app.focused, HeatPane))


async def test_the_bar_has_the_person_and_the_skill_of_a_level_and_d_leaves_the_person(demo: Path) -> None:
    async with looking(demo, (120, 36), "s", "enter", "enter", "j", "j", "d") as hands:
        assert cast("LevelScreen", hands.app.screen).keybar.told == ""
        await hands.press("a")
        await shows(hands, "·Elin Berg   ·facilitation")


async def test_how_sure_they_feel_is_told_on_the_level_that_asks_for_it(demo: Path) -> None:
    async with looking(demo, (120, 36), "s", "enter", "enter") as hands:
        await shows(hands, "c own view")
        await hands.press("c")
        await hands.until(lambda: isinstance(hands.app.screen, FormScreen))
        stands = {row.field.name: row.value for row in hands.app.screen.query(FieldRow)}
        assert (stands["contact"], stands["skill"]) == ("Elin Berg", "facilitation")


async def test_an_empty_file_teaches(empty: Path) -> None:
    async with looking(empty, (80, 24), "s") as hands:
        await shows(hands, "Nothing was taught in these weeks.")
        await shows(hands, "45 @Ana /facilitation :1")


# Keys


async def test_enter_on_a_week_opens_its_review_and_v_goes_back(demo: Path) -> None:
    async with looking(demo, (120, 36), "j", "enter") as hands:
        assert isinstance(hands.app.screen, ReviewScreen)
        assert "week 47" in hands.seen()[1]
        await hands.press("v", "s", "v")
        assert isinstance(hands.app.screen, ReviewScreen)


async def test_enter_on_a_figure_tells_why(demo: Path) -> None:
    async with looking(demo, (120, 36), "m", "enter", *["j"] * 6, "enter") as hands:
        assert isinstance(hands.app.screen, WhyScreen)
        await shows(hands, "Natural limits")
        await shows(hands, "2026-10")


async def test_enter_and_w_on_a_figure_of_a_finished_review_tell_why_too(demo: Path) -> None:
    for key in ("enter", "w"):
        async with looking(demo, (120, 36), "j", "enter", "tab", *["j"] * 6, key) as hands:
            await hands.until(lambda hands=hands: isinstance(hands.app.screen, WhyScreen))
            await shows(hands, "Why: Hours in week 47")


async def test_escape_goes_back_step_by_step(demo: Path) -> None:
    async with looking(demo, (40, 15), "s", "enter") as hands:
        for words in ("W37 to W48", "━ Weeks "):
            await hands.press("escape")
            await shows(hands, words)
        await hands.press("escape")
        assert isinstance(hands.app.screen, ReviewScreen)


# The palette


async def asked(hands: Hands, line: str) -> None:
    """Types `line` into the palette and takes what comes first."""
    await hands.press(":")
    await hands.until(lambda: isinstance(hands.app.screen, Palette))
    await hands.press(*line)
    await hands.until(lambda: seen(hands, f"review {line.split()[-1]}") or seen(hands, "review 2026-"))
    await hands.press("enter")


@pytest.mark.parametrize("line", ["review 47", "review 2026-w47", "review last"])
@pytest.mark.parametrize("keys", [(), ("5",), ("5", "v", "s")])
async def test_the_review_of_a_week_opens_by_its_number(demo: Path, line: str, keys: tuple[str, ...]) -> None:
    async with working(demo) as hands:
        await hands.press(*keys)
        await asked(hands, line)
        await shows(hands, "week 47, 16 to 22 Nov 2026")
        assert isinstance(hands.app.screen, ReviewScreen)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("2026-w50", "2026-W50 has not begun: it begins on Mon 7 Dec 2026"),
        ("soon", "'soon' is no week: write it like 2026-W47"),
        ("99", "there is no week 99: a year has weeks 1 to 52, some 53"),
    ],
)
async def test_what_is_no_week_is_told_in_a_sentence(demo: Path, word: str, why: str) -> None:
    async with working(demo) as hands:
        await asked(hands, f"review {word}")
        await hands.until(lambda: hands.told == why)
        assert hands.app.screen is hands.work


# What comes while something is read


async def test_keys_that_come_before_the_list_is_there_all_count(demo: Path) -> None:
    async with looking(demo) as hands:
        shown, free = screen(hands), threading.Event()
        spans = shown.views.spans
        shown.views.spans = lambda by: spans(by) if free.wait(5) else ()  # type: ignore[method-assign]
        await hands.press("Q", "Q", "m")
        shown.watch_mark()  # somebody wrote
        await hands.drain()
        free.set()
        await at_rest(hands)
        await shows(hands, "━ Months ")
        free.clear()
        await hands.press("Q", "Q")
        free.set()
        await at_rest(hands)
        await shows(hands, "━ Weeks ")


async def test_what_stands_beside_is_read_once(demo: Path) -> None:
    async with looking(demo) as hands:
        shown, read = screen(hands), list[str]()
        sheets = shown.views.span_sheets

        def counted(name: str) -> tuple[Sheet, ...]:
            read.append(name)
            return sheets(name)

        shown.views.span_sheets = counted  # type: ignore[method-assign]
        await hands.press("m")
        await at_rest(hands)
        await hands.press("j")
        await at_rest(hands)
        shown.mark += 1
        await at_rest(hands)
        assert read == ["2026-11", "2026-10", "2026-10"]


async def test_what_cannot_be_read_is_not_said_to_be_worked_out_for_ever(demo: Path) -> None:
    async with looking(demo) as hands:
        shown = screen(hands)

        def damaged(name: str) -> tuple[Sheet, ...]:
            shown.beside.wait(name)
            raise Damaged("the file is damaged")

        good, shown.views.span_sheets = shown.views.span_sheets, damaged  # type: ignore[method-assign]
        await hands.press("j")
        await at_rest(hands)
        assert shown.keybar.told == "the file is damaged"
        assert "worked out" not in hands.text()
        shown.views.span_sheets = good  # type: ignore[method-assign]
        shown._follow()
        await at_rest(hands)
        await shows(hands, "Hours by stage")


async def test_marked_weeks_are_compared_and_nothing_else(demo: Path) -> None:
    async with looking(demo, (120, 36), "G", "space", "k") as hands:
        await hands.press("d", "e")
        assert hands.app.screen is screen(hands)
        assert screen(hands).keybar.told == ""
