"""What the Skills screen reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from workbench.desk.looking import Looking

if TYPE_CHECKING:
    from workbench.desk.kept import Found
    from workbench.desk.shown_skills import Cells, CellShown, Matrix, Reach, SkillScope, WithoutUs


class SkillViews(Looking):
    """The readings of the Skills screen."""

    def skill_scope(self, reach: Reach, of: int = 0) -> SkillScope:
        """A project, a client (by their ids) or everything, with its words. Raises `CannotKeep` where it is gone."""
        from workbench.desk import matrix

        return matrix.scope(self.store, reach, of)

    def next_scope(self, now: SkillScope, project: int = 0) -> SkillScope:
        """The scope after this one: its client, everything, `project` again."""
        from workbench.desk import matrix

        return matrix.next_scope(self.store, now, project)

    def matrix(self, scope: SkillScope) -> Matrix:
        """The heads of the matrix of a scope."""
        from workbench.desk import matrix

        return matrix.matrix(self.store, scope, self._day, self.constants)

    def cells(self, people: Collection[int], skills: Collection[int]) -> Cells:
        """The cells of these people with these skills of which anything is known."""
        from workbench.desk import matrix

        return matrix.cells(self.store, people, skills, self._day, self.constants)

    def cell(self, contact: int, skill: int, project: int = 0) -> CellShown:
        """All that is known of one person with one skill, and of the goal that the project has for it."""
        from workbench.desk.cell import cell_shown

        return cell_shown(self.store, contact, skill, project, self._day, self.constants)

    def cell_project(self, scope: SkillScope, contact: int, skill: int) -> Found | None:
        """The project of the scope that a new entry about a person and a skill most likely belongs to, if one does."""
        from workbench.desk import matrix

        return matrix.cell_project(self.store, scope, contact, skill, self._day, self.constants)

    def without_us(self, scope: SkillScope) -> WithoutUs:
        """What stays in the scope if we leave today."""
        from workbench.desk.without_us import without_us

        return without_us(self.store, scope, self._day, self.constants)

    def matrix_text(self, scope: SkillScope, form: str, *, turned: bool = False) -> str:
        """The whole matrix as Markdown, CSV or TSV (`md`, `csv`, `tsv`)."""
        from workbench.desk.matrix_text import written

        found = self.matrix(scope)
        cells = self.cells([each.id for each in found.people], [each.id for each in found.skills])
        return written(found, cells, form, turned=turned)
