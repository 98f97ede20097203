"""Which signs the terminal can draw: the usual ones, or ASCII where it has no others or draws them two cells wide.

Nothing else knows of the choice: every widget, border and scroll bar is drawn with the usual signs, and one
filter over the finished lines puts an ASCII sign of the same width in the place of each.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.filter import LineFilter

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.color import Color


_GROUPS = {
    "-": "─–—▔░",
    "|": "│▎▏▊▌▐▕",
    "+": "┌┐└┘╭╮╰╯├┤┬┴┼✓",
    "=": "━▅▆▇",
    "#": "┃┏┓┗┛█",
    ".": "·○",
    ":": "▒",
    "%": "▓",
    "x": "×",
    "*": "•",
    ">": "→❯≥",
    "<": "←≤",
    "^": "↑",
    "v": "↓",
    "'": "‘’",
    '"': "“”",
    "_": "▁▂▃▄",
    "o": "●◆",
}
_PLAIN = str.maketrans({sign: plain for plain, signs in _GROUPS.items() for sign in signs})
_CUT = re.compile(r" …|[!-~]…|… |…")
"""An ellipsis with the blank or the letter beside it that gives way, so that it stands as two dots."""
_AMBIGUOUS = ("zh", "ja", "ko")
_PATIENCE = 0.1


class AsciiOnly(LineFilter):
    """Draws our signs in ASCII. Text of the user's keeps its letters."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """`segments` with each of our signs replaced by one of the same width."""
        from rich.segment import Segment

        return [
            segment if segment.text.isascii() else Segment(plain(segment.text), segment.style) for segment in segments
        ]


def plain(text: str) -> str:
    """`text` with our signs in ASCII, of the same width. `~` is due or on watch, so what is cut ends in dots.

    >>> plain("│stakeho…·"), plain("reckoning … 3"), plain("… 2 more"), plain("図…")
    ('|stakeh...', 'reckoning.. 3', '..2 more', '図.')
    """
    return _CUT.sub(lambda found: "." * len(found[0]), text).translate(_PLAIN)


def ascii_only(choice: str, environ: Mapping[str, str]) -> bool:
    """Whether to draw in ASCII: as chosen, or for "auto" where the locale or the terminal speaks for it."""
    if choice != "auto":
        return choice == "ascii"
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    if "utf" not in _encoding().lower():
        return True
    return locale.startswith(_AMBIGUOUS) and _drawn_wide()


def _encoding() -> str:
    return sys.__stdout__.encoding if sys.__stdout__ else ""


def _drawn_wide() -> bool:
    """Whether this terminal draws a box sign two cells wide: draws one and asks where the cursor stands."""
    import select
    import termios
    import tty

    if not (sys.__stdin__ and sys.__stdin__.isatty() and sys.__stdout__ and sys.__stdout__.isatty()):
        return False
    source, target = sys.__stdin__.fileno(), sys.__stdout__.fileno()
    before = termios.tcgetattr(source)
    try:
        tty.setcbreak(source)
        os.write(target, "\r─\x1b[6n".encode())
        answer = b""
        while not answer.endswith(b"R") and select.select([source], [], [], _PATIENCE)[0]:
            answer += os.read(source, 32)
        os.write(target, b"\r\x1b[K")
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)
    return answer.rstrip(b"R").endswith(b";3")
