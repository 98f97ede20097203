"""Frozen values into Markdown by a template, the user's own where there is one; text from outside stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from workbench.model.text import clean, one_line

if TYPE_CHECKING:
    from jinja2 import Environment

_OURS = Path(__file__).parent / "templates"
_MOST_BYTES = 1_000_000
"""A larger template of the user's is refused."""

_ANYWHERE = re.compile(r"([\\`*\[\]<>|~&$])|(?<![^\W_])(_)|(_)(?![^\W_])")
_AT_START = re.compile(r"^(\s*)(?:([#+\-=])|(\d+)([.)])(?=\s|$))")


class BrokenTemplate(ValueError):
    """A template that can't be used; the text names where, and what is wrong."""


class Plain(str):
    """Markdown of ours, which is not escaped again."""

    __slots__ = ()


def plain(text: str) -> Plain:
    """`text` from outside on one line, as Markdown that shows it as it is.

    >>> str(plain("1. *Acme* <b>")), str(plain("snake_case _x_"))
    ('1\\\\. \\\\*Acme\\\\* \\\\<b\\\\>', 'snake_case \\\\_x\\\\_')
    """
    line = " ".join(one_line(text).split())
    line = _ANYWHERE.sub(lambda found: f"\\{found[0]}", line)
    return Plain(_AT_START.sub(_escaped_start, line))


def _escaped_start(found: re.Match[str]) -> str:
    mark = f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"
    return found[1] + mark


def day(on: date) -> str:
    """A day in a document.

    >>> day(date(2026, 11, 25))
    '25 Nov 2026'
    """
    return f"{on.day} {on:%b %Y}"


def shown(value: object) -> str:
    """What a template shows of a value: text escaped, a day in words, nothing for None."""
    if isinstance(value, Plain):
        return value
    if value is None:
        return ""
    return day(value) if isinstance(value, date) else plain(str(value))


def strong(value: object) -> Plain:
    """What a template shows of a value, in bold; nothing for what is empty.

    >>> str(strong("2h")), str(strong(""))
    ('**2h**', '')
    """
    words = shown(value)
    return Plain(words and f"**{words}**")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Plain:
    """A table; columns in which no row has anything are left away. A head of ours that ends in `>` stands on the right;
    one from outside is `Plain` and stands as it is."""
    cells = [[shown(each) for each in row] for row in rows]
    filled = [at for at, _ in enumerate(head) if any(row[at] for row in cells)]
    if not filled:
        return Plain("")
    right = [not isinstance(head[at], Plain) and head[at].endswith(">") for at in filled]
    heads = [head[at][:-1] if to_right else head[at] for at, to_right in zip(filled, right, strict=True)]
    rules = ["---:" if to_right else "---" for to_right in right]
    lines = [heads, rules, *([row[at] for at in filled] for row in cells)]
    return Plain("".join(f"| {' | '.join(line)} |\n" for line in lines))


def matrix(people: Sequence[str], rows: Iterable[Sequence[object]]) -> Plain:
    """A table of skills by people, whose names stand in its head."""
    return table(["Skill", *map(plain, people)], rows)


_BLOCKS = 24


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> Plain:
    """A plot of bars in letters, which a page draws: labels, figures of 0 or more, and how they are told."""
    if not rows:
        return Plain("")
    most = max(figure for _, figure, _ in rows) or 1
    labels = [_in_column(label) for label, _, _ in rows]
    told = [_in_column(words) for _, _, words in rows]
    wide, width = max(map(len, labels)), max(map(len, told))
    lines = [
        f"{label:<{wide}}  {words:>{width}}  {'█' * round(_BLOCKS * figure / most)}".rstrip()
        for label, words, (_, figure, _) in zip(labels, told, rows, strict=True)
    ]
    return Plain(f"```bars {_in_column(title)}\n" + "\n".join(lines) + "\n```\n")


def steps(title: str, rungs: Sequence[tuple[date, int]], last: date) -> Plain:
    """A level over time, as days with the level from then on, the last day at the end; a page draws it."""
    if not rungs:
        return Plain("")
    lines = [f"{on.isoformat()}  {level}" for on, level in (*rungs, (last, rungs[-1][1]))]
    return Plain(f"```steps {_in_column(title)}\n" + "\n".join(lines) + "\n```\n")


def _in_column(text: str) -> str:
    """Text between columns that are two blanks apart, with no mark that could end the block."""
    return " ".join(one_line(text).replace("`", "'").split()) or "-"


def written(name: str, value: object, folder: Path | None = None) -> str:
    """The Markdown of `value` by the template `name`.md.jinja: the one in the user's `folder`, else ours.

    Raises `BrokenTemplate`.
    """
    from jinja2 import TemplateError

    file = f"{name}.md.jinja"
    own = folder / file if folder else None
    source = _read(own) if own is not None and own.exists() else None
    try:
        template = _environment().from_string(source) if source is not None else _ours(file)
        text = template.render(of=value)
    except TemplateError as why:
        raise BrokenTemplate(f"{own or file}: {_where(why)}{one_line(str(why))}") from why
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as why:
        raise BrokenTemplate(f"{own or file} can't be used: {_where(why)}{one_line(str(why))}") from why
    return _tidy(clean(text))


def _where(why: Exception) -> str:
    """The line of the template at which it broke: while it was read, or while it ran."""
    ran = (line for frame, line in walk_tb(why.__traceback__) if frame.f_code.co_filename == "<template>")
    line = getattr(why, "lineno", None) or next(ran, None)
    return f"line {line}: " if line else ""


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BrokenTemplate(f"{path} is too large for a template")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as why:
        raise BrokenTemplate(f"{path} can't be read: {why}") from why


def _ours(file: str) -> Any:
    return _environment().from_string((_OURS / file).read_text(encoding="utf-8"))


@cache
def _environment() -> Environment:
    """Where templates run: in a sandbox, since they may come from elsewhere; what they don't know is an error."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    env = ImmutableSandboxedEnvironment(
        autoescape=False,  # what is written is Markdown: `shown` escapes it
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals.update(table=table, matrix=matrix, bars=bars, steps=steps, day=day, strong=strong)
    return env


def _tidy(text: str) -> str:
    """At most one empty line after another, none at the ends, one newline at the end."""
    lines = [line.rstrip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
