"""What one typed line says: the entry, with the spans from which chips are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from workbench.model.noun import PartOfDay
from workbench.model.transfer import Mode, Result, Source


class EntryKind(StrEnum):
    """What a line becomes."""

    SESSION = "session"
    TOUCHPOINT = "touchpoint"
    WORK = "work"
    COMMITMENT = "commitment"
    NEED = "need"
    MEMORY = "memory"
    SCORE = "score"
    DECISION = "decision"
    LEAD = "lead"


@dataclass(frozen=True)
class Name:
    """Somebody or something named: `kind` is contact, skill, project, client or criterion; `id` 0 is not known yet."""

    kind: str
    text: str
    id: int = 0


class FollowUp(NamedTuple):
    """A promise that follows from an entry: mine where `by` is None, else that person's."""

    due: date | None = None
    text: str = ""
    by: Name | None = None


class Seen(NamedTuple):
    """One learner, one skill, what was seen."""

    person: Name
    skill: Name
    mode: Mode
    result: Result
    source: Source


class Role(StrEnum):
    """What a stretch of the typed line was read as."""

    KIND = "kind"
    DAY = "day"
    CLOCK = "clock"
    LENGTH = "length"
    PERSON = "person"
    SKILL = "skill"
    PROJECT = "project"
    CLIENT = "client"
    LEVEL = "level"
    RESULT = "result"
    SOURCE = "source"
    EXTRA = "extra"
    FOLLOW = "follow"
    DUE = "due"
    NOTE = "note"
    TEXT = "text"
    PRIVATE = "private"
    FILLER = "filler"
    UNKNOWN = "unknown"


class Span(NamedTuple):
    """A stretch `start:end` of the line (characters), what it was read as and the words for its chip.

    `other` is the second reading, as it would be shown, where there is one; `instead` the text that, typed
    in place of the stretch, gives that reading (what Tab puts there). `new`: a name that Enter will create.
    """

    start: int
    end: int
    role: Role
    shown: str = ""
    doubtful: bool = False
    other: str = ""
    instead: str = ""
    new: bool = False


class Focus(NamedTuple):
    """What the bar is prefilled with from where the cursor stands; what is typed in a slot replaces it."""

    project: Name | None = None
    person: Name | None = None
    skill: Name | None = None
    kind: EntryKind | None = None


@dataclass(frozen=True)
class Entry:
    """One line, read. What a kind has no slot for stays empty. `reason` is why it is a draft; empty: it is none.

    `people` are learners, those touched, heard or scoring; of a commitment the other party. `text` is the
    text of a commitment, need, memory and decision, of a score their words beside the criterion; `note` is
    the text of a session, touchpoint and work. `touch` is set where an entry counts as a touch.
    `mine` tells whose promise a commitment is. `new` names what storing the entry will create.
    """

    kind: EntryKind
    on: date
    raw: str = ""
    at: time | None = None
    part: PartOfDay | None = None
    minutes: int | None = None
    people: tuple[Name, ...] = ()
    skills: tuple[Name, ...] = ()
    project: Name | None = None
    client: Name | None = None
    mode: Mode | None = None
    result: Result | None = None
    source: Source | None = None
    observations: tuple[Seen, ...] = ()
    touch: str = ""
    note: str = ""
    private_note: str = ""
    text: str = ""
    due: date | None = None
    mine: bool = True
    ask: str = ""
    impression: int | None = None
    flags: tuple[str, ...] = ()
    criterion: Name | None = None
    score: int | None = None
    origin: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    planned: bool = False
    reason: str = ""
    new: tuple[Name, ...] = ()
    unknown: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether something is lacking, so that the entry counts for nothing yet."""
        return bool(self.reason)

    def drafted(self, reason: str) -> Entry:
        """This entry as a draft because of `reason`, beside what was lacking already."""
        if reason in self.reason:
            return self
        return replace(self, reason=f"{self.reason}; {reason}" if self.reason else reason)
