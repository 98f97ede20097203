"""The list of all weeks since the first review."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.shown import Ref, Section, Tone
from workbench.desk.shown_review import WeekRow
from workbench.ui import gate
from workbench.ui.widgets.rows import Piece, Rows

_SIGNS = {"reviewed": ("✓", Tone.OK), "begun": ("~", Tone.WATCH), "this week": (" ", Tone.ACCENT)}


class WeeksPane(Rows[WeekRow]):
    """Every week since the first review: what became of it, and what was said. Marked ones are compared."""

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "weeks"
        self._rows: tuple[WeekRow, ...] = ()
        self.subject = "Weeks"
        self.border_title = self.subject

    def put(self, rows: Sequence[WeekRow], week: str) -> None:
        """Shows the weeks, the cursor on this one."""
        self._rows = tuple(rows)
        place = next((at for at, row in enumerate(self._rows) if row.week == week), 0)
        self.show([Section("", len(self._rows))], self._page, place)

    @property
    def here(self) -> WeekRow | None:
        """The week under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def two(self) -> tuple[str, str] | None:
        """The weeks to compare: the last two marked ones, else that under the cursor and the one before it."""
        marked = [row.week for row in self._rows if self.ref_of(row) in self.marked]
        if len(marked) > 1:
            return marked[1], marked[0]
        first = next(iter(marked), None)
        if self.here is None:
            return None
        if first and first != self.here.week:
            return first, self.here.week
        before = self.cursor + 1
        return (self._rows[before].week, self.here.week) if before < len(self._rows) else None

    def ref_of(self, row: WeekRow) -> Ref | None:
        """The week itself, which need have no review: by its number."""
        return Ref("week", int(row.week[:4]) * 100 + int(row.week[6:]))

    def drawn(self, row: WeekRow, width: int) -> Sequence[Piece]:
        """The week, what became of it, the business, what was said."""
        sign, tone = _SIGNS.get(str(row.state), ("·", Tone.MUTED))
        head = f"{sign} {row.week[2:]} {row.state}"
        rest = " · ".join(word for word in (row.business, row.words) if word)
        return [
            (" ", Tone.MUTED),
            (gate.fit(head, 20), tone),
            (gate.cut(rest, max(0, width - 21)), Tone.PLAIN),
        ]

    def _page(self, first: int, count: int) -> Sequence[WeekRow]:
        return self._rows[first : first + count]
