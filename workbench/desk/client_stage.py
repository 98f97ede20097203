"""A client's stage by hours: where the time of its last twelve months went, by the stage that each project delivers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.desk.facts import gathered
from workbench.desk.progress import TONES
from workbench.desk.shown import Block, Figure, Line, Ref, Tone
from workbench.desk.typed import duration
from workbench.model.projects import Project, Stage
from workbench.practice.constants import Constants
from workbench.practice.progression import STAGES, progress
from workbench.practice.progression import client_stage as judged
from workbench.store import rows
from workbench.store.file import Store

_SPENT = """
SELECT p.id, (
  SELECT coalesce(sum(s.minutes), 0) FROM session s WHERE s.project = p.id AND s."on" > :since AND s."on" <= :until
  AND NOT s.planned AND s.draft = '' AND s.deleted_at IS NULL
) + (
  SELECT coalesce(sum(w.minutes), 0) FROM work w WHERE w.project = p.id AND w."on" > :since AND w."on" <= :until
  AND w.draft = '' AND w.deleted_at IS NULL
) FROM project p WHERE p.client = :client AND p.deleted_at IS NULL
"""


@dataclass(frozen=True)
class Spent:
    """The minutes of one project, sessions and work together, and the stage that it delivers; None is unproven."""

    project: int
    name: str
    stage: Stage | None
    minutes: int


@dataclass(frozen=True)
class ClientStage:
    """A client's stage and what it rests on: each project with hours since `since`, the one with most first.

    `stage` is None without any hours, or where too many are on projects that are unproven. `minutes` has every
    stage, from transformation down, and last what is unproven where there is any.
    """

    stage: Stage | None
    since: date
    minutes: tuple[tuple[Stage | None, int], ...]
    projects: tuple[Spent, ...]

    @property
    def total(self) -> int:
        """All minutes."""
        return sum(each for _, each in self.minutes)


def client_stage(store: Store, client: int, today: date, constants: Constants) -> ClientStage:
    """Where a client stands by the hours of its last twelve months, up to `today`."""
    since = _year_before(today)
    asked = {"client": client, "since": since.isoformat(), "until": today.isoformat()}
    spent = {int(ref): int(minutes) for ref, minutes in store.rows(_SPENT, asked) if minutes}
    projects = [each for each in rows.find(store, Project, "client = ?", (client,)) if each.id in spent]
    known = gathered(store, projects, today, constants)
    found = [
        Spent(each.id, each.name, progress(known[each.id], today, constants).delivered.stage, spent[each.id])
        for each in projects
    ]
    minutes = dict.fromkeys(reversed(STAGES), 0) | ({None: 0} if any(each.stage is None for each in found) else {})
    for each in found:
        minutes[each.stage] += each.minutes
    return ClientStage(
        judged([(each.stage, each.minutes) for each in found], constants),
        since,
        tuple(minutes.items()),
        tuple(sorted(found, key=lambda each: (-each.minutes, each.name))),
    )


def client_stage_block(store: Store, client: int, today: date, constants: Constants) -> Block:
    """The client's stage for its card, or that there are no hours to tell it by."""
    now, figure = client_stage(store, client, today, constants), Figure("client_stage", client)
    if not now.total:
        return Block(_TITLE, (Line("No hours in the last 12 months", tone=Tone.MUTED, figure=figure),))
    word = str(now.stage).title() if now.stage else "Unproven"
    told = f"by {duration(now.total)} in the last 12 months"
    lines = [Line(word, told, TONES[now.stage], figure=figure)]
    lines += [
        Line(str(stage or "unproven"), f"{duration(minutes)}, {_share(minutes, now.total)} %", figure=figure)
        for stage, minutes in now.minutes
        if minutes
    ]
    lines += [
        Line(
            each.name,
            f"{duration(each.minutes)} · {each.stage or 'unproven'}",
            Tone.MUTED,
            Ref("project", each.project),
        )
        for each in now.projects
    ]
    return Block(_TITLE, tuple(lines))


_TITLE = "Stage by hours"


def _share(minutes: int, total: int) -> int:
    """Whole per cent, rounded down, so that half is never said of less."""
    return 100 * minutes // total


def _year_before(day: date) -> date:
    """The same day a year earlier; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
