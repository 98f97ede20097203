"""The list of any length: where the cursor goes, what is read, what is painted."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region

from workbench.desk.shown import Ref, Section, Tone
from workbench.desk.trouble import Busy
from workbench.ui import gate
from workbench.ui.widgets.rows import Piece, Rows

WEEKS = (Section("This week", 3), Section("Last week", 5), Section("Earlier", 992))


class Numbers(Rows[int]):
    """Rows that are their own numbers; remembers what was read of them."""

    empty = "Nothing yet. Press `n` for the first."

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[tuple[int, int]] = []
        self.repainted: list[Region] = []

    def fetch(self, first: int, count: int) -> Sequence[int]:
        self.reads.append((first, count))
        return range(first, first + count)

    def ref_of(self, row: int) -> Ref | None:
        return Ref("session", row)

    def drawn(self, row: int, width: int) -> Sequence[Piece]:
        return [(" ", Tone.PLAIN), (gate.fit(f"row {row}", width - 1), Tone.PLAIN)]

    def refresh(self, *regions: Region, **more: bool) -> Numbers:  # type: ignore[override]
        self.repainted.extend(regions or [Region(0, 0, 999, 999)])
        return super().refresh(*regions, **more)


class Holder(App[None]):
    """A list alone on the screen."""

    def __init__(self, sections: Sequence[Section] = WEEKS, cursor: int = 0) -> None:
        super().__init__()
        self.rows = Numbers()
        self.sections, self.start = sections, cursor
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.rows.show(self.sections, self.rows.fetch, self.start)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.heard.append(f"moved {message.rows.cursor}")

    def on_rows_opened(self, message: Rows.Opened) -> None:
        self.heard.append(f"opened {message.rows.cursor}")

    def on_rows_copied(self, message: Rows.Copied) -> None:
        self.heard.append(f"copied {message.text}")

    def lines(self) -> list[str]:
        """What stands in the window, without the column that tells where in the list one is."""
        return [self.rows.render_line(y).text[:-1].rstrip() for y in range(self.rows.size.height)]

    def bar(self) -> str:
        """That column."""
        return "".join(self.rows.render_line(y).text[-1] for y in range(self.rows.size.height))


async def test_headings_stand_between_the_rows_and_the_cursor_skips_them() -> None:
    app = Holder()
    async with app.run_test(size=(30, 12)) as pilot:
        assert app.lines()[:5] == ["  This week", "> row 0", "  row 1", "  row 2", "  Last week"]
        await pilot.press("down", "down", "down")
        assert app.rows.ref == Ref("session", 3)


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("j j k", 1),
        ("down down up", 1),
        ("G", 999),
        ("end", 999),
        ("G g g", 0),
        ("G g j g g", 0),
        ("G home", 0),
        ("pagedown", 11),
        ("pagedown pageup", 0),
        ("ctrl+d", 6),
        ("ctrl+d ctrl+u", 0),
        ("k", 0),
        ("G j", 999),
        ("G g", 999),
    ],
)
async def test_keys_move_the_cursor(keys: str, row: int) -> None:
    app = Holder()
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press(*keys.split())
        assert app.rows.cursor == row
        assert f"> row {row}" in app.lines()


async def test_a_million_rows_are_read_by_the_page_and_forgotten() -> None:
    app = Holder([Section("", 1_000_000)])
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press("G", "home", *["pagedown"] * 20)
        assert all(count == 32 for _, count in app.rows.reads)
        assert len(app.rows._paged._pages) <= 16


async def test_a_move_inside_the_window_repaints_two_lines() -> None:
    app = Holder()
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press("j")
        app.rows.repainted.clear()
        await pilot.press("j")
        assert sorted((region.y, region.height) for region in app.rows.repainted) == [(2, 1), (3, 1)]


@pytest.mark.parametrize("sections", [WEEKS, (Section("", 1000),)])
@pytest.mark.parametrize("keys", ["j k", "j j j j j k k k k k", "G home", "pagedown pagedown pageup pageup", "G k k"])
async def test_what_is_painted_is_what_there_is(sections: Sequence[Section], keys: str) -> None:
    app = Holder(sections)
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause(0.05)
        painted = [strip.text[:-1].rstrip() for strip in app.screen._compositor.render_strips()]
        assert painted == app.lines()
        assert sum(line.startswith(">") for line in painted) == 1


async def test_equal_rows_read_again_repaint_nothing() -> None:
    app = Holder()
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press("j")
        app.rows.repainted.clear()
        app.rows.show(WEEKS, app.rows.fetch, 1)
        await pilot.pause()
        assert app.rows.repainted == []


async def test_rows_that_come_in_above_leave_the_cursor_where_it_is_in_the_window() -> None:
    app = Holder()
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press(*["j"] * 40)
        top = app.rows.top
        app.rows.show((Section("This week", 13), *WEEKS[1:]), app.rows.fetch, 50)
        assert (app.rows.cursor, app.rows.top) == (50, top)


async def test_space_marks_and_goes_on_and_a_star_marks_all_or_none() -> None:
    app = Holder([Section("", 4)])
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press("space", "space")
        assert app.rows.chosen() == (Ref("session", 0), Ref("session", 1)) or set(app.rows.chosen()) == {
            Ref("session", 0),
            Ref("session", 1),
        }
        assert app.lines()[:3] == [" *row 0", " *row 1", "> row 2"]
        await pilot.press("*")
        assert app.rows.chosen() == (Ref("session", 2),)
        await pilot.press("*")
        assert len(app.rows.marked) == 4


async def test_enter_opens_and_y_copies_the_line_or_the_marked_ones() -> None:
    app = Holder()
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.press("enter", "y", "space", "space", "y")
        assert app.heard.count("opened 0") == 1
        assert [each for each in app.heard if each.startswith("copied")] == ["copied row 0", "copied row 0\nrow 1"]


async def test_a_click_puts_the_cursor_and_a_second_one_opens() -> None:
    app = Holder()
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.click(app.rows, offset=(5, 3))
        assert app.rows.cursor == 2
        await pilot.click(app.rows, offset=(5, 0))
        assert app.rows.cursor == 2
        await pilot.click(app.rows, offset=(5, 3), times=2)
        assert "opened 2" in app.heard


async def test_an_empty_list_says_how_to_fill_it() -> None:
    app = Holder([])
    async with app.run_test(size=(60, 12)) as pilot:
        assert "Nothing yet. Press n for the first." in app.lines()[1]
        await pilot.press("j", "enter", "space", "*", "y", "G")
        assert app.heard == ["moved 0"]


@pytest.mark.parametrize("size", [(30, 12), (20, 5), (8, 3), (3, 1)])
async def test_it_draws_at_any_size(size: tuple[int, int]) -> None:
    app = Holder()
    async with app.run_test(size=size) as pilot:
        await pilot.press("G", "k")
        assert all(len(line) <= size[0] for line in app.lines())


async def test_wide_letters_are_cut_by_cells() -> None:
    class Wide(Numbers):
        def drawn(self, row: int, width: int) -> Sequence[Piece]:
            return [(" ", Tone.PLAIN), (gate.fit("図書館👩‍🚀é" * 9, width - 1), Tone.PLAIN)]

    app = Holder()
    app.rows = Wide()
    async with app.run_test(size=(31, 8)):
        assert app.rows.render_line(1).cell_length == 31


async def test_the_wheel_scrolls_and_the_last_column_tells_where_one_is() -> None:
    app = Holder([Section("", 40)])
    async with app.run_test(size=(30, 10)) as pilot:
        assert app.bar() == "▐▐        "
        app.rows.post_message(events.MouseScrollDown(app.rows, 1, 1, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert app.rows.scroll_offset.y > 0
        await pilot.press("G")
        assert app.bar() == "        ▐▐"


async def test_rows_that_are_gone_meanwhile_are_drawn_as_a_mark_and_break_nothing() -> None:
    app = Holder([Section("", 40)])
    async with app.run_test(size=(30, 10)) as pilot:
        app.rows.show([Section("", 40)], lambda first, count: range(first, min(first + count, 5)), 0)
        await pilot.press("G", "space", "enter", "y", "*")
        assert app.rows.ref is None
        assert app.lines()[-1] == ">…"
        assert len(app.rows.marked) == 5


async def test_rows_that_can_not_be_read_are_told() -> None:
    def busy(first: int, count: int) -> Sequence[int]:
        raise Busy("the file is busy")

    class Telling(Holder):
        def on_rows_unread(self, message: Rows.Unread) -> None:
            self.heard.append(message.sentence)

    app = Telling([Section("", 40)])
    async with app.run_test(size=(30, 10)) as pilot:
        app.rows.show([Section("", 40)], busy, 0)
        await pilot.pause()
        assert "the file is busy" in app.heard
        assert app.lines()[0] == ">…"


async def test_a_second_click_opens_also_where_opening_takes_a_while() -> None:
    class Slow(Numbers):
        async def action_open(self) -> None:
            await asyncio.sleep(0)
            await super().action_open()

    app = Holder()
    app.rows = Slow()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.click(app.rows, offset=(5, 3))
        assert app.rows.cursor == 2
        await pilot.click(app.rows, offset=(5, 3), times=2)
        assert app.heard[-1] == "opened 2"
