"""The page of a project's handover: its eleven gates, each one key away from its answer, and the end of the project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from workbench.desk.closing import NotReady
from workbench.desk.shown import Block, Card, Figure, Line, Ref, Tone
from workbench.desk.shown_handover import HandoverGateShown, HandoverShown
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.screens.answering import AnsweringScreen
from workbench.ui.screens.card import CardScreen
from workbench.ui.widgets.rows import Rows


class HandoverScreen(AnsweringScreen, CardScreen):
    """The gates of a project: those first without which it is not ready. Enter answers the one under the cursor.

    `X` closes the project. Where a hard gate is open it only tells so, and another key closes it all the same.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("X", "close_project", "close", id="project.close", tooltip="Close the project and date its follow-ups"),
        Binding(
            "Y",
            "close_anyway",
            "close anyway",
            id="project.close_anyway",
            tooltip="Close what is not ready all the same",
        ),
    ]

    def __init__(self, views: Views, clerk: Clerk, project: int, about_file: str = "", *, place: str = "") -> None:
        super().__init__(views, clerk, Ref("project", project), about_file, place=place)
        self._shown: HandoverShown | None = None
        self._warned = False

    def read(self) -> Card:
        """The gates as they are now."""
        self._shown = shown = self.views.handover(self.subject.id)
        under = " · ".join(each for each in (shown.client, shown.aim and f"aimed at {shown.aim}") if each)
        return Card(self.subject, f"Handover: {shown.name}", under, tuple(_blocks(shown)))

    def _read(self, cursor: int | None) -> None:
        """Reads again; the cursor begins on the first gate that is open, and stays on its own wherever that goes."""
        stood = self.page.figure
        super()._read(cursor)
        self._warned = False
        self.refresh_bindings()
        wanted = stood if cursor is None else self._first_open
        if wanted is not None:
            rows = map(self.page.row, range(self.page.count))
            self.page.go(next((at for at, row in enumerate(rows) if row.figure == wanted), 0))

    @property
    def _first_open(self) -> Figure | None:
        """The gate to see to first: of those that are open a hard one."""
        gates = self._shown.gates if self._shown else ()
        open_ones = sorted((each for each in gates if not each.met), key=lambda each: not each.hard)
        return open_ones[0].figure if open_ones else None

    @property
    def called(self) -> str:
        """The name of the project; the page is entitled by what it tells of it."""
        return self._shown.name if self._shown else ""

    @property
    def gate(self) -> HandoverGateShown | None:
        """The gate under the cursor."""
        figure = self.page.figure
        return self._shown.gate(int(figure.at)) if self._shown and figure else None

    def open(self, rows: Rows[Any]) -> None:
        """Enter answers the gate under the cursor, or opens what has answered it."""
        gate = self.gate
        if gate is None:
            return
        if gate.verb:
            self._do(gate.verb)
        elif gate.answer is not None:
            self.answer(gate.answer, self.subject)
        else:
            self.open_why(gate.figure)

    @work
    async def _do(self, verb: str) -> None:
        await self.keep(verb, self.subject.id)

    def action_hand_over(self) -> None:
        """The key that opened the page leads back."""
        self.dismiss()

    async def action_close_project(self) -> None:
        """Closes the project; where it is not ready, says so and waits for the other key."""
        try:
            kept = await self.clerk.do("close_project", self.subject.id)
        except NotReady as why:
            self._warned = True
            self.refresh_bindings()
            missing = ", ".join(each.title for each in why.gates)
            self.tell(f"not ready: {missing} · Y closes it all the same, esc leaves it open", Tone.WATCH)
        except (CannotKeep, Trouble) as why:
            self.tell(str(why), Tone.WATCH)
        else:
            self.show_kept(kept)

    async def action_close_anyway(self) -> None:
        """Closes the project with hard gates open, once that was told."""
        if self._warned:
            await self.keep("close_project", self.subject.id, True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is closed is not closed again, and nothing is closed anyway before it was told what is missing."""
        if action == "close_project":
            return self._shown is not None and not self._shown.closed
        if action == "close_anyway":
            return self._warned
        return super().check_action(action, parameters)


def _blocks(shown: HandoverShown) -> Iterator[Block]:
    yield Block("", (Line(shown.sentence, tone=shown.tone),))
    for title, hard in (("Hard: without these it is not ready", True), ("Without these it is ready with risks", False)):
        yield Block(title, tuple(line for each in shown.gates if each.hard is hard for line in _lines(each)))


def _lines(gate: HandoverGateShown) -> Iterator[Line]:
    """A gate with its state in a word, and under it what is asked."""
    state = "met" if gate.met else "missing"
    yield Line(f"{gate.number} {gate.title}", f"{state} · {gate.words}", gate.tone, gate.ref, gate.figure)
    if gate.question:
        yield Line(" ", gate.question, Tone.ACCENT, gate.ref, gate.figure)
