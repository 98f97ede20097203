"""What Tab does to a typed line: finishes a name, takes the other reading, or goes on to the next kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.desk.shown import Found
from workbench.model.text import fold
from workbench.practice.entry import Entry, Role, Span

Find = Callable[[str, str], tuple[Found, ...]]
"""Kind of noun and what is typed of its name, to those that it may be, best first."""

KIND_WORDS = ("", "met", "work", "plan", "promise", "theirs", "need", "memory", "score", "decide", "lead")
"""First words in the order in which Tab goes through the kinds; none is a session, or what else the names say."""

_SIGILS = {"contact": "@", "skill": "/", "project": "+"}
_SOUGHT = {Role.PERSON: ("contact",), Role.SKILL: ("skill",), Role.PROJECT: ("project",)}
_ENOUGH = 8


@dataclass(frozen=True)
class Typed:
    """A line and where the cursor stands in it."""

    line: str
    cursor: int


def acted_on(entry: Entry, cursor: int) -> Span | None:
    """The stretch that Tab acts on: the one at the cursor, else the first doubtful one, else the last with another
    reading. None where only the kind is left to change, as at the very start of the line."""
    if cursor == 0:
        return None
    here = [span for span in entry.spans if span.start < cursor <= span.end]
    other = [span for span in entry.spans if span.instead]
    doubtful = [span for span in other if span.doubtful]
    turned = [span for span in here if unfinished(span)] or [span for span in here if span.instead]
    return next(iter(turned or doubtful or other[-1:]), None)


def unfinished(span: Span) -> bool:
    """Whether the stretch may be the beginning of a name."""
    return span.new or span.role is Role.UNKNOWN


def other_reading(typed: Typed, span: Span) -> Typed:
    """The line with the other reading of `span` in its place."""
    return _replaced(typed, span.start, span.end, span.instead)


def completions(typed: Typed, span: Span, find: Find) -> list[Typed]:
    """The line with each name that `span` may be the beginning of, best first, with its sigil so that it stays one."""
    word = typed.line[span.start : span.end]
    head, colon, rung = word.partition(":")
    fragment = head.lstrip("@+/#").replace("-", " ").replace("_", " ").strip()
    if not fragment:
        return []
    made = []
    for kind in _SOUGHT.get(span.role, tuple(_SIGILS)):
        for found in _fitting(find(kind, fragment), fragment, strict=not span.new):
            name = f"{_SIGILS[kind]}{found.name.replace(' ', '-')}{colon}{rung}"
            made.append(_replaced(typed, span.start, span.end, name, room=True))
    return made[:_ENOUGH]


def next_kind(typed: Typed, entry: Entry, back: bool = False) -> Iterator[Typed]:
    """The line with each other kind word in front, the next one first."""
    said = next((span for span in entry.spans if span.role is Role.KIND and span.start == 0), None)
    word = typed.line[: said.end] if said else ""
    at = KIND_WORDS.index(word) if word in KIND_WORDS else 1
    end = len(word)
    end += len(typed.line[end:]) - len(typed.line[end:].lstrip(" ")) if word else 0
    for step in range(1, len(KIND_WORDS)):
        new = KIND_WORDS[(at - step if back else at + step) % len(KIND_WORDS)]
        line = f"{new} {typed.line[end:]}" if new else typed.line[end:]
        yield Typed(line, max(0, typed.cursor + len(line) - len(typed.line)) if typed.cursor else 0)


def _fitting(found: tuple[Found, ...], fragment: str, strict: bool) -> list[Found]:
    """Those of which a word begins as typed; without `strict` the nearest do as well."""
    if not strict:
        return list(found[:_ENOUGH])
    start = fold(fragment)
    return [each for each in found if f" {fold(each.name)}".find(f" {start}") >= 0]


def _replaced(typed: Typed, start: int, end: int, text: str, room: bool = False) -> Typed:
    rest = typed.line[end:]
    blank = " " if room and not rest else ""
    return Typed(f"{typed.line[:start]}{text}{blank}{rest}", start + len(text) + len(blank))
