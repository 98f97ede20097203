"""The sessions in which skills are handed over, and what is seen there: the evidence of who can do what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .noun import Event, Noun, said


class Setting(StrEnum):
    """Where a session took place."""

    REAL_WORK = "real_work"
    EXERCISE = "exercise"
    CLASSROOM = "classroom"


class Mode(StrEnum):
    """Who did what: I do and you watch; we do; you do and I watch; you, while I was away; you taught another."""

    SHOW = "show"
    TOGETHER = "together"
    COACHED = "coached"
    SOLO = "solo"
    TAUGHT = "taught"

    @property
    def level(self) -> int:
        """The rung of the ladder that a clean observation in this mode speaks for, 1 to 5."""
        return tuple(Mode).index(self) + 1


class Result(StrEnum):
    """How it went."""

    CLEAN = "clean"
    HELPED = "helped"
    NOT_YET = "not_yet"


class Source(StrEnum):
    """On whose word an observation rests."""

    OBSERVED = "observed"
    ARTEFACT = "artefact"
    CLIENT = "client"
    LEARNER = "learner"
    SELF = "self"


@dataclass(frozen=True, kw_only=True)
class Session(Event):
    """A skill-transfer session. A draft counts for nothing; a planned one has not happened yet."""

    TITLE = "note"

    minutes: int | None = said("Length", None, unit="min", least=1, most=1440, client_safe=True)
    learners: tuple[int, ...] = said("Learners", (), refers="contact", client_safe=True)
    skills: tuple[int, ...] = said("Skills", (), refers="skill", client_safe=True)
    project: int | None = said("Project", None, refers="project", client_safe=True)
    setting: Setting | None = said("Setting", None)
    preparation: str = said("Preparation", "")
    debrief: str = said("Debrief", "")
    next_use: str = said("Next use", "")
    note: str = said("Note", "", client_safe=True)
    private_note: str = said("Private note", "", private=True)
    planned: bool = said("Planned", False)
    draft: str = said("Draft, since", "", kept=False)
    raw: str = said("As typed", "", private=True, kept=False)


@dataclass(frozen=True, kw_only=True)
class Observation(Noun):
    """One learner, one skill, what was seen: the atom of evidence."""

    ONE = "seen"
    MANY = "seen"
    TITLE = "mode"
    OWNER = "session"
    UNIQUE = ("session", "contact", "skill")

    session: int | None = said("Session", None, refers="session")
    contact: int = said("Learner", refers="contact")
    skill: int = said("Skill", refers="skill")
    on: date = said("Day")
    mode: Mode = said("Mode")
    result: Result = said("Result", Result.CLEAN)
    source: Source = said("On the word of", Source.OBSERVED)
    whole_task: bool = said("Whole task", True)
    artefact: str = said("Artefact", "", hint="where it can be seen")
    note: str = said("Note", "")
