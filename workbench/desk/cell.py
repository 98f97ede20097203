"""One person with one skill: the level in words, what moved it, what the next rung lacks, and all that was seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from workbench.desk.evidence import of_pairs
from workbench.desk.matrix import goal_of, needs
from workbench.desk.naming import called
from workbench.desk.progress import level
from workbench.desk.shown import Block, Figure, Line, Ref, Tone
from workbench.desk.shown_skills import CellShown, Goal, Rung
from workbench.desk.trouble import CannotKeep
from workbench.desk.typed import duration
from workbench.desk.words import day
from workbench.model.skills import Baseline
from workbench.practice.competence import TOP, Change, Freshness, Standing, stalled
from workbench.practice.constants import Constants
from workbench.practice.evidence import Pair, changes_of, standings
from workbench.store.file import Store

_MOST = 100
"""How many observations a page lists; the person's card has the sessions of all."""

_SEEN = """
SELECT o."on", o.mode, o.result, o.source, o.whole_task, o.artefact, o.note, s.id, s.minutes, coalesce(p.name, '')
FROM observation o LEFT JOIN session s ON s.id = o.session LEFT JOIN project p ON p.id = s.project
WHERE o.contact = ? AND o.skill = ? AND o.deleted_at IS NULL ORDER BY o."on" DESC, o.id DESC LIMIT ?
"""

_SESSIONS = """
SELECT s."on", s.planned, s.minutes FROM session_learners l JOIN session s ON s.id = l.owner
JOIN session_skills k ON k.owner = s.id AND k.target = ? WHERE l.target = ? AND s.deleted_at IS NULL AND s.draft = ''
"""

_CONFIDENCE = """
SELECT level, "on" FROM confidence WHERE contact = ? AND skill = ? AND "on" <= ? AND deleted_at IS NULL
ORDER BY "on" DESC LIMIT 1
"""

_NEXT = (
    "1 briefed: show it once, so that they can say what it is for",
    "2 assisted: do a part of it together",
    "3 coached: they do the whole, you watch",
    "4 independent: solo on real work",
    "5 multiplier: teaches a colleague, who comes to stand at {taught}",
)
"""The rung above each level, and what shows it."""


def cell_shown(store: Store, contact: int, skill: int, project: int, today: date, constants: Constants) -> CellShown:
    """The page of one cell; `project` tells the goal; 0: those of the open projects of the person's client.

    Raises `CannotKeep` where person or skill is gone.
    """
    person, what = called(store, "contact", contact), called(store, "skill", skill)
    if not person or not what:
        raise CannotKeep("this person or skill is no longer there")
    pair: Pair = (contact, skill)
    evidence = of_pairs(store, [pair])
    now = standings(evidence, today, constants, [pair])[pair]
    changes = changes_of(evidence, pair, today, constants)
    goals = _goals(store, contact, project, skill, today, constants)
    start = evidence.baselines.get(pair)
    known = start is not None and start.on <= today
    rungs = (Rung(start.on, start.level, "starting level"),) if start is not None and known else ()
    lines = (
        *_level(now, changes, pair),
        *_start(start),
        *_asked(now, changes, pair),
        *_own(store, pair, today),
        *_used(store, now, pair, today),
        *_onward(store, now, goals, pair, today, constants),
    )
    return CellShown(
        contact,
        skill,
        f"{person} · {what}",
        called(store, "project", project) if project else "",
        (Line("Person", person, ref=Ref("contact", contact)), Line("Skill", what, ref=Ref("skill", skill)), *lines),
        (*rungs, *(_rung(each) for each in changes)),
        tuple(each.on for each in evidence.seen.get(pair, ()) if each.on <= today),
        _evidence(store, pair),
        now.level,
        now.shaky,
        today,
    )


