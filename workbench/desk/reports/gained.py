"""What people of a client gained, over some projects: the ledger's skills as far as they hold today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from json import dumps

from workbench.desk.ledger import traces_of
from workbench.desk.matrix import standings_of
from workbench.model.transfer import Mode, Observation, Source
from workbench.practice.competence import Standing
from workbench.practice.constants import Constants
from workbench.practice.evidence import Pair
from workbench.practice.gains import Gain, gains
from workbench.practice.handing import LeftOut
from workbench.practice.ledger import LedgerEntry, Part, ledger
from workbench.reports.documents import LEVELS
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"

_HOW = {
    Mode.SHOW: "was shown it",
    Mode.TOGETHER: "did it together with us",
    Mode.COACHED: "did it while we watched",
    Mode.SOLO: "did it alone",
    Mode.TAUGHT: "taught a colleague",
}
_BY = {
    Source.OBSERVED: "seen by us",
    Source.ARTEFACT: "the result can be seen",
    Source.CLIENT: "told by your own people",
    Source.LEARNER: "by their own word",
    Source.SELF: "by their own word",
}


@dataclass(frozen=True)
class Gained:
    """The gains that may be told, the whole ledger, where its people stand, and what is told of the rest to nobody."""

    gains: tuple[Gain, ...]
    entries: tuple[LedgerEntry, ...]
    standings: dict[Pair, Standing]
    left_out: tuple[LeftOut, ...]


def gained(store: Store, projects: Iterable[int], today: date, constants: Constants) -> Gained:
    """What was gained on these projects by `today`."""
    entries: list[LedgerEntry] = []
    for project in projects:
        entries += ledger(traces_of(store, project), today, constants)
    entries.sort(key=lambda each: each.on)
    pairs = {(each.who, each.about) for each in entries if each.part is Part.SKILLS}
    stands = standings_of(store, {who for who, _ in pairs}, {what for _, what in pairs}, today, constants)
    found, left_out = gains(entries, stands, today)
    return Gained(found, tuple(entries), stands, left_out)


def shown_by(store: Store, found: Iterable[Gain]) -> dict[int, str]:
    """The evidence of gains in words for a client, by the observation: "did it alone, seen by us"."""
    listed = dumps([each.observation for each in found])
    seen = rows.find(store, Observation, f"id {_IN}", (listed,), only=("mode", "source"))
    return {each.id: f"{_HOW[each.mode]}, {_BY[each.source]}" for each in seen}


def level(rung: int) -> str:
    """A level for a client.

    >>> level(4)
    '4 independent'
    """
    return f"{rung} {LEVELS[rung]}"
