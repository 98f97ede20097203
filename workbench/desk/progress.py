"""How far a project is: its facts gathered from the file, judged by the gates, and put into words."""

from __future__ import annotations

from json import dumps

from workbench.desk.evidence import of_people
from workbench.model.people import ClientKind, Contact
from workbench.model.projects import Aspiration, Milestone, Project, Role, TermsItem
from workbench.model.relationship import Criterion, Score
from workbench.model.transfer import Memory, NeededSkill, Session
from workbench.practice.facts import Facts
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"


def facts(store: Store, project: Project) -> Facts:
    """All that is known of `project`; drafts and what is in the bin are left out."""
    mine = ("project = ?", (project.id,))
    people = _people(store, "client = ?", (project.client or 0,), ClientKind.CLIENT)
    partners = _people(store, "", (), ClientKind.PARTNER)
    needed = rows.find(store, NeededSkill, *mine)
    sessions = rows.find(store, Session, "project = ? AND draft = ''", (project.id,))
    skills = {each.skill for each in needed} | {skill for each in sessions for skill in each.skills}
    named = dict(store.rows(f"SELECT id, name FROM skill WHERE id {_IN}", (dumps(sorted(skills)),)))
    ids = dumps([each.id for each in people])
    criteria = rows.find(store, Criterion, f"contact {_IN} AND (project IS NULL OR project = ?)", (ids, project.id))
    return Facts(
        project,
        people,
        named,
        of_people(store, [each.id for each in (*people, *partners)], skills),
        partners=partners,
        roles=rows.find(store, Role, *mine),
        terms=rows.find(store, TermsItem, *mine),
        milestones=rows.find(store, Milestone, *mine),
        aspirations=rows.find(store, Aspiration, *mine),
        needed=needed,
        sessions=sessions,
        memories=rows.find(
            store, Memory, f"contact {_IN} AND (project IS NULL OR project = ?) AND draft = ''", (ids, project.id)
        ),
        criteria=criteria,
        scores=rows.find(store, Score, f"criterion {_IN} AND draft = ''", (dumps([each.id for each in criteria]),)),
    )


def _people(store: Store, where: str, params: tuple[int, ...], kind: ClientKind) -> list[Contact]:
    """The contacts of organisations of a kind."""
    of_kind = f"client IN (SELECT id FROM client WHERE kind = '{kind}')"
    return rows.find(store, Contact, f"{where} AND {of_kind}" if where else of_kind, params)
