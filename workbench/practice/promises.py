"""Where a promise stands and how it was kept, derived from its dates and moves and never stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from workbench.model.promises import Commitment, Move
from workbench.practice.constants import DEFAULTS, Constants


class PromiseState(StrEnum):
    """Open ones by how near they are, then how a promise ended."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this week"
    LATER = "later"
    UNDATED = "undated"
    KEPT = "kept"
    RELEASED = "released"
    DROPPED = "dropped"


_CLOSED = (PromiseState.KEPT, PromiseState.RELEASED, PromiseState.DROPPED)


@dataclass(frozen=True)
class Standing:
    """A promise as of a day: its state, the date that counts now, and days late (0 if it is not)."""

    state: PromiseState
    due: date | None
    days_late: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.state not in _CLOSED


def due_now(promise: Commitment, moves: Sequence[Move], as_of: date) -> date | None:
    """The date that counts on `as_of`: the one agreed last by then.

    Of two moves agreed on one day the one stored later counts.
    """
    agreed = [move for move in moves if move.agreed_on <= as_of]
    return max(agreed, key=lambda move: (move.agreed_on, move.id)).new_due if agreed else promise.due


def standing(promise: Commitment, moves: Sequence[Move], as_of: date) -> Standing:
    """Where `promise` stands on `as_of`. A week ends on its Sunday.

    >>> standing(Commitment(text="minutes", made_on=date(2026, 11, 20), due=date(2026, 11, 24)), (), date(2026, 11, 25))
    Standing(state=<PromiseState.LATE: 'late'>, due=datetime.date(2026, 11, 24), days_late=1)
    """
    due = due_now(promise, moves, as_of)
    ended = ((promise.done_on, PromiseState.KEPT), (promise.released_on, PromiseState.RELEASED))
    for day, state in (*ended, (promise.dropped_on, PromiseState.DROPPED)):
        if day is not None and day <= as_of:
            return Standing(state, due)
    if due is None:
        return Standing(PromiseState.UNDATED, None)
    if due < as_of:
        return Standing(PromiseState.LATE, due, (as_of - due).days)
    if due == as_of:
        return Standing(PromiseState.TODAY, due)
    sunday = as_of + timedelta(days=6 - as_of.weekday())
    return Standing(PromiseState.THIS_WEEK if due <= sunday else PromiseState.LATER, due)


@dataclass(frozen=True)
class Kept:
    """Of the promises that came due in some days: how many were `kept` on time of the `due`, how many `moved` in time.

    `told` are the ids of those that were due, in the order of their days; `missed` those of them not kept.
    """

    kept: int
    due: int
    moved: int
    told: tuple[int, ...] = ()
    missed: tuple[int, ...] = ()

    def percent(self, constants: Constants = DEFAULTS) -> Fraction | None:
        """The share kept, in percent; None where too few were due to speak of one."""
        return Fraction(100 * self.kept, self.due) if self.due >= constants.promises_least else None

    def __str__(self) -> str:
        words = f"kept {self.kept} of {self.due}" if self.due else "none due"
        return f"{words}, {self.moved} moved in time" if self.moved else words


@dataclass(frozen=True)
class Judged:
    """On which day a promise was judged, and whether it was kept; `moved_from` are the day it was moved from in time.

    `on` is None while it is still to be kept, and where it is not counted: released, or without a day.
    """

    on: date | None
    kept: bool = False
    moved_from: date | None = None


def judged(promise: Commitment, moves: Sequence[Move], as_of: date) -> Judged:
    """When and how a promise was judged by `as_of`: once, on the day that it was due.

    A first move that was agreed before the day counts apart; a later one, or a second one, is a miss. What is due on
    `as_of` and still open is not judged yet.
    """
    due = promise.due
    if due is None or (promise.released_on is not None and promise.released_on <= as_of):
        return Judged(None)
    moved_from = None
    for move in sorted((each for each in moves if each.agreed_on <= as_of), key=lambda each: (each.agreed_on, each.id)):
        if moved_from is not None or not move.told_before or move.agreed_on > due:
            return Judged(due, moved_from=moved_from)
        moved_from, due = due, move.new_due
    ended = promise.done_on is not None and promise.done_on <= as_of
    dropped = promise.dropped_on is not None and promise.dropped_on <= as_of
    if not (ended or dropped) and due >= as_of:
        return Judged(None, moved_from=moved_from)
    kept = ended and promise.done_on is not None and promise.done_on <= due
    return Judged(due, kept, moved_from)


def kept(found: Iterable[tuple[int, Judged]], first: date, last: date) -> Kept:
    """How promises, by their ids, that came due from `first` to `last` were kept.

    One that was kept early counts on the day that it was due.
    """
    pairs = list(found)
    due = sorted((how.on, ref, how.kept) for ref, how in pairs if how.on and first <= how.on <= last)
    out = [how for _, how in pairs if how.moved_from and first <= how.moved_from <= last]
    return Kept(
        sum(well for _, _, well in due),
        len(due),
        sum(not (how.on and first <= how.on <= last) for how in out),
        tuple(ref for _, ref, _ in due),
        tuple(ref for _, ref, well in due if not well),
    )
