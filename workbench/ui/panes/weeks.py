"""The list of weeks, months or quarters since the first entry."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.shown import Ref, Section, Tone
from workbench.desk.shown_week import SpanKind, SpanRow
from workbench.ui import gate
from workbench.ui.widgets.painting import Piece
from workbench.ui.widgets.rows import Rows

_SIGNS = {"reviewed": ("✓", Tone.OK), "begun": ("~", Tone.WATCH), "this week": (" ", Tone.ACCENT)}
_TITLES = {SpanKind.WEEK: "Weeks", SpanKind.MONTH: "Months", SpanKind.QUARTER: "Quarters"}
_HEAD = 20
"""Cells of what a row begins with; the words follow."""


class WeeksPane(Rows[SpanRow]):
    """Every week with what became of it and what was said, or every month or quarter with its hours."""

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "weeks"
        self.kind = SpanKind.WEEK
        self._rows: tuple[SpanRow, ...] = ()

    @property
    def subject(self) -> str:
        """The title as text."""
        return _TITLES[self.kind]

    def put(self, kind: SpanKind, rows: Sequence[SpanRow], name: str) -> None:
        """Shows these, the cursor on the one of that name; marks are of one kind only."""
        if kind is not self.kind:
            self.unmark()
        self.kind, self._rows = kind, tuple(rows)
        self.border_title = self.subject
        place = next((at for at, row in enumerate(self._rows) if row.name == name), 0)
        self.show([Section("", len(self._rows))], self._page, place)

    @property
    def here(self) -> SpanRow | None:
        """The one under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def two(self) -> tuple[str, str] | None:
        """Those to compare: the last two marked, or one marked and that under the cursor."""
        marked = [row.name for row in self._rows if self.ref_of(row) in self.marked]
        if len(marked) == 1 and self.here is not None and self.here.name != marked[0]:
            marked.append(self.here.name)
        return (marked[1], marked[0]) if len(marked) > 1 else None

    def ref_of(self, row: SpanRow) -> Ref | None:
        """The span itself, which need have no review: by its number."""
        return Ref(row.kind, row.number)

    def drawn(self, row: SpanRow, width: int) -> Sequence[Piece]:
        """A week, what became of it and what was said; a month or a quarter and its hours."""
        sign, tone = _SIGNS.get(row.state, ("·" if row.state else " ", Tone.MUTED))
        if row.kind is SpanKind.WEEK:
            head = f"{sign} {row.name[2:]} {row.state}"
        else:
            head, tone = f"{gate.fit(row.label, 9)} {gate.fit(row.state, 8, right=True)}", Tone.PLAIN
        return [
            (" ", Tone.MUTED),
            (gate.fit(head, _HEAD), tone),
            (gate.cut(row.words, max(0, width - 1 - _HEAD)), Tone.PLAIN if row.review else Tone.MUTED),
        ]

    def _page(self, first: int, count: int) -> Sequence[SpanRow]:
        return self._rows[first : first + count]
