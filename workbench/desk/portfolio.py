"""All projects as they stand, and one of them from near: lights, gates with their answers, what was kept, movement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from workbench.desk.answers import Answering
from workbench.desk.ledger import LedgerRow, ledger
from workbench.desk.lists import projects
from workbench.desk.progress import TONES, facts, letters, progress_of, sign
from workbench.desk.shown import Block, Figure, Line, ProjectRow, Ref, Tone
from workbench.desk.shown_progress import (
    Answer,
    GateShown,
    LightShown,
    ProgressRow,
    ProgressShown,
    QuarterTally,
    Stood,
)
from workbench.desk.trouble import CannotKeep
from workbench.model.projects import Project, Stage
from workbench.practice.constants import Constants
from workbench.practice.facts import Facts
from workbench.practice.gates.gate import Gate
from workbench.practice.movement import Stand, movement, tallied
from workbench.practice.progression import Delivered, Progress
from workbench.store import rows
from workbench.store.file import Store

_BEGUN = """
SELECT min(d) FROM (
  SELECT coalesce(start, substr(created_at, 1, 10)) AS d FROM project WHERE id = :id
  UNION ALL SELECT min("on") FROM session WHERE project = :id AND deleted_at IS NULL
  UNION ALL SELECT min("on") FROM work WHERE project = :id AND deleted_at IS NULL
  UNION ALL SELECT min("on") FROM touchpoint WHERE project = :id AND deleted_at IS NULL
  UNION ALL SELECT min("on") FROM terms_item WHERE project = :id AND deleted_at IS NULL
)
"""


def portfolio(store: Store, stands: Mapping[int, Progress], words: str = "") -> tuple[ProgressRow, ...]:
    """All projects that hold every one of `words`, as each `stands`: the open ones, then at risk or nearest to the
    next stage first."""
    listed = projects(store, words)
    found = [row_of(each, stands[each.id]) for each in listed if each.id in stands]
    return tuple(sorted(found, key=order))


def order(row: ProgressRow) -> tuple[object, ...]:
    """By what projects are sorted: the open ones first, of these what is at risk or nearest to the next stage."""
    return row.closed, not row.at_risk, -row.met / row.of if row.of else 1, row.name.casefold(), row.id


def row_of(listed: ProjectRow, now: Progress) -> ProgressRow:
    """A project among all others."""
    delivered = now.delivered
    first = _first(now)
    onward = _toward(now)
    own = [each for each in now.gates if each.stage is onward]
    return ProgressRow(
        listed.id,
        listed.name,
        listed.client,
        listed.phase,
        stage=delivered.stage,
        letters=letters(delivered.stage),
        tone=TONES[delivered.stage],
        provisional=delivered.provisional,
        at_risk=bool(now.at_risk),
        aimed=str(now.aimed or ""),
        charged=str(now.charged or ""),
        gap=now.gap,
        met=sum(each.met for each in own),
        of=len(own),
        toward=onward,
        gate=first.key if first else "",
        missing=first.reason if first else "",
        next_step=first.next_step if first else "",
        headline=now.headline,
    )


def _toward(now: Progress) -> Stage | None:
    """The stage that lies ahead, if it is spoken of: nothing beyond the aim is."""
    onward = now.delivered.next_stage
    return onward if onward and any(each.stage is onward for each in now.shown) else None


def _first(now: Progress) -> Gate | None:
    """The first gate that is at risk; else the first that is missing or to be asked."""
    wanted = [each.key for each in now.at_risk] or (*now.to_ask, *now.missing)
    return next((gate for gate in now.gates if gate.key in wanted), None)


# One project


def project_progress(store: Store, project: int, today: date, constants: Constants) -> ProgressShown:
    """One project from near. Raises `CannotKeep` where it is gone."""
    listed = next((each for each in projects(store) if each.id == project), None)
    if listed is None:
        raise CannotKeep("this project is no longer there")
    now, known = progress_of(store, project, today, constants)
    answering = Answering(known, today, constants)
    return ProgressShown(
        row_of(listed, now),
        tuple(_lights(now, known)),
        tuple(gate_shown(each, answering) for each in now.shown),
        kept(store, project, today, constants),
    )


def gate_shown(gate: Gate, answering: Answering) -> GateShown:
    """A gate with what can be done from it."""
    word, tone = sign(gate)
    return GateShown(
        gate.key,
        word,
        tone,
        gate.reason,
        gate.question,
        gate.next_step,
        answering.answer(gate),
        answering.promise(gate),
        answering.plan(gate),
    )


def _lights(now: Progress, known: Facts) -> Iterator[LightShown]:
    """Aimed, delivered, charged, each for itself; the gap in a sentence; my view and why."""
    project = known.project
    ref, stage = Ref("project", project.id), now.delivered.stage
    figure = Figure("stage", project.id)

    def field(asks: str, *names: str) -> Answer:
        return Answer(asks, ref, tuple((name, "") for name in names), names[0])

    delivered = f"{letters(stage)} {str(now.delivered).capitalize()}"
    aimed = Line("Aimed at", str(now.aimed).title() if now.aimed else "not chosen yet", Tone.PLAIN, ref, figure)
    yield LightShown(aimed, field("services, experience or transformation?", "target_stage"))
    yield LightShown(Line("Delivered", delivered, TONES[stage], ref, figure))
    charged = str(now.charged).title() if now.charged else "not told"
    yield LightShown(
        Line("Charged", charged, Tone.PLAIN, ref, Figure("charged", project.id)), field("charged by what?", "fee_basis")
    )
    if now.gap:
        yield LightShown(Line("Gap", now.gap, Tone.WATCH, ref, figure), field("charged by what?", "fee_basis"))
    view = f"{str(project.my_view).title()}: {project.my_view_reason or 'no reason told'}" if project.my_view else ""
    yield LightShown(
        Line("My view", view or "not told; it stands beside and changes nothing", Tone.MUTED, ref, figure),
        field("what is it in your view, and why?", "my_view", "my_view_reason"),
    )


def kept(store: Store, project: int, today: date, constants: Constants) -> tuple[Block, ...]:
    """What stays of a project, part by part, each piece with whom, since when and the evidence."""
    parts: dict[str, list[Line]] = {}
    for each in ledger(store, project, today, constants):
        parts.setdefault(each.part, []).append(Line(each.what, _evidence(each, today), ref=each.ref))
    return tuple(Block(part.capitalize(), tuple(lines)) for part, lines in parts.items())


def kept_block(store: Store, project: int, today: date, constants: Constants) -> Block:
    """The same in one block, for the project's card."""
    found = ledger(store, project, today, constants)
    return Block(
        "Kept",
        tuple(Line(each.part.capitalize(), f"{each.what} · {_evidence(each, today)}", ref=each.ref) for each in found),
    )


