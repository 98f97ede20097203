"""Who there is in the demo: three clients, a partner, the own firm, their people, and the skills that are taught."""

from __future__ import annotations

from workbench.desk.demo.telling import Told, told


def _person(name: str, title: str, audience: str = "other", **more: object) -> Told:
    first, _, last = name.lower().partition(" ")
    return told("contact", name=name, title=title, audience=audience, email=f"{first}.{last}@example.com", **more)


_KRONOS = told(
    "client",
    name="Kronos Bank",
    relation="mixed",
    vision="A bank that decides in days what others discuss for months",
    business="Retail and small-business lending in five countries; margin lives or dies by cost per change",
    risk="One more programme that ends as slides; the last firm left no one able to carry on",
    trust_line="We told them in week two to stop a project of ours: they kept 400 000 by it",
    cadence_days=7,
).having(
    _person(
        "Ana Pop",
        "Lead business analyst",
        "business_analyst",
        phone="+40 21 555 0117",
        cadence_days=14,
        motivations="Wants to run the portfolio office one day; says so only when Dana is not in the room",
        priorities="The analysts' method, before the next hiring round",
        worries="That the method leaves when we do",
    ),
    _person("Bo Lind", "Project lead", "project_lead", worries="Two projects, one calendar; says yes too fast"),
    _person(
        "Clara Voss",
        "CIO",
        "executive",
        cadence_days=14,
        motivations="To be the CIO who said no in time",
        priorities="Time to decide; fewer projects, finished",
        worries="The board reads our fee as a cost of IT",
    ),
    _person("Dana Kern", "Head of portfolio office", "project_lead", motivations="A steering that needs no rescuing"),
    _person("Emil Rask", "Business analyst", "business_analyst", left_on=6),
)

_NORDVIK = told(
    "client",
    name="Nordvik",
    relation="consultant",
    vision="The ports plan themselves; people handle what no plan foresaw",
    business="Container terminals in three ports; paid by the move, fined by the hour of delay",
    risk="Planners who stop planning because a consultant does it better",
    trust_line="Delta: night delays from 41 to 17 hours a month, measured by them, not by us",
    cadence_days=14,
).having(
    _person("Elin Berg", "Process owner, terminal planning", "business_analyst", cadence_days=21, may_be_named=True),
    _person("Jonas Vik", "Project manager", "project_lead", cadence_days=21),
    _person(
        "Solveig Moen",
        "Head of operations",
        "executive",
        may_be_named=True,
        cadence_days=30,
        motivations="Leave a company that runs without heroes",
        priorities="Handover before the winter timetable",
    ),
    _person("Tor Hagen", "Terminal planner", "other", worries="Thinks that teaching others makes him dispensable"),
)

_MOBI = told(
    "client",
    name="Mobi Retail",
    relation="vendor",
    vision="The same till in every shop by summer",
    business="240 shops; rents and tills are the two large fixed costs",
    risk="A product that fits the other chains better than theirs",
    trust_line="Sixty shops of a comparable chain run it; two of them may be visited",
    cadence_days=21,
).having(
    _person("Priya Nair", "Director of stores", "executive", cadence_days=21),
    _person("Luca Conti", "Head of store systems", "project_lead", cadence_days=30),
    _person("Marek Nowak", "Buyer", "other", priorities="The price per till, in writing"),
)

_LUMEN = told("client", name="Lumen Integration", kind="partner", business="Interfaces between ledgers").having(
    _person("Kai Brandt", "Integration architect", "vendor", cadence_days=45)
)

_OWN = told("client", name="Harbour & Lyle", kind="own_firm").having(
    _person("Greta Falk", "Analyst", function="analysis", reports_to_me=True, motivations="Her first own client"),
    _person("Oskar Blom", "Account manager", function="account_management"),
)

CLIENTS = (_KRONOS, _NORDVIK, _MOBI, _LUMEN, _OWN)


def _skill(family: str, name: str, statement: str, **more: object) -> Told:
    return told("skill", name=name, family=family, statement=statement, **more)


SKILLS = (
    _skill("analyse", "stakeholder mapping", "Finds who decides, gains and loses, and checks the map with two of them"),
    _skill("analyse", "root cause analysis", "Gets from a symptom to a cause that was tested, not voted on"),
    _skill("analyse", "value criteria", "Gets from each customer, in their words, what a nine looks like"),
    _skill("analyse", "process mapping", "Maps how work runs in fact, with those who do it, on one page"),
    _skill("manage", "risk review", "Leads a review after which every risk has an owner, a date and a price"),
    _skill("manage", "milestone planning", "Plans by results that somebody accepts, not by tasks"),
    _skill(
        "manage", "decision log", "Writes down what was decided, who was heard and why, within a day", half_life_pct=150
    ),
    _skill("manage", "estimate review", "Finds what an estimate leaves out before the client does"),
    _skill("lead_change", "facilitation", "Leads a room to a decision that it still holds a week later"),
    _skill("lead_change", "hearing objections", "Has resistance told in full before answering any of it"),
    _skill(
        "lead_change", "change story", "Tells in two minutes what changes for whom, and what does not", half_life_pct=60
    ),
    _skill("other", "test design", "Picks the few cases that would show that it does not work"),
)
