"""Clients, and the people at them, at partners and in the own firm."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .noun import Noun, said


class ClientKind(StrEnum):
    """Whose organisation it is. Only at a client do people count as client people."""

    CLIENT = "client"
    OWN_FIRM = "own_firm"
    PARTNER = "partner"


class Relation(StrEnum):
    """How one works with a client: a unique promise kept in trust, or a standard product sold."""

    CONSULTANT = "consultant"
    VENDOR = "vendor"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class ClientState(StrEnum):
    """Where the relationship with a client stands."""

    LEAD = "lead"
    ACTIVE = "active"
    DORMANT = "dormant"
    DECLINED = "declined"
    LEFT = "left"


class Audience(StrEnum):
    """The kinds of people who are taught."""

    BUSINESS_ANALYST = "business_analyst"
    PROJECT_LEAD = "project_lead"
    VENDOR = "vendor"
    EXECUTIVE = "executive"
    OTHER = "other"


class Function(StrEnum):
    """What a colleague in the own firm does."""

    DEVELOPMENT = "development"
    CREATIVE = "creative"
    TESTING = "testing"
    ANALYSIS = "analysis"
    ACCOUNT_MANAGEMENT = "account_management"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Client(Noun):
    """An organisation that buys; the own firm and partners are kept the same way."""

    name: str = said("Name", client_safe=True)
    kind: ClientKind = said("Kind", ClientKind.CLIENT)
    relation: Relation = said("Relation", Relation.UNKNOWN, hint="a unique promise, or a standard product?")
    vision: str = said("Vision", "", hint="in their words")
    business: str = said("How they make money", "")
    risk: str = said("What they risk by choosing us", "")
    trust_line: str = said("Why they should trust us", "", hint="one line and its proof")
    state: ClientState = said("State", ClientState.ACTIVE)
    cadence_days: int | None = said("In touch every", None, unit="days", least=1)


@dataclass(frozen=True, kw_only=True)
class Contact(Noun):
    """A person."""

    name: str = said("Name", client_safe=True)
    client: int | None = said("Client", None, refers="client", client_safe=True)
    title: str = said("Title", "", client_safe=True)
    audience: Audience = said("Audience", Audience.OTHER)
    email: str = said("Email", "")
    phone: str = said("Phone", "")
    cadence_days: int | None = said("In touch every", None, unit="days", least=1)
    left_on: date | None = said("Left on", None)
    motivations: str = said("Motivations", "", private=True)
    priorities: str = said("Priorities", "", private=True)
    worries: str = said("Worries", "", private=True)
    function: Function | None = said("Function", None, hint="for own-firm colleagues")
    reports_to_me: bool = said("Reports to me", False)
    may_be_named: bool = said("May be named", False, hint="in what the client is handed")
