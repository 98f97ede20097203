"""Teaching by skill and week, as a heat map; and of one skill, by week and by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from json import dumps

from workbench.desk.evidence import of_pairs
from workbench.desk.shown_week import Heat, HeatRow, TaughtOne
from workbench.practice.constants import Constants
from workbench.practice.evidence import standings
from workbench.practice.week import Span, Week
from workbench.store.file import Store

_TWELVE = 12


def weeks_of(about: Week | Span, today: date) -> tuple[Week, ...]:
    """The weeks of its heat map: of a month or a quarter all that lie in it and have begun, else twelve up to it."""
    if isinstance(about, Week):
        return about.until(_TWELVE)
    last = Week.of(min(about.last, today))
    return last.until((last.monday - Week.of(about.first).monday).days // 7 + 1)


def heat(store: Store, weeks: Sequence[Week]) -> Heat:
    """Teaching minutes by skill in each of `weeks`, which follow one another, oldest first."""
    found: dict[int, list[int]] = {}
    place = {str(week): at for at, week in enumerate(weeks)}
    for week, skill, minutes in store.rows(_BY_WEEK, _days(weeks)):
        found.setdefault(skill, [0] * len(weeks))[place[week]] += minutes
    named = dict(
        store.rows(
            "SELECT id, name FROM skill WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))",
            (dumps([*found]),),
        )
    )
    listed = [HeatRow(named[skill], skill, tuple(minutes)) for skill, minutes in found.items() if skill in named]
    return Heat(tuple(map(str, weeks)), tuple(sorted(listed, key=lambda row: (-sum(row.minutes), row.skill))))


def _days(weeks: Sequence[Week]) -> tuple[str, str]:
    return (weeks[0].monday.isoformat(), weeks[-1].sunday.isoformat())


_SHARED = """
  SELECT s.id AS id, s.week AS week, k.target AS skill, s.minutes AS minutes, count(*) OVER (PARTITION BY s.id) AS many,
    row_number() OVER (PARTITION BY s.id ORDER BY k.place) - 1 AS place
  FROM session s CROSS JOIN session_skills k ON k.owner = s.id
  WHERE s.deleted_at IS NULL AND s.draft = '' AND NOT s.planned AND s.minutes > 0 AND s."on" BETWEEN ? AND ?
"""
_BY_WEEK = f"SELECT week, skill, sum(minutes / many + (place < minutes % many)) FROM ({_SHARED}) GROUP BY week, skill"
"""The minutes of a session on several skills are shared out whole: what does not divide goes to the first."""

_BY_PERSON = f"""
SELECT c.id, c.name, count(*), sum(k.minutes / k.many + (k.place < k.minutes % k.many)) FROM ({_SHARED}) k
CROSS JOIN session_learners l ON l.owner = k.id JOIN contact c ON c.id = l.target AND c.deleted_at IS NULL
WHERE k.skill = ? GROUP BY c.id ORDER BY 4 DESC, c.name
"""


def taught(store: Store, skill: int, weeks: Sequence[Week], today: date, constants: Constants) -> tuple[TaughtOne, ...]:
    """Who was taught this skill in these weeks, the longest first: how long, and where they stood before and after."""
    found = store.rows(_BY_PERSON, (*_days(weeks), skill))
    pairs = [(int(person), skill) for person, *_ in found]
    evidence = of_pairs(store, pairs)
    before = standings(evidence, weeks[0].monday - timedelta(days=1), constants, pairs)
    after = standings(evidence, min(weeks[-1].sunday, today), constants, pairs)
    return tuple(_each(found, [each.level for each in before.values()], [each.level for each in after.values()]))


def _each(
    found: Sequence[tuple[int, str, int, int]], before: Sequence[int], after: Sequence[int]
) -> Iterator[TaughtOne]:
    for (person, name, sessions, minutes), was, now in zip(found, before, after, strict=True):
        yield TaughtOne(person, name, sessions, minutes, was, now)
