"""The rows of `workbench agenda`, with the keys of the other lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from workbench.desk.agenda import AgendaRow, agenda
from workbench.desk.lists import holds
from workbench.desk.records import Record, of_noun
from workbench.desk.tables import Asked
from workbench.desk.views import Views
from workbench.desk.words import day
from workbench.model.catalogue import noun
from workbench.practice.agenda import DueKind
from workbench.store import rows
from workbench.store.file import Store

_STORED = (DueKind.COMMITMENT, DueKind.SESSION)
"""The kinds that are entries, with a record of their own."""


@dataclass(frozen=True)
class AgendaLine:
    """A row as people read it: how near, the day, what kind of thing, its words."""

    when: str
    due: str
    kind: str
    what: str
    people: tuple[str, ...]
    skills: tuple[str, ...]
    project: str


def agenda_records(views: Views, asked: Asked) -> list[Record]:
    """All that is due and was asked for, the most urgent first."""
    today = views.today().date()
    return [_record(views.store, row, today) for row in _listed(views, asked)[: asked.limit]]


def agenda_lines(views: Views, asked: Asked) -> tuple[list[AgendaLine], int]:
    """The same for people: without a wish of theirs only the asks of today, and how many more there are."""
    listed = _listed(views, asked)
    front = [row for row in listed if not row.behind] if asked == Asked() else listed
    return [_line(row) for row in front[: asked.limit]], len(listed) - len(front)


def _listed(views: Views, asked: Asked) -> list[AgendaRow]:
    store, today = views.store, views.today().date()
    first, last = asked.days(today)
    return [
        row
        for row in agenda(store, today, views.constants, asked.project_id(store))
        if first <= (row.due or last) <= last and holds(_said(row), asked.words)
    ]


def _line(row: AgendaRow) -> AgendaLine:
    kind = "promise" if row.kind is DueKind.COMMITMENT else str(row.kind).replace("_", " ")
    # The words of a promise name the other side already.
    people = () if row.kind is DueKind.COMMITMENT else row.people
    return AgendaLine(
        str(row.section), day(row.due) if row.due else "", kind, row.text, people, row.skills, row.project
    )


def _said(row: AgendaRow) -> str:
    return " ".join((row.kind.replace("_", " "), row.text, row.project, *row.people, *row.skills))


def _record(store: Store, row: AgendaRow, today: date) -> Record:
    due = row.due.isoformat() if row.due else None
    if row.kind in _STORED:
        made = rows.get(store, noun(row.ref.kind), row.ref.id)
        assert made is not None, "what is due was just read"
        told = of_noun(store, made)
        return replace(told, due=due, text=row.text if row.kind is DueKind.SESSION else told.text or row.text)
    uid = store.value("SELECT uid FROM follow_up WHERE id = ?", (row.ref.id,))
    return Record(
        id=str(uid) if row.kind is DueKind.FOLLOW_UP else None,
        kind=str(row.kind),
        on=(row.since or row.due or today).isoformat(),
        people=list(row.people),
        skills=list(row.skills),
        project=row.project or None,
        text=row.text,
        due=due,
    )
