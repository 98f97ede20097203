"""The demo in a file of its own, on a day, with what the rules say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from workbench.desk.demo import furnish
from workbench.desk.desk import Desk
from workbench.desk.evidence import everything
from workbench.desk.progress import progress_of
from workbench.model.people import Contact
from workbench.model.projects import Project
from workbench.model.skills import Skill
from workbench.practice.competence import Standing
from workbench.practice.constants import DEFAULTS
from workbench.practice.evidence import Pair, standings
from workbench.practice.gates.gate import Gate
from workbench.practice.progression import Progress
from workbench.store import rows
from workbench.store.file import Store

ZONE = "Europe/Brussels"
WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))
WEEK = [WEDNESDAY + timedelta(days=days) for days in range(7)]
ODD_DAYS = [datetime(2027, 1, 1, 0, 5), datetime(2028, 2, 29, 23, 55), datetime(2027, 3, 31, 7, 0)]
DAYS = [WEEK[0], WEEK[-1], *(each.replace(tzinfo=ZoneInfo(ZONE)) for each in ODD_DAYS)]


@dataclass(frozen=True)
class Furnished:
    """The demo in a file, on a day."""

    desk: Desk
    _read: dict[int, dict[str, Progress]] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def today(self) -> date:
        return self.desk.today

    def all(self, cls: Any) -> list[Any]:
        return rows.find(self.store, cls)

    def progress(self, days_ago: int = 0) -> dict[str, Progress]:
        """How far each project is, by its name, today or so many days ago."""
        if days_ago not in self._read:
            day = self.today - timedelta(days=days_ago)
            self._read[days_ago] = {
                each.name: progress_of(self.store, each.id, day, DEFAULTS)[0] for each in self.all(Project)
            }
        return self._read[days_ago]

    def gates(self) -> list[Gate]:
        return [gate for each in self.progress().values() for gate in each.gates]

    @cached_property
    def standings(self) -> Mapping[Pair, Standing]:
        """Where everybody stands with every skill, worked out from the log."""
        return standings(everything(self.store), self.today)

    def stands(self, person: str, skill: str) -> Standing:
        pair = (self.desk.named("contact", person), self.desk.named("skill", skill))
        return self.standings.get(pair, Standing())

    def where(self, holds: Callable[[Standing], bool]) -> list[tuple[str, str]]:
        """The names of each person and skill of whom that holds."""
        people = {each.id: each.name for each in self.all(Contact)}
        skills = {each.id: each.name for each in self.all(Skill)}
        return [(people[person], skills[skill]) for (person, skill), now in self.standings.items() if holds(now)]


def furnished(path: Path, now: datetime) -> Furnished:
    desk = Desk(Store.open(path, now=lambda: now), lambda: now, ZONE)
    furnish(desk)
    desk.settle(whole=True)
    return Furnished(desk)
