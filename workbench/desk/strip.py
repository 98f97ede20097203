"""The today strip: what is late, due today, quiet, stalled or nearly used up, most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.desk.evidence import of_pairs
from workbench.desk.hours import NEARLY
from workbench.desk.lists import contacts
from workbench.desk.promises import open_promises, told
from workbench.desk.shown import Line, Ref, Tone
from workbench.practice.competence import stalled
from workbench.practice.constants import Constants
from workbench.practice.evidence import standings
from workbench.practice.promises import PromiseState
from workbench.store.file import Store

_LOOK_BACK = 90
"""Days: who was not seen for longer is no learner any more, but a refresher."""


def strip(store: Store, project: int | None, today: date, constants: Constants) -> tuple[Line, ...]:
    """The lines of the strip for a project, or for all."""
    return (
        *_promises(store, project, today),
        *_quiet(store, project, today),
        *_stalled(store, project, today, constants),
        *_used_up(store, project),
    )


def _promises(store: Store, project: int | None, today: date) -> Iterator[Line]:
    listed = open_promises(store, project, today)
    for state, word, tone in ((PromiseState.LATE, "late", Tone.RISK), (PromiseState.TODAY, "today", Tone.WATCH)):
        rows = [row for row in listed if row.standing.state is state]
        if rows:
            words = told(store, rows[0].promise)
            yield Line(f"{word} {len(rows)}", words, tone, Ref("commitment", rows[0].promise.id))


def _quiet(store: Store, project: int | None, today: date) -> Iterator[Line]:
    quiet = [row for row in contacts(store, project, "", today) if row.quiet]
    quiet.sort(key=lambda row: ("sponsor" not in row.roles, -(row.days or 9999)))
    for row in quiet[:1]:
        since = f" {row.days}d" if row.days is not None else ""
        role = f" ({row.roles[0]})" if row.roles else ""
        more = f" +{len(quiet) - 1}" if len(quiet) > 1 else ""
        yield Line("quiet", f"{row.name}{role}{since}{more}", Tone.WATCH, Ref("contact", row.id))


def _stalled(store: Store, project: int | None, today: date, constants: Constants) -> Iterator[Line]:
    """The learner who waits longest: below the level needed, not seen for weeks and nothing planned."""
    where, params = (" AND s.project = :project", {"project": project}) if project else ("", {})
    waiting = store.rows(
        'SELECT o.contact, o.skill, c.name, k.name, max(o."on"), s.project, coalesce(n.required_level, :needed)'
        " FROM observation o JOIN session s ON s.id = o.session JOIN contact c ON c.id = o.contact"
        " JOIN skill k ON k.id = o.skill"
        " LEFT JOIN needed_skill n ON n.project = s.project AND n.skill = o.skill AND n.deleted_at IS NULL"
        " JOIN project p ON p.id = s.project AND p.closed_on IS NULL AND p.deleted_at IS NULL"
        " WHERE o.deleted_at IS NULL AND c.left_on IS NULL"
        f" AND o.\"on\" >= date(:today, '-{_LOOK_BACK} days'){where}"
        ' GROUP BY o.contact, o.skill HAVING max(o."on") <= date(:today, :still) ORDER BY max(o."on") LIMIT 20',
        {
            **params,
            "today": today.isoformat(),
            "still": f"-{constants.stalled_days} days",
            "needed": constants.needed_level,
        },
    )
    evidence = of_pairs(store, ((int(row[0]), int(row[1])) for row in waiting))
    standing = standings(evidence, today, constants)
    found = []
    for contact, skill, person, name, seen_on, _, level in waiting:
        planned = _planned(store, int(contact), int(skill))
        if stalled(standing[int(contact), int(skill)], int(level), planned, today, constants):
            days = (today - date.fromisoformat(seen_on)).days
            found.append(Line("stalled", f"{person}/{name} {days}d", Tone.WATCH, Ref("contact", int(contact))))
    if found:
        first, more = found[0], f" +{len(found) - 1}" if len(found) > 1 else ""
        yield Line(first.label, first.value + more, first.tone, first.ref)


def _planned(store: Store, contact: int, skill: int) -> bool:
    return bool(
        store.value(
            "SELECT 1 FROM session s JOIN session_learners l ON l.owner = s.id JOIN session_skills k ON k.owner = s.id"
            " WHERE s.planned AND s.deleted_at IS NULL AND l.target = ? AND k.target = ? LIMIT 1",
            (contact, skill),
        )
    )


def _used_up(store: Store, project: int | None) -> Iterator[Line]:
    where, params = (" AND p.id = ?", (project,)) if project else ("", ())
    for ref, name, used, budget in store.rows(
        "SELECT p.id, p.name, t.session_minutes + t.work_minutes AS used, p.budget_minutes FROM project p"
        " JOIN tally t ON t.project = p.id WHERE p.deleted_at IS NULL AND p.closed_on IS NULL AND p.budget_minutes > 0"
        f" AND 100 * used >= {NEARLY} * p.budget_minutes{where} ORDER BY used * 1.0 / p.budget_minutes DESC LIMIT 1",
        params,
    ):
        share = 100 * int(used) // int(budget)
        yield Line(name, f"{share}% of hours", Tone.RISK if share > 100 else Tone.WATCH, Ref("project", int(ref)))
