"""What Tab does to a typed line: finishes a name, takes the other reading, or goes on to another kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.practice.entry import Entry, Role, Span
from workbench.practice.names import Known, Names, name_words

KIND_WORDS = ("", "met", "work", "plan", "promise", "theirs", "need", "memory", "score", "decide", "lead")
"""First words in the order in which Tab goes through the kinds; with none, the names say what the line becomes."""

_SIGILS = {"@": "contact", "+": "project", "/": "skill", "#": "skill"}
_ROLES = {Role.PERSON: "contact", Role.PROJECT: "project", Role.SKILL: "skill"}
_OPEN = (Role.UNKNOWN, Role.NOTE, Role.TEXT)
_MOST, _LEAST = 8, 3
"""So many names are offered, and from so many letters on, where no sigil says that it is a name."""


@dataclass(frozen=True)
class Typed:
    """A line and where the cursor stands in it."""

    line: str
    cursor: int

    def with_other(self, start: int, end: int, text: str, *, room: bool = False) -> Typed:
        """The line with `text` in place of `start:end` and the cursor behind it; `room` ends it with a blank."""
        rest = self.line[end:]
        blank = " " if room and not rest else ""
        return Typed(f"{self.line[:start]}{text}{blank}{rest}", start + len(text) + len(blank))


@dataclass(frozen=True)
class Turn:
    """What Tab would do: one press takes the first of `lines`, further ones the next; `tells` is said of the first.

    `word` is what stands there now, `span` the chip on which it is told; without one the turn has a chip of its own.
    """

    lines: tuple[Typed, ...]
    tells: str
    word: str = ""
    span: Span | None = None


def turn(typed: Typed, entry: Entry, names: Names) -> Turn | None:
    """What Tab does here, None where only the kind is left to change, as at the very start of the line.

    First the name that is being typed at the cursor; then the other reading of what stands there; then, anywhere in
    the line, a doubtful reading, a name that would be new, and the last thing that can be read in another way. Where
    none of this is to be done, a name that was read from its beginning is written out.
    """
    if typed.cursor == 0:
        return None
    here = [span for span in entry.spans if span.start < typed.cursor <= span.end]
    other = [span for span in entry.spans if span.instead]
    new = [span for span in entry.spans if span.new]
    return (
        _finished(typed, here, names)
        or _first(_reread(typed, span) for span in here if span.instead)
        or _first(_reread(typed, span) for span in other if span.doubtful)
        or _first(_nearest(typed, span, names) for span in new)
        or _first(_reread(typed, span) for span in other[-1:])
        or _first(_written_out(typed, span, names) for span in here)
    )


def other_kinds(typed: Typed, entry: Entry, *, back: bool = False) -> Iterator[Typed]:
    """The line with each other kind word in front, the next one first."""
    said = next((span for span in entry.spans if span.role is Role.KIND and span.start == 0), None)
    word = typed.line[: said.end] if said else ""
    bare = typed.line[len(word) :].lstrip(" ") if word else typed.line
    at = KIND_WORDS.index(word.lower()) if word.lower() in KIND_WORDS else KIND_WORDS.index("met")
    for step in range(1, len(KIND_WORDS)):
        new = KIND_WORDS[(at - step if back else at + step) % len(KIND_WORDS)]
        line = f"{new} {bare}" if new else bare
        moved = typed.cursor + len(line) - len(typed.line)
        yield Typed(line, max(0, moved) if typed.cursor or not bare else 0)


def _first(turns: Iterator[Turn | None]) -> Turn | None:
    return next((each for each in turns if each is not None), None)


def _reread(typed: Typed, span: Span) -> Turn:
    word = typed.line[span.start : span.end]
    return Turn((typed.with_other(span.start, span.end, span.instead),), span.other or span.instead, word, span)


def _finished(typed: Typed, here: list[Span], names: Names) -> Turn | None:
    """The names that begin as the word at the cursor does, where that word was not read as anything."""
    start = typed.line.rfind(" ", 0, typed.cursor) + 1
    end = typed.line.find(" ", typed.cursor)
    end = len(typed.line) if end < 0 else end
    word = typed.line[start:end]
    read = next(iter(here), None)
    if not word or (read is not None and not read.new and read.role not in _OPEN):
        return None
    sigil = _SIGILS.get(word[0])
    if not sigil and len(word) < _LEAST:
        return None
    kinds = (sigil,) if sigil else tuple(dict.fromkeys(_SIGILS.values()))
    return _named(typed, start, end, [(kind, _beginning) for kind in kinds], names)


def _nearest(typed: Typed, span: Span, names: Names) -> Turn | None:
    """The names that look most like one that would be new."""
    kind = _ROLES.get(span.role)
    return _named(typed, span.start, span.end, [(kind, Names.complete)], names, span) if kind else None


def _written_out(typed: Typed, span: Span, names: Names) -> Turn | None:
    """The names that begin as one does that was read already; nothing to tell, since its chip does."""
    kind = _ROLES.get(span.role)
    found = _named(typed, span.start, span.end, [(kind, _beginning)], names) if kind else None
    if found is None or found.lines[0].line.rstrip() == typed.line.rstrip():
        return None
    return Turn(found.lines, "")


Choose = Callable[[Names, str, str], tuple[Known, ...]]


def _named(
    typed: Typed, start: int, end: int, kinds: list[tuple[str, Choose]], names: Names, span: Span | None = None
) -> Turn | None:
    word = typed.line[start:end]
    head, colon, rung = word.partition(":")
    fragment = head.lstrip("@+/#").replace("-", " ").replace("_", " ").strip()
    found = [known for kind, choose in kinds for known in (choose(names, kind, fragment) if fragment else ())][:_MOST]
    if not found:
        return None
    lines = tuple(typed.with_other(start, end, f"{_written(known)}{colon}{rung}", room=True) for known in found)
    return Turn(lines, found[0].name, word, span)


def _beginning(names: Names, kind: str, fragment: str) -> tuple[Known, ...]:
    """Cheaper than `complete`, which looks for the nearest where nothing begins so."""
    return names.complete(kind, fragment) if names.find((kind,), [name_words(fragment)]) else ()


def _written(known: Known) -> str:
    """A name as a line holds it for certain: with its sigil, blanks as hyphens."""
    sigil = next(sign for sign, kind in _SIGILS.items() if kind == known.kind)
    return f"{sigil}{'-'.join(name_words(known.name))}"
