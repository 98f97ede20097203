"""What the steps of a review are made of: rows, and what can be done with each of them where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.desk.review.asked import Asked
from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_progress import Answer


class By(StrEnum):
    """The key by which a thing is done: x, r, L, D, m."""

    DONE = "done"
    DAY = "day"
    RELEASE = "release"
    DROP = "drop"
    NEXT = "next"


class Asks(StrEnum):
    """What a deed must be told before it is done, nothing where empty; or what it does that is no verb."""

    NOTHING = ""
    DAY = "day"
    ANSWER = "answer"
    INTENTION = "intention"
    TIMER = "timer"
    MORE = "more"


@dataclass(frozen=True)
class Deed:
    """One thing that can be done with a row, in a `word` for the key bar.

    A `verb` of the desk is done with `args`, then with what it `asks` for, then with the fields `given`. Without one,
    a `form` opens, or the bar with `line`, which takes the place of `instead`; where that is given alone, with its own
    line. A running timer is stopped by what stops it everywhere, and "more" shows the rest.
    """

    by: By
    word: str
    verb: str = ""
    args: tuple[object, ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    asks: Asks = Asks.NOTHING
    form: Answer | None = None
    line: str = ""
    instead: Ref | None = None


@dataclass(frozen=True)
class ReviewRow:
    """One line of a step. `label` stands before the words: a day, a level, a state. `ref` is what it opens.

    `people`, `skill` and `project` prefill the bar.
    """

    words: str
    label: str = ""
    tone: Tone = Tone.PLAIN
    ref: Ref | None = None
    figure: Figure | None = None
    deeds: tuple[Deed, ...] = ()
    person: Ref | None = None
    skill: Ref | None = None
    project: Ref | None = None

    def deed(self, by: By) -> Deed | None:
        """What a key does with it; None where nothing."""
        return next((each for each in self.deeds if each.by is by), None)


Find = Callable[[Asked], Sequence[ReviewRow]]
"""A source: what there is to look at in the review of a week, the most urgent first."""


def to_log(line: str, word: str = "log") -> Deed:
    """The bar with a line to be finished."""
    return Deed(By.DONE, word, line=line)


def to_promise(line: str) -> Deed:
    """The bar with a promise to be finished."""
    return Deed(By.NEXT, "promise", line=line)


def to_plan(line: str) -> Deed:
    """The bar with a session to be planned."""
    return Deed(By.NEXT, "plan it", line=line)


def binned(ref: Ref, word: str) -> Deed:
    """Into the bin, from where undo brings it back."""
    return Deed(By.DROP, word, "put_in_bin", (ref,))


def sigil(sign: str, name: str) -> str:
    """A name as one word of the line.

    >>> sigil("@", "Ana Pop")
    '@Ana-Pop'
    """
    return sign + "-".join(name.split())
