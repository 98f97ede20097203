"""Why a person stands where they stand with a skill: each step with what was seen, when it fades, if they stall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from workbench.desk.evidence import of_pairs
from workbench.desk.progress import level as level_words
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.why.gates import SOURCES
from workbench.desk.why.ground import Ground, Grounds, days
from workbench.model.skills import Baseline, Confidence
from workbench.model.transfer import Mode, Observation, Result, Source
from workbench.practice.competence import INDEPENDENT, TOP, Change, Standing, after, in_order, nobody
from workbench.practice.competence import stalled as is_stalled
from workbench.practice.constants import Constants, written
from workbench.practice.evidence import Evidence, changes_of, reaching, standings
from workbench.practice.fading import half_life, interval
from workbench.store import rows

_MOST = 8
"""How many observations that moved nothing are listed, the newest."""


class _Known:
    """All that is known of one person with one skill."""

    def __init__(self, ground: Ground, figure: Figure) -> None:
        self.ground = ground
        self.pair = (figure.of, int(figure.at))
        self.person = ground.name("contact", self.pair[0])
        self.skill = ground.name("skill", self.pair[1])
        self.evidence: Evidence = of_pairs(ground.store, [self.pair])
        self.constants: Constants = ground.constants.lasting(self.lasts)
        self.now: Standing = standings(self.evidence, ground.today, ground.constants, [self.pair])[self.pair]
        self.changes = changes_of(self.evidence, self.pair, ground.today, ground.constants)
        found = in_order(self.evidence.seen.get(self.pair, ()))
        self.seen = [each for each in found if each.on <= ground.today]

    @property
    def lasts(self) -> int:
        """How long the skill stays without use, in percent of what is usual."""
        return self.evidence.half_lives.get(self.pair[1], 100)

    @property
    def start(self) -> Baseline | None:
        """The starting level, where it was told."""
        return self.evidence.baselines.get(self.pair)

    @property
    def ref(self) -> Ref:
        """The page is the person's."""
        return Ref("contact", self.pair[0])

    def figure(self, what: str) -> Figure:
        """A figure of this person and skill."""
        return Figure(what, self.pair[0], str(self.pair[1]))

    def line(self, on: date, words: str, seen: Observation, tone: Tone = Tone.PLAIN) -> Line:
        """An observation; it opens the session in which it was made."""
        opens = Ref("session", seen.session) if seen.session else Ref("observation", seen.id)
        return Line(self.ground.when(on), words, tone, opens)

    def then(
        self, mode: Mode, result: Result = Result.CLEAN, source: Source = Source.OBSERVED, on: date | None = None
    ) -> Standing:
        """Where they would stand if this were seen today, or `on` a day; whom they teach is taken to follow."""
        day, (contact, skill) = on or self.ground.today, self.pair
        new = Observation(contact=contact, skill=skill, on=day, mode=mode, result=result, source=source)
        known = reaching(self.evidence, day, self.ground.constants) if self.evidence.teachers else nobody

        def reached(teaching: Observation) -> date | None:
            return day if teaching is new else known(teaching)

        return after(self.evidence.seen.get(self.pair, ()), new, self.start, day, self.constants, reached)


# The level


def level(ground: Ground, figure: Figure) -> Grounds:
    """The level of a person with a skill."""
    known = _Known(ground, figure)
    return Grounds(
        known.ref,
        f"{known.person}, {known.skill}: {known.now.level}",
        tuple(_says(known)),
        tuple(_steps(known)) or (Line("Nothing was seen yet, and no starting level told.", tone=Tone.MUTED),),
        tuple(_onward(known)),
    )


