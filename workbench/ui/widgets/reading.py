"""What stands around the line of the capture bar: the chips and what the entry would do, and the last entries."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from workbench.desk.shown import Tone
from workbench.ui.gate import ELLIPSIS, content, cut, wrapped
from workbench.ui.widgets.chips import NARROW, WIDE, Chip, rows

_LOW, _NARROW, _LEAST = 12, 60, 4
"""Below this height: one row of chips, one sentence. Below these widths: chips set closely, none."""

_USUAL, _SHARE = 5, 7
"""Lines that are free from the start, where the window has so many times more of them: what most lines come to."""

_ECHOES = 3
_SIGNS = {Tone.RISK: "!", Tone.WATCH: "~"}


@dataclass(frozen=True)
class Told:
    """A sentence under the chips; `sign` stands before it, so that its tone is not told by colour alone."""

    text: str
    tone: Tone = Tone.MUTED
    sign: str = ""


class Reading(Widget):
    """Chips in rows and sentences under them.

    It is as high from the start as a usual line needs, grows with what more there is to tell and shrinks only when the
    line starts over, so that nothing jumps while one types: a key that leaves the height alone costs a repaint of
    these few lines and no layout.
    """

    COMPONENT_CLASSES = {
        "reading--kind",
        "reading--read",
        "reading--prefilled",
        "reading--doubtful",
        "reading--new",
        "reading--more",
        "reading--plain",
        "reading--muted",
        "reading--watch",
        "reading--risk",
        "reading--ok",
    }
    DEFAULT_CSS = """
    Reading {
        height: auto;
        width: 1fr;
        color: $foreground;
        & > .reading--kind { color: $text-accent; background: $panel; text-style: bold; }
        & > .reading--read { color: $foreground; background: $panel; }
        & > .reading--prefilled { color: $text-muted; text-style: italic; }
        & > .reading--doubtful { color: $text-warning; background: $panel; text-style: bold; }
        & > .reading--new { color: $text-accent; background: $panel; text-style: underline; }
        & > .reading--more { color: $text-muted; }
        & > .reading--plain { color: $foreground; }
        & > .reading--muted { color: $text-muted; }
        & > .reading--watch { color: $text-warning; }
        & > .reading--risk { color: $text-error; }
        & > .reading--ok { color: $text-success; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._chips: tuple[Chip, ...] = ()
        self._told: tuple[Told, ...] = ()
        self._tallest = 0
        self._inks: dict[str, Style] = {}
        self._lines: tuple[int, list[Strip]] | None = None

    def show(self, chips: tuple[Chip, ...], told: tuple[Told, ...]) -> None:
        """Shows these; nothing is drawn where they are those that are shown already."""
        if (chips, told) == (self._chips, self._told):
            return
        self._chips, self._told, self._lines = chips, told, None
        taller = self.is_attached and len(self._drawn(self.content_size.width)) > self.content_size.height
        self.refresh(layout=taller)

    def start_over(self) -> None:
        """Lets the height go back to what is needed."""
        self._tallest = 0
        self.refresh(layout=True)

    @property
    def words(self) -> str:
        """All that is drawn, without colours."""
        return "\n".join(line.text.rstrip() for line in self._drawn(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, no fewer than are usual, nor than there were since the line was begun."""
        self._tallest = max(self._tallest, len(self._drawn(width)))
        return max(self._tallest, min(_USUAL, self.screen.size.height // _SHARE))

    def notify_style_update(self) -> None:
        """Another theme: the lines hold its colours."""
        self._lines = None
        self._inks.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        cells, style = self.content_size.width, self._style(Tone.PLAIN)
        lines = self._drawn(cells)
        return lines[y].extend_cell_length(cells, style) if y < len(lines) else Strip.blank(cells, style)

    def _drawn(self, cells: int) -> list[Strip]:
        if self._lines is None or self._lines[0] != cells:
            low, narrow = self.screen.size.height < _LOW, cells < _NARROW
            chips = self._chip_rows(cells, 1 if low else 4 if narrow else 3)
            self._lines = (cells, [*chips, *self._sentences(cells, 1 if low else 3)])
        return self._lines[1]

    def _chip_rows(self, cells: int, most: int) -> list[Strip]:
        if not self._chips or cells < _LEAST:
            return []
        setting = NARROW if cells < _NARROW else WIDE
        blank, gap = " " * setting.inside, Segment(" " * setting.between, self._style(Tone.PLAIN))
        drawn = []
        for row in rows(self._chips, cells, most, setting):
            parts: list[Segment] = []
            for chip in row:
                parts += (gap, Segment(f"{blank}{chip.text}{blank}", self._style(chip.look)))
            drawn.append(Strip(parts[1:]))
        return drawn

    def _sentences(self, cells: int, most: int) -> list[Strip]:
        if cells < _LEAST:
            return []
        lines: list[tuple[str, Tone]] = []
        for told in self._told:
            sign = told.sign or _SIGNS.get(told.tone, "")
            text = told.text if not sign or told.text.startswith(sign) else f"{sign} {told.text}"
            lines.extend((line, told.tone) for line in wrapped(text, cells))
        if len(lines) > most:
            lines = lines[:most]
            last, tone = lines[-1]
            lines[-1] = (cut(last, cells - 2).rstrip(ELLIPSIS) + f" {ELLIPSIS}", tone)
        return [Strip([Segment(line, self._style(tone))]) for line, tone in lines]

    def _style(self, name: str) -> Style:
        """The style of a look or a tone, kept since it takes Textual longer to work out than a line to draw."""
        if name not in self._inks:
            known = f"reading--{name}"
            plain = known if known in self.COMPONENT_CLASSES else "reading--plain"
            self._inks[name] = self.get_component_rich_style(plain)
        return self._inks[name]


class Echo(Widget):
    """The last entries of a row of entries, one a line."""

    DEFAULT_CSS = "Echo { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._said: list[str] = []

    def add(self, sentence: str) -> None:
        """Tells one more; the oldest goes."""
        self._said = [*self._said, sentence][-_ECHOES:]
        self.refresh(layout=True)

    def render(self) -> Content:
        """A line each."""
        return content("\n".join(cut(each, self.content_size.width) for each in self._said))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many lines as there are sentences."""
        return len(self._said)
