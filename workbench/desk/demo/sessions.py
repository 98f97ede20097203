"""The sessions of the demo: what was handed over to whom in twelve weeks, what was seen, and what is planned."""

from __future__ import annotations

from workbench.desk.demo.promises import follow
from workbench.desk.demo.telling import THIS_WEEK, Told, told


def _start(contact: str, skill: str, level: int, on: int, source: str = "observed") -> Told:
    return told("baseline", contact=contact, skill=skill, level=level, on=on, source=source)


STARTING_LEVELS = (
    _start("Tor Hagen", "root cause analysis", 2, 180),
    _start("Jonas Vik", "hearing objections", 2, 180),
    _start("Tor Hagen", "decision log", 3, 60),
    _start("Elin Berg", "facilitation", 2, 60),
    _start("Tor Hagen", "facilitation", 0, 60),
    _start("Elin Berg", "process mapping", 2, 45, "client"),
    _start("Jonas Vik", "risk review", 2, 52),
    _start("Jonas Vik", "facilitation", 2, 42),
    _start("Tor Hagen", "milestone planning", 2, 6, "self"),
    _start("Ana Pop", "process mapping", 1, 57),
    _start("Bo Lind", "process mapping", 0, 57),
    _start("Bo Lind", "risk review", 0, 44),
    _start("Dana Kern", "facilitation", 1, 35, "self"),
    _start("Bo Lind", "facilitation", 1, 35),
    _start("Ana Pop", "value criteria", 2, 20),
    _start("Ana Pop", "decision log", 3, 20, "artefact"),
    _start("Ana Pop", "stakeholder mapping", 0, 3),
    _start("Bo Lind", "root cause analysis", 1, 47),
    _start("Emil Rask", "root cause analysis", 2, 47),
    _start("Kai Brandt", "root cause analysis", 4, 30),
    _start("Kai Brandt", "test design", 4, 27),
    _start("Greta Falk", "estimate review", 1, 22),
    _start("Bo Lind", "stakeholder mapping", 0, 57),
    _start("Bo Lind", "decision log", 1, 20),
    _start("Dana Kern", "risk review", 0, 35, "self"),
    _start("Solveig Moen", "decision log", 2, 30, "client"),
    _start("Elin Berg", "change story", 2, 60),
)


def _seen(contact: str, skill: str, mode: str, result: str = "clean", source: str = "observed", **more: object) -> Told:
    return told("observation", contact=contact, skill=skill, mode=mode, result=result, source=source, **more)


def _held(on: int, at: str, minutes: int, project: str, note: str, *seen: Told, **more: object) -> Told:
    """A session with those who were seen in it; one without a result tells its learners and skills instead.

    A project of "" is none, a clock of "" was not told.
    """
    when = {"at": at} if at else {}
    fields = {"learners": _each(seen, "contact"), "skills": _each(seen, "skill"), "setting": "real_work", **more}
    if project:
        fields["project"] = project
    return told("session", on=on, minutes=minutes, note=note, **when, **fields).having(*seen)


def _each(seen: tuple[Told, ...], field: str) -> str:
    return ", ".join(dict.fromkeys(str(each.fields[field]) for each in seen))


LATE = _held(7, "", 75, "Borealis", "Tor led the night crew's round; Elin and I only listened",
             _seen("Tor Hagen", "facilitation", "coached"), part="eve")  # fmt: skip
"""What came into the log only after its week had been looked back on."""

