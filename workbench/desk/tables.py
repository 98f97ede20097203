"""The rows of the list commands, as stable for scripts as the records of entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from json import dumps

from workbench.desk.evidence import everything
from workbench.desk.holding import holding
from workbench.desk.lists import contacts, holds, projects
from workbench.desk.naming import resolve
from workbench.desk.progress import progress_of
from workbench.desk.promises import open_promises, told
from workbench.desk.records import Record, of_noun
from workbench.desk.shown import ProjectRow
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.model.catalogue import noun
from workbench.practice.dates import CannotRead, day_of
from workbench.practice.evidence import standings
from workbench.practice.facts import Facts
from workbench.practice.independence import flags
from workbench.practice.progression import Progress
from workbench.practice.promises import PromiseState
from workbench.store import rows
from workbench.store.file import Store

_LOGGED = (
    ("session", "on"),
    ("touchpoint", "on"),
    ("work", "on"),
    ("need", "on"),
    ("memory", "on"),
    ("score", "on"),
    ("decision", "decided_on"),
)


@dataclass(frozen=True)
class Asked:
    """What a list command asks for, in words; empty is all. Raises `CannotKeep` where a word can't be read."""

    project: str = ""
    since: str = ""
    until: str = ""
    words: str = ""
    limit: int | None = None

    def project_id(self, store: Store) -> int | None:
        """The project asked for."""
        return resolve(store, "project", self.project) if self.project else None

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day asked for."""
        first, last = (_day(word, today) for word in (self.since, self.until))
        return first or date.min, last or date.max

    def cut(self, found: list[Record]) -> list[Record]:
        """As many as asked for."""
        return found if self.limit is None else found[: self.limit]


def _day(word: str, today: date) -> date | None:
    try:
        return day_of(word, today, forward=False) if word else None
    except CannotRead as why:
        raise CannotKeep(str(why)) from why


def session_records(views: Views, asked: Asked) -> list[Record]:
    """The sessions asked for, newest first; drafts and plans are in, flagged."""
    store = views.store
    first, last = asked.days(views.today().date())
    where, params = '"on" BETWEEN ? AND ?', list[object]([first.isoformat(), last.isoformat()])
    project = asked.project_id(store)
    if asked.words:
        where += " AND id IN (SELECT value FROM json_each(?))"
        params.append(dumps(list(holding(store, project, asked.words))))
    elif project:
        where += " AND project = ?"
        params.append(project)
    found = rows.find(
        store,
        noun("session"),
        where,
        params,
        order='"on" DESC, at DESC, id DESC',
        limit=asked.limit,
    )
    return [of_noun(store, each) for each in found]


def promise_records(views: Views, asked: Asked) -> list[Record]:
    """The open promises, the most urgent first."""
    store, today = views.store, views.today().date()
    first, last = asked.days(today)
    found = [
        of_noun(store, row.promise)
        for row in open_promises(store, asked.project_id(store), today)
        if first <= (row.standing.due or last) <= last and holds(told(store, row.promise), asked.words)
    ]
    return asked.cut(found)


def today_records(views: Views, asked: Asked) -> list[Record]:
    """The promises that are late or due, then what was logged today."""
    store, today = views.store, views.today().date()
    project = asked.project_id(store)
    urgent = (PromiseState.LATE, PromiseState.TODAY)
    due = [row.promise for row in open_promises(store, project, today) if row.standing.state in urgent]
    logged = []
    for kind, field_name in _LOGGED:
        for each in rows.find(store, noun(kind), f'"{field_name}" = ?', (today.isoformat(),)):
            if project is None or getattr(each, "project", None) == project:
                logged.append(each)
    found = [of_noun(store, each) for each in (*due, *logged)]
    return asked.cut([each for each in found if holds(_said(each), asked.words)])


def _said(record: Record) -> str:
    words = (record.note, record.text, record.project, *record.people, *record.skills)
    return " ".join(word for word in words if word)


@dataclass(frozen=True)
class ProjectRecord:
    """A project as scripts see it; the gates by their names. What is not known is null."""

    name: str
    client: str
    phase: str
    stage: str
    provisional: bool
    aimed: str | None
    charged: str | None
    met: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    to_ask: list[str] = field(default_factory=list)
    independence: dict[str, object] = field(default_factory=dict)
    minutes: int = 0
    sessions: int = 0
    health: str | None = None


def project_records(views: Views, asked: Asked) -> list[ProjectRecord]:
    """The projects asked for, open ones first."""
    store, today = views.store, views.today().date()
    only = asked.project_id(store)
    listed = [row for row in projects(store, asked.words) if only in (None, row.id)]
    return [
        project_record(row, *progress_of(store, row.id, today, views.constants))
        for row in (listed if asked.limit is None else listed[: asked.limit])
    ]


def project_record(row: ProjectRow, now: Progress, known: Facts) -> ProjectRecord:
    """A listed project with how far it is, by what is known of it."""
    apart = now.independence
    return ProjectRecord(
        row.name,
        row.client,
        row.phase,
        stage=str(now.delivered.stage or "unproven"),
        provisional=now.delivered.provisional,
        aimed=now.aimed and str(now.aimed),
        charged=now.charged and str(now.charged),
        met=list(now.met),
        missing=list(now.missing),
        lost=list(now.lost),
        to_ask=list(now.to_ask),
        independence={
            "strict": float(apart.strict) if apart else None,
            "on_the_way": float(apart.on_the_way) if apart else None,
            "flags": list(flags(apart, known.skills)) if apart else [],
        },
        minutes=row.minutes,
        sessions=row.sessions,
    )


@dataclass(frozen=True)
class ContactRecord:
    """A contact as scripts see it."""

    name: str
    client: str
    roles: list[str]
    last_on: str | None
    sessions: int


def contact_records(views: Views, asked: Asked) -> list[ContactRecord]:
    """The people asked for."""
    store = views.store
    listed = contacts(store, asked.project_id(store), asked.words, views.today().date())
    counts = dict(store.rows("SELECT contact, sessions FROM touch_tally"))
    return [
        ContactRecord(
            row.name,
            row.client,
            list(row.roles),
            row.last_on.isoformat() if row.last_on else None,
            int(counts.get(row.id) or 0),
        )
        for row in (listed if asked.limit is None else listed[: asked.limit])
    ]


@dataclass(frozen=True)
class SkillRecord:
    """One person with one skill, as scripts see it. `state` is fresh, due or lapsed; null before the first use."""

    person: str
    skill: str
    level: int
    shaky: bool
    baseline: int | None
    last_on: str | None
    due_on: str | None
    state: str | None


def skill_records(views: Views, asked: Asked) -> list[SkillRecord]:
    """One row per person and skill of which anything is known, by skill, then by level."""
    return list(islice(_skill_records(views, asked), asked.limit))


_NAMED = ("skill", "contact")


def _skill_records(views: Views, asked: Asked) -> Iterator[SkillRecord]:
    store, today = views.store, views.today().date()
    first, last = asked.days(today)
    project = asked.project_id(store)
    people = {row.id for row in contacts(store, project, "", today)} if project else None
    stands = standings(everything(store), today, views.constants)
    skills, persons = (dict(store.rows(f"SELECT id, name FROM {kind} WHERE deleted_at IS NULL")) for kind in _NAMED)
    named = {
        (person, skill): (str(skills[skill]), str(persons[person]))
        for person, skill in stands
        if person in persons and skill in skills and (people is None or person in people)
    }
    for pair in sorted(named, key=lambda each: (named[each][0], -stands[each].level, named[each][1])):
        skill, person = named[pair]
        now = stands[pair]
        if holds(f"{person} {skill}", asked.words) and first <= (now.last_on or last) <= last:
            yield SkillRecord(
                person,
                skill,
                now.level,
                now.shaky,
                now.baseline,
                now.last_on.isoformat() if now.last_on else None,
                now.due_on.isoformat() if now.due_on else None,
                str(now.state) if now.state else None,
            )
