"""Days, clock times, parts of the day and lengths in a line."""

from __future__ import annotations

from datetime import date

from ..dates import clock_words, day_words, length_words
from ..dates.clock import PARTS, Clock, Length, scan_clock, scan_length
from ..dates.days import MONTHS, WEEKDAYS, CannotRead, Day, scan_day
from ..entry import Role, Span
from .found import Found
from .named import whole_name
from .words import UNREAD

FURTHEST = 6
"""The most words that a day or a length takes."""


Moment = Day | Clock | Length


def scan(found: Found, at: int) -> Moment | None:
    """The longest day, time or length that begins at `at` and has a free slot.

    What looks like one and is none stays text, with a warning; so does a second one.
    """
    words, bare = _readable(found, at), found.terms.slots.bare
    best: Moment | None = None
    again: Moment | None = None
    wrong: CannotRead | None = None
    for role in _SCANNERS:
        if role not in bare:
            continue
        try:
            said = _SCANNERS[role](found, words)
        except CannotRead as why:
            wrong = why if found.free(role) else wrong
            continue
        if said and _free(found, role, said):
            best = max(best, said, key=_words)
        elif said:
            again = max(again, said, key=_words)
    if wrong and wrong.words > _words(best):
        found.warnings.append(f"{wrong}: it stays text")
        found.unread_until = at + wrong.words
        return None
    if again and not best:
        typed = found.line[found.words[at].start : found.words[at + again.words - 1].end]
        found.warnings.append(f"{typed!r} comes second and stays text")
    return best


def take(found: Found, at: int, moment: Moment) -> int:
    """Fills the slot of `moment`; how many words it was read from."""
    if isinstance(moment, Day):
        return _take_day(found, at, moment)
    return _take_length(found, at, moment) if isinstance(moment, Length) else _take_clock(found, at, moment)


def _take_clock(found: Found, at: int, clock: Clock) -> int:
    if clock.at is None:
        found.part = clock.part
        return found.take(Role.CLOCK, at, clock.words, str(clock.part))
    found.at, shown = clock.at, clock_words(clock.at)
    if clock.minutes:
        found.minutes = clock.minutes
        end = clock.at.hour * 60 + clock.at.minute + clock.minutes
        shown = f"{shown}–{end // 60:02}:{end % 60:02}, {length_words(clock.minutes)}"
    return found.take(Role.CLOCK, at, clock.words, shown)


def _take_day(found: Found, at: int, day: Day) -> int:
    """Fills the day; how many words it was read from."""
    today = found.terms.today
    found.day = day.on
    span = day_span(day, today, Role.DAY)
    if day.doubtful:
        found.doubts.append(f"{day_words(day.on, today)} or {span.other}?")
    return found.take(Role.DAY, at, day.words, span.shown, span)


def day_span(day: Day, today: date, role: Role) -> Span:
    """The chip of `day`, with its other reading."""
    other = day_words(day.other, today) if day.other else ""
    instead = day.other.isoformat() if day.other else ""
    return Span(0, 0, role, day_words(day.on, today), day.doubtful, other, instead)


def _take_length(found: Found, at: int, length: Length) -> int:
    found.minutes = length.minutes
    shown = length_words(length.minutes)
    if length.clock is None:
        return found.take(Role.LENGTH, at, length.words, shown)
    other = clock_words(length.clock)
    found.doubts.append(f"{shown} or {other}?")
    return found.take(Role.LENGTH, at, length.words, shown, Span(0, 0, Role.LENGTH, "", True, other, other))


def _readable(found: Found, at: int) -> list[str]:
    """The words from `at` on that may tell a time, behind which nothing is read: a known name beats a day or month."""
    words = found.plain[at : at + FURTHEST]
    if words[0] == "am" and at and found.plain[at - 1] == "i":
        words[0] = UNREAD
    for ahead, word in enumerate(words):
        if (word in WEEKDAYS or word in MONTHS or word in PARTS) and whole_name(found, at + ahead):
            words[ahead] = UNREAD
    return words


def _day(found: Found, words: list[str]) -> Moment | None:
    return scan_day(words, 0, found.terms.today, forward=found.terms.slots.forward)


def _clock(found: Found, words: list[str]) -> Moment | None:
    return scan_clock(words, 0)


def _length(found: Found, words: list[str]) -> Moment | None:
    return scan_length(words, 0)


_SCANNERS = {Role.DAY: _day, Role.CLOCK: _clock, Role.LENGTH: _length}


def _free(found: Found, role: Role, moment: Moment) -> bool:
    if isinstance(moment, Clock) and moment.part:
        return found.part is None
    if isinstance(moment, Clock) and moment.minutes:
        return found.at is None and found.minutes is None
    return found.free(role)


def _words(moment: Moment | None) -> int:
    return moment.words if moment else 0


def is_signed_day(found: Found, at: int) -> bool:
    """Whether the word at `at` is a day such as +2w, and so no project."""
    return scan_day(found.plain[at : at + 1], 0, found.terms.today, forward=True) is not None
