"""The grid of any size: where the cursor goes, what is read, what is painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region

from workbench.desk.shown import Tone
from workbench.desk.trouble import Busy
from workbench.ui.widgets.grid import CellGrid, Place
from workbench.ui.widgets.grid_layout import Head, laid_out
from workbench.ui.widgets.rows import Piece

ROWS, COLUMNS = 200, 500


class Sums(CellGrid):
    """Cells that say the sum of their keys; remembers what was read and what was repainted."""

    legend = ("a long line that tells what every one of the signs in the cells means", "short")
    empty = "Nothing yet. Press `n` for the first."

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[tuple[int, int]] = []
        self.repainted: list[Region] = []
        self.add = 0
        self.fails = False

    def read(self, rows: Sequence[int], columns: Sequence[int]) -> Mapping[Place, Piece]:
        if self.fails:
            raise Busy("another program writes")
        self.reads.append((len(rows), len(columns)))
        return {
            (row, column): (f"{row + column + self.add}", Tone.PLAIN) for row in rows for column in columns if column
        }

    def refresh(self, *regions: Region, **more: bool) -> Sums:  # type: ignore[override]
        self.repainted.extend(regions or [Region(0, 0, 999, 999)])
        return super().refresh(*regions, **more)


class Holder(App[None]):
    """A grid alone on the screen."""

    def __init__(self, rows: int = ROWS, columns: int = COLUMNS, groups: int = 3) -> None:
        super().__init__()
        self.grid = Sums()
        self.rows = [Head(row, f"row {row}", group=f"part {row * groups // max(1, rows)}") for row in range(rows)]
        self.columns = [Head(at, f"c{at}", beside=f"b{at}") for at in range(columns)]
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_mount(self) -> None:
        self.grid.show(self.rows, self.columns, self.grid.read, (0, 0))

    def on_cell_grid_moved(self, message: CellGrid.Moved) -> None:
        self.heard.append(f"moved {message.grid.row} {message.grid.column}")

    def on_cell_grid_opened(self, message: CellGrid.Opened) -> None:
        self.heard.append(f"opened {message.grid.row} {message.grid.column}")

    def on_cell_grid_copied(self, message: CellGrid.Copied) -> None:
        self.heard.append(f"copied {message.form}")

    def on_cell_grid_unread(self, message: CellGrid.Unread) -> None:
        self.heard.append(message.sentence)

    def lines(self) -> list[str]:
        return [self.grid.render_line(y).text.rstrip() for y in range(self.grid.size.height)]


async def test_heads_stay_and_groups_stand_between_the_rows() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        lines = app.lines()
        assert lines[0].split()[:2] == ["c0", "c1"]
        assert lines[1].split()[:3] == ["1-7/500", "b0", "b1"]
        assert lines[2] == "  part 0".ljust(59) + "▐"
        assert lines[3].startswith(">row 0")
        assert lines[-1] == " short"
        await pilot.press("G", "end")
        lines = app.lines()
        assert "c499" in lines[0]
        assert lines[-2].startswith(">row 199")
        assert "494-500" in lines[1]


async def test_only_the_cells_in_sight_are_read_however_many_there_are() -> None:
    app = Holder()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        first = sum(rows * columns for rows, columns in app.grid.reads)
        assert 0 < first <= 2 * 2 * 32 * 16
        reads = len(app.grid.reads)
        await pilot.press("j", "l", "k", "h")
        assert len(app.grid.reads) == reads
        await pilot.press("G", "end")
        await pilot.pause()
        app.lines()
        assert sum(rows * columns for rows, columns in app.grid.reads) <= first + 3 * 4 * 32 * 16


async def test_far_walks_keep_few_blocks() -> None:
    app = Holder()
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(25):
            await pilot.press("pagedown", "right_square_bracket")
            app.lines()
        assert len(app.grid.blocks) <= 48


async def test_a_move_down_repaints_two_lines_and_one_across_two_cells_and_their_heads() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.grid.repainted.clear()
        await pilot.press("j")
        assert sorted(app.grid.repainted) == [Region(0, 3, 60, 1), Region(0, 4, 60, 1)]
        app.grid.repainted.clear()
        await pilot.press("l")
        heads = [Region(9, 0, 7, 2), Region(16, 0, 7, 2)]
        assert set(app.grid.repainted) == {*heads, Region(9, 4, 7, 1), Region(16, 4, 7, 1)}


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (("j", "down", "k"), (1, 0)),
        (("l", "right", "h"), (0, 1)),
        (("k", "h"), (0, 0)),
        (("pagedown",), (16, 0)),
        (("pagedown", "pageup"), (0, 0)),
        (("ctrl+d", "ctrl+u", "ctrl+d"), (8, 0)),
        (("G",), (199, 0)),
        (("G", "g", "g"), (0, 0)),
        (("G", "g", "j", "g"), (199, 0)),
        (("end",), (0, 499)),
        (("end", "home"), (0, 0)),
        (("right_square_bracket",), (0, 6)),
        (("right_square_bracket", "left_square_bracket"), (0, 0)),
    ],
)
async def test_the_keys_move_the_cursor(keys: tuple[str, ...], at: Place) -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(*keys)
        assert (app.grid.row, app.grid.column) == at


async def test_enter_opens_and_y_copies() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "enter", "y", "Y")
        assert app.heard[-4:] == ["moved 1 0", "opened 1 0", "copied tsv", "copied md"]


async def test_a_click_puts_the_cursor_and_a_second_one_opens() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        head = laid_out(app.rows, app.columns, 60, 20, legend=True).row_head
        await pilot.click(app.grid, offset=(head + 8, 5))
        assert (app.grid.row, app.grid.column) == (2, 1)
        await pilot.click(app.grid, offset=(head + 8, 5), times=2)
        assert app.heard[-1] == "opened 2 1"
        await pilot.click(app.grid, offset=(2, 4))
        assert (app.grid.row, app.grid.column) == (1, 1)
        await pilot.click(app.grid, offset=(head + 2, 0))
        assert (app.grid.row, app.grid.column) == (1, 1)


async def test_the_wheel_moves_by_three() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)):
        wheel = {"x": 5, "y": 5, "delta_x": 0, "delta_y": 1, "button": 0, "meta": False, "ctrl": False}
        app.grid.on_mouse_scroll_down(events.MouseScrollDown(app.grid, **wheel, shift=False))
        app.grid.on_mouse_scroll_down(events.MouseScrollDown(app.grid, **wheel, shift=True))
        assert (app.grid.row, app.grid.column) == (3, 3)
        app.grid.on_mouse_scroll_up(events.MouseScrollUp(app.grid, **wheel, shift=False))
        assert (app.grid.row, app.grid.column) == (0, 3)


async def test_what_is_read_again_is_painted_only_where_it_differs() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "l")
        await pilot.pause()
        app.grid.show(app.rows, app.columns, app.grid.read, (1, 1))
        await pilot.pause()
        app.grid.repainted.clear()
        app.grid.show(app.rows, app.columns, app.grid.read, (1, 1))
        assert app.grid.repainted == []
        app.grid.add = 1000
        app.grid.show(app.rows, app.columns, app.grid.read, (1, 1))
        assert app.grid.repainted
        assert "1002" in "".join(app.lines())


async def test_the_cursor_is_told_without_colour() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("l")
        assert "[ 1 " in app.lines()[3]
        assert app.lines()[3].startswith(">")


async def test_an_empty_grid_teaches_and_its_keys_do_nothing() -> None:
    app = Holder(rows=0)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "l", "G", "end", "pagedown", "enter", "y", "home")
        assert "Press n for the first" in "\n".join(app.lines())
        assert app.heard == ["moved 0 0"]


async def test_cells_that_can_not_be_read_are_told() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.grid.fails = True
        app.grid.show(app.rows, app.columns, app.grid.read, (0, 0))
        await pilot.pause()
        assert "another program writes" in app.heard


@pytest.mark.parametrize("size", [(200, 50), (120, 36), (80, 24), (40, 15), (20, 6), (8, 3), (1, 1)])
async def test_it_draws_itself_into_any_window(size: tuple[int, int]) -> None:
    app = Holder()
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "l", "G", "end", "k")
        widths = {app.grid.render_line(y).cell_length for y in range(app.grid.size.height)}
        assert widths == {size[0]}


async def test_wide_letters_keep_the_columns_straight() -> None:
    app = Holder(rows=3, columns=4)
    app.rows[1] = Head(1, "図書館の会議を進める", group="part 1")
    app.columns[1] = Head(1, "図書館 会議", beside="図")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "l")
        strips = [app.grid.render_line(y) for y in range(20)]
        assert {strip.cell_length for strip in strips} == {60}
        row = next(strip.text for strip in strips if "図書" in strip.text and "[" in strip.text)
        assert cell_len(row[: row.index("[")]) == cell_len("".join(strips[0].text).partition("図")[0]) - 1


async def test_seeking_finds_by_key_and_tells_what_is_not_here() -> None:
    app = Holder()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert app.grid.seek(150, None)
        assert app.grid.seek(None, 400)
        assert (app.grid.row, app.grid.column) == (150, 400)
        assert not app.grid.seek(9999, None)
        assert (app.grid.row, app.grid.column) == (150, 400)


def test_low_and_narrow_windows_leave_out_what_is_told_elsewhere_too() -> None:
    rows = [Head(1, "stakeholder mapping", "w3 4x2", "analyse")]
    columns = [Head(1, "Ana Pop", "BA", "Kronos Bank"), Head(2, "Kai Brandt", "vendor", "partners")]
    wide, low = (laid_out(rows, columns, *size, legend=True) for size in ((120, 36), (40, 12)))
    assert (wide.heads, wide.foot, wide.besides) == (4, 1, True)
    assert (low.heads, low.foot, low.besides) == (1, 1, False)
    assert laid_out(rows, columns, 40, 7, legend=True).foot == 0
    assert wide.row_head == 28
    assert low.row_head == 16
