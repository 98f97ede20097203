"""Why a gate stands as it does: all that speaks for it, dated, what of it does not count and why, and until when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from workbench.desk.progress import sign
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.trouble import CannotKeep
from workbench.desk.why.coverage import coverage_lines
from workbench.desk.why.ground import Ground, Grounds, ProjectGround, share
from workbench.model.people import Audience
from workbench.model.projects import Aspiration, PlanState
from workbench.model.relationship import ScoreSource
from workbench.model.transfer import Mode, Observation, Result, Source
from workbench.practice.competence import Standing
from workbench.practice.evidence import is_unaided
from workbench.practice.facts import Reading
from workbench.practice.gates import judged
from workbench.practice.gates.gate import Gate
from workbench.practice.ledger import measured

_TERMS = ("business_problem", "relation")
_HORIZON = 400
"""Days within which it is told when a gate will change by itself."""
_MOST = 40
"""How many days on which something may change are tried."""


def gate(ground: Ground, figure: Figure) -> Grounds:
    """One gate of a project."""
    of = ProjectGround(ground, figure.of)
    found = next((each for each in of.progress.gates if each.key == figure.at), None)
    if found is None:
        keys = [each.key for each in of.progress.gates]
        near = nearest(figure.at, keys)
        raise CannotKeep(
            f"there is no gate {figure.at!r}{f', the nearest is {near}' if near else ''}: there are {', '.join(keys)}"
        )
    because = tuple(_EVIDENCE[figure.at](of))
    return Grounds(
        of.ref,
        f"{of.title}, {found.key} {sign(found)[0]}",
        (gate_line(of, found, figured=False), *_notices(of, found)),
        because or (Line("Nothing was told yet.", tone=Tone.MUTED),),
        tuple(_onward(of, found)),
    )


def nearest(typed: str, keys: Iterable[str]) -> str:
    """The key that one may have meant: of the stage whose letter is in it, nearest by number; else empty.

    >>> [nearest(typed, ("S1", "E3", "T1", "T2")) for typed in ("T9", "EXPERIENCE 3", "TT", "X2")]
    ['T2', 'E3', 'T1', '']
    """
    stage = next((letter for letter in typed if letter in "SET"), "-")
    number = re.search("[0-9]{1,2}", typed)
    wanted = int(number[0]) if number else 1
    return min((key for key in keys if key[0] == stage), key=lambda key: abs(int(key[1:]) - wanted), default="")


def gate_line(of: ProjectGround, found: Gate, *, figured: bool = True) -> Line:
    """A gate in one line."""
    word, tone = sign(found)
    return Line(f"{found.key} {word}", found.reason, tone, figure=of.figure("gate", found.key) if figured else None)


def _notices(of: ProjectGround, found: Gate) -> Iterator[Line]:
    if found.at_risk:
        yield Line(f"It held {of.ground.constants.at_risk_days} days ago: the stage does not move yet.", tone=Tone.RISK)
    if found.unconfirmed:
        yield Line("It would be met if older evidence were confirmed.", tone=Tone.WATCH)


# What would change it


def _onward(of: ProjectGround, found: Gate) -> Iterator[Line]:
    if found.question:
        yield Line("Question", found.question, Tone.ACCENT)
    if found.next_step:
        yield Line("Do", found.next_step, Tone.ACCENT)
    if found.unconfirmed:
        yield Line("Or", "have the older evidence said or seen again", Tone.ACCENT)
    turn = _turn(of, found)
    if turn is not None:
        on, then = turn
        words = f"{sign(then)[0]}{', unconfirmed' if then.unconfirmed else ''}: {then.reason}"
        yield Line(f"From {of.ground.when(on)}", f"if nothing is told until then, {words}", Tone.WATCH)
    elif found.met:
        yield Line("It holds for as long as nothing else is told.", tone=Tone.MUTED)


def _turn(of: ProjectGround, found: Gate) -> tuple[date, Gate] | None:
    """The first day on which the gate changes by itself, and how it stands then."""
    today = of.ground.today
    last = today + timedelta(days=_HORIZON)
    days = sorted({each for each in _turning_days(of, found) if today < each <= last})
    for on in days[:_MOST]:
        then = next(each for each in judged(Reading(of.facts, on, of.ground.constants)) if each.key == found.key)
        if (then.state, then.at_risk, then.unconfirmed) != (found.state, found.at_risk, found.unconfirmed):
            return on, then
    return None


def _turning_days(of: ProjectGround, found: Gate) -> Iterator[date]:
    """The days on which something that a gate rests on grows old, lapses or can be asked, and a notice later."""
    wait = timedelta(days=of.ground.constants.at_risk_days)
    for on in _aging(of, found.key):
        yield on
        yield on + wait
    if found.at_risk:
        yield from (of.ground.today + timedelta(days=ahead) for ahead in range(1, wait.days + 1))


def _aging(of: ProjectGround, key: str) -> Iterator[date]:
    constants, one = of.ground.constants, timedelta(days=1)
    confirmed = timedelta(days=constants.confirmed_days) + one
    if key == "S3":
        for word in of.facts.plan_words:
            yield word.on + timedelta(days=constants.on_plan_days) + one
            yield word.on + timedelta(days=constants.red_days) + one
    elif key == "E3":
        yield from (each.on + confirmed for each in of.facts.memories)
        yield from (each.on + confirmed for each in of.facts.scores)
    elif key == "T3":
        yield from (one.on + confirmed for seen in of.evidence.seen.values() for one in seen if is_unaided(one))
    elif key == "T2":
        yield from (each.lapsed_on for each in of.now.standings.values() if each.lapsed_on is not None)
        yield from (each.left_on for each in of.facts.people if each.left_on is not None)
    elif key == "T5":
        yield from (on + timedelta(days=constants.still_so_days) for on in _ends(of))


def _ends(of: ProjectGround) -> Iterator[date]:
    """The last session and the end of the project."""
    yield from of.facts.held.days[-1:]
    if of.facts.project.closed_on is not None:
        yield of.facts.project.closed_on


# What there is for each gate


def _s1(of: ProjectGround) -> Iterator[Line]:
    for each in of.facts.terms:
        if each.item in _TERMS:
            words = f"{each.item.replace('_', ' ')}: {each.state.replace('_', ' ')}"
            yield of.ground.line(each.on, words, each)


def _s2(of: ProjectGround) -> Iterator[Line]:
    for each in sorted(of.facts.milestones, key=lambda one: one.accepted_on or one.rejected_on or date.max):
        if each.accepted_on is not None:
            by = of.now.called(each.accepted_by) if of.now.by_client(each.accepted_by) and each.accepted_by else ""
            words = f"{each.text}: accepted by {by}" if by else f"{each.text}: accepted, by nobody of the client"
            yield of.ground.line(each.accepted_on, words, each, tone=Tone.PLAIN if by else Tone.MUTED)
        if each.rejected_on is not None:
            yield of.ground.line(each.rejected_on, f"{each.text}: rejected", each, tone=Tone.WATCH)
        if each.accepted_on is None and each.rejected_on is None:
            yield of.ground.line(each.planned, f"{each.text}: not accepted yet", each, tone=Tone.MUTED)


def _s3(of: ProjectGround) -> Iterator[Line]:
    words = sorted(of.facts.plan_words, key=lambda each: (each.on, each.id))
    for each in words[-6:]:
        told = each.state.replace("_", " ") + (f": {each.text}" if each.text else "")
        yield of.ground.line(each.on, told, each, tone=Tone.RISK if each.state is PlanState.RED else Tone.PLAIN)


def _gains(of: ProjectGround) -> Iterator[Line]:
    """Each person of the client with each needed skill: what was gained, and what of it counts; then who left."""
    for (person, skill), now in sorted(of.now.standings.items(), key=lambda each: (-each[1].level, each[0])):
        if person in of.now.people:
            lacks = _ungained(now, of.ground.constants.gain_level)
            words = f"{of.facts.skills[skill]}: {_rise(of, now)}" + (f", {lacks}" if lacks else "")
            tone, figure = Tone.MUTED if lacks else Tone.PLAIN, Figure("level", person, str(skill))
            yield Line(of.now.called(person), words, tone, Ref("contact", person), figure)
    for each in of.facts.people:
        if each.left_on is not None and of.now.happened(each.left_on):
            words = f"left {of.ground.when(each.left_on)}: counts no more"
            yield Line(of.now.called(each.id), words, Tone.MUTED, Ref("contact", each.id))


def _rise(of: ProjectGround, now: Standing) -> str:
    """`1>3 since Mon 2 Nov`, or the level at which they began and stand."""
    if now.level <= (now.baseline or 0):
        return f"at {now.level}"
    since = f" since {of.ground.when(now.raised_on)}" if now.raised_on else ""
    return f"{now.baseline or 0}>{now.level}{since}"


def _ungained(now: Standing, least: int) -> str:
    """Why a level is no gain that counts; empty where it is one."""
    if now.level <= (now.baseline or 0):
        return "nothing gained"
    if now.level < least:
        return f"below {least}"
    known = now.unreported_level
    return "" if known >= least and known > (now.baseline or 0) else f"only {known} without their own word"


def _e2(of: ProjectGround) -> Iterator[Line]:
    for each in _gains(of):
        if each.tone is Tone.PLAIN and each.ref is not None:
            audience = of.now.people[each.ref.id].audience
            beside = "" if audience is Audience.OTHER else f" · {audience.replace('_', ' ')}"
            yield Line(each.label, each.value + beside, each.tone, each.ref, each.figure)


def _e3(of: ProjectGround) -> Iterator[Line]:
    criteria = {each.id: each for each in of.facts.criteria}
    lines: list[tuple[date, Line]] = []
    for memory in of.facts.memories:
        who = of.now.called(memory.contact) if memory.contact in of.now.people and memory.contact else "nobody"
        lines.append((memory.on, of.ground.line(memory.on, f"{who} remembers: {memory.text}", memory)))
    for score in of.facts.scores:
        about = criteria.get(score.criterion or 0)
        if about is None or about.contact not in of.now.people:
            continue
        words = f"{of.now.called(about.contact)} gives {score.score} for {about.text}"
        why = "a proxy's" if score.source is not ScoreSource.CUSTOMER else ""
        low = score.score is None or score.score < of.ground.constants.score_least
        why = why or (f"below {of.ground.constants.score_least}" if low else "")
        line = of.ground.line(score.on, words, score)
        lines.append((score.on, _not_counted(line, why) if why else line))
    yield from _aged(of, lines)


def _aged(of: ProjectGround, lines: Iterable[tuple[date, Line]]) -> Iterator[Line]:
    """Dated lines, oldest first; what is too old to count says so."""
    oldest = of.ground.today - timedelta(days=of.ground.constants.confirmed_days)
    for on, line in sorted(lines, key=lambda each: each[0]):
        if on > of.ground.today:
            continue
        yield _not_counted(line, "unconfirmed") if on < oldest and line.tone is Tone.PLAIN else line


def _not_counted(line: Line, why: str) -> Line:
    return Line(line.label, f"{line.value}: {why}", Tone.MUTED, line.ref, line.figure)


def _from_to(of: ProjectGround) -> Iterator[Line]:
    for each in of.facts.aspirations:
        yield Line("From, to", f"{each.from_state} > {each.to_state}", ref=Ref("aspiration", each.id))
        yield from _agreed(of, each)
        if figures := measured(each.measure, each.before, each.now, each.target):
            yield Line("Measure", figures, ref=Ref("aspiration", each.id))
        if each.reached_on is not None:
            by = of.now.called(each.stated_by) if each.stated_by in of.now.people and each.stated_by else ""
            words = f"at target, stated by {by}" if by else "at target, stated by nobody of the client"
            yield of.ground.line(each.reached_on, words, each, tone=Tone.PLAIN if by else Tone.MUTED)


def _agreed(of: ProjectGround, each: Aspiration) -> Iterator[Line]:
    if each.agreed_on is None:
        yield Line("Agreed", "by nobody yet", Tone.MUTED, Ref("aspiration", each.id))
        return
    by = of.now.called(each.agreed_by) if each.agreed_by in of.now.people and each.agreed_by else ""
    late = each.reached_on is not None and each.agreed_on >= each.reached_on
    words = f"agreed by {by}" if by else "agreed by nobody of the client"
    line = of.ground.line(each.agreed_on, words, each, tone=Tone.PLAIN if by else Tone.MUTED)
    yield _not_counted(line, "not before it was reached") if late else line


def _t2(of: ProjectGround) -> Iterator[Line]:
    if of.now.independence is not None:
        yield Line("Independence", share(of.now.independence.strict), figure=of.figure("independence"))
    yield from coverage_lines(of)


_ALONE = (Mode.SOLO, Mode.TAUGHT)
_OWN_WORD = (Source.LEARNER, Source.SELF)


def _t3(of: ProjectGround) -> Iterator[Line]:
    needed = {each.skill for each in of.now.needed}
    lines: list[tuple[date, Line]] = []
    for (person, skill), seen in of.evidence.seen.items():
        if person not in of.now.people or skill not in needed:
            continue
        for each in seen:
            if each.mode not in _ALONE:
                continue
            words = f"{of.now.called(person)}, {of.facts.skills[skill]}: {each.mode}, {SOURCES[each.source]}"
            line = of.ground.line(each.on, words, each, figure=Figure("level", person, str(skill)))
            why = _aided(of, each)
            lines.append((each.on, _not_counted(line, why) if why else line))
    yield from _aged(of, lines)


SOURCES: Mapping[Source, str] = {
    Source.OBSERVED: "seen by us",
    Source.ARTEFACT: "shown by what came of it",
    Source.CLIENT: "told by the client",
    Source.LEARNER: "on their own word",
    Source.SELF: "on their own word",
}


def _aided(of: ProjectGround, seen: Observation) -> str:
    """Why a use alone is no unaided use; empty where it is one."""
    if is_unaided(seen):
        return "no real work" if seen.session in of.evidence.practised else ""
    if seen.result is not Result.CLEAN:
        return seen.result.replace("_", " ")
    if not seen.whole_task:
        return "a part of the task"
    return "does not count" if seen.source in _OWN_WORD else "while we were there"


def _t5(of: ProjectGround) -> Iterator[Line]:
    held = [each for each in of.facts.held.days if each <= of.ground.today]
    if held:
        yield of.ground.line(held[-1], "the last session")
    if of.facts.project.closed_on is not None:
        yield of.ground.line(of.facts.project.closed_on, "the project's end", of.facts.project)
    for each in of.facts.follow_ups:
        if each.on is None:
            yield of.ground.line(each.due, "to be asked", each, tone=Tone.MUTED)
            continue
        by = of.now.called(each.said_by) if each.said_by in of.now.people and each.said_by else "nobody of the client"
        answer = str(each.still_so) if each.still_so else "no answer"
        yield of.ground.line(each.on, f"still so? {answer}, said {by}", each)


_EVIDENCE: Mapping[str, Callable[[ProjectGround], Iterable[Line]]] = {
    "S1": _s1,
    "S2": _s2,
    "S3": _s3,
    "E1": _gains,
    "E2": _e2,
    "E3": _e3,
    "T1": _from_to,
    "T2": _t2,
    "T3": _t3,
    "T4": _from_to,
    "T5": _t5,
}
