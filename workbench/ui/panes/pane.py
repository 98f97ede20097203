"""What the lists of the Work screen share: the scope, the filter, and coming back to where one was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from textual.reactive import var

from workbench.desk.shown import Ref, Section
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui import gate
from workbench.ui.memory import Memory, Place
from workbench.ui.widgets.paged import Fetch
from workbench.ui.widgets.rows import Rows

R = TypeVar("R")


@dataclass(frozen=True)
class Scope:
    """Whose sessions and contacts are shown: those of one project, or of all (`project` None)."""

    project: int | None
    words: str


ALL = Scope(None, "All projects")


class Pane(Rows[R]):
    """A list with a title that tells its scope, how many rows there are and the filter.

    The screen binds `scope` and `mark`; a move of either reads the rows again. The cursor, the scroll and the
    filter are kept for each scope, and by the id of the row, so that they outlive what others write.
    """

    scope: var[Scope] = var(ALL, init=False)
    """What the rows belong to."""

    mark: var[int] = var(0, init=False)
    """The state of the file that was read last."""

    noun = ""
    """What the rows are, in the plural, as the title says it."""

    kind = ""
    """The kind of noun of a row."""

    scoped = True
    """Whether the scope changes what is shown."""

    subject = ""
    """The title as text."""

    def __init__(self, views: Views, memory: Memory) -> None:
        super().__init__(classes="pane")
        self.id = self.noun.lower()
        self.views = views
        self.memory = memory
        self.filter = ""
        self._trouble = ""

    # What a pane says

    def read(self) -> tuple[Sequence[Section], Fetch[R]]:
        """The headings and where to read the rows, for the present scope and filter."""
        raise NotImplementedError

    def place_of(self, row_id: int) -> int | None:
        """The number of the row with this id; None where it is not shown."""
        raise NotImplementedError

    def exists(self, row_id: int) -> bool:
        """Whether there is such a row in any scope, without a filter."""
        raise NotImplementedError

    @property
    def rows_told(self) -> int:
        """The number in the title."""
        return self.count

    # What the screen asks

    def filter_by(self, words: str) -> None:
        """Shows only the rows that hold all of `words`."""
        if words != self.filter:
            self.filter = words
            self.reread()

    def seek(self, ref: Ref) -> bool:
        """Puts the cursor on `ref` where it is shown; tells whether it is."""
        place = self.place_of(ref.id) if ref.kind == self.kind else None
        if place is not None:
            self.go(place)
        return place is not None

    def reread(self) -> None:
        """Reads the rows again with the cursor on the same row, or near where it was."""
        ref = self.ref
        self._show(ref.id if ref else 0, self.cursor)

    def store(self) -> None:
        """Has the place in this scope remembered."""
        self.memory.put(self._key(self.scope), str(Place(self.ref.id if self.ref else 0, self.top, self.filter)))

    def restore(self) -> None:
        """Reads the rows with filter, cursor and scroll as they were left in this scope."""
        left = Place.read(self.memory.get(self._key(self.scope)))
        self.filter = left.words
        self._show(left.id, 0)
        if left.id:
            self.put_top(left.top)

    @property
    def taught(self) -> str:
        """Why there are no rows: they could not be read, or none holds the words, or how to make the first."""
        if self._trouble:
            return self._trouble
        return f"None holds {self.filter}. `esc` shows all again." if self.filter else self.empty

    # Inside

    def on_mount(self) -> None:
        self.restore()

    def _show(self, row_id: int, otherwise: int) -> None:
        """Reads and shows the rows, the cursor on the one with this id, else on number `otherwise`."""
        sections: Sequence[Section] = ()
        fetch: Fetch[R] = _nothing
        place, self._trouble = None, ""
        try:
            sections, fetch = self.read()
            place = self.place_of(row_id) if row_id else None
        except (CannotKeep, Trouble) as why:
            self._trouble = str(why)
        self.show(sections, fetch, otherwise if place is None else place)
        self._entitle()

    def watch_scope(self, before: Scope, after: Scope) -> None:
        """Leaves one scope as it is and goes on in another where one was."""
        if self.is_mounted and before != after:
            left = Place(self.ref.id if self.ref else 0, self.top, self.filter)
            self.memory.put(self._key(before), str(left))
            self.restore()

    def watch_mark(self, before: int, after: int) -> None:
        """Something was written, here or by another process: a row may be new, gone or another."""
        if self.is_mounted and before != after:
            self.reread()

    def _key(self, scope: Scope) -> str:
        return f"work.{self.id}.{scope.project or 0}" if self.scoped else f"work.{self.id}"

    def _entitle(self) -> None:
        scope = f" · {self.scope.words}" if self.scoped else ""
        words = f" /{self.filter}" if self.filter else ""
        title = f"{self.noun}{scope} {self.rows_told}{words}"
        if title != self.subject:
            self.subject = title
            self.border_title = gate.line(title)


def _nothing(first: int, count: int) -> tuple[()]:
    return ()
