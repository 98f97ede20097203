"""What people of the demo value, decide, need and remember, in their own words."""

from __future__ import annotations

from workbench.desk.demo.telling import Told, told


def _values(project: str, contact: str, text: str, weight: int, *scores: Told, **more: object) -> Told:
    return told("criterion", project=project, contact=contact, text=text, weight=weight, since=60, **more).having(
        *scores
    )


def _gave(on: int, score: int, words: str = "", **more: object) -> Told:
    return told("score", on=on, score=score, words=words, **more)


CRITERIA = (
    _values("Apollo", "Clara Voss", "time to decide", 3, _gave(47, 5, "Better than before you came"),
            _gave(23, 8, "Two weeks, twice in a row"), nine="Ten working days from request to answer",
            goal="A portfolio decision in days, not months"),
    _values("Apollo", "Clara Voss", "no surprises in the board", 3, _gave(53, 6), _gave(27, 7),
            _gave(3, 7, "Dana says so", source="proxy"), goal="A portfolio decision in days, not months"),
    _values("Apollo", "Ana Pop", "a method that I can defend", 2, _gave(51, 4, "I could not say why"), _gave(26, 7),
            _gave(2, 9, "Dana asked me, not you"), nine="I win an argument with it"),
    _values("Apollo", "Dana Kern", "meetings that end on time", 1, _gave(50, 3),
            _gave(25, 7), _gave(1, 5, "Monday was a relapse", answer="a one-page agenda with times")),
    _values("Atlas ERP", "Bo Lind", "somebody who answers the same day", 2, _gave(40, 7), _gave(15, 6)),
    _values("Atlas ERP", "Clara Voss", "no second contract", 2, _gave(29, 6, "Bo says so", source="proxy"),
            kind="deliverable"),
    _values("Borealis", "Elin Berg", "our plan, not yours", 3, _gave(54, 6), _gave(30, 8),
            _gave(6, 10, "I defended it in front of the skippers"), nine="You did not open the file",
            goal="Terminal planning that the terminals own"),
    _values("Borealis", "Solveig Moen", "quiet nights", 3, _gave(55, 7), _gave(31, 8), _gave(5, 9),
            kind="deliverable", goal="Terminal planning that the terminals own"),
    _values("Borealis", "Tor Hagen", "time to learn it", 2, _gave(56, 5), _gave(14, 8)),
    _values("Cobalt", "Luca Conti", "nobody calls me at night", 3, _gave(38, 6), _gave(13, 2, "Three nights in a row")),
    _values("Cobalt", "Priya Nair", "the price as it was said", 2, _gave(36, 8, "Marek is content", source="proxy"),
            _gave(12, 7)),
)  # fmt: skip


def _decided(project: str, on: int, choice: str, *heard: Told, **more: object) -> Told:
    return told("decision", project=project, decided_on=on, choice=choice, **more).having(*heard)


def _heard(contact: str, view: str, outcome: str = "", told_on: int | None = None) -> Told:
    fields = ({"outcome": outcome} if outcome else {}) | ({} if told_on is None else {"told_on": told_on})
    return told("heard", contact=contact, view=view, **fields)