def _goals(store: Store, contact: int, project: int, skill: int, today: date, constants: Constants) -> dict[str, Goal]:
    """The goals by how they are called: of one project just so, of several each by its project."""
    projects = [project] if project else [ref for (ref,) in store.rows(_OPEN, (contact,))]
    return {
        "Goal" if project else f"Goal, {called(store, 'project', of)}": goal_of(store, each, constants)
        for of, needed in needs(store, projects, today, constants).items()
        for each in needed
        if each.skill == skill
    }


_OPEN = (
    "SELECT p.id FROM contact c JOIN project p ON p.client = c.client"
    " WHERE c.id = ? AND p.closed_on IS NULL AND p.deleted_at IS NULL ORDER BY p.name COLLATE NOCASE, p.id"
)


def _level(now: Standing, changes: tuple[Change, ...], pair: Pair) -> Iterator[Line]:
    """The level in words with what moved it last."""
    figure = Figure("level", pair[0], str(pair[1]))
    if now.baseline is None and now.seen_on is None:
        yield Line("Level", "0 none · nothing known yet", Tone.MUTED, figure=figure)
        return
    tone = {Freshness.LAPSED: Tone.RISK, Freshness.DUE: Tone.WATCH}.get(now.state or Freshness.FRESH, Tone.PLAIN)
    yield Line("Level", level(now), Tone.WATCH if now.shaky else tone, figure=figure)
    if changes:
        last = changes[-1]
        yield Line("Since", f"{day(last.on)}: {last.why}", ref=_session(last), figure=_change(last))
    elif now.baseline is not None:
        yield Line("Since", "the start: no observation has moved it")


def _start(told: Baseline | None) -> Iterator[Line]:
    """The level that one started at."""
    if told is not None:
        words = f"{told.level}, {told.source}, {day(told.on)}"
        yield Line("Started at", words, ref=Ref("baseline", told.id))


def _asked(now: Standing, changes: tuple[Change, ...], pair: Pair) -> Iterator[Line]:
    """What the level raises as a question."""
    figure = Figure("level", pair[0], str(pair[1]))
    if now.shaky:
        yield Line("Shaky", "not yet, at or below this level; one clean use clears it", Tone.WATCH, figure=figure)
    if now.jump:
        rise = next(each for each in reversed(changes) if each.after > each.before)
        words = f"{rise.before} to {rise.after} at once: was the starting level right?"
        yield Line("Asked", words, Tone.WATCH, figure=figure)


def _own(store: Store, pair: Pair, today: date) -> Iterator[Line]:
    """How sure they feel themselves: apart from the level, and evidence of none."""
    for sure, on in store.rows(_CONFIDENCE, (*pair, today.isoformat())):
        yield Line("Feels sure", f"{sure} of 5, by own account, {day(date.fromisoformat(on))}", Tone.MUTED)
        return
    yield Line("Feels sure", "not told: c", Tone.MUTED)


def _used(store: Store, now: Standing, pair: Pair, today: date) -> Iterator[Line]:
    """Last and next use, and how much was practised."""
    if now.last_on is not None:
        yield Line("Last use", f"{day(now.last_on)}, {_ago((today - now.last_on).days)}")
    if now.due_on is not None:
        lapsed = now.state is Freshness.LAPSED and now.lapsed_on
        words = f"lapsed since {day(now.lapsed_on)}" if lapsed and now.lapsed_on else f"to be used by {day(now.due_on)}"
        tone = {Freshness.LAPSED: Tone.RISK, Freshness.DUE: Tone.WATCH}.get(now.state or Freshness.FRESH, Tone.PLAIN)
        yield Line("Refresher", words, tone, figure=Figure("refresher", pair[0], str(pair[1])))
    sessions = store.rows(_SESSIONS, (pair[1], pair[0]))
    held = [int(minutes or 0) for on, planned, minutes in sessions if not planned and on <= today.isoformat()]
    if held:
        count = f"{len(held)} session{'s' if len(held) > 1 else ''}"
        yield Line("Practised", f"{duration(sum(held))} in {count}" if sum(held) else count)
    coming = sorted(on for on, planned, _ in sessions if planned and on >= today.isoformat())
    if coming:
        yield Line("Planned", day(date.fromisoformat(coming[0])), Tone.ACCENT)


