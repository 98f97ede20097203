"""Why a figure is what it is: what goes into it, the rule, the thresholds, and what would change it, on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from workbench.desk.shown import Block, Card, Figure, Line, Tone
from workbench.desk.why import dated, gates, handover, people, projects, week
from workbench.desk.why.ground import Ground, Grounds
from workbench.practice.constants import Constants, Setting
from workbench.practice.rulebook import Rule, rule
from workbench.store.file import Store

_ASKED: Mapping[str, Callable[[Ground, Figure], Grounds]] = {
    "stage": projects.stage,
    "gate": gates.gate,
    "handover": handover.handover,
    "independence": projects.independence,
    "coverage": projects.coverage,
    "charged": projects.charged,
    "hours": projects.hours,
    "client_stage": projects.client_stage,
    "level": people.level,
    "refresher": people.refresher,
    "stalled": people.stalled,
    "quiet": dated.quiet,
    "promise": dated.promise,
    "change": dated.change,
    "week": week.week,
}


def answered(store: Store, figure: Figure, today: date, constants: Constants) -> Grounds:
    """What a figure rests on. Raises `CannotKeep` where what it is of is gone."""
    return _ASKED[figure.what](Ground(store, today, constants), figure)


def why(store: Store, figure: Figure, today: date, constants: Constants) -> Card:
    """The page of a figure. Raises `CannotKeep` where what it is of is gone."""
    found, held = answered(store, figure, today, constants), rule(figure.what, figure.at)
    blocks = (
        Block("It says", found.says),
        Block("Because", found.because),
        Block("The rule", tuple(_ruled(held, constants))),
        Block("Thresholds", tuple(_threshold(each) for each in held.thresholds(constants))),
        Block("What would change it", found.onward),
    )
    return Card(found.ref, f"Why: {found.title}", "", tuple(block for block in blocks if block.lines))


def _ruled(held: Rule, constants: Constants) -> Iterator[Line]:
    yield Line(held.told(constants))
    if held.source:
        yield Line(held.source, tone=Tone.MUTED)


def _threshold(setting: Setting) -> Line:
    """A setting in force; one of the user's own says what is usual."""
    tone = Tone.ACCENT if setting.changed else Tone.PLAIN
    return Line(f"{setting.label}: {setting.told} · {setting.name}", tone=tone)
