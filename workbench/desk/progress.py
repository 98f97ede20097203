"""How far a project is: its facts gathered from the file, judged by the gates, and put into words."""

from __future__ import annotations

import gc
from datetime import date

from workbench.desk.facts import gathered
from workbench.desk.shown import Block, Figure, Line, Ref, StageShown, Tone
from workbench.desk.standings import of_one
from workbench.desk.trouble import CannotKeep
from workbench.desk.words import day
from workbench.model.projects import (
    Project,
    Stage,
)
from workbench.practice.competence import Freshness, Standing
from workbench.practice.constants import Constants
from workbench.practice.facts import Facts
from workbench.practice.gates.gate import Gate, GateState
from workbench.practice.independence import flags, percent
from workbench.practice.progression import STAGES, Progress, progress
from workbench.store import rows
from workbench.store.file import Store

TONES = {
    None: Tone.RISK,
    Stage.SERVICES: Tone.SERVICE,
    Stage.EXPERIENCE: Tone.EXPERIENCE,
    Stage.TRANSFORMATION: Tone.TRANSFORMATION,
}
_SIGNS = {
    GateState.MET: ("met", Tone.OK),
    GateState.NOT_ASKED: ("to ask", Tone.PLAIN),
    GateState.LOST: ("lost", Tone.RISK),
    GateState.UNKNOWN: ("not known", Tone.MUTED),
}


AT_RISK = "at risk"


def sign(gate: Gate) -> tuple[str, Tone]:
    """How a gate stands in a word, and its tone."""
    return (AT_RISK, Tone.RISK) if gate.at_risk else _SIGNS[gate.state]


def facts(store: Store, project: Project, today: date, constants: Constants, *, since: date | None = None) -> Facts:
    """All that is known of `project`, for questions about days from `since` on, or from a fortnight ago."""
    return gathered(store, [project], today, constants, since=since)[project.id]


def progress_of(store: Store, project: int, today: date, constants: Constants) -> tuple[Progress, Facts]:
    """The three lights of a project, and the facts that they rest on."""
    found = rows.get(store, Project, project)
    if found is None:
        raise CannotKeep("this project is no longer there")
    known = facts(store, found, today, constants)
    return progress(known, today, constants), known


def all_progress(store: Store, today: date, constants: Constants) -> dict[int, Progress]:
    """The three lights of every project, by its id."""
    collected = gc.isenabled()
    gc.disable()  # all that is made here stays until the end: to look for rubbish in it takes as long as to judge it
    try:
        found = gathered(store, rows.find(store, Project), today, constants)
        return {project: progress(known, today, constants) for project, known in found.items()}
    finally:
        if collected:
            gc.enable()


def letters(reached: Stage | None) -> str:
    """A stage as growing letters.

    >>> letters(None), letters(Stage.SERVICES), letters(Stage.TRANSFORMATION)
    ('···', 'S··', 'SET')
    """
    count = STAGES.index(reached) + 1 if reached else 0
    return "SET"[:count] + "·" * (3 - count)


def stage_shown(now: Progress) -> StageShown:
    """How far a project is, for its row and its card."""
    reached = now.delivered.stage
    return StageShown(
        letters(reached),
        str(now.delivered),
        now.headline,
        now.next_step,
        now.delivered.provisional,
        bool(now.at_risk),
        TONES[reached],
    )


def project_blocks(store: Store, project: int, today: date, constants: Constants) -> list[Block]:
    """What is computed of a project, for its card: its stage and gates, and what stays."""
    now, known = progress_of(store, project, today, constants)
    shown = stage_shown(now)
    aim = str(now.aimed) if now.aimed else "not chosen yet: e, Aimed at"
    lines = [
        Line(shown.letters, shown.sentence, shown.tone, figure=Figure("stage", project)),
        Line("Aimed at", aim, figure=Figure("stage", project)),
        Line("Charged", str(now.charged) if now.charged else "not told", figure=Figure("charged", project)),
    ]
    if now.gap:
        lines.append(Line("Gap", now.gap, Tone.WATCH, figure=Figure("charged", project)))
    if known.project.my_view:
        lines.append(Line("My view", f"{known.project.my_view}: {known.project.my_view_reason}", Tone.MUTED))
    if now.next_step:
        lines.append(Line("Next", now.next_step, Tone.ACCENT, figure=Figure("stage", project)))
    gates = Block("Gates", tuple(_gate(each, project) for each in now.shown))
    return [Block("Stage", tuple(lines)), gates, _stays(now, known)]


def _gate(gate: Gate, project: int) -> Line:
    word, tone = sign(gate)
    told = gate.reason if gate.met or not gate.question else f"{gate.reason} · {gate.question}"
    return Line(f"{gate.key} {word}", told, tone, figure=Figure("gate", project, gate.key))


def _stays(now: Progress, known: Facts) -> Block:
    """Independence, and the skills that rest on nobody or on one person."""
    if now.independence is None:
        return Block("What stays", ())
    shares = f"{percent(now.independence.strict)} % strict, {percent(now.independence.on_the_way)} % on the way"
    project = known.project.id
    lines = [Line("Without us", shares, figure=Figure("independence", project))]
    if now.independence.with_partners is not None:
        words = f"{percent(now.independence.with_partners)} % strict"
        lines.append(Line("With partners", words, figure=Figure("independence", project)))
    weak = zip(flags(now.independence, known.skills), now.independence.flagged, strict=True)
    lines += [Line(flag, tone=Tone.WATCH, figure=Figure("coverage", project, str(skill))) for flag, skill in weak]
    return Block("What stays", tuple(lines))


def level_blocks(store: Store, ref: Ref, today: date, constants: Constants) -> list[Block]:
    """Who can do what, for the card of a contact (by skill) or of a skill (by person)."""
    kind, other = ("skill", 1) if ref.kind == "contact" else ("contact", 0)
    stands = of_one(store, ref.kind, ref.id, today, constants)
    names = dict(store.rows(f"SELECT id, name FROM {kind} WHERE deleted_at IS NULL"))
    named = {pair: names[pair[other]] for pair in stands if pair[other] in names}
    lines = [
        Line(
            named[pair],
            level(stands[pair]),
            _TONE_OF[stands[pair].state],
            Ref(kind, pair[other]),
            Figure("level", pair[0], str(pair[1])),
        )
        for pair in sorted(named, key=lambda each: (-stands[each].level, named[each]))
    ]
    return [Block("Can do" if ref.kind == "contact" else "Who can", tuple(lines))]


_TONE_OF = {None: Tone.PLAIN, Freshness.FRESH: Tone.PLAIN, Freshness.DUE: Tone.WATCH, Freshness.LAPSED: Tone.RISK}


def level(now: Standing) -> str:
    """A level in words: "4 independent · shaky · due Wed 10 Jun"."""
    words = [f"{now.level} {_RUNGS[now.level]}"]
    if now.shaky:
        words.append("shaky")
    if now.state is Freshness.LAPSED:
        words.append("lapsed")
    if now.due_on:
        words.append(f"due {day(now.due_on)}")
    return " · ".join(words)


_RUNGS = ("none", "briefed", "assisted", "coached", "independent", "multiplier")
