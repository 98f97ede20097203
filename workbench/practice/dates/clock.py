"""How people write clock times and lengths of time.

The scanners take the words of a line, folded, and read the longest form that begins at one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from workbench.model.noun import PartOfDay

from .days import CannotRead

LONGEST = 1440
"""Minutes of a day: nothing that is logged takes longer."""

BARE = range(5, 481, 5)
"""The bare numbers that are lengths, in minutes."""

PARTS = {str(part): part for part in PartOfDay}
DOUBTFUL_HOURS = range(7, 13)
"""Hours that, written as 9h, may be a clock time as well."""

HALVES = {
    "half an hour": 30,
    "half hour": 30,
    "a half hour": 30,
    "a quarter of an hour": 15,
    "quarter of an hour": 15,
    "three quarters of an hour": 45,
    "an hour": 60,
    "an hour and a half": 90,
    "one and a half hours": 90,
    "two and a half hours": 150,
}
"""Lengths in words, in minutes."""

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15, "twenty": 20}
_COUNTS |= {"thirty": 30, "forty": 40, "fifty": 50, "ninety": 90}
_UNITS = {**dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1)}
_UNITS |= {**dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60)}
_WORDED = sorted(((tuple(words.split()), minutes) for words, minutes in HALVES.items()), key=lambda each: -len(each[0]))

# Compiled when first needed, since all of it at import would cost more than a line takes to read.
_CLOCK = r"(\d{1,2})(?:[:.](\d\d)|h(\d\d)?)?(am|pm|a\.m|p\.m)?"
_MINUTES = r"(\d{1,4})(?:m|mins?|minutes?)"
_HOURS = r"(\d{1,2})(?:[.,](\d{1,2}))?(?:h|hrs?|hours?)"
_HOURS_AND = r"(\d{1,2})h(\d{1,2})(?:m|min)?"
_DASHES = ("-", "–", "—")


class Clock(NamedTuple):
    """A clock time that was read from so many `words`, of a range also its length in minutes; or a part of the day."""

    at: time | None
    words: int = 1
    minutes: int = 0
    part: PartOfDay | None = None


class Length(NamedTuple):
    """A length in minutes that was read from so many `words`; doubtful where it may be the `clock` time instead."""

    minutes: int
    words: int = 1
    clock: time | None = None


def scan_clock(words: Sequence[str], at: int) -> Clock | None:
    """The clock time, the range of two, or the part of the day that `words`, folded, tell from index `at` on.

    Raises `CannotRead` for what is written as a time and is none, such as 25:00.
    """
    if words[at] == "noon":
        return Clock(time(12))
    if words[at] in PARTS:
        return Clock(None, part=PARTS[words[at]])
    if words[at][:1] not in "0123456789" or not words[at]:
        return None
    return _range_of_words(words, at) or _range_in_word(words[at]) or _two_words(words, at) or _alone(words[at])


def scan_length(words: Sequence[str], at: int) -> Length | None:
    """The length that `words`, folded, tell from index `at` on; None where they tell none.

    Raises `CannotRead` where it is longer than a day.
    """
    word = words[at]
    if word[:1] in "0123456789" and word:
        return _counted(words, at) or _compact(word) or _bare(word)
    for said, minutes in _WORDED:
        if said[0] == word and said == tuple(words[at : at + len(said)]):
            return Length(minutes, len(said))
    return _counted(words, at) if word in _COUNTS else None


def _alone(word: str) -> Clock | None:
    at = _time(word, explicit=True)
    return Clock(at) if at else None


def _time(word: str, *, explicit: bool, half: str = "") -> time | None:
    """The time that `word` tells; `explicit`: by more than a bare number; `half`: am or pm, where `word` tells none."""
    if not (said := re.fullmatch(_CLOCK, word)):
        return None
    hour, half_told = int(said[1]), (said[4] or "").replace(".", "")
    minute, by_h = int(said[2] or said[3] or 0), "h" in word
    if explicit and not (said[2] or half_told or (by_h and hour >= 13)):
        return None
    if by_h and hour > 23 and explicit:  # 24h, 100h: a length
        return None
    half = half_told or half
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        if not explicit:
            return None
        raise CannotRead(f"{word} is no time of the day: write it like 14:00 or 2pm")
    return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)


def _two_words(words: Sequence[str], at: int) -> Clock | None:
    """`2 pm`, `2:30 pm`."""
    half = words[at + 1].replace(".", "") if at + 1 < len(words) else ""
    if half not in ("am", "pm") or "h" in words[at] or not (said := re.fullmatch(_CLOCK, words[at])) or said[4]:
        return None
    told = _time(words[at], explicit=False, half=half)
    return Clock(told, 2) if told else None


def _range_in_word(word: str) -> Clock | None:
    for dash in _DASHES:
        first, found, second = word.partition(dash)
        if found and first and second:
            return _range(first, second, word, 1)
    return None


def _range_of_words(words: Sequence[str], at: int) -> Clock | None:
    """`9:30 - 11`, `9:30 to 11`."""
    if at + 2 >= len(words) or words[at + 1] not in (*_DASHES, "to", "until", "till"):
        return None
    if not re.fullmatch(_CLOCK, words[at]) or not re.fullmatch(_CLOCK, words[at + 2]):
        return None
    dashed = words[at + 1] in _DASHES
    return _range(words[at], words[at + 2], " ".join(words[at : at + 3]) if dashed else "", 3)


def _range(first: str, second: str, text: str, count: int) -> Clock | None:
    """The range of two times; raises `CannotRead` where it ends before it begins and `text` says how it was written."""
    explicit = [word for word in (first, second) if ":" in word or "." in word or "h" in word or word.endswith("m")]
    if not explicit:
        return None
    half = next((half for half in ("am", "pm") if second.replace(".", "").endswith(half)), "")
    start, end = _time(first, explicit=False), _time(second, explicit=False)
    if start is None or end is None:
        return None
    if half == "pm" and not first.replace(".", "").endswith("m") and start.hour < 12:
        later = time(start.hour + 12, start.minute)
        start = later if later < end else start
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes > 0:
        return Clock(start, count, minutes)
    if text:
        raise CannotRead(f"{text} ends before it begins", count)
    return None


def _counted(words: Sequence[str], at: int) -> Length | None:
    """`45 min`, `2 hours`, `1 hour 30 minutes`."""
    said = words[at : at + 4]
    unit = _UNITS.get(said[1]) if len(said) > 1 else None
    count = int(said[0]) if said[0].isdecimal() and len(said[0]) < 5 else _COUNTS.get(said[0])
    if not unit or not count:
        return _half_hours(said) if unit == 60 else None
    if unit == 60 and len(said) == 4 and said[2].isdecimal() and len(said[2]) < 3 and _UNITS.get(said[3]) == 1:
        return _long(count * 60 + int(said[2]), " ".join(said), 4)
    return _long(count * unit, " ".join(said[:2]), 2)


def _half_hours(said: Sequence[str]) -> Length | None:
    """`1.5 hours`."""
    compact = _compact(f"{said[0]}h") if "." in said[0] or "," in said[0] else None
    return Length(compact.minutes, 2) if compact else None


def _compact(word: str) -> Length | None:
    """`45m`, `1h`, `1h30`, `1,5h`."""
    if "m" in word and (said := re.fullmatch(_MINUTES, word)):
        return _long(int(said[1]), word)
    if "h" not in word:
        return None
    if said := re.fullmatch(_HOURS_AND, word):
        if int(said[1]) in range(13, 24) or int(said[2]) > 59:
            return None
        return _long(int(said[1]) * 60 + int(said[2]), word, clock=_perhaps(int(said[1]), int(said[2])))
    if not (said := re.fullmatch(_HOURS, word)):
        return None
    hours, part = int(said[1]), said[2]
    if part:
        return _long(hours * 60 + (int(part) * 120 + 10 ** len(part)) // (2 * 10 ** len(part)), word)
    if word.endswith("h"):
        return None if hours in range(13, 24) else _long(hours * 60, word, clock=_perhaps(hours, 0))
    return _long(hours * 60, word)


def _perhaps(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour in DOUBTFUL_HOURS else None


def _bare(word: str) -> Length | None:
    plain = word.isascii() and word.isdecimal() and len(word) <= 3 and word[0] != "0"
    return Length(int(word)) if plain and int(word) in BARE else None


def _long(minutes: int, text: str, words: int = 1, clock: time | None = None) -> Length | None:
    if minutes > LONGEST:
        raise CannotRead(f"{text} is longer than a day", words)
    return Length(minutes, words, clock) if minutes else None
