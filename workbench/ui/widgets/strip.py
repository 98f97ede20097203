"""The today strip: what presses, on one line, the most urgent first."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from workbench.desk.shown import Line, Tone
from workbench.ui import gate

_INK = {
    Tone.PLAIN: "$foreground",
    Tone.MUTED: "$text-muted",
    Tone.ACCENT: "$text-accent",
    Tone.OK: "$text-success",
    Tone.WATCH: "$text-warning",
    Tone.RISK: "$text-error",
}
_CALM = "nothing late, nothing due today"


class TodayStrip(Widget):
    """The lines in their order between middle dots; those that do not fit are counted at the end."""

    DEFAULT_CSS = """
    TodayStrip {
        height: 1;
        padding: 0 1;
        color: $text-muted;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Shows `lines`; repaints where they differ."""
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def render(self) -> RenderResult:
        return strip_line(self._lines, self.size.width)


def strip_line(lines: tuple[Line, ...], width: int) -> Content:
    """`lines` in `width` cells."""
    if not lines:
        return gate.filled("[$text-muted]$calm[/]", calm=gate.cut(_CALM, width))
    shown = Content("")
    for number, line in enumerate(lines):
        left = len(lines) - number - 1
        more = f" · +{left}" if left else ""
        words = f"{line.label} {line.value}".strip()
        joint = " · " if number else ""
        room = width - shown.cell_length - gate.width(joint)
        if number and gate.width(words) + gate.width(more) > room:
            return shown + gate.filled("[$text-muted]$more[/]", more=f" · +{left + 1}")
        words = gate.cut(words, max(1, room - gate.width(more)))
        shown += gate.filled(f"[$text-muted]{joint}[/][{_INK.get(line.tone, '$foreground')}]$words[/]", words=words)
    return shown
