"""The stable JSON of entries and lists: every kind of row carries every key, null or empty where unused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from workbench.desk.naming import called
from workbench.model.catalogue import noun
from workbench.model.noun import Noun, kind
from workbench.practice.entry import Entry, EntryKind, FollowUp, Name
from workbench.store import rows
from workbench.store.file import Store


@dataclass(frozen=True)
class Record:
    """One entry as scripts see it; names in full, days and times ISO. `id` is the uid, null while only tried."""

    id: str | None
    kind: str
    on: str
    at: str | None = None
    part: str | None = None
    minutes: int | None = None
    people: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    project: str | None = None
    mode: str | None = None
    result: str | None = None
    source: str | None = None
    observations: list[dict[str, str]] = field(default_factory=list)
    note: str | None = None
    private_note: str | None = None
    text: str | None = None
    due: str | None = None
    by: str | None = None
    ask: str | None = None
    impression: int | None = None
    flags: list[str] = field(default_factory=list)
    criterion: str | None = None
    score: int | None = None
    follow_ups: list[dict[str, str | None]] = field(default_factory=list)
    planned: bool = False
    draft: bool = False
    reason: str | None = None
    new: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    raw: str | None = None


def of_entry(entry: Entry, uid: str | None = None) -> Record:
    """The record of a typed entry; `uid` once it is stored."""
    promise = entry.kind is EntryKind.COMMITMENT
    by = "me" if entry.mine else next((name.text for name in entry.people), None)
    return Record(
        id=uid,
        kind=entry.kind.value,
        on=entry.on.isoformat(),
        at=_clock(entry.at),
        part=entry.part and str(entry.part),
        minutes=entry.minutes,
        people=_texts(entry.people),
        skills=_texts(entry.skills),
        project=entry.project.text if entry.project else None,
        mode=entry.mode and str(entry.mode),
        result=entry.result and str(entry.result),
        source=entry.source and str(entry.source),
        observations=[
            {
                "person": seen.person.text,
                "skill": seen.skill.text,
                "mode": str(seen.mode),
                "result": str(seen.result),
                "source": str(seen.source),
            }
            for seen in entry.observations
        ],
        note=entry.note or None,
        private_note=entry.private_note or None,
        text=entry.text or None,
        due=_day(entry.due),
        by=by if promise else None,
        ask=entry.ask or None,
        impression=entry.impression,
        flags=list(entry.flags),
        criterion=entry.criterion.text if entry.criterion else None,
        score=entry.score,
        follow_ups=[_follow_up(each) for each in entry.follow_ups],
        planned=entry.planned,
        draft=entry.draft,
        reason=entry.reason or None,
        new=_texts(entry.new),
        unknown=list(entry.unknown),
        warnings=list(entry.warnings),
        raw=entry.raw,
    )


def _follow_up(follow: FollowUp) -> dict[str, str | None]:
    return {"due": _day(follow.due), "text": follow.text or None, "by": follow.by.text if follow.by else "me"}


def _texts(names: Sequence[Name]) -> list[str]:
    return [name.text for name in names]


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _clock(at: time | None) -> str | None:
    return f"{at:%H:%M}" if at else None


def of_noun(store: Store, made: Noun) -> Record:
    """The record of a stored session, touch, work, promise, need, memory, score or decision."""
    known = vars(made)
    what = kind(type(made))
    seen = rows.find(store, noun("observation"), "session = ?", (made.id,)) if what == "session" else []
    first = seen[0] if seen else None

    def name(slot: str, of: str) -> str | None:
        return called(store, of, known[slot]) if known.get(slot) else None

    return Record(
        id=made.uid,
        kind=what,
        on=str(known.get("on") or known.get("made_on") or known.get("decided_on")),
        at=_clock(known.get("at")),
        part=known.get("part") and str(known["part"]),
        minutes=known.get("minutes"),
        people=_people(store, made),
        skills=_skills(store, made),
        project=name("project", "project"),
        mode=str(first.mode) if first else None,
        result=str(first.result) if first else None,
        source=str(first.source) if first else None,
        observations=[
            {
                "person": called(store, "contact", each.contact),
                "skill": called(store, "skill", each.skill),
                "mode": str(each.mode),
                "result": str(each.result),
                "source": str(each.source),
            }
            for each in seen
        ],
        note=known.get("note") or None,
        private_note=known.get("private_note") or None,
        text=known.get("text") or known.get("choice") or known.get("words") or None,
        due=_due(store, made) if what == "commitment" else None,
        by=(name("by", "contact") or "me") if what == "commitment" else None,
        ask=known.get("ask") and str(known["ask"]),
        impression=known.get("impression"),
        flags=[word for flag, word in _FLAGS if known.get(flag)],
        criterion=name("criterion", "criterion"),
        score=known.get("score"),
        follow_ups=_followed(store, made),
        planned=bool(known.get("planned")),
        draft=bool(known.get("draft")),
        reason=known.get("draft") or None,
        raw=known.get("raw") or None,
    )


_FLAGS = (("said_no", "said-no"), ("went_extra", "extra"), ("confided", "confided"))


def _people(store: Store, made: Noun) -> list[str]:
    known = vars(made)
    refs = known.get("learners") or known.get("contacts") or ()
    for slot in ("by", "to", "contact", "heard_from"):
        refs = refs or ((known[slot],) if known.get(slot) else ())
    if kind(type(made)) == "decision":
        refs = tuple(each.contact for each in rows.find(store, noun("heard"), "decision = ?", (made.id,)))
    if kind(type(made)) == "score" and known.get("criterion"):
        whose = store.value("SELECT contact FROM criterion WHERE id = ?", (known["criterion"],))
        refs = (whose,) if whose else ()
    return [called(store, "contact", int(ref)) for ref in refs]


def _skills(store: Store, made: Any) -> list[str]:
    """The skills of a session; of a promise those of the session that it came from."""
    session = made.id if kind(type(made)) == "session" else getattr(made, "session", None)
    listed = store.rows("SELECT target FROM session_skills WHERE owner = ? ORDER BY place", (session,))
    return [called(store, "skill", skill) for (skill,) in listed]


def _due(store: Store, made: Any) -> str | None:
    from workbench.practice.promises import due_now

    moves = rows.find(store, noun("move"), "commitment = ?", (made.id,))
    return _day(due_now(made, moves, date.max))


def _followed(store: Store, made: Noun) -> list[dict[str, str | None]]:
    what = kind(type(made))
    if what not in ("session", "touchpoint"):
        return []
    return [
        {
            "due": _due(store, each),
            "text": each.text or None,
            "by": called(store, "contact", each.by) if each.by else "me",
        }
        for each in rows.find(store, noun("commitment"), f"{what} = ?", (made.id,))
    ]
