"""Ninety touches of the demo: calls, mails, meetings and the rest, and what came of some of them."""

from __future__ import annotations

from workbench.desk.demo.promises import follow
from workbench.desk.demo.telling import TODAY, Told, told


def _touch(on: int, kind: str, minutes: int, people: str, project: str, note: str, **more: object) -> Told:
    """In touch with `people`; a project of "" is none, no minutes are none told."""
    fields = ({"project": project} if project else {}) | ({"minutes": minutes} if minutes else {})
    return told("touchpoint", on=on, kind=kind, contacts=people, note=note, **fields, **more)


_APOLLO = (
    _touch(60, "meeting", 90, "Clara Voss, Dana Kern", "Apollo", "First steering: what a decision costs while it waits",
           ask="problem", impression=1, briefed=True),
    _touch(59, "mail", 0, "Clara Voss", "Apollo", "Letter with the terms, two pages", direction="out"),
    _touch(58, "call", 20, "Ana Pop", "Apollo", "Which requests hurt most, and who would talk of them", direction="in",
           ask="information"),
    _touch(55, "meeting", 60, "Dana Kern", "Apollo", "Her list has forty projects, mine has fifty-two", ask="problem"),
    _touch(52, "meeting", 45, "Clara Voss", "Apollo", "Told her which two of our own projects I would stop",
           ask="advice", impression=2, said_no=True, value_added="400 000 not spent"),
    _touch(50, "workshop", 150, "Ana Pop, Bo Lind, Dana Kern", "Apollo", "What is a request, what is a wish",
           briefed=True, from_our_side="Greta"),
    _touch(48, "call", 25, "Clara Voss", "Apollo", "From eleven weeks to two: agreed, with the measure",
           direction="out", ask="information"),
    _touch(46, "mail", 0, "Dana Kern", "Apollo", "Charter, second draft", direction="out"),
    _touch(45, "meeting", 45, "Clara Voss, Dana Kern", "Apollo", "Charter accepted, one word changed", impression=1),
    _touch(44, "message", 0, "Bo Lind", "Apollo", "Asks for a template of the risk list", direction="in", ask="order"),
    _touch(40, "meeting", 45, "Clara Voss", "Apollo", "Asked what I would do about the branch app", ask="advice",
           confided=True, impression=2, private_note="Board doubts her successor planning; not for minutes"),
    _touch(38, "call", 15, "Ana Pop", "Apollo", "Stuck at the handover in her map, unstuck herself while telling",
           direction="in", ask="advice"),
    _touch(35, "meeting", 30, "Dana Kern", "Apollo", "Wants the rhythm weekly; heard her, stayed with two weeks",
           ask="problem", impression=-1),
    _touch(33, "demo", 30, "Clara Voss, Dana Kern, Bo Lind", "Apollo", "The one page on live requests", impression=1),
    _touch(32, "mail", 0, "Ana Pop", "Apollo", "Asks for examples of bad maps", direction="in", ask="order").having(
        follow(31, "two examples of bad maps", to="Ana Pop", done_on=32)),
    _touch(30, "meeting", 60, "Bo Lind, Dana Kern", "Apollo", "Requests without a customer", ask="problem"),
    _touch(27, "meeting", 45, "Clara Voss", "Apollo", "Steering; she cut two projects before lunch", ask="advice",
           impression=2),
    _touch(25, "call", 10, "Dana Kern", "Apollo", "Order of the agenda", direction="in", ask="order"),
    _touch(22, "message", 0, "Bo Lind", "Apollo", "Thanks for the hour on vendor risk", direction="in"),
    _touch(20, "meeting", 40, "Dana Kern", "Apollo", "Decision rhythm accepted; she wants it to be hers",
           ask="advice", impression=1),
    _touch(17, "meeting", 45, "Clara Voss", "Apollo", "Two vendors or one; she decided in four minutes",
           ask="advice", impression=1, briefed=True),
    _touch(15, "mail", 0, "Ana Pop", "Apollo", "Her first decision log, with three remarks", direction="out"),
    _touch(12, "call", 20, "Ana Pop", "Apollo", "How to ask a customer what a nine is", direction="in", ask="advice"),
    _touch(10, "meeting", 50, "Dana Kern, Bo Lind", "Apollo", "Stop list, first reading", ask="problem", impression=0),
    _touch(6, "message", 0, "Dana Kern", "Apollo", "Needs the agenda a day earlier", direction="in", ask="order"),
    _touch(4, "call", 15, "Bo Lind", "Apollo", "Why two vendors; told him the reason was not his to hear first",
           direction="out", confided=True),
    _touch(1, "meeting", 40, "Dana Kern", "Apollo", "After the relapse: one sentence, one page, times on it",
           ask="advice", impression=1, part="pm").having(follow(TODAY, "a one-page agenda with times", to="Dana Kern")),
)  # fmt: skip

