"""How a gate of the handover is answered from the gate itself: which form opens, filled with what, or which line.

Today is proposed as the day, the sponsor as who accepts, and a customer as who has something after us.
"""

from __future__ import annotations

from workbench.desk.answers import Answering, Candidate
from workbench.desk.shown import Ref
from workbench.desk.shown_progress import Answer
from workbench.model.projects import RoleKind
from workbench.practice.handover import HandoverGate
from workbench.practice.handover.finding import Finding

_NEW = {"assets": "asset", "access": "access", "risks": "risk", "owners": "milestone"}
"""What a gate asks to be listed where nothing is."""


class HandoverAnswering(Answering):
    """The answers to the gates of the handover of one project."""

    def answer_to(self, gate: HandoverGate) -> Answer | None:
        """What closes a gate, or opens what has closed it; None where there is neither."""
        found = gate.found
        if gate.met:
            return Answer("", Ref(*found.about[0])) if found.about else None
        if gate.title in ("weighty skills", "skills spread"):
            return self._taught(found)
        if gate.title == "acceptance":
            return self._accepted(found.question)
        if gate.title == "dry run":
            return self._tried(found)
        if not found.about:
            return self._about(_NEW[gate.title], 0, found.question, {}, "text")
        return self._closed(found)

    def _closed(self, found: Finding) -> Answer:
        """The form of the first noun that lacks something, with that in it."""
        what, ref = found.about[0]
        given = {
            "asset": {"place": ""},
            "access": {"removed_on": self._today},
            "commitment": {"done_on": self._today},
            "project": {"decisions_handed_on": self._today},
            "risk": {"owner": self._keeper},
            "milestone": {"owner": self._keeper},
            "routine": {"owner": self._keeper},
        }[what]
        return self._about(what, ref, found.question, given, next(iter(given)))

    def _taught(self, found: Finding) -> Answer:
        """The bar with who is nearest to being able, at the first skill that is weak; the list where none is known."""
        weak = found.about[0][1] if found.about else 0
        needed = {each.skill: each.required_level for each in self.now.needed}
        below = [each for each in self._candidates() if each.skill == weak and each.level < needed[weak]]
        nearest: Candidate | None = max(below, key=lambda each: each.level, default=None)
        return self._seen(found.question, nearest)

    def _accepted(self, asks: str) -> Answer:
        """A new sign-off by the sponsor; where there is none, first who that is."""
        if not any(each.role is RoleKind.SPONSOR for each in self.facts.roles):
            return self._about("role", 0, asks, {"role": str(RoleKind.SPONSOR)}, "contact")
        given = {"on": self._today, "by": self._name(self.sponsor)}
        return self._about("sign_off", 0, asks, given, "text" if self.sponsor else "by")

    def _tried(self, found: Finding) -> Answer:
        """The dry run that was the longest so far, else a new one, from today on."""
        if found.about:
            return self._about("dry_run", found.about[0][1], found.question, {}, "ended_on")
        return self._about("dry_run", 0, found.question, {"begun_on": self._today, "ended_on": ""}, "begun_on")

    @property
    def _keeper(self) -> str:
        """Who has something after us: a customer who is there, else the sponsor."""
        customers = (each.contact for each in self.facts.roles if each.role is RoleKind.CUSTOMER)
        return self._name(next((each for each in customers if each in self.now.there), self.sponsor))

    def _about(self, what: str, ref: int, asks: str, given: dict[str, str], at: str) -> Answer:
        return Answer(asks, Ref(what, ref), tuple(given.items()), at)
