"""Where people stand, as it is kept in the file: read for the rules in one query, and worked out anew where stale.

The last periods of each pair are kept, so that today and a fortnight ago need no log. What is asked of an earlier
day, of a stale pair, or under other thresholds than those that were kept, comes from the log itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from json import dumps
from typing import NamedTuple

from workbench.desk.evidence import of_pairs, of_people
from workbench.model.transfer import Mode
from workbench.practice.competence import Freshness, Standing
from workbench.practice.constants import Constants
from workbench.practice.evidence import Evidence, Known, Pair, standings, taught_in
from workbench.store.file import Store
from workbench.store.standings import STALE

_PERIODS = 3
"""How many of the last periods of a pair are kept. A period ends with the next evidence."""

_AT_ONCE = 200
"""How many pairs are worked out in one transaction, for which other processes wait."""

_IN = "IN (SELECT value FROM json_each(?))"


class Period(NamedTuple):
    """A row of `standing`: where a pair stood from a day on, until there was more evidence. Days are ISO or ""."""

    contact: int
    skill: int
    since: str
    until: str | None
    level: int
    shaky: int
    baseline: int | None
    last_on: str
    seen_on: str
    successes: int
    due_on: str
    lapsed_on: str
    unreported_level: int
    solo_count: int
    solo_lacks: str
    raised_on: str
    jump: int
    unaided: str


_COLUMNS = ", ".join(Period._fields)
_ADD = f"INSERT INTO standing ({_COLUMNS}) VALUES ({', '.join('?' * len(Period._fields))})"


def known(store: Store, people: Iterable[int], skills: Iterable[int], since: date, constants: Constants) -> Known:
    """What is known of `people` with `skills`, for questions about days from `since` on; others cost more."""
    who, what = dumps(sorted(set(people))), dumps(sorted(set(skills)))
    if not _of_these_rules(store, constants):
        return of_people(store, people, skills)
    periods = store.rows(
        f"SELECT {_COLUMNS} FROM standing WHERE contact {_IN} AND skill {_IN} AND (until IS NULL OR until > ?)",
        (who, what, since.isoformat()),
    )
    stale = store.rows(f"SELECT * FROM ({STALE}) WHERE contact {_IN} AND skill {_IN}", (who, what))
    return Standings(store, map(Period._make, periods), stale)


def all_known(store: Store, since: date, constants: Constants) -> Known:
    """The same of everybody with everything."""
    if not _of_these_rules(store, constants):
        from workbench.desk.evidence import everything

        return everything(store)
    day = since.isoformat()
    periods = store.rows(f"SELECT {_COLUMNS} FROM standing WHERE until IS NULL")
    periods += store.rows(f"SELECT {_COLUMNS} FROM standing WHERE until > ?", (day,))
    return Standings(store, map(Period._make, periods), store.rows(STALE))


def fallen_due(store: Store, since: date, until: date, constants: Constants) -> tuple[Known, list[Pair]]:
    """The pairs that were seen, or whose level fell due or lapsed, from `since` to `until`, and what is known of them.

    Some more may be among them: those whose kept level is stale.
    """
    if not _of_these_rules(store, constants):
        from workbench.desk.evidence import everything

        evidence = everything(store)
        return evidence, sorted(evidence.pairs)
    days = {"since": since.isoformat(), "until": until.isoformat()}
    rows = store.rows(
        f"SELECT {_COLUMNS} FROM standing WHERE until IS NULL AND (seen_on BETWEEN :since AND :until"
        " OR due_on BETWEEN :since AND :until OR lapsed_on BETWEEN :since AND :until)",
        days,
    )
    stale = [(int(person), int(skill)) for person, skill in store.rows(STALE)]
    pairs = {(person, skill) for person, skill, *_ in rows}.union(stale)
    return Standings(store, map(Period._make, rows), stale), sorted(pairs)


class Standings:
    """What is kept of some people with some skills: see `practice.evidence.Known`. `stale` pairs are not used."""

    def __init__(self, store: Store, periods: Iterable[Period], stale: Iterable[Pair]) -> None:
        self._store = store
        self._kept: dict[int, dict[int, list[Period]]] = {}
        self._alone: dict[int, dict[int, str]] = {}
        for each in periods:
            self._kept.setdefault(each.contact, {}).setdefault(each.skill, []).append(each)
            if each.unaided:
                self._alone.setdefault(each.contact, {})[each.skill] = each.unaided
        self._stale: dict[int, set[int]] = {}
        for person, skill in stale:
            self._stale.setdefault(person, set()).add(skill)
            self._kept.get(person, {}).pop(skill, None)
            self._alone.get(person, {}).pop(skill, None)
        self._moved: dict[tuple[str, str], Mapping[int, set[int]]] = {}
        self._made: dict[tuple[object, ...], Standing] = {}

    def stood(
        self, people: Iterable[int], skills: Iterable[int], as_of: date, constants: Constants
    ) -> Mapping[Pair, Standing]:
        """Where each of `people` stood with each of `skills` on a day, as far as anything is known."""
        day, of = as_of.isoformat(), set(skills)
        found: dict[Pair, Standing] = {}
        elsewhere: list[Pair] = []
        for person in people:
            kept = self._kept.get(person, {})
            for skill in of.intersection(kept):
                period = _at(kept[skill], day)
                if period is not None:
                    found[person, skill] = self._standing(period, day)
                else:
                    elsewhere.append((person, skill))
            elsewhere += [(person, skill) for skill in of.intersection(self._stale.get(person, ()))]
        if elsewhere:
            evidence = of_pairs(self._store, elsewhere)
            there = [pair for pair in elsewhere if pair in evidence.seen or pair in evidence.baselines]
            found |= standings(evidence, as_of, constants, there)
        return found

    def unaided(self, people: Iterable[int], skills: Iterable[int]) -> Iterable[tuple[date, int]]:
        """Each day of unaided use on real work, with who."""
        of, elsewhere = set(skills), []
        for person in people:
            kept = self._alone.get(person, {})
            for skill in of.intersection(kept):
                for day in kept[skill].split():
                    yield date.fromisoformat(day), person
            elsewhere += [(person, skill) for skill in of.intersection(self._stale.get(person, ()))]
        evidence = of_pairs(self._store, elsewhere) if elsewhere else Evidence()
        for pair in elsewhere:
            for on in evidence.unaided_days(pair):
                yield on, pair[0]

    def moved(self, people: Iterable[int], skills: Iterable[int], since: date, until: date) -> bool:
        """Whether anybody may stand elsewhere on one of two days than on the other, in level or in freshness."""
        days = (since.isoformat(), until.isoformat())
        if days not in self._moved:
            self._moved[days] = self._movers(*days)
        moved, of = self._moved[days], set(skills)
        return any(not of.isdisjoint(moved[person]) for person in people if person in moved)

    def _movers(self, since: str, until: str) -> Mapping[int, set[int]]:
        """The pairs that moved between two days, by person; stale ones may have."""
        found = {person: set(skills) for person, skills in self._stale.items()}
        for person, mine in self._kept.items():
            for skill, periods in mine.items():
                for each in periods:
                    if since < each.since <= until or since < each.lapsed_on <= until or since < each.due_on <= until:
                        found.setdefault(person, set()).add(skill)
        return found

    def _standing(self, period: Period, day: str) -> Standing:
        """The standing of a period on a day in it; made once, as most projects of a client ask for the same."""
        due = period.due_on
        state = None if not due else _LAPSED if day >= period.lapsed_on else _DUE if day >= due else _FRESH
        key = (period.contact, period.skill, period.since, state)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _standing(period, state)
        return made


_FRESH, _DUE, _LAPSED = Freshness.FRESH, Freshness.DUE, Freshness.LAPSED


def _since(period: Period) -> str:
    return period.since


def _at(periods: list[Period], day: str) -> Period | None:
    """The one of a pair's kept periods that a day lies in; None where it lies before them."""
    if len(periods) == 1:
        return periods[0] if periods[0].since <= day else None
    return max((each for each in periods if each.since <= day), key=_since, default=None)


