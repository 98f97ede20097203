"""The one door by which text from outside reaches a widget: cleaned, never read as markup, measured in cells."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from workbench.model.text import clean, one_line

ELLIPSIS = "…"


def content(text: str) -> Content:
    """`text` for a widget or a border title: as it was typed, newlines kept, none of it commands or markup."""
    return Content(clean(text))


def line(text: str) -> Content:
    """`text` on one line, for a border title or a cell."""
    return Content(one_line(text))


def filled(template: str, **words: str) -> Content:
    """Our own markup `template` with each `$name` in it replaced by one of `words`, which are never read as markup."""
    return Content.from_markup(template, **{name: one_line(text) for name, text in words.items()})


def width(text: str) -> int:
    """How many cells `text` takes on a terminal: two for CJK and emoji, none for combining marks."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, cells: int) -> str:
    """`text` on one line of at most `cells` cells; what does not fit ends in an ellipsis.

    >>> cut("stakeholder mapping", 8), cut("図書館です", 6), cut("ab", 2)
    ('stakeho…', '図書…', 'ab')
    """
    text = one_line(text)
    if width(text) <= cells:
        return text
    if cells <= 1:
        return ELLIPSIS[:cells]
    return set_cell_size(text, cells - 1).rstrip() + ELLIPSIS


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """`cut(text, cells)` filled up with spaces to exactly `cells` cells; `right` puts the spaces in front.

    >>> fit("45m", 5, right=True) + "|" + fit("図", 3) + "|"
    '  45m|図 |'
    """
    shown = cut(text, cells)
    space = " " * (cells - width(shown))
    return space + shown if right else shown + space


@lru_cache(256)
def shares(room: int, *wanted: int) -> tuple[int, ...]:
    """How many of `room` cells each column gets: what it wants where all fit, else the widest give way first.

    What is left over goes to the first.

    >>> shares(30, 12, 9), shares(20, 12, 9, 3), shares(4, 9, 9)
    ((21, 9), (8, 9, 3), (2, 2))
    """
    given = list(wanted)
    while sum(given) > room and any(given):
        widest = max(range(len(given)), key=given.__getitem__)
        given[widest] -= 1
    given[0] += max(0, room - sum(given))
    return tuple(given)


def wrapped(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells` cells, broken at spaces and, in a longer word, anywhere.

    >>> wrapped("the best steering we ever had", 12)
    ['the best', 'steering we', 'ever had']
    >>> wrapped("a\\n\\nabcdefgh", 4)
    ['a', '', 'abcd', 'efgh']
    """
    lines: list[str] = []
    for paragraph in clean(text).expandtabs(4).split("\n"):
        lines.extend(_paragraph(paragraph, max(2, cells)))
    return lines


def _paragraph(text: str, cells: int) -> list[str]:
    lines: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}" if current else word
        if width(longer) <= cells:
            current = longer
            continue
        if current:
            lines.append(current)
        *whole, current = _chopped(word, cells)
        lines.extend(whole)
    return [*lines, current]


def _chopped(word: str, cells: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter) > cells:
            pieces.append("")
        pieces[-1] += letter
    return pieces
