"""Where one is on the Skills screen, and was: the scope, and in each scope the cell under the cursor."""

from __future__ import annotations

from workbench.desk.shown_skills import EVERYTHING, Reach, SkillScope
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.ui.memory import Memory, Place

_SCOPE = "skills.scope"
"""What is remembered: the reach, its id, and the project that the Work screen stood on when the screen was opened."""


class SkillPlaces:
    """The scope that is shown, and a memory for it and for the cell in each scope.

    It begins with the project that the Work screen stood on, until another was chosen; then that one is remembered.
    """

    def __init__(self, views: Views, memory: Memory) -> None:
        self._views = views
        self._memory = memory
        self.scope = EVERYTHING
        self._work = 0
        self._project = 0

    def begin(self) -> None:
        """The scope looked at last, unless the Work screen stands on another project now than then: then that one."""
        self._work = self._project = Place.read(self._memory.get("work.projects")).id
        reach, of, then = [*self._memory.get(_SCOPE).split(), "", "", ""][:3]
        wanted = [(Reach.PROJECT, self._work)] if self._work else []
        if reach in tuple(Reach) and of.isdecimal():
            wanted.insert(0 if then == str(self._work) else len(wanted), (Reach(reach), int(of)))
        for each in wanted:
            try:
                self.scope = self._views.skill_scope(*each)
                return
            except CannotKeep:  # it is gone
                continue

    def wider(self) -> SkillScope:
        """The scope after this one: its client, everything, the project looked at last; the same where there is none.

        Raises `CannotKeep` where the next one is gone.
        """
        self._project = self.scope.project or self._project
        return self._views.next_scope(self.scope, self._project)

    @property
    def cell(self) -> tuple[int, int]:
        """The person and the skill that the cursor stood on in this scope; zeros where that is not known."""
        person, _, skill = self._memory.get(self._key).partition(" ")
        return (int(person), int(skill)) if person.isdecimal() and skill.isdecimal() else (0, 0)

    def store(self, cell: tuple[int, int] | None) -> None:
        """Remembers the scope, and the cell in it where there is one."""
        self._memory.put(_SCOPE, f"{self.scope.reach} {self.scope.of} {self._work}")
        if cell is not None:
            self._memory.put(self._key, f"{cell[0]} {cell[1]}")

    @property
    def _key(self) -> str:
        return f"skills.at.{self.scope.reach}.{self.scope.of}"
