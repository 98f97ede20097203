"""Step 3, Projects: only those that are off their plan, at risk, or at another stage than a week ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from workbench.desk.answers import Answering, on_plan_today
from workbench.desk.facts import gathered
from workbench.desk.kept import Ref
from workbench.desk.progress import letters
from workbench.desk.review.once import once
from workbench.desk.review.rows import By, Deed, ReviewRow, to_promise
from workbench.desk.shown import Figure, Tone
from workbench.desk.words import day
from workbench.model.projects import PlanState, PlanWord, Project
from workbench.practice.agenda import is_closed
from workbench.practice.constants import Constants
from workbench.practice.facts import Facts
from workbench.practice.gates.gate import Gate
from workbench.practice.progression import Progress, progress
from workbench.practice.week import Week
from workbench.store import rows
from workbench.store.file import Store

_WORDS = {PlanState.RED: ("red", Tone.RISK), PlanState.WATCH: ("watch", Tone.WATCH)}


def off_plan(store: Store, week: Week, today: date, constants: Constants) -> list[ReviewRow]:
    """Open projects of which the last word was red, then those where it was watch."""
    said = sorted(_last_words(store, today), key=lambda each: (each[1].state is not PlanState.RED, each[0].name))
    found = []
    for project, word in said:
        if word.state in _WORDS:
            label, tone = _WORDS[word.state]
            words = " · ".join(each for each in (project.name, word.text, f"said {day(word.on)}") if each)
            found.append(_row(store, project, today, words, label, tone))
    return found


def unspoken(store: Store, week: Week, today: date, constants: Constants) -> list[ReviewRow]:
    """Open projects that were on plan when something was said of it last, too long ago to count (S3)."""
    return [
        _row(store, project, today, f"{project.name} · on plan {day(word.on)}, and since?", "unknown", Tone.MUTED)
        for project, word in _last_words(store, today)
        if word.state is PlanState.ON_PLAN and (today - word.on).days > constants.on_plan_days
    ]


def at_risk(store: Store, week: Week, today: date, constants: Constants) -> list[ReviewRow]:
    """Open projects of which the stage will move if nothing happens."""
    found = []
    for stands in once(_stands, store, week, today, constants):
        for gate in stands.now.at_risk[:1]:
            step = Answering(stands.facts, today, constants).promise(gate)
            words = f"{stands.project.name} · {gate.reason}"
            figure = Figure("gate", stands.project.id, gate.key)
            found.append(_row(store, stands.project, today, words, "at risk", Tone.RISK, figure, step))
    return found


def changed(store: Store, week: Week, today: date, constants: Constants) -> list[ReviewRow]:
    """Projects that stand at another stage than before the week."""
    found = []
    for stands in once(_stands, store, week, today, constants):
        before, now = stands.before.delivered, stands.now.delivered
        if (before.stage, before.provisional) != (now.stage, now.provisional):
            moved = f"{letters(before.stage)}>{letters(now.stage)}"
            words = f"{stands.project.name} · {before} to {now}"
            figure = Figure("stage", stands.project.id)
            step = next((Answering(stands.facts, today, constants).promise(each) for each in _ahead(stands.now)), "")
            found.append(_row(store, stands.project, today, words, moved, Tone.ACCENT, figure, step))
    return found


class _Stands(NamedTuple):
    """An open project as it stands, and as it stood before the week."""

    project: Project
    facts: Facts
    now: Progress
    before: Progress


def _stands(store: Store, week: Week, today: date, constants: Constants) -> list[_Stands]:
    """Every open project."""
    projects = [each for each in rows.find(store, Project) if not is_closed(each, today)]
    eve = week.monday - timedelta(days=1)
    known = gathered(store, projects, today, constants, since=eve - timedelta(days=constants.at_risk_days))
    return [
        _Stands(
            each, known[each.id], progress(known[each.id], today, constants), progress(known[each.id], eve, constants)
        )
        for each in projects
    ]


def _ahead(now: Progress) -> Iterator[Gate]:
    wanted = (*now.to_ask, *now.missing)
    return (gate for gate in now.gates if gate.key in wanted)


def _last_words(store: Store, today: date) -> list[tuple[Project, PlanWord]]:
    """The last word on the plan of each open project of which there is one."""
    said = rows.find(store, PlanWord, '"on" <= ?', (today.isoformat(),), order='"on", id')
    last = {each.project: each for each in said}
    projects = rows.find(store, Project)
    return [(each, last[each.id]) for each in projects if each.id in last and not is_closed(each, today)]


def _row(
    store: Store,
    project: Project,
    today: date,
    words: str,
    label: str,
    tone: Tone,
    figure: Figure | None = None,
    step: str = "",
) -> ReviewRow:
    word = on_plan_today(store, project.id, today)
    assert word.ref is not None, "a word on the plan is a noun"
    verb, args = ("edit", (word.ref.kind, word.ref.id)) if word.ref.id else ("add", (word.ref.kind,))
    return ReviewRow(
        words,
        label,
        tone,
        Ref("project", project.id),
        figure or Figure("gate", project.id, "S3"),
        (
            Deed(By.DONE, "on plan", verb, args, word.given),
            to_promise(step or f"promise +{'-'.join(project.name.split())} "),
        ),
        project=Ref("project", project.id),
    )
