"""The promises of the demo, mine and theirs: kept, late, due, to come, moved, released and dropped."""

from __future__ import annotations

from workbench.desk.demo.telling import THIS_WEEK, TODAY, Told, told

Day = int | str


def follow(due: Day, text: str, *, to: str = "", by: str = "", **more: object) -> Told:
    """A promise that follows from the session or touch it is a part of: mine `to` somebody, or `by` somebody."""
    other = {"by": by} if by else {"to": to}
    return told("commitment", due=due, text=text, **other, **more)


def _mine(to: str, made: int, due: Day, text: str, project: str = "", **more: object) -> Told:
    return _promise(made, due, text, project, to=to, **more)


def _theirs(by: str, made: int, due: Day, text: str, project: str = "", **more: object) -> Told:
    return _promise(made, due, text, project, by=by, **more)


def _promise(made: int, due: Day, text: str, project: str, **more: object) -> Told:
    fields = {"project": project} if project else {}
    return told("commitment", made_on=made, due=due, text=text, **fields, **more)


def _moved(agreed: int, due: Day, *, in_time: bool = True) -> Told:
    return told("move", agreed_on=agreed, new_due=due, told_before=in_time)


_KEPT = (
    _mine("Clara Voss", 60, 57, "letter with the terms", "Apollo", done_on=59),
    _mine("Ana Pop", 58, 55, "three requests to map", "Apollo", done_on=56),
    _mine("Dana Kern", 55, 51, "the list of projects, matched", "Apollo", done_on=51),
    _theirs("Dana Kern", 55, 50, "who sponsors which project", "Apollo", done_on=51),
    _mine("Bo Lind", 57, 53, "questions on the closing calendar", "Atlas ERP", done_on=53),
    _mine("Elin Berg", 56, 52, "dates for the south port", "Borealis", done_on=54),
    _theirs("Elin Berg", 58, 48, "leads the next round alone", "Borealis", done_on=48),
    _mine("Jonas Vik", 51, 49, "risk list of last winter", "Borealis", done_on=49),
    _mine("Solveig Moen", 53, 48, "one page: what stays when we go", "Borealis", done_on=48),
    _mine("Priya Nair", 51, 46, "delivery plan for ten shops", "Cobalt", done_on=44),
    _mine("Luca Conti", 48, 45, "what the shops must have ready", "Cobalt", done_on=45),
    _mine("Bo Lind", 44, 43, "template of the risk list", "Apollo", done_on=44),
    _mine("Clara Voss", 45, 40, "cost of waiting, one page", "Apollo", done_on=41),
    _theirs("Clara Voss", 45, 38, "names the nine sponsors", "Apollo", done_on=39),
    _mine("Kai Brandt", 43, 37, "list of interfaces", "Atlas ERP", done_on=37),
    _theirs("Kai Brandt", 28, 26, "test bed", "Atlas ERP", done_on=26),
    _mine("Greta Falk", 34, 29, "reads her offer", done_on=29),
    _mine("Luca Conti", 30, 25, "night report, first version", "Cobalt", done_on=22),
    _theirs("Bo Lind", 31, 24, "risks of the vendors, first list", "Apollo", done_on=24),
    _mine("Elin Berg", 27, 23, "structure of the handover file", "Borealis", done_on=23),
    _mine("Dana Kern", 22, 18, "board paper, read once more", "Apollo", done_on=18),
    _mine("Bo Lind", 23, 20, "clause on recourse", "Atlas ERP", done_on=20),
    _mine("Ana Pop", 15, 13, "remarks on her decision log", "Apollo", done_on=15),
    _theirs("Tor Hagen", 16, 11, "decision log of four weeks", "Borealis", done_on=11),
    _mine("Priya Nair", 14, 12, "three questions before an offer", "Ember", done_on=13),
    _mine("Bo Lind", 9, 5, "chart of accounts, second draft", "Atlas ERP", done_on=5),
    _theirs("Solveig Moen", 19, 6, "winter timetable without us", "Borealis", done_on=6),
)

_MOVED = (
    _mine("Clara Voss", 33, 22, "stop list, first cut", "Apollo", done_on=16).having(_moved(24, 15)),
    _mine("Luca Conti", 17, 8, "night report, third version", "Cobalt", done_on=3).having(
        _moved(9, 5), _moved(4, 3, in_time=False)
    ),
    _theirs("Bo Lind", 18, 4, "risk log of the ledger interfaces", "Apollo").having(_moved(5, -3)),
    _theirs("Jonas Vik", 24, 2, "rehearsal of the dry run", "Borealis").having(_moved(6, -6)),
)

_CLOSED = (
    _mine("Dana Kern", 35, 27, "weekly version of the rhythm", "Apollo", released_on=29),
    _theirs("Emil Rask", 16, -5, "codes of country four", "Atlas ERP", released_on=6),
    _mine("Marek Nowak", 30, 20, "comparison with two cheaper tills", "Cobalt", dropped_on=14),
    _theirs("Luca Conti", 36, 26, "shop managers for a test night", "Cobalt", dropped_on=13),
)

_OPEN = (
    _mine("Clara Voss", 17, 5, "minutes of the vendor decision", "Apollo"),
    _mine("Marek Nowak", 6, 2, "what the order covers, in writing", "Cobalt"),
    _theirs("Luca Conti", 11, 3, "list of versions by shop", "Cobalt"),
    _theirs("Dana Kern", 10, 1, "sponsors of the stop list", "Apollo"),
    _theirs("Elin Berg", 5, TODAY, "who keeps the board's file", "Borealis"),
    _theirs("Elin Berg", 2, THIS_WEEK, "open points of the handover file, closed", "Borealis"),
    _mine("Bo Lind", 4, THIS_WEEK, "reason for two vendors, in two lines", "Apollo"),
    _mine("Bo Lind", 2, -6, "plan of the trial close", "Atlas ERP"),
    _theirs("Kai Brandt", 3, -8, "interfaces two and three", "Atlas ERP"),
    _theirs("Elin Berg", 5, -10, "handover file", "Borealis"),
    _mine("Priya Nair", 5, -9, "what ten managers said", "Ember"),
    _theirs("Priya Nair", 5, -2, "names of ten managers", "Ember"),
    _mine("Luca Conti", 6, -7, "who answers at night, and how fast", "Cobalt"),
    _mine("Greta Falk", 8, -12, "takes her to a steering"),
    _theirs("Greta Falk", 6, -5, "estimate of the spring, reviewed"),
    told("commitment", made_on=15, by="Kai Brandt", text="a joint offer in the spring"),
)

PROMISES = tuple(sorted((*_KEPT, *_MOVED, *_CLOSED, *_OPEN), key=lambda each: -int(str(each.fields["made_on"]))))
