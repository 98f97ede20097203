"""What the Skills screen shows, as frozen values: the matrix without its cells, a cell, and what stays without us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.desk.shown import Block, Figure, Line, Tone
from workbench.practice.evidence import Pair


class Reach(StrEnum):
    """How wide a matrix is: one project, all of a client's, or everything."""

    PROJECT = "project"
    CLIENT = "client"
    ALL = "all"


@dataclass(frozen=True)
class SkillScope:
    """Whose skills and people are shown: `of` is the id of the project or client, 0 for all; `words` its name."""

    reach: Reach = Reach.ALL
    of: int = 0
    words: str = "everything"

    @property
    def project(self) -> int:
        """The project, where it is one; else 0."""
        return self.of if self.reach is Reach.PROJECT else 0


EVERYTHING = SkillScope()


class Side(StrEnum):
    """Where a person of the matrix belongs; the order is the one in which they are shown."""

    CLIENT = "client"
    PARTNER = "partner"
    OTHER = "other"


@dataclass(frozen=True)
class Goal:
    """What is needed of a skill: how weighty, at which level, in how many people, and who of the client said so.

    `need` is the id of the line in the list of needed skills, 0 where the skill was only taught, or where several
    projects need it: then these are the most that any of them asks.
    """

    weight: int
    level: int
    people: int
    need: int = 0
    confirmed_by: str = ""
    confirmed_on: date | None = None


@dataclass(frozen=True)
class SkillHead:
    """A skill of the matrix, with what the scope needs of it; `goal` is None where it needs nothing."""

    id: int
    name: str
    family: str
    goal: Goal | None = None

    @property
    def needs(self) -> str:
        """The goal in a few signs: `w3 4x2` is weight 3, level 4 in two people; empty without one."""
        return f"w{self.goal.weight} {self.goal.level}x{self.goal.people}" if self.goal else ""


@dataclass(frozen=True)
class PersonHead:
    """A person of the matrix. Who left stays in sight, and counts for no coverage."""

    id: int
    name: str
    title: str
    client: str
    audience: str
    side: Side
    left: bool = False


@dataclass(frozen=True)
class Matrix:
    """The heads of a matrix, by family and by side; its cells are read apart, only those in sight."""

    scope: SkillScope
    skills: tuple[SkillHead, ...]
    people: tuple[PersonHead, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """The families that occur, in their order."""
        return tuple(dict.fromkeys(each.family for each in self.skills))


@dataclass(frozen=True)
class Cell:
    """How well one person can do one skill today. `state` is fresh, due or lapsed; empty before the first use.

    `rose`: gained a level of late. `jump`: so much at once that one asks whether the starting level was right.
    """

    level: int
    shaky: bool = False
    rose: bool = False
    state: str = ""
    jump: bool = False

    @property
    def signs(self) -> str:
        """What is to be said beside the level, the most urgent first.

        `x` lapsed, `!` shaky, `~` due, `?` rose by so much that the starting level may be wrong, `+` rose.
        """
        lapsed, due = self.state == "lapsed", self.state == "due"
        told = (("x", lapsed), ("!", self.shaky), ("~", due), ("?", self.jump), ("+", self.rose))
        return "".join(sign for sign, holds in told if holds)

    def reaches(self, goal: Goal | None) -> bool:
        """Whether it is at the level needed, and not lapsed."""
        return goal is not None and self.level >= goal.level and self.state != "lapsed"


Cells = Mapping[Pair, Cell]
"""The cells of which anything is known, by contact and skill."""


@dataclass(frozen=True)
class Rung:
    """One point of the history of a level: the day, the level from then on, and the observation that moved it."""

    on: date
    level: int
    why: str
    figure: Figure | None = None


@dataclass(frozen=True)
class CellShown:
    """All that is known of one person with one skill: the blocks of its page, and the history for the plot.

    `rungs` begins with the starting level, where one was told. `seen` are the days of all observations.
    """

    person: int
    skill: int
    title: str
    under: str
    now: tuple[Line, ...]
    rungs: tuple[Rung, ...]
    seen: tuple[date, ...]
    evidence: Block
    level: int
    shaky: bool
    today: date


@dataclass(frozen=True)
class Covered:
    """How one needed skill is held: `able` are the people at its level now, best first, `near` those under way."""

    skill: int
    name: str
    goal: Goal
    able: tuple[str, ...]
    near: tuple[str, ...]
    figure: Figure

    @property
    def standing(self) -> str:
        """Where it stands: nobody, one, some or ready."""
        if not self.able:
            return "nobody"
        if len(self.able) >= self.goal.people:
            return "ready"
        return "one" if len(self.able) == 1 else "some"


@dataclass(frozen=True)
class ProjectWithoutUs:
    """What a project's client could do alone; shares are whole per cent. `with_partners` is None without partners.

    `asked` is whom to ask to confirm the list of needed skills, `listed` whether there is one.
    """

    project: int
    name: str
    strict: int | None
    on_the_way: int | None
    with_partners: int | None
    skills: tuple[Covered, ...]
    listed: bool
    asked: str


@dataclass(frozen=True)
class AudienceShown:
    """An audience, and who of it can do something of what is taught: nobody where `people` is empty."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class FamilyShown:
    """A family of skills: how many of its needed skills are ready, and how many there are."""

    name: str
    ready: int
    skills: int


@dataclass(frozen=True)
class WithoutUs:
    """What the client keeps if we leave today: project by project, then the families and the audiences."""

    scope: SkillScope
    projects: tuple[ProjectWithoutUs, ...]
    families: tuple[FamilyShown, ...]
    audiences: tuple[AudienceShown, ...]


def tone(cell: Cell | None, goal: Goal | None) -> Tone:
    """The tone of a cell; its signs say the same without colour."""
    if cell is None or not cell.level:
        return Tone.MUTED
    if cell.state == "lapsed":
        return Tone.RISK
    if cell.shaky or cell.state == "due":
        return Tone.WATCH
    return Tone.OK if cell.reaches(goal) else Tone.PLAIN
