"""Bars of letters, stacked: a small plot that can be read without colours. Pure; the widgets draw what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.desk.shown import Tone

Piece = tuple[str, Tone]

_UNITS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LEAST, _MOST = 3, 6
"""Cells that a bar takes at least and at most, the gap behind it included."""


@dataclass(frozen=True)
class Bar:
    """One bar: what stands under it, on two lines, and from the ground up how many of which letter in which tone."""

    label: str
    under: str
    parts: tuple[tuple[str, int, Tone], ...]


def unit(bars: Sequence[Bar], height: int) -> int:
    """How many things one letter stands for, so that the highest bar is no higher than `height` lines.

    >>> unit([Bar("Q1", "26", (("S", 7, Tone.SERVICE), ("E", 1, Tone.EXPERIENCE)))], 8)
    1
    >>> unit([Bar("Q1", "26", (("S", 7, Tone.SERVICE), ("E", 1, Tone.EXPERIENCE)))], 5)
    2
    """
    fitting = (each for each in _UNITS if max((_tall(bar, each) for bar in bars), default=0) <= height)
    return next(fitting, _UNITS[-1])


def plotted(bars: Sequence[Bar], width: int, height: int) -> list[tuple[Piece, ...]]:
    """The bars in lines of at most `width` cells, at most `height` high, and under them their labels.

    What does not fit goes at the left: the last bars are the ones that count. Whatever there is one of has a letter.

    >>> lines = plotted([Bar("Q3", "26", (("S", 2, Tone.SERVICE),)),
    ...                  Bar("Q4", "", (("S", 1, Tone.SERVICE), ("E", 1, Tone.EXPERIENCE)))], 40, 5)
    >>> for line in lines: print("".join(text for text, _ in line).rstrip())
    SSSSS EEEEE
    SSSSS SSSSS
    Q3    Q4
    26
    """
    shown = bars[-max(1, width // _LEAST) :]
    if not shown:
        return []
    cells = max(_LEAST, min(_MOST, width // len(shown)))
    each_is = unit(shown, height)
    stacks = [list(_letters(bar, each_is)) for bar in shown]
    lines = [
        tuple(_cell(stack[level] if level < len(stack) else None, cells) for stack in stacks)
        for level in reversed(range(max(map(len, stacks))))
    ]
    labels = tuple((bar.label.ljust(cells), Tone.MUTED) for bar in shown)
    return [*lines, labels, tuple((bar.under.ljust(cells), Tone.MUTED) for bar in shown)]


def _tall(bar: Bar, each_is: int) -> int:
    return sum(-(-count // each_is) for _, count, _ in bar.parts)


def _letters(bar: Bar, each_is: int) -> Iterator[Piece]:
    for letter, count, tone in bar.parts:
        yield from ((letter, tone) for _ in range(-(-count // each_is)))


def _cell(letter: Piece | None, cells: int) -> Piece:
    if letter is None:
        return " " * cells, Tone.MUTED
    return letter[0] * (cells - 1) + " ", letter[1]
