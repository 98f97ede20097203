"""The leading names of a lead: which client, who there, and through whom it came."""

from __future__ import annotations

from ..entry import Name, Role, Span
from ..names import Fits, name_words
from .found import Found
from .lists import FILLERS, NOUN_OF
from .named import take_known
from .words import BREAK, QUOTE, WORD, Word, tidy

_LONGEST = 6


def take_leading(found: Found, at: int) -> int:
    """Reads the client, the person or "via NAME" at `at`; 0 where there is none.

    The first name is the client, new where it is not known. An unknown person is one only right before "via".
    """
    word = found.words[at]
    if found.plain[at] == "via" and not found.origin and at + 1 < len(found.words):
        return _via(found, at)
    if found.prose or found.plain[at] in FILLERS or word.sort not in (WORD, QUOTE) or word.sigil:
        return 0
    if found.client is None:
        return _known(found, at, Role.CLIENT) or _new(found, at, 1, Role.CLIENT)
    if found.people:
        return 0
    return _known(found, at, Role.PERSON) or _person_before_via(found, at)


def _known(found: Found, at: int, role: Role) -> int:
    typed, stiff = found.parts(at, _LONGEST), found.stiff(at, _LONGEST)
    match = found.terms.names.find([NOUN_OF[role]], typed, least=2, stiff=stiff)
    if match is None or match.fits is Fits.ANY:
        return 0
    return take_known(found, at, match)


def _new(found: Found, at: int, count: int, role: Role) -> int:
    text = " ".join(_said(word) for word in found.words[at : at + count])
    name = Name(NOUN_OF[role], tidy(text))
    if not name.text:
        return 0
    found.new.append(name)
    if role is Role.CLIENT:
        found.client = name
    else:
        found.people.append(name)
    return found.take(role, at, count, f"new: {name.text}", Span(0, 0, role, new=True))


def _person_before_via(found: Found, at: int) -> int:
    """The one or two unknown words before "via" are a person, if the project is told behind it or nothing else is."""
    via = next((each for each in range(at, len(found.words) - 1) if found.plain[each] == "via"), 0)
    names = found.words[at:via]
    if not 1 <= len(names) <= 2 or any(word.sort != WORD or word.sigil for word in names):
        return 0
    behind = [word for word in found.words[via + 2 :] if word.sort != BREAK]
    return _new(found, at, len(names), Role.PERSON) if behind or len(names) == 1 else 0


def _via(found: Found, at: int) -> int:
    """`via NAME`: a known name, else one word."""
    match = found.terms.names.find(["contact", "client"], found.parts(at + 1, _LONGEST), least=2)
    count = match.words if match and match.fits is not Fits.ANY else 1
    found.origin = match.known[0].name if match and match.fits is not Fits.ANY else _said(found.words[at + 1])
    found.origin = tidy(found.origin)
    return found.take(Role.EXTRA, at, 1 + count, f"via {found.origin}")


def _said(word: Word) -> str:
    """What a word says as a name: hyphens stand for blanks."""
    if word.sort != WORD or not name_words(word.text):
        return word.text
    return word.text.lstrip("@").replace("-", " ").replace("_", " ")
