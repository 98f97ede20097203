"""A page of titled blocks, such as a card or the help: a list whose rows are the lines, folded to the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.desk.shown import Block, Ref, Section, Tone
from workbench.ui import gate
from workbench.ui.widgets.rows import Piece, Rows

_LABEL = 20
_GAP = 2


@dataclass(frozen=True)
class Written:
    """One line of the page as it stands at this width: `label` is empty where a value goes on from the line before."""

    label: str
    value: str
    tone: Tone
    ref: Ref | None


class Page(Rows[Written]):
    """Blocks of lines. A long value goes on under itself; the cursor walks over every line, so that all can be read."""

    spaced = True

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

    def drawn(self, row: Written, width: int) -> Sequence[Piece]:
        """The label, muted, and the value beside it; a line without a value goes over the whole width."""
        if not self._label or (row.label and not row.value):
            return [(" ", row.tone), (gate.cut(row.label or row.value, width - 1), row.tone)]
        label = gate.fit(row.label, self._label)
        return [
            (" ", Tone.MUTED),
            (label + " " * _GAP, Tone.MUTED),
            (gate.cut(row.value, max(0, width - 1 - self._label - _GAP)), row.tone),
        ]

    def on_resize(self) -> None:
        """Folds the lines anew where the width moved."""
        if self.size.width != self._folded_at:
            self._fold(self.cursor)
        super().on_resize()

    def _fold(self, cursor: int) -> None:
        self._folded_at = width = self.size.width
        labels = [gate.width(line.label) for block in self._blocks for line in block.lines if line.value]
        self._label = min(max(labels, default=0), _LABEL, max(6, width // 3))
        folded = [list(self._written(block, width - 2)) for block in self._blocks]
        rows = [row for block in folded for row in block]
        sections = [Section(block.title, len(lines)) for block, lines in zip(self._blocks, folded, strict=True)]
        self.show(sections, lambda first, count: rows[first : first + count], cursor)

    def _written(self, block: Block, width: int) -> Iterator[Written]:
        for line in block.lines:
            if not line.value:
                for text in gate.wrapped(line.label, width):
                    yield Written(text, "", line.tone, line.ref)
                continue
            for number, text in enumerate(gate.wrapped(line.value, width - self._label - _GAP)):
                yield Written("" if number else line.label, text, line.tone, line.ref)
