"""The list of contacts of the scope: who is what, and for how long one has not been in touch."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.shown import ContactRow, Ref, Section, Tone
from workbench.desk.views import Views
from workbench.ui import gate
from workbench.ui.memory import Memory
from workbench.ui.panes.pane import Pane
from workbench.ui.widgets.paged import Fetch
from workbench.ui.widgets.rows import Piece

_DAYS = 6
_BESIDE_FROM, _TITLE_FROM = 22, 38
_MEASURED = 200
"""Of how many rows the columns are measured."""


class ContactsPane(Pane[ContactRow]):
    """Each contact with title, role on the project (or client, where all are shown) and days since the last touch."""

    noun = "Contacts"
    kind = "contact"
    empty = (
        "Nobody here yet. Press `n` to add a contact, or name somebody new when you log: press `a` and type\n"
        "`call @Clara-Voss 15`"
    )

    def __init__(self, views: Views, memory: Memory) -> None:
        super().__init__(views, memory)
        self._rows: tuple[ContactRow, ...] = ()
        self._widest: tuple[int, ...] = (0, 0, 0)

    def ref_of(self, row: ContactRow) -> Ref | None:
        """The contact."""
        return Ref(self.kind, row.id)

    def read(self) -> tuple[Sequence[Section], Fetch[ContactRow]]:
        """The people of the scope."""
        self._rows = self.views.contacts(self.scope.project, self.filter)
        few = self._rows[:_MEASURED]
        self._widest = tuple(
            max((gate.width(text) for text in column), default=0)
            for column in ([row.name for row in few], [row.title for row in few], [self._beside(row) for row in few])
        )
        return (Section("", len(self._rows)),), lambda first, count: self._rows[first : first + count]

    def place_of(self, row_id: int) -> int | None:
        """Where the contact stands."""
        for place, row in enumerate(self._rows):
            if row.id == row_id:
                return place
        return None

    def exists(self, row_id: int) -> bool:
        """Whether there is such a contact, on whatever project."""
        return any(row.id == row_id for row in self.views.contacts(None))

    def drawn(self, row: ContactRow, width: int) -> Sequence[Piece]:
        """One contact."""
        return contact_line(row, self._beside(row), width, self._widest)

    def _beside(self, row: ContactRow) -> str:
        """The roles on the project in scope; the client where all are shown."""
        return row.client if self.scope.project is None else ", ".join(row.roles).replace("_", " ")


def contact_line(row: ContactRow, beside: str, width: int, widest: tuple[int, ...]) -> list[Piece]:
    """A contact in `width` cells: folds away the title, then what stands `beside` the name.

    `widest` are the cells that the longest name, title and word beside take.
    """
    room = width - 1 - _DAYS
    wanted = [each + 1 for each in widest]
    if room < _TITLE_FROM:
        wanted[1] = 0
    if room < _BESIDE_FROM:
        wanted[2] = 0
    name, title, second = gate.shares(room, *wanted)
    quiet = row.quiet and not row.left
    tone = Tone.MUTED if row.left else Tone.PLAIN
    days = "left" if row.left else "" if row.days is None else "today" if row.days == 0 else f"{row.days}d"
    return [
        ("!" if quiet else " ", Tone.WATCH),
        (gate.fit(row.name, name - 1) + " ", tone),
        (gate.fit(row.title, title), Tone.MUTED),
        (gate.fit(beside, second), tone),
        (gate.fit(days, _DAYS, right=True), Tone.WATCH if quiet else Tone.MUTED),
    ]
