"""Touches, what customers value and remember, decisions in which they were heard, and needs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .noun import Event, Noun, said


class TouchKind(StrEnum):
    """In what way one was in touch."""

    MEETING = "meeting"
    CALL = "call"
    MAIL = "mail"
    MESSAGE = "message"
    WORKSHOP = "workshop"
    DEMO = "demo"
    RESOLVED = "resolved"
    DOC = "doc"


class Direction(StrEnum):
    """Who got in touch with whom: in is they with us."""

    IN = "in"
    OUT = "out"


class Ask(StrEnum):
    """What they asked of us."""

    ORDER = "order"
    PROBLEM = "problem"
    ADVICE = "advice"
    INFORMATION = "information"
    NONE = "none"


class CriterionKind(StrEnum):
    """When a value is felt."""

    SERVICE = "service"
    DELIVERABLE = "deliverable"


class ScoreSource(StrEnum):
    """Who gave a score; a proxy's never mixes with a customer's."""

    CUSTOMER = "customer"
    PROXY = "proxy"


class Rights(StrEnum):
    """Whose decision it is."""

    CLIENT = "client"
    JOINT = "joint"
    CONSULTANT = "consultant"


class Outcome(StrEnum):
    """What became of an opinion that was heard."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    SET_ASIDE = "set_aside"


class NeedState(StrEnum):
    """Where a need that was heard stands."""

    HEARD = "heard"
    EXPLORED = "explored"
    OFFERED = "offered"
    WON = "won"
    LOST = "lost"
    REFERRED = "referred"
    DROPPED = "dropped"


class FirstCall(StrEnum):
    """Whether they came to us first."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Touchpoint(Event):
    """Any contact with a person that was not a session."""

    ONE = "touch"
    MANY = "in touch"
    TITLE = "note"

    kind: TouchKind = said("Kind", TouchKind.MEETING)
    minutes: int | None = said("Length", None, unit="min", least=1, most=1440)
    contacts: tuple[int, ...] = said("With", (), refers="contact")
    project: int | None = said("Project", None, refers="project")
    direction: Direction | None = said("Who got in touch", None)
    topic: str = said("Topic", "")
    ask: Ask | None = said("They asked for", None)
    impression: int | None = said("Impression", None, least=-2, most=2, private=True)
    from_our_side: str = said("From our side", "")
    briefed: bool = said("Briefed", False)
    value_added: str = said("Value added", "")
    said_no: bool = said("Said no", False)
    went_extra: bool = said("Went the extra mile", False)
    confided: bool = said("They confided", False)
    note: str = said("Note", "")
    private_note: str = said("Private note", "", private=True)
    draft: str = said("Draft, since", "", kept=False)
    raw: str = said("As typed", "", private=True, kept=False)


@dataclass(frozen=True, kw_only=True)
class Criterion(Noun):
    """What a customer values, in their own words."""

    ONE = "criterion"
    MANY = "criteria"
    TITLE = "text"

    project: int | None = said("Project", None, refers="project")
    contact: int = said("Customer", refers="contact")
    text: str = said("In their words")
    kind: CriterionKind = said("Felt", CriterionKind.SERVICE)
    weight: int = said("Weight", 2, least=1, most=3)
    nine: str = said("What a 9 looks like", "")
    goal: str = said("Goal it serves", "")
    since: date | None = said("From", None)
    until: date | None = said("Until", None)


@dataclass(frozen=True, kw_only=True)
class Score(Noun):
    """How well a criterion was met, on one day."""

    TITLE = "score"

    criterion: int | None = said("Criterion", None, refers="criterion", asked=True)
    on: date = said("Day")
    score: int | None = said("Score", None, least=1, most=10, asked=True)
    source: ScoreSource = said("Given by", ScoreSource.CUSTOMER)
    words: str = said("Their words", "")
    answer: int | None = said("Answered by", None, refers="commitment")
    draft: str = said("Draft, since", "", kept=False)
    raw: str = said("As typed", "", private=True, kept=False)


@dataclass(frozen=True, kw_only=True)
class Decision(Noun):
    """A decision on a project, and what was advised."""

    TITLE = "choice"

    choice: str = said("Choice", "", client_safe=True, asked=True)
    project: int | None = said("Project", None, refers="project")
    decided_on: date = said("Decided on", client_safe=True)
    question: str = said("Question", "", client_safe=True)
    options: str = said("Options", "", client_safe=True)
    advice: str = said("Our advice", "")
    rights: Rights | None = said("Whose decision", None)
    decided_by: int | None = said("Decided by", None, refers="contact")
    review_on: date | None = said("Look again on", None, ahead=True)
    turned_out: str = said("Turned out", "")
    draft: str = said("Draft, since", "", kept=False)
    raw: str = said("As typed", "", private=True, kept=False)


@dataclass(frozen=True, kw_only=True)
class Heard(Noun):
    """Whose view was heard before a decision, and what became of it."""

    ONE = "view heard"
    MANY = "heard"
    TITLE = "view"
    OWNER = "decision"
    UNIQUE = ("decision", "contact")

    decision: int = said("Decision", refers="decision")
    contact: int = said("Who", refers="contact")
    view: str = said("View", "")
    outcome: Outcome | None = said("Outcome", None)
    told_on: date | None = said("Reason told on", None)


@dataclass(frozen=True, kw_only=True)
class Need(Noun):
    """Something that a client struggles with, heard before it was asked."""

    TITLE = "text"

    client: int | None = said("Client", None, refers="client")
    heard_from: int | None = said("Heard from", None, refers="contact", asked=True)
    on: date = said("Day")
    text: str = said("Need", "", asked=True)
    how: str = said("How we help, or whom to refer", "")
    state: NeedState = said("State", NeedState.HEARD)
    first_call: FirstCall = said("Came to us first", FirstCall.UNKNOWN)
    draft: str = said("Draft, since", "", kept=False)
    raw: str = said("As typed", "", private=True, kept=False)


@dataclass(frozen=True, kw_only=True)
class Memory(Noun):
    """What a person remembers of the work, in their own words."""

    ONE = "memory"
    MANY = "memories"
    TITLE = "text"

    contact: int | None = said("Whose", None, refers="contact", asked=True)
    on: date = said("Day")
    text: str = said("Their words", "", asked=True)
    project: int | None = said("Project", None, refers="project")
    consent: bool = said("May be quoted", False)
    draft: str = said("Draft, since", "", kept=False)
    raw: str = said("As typed", "", private=True, kept=False)
