"""Each rule of the workbench in words, with the settings that it uses: what a *why* and the help print.

A rule's sentence holds its settings by name, so that what is printed is what is in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from workbench.practice.constants import DEFAULTS, Constants, Setting, settings, written


@dataclass(frozen=True)
class Rule:
    """A rule in plain sentences. `words` names settings in braces, `also` those that it uses without naming them.

    `source` is where the rule comes from, if it is not only agreed here.
    """

    words: str
    also: tuple[str, ...] = ()
    source: str = ""

    @property
    def uses(self) -> tuple[str, ...]:
        """The names of its settings, in the order in which they occur."""
        named = (name for _, name, _, _ in Formatter().parse(self.words) if name)
        return tuple(dict.fromkeys((*named, *self.also)))

    def told(self, constants: Constants = DEFAULTS) -> str:
        """The sentences with the settings in force."""
        return self.words.format_map({name: written(getattr(constants, name)) for name in self.uses})

    def thresholds(self, constants: Constants = DEFAULTS) -> tuple[Setting, ...]:
        """The settings that it uses, as they are in force."""
        found = {each.name: each for each in settings(constants)}
        return tuple(found[name] for name in self.uses)


_LADDER = (
    "A level says how much help was needed: 1 briefed, 2 assisted, 3 coached, 4 independent, 5 multiplier. Clean use"
    " supports the level of its mode, use with help one less, not yet none; a part of the task at most"
    " {part_task_level}. Level 4 needs two clean solos at least {solo_spacing_days} days apart, one of them not on the"
    " learner's own word; a first one supports 3. Level 5 needs level 4, clean teaching, and somebody taught who is at"
    " {taught_level} or more. {misses_in_a_row} not yet in a row, at or below the level, lower it by one; a single one"
    " makes it shaky until a clean use. Levels are compared, never averaged."
)
_COVERED = (
    "A skill is covered by people of the client who are at the level needed, still there, and not lapsed, up to as"
    " many as are needed; partners' people are counted apart. Until the list of needed skills is edited, what was"
    " taught counts with weight {needed_weight}, level {needed_level} and {needed_people} person; from weight"
    " {heavy_weight} on {heavy_people} people are needed."
)
_MEMORIES = (
    "People of the client, in the last {confirmed_days} days: {memories} memories in their own words, or one fewer and"
    " a customer's value score of {score_least} or more. What is older is told as unconfirmed."
)
_UNAIDED = (
    "{unaided_uses} unaided uses by {unaided_people} people of the client, the first and the last at least"
    " {unaided_span_days} days apart. Unaided is the whole of a needed skill on real work, done well alone or taught,"
    " shown by what came of it or told by the client. What is older than {confirmed_days} days is told as unconfirmed."
)
_FADING = (
    "A level is due again when {retained} of it would be left: half-life x log2(1 / {retained}). The half-lives of"
    " levels 1 to 5 are {half_life_days} days, times the skill's own factor; each spaced success makes them"
    " {spaced_growth} times as long, at most {spaced_growth_most} times. Spaced is a clean use at least"
    " {spaced_share} of an interval after the last. Under half it has lapsed. A planning aid, told as a date."
)

_NOTHING = " Where there is none, a row with the text none says so; where nothing is listed, it is asked."
_HANDOVER = (
    Rule("No skill of weight {heavy_weight} or more rests on nobody. A service that taught nothing leaves none."),
    Rule("No skill rests on one person only where more are needed, nor on nobody."),
    Rule("Whatever the client keeps lies in its own place, and where is written." + _NOTHING),
    Rule("Each account, key and badge of theirs that we held was removed, on a day." + _NOTHING),
    Rule("No promise of ours on the project is open."),
    Rule("The decisions were handed over with their reasons, on the day of the last one or later."),
    Rule("Each open risk has an owner at the client, still there." + _NOTHING),
    Rule("Each deliverable and each routine has an owner at the client." + _NOTHING),
    Rule("They did without us for {dry_run_days} days, or ran a routine unaided. Hard only where a transformation is"
         " aimed at."),
    Rule("The sponsor accepted the whole, on a day."),
    Rule("There is a day to ask whether it is still so, {follow_up_days} days after the end; one that is up to"
         " {follow_up_slack_days} days early counts."),
)  # fmt: skip

RULES: Mapping[str, Rule] = {
    "stage": Rule(
        "A project stands at the highest stage whose own gates hold, and all gates below it. S gates hold unless they"
        " are lost; E and T gates must be met. A gate that is lost is at risk for {at_risk_days} days before the stage"
        " moves. Without T5 a transformation is provisional. The stage can't be typed: my view stands beside it.",
    ),
    "gate S1": Rule(
        "The terms say that the business problem and the kind of relation are agreed; lost where one is disputed."
    ),
    "gate S2": Rule(
        "A person of the client accepted a deliverable; lost where one was rejected and none was accepted since."
    ),
    "gate S3": Rule(
        "Schedule and budget are not red for more than {red_days} days. A word on the plan answers for {on_plan_days}"
        " days; what is red stays so until a word says otherwise."
    ),
    "gate E1": Rule(
        "{gain_people} people of the client (or all, if fewer) gained a level on a needed skill and stand at"
        " {gain_level} or more, not on their own word."
    ),
    "gate E2": Rule("What was gained is wider than one task: {breadth} skills, or {breadth} audiences."),
    "gate E3": Rule(_MEMORIES),
    "gate T1": Rule("A person of the client agreed to a from/to, before it was reached."),
    "gate T2": Rule(
        "Independence is {independence_least} % or more, strictly, and no skill of weight {heavy_weight} or more rests"
        " on nobody."
    ),
    "gate T3": Rule(_UNAIDED),
    "gate T4": Rule("The measure of the from/to is at its target, stated by a person of the client."),
    "gate T5": Rule(
        "{still_so_days} days or more after the last session or the end, a person of the client says: still so. The"
        " last answer stands."
    ),
    "independence": Rule(
        "Strict: the sum of weight x people able / people needed (at most 1) over the needed skills, by the sum of"
        " weights. On the way: how far the best of them have come to the level needed. " + _COVERED
    ),
    "coverage": Rule(_COVERED),
    "charged": Rule(
        "Hours, a day rate, a fixed price and a retainer pay for services; programme time for an experience; an"
        " outcome for a transformation; a product is goods. What is aimed at, delivered and charged are three lights,"
        " never merged: a difference is told, not mended."
    ),
    "level": Rule(_LADDER, also=("jump_levels", "rose_days")),
    "refresher": Rule(
        _FADING,
        source="Half of the gain in accuracy is gone after about six and a half months without use: Tatel and"
        " Ackerman's meta-analysis of 457 reports, Psychological Bulletin. The other half-lives are scaled from that.",
    ),
    "stalled": Rule(
        "Who is below the level that an open project needs, was not seen with the skill for {stalled_days} days, and"
        " has nothing planned with it. At levels 1 and 2 the next step is due within {momentum_days} days. The agenda"
        " asks {asks_a_day} such things a day, the rest stands behind more, none for longer than {asked_days} days.",
    ),
    "client_stage": Rule(
        "The highest stage at which projects at that stage or above hold {client_share} % of the client's hours in the"
        " last 12 months."
    ),
    "quiet": Rule(
        "A person is quiet when the last touch is longer ago than their cadence. Sessions count as touches. Nobody is"
        " quiet who has no cadence or has left."
    ),
    "hours": Rule(
        "Spent are teaching and work together, in true minutes, against the budget of hours; money at the hourly rate."
        " From {hours_nearly} % of the budget on it is told on the strip."
    ),
    "promise": Rule(
        "Where a promise stands is worked out from its dates: kept, released or dropped on the day told; else late"
        " from the day after the one that counts, which is the day agreed on last. A week ends on its Sunday."
    ),
    **{f"handover {number}": rule for number, rule in enumerate(_HANDOVER, 1)},
    "change": Rule(
        "A session shows the level before and after what was seen there, of the first learner whose level it moved;"
        " 2=2 is one that moved nothing. " + _LADDER
    ),
    "week": Rule(
        "A figure of a week stands beside the median of the {median_weeks} weeks before it, weeks away left out. It is"
        " marked only where it lies outside the natural process limits: the mean of the earlier weeks, give or take"
        " 2.66 times their mean moving range, from {limit_weeks} earlier weeks on. Promises are told in per cent from"
        " {promises_least} due.",
        source="Wheeler, Understanding Variation: 2.66 is 3 divided by d2 = 1.128 of two points",
    ),
    "review": Rule(
        "The review of a week is due on its day {review_day}, 1 being Monday, from {review_hour} o'clock on."
    ),
}
"""The rule of each kind of figure; of a gate by its key, of the handover by its number."""


def rule(what: str, at: str = "") -> Rule:
    """The rule of a kind of figure, of a gate with its key, of the handover with its number. Else KeyError."""
    return RULES[f"{what} {at}" if what in ("gate", "handover") else what]