def _says(known: _Known) -> Iterator[Line]:
    now = known.now
    yield Line("Level", level_words(now), Tone.WATCH if now.shaky else Tone.PLAIN)
    if now.shaky:
        yield Line("Shaky", "not yet, at or below this level; a clean use clears it", Tone.WATCH)
    if now.unreported_level < now.level:
        yield Line("Without own word", str(now.unreported_level), Tone.WATCH)
    if now.jump and now.raised_on is not None:
        words = f"by {known.ground.constants.jump_levels} or more at once, {known.ground.when(now.raised_on)}"
        yield Line("Jumped", f"{words}: was the starting level right?", Tone.WATCH)
    if now.due_on is not None:
        yield Line("Refresher", f"due {known.ground.when(now.due_on)}", figure=known.figure("refresher"))
    own = rows.find(
        known.ground.store,
        Confidence,
        'contact = ? AND skill = ? AND "on" <= ?',
        (*known.pair, known.ground.today.isoformat()),
        order='"on" DESC, id DESC',
        limit=1,
    )
    for each in own:
        words = f"{each.level} of 5, {known.ground.when(each.on)}: kept apart, and evidence of nothing"
        yield Line("Own confidence", words, Tone.MUTED, Ref("confidence", each.id))


def _steps(known: _Known) -> Iterator[Line]:
    """The starting level, each change with the observation that moved it, and the last ones that moved nothing."""
    start, when = known.start, known.ground.when
    if start is not None:
        words = f"starting level {start.level}, {SOURCES[start.source]}"
        yield Line(when(start.on), words, ref=Ref("baseline", start.id))
    moved = {id(each.observation): each for each in known.changes}
    still = [each for each in known.seen if id(each) not in moved]
    shown = {id(each) for each in still[-_MOST:]}
    for each in known.seen:
        if change := moved.get(id(each)):
            yield known.line(
                change.on, f"{change.before}>{change.after} {_sight(each)}{_why(change)}", each, _tone(change)
            )
        elif id(each) in shown:
            early = start is not None and each.on < start.on
            words = "before the starting level" if early else "moved nothing"
            yield known.line(each.on, f"{_sight(each)} ({words})", each, Tone.MUTED)
    if len(still) > _MOST:
        yield Line(f"and {len(still) - _MOST} earlier that moved nothing", tone=Tone.MUTED)


def _sight(seen: Observation) -> str:
    """What was seen: `coached, clean, seen by us`."""
    words = [str(seen.mode), seen.result.replace("_", " "), SOURCES[seen.source]]
    return ", ".join([*words, *([] if seen.whole_task else ["a part of the task"])])


def _why(change: Change) -> str:
    """What a change rests on beyond what was seen."""
    seen = change.observation
    plain = f"{seen.mode}, {'clean' if seen.result is Result.CLEAN else 'with help'}"
    return "" if change.why == plain else f": {change.why}"


def _tone(change: Change) -> Tone:
    return Tone.OK if change.after > change.before else Tone.WATCH


@dataclass(frozen=True)
class _Trial:
    """Something that could be seen today, in words."""

    words: str
    mode: Mode
    result: Result = Result.CLEAN
    source: Source = Source.OBSERVED


_TRIALS = (
    _Trial("shown", Mode.SHOW),
    _Trial("done together, clean", Mode.TOGETHER),
    _Trial("coached, clean", Mode.COACHED),
    _Trial("solo, clean, told by the client", Mode.SOLO, source=Source.CLIENT),
    _Trial("solo, clean, on their own word", Mode.SOLO, source=Source.LEARNER),
    _Trial("taught somebody, who then stands where they should", Mode.TAUGHT),
)


def _onward(known: _Known) -> Iterator[Line]:
    """What seeing this or that today would do, by the rule itself."""
    now = known.now
    if now.solo_lacks:
        yield Line("Towards 4", f"solo {now.solo_count} of 2, lacks {now.solo_lacks}", Tone.ACCENT)
        yield from _spaced_from(known)
    told: set[tuple[int, int, bool]] = {(now.level, now.solo_count, now.shaky)}
    for each in _TRIALS:
        then = known.then(each.mode, each.result, each.source)
        found = (then.level, then.solo_count, then.shaky)
        if found not in told and then.level >= now.level:
            told.add(found)
            yield Line("If today", f"{each.words}: {_effect(now, then)}", Tone.ACCENT)
    if now.level:
        then = known.then(tuple(Mode)[min(now.level, INDEPENDENT) - 1], Result.NOT_YET)
        yield Line("If today", f"not yet, at level {now.level}: {_effect(now, then)}", Tone.WATCH)
    if now.level == TOP:
        yield Line("It is the top of the ladder.", tone=Tone.MUTED)


