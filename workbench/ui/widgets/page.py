"""A page of titled blocks, such as a card or the help: a list whose rows are the lines, folded to the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from workbench.desk.shown import Block, Figure, Line, Ref, Section, Tone
from workbench.ui import gate
from workbench.ui.widgets.rows import Piece, Rows

_LABEL = 20
_GAP = 2
_BESIDE, _ROOMY = 2, 60
"""Where a page is narrower than the second, a value of more lines than the first goes under its label; and wherever a
label is longer than its column, so that none is cut."""


@dataclass(frozen=True)
class Written:
    """One line of the page as it stands at this width: the value begins at cell `at`, after the label or under it.

    `number` is that of the line in all blocks, of which this is one part.
    """

    label: str
    value: str
    at: int
    tone: Tone
    ref: Ref | None
    figure: Figure | None = None
    number: int = 0


class Page(Rows[Written]):
    """Blocks of lines. A long value goes on under itself; the cursor walks over every line, so that all can be read."""

    spaced = True
    rests = False

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._blocks: tuple[Block, ...] = ()
        self._label = 0
        self._folded_at = 0

    def put(self, blocks: Sequence[Block], *, cursor: int | None = None) -> None:
        """Shows `blocks`, the cursor where it was or on line `cursor`."""
        self._blocks = tuple(blocks)
        self._fold(self.cursor if cursor is None else cursor)

    def ref_of(self, row: Written) -> Ref | None:
        """What a line opens."""
        return row.ref

    @property
    def figure(self) -> Figure | None:
        """The figure that the line under the cursor shows."""
        return self.row(self.cursor).figure if self.count else None

    def drawn(self, row: Written, width: int) -> Sequence[Piece]:
        """The label, muted, and the value."""
        return [
            (" ", Tone.MUTED),
            (gate.fit(row.label, row.at), Tone.MUTED),
            (gate.cut(row.value, max(0, width - 1 - row.at)), row.tone),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is offered on a line that opens something, be it the why of its figure."""
        if action == "open":
            return self.ref is not None or self.figure is not None
        return super().check_action(action, parameters)

    def on_resize(self) -> None:
        """Folds the lines anew where the width moved; the cursor stays on its line."""
        if self.wide != self._folded_at:
            stood = self.row(self.cursor).number if self.count else 0
            self._fold(self.cursor)
            self.go(next((at for at in range(self.count) if self.row(at).number == stood), 0))

    def _fold(self, cursor: int) -> None:
        self._folded_at = width = self.wide
        labels = [gate.width(line.label) for block in self._blocks for line in block.lines if line.value]
        self._label = min(max(labels, default=0), _LABEL, max(6, width // 3))
        numbers = count()
        folded = [list(self._written(block, width - 2, numbers)) for block in self._blocks]
        rows = [row for block in folded for row in block]
        sections = [Section(block.title, len(lines)) for block, lines in zip(self._blocks, folded, strict=True)]
        self.show(sections, lambda first, count: rows[first : first + count], cursor)

    def _written(self, block: Block, width: int, numbers: Iterator[int]) -> Iterator[Written]:
        beside = self._label + _GAP
        for line, number in zip(block.lines, numbers, strict=False):
            if not line.value:
                yield from (_written(line, number, text) for text in gate.wrapped(line.label, width))
                continue
            values, at = gate.wrapped(line.value, width - beside), beside
            if gate.width(line.label) > self._label or (len(values) > _BESIDE and width < _ROOMY):
                yield from (_written(line, number, "", width, text) for text in gate.wrapped(line.label, width))
                values, at = gate.wrapped(line.value, width - _GAP), _GAP
            elif values:
                yield _written(line, number, values.pop(0), at, line.label)
            yield from (_written(line, number, text, at) for text in values)


def _written(line: Line, number: int, value: str, at: int = 0, label: str = "") -> Written:
    return Written(label, value, at, line.tone, line.ref, line.figure, number)
