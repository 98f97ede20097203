"""The hours of work of the demo, made from shares, so that teaching grows from 6 to 14 % of all hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from workbench.desk.demo.telling import Told, told

WEEKS = 12
FIRST_SHARE, LAST_SHARE = 0.06, 0.14
"""What teaching takes of all hours in the first and in the last of the weeks."""
_QUARTER = 15
_PIECES = (90, 105, 120, 135, 150, 165, 180)
"""How long one sits at one thing, in minutes."""
_SHORTEST = 45

_SHARES = {
    "Borealis": (40, 40, 38, 36, 34, 32, 30, 30, 28, 26, 24, 22),
    "Apollo": (34, 34, 34, 32, 32, 34, 34, 36, 36, 34, 34, 34),
    "Atlas ERP": (14, 14, 16, 18, 18, 18, 20, 20, 22, 22, 22, 24),
    "Cobalt": (8, 8, 8, 10, 12, 12, 12, 10, 10, 10, 10, 8),
    "Ember": (0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 6, 8),
    "": (4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4),
}
"""How the hours of a week fall to the projects, in parts; "" is none of them."""

_NOTES = {
    "Apollo": (
        "charter, first draft", "interviews with three sponsors", "interviews, lending side", "charter, second draft",
        "list of running projects, cleaned", "cost of waiting, one page", "decision rhythm, draft",
        "steering paper", "decision rhythm, after Dana's corrections", "calls with the nine sponsors",
        "stop list, criteria", "stop list, first cut", "board paper with Dana", "stop list, objections gathered",
        "steering paper, two vendors", "stop list, second cut",
    ),
    "Borealis": (
        "planning board, north port", "shift along with the night crew", "planning board, after the trial",
        "south port, first week", "crew meeting prepared", "planning board, both ports",
        "measures with Elin", "winter timetable, dry run", "winter timetable, corrections",
        "handover file, structure", "handover file, decisions and reasons", "handover file, routines",
    ),
    "Atlas ERP": (
        "month end, country one", "month end, countries two and three", "map of five month ends",
        "interfaces with Kai", "chart of accounts, rules", "chart of accounts, draft",
        "trial postings", "chart of accounts, second draft", "trial close, plan",
    ),
    "Cobalt": (
        "shop survey", "till images", "ten shops, first night", "ten shops, second night", "night report",
        "cash differences", "night report, again", "forty shops, plan",
    ),
    "Ember": ("talked with two who left", "figures of leavers by region", "what managers do all day"),
    "": ("invoices and week plan", "talk with Oskar about the spring", "Greta's first offer", "reading"),
}  # fmt: skip
_BEFORE = (
    (189, 180, "the port by night, along with the crew"),
    (187, 240, "delay log of six months, cleaned"),
    (184, 240, "delay log, what it leaves out"),
    (181, 180, "talks with the three crews"),
    (177, 150, "causes, first list"),
    (170, 210, "causes, ranked"),
    (163, 180, "causes, tested on nine nights"),
    (152, 240, "delay causes, report of four pages"),
    (146, 150, "night call, draft with Tor"),
    (139, 180, "night call, tried for a week"),
    (128, 120, "night call, after the trial"),
    (119, 150, "night call, handed over"),
    (113, 90, "what we would look at in autumn"),
)
"""Delta, before these weeks: working days ago, minutes, note."""
_RELATION = (
    "calls with the nine sponsors",
    "shift along with the night crew",
    "the port by night, along with the crew",
    "talks with the three crews",
)
"""Notes of hours that were for the people and not for the deliverable."""


def work(sessions: Iterable[Told]) -> Iterator[Told]:
    """What was worked before, then twelve weeks of work beside these sessions, oldest first."""
    for day, minutes, note in _BEFORE:
        yield _told(day, "Delta", minutes, note)
    taught = [0] * WEEKS
    for each in sessions:
        taught[_week(each)] += int(str(each.fields["minutes"]))
    dice = Random(7)
    pieces = [piece for week in range(WEEKS) for piece in _pieces(week, worked(week, taught[week]), dice)]
    notes = _notes(pieces)
    for day, project, minutes in pieces:
        yield _told(day, project, minutes, next(notes[project]))


def worked(week: int, taught: int) -> int:
    """The minutes of work in a week (0 the first) in which `taught` were a share on the way from first to last."""
    share = FIRST_SHARE + (LAST_SHARE - FIRST_SHARE) * week / (WEEKS - 1)
    return round(taught * (1 - share) / share / _QUARTER) * _QUARTER


def _week(session: Told) -> int:
    """The week, 0 the first, in which a session took place; today belongs to the last."""
    return WEEKS - 1 - max(0, int(str(session.fields["on"])) - 1) // 5


def _pieces(week: int, minutes: int, dice: Random) -> Iterator[tuple[int, str, int]]:
    """Day, project and minutes of each piece of work in a week, each for the project that is owed most."""
    shares = {project: parts[week] for project, parts in _SHARES.items()}
    owed = {project: minutes * part / sum(shares.values()) for project, part in shares.items()}
    for day, left in _days(week, minutes, dice):
        while left:
            length = min(left, dice.choice(_PIECES))
            if left - length < _SHORTEST:
                length = left
            project = max(owed, key=lambda each: owed[each])
            owed[project] -= length
            left -= length
            yield day, project, length


def _days(week: int, minutes: int, dice: Random) -> Iterator[tuple[int, int]]:
    """The five days of a week, as working days before today, and the minutes of work on each."""
    last = 5 * (WEEKS - 1 - week) + 1
    for day in range(last + 4, last - 1, -1):
        even = minutes / (day - last + 1)
        today = minutes if day == last else round((even + dice.choice((-45, -15, 0, 15, 45))) / _QUARTER) * _QUARTER
        minutes -= today
        yield day, today


def _notes(pieces: Sequence[tuple[int, str, int]]) -> dict[str, Iterator[str]]:
    """For each project the notes of its pieces: what one was at moves on evenly over the weeks."""
    counts = {project: sum(1 for each in pieces if each[1] == project) for project in _NOTES}
    return {
        project: iter([notes[place * len(notes) // counts[project]] for place in range(counts[project])])
        for project, notes in _NOTES.items()
    }


def _told(day: int, project: str, minutes: int, note: str) -> Told:
    if not project:
        return told("work", on=day, minutes=minutes, kind="internal", billable=False, note=note)
    if project == "Ember":
        return told("work", on=day, minutes=minutes, project=project, kind="sales", billable=False, note=note)
    kind = "relation" if note in _RELATION else "delivery"
    return told("work", on=day, minutes=minutes, project=project, kind=kind, note=note)