def _spaced_from(known: _Known) -> Iterator[Line]:
    """The first day on which another solo raises the level, where that is not today."""
    for wait in range(known.ground.constants.solo_spacing_days + 1):
        on = known.ground.today + timedelta(days=wait)
        then = known.then(Mode.SOLO, source=Source.CLIENT, on=on)
        if then.level > known.now.level:
            if wait:
                words = f"solo, clean, told by the client: {known.now.level}>{then.level}"
                yield Line(f"From {known.ground.when(on)}", words, Tone.ACCENT)
            return


def _effect(now: Standing, then: Standing) -> str:
    if then.level != now.level:
        return f"{now.level}>{then.level}" + (", shaky" if then.shaky else "")
    if then.shaky:
        return f"stays {then.level}, shaky"
    if now.shaky:
        return f"stays {then.level}, no longer shaky"
    lacks = f", then lacks {then.solo_lacks}" if then.solo_lacks else ""
    return f"stays {then.level}, solo {then.solo_count} of 2{lacks}"


# Fading


def refresher(ground: Ground, figure: Figure) -> Grounds:
    """When a skill is to be used again, worked out in numbers."""
    known = _Known(ground, figure)
    now, when, title = known.now, ground.when, f"{known.person}, {known.skill}: refresher"
    if now.last_on is None or now.due_on is None or now.lapsed_on is None or now.state is None:
        says = Line("Nothing is due: it falls due only after a first use.", tone=Tone.MUTED)
        return Grounds(known.ref, title, (says,), (), (Line("Do", "log its first use", Tone.ACCENT),))
    tone = {"due": Tone.WATCH, "lapsed": Tone.RISK}.get(now.state, Tone.PLAIN)
    says = Line(str(now.state).title(), f"due {when(now.due_on)}, lapsed from {when(now.lapsed_on)}", tone)
    return Grounds(
        known.ref, title, (says,), tuple(_reckoned(known, now, now.last_on)), tuple(_used_again(known, now.last_on))
    )


def _reckoned(known: _Known, now: Standing, last_on: date) -> Iterator[Line]:
    own, when = known.constants, known.ground.when
    growth = min(own.spaced_growth**now.successes, own.spaced_growth_most)
    half, wait = half_life(now.level, now.successes, own), interval(now.level, now.successes, own)
    last = next(each for each in reversed(known.seen) if each.on == last_on and each.result is not Result.NOT_YET)
    yield known.line(last_on, f"last use: {_sight(last)}", last)
    yield Line("Level", str(now.level), figure=known.figure("level"))
    if known.lasts != 100:
        usual = known.ground.constants.half_life_days[now.level - 1]
        yield Line("This skill", f"lasts {known.lasts} % of usual ({usual} days)", ref=Ref("skill", known.pair[1]))
    yield Line("Spaced", f"{now.successes} clean uses at this level: x {_number(growth)}")
    yield Line("Half-life", f"{own.half_life_days[now.level - 1]} days x {_number(growth)} = {_number(half)} days")
    yield Line("Interval", f"{_number(half)} x log2(1 / {_number(own.retained)}) = {days(wait)}")
    yield Line("Due", f"{when(last_on)} + {days(wait)} = {when(last_on + timedelta(days=wait))}")
    yield Line("Lapsed", f"from the day after {floor(half)} days, {when(last_on + timedelta(days=floor(half) + 1))}")


def _number(value: float) -> str:
    return written(round(value, 2))


