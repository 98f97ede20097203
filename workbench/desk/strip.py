"""The today strip: what is late, due today, quiet, stalled or nearly used up, most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from workbench.desk.lists import contacts
from workbench.desk.promises import open_promises, told
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.standings import known
from workbench.practice.competence import stalled
from workbench.practice.constants import Constants
from workbench.practice.evidence import Pair
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
        *_used_up(store, project, constants),
    )


def _promises(store: Store, project: int | None, today: date) -> Iterator[Line]:
    listed = open_promises(store, project, today, until=today)
    for state, word, tone in ((PromiseState.LATE, "late", Tone.RISK), (PromiseState.TODAY, "today", Tone.WATCH)):
        rows = [row for row in listed if row.standing.state is state]
        if rows:
            words = told(store, rows[0].promise)
            first = rows[0].promise.id
            yield Line(f"{word} {len(rows)}", words, tone, Ref("commitment", first), Figure("promise", first))


def _quiet(store: Store, project: int | None, today: date) -> Iterator[Line]:
    quiet = [row for row in contacts(store, project, "", today, with_cadence=True) if row.quiet]
    quiet.sort(key=lambda row: ("sponsor" not in row.roles, -(row.days or 9999)))
    for row in quiet[:1]:
        since = f" {row.days}d" if row.days is not None else ""
        role = f" ({row.roles[0]})" if row.roles else ""
        more = f" +{len(quiet) - 1}" if len(quiet) > 1 else ""
        words = f"{row.name}{role}{since}{more}"
        yield Line("quiet", words, Tone.WATCH, Ref("contact", row.id), Figure("quiet", row.id))


_LAST_SEEN = """
SELECT o.contact, o.skill, c.name, k.name, o."on", coalesce(n.required_level, :needed)
FROM session s CROSS JOIN project p ON p.id = s.project AND p.closed_on IS NULL AND p.deleted_at IS NULL
CROSS JOIN observation o ON o.session = s.id AND o.deleted_at IS NULL
CROSS JOIN contact c ON c.id = o.contact AND c.left_on IS NULL AND c.deleted_at IS NULL
CROSS JOIN skill k ON k.id = o.skill AND k.deleted_at IS NULL
LEFT JOIN needed_skill n ON n.project = s.project AND n.skill = o.skill AND n.deleted_at IS NULL
WHERE s.deleted_at IS NULL AND s."on" BETWEEN :since AND :until {scope}
AND (n.id IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM needed_skill listed WHERE listed.project = s.project AND listed.deleted_at IS NULL))
AND NOT EXISTS (
  SELECT 1 FROM observation later WHERE later.contact = o.contact AND later.skill = o.skill AND later."on" > o."on"
  AND later.deleted_at IS NULL)
ORDER BY s."on" LIMIT 20
"""
"""Who was last seen with a skill in these days, the longest ago first.

The sessions of these days are gone through in their order (CROSS JOIN sees to it), and no more than are needed.
"""


def _stalled(store: Store, project: int | None, today: date, constants: Constants) -> Iterator[Line]:
    """The learner who waits longest: below the level needed, not seen for weeks and nothing planned."""
    asked = {
        "since": (today - timedelta(days=_LOOK_BACK)).isoformat(),
        "until": (today - timedelta(days=constants.stalled_days)).isoformat(),
        "needed": constants.needed_level,
    }
    if project:
        listed = store.rows(_LAST_SEEN.format(scope="AND s.project = :project"), {**asked, "project": project})
    else:
        listed = store.rows(_LAST_SEEN.format(scope=""), asked)
    waiting = {(int(contact), int(skill)): more for contact, skill, *more in listed}
    people, skills = {contact for contact, _ in waiting}, {skill for _, skill in waiting}
    standing = known(store, people, skills, today, constants).stood(waiting, today, constants)
    planned = _planned(store, today)
    found = []
    for pair, (person, name, seen_on, level) in waiting.items():
        if stalled(standing[pair], int(level), pair in planned, today, constants):
            days = (today - date.fromisoformat(seen_on)).days
            figure = Figure("stalled", pair[0], str(pair[1]))
            found.append(Line("stalled", f"{person}/{name} {days}d", Tone.WATCH, Ref("contact", pair[0]), figure))
    if found:
        first, more = found[0], f" +{len(found) - 1}" if len(found) > 1 else ""
        yield replace(first, value=first.value + more)


def _planned(store: Store, today: date) -> set[Pair]:
    """Who is to be seen with what, from today on."""
    listed = store.rows(
        "SELECT l.target, k.target FROM session s CROSS JOIN session_learners l ON l.owner = s.id"
        ' JOIN session_skills k ON k.owner = s.id WHERE s.planned AND s.deleted_at IS NULL AND s."on" >= ?',
        (today.isoformat(),),
    )
    return {(int(contact), int(skill)) for contact, skill in listed}


def _used_up(store: Store, project: int | None, constants: Constants) -> Iterator[Line]:
    where, params = (" AND p.id = ?", (project,)) if project else ("", ())
    for ref, name, used, budget in store.rows(
        "SELECT p.id, p.name, t.session_minutes + t.work_minutes AS used, p.budget_minutes FROM project p"
        " JOIN tally t ON t.project = p.id WHERE p.deleted_at IS NULL AND p.closed_on IS NULL AND p.budget_minutes > 0"
        f" AND 100 * used >= ? * p.budget_minutes{where} ORDER BY used * 1.0 / p.budget_minutes DESC LIMIT 1",
        (constants.hours_nearly, *params),
    ):
        share = 100 * int(used) // int(budget)
        tone, figure = Tone.RISK if share > 100 else Tone.WATCH, Figure("hours", int(ref))
        yield Line(name, f"{share}% of hours", tone, Ref("project", int(ref)), figure)
