"""The rules across nouns that a form, a command or an import may break, each told in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workbench.desk.naming import called
from workbench.model.noun import Noun, kind, one, traits
from workbench.model.text import fold
from workbench.store.file import Store

_HAPPENED = (
    "on",
    "made_on",
    "decided_on",
    "accepted_on",
    "rejected_on",
    "done_on",
    "released_on",
    "dropped_on",
    "reached_on",
    "agreed_on",
    "told_on",
    "confirmed_on",
    "begun_on",
    "ran_on",
    "removed_on",
    "ended_on",
    "closed_on",
    "decisions_handed_on",
    "invoiced_until",
)
"""Days on which something happened: never in the future. Plans are the exception."""


@dataclass(frozen=True)
class Breach:
    """A rule that is broken: a sentence with what to do about it, and the field at fault, where there is one."""

    sentence: str
    field: str = ""


Rule = Callable[[Store, Any, date], Breach | None]
"""A rule for one kind of noun: what it finds broken in one, on a day."""


def broken(store: Store, made: Noun, today: date) -> Breach | None:
    """The first rule that `made` breaks, if any."""
    for rule in (_future, *_RULES.get(kind(type(made)), ()), _once):
        if found := rule(store, made, today):
            return found
    return None


def broken_evidence(store: Store, made: Noun, today: date) -> Breach | None:
    """The same for what comes back or in from elsewhere, where only evidence is judged: the rest was kept by its rules.

    A person may have changed the client since they accepted something. A day may have begun elsewhere already.
    """
    what = kind(type(made))
    if made.deleted_at is not None or what not in _EVIDENCE or bool(getattr(made, "draft", "")):
        return None
    return (
        _future(store, made, today + timedelta(days=1))
        or _EVIDENCE[what](store, made, today)
        or _once(store, made, today)
    )


def _future(store: Store, made: Noun, today: date) -> Breach | None:
    if getattr(made, "planned", False) is True or kind(type(made)) == "terms_item":
        return None
    for field in _HAPPENED:
        on = getattr(made, field, None)
        if isinstance(on, date) and on > today:
            plan = ": say that it is planned, or give" if hasattr(made, "planned") else ": only a plan may be; give"
            return Breach(f"{on} is in the future{plan} the day on which it happened", field)
    return None


# By a person of the client


def _by_client(field: str, done: str, day: str = "") -> Rule:
    """The rule that `done` is done by a person of the project's client, who was still there on the `day` of it."""

    def rule(store: Store, made: Any, today: date) -> Breach | None:
        person = getattr(made, field)
        if person is None:
            return None
        who = called(store, "contact", person)
        at, of, left_on = store.rows(
            "SELECT o.name, CASE WHEN o.kind = 'client' THEN o.id END, c.left_on"
            " FROM contact c LEFT JOIN client o ON o.id = c.client WHERE c.id = ?",
            (person,),
        )[0]
        client = store.value("SELECT client FROM project WHERE id = ?", (made.project,))
        if of is None or of != client:
            where = f"is at {at}" if at else "has no client yet"
            name = f" at {called(store, 'client', client)}" if client else ""
            what = f"{done} by a person of the project's client"
            return Breach(f"{what}, and {who} {where}: name somebody{name}", field)
        on = getattr(made, day, None) if day else None
        if left_on and on is not None and on.isoformat() > left_on:
            return Breach(f"{who} left on {left_on}: name somebody who was there on {on}", field)
        return None

    return rule


def _accepted(store: Store, made: Any, today: date) -> Breach | None:
    """Somebody's acceptance has a day: without it nothing would count as accepted."""
    if made.accepted_by is not None and made.accepted_on is None:
        return Breach("when was it accepted? An acceptance needs its day: accepted_on=DAY", "accepted_on")
    return None


def _follow_up(store: Store, made: Any, today: date) -> Breach | None:
    """An answer has its three parts: what they said, who said it and when."""
    if made.still_so is None:
        if made.on is None:
            return None
        return Breach("what did they answer? Say still_so=yes, partly or no, or leave the day open", "still_so")
    if made.said_by is None:
        return Breach("who said so? An answer needs somebody of the client: said_by=NAME", "said_by")
    if made.on is None:
        return Breach("when was it said? An answer needs its day: on=DAY", "on")
    return None


def _dry_run(store: Store, made: Any, today: date) -> Breach | None:
    """It ends on the day on which it began, or later."""
    if made.ended_on is not None and made.ended_on < made.begun_on:
        return Breach(f"it ended on {made.ended_on} and began on {made.begun_on}: give a later end", "ended_on")
    return None


# Evidence


