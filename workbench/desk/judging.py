"""Every project as it stands, kept in the file for today and the days to come, so that hundreds are there at once.

What was judged is JSON by project and day. It holds until the journal tells that something stirred the project; then
the desk judges it again, at leisure. It is no noun: neither journaled nor exported, and worked out from the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from json import dumps, loads
from threading import Lock
from typing import Any

from workbench.desk.facts import gathered
from workbench.desk.progress import all_progress
from workbench.desk.stirred import Seen, seen, stirred
from workbench.model.projects import Project, Stage
from workbench.practice.constants import Constants
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.independence import Coverage, Independence
from workbench.practice.progression import Charge, Delivered, Progress, progress
from workbench.store import rows
from workbench.store.file import Store

_RULES = 1
"""The version of what is kept, and of the rules and words in it: where they change, all is judged anew."""

_DAYS_AHEAD = 3
"""For so many days to come too: over a weekend nothing is judged anew on Monday."""

_AT_ONCE = 8
"""How many projects are judged in one transaction, for which a line that is typed may wait."""


def kept(store: Store, day: date, constants: Constants) -> dict[int, Progress]:
    """What is kept of a day and still holds, by project."""
    until = _until(store, constants)
    moved = stirred(store, until) if until is not None else None
    if moved is None:
        return {}
    found = store.rows("SELECT project, text FROM judged WHERE day = ?", (day.isoformat(),))
    return {project: read(text) for project, text in found if project not in moved}


def lacking(store: Store, today: date, constants: Constants) -> bool:
    """Whether something is to be judged for today or a day to come."""
    until = _until(store, constants)
    if until is None or until.mark != store.mark():
        return True
    return bool(_missing(store, _days(today), 1))


def keep(store: Store, today: date, constants: Constants) -> bool:
    """Judges some projects and keeps that; whether there is more to do. Nobody reads otherwise than before."""
    if not lacking(store, today, constants):
        return False
    with store.quiet():
        _forget(store, today, constants)
        _judge(store, _missing(store, _days(today), _AT_ONCE), today, constants)
    return lacking(store, today, constants)


def _days(today: date) -> list[date]:
    return [today + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD + 1)]


def _judge(store: Store, projects: Sequence[int], today: date, constants: Constants) -> None:
    found = rows.find(store, Project, f"id IN ({', '.join(map(str, projects))})")
    for project, facts in gathered(store, found, today, constants).items():
        for day in _days(today):
            text = told(progress(facts, day, constants))
            store.run("INSERT OR REPLACE INTO judged VALUES (?, ?, ?)", (project, day.isoformat(), text))


def _forget(store: Store, today: date, constants: Constants) -> None:
    """Drops what no longer holds: days gone by, what something stirred, all where the rules are others."""
    until = _until(store, constants)
    moved = stirred(store, until) if until is not None else None
    if moved is None:
        store.run("DELETE FROM judged")
    else:
        store.run("DELETE FROM judged WHERE project IN (SELECT value FROM json_each(?))", (dumps(sorted(moved)),))
        store.run("DELETE FROM judged WHERE day < ?", (today.isoformat(),))
    now = (*seen(store), _rules(constants))
    store.run("INSERT OR REPLACE INTO judged_until (id, mark, op, rules) VALUES (1, ?, ?, ?)", now)


def _missing(store: Store, days: Iterable[date], most: int) -> list[int]:
    """Some of the projects that are not judged for one of `days`."""
    found = store.rows(
        "SELECT DISTINCT p.id FROM json_each(?) d CROSS JOIN project p WHERE p.deleted_at IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM judged j WHERE j.project = p.id AND j.day = d.value) LIMIT ?",
        (dumps([day.isoformat() for day in days]), most),
    )
    return [project for (project,) in found]


def _until(store: Store, constants: Constants) -> Seen | None:
    """How far the journal was read when what is kept was judged; None where nothing is, or by other rules."""
    for mark, op, rules in store.rows("SELECT mark, op, rules FROM judged_until"):
        return Seen(mark, op) if rules == _rules(constants) else None
    return None


def _rules(constants: Constants) -> str:
    return f"{_RULES}: {constants!r}"


# In memory


class Judged:
    """Every project as it stands, kept in memory: a change has only those judged again that it stirred."""

    def __init__(self, store: Store, constants: Constants) -> None:
        self._store = store
        self._constants = constants
        self._seen = Seen(-1, 0)
        self._day: date | None = None
        self._known: dict[int, Progress] = {}
        self._turn = Lock()

    def every(self, today: date) -> dict[int, Progress]:
        """All projects."""
        with self._turn:
            self._catch_up(today)
            ids = [ref for (ref,) in self._store.rows("SELECT id FROM project WHERE deleted_at IS NULL")]
            if not self._known:
                self._known = kept(self._store, today, self._constants)
            if not self._known:
                self._known = all_progress(self._store, today, self._constants)
            self._judge([each for each in ids if each not in self._known], today)
            return {each: self._known[each] for each in ids if each in self._known}

    def one(self, project: int, today: date) -> Progress | None:
        """One of them; None where it is gone."""
        with self._turn:
            self._catch_up(today)
            if project not in self._known:
                self._judge([project], today)
            return self._known.get(project)

    def _judge(self, projects: list[int], today: date) -> None:
        if projects:
            found = rows.find(self._store, Project, f"id IN ({', '.join(map(str, projects))})")
            facts = gathered(self._store, found, today, self._constants)
            self._known |= {each: progress(known, today, self._constants) for each, known in facts.items()}

    def _catch_up(self, today: date) -> None:
        now = seen(self._store)
        if (now.mark, today) == (self._seen.mark, self._day):
            return
        moved = stirred(self._store, self._seen) if today == self._day else None
        if moved is None:
            self._known = {}
        for project in moved or ():
            self._known.pop(project, None)
        self._seen, self._day = now, today


# As text


def told(now: Progress) -> str:
    """One project as it stands, as JSON that `read` reads."""
    apart = now.independence
    return dumps(
        [
            now.delivered.stage,
            now.delivered.provisional,
            now.aimed,
            now.charged,
            [_gate(each) for each in now.gates],
            apart and [_share(apart.strict), _share(apart.on_the_way), _share(apart.with_partners), _skills(apart)],
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read(text: str) -> Progress:
    """What `told` told."""
    stage, provisional, aimed, charged, gates, apart = loads(text)
    return Progress(
        Delivered(stage and Stage(stage), provisional),
        aimed and Stage(aimed),
        charged and Charge(charged),
        tuple(Gate(key, GateState(state), *more) for key, state, *more in gates),
        apart and _apart(*apart),
    )


def _gate(each: Gate) -> list[object]:
    return [each.key, each.state, each.reason, each.question, each.next_step, each.unconfirmed, each.at_risk]


def _skills(apart: Independence) -> list[object]:
    return [
        (each.skill, each.weight, each.required_level, each.required_people, each.able, each.reached)
        for each in apart.skills
    ]


def _apart(strict: str, on_the_way: str, partners: str | None, skills: list[Any]) -> Independence:
    covered = tuple(
        Coverage(skill, weight, level, people, tuple(able), reached)
        for skill, weight, level, people, able, reached in skills
    )
    return Independence(Fraction(strict), Fraction(on_the_way), covered, Fraction(partners) if partners else None)


def _share(share: Fraction | None) -> str | None:
    return None if share is None else str(share)
