"""A typed line cut into words, and stretches of it put together again as a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.model.text import fold, one_line

from ..names import name_words

WORD, ESCAPED, QUOTE, PRIVATE, CARET, BREAK = "word", "escaped", "quote", "private", "caret", "break"
"""The sorts of words. An escaped one begins with a backslash; a break is a comma or a semicolon."""

UNREAD = "\0"
"""Stands for a word that is not read as anything, where words are scanned."""

_TOKEN = re.compile(
    r"""(?P<private>//.*)
      | (?P<quote>["“](?P<inner>.*?)(?:["”]|(?=\s//)|\Z))
      | (?P<caret>\^)
      | (?P<break>[,;]+)
      | (?P<word>(?:[^\s,;]|(?<=\d),(?=\d))+)""",
    re.VERBOSE | re.DOTALL,
)
_OPENING, _CLOSING = "([{<'‘«", ".!?:…)]}>'’»\""


class Word:
    """One word of a line: `start:end` without the punctuation around it, `left:right` with it.

    `text` is what it says, `folded` the same for comparing; of what is not read `folded` is `UNREAD`. `sigil` is
    the mark in front that says which slot the word is for; empty where it has none.
    """

    __slots__ = ("end", "folded", "left", "right", "sigil", "sort", "start", "text")

    def __init__(
        self, sort: str, text: str, place: tuple[int, int], core: tuple[int, int] = (0, 0), folded: str = UNREAD
    ) -> None:
        self.sort, self.text, self.folded = sort, text, folded
        self.left, self.right = place
        self.start, self.end = core if core[1] else place
        self.sigil = text[0] if sort == WORD and text[0] in "@+/#" and len(text) > 1 else ""


def split(line: str) -> tuple[Word, ...]:
    """The words of `line`, in order; every character but blanks is in one."""
    return tuple(_word(found) for found in _TOKEN.finditer(line))


def _word(found: re.Match[str]) -> Word:
    sort, text, place = str(found.lastgroup), found[0], found.span()
    if found["quote"] is not None:
        return Word(QUOTE, found["inner"], place)
    if sort == PRIVATE:
        return Word(PRIVATE, text[2:], place)
    if sort != WORD:
        return Word(sort, text, place)
    if text.startswith("\\") and len(text) > 1:
        return Word(ESCAPED, text[1:], place)
    if text.isalnum():
        return Word(WORD, text, place, folded=fold(text))
    core = text.lstrip(_OPENING)
    start = place[0] + len(text) - len(core)
    core = core.rstrip(_CLOSING)
    if not core:
        return Word(WORD, text, place, folded=fold(text))
    return Word(WORD, core, place, (start, start + len(core)), fold(core).replace("’", "'"))


def names_in(word: Word) -> tuple[str, ...]:
    """The words of a name that `word` may stand for: none where it is not read."""
    if word.folded.isalnum():
        return (word.folded,)
    return name_words(word.folded) if word.sort == WORD else ()


class Piece:
    """A stretch `left:right` of the line that is text, and what it says; `quoted`: all of it stood in quotes."""

    __slots__ = ("left", "quoted", "right", "text")

    def __init__(self, left: int, right: int, text: str, quoted: bool) -> None:
        self.left, self.right, self.text, self.quoted = left, right, text, quoted


def piece(line: str, words: Sequence[Word]) -> Piece:
    """The stretch of `line` from the first of `words` to the last, without the marks of quotes and escapes."""
    said, at = [], words[0].left
    for word in words:
        plain = word.text if word.sort in (ESCAPED, QUOTE) else line[word.left : word.right]
        said += [line[at : word.left], plain]
        at = word.right
    quoted = all(word.sort == QUOTE for word in words)
    return Piece(words[0].left, words[-1].right, "".join(said), quoted)


def joined(line: str, pieces: Sequence[Piece]) -> str:
    """The text of `pieces` on one line; the punctuation between neighbours is kept."""
    said = ""
    for before, each in zip((None, *pieces), pieces, strict=False):
        gap = line[before.right : each.left] if before else ""
        said += (gap + " " if not gap.strip(" ,;\t\n") else " ") + each.text
    return tidy(said)


def tidy(text: str) -> str:
    """`text` on one line with single blanks, without what could command a terminal."""
    return " ".join(one_line(" ".join(text.split())).split())