def _onward(
    store: Store, now: Standing, goals: Mapping[str, Goal], pair: Pair, today: date, constants: Constants
) -> Iterator[Line]:
    """The goals, the next rung and what it lacks."""
    for label, goal in goals.items():
        reached = now.level >= goal.level and now.state is not Freshness.LAPSED
        people = "one person" if goal.people == 1 else f"{goal.people} people"
        words = f"level {goal.level}, in {people}, weight {goal.weight}{' · reached' if reached else ''}"
        yield Line(label, f"{words}{_confirmed(goal)}", Tone.OK if reached else Tone.PLAIN)
    if goals and now.seen_on:
        most = max(goal.level for goal in goals.values())
        if stalled(now, most, _is_planned(store, pair, today), today, constants):
            words = f"not seen for {(today - now.seen_on).days} days, and nothing planned"
            yield Line("Stalled", words, Tone.WATCH, figure=Figure("stalled", pair[0], str(pair[1])))
    yield Line("Next rung", next_rung(now, constants), Tone.ACCENT)


def _confirmed(goal: Goal) -> str:
    """Who of the client stands behind a goal on the list; of a skill that was only taught nobody is asked."""
    if goal.confirmed_by:
        return f" · confirmed by {goal.confirmed_by}{f', {day(goal.confirmed_on)}' if goal.confirmed_on else ''}"
    return " · not confirmed yet" if goal.need else ""


def next_rung(now: Standing, constants: Constants) -> str:
    """The rung above the level and what it lacks: "4 independent: solo 1 of 2, needs a second, 7 days or more ..."."""
    if now.level >= TOP:
        return "none above: keep it in use"
    told = _NEXT[now.level].format(taught=constants.taught_level)
    if now.level != TOP - 2:
        return told
    if now.solo_count:
        return f"4 independent: solo {now.solo_count} of 2, needs {now.solo_lacks}"
    return f"{told}, clean, twice, {constants.solo_spacing_days} days apart, once not on their own word"


def _is_planned(store: Store, pair: Pair, today: date) -> bool:
    sessions = store.rows(_SESSIONS, (pair[1], pair[0]))
    return any(planned and on >= today.isoformat() for on, planned, _ in sessions)


def _rung(change: Change) -> Rung:
    return Rung(change.on, change.after, change.why, _change(change))


def _change(change: Change) -> Figure | None:
    session = change.observation.session
    return Figure("change", session) if session else None


def _session(change: Change) -> Ref | None:
    session = change.observation.session
    return Ref("session", session) if session else None


def _evidence(store: Store, pair: Pair) -> Block:
    """All that was seen, newest first."""
    found = store.rows(_SEEN, (*pair, _MOST + 1))
    lines = [_seen(*row) for row in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(Line("earlier", "on the person's card", Tone.MUTED, Ref("contact", pair[0])))
    return Block("Seen" if lines else "", tuple(lines))


def _seen(
    on: str,
    mode: str,
    result: str,
    source: str,
    whole: int,
    artefact: str,
    note: str,
    session: int | None,
    minutes: int | None,
    project: str,
) -> Line:
    part = "" if whole else "part of it"
    told = (mode, result.replace("_", " "), part, source, duration(minutes) if minutes else "", project, artefact, note)
    tone = Tone.WATCH if result == "not_yet" else Tone.PLAIN
    ref = Ref("session", session) if session else None
    figure = Figure("change", session) if session else None
    return Line(day(date.fromisoformat(on)), " · ".join(word for word in told if word), tone, ref, figure)


def _ago(days: int) -> str:
    return "today" if not days else "yesterday" if days == 1 else f"{days} days ago"
