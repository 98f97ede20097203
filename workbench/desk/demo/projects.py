"""The six projects of the demo: what they are for, who is what on them, and which skills they leave behind."""

from __future__ import annotations

from workbench.desk.demo.telling import Told, told


def _role(contact: str, role: str, **more: object) -> Told:
    return told("role", contact=contact, role=role, **more)


def _needs(skill: str, weight: int, people: int | None = None, level: int = 4, by: str = "", on: int = 0) -> Told:
    confirmed = {"confirmed_by": by, "confirmed_on": on} if by else {}
    return told("needed_skill", skill=skill, weight=weight, required_level=level, required_people=people, **confirmed)


_APOLLO = told(
    "project",
    name="Apollo",
    client="Kronos Bank",
    code="KB-014",
    phase="implement",
    goal="A portfolio decision in days, not months",
    business_problem="Forty running projects, eleven with a sponsor who would start them again today",
    benefit="so that money follows decisions and not the loudest room",
    success_statement="The steering says no to something good, and nobody goes round it",
    target_stage="transformation",
    fee_basis="day rate",
    budget_minutes=240 * 60,
    hourly_minor=16500,
    rounding="up 15",
    start=62,
    planned_end=-45,
    gate_date=40,
    origin="Clara Voss, on the word of Solveig Moen",
    competitors="Two large firms; chosen because we named the projects that we would stop",
    expertise_advantage="We have closed portfolios as well as opened them; a tool vendor cannot advise against itself",
    conviction=4,
    diagnosis="Asked: nine sponsors, all analysts. Decisions wait for a number that nobody needs",
).having(
    _role("Clara Voss", "sponsor", gets_benefit="yes", stance="supportive", stance_wanted="leading", power=5,
          interest=4, belief=4, decision_right="decides"),
    _role("Ana Pop", "customer", gets_benefit="yes", stance="leading", power=2, interest=5, belief=5),
    _role("Dana Kern", "customer", gets_benefit="partly", stance="neutral", stance_wanted="supportive", power=4,
          interest=3, belief=3, decision_right="advises"),
    _role("Bo Lind", "end_user", gets_benefit="yes", stance="supportive", power=2, interest=4, belief=4),
    _role("Bo Lind", "team", seconded_until=-30),
    _role("Greta Falk", "team"),
    _needs("stakeholder mapping", 3, by="Clara Voss", on=50),
    _needs("risk review", 3, by="Clara Voss", on=50),
    _needs("process mapping", 2, people=2, by="Dana Kern", on=50),
    _needs("value criteria", 2, by="Dana Kern", on=50),
    _needs("facilitation", 2, by="Dana Kern", on=50),
    _needs("decision log", 1, by="Dana Kern", on=50),
)  # fmt: skip

_ATLAS = told(
    "project",
    name="Atlas ERP",
    client="Kronos Bank",
    code="KB-017",
    phase="build",
    goal="One ledger for five countries",
    business_problem="Month end takes eleven days, and each country closes in its own way",
    benefit="so that the figures are there before the questions",
    target_stage="experience",
    fee_basis="fixed",
    budget_minutes=160 * 60,
    budget_minor=3_400_000,
    start=58,
    planned_end=-70,
    tolerance_days=10,
    origin="Follows from Apollo",
    conviction=3,
).having(
    _role("Clara Voss", "sponsor", gets_benefit="partly", stance="neutral", power=5, interest=2,
          decision_right="decides"),
    _role("Bo Lind", "customer", gets_benefit="yes", stance="supportive", power=3, interest=5, belief=3),
    _role("Emil Rask", "expert", stance="supportive", power=1, interest=4),
    _role("Kai Brandt", "supplier", label="interfaces", power=2, interest=3),
)  # fmt: skip

