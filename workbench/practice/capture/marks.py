"""Levels, results, sources, extras and scores in a line, and the phrases that tell a level."""

from __future__ import annotations

import re

from workbench.model.transfer import Mode

from ..entry import Role
from .found import Found
from .lists import ASKS, FLAGS, HEDGES, IMPRESSIONS, LEVEL_PHRASES, LEVEL_WORDS, RESULTS, RUNGS, SOURCES
from .words import WORD

_SCORE = r"(10|[1-9])(?:/10)?"
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], Mode]]] = {}
for _phrase, _mode in sorted(LEVEL_PHRASES.items(), key=lambda each: -len(each[0])):
    _BY_FIRST.setdefault(_phrase.split()[0], []).append((tuple(_phrase.split()), _mode))


def take_mark(found: Found, at: int) -> int:
    """Reads a marked word at `at`, such as :2, src:client or imp:+1, wherever it stands; 0 where it is none."""
    word = found.plain[at]
    mark, colon, value = word.partition(":")
    if not colon or not value:
        return 0
    if not mark:
        return _level(found, at, value)
    role = Role.SOURCE if mark == "src" else Role.EXTRA
    if mark not in _MARKED or not found.terms.slots.runs:
        return 0
    if role not in found.terms.slots.bare:
        found.warnings.append(f"{found.words[at].text} has no place here and stays text")
        return 0
    if _MARKED[mark](found, value):
        return found.take(role, at, 1, f"{_SAID[mark]} {value}")
    found.warnings.append(f"{found.words[at].text} stays text: {mark}: is followed by {', '.join(_VALUES[mark])}")
    return 0


def take_word(found: Found, at: int) -> int:
    """Reads a level or a result told by one bare word, before prose begins; 0 where it is none."""
    word, slots = found.plain[at], found.terms.slots.bare
    if found.prose_begun:
        return 0
    if word in LEVEL_WORDS and Role.LEVEL in slots:
        return _level(found, at, word)
    if word in RESULTS and Role.RESULT in slots and found.result is None:
        found.result = RESULTS[word]
        return found.take(Role.RESULT, at, 1, str(found.result).replace("_", " "))
    return 0


def take_phrase(found: Found, at: int) -> int:
    """Reads a phrase that tells a level, unless the words before it take it back; 0 where there is none."""
    if not found.terms.phrases or Role.LEVEL not in found.terms.slots.bare or found.mode:
        return 0
    count, mode = phrase_at(found, at)
    if mode is None:
        return 0
    found.mode, found.phrased = mode, True
    return found.take(Role.LEVEL, at, count, str(mode))


def phrase_at(found: Found, at: int) -> tuple[int, Mode | None]:
    """How many words from `at` on are a phrase that tells a level for certain, and which level."""
    for said, mode in _BY_FIRST.get(found.plain[at], ()):
        if tuple(found.plain[at : at + len(said)]) == said:
            return (0, None) if _hedged(found, at) else (len(said), mode)
    return 0, None


def take_score(found: Found, at: int) -> int:
    """Reads the first whole number from 1 to 10; 0 where it is none."""
    said = re.fullmatch(_SCORE, found.plain[at])
    if not said or found.score is not None:
        return 0
    found.score = int(said[1])
    return found.take(Role.EXTRA, at, 1, f"score {found.score}")


def _level(found: Found, at: int, value: str) -> int:
    if Role.LEVEL not in found.terms.slots.bare:
        return 0
    text = found.words[at].text
    if value not in RUNGS:
        if value.isdecimal():
            found.warnings.append(f"{text} is no level and stays text: write :1 to :5")
        return 0
    if found.phrased:
        found.overruled = True
    elif found.mode:
        found.warnings.append(f"{text} is a second level and stays text")
        return 0
    found.mode = RUNGS[value]
    return found.take(Role.LEVEL, at, 1, str(found.mode))


def _hedged(found: Found, at: int) -> bool:
    """Whether one of the three words before `at`, in the same run, makes what follows a wish or a denial."""
    if at and found.plain[at - 1] == "to" and found.plain[max(0, at - 2)] != "able":
        return True
    for before in range(at - 1, max(-1, at - 4), -1):
        if found.words[before].sort != WORD:
            return False
        if found.plain[before] in HEDGES or found.plain[before].endswith("n't"):
            return True
    return False


def _source(found: Found, value: str) -> bool:
    if value not in SOURCES or found.source:
        return False
    found.source = SOURCES[value]
    return True


def _ask(found: Found, value: str) -> bool:
    if value not in ASKS or found.ask:
        return False
    found.ask = value
    return True


def _impression(found: Found, value: str) -> bool:
    if value not in IMPRESSIONS or found.impression is not None:
        return False
    found.impression = IMPRESSIONS[value]
    return True


def _did(found: Found, value: str) -> bool:
    if value not in FLAGS:
        return False
    if value not in found.flags:
        found.flags.append(value)
    return True


_MARKED = {"src": _source, "ask": _ask, "imp": _impression, "did": _did}
_SAID = {"src": "on the word of", "ask": "asked for", "imp": "impression", "did": "did"}
_VALUES = {"src": tuple(SOURCES), "ask": ASKS, "imp": ("+2", "+1", "0", "-1", "-2"), "did": FLAGS}
