"""The heat map of skills and weeks: a row a skill, a shade a week, and where there is room the hours in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.desk.shown import Ref, Section, Tone
from workbench.desk.shown_week import Heat, HeatRow, Unit, written
from workbench.desk.week_sheet import shaded
from workbench.ui import gate
from workbench.ui.widgets.painting import Piece
from workbench.ui.widgets.rows import Rows

_NAMED, _SHADED, _CLOSE = 7, 3, 1
"""Cells of a week: a shade with its hours, a shade of two cells, a shade alone."""

_NAME_LEAST, _NAME_MOST = 16, 34
_TOTAL = 6
"""Cells of the hours of all weeks, which go where the shades stand close."""


class Shares(NamedTuple):
    """How wide the name of a skill is, a week, and the hours of all."""

    name: int
    week: int
    total: int


class HeatPane(Rows[HeatRow]):
    """Skills by weeks. Where it is narrow the hours go, then the room between the shades."""

    empty = "Nothing was taught in these weeks. Press `a` and type\n`45 @Ana /facilitation :1`"

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "heat"
        self.subject = "Skills by weeks"
        self._heat = Heat((), ())
        self._shades: dict[int, str] = {}
        self._headed_at = 0

    def put(self, subject: str, heat: Heat) -> None:
        """Shows this map; the cursor stays on its skill."""
        here = self.ref
        self.subject, self._heat = subject, heat
        self._shades = {row.skill_id: each for row, each in zip(heat.rows, shaded(heat), strict=True)}
        self.border_title = gate.line(subject)
        found = (at for at, row in enumerate(heat.rows) if self.ref_of(row) == here)
        self._head(next(found, 0))

    @property
    def here(self) -> HeatRow | None:
        """The skill under the cursor."""
        return self._heat.rows[self.cursor] if self.cursor < len(self._heat.rows) else None

    def on_resize(self) -> None:
        """The head of the weeks is as wide as they are."""
        if self.wide != self._headed_at:
            self._head(self.cursor)

    def _head(self, cursor: int) -> None:
        self._headed_at = self.wide
        rows = self._heat.rows
        sections = [Section(self._weeks(self.shares(self.wide - 1)), len(rows))] if rows else []
        self.show(sections, lambda first, count: rows[first : first + count], cursor)

    def _weeks(self, shares: Shares) -> str:
        """The numbers of the weeks over their columns; where these stand close, the first and the last."""
        names = [each[-3:] for each in self._heat.weeks]
        if shares.week == _CLOSE:
            return f"{' ' * shares.name} {names[0]} to {names[-1]}"
        heads = "".join(gate.fit(each if shares.week == _NAMED else each[1:], shares.week) for each in names)
        return f"{' ' * shares.name} {heads}{gate.fit('all', shares.total, right=True)}"

    def shares(self, width: int) -> Shares:
        """How `width` cells are shared out: as much as there is room for beside the names."""
        longest = max((gate.width(row.skill) for row in self._heat.rows), default=0)
        least = min(longest, _NAME_LEAST)
        for week in (_NAMED, _SHADED, _CLOSE):
            total = _TOTAL if week > _CLOSE else 0
            left = width - 2 - week * len(self._heat.weeks) - total
            if left >= least:
                return Shares(min(longest, left, _NAME_MOST), week, total)
        return Shares(max(0, min(longest, width - 2 - len(self._heat.weeks))), _CLOSE, 0)

    def ref_of(self, row: HeatRow) -> Ref | None:
        """The skill."""
        return Ref("skill", row.skill_id)

    def drawn(self, row: HeatRow, width: int) -> Sequence[Piece]:
        """The skill, its weeks, the hours of all of them."""
        shares = self.shares(width)
        told = [(" ", Tone.MUTED), (gate.fit(row.skill, shares.name) + " ", Tone.PLAIN), *self._cells(row, shares)]
        if shares.total:
            told.append((gate.fit(written(sum(row.minutes), Unit.MINUTES), shares.total, right=True), Tone.PLAIN))
        return told

    def _cells(self, row: HeatRow, shares: Shares) -> Iterator[Piece]:
        for shade, minutes in zip(self._shades[row.skill_id], row.minutes, strict=True):
            hours = written(minutes, Unit.MINUTES) if minutes else ""
            text = {_NAMED: f"{shade}{hours}", _SHADED: shade * (2 if minutes else 1)}.get(shares.week, shade)
            yield gate.fit(text, shares.week), Tone.ACCENT if minutes else Tone.MUTED
