"""How a list and a grid paint alike: pieces of text with a tone, what an empty one teaches, and the key `g` twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events

from workbench.desk.shown import Tone
from workbench.ui import gate, themes

Piece = tuple[str, Tone]
"""A stretch of a drawn line: text that has passed the gate, and what it means."""

BAR = "▐"
"""What the last column shows beside the lines that tell how far down the window is."""


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` with neighbours of one tone made one, and blanks part of what stands before: fewer bytes to write.

    >>> joined([(" ", Tone.MUTED), ("Ana ", Tone.PLAIN), ("  ", Tone.MUTED), ("Bo", Tone.PLAIN), ("1>2", Tone.OK)])
    [(' Ana   Bo', <Tone.PLAIN: 'plain'>), ('1>2', <Tone.OK: 'ok'>)]
    """
    texts: list[str] = []
    tones: list[Tone | None] = []
    for text, tone in pieces:
        colour = None if text.isspace() else tone
        if texts and (colour is None or tones[-1] in (None, tone)):
            texts[-1] += text
            tones[-1] = tones[-1] or colour
        elif text:
            texts.append(text)
            tones.append(colour)
    return [(text, tone or Tone.PLAIN) for text, tone in zip(texts, tones, strict=True)]


def segments(pieces: Sequence[Piece], ground: Style, inks: themes.Inks) -> list[Segment]:
    """`pieces` in their colours on `ground`."""
    return [Segment(text, ground + inks[tone]) for text, tone in joined(pieces)]


def taught(words: str, y: int, width: int, ground: Style, inks: themes.Inks) -> Iterable[Segment]:
    """Line `y` of what stands where there is nothing to list: `words`, in which keys stand between backticks."""
    lines = _lines(words, width)
    if not 1 <= y <= len(lines):
        return
    yield Segment("  ", ground)
    open_before = "\n".join(lines[: y - 1]).count("`")
    for number, text in enumerate(lines[y - 1].split("`"), open_before):
        yield Segment(text, ground + (inks.key if number % 2 else inks[Tone.MUTED]))


def taught_lines(words: str, width: int) -> int:
    """How many lines of a list that is so wide `taught` takes, the blank one above it included."""
    return 1 + len(_lines(words, width))


def _lines(words: str, width: int) -> list[str]:
    return gate.wrapped(words, max(8, width - 4))


class Twice:
    """Part of a list or a grid: `g` pressed twice, with nothing between, goes to the first row."""

    _prefixed = False

    def action_first(self) -> None:
        """To the first row."""
        raise NotImplementedError

    def action_prefix(self) -> None:
        """The first of two keys: the second takes the cursor to the first row."""
        if self._prefixed:
            self.action_first()
        self._prefixed = not self._prefixed

    def on_key(self, event: events.Key) -> None:
        """Forgets the first key of two when another follows."""
        if event.character != "g":
            self._prefixed = False
