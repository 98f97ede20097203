"""A page of titled blocks: how its lines are folded to the width."""

from __future__ import annotations

from textual.app import App, ComposeResult

from workbench.desk.shown import Block, Line
from workbench.ui.widgets.page import Page

KEPT = Block("Skills", (Line("process mapping 1>4", "Ana Pop, 26 Oct"), Line("risk review", "Bo Lind, 27 Oct")))


class Shown(App[None]):
    """A page alone."""

    def compose(self) -> ComposeResult:
        yield Page()


async def lines(width: int, *blocks: Block) -> list[str]:
    app = Shown()
    async with app.run_test(size=(width, 12)) as pilot:
        page = app.query_one(Page)
        page.put(blocks)
        await pilot.pause()
        return ["".join(text for text, _ in page.drawn(page.row(at), page.wide)).rstrip() for at in range(page.count)]


async def test_a_label_that_is_longer_than_its_column_stands_whole_on_a_line_of_its_own() -> None:
    assert await lines(36, KEPT) == [
        " process mapping 1>4",
        "   Ana Pop, 26 Oct",
        " risk review  Bo Lind, 27 Oct",
    ]


async def test_a_label_that_fits_stands_beside_its_value() -> None:
    assert await lines(70, KEPT) == [
        " process mapping 1>4  Ana Pop, 26 Oct",
        " risk review          Bo Lind, 27 Oct",
    ]


async def test_a_label_that_is_longer_than_the_page_goes_on_below() -> None:
    found = await lines(24, Block("", (Line("Decision rhythm: one page, six dates", "Dana Kern, 23 Oct"),)))
    assert found == [" Decision rhythm: one", " page, six dates", "   Dana Kern, 23 Oct"]
