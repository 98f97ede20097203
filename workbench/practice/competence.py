"""How well a person can do a skill, and since when: recomputed from dated observations, never stored.

The ladder is ordinal: levels are compared, never averaged. A pair is one person and one skill. Nothing here
depends on the order in which observations were entered: within a day *not yet* comes before *helped* before
*clean*, lower modes first. An added clean observation never lowers a level, and a *not yet* never raises one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter

from workbench.model.skills import Baseline
from workbench.model.transfer import Mode, Observation, Result, Source
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.fading import due, interval, lapsed

Reached = Callable[[Observation], date | None]
"""Since when somebody whom that teaching taught stands at the taught person's level; None: nobody does now."""

TOP = 5
INDEPENDENT = 4
UNPROVEN_SOLO = 3
"""What a clean use without help supports as long as more is lacking for the rungs above."""

# An enumeration looks each member up through a descriptor, which took half the time of a climb.
_SHOW, _SOLO, _TAUGHT = Mode.SHOW, Mode.SOLO, Mode.TAUGHT
_NOT_YET, _CLEAN = Result.NOT_YET, Result.CLEAN
_RUNG = {mode: mode.level for mode in Mode}
_FIRST = {Result.NOT_YET: 0, Result.HELPED: 1, Result.CLEAN: 2}
_OWN_WORD = frozenset({Source.LEARNER, Source.SELF})
_by_day = attrgetter("on")


class Freshness(StrEnum):
    """Whether a level that was reached has been used of late."""

    FRESH = "fresh"
    DUE = "due"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Change:
    """One change of level, the observation that moved it and why.

    `on` is the observation's day, except for level 5, which comes on the day when somebody taught is there; where that
    is another, `why` tells both.
    """

    on: date
    before: int
    after: int
    observation: Observation
    why: str


@dataclass(frozen=True)
class Standing:
    """Where a person stands with a skill on one day.

    `baseline` is the starting level, None where none was told. `last_on` is the last use, `seen_on` the last
    observation of any result. `successes` counts clean uses that were spaced, at the present level; `due_on`,
    `lapsed_on` and `state` are None before the first use: nothing nags about what was only told as a starting
    level. `gained` counts levels above the start. `unreported_level` is what holds without the learner's own
    word. `solo_count`, 0 to 2, counts clean solos towards level 4, and `solo_lacks` says what is missing.
    `raised_on` is the day of the last rise, and `jump` whether that rise was so large that one should ask
    whether the starting level was right.
    """

    level: int = 0
    shaky: bool = False
    baseline: int | None = None
    last_on: date | None = None
    seen_on: date | None = None
    successes: int = 0
    due_on: date | None = None
    lapsed_on: date | None = None
    state: Freshness | None = None
    gained: int = 0
    unreported_level: int = 0
    solo_count: int = 0
    solo_lacks: str = ""
    raised_on: date | None = None
    jump: bool = False


def nobody(teaching: Observation) -> None:
    """`Reached` where nobody taught is known to stand anywhere."""


def history(
    observations: Iterable[Observation],
    baseline: Baseline | None,
    as_of: date,
    constants: Constants = DEFAULTS,
    reached: Reached = nobody,
) -> tuple[Change, ...]:
    """Each change of level of one pair up to `as_of`, oldest first."""
    return tuple(_climbed(in_order(observations), baseline, as_of, constants, reached).changes)


def standing(
    observations: Iterable[Observation],
    baseline: Baseline | None,
    as_of: date,
    constants: Constants = DEFAULTS,
    reached: Reached = nobody,
) -> Standing:
    """Where one pair stands on `as_of`, by its observations up to that day."""
    seen = in_order(observations)
    climb = _climbed(seen, baseline, as_of, constants, reached)
    level, unreported = climb.level, climb.level
    others = [each for each in seen if each.source not in _OWN_WORD]
    if len(others) < len(seen):
        # What the learner said against themselves counts too, hence the lower of the two.
        unreported = min(level, _climbed(others, baseline, as_of, constants, reached).level)
    rise = next((each for each in reversed(climb.changes) if each.after > each.before), None)
    start = climb.baseline
    due_on, lapsed_on, state = climb.fading(as_of)
    solo_count, solo_lacks = climb.solos()
    return Standing(
        level=level,
        shaky=climb.shaky,
        baseline=start,
        last_on=climb.used_on,
        seen_on=climb.seen_on,
        successes=climb.successes,
        due_on=due_on,
        lapsed_on=lapsed_on,
        state=state,
        gained=max(0, level - (start or 0)),
        unreported_level=unreported,
        solo_count=solo_count,
        solo_lacks=solo_lacks,
        raised_on=rise.on if rise else None,
        jump=rise is not None and rise.after - rise.before >= constants.jump_levels,
    )


