"""What is known by name, found by what is typed of it: an index of the words in names.

A typed word fits a name best if it is the whole name, then one of its words, then the beginning of its first
word, then the beginning of any word (three letters at least). Of several typed words each must begin the next
word of the name. Case and accents don't count; '-' and '_' stand for a space. Built once for many lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from workbench.model.text import fold


class Known(NamedTuple):
    """Something with a name: contact, skill, project, client or criterion.

    `of` is the id of whom it belongs to: the client of a contact or a project, the contact of a criterion.
    """

    kind: str
    id: int
    name: str
    of: int | None = None


class Fits(IntEnum):
    """How well typed words fit a name, the best first."""

    EXACT = 0
    WHOLE = 1
    FIRST = 2
    ANY = 3


class Match(NamedTuple):
    """What so many typed `words` may name, all fitting equally well."""

    known: tuple[Known, ...]
    words: int
    fits: Fits


class Choice(NamedTuple):
    """The one that is taken of a match; `rivals` were as good. `sure` where the project decided, or nothing had to."""

    known: Known
    rivals: tuple[Known, ...] = ()
    sure: bool = True


Near = Callable[[int, Known], bool]
"""Whether something belongs to the project with that id."""

Recent = Callable[[Known], str]
"""When something was last used, as an ISO date or instant; empty: never."""

MOST_RIVALS = 12
"""Of more names that fit equally well nobody asks which was used last: too little was typed."""


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, as they are compared.

    >>> name_words("Jean-Luc  O’Brien (CFO)")
    ('jean', 'luc', "o'brien", 'cfo')
    """
    plain = fold(text).replace("’", "'").replace("-", " ").replace("_", " ")
    return tuple(word for raw in plain.split() if (word := raw.strip('()[]{}<>.,;:!?"“”…') or raw))


class Names:
    """All that can be named on a line. `near` and `recent` are asked only where names fit equally well."""

    def __init__(self, known: Iterable[Known], *, near: Near | None = None, recent: Recent | None = None) -> None:
        self._near, self._recent = near, recent
        self._shelves: dict[str, _Shelf] = {}
        of_kind: dict[str, list[Known]] = {}
        for each in known:
            of_kind.setdefault(each.kind, []).append(each)
        for kind, names in of_kind.items():
            self._shelves[kind] = _Shelf(names)

    def called(self, kind: str, ref: int) -> Known | None:
        """The one of that kind with the id `ref`."""
        shelf = self._shelves.get(kind)
        return shelf.by_id.get(ref) if shelf else None

    def find(
        self, kinds: Iterable[str], typed: Sequence[Sequence[str]], *, least: int = 1, stiff: Sequence[bool] = ()
    ) -> Match | None:
        """What the words of `typed`, from the first on, may name: as many of them as fit, then those that fit best.

        Each of `typed` is one word of a line as `name_words`; it is used whole or not at all. The first one needs
        `least` letters to be a beginning. `stiff` marks those that must be a whole word of the name.
        """
        best: tuple[int, Fits] | None = None
        found: dict[Known, None] = {}
        for kind in kinds:
            for known, count, fits in self._fitting(kind, typed, least, stiff):
                rank = (-count, fits)
                if best is None or rank < best:
                    best, found = rank, {}
                if rank == best:
                    found[known] = None
        return Match(tuple(found), -best[0], best[1]) if best else None

    def choose(self, match: Match, project: int = 0) -> Choice:
        """The one that is meant: of equals the one near `project`, then the one used last."""
        if len(match.known) == 1:
            return Choice(match.known[0])
        pool = match.known
        near: tuple[Known, ...] = ()
        if len(pool) <= MOST_RIVALS:
            if project and self._near:
                near = tuple(each for each in pool if self._near(project, each))
                pool = near or pool
            if len(pool) > 1 and self._recent:
                pool = self._latest_first(pool)
        rivals = tuple(each for each in (*pool, *match.known) if each != pool[0])
        return Choice(pool[0], tuple(dict.fromkeys(rivals)), sure=len(near) == 1)

    def complete(self, kind: str, typed: str) -> tuple[Known, ...]:
        """Those of that kind that `typed` may become, best first; the nearest where none begins so."""
        if not (shelf := self._shelves.get(kind)):
            return ()
        words = name_words(typed)
        if not words:
            return tuple(sorted(shelf.names, key=lambda each: fold(each.name)))
        ranked = {
            known: (fits, fold(known.name), known.id)
            for known, count, fits in self._fitting(kind, [words], 1, ())
            if count
        }
        return tuple(sorted(ranked, key=ranked.__getitem__)) or shelf.nearest(words, 3)

    def nearest(self, kind: str, typed: str) -> Known | None:
        """The one of that kind whose name looks most like `typed`, if any does."""
        words = name_words(typed)
        return next(iter(self.complete(kind, typed)), None) if words else None

    def begun(self, kind: str, of: int, words: Sequence[str]) -> Match | None:
        """Those of that kind and owner whose name `words` begin, all of them, or whose whole name begins `words`."""
        shelf = self._shelves.get(kind)
        whole, begun = [], []
        for known, name in zip(shelf.names, shelf.split, strict=True) if shelf and words else ():
            if known.of == of and _begins(words, name):
                begun.append(known)
            elif known.of == of and name and tuple(words[: len(name)]) == name:
                whole.append((len(name), known))
        if begun:
            exact = [known for known in begun if name_words(known.name) == tuple(words)]
            return Match(tuple(exact or begun), len(words), Fits.EXACT if exact else Fits.FIRST)
        longest = max((count for count, _ in whole), default=0)
        return Match(tuple(known for count, known in whole if count == longest), longest, Fits.EXACT) if whole else None

    def _fitting(
        self, kind: str, typed: Sequence[Sequence[str]], least: int, stiff: Sequence[bool]
    ) -> Iterable[tuple[Known, int, Fits]]:
        """Each of that kind that the first of `typed` fits, with how many of `typed` do, and how well these fit."""
        shelf = self._shelves.get(kind)
        if not shelf or not typed or not typed[0]:
            return
        whole_only = bool(stiff and stiff[0]) or typed[0][0].isdecimal()
        for at, position in shelf.beginning(typed[0][0], whole_only):
            name = shelf.split[at]
            count, used = _reach(name, position, typed, stiff)
            if not count:
                continue
            fits = _fit(name, position, typed[:count], used)
            if fits in (Fits.EXACT, Fits.WHOLE) or len(typed[0][0]) >= (least if fits is Fits.FIRST else 3):
                yield shelf.names[at], count, fits

    def _latest_first(self, pool: Sequence[Known]) -> tuple[Known, ...]:
        assert self._recent
        listed = sorted(pool, key=lambda each: (fold(each.name), each.id))
        used = {each: self._recent(each) for each in listed}
        return tuple(sorted(listed, key=used.__getitem__, reverse=True))


