"""Days, clock times and lengths as people write them in a field, and days as they are said: the one door to dateutil.

A line is scanned by `scan_day`, `scan_clock` and `scan_length`; `day_of`, `clock_of` and `minutes_of` read a
field of a form, all of it.
"""

from __future__ import annotations

import re
from datetime import date, time

from workbench.model.text import fold, one_line

from .clock import LONGEST, scan_clock, scan_length
from .days import CannotRead, scan_day

__all__ = [
    "CannotRead",
    "clock_of",
    "clock_words",
    "day_of",
    "day_words",
    "length_words",
    "minutes_of",
    "scan_clock",
    "scan_day",
    "scan_length",
]

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_of(text: str, today: date, *, forward: bool) -> date:
    """The day that `text` tells; without a year or a week the latest past one, `forward` the next.

    Raises `CannotRead` with a sentence for people.
    """
    words = _words(text)
    try:
        day = scan_day(words, 0, today, forward=forward) if words else None
    except CannotRead as why:
        raise CannotRead(f"{why}; write it like 21 nov, 21/11 or 2026-11-21") from None
    if day is None or day.words < len(words):
        raise CannotRead(f"{one_line(text)!r} is no day: write it like 21 nov, fri, +2w or 2026-11-21")
    return day.on


def clock_of(text: str) -> time:
    """The time of the day that `text` tells; 9h and a bare hour count here.

    Raises `CannotRead` with a sentence for people.
    """
    words = _words(text)
    clock = scan_clock(words, 0) if words else None
    if clock and clock.at and not clock.minutes and clock.words == len(words):
        return clock.at
    hour = text.strip().removesuffix("h")
    if hour.isascii() and hour.isdecimal() and len(hour) <= 2 and int(hour) < 24:
        return time(int(hour))
    raise CannotRead(f"{one_line(text)!r} is no time of the day: write it like 14:00 or 2pm")


def minutes_of(text: str, most: int | None = LONGEST) -> int:
    """The minutes that `text` tells, from 1 to `most`, where None is no bound; a bare number is minutes.

    Raises `CannotRead` with a sentence for people.
    """
    words = _words(text)
    length = scan_length(words, 0) if words else None
    if length and length.words == len(words):
        return length.minutes
    minutes = _bare_length(text.strip())
    if minutes and (most is None or minutes <= most):
        return minutes
    bound = ", a day at most" if most == LONGEST else ""
    raise CannotRead(f"{one_line(text)!r} is no length: write it like 45, 1h30 or 1.5h{bound}")


_BARE_LENGTH = re.compile(r"(?:(\d{1,5})h)?(?:(\d{1,6})(?:m|min)?)?", re.ASCII)


def _bare_length(text: str) -> int:
    """Minutes, or hours and minutes, of any number of hours; 0 where it is neither."""
    found = _BARE_LENGTH.fullmatch(text.replace(" ", ""))
    return int(found[1] or 0) * 60 + int(found[2] or 0) if found else 0


def day_words(on: date, today: date) -> str:
    """`on` as it is said, with its year where that is another one than today's.

    >>> day_words(date(2026, 11, 24), date(2026, 11, 25)), day_words(date(2025, 12, 1), date(2026, 11, 25))
    ('Tue 24 Nov', 'Mon 1 Dec 2025')
    """
    year = "" if on.year == today.year else f" {on.year}"
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}{year}"


def clock_words(at: time) -> str:
    """`at` as it is said: 09:30."""
    return f"{at.hour:02}:{at.minute:02}"


def length_words(minutes: int) -> str:
    """`minutes` as they are said.

    >>> length_words(45), length_words(90)
    ('45 min', '90 min')
    """
    return f"{minutes} min"


def _words(text: str) -> list[str]:
    return fold(text).replace("’", "'").split()
