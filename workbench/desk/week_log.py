"""What was logged in some spans of days, read from the file in a few queries and summed up span by span."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from json import dumps

from workbench.desk.rising import changes, rises
from workbench.desk.shown_week import Gain, HeardNeed, Quiet
from workbench.model.promises import Commitment, Move
from workbench.practice.competence import Change
from workbench.practice.constants import Constants
from workbench.practice.evidence import Pair
from workbench.practice.promises import Kept, judged, kept
from workbench.practice.week import Span
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"
_DAYS = '"on" BETWEEN ? AND ?'
_LIVE = "deleted_at IS NULL AND draft = ''"


@dataclass
class Sums:
    """What was logged in one span: minutes, counts, who and what."""

    sessions: int = 0
    teaching: int = 0
    work: Counter[str] = field(default_factory=Counter)
    projects: Counter[int] = field(default_factory=Counter)
    days: dict[date, tuple[int, int]] = field(default_factory=dict)
    people: set[int] = field(default_factory=set)
    touches: int = 0
    asks: Counter[str] = field(default_factory=Counter)
    drafts: int = 0
    needs: int = 0
    risen: set[Pair] = field(default_factory=set)
    quiet: list[int] = field(default_factory=list)
    promises: Kept = field(default_factory=lambda: Kept(0, 0, 0))

    @property
    def minutes(self) -> int:
        """Sessions and work together."""
        return self.teaching + self.work.total()

    @property
    def asked(self) -> int:
        """How often they asked for something, advice and problems or orders."""
        return self.advice + self.asks["order"]

    @property
    def advice(self) -> int:
        """How often they came with a problem or for advice."""
        return self.asks["advice"] + self.asks["problem"]


def summed(store: Store, spans: Sequence[Span], today: date, constants: Constants) -> tuple[Sums, ...]:
    """The sums of each of `spans`, which follow one another without a gap."""
    log = _Log(store, spans, today)
    log.read_hours()
    log.read_touches()
    log.read_people()
    log.read_drafts_and_needs()
    log.read_risen(constants)
    log.read_promises()
    return log.sums


class _Log:
    """The reading of some spans."""

    def __init__(self, store: Store, spans: Sequence[Span], today: date) -> None:
        self._store = store
        self._spans = spans
        self._today = today
        self._starts = [each.first.isoformat() for each in spans]
        self._between = (self._starts[0], spans[-1].last.isoformat())
        self.sums = tuple(Sums() for _ in spans)

    def _at(self, day: str) -> Sums:
        return self.sums[bisect_right(self._starts, day) - 1]

    def read_hours(self) -> None:
        """The minutes of sessions and of work, by day, kind and project."""
        for day, project, count, minutes in self._store.rows(
            f'SELECT "on", project, count(*), ifnull(sum(minutes), 0) FROM session WHERE {_LIVE} AND NOT planned'
            f" AND {_DAYS} GROUP BY 1, 2",
            self._between,
        ):
            sums = self._at(day)
            sums.sessions += count
            sums.teaching += minutes
            _spent(sums, day, project, minutes, 0)
        for day, project, kind, minutes in self._store.rows(
            f'SELECT "on", project, kind, ifnull(sum(minutes), 0) FROM work WHERE {_LIVE} AND {_DAYS} GROUP BY 1, 2, 3',
            self._between,
        ):
            sums = self._at(day)
            sums.work[kind] += minutes
            _spent(sums, day, project, 0, minutes)

    def read_touches(self) -> None:
        """How often one was in touch, and what they asked."""
        for day, ask, count in self._store.rows(
            f'SELECT "on", ask, count(*) FROM touchpoint WHERE {_LIVE} AND {_DAYS} GROUP BY 1, 2', self._between
        ):
            sums = self._at(day)
            sums.touches += count
            if ask:
                sums.asks[ask] += count

    def read_people(self) -> None:
        """Who was taught, and who had not been touched for longer than wished at the end of each span."""
        wished = _wished(self._store)
        longest = max((each.cadence for each in wished.values()), default=0)
        since = self._spans[0].first - timedelta(days=longest + 1)
        until = self._between[1]
        taught = self._store.rows(_TAUGHT, (since.isoformat(), until))
        gone = _binned(self._store, "contact")
        for day, person in taught:
            if day >= self._starts[0] and person not in gone:
                self._at(day).people.add(person)
        if not wished:
            return
        days: dict[int, list[str]] = defaultdict(list)
        for day, person in sorted((*taught, *self._store.rows(_TOUCHED, (since.isoformat(), until)))):
            if person in wished:
                days[person].append(day)
        known = self._touched_before(wished, since)
        for span, sums in zip(self._spans, self.sums, strict=True):
            end = min(span.last, self._today)
            sums.quiet = [ref for ref, wish in wished.items() if wish.is_quiet(days[ref], ref in known, end)]

    def _touched_before(self, people: Iterable[int], since: date) -> set[int]:
        """Who of `people` was touched at all before a day."""
        day = since.isoformat()
        return {ref for (ref,) in self._store.rows(_BEFORE, {"people": dumps(sorted(people)), "day": day})}

    def read_drafts_and_needs(self) -> None:
        """What is a draft still, by the day that it is of, and the needs that were heard."""
        for day, count in self._store.rows(_DRAFTS, {"first": self._between[0], "last": self._between[1]}):
            self._at(day).drafts += count
        for day, count in self._store.rows(
            f'SELECT "on", count(*) FROM need WHERE {_LIVE} AND {_DAYS} GROUP BY 1', self._between
        ):
            self._at(day).needs += count

    def read_risen(self, constants: Constants) -> None:
        """Who rose with which skill."""
        first, last = self._spans[0].first, min(self._spans[-1].last, self._today)
        gone = {kind: _binned(self._store, kind) for kind in ("contact", "skill")}
        for pair, on in rises(self._store, first, last, self._today, constants):
            if pair[0] not in gone["contact"] and pair[1] not in gone["skill"]:
                self._at(on.isoformat()).risen.add(pair)

    def read_promises(self) -> None:
        """How my promises were kept that came due."""
        mine = rows.find(
            self._store,
            Commitment,
            "\"by\" IS NULL AND draft = '' AND (due BETWEEN ? AND ?"
            " OR id IN (SELECT commitment FROM move WHERE deleted_at IS NULL AND new_due BETWEEN ? AND ?))",
            (*self._between, *self._between),
            only=("due", "done_on", "released_on", "dropped_on"),
        )
        moves: dict[int, list[Move]] = defaultdict(list)
        for move in rows.find(self._store, Move, f"commitment {_IN}", (dumps([each.id for each in mine]),)):
            moves[move.commitment].append(move)
        found = [(each.id, judged(each, moves[each.id], self._today)) for each in mine]
        for span, sums in zip(self._spans, self.sums, strict=True):
            sums.promises = kept(found, span.first, span.last)


def _spent(sums: Sums, day: str, project: int | None, teaching: int, work: int) -> None:
    sums.projects[project or 0] += teaching + work
    on = date.fromisoformat(day)
    before = sums.days.get(on, (0, 0))
    sums.days[on] = (before[0] + teaching, before[1] + work)


_TAUGHT = f"""
SELECT DISTINCT s."on", l.target FROM session s CROSS JOIN session_learners l ON l.owner = s.id
WHERE s.{_LIVE.replace("AND ", "AND s.")} AND NOT s.planned AND s.{_DAYS}
"""
_TOUCHED = f"""
SELECT DISTINCT s."on", l.target FROM touchpoint s CROSS JOIN touchpoint_contacts l ON l.owner = s.id
WHERE s.{_LIVE.replace("AND ", "AND s.")} AND s.{_DAYS}
"""
_BEFORE = """
SELECT w.value FROM json_each(:people) w
WHERE EXISTS (SELECT 1 FROM session_learners l CROSS JOIN session s ON s.id = l.owner
    WHERE l.target = w.value AND s."on" < :day AND s.deleted_at IS NULL AND s.draft = '' AND NOT s.planned)
  OR EXISTS (SELECT 1 FROM touchpoint_contacts l CROSS JOIN touchpoint s ON s.id = l.owner
    WHERE l.target = w.value AND s."on" < :day AND s.deleted_at IS NULL AND s.draft = '')
