"""The list of contacts of the scope: who is what, and for how long one has not been in touch."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.shown import ContactRow, Ref, Section, Tone
from workbench.desk.views import Views
from workbench.ui import gate
from workbench.ui.memory import Memory
from workbench.ui.panes.pane import Pane
from workbench.ui.widgets.rows import Fetch, Piece

_DAYS = 6


class ContactsPane(Pane[ContactRow]):
    """Each contact with title, role on the project (or client, where all are shown) and days since the last touch."""

    noun = "Contacts"
    kind = "contact"
    empty = (
        "Nobody here yet. Press `n` to add a contact, or name somebody new when you log: press `a` and type\n"
        "`call @clara-voss 15`"
    )

    def __init__(self, views: Views, memory: Memory) -> None:
        super().__init__(views, memory)
        self._rows: tuple[ContactRow, ...] = ()

    def ref_of(self, row: ContactRow) -> Ref | None:
        """The contact."""
        return Ref(self.kind, row.id)

    def read(self) -> tuple[Sequence[Section], Fetch[ContactRow]]:
        """The people of the scope."""
        self._rows = self.views.contacts(self.scope.project, self.filter)
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
        return contact_line(row, width, on_project=self.scope.project is not None)


def contact_line(row: ContactRow, width: int, *, on_project: bool) -> list[Piece]:
    """A contact in `width` cells: folds away the title, then the role or client."""
    room = width - 1 - _DAYS
    beside = ", ".join(row.roles).replace("_", " ") if on_project else row.client
    second = min(22, room // 3) if room >= 22 else 0
    title = min(26, room // 3) if room >= 34 else 0
    name = room - second - title
    tone = Tone.MUTED if row.left else Tone.PLAIN
    pieces: list[Piece] = [
        ("!" if row.quiet and not row.left else " ", Tone.WATCH),
        (gate.fit(row.name, name - 1) + " ", tone),
    ]
    if title:
        pieces.append((gate.fit(row.title, title - 1) + " ", Tone.MUTED))
    if second:
        pieces.append((gate.fit(beside, second), tone if on_project else Tone.MUTED))
    days = "left" if row.left else "" if row.days is None else "today" if row.days == 0 else f"{row.days}d"
    pieces.append((gate.fit(days, _DAYS, right=True), Tone.WATCH if row.quiet and not row.left else Tone.MUTED))
    return pieces
