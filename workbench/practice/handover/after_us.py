"""Gates 7 to 11 of the handover: who goes on, whether it went without us, its acceptance, and when we ask again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.model.projects import DryRun, Milestone, Routine
from workbench.practice.handing import counted
from workbench.practice.handover.finding import Finding, day, listed, refs, texts
from workbench.practice.handover.leaving import Reading, end_of, undated


def risks(now: Reading) -> Finding:
    """7: each open risk has an owner at the client."""
    there, nothing = listed(now.of.risks, "which risks stay with them? Say none if none")
    open_ones = [each for each in there if not now.happened(each.closed_on)]
    alone = [each for each in open_ones if each.owner not in now.of.there]
    if alone:
        return Finding(False, f"no owner: {texts(alone)}", "who of theirs looks after it?", refs(alone))
    which = "each " if len(open_ones) > 1 else "the open one " if len(there) > 1 else ""
    owned = f"{which}with an owner of theirs" if open_ones else "none open"
    return nothing or Finding(True, f"{counted(len(there), 'risk')}, {owned}", about=refs(open_ones or there))


def owners(now: Reading) -> Finding:
    """8: each deliverable and each routine has an owner at the client."""
    question = "which deliverables and routines do they keep? Say none if none"
    both: Sequence[Milestone | Routine] = (*now.of.milestones, *now.of.routines)
    there, nothing = listed(both, question)
    alone = [each for each in there if not _owned(now, each)]
    if alone:
        return Finding(False, f"no owner: {texts(alone)}", "who of theirs has it after us?", refs(alone))
    count = counted(len(there), "deliverable or routine", "deliverables and routines")
    return nothing or Finding(True, f"{count} with an owner of theirs", about=refs(there))


def _owned(now: Reading, each: Milestone | Routine) -> bool:
    return each.owner in now.of.there if isinstance(each, Routine) else bool(each.owner.strip())


def dry_run(now: Reading) -> Finding:
    """9: so many days without us, or a routine that they ran unaided."""
    wanted = now.constants.dry_run_days
    runs = [each for each in now.of.dry_runs if each.begun_on <= now.as_of]
    best = max(runs, key=lambda each: (_length(now, each), each.id), default=None)
    if best and _length(now, best) >= wanted:
        words = f"{_length(now, best)} days without us from {day(best.begun_on)}"
        return Finding(True, words, about=refs([best]))
    ran = [each for each in now.of.routines if now.happened(each.ran_on)]
    if ran:
        return Finding(True, f"ran without us: {texts(ran)}", about=refs(ran))
    words = f"{_length(now, best)} of {wanted} days without us" if best else "no dry run yet"
    question = f"from when to when did they do without us, {wanted} days or more?"
    return Finding(False, words, question, refs([best] if best else []))


def _length(now: Reading, run: DryRun) -> int:
    """Its days so far, the first and the last both counted."""
    return (min(run.ended_on or now.as_of, now.as_of) - run.begun_on).days + 1


def acceptance(now: Reading) -> Finding:
    """10: the sponsor has accepted the whole."""
    signed = [each for each in now.of.sign_offs if now.happened(each.on)]
    by_sponsor = [each for each in signed if each.by in now.of.sponsors]
    if by_sponsor:
        words = f"accepted by the sponsor on {day(by_sponsor[-1].on)}"
        return Finding(True, words, about=refs(by_sponsor[-1:]))
    if not now.of.sponsors:
        return Finding(False, "there is no sponsor to accept it", "who is the sponsor?")
    words = "accepted, but not by the sponsor" if signed else "not accepted by the sponsor"
    return Finding(False, words, "does the sponsor accept it?", refs(signed))


def follow_ups(now: Reading) -> Finding:
    """11: there is a day to ask whether it is still so, 30 and 90 days after the end."""
    end = end_of(now.of.project, now.as_of)
    missing = undated(now.of.follow_ups, end, now.constants)
    dated = [each for each in now.of.follow_ups if each.due or each.on]
    if missing:
        days = " and ".join(map(str, missing))
        return Finding(False, f"no day {days} days after {day(end)}", "shall they be dated?")
    latest = sorted(dated, key=lambda each: (each.due or each.on or date.max, each.id))
    words = ", ".join(day(each.due or each.on or end) for each in latest)
    return Finding(True, f"dated: {words}", about=refs(latest))