HELD = (
    _held(58, "09:30", 75, "Borealis", "Opened the planning round myself, Elin led from the second point on",
          _seen("Elin Berg", "facilitation", "coached"), _seen("Tor Hagen", "facilitation", "show"),
          debrief="She waits for silence now; I still fill it"),
    _held(56, "14:00", 75, "Apollo", "Mapped one request from desk to decision, aloud, while they watched",
          _seen("Ana Pop", "process mapping", "show"), _seen("Bo Lind", "process mapping", "show"),
          setting="exercise", next_use="Ana brings a request that hurt").having(
        follow(54, "a request that hurt", by="Ana Pop", done_on=54)),
    _held(54, "10:00", 75, "Apollo", "The loan-limit request, half hers, half mine",
          _seen("Ana Pop", "process mapping", "together")),
    _held(51, "13:00", 90, "Borealis", "He led the review; I asked two questions in ninety minutes",
          _seen("Jonas Vik", "risk review", "coached"), preparation="Sent last month's list, unsorted"),
    _held(48, "15:00", 45, "Borealis", "Talked through the round that she led alone at the north terminal",
          _seen("Elin Berg", "facilitation", "solo", source="artefact", artefact="Minutes of the planning round")),
    _held(46, "09:00", 120, "Atlas ERP", "Month end, country two: eleven days came down to one missing key",
          _seen("Bo Lind", "root cause analysis", "coached"), _seen("Emil Rask", "root cause analysis", "coached")),
    _held(43, "14:00", 90, "Apollo", "Map of the budget change; I had to step in at the handovers",
          _seen("Ana Pop", "process mapping", "coached", "helped"), _seen("Bo Lind", "risk review", "show"),
          debrief="Handovers: ask who waits, not who works"),
    _held(41, "10:30", 90, "Borealis", "Both in one morning, in the control room",
          _seen("Elin Berg", "process mapping", "coached"), _seen("Jonas Vik", "facilitation", "coached")).having(
        follow(34, "risk list with the skippers", by="Jonas Vik", done_on=34)),
    _held(39, "11:00", 75, "Cobalt", "Part of the course that was sold with the tills",
          _seen("Luca Conti", "test design", "show"), setting="classroom",
          private_note="Looked at his phone; the forty shops are what he wants to talk about"),
    _held(37, "09:30", 60, "Apollo", "Supplier approval, whole, without me touching the pen",
          _seen("Ana Pop", "process mapping", "coached")),
    _held(36, "16:00", 75, "Borealis", "Solveig told of the round in the south port: decided in an hour, still held",
          _seen("Elin Berg", "facilitation", "solo", source="client")),
    _held(34, "13:30", 90, "Apollo", "Prepared and led the first hour of steering together",
          _seen("Dana Kern", "facilitation", "together"), _seen("Bo Lind", "facilitation", "together")),
    _held(33, "10:00", 75, "Borealis", "Went through the risk list that he had made with the skippers",
          _seen("Jonas Vik", "risk review", "solo", source="artefact", artefact="Risk list, winter timetable")),
    _held(31, "15:00", 60, "Apollo", "He named the risks; owners and prices were mine",
          _seen("Bo Lind", "risk review", "together", "helped"), next_use="The two-vendor question"),
    _held(29, "14:00", 45, "Apollo", "Read the map of the write-off request that she made without us",
          _seen("Ana Pop", "process mapping", "solo", source="artefact", artefact="Process map 7, portfolio drive")),
    _held(27, "09:00", 90, "Borealis", "Two runs without us in one week; we only talked about them",
          _seen("Jonas Vik", "facilitation", "solo", source="client"),
          _seen("Elin Berg", "process mapping", "solo", source="artefact", artefact="Map of the crane change")),
    _held(26, "13:00", 105, "Atlas ERP", "Why the trial postings failed; Kai drew the cases",
          _seen("Bo Lind", "root cause analysis", "coached", "helped"),
          _seen("Kai Brandt", "test design", "solo", source="artefact")),
    _held(24, "11:00", 75, "Borealis", "Elin sat in his review and had nothing to add",
          _seen("Jonas Vik", "risk review", "solo", source="client")),
    _held(22, "09:00", 105, "Apollo", "She led the steering on the stop list; I kept the time",
          _seen("Dana Kern", "facilitation", "coached"), debrief="Ask before you sum up"),
    _held(21, "16:00", 75, "", "Our own offer for the ports, taken apart",
          _seen("Greta Falk", "estimate review", "together"), setting="exercise"),
    _held(19, "10:00", 60, "Apollo", "Dana used her map in the board paper and said so",
          _seen("Ana Pop", "process mapping", "solo", source="client")),
    _held(18, "14:00", 75, "Apollo", "Vendor risk, every second one his",
          _seen("Bo Lind", "risk review", "together"), next_use="Alone on the ledger interfaces"),
    _held(16, "09:00", 120, "Borealis", "Elin taught Tor before his first round; nobody asked me anything",
          _seen("Elin Berg", "facilitation", "taught", source="client"),
          _seen("Tor Hagen", "facilitation", "together")),
    _held(14, "13:00", 90, "Apollo", "Three customers asked, in their own words, what a nine is",
          _seen("Ana Pop", "value criteria", "coached")),
    _held(13, "10:00", 75, "Atlas ERP", "Stopped at the first cause that fitted; the test was never made",
          _seen("Bo Lind", "root cause analysis", "coached", "not_yet"),
          private_note="Three deadlines that week; not the moment to tell him so"),
    _held(12, "15:00", 75, "Cobalt", "Planned the next forty shops by nights that somebody signs for",
          _seen("Marek Nowak", "milestone planning", "together", whole_task=False),
          _seen("Priya Nair", "change story", "show")),
    _held(11, "09:30", 60, "Borealis", "Log and map of the last timetable, both made while I was away",
          _seen("Elin Berg", "process mapping", "solo", source="client"),
          _seen("Tor Hagen", "decision log", "solo", source="artefact", artefact="Decision log, weeks 1 to 4")),
    _held(9, "14:00", 90, "Apollo", "Ana taught Bo on his own request; I sat at the back",
          _seen("Ana Pop", "process mapping", "taught", source="observed"),
          _seen("Bo Lind", "process mapping", "together")),
    _held(8, "11:00", 75, "Atlas ERP", "Did the fishbone with him; he went for the solution again",
          _seen("Bo Lind", "root cause analysis", "together", "not_yet"), next_use="A small one, without a deadline"),
    LATE,
    _held(6, "16:00", 75, "", "Her review of the till estimate found the weekends; I found the travel",
          _seen("Greta Falk", "estimate review", "coached", "helped")),
    _held(5, "16:30", 45, "Apollo", "Before the stop list is read; how it went I have not heard yet",
          learners="Dana Kern", skills="hearing objections"),
    _held(4, "09:00", 90, "Borealis", "Log kept for a second round; first plan by results, with Elin asking",
          _seen("Tor Hagen", "decision log", "solo", source="client"),
          _seen("Tor Hagen", "milestone planning", "coached")),
    _held(3, "13:30", 90, "Apollo", "The room split over two projects and she went back to reading slides",
          _seen("Dana Kern", "facilitation", "coached", "not_yet"),
          debrief="We agreed on one sentence for next time").having(
        follow(-4, "", to="Dana Kern")),
    _held(2, "15:00", 75, "Apollo", "Who decides on the stop list, who only thinks so",
          _seen("Ana Pop", "stakeholder mapping", "show"), next_use="Her own map of the stop list").having(
        follow(THIS_WEEK, "her map of the stop list", by="Ana Pop")),
    _held(0, "08:30", 60, "Apollo", "Tells that she asked the lending desk alone; I have not seen the answers yet",
          _seen("Ana Pop", "value criteria", "solo", source="learner")),
)  # fmt: skip
"""What happened in these twelve weeks, oldest first."""

