"""What every *why* stands on: the file, the day and the thresholds; and what it is made of before it is a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from workbench.desk.evidence import of_people
from workbench.desk.naming import called
from workbench.desk.progress import facts
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.trouble import CannotKeep
from workbench.desk.words import day
from workbench.model.noun import Noun, kind
from workbench.model.projects import Project
from workbench.practice.constants import Constants
from workbench.practice.evidence import Evidence
from workbench.practice.facts import Facts, Reading
from workbench.practice.progression import Progress, progress
from workbench.store import rows
from workbench.store.file import Store


@dataclass(frozen=True)
class Grounds:
    """The answer to a *why*: of what noun, what is said now, because of what, and what would change it."""

    ref: Ref
    title: str
    says: tuple[Line, ...]
    because: tuple[Line, ...]
    onward: tuple[Line, ...]


class Ground:
    """The file as it reads on one day."""

    def __init__(self, store: Store, today: date, constants: Constants) -> None:
        self.store = store
        self.today = today
        self.constants = constants

    def name(self, kind: str, ref: int) -> str:
        """What a noun is called. Raises `CannotKeep` where it is gone."""
        found = called(self.store, kind, ref)
        if not found:
            raise CannotKeep(f"this {kind.replace('_', ' ')} is no longer there")
        return found

    def when(self, on: date) -> str:
        """A day, with its year where that is not this one."""
        return day(on) if on.year == self.today.year else f"{day(on)} {on.year}"

    def line(
        self,
        on: date | None,
        words: str,
        found: Noun | None = None,
        tone: Tone = Tone.PLAIN,
        figure: Figure | None = None,
    ) -> Line:
        """A dated input that opens `found`."""
        opens = Ref(kind(type(found)), found.id) if found is not None and found.id else None
        return Line(self.when(on) if on else "no day", words, tone, opens, figure)


def days(number: int) -> str:
    """So many days.

    >>> days(1), days(0)
    ('1 day', '0 days')
    """
    return f"{number} day" if number == 1 else f"{number} days"


def share(part: Fraction) -> str:
    """A share in per cent, rounded down like `percent`, with one digit where it is not whole.

    >>> share(Fraction(1, 2)), share(Fraction(8, 9))
    ('50 %', '88.8 %')
    """
    return f"{int(part * 1000) / 10:.{0 if (part * 100).denominator == 1 else 1}f} %"


class ProjectGround:
    """One project, read from the log: also of another day than today, and with the observations themselves."""

    def __init__(self, ground: Ground, project: int) -> None:
        self.ground = ground
        found = rows.get(ground.store, Project, project)
        if found is None:
            raise CannotKeep("this project is no longer there")
        self.facts: Facts = facts(ground.store, found, ground.today, ground.constants, since=date.min)
        self.progress: Progress = progress(self.facts, ground.today, ground.constants)
        self.ref = Ref("project", project)

    @cached_property
    def evidence(self) -> Evidence:
        """What was seen of the people of the client and of partners with the skills of the project."""
        people = [each.id for each in (*self.facts.people, *self.facts.partners)]
        return of_people(self.ground.store, people, [each.skill for each in self.now.needed])

    @property
    def title(self) -> str:
        """The project's name."""
        return self.facts.project.name

    @cached_property
    def now(self) -> Reading:
        """The facts as they read today."""
        return Reading(self.facts, self.ground.today, self.ground.constants)

    def figure(self, what: str, at: str = "") -> Figure:
        """A figure of this project."""
        return Figure(what, self.ref.id, at)
