"""Why somebody is quiet, a promise late, a session one that changed something: what follows from dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workbench.desk.evidence import of_pairs
from workbench.desk.promises import stood, told
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.trouble import CannotKeep
from workbench.desk.why.gates import SOURCES
from workbench.desk.why.ground import Ground, Grounds, days
from workbench.desk.words import headline
from workbench.model.catalogue import noun
from workbench.model.people import Contact
from workbench.model.promises import Commitment, Move
from workbench.model.transfer import Observation, Session
from workbench.practice.evidence import changes_of, reaching
from workbench.practice.promises import PromiseState
from workbench.store import rows

# Quiet

_TOUCHES = """
SELECT 'session', s.id, s."on" FROM session s JOIN session_learners l ON l.owner = s.id AND l.target = :contact
WHERE s.deleted_at IS NULL AND s.draft = '' AND NOT s.planned AND s."on" <= :today
UNION ALL SELECT 'touchpoint', t.id, t."on" FROM touchpoint t
JOIN touchpoint_contacts l ON l.owner = t.id AND l.target = :contact
WHERE t.deleted_at IS NULL AND t.draft = '' AND t."on" <= :today ORDER BY 3 DESC, 2 DESC LIMIT 3
"""


def quiet(ground: Ground, figure: Figure) -> Grounds:
    """How long one has not been in touch with somebody."""
    found = rows.get(ground.store, Contact, figure.of)
    if found is None:
        raise CannotKeep("this contact is no longer there")
    ref, asked = Ref("contact", found.id), {"contact": found.id, "today": ground.today.isoformat()}
    touches = [(Ref(kind, int(of)), date.fromisoformat(on)) for kind, of, on in ground.store.rows(_TOUCHES, asked)]
    since = (ground.today - touches[0][1]).days if touches else None
    cadence, left = found.cadence_days, found.left_on is not None
    is_quiet = bool(cadence and not left and (since is None or since > cadence))
    told_as = "never in touch" if since is None else f"{days(since)} since the last touch"
    says = Line("Quiet" if is_quiet else "Not quiet", told_as, Tone.WATCH if is_quiet else Tone.PLAIN)
    because = [_touch(ground, opens, ground.when(on)) for opens, on in touches]
    because.append(Line("In touch every", days(cadence) if cadence else "no cadence told: never quiet", ref=ref))
    because += [Line("Left", ground.when(found.left_on), Tone.MUTED, ref)] if found.left_on else []
    onward = [Line("Do", "i: in touch today; or log a call, a mail, a session", Tone.ACCENT, ref)]
    if cadence and not is_quiet and touches and not left:
        on = touches[0][1] + timedelta(days=cadence + 1)
        onward.append(Line(f"From {ground.when(on)}", "quiet, if nothing is logged until then", Tone.WATCH))
    onward.append(Line("Cadence", "another one, or none (e, In touch every)", Tone.ACCENT, ref))
    return Grounds(ref, f"{found.name}, quiet" if is_quiet else found.name, (says,), tuple(because), tuple(onward))


def _touch(ground: Ground, opens: Ref, label: str) -> Line:
    found = rows.get(ground.store, noun(opens.kind), opens.id)
    return Line(label, headline(ground.store, found) if found else "no longer there", ref=opens)


# Promises


def promise(ground: Ground, figure: Figure) -> Grounds:
    """Where a promise stands, by its dates and moves."""
    found = rows.get(ground.store, Commitment, figure.of)
    if found is None:
        raise CannotKeep("this promise is no longer there")
    [row] = stood(ground.store, [found], ground.today)
    now, ref = row.standing, Ref("commitment", found.id)
    late = now.state is PromiseState.LATE
    words = f"late by {days(now.days_late)}" if late else str(now.state)
    says = [Line("Stands", words, Tone.RISK if late else Tone.PLAIN)]
    if now.due is not None:
        says.append(Line("The day that counts", ground.when(now.due)))
    return Grounds(
        ref,
        f"{told(ground.store, found)}: {words}",
        tuple(says),
        tuple(_dates(ground, found)),
        tuple(_ends(now.is_open)),
    )


def _dates(ground: Ground, found: Commitment) -> Iterator[Line]:
    yield ground.line(found.made_on, "made", found)
    if found.session:
        yield _touch(ground, Ref("session", found.session), "From")
    if found.touchpoint:
        yield _touch(ground, Ref("touchpoint", found.touchpoint), "From")
    yield ground.line(found.due, "due, as first agreed", found) if found.due else Line("Due", "no day was told")
    moves = rows.find(ground.store, Move, "commitment = ?", (found.id,))
    for each in sorted(moves, key=lambda move: (move.agreed_on, move.id)):
        before = "told before it was due" if each.told_before else "told after it was due"
        yield ground.line(each.agreed_on, f"moved to {ground.when(each.new_due)}, {before}", each)
    ended = ((found.done_on, "kept"), (found.released_on, "released by the other side"), (found.dropped_on, "dropped"))
    for on, word in ended:
        if on is not None:
            yield ground.line(on, word, found, Tone.OK if word == "kept" else Tone.MUTED)


def _ends(is_open: bool) -> Iterator[Line]:
    if is_open:
        yield Line("x", "kept, today", Tone.ACCENT)
        yield Line("r", "a new day, agreed with the other side", Tone.ACCENT)
        yield Line("release", "the other side gives it up: workbench release", Tone.ACCENT)
    else:
        yield Line("It has ended. u undoes the last step; e changes its dates.", tone=Tone.MUTED)


# What a session moved


def change(ground: Ground, figure: Figure) -> Grounds:
    """What a session moved, person by person and skill by skill."""
    found = rows.get(ground.store, Session, figure.of)
    if found is None:
        raise CannotKeep("this session is no longer there")
    ref = Ref("session", found.id)
    title = f"{headline(ground.store, found)}, {ground.when(found.on)}"
    seen = rows.find(ground.store, Observation, "session = ?", (found.id,))
    lines = tuple(_moved(ground, seen))
    if not seen:
        state = (
            "it is planned"
            if found.planned
            else f"it is a draft: {found.draft}"
            if found.draft
            else "no result was told"
        )
        says = (Line("Nothing moved", state, Tone.MUTED),)
        return Grounds(
            ref, title, says, (), (Line("Do", "tell how it went: a level such as :2 (e, or log it)", Tone.ACCENT, ref),)
        )
    moved = sum(line.tone is Tone.OK for line in lines)
    says = (Line("Moved", f"{moved} of {len(lines)}" if moved else "nothing"),)
    onward = (
        Line(
            "Do", "e on what was seen; a level follows from all that was seen, so later ones may move", Tone.MUTED, ref
        ),
    )
    return Grounds(ref, title, says, lines, onward)


def _moved(ground: Ground, seen: list[Observation]) -> Iterator[Line]:
    pairs = {(each.contact, each.skill) for each in seen}
    evidence = of_pairs(ground.store, pairs)
    reached = reaching(evidence, ground.today, ground.constants)
    for each in seen:
        pair = (each.contact, each.skill)
        changes = changes_of(evidence, pair, ground.today, ground.constants, reached)
        start = evidence.baselines.get(pair)
        level = start.level if start else 0
        words, tone = "", Tone.MUTED
        for step in changes:
            if step.observation.id == each.id:
                words, tone = f"{step.before}>{step.after}: {step.why}", Tone.OK
            elif step.on <= each.on:
                level = step.after
        words = words or f"{level}={level}"
        told_as = f"{each.mode}, {each.result.replace('_', ' ')}, {SOURCES[each.source]}"
        yield Line(
            ground.name("contact", pair[0]),
            f"{ground.name('skill', pair[1])} {words} ({told_as})",
            tone,
            Ref("observation", each.id),
            Figure("level", pair[0], str(pair[1])),
        )