def _baseline(store: Store, made: Any, today: date) -> Breach | None:
    first = _first_seen(store, made)
    if not first:
        return None
    if not made.id:
        return Breach(f"a starting level comes before the first evidence, and there is some from {first}: it is frozen")
    return Breach("a starting level is frozen once there is evidence: add an observation instead")


def _dated_baseline(store: Store, made: Any, today: date) -> Breach | None:
    first = _first_seen(store, made)
    if first and first < made.on.isoformat():
        return Breach(f"a starting level comes before the first evidence, which is from {first}", "on")
    return None


def _first_seen(store: Store, made: Any) -> str:
    """The first day on which the pair of a starting level was seen; empty where it never was."""
    first = store.value(
        'SELECT min("on") FROM observation WHERE contact = ? AND skill = ? AND deleted_at IS NULL',
        (made.contact, made.skill),
    )
    return str(first or "")


def _observation(store: Store, made: Any, today: date) -> Breach | None:
    start = store.value(
        'SELECT max("on") FROM baseline WHERE contact = ? AND skill = ? AND deleted_at IS NULL',
        (made.contact, made.skill),
    )
    if start and made.on.isoformat() < start:
        return Breach(before_start(_pair(store, made), start), "on")
    return None


def before_start(whose: str, start: str) -> str:
    """That evidence is older than the starting level of `whose` pair, from the day `start`."""
    return f"the starting level of {whose} is from {start}: evidence counts from that day on, so give a later day"


def _in_held_session(store: Store, made: Any, today: date) -> Breach | None:
    """Nothing was seen in a session that has not taken place, or that counts for nothing yet."""
    for planned, draft in store.rows("SELECT planned, draft FROM session WHERE id = ?", (made.session,)):
        if planned:
            return Breach("this session is only planned: log it first, with what was seen", "session")
        if draft:
            return Breach(f"this session is a draft ({draft}): complete it first", "session")
    return None


def _pair(store: Store, made: Any) -> str:
    return f"{called(store, 'contact', made.contact)} in {called(store, 'skill', made.skill)}"


# Only once


def _once(store: Store, made: Noun, today: date) -> Breach | None:
    """Of what may be there only once there is none yet."""
    if not made.UNIQUE or any(getattr(made, field) is None for field in made.UNIQUE):
        return None
    what, same = kind(type(made)), " AND ".join(f'"{field}" = ?' for field in made.UNIQUE)
    values = [_cell(getattr(made, field)) for field in made.UNIQUE]
    if not store.value(f"SELECT id FROM {what} WHERE {same} AND id <> ? AND deleted_at IS NULL", (*values, made.id)):
        return None
    if what == "observation":
        return Breach(f"{_pair(store, made)} was seen in this session already: change that observation instead")
    word = next(trait.label for trait in traits(type(made)) if trait.name == made.UNIQUE[-1])
    return Breach(f"there is such a {one(type(made))} already: edit that one, or give another {fold(word)}")


def _cell(value: Any) -> Any:
    return str(value) if isinstance(value, str | date) else value


def _score(store: Store, made: Any, today: date) -> Breach | None:
    return second_score(store, made.criterion, made.on, str(made.source), made.id)


def second_score(store: Store, criterion: int | None, on: date, source: str, ref: int = 0) -> Breach | None:
    """A criterion is scored once a month by each source; `ref` is the score that is asked about, if it is stored."""
    month = on.isoformat()[:7]
    first = store.value(
        'SELECT score FROM score WHERE criterion = ? AND substr("on", 1, 7) = ? AND source = ?'
        " AND draft = '' AND deleted_at IS NULL AND id <> ?",
        (criterion, month, source, ref),
    )
    if first is None:
        return None
    return Breach(f"there is a score for this criterion in {month} already ({first}): change that one instead", "on")


_RULES: dict[str, tuple[Rule, ...]] = {
    "milestone": (_by_client("accepted_by", "a deliverable is accepted", "accepted_on"), _accepted),
    "aspiration": (
        _by_client("agreed_by", "a from/to is agreed", "agreed_on"),
        _by_client("stated_by", "a result is stated", "reached_on"),
    ),
    "needed_skill": (_by_client("confirmed_by", "a list of skills is confirmed", "confirmed_on"),),
    "follow_up": (_follow_up, _by_client("said_by", '"still so" is said', "on")),
    "routine": (_by_client("owner", "a routine is owned"),),
    "risk": (_by_client("owner", "a risk is owned"),),
    "dry_run": (_dry_run,),
    "sign_off": (_by_client("by", "the whole is accepted", "on"),),
    "baseline": (_baseline,),
    "observation": (_in_held_session, _observation),
    "score": (_score,),
}
_EVIDENCE: dict[str, Rule] = {"observation": _observation, "baseline": _dated_baseline, "score": _score}
