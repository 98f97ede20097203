"""Plots as SVG without script or fonts: each stands above a table with the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from workbench.model.text import one_line

_WIDTH = 640
_LEFT = 160
_RIGHT = 70
_BAR = 16
_GAP = 8
_STEP = 22
_INK, _PALE = "#2f6f6b", "#c9d1d9"
"""Colours for whatever reads no styles; a page has its own."""


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> str:
    """Bars, one under the other: a label, a figure of 0 or more, and how that is told. Empty without rows."""
    if not rows:
        return ""
    most = max(figure for _, figure, _ in rows) or 1
    room = _WIDTH - _LEFT - _RIGHT
    drawn = []
    for place, (label, figure, told) in enumerate(rows):
        top = _GAP + place * (_BAR + _GAP)
        middle = top + _BAR - 4
        length = room * max(0.0, figure) / most
        drawn += [
            f'<text x="{_LEFT - 8}" y="{middle}" text-anchor="end">{_text(label)}</text>',
            f'<rect class="bar" x="{_LEFT}" y="{top}" width="{length:.1f}" height="{_BAR}" fill="{_INK}"/>',
            f'<text x="{_LEFT + length + 6:.1f}" y="{middle}">{_text(told)}</text>',
        ]
    return _svg(title, _GAP + len(rows) * (_BAR + _GAP), drawn)


def steps(title: str, rungs: Sequence[tuple[date, int]], last: date, most: int = 5) -> str:
    """A level from 0 to `most` over the days up to `last`, as a line of steps; `rungs` are the days with the level
    from then on, oldest first. Empty where there is nothing to draw."""
    if not rungs or (days := (last - rungs[0][0]).days) < 1:
        return ""
    left, bottom, room = 40, 12 + most * _STEP, _WIDTH - 60

    def x(day: date) -> float:
        return left + room * min(max((day - rungs[0][0]).days / days, 0), 1)

    def y(level: int) -> int:
        return bottom - level * _STEP

    path = [f"M{x(rungs[0][0]):.1f} {y(rungs[0][1])}"]
    path += [f"H{x(day):.1f} V{y(level)}" for day, level in rungs[1:]]
    path.append(f"H{left + room:.1f}")
    drawn = [
        line
        for level in range(most + 1)
        for line in (
            f'<text x="{left - 10}" y="{y(level) + 4}" text-anchor="end">{level}</text>',
            f'<line class="grid" stroke="{_PALE}" x1="{left}" y1="{y(level)}" x2="{left + room}" y2="{y(level)}"/>',
        )
    ]
    drawn.append(f'<path class="step" fill="none" stroke="{_INK}" d="{" ".join(path)}"/>')
    drawn.append(f'<text x="{left}" y="{bottom + 18}">{rungs[0][0].isoformat()}</text>')
    drawn.append(f'<text x="{left + room}" y="{bottom + 18}" text-anchor="end">{last.isoformat()}</text>')
    return _svg(title, bottom + 26, drawn)


def _svg(title: str, height: int, drawn: Sequence[str]) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
        f' aria-label="{_text(title, 200)}">\n{chr(10).join(drawn)}\n</svg>\n'
    )


def _text(words: str, most: int = 26) -> str:
    """Words within a drawing: on one line, cut where they are too long for it, harmless."""
    plain = one_line(words)
    return escape(plain if len(plain) <= most else f"{plain[: most - 1]}…")
