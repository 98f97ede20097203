"""The agenda: what falls due for a project or for all, read from the file and put into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from json import dumps
from typing import Any, NamedTuple

from workbench.desk.promises import OPEN, told
from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.standings import fallen_due
from workbench.desk.words import day
from workbench.model.projects import FollowUp, Milestone, Project
from workbench.model.promises import Commitment, Move
from workbench.model.transfer import Session
from workbench.practice.agenda import Due, DueKind, Learning, Matters, Section, is_closed
from workbench.practice.agenda import agenda as judged
from workbench.practice.competence import Freshness, Standing
from workbench.practice.constants import Constants
from workbench.practice.evidence import Pair
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class AgendaRow:
    """One thing that is due: when, how near, what, who and where; `ref` is what it opens, `figure` what its why is of.

    What is `behind` waits for another day: "more (n)". `since` is the day from which it is counted: made, or seen.
    """

    kind: DueKind
    section: Section
    due: date | None
    text: str
    people: tuple[str, ...]
    skills: tuple[str, ...]
    project: str
    ref: Ref
    tone: Tone
    figure: Figure | None = None
    since: date | None = None
    behind: bool = False


def agenda(store: Store, today: date, constants: Constants, project: int | None = None) -> tuple[AgendaRow, ...]:
    """All that is due, the most urgent first: what has a day by its day, then the few asks, then the rest of them."""
    projects = {each.id: each for each in rows.find(store, Project)}
    learning = Learners(store, projects, today, constants)
    since = today - timedelta(days=constants.asked_days)
    matters = _matters(store, projects, project, since)
    due = judged(replace(matters, learning=learning.of(project)), today, constants)
    return tuple(_Rows(store, matters, learning, today).made(due))


def _matters(store: Store, projects: Mapping[int, Project], project: int | None, since: date) -> Matters:
    """What has a day of its own, of one project or of all; of plans those `since` a day, older ones are let be."""
    mine, of = (" AND project = ?", (project,)) if project else ("", ())
    promises = rows.find(store, Commitment, OPEN + mine, of)
    moves: dict[int, list[Move]] = defaultdict(list)
    for move in rows.find(store, Move, f"commitment {_IN}", (dumps([each.id for each in promises]),)):
        moves[move.commitment].append(move)
    gated = [each for each in projects.values() if each.gate_date and project in (None, each.id)]
    milestones: dict[int, list[Milestone]] = defaultdict(list)
    for milestone in rows.find(store, Milestone, f"project {_IN}", (dumps([each.id for each in gated]),)):
        milestones[milestone.project].append(milestone)
    return Matters(
        promises,
        moves,
        rows.find(
            store, Session, f"planned AND draft = '' AND \"on\" >= ?{mine}", (since.isoformat(), *of), order='"on", id'
        ),
        rows.find(store, FollowUp, f'due IS NOT NULL AND "on" IS NULL{mine}', of),
        gated,
        milestones,
    )


_THERE = """
SELECT c.id, c.name, c.client FROM contact c
WHERE c.deleted_at IS NULL AND (c.left_on IS NULL OR c.left_on > ?)
"""

_LAST_ON = """
SELECT p.value ->> 0, p.value ->> 1, (
  SELECT s.project FROM observation o JOIN session s ON s.id = o.session
  WHERE o.contact = p.value ->> 0 AND o.skill = p.value ->> 1 AND o.deleted_at IS NULL
  ORDER BY o."on" DESC, o.id DESC LIMIT 1)