_ATLAS = (
    _touch(57, "meeting", 75, "Bo Lind, Emil Rask", "Atlas ERP", "Start: five countries and month ends", briefed=True),
    _touch(53, "mail", 0, "Bo Lind", "Atlas ERP", "Questions on the closing calendar", direction="out"),
    _touch(49, "call", 30, "Emil Rask", "Atlas ERP", "Where the old keys come from", ask="information",
           part="am").having(
        follow(46, "list of the old keys", by="Emil Rask", done_on=46)),
    _touch(47, "meeting", 45, "Bo Lind", "Atlas ERP", "What fixed price leaves out, told before he asked",
           topic="expectations", said_no=True, impression=1),
    _touch(43, "meeting", 60, "Kai Brandt", "Atlas ERP", "Interfaces, and who is called at night"),
    _touch(39, "call", 20, "Bo Lind", "Atlas ERP", "Country three closes on paper", direction="in",
           ask="problem").having(follow(32, "map of five month ends", to="Bo Lind", done_on=33)),
    _touch(36, "demo", 45, "Bo Lind, Clara Voss", "Atlas ERP", "Map of five month ends; Clara saw it by chance",
           impression=1),
    _touch(31, "resolved", 60, "Bo Lind", "Atlas ERP", "Missing key of country two found and replaced",
           went_extra=True, value_added="Three days of the next month end"),
    _touch(28, "mail", 0, "Kai Brandt", "Atlas ERP", "Test bed: what, where, until when", direction="out"),
    _touch(26, "call", 15, "Kai Brandt", "Atlas ERP", "Test bed stands", direction="in"),
    _touch(23, "meeting", 40, "Bo Lind", "Atlas ERP", "Recourse both ways; procurement wants it one way",
           ask="problem", impression=-1),
    _touch(20, "mail", 0, "Bo Lind", "Atlas ERP", "Clause on recourse, our wording", direction="out"),
    _touch(16, "meeting", 50, "Bo Lind, Emil Rask", "Atlas ERP", "Chart of accounts, rules"),
    _touch(10, "call", 25, "Emil Rask", "Atlas ERP", "Leaves for another bank; what only he knows, in a list",
           confided=True),
    _touch(9, "meeting", 35, "Bo Lind", "Atlas ERP", "First draft rejected, and rightly: codes that two people read",
           ask="problem", impression=-2),
    _touch(5, "doc", 0, "Bo Lind", "Atlas ERP", "Chart of accounts, second draft", direction="out"),
    _touch(2, "call", 15, "Bo Lind", "Atlas ERP", "Second draft accepted; trial close next", direction="in",
           impression=1),
)  # fmt: skip

_BOREALIS = (
    _touch(60, "workshop", 180, "Elin Berg, Jonas Vik, Tor Hagen", "Borealis", "What the board must show, and to whom",
           briefed=True),
    _touch(56, "call", 20, "Elin Berg", "Borealis", "South port wants it too; when, not whether", direction="in",
           ask="advice"),
    _touch(53, "meeting", 45, "Solveig Moen", "Borealis", "What she will look at when we are gone", ask="advice",
           impression=2, confided=True),
    _touch(49, "mail", 0, "Jonas Vik", "Borealis", "Risk list of last winter, for him to sort", direction="out"),
    _touch(46, "call", 10, "Tor Hagen", "Borealis", "Night crew asks why they were not asked", direction="in",
           ask="problem", part="eve").having(follow(44, "asks the night crew", to="Tor Hagen", done_on=44)),
    _touch(44, "meeting", 60, "Elin Berg, Tor Hagen", "Borealis", "Night crew asked; three of their points taken",
           impression=1, went_extra=True),
    _touch(40, "message", 0, "Elin Berg", "Borealis", "Photo of the board, filled in by others", direction="in"),
    _touch(37, "call", 15, "Solveig Moen", "Borealis", "She told of the round in the south port", direction="in",
           impression=2),
    _touch(32, "meeting", 40, "Elin Berg, Jonas Vik", "Borealis", "One board, two tides", ask="advice"),
    _touch(29, "demo", 60, "Solveig Moen, Elin Berg", "Borealis", "Both ports on one board; accepted", impression=2),
    _touch(26, "call", 15, "Jonas Vik", "Borealis", "Skippers signed his risk list", direction="in"),
    _touch(23, "mail", 0, "Elin Berg", "Borealis", "Handover file, structure", direction="out"),
    _touch(19, "meeting", 45, "Solveig Moen", "Borealis", "No consultant at the winter timetable: her idea",
           ask="information", impression=2),
    _touch(17, "call", 10, "Elin Berg", "Borealis", "Which data both ports believe", direction="in", ask="problem"),
    _touch(12, "message", 0, "Tor Hagen", "Borealis", "Would lead a round at night, if nobody watches", direction="in"),
    _touch(10, "call", 5, "Jonas Vik", "Borealis", "One call in a week: about coffee", direction="in"),
    _touch(5, "meeting", 40, "Solveig Moen, Elin Berg", "Borealis", "Winter timetable in four working days; accepted",
           impression=2),
    _touch(2, "mail", 0, "Elin Berg", "Borealis", "Open points of the handover file", direction="out"),
)  # fmt: skip

