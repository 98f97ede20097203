"""Projects, and what is agreed, aimed at, delivered and who is what on them."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from .noun import Event, Noun, said


class Phase(StrEnum):
    """Where a project is; moving back is allowed. The last three are of vendor-type projects."""

    LEAD = "lead"
    DIAGNOSIS = "diagnosis"
    PROPOSAL = "proposal"
    BUILD = "build"
    IMPLEMENT = "implement"
    HANDOVER = "handover"
    FOLLOW_UP = "follow-up"
    CLOSED = "closed"
    SELL = "sell"
    INSTALL = "install"


class Stage(StrEnum):
    """The business that a project is in: finished work, a memory and a skill, or a new outlook that stays."""

    SERVICES = "services"
    EXPERIENCE = "experience"
    TRANSFORMATION = "transformation"


class FeeBasis(StrEnum):
    """What is charged for."""

    PRODUCT = "product"
    HOURS = "hours"
    DAY_RATE = "day rate"
    FIXED = "fixed"
    RETAINER = "retainer"
    PROGRAMME_TIME = "programme time"
    OUTCOME = "outcome"


class Rounding(StrEnum):
    """How billed minutes are rounded; the true minutes are always kept."""

    NONE = "none"
    UP_5 = "up 5"
    UP_6 = "up 6"
    UP_10 = "up 10"
    UP_15 = "up 15"
    UP_30 = "up 30"
    NEAREST_5 = "nearest 5"
    NEAREST_6 = "nearest 6"
    NEAREST_10 = "nearest 10"
    NEAREST_15 = "nearest 15"
    NEAREST_30 = "nearest 30"


class RoleKind(StrEnum):
    """What a contact is on one project."""

    SPONSOR = "sponsor"
    CUSTOMER = "customer"
    END_USER = "end_user"
    RESOURCE_PROVIDER = "resource_provider"
    EXPERT = "expert"
    STAKEHOLDER = "stakeholder"
    SUPPLIER = "supplier"
    TEAM = "team"


class Benefit(StrEnum):
    """Whether someone in a role gains from the project."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Stance(StrEnum):
    """How a person stands towards the project."""

    UNAWARE = "unaware"
    RESISTANT = "resistant"
    NEUTRAL = "neutral"
    SUPPORTIVE = "supportive"
    LEADING = "leading"


class DecisionRight(StrEnum):
    """What say a person has."""

    DECIDES = "decides"
    ADVISES = "advises"
    INFORMED = "informed"


class TermsKind(StrEnum):
    """The twelve things to agree on with a client."""

    RELATION = "relation"
    BUSINESS_PROBLEM = "business_problem"
    DELIVERABLES = "deliverables"
    REVISIONS = "revisions"
    DECISION_RIGHTS = "decision_rights"
    FREEDOM = "freedom_of_solution"
    CHANNELS = "channels"
    SCOPE_CHANGE = "scope_change"
    FEE_BASIS = "fee_basis"
    RECOURSE = "recourse"
    EXIT = "exit"
    TRANSFER = "knowledge_transfer"


class TermsState(StrEnum):
    """Where one of the terms stands."""

    OPEN = "open"
    AGREED = "agreed"
    DISPUTED = "disputed"
    NOT_APPLICABLE = "not_applicable"


class AspirationKind(StrEnum):
    """What is to become different at the client."""

    OUTLOOK = "outlook"
    ORGANISATION = "organisation"


class PlanState(StrEnum):
    """How a project stands against its plan, schedule and budget together."""

    ON_PLAN = "on_plan"
    WATCH = "watch"
    RED = "red"


