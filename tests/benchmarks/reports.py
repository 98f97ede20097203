"""A dossier of a project with two thousand sessions, beside a bare Python that imports what it is made with."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.measures import NOW, Bench, Figure, compared
from workbench.config import clock
from workbench.desk.desk import Desk
from workbench.model.people import Client, Contact
from workbench.model.projects import Project, Role, RoleKind
from workbench.model.relationship import Decision
from workbench.model.skills import Skill
from workbench.model.transfer import Mode, Observation, Session
from workbench.store import rows
from workbench.store.file import Step, Store

SESSIONS = 2000
_KINDS = (("dossier", "md", 8.0), ("dossier", "html", 8.0), ("timesheet", "md", None), ("letter", "md", None))


def reports(bench: Bench, sessions: int = SESSIONS) -> Iterator[Figure]:
    """Whole commands, from the shell and back."""
    file = bench.folder / f"project-of-{sessions}.db"
    if not file.exists():
        written(file, sessions)

    def ran(*words: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, *words], env=bench.env, cwd=bench.folder, check=True, capture_output=True)
        return time.perf_counter() - begun

    def bare() -> float:
        return ran("-c", "import sqlite3, jinja2")

    for kind, form, most in _KINDS:
        words = ("-m", "workbench", "--db", str(file), "report", kind, "--project", "Apollo", "--format", form)
        ran(*words)
        both = compared(bench.turns, bare, lambda words=words: ran(*words))  # type: ignore[misc]
        yield Figure(
            f"{kind}, {form}", both[1][1], "x bare", most, f"{both[0][0] * 1000:.0f} and {both[1][0] * 1000:.0f} ms"
        )


def written(file: Path, sessions: int) -> None:
    """A file with one large project at one client, and some people and projects of others."""
    store = Store.open(file, now=clock(NOW))
    try:
        with store.step("one large project") as step:
            _fill(step, sessions, clock(NOW)().date())
        Desk(store, store.now).settle(whole=True)
    finally:
        store.close()


def _fill(step: Step, sessions: int, today: date) -> None:
    for number in range(50):
        other = rows.add(step, Client(name=f"Other {number}"))
        rows.add(step, Project(name=f"Else {number}", client=other.id))
        for place in range(50):
            rows.add(step, Contact(name=f"Person{number} Of{place}", client=other.id))
    client = rows.add(step, Client(name="Kronos Bank"))
    project = rows.add(step, Project(name="Apollo", client=client.id, hourly_minor=10_000))
    people = [rows.add(step, Contact(name=f"Ana{number} Pop{number}", client=client.id)) for number in range(15)]
    skills = [rows.add(step, Skill(name=f"skill {number}")) for number in range(12)]
    for each in people:
        rows.add(step, Role(project=project.id, contact=each.id, role=RoleKind.CUSTOMER))
    for number in range(sessions):
        on = today - timedelta(days=number // 4)
        person, skill = people[number % len(people)].id, skills[number // 3 % len(skills)].id
        held = Session(on=on, minutes=45, learners=(person,), skills=(skill,), project=project.id, note=_NOTE)
        kept = rows.add(step, held)
        mode = tuple(Mode)[number % 4]
        rows.add(step, Observation(session=kept.id, contact=person, skill=skill, on=on, mode=mode))
        if number % 20 == 0:
            rows.add(step, Decision(project=project.id, decided_on=on, choice=f"choice {number} of Ana3"))


_NOTE = "Mapped one request from desk to decision with Ana3, aloud"