def after(
    observations: Iterable[Observation],
    new: Observation,
    baseline: Baseline | None,
    as_of: date,
    constants: Constants = DEFAULTS,
    reached: Reached = nobody,
) -> Standing:
    """Where the pair would stand on `as_of` if `new` were observed too."""
    return standing((*observations, new), baseline, as_of, constants, reached)


def step(now: Standing, then: Standing, new: Observation) -> str:
    """What `new` does, in the words of a chip: `1>2`, `solo 1 of 2: stays 3`, `4 shaky`, `2=2`."""
    if then.level != now.level:
        return f"{now.level}>{then.level}"
    if new.mode is _SOLO and new.result is _CLEAN and then.solo_lacks:
        lacks = f", lacks {then.solo_lacks}" if then.solo_count > 1 else ""
        return f"solo {then.solo_count} of 2{lacks}: stays {then.level}"
    if then.shaky:
        return f"{then.level} shaky"
    return f"{now.level}={then.level}"


def stalled(now: Standing, required_level: int, planned: bool, as_of: date, constants: Constants = DEFAULTS) -> bool:
    """Whether a learner is below `required_level`, was not seen of late, and has nothing `planned`.

    Who was never seen with the skill learns nothing yet, and so stalls at nothing.
    """
    if planned or now.seen_on is None or now.level >= required_level:
        return False
    return (as_of - now.seen_on).days >= constants.stalled_days


def in_order(observations: Iterable[Observation]) -> list[Observation]:
    """By day, and within a day by what was seen, so that the order of entry changes nothing."""
    seen = sorted(observations, key=_by_day)
    if len({each.on for each in seen}) < len(seen):
        seen.sort(key=_order)
    return seen


def _order(seen: Observation) -> tuple[object, ...]:
    sight = (seen.on, _FIRST[seen.result], _RUNG[seen.mode], seen.whole_task, seen.source)
    return (*sight, seen.session or 0, seen.artefact, seen.note)


