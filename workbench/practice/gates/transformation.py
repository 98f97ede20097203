"""The gates of a transformation: an aim that was agreed, people who can do without us, and a result that stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from workbench.model.projects import Aspiration, FollowUp, StillSo
from workbench.practice.facts import Reading
from workbench.practice.gates.gate import Gate, GateState, Piece, confirmed, having, met, ordinal, people, told
from workbench.practice.independence import percent

Dated = tuple[date, int, Aspiration]
"""A from/to, with the day on which somebody of the client (a contact's id) agreed to it or stated its result."""


def t1(now: Reading) -> Gate:
    """A from/to agreed by a client person, dated before its evidence."""
    agreed = _agreed(now)
    in_time = [each for each in agreed if _in_time(each)]
    if in_time:
        on, who, first = in_time[0]
        return met("T1", f"{first.to_state}: agreed by {now.called(who)}, {now.day(on)}")
    words = "a from/to agreed by the client"
    if agreed:
        on, who, first = agreed[0]
        words += f" before it was reached (have {first.to_state}: {now.called(who)}, {now.day(on)})"
    question = f"ask {now.sponsor}: what should be different in a year, and how will you tell?"
    return Gate("T1", GateState.NOT_ASKED, words, question, "write down from what to what, with a measure")


def t2(now: Reading) -> Gate:
    """Strict independence at 80 % or more, and no weight-3 skill with nobody."""
    found, least = now.independence, now.constants.independence_least
    if found is None:
        question = f"ask {now.sponsor}: what must your people be able to do without us?"
        return Gate("T2", GateState.NOT_ASKED, "a list of the skills that stay", question, "list the skills needed")
    bare = [each.skill for each in found.skills if not each.able and each.weight >= now.constants.heavy_weight]
    enough = found.strict * 100 >= least
    words = f"independence {percent(found.strict)} %"
    if enough and not bare:
        return met("T2", words)
    words += "" if enough else f" of {least} %"
    words += f", nobody: {', '.join(now.facts.skills[skill] for skill in bare)}" if bare else ""
    question = f"ask {now.sponsor}: who could do {now.main_skill} without us?"
    return Gate("T2", GateState.NOT_ASKED, words, question, f"bring one more person to do {now.main_skill} alone")


def t3(now: Reading) -> Gate:
    """Three unaided uses on real work by two people, first and last at least 28 days apart, not on their own word."""
    uses = [Piece(on, person) for on, person in now.unaided]
    fresh = confirmed(now, uses)
    lacking = _lacking(now, fresh)
    if not lacking:
        return met("T3", f"used unaided: {told(now, fresh)}")
    return Gate(
        "T3",
        GateState.NOT_ASKED,
        lacking + having(now, fresh, uses),
        f"ask {now.sponsor}: who runs {now.main_skill} alone?",
        f"stay away while somebody does {now.main_skill}, and keep what came of it",
        unconfirmed=not _lacking(now, uses),
    )


def t4(now: Reading) -> Gate:
    """The measure of the from/to at its target, stated by a client person."""
    candidates = [each[2] for each in _agreed(now) if _in_time(each)] or list(now.facts.aspirations)
    reached = [(day, each) for each in candidates if (day := now.before(each.reached_on)) is not None]
    for day, each in reached:
        if each.stated_by is not None and now.by_client(each.stated_by):
            measure = each.measure or each.to_state
            return met("T4", f"{measure} at target, stated by {now.called(each.stated_by)}, {now.day(day)}")
    about = candidates[0].measure or candidates[0].to_state if candidates else "what was to change"
    have = f" (reached {now.day(reached[0][0])})" if reached else ""
    question = f"ask {now.sponsor}: where does {about} stand now?"
    return Gate(
        "T4", GateState.NOT_ASKED, f"result stated by client{have}", question, "have the client state the result"
    )


def t5(now: Reading) -> Gate:
    """90 days or more after the last session or handover before it, a client person says: still so.

    Where it was asked more than once, the last answer stands.
    """
    wait = timedelta(days=now.constants.still_so_days)
    answers = [(on, each) for each in now.facts.follow_ups if (on := _answered(now, each)) is not None]
    said = [(on, each) for on, each in answers if (end := _end(now, on)) is not None and end + wait <= on]
    question, step = f"ask {now.sponsor}: is it still so?", "ask whether it is still so"
    if not said:
        end = _end(now, now.as_of)
        words = "still so, said by the client" + (f", from {now.day(end + wait)} on" if end else "")
        asked = end is not None and end + wait <= now.as_of
        return Gate("T5", GateState.NOT_ASKED if asked else GateState.UNKNOWN, words, question, step)
    on, last = max(said, key=lambda each: (each[0], each[1].id))
    by = f"said {now.called(last.said_by or 0)}, {now.day(on)}"
    if last.still_so is StillSo.YES:
        return met("T5", f"still so, {by}")
    words = "no longer so" if last.still_so is StillSo.NO else "only partly so"
    return Gate("T5", GateState.LOST, f"{words}, {by}", f"ask {now.sponsor}: what would bring it back?", step)


def _answered(now: Reading, asked: FollowUp) -> date | None:
    """The day on which a person of the client answered; None where none did so far."""
    if asked.still_so is None or not now.by_client(asked.said_by):
        return None
    return now.before(asked.on)


def _agreed(now: Reading) -> list[Dated]:
    """Each from/to that a person of the client agreed to so far, oldest first."""
    found = [
        (day, each.agreed_by, each)
        for each in now.facts.aspirations
        if (day := now.before(each.agreed_on)) is not None
        if each.agreed_by is not None and now.by_client(each.agreed_by)
    ]
    return sorted(found, key=lambda each: (each[0], each[2].id))


def _in_time(agreed: Dated) -> bool:
    reached_on = agreed[2].reached_on
    return reached_on is None or agreed[0] < reached_on


def _lacking(now: Reading, uses: Sequence[Piece]) -> str:
    """What `uses`, oldest first, lack of what T3 asks; empty when nothing."""
    who, span = len({each.who for each in uses}), now.constants.unaided_span_days
    if not who:
        return f"unaided use by {people(now.constants.unaided_people)}"
    if who < now.constants.unaided_people:
        return f"unaided use by a {ordinal(who + 1)} person"
    if len(uses) < now.constants.unaided_uses:
        return f"a {ordinal(len(uses) + 1)} unaided use"
    if (uses[-1].on - uses[0].on).days < span:
        return f"unaided use on {now.day(uses[0].on + timedelta(days=span))} or later"
    return ""


def _end(now: Reading, by: date) -> date | None:
    """The last day up to `by` on which we were at it, by a session or the handover."""
    days = [each for each in now.facts.held.days if each <= by]
    closed = now.facts.project.closed_on
    if closed is not None and closed <= by:
        days.append(closed)
    return max(days, default=None)
