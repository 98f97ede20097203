"""What is known of one project, and how it reads on one day: the ground on which the gates are judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from workbench.model.people import Contact
from workbench.model.projects import (
    Aspiration,
    FollowUp,
    Milestone,
    PlanWord,
    Project,
    Role,
    RoleKind,
    TermsItem,
)
from workbench.model.relationship import Criterion, Memory, Score
from workbench.model.skills import NeededSkill
from workbench.model.transfer import Session
from workbench.practice.competence import Standing
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.evidence import Evidence, Known, Pair
from workbench.practice.independence import Independence, independence, needed_skills


@dataclass(frozen=True)
class Held:
    """What the gates read of a project's sessions: the first day on which each skill was taught, and the days held.

    Of `days`, oldest first, only the last one is needed as long as nobody was asked whether it is still so.
    """

    taught: Mapping[int, date] = field(default_factory=dict)
    days: Sequence[date] = ()


def held(sessions: Iterable[Session]) -> Held:
    """The sessions that have taken place, or will have by their day; plans are none."""
    there = sorted((each for each in sessions if not each.planned), key=lambda each: each.on)
    taught: dict[int, date] = {}
    for each in there:
        for skill in each.skills:
            taught.setdefault(skill, each.on)
    return Held(taught, [each.on for each in there])


@dataclass(frozen=True)
class Facts:
    """All that is known of one project, of whatever day: a rule reads what is dated up to its own.

    Drafts and what is in the bin are left out by the caller. `people` are all contacts of the project's
    client and `partners` those of partners, also who left; `skills` names every skill that is needed or was
    taught. `held` tells of the project's sessions. `evidence` is all that was seen of these people, wherever: a
    level belongs to a person, not to a project. Memories, criteria and scores without a project count when they
    are by one of `people`.
    """

    project: Project
    people: Sequence[Contact] = ()
    skills: Mapping[int, str] = field(default_factory=dict)
    evidence: Known = field(default_factory=Evidence)
    partners: Sequence[Contact] = ()
    roles: Sequence[Role] = ()
    terms: Sequence[TermsItem] = ()
    milestones: Sequence[Milestone] = ()
    aspirations: Sequence[Aspiration] = ()
    needed: Sequence[NeededSkill] = ()
    held: Held = field(default_factory=Held)
    memories: Sequence[Memory] = ()
    criteria: Sequence[Criterion] = ()
    scores: Sequence[Score] = ()
    plan_words: Sequence[PlanWord] = ()
    follow_ups: Sequence[FollowUp] = ()


class Reading:
    """The facts of one project as they read on `as_of`; what is costly is worked out once, and only when asked for."""

    def __init__(
        self, facts: Facts, as_of: date, constants: Constants = DEFAULTS, later: Reading | None = None
    ) -> None:
        """`later` is another reading of the same facts: what has not moved since is not worked out twice."""
        self.facts = facts
        self.as_of = as_of
        self.constants = constants
        self._later = later

    def happened(self, day: date | None) -> bool:
        """Whether `day` is told, and not after the day of reading."""
        return day is not None and day <= self.as_of

    def before(self, day: date | None) -> date | None:
        """`day`, unless it is after the day of reading."""
        return day if self.happened(day) else None

    def ours(self, project: int | None, contact: int | None) -> bool:
        """Whether something of `project`, or of none, by `contact` speaks of this one by a person of the client."""
        return project in (None, self.facts.project.id) and self.by_client(contact)

    def by_client(self, contact: int | None) -> bool:
        """Whether that is a person of the client, there or not."""
        return contact in self.people

    @cached_property
    def people(self) -> Mapping[int, Contact]:
        """The people of the client, also who left: what they said and did remains."""
        return {each.id: each for each in self.facts.people}

    @cached_property
    def there(self) -> tuple[int, ...]:
        """The people of the client who have not left."""
        return self._staying(self.facts.people)

    @cached_property
    def needed(self) -> tuple[NeededSkill, ...]:
        """The skills needed: as listed, or taught here so far."""
        taught = (
            () if self.facts.needed else [skill for skill, on in self.facts.held.taught.items() if on <= self.as_of]
        )
        return needed_skills(self.facts.project.id, self.facts.needed, taught, self.constants)

    @cached_property
    def standings(self) -> Mapping[Pair, Standing]:
        """Where each person of the client or a partner stands with each needed skill of which anything was seen."""
        pairs = [(person, skill) for person in self._everybody for skill in self._skills]
        stood, later = self.facts.evidence.stood, self._later
        if later is None or later.needed != self.needed:
            return stood(pairs, self.as_of, self.constants)
        moved = self.facts.evidence.moved(self._everybody, self._skills, self.as_of, later.as_of)
        if moved is None:
            return stood(pairs, self.as_of, self.constants)
        gone = set(self._everybody).difference(later._everybody)
        anew = [*moved, *((person, skill) for person in gone for skill in self._skills)]
        kept = {pair: each for pair, each in later.standings.items() if pair not in moved} if moved else later.standings
        return {**kept, **stood(anew, self.as_of, self.constants)} if anew else kept

    @cached_property
    def gains(self) -> tuple[tuple[date, int, int], ...]:
        """Who of the client gained which needed skill without their own word, and still stands high enough for E1.

        Each is the day of the last rise, the contact's id and the skill's; oldest first.
        """
        if self._unmoved is not None:
            return self._unmoved.gains
        least, people = self.constants.gain_level, self.people
        found = (
            (standing.raised_on, person, skill)
            for (person, skill), standing in self.standings.items()
            if standing.unreported_level >= least and standing.unreported_level > (standing.baseline or 0)
            if standing.raised_on is not None and person in people
        )
        return tuple(sorted(found))

    @cached_property
    def unaided(self) -> tuple[tuple[date, int], ...]:
        """Each unaided use so far of a needed skill by anyone of the client: the day and who; oldest first."""
        uses = self.facts.evidence.unaided(self.people, self._skills)
        return tuple(sorted(each for each in uses if each[0] <= self.as_of))

    @cached_property
    def staying_partners(self) -> tuple[int, ...]:
        """The partners' people who have not left."""
        return self._staying(self.facts.partners)

    @cached_property
    def independence(self) -> Independence | None:
        """How far the client can do without us; None where no skill is needed."""
        if self._unmoved is not None:
            return self._unmoved.independence
        return independence(self.needed, self.standings, self.there, self.staying_partners, self.constants)

    @cached_property
    def main_skill(self) -> str:
        """The name of the weightiest skill that is not covered yet, or else of the weightiest."""
        found = self.independence
        if found is None:
            return "the work"
        first = min(found.skills, key=lambda each: (each.covered, -each.weight))
        return self.facts.skills[first.skill]

    @cached_property
    def sponsor(self) -> str:
        """Whom to ask."""
        found = (each.contact for each in self.facts.roles if each.role is RoleKind.SPONSOR)
        return next((self.called(each) for each in found if each in self.there), "the sponsor")

    def called(self, contact: int) -> str:
        """The first name of a client's person; the full name where two share it."""
        name = self.people[contact].name
        first = _first(name)
        return first if self._first_names[first] == 1 else name

    def day(self, day: date) -> str:
        """`day` in words, without the year when it is this one: 3 Mar."""
        year = "" if day.year == self.as_of.year else f" {day.year}"
        return f"{day.day} {_MONTHS[day.month - 1]}{year}"

    @cached_property
    def _unmoved(self) -> Reading | None:
        """The later reading, where it stands on the same people, needs and levels as this one."""
        later = self._later
        if later is None or self.standings is not later.standings or self.there != later.there:
            return None
        return later if self.needed == later.needed and self.staying_partners == later.staying_partners else None

    @cached_property
    def _everybody(self) -> tuple[int, ...]:
        return (*self.there, *self.staying_partners)

    @cached_property
    def _skills(self) -> tuple[int, ...]:
        return tuple(each.skill for each in self.needed)

    @cached_property
    def _first_names(self) -> Counter[str]:
        return Counter(_first(each.name) for each in self.facts.people)

    def _staying(self, people: Sequence[Contact]) -> tuple[int, ...]:
        return tuple(each.id for each in people if not self.happened(each.left_on))


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _first(name: str) -> str:
    return name.split()[0] if name.split() else name