def _evidence(row: LedgerRow, today: date) -> str:
    return " · ".join(word for word in (row.who, day_and_year(row.on, today), row.evidence) if word)


def day_and_year(on: date, today: date) -> str:
    """A day in short, with its year where it is another: `3 Mar`, `3 Mar 2025`."""
    return f"{on.day} {on:%b}" + ("" if on.year == today.year else f" {on.year}")


# Movement


def stood(store: Store, project: int, today: date, constants: Constants) -> tuple[Stand, ...]:
    """Where a project stood at the end of the last quarters; empty where it is gone."""
    found = rows.get(store, Project, project)
    if found is None:
        return ()
    begun = date.fromisoformat(str(store.value(_BEGUN, {"id": project})))
    return movement(facts(store, found, today, constants, since=date.min), begun, today, constants)


def stood_shown(stands: tuple[Stand, ...]) -> tuple[Stood, ...]:
    """The movement of one project in letters and words."""
    return tuple(_stood(str(each.quarter), each.delivered) for each in stands)


def _stood(quarter: str, delivered: Delivered | None) -> Stood:
    if delivered is None:
        return Stood(quarter, "", "not begun", Tone.MUTED)
    word = "provisional" if delivered.provisional else str(delivered)
    return Stood(quarter, letters(delivered.stage), word, TONES[delivered.stage])


def tallies(stands: Mapping[int, tuple[Stand, ...]]) -> tuple[QuarterTally, ...]:
    """How many projects stood where, quarter by quarter."""
    return tuple(
        QuarterTally(
            str(each.quarter),
            each.projects[None],
            each.projects[Stage.SERVICES],
            each.projects[Stage.EXPERIENCE],
            each.projects[Stage.TRANSFORMATION],
        )
        for each in tallied(stands.values())
    )
