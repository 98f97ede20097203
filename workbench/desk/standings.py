"""Where people stand, as it is kept in the file: read for the rules in one query, and worked out anew where stale.

The last periods of each pair are kept, so that today and a fortnight ago need no log. What is asked of an earlier
day, of a stale pair, or under other thresholds than those that were kept, comes from the log itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from json import dumps
from typing import NamedTuple

from workbench.desk.evidence import of_contact, of_pairs, of_people, of_skill
from workbench.model.transfer import Mode
from workbench.practice.competence import Freshness, Standing
from workbench.practice.constants import Constants
from workbench.practice.evidence import Evidence, Known, Pair, standings, taught_in
from workbench.store.file import Store
from workbench.store.standings import TAUGHT_BY

PERIODS = 3
"""How many of the last periods of a pair are kept. A period ends with the next evidence."""

_AT_ONCE = 200
"""How many pairs are worked out in one transaction, for which other processes wait."""

_RULES = 1
"""The version of the rules of levels and of fading: where they change, what is kept begins again."""

_THRESHOLDS = (
    "solo_spacing_days",
    "misses_in_a_row",
    "part_task_level",
    "jump_levels",
    "taught_level",
    "half_life_days",
    "spaced_growth",
    "spaced_growth_most",
    "spaced_share",
    "retained",
)
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
        f"SELECT {_COLUMNS} FROM standing WHERE contact {_IN} AND skill {_IN} AND (until IS NULL OR until > ?)"
        " ORDER BY since DESC",
        (who, what, since.isoformat()),
    )
    return Standings(store, map(Period._make, periods), _stale(store), since)


def all_known(store: Store, since: date, constants: Constants) -> Known:
    """The same of everybody with everything."""
    if not _of_these_rules(store, constants):
        from workbench.desk.evidence import everything

        return everything(store)
    day = since.isoformat()
    periods = store.rows(f"SELECT {_COLUMNS} FROM standing WHERE until IS NULL")
    periods += store.rows(f"SELECT {_COLUMNS} FROM standing WHERE until > ? ORDER BY since DESC", (day,))
    return Standings(store, map(Period._make, periods), _stale(store), since)


def fallen_due(store: Store, since: date, until: date, constants: Constants) -> tuple[Known, list[Pair]]:
    """The pairs that were seen, or whose level fell due or lapsed, from `since` to `until`, and what is known of them.

    Some more may be among them: those whose kept level is stale.
    """
    if not _of_these_rules(store, constants):
        from workbench.desk.evidence import everything

        evidence = everything(store)
        return evidence, sorted(evidence.pairs)
    days = {"since": since.isoformat(), "until": until.isoformat()}
    rows = store.rows(_FALLEN_DUE, days)
    stale = _stale(store)
    pairs = {(person, skill) for person, skill, *_ in rows}.union(stale)
    return Standings(store, map(Period._make, rows), stale, until), sorted(pairs)


_FALLEN_DUE = f"""
SELECT {", ".join(f"k.{name}" for name in Period._fields)} FROM (
  SELECT contact, skill, since FROM standing WHERE until IS NULL AND (
    seen_on BETWEEN :since AND :until OR due_on BETWEEN :since AND :until OR lapsed_on BETWEEN :since AND :until)
) n CROSS JOIN standing k ON k.contact = n.contact AND k.skill = n.skill AND k.since = n.since
"""
"""The days are looked for in the index `standing_now` alone."""


def of_one(store: Store, kind: str, ref: int, today: date, constants: Constants) -> Mapping[Pair, Standing]:
    """Where a contact stands today with each skill, or each contact with a skill, as far as anything is known."""
    at = ("contact", "skill").index(kind)
    if not _of_these_rules(store, constants):
        evidence = (of_contact, of_skill)[at](store, ref)
        return evidence.stood([pair for pair in evidence.pairs if pair[at] == ref], today, constants)
    day = today.isoformat()
    rows = store.rows(
        f"SELECT {_COLUMNS} FROM standing WHERE {kind} = ? AND (until IS NULL OR until > ?) ORDER BY since DESC",
        (ref, day),
    )
    stale = [pair for pair in _stale(store) if pair[at] == ref]
    pairs = {(person, skill) for person, skill, *_ in rows}.union(stale)
    return Standings(store, map(Period._make, rows), stale, today).stood(sorted(pairs), today, constants)


class Standings:
    """What is kept of some people with some skills: see `practice.evidence.Known`.

    `periods` come newest first; those of `stale` pairs are not used. The first day that is asked about is `since`.
    """

    def __init__(self, store: Store, periods: Iterable[Period], stale: Iterable[Pair], since: date) -> None:
        self._store = store
        self._since = since.isoformat()
        self._kept: dict[Pair, list[Period]] = {}
        self._alone: dict[Pair, str] = {}
        for each in periods:
            pair = (each.contact, each.skill)
            self._kept.setdefault(pair, []).append(each)
            if each.unaided:
                self._alone[pair] = each.unaided
        self._stale = frozenset(stale)
        for pair in self._stale:
            self._kept.pop(pair, None)
            self._alone.pop(pair, None)
        self._moved: dict[tuple[str, str], Mapping[int, set[int]]] = {}
        self._made: dict[tuple[Pair, str, Freshness | None], Standing] = {}
        self._asked: set[Pair] = set()
        self._read = Evidence()

    def stood(self, pairs: Iterable[Pair], as_of: date, constants: Constants) -> Mapping[Pair, Standing]:
        """Where each pair stood on a day, as far as anything is known."""
        day = as_of.isoformat()
        kept, made = self._kept, self._made
        found: dict[Pair, Standing] = {}
        elsewhere: list[Pair] = []
        for pair in pairs:
            periods = kept.get(pair)
            if periods is None:
                if pair in self._stale:
                    elsewhere.append(pair)
                continue
            period = periods[0] if periods[0].since <= day else _earlier(periods, day)
            if period is None:
                elsewhere.append(pair)
                continue
            due = period.due_on
            state = None if not due else _LAPSED if day >= period.lapsed_on else _DUE if day >= due else _FRESH
            known = made.get((pair, period.since, state))
            if known is None:
                known = made[pair, period.since, state] = _standing(period, state)
            found[pair] = known
        if elsewhere:
            found.update(self._log(elsewhere).stood(elsewhere, as_of, constants))
        return found

    def unaided(self, people: Iterable[int], skills: Iterable[int]) -> Iterable[tuple[date, int]]:
        """Each day of unaided use on real work, with who."""
        of = tuple(skills)
        elsewhere = []
        for pair in [(person, skill) for person in people for skill in of]:
            if (days := self._alone.get(pair)) is not None:
                for day in days.split():
                    yield date.fromisoformat(day), pair[0]
            elif pair in self._stale:
                elsewhere.append(pair)
        for pair in elsewhere:
            for on in self._log(elsewhere).unaided_days(pair):
                yield on, pair[0]

    def _log(self, pairs: Iterable[Pair]) -> Evidence:
        """What the log says of these pairs, and of all that are not kept from the first day on: read at once."""
        if not self._asked.issuperset(pairs):
            short = (pair for pair, periods in self._kept.items() if periods[-1].since > self._since)
            self._asked.update(pairs, () if self._asked else short)
            self._read = of_pairs(self._store, self._asked)
        return self._read

    def moved(self, people: Iterable[int], skills: Iterable[int], since: date, until: date) -> Collection[Pair]:
        """The pairs that may stand elsewhere on one of two days than on the other, in level or in freshness."""
        days = (since.isoformat(), until.isoformat())
        if days not in self._moved:
            self._moved[days] = self._movers(*days)
        by_person, of = self._moved[days], set(skills)
        return {(person, skill) for person in people if person in by_person for skill in by_person[person] & of}

    def _movers(self, since: str, until: str) -> Mapping[int, set[int]]:
        """The skills in which people moved between two days, by person; in stale ones they may have."""
        found: dict[int, set[int]] = {}
        for person, skill in self._stale:
            found.setdefault(person, set()).add(skill)
        for (person, skill), periods in self._kept.items():
            if periods[-1].since > since:  # what was before is not kept
                found.setdefault(person, set()).add(skill)
                continue
            for each in periods:
                if since < each.since <= until or since < each.lapsed_on <= until or since < each.due_on <= until:
                    found.setdefault(person, set()).add(skill)
        return found


_FRESH, _DUE, _LAPSED = Freshness.FRESH, Freshness.DUE, Freshness.LAPSED


def _earlier(periods: list[Period], day: str) -> Period | None:
    """The one of a pair's kept periods, newest first, that an earlier day lies in; None where it lies before them."""
    return next((each for each in periods if each.since <= day), None)