def _standing(period: Period, state: Freshness | None) -> Standing:
    """A kept row as the rules gave it."""
    return Standing(
        level=period.level,
        shaky=bool(period.shaky),
        baseline=period.baseline,
        last_on=_day(period.last_on),
        seen_on=_day(period.seen_on),
        successes=period.successes,
        due_on=_day(period.due_on),
        lapsed_on=_day(period.lapsed_on),
        state=state,
        gained=max(0, period.level - (period.baseline or 0)),
        unreported_level=period.unreported_level,
        solo_count=period.solo_count,
        solo_lacks=period.solo_lacks,
        raised_on=_day(period.raised_on),
        jump=bool(period.jump),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# Keeping them


def settle(store: Store, constants: Constants) -> bool:
    """Works some of the stale pairs out again; whether there are more. Nobody reads otherwise than before."""
    if not store.value("SELECT EXISTS (SELECT 1 FROM stale)") and _of_these_rules(store, constants):
        return False
    with store.quiet():
        if not _of_these_rules(store, constants):
            _begin_again(store, constants)
        pairs = [(int(person), int(skill)) for person, skill in store.rows(f"{STALE} LIMIT {_AT_ONCE}")]
        listed = dumps(pairs)
        for table in ("standing", "stale"):
            store.run(
                f"DELETE FROM {table} WHERE (contact, skill) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
                (listed,),
            )
        evidence = of_pairs(store, pairs)
        for pair in pairs:
            for row in _periods(evidence, pair, constants):
                store.run(_ADD, row)
        return bool(store.value("SELECT EXISTS (SELECT 1 FROM stale)"))


def wrong(store: Store, constants: Constants) -> list[str]:
    """What is kept otherwise than the log says, a sentence for each pair; stale pairs are not yet wrong."""
    if not _of_these_rules(store, constants):
        return []
    stale = {(int(person), int(skill)) for person, skill in store.rows(STALE)}
    kept: dict[Pair, list[Period]] = {}
    for row in map(Period._make, store.rows(f"SELECT {_COLUMNS} FROM standing ORDER BY contact, skill, since")):
        kept.setdefault((row.contact, row.skill), []).append(row)
    from workbench.desk.evidence import everything

    evidence = everything(store)
    pairs = sorted({*kept, *evidence.pairs} - stale)
    return [
        f"the kept level of contact {pair[0]} in skill {pair[1]} is not what the log says"
        for pair in pairs
        if kept.get(pair, []) != list(_periods(evidence, pair, constants))
    ]


def _of_these_rules(store: Store, constants: Constants) -> bool:
    """Whether what is kept was worked out under these thresholds."""
    return bool(store.value("SELECT text FROM standing_rule") == repr(constants))


def _begin_again(store: Store, constants: Constants) -> None:
    """Everything is stale: other thresholds, or a file that was just brought up to date."""
    store.run("DELETE FROM standing")
    store.run(
        "INSERT OR IGNORE INTO stale"
        " SELECT contact, skill FROM observation WHERE deleted_at IS NULL"
        " UNION SELECT contact, skill FROM baseline WHERE deleted_at IS NULL"
    )
    store.run("INSERT OR REPLACE INTO standing_rule (id, text) VALUES (1, ?)", (repr(constants),))


def _periods(evidence: Evidence, pair: Pair, constants: Constants) -> Iterator[Period]:
    """The last periods of a pair, oldest first."""
    days = _eventful(evidence, pair)[-_PERIODS:]
    unaided = " ".join(day.isoformat() for day in evidence.unaided_days(pair))
    for day, until in zip(days, [*days[1:], None], strict=False):
        found = standings(evidence, day, constants, [pair])[pair]
        yield Period(
            *pair,
            since=day.isoformat(),
            until=until.isoformat() if until else None,
            level=found.level,
            shaky=int(found.shaky),
            baseline=found.baseline,
            last_on=_text(found.last_on),
            seen_on=_text(found.seen_on),
            successes=found.successes,
            due_on=_text(found.due_on),
            lapsed_on=_text(found.lapsed_on),
            unreported_level=found.unreported_level,
            solo_count=found.solo_count,
            solo_lacks=found.solo_lacks,
            raised_on=_text(found.raised_on),
            jump=int(found.jump),
            unaided=unaided,
        )


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _eventful(evidence: Evidence, pair: Pair) -> list[date]:
    """The days on which a pair may have come to stand elsewhere: its own, and those of whom it taught."""
    teachings = [each for each in evidence.seen.get(pair, ()) if each.mode is Mode.TAUGHT]
    others = {(person, pair[1]) for each in teachings for person in taught_in(evidence, each)}
    days = {each.on for one in (pair, *others) for each in evidence.seen.get(one, ())}
    days |= {evidence.baselines[one].on for one in (pair, *others) if one in evidence.baselines}
    return sorted(days)
