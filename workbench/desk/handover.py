"""The handover of a project: gathered from the file, judged gate by gate, each with what answers it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from workbench.desk.handover_answers import HandoverAnswering
from workbench.desk.naming import called
from workbench.desk.progress import facts
from workbench.desk.promises import unsaid
from workbench.desk.shown import Block, Figure, Line, Ref, Tone
from workbench.desk.shown_handover import HandoverGateShown, HandoverShown
from workbench.desk.trouble import CannotKeep
from workbench.model.noun import Noun
from workbench.model.projects import (
    Access,
    Asset,
    DryRun,
    Phase,
    Project,
    Risk,
    RoleKind,
    Routine,
    SignOff,
)
from workbench.model.promises import Commitment
from workbench.model.relationship import Decision
from workbench.practice.constants import Constants
from workbench.practice.facts import Facts, Reading
from workbench.practice.handover import Handover, HandoverGate, Readiness
from workbench.practice.handover import handover as judged
from workbench.practice.handover.leaving import Leaving
from workbench.practice.independence import Independence
from workbench.store import rows
from workbench.store.file import Store

N = TypeVar("N", bound=Noun)

_TONES = {Readiness.READY: Tone.OK, Readiness.WITH_RISKS: Tone.WATCH, Readiness.NOT_READY: Tone.RISK}
_LEAVING = (Phase.HANDOVER, Phase.FOLLOW_UP, Phase.CLOSED)
"""The phases in which a project's card tells of its handover."""
_DATED_NOW = "date_follow_ups"
"""The verb that dates all follow-ups that are missing."""


def handover(store: Store, project: int, today: date, constants: Constants) -> HandoverShown:
    """How ready a project is to be handed over, as it is shown. Raises `CannotKeep` where it is gone."""
    known, found = handover_of(store, project, today, constants)
    answers = HandoverAnswering(known, today, constants)
    of, client = known.project, called(store, "client", known.project.client or 0)
    return HandoverShown(
        Ref("project", project),
        of.name,
        client,
        str(of.target_stage or ""),
        str(found.readiness),
        _TONES[found.readiness],
        sentence(found),
        of.phase is Phase.CLOSED,
        tuple(_shown(each, project, answers) for each in found.gates),
    )


def handover_of(store: Store, project: int, today: date, constants: Constants) -> tuple[Facts, Handover]:
    """What is known of a project, and its eleven gates. Raises `CannotKeep` where it is gone.

    Skills are judged on the day on which it closed: what lapses later was handed over all the same.
    """
    found = rows.get(store, Project, project)
    if found is None or found.deleted_at is not None:
        raise CannotKeep("this project is no longer there")
    ended = min(found.closed_on or today, today)
    known = facts(store, found, today, constants, since=ended if ended < today else None)
    independence = Reading(known, ended, constants).independence
    there = Reading(known, today, constants).there
    return known, judged(_leaving(store, known, independence, there), today, constants)


def sentence(found: Handover) -> str:
    """How ready it is and what is missing: `not ready: promises, acceptance; also open: assets`."""
    hard = ", ".join(each.title for each in found.blocking)
    soft = ", ".join(each.title for each in found.lacking if not each.hard)
    if hard:
        return f"{found.readiness}: {hard}" + (f"; also open: {soft}" if soft else "")
    return f"{found.readiness}: {soft}" if soft else f"{found.readiness}: all {len(found.gates)} gates are met"


def _leaving(store: Store, known: Facts, independence: Independence | None, there: tuple[int, ...]) -> Leaving:
    project = known.project.id

    def of(cls: type[N], where: str = "project = ?") -> list[N]:
        return rows.find(store, cls, where, (project,))

    return Leaving(
        known.project,
        there,
        {each.contact for each in known.roles if each.role is RoleKind.SPONSOR},
        independence,
        known.skills,
        [_worded(store, each) for each in of(Commitment, "project = ? AND draft = ''")],
        of(Decision, "project = ? AND draft = ''"),
        known.milestones,
        of(Routine),
        of(Risk),
        of(Asset),
        of(Access),
        of(DryRun),
        of(SignOff),
        known.follow_ups,
    )


def _worded(store: Store, promise: Commitment) -> Commitment:
    """A promise with words: a follow-up that has none of its own is named by what it is about."""
    return promise if promise.text else replace(promise, text=unsaid(store, promise))


def _shown(each: HandoverGate, project: int, answers: HandoverAnswering) -> HandoverGateShown:
    found = each.found
    verb = _DATED_NOW if each.title == "follow-ups" and not each.met else ""
    return HandoverGateShown(
        each.number,
        each.title,
        each.hard,
        each.met,
        found.words,
        found.question,
        Figure("handover", project, str(each.number)),
        *shown_of(each),
        None if verb else answers.answer_to(each),
        verb,
        Ref(*found.about[0]) if found.about else None,
    )


def shown_of(each: HandoverGate) -> tuple[str, Tone]:
    """How a gate stands, in a word; of an open one whether the project may not be handed over without it."""
    if each.met:
        return "met", Tone.OK
    return ("missing, hard", Tone.RISK) if each.hard else ("missing", Tone.WATCH)


# On the card


def handover_block(store: Store, project: int, today: date, constants: Constants) -> Block:
    """How ready a project is and what is missing, on its card; nothing before it comes to its end."""
    phase = store.value("SELECT phase FROM project WHERE id = ?", (project,))
    if phase not in _LEAVING:
        return Block("", ())
    shown = handover(store, project, today, constants)
    lines = [Line(shown.sentence, tone=shown.tone)]
    lines += [
        Line(f"{each.number} {each.title}", each.words, each.tone, each.ref, each.figure)
        for each in shown.gates
        if not each.met
    ]
    return Block("Handover", tuple(lines))


# For scripts


@dataclass(frozen=True)
class HandoverGateRecord:
    """A gate as scripts see it."""

    number: int
    gate: str
    hard: bool
    met: bool
    words: str
    question: str | None


@dataclass(frozen=True)
class HandoverRecord:
    """A handover as scripts see it; `missing` numbers the hard gates that are open, `at_risk` the others."""

    project: str
    client: str | None
    aimed: str | None
    readiness: str
    closed: bool
    missing: list[int]
    at_risk: list[int]
    gates: list[HandoverGateRecord]


def handover_record(shown: HandoverShown) -> HandoverRecord:
    """The same for scripts."""
    return HandoverRecord(
        shown.name,
        shown.client or None,
        shown.aim or None,
        shown.readiness,
        shown.closed,
        [each.number for each in shown.gates if each.hard and not each.met],
        [each.number for each in shown.gates if not each.hard and not each.met],
        [
            HandoverGateRecord(each.number, each.title, each.hard, each.met, each.words, each.question or None)
            for each in shown.gates
        ],
    )
