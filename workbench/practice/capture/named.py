"""People, skills and projects in a line: with a sigil, or by bare words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.model.text import fold
from workbench.model.transfer import Mode

from ..dates.clock import PARTS
from ..dates.days import MONTHS, WEEKDAYS
from ..entry import Name, Role, Span
from ..names import Choice, Fits, Known, Match, name_words
from .found import Found
from .lists import FILLERS, NOUN_OF, RUNGS, SIGILS
from .words import UNREAD, Word, tidy

_LONGEST = 8
"""The most words of a line that are tried as one name."""

_BARE = (Role.PERSON, Role.SKILL, Role.PROJECT)
_ROLE_OF = {noun: role for role, noun in NOUN_OF.items()}
_MARK_OF = {"contact": "@", "skill": "/", "project": "+"}
_LEAST = 2
"""Letters from which a bare word may be the beginning of a name."""


def scan(found: Found, at: int) -> Match | None:
    """What the bare words from `at` on may name, in the slots that take a name now."""
    if found.plain[at] in FILLERS or found.plain[at] == UNREAD or found.words[at].sigil:
        return None
    kinds = [NOUN_OF[role] for role in _BARE if _open(found, at, role)]
    match = _find(found, kinds, at) if kinds else None
    if match is None or _only_a_day(found, at, match) or _better_elsewhere(found, at, match):
        return None
    return match


def _better_elsewhere(found: Found, at: int, match: Match) -> bool:
    """Whether the word is a name, or a word of one, whose slot is full, and of `match` only the beginning; warned of.

    In `ana bo sta` the second person needs an "and" or a sigil: `bo` is not taken for the project Borealis.
    """
    if match.fits in (Fits.EXACT, Fits.WHOLE):
        return False
    full = [NOUN_OF[role] for role in _BARE if role in found.terms.slots.bare and not _open(found, at, role)]
    other = _find(found, full, at) if full else None
    if other is None or other.fits not in (Fits.EXACT, Fits.WHOLE):
        return False
    meant = other.known[0]
    warning = f"{found.words[at].text} stays text: for {meant.name} too, say {_typed(meant)}"
    if warning not in found.warnings:
        found.warnings.append(warning)
    return True


def whole_name(found: Found, at: int) -> bool:
    """Whether the word at `at`, a weekday or a month, is the whole name of something, or a person's."""
    match = scan(found, at)
    return match is not None and match.fits in (Fits.EXACT, Fits.WHOLE)


def take_known(found: Found, at: int, match: Match) -> int:
    """Fills the slot with what is meant by the bare words at `at`; how many they are."""
    choice = _chosen(found, match)
    typed = found.line[found.words[at].start : found.words[at + match.words - 1].end]
    _warn(found, typed, choice)
    role = _ROLE_OF[choice.known.kind]
    return _fill(found, at, match.words, _Named(_name(choice.known), _span(found, role, choice, "")))


def take_sigil(found: Found, at: int) -> int:
    """Fills the slot of the sigil at `at`; how many words it was read from, 0 where it has no slot here."""
    word = found.words[at]
    role = SIGILS[word.sigil]
    if not name_words(_body(word, role)[0]):
        return 0
    if role not in found.terms.slots.sigil or not _takes_more(found, role):
        found.warnings.append(f"{word.text} has no place here and stays text")
        return 0
    named, count = _read_sigil(found, at, role)
    return _fill(found, at, count, named)


def person_at(found: Found, at: int) -> tuple[Name | None, int]:
    """The person with a sigil at `at`, and the index behind; None, and `at` itself, where there is none."""
    word = found.words[at]
    if word.sigil != "@" or not name_words(_body(word, Role.PERSON)[0]):
        return None, at
    named, count = _read_sigil(found, at, Role.PERSON)
    return named.name, at + count


class _Named:
    """A name for the slot that the chip tells; of a skill also the mode told with it."""

    __slots__ = ("mode", "name", "span")

    def __init__(self, name: Name, span: Span, mode: Mode | None = None) -> None:
        self.name, self.span, self.mode = name, span, mode


def _body(word: Word, role: Role) -> tuple[str, str]:
    """The name that a word with a sigil holds, and what follows it: the rung of a skill, the client of a person."""
    divider = {Role.SKILL: ":", Role.PERSON: "@"}.get(role)
    text = tidy(word.text[1:])
    body, _, more = text.partition(divider) if divider else (text, "", "")
    return body, more


def _read_sigil(found: Found, at: int, role: Role) -> tuple[_Named, int]:
    """What the word with a sigil at `at` names, and how many words it was read from."""
    body, more = _body(found.words[at], role)
    mode = RUNGS.get(fold(more)) if role is Role.SKILL else None
    if role is Role.SKILL and more and mode is None:
        found.warnings.append(f":{more} is no level: write :1 to :5")
    match = _by_sigil(found, at, role, body, alone=bool(more))
    if match and role is Role.PERSON and more:
        match = _of_firm(found, match, more)
    if match is None:
        return _unknown(found, role, body, mode), 1
    choice = _chosen(found, match)
    _warn(found, found.words[at].text, choice)
    span = _span(found, role, choice, f":{more}" if mode else "")
    return _Named(_name(choice.known), span, mode), match.words


