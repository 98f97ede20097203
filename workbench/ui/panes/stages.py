"""One of the three columns of the Progress screen: the projects that stand at a stage."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.shown import Ref, Section, Tone
from workbench.desk.shown_progress import ProgressRow
from workbench.model.projects import Stage
from workbench.ui import gate
from workbench.ui.widgets.painting import taught_lines
from workbench.ui.widgets.rows import Piece, Rows

_EMPTY = {
    Stage.SERVICES: "No project stands here. `n` adds one: a name and a client are enough.",
    Stage.EXPERIENCE: (
        "Two people gain a skill, wider than a task, and remember it: `a` `45 @Ana /facilitation :coached`"
    ),
    Stage.TRANSFORMATION: (
        "What was to change is agreed, reached, and goes on without us: `enter` on a project, then on `T1`"
    ),
}
_SHORT = {
    Stage.SERVICES: "None here. `n` adds one: a name, a client.",
    Stage.EXPERIENCE: "Skills that stay: `a` `45 @Ana /fac :coached`",
    Stage.TRANSFORMATION: "Changed for good: `enter` on a project, then `T1`",
}
"""The same where there is little room."""
_ROOMY = 30
"""Cells from which there is room for all the words."""
_RECKONING = "reckoning …"
_LETTERS, _SHARE = 3, 4
_CLIENT_FROM = 30
_CUT = 9
"""Letters of a stage in a narrow title."""


class StageColumn(Rows[ProgressRow]):
    """Each project with its letters, the gates met of the next stage, and a sign where it is at risk."""

    kind = "project"

    def __init__(self, stage: Stage) -> None:
        super().__init__(classes="pane")
        self.id = str(stage)
        self.stage = stage
        self.subject = ""
        self.known = False
        self._rows: tuple[ProgressRow, ...] = ()
        self._words = ""

    def put(self, rows: Sequence[ProgressRow], words: str = "") -> None:
        """Shows these, the cursor on the same project as before, or near where it was."""
        before = self.ref
        self._rows, self.known, self._words = tuple(rows), True, words
        place = self.place_of(before.id) if before else None
        sections = (Section("", len(self._rows)),) if self._rows else ()
        self.show(sections, self._page, self.cursor if place is None else place)
        self.subject = f"{self.stage.title()} {len(self._rows)}" + (f" /{words}" if words else "")
        self._entitle()

    def _entitle(self) -> None:
        """The title, shorter where it would be cut."""
        room = self.size.width - 4
        short = f"{self.stage.title()[:_CUT]}. {len(self._rows)}"
        self.border_title = gate.line(short if 0 < room < gate.width(self.subject) else self.subject)

    def on_resize(self) -> None:
        """Another width: another title."""
        self._entitle()

    def rest(self, rests: bool) -> None:
        """Whether the row of the cursor is told apart also while the focus is elsewhere."""
        if rests != self.rests:
            self.rests = rests
            if self.count:
                self.redraw(self.cursor)

    def place_of(self, project: int) -> int | None:
        """Where the project stands in the column."""
        return next((place for place, row in enumerate(self._rows) if row.id == project), None)

    def seek(self, project: int) -> bool:
        """Puts the cursor on a project; tells whether it stands in this column."""
        place = self.place_of(project)
        if place is not None:
            self.go(place)
        return place is not None

    def ref_of(self, row: ProgressRow) -> Ref | None:
        """The project."""
        return Ref(self.kind, row.id)

    @property
    def taught(self) -> str:
        """What brings a project here."""
        if not self.known:
            return _RECKONING
        return f"None holds {self._words}. `esc` shows all again." if self._words else self._words_for(self.wide)

    def _words_for(self, wide: int) -> str:
        return (_EMPTY if wide >= _ROOMY else _SHORT)[self.stage]

    def tall(self, wide: int) -> int:
        """How many lines it needs at that width: one a project, or those of what it teaches."""
        return self.count or taught_lines(self._words_for(wide), wide)

    def drawn(self, row: ProgressRow, width: int) -> Sequence[Piece]:
        """Name, client where there is room, letters, gates met of the next stage, a sign."""
        tone = Tone.MUTED if row.closed else Tone.PLAIN
        sign, sign_tone = ("!", Tone.RISK) if row.at_risk else ("~", Tone.WATCH) if row.gap else (" ", Tone.MUTED)
        share = f"{row.met}/{row.of}" if row.of else ""
        room = max(1, width - 1 - _LETTERS - 1 - _SHARE)
        name, client = gate.shares(room, gate.width(row.name) + 1, gate.width(row.client) + 1)
        if width < _CLIENT_FROM:
            name, client = room, 0
        pieces = [(sign, sign_tone), (gate.fit(row.name, name - 1) + " ", tone)]
        if client:
            pieces.append((gate.fit(row.client, client), Tone.MUTED))
        return [*pieces, (row.letters, row.tone), (gate.fit(share, _SHARE, right=True), Tone.MUTED)]

    def _page(self, first: int, count: int) -> Sequence[ProgressRow]:
        return self._rows[first : first + count]
