"""Markdown into one self-contained page: nothing is loaded, nothing runs, and it prints well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.model.text import clean
from workbench.reports import svg

if TYPE_CHECKING:
    from jinja2 import Template
    from markdown_it import MarkdownIt

_TOGETHER = re.compile(
    r"(?<=\d) (?=[A-Z][a-z]{2} \d{4}\b)|(?<=\d [A-Z][a-z]{2}) (?=\d{4}\b)|(?<=\d) (?=[A-Z]{3}\b|\d{3}\b)"
)
"""The blanks within a day or an amount of money, at which no line breaks."""
_LONG = re.compile(r"\S{25,}")
"""A word that is no word of any language's; between so many letters of it a line may break:"""
_PART = re.compile(r"\S{1,12}")
_COLUMNS = re.compile(r"\s{2,}")
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")


def page(markdown: str, title: str) -> str:
    """The page of a document. Raw HTML in it is shown as text; fences `bars` and `steps` are drawn."""
    from markupsafe import Markup

    from workbench.reports.tables import lay_out

    reader = _reader()
    tokens = reader.parse(clean(markdown))
    lay_out(tokens)
    body = reader.renderer.render(tokens, reader.options, {})
    return _frame().render(title=clean(title), body=Markup(body))


@cache
def _frame() -> Template:
    from jinja2 import Environment, StrictUndefined

    source = (Path(__file__).parent / "templates" / "page.html.jinja").read_text(encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(source)


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    reader.add_render_rule("fence", _fence)
    reader.add_render_rule("text", _text)
    reader.add_render_rule("table_open", _open_table)
    reader.add_render_rule("table_close", _close_table)
    return reader


def _text(renderer: Any, tokens: Sequence[Any], at: int, *rest: Any) -> str:
    return _words(tokens[at].content)


def _words(text: str) -> str:
    """Words in a page: what belongs together stays on a line, and what is longer than a line may break."""
    held = _TOGETHER.sub("\u00a0", text)
    return "<wbr>".join(map(escape, _LONG.sub(lambda word: "\0".join(_PART.findall(word[0])), held).split("\0")))


def _open_table(renderer: Any, tokens: Sequence[Any], at: int, *rest: Any) -> str:
    """A table scrolls by itself where it is too wide; with many columns the keys can do that."""
    by_keys = ' tabindex="0" role="region" aria-label="Table"' if tokens[at].attrGet("class") == "many" else ""
    return f'<div class="table"{by_keys}>{renderer.renderToken(tokens, at, *rest)}'


def _close_table(renderer: Any, tokens: Sequence[Any], at: int, *rest: Any) -> str:
    return "</table></div>\n"


def _fence(renderer: Any, tokens: Sequence[Any], at: int, *rest: Any) -> str:
    """A fenced block: a plot with its table beneath where it holds one, else as it stands."""
    word, _, title = tokens[at].info.strip().partition(" ")
    lines = [_COLUMNS.split(line.strip()) for line in tokens[at].content.splitlines() if line.strip()]
    drawn = _bars(title, lines) if word == "bars" else _steps(title, lines) if word == "steps" else ""
    if not drawn:
        return f"<pre><code>{escape(tokens[at].content)}</code></pre>\n"
    caption = f"<figcaption>{_words(title)}</figcaption>\n" if title else ""
    rows = "".join(f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in line[:2])}</tr>\n" for line in lines)
    figures = f"<details>\n<summary>In figures</summary>\n<table>\n<tbody>\n{rows}</tbody>\n</table>\n</details>\n"
    return f"<figure>\n{caption}{drawn}{figures}</figure>\n"


def _bars(title: str, lines: Sequence[Sequence[str]]) -> str:
    """Bars of label and figure; empty where a line holds no figure."""
    rows = []
    for line in lines:
        figure = _FIGURE.match(line[1].replace(" ", "")) if len(line) > 1 else None
        if figure is None:
            return ""
        blocks = len(line[2]) if len(line) > 2 else 0
        rows.append((line[0], float(blocks) if _drawn(lines) else float(figure[0]), line[1]))
    return svg.bars(title, rows)


def _drawn(lines: Sequence[Sequence[str]]) -> bool:
    """Whether the lines have bars of letters, whose lengths count; else their figures do."""
    return any(len(line) > 2 and set(line[2]) == {"█"} for line in lines)


def _steps(title: str, lines: Sequence[Sequence[str]]) -> str:
    """Steps of day and level; empty where a line holds something else."""
    try:
        rungs = [(date.fromisoformat(line[0]), int(line[1])) for line in lines]
    except (ValueError, IndexError):
        return ""
    return svg.steps(title, rungs[:-1], rungs[-1][0]) if len(rungs) > 1 else ""