_BOREALIS = told(
    "project",
    name="Borealis",
    client="Nordvik",
    code="NV-003",
    phase="handover",
    goal="Terminal planning that the terminals own",
    business_problem="Every change of the timetable needs a consultant and three weeks",
    benefit="so that the next timetable is theirs",
    success_statement="The winter timetable is planned, tried and defended without us in the building",
    target_stage="transformation",
    fee_basis="outcome",
    budget_minutes=220 * 60,
    budget_minor=9_800_000,
    currency="NOK",
    start=66,
    planned_end=-15,
    gate_date=45,
    origin="Repeat: Solveig Moen, after Delta",
    expertise_advantage="We know their night shift by name",
    conviction=5,
    diagnosis="Asked: all planners of two ports, four skippers. From: plans come from outside and are obeyed",
).having(
    _role("Solveig Moen", "sponsor", gets_benefit="yes", stance="leading", power=5, interest=4, belief=5,
          decision_right="decides"),
    _role("Elin Berg", "customer", gets_benefit="yes", stance="leading", power=3, interest=5, belief=5),
    _role("Jonas Vik", "team", stance="supportive", power=3, interest=4, belief=4),
    _role("Tor Hagen", "end_user", gets_benefit="partly", stance="supportive", power=2, interest=4, belief=4),
    _needs("facilitation", 3, people=2, by="Solveig Moen", on=62),
    _needs("process mapping", 2, by="Elin Berg", on=62),
    _needs("risk review", 2, by="Elin Berg", on=62),
    _needs("decision log", 1, by="Elin Berg", on=62),
    _needs("milestone planning", 1, by="Elin Berg", on=30),
)  # fmt: skip

_COBALT = told(
    "project",
    name="Cobalt",
    client="Mobi Retail",
    code="MR-001",
    phase="install",
    goal="The same till in 240 shops",
    business_problem="Four generations of tills, each with its own night of trouble",
    benefit="so that a shop manager can move shops without a course",
    target_stage="services",
    fee_basis="product",
    budget_minutes=46 * 60 + 30,
    budget_minor=2_160_000,
    start=52,
    planned_end=-20,
    gate_date=10,
    origin="Bid; Marek Nowak's list of five",
    competitors="Two cheaper; chosen for the reference shops",
    conviction=2,
    my_view="services",
    my_view_reason="Ten shops run without us; the night report is one evening of work",
).having(
    _role("Priya Nair", "sponsor", gets_benefit="no", stance="neutral", stance_wanted="supportive", power=5, interest=2,
          decision_right="decides"),
    _role("Luca Conti", "customer", gets_benefit="yes", stance="resistant", stance_wanted="supportive", power=3,
          interest=5),
    _role("Marek Nowak", "resource_provider", power=4, interest=2, decision_right="advises"),
    _needs("test design", 2),
    _needs("milestone planning", 1, level=3),
)  # fmt: skip

_DELTA = told(
    "project",
    name="Delta",
    client="Nordvik",
    code="NV-001",
    phase="follow-up",
    goal="No night shift lost to a delay that somebody saw coming",
    business_problem="41 hours of night delay a month, each explained and none prevented",
    benefit="so that the planners go home on time",
    success_statement="The planners look for causes before they look for crews",
    target_stage="transformation",
    fee_basis="programme time",
    start=190,
    planned_end=112,
    closed_on=110,
    decisions_handed_on=128,
    origin="Solveig Moen heard us at a port conference",
    conviction=5,
).having(
    _role("Solveig Moen", "sponsor", gets_benefit="yes", stance="leading", power=5, interest=3, belief=5),
    _role("Tor Hagen", "customer", gets_benefit="yes", stance="leading", power=2, interest=5, belief=5),
    _role("Jonas Vik", "team", stance="supportive", power=3, interest=4, belief=4),
    _needs("root cause analysis", 2, by="Solveig Moen", on=170),
    _needs("hearing objections", 2, by="Solveig Moen", on=170),
    _needs("value criteria", 1, level=3, by="Solveig Moen", on=170),
)

_EMBER = told(
    "project",
    name="Ember",
    client="Mobi Retail",
    phase="diagnosis",
    goal="Find out why shop managers leave",
    start=14,
    origin="Priya Nair asked at the end of a till meeting",
).having(
    _role("Priya Nair", "stakeholder", power=5, interest=5),
)  # fmt: skip

PROJECTS = (_APOLLO, _ATLAS, _BOREALIS, _COBALT, _DELTA, _EMBER)
