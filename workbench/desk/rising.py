"""Who rose with which skill in some days: by the levels that are kept, and by the log where they say too little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from workbench.desk.evidence import of_pairs
from workbench.desk.standings import PERIODS, unsettled
from workbench.practice.competence import TOP, Change
from workbench.practice.constants import Constants
from workbench.practice.evidence import Pair, changes_of, reaching
from workbench.store.file import Store

_MANY = 200
"""Pairs from which on it pays to ask first who was seen in the days that are asked about: most rose later."""


def rises(store: Store, first: date, last: date, today: date, constants: Constants) -> Iterator[tuple[Pair, date]]:
    """Each pair that rose from `first` to `last`, as far as is known `today`, and the days; a day may come twice."""
    hidden: set[Pair] = set()
    if unsettled(store, constants):
        hidden = _seen(store, first, last) | _teachers(store)
    else:
        for pair, days, is_whole in _kept(store, first):
            yield from ((pair, on) for on in days if on <= last)
            if not is_whole:
                hidden.add(pair)
        if len(hidden) > _MANY:
            hidden &= _seen(store, first, last) | _teachers(store)
    for pair, change in changes(store, hidden, today, constants):
        if first <= change.on <= last:
            yield pair, change.on


def changes(store: Store, pairs: Iterable[Pair], today: date, constants: Constants) -> Iterator[tuple[Pair, Change]]:
    """Each rise of `pairs` up to `today`, by the log, the oldest of a pair first."""
    asked = sorted(set(pairs))
    if not asked:
        return
    evidence = of_pairs(store, asked)
    reached = reaching(evidence, today, constants)
    for pair in asked:
        for change in changes_of(evidence, pair, today, constants, reached):
            if change.after > change.before:
                yield pair, change


_RISEN = """
SELECT k.contact, k.skill, k.raised_on, k.level FROM standing n
JOIN standing k ON k.contact = n.contact AND k.skill = n.skill
WHERE n.until IS NULL AND n.raised_on >= ? ORDER BY 1, 2, k.since
"""
"""The kept periods of the pairs that rose since a day, each with the last rise by then."""


def _kept(store: Store, first: date) -> Iterator[tuple[Pair, list[date], bool]]:
    """Each pair that rose since `first`: the days that are kept of it, and whether these are all.

    There can be others only before the first period that is kept: not if its last rise lies before `first`, and not if
    it is the first of all. A fifth level is asked of the log: it is taken back where those who were taught fall.
    """
    day = first.isoformat()
    for pair, periods in groupby(store.rows(_RISEN, (day,)), lambda row: (int(row[0]), int(row[1]))):
        kept = [(on, level) for _, _, on, level in periods]
        if any(level == TOP for _, level in kept):
            yield pair, [], False
            continue
        days = sorted({on for on, _ in kept if on >= day})
        yield pair, [date.fromisoformat(on) for on in days], kept[0][0] < day or len(kept) < PERIODS


def _teachers(store: Store) -> set[Pair]:
    """Who taught anybody: level 5 comes on a day of those who were taught."""
    return _pairs(store, "SELECT contact, skill FROM observation WHERE mode = 'taught' AND deleted_at IS NULL", {})


_SEEN = """
SELECT o.contact, o.skill FROM session s CROSS JOIN observation o ON o.session = s.id
WHERE s.deleted_at IS NULL AND s."on" BETWEEN :first AND :last AND o.deleted_at IS NULL
UNION SELECT contact, skill FROM observation
WHERE session IS NULL AND "on" BETWEEN :first AND :last AND deleted_at IS NULL
"""


def _seen(store: Store, first: date, last: date) -> set[Pair]:
    """Who was seen with what in these days."""
    return _pairs(store, _SEEN, {"first": first.isoformat(), "last": last.isoformat()})


def _pairs(store: Store, sql: str, params: Mapping[str, str]) -> set[Pair]:
    return {(int(person), int(skill)) for person, skill in store.rows(sql, params)}
