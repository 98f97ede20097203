"""Step 3, Projects: only those that are off their plan, at risk, or at another stage than a week ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from workbench.desk.answers import Answering, on_plan
from workbench.desk.facts import gathered
from workbench.desk.kept import Ref
from workbench.desk.progress import letters
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import By, Deed, ReviewRow, sigil, to_promise
from workbench.desk.shown import Figure, Tone
from workbench.desk.words import day
from workbench.model.projects import PlanState, PlanWord, Project
from workbench.practice.agenda import is_closed
from workbench.practice.facts import Facts
from workbench.practice.gates.gate import Gate
from workbench.practice.progression import Progress, progress
from workbench.store import rows

_WORDS = {PlanState.RED: ("red", Tone.RISK), PlanState.WATCH: ("watch", Tone.WATCH)}


def off_plan(asked: Asked) -> list[ReviewRow]:
    """Open projects of which the last word was red, then those where it was watch."""
    found = []
    for project, word in sorted(asked.once(_last_words), key=_red_first):
        if word.state in _WORDS:
            words = " · ".join(each for each in (project.name, word.text, f"said {day(word.on)}") if each)
            found.append(_row(asked, project, words, _WORDS[word.state]))
    return found


def _red_first(said: tuple[Project, PlanWord]) -> tuple[bool, str]:
    project, word = said
    return word.state is not PlanState.RED, project.name


def unspoken(asked: Asked) -> list[ReviewRow]:
    """Open projects that were on plan when something was said of it last, too long ago to count (S3)."""
    return [
        _row(asked, project, f"{project.name} · on plan {day(word.on)}, and since?", ("unknown", Tone.MUTED))
        for project, word in asked.once(_last_words)
        if word.state is PlanState.ON_PLAN and (asked.today - word.on).days > asked.constants.on_plan_days
    ]


def at_risk(asked: Asked) -> list[ReviewRow]:
    """Open projects of which the stage will move if nothing happens."""
    found = []
    for stands in asked.once(_stands):
        for gate in stands.now.at_risk[:1]:
            words = f"{stands.project.name} · {gate.reason}"
            figure = Figure("gate", stands.project.id, gate.key)
            found.append(_row(asked, stands.project, words, ("at risk", Tone.RISK), figure, _step(asked, stands, gate)))
    return found


def changed(asked: Asked) -> list[ReviewRow]:
    """Projects that stand at another stage than before the week."""
    found = []
    for stands in asked.once(_stands):
        before, now = stands.before.delivered, stands.now.delivered
        if (before.stage, before.provisional) != (now.stage, now.provisional):
            moved = f"{letters(before.stage)}>{letters(now.stage)}"
            words = f"{stands.project.name} · {before} to {now}"
            step = next((_step(asked, stands, each) for each in _ahead(stands.now)), "")
            figure = Figure("stage", stands.project.id)
            found.append(_row(asked, stands.project, words, (moved, Tone.ACCENT), figure, step))
    return found


class _Stands(NamedTuple):
    """An open project as it stands, and as it stood before the week."""

    project: Project
    facts: Facts
    now: Progress
    before: Progress


def _stands(asked: Asked) -> list[_Stands]:
    """Every open project."""
    today, constants, projects = asked.today, asked.constants, asked.once(_open)
    eve = asked.week.monday - timedelta(days=1)
    since = eve - timedelta(days=constants.at_risk_days)
    known = gathered(asked.store, projects, today, constants, since=since)
    return [
        _Stands(each, facts, progress(facts, today, constants), progress(facts, eve, constants))
        for each, facts in ((each, known[each.id]) for each in projects)
    ]


def _step(asked: Asked, stands: _Stands, gate: Gate) -> str:
    """The promise that would meet a gate."""
    return Answering(stands.facts, asked.today, asked.constants).promise(gate)


def _ahead(now: Progress) -> Iterator[Gate]:
    wanted = (*now.to_ask, *now.missing)
    return (gate for gate in now.gates if gate.key in wanted)


def _open(asked: Asked) -> list[Project]:
    """The projects that are not closed."""
    return [each for each in rows.find(asked.store, Project) if not is_closed(each, asked.today)]


def _last_words(asked: Asked) -> list[tuple[Project, PlanWord]]:
    """The last word on the plan of each open project of which there is one."""
    said = rows.find(asked.store, PlanWord, '"on" <= ?', (asked.today.isoformat(),), order='"on", id')
    last = {each.project: each for each in said}
    return [(each, last[each.id]) for each in asked.once(_open) if each.id in last]


def _said_today(asked: Asked) -> Mapping[int, int]:
    """The word on the plan that was said today, by project."""
    return {project.id: word.id for project, word in asked.once(_last_words) if word.on == asked.today}


def _row(
    asked: Asked, project: Project, words: str, label: tuple[str, Tone], figure: Figure | None = None, step: str = ""
) -> ReviewRow:
    word = on_plan(project.uid, asked.once(_said_today).get(project.id, 0), asked.today)
    assert word.ref is not None, "a word on the plan is a noun"
    verb, args = ("edit", (word.ref.kind, word.ref.id)) if word.ref.id else ("add", (word.ref.kind,))
    say_so = Deed(By.DONE, "on plan", verb, args, word.given)
    here = Ref("project", project.id)
    return ReviewRow(
        words,
        *label,
        here,
        figure or Figure("gate", project.id, "S3"),
        (say_so, to_promise(step or f"promise {sigil('+', project.name)} ")),
        project=here,
    )
