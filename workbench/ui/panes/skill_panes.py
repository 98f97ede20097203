"""The panes of the Skills screen together: which of them there is room for, and what the keys act on in them."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.widget import Widget

from workbench.desk.shown import Ref
from workbench.desk.shown_skills import Covered, PersonHead, ProjectWithoutUs, SkillHead
from workbench.desk.views import Views
from workbench.ui.panes.cell import CellPane
from workbench.ui.panes.matrix import MatrixPane
from workbench.ui.panes.without_us import WithoutPane

WIDE = 110
"""Columns from which the page stands beside the matrix; in narrower windows Enter brings it, and Esc the matrix."""


class SkillPanes(Horizontal):
    """The matrix, or what stays without us in its place (`alone`), and the page of what the cursor is on (`inside`)."""

    DEFAULT_CSS = """
    SkillPanes {
        height: 1fr;
        & MatrixPane, & WithoutPane, & CellPane { width: 1fr; height: 1fr; }
        &.-wide CellPane { width: 46; }
        & CellPane > Page:focus { border: none; }
    }
    """

    def __init__(self, views: Views) -> None:
        self.matrix = MatrixPane(views)
        self.without = WithoutPane()
        self.cell = CellPane()
        super().__init__(self.matrix, self.without, self.cell)
        self.alone = False
        self.inside = False
        self._wide = False

    def fold(self, width: int) -> None:
        """Shows what a window of so many columns has room for."""
        self._wide = width >= WIDE
        self.set_class(self._wide, "-wide")
        self._show()

    def step(self, *, inside: bool) -> None:
        """Into the page, or out of it."""
        self.inside = inside
        self._show()

    def swap(self) -> None:
        """What stays without us in the place of the matrix, or the matrix again."""
        self.alone, self.inside = not self.alone, False
        self._show()

    def _show(self) -> None:
        main = self._wide or not self.inside
        self.matrix.display = main and not self.alone
        self.without.display = main and self.alone
        self.cell.display = self._wide or self.inside

    @property
    def front(self) -> Widget:
        """What the focus belongs to."""
        return self.cell.page if self.inside else self.without if self.alone else self.matrix

    @property
    def subject(self) -> str:
        """The title of what is looked at, to be told where no border tells it."""
        pane = self.cell if self.inside and not self._wide else self.without if self.alone else self.matrix
        return pane.subject

    def entered(self, widget: Widget) -> bool:
        """A click took one into the page, or out of it; tells whether it is of these panes."""
        if widget not in (self.cell.page, self.matrix, self.without):
            return False
        self.inside = widget is self.cell.page
        return True

    # What the keys act on

    @property
    def pair(self) -> tuple[PersonHead, SkillHead] | None:
        """The person and the skill of the cell under the cursor; none over what stays without us."""
        return None if self.alone else self.matrix.pair

    @property
    def held(self) -> tuple[ProjectWithoutUs, Covered] | None:
        """The needed skill, and its project, that the cursor is on in what stays without us."""
        return self.without.held if self.alone and not self.inside else None

    @property
    def need(self) -> int:
        """The line in a project's list of needed skills that the cursor is on; 0 where there is none."""
        if self.held is not None:
            return self.held[1].goal.need
        return self.pair[1].goal.need if self.pair and self.pair[1].goal else 0

    @property
    def on_goal(self) -> bool:
        """Whether the cursor is on a skill that can be needed, rather than on a line of the page."""
        return not self.inside and (self.pair is not None or self.held is not None)

    @property
    def ref(self) -> Ref | None:
        """What a line of a page names, else the person under the cursor."""
        page = self.cell.page if self.inside else self.without if self.alone else None
        if page is not None and page.ref is not None:
            return page.ref
        return Ref("contact", self.pair[0].id) if self.pair else None