class StillSo(StrEnum):
    """Whether a change still holds, when it is asked after."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class WorkKind(StrEnum):
    """What an hour on a project was for."""

    DELIVERY = "delivery"
    RELATION = "relation"
    SALES = "sales"
    INTERNAL = "internal"


@dataclass(frozen=True, kw_only=True)
class Project(Noun):
    """One engagement in the portfolio. Money is in minor units of `currency` (ISO 4217), time in minutes."""

    name: str = said("Name", client_safe=True)
    client: int | None = said("Client", None, refers="client", client_safe=True, asked=True)
    phase: Phase = said("Phase", Phase.BUILD)
    goal: str = said("Goal", "", client_safe=True)
    target_stage: Stage | None = said("Aimed at", None, hint="services, experience or transformation")
    business_problem: str = said("Business problem", "", client_safe=True, hint="from the statement of work")
    benefit: str = said("Benefit", "", client_safe=True, hint="so that ...")
    success_statement: str = said("Success", "", client_safe=True, hint="how they will know; not the specification")
    fee_basis: FeeBasis | None = said("Charged by", None)
    budget_minutes: int | None = said("Budget", None, unit="min", least=0)
    start: date | None = said("Start", None, client_safe=True)
    planned_end: date | None = said("Planned end", None, client_safe=True, ahead=True)
    closed_on: date | None = said("Closed on", None, client_safe=True)
    code: str = said("Code", "")
    budget_minor: int | None = said("Budget in money", None, unit="minor units", least=0)
    currency: str = said("Currency", "EUR", hint="three letters, ISO 4217")
    hourly_minor: int | None = said("Hourly rate", None, unit="minor units", least=0)
    rounding: Rounding = said("Rounding", Rounding.NONE)
    origin: str = said("Origin", "", hint="who chose us, on whose word")
    competitors: str = said("Competitors, why chosen", "")
    expertise_advantage: str = said("Our advantage", "", hint="could a vendor give the same?")
    conviction: int | None = said("Conviction", None, least=1, most=5)
    gate_date: date | None = said("Gate", None, ahead=True, hint="would you accept it today?")
    tolerance_days: int | None = said("Tolerance", None, unit="days", least=0)
    tolerance_pct: int | None = said("Tolerance of budget", None, unit="%", least=0)
    diagnosis: str = said("Diagnosis", "", hint="needs heard, who was asked, the state it starts from")
    my_view: Stage | None = said("My view", None, hint="stands beside the computed stage")
    my_view_reason: str = said("Why", "")
    invoiced_until: date | None = said("Invoiced until", None)
    decisions_handed_on: date | None = said("Decisions handed over", None, hint="with their reasons")


@dataclass(frozen=True, kw_only=True)
class Role(Noun):
    """What a contact is on one project; one person may hold several."""

    TITLE = "role"
    OWNER = "project"
    UNIQUE = ("project", "contact", "role")

    project: int = said("Project", refers="project")
    contact: int = said("Contact", refers="contact")
    role: RoleKind = said("Role")
    gets_benefit: Benefit | None = said("Gets the benefit", None)
    stance: Stance | None = said("Stance", None)
    stance_wanted: Stance | None = said("Stance wanted", None)
    decision_right: DecisionRight | None = said("Say", None)
    power: int | None = said("Power", None, least=1, most=5)
    interest: int | None = said("Interest", None, least=1, most=5)
    belief: int | None = said("Belief", None, least=1, most=5, hint="will this project succeed?")
    seconded_until: date | None = said("Seconded until", None, ahead=True, hint="empty: permanent")
    label: str = said("Called", "", hint="another word for the role on this project")


@dataclass(frozen=True, kw_only=True)
class Aspiration(Noun):
    """From a state to a better one, with a measure: the evidence of a transformation."""

    TITLE = "to_state"
    OWNER = "project"

    project: int = said("Project", refers="project")
    from_state: str = said("From", client_safe=True)
    to_state: str = said("To", client_safe=True)
    kind: AspirationKind = said("Kind", AspirationKind.OUTLOOK)
    beneficiary: str = said("For whom", "", client_safe=True)
    measure: str = said("Measure", "", client_safe=True)
    before: int | None = said("Before", None, client_safe=True)
    target: int | None = said("Target", None, client_safe=True)
    now: int | None = said("Now", None, client_safe=True)
    agreed_by: int | None = said("Agreed by", None, refers="contact")
    agreed_on: date | None = said("Agreed on", None, client_safe=True)
    reached_on: date | None = said("Reached on", None, client_safe=True)
    stated_by: int | None = said("Stated by", None, refers="contact")


@dataclass(frozen=True, kw_only=True)
class Milestone(Noun):
    """A deliverable with a plan, and its acceptance or rejection by a person of the client."""

    TITLE = "text"
    OWNER = "project"

    project: int = said("Project", refers="project")
    text: str = said("Deliverable", client_safe=True)
    planned: date | None = said("Planned", None, client_safe=True, ahead=True)
    accepted_on: date | None = said("Accepted on", None, client_safe=True)
    accepted_by: int | None = said("Accepted by", None, refers="contact", client_safe=True)
    rejected_on: date | None = said("Rejected on", None)
    weight: int = said("Weight", 1, least=0)
    problem: str = said("Solves", "", client_safe=True, hint="which problem")
    owner: str = said("Owner after us", "", client_safe=True, hint="in words: a person, a team or a role")


@dataclass(frozen=True, kw_only=True)
class TermsItem(Noun):
    """One of the twelve terms of a project, and where it is kept."""

    ONE = "terms item"
    MANY = "terms"
    TITLE = "item"
    OWNER = "project"
    UNIQUE = ("project", "item")

    project: int = said("Project", refers="project")
    item: TermsKind = said("Item")
    state: TermsState = said("State", TermsState.OPEN)
    on: date | None = said("On", None)
    text: str = said("Text", "")
    where: str = said("Where kept", "")


@dataclass(frozen=True, kw_only=True)
class PlanWord(Noun):
    """One line on how a project stands against its plan, on a day."""

    ONE = "word on the plan"
    MANY = "words on the plan"
    TITLE = "state"
    OWNER = "project"
    UNIQUE = ("project", "on")

    project: int = said("Project", refers="project")
    on: date = said("Day")
    state: PlanState = said("State", hint="schedule and budget together")
    text: str = said("Why", "")


@dataclass(frozen=True, kw_only=True)
class FollowUp(Noun):
    """Asking, some time after the end, whether what changed still holds; answered by a person of the client."""

    ONE = "follow-up"
    TITLE = "text"
    OWNER = "project"

    project: int = said("Project", refers="project")
    due: date | None = said("Due", None, ahead=True, client_safe=True)
    on: date | None = said("Asked on", None, client_safe=True)
    still_so: StillSo | None = said("Still so", None, client_safe=True)
    said_by: int | None = said("Said by", None, refers="contact", client_safe=True)
    text: str = said("In their words", "")


@dataclass(frozen=True, kw_only=True)
class Routine(Noun):
    """Something that the client's people go on doing in a rhythm after we left."""

    TITLE = "text"
    OWNER = "project"

    project: int = said("Project", refers="project")
    text: str = said("Routine", client_safe=True)
    rhythm: str = said("Rhythm", "", client_safe=True, hint="every Monday, monthly")
    owner: int | None = said("Owner", None, refers="contact", client_safe=True)
    begun_on: date | None = said("Begun on", None, client_safe=True)
    next_on: date | None = said("Next on", None, ahead=True, client_safe=True)
    ran_on: date | None = said("Ran without us on", None, client_safe=True)