FROM json_each(?) p
"""
"""On which project a pair was seen last."""

_NEEDED = "SELECT project, skill, required_level FROM needed_skill WHERE deleted_at IS NULL"

_PLANNED = """
SELECT l.target, k.target FROM session s
CROSS JOIN session_learners l ON l.owner = s.id CROSS JOIN session_skills k ON k.owner = s.id
WHERE s.planned AND s.draft = '' AND s.deleted_at IS NULL AND s."on" >= ?
"""


class Learners:
    """Who learns what, on which projects that are open; with `until` also those whose level falls due by then."""

    def __init__(
        self,
        store: Store,
        projects: Mapping[int, Project],
        today: date,
        constants: Constants,
        *,
        until: date | None = None,
    ) -> None:
        self._store = store
        self._today = today
        self._until = until or today
        self._constants = constants
        self._open = {ref: each for ref, each in projects.items() if not is_closed(each, today)}
        self._listed: dict[int, dict[int, int]] = defaultdict(dict)
        self._listing: dict[Pair, list[int]] = defaultdict(list)
        for project, skill, level in store.rows(_NEEDED):
            self._listed[project][skill] = level
            if project in self._open:
                self._listing[self._open[project].client or 0, skill].append(project)
        listed = store.rows(_THERE, (today.isoformat(),))
        self.people: dict[int, str] = {ref: name for ref, name, _ in listed}
        self._client: dict[int, int | None] = {ref: client for ref, _, client in listed}
        self.skills: dict[int, str] = dict(store.rows("SELECT id, name FROM skill WHERE deleted_at IS NULL"))
        self.projects: dict[Pair, str] = {}
        self.stands: Mapping[Pair, Standing] = {}
        self.required: dict[Pair, int | None] = {}

    def of(self, project: int | None) -> Iterator[Learning]:
        """Each pair that an open project is about, or the one given; what was seen on no project counts as well."""
        self.stands = self._stands()
        planned = set(self._store.rows(_PLANNED, (self._today.isoformat(),)))
        for person, skill, last in self._store.rows(_LAST_ON, (dumps(sorted(self.stands)),)):
            pair = (int(person), int(skill))
            about = self._about(pair, last)
            if project not in (None, *about) or (last is not None and not about):
                continue
            levels = [level for each in about if (level := self._level(each, skill)) is not None]
            self.required[pair] = max(levels, default=None)
            shown = project or next(iter(about), 0)
            self.projects[pair] = self._open[shown].name if shown else ""
            yield Learning(pair, self.stands[pair], self.required[pair], pair in planned)

    def _stands(self) -> Mapping[Pair, Standing]:
        """Where those stand about whom there may be something to ask: what happened long ago is asked no more."""
        waits = max(self._constants.stalled_days, self._constants.momentum_days)
        since = self._today - timedelta(days=self._constants.asked_days + waits)
        known, pairs = fallen_due(self._store, since, self._until, self._constants)
        there = [pair for pair in pairs if pair[0] in self.people and pair[1] in self.skills]
        return known.stood(there, self._today, self._constants)

    def _about(self, pair: Pair, last: int | None) -> list[int]:
        """The open projects that a pair is about: where it was seen last, then those of the client that list it."""
        client = self._client[pair[0]]
        listing = self._listing.get((client, pair[1]), ()) if client else ()
        return list(dict.fromkeys((*((last,) if last in self._open and last else ()), *listing)))

    def _level(self, project: int, skill: int) -> int | None:
        """The level that a project needs of a skill: as listed, or, as long as it lists none, of all it teaches."""
        listed = self._listed.get(project)
        return listed.get(skill) if listed else self._constants.needed_level


class _Told(NamedTuple):
    """What a row says of something that has a day of its own."""

    text: str
    people: tuple[int, ...] = ()
    skills: tuple[int, ...] = ()
    figure: Figure | None = None
    since: date | None = None


class _Rows:
    """What is due, in the words of a list."""

    def __init__(self, store: Store, matters: Matters, learners: Learners, today: date) -> None:
        self._store = store
        self._learners = learners
        self._today = today
        self._called = {
            kind: dict(store.rows(f"SELECT id, name FROM {kind}")) for kind in ("contact", "skill", "project")
        }
        self._of: dict[DueKind, dict[int, Any]] = {
            DueKind.COMMITMENT: {each.id: each for each in matters.promises},
            DueKind.SESSION: {each.id: each for each in matters.sessions},
            DueKind.FOLLOW_UP: {each.id: each for each in matters.follow_ups},
            DueKind.GATE: {each.id: each for each in matters.projects},
        }

    def made(self, listed: tuple[Due, ...]) -> Iterator[AgendaRow]:
        """The rows, in the same order."""
        for due in listed:
            yield self._asked(due) if due.section is Section.ASKS else self._dated(due)

    def _dated(self, due: Due) -> AgendaRow:
        about = self._of[due.kind][due.ref]
        said: _Told = getattr(self, f"_{due.kind}")(about)
        of = due.ref if due.kind is DueKind.GATE else about.project
        return AgendaRow(
            due.kind,
            due.section,
            due.on,
            said.text,
            self._names("contact", said.people),
            self._names("skill", said.skills),
            self._called["project"].get(of, ""),
            Ref("project" if due.kind is DueKind.GATE else str(due.kind), due.ref),
            _TONES[due.section],
            said.figure,
            said.since,
        )

    def _commitment(self, promise: Commitment) -> _Told:
        people = tuple(each for each in (promise.by, promise.to) if each)
        return _Told(told(self._store, promise), people, figure=Figure("promise", promise.id), since=promise.made_on)

    def _session(self, session: Session) -> _Told:
        past = "was it held?" if session.on < self._today else "planned"
        words = (past, f"{session.at:%H:%M}" if session.at else "", session.note)
        return _Told(" ".join(word for word in words if word), session.learners, session.skills)

    def _follow_up(self, asked: FollowUp) -> _Told:
        return _Told(f"is it still so? {asked.text}".strip(), (asked.said_by,) if asked.said_by else ())

    def _gate(self, project: Project) -> _Told:
        return _Told("would you accept it today?")

    def _names(self, kind: str, refs: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self._called[kind][ref] for ref in refs)

    def _asked(self, due: Due) -> AgendaRow:
        pair, known = due.pair, self._learners
        now = known.stands[pair]
        what = "level" if due.kind is DueKind.NEXT_STEP else str(due.kind)
        return AgendaRow(
            due.kind,
            due.section,
            due.on,
            _words(due, now, known.required[pair], self._today),
            (known.people[pair[0]],),
            (known.skills[pair[1]],),
            known.projects[pair],
            Ref("contact", pair[0]),
            Tone.RISK if due.state is Freshness.LAPSED else Tone.WATCH,
            Figure(what, pair[0], str(pair[1])),
            now.seen_on,
            due.behind,
        )


_TONES = {
    Section.LATE: Tone.RISK,
    Section.TODAY: Tone.WATCH,
    Section.THIS_WEEK: Tone.PLAIN,
    Section.LATER: Tone.MUTED,
}


def _words(due: Due, now: Standing, required: int | None, today: date) -> str:
    """What is asked about a pair, and why."""
    assert now.seen_on is not None, "nothing is asked before the first use"
    if due.kind is DueKind.STALLED:
        return f"stalled at {now.level} of {required}, not seen for {(today - now.seen_on).days} days"
    if due.kind is DueKind.NEXT_STEP:
        return f"next step at {now.level}, last seen {day(now.seen_on)}"
    used = f"at {now.level}, last used {day(now.last_on or now.seen_on)}"
    return f"lapsed {used}" if due.state is Freshness.LAPSED else f"use it again: {used}"
