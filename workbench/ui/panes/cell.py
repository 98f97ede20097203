"""The page beside the matrix: one person with one skill, its history as a plot or as a table, and the evidence."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from workbench.desk.shown import Block, Card, Line, Tone
from workbench.desk.shown_skills import CellShown, Rung
from workbench.ui import gate
from workbench.ui.panes.detail import card_blocks
from workbench.ui.plots import level_steps
from workbench.ui.widgets.page import Page

_TALL = 20
"""Lines of the pane below which the history is told as a table: a plot would leave no room for the words."""

_WIDE_ENOUGH = 40
"""The height of a plot is the same at every width that it fits into."""


class LevelPlot(Widget):
    """A level over time, drawn to the width that there is."""

    DEFAULT_CSS = """
    LevelPlot { padding: 1 1 0 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._of: CellShown | None = None

    def put(self, shown: CellShown | None) -> None:
        """Draws the history of `shown`."""
        if shown != self._of:
            self._of = shown
            self.styles.height = len(self.lines(_WIDE_ENOUGH)) + 1
            self.refresh()

    def lines(self, width: int) -> tuple[str, ...]:
        """The plot in `width` cells."""
        shown = self._of
        if shown is None or not shown.rungs:
            return ()
        first = min(shown.rungs[0].on, *shown.seen, shown.today)
        rungs = [(rung.on, rung.level) for rung in shown.rungs]
        if first < rungs[0][0]:
            rungs.insert(0, (first, 0))
        return level_steps(rungs, shown.seen, first, shown.today, width)

    def render(self) -> Content:
        return gate.content("\n".join(self.lines(self.size.width)))


class CellPane(Vertical):
    """A page under a plot. `plotted`: the history stands as a plot, where there is room, or else as a table."""

    DEFAULT_CSS = """
    CellPane > Page { height: 1fr; border: none; }
    """

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "cell"
        self.subject = ""
        self.plot = LevelPlot()
        self.page = Page()
        self.plotted = True
        self.shown: CellShown | None = None
        self._of: object = None

    def compose(self) -> ComposeResult:
        """The plot, and the page below."""
        yield self.plot
        yield self.page

    def put(self, shown: CellShown) -> None:
        """Shows a cell; the cursor stays where it was if it is the same."""
        self._draw(shown)
        self._put(f"{shown.title}{f' · {shown.under}' if shown.under else ''}", (shown.person, shown.skill))

    def put_card(self, card: Card) -> None:
        """Shows the card of what a line of the other view is about."""
        self._draw(None)
        self._entitle(card.title)
        self._fill(card_blocks(card), card.ref)

    def clear(self, why: str = "") -> None:
        """Shows nothing but `why`."""
        self._draw(None)
        self._entitle("")
        self._fill((Block("", (Line(why, tone=Tone.MUTED),)),) if why else (), None)

    def turn_history(self) -> None:
        """The history as a table, or as a plot again."""
        self.plotted = not self.plotted
        if self.shown is not None:
            self.put(self.shown)

    def on_resize(self) -> None:
        """A low pane has no room for a plot."""
        if self.shown is not None:
            self.put(self.shown)

    @property
    def draws(self) -> bool:
        """Whether the history is drawn."""
        return self.plotted and self.size.height >= _TALL and bool(self.plot.lines(_WIDE_ENOUGH))

    def _draw(self, shown: CellShown | None) -> None:
        self.shown = shown
        self.plot.put(shown)
        self.plot.display = self.draws

    def _put(self, title: str, of: object) -> None:
        shown = self.shown
        if shown is None:
            return
        self._entitle(title)
        blocks = [Block("", shown.now)]
        if not self.draws and shown.rungs:
            blocks.append(Block("Changes of level", tuple(map(_rung, reversed(shown.rungs)))))
        self._fill((*blocks, shown.evidence), of)

    def _entitle(self, title: str) -> None:
        self.subject = title
        self.border_title = gate.line(title)

    def _fill(self, blocks: tuple[Block, ...], of: object) -> None:
        same, self._of = of == self._of, of
        self.page.put([block for block in blocks if block.lines], cursor=None if same else 0)


def _rung(rung: Rung) -> Line:
    return Line(f"{rung.on.day} {rung.on:%b %Y}", f"{rung.level} · {rung.why}", figure=rung.figure)