_MOBI = (
    _touch(51, "meeting", 60, "Priya Nair, Marek Nowak", "Cobalt", "Signed; forty questions on delivery", ask="order"),
    _touch(48, "call", 15, "Marek Nowak", "Cobalt", "Price per till once more", direction="in", ask="order"),
    _touch(45, "mail", 0, "Luca Conti", "Cobalt", "List of what the shops must have ready", direction="out"),
    _touch(40, "demo", 60, "Luca Conti, Priya Nair", "Cobalt", "Till in the training shop", impression=1),
    _touch(36, "call", 10, "Luca Conti", "Cobalt", "Wants Sundays too", direction="in", ask="order", said_no=True),
    _touch(30, "mail", 0, "Marek Nowak", "Cobalt", "Delivery note, ten shops", direction="out"),
    _touch(26, "meeting", 30, "Luca Conti", "Cobalt", "Ten shops accepted", impression=1),
    _touch(21, "resolved", 90, "Luca Conti", "Cobalt", "Printer jam of the second night", went_extra=True),
    _touch(17, "call", 20, "Luca Conti", "Cobalt", "Night report rejected; cash does not match", direction="in",
           ask="order", impression=-2),
    _touch(14, "meeting", 45, "Priya Nair", "Cobalt", "No more shops before the report is right; then about leavers",
           ask="problem", impression=0, confided=True),
    _touch(11, "call", 15, "Luca Conti", "Cobalt", "Versions: nobody knows which shop runs which", ask="problem"),
    _touch(6, "meeting", 50, "Luca Conti, Marek Nowak", "Cobalt", "One wants advice, one the order: both in one room",
           topic="expectations", impression=-1),
    _touch(3, "mail", 0, "Luca Conti", "Cobalt", "Night report, third version", direction="out"),
    _touch(13, "mail", 0, "Priya Nair", "Ember", "Three questions before anything is offered", direction="out"),
    _touch(9, "call", 30, "Priya Nair", "Ember", "Who decides, and what it would be worth", ask="advice", impression=1),
    _touch(5, "meeting", 60, "Priya Nair", "Ember", "Ten talks first; she wanted an offer", said_no=True, impression=1),
)  # fmt: skip

_OTHERS = (
    _touch(54, "meeting", 30, "Greta Falk", "", "What she wants to lead by herself this winter"),
    _touch(42, "meeting", 30, "Oskar Blom", "", "Invoices, and which client should not get a discount"),
    _touch(34, "call", 15, "Tor Hagen", "Delta", "Still 17 hours a month, he says without being asked", direction="in"),
    _touch(28, "meeting", 30, "Greta Falk", "", "Her first offer: too cheap, and why"),
    _touch(24, "call", 20, "Jonas Vik", "Delta", "Does the crew still tell all of it? Mostly", direction="out"),
    _touch(18, "message", 0, "Oskar Blom", "", "Mobi pays late; he calls them"),
    _touch(15, "call", 20, "Kai Brandt", "", "A joint offer in the spring, perhaps"),
    _touch(8, "meeting", 30, "Greta Falk", "", "Reads Apollo's minutes better than I write them", impression=1),
    _touch(7, "message", 0, "Oskar Blom", "", "Three offers open, one too long"),
    _touch(3, "call", 10, "Kai Brandt", "Atlas ERP", "Test bed until the trial close", direction="in"),
    _touch(0, "message", 0, "Elin Berg", "Borealis", "Asks who keeps the board's file after the handover",
           direction="in", ask="information"),
    _touch(0, "call", 10, "Priya Nair", "Ember", "Moved the first two talks", direction="in", at="09:10"),
)  # fmt: skip

TOUCHES = tuple(
    sorted((*_APOLLO, *_ATLAS, *_BOREALIS, *_MOBI, *_OTHERS), key=lambda each: -int(str(each.fields["on"])))
)
