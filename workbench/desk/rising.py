"""Who rose with which skill in some days: by the levels that are kept, and by the log where they say too little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from json import dumps

from workbench.desk.evidence import everything, of_pairs
from workbench.desk.standings import PERIODS, to_judge
from workbench.practice.competence import TOP, Change
from workbench.practice.constants import Constants
from workbench.practice.evidence import Pair, changes_of, reaching
from workbench.store.file import Store

_MANY = 200
"""Pairs from which on it pays to ask first who was seen in the days that are asked about: most rose later."""


def rises(store: Store, first: date, last: date, today: date, constants: Constants) -> Iterator[tuple[Pair, date]]:
    """Each pair that rose from `first` to `last`, as far as is known `today`, and the days; a day may come twice."""
    in_log = to_judge(store, constants)
    if in_log is None:
        in_log = everything(store).pairs
    else:
        more: set[Pair] = set()
        for pair, days, is_whole, is_top in _kept(store, first):
            if pair in in_log:
                continue
            yield from ((pair, on) for on in days if on <= last)
            if is_top:
                in_log.add(pair)
            elif not is_whole:
                more.add(pair)
        in_log |= more if len(more) <= _MANY else _seen(store, more, first, last)
    for pair, change in changes(store, in_log, today, constants):
        if first <= change.on <= last:
            yield pair, change.on


def changes(store: Store, pairs: Iterable[Pair], today: date, constants: Constants) -> Iterator[tuple[Pair, Change]]:
    """Each rise of `pairs` up to `today`, by the log, the oldest of a pair first."""
    asked = sorted(set(pairs))
    if not asked:
        return
    evidence = of_pairs(store, asked, uses=False)
    reached = reaching(evidence, today, constants)
    for pair in asked:
        for change in changes_of(evidence, pair, today, constants, reached):
            if change.after > change.before:
                yield pair, change


_RISEN = """
SELECT k.contact, k.skill, k.raised_on, k.level, k.baseline FROM standing n
CROSS JOIN standing k ON k.contact = n.contact AND k.skill = n.skill
WHERE n.until IS NULL AND n.raised_on >= ? ORDER BY 1, 2, k.since
"""
"""The kept periods of the pairs that rose since a day, each with the last rise by then."""


def _kept(store: Store, first: date) -> Iterator[tuple[Pair, list[date], bool, bool]]:
    """Each pair that rose since `first`: the days that are kept of it, whether these are all, and whether it was at 5.

    There can be others only before the first period that is kept: not if its last rise lies before `first`, and not if
    it is the first of all. The fifth level is asked of the log: it is taken back where those who were taught fall. So
    is what a starting level that was told later made void.
    """
    day = first.isoformat()
    for pair, periods in groupby(store.rows(_RISEN, (day,)), lambda row: (int(row[0]), int(row[1]))):
        raised, levels, baselines = zip(*(rest for _, _, *rest in periods), strict=True)
        is_top, is_void = TOP in levels, len(set(baselines)) > 1
        days = [] if is_top or is_void else sorted({on for on in raised if on >= day})
        is_whole = not is_void and (raised[0] < day or len(raised) < PERIODS)
        yield pair, [date.fromisoformat(on) for on in days], is_whole, is_top


def _seen(store: Store, pairs: Iterable[Pair], first: date, last: date) -> set[Pair]:
    """Those of `pairs` that were seen in these days."""
    asked = {"pairs": dumps(sorted(pairs)), "first": first.isoformat(), "last": last.isoformat()}
    return {(int(person), int(skill)) for person, skill in store.rows(_SEEN, asked)}


_SEEN = """
SELECT DISTINCT o.contact, o.skill FROM json_each(:pairs) p
CROSS JOIN observation o ON o.contact = p.value ->> 0 AND o.skill = p.value ->> 1
WHERE o."on" BETWEEN :first AND :last AND o.deleted_at IS NULL
"""
