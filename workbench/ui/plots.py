"""Plots of letters: numbers in, lines of text out. Each has its twin as a table elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_AXIS = 2
"""Cells for the level and the axis, on the left."""

_LEAST = 8
"""Cells below which a plot says nothing."""


def level_steps(
    rungs: Sequence[tuple[date, int]], seen: Sequence[date], first: date, last: date, width: int
) -> tuple[str, ...]:
    """A level from 0 to 5 over the days from `first` to `last`, in at most `width` cells, as a line of steps.

    `rungs` are days with the level from then on, oldest first; before the first nothing is drawn. A mark under the
    axis stands where something was `seen`. Empty where there is no room, or nothing to draw.

    >>> from datetime import date as d
    >>> for line in level_steps([(d(2026, 3, 2), 1), (d(2026, 3, 9), 2)], [d(2026, 3, 9)], d(2026, 3, 2),
    ...                         d(2026, 3, 16), 18): print(line)
    2│        ┌───────
    1│────────┘
    0│
     └────────┴───────
      2 Mar     16 Mar
    """
    cells = width - _AXIS
    days = (last - first).days
    if cells < _LEAST or not rungs or days < 1:
        return ()

    def place(day: date) -> int:
        return max(0, min(cells, round((day - first).days * cells / days)))

    top = max(level for _, level in rungs)
    grid = [[" "] * cells for _ in range(top + 1)]
    for number, (day, level) in enumerate(rungs):
        start = min(place(day), cells - 1)
        end = place(rungs[number + 1][0]) if number + 1 < len(rungs) else cells
        for at in range(start, end):
            grid[level][at] = "─"
        if number:
            _riser(grid, start, rungs[number - 1][1], level)
    axis = ["─"] * cells
    for day in seen:
        axis[min(place(day), cells - 1)] = "┴"
    lines = [f"{level}│{''.join(grid[level]).rstrip()}" for level in range(top, -1, -1)]
    return (*lines, f" └{''.join(axis)}", _days(first, last, cells))


def _riser(grid: list[list[str]], at: int, before: int, after: int) -> None:
    """The upright line between two levels."""
    low, high = sorted((before, after))
    for level in range(low + 1, high):
        grid[level][at] = "│"
    rises = after > before
    grid[high][at] = "┌" if rises else "┐"
    grid[low][at] = "┘" if rises else "└"


def _days(first: date, last: date, cells: int) -> str:
    begin, end = _day(first, last), _day(last, last)
    gap = cells - len(begin) - len(end)
    return f"  {begin}{' ' * gap}{end}" if gap > 0 else f"  {begin}"


def _day(day: date, now: date) -> str:
    """`day` without its year where that is the year of `now`."""
    year = "" if day.year == now.year else f" {day.year}"
    return f"{day.day} {day:%b}{year}"
