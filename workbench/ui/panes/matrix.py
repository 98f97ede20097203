"""The matrix of skills and people as a grid: digits with signs, by family and by side, either way round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from workbench.desk.shown import Tone
from workbench.desk.shown_skills import Cell, Matrix, PersonHead, Side, SkillHead, SkillScope, tone
from workbench.desk.views import Views
from workbench.model.text import fold
from workbench.ui import gate
from workbench.ui.widgets.grid import CellGrid, Place
from workbench.ui.widgets.grid_layout import Head
from workbench.ui.widgets.rows import Piece

H = TypeVar("H", SkillHead, PersonHead)

FAMILIES = {
    "analyse": "analyse situations",
    "manage": "manage projects",
    "lead_change": "lead changes",
    "other": "other",
}
"""The families of skills as a person reads them."""

_AUDIENCES = {"business_analyst": "BA", "project_lead": "lead", "vendor": "vendor", "executive": "exec"}
_SIDES = {Side.CLIENT: "clients", Side.PARTNER: "partners", Side.OTHER: "others"}


class MatrixPane(CellGrid):
    """The matrix. `turned` puts people on the rows; `family` ("" for all) shows the skills of one family.

    `words` leave the skills whose names hold all of them, and the people: of a side where none does, all.
    """

    legend = (
        "= at the goal  + rose  ? jumped  ! shaky  ~ due  x lapsed  · unknown",
        "= goal + rose ? jumped ! shaky ~ due x lapsed",
        "=met +rose ?jump !shaky ~due xlapsed",
        "+rose ?jump !shaky ~due",
    )

    def __init__(self, views: Views) -> None:
        super().__init__(classes="pane")
        self.id = "matrix"
        self.subject = ""
        self.views = views
        self.turned = False
        self.family = ""
        self.words = ""
        self._matrix: Matrix | None = None
        self._skills: dict[int, SkillHead] = {}
        self._people: dict[int, PersonHead] = {}

    @property
    def pair(self) -> tuple[PersonHead, SkillHead] | None:
        """The person and the skill of the cell under the cursor."""
        if self.at is None:
            return None
        row, column = self.at
        person, skill = (row, column) if self.turned else (column, row)
        return self._people[person.key], self._skills[skill.key]

    @property
    def cell(self) -> Cell | None:
        """What is known of the cell under the cursor."""
        if self.pair is None:
            return None
        person, skill = self.pair
        return self.views.cells([person.id], [skill.id]).get((person.id, skill.id))

    @property
    def scope(self) -> SkillScope | None:
        """Whose matrix is shown."""
        return self._matrix.scope if self._matrix else None

    def put(self, matrix: Matrix, person: int = 0, skill: int = 0) -> None:
        """Shows `matrix` with the cursor on this pair, as far as it is there; else where it is."""
        self._matrix = matrix
        family = [each for each in matrix.skills if self.family in ("", each.family)]
        self._people = {each.id: each for each in _holding(matrix.people, self.words)}
        self._skills = {each.id: each for each in _holding(family, self.words)}
        self.empty = _lacking(matrix, self.family)
        skills = [_skill(each) for each in self._skills.values()]
        people = [_person(each, matrix) for each in self._people.values()]
        rows, columns = (people, skills) if self.turned else (skills, people)
        row, column = (person, skill) if self.turned else (skill, person)
        self.show(rows, columns, self._read_cells, (_found(rows, row, self.row), _found(columns, column, self.column)))
        self._entitle(matrix)

    def turn(self) -> None:
        """The other way round, the cursor on the same cell."""
        self._again(turned=not self.turned, family=self.family)

    def next_family(self) -> None:
        """The skills of the next family that occurs; after the last all again."""
        if self._matrix is not None:
            order = ("", *self._matrix.families)
            place = order.index(self.family) if self.family in order else 0
            self._again(turned=self.turned, family=order[(place + 1) % len(order)])

    def filter_by(self, words: str) -> None:
        """Shows what holds all of `words`; all where they are empty."""
        pair, self.words = self.pair, words
        if self._matrix is not None:
            self.put(self._matrix, *((pair[0].id, pair[1].id) if pair else ()))

    def go_pair(self, person: int, skill: int) -> bool:
        """Puts the cursor on this person and this skill (0: as it is); tells whether they are here."""
        row, column = (person, skill) if self.turned else (skill, person)
        return self.seek(row or None, column or None)

    def _again(self, *, turned: bool, family: str) -> None:
        pair = self.pair
        if turned != self.turned:
            self.row, self.column = self.column, self.row
        self.turned, self.family = turned, family
        if self._matrix is not None:
            self.put(self._matrix, *((pair[0].id, pair[1].id) if pair else ()))

    def _entitle(self, matrix: Matrix) -> None:
        """The title: whose skills, how many of how many people, and what is left out."""
        scope = matrix.scope
        whose = f"client {scope.words}" if scope.reach == "client" else scope.words
        parts = ["Skills", whose, f"{len(self._skills)} x {len(self._people)}"]
        if self.family:
            parts.append(FAMILIES[self.family])
        if self.words:
            parts.append(f"/{self.words}")
        self.subject = " · ".join(parts)
        self.border_title = gate.line(self.subject)

    def _read_cells(self, rows: Sequence[int], columns: Sequence[int]) -> Mapping[Place, Piece]:
        """The cells of these heads, drawn."""
        people, skills = (rows, columns) if self.turned else (columns, rows)
        found: dict[Place, Piece] = {}
        for (person, skill), cell in self.views.cells(people, skills).items():
            place = (person, skill) if self.turned else (skill, person)
            found[place] = _drawn(cell, self._skills[skill])
        return found


def _holding(heads: Sequence[H], words: str) -> Sequence[H]:
    """Those whose names hold all of `words`; all where none does."""
    wanted = fold(words).split()
    return [each for each in heads if all(word in fold(each.name) for word in wanted)] or heads


def _drawn(cell: Cell, skill: SkillHead) -> Piece:
    """A cell: whether it is at the goal, the level, and up to two signs."""
    return f"{'=' if cell.reaches(skill.goal) else ' '}{cell.level}{cell.signs[:2]}", tone(cell, skill.goal)


def _skill(head: SkillHead) -> Head:
    return Head(head.id, head.name, head.needs, FAMILIES[head.family])


def _person(head: PersonHead, matrix: Matrix) -> Head:
    whole = matrix.scope.reach == "all"
    group = head.client if head.side is Side.CLIENT and not whole else _SIDES[head.side]
    beside = "left" if head.left else _AUDIENCES.get(head.audience, "")
    return Head(head.id, head.name, beside, group, Tone.MUTED if head.left else Tone.PLAIN)


def _found(heads: Sequence[Head], key: int, otherwise: int) -> int:
    return next((place for place, head in enumerate(heads) if head.key == key), otherwise)


def _lacking(matrix: Matrix, family: str) -> str:
    """What an empty matrix teaches."""
    if not matrix.skills:
        on = f" on {matrix.scope.words}" if matrix.scope.project else ""
        needs = " or `n` for one that it needs" if matrix.scope.project else ""
        wider = " `s` shows a wider scope." if matrix.scope.of else ""
        return f"No skill yet{on}. Press `a` and type\n`45 @Ana /facilitation :1`{needs}.{wider}"
    if not matrix.people:
        return "Nobody to learn yet. Press `a` and name somebody new:\n`45 @Ana-Pop facilitation :1`"
    return f"No skill of the family {FAMILIES.get(family, family)} here. `F` shows the next family, or all."