@dataclass(frozen=True, kw_only=True)
class Risk(Noun):
    """A risk or an issue of a project; an open one needs an owner at the client before the handover."""

    TITLE = "text"
    OWNER = "project"

    project: int = said("Project", refers="project")
    text: str = said("Risk", client_safe=True)
    owner: int | None = said("Owner", None, refers="contact", client_safe=True)
    closed_on: date | None = said("Closed on", None, client_safe=True)


@dataclass(frozen=True, kw_only=True)
class Asset(Noun):
    """Something that the client keeps (a template, a file, a tool), and where at the client it lies."""

    TITLE = "text"
    OWNER = "project"

    project: int = said("Project", refers="project")
    text: str = said("Asset", client_safe=True)
    place: str = said("Place at the client", "", client_safe=True, hint="where they will find it")


@dataclass(frozen=True, kw_only=True)
class Access(Noun):
    """A key, an account or a badge of the client's that we hold until it is given back."""

    ONE = "access"
    MANY = "access"
    TITLE = "text"
    OWNER = "project"

    project: int = said("Project", refers="project")
    text: str = said("Access", client_safe=True)
    ends_on: date | None = said("To end on", None, ahead=True, client_safe=True)
    removed_on: date | None = said("Removed on", None, client_safe=True)


@dataclass(frozen=True, kw_only=True)
class DryRun(Noun):
    """Days in which the client's people did the work without us, to see whether they can."""

    ONE = "dry run"
    TITLE = "text"
    OWNER = "project"

    project: int = said("Project", refers="project")
    begun_on: date = said("Begun on", client_safe=True)
    ended_on: date | None = said("Ended on", None, client_safe=True)
    text: str = said("How it went", "")


@dataclass(frozen=True, kw_only=True)
class SignOff(Noun):
    """The sponsor's acceptance of the whole."""

    ONE = "sign-off"
    TITLE = "text"
    OWNER = "project"

    project: int = said("Project", refers="project")
    on: date = said("Day", client_safe=True)
    by: int | None = said("By", None, refers="contact", client_safe=True)
    text: str = said("In their words", "", client_safe=True)


@dataclass(frozen=True, kw_only=True)
class Work(Event):
    """Time spent on a project that taught nobody: the services part of a day."""

    ONE = "work"
    MANY = "work"
    TITLE = "note"

    minutes: int | None = said("Length", None, unit="min", least=1, most=1440, asked=True)
    project: int | None = said("Project", None, refers="project")
    kind: WorkKind = said("For", WorkKind.DELIVERY)
    billable: bool = said("Billable", True)
    note: str = said("Note", "")
    private_note: str = said("Private note", "", private=True)
    draft: str = said("Draft, since", "", kept=False)
    raw: str = said("As typed", "", private=True, kept=False)


@dataclass(frozen=True, kw_only=True)
class Timer(Noun):
    """A clock that runs, from `at` on `on`; a row, so that it survives a crash. At most one runs."""

    TITLE = "line"

    on: date = said("Day")
    at: time = said("Since")
    project: int | None = said("Project", None, refers="project")
    line: str = said("For", "", hint="what will be logged")
