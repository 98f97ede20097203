"""How a gate is answered from the gate itself: which form opens, filled with what, or which line stands in the bar.

What is proposed is seen before it is kept: a form waits for Enter, and so does a line in the bar. The sponsor is
proposed as whoever agrees, accepts or states, and today as the day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from workbench.desk.shown import Ref
from workbench.desk.shown_progress import Answer
from workbench.model.noun import Noun
from workbench.model.people import Audience
from workbench.model.projects import (
    Aspiration,
    FollowUp,
    PlanState,
    RoleKind,
    StillSo,
    TermsItem,
    TermsKind,
    TermsState,
)
from workbench.practice.competence import Standing
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.facts import Facts, Reading
from workbench.practice.gates.gate import Gate
from workbench.store.file import Store

_TERMS = (TermsKind.BUSINESS_PROBLEM, TermsKind.RELATION)
"""The terms that S1 asks for, in the order in which it asks."""

_NOT_YET = 2
"""The level up to which somebody is to be watched at the whole task before being left alone with it."""


class Candidate(NamedTuple):
    """Somebody of the client and a skill for the next step; `level` is where they stand without their own word."""

    person: int
    skill: int
    level: int


class Answering:
    """The answers to the gates of one project, by what is known of it on a day."""

    def __init__(self, facts: Facts, today: date, constants: Constants = DEFAULTS) -> None:
        self.facts = facts
        self.today = today
        self.now = Reading(facts, today, constants)
        self.constants = constants

    def answer(self, gate: Gate) -> Answer:
        """How `gate` is answered; what made a gate met that can be met only once is opened as it is."""
        answer = _ANSWERS[gate.key](self, gate.question or gate.reason)
        if gate.met and gate.key in _ONCE:
            return replace(answer, given=(), at="")
        return answer

    def promise(self, gate: Gate) -> str:
        """The line that makes the gate's next step a commitment, to the sponsor or else to who is nearest."""
        if not gate.next_step:
            return ""
        to = self._sigil("@", next(iter(self._by_nearness()), None))
        day = self._asked_from if gate.key == "T5" else None
        by = day.isoformat() if day and day > self.today else "fri"
        return " ".join(word for word in ("promise", to, gate.next_step, "by", by) if word)

    def plan(self, gate: Gate) -> str:
        """The line that plans a session for the gate; empty where its step is none, or nobody or no skill is known."""
        found = _TAUGHT[gate.key](self) if gate.key in _TAUGHT and gate.next_step else None
        return f"plan {self._pair(found)} fri" if found else ""

    @property
    def sponsor(self) -> int | None:
        """Whom to ask: the sponsor who is still there."""
        found = (each.contact for each in self.facts.roles if each.role is RoleKind.SPONSOR)
        return next((each for each in found if each in self.now.there), None)

    # Services

    def _terms(self, asks: str) -> Answer:
        """The first of the two terms that is not agreed; where both are, the one agreed last."""
        held = {each.item: each for each in self.facts.terms}
        lacking = [item for item in _TERMS if item not in held or held[item].state is not TermsState.AGREED]
        item = lacking[0] if lacking else max(_TERMS, key=lambda each: held[each].on or date.min)
        before: TermsItem | None = held.get(item)
        given = {"item": str(item), "state": str(TermsState.AGREED), "on": self._today, "text": ""}
        return self._form("terms_item", asks, given, before, "text")

    def _deliverable(self, asks: str) -> Answer:
        """Acceptance of the first deliverable that waits for it; the rejected first, as it is what must be mended."""
        waiting = [each for each in self.facts.milestones if each.accepted_on is None]
        waiting.sort(key=lambda each: (each.rejected_on is None, each.planned or date.max, each.id))
        given = {"accepted_on": self._today, "accepted_by": self._name(self.sponsor)}
        return self._form("milestone", asks, given, next(iter(waiting), None))

    def _on_plan(self, asks: str) -> Answer:
        """A word on the plan, of today."""
        said = next((each for each in self.facts.plan_words if each.on == self.today), None)
        given = {"on": self._today, "state": str(PlanState.ON_PLAN), "text": ""}
        return self._form("plan_word", asks, given, said, "state")

    # Experience

    def _watched(self, asks: str) -> Answer:
        """Somebody seen at a needed skill, nearest to the level that counts."""
        return self._seen(asks, self._nearest())

    def _broader(self, asks: str) -> Answer:
        """Another skill, or somebody of another audience."""
        return self._seen(asks, self._wider())

    def _remembered(self, asks: str) -> Answer:
        """A memory of whoever told none yet; once there is one, a score by a customer with a criterion."""
        told = {each.contact for each in self.facts.memories if self.now.happened(each.on)}
        scored = next((each for each in self.facts.criteria if each.contact in self.now.there), None)
        if told and scored:
            line = f"score {self._sigil('@', scored.contact)} {scored.text} "
            return Answer(asks, line=line)
        silent = [each for each in self._by_nearness() if each not in told] or self._by_nearness()
        return Answer(asks, line=f"memory {self._sigil('@', next(iter(silent), None))} ".replace("  ", " "))

    # Transformation

    def _agreed(self, asks: str) -> Answer:
        """The from/to that nobody agreed to yet, else a new one."""
        open_ones = [each for each in self.facts.aspirations if each.agreed_by is None or each.agreed_on is None]
        given = {"agreed_by": self._name(self.sponsor), "agreed_on": self._today, "measure": ""}
        return self._form("aspiration", asks, given, next(iter(open_ones), None))

    def _independent(self, asks: str) -> Answer:
        """The list of the skills that are to stay; where there is one, a use of the weakest."""
        if self.now.independence is None:
            return self._form("needed_skill", asks, {}, at="skill")
        return self._seen(asks, self._weakest())

    def _unaided(self, asks: str) -> Answer:
        """A use alone on real work, told by the client; by somebody of whom there is none yet, first of all."""
        found = self._next_alone()
        return Answer(asks, line=f"{self._pair(found)}:solo src:client ") if found else self._seen(asks, None)

    def _reached(self, asks: str) -> Answer:
        """The result of the from/to that was agreed to; without one, that first."""
        agreed = [each for each in self.facts.aspirations if each.agreed_by is not None and each.agreed_on is not None]
        waiting = [each for each in agreed if each.reached_on is None or each.stated_by is None]
        if not agreed:
            return self._agreed(asks)
        given = {"reached_on": self._today, "stated_by": self._name(self.sponsor), "now": ""}
        return self._form("aspiration", asks, given, _first(waiting or agreed))

    def _still_so(self, asks: str) -> Answer:
        """The follow-up that waits, else a new one; answered where it is time to ask, else dated for then."""
        waiting = [each for each in self.facts.follow_ups if each.on is None or each.still_so is None]
        waiting.sort(key=lambda each: (each.due or date.max, each.id))
        before: FollowUp | None = next(iter(waiting), None)
        asked_from = self._asked_from
        if asked_from and asked_from > self.today:
            dated = {} if before and before.due else {"due": asked_from.isoformat()}
            return self._form("follow_up", asks, dated, before, "due")
        answered = {"on": self._today, "still_so": str(StillSo.YES), "said_by": self._name(self.sponsor), "text": ""}
        return self._form("follow_up", asks, answered, before, "still_so")

    @property
    def _asked_from(self) -> date | None:
        """The day from which an answer to "is it still so?" counts; None where nothing has ended."""
        ended = max((day for day in self.facts.held.days if day <= self.today), default=None)
        return ended and ended + timedelta(days=self.constants.still_so_days)

    # Who and what

    def _by_nearness(self) -> list[int]:
        """The client's people, the sponsor first, then who has a role on the project."""
        roles = [each.contact for each in self.facts.roles if each.contact in self.now.there]
        first = [self.sponsor] if self.sponsor else []
        return list(dict.fromkeys((*first, *roles, *self.now.there)))

    def _learners(self) -> list[int]:
        """The client's people, those first who were seen at most of the needed skills, the sponsor last."""
        seen = Counter(person for person, _ in self.now.standings)
        return sorted(self._by_nearness(), key=lambda each: (-seen[each], each == self.sponsor))

    def _candidates(self) -> list[Candidate]:
        """Everybody there with every needed skill, the weightiest skills that stand in too few people first."""
        found = self.now.independence
        if found is None:
            return []
        rank = sorted(found.skills, key=lambda each: (each.strict == 1, -each.weight))
        people, of = self._learners(), self.now.standings
        return [
            Candidate(person, each.skill, of.get((person, each.skill), Standing()).unreported_level)
            for each in rank
            for person in people
        ]

    def _nearest(self) -> Candidate | None:
        """Who is nearest to the level that counts as gained, but below it, at the skill that lacks people most."""
        return _highest_below(self._candidates(), self.constants.gain_level)

    def _weakest(self) -> Candidate | None:
        """Who is nearest to doing alone the skill that lacks people most."""
        return _highest_below(self._candidates(), self.constants.needed_level)

    def _wider(self) -> Candidate | None:
        """Another skill than those in which somebody stands high enough; else somebody of another audience."""
        everybody = self._candidates()
        high = [each for each in everybody if each.level >= self.constants.gain_level]
        skills, audiences = {each.skill for each in high}, {self._audience(each.person) for each in high}
        others = [each for each in everybody if each.skill not in skills] or [
            each for each in everybody if self._audience(each.person) not in (*audiences, Audience.OTHER)
        ]
        return max(others or everybody, key=lambda each: each.level, default=None)

    def _next_alone(self) -> Candidate | None:
        """Who stands highest of those whose unaided use nobody told of yet; else of all."""
        everybody = self._candidates()
        alone = {each.person for each in everybody if any(self.facts.evidence.unaided([each.person], [each.skill]))}
        return max(everybody, key=lambda each: (each.person not in alone, each.level), default=None)

    def _audience(self, person: int) -> Audience | None:
        return self.now.people[person].audience

    # Words

    def _seen(self, asks: str, found: Candidate | None) -> Answer:
        """The bar with who is to be seen at what: alone if they can do it, else watched; the list where nobody is."""
        if found is None:
            return self._form("needed_skill", asks, {}, at="skill")
        rung = "coached" if found.level <= _NOT_YET else "solo src:client"
        return Answer(asks, line=f"{self._pair(found)}:{rung} ")

    def _form(self, what: str, asks: str, given: dict[str, str], before: Noun | None = None, at: str = "") -> Answer:
        """A form on `before` or on a new noun; the cursor starts `at` a field, else at the first not known yet."""
        unknown = next((name for name, text in given.items() if not text), "") if before else ""
        return Answer(asks, Ref(what, before.id if before else 0), tuple(given.items()), at or unknown)

    @property
    def _today(self) -> str:
        return self.today.isoformat()

    def _name(self, person: int | None) -> str:
        return self.now.people[person].name if person else ""

    def _pair(self, found: Candidate) -> str:
        return f"{self._sigil('@', found.person)} {self._sigil('/', found.skill)}"

    def _sigil(self, sign: str, ref: int | None) -> str:
        """A name as one word of the line: `@Ana-Pop`."""
        if ref is None:
            return ""
        name = self.now.people[ref].name if sign == "@" else self.facts.skills[ref]
        return sign + "-".join(name.split())


