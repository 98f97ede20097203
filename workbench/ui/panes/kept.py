"""What stays of a project: deliverables, skills, memories, outlook, organisation, routines, each with its evidence."""

from __future__ import annotations

from workbench.desk.shown_progress import ProgressShown
from workbench.ui import gate
from workbench.ui.widgets.page import Page


class KeptPane(Page):
    """The kept ledger, part by part; Enter opens what a line is about."""

    empty = (
        "Nothing is kept yet. It fills with what the client accepts, learns, remembers and goes on doing:\n"
        "`enter` on a gate answers it, `a` logs a session."
    )

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "kept"
        self.subject = "What stays"
        self.border_title = self.subject
        self._of = 0

    def show_project(self, shown: ProgressShown | None) -> None:
        """Shows what stays of this project; the cursor stays where it is the same project's."""
        of = shown.row.id if shown else 0
        blocks = shown.kept if shown else ()
        count = sum(len(block.lines) for block in blocks)
        self.subject = f"What stays {count}" if shown else "What stays"
        self.border_title = gate.line(self.subject)
        self.put(blocks, cursor=None if of == self._of else 0)
        self._of = of
