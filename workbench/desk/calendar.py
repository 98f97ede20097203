"""The calendar that others read: open promises, planned sessions, follow-ups, and when a level is due again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from workbench.desk.agenda import Learners
from workbench.desk.naming import called
from workbench.desk.promises import open_promises, told
from workbench.exchange.calendar import Dated
from workbench.exchange.calendar import calendar as written
from workbench.model.projects import FollowUp, Project
from workbench.model.transfer import Session
from workbench.practice.constants import Constants
from workbench.store import rows
from workbench.store.file import Store

_AHEAD = timedelta(days=366)
"""How far ahead it is told when a level is due again; what comes later moves with each use anyway."""


def calendar(
    store: Store, now: datetime, constants: Constants, project: int | None = None, *, to_dos: bool = True
) -> bytes:
    """All that has a day, of one project or of all, as an .ics file. Without `to_dos` promises are whole days."""
    return written(dated(store, now.date(), constants, project, to_dos=to_dos), now)


def dated(
    store: Store, today: date, constants: Constants, project: int | None = None, *, to_dos: bool = True
) -> Iterator[Dated]:
    """The same, one by one; drafts and private notes are left out."""
    called_so = dict(store.rows("SELECT id, name FROM project"))
    of, mine = (" AND project = ?", (project,)) if project else ("", ())
    for row in open_promises(store, project, today):
        if row.standing.due is not None:
            about = called_so.get(row.promise.project or 0, "")
            title = told(store, row.promise)
            yield Dated(row.promise.uid, title, row.standing.due, about=about, to_do=to_dos, category="promise")
    planned = f"planned AND draft = '' AND \"on\" >= ?{of}"
    for session in rows.find(store, Session, planned, (today.isoformat(), *mine), order='"on", id'):
        yield _session(store, session, called_so)
    asked = f'due IS NOT NULL AND "on" IS NULL{of}'
    for each in rows.find(store, FollowUp, asked, mine, order="due, id"):
        assert each.due is not None, "only those with a day were read"
        title = f"{called_so.get(each.project, '')}: is it still so?"
        yield Dated(each.uid, title, each.due, category="follow-up")
    yield from _due_again(store, today, constants, project)


def _session(store: Store, session: Session, projects: dict[int, str]) -> Dated:
    people = ", ".join(called(store, "contact", each) for each in session.learners)
    skills = ", ".join(called(store, "skill", each) for each in session.skills)
    project = projects.get(session.project or 0, "")
    return Dated(
        session.uid,
        ": ".join(each for each in (people, skills) if each) or session.note or "session",
        session.on,
        session.at,
        session.minutes,
        session.zone,
        "\n".join(each for each in (project, session.note) if each),
        category="session",
    )


def _due_again(store: Store, today: date, constants: Constants, project: int | None) -> Iterator[Dated]:
    """When each level that an open project is about is due again, as the agenda will ask it."""
    projects = {each.id: each for each in rows.find(store, Project)}
    uids = {kind: dict(store.rows(f"SELECT id, uid FROM {kind}")) for kind in ("contact", "skill")}
    learners = Learners(store, projects, today, constants, until=today + _AHEAD)
    for each in learners.of(project):
        person, skill = each.pair
        due = each.standing.due_on
        if due is not None and today <= due <= today + _AHEAD and not each.planned:
            yield Dated(
                f"{uids['contact'][person]}-{uids['skill'][skill]}",
                f"{learners.people[person]}: {learners.skills[skill]}, use it again",
                due,
                about=learners.projects[each.pair],
                category="refresher",
            )
