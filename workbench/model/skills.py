"""Skills, the ones that a project needs, and where people started with them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .noun import Noun, said
from .transfer import Source


class Family(StrEnum):
    """What kind of skill it is."""

    ANALYSE = "analyse"
    MANAGE = "manage"
    LEAD_CHANGE = "lead_change"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Skill(Noun):
    """Something that a client's person can do."""

    name: str = said("Name", client_safe=True)
    family: Family = said("Family", Family.OTHER, client_safe=True)
    statement: str = said("What a good performance is", "", client_safe=True)
    half_life_pct: int = said(
        "Lasts", 100, unit="% of usual", least=10, most=1000, hint="how long it stays without use"
    )


@dataclass(frozen=True, kw_only=True)
class NeededSkill(Noun):
    """A skill that a project needs to leave behind: how weighty, at which level, in how many people."""

    ONE = "needed skill"
    MANY = "needed skills"
    TITLE = "skill"
    OWNER = "project"
    UNIQUE = ("project", "skill")

    project: int = said("Project", refers="project")
    skill: int = said("Skill", refers="skill")
    weight: int = said("Weight", 2, least=1, most=3)
    required_level: int = said("Level", 4, least=1, most=5)
    required_people: int | None = said("People", None, least=1, hint="empty: 2 at weight 3, else 1")
    confirmed_by: int | None = said("Confirmed by", None, refers="contact")
    confirmed_on: date | None = said("Confirmed on", None)


@dataclass(frozen=True, kw_only=True)
class Baseline(Noun):
    """Where a person started with a skill; frozen after the first observation."""

    ONE = "starting level"
    MANY = "starting levels"
    TITLE = "level"
    UNIQUE = ("contact", "skill")

    contact: int = said("Learner", refers="contact")
    skill: int = said("Skill", refers="skill")
    level: int = said("Starting level", least=0, most=5)
    on: date = said("Day")
    source: Source = said("On the word of", Source.OBSERVED)


@dataclass(frozen=True, kw_only=True)
class Confidence(Noun):
    """How sure a person feels of a skill: told by themselves, kept apart from the level, and evidence of none."""

    ONE = "own confidence"
    MANY = "own confidence"
    TITLE = "level"
    UNIQUE = ("contact", "skill", "on")

    contact: int = said("Learner", refers="contact")
    skill: int = said("Skill", refers="skill")
    on: date = said("Day")
    level: int = said("How sure", least=1, most=5, hint="1 not at all, 5 fully; in their own view")
    words: str = said("In their words", "", private=True)
