"""The gates of services: terms, an accepted deliverable, and a project that is on plan. They hold unless lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from workbench.model.projects import PlanState, PlanWord, TermsKind, TermsState
from workbench.practice.facts import Reading
from workbench.practice.gates.gate import Gate, GateState, met

_AGREED = {TermsKind.BUSINESS_PROBLEM: "business problem", TermsKind.RELATION: "relation kind"}
_ASKED = {
    TermsKind.BUSINESS_PROBLEM: "which business problem does this solve?",
    TermsKind.RELATION: "do you want our judgement, or what you ordered?",
}


def s1(now: Reading) -> Gate:
    """Terms: business problem and relation kind agreed; lost when one of them is disputed."""
    known = [each for each in now.facts.terms if each.item in _AGREED and (each.on is None or now.happened(each.on))]
    disputed = [_AGREED[each.item] for each in known if each.state is TermsState.DISPUTED]
    agreed = {each.item: each.on for each in known if each.state is TermsState.AGREED}
    lacking = [item for item in _AGREED if item not in agreed]
    if not lacking:
        days = [day for day in agreed.values() if day is not None]
        return met("S1", "business problem and relation kind agreed" + (f", {now.day(max(days))}" if days else ""))
    missing = " and ".join(_AGREED[item] for item in lacking)
    question = f"ask {now.sponsor}: {' '.join(_ASKED[item] for item in lacking)}"
    if disputed:
        return Gate("S1", GateState.LOST, f"{' and '.join(disputed)} disputed", question, f"agree on the {missing}")
    return Gate("S1", GateState.NOT_ASKED, f"{missing} agreed", question, f"agree on the {missing}")


def s2(now: Reading) -> Gate:
    """One deliverable accepted by a client person; lost when one was rejected and none accepted since."""
    accepted = [
        (each.accepted_on, each.text, each.accepted_by)
        for each in now.facts.milestones
        if each.accepted_on is not None and now.happened(each.accepted_on)
        if each.accepted_by is not None and now.by_client(each.accepted_by)
    ]
    rejected = [
        (each.rejected_on, each.text)
        for each in now.facts.milestones
        if each.rejected_on is not None and now.happened(each.rejected_on)
    ]
    last, refused = max(accepted, default=None), max(rejected, default=None)
    if refused is not None and (last is None or last[0] < refused[0]):
        words = f"{refused[1]} rejected, {now.day(refused[0])}, and nothing accepted since"
        question = f"ask {now.sponsor}: what would make you accept {refused[1]}?"
        return Gate("S2", GateState.LOST, words, question, f"have {refused[1]} accepted")
    if last is not None:
        return met("S2", f"{last[1]} accepted by {now.called(last[2])}, {now.day(last[0])}")
    question = f"ask {now.sponsor}: which deliverable would you accept today?"
    words = "a deliverable accepted by the client"
    return Gate("S2", GateState.NOT_ASKED, words, question, "have one deliverable accepted")


def s3(now: Reading) -> Gate:
    """Schedule and budget not red for more than 14 days; a word on the plan answers for as long.

    What is red stays so until a word says otherwise: silence mends nothing.
    """
    words = sorted(
        (each for each in now.facts.plan_words if now.happened(each.on)), key=lambda each: (each.on, each.id)
    )
    last = words[-1] if words else None
    if last is not None and last.state is PlanState.RED:
        red = _red_since(words)
        told = f"schedule or budget red since {now.day(red)}"
        if (now.as_of - red).days <= now.constants.red_days:
            return met("S3", f"{told}: lost from {now.day(red + timedelta(days=now.constants.red_days + 1))} on")
        return Gate(
            "S3", GateState.LOST, told, "what brings it back on plan?", "bring schedule and budget back on plan"
        )
    question, step = "is it on plan?", "say whether it is on plan"
    if last is None:
        return Gate("S3", GateState.UNKNOWN, "schedule and budget not known yet", question, step)
    told = f"{last.state.replace('_', ' ')}, {now.day(last.on)}"
    if (now.as_of - last.on).days <= now.constants.on_plan_days:
        return met("S3", told)
    return Gate("S3", GateState.UNKNOWN, f"schedule and budget not known since: {told}", question, step)


def _red_since(words: Sequence[PlanWord]) -> date:
    """The first day of the run of red words with which `words`, oldest first, end."""
    *earlier, last = words
    since = last.on
    for each in reversed(earlier):
        if each.state is not PlanState.RED:
            break
        since = each.on
    return since
