"""Where a project, and all of them, stood at the end of the last quarters: as bars of letters, or as a table."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.shown import Ref, Section, Tone
from workbench.desk.shown_progress import QuarterTally, Stood
from workbench.ui import bars, gate
from workbench.ui.bars import Bar
from workbench.ui.widgets.rows import Piece, Rows

_HEIGHT = 6
_LINE = tuple[Piece, ...]
_STAGES = {"S": Tone.SERVICE, "E": Tone.EXPERIENCE, "T": Tone.TRANSFORMATION}
ALL = "All projects"


class MovementPane(Rows[_LINE]):
    """Two plots, of the project under the cursor and of all projects, and the same as tables."""

    kind = "project"
    rests = False
    spaced = True
    empty = "Put the cursor on a project; where it stood quarter by quarter shows here."

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "movement"
        self.subject = "Movement"
        self.border_title = self.subject
        self.as_table = False
        self._of: tuple[int, str] = (0, "")
        self._stood: tuple[Stood, ...] = ()
        self._tallies: tuple[QuarterTally, ...] = ()
        self._reckoned = ""
        self._words = ""
        self._drawn_at = 0

    def show_project(self, project: int, name: str, stood: tuple[Stood, ...]) -> None:
        """Where one project stood."""
        if (project, name, stood) != (*self._of, self._stood):
            self._of, self._stood = (project, name), stood
            self._lay_out()

    def show_all(self, tallies: tuple[QuarterTally, ...], reckoned: str = "", words: str = "") -> None:
        """How many stood where; `reckoned` says how far the reckoning is, as long as it goes on, `words` the filter."""
        if (tallies, reckoned, words) != (self._tallies, self._reckoned, self._words):
            self._tallies, self._reckoned, self._words = tallies, reckoned, words
            self._lay_out()

    def turn(self) -> None:
        """Plots to tables, and back."""
        self.as_table = not self.as_table
        self.subject = "Movement, table" if self.as_table else "Movement"
        self.border_title = self.subject
        self._lay_out()

    def ref_of(self, row: _LINE) -> Ref | None:
        """The project."""
        return Ref(self.kind, self._of[0]) if self._of[0] else None

    def drawn(self, row: _LINE, width: int) -> Sequence[Piece]:
        """The line as it was laid out."""
        return [(" ", Tone.MUTED), *row]

    def on_resize(self) -> None:
        """Lays the plots out anew where the width moved."""
        if self.wide != self._drawn_at:
            self._lay_out()

    def _lay_out(self) -> None:
        self._drawn_at = self.wide
        width = max(0, self.wide - 3)
        one = _table_of(self._stood) if self.as_table else _plot_of(self._stood, width)
        every = _table_of_all(self._tallies) if self.as_table else self._plot_of_all(width)
        if self._reckoned:
            every = [((self._reckoned, Tone.MUTED),), *every]
        blocks = [(self._of[1], one), (self._heading(), every)]
        lines = [line for _, block in blocks for line in block]
        sections = [Section(title, len(block)) for title, block in blocks if block]
        self.show(sections, lambda first, count: lines[first : first + count], self.cursor)

    def _heading(self) -> str:
        each_is = bars.unit(_bars(self._tallies), _HEIGHT)
        title = f"{ALL} /{self._words}" if self._words else ALL
        return title if self.as_table or each_is == 1 else f"{title}, a letter is {each_is}"

    def _plot_of_all(self, width: int) -> list[_LINE]:
        return bars.plotted(_bars(self._tallies), width, _HEIGHT)


def _bars(tallies: Sequence[QuarterTally]) -> list[Bar]:
    return [Bar(*_labels(each.quarter, place), each.counts) for place, each in enumerate(tallies)]


def _plot_of(stood: Sequence[Stood], width: int) -> list[_LINE]:
    made = []
    for place, each in enumerate(stood):
        reached = each.letters.rstrip("·")
        parts = tuple((letter, 1, _STAGES[letter]) for letter in reached) or (("·", len(each.letters[:1]), Tone.RISK),)
        made.append(Bar(*_labels(each.quarter, place), parts))
    return bars.plotted(made, width, len(_STAGES)) if stood else []


def _labels(quarter: str, place: int) -> tuple[str, str]:
    """What stands under a bar: its quarter, and its year where that begins."""
    number, _, year = quarter.partition(" ")
    return number, f"’{year}" if number == "Q1" or place == 0 else ""


def _table_of(stood: Sequence[Stood]) -> list[_LINE]:
    return [
        ((gate.fit(each.quarter, 7), Tone.MUTED), (gate.fit(each.letters, 4), each.tone), (each.word, Tone.PLAIN))
        for each in stood
    ]


def _table_of_all(tallies: Sequence[QuarterTally]) -> list[_LINE]:
    if not tallies:
        return []
    head: _LINE = ((gate.fit("", 7), Tone.MUTED), *((f"{letter:>4}", tone) for letter, _, tone in tallies[0].counts))
    rows: list[_LINE] = [
        ((gate.fit(each.quarter, 7), Tone.MUTED), *((f"{count:>4}", Tone.PLAIN) for _, count, _ in each.counts))
        for each in tallies
    ]
    return [head, *rows]
