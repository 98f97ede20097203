"""Promises between the client and us: how they were kept both ways, and each with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from json import dumps

from workbench.desk.promises import unsaid
from workbench.desk.reports import Options
from workbench.desk.reports.scope import Hands, Made, Scope
from workbench.model.promises import Commitment, Move
from workbench.practice.constants import Constants
from workbench.practice.handing import LeftOut, counted, handed
from workbench.practice.promises import PromiseState, due_now, judged, kept, standing
from workbench.reports.documents import PromisesSheet, Row
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class Between:
    """Promises between a client's people and us: `texts` by id, and their moves; of the others how many there are."""

    ours: tuple[Commitment, ...]
    theirs: tuple[Commitment, ...]
    moves: Mapping[int, tuple[Move, ...]]
    texts: Mapping[int, str]
    left_out: tuple[LeftOut, ...]


def between(store: Store, scope: Scope, hands: Hands) -> Between:
    """The promises on these projects, oldest first; of a whole client also those that are of no project."""
    theirs = frozenset(hands.theirs)
    where, asked = f"project {_IN}", [dumps(scope.ids)]
    if scope.whole_client:
        where += f' OR (project IS NULL AND ("by" {_IN} OR "to" {_IN}))'
        asked += [dumps(sorted(theirs))] * 2
    listed = rows.find(store, Commitment, f"({where}) AND draft = ''", asked, order="coalesce(due, made_on), id")
    ours = tuple(each for each in listed if handed(each, "by") is None and handed(each, "to") in theirs)
    hers = tuple(each for each in listed if handed(each, "by") in theirs and handed(each, "to") is None)
    moves: dict[int, list[Move]] = defaultdict(list)
    for move in rows.find(store, Move, f"commitment {_IN}", (dumps([each.id for each in (*ours, *hers)]),)):
        moves[move.commitment].append(move)
    others = len(listed) - len(ours) - len(hers)
    left_out = (LeftOut(counted(others, "promise"), "not between the client and us"),) if others else ()
    texts = {each.id: handed(each, "text") or unsaid(store, each) for each in (*ours, *hers)}
    return Between(ours, hers, {ref: tuple(found) for ref, found in moves.items()}, texts, left_out)


def open_rows(found: Between, hands: Hands, today: date = date.max) -> Iterator[Row]:
    """The open promises both ways, for a list of what is still to be done."""
    for promises, mine in ((found.ours, True), (found.theirs, False)):
        for each in promises:
            if _open(each):
                who = "us" if mine else hands.called(handed(each, "by"))
                yield found.texts[each.id], "promise", who, due_now(each, found.moves.get(each.id, ()), today)


def closed_rows(found: Between, hands: Hands) -> Iterator[Row]:
    """The promises that were kept, both ways."""
    for promises, mine in ((found.ours, True), (found.theirs, False)):
        for each in promises:
            if on := handed(each, "done_on"):
                yield found.texts[each.id], "us" if mine else hands.called(handed(each, "by")), on


def _open(promise: Commitment) -> bool:
    return promise.done_on is None and promise.released_on is None and promise.dropped_on is None


def made(store: Store, scope: Scope, options: Options, today: date, constants: Constants) -> Made:
    """The promises of these projects that were due, or are, in the days asked for."""
    hands = Hands(store, scope, options.names)
    found = between(store, scope, hands)
    first, last = options.since or date.min, options.until or date.max

    def listed(promises: Iterable[Commitment], mine: bool) -> tuple[Row, ...]:
        dated = ((each, due_now(each, found.moves.get(each.id, ()), today)) for each in promises)
        return tuple(
            (found.texts[each.id], hands.called(each.to if mine else each.by), due, *_became(each, found, mine, today))
            for each, due in dated
            if first <= (due or each.made_on) <= last and (mine or each.dropped_on is None)
        )

    def how(promises: Iterable[Commitment]) -> str:
        how_each = ((each.id, judged(each, found.moves.get(each.id, ()), today)) for each in promises)
        told = kept(how_each, first, min(last, today))
        return str(told) if told.due or told.moved else ""

    sheet = PromisesSheet(
        scope.head(today),
        options.since,
        options.until,
        how(found.ours),
        how(found.theirs),
        listed(found.ours, True),
        listed(found.theirs, False),
    )
    sheet = hands.covered(sheet)
    table: list[Row] = [("by", "what", "with", "due", "state", "on")]
    table += [("us", *row) for row in sheet.ours] + [("you", *row) for row in sheet.theirs]
    return Made(sheet, (*hands.left_out(), *found.left_out), tuple(table))


_WORDS = {
    PromiseState.KEPT: "kept",
    PromiseState.RELEASED: "released",
    PromiseState.DROPPED: "not kept",
    PromiseState.LATE: "late",
}


def _became(promise: Commitment, found: Between, mine: bool, today: date) -> tuple[str, date | None]:
    """What became of a promise, and when; that one of theirs is late is not held against them in writing."""
    now = standing(promise, found.moves.get(promise.id, ()), today)
    word = _WORDS.get(now.state, "open")
    if mine and promise.done_on and now.due and promise.done_on > now.due:
        word = "kept late"
    return "open" if word == "late" and not mine else word, promise.done_on or promise.released_on
