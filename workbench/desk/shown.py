"""What screens and commands show, as frozen values: equal values need no repaint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from workbench.desk.kept import Found as Found
from workbench.desk.kept import Kept as Kept
from workbench.desk.kept import Ref as Ref


class Tone(StrEnum):
    """What a text means to the eye; a theme gives each a colour, and a sign or word always says it too."""

    PLAIN = "plain"
    MUTED = "muted"
    ACCENT = "accent"
    OK = "ok"
    WATCH = "watch"
    RISK = "risk"
    SERVICE = "service"
    EXPERIENCE = "experience"
    TRANSFORMATION = "transformation"


@dataclass(frozen=True)
class Figure:
    """A figure, level, stage or flag on a screen, so that its *why* can be asked for.

    `what` is the kind of figure (`stage`, `gate`, `level`, `independence`, ...), `of` the id of the noun that it is
    of, `at` what it is within that: a gate's key, or the other id of a pair.
    """

    what: str
    of: int
    at: str = ""


@dataclass(frozen=True)
class StageShown:
    """How far a project is: growing letters (`SE·`), the sentence of gates met and missing, the next step."""

    letters: str
    word: str
    sentence: str
    next_step: str
    provisional: bool
    at_risk: bool
    tone: Tone


@dataclass(frozen=True)
class ProjectRow:
    """A project in the list; `minutes` are of sessions and work together."""

    id: int
    name: str
    client: str
    phase: str
    sessions: int
    minutes: int
    budget_minutes: int | None
    last_on: date | None


@dataclass(frozen=True)
class SessionRow:
    """A session in the list. `change` is the level before and after (`1>2`, `2=2`), empty without a result."""

    id: int
    on: date
    at: time | None
    part: str
    minutes: int | None
    people: tuple[str, ...]
    skills: tuple[str, ...]
    project: str
    change: str
    planned: bool
    draft: str
    note: str


@dataclass(frozen=True)
class ContactRow:
    """A contact in the list; `roles` are those on the project in scope, `days` since the last touch (None: never)."""

    id: int
    name: str
    title: str
    client: str
    roles: tuple[str, ...]
    last_on: date | None
    days: int | None
    quiet: bool
    left: bool


@dataclass(frozen=True)
class Section:
    """A stretch of a long list under one heading: its title and how many rows it has."""

    title: str
    rows: int


@dataclass(frozen=True)
class Line:
    """One line of a card or of the strip; `ref` is what it opens, `figure` what its *why* is about."""

    label: str
    value: str = ""
    tone: Tone = Tone.PLAIN
    ref: Ref | None = None
    figure: Figure | None = None


@dataclass(frozen=True)
class Block:
    """A titled group of lines on a card."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Card:
    """One page on one noun: filled fields first, then what could be told next, then what is known of it."""

    ref: Ref
    title: str
    under: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Step:
    """One line of the history: what was done, when (local), and whether it is undone now."""

    id: int
    at: str
    name: str
    undone: bool
    ref: Ref | None


@dataclass(frozen=True)
class FieldShown:
    """A field of a form: `value` is the text in it; `choices` the words allowed; `refers` the kind it names.

    `kind` is what it takes: day, clock, length, number, choice, name or text.
    """

    name: str
    label: str
    value: str
    needed: bool
    hint: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    refers: str = ""
    many: bool = False
    private: bool = False
    kind: str = "text"
    ahead: bool = False


@dataclass(frozen=True)
class FormShown:
    """A form for a new noun (`ref.id` 0) or an old one; `changed_at` tells whether the row moved meanwhile."""

    ref: Ref
    title: str
    fields: tuple[FieldShown, ...]
    changed_at: str = ""


@dataclass(frozen=True)
class Preview:
    """What the bar tells beside the chips: level now and after, what is left of the budget, an overlap."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class TimerShown:
    """The running clock: since when (local), what for."""

    id: int
    on: date
    at: time
    line: str
    project: str
