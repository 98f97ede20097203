"""Why a gate of a project's handover is met or open: what it speaks of, whether it is hard, and what would close it."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.handover import handover_of, shown_of
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.trouble import CannotKeep
from workbench.desk.why.ground import Ground, Grounds
from workbench.desk.words import headline
from workbench.model.catalogue import noun
from workbench.model.noun import one
from workbench.practice.handover.finding import Finding
from workbench.store import rows


def handover(ground: Ground, figure: Figure) -> Grounds:
    """One gate of the handover of a project."""
    known, found = handover_of(ground.store, figure.of, ground.today, ground.constants)
    gate = next((each for each in found.gates if str(each.number) == figure.at), None)
    if gate is None:
        raise CannotKeep(f"there is no gate {figure.at!r} of a handover: they are numbered 1 to {len(found.gates)}")
    state, tone = shown_of(gate)
    aim = known.project.target_stage
    weight = f"aimed at {aim}" if aim else "no aim is chosen"
    hard = "without it the project is not ready" if gate.hard else "without it the project is ready with risks"
    return Grounds(
        Ref("project", figure.of),
        f"{known.project.name}, handover {gate.number}, {gate.title}: {state}",
        (Line(state, gate.found.words, tone),),
        (Line("Hard" if gate.hard else "Not hard", f"{weight}: {hard}"), *_spoken_of(ground, gate.found)),
        (
            Line("Question", gate.found.question, Tone.ACCENT)
            if gate.found.question
            else Line("It holds for as long as nothing else is told.", tone=Tone.MUTED),
        ),
    )


def _spoken_of(ground: Ground, found: Finding) -> Iterator[Line]:
    for what, ref in found.about:
        row = rows.get(ground.store, noun(what), ref)
        if row is not None:
            yield Line(one(type(row)).capitalize(), headline(ground.store, row), ref=Ref(what, ref))