_OLDER = (
    _held(179, "10:00", 90, "Delta", "Why 41 hours: one night on paper, minute by minute",
          _seen("Tor Hagen", "root cause analysis", "together")),
    _held(175, "09:00", 120, "Delta", "Night delays of a month, cause by cause",
          _seen("Tor Hagen", "root cause analysis", "coached")),
    _held(172, "13:00", 90, "Delta", "The crane crew said all of it; he wrote and kept quiet",
          _seen("Jonas Vik", "hearing objections", "coached")),
    _held(167, "15:00", 75, "Delta", "What a good night is: asked one crew, the other two are his",
          _seen("Tor Hagen", "value criteria", "together")),
    _held(161, "21:00", 105, "Delta", "Second crew, at night; I said one sentence too many",
          _seen("Jonas Vik", "hearing objections", "coached", "helped"),
          _seen("Tor Hagen", "value criteria", "coached", "helped")),
)  # fmt: skip
"""Delta, which ended half a year ago; what was learned there was used without us since."""

_REPORTED = (
    _seen("Tor Hagen", "root cause analysis", "solo", source="artefact", on=155, artefact="Cause tree, crane 4"),
    _seen("Tor Hagen", "root cause analysis", "solo", source="client", on=145, note="Solveig, in the closing talk"),
    _seen(
        "Tor Hagen", "value criteria", "solo", source="artefact", on=135, artefact="What crane crews call a good night"
    ),
    _seen("Jonas Vik", "hearing objections", "solo", source="client", on=125),
    _seen("Jonas Vik", "hearing objections", "solo", source="artefact", on=115, artefact="Notes of the crew meeting"),
    _seen("Solveig Moen", "change story", "show", on=40, note="Between two meetings, on the back of an agenda"),
    _seen(
        "Elin Berg", "change story", "solo", source="client", on=22, note="Tor: the crane crew asked when, not whether"
    ),
    _seen("Jonas Vik", "facilitation", "solo", source="artefact", on=16, artefact="Decisions of the crew meeting"),
    _seen("Ana Pop", "decision log", "solo", source="artefact", on=15, artefact="Log of the vendor decision"),
    _seen(
        "Solveig Moen", "decision log", "solo", source="artefact", on=13, artefact="Her own log of the winter timetable"
    ),
    _seen("Bo Lind", "decision log", "solo", source="learner", on=10, note="Says that he keeps one for Atlas"),
    _seen("Ana Pop", "decision log", "solo", source="client", on=5, note="Dana: the first log that I read"),
)
"""What they did while nobody of us was near, as it came to our ears."""


