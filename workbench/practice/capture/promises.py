"""Follow-ups in a line, and the day by which a promise is due."""

from __future__ import annotations

from ..dates import day_words
from ..dates.days import CannotRead, Day, scan_day
from ..entry import FollowUp, Name, Role, Span
from .found import Found
from .lists import FILLERS
from .marks import phrase_at
from .named import person_at
from .when import FURTHEST, day_span
from .words import BREAK, CARET, PRIVATE, joined, piece

_BEFORE_DAY = ("on", "by")


def take_follow_up(found: Found, at: int) -> int:
    """Reads a follow-up that begins at `at`, to the next `;` or the end; 0 where there is none."""
    if Role.FOLLOW not in found.terms.slots.bare or not (mark := _mark(found, at)):
        return 0
    end = _end(found, at + mark)
    by, start = person_at(found, at + mark) if at + mark < end else (None, at + mark)
    day, first, last = _day_in(found, start, end)
    text = _text(found, last, end) if first == start else _text(found, start, first)
    found.follow_ups.append(FollowUp(day.on if day else None, text, by))
    if day is None:
        found.warnings.append("the follow-up has no day yet")
    span = _span(found, at, end, day, first, last)
    return found.take(Role.FOLLOW, at, end - at, _shown(found, day, text, by), span)


def take_due(found: Found, at: int) -> int:
    """Reads the day by which a promise is due: `^fri`, `then fri`, `by fri`; 0 where there is none.

    Behind the first words of its text only `^fri`, and `by fri` at its end.
    """
    if Role.DUE not in found.terms.slots.bare or not found.free(Role.DUE):
        return 0
    word = found.words[at]
    if word.sort != CARET and found.plain[at] not in ("by", "then"):
        return 0
    day = _scan(found, at + 1, len(found.words))
    if day is None or (found.prose and word.sort != CARET and not _at_end(found, at + 1 + day.words)):
        return 0
    found.due = day.on
    if day.on < found.terms.today:
        found.warnings.append(f"{day_words(day.on, found.terms.today)} is past")
    if day.doubtful:
        found.doubts.append(f"{day_words(day.on, found.terms.today)}?")
    span = day_span(day, found.terms.today, Role.DUE)
    typed = found.line[word.start : found.words[at + 1].start]
    instead = typed + span.instead if span.instead else ""
    return found.take(Role.DUE, at, 1 + day.words, f"by {span.shown}", span._replace(instead=instead))


def _mark(found: Found, at: int) -> int:
    """How many words begin a follow-up at `at`."""
    word = found.plain[at]
    if found.words[at].sort == CARET:
        return 1
    if word == "follow" and found.plain[at + 1 : at + 2] == ["up"]:
        return 2
    return 1 if word in ("then", "follow-up", "followup") and not found.prose else 0


def _end(found: Found, start: int) -> int:
    """Where the follow-up ends: at a `;`, another one, what is private, or a comma with a level phrase behind it."""
    end = len(found.words)
    for at in range(start, end):
        word = found.words[at]
        if word.sort in (CARET, PRIVATE) or (word.sort == BREAK and (";" in word.text or _phrase_behind(found, at))):
            end = at
            break
    while end > start and found.words[end - 1].sort == BREAK:
        end -= 1
    return end


def _phrase_behind(found: Found, at: int) -> bool:
    behind = at + 1
    while behind < len(found.words) and not (said := phrase_at(found, behind)[0]):
        if found.plain[behind] not in FILLERS:
            return False
        behind += 1
    return behind < len(found.words) and bool(said) and found.terms.phrases and found.mode is None


def _day_in(found: Found, start: int, end: int) -> tuple[Day | None, int, int]:
    """The day with which the words begin, or else end, and the words it takes with its `on` or `by`."""
    before = 1 if found.plain[start : start + 1] and found.plain[start] in _BEFORE_DAY else 0
    day = _scan(found, start + before, end)
    if day:
        return day, start, start + before + day.words
    for at in range(max(start, end - FURTHEST), end):
        day = _scan(found, at, end, quiet=True)
        if day and at + day.words == end:
            first = at - 1 if at > start and found.plain[at - 1] in _BEFORE_DAY else at
            return day, first, end
    return None, end, end


def _scan(found: Found, at: int, end: int, *, quiet: bool = False) -> Day | None:
    """The day ahead that begins at `at` and ends before `end`; what is none is told, unless `quiet`."""
    words = found.plain[at:end]
    try:
        return scan_day(words, 0, found.terms.today, forward=True) if words else None
    except CannotRead as why:
        if not quiet:
            found.warnings.append(f"{why}: it stays text")
        return None


def _text(found: Found, start: int, end: int) -> str:
    """What the words say; nothing where they are fillers alone."""
    while start < end and found.words[start].sort == BREAK:
        start += 1
    if all(found.plain[at] in FILLERS for at in range(start, end)):
        return ""
    return joined(found.line, [piece(found.line, found.words[start:end])])


def _span(found: Found, at: int, end: int, day: Day | None, first: int, last: int) -> Span:
    """The chip, whose other reading is the whole follow-up with the other day in it."""
    if not (day and day.other):
        return Span(0, 0, Role.FOLLOW)
    start, stop = found.words[at].start, found.words[end - 1].end
    instead = found.line[start : found.words[first].start] + day.other.isoformat()
    instead += found.line[found.words[last - 1].end : stop]
    if day.doubtful:
        found.doubts.append(f"{day_words(day.on, found.terms.today)}?")
    return Span(0, 0, Role.FOLLOW, "", day.doubtful, day_words(day.other, found.terms.today), instead)


def _shown(found: Found, day: Day | None, text: str, by: Name | None) -> str:
    told = day_words(day.on, found.terms.today) if day else "no day"
    said = f"{told}: {text}" if text else told
    return f"{by.text}, {said}" if by else said


def _at_end(found: Found, at: int) -> bool:
    """Whether nothing but sigils, commas and what is private stands from `at` on."""
    return all(word.sort in (BREAK, PRIVATE) or word.sigil for word in found.words[at:])
