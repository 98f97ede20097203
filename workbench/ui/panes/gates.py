"""The lights and the gates of one project: what is met, what is missing, and the answer to each question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from workbench.desk.shown import Block, Figure, Line, Ref, Tone
from workbench.desk.shown_progress import Answer, GateShown, LightShown, ProgressShown
from workbench.ui import gate
from workbench.ui.widgets.page import Page, Written

Item = GateShown | LightShown


@dataclass(frozen=True)
class Asking(Written):
    """A line of the page, and the gate or the light that it is of."""

    item: Item | None = None


class GatesPane(Page):
    """The three lights, the next step, then the gates in sight. What is not asked yet reads as one question."""

    kind = "project"
    empty = "Put the cursor on a project; its gates show here, and `enter` on one answers it."

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "gates"
        self.subject = "Gates"
        self.border_title = self.subject
        self.shown: ProgressShown | None = None
        self._items: dict[Line, Item] = {}

    def show_project(self, shown: ProgressShown | None) -> None:
        """Shows these gates; the cursor stays on its line where it is the same project's."""
        same = self.shown is not None and shown is not None and shown.row.id == self.shown.row.id
        self.shown = shown
        self.subject = f"Gates · {shown.row.name} {_share(shown)}".rstrip() if shown else "Gates"
        self.border_title = gate.line(self.subject)
        self._items = {}
        self.put(tuple(self._blocks_of(shown)) if shown else (), cursor=None if same else 0)

    @property
    def item(self) -> Item | None:
        """The gate or the light under the cursor."""
        row = self.row(self.cursor) if self.count else None
        return row.item if isinstance(row, Asking) else None

    @property
    def on_gate(self) -> GateShown | None:
        """The gate under the cursor."""
        return self.item if isinstance(self.item, GateShown) else None

    @property
    def answer(self) -> Answer | None:
        """How what the cursor is on is answered; None where it can't be."""
        return self.item.answer if self.item else None

    @property
    def figure(self) -> Figure | None:
        """What the *why* of the line under the cursor is about."""
        item = self.item
        if isinstance(item, LightShown):
            return item.line.figure
        return Figure("gate", self.shown.row.id, item.key) if item and self.shown else None

    def ref_of(self, row: Written) -> Ref | None:
        """The project, whatever the line."""
        return Ref(self.kind, self.shown.row.id) if self.shown else None

    def _blocks_of(self, shown: ProgressShown) -> Iterator[Block]:
        lights = [each.line for each in shown.lights]
        self._items.update({each.line: each for each in shown.lights})
        ahead = shown.next_gate
        if ahead is not None and ahead.next_step:
            line = Line("Next", ahead.next_step, Tone.ACCENT)
            lights.append(line)
            self._items[line] = ahead
        yield Block("", tuple(lights))
        lines = [_line(each) for each in shown.gates]
        self._items.update(zip(lines, shown.gates, strict=True))
        yield Block("Gates", tuple(lines))

    def _written(self, block: Block, width: int, numbers: Iterator[int]) -> Iterator[Written]:
        for line in block.lines:
            for each in super()._written(Block(block.title, (line,)), width, numbers):
                told = {part.name: getattr(each, part.name) for part in fields(each)}
                yield Asking(**told, item=self._items.get(line))


def _line(shown: GateShown) -> Line:
    """A gate on one line: a question where there is one, with what is lacking behind it; else what there is."""
    told = f"{shown.question} · {shown.reason}" if shown.question else shown.reason
    return Line(f"{shown.key} {shown.word}", told, shown.tone)


def _share(shown: ProgressShown) -> str:
    row = shown.row
    return f"· {row.met} of {row.of} to {row.toward.title()}" if row.toward and row.toward != row.stage else ""