"""
_DRAFTS = (
    "SELECT day, count(*) FROM ("
    + " UNION ALL ".join(
        f'SELECT "{day}" AS day FROM {kind}'
        f" WHERE deleted_at IS NULL AND \"{day}\" BETWEEN :first AND :last AND draft <> ''"
        for kind, day in (
            ("session", "on"),
            ("touchpoint", "on"),
            ("work", "on"),
            ("commitment", "made_on"),
            ("need", "on"),
            ("memory", "on"),
            ("score", "on"),
            ("decision", "decided_on"),
        )
    )
    + ") GROUP BY day"
)


@dataclass(frozen=True)
class _Wish:
    """A person whom one wants to be in touch with every so many days."""

    cadence: int
    left_on: date | None
    since: date

    def is_quiet(self, days: Sequence[str], touched_before: bool, end: date) -> bool:
        """Whether the last touch was longer ago than the cadence at `end`. Who was never touched is, once known."""
        if self.left_on is not None and self.left_on <= end:
            return False
        past = bisect_right(days, end.isoformat())
        if past:
            return days[past - 1] < (end - timedelta(days=self.cadence)).isoformat()
        return touched_before or self.since <= end


def _wished(store: Store) -> Mapping[int, _Wish]:
    listed = store.rows(
        "SELECT id, cadence_days, left_on, substr(created_at, 1, 10) FROM contact"
        " WHERE deleted_at IS NULL AND cadence_days > 0"
    )
    return {
        ref: _Wish(cadence, date.fromisoformat(left) if left else None, date.fromisoformat(since))
        for ref, cadence, left, since in listed
    }


# By name


def gains(store: Store, pairs: Iterable[Pair], span: Span, today: date, constants: Constants) -> tuple[Gain, ...]:
    """How `pairs` rose in some days, as far as is known `today`, by name, in the order of their days."""
    rose: dict[Pair, list[Change]] = defaultdict(list)
    for pair, change in changes(store, pairs, today, constants):
        if change.on in span:
            rose[pair].append(change)
    people = _names(store, "contact", [person for person, _ in rose])
    skills = _names(store, "skill", [skill for _, skill in rose])
    found = [  # who went into the bin since the pairs were read has no name any more
        Gain(each[-1].on, people[pair[0]], skills[pair[1]], min(one.before for one in each), each[-1].after, *pair)
        for pair, each in rose.items()
        if pair[0] in people and pair[1] in skills
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.person, each.skill)))


def taught(store: Store, people: Iterable[int]) -> tuple[str, ...]:
    """Names of people, in their order of letters."""
    return tuple(sorted(_names(store, "contact", people).values()))


def quiet(store: Store, people: Sequence[int], end: date) -> tuple[Quiet, ...]:
    """Who is quiet on a day, the longest first; who was never touched comes last."""
    names, last = _names(store, "contact", people), _last_touched(store, people, end)
    found = [Quiet(names[each], (end - last[each]).days if each in last else None, each) for each in names]
    return tuple(sorted(found, key=lambda each: (each.days is None, -(each.days or 0), each.person)))


def _last_touched(store: Store, people: Sequence[int], end: date) -> dict[int, date]:
    """The day on which each was touched last up to `end`: as counted, and from the log where that is later."""
    found, later = {}, []
    for ref, day in store.rows(
        f"SELECT contact, last_on FROM touch_tally WHERE last_on <> '' AND contact {_IN}", (dumps(list(people)),)
    ):
        if (on := date.fromisoformat(day)) <= end:
            found[ref] = on
        else:
            later.append(ref)
    asked = {"people": dumps(later), "end": end.isoformat()}
    return found | {ref: date.fromisoformat(day) for ref, day in store.rows(_LAST, asked) if day}


_LAST = """
SELECT w.value, max(
  ifnull((SELECT max(s."on") FROM session_learners l CROSS JOIN session s ON s.id = l.owner WHERE l.target = w.value
    AND s."on" <= :end AND s.deleted_at IS NULL AND s.draft = '' AND NOT s.planned), ''),
  ifnull((SELECT max(s."on") FROM touchpoint_contacts l CROSS JOIN touchpoint s ON s.id = l.owner
    WHERE l.target = w.value AND s."on" <= :end AND s.deleted_at IS NULL AND s.draft = ''), ''))
FROM json_each(:people) w
"""


def needs(store: Store, span: Span) -> tuple[HeardNeed, ...]:
    """The needs that were heard in some days, in their order."""
    listed = store.rows(
        "SELECT n.\"on\", n.text, ifnull(c.name, ''), n.id FROM need n LEFT JOIN contact c ON c.id = n.heard_from"
        " WHERE n.deleted_at IS NULL AND n.draft = '' AND n.\"on\" BETWEEN ? AND ? ORDER BY 1, 4",
        (span.first.isoformat(), span.last.isoformat()),
    )
    return tuple(HeardNeed(date.fromisoformat(day), text, person, ref) for day, text, person, ref in listed)


def _binned(store: Store, kind: str) -> frozenset[int]:
    return frozenset(ref for (ref,) in store.rows(f"SELECT id FROM {kind} WHERE deleted_at IS NOT NULL"))


def _names(store: Store, kind: str, refs: Iterable[int]) -> dict[int, str]:
    listed = dumps(sorted(set(refs)))
    return dict(store.rows(f"SELECT id, name FROM {kind} WHERE deleted_at IS NULL AND id {_IN}", (listed,)))
