"""Step 6, Needs and brand: what else they struggle with, whether they came to us first, what we would do otherwise."""

from __future__ import annotations

from typing import Any

from workbench.desk.kept import Ref
from workbench.desk.naming import called
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import By, Deed, ReviewRow, sigil, to_promise
from workbench.desk.shown import Tone
from workbench.desk.shown_progress import Answer
from workbench.desk.words import day, headline
from workbench.model.relationship import FirstCall, Need, NeedState, Touchpoint
from workbench.store import rows
from workbench.store.file import Store

_OPEN = (NeedState.HEARD, NeedState.EXPLORED)
_EXPLORED = (("state", str(NeedState.EXPLORED)),)
"""What a need becomes by telling how we help, if one says no other."""
_POOR = -1


def heard(asked: Asked) -> list[ReviewRow]:
    """Needs that were heard and not taken further, the newest first."""
    return [_need(asked, each) for each in asked.once(_needs) if each.state in _OPEN]


def first_calls(asked: Asked) -> list[ReviewRow]:
    """Needs of the week, or still open, of which one does not know whether they came to us first."""
    return [
        _first_call(asked, each)
        for each in asked.once(_needs)
        if each.first_call is FirstCall.UNKNOWN and (each.state in _OPEN or each.on in asked.week.span)
    ]


def _needs(asked: Asked) -> list[Need]:
    """All that were heard by today, the newest first."""
    until = (asked.today.isoformat(),)
    return list(rows.find(asked.store, Need, "draft = '' AND \"on\" <= ?", until, order='"on" DESC, id DESC'))


def _need(asked: Asked, need: Need) -> ReviewRow:
    ref = Ref("need", need.id)
    deeds = (
        Deed(By.DONE, "how we help", form=Answer("how do we help, or whom do we refer?", ref, _EXPLORED, "how")),
        Deed(By.DROP, "let it be", "let_need_be", (need.id,)),
        to_promise(f"promise {_at(asked.store, need)} ".replace("  ", " ")),
    )
    return ReviewRow(_told(asked, need), str(need.state), Tone.PLAIN, ref, deeds=deeds, person=_who(need))


def _first_call(asked: Asked, need: Need) -> ReviewRow:
    ref = Ref("need", need.id)
    deeds = (
        Deed(By.DONE, "yes, first", "answer_first_call", (need.id, True)),
        Deed(By.DROP, "no", "answer_first_call", (need.id, False)),
    )
    return ReviewRow(_told(asked, need), "first?", Tone.PLAIN, ref, deeds=deeds, person=_who(need))


def _told(asked: Asked, need: Need) -> str:
    store = asked.store
    whose = called(store, "contact", need.heard_from) if need.heard_from else _client(store, need)
    when = day(need.on) if need.on.year == asked.today.year else f"{day(need.on)} {need.on.year}"
    return " · ".join(word for word in (need.text, whose, when) if word)


def _client(store: Store, need: Need) -> str:
    return called(store, "client", need.client) if need.client else ""


def _at(store: Store, need: Need) -> str:
    return sigil("@", called(store, "contact", need.heard_from)) if need.heard_from else ""


def _who(need: Need) -> Ref | None:
    return Ref("contact", need.heard_from) if need.heard_from else None


def redone(asked: Asked) -> list[ReviewRow]:
    """Contacts of the week that left a poor impression: which would one do again, and otherwise?"""
    until = min(asked.today, asked.week.sunday)
    found = rows.find(
        asked.store,
        Touchpoint,
        "draft = '' AND impression <= ? AND \"on\" BETWEEN ? AND ?",
        (_POOR, asked.week.monday.isoformat(), until.isoformat()),
        order='impression, "on"',
    )
    return [_touch(asked.store, each) for each in found]


def _touch(store: Store, touch: Any) -> ReviewRow:
    ref = Ref("touchpoint", touch.id)
    who = ", ".join(called(store, "contact", each) for each in touch.contacts[:2])
    words = " · ".join(word for word in (who, touch.note or headline(store, touch), day(touch.on)) if word)
    first = touch.contacts[0] if touch.contacts else 0
    line = f"promise {sigil('@', called(store, 'contact', first))} " if first else "promise "
    person = Ref("contact", first) if first else None
    return ReviewRow(words, f"{touch.impression:+d}", Tone.WATCH, ref, deeds=(to_promise(line),), person=person)
