"""The letter to a client: short, with what its people hold now, what wants use next, and when we ask again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from json import dumps

from workbench.desk.reports import Options
from workbench.desk.reports.gained import Gained, gained, level
from workbench.desk.reports.scope import Hands, Made, Scope, private_things
from workbench.model.projects import FollowUp, Milestone, RoleKind, Routine
from workbench.model.relationship import Memory
from workbench.practice.constants import Constants
from workbench.practice.handing import handed
from workbench.practice.ledger import Part
from workbench.reports.documents import Letter, Row, Said
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"
_CAN = 3
"""From which level on a person can do the whole."""
_MOST = 5
"""How many refreshers a letter names."""


def made(store: Store, scope: Scope, options: Options, today: date, constants: Constants) -> Made:
    """The letter on these projects."""
    hands = Hands(store, scope, options.names)
    found = gained(store, scope.ids, today, constants)
    of = (dumps(scope.ids),)
    asked = f'project {_IN} AND due >= ? AND "on" IS NULL'
    follow_ups = rows.find(store, FollowUp, asked, (*of, today.isoformat()), order="due")
    letter = Letter(
        scope.head(today),
        _greeting(hands),
        tuple(_held(found, hands)),
        tuple(
            handed(each, "text")
            for each in rows.find(store, Milestone, f"project {_IN}", of, order="accepted_on, id")
            if handed(each, "accepted_on")
        ),
        tuple(
            " ".join(filter(None, (handed(each, "text"), handed(each, "rhythm") and f"({handed(each, 'rhythm')})")))
            for each in rows.find(store, Routine, f"project {_IN}", of)
        ),
        tuple(_refreshers(found, hands)),
        tuple(handed(each, "due") for each in follow_ups),
        _quote(store, found, hands),
    )
    letter = hands.covered(letter)
    private = private_things(store, scope, hands.contacts)
    return Made(letter, (*hands.left_out(), *found.left_out, *private))


def _greeting(hands: Hands) -> str:
    """Whom the letter speaks to: the sponsor, where one is and may be named."""
    sponsors = [ref for ref, held in hands.roles.items() if RoleKind.SPONSOR in held and ref in hands.contacts]
    named = [ref for ref in sponsors if hands.people.is_named(ref)]
    return f"Dear {hands.called(named[0])}" if named else "Dear all"


def _held(found: Gained, hands: Hands) -> Iterator[Row]:
    """Each skill with who can do the whole of it, the highest first."""
    by_skill: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for each in (one for one in found.gains if one.after >= _CAN):
        by_skill.setdefault((each.name, each.skill), []).append((hands.called(each.who), each.after))
    for (name, _), people in by_skill.items():
        yield name, ", ".join(f"{who} ({level(rung)})" for who, rung in people)


def _refreshers(found: Gained, hands: Hands) -> Iterable[Row]:
    due = sorted((each.refresher, each.name, each.who) for each in found.gains if each.refresher)
    for on, name, who in due[:_MOST]:
        yield name, hands.called(who), on


def _quote(store: Store, found: Gained, hands: Hands) -> Said | None:
    """The last thing that somebody said and may be quoted with."""
    ids = [each.ref[1] for each in found.entries if each.part is Part.MEMORIES]
    listed = rows.find(store, Memory, f"id {_IN} AND consent", (dumps(ids),), order='"on" DESC, id DESC', limit=1)
    if not listed:
        return None
    said = listed[0]
    return Said(handed(said, "text"), hands.called(handed(said, "contact")), handed(said, "on"))
