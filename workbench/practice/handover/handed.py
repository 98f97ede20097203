"""Gates 3 to 6 of the handover: what they keep, what we give back, what we promised, what was decided and why."""

from __future__ import annotations

from datetime import date

from workbench.model.promises import Commitment
from workbench.practice.handing import counted
from workbench.practice.handover.finding import Finding, day, listed, refs, texts
from workbench.practice.handover.leaving import Reading


def assets(now: Reading) -> Finding:
    """3: whatever they keep lies in their place, and it is written where."""
    question = "which templates, files and tools do they keep, and where? Say none if none"
    there, nothing = listed(now.of.assets, question)
    lost = [each for each in there if not each.place.strip()]
    if lost:
        return Finding(False, f"no place: {texts(lost)}", "where will they find it?", refs(lost))
    return nothing or Finding(True, f"{counted(len(there), 'asset')} in their place", about=refs(there))


def access(now: Reading) -> Finding:
    """4: whatever opened their doors to us was given back, on a day."""
    question = "which of their accounts, keys and badges do we hold? Say none if none"
    there, nothing = listed(now.of.access, question)
    held = [each for each in there if not now.happened(each.removed_on)]
    if held:
        return Finding(False, f"still ours: {texts(held)}", "when was it removed?", refs(held))
    return nothing or Finding(True, f"removed: {texts(there)}", about=refs(there))


def promises(now: Reading) -> Finding:
    """5: no promise of ours is open."""
    open_ones = [each for each in now.of.promises if each.by is None and not _ended(now, each)]
    open_ones.sort(key=lambda each: (each.due or date.max, each.id))
    if open_ones:
        question = "kept, released, or dropped?"
        return Finding(False, f"open: {texts(open_ones)}", question, refs(open_ones))
    return Finding(True, "no promise of ours is open")


def _ended(now: Reading, promise: Commitment) -> bool:
    return any(map(now.happened, (promise.done_on, promise.released_on, promise.dropped_on)))


def decisions(now: Reading) -> Finding:
    """6: the decisions with their reasons were handed over, after the last of them."""
    handed = now.of.project.decisions_handed_on
    made = [each for each in now.of.decisions if now.happened(each.decided_on)]
    last = max((each.decided_on for each in made), default=None)
    about = (("project", now.of.project.id),)
    if not now.happened(handed):
        words = f"{counted(len(made), 'decision')} not handed over" if made else "nothing said of decisions"
        return Finding(False, words, "on which day did they get the decisions with their reasons?", about)
    assert handed is not None, "a day that happened is told"
    if last is not None and last > handed:
        words = f"handed over on {day(handed)}, decided again on {day(last)}"
        return Finding(False, words, "did they get the later ones too?", about)
    return Finding(True, f"handed over with their reasons on {day(handed)}", about=about)
