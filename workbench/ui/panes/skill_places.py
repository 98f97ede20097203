"""Where one was on the Skills screen: the scope, and in each scope the cell under the cursor."""

from __future__ import annotations

from workbench.desk.shown_skills import EVERYTHING, Reach, SkillScope
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.ui.memory import Memory, Place

_SCOPE = "skills.scope"
"""What is remembered: the reach, its id, and the project that the Work screen stood on when the screen was opened."""


class SkillPlaces:
    """Remembers scopes and cells. `work` is the project that the Work screen stood on at first; 0: on none."""

    def __init__(self, views: Views, memory: Memory) -> None:
        self._views = views
        self._memory = memory
        self.work = 0

    def first(self) -> SkillScope:
        """What was looked at last, unless the Work screen stands on another project now than then: then that one."""
        self.work = Place.read(self._memory.get("work.projects")).id
        reach, of, then = [*self._memory.get(_SCOPE).split(), "", "", ""][:3]
        wanted = [(Reach.PROJECT, self.work)] if self.work else []
        if reach in tuple(Reach) and of.isdecimal():
            wanted.insert(0 if then == str(self.work) else len(wanted), (Reach(reach), int(of)))
        for each in wanted:
            try:
                return self._views.skill_scope(*each)
            except CannotKeep:  # it is gone
                continue
        return EVERYTHING

    def cell(self, scope: SkillScope) -> tuple[int, int]:
        """The person and the skill that the cursor stood on in `scope`; zeros where that is not known."""
        person, _, skill = self._memory.get(_key(scope)).partition(" ")
        return (int(person), int(skill)) if person.isdecimal() and skill.isdecimal() else (0, 0)

    def store(self, scope: SkillScope, cell: tuple[int, int] | None) -> None:
        """Remembers the scope, and the cell in it where there is one."""
        self._memory.put(_SCOPE, f"{scope.reach} {scope.of} {self.work}")
        if cell is not None:
            self._memory.put(_key(scope), f"{cell[0]} {cell[1]}")


def _key(scope: SkillScope) -> str:
    return f"skills.at.{scope.reach}.{scope.of}"