def _planned(on: int, at: str, minutes: int, project: str, learners: str, skills: str, note: str = "") -> Told:
    return told("session", on=on, at=at, minutes=minutes, project=project, learners=learners, skills=skills, note=note,
                planned=True)  # fmt: skip


_COMING = (
    _planned(-1, "14:00", 60, "Apollo", "Ana Pop", "stakeholder mapping", "Her map of the stop list"),
    _planned(-2, "10:00", 60, "Borealis", "Tor Hagen, Elin Berg", "milestone planning"),
    _planned(-4, "09:30", 90, "Apollo", "Dana Kern, Bo Lind", "facilitation", "Before the stop list is read"),
    _planned(-7, "13:00", 75, "Atlas ERP", "Bo Lind", "root cause analysis", "A small one, without a deadline"),
    _planned(-9, "11:00", 60, "Cobalt", "Luca Conti", "test design", "Again, this time in a shop"),
)

_DRAFTS = (
    told("session", on=5, minutes=60, project="Apollo", learners="Dana Kern", note="budgeting",
         raw="60 dana budgeting apo :1", draft="a level of which skill?"),
    told("session", on=9, minutes=540, project="Apollo", learners="Ana Pop", skills="value criteria",
         raw="9h ana val apo", draft="540 min or 09:00?"),
)  # fmt: skip

SESSIONS = (*_OLDER, *_REPORTED, *(each for each in HELD if each is not LATE), *_COMING, *_DRAFTS)


def _sure(contact: str, skill: str, on: int, level: int, words: str = "") -> Told:
    return told("confidence", contact=contact, skill=skill, on=on, level=level, words=words)


CONFIDENCE = (
    _sure("Ana Pop", "process mapping", 54, 2),
    _sure("Ana Pop", "process mapping", 9, 3, "I still wait for somebody to find the hole"),
    _sure("Bo Lind", "risk review", 31, 4, "It is a list with owners, I do that all day"),
    _sure("Dana Kern", "facilitation", 34, 2),
    _sure("Dana Kern", "facilitation", 3, 1, "They looked at me and I looked at the slide"),
    _sure("Elin Berg", "facilitation", 16, 5),
    _sure("Tor Hagen", "facilitation", 7, 2, "Only because it was dark"),
)
"""How sure they say that they are; it is no evidence."""