def _used_again(known: _Known, last_on: date) -> Iterator[Line]:
    """What a clean use would do, today and from the day on which it is spaced."""
    now, when = known.now, known.ground.when
    wait = ceil(interval(now.level, now.successes, known.constants) * known.constants.spaced_share)
    then = known.then(tuple(Mode)[min(now.level, INDEPENDENT) - 1])
    if then.due_on is not None:
        yield Line("If used today", f"clean: due {when(then.due_on)}", Tone.ACCENT)
    if last_on + timedelta(days=wait) > known.ground.today:
        yield Line(
            "Spaced from", f"{when(last_on + timedelta(days=wait))}: a clean use then makes it last longer", Tone.ACCENT
        )


# Stalling

_PLANNED = """
SELECT s.id, s."on" FROM session s JOIN session_learners l ON l.owner = s.id AND l.target = :contact
JOIN session_skills k ON k.owner = s.id AND k.target = :skill
WHERE s.planned AND s.deleted_at IS NULL AND s.draft = '' AND s."on" >= :today ORDER BY s."on" LIMIT 1
"""

_NEEDED = """
SELECT p.id, p.name, max(coalesce(n.required_level, CASE WHEN EXISTS (
  SELECT 1 FROM needed_skill o WHERE o.project = p.id AND o.deleted_at IS NULL) THEN 0 ELSE :usual END))
FROM project p LEFT JOIN needed_skill n ON n.project = p.id AND n.skill = :skill AND n.deleted_at IS NULL
WHERE p.deleted_at IS NULL AND p.closed_on IS NULL AND p.phase <> 'closed' AND (
  p.id IN (SELECT s.project FROM session s JOIN observation o ON o.session = s.id
           WHERE o.contact = :contact AND o.skill = :skill AND s.deleted_at IS NULL AND o.deleted_at IS NULL)
  OR n.id IS NOT NULL AND p.client = (SELECT client FROM contact WHERE id = :contact))
GROUP BY p.id ORDER BY 3 DESC, p.name
"""


def stalled(ground: Ground, figure: Figure) -> Grounds:
    """Whether a learner stalls, and on which project's account."""
    known = _Known(ground, figure)
    now, asked = known.now, {"contact": known.pair[0], "skill": known.pair[1]}
    planned = ground.store.rows(_PLANNED, {**asked, "today": ground.today.isoformat()})
    needed = [
        (int(ref), str(name), int(needs))
        for ref, name, needs in ground.store.rows(_NEEDED, {**asked, "usual": ground.constants.needed_level})
        if needs
    ]
    most = max((needs for *_, needs in needed), default=0)
    stalls = is_stalled(now, most, bool(planned), ground.today, ground.constants)
    ago = days((ground.today - now.seen_on).days) if now.seen_on else ""
    says = Line("Stalled", ago, Tone.WATCH) if stalls else Line("Not stalled", "", Tone.OK)
    because = [Line("Level", level_words(now), figure=known.figure("level"))]
    because += [Line(f"{name} needs", str(needs), ref=Ref("project", ref)) for ref, name, needs in needed]
    if now.seen_on is not None and known.seen:
        because.append(known.line(now.seen_on, f"last seen, {ago} ago: {_sight(known.seen[-1])}", known.seen[-1]))
    for ref, on in planned:
        because.append(Line("Planned", ground.when(date.fromisoformat(on)), ref=Ref("session", int(ref))))
    if not planned:
        because.append(Line("Planned", "nothing"))
    first = known.person.split()[0]
    onward = [Line("Do", f"plan a session with {first} on {known.skill}, or log one", Tone.ACCENT, known.ref)]
    if not stalls and now.seen_on is not None and now.level < most and not planned:
        on = now.seen_on + timedelta(days=ground.constants.stalled_days)
        onward.append(Line(f"From {ground.when(on)}", "stalled, if nothing is seen or planned until then", Tone.WATCH))
    return Grounds(known.ref, f"{known.person}, {known.skill}: stalled", (says,), tuple(because), tuple(onward))
