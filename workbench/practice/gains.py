"""What people can do now that they could not before: gains alone, as a client is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workbench.practice.competence import Freshness, Standing
from workbench.practice.evidence import Pair
from workbench.practice.handing import LeftOut, counted
from workbench.practice.ledger import LedgerEntry, Part, in_short


@dataclass(frozen=True)
class Gain:
    """What a person can do now that they could not before: levels before and now, since when, and by what observation.

    `refresher` is the day by which the skill wants use; today where that day is past.
    """

    skill: int
    name: str
    who: int
    before: int
    after: int
    on: date
    observation: int
    refresher: date | None


def gains(
    entries: Iterable[LedgerEntry], standings: Mapping[Pair, Standing], today: date
) -> tuple[tuple[Gain, ...], tuple[LeftOut, ...]]:
    """The gains of a ledger that hold today, by skill, the highest first, and what is told of the others to nobody.

    A level that was lost again is told as far as it holds; one that was not used for too long not at all.
    """
    listed = [each for each in entries if each.part is Part.SKILLS]
    pairs = {(each.who, each.about) for each in listed}
    holds = [each for each in listed if _holds(each, standings.get((each.who, each.about)))]
    found = []
    for each in in_short(holds):
        now = standings[each.who, each.about]
        due = now.due_on and max(now.due_on, today)
        before, after = each.before or 0, each.after or 0
        found.append(Gain(each.about, each.what, each.who, before, after, each.on, each.ref[1], due))
    found.sort(key=lambda each: (each.name.casefold(), each.skill, -each.after, each.on, each.who))
    return tuple(found), tuple(_not_held(pairs, standings))


def _holds(entry: LedgerEntry, now: Standing | None) -> bool:
    return now is not None and now.state is not Freshness.LAPSED and (entry.after or 0) <= now.level


def _not_held(pairs: Iterable[Pair], standings: Mapping[Pair, Standing]) -> Iterator[LeftOut]:
    stands = [standings.get(pair, Standing()) for pair in pairs]
    if lapsed := sum(now.state is Freshness.LAPSED for now in stands):
        yield LeftOut(counted(lapsed, "gain not used for long", "gains not used for long"), "lapsed is never told")
    if shaky := sum(now.shaky for now in stands):
        yield LeftOut(counted(shaky, "doubt about a level", "doubts about levels"), "shaky is never told")