class _Shelf:
    """The names of one kind, with where each of their words stands."""

    def __init__(self, names: Sequence[Known]) -> None:
        self.names = names
        self.split = [name_words(each.name) for each in names]
        self.by_id = {each.id: each for each in names}
        places: dict[str, list[tuple[int, int]]] = {}
        for at, words in enumerate(self.split):
            for position, word in enumerate(words):
                places.setdefault(word, []).append((at, position))
        self._words = sorted(places)
        self._places = [places[word] for word in self._words]
        self._pairs: list[frozenset[str]] = []

    def beginning(self, typed: str, whole_only: bool) -> Iterable[tuple[int, int]]:
        """Name and position in it of each word that begins with `typed`, or is it."""
        for at in range(bisect_left(self._words, typed), len(self._words)):
            word = self._words[at]
            if not word.startswith(typed) or (whole_only and word != typed):
                return
            yield from self._places[at]

    def nearest(self, typed: Sequence[str], most: int) -> tuple[Known, ...]:
        """The names with a word that shares at least half of its pairs of letters with a typed one, nearest first."""
        if not self._pairs:
            self._pairs = [_pairs(word) for word in self._words]
        likeness: dict[Known, float] = {}
        for wanted in map(_pairs, typed):
            for pairs, places in zip(self._pairs, self._places, strict=True):
                if (shared := 2 * len(pairs & wanted) / (len(pairs) + len(wanted))) >= 0.5:
                    for at, _ in places:
                        likeness[self.names[at]] = max(shared, likeness.get(self.names[at], 0))
        ranked = sorted(likeness, key=lambda each: (-likeness[each], fold(each.name), each.id))
        return tuple(ranked[:most])


def _pairs(word: str) -> frozenset[str]:
    """The pairs of neighbouring letters of `word`, the first letter paired with a blank (Dice's coefficient)."""
    return frozenset(map("".join, zip(f" {word}", word, strict=False)))


def _reach(name: Sequence[str], start: int, typed: Sequence[Sequence[str]], stiff: Sequence[bool]) -> tuple[int, int]:
    """How many of `typed` each begin the next word of `name` from `start` on, and how many words of it they use."""
    position = start
    for count, words in enumerate(typed):
        if not words or position + len(words) > len(name):
            return count, position - start
        must_be_whole = count < len(stiff) and stiff[count]
        for ahead, word in enumerate(words):
            told = name[position + ahead]
            if told != word and (must_be_whole or word.isdecimal() or not told.startswith(word)):
                return count, position - start
        position += len(words)
    return len(typed), position - start


def _fit(name: Sequence[str], start: int, typed: Sequence[Sequence[str]], used: int) -> Fits:
    flat = [word for words in typed for word in words]
    if flat == list(name[start : start + used]):
        return Fits.EXACT if used == len(name) else Fits.WHOLE
    return Fits.FIRST if start == 0 else Fits.ANY


def _begins(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each of `words` begins the next word of `name`, and all but the last are whole."""
    if len(words) > len(name):
        return False
    whole = list(words[:-1]) == list(name[: len(words) - 1])
    return whole and name[len(words) - 1].startswith(words[-1])
