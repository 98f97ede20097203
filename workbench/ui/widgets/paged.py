"""The rows of a long list: where each stands among the headings and in the window, and reading them by the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from workbench.desk.shown import Section

R = TypeVar("R")

Fetch = Callable[[int, int], Sequence[R]]
"""Reads `count` rows from number `first` on."""

_PAGE = 32
_PAGES = 16


class Paged(Generic[R]):
    """Rows in sections. Pages are read when they are asked for and the oldest forgotten: memory stays the same.

    `spaced` puts a blank line before each heading but the first. What was counted may be gone when it is read, since
    other processes write too: then `found` has nothing.
    """

    def __init__(self, sections: Sequence[Section], fetch: Fetch[R], *, spaced: bool = False) -> None:
        self._sections = tuple(sections)
        self._fetch = fetch
        self._pages: dict[int, Sequence[R]] = {}
        self._starts: list[int] = []
        self._tops: list[int] = []
        self.count = 0
        self.lines = 0
        for number, section in enumerate(self._sections):
            if section.title:
                self.lines += 2 if spaced and number else 1
            self._starts.append(self.count)
            self._tops.append(self.lines)
            self.count += section.rows
            self.lines += section.rows

    def found(self, index: int) -> Sequence[R]:
        """Row number `index`, alone; nothing where it is gone."""
        number, place = divmod(index, _PAGE)
        page = self._pages.pop(number, None)
        if page is None:
            page = self._fetch(number * _PAGE, _PAGE)
        self._pages[number] = page
        if len(self._pages) > _PAGES:
            del self._pages[next(iter(self._pages))]
        return page[place : place + 1]

    def line_of(self, index: int) -> int:
        """The line on which row number `index` stands."""
        number = bisect_right(self._starts, index) - 1
        return self._tops[number] + index - self._starts[number] if number >= 0 else 0

    def top_for(self, index: int, top: int, height: int) -> int:
        """Where a window of `height` lines that was at `top` begins, to show row `index` and a heading right above."""
        line = self.line_of(index)
        heading = line - 1 if line and self.at(line - 1)[1] else line
        return window(top, heading, line, height, self.lines)

    def bar(self, y: int, top: int, height: int) -> bool:
        """Whether line `y` of a window that begins at `top` is marked: a stretch as long and as far down as it is."""
        if self.lines <= height or not 0 <= y < height:
            return False
        length = max(1, height * height // self.lines)
        first = round((height - length) * top / (self.lines - height))
        return first <= y < first + length

    def at(self, line: int) -> tuple[int | None, str]:
        """The number of the row on `line`; or None, and the heading that stands there ("" for a blank)."""
        number = bisect_right(self._tops, line) - 1
        if number >= 0 and line < self._tops[number] + self._sections[number].rows:
            return self._starts[number] + line - self._tops[number], ""
        following = number + 1
        if following < len(self._tops) and line == self._tops[following] - 1:
            return None, self._sections[following].title
        return None, ""


def window(top: int, first: int, last: int, height: int, lines: int) -> int:
    """Where a window of `height` begins that was at `top`, so that it shows from `first` to `last` of `lines`.

    It jumps by a third of itself, so that the next moves are painted within it.

    >>> window(0, 4, 4, 10, 100), window(0, 10, 10, 10, 100), window(50, 49, 49, 10, 100), window(90, 99, 99, 10, 95)
    (0, 4, 46, 85)
    """
    if first < top:
        top = first - height // 3
    elif last >= top + height:
        top = last - height + 1 + height // 3
    return max(0, min(top, lines - height))