class _Climb:
    """One pass over the evidence of a pair, oldest first: the state between two observations."""

    __slots__ = (
        "awaited",
        "baseline",
        "changes",
        "constants",
        "first_shown_solo",
        "first_solo",
        "has_taught",
        "last_solo",
        "level",
        "missed",
        "proven",
        "reached",
        "seen_on",
        "shaky",
        "spaced_from",
        "successes",
        "used_on",
    )

    def __init__(self, baseline: int | None, constants: Constants, reached: Reached) -> None:
        self.constants = constants
        self.reached = reached
        self.baseline = baseline
        self.level = baseline or 0
        self.shaky = False
        self.missed = 0
        self.seen_on: date | None = None
        self.used_on: date | None = None
        self.successes = 0
        self.spaced_from = 0.0
        self.first_solo: date | None = None
        self.first_shown_solo: date | None = None
        self.last_solo: date | None = None
        self.proven = False
        self.has_taught = False
        self.awaited: list[tuple[date, Observation]] = []
        self.changes: list[Change] = []

    def see(self, seen: Observation) -> None:
        """Takes in the next observation."""
        if self.awaited:
            self.hear_of_taught(seen.on)
        self.seen_on = seen.on
        if seen.result is _NOT_YET:
            self._miss(seen)
            return
        # To watch is no use, except for one who can do no more than that yet.
        used = seen.mode is not _SHOW or self.level <= 1
        clean = seen.result is _CLEAN
        if used:
            self.missed = 0
            if clean:
                self.shaky = False
                self._space(seen.on)
            self.used_on = seen.on
        # What could not raise the level is passed over, for speed; but each solo is noted for its pair.
        if _RUNG[seen.mode] > self.level or seen.mode is _SOLO:
            supported, why = self._supported(seen) if clean else (self._helped(seen), "with help")
            if supported > self.level:
                self._move(seen.on, supported, seen, f"{seen.mode}, {why}")
        if clean and seen.whole_task and seen.mode is _TAUGHT:
            self._await(seen)

    def hear_of_taught(self, until: date) -> None:
        """Lets the teachings count whose taught people came to stand where they should, up to `until`."""
        while self.awaited and self.awaited[0][0] <= until:
            on, teaching = self.awaited.pop(0)
            self._count_teaching(on, teaching)

    def fading(self, as_of: date) -> tuple[date | None, date | None, Freshness | None]:
        """When the level is due and when lapsed, and how that stands on `as_of`."""
        if not self.level or self.used_on is None:
            return None, None, None
        due_on = due(self.used_on, self.level, self.successes, self.constants)
        lapsed_on = lapsed(self.used_on, self.level, self.successes, self.constants)
        if as_of >= lapsed_on:
            return due_on, lapsed_on, Freshness.LAPSED
        return due_on, lapsed_on, Freshness.DUE if as_of >= due_on else Freshness.FRESH

    def solos(self) -> tuple[int, str]:
        """How many of the two solos for level 4 there are, and what is lacking below that level."""
        if self.first_solo is None or self.last_solo is None:
            return 0, ""
        spaced = (self.last_solo - self.first_solo).days >= self.constants.solo_spacing_days
        if self.level >= INDEPENDENT:
            return 2 if spaced else 1, ""
        if self.proven:
            return 1, "a clean one again"
        if not spaced:
            return 1, f"a second, {self.constants.solo_spacing_days} days or more after the first"
        return 2, "another's word" if self.first_shown_solo is None else "one more, spaced"

    def _miss(self, seen: Observation) -> None:
        """A *not yet* above the present level says nothing; one at or below it casts doubt, a row of them lowers."""
        if _RUNG[seen.mode] > self.level:
            return
        self.shaky = True
        self.missed += 1
        if self.missed >= self.constants.misses_in_a_row:
            self._move(seen.on, self.level - 1, seen, f"{self.missed} not yet in a row")

    def _move(self, on: date, level: int, seen: Observation, why: str) -> None:
        self.changes.append(Change(on, self.level, level, seen, why))
        self.level = level
        self.successes = 0
        self.spaced_from = 0.0
        self.missed = 0

    def _space(self, on: date) -> None:
        """Counts a clean use as spaced when enough of the interval has gone by since the last use."""
        if self.used_on is None or not self.level:
            return
        if not self.spaced_from:
            self.spaced_from = interval(self.level, self.successes, self.constants) * self.constants.spaced_share
        if (on - self.used_on).days >= self.spaced_from:
            self.successes += 1
            self.spaced_from = 0.0

    def _helped(self, seen: Observation) -> int:
        """One rung less than the mode's, at least 1; more than 3 needs what only clean uses give."""
        return self._capped(seen, min(max(1, _RUNG[seen.mode] - 1), UNPROVEN_SOLO))

    def _supported(self, seen: Observation) -> tuple[int, str]:
        """The rung that a clean observation speaks for, and why."""
        if seen.mode is _SOLO and seen.whole_task:
            if not self._second_solo(seen):
                return UNPROVEN_SOLO, "clean"
            if self.has_taught:
                return TOP, "clean, after teaching somebody"
            return INDEPENDENT, "clean, spaced from the first"
        rung = _RUNG[seen.mode]
        return self._capped(seen, min(rung, UNPROVEN_SOLO)), "clean"

    def _capped(self, seen: Observation, level: int) -> int:
        return level if seen.whole_task else min(level, self.constants.part_task_level)

    def _second_solo(self, seen: Observation) -> bool:
        """Notes a clean solo. Whether it and an earlier one are far enough apart, and not both on one's own word."""
        own_word = seen.source in _OWN_WORD
        spaced_from = seen.on - timedelta(days=self.constants.solo_spacing_days)
        first = self.first_shown_solo if own_word else self.first_solo
        pair = first is not None and first <= spaced_from
        self.first_solo = self.first_solo or seen.on
        if not own_word:
            self.first_shown_solo = self.first_shown_solo or seen.on
        self.last_solo = seen.on
        self.proven = self.proven or pair
        return pair

    def _await(self, teaching: Observation) -> None:
        """A clean teaching speaks from the day on which somebody taught stands where they should, not before."""
        on = self.reached(teaching)
        if on is None:
            return
        if on <= teaching.on:
            self._count_teaching(teaching.on, teaching)
        else:
            self.awaited.append((on, teaching))
            self.awaited.sort(key=lambda each: each[0])

    def _count_teaching(self, on: date, teaching: Observation) -> None:
        """Level 5 for one who is at 4; the success of the taught ends a row of misses, but clears no doubt."""
        self.has_taught = True
        self.missed = 0
        if self.level == INDEPENDENT:
            since = "now" if on == teaching.on else f"since {_day(on)}: taught on {_day(teaching.on)}"
            self._move(on, TOP, teaching, f"taught somebody, who can do it {since}")


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"


def _climbed(
    seen: list[Observation], baseline: Baseline | None, as_of: date, constants: Constants, reached: Reached
) -> _Climb:
    """The climb of one pair up to `as_of`; what is older than the baseline was judged in it already."""
    known = baseline if baseline is not None and baseline.on <= as_of else None
    climb = _Climb(known.level if known else None, constants, reached)
    for each in seen:
        if each.on > as_of:
            break
        if known is None or each.on >= known.on:
            climb.see(each)
    climb.hear_of_taught(as_of)
    return climb
