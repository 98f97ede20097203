"""Plots as SVG without script or fonts: each has a title, and a table beside it has the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from workbench.model.text import one_line

_WIDTH = 640
_ROW, _BAR = 34, 8
_STEP = 22
_INK, _PALE = "#2f6f6b", "#d3d9df"
"""Colours for whatever reads no styles, as the font below; a page has its own."""


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> str:
    """Bars, each beneath its label and how its figure of 0 or more is told: as wide as there is room, the words never
    smaller. Empty without rows."""
    if not rows:
        return ""
    most = max(figure for _, figure, _ in rows) or 1
    drawn = []
    for place, (label, figure, told) in enumerate(rows):
        line = place * _ROW + 12
        shape = f'x="0" y="{line + 5}" height="{_BAR}" rx="2"'
        drawn += [
            f'<text x="0" y="{line}">{_text(label)}</text>',
            f'<text x="100%" y="{line}" text-anchor="end">{_text(told)}</text>',
            f'<rect class="track" {shape} width="100%" fill="{_PALE}"/>',
            f'<rect class="bar" {shape} width="{100 * max(0.0, figure) / most:.1f}%" fill="{_INK}"/>',
        ]
    return _svg(title, f'class="plot" width="100%" height="{len(rows) * _ROW}"', drawn)


def columns(title: str, letters: str) -> str:
    """A line of letters ▁ to █ as columns, small enough to stand among words; `·` is nothing."""
    drawn = [
        f'<rect class="rung" x="{7 * at}" y="{16 - 2 * high}" width="5" height="{2 * high}" fill="{_INK}"/>'
        for at, letter in enumerate(letters)
        if (high := " ▁▂▃▄▅▆▇█".find(letter)) > 0
    ]
    return _small(title, 7 * len(letters), drawn)


def shades(title: str, letters: str) -> str:
    """A line of letters ░ to █ as squares, the darker the more; `·` is nothing."""
    drawn = [
        f'<rect class="rung" x="{14 * at}" y="2" width="12" height="12" rx="2" fill="{_INK}" opacity="{dark / 4}"/>'
        if (dark := "·░▒▓█".find(letter)) > 0
        else f'<rect class="track" x="{14 * at}" y="2" width="12" height="12" rx="2" fill="{_PALE}"/>'
        for at, letter in enumerate(letters)
    ]
    return _small(title, 14 * len(letters), drawn)


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
    height = bottom + 26
    return _svg(title, f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"', drawn)


def _small(title: str, width: int, drawn: Sequence[str]) -> str:
    return _svg(title, f'class="small" viewBox="0 0 {width} 16" width="{width}" height="16"', drawn).rstrip("\n")


def _svg(title: str, size: str, drawn: Sequence[str]) -> str:
    said = _text(title, 200)
    font = 'font-family="sans-serif" font-size="12"'
    return f'<svg role="img" {size} {font} aria-label="{said}">\n<title>{said}</title>\n{chr(10).join(drawn)}\n</svg>\n'


def _text(words: str, most: int = 28) -> str:
    """Words within a drawing: on one line, cut where they are too long for it, harmless."""
    plain = one_line(words)
    return escape(plain if len(plain) <= most else f"{plain[: most - 1]}…")