def _takes_more(found: Found, role: Role) -> bool:
    if role is Role.PROJECT:
        return found.project is None
    return role is Role.SKILL or found.terms.slots.many or not found.people


def _open(found: Found, at: int, role: Role) -> bool:
    """Whether a bare name at `at` may fill the slot: it is empty, or the name is joined to the one before."""
    if role not in found.terms.slots.bare:
        return False
    return found.free(role) or (_takes_more(found, role) and found.joined(at, role))


def _find(found: Found, kinds: Iterable[str], at: int) -> Match | None:
    typed, stiff = found.parts(at, _LONGEST), found.stiff(at, _LONGEST)
    return found.terms.names.find(kinds, typed, least=_LEAST, stiff=stiff)


def _only_a_day(found: Found, at: int, match: Match) -> bool:
    """Whether the word is a weekday or a month first, and only one of several in a name that is no person's."""
    word = found.plain[at]
    if match.fits is Fits.EXACT or not (word in WEEKDAYS or word in MONTHS or word in PARTS):
        return False
    return match.words == 1 and match.fits is Fits.WHOLE and match.known[0].kind != "contact"


def _by_sigil(found: Found, at: int, role: Role, body: str, *, alone: bool) -> Match | None:
    """What `body` may name, together with the words behind it where these are whole words of the name."""
    behind = [] if alone else found.parts(at + 1, _LONGEST)
    for ahead, word in enumerate(found.words[at + 1 : at + 1 + len(behind)]):
        if word.sigil:
            behind = behind[:ahead]
            break
    typed: list[Sequence[str]] = [name_words(body), *behind]
    return found.terms.names.find([NOUN_OF[role]], typed, stiff=[False, *[True] * len(behind)])


def _of_firm(found: Found, match: Match, firm: str) -> Match:
    """Those of `match` at the client that `firm` begins, as in @ana@kronos."""
    clients = {each.id for each in found.terms.names.complete("client", firm)}
    there = tuple(each for each in match.known if each.of in clients)
    return match._replace(known=there) if there else match


def _chosen(found: Found, match: Match) -> Choice:
    if len(match.known) > 1:
        found.tied = True
    return found.terms.names.choose(match, found.terms.project)


def _warn(found: Found, typed: str, choice: Choice) -> None:
    if choice.rivals:
        also = ", ".join(_told(found, each, choice.known) for each in choice.rivals[:3])
        found.warnings.append(f"{typed!r} is read as {choice.known.name}; it could be {also}")
        if not choice.sure:
            found.doubts.append(f"{choice.known.name} or {_told(found, choice.rivals[0], choice.known)}?")


def _told(found: Found, known: Known, beside: Known) -> str:
    """The name of `known`, with what tells it from `beside` where that has the same one."""
    if fold(known.name) != fold(beside.name):
        return known.name
    return f"{known.name} ({_firm(found, known) or known.kind})"


def _firm(found: Found, known: Known) -> str:
    client = found.terms.names.called("client", known.of or 0)
    return client.name if client else ""


def _name(known: Known) -> Name:
    return Name(known.kind, known.name, known.id)


def _span(found: Found, role: Role, choice: Choice, rung: str) -> Span:
    if not choice.rivals:
        return Span(0, 0, role)
    rival = choice.rivals[0]
    firm = _firm(found, rival) if fold(rival.name) == fold(choice.known.name) and rival.kind == "contact" else ""
    instead = _typed(rival) + (f"@{_hyphened(firm)}" if firm else "") + rung
    return Span(0, 0, role, "", not choice.sure, _told(found, rival, choice.known), instead)


def _typed(known: Known) -> str:
    return f"{_MARK_OF[known.kind]}{_hyphened(known.name)}"


def _hyphened(name: str) -> str:
    return "-".join(name_words(name))


def _unknown(found: Found, role: Role, body: str, mode: Mode | None) -> _Named:
    """A name that storing the entry creates; its other reading is the nearest known one."""
    noun = NOUN_OF[role]
    name = Name(noun, tidy(body.replace("-", " ").replace("_", " ")))
    near = found.terms.names.nearest(noun, body)
    if name not in found.new:
        found.new.append(name)
    rung = f":{mode}" if mode else ""
    other, instead = (near.name, _typed(near) + rung) if near else ("", "")
    return _Named(name, Span(0, 0, role, "", False, other, instead, new=True), mode)


def _fill(found: Found, at: int, count: int, named: _Named) -> int:
    name, role, shown = named.name, named.span.role, named.name.text
    if role is Role.PERSON:
        if name not in found.people:
            found.people.append(name)
    elif role is Role.PROJECT:
        found.project = name
    elif role is Role.CLIENT:
        found.client = name
    else:
        before = next((mode for each, mode in found.skills if each == name), None)
        if before and named.mode and named.mode != before:
            found.doubts.append(f"{name.text} at {before} or at {named.mode}?")
            named.span = named.span._replace(doubtful=True)
        found.skills = [each for each in found.skills if each[0] != name] + [(name, named.mode or before)]
        shown = f"{name.text}: {named.mode}" if named.mode else name.text
    return found.take(role, at, count, f"new: {shown}" if named.span.new else shown, named.span)