_ANSWERS: dict[str, Callable[[Answering, str], Answer]] = {
    "S1": Answering._terms,
    "S2": Answering._deliverable,
    "S3": Answering._on_plan,
    "E1": Answering._watched,
    "E2": Answering._broader,
    "E3": Answering._remembered,
    "T1": Answering._agreed,
    "T2": Answering._independent,
    "T3": Answering._unaided,
    "T4": Answering._reached,
    "T5": Answering._still_so,
}


_ONCE = ("S1", "T4")
"""The gates that are met for good by one noun."""

_TAUGHT: dict[str, Callable[[Answering], Candidate | None]] = {
    "E1": Answering._nearest,
    "E2": Answering._wider,
    "T2": Answering._weakest,
    "T3": Answering._next_alone,
}
"""The gates of which the next step is a session, and with whom on what."""


def _highest_below(candidates: Sequence[Candidate], level: int) -> Candidate | None:
    """Who stands highest, but below `level`, at the first skill at which anyone stands below it."""
    lower = [each for each in candidates if each.level < level] or candidates
    return max((each for each in lower if each.skill == lower[0].skill), key=lambda each: each.level, default=None)


def _first(aspirations: Sequence[Aspiration]) -> Aspiration:
    return min(aspirations, key=lambda each: (each.agreed_on or date.max, each.id))


def on_plan_today(store: Store, project: int, today: date) -> Answer:
    """The fields of a word "on plan" of today, about the project by its uid."""
    said = store.value(
        'SELECT id FROM plan_word WHERE project = ? AND "on" = ? AND deleted_at IS NULL', (project, today.isoformat())
    )
    uid = str(store.value("SELECT uid FROM project WHERE id = ?", (project,)) or "")
    return on_plan(uid, int(said or 0), today)


def on_plan(uid: str, word: int, today: date) -> Answer:
    """The same of the project with this uid, where `word` is the one that was said of it today; 0 where none was."""
    given = (("project", uid), ("on", today.isoformat()), ("state", str(PlanState.ON_PLAN)))
    return Answer("is it on plan?", Ref("plan_word", word), given)