DECISIONS = (
    _decided("Apollo", 49, "Stop the data lake before it starts",
             _heard("Dana Kern", "Finish the pilot first", "set_aside", 48),
             _heard("Ana Pop", "Nobody waits for it", "adopted", 48),
             question="Which project would nobody start again?", options="data lake; branch app; both",
             advice="The data lake: it has no customer", rights="client", decided_by="Clara Voss",
             turned_out="Nobody asked for it since"),
    _decided("Apollo", 42, "Steering every second Thursday, forty-five minutes",
             _heard("Dana Kern", "Weekly, or it slips", "partly", 41),
             _heard("Clara Voss", "Not one minute more", "adopted"),
             rights="joint", decided_by="Clara Voss", review_on=-10),
    _decided("Apollo", 30, "Requests without a customer are sent back",
             _heard("Bo Lind", "Then IT sends nothing any more", "set_aside", 28),
             rights="client", decided_by="Dana Kern"),
    _decided("Apollo", 17, "Go with two vendors for the pilot",
             _heard("Clara Voss", "Two, and a date on which one goes", "adopted", 17),
             _heard("Bo Lind", "One; two means twice the interfaces", "set_aside"),
             question="One vendor or two?", advice="Two until the trial close, then one", rights="client",
             decided_by="Clara Voss", review_on=-20),
    _decided("Apollo", 3, "The stop list goes to the sponsors before the board",
             _heard("Dana Kern", "Board first", "set_aside"), rights="joint"),
    _decided("Atlas ERP", 44, "Start with the smallest country",
             _heard("Bo Lind", "The largest hurts most", "partly", 43),
             _heard("Emil Rask", "Smallest, it has the oldest keys", "adopted"),
             rights="consultant", turned_out="Right: two keys were missing there only"),
    _decided("Atlas ERP", 25, "Kai builds the interfaces, nobody else",
             _heard("Kai Brandt", "Only with a test bed", "adopted", 25),
             rights="client", decided_by="Bo Lind"),
    _decided("Atlas ERP", 7, "Country codes stay as they are until the trial close",
             _heard("Bo Lind", "Change them now", "set_aside"),
             rights="joint", review_on=-25),
    _decided("Borealis", 47, "Planners lead the rounds, not project managers",
             _heard("Jonas Vik", "I will miss it", "adopted", 47), _heard("Tor Hagen", "Not at night", "partly", 46),
             question="Who leads the planning rounds once we are gone?", options="planners; project managers; us",
             rights="client", decided_by="Solveig Moen", turned_out="Tor leads at night now, on his own wish"),
    _decided("Borealis", 32, "One board for both ports", _heard("Elin Berg", "Two, the tides differ", "partly", 32),
             question="One board or two?", options="one for both ports; one a port",
             rights="joint", decided_by="Elin Berg"),
    _decided("Borealis", 12, "No consultant at the winter timetable", _heard("Elin Berg", "Good", "adopted", 12),
             _heard("Jonas Vik", "Somebody on call", "partly", 11),
             question="Can they plan the winter alone?", advice="Stay away, phone on", rights="client",
             decided_by="Solveig Moen", turned_out="One call, about coffee"),
    _decided("Cobalt", 33, "Nights from Monday to Wednesday only",
             _heard("Luca Conti", "Sundays as well", "set_aside", 33),
             rights="client", decided_by="Priya Nair"),
    _decided("Cobalt", 10, "No shop before the night report is right", _heard("Luca Conti", "Overdue", "adopted"),
             _heard("Marek Nowak", "The date stands in the order", "set_aside"), rights="consultant"),
    _decided("Ember", 5, "Ten talks before any offer",
             _heard("Priya Nair", "Just make an offer", "partly", 5), rights="consultant"),
)  # fmt: skip


def _need(heard_from: str, client: str, on: int, text: str, state: str = "heard", **more: object) -> Told:
    return told("need", heard_from=heard_from, client=client, on=on, text=text, state=state, **more)


def _remembers(contact: str, on: int, text: str, project: str, consent: bool = False) -> Told:
    return told("memory", contact=contact, on=on, text=text, project=project, consent=consent)


SAID = (
    _need("Dana Kern", "Kronos Bank", 45, "Sponsors who were never told what a sponsor does", "explored",
          how="Half a day, with Clara telling the first story", first_call="yes"),
    _need("Clara Voss", "Kronos Bank", 38, "A portfolio office light for the branch network", "offered",
          how="Apollo's rhythm, smaller; Ana could lead it", first_call="yes"),
    _need("Bo Lind", "Kronos Bank", 20, "Two calendars that know of each other", "dropped"),
    _need("Ana Pop", "Kronos Bank", 9, "A place to learn this with analysts of other banks", first_call="unknown"),
    _need("Solveig Moen", "Nordvik", 50, "Winter timetable without us in the building", "won", first_call="yes"),
    _need("Elin Berg", "Nordvik", 17, "Tide data that both ports believe", "referred", how="Kai knows the office",
          first_call="no"),
    _need("Priya Nair", "Mobi Retail", 14, "Shop managers leave within a year", "explored",
          how="Find out why before offering anything", first_call="yes"),
    _need("Luca Conti", "Mobi Retail", 11, "Nobody knows which shop runs which version", first_call="no"),
    _need("Marek Nowak", "Mobi Retail", 35, "Cheaper paper rolls", "lost", first_call="no"),
    _remembers("Jonas Vik", 136, "The night when nobody called me because nothing was late", "Delta", True),
    _remembers("Tor Hagen", 137, "You asked what I would do, and then we did that", "Delta", True),
    _remembers("Elin Berg", 29, "You were late on purpose, and I had started without you", "Borealis", True),
    _remembers("Solveig Moen", 5, "I walked past the planning room and it was quiet", "Borealis", True),
    _remembers("Ana Pop", 18, "Dana held up my map in front of the board", "Apollo", True),
    _remembers("Clara Voss", 17, "The best no that I ever said took four minutes", "Apollo"),
)  # fmt: skip
