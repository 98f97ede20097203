"""Step 1, Clear: what was begun and not finished, and days on which nothing was logged."""

from __future__ import annotations

from datetime import date, timedelta
from json import dumps
from typing import Any

from workbench.desk.kept import Ref
from workbench.desk.lists import first_day
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import Asks, By, Deed, ReviewRow, binned, to_log
from workbench.desk.shown import Tone
from workbench.desk.shown_progress import Answer
from workbench.desk.words import day, headline
from workbench.model.catalogue import noun
from workbench.model.noun import Event, one
from workbench.model.transfer import Session
from workbench.store import rows
from workbench.store.file import Store

DRAFTED = ("session", "touchpoint", "work", "commitment", "need", "memory", "score", "decision")
"""The kinds that are stored as drafts where something is lacking."""

_WORKDAYS = 5
_MOST = 50
"""Of so many drafts of a kind at most one is told at once."""


def timer(asked: Asked) -> list[ReviewRow]:
    """The clock that runs."""
    listed = asked.store.rows('SELECT id, "on", substr(at, 1, 5), line FROM timer WHERE deleted_at IS NULL')
    return [
        ReviewRow(
            f"running since {at} {line}".rstrip(),
            day(date.fromisoformat(on)),
            Tone.WATCH,
            Ref("timer", ref),
            deeds=(Deed(By.DONE, "stop it", asks=Asks.TIMER),),
        )
        for ref, on, at, line in listed
    ]


def drafts(asked: Asked) -> list[ReviewRow]:
    """Entries that lack something, the newest first; an event of long ago is let be."""
    since = (asked.today - timedelta(days=asked.constants.asked_days)).isoformat()
    found = []
    for kind in DRAFTED:
        cls = noun(kind)
        if issubclass(cls, Event):
            kept = rows.find(
                asked.store, cls, "draft <> '' AND \"on\" >= ?", (since,), limit=_MOST, order='"on" DESC, id DESC'
            )
        else:
            kept = rows.find(asked.store, cls, "draft <> ''", limit=_MOST, order="id DESC")
        for each in kept:
            found.append(_draft(asked.store, Ref(kind, each.id), each))
    return found


def _draft(store: Store, ref: Ref, draft: Any) -> ReviewRow:
    asks = f"lacks {draft.draft}" if not draft.draft[:1].isupper() else draft.draft
    if ref.kind == "session":
        finish = Deed(By.DONE, "finish it", instead=ref)
    else:
        finish = Deed(By.DONE, "finish it", form=Answer(asks, ref))
    when = f" · {day(draft.on)}" if isinstance(draft, Event) else ""
    words = f"{draft.raw or headline(store, draft)}{when} · {draft.draft}"
    return ReviewRow(words, one(type(draft)), Tone.WATCH, ref, deeds=(finish, binned(ref, "bin it")))


_PLANNED = """
SELECT id FROM session WHERE deleted_at IS NULL AND planned AND draft = '' AND "on" BETWEEN ? AND ?
"""
_WITHOUT = """
SELECT s.id FROM session s WHERE s.deleted_at IS NULL AND NOT s.planned AND s.draft = '' AND s."on" BETWEEN ? AND ?
AND EXISTS (SELECT 1 FROM session_learners l WHERE l.owner = s.id)
AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.session = s.id AND o.deleted_at IS NULL)
"""


def plans(asked: Asked) -> list[ReviewRow]:
    """Sessions planned for a day that has gone by: were they held?"""
    since = asked.week.monday - timedelta(weeks=1)
    found = _sessions(asked.store, _PLANNED, since, asked.today - timedelta(days=1))
    return [_session(asked.store, each, "was it held?", binned(Ref("session", each.id), "not held")) for each in found]


def without_result(asked: Asked) -> list[ReviewRow]:
    """Sessions of the week of which nobody told what was seen."""
    found = _sessions(asked.store, _WITHOUT, asked.week.monday, min(asked.today, asked.week.sunday))
    return [_session(asked.store, each, "what was seen?") for each in found]


def _sessions(store: Store, query: str, since: date, until: date) -> list[Session]:
    ids = dumps([ref for (ref,) in store.rows(query, (since.isoformat(), until.isoformat()))])
    return rows.find(store, Session, "id IN (SELECT value FROM json_each(?))", (ids,), order='"on", id')


def _session(store: Store, session: Session, asks: str, *deeds: Deed) -> ReviewRow:
    ref = Ref("session", session.id)
    words = f"{headline(store, session)} · {asks}"
    log_it = Deed(By.DONE, "log it", instead=ref)
    return ReviewRow(words, day(session.on), Tone.WATCH, ref, deeds=(log_it, *deeds))


_ACCOUNTED = """
SELECT day FROM day_off WHERE deleted_at IS NULL AND day BETWEEN :first AND :last
UNION SELECT "on" FROM session WHERE deleted_at IS NULL AND NOT planned AND "on" BETWEEN :first AND :last
UNION SELECT "on" FROM touchpoint WHERE deleted_at IS NULL AND "on" BETWEEN :first AND :last
UNION SELECT "on" FROM work WHERE deleted_at IS NULL AND "on" BETWEEN :first AND :last
"""


def empty_days(asked: Asked) -> list[ReviewRow]:
    """Workdays of the week that are over and have nothing logged, from the first day on of which anything is.

    Days off are not asked about.
    """
    first = first_day(asked.store)
    last = min(asked.today - timedelta(days=1), asked.week.monday + timedelta(days=_WORKDAYS - 1))
    span = {"first": asked.week.monday.isoformat(), "last": last.isoformat()}
    accounted = {on for (on,) in asked.store.rows(_ACCOUNTED, span)}
    workdays = (asked.week.monday + timedelta(days=each) for each in range(_WORKDAYS))
    return [
        _empty(on) for on in workdays if first is not None and first <= on <= last and on.isoformat() not in accounted
    ]


def _empty(on: date) -> ReviewRow:
    off = Deed(By.DROP, "day off", "take_off", (on,))
    return ReviewRow("", day(on), deeds=(to_log(f"{on.isoformat()} "), off))
