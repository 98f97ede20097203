"""The list of projects; the first row stands for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual import work

from workbench.desk.shown import ProjectRow, Ref, Section, StageShown, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui import gate
from workbench.ui.clerk import Clerk
from workbench.ui.memory import Memory
from workbench.ui.panes.pane import ALL, Pane, Scope
from workbench.ui.widgets.paged import Fetch
from workbench.ui.widgets.rows import Piece

_CLOSED = "closed"
_STAGE, _AGO, _HOURS = 3, 6, 10
_CLIENT_FROM = 20
_MEASURED = 200
"""Of how many rows the columns are measured."""


class ProjectsPane(Pane[ProjectRow | None]):
    """Each project with client, stage and the days since something happened. None is the row of all projects.

    Stages cost some milliseconds each, so they are worked out off the loop, and only for rows in sight.
    """

    noun = "Projects"
    kind = "project"
    scoped = False
    empty = (
        "No project yet. Press `n` to add one: a name and a client are enough. Or press `a` and type\n"
        "`lead Acme Jan via Mia retail PMO`"
    )

    def __init__(self, views: Views, memory: Memory, clerk: Clerk) -> None:
        super().__init__(views, memory)
        self._clerk = clerk
        self._rows: tuple[ProjectRow | None, ...] = ()
        self._stages: dict[int, StageShown] = {}
        self._staged: dict[int, int] = {}
        self._asking = False
        self._widest = (0, 0)

    @property
    def chosen_scope(self) -> Scope:
        """The scope that the cursor stands for."""
        row = self.row(self.cursor) if self.count else None
        return Scope(row.id, row.name) if row else ALL

    @property
    def rows_told(self) -> int:
        """How many projects there are, without the row of all."""
        return max(0, self.count - 1)

    def ref_of(self, row: ProjectRow | None) -> Ref | None:
        """The project; nothing for the row of all."""
        return Ref(self.kind, row.id) if row else None

    def read(self) -> tuple[Sequence[Section], Fetch[ProjectRow | None]]:
        """All projects that hold the filter's words; the row of all stands above where there are any."""
        found = self.views.projects(self.filter)
        few = found[:_MEASURED]
        self._widest = (_widest(row.name for row in few), _widest(row.client for row in few))
        self._rows = (None, *found) if found else ()
        return (Section("", len(self._rows)),), lambda first, count: self._rows[first : first + count]

    def place_of(self, row_id: int) -> int | None:
        """Where the project stands."""
        for place, row in enumerate(self._rows):
            if row is not None and row.id == row_id:
                return place
        return None

    def exists(self, row_id: int) -> bool:
        """Whether there is such a project."""
        return any(row.id == row_id for row in self.views.projects())

    def drawn(self, row: ProjectRow | None, width: int) -> Sequence[Piece]:
        """Name, client, stage, days since; hours where there is room."""
        stage = self._stages.get(row.id) if row else None
        return project_line(row, stage, self.views.today().date(), width, self._widest)

    def sighted(self) -> None:
        """Asks for the stages of the rows in sight once these are painted."""
        if self.is_mounted and not self._asking:
            self._asking = True
            self.call_after_refresh(self._ask)

    def _ask(self) -> None:
        """Asks for the stages in sight that are not known or may have moved."""
        self._asking = False
        mark = self.mark
        wanted = [row.id for row in self.in_sight() if row and self._staged.get(row.id) != mark]
        if wanted:
            self._stage(wanted, mark)

    @work(group="stages", exclusive=True)
    async def _stage(self, wanted: list[int], mark: int) -> None:
        for project in wanted:
            try:
                stage = await self._clerk.ask(self.views.stage, project)
            except (CannotKeep, Trouble):  # gone meanwhile, or the file is: the next reading tells
                continue
            self._staged[project] = mark
            if stage != self._stages.get(project):
                self._stages[project] = stage
                place = self.place_of(project)
                if place is not None:
                    self.redraw(place)


def project_line(
    row: ProjectRow | None, stage: StageShown | None, today: date, width: int, widest: tuple[int, int]
) -> list[Piece]:
    """A project in `width` cells: folds away the hours, then the client, then the days since.

    `widest` are the cells that the longest name and the longest client take.
    """
    if row is None:
        return [(" ", Tone.PLAIN), (gate.cut(ALL.words, width - 1), Tone.PLAIN)]
    open_or_not = Tone.MUTED if row.phase == _CLOSED else Tone.PLAIN
    room = width - 1 - _STAGE - 1
    ago = room >= 22
    hours = room >= 56
    room -= (_AGO if ago else 0) + (_HOURS if hours else 0)
    name, client = gate.shares(room, *(each + 1 for each in widest)) if room >= _CLIENT_FROM else (room, 0)
    pieces = [(" ", Tone.PLAIN), (gate.fit(row.name, name - 1) + " ", open_or_not)]
    if client:
        pieces.append((gate.fit(row.client, client), Tone.MUTED))
    pieces.append((" " + gate.fit(stage.letters if stage else "", _STAGE), stage.tone if stage else Tone.MUTED))
    if hours:
        pieces.append((gate.fit(_hours(row), _HOURS, right=True), Tone.MUTED))
    if ago:
        pieces.append((gate.fit(_ago(row.last_on, today), _AGO, right=True), Tone.MUTED))
    return pieces


def _widest(texts: Iterable[str]) -> int:
    return max(map(gate.width, texts), default=0)


def _hours(row: ProjectRow) -> str:
    spent = f"{row.minutes / 60:.0f}"
    return f"{spent}/{row.budget_minutes / 60:.0f} h" if row.budget_minutes else f"{spent} h"


def _ago(last: date | None, today: date) -> str:
    days = (today - last).days if last else 0
    return "" if last is None else "today" if days <= 0 else f"{days}d"
