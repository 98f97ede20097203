"""The kept ledger of a project: gathered from the file, and put into rows that a screen or a report shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from json import dumps

from workbench.desk.evidence import of_people
from workbench.desk.kept import Ref
from workbench.desk.trouble import CannotKeep
from workbench.model.people import ClientKind
from workbench.model.projects import Aspiration, Milestone, Routine
from workbench.model.relationship import Memory
from workbench.practice.constants import Constants
from workbench.practice.ledger import LedgerEntry, Part, Traces, in_short
from workbench.practice.ledger import ledger as judged
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class LedgerRow:
    """One thing that stays: what, with whom (by name), since when, the evidence in words, and what it opens."""

    part: Part
    what: str
    who: str
    on: date
    evidence: str
    ref: Ref


def ledger(store: Store, project: int, today: date, constants: Constants) -> tuple[LedgerRow, ...]:
    """What stays of a project by `today`, part by part, the oldest first; one row for each person's skill."""
    traces = traces_of(store, project)
    named = dict(store.rows(f"SELECT id, name FROM contact WHERE id {_IN}", (dumps(sorted(traces.people)),)))
    found = sorted(in_short(judged(traces, today, constants)), key=lambda each: _PARTS.index(each.part))
    return tuple(_row(each, named) for each in found)


_PARTS = tuple(Part)


def _row(entry: LedgerEntry, named: dict[int, str]) -> LedgerRow:
    return LedgerRow(entry.part, entry.words, named[entry.who], entry.on, entry.evidence, Ref(*entry.ref))


def traces_of(store: Store, project: int) -> Traces:
    """What is known of a project for its ledger; drafts and what is in the bin are left out."""
    if not store.value("SELECT 1 FROM project WHERE id = ?", (project,)):
        raise CannotKeep("this project is no longer there")
    mine = ("project = ?", (project,))
    people = _people(store, project)
    skills = _skills(store, project)
    evidence = of_people(store, people, skills, uses=False)
    seen_at = dumps(sorted({each.session for seen in evidence.seen.values() for each in seen if each.session}))
    elsewhere = store.rows(f"SELECT id FROM session WHERE id {_IN} AND project <> ?", (seen_at, project))
    return Traces(
        project,
        people,
        skills,
        evidence,
        frozenset(ref for (ref,) in elsewhere),
        milestones=rows.find(store, Milestone, *mine),
        memories=rows.find(
            store,
            Memory,
            f"contact {_IN} AND (project IS NULL OR project = ?) AND draft = ''",
            (dumps(sorted(people)), project),
        ),
        aspirations=rows.find(store, Aspiration, *mine),
        routines=rows.find(store, Routine, *mine),
    )


def _people(store: Store, project: int) -> frozenset[int]:
    """All people of the project's client, also who left: what stayed with them is no less."""
    found = store.rows(
        "SELECT c.id FROM contact c JOIN project p ON p.client = c.client JOIN client o ON o.id = c.client"
        " WHERE p.id = ? AND o.kind = ? AND c.deleted_at IS NULL",
        (project, str(ClientKind.CLIENT)),
    )
    return frozenset(ref for (ref,) in found)


def _skills(store: Store, project: int) -> dict[int, str]:
    """The names of the skills that the project needs, or that were taught on it."""
    return dict(
        store.rows(
            "SELECT id, name FROM skill WHERE deleted_at IS NULL AND id IN ("
            " SELECT skill FROM needed_skill WHERE project = :project AND deleted_at IS NULL"
            " UNION SELECT l.target FROM session s JOIN session_skills l ON l.owner = s.id"
            " WHERE s.project = :project AND s.deleted_at IS NULL AND s.draft = '')",
            {"project": project},
        )
    )
