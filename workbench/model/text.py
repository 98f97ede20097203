"""The one gate for text from outside: what is dropped before it is stored or drawn, and how words are compared."""

import unicodedata

_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}
_DIRECTIONS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C))
_STRAYS = dict.fromkeys((0xFEFF, *range(0xD800, 0xE000)))
_DROPPED = _CONTROLS | _DIRECTIONS | _STRAYS
_ONE_LINE = _DROPPED | {0x09: " ", 0x0A: " ", 0x2028: " ", 0x2029: " "}


def clean(text: str) -> str:
    """`text` without what could command a terminal: C0 (but newline and tab), DEL, C1, bidi overrides, BOM, surrogates.

    >>> clean("a\\x1b]52;c;eA==\\x07b\\u202e")
    'a]52;c;eA==b'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_DROPPED)


def one_line(text: str) -> str:
    """`clean(text)` on one line: newlines and tabs become spaces.

    >>> one_line("a\\n\\tb")
    'a  b'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_ONE_LINE)


def cells_of(text: str) -> int:
    """How many cells `text` takes in a column: two for wide letters, none for marks that combine.

    >>> cells_of("Zoë"), cells_of("図書館")
    (3, 6)
    """
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text if not _joins(letter))


def _joins(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Me", "Cf")


def joined(text: str) -> str:
    """The lines of `text` as one, a blank between them, whatever ends them (a terminal pastes `\\r`).

    >>> joined("a \\r\\n\\n b")
    'a b'
    """
    return one_line(" ".join(filter(None, (line.strip() for line in text.splitlines()))))


def fold(text: str) -> str:
    """`text` as names are compared: without case and accents.

    >>> fold("Zoë STRAßE")
    'zoe strasse'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
