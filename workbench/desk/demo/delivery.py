"""What was agreed on the projects of the demo: terms, deliverables, and from what to what things are to change."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.demo.telling import Told, told

_TERMS = (
    "relation",
    "business_problem",
    "deliverables",
    "revisions",
    "decision_rights",
    "freedom_of_solution",
    "channels",
    "scope_change",
    "fee_basis",
    "recourse",
    "exit",
    "knowledge_transfer",
)


def _agreed(project: str, on: int, items: str, where: str) -> Iterator[Told]:
    for item in items.split(", "):
        yield told("terms_item", project=project, item=item, state="agreed", on=on, where=where)


def _open(project: str, items: str) -> Iterator[Told]:
    for item in items.split(", "):
        yield told("terms_item", project=project, item=item)


_ALL_TERMS = (
    *_agreed("Apollo", 60, "relation, business_problem, deliverables, decision_rights, fee_basis", "Letter of 2 pages"),
    *_agreed("Apollo", 57, "channels, scope_change, knowledge_transfer, exit", "Minutes of the first steering"),
    told("terms_item", project="Apollo", item="freedom_of_solution", text="Clara yes, procurement not asked yet"),
    *_open("Apollo", "revisions, recourse"),
    *_agreed("Atlas ERP", 56, "relation, business_problem, deliverables, fee_basis, revisions", "Contract, annex 2"),
    *_open("Atlas ERP", "decision_rights, scope_change, exit, knowledge_transfer, channels"),
    told("terms_item", project="Atlas ERP", item="recourse", state="disputed", on=20, text="They want it one way only"),
    *_agreed("Borealis", 66, ", ".join(_TERMS[:9]), "Programme letter"),
    *_agreed("Borealis", 62, "recourse, exit, knowledge_transfer", "Programme letter, second page"),
    *_agreed("Cobalt", 50, "business_problem, deliverables, fee_basis, recourse", "Order form"),
    told(
        "terms_item",
        project="Cobalt",
        item="relation",
        state="disputed",
        on=6,
        text="Luca now wants advice on the back office for the price of a till; Marek says the order is the order",
    ),
    told("terms_item", project="Cobalt", item="freedom_of_solution", state="not_applicable"),
    told("terms_item", project="Cobalt", item="knowledge_transfer", state="not_applicable", text="A course is sold"),
    *_open("Cobalt", "revisions, scope_change"),
    *_agreed("Delta", 188, ", ".join(_TERMS), "Programme letter of the spring"),
)


def _due(project: str, text: str, planned: int, **more: object) -> Told:
    return told("milestone", project=project, text=text, planned=planned, **more)


_MILESTONES = (
    _due("Apollo", "Portfolio charter", 45, accepted_on=44, accepted_by="Clara Voss", weight=2, owner="Dana Kern",
         problem="Nobody could say what a project is for"),
    _due("Apollo", "Decision rhythm: one page, six dates", 22, accepted_on=20, accepted_by="Dana Kern", weight=3,
         owner="Dana Kern", problem="Decisions waited for the next free hour of five people"),
    _due("Apollo", "First stop list", -8, weight=3, owner="Dana Kern", problem="Forty projects, people for fifteen"),
    _due("Apollo", "Analysts' method, taught and in use", -35, weight=2, owner="Ana Pop"),
    _due("Atlas ERP", "Map of five month ends", 35, accepted_on=31, accepted_by="Bo Lind", weight=2),
    _due("Atlas ERP", "Chart of accounts, draft", 8, rejected_on=9, weight=2,
         problem="Country codes that only two people read"),
    _due("Atlas ERP", "Chart of accounts, second draft", 3, accepted_on=2, accepted_by="Bo Lind", weight=2),
    _due("Atlas ERP", "Trial close in one country", -25, weight=4),
    _due("Borealis", "Planning board, tried in one port", 52, accepted_on=49, accepted_by="Elin Berg", weight=3,
         owner="Elin Berg", problem="The plan lived in one head"),
    _due("Borealis", "Planning board in both ports", 28, accepted_on=29, accepted_by="Solveig Moen", weight=3,
         owner="Jonas Vik"),
    _due("Borealis", "Winter timetable, planned by the terminals", 5, accepted_on=5, accepted_by="Solveig Moen",
         weight=3, owner="Elin Berg"),
    _due("Borealis", "Handover file", -10, weight=1, owner="Elin Berg"),
    _due("Cobalt", "Tills in ten shops", 25, accepted_on=26, accepted_by="Luca Conti", weight=2),
    _due("Cobalt", "Night report", 18, rejected_on=17, weight=2, problem="Cash does not match at two in the morning"),
    _due("Cobalt", "Tills in forty shops", -12, weight=3),
    _due("Delta", "Delay causes, ranked and tested", 150, accepted_on=149, accepted_by="Tor Hagen", weight=3,
         owner="Jonas Vik"),
    _due("Delta", "Night call routine", 118, accepted_on=117, accepted_by="Solveig Moen", weight=2, owner="Tor Hagen"),
)  # fmt: skip

_ASPIRATIONS = (
    told("aspiration", project="Apollo", from_state="A decision takes eleven weeks", to_state="Decisions in two weeks",
         kind="organisation", beneficiary="Everyone who waits for a yes or a no",
         measure="Days from request to decision", before=77, target=14, now=31, agreed_by="Clara Voss", agreed_on=48),
    told("aspiration", project="Apollo", from_state="The portfolio office collects reports",
         to_state="The portfolio office is asked for advice", kind="outlook", beneficiary="Dana's team"),
    told("aspiration", project="Borealis", from_state="Timetables come from consultants in three weeks",
         to_state="Timetables planned by the terminals in five days", kind="organisation",
         beneficiary="Planners of both ports", measure="Working days per timetable", before=15, target=5, now=4,
         agreed_by="Solveig Moen", agreed_on=64, reached_on=6, stated_by="Solveig Moen"),
    told("aspiration", project="Delta", from_state="Night delays are explained", to_state="Night delays are prevented",
         kind="outlook", beneficiary="Night shift", measure="Hours of night delay a month", before=46, target=20,
         now=17, agreed_by="Solveig Moen", agreed_on=180, reached_on=118, stated_by="Solveig Moen"),
)  # fmt: skip

AGREED = (*_ALL_TERMS, *_MILESTONES, *_ASPIRATIONS)
