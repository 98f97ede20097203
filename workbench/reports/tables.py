"""Tables of a page, for wide and narrow screens and for print; letters in them that are a plot are drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from workbench.reports import svg

Cells = list[tuple[Token, Token]]
"""The cells of a row: what opens each, and its words."""

_FEW, _MANY = 3, 8
"""So many columns fit on any screen; from the second on a table scrolls, and between them its rows are stacked."""
_LONG = 30
"""A cell with more letters is a sentence, and wants room beside many others."""
_DRAWN: tuple[tuple[re.Pattern[str], Callable[[str, str], str]], ...] = (
    (re.compile(r"(?=.*[▁-█])[·▁-█]{4,}"), svg.columns),
    (re.compile(r"(?=.*[░▒▓█])[·░▒▓█]{4,}"), svg.shades),
)


def lay_out(tokens: Sequence[Token]) -> None:
    """Prepares the tables among the tokens of a page."""
    for opening, head, rows in _tables(tokens):
        labels = [_said(words) for _, words in head]
        if look := _look(rows, len(head)):
            opening.attrSet("class", look)
        for row in rows:
            for label, (cell, words) in zip(labels, row, strict=True):
                if look == "cards" and label:
                    cell.attrSet("data-label", label)
                if look == "many" and len(_said(words)) > _LONG:
                    cell.attrSet("class", "long")
                _draw(words, f"{_said(row[0][1])}, {label.lower()}")


def _look(rows: Sequence[Cells], columns: int) -> str:
    """How a table is laid out: `sign` where only the first column has words, else by how many columns there are."""
    if columns > 1 and not any(_said(words) for row in rows for _, words in row[1:]):
        return "sign"
    return "" if columns <= _FEW else "cards" if columns <= _MANY else "many"


def _draw(words: Token, title: str) -> None:
    """Letters that are a plot become one."""
    for letters, drawn in _DRAWN:
        if letters.fullmatch(text := _said(words)):
            words.children = [Token("html_inline", "", 0, content=drawn(title, text))]
            return


def _tables(tokens: Sequence[Token]) -> Iterator[tuple[Token, Cells, list[Cells]]]:
    """Each table: what opens it, its head, its rows."""
    opening, rows = None, list[Cells]()
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            opening, rows = token, []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append((token, tokens[at + 1]))
        elif token.type == "table_close" and opening is not None:
            yield opening, rows[0], rows[1:]


def _said(words: Token) -> str:
    """The text of a cell without its marks."""
    return "".join(each.content for each in words.children or ()).strip()
