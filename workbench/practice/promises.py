"""Where a promise stands, derived from its dates and moves and never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workbench.model.promises import Commitment, Move


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