def _standing(period: Period, state: Freshness | None) -> Standing:
    """A kept row as the rules gave it."""
    made = object.__new__(Standing)  # what was worked out by the rules needs no check: tens of thousands are made
    made.__dict__.update(
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
    return made


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# Keeping them


def to_judge(store: Store, constants: Constants) -> set[Pair] | None:
    """The pairs of which nothing that is kept may be used: the stale ones; None where it is all, by other rules."""
    if not _of_these_rules(store, constants):
        return None
    return set(_stale(store))


def unsettled(store: Store, constants: Constants) -> bool:
    """Whether anything is stale, or was worked out under other rules."""
    return bool(store.value("SELECT EXISTS (SELECT 1 FROM stale)")) or not _of_these_rules(store, constants)


def settle(store: Store, constants: Constants) -> bool:
    """Works some of the stale pairs out again; whether there are more. Nobody reads otherwise than before."""
    if not unsettled(store, constants):
        return False
    with store.quiet():
        if not _of_these_rules(store, constants):
            _begin_again(store, constants)
        pairs = sorted(_stale(store, _AT_ONCE))
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
    stale = _stale(store)
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


def _stale(store: Store, most: int = -1) -> set[Pair]:
    """The pairs that may stand elsewhere by now, of all that are marked or of some: they, and whoever taught them."""
    marked = store.rows("SELECT contact, skill FROM stale LIMIT ?", (most,))
    listed = dumps(marked)
    return {*marked, *store.rows(TAUGHT_BY, (listed, listed))} if marked else set()


def _of_these_rules(store: Store, constants: Constants) -> bool:
    """Whether what is kept was worked out under these thresholds."""
    return bool(store.value("SELECT text FROM standing_rule") == _rules(constants))


def _rules(constants: Constants) -> str:
    """Under what levels were worked out: the version of the rules, and the thresholds that they read."""
    return f"{_RULES}: {[getattr(constants, name) for name in _THRESHOLDS]}"


def _begin_again(store: Store, constants: Constants) -> None:
    """Everything is stale: other thresholds, or a file that was just brought up to date."""
    store.run("DELETE FROM standing")
    store.run(
        "INSERT OR IGNORE INTO stale"
        " SELECT contact, skill FROM observation WHERE deleted_at IS NULL"
        " UNION SELECT contact, skill FROM baseline WHERE deleted_at IS NULL"
    )
    store.run("INSERT OR REPLACE INTO standing_rule (id, text) VALUES (1, ?)", (_rules(constants),))


def _periods(evidence: Evidence, pair: Pair, constants: Constants) -> Iterator[Period]:
    """The last periods of a pair, oldest first."""
    days = _eventful(evidence, pair)[-PERIODS:]
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
