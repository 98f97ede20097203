"""A typed line becomes an entry, with the spans from which its chips are drawn: pure, on every key.

Nothing is lost and nothing guessed: what has no slot in the kind of the line stays text, what could mean two
things is marked. The line is read from left to right, the longest reading first, once more where what was read
settles how it had to be read: its kind, or the project that decides between names.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..entry import Entry, EntryKind, Focus, Role
from ..names import Fits, Names
from . import lead, marks, named, promises, when
from .found import Found, Terms
from .lists import (
    ASKS,
    FILLERS,
    FLAGS,
    IMPRESSIONS,
    KIND_WORDS,
    LEVEL_PHRASES,
    LEVEL_WORDS,
    PLAN,
    RESULTS,
    RUNGS,
    SLOTS,
    SOURCES,
    Slots,
)
from .outcome import entry_of
from .words import BREAK, PRIVATE, QUOTE, WORD, Word, split

__all__ = [
    "ASKS",
    "FILLERS",
    "FLAGS",
    "IMPRESSIONS",
    "KIND_WORDS",
    "LEVEL_PHRASES",
    "LEVEL_WORDS",
    "RESULTS",
    "RUNGS",
    "SLOTS",
    "SOURCES",
    "read",
]


def read(line: str, names: Names, now: datetime, focus: Focus = Focus(), *, kind: EntryKind | None = None) -> Entry:  # noqa: B008
    """What `line` says at the local instant `now`.

    `focus` fills the slots that the line leaves empty. `kind` overrules what the line says of its kind.
    """
    words = split(line)
    head = words[0].folded if words and words[0].sort == WORD and words[0].folded in KIND_WORDS else ""
    said, touch = KIND_WORDS.get(head, (focus.kind, ""))
    said = kind or said
    project = focus.project.id if focus.project else 0
    terms = Terms(_slots(said, head), names, now.date(), project, said, head)
    found, turned = _settled(line, words, terms, focus)
    return entry_of(found, turned, now, focus, touch)


def _slots(kind: EntryKind | None, head: str) -> Slots:
    """What a line is first read for: where its kind is open, for all that a session or a touch has."""
    if kind and kind not in _OPEN:
        return SLOTS[kind]
    return PLAN if head == "plan" else SLOTS[EntryKind.SESSION]


_OPEN = (EntryKind.SESSION, EntryKind.TOUCHPOINT)
_NARROWER = (EntryKind.TOUCHPOINT, EntryKind.WORK)


def _settled(line: str, words: Sequence[Word], terms: Terms, focus: Focus) -> tuple[Found, EntryKind]:
    """The line, read for the kind that it turns out to be."""
    found = _read(line, words, terms)
    if found.phrased and (found.overruled or not _both_named(found, focus)):
        terms = terms._replace(phrases=False)
        found = _read(line, words, terms)
    if found.tied and found.project and found.project.id != terms.project:
        terms = terms._replace(project=found.project.id)
        found = _read(line, words, terms)
    turned = _kind(found, focus)
    if turned in _NARROWER and terms.slots is not SLOTS[turned]:
        found = _read(line, words, terms._replace(slots=SLOTS[turned]))
    return found, turned


def _both_named(found: Found, focus: Focus) -> bool:
    """Whether a learner and a skill are named; a touch has no skill but the one that was typed."""
    skill = found.skills or (focus.skill and found.terms.kind is not EntryKind.TOUCHPOINT)
    return bool((found.people or focus.person) and skill)


def _kind(found: Found, focus: Focus) -> EntryKind:
    """The kind of a line: a touch with a skill is a session; without a kind word the names say it."""
    kind = found.terms.kind
    if kind and kind is not EntryKind.TOUCHPOINT:
        return kind
    if found.skills or (kind is None and (found.mode or focus.skill)):
        return EntryKind.SESSION
    if kind or found.people or focus.person:
        return EntryKind.TOUCHPOINT
    return EntryKind.WORK if found.project or focus.project else EntryKind.SESSION


def _read(line: str, words: Sequence[Word], terms: Terms) -> Found:
    found = Found(line, words, terms)
    at = found.take(Role.KIND, 0, 1, terms.head) if terms.head else 0
    while at < len(words):
        at += _next(found, at)
    found.close_run(last=True)
    found.spans.sort(key=lambda span: span.start)
    return found


def _next(found: Found, at: int) -> int:
    """Reads on from the word at `at`; how many words it took."""
    word = found.words[at]
    if word.sort == BREAK:
        return found.pause()
    if word.sort == PRIVATE:
        found.private = word.text
        return found.take(Role.PRIVATE, at, 1, word.text.strip())
    if found.terms.kind is EntryKind.LEAD and (used := lead.take_leading(found, at)):
        return used
    if word.sort == QUOTE:
        return found.quote(at)
    if at < found.unread_until:
        return found.leave(at)
    return _marked(found, at) or (0 if found.prose else _bare(found, at)) or found.leave(at)


def _marked(found: Found, at: int) -> int:
    """Reads what is marked, and so stands anywhere: sigils, follow-ups, levels, extras, phrases."""
    kind = found.terms.kind
    if found.words[at].sigil and not when.is_signed_day(found, at) and (used := named.take_sigil(found, at)):
        return used
    if kind is EntryKind.SCORE and (used := marks.take_score(found, at)):
        return used
    return (
        promises.take_follow_up(found, at)
        or promises.take_due(found, at)
        or marks.take_mark(found, at)
        or marks.take_phrase(found, at)
    )


def _bare(found: Found, at: int) -> int:
    """Reads what no mark tells, before prose begins: the longest of a time, a name and a level, in this order."""
    moment = when.scan(found, at)
    if at < found.unread_until:
        return 0
    match = named.scan(found, at)
    if match and match.words > (moment.words if moment else 0):
        plainly = match.words > 1 or match.fits is Fits.EXACT
        return (0 if plainly else marks.take_word(found, at)) or named.take_known(found, at, match)
    return when.take(found, at, moment) if moment else marks.take_word(found, at)
