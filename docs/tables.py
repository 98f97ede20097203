"""The tables of the pages that the program knows better: keys, commands and the constants of the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import click

from workbench.cli.commands import workbench
from workbench.cli.log import USAGE
from workbench.practice.constants import settings
from workbench.ui.keys import table

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))

USUAL = ("Everywhere", "On a screen", "Work", "In a list", "Bar")
"""The places whose keys stand open in the README; the others are folded."""
LIST = ("--project", "--since", "--until", "--filter", "--limit", "--json")
"""The options that all lists take, told once."""


def keys() -> str:
    """All keys, place by place."""
    told = []
    for where, lines in groupby(table(), key=lambda line: line.where):
        rows = [f"| {_key(line.keys)} | {line.tells} | `{line.id}` |" for line in lines]
        made = "\n".join(("| key | does | id |", "|---|---|---|", *rows))
        if where in USUAL:
            told.append(f"**{where}**\n\n{made}")
        else:
            told.append(f"<details><summary>{where}</summary>\n\n{made}\n\n</details>")
    return "\n\n".join(told)


def _key(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.replace("|", "\\|").split())


def commands() -> str:
    """All commands with their arguments, options and what they are for."""
    rows = ["| command | does |", "|---|---|", f"| `workbench {' '.join(_options(workbench))}` | opens the app |"]
    for name, command in workbench.commands.items():
        rows.append(f"| `{_usage(name, command)}` | {command.get_short_help_str(200)} |")
    return "\n".join((*rows, "", f"*LIST* stands for {', '.join(f'`{each}`' for each in _options_of('today'))}."))


def _usage(name: str, command: click.Command) -> str:
    if name == "log":
        return USAGE.removeprefix("usage: ").replace(" [--db FILE]", "").replace("|", "\\|")
    words = [each.make_metavar(click.Context(command)) for each in command.params if isinstance(each, click.Argument)]
    options = _options(command)
    listed = [each for each in options if any(f"[{name}" in each for name in LIST)]
    if len(listed) == len(LIST):
        options = ["LIST", *(each for each in options if each not in listed)]
    return " ".join(("workbench", name, *words, *options))


def _options_of(name: str) -> list[str]:
    return _options(workbench.commands[name])


def _options(command: click.Command) -> list[str]:
    told = []
    for each in command.params:
        if isinstance(each, click.Option) and not each.hidden:
            value = "" if each.is_flag else f" {each.metavar or each.name}"
            told.append(f"[{each.opts[0]}{value}]")
    return told


def constants() -> str:
    """The settings table of the rules, with what is usual."""
    rows = ["| name in `[practice]` | usually | what it is |", "|---|---|---|"]
    for row in settings():
        usual = ", ".join(map(str, row.value)) if isinstance(row.value, tuple) else row.value
        told = f"{row.label}{': ' if row.hint else ''}{row.hint}"
        rows.append(f"| `{row.name}` | {usual} {row.unit} | {told} |".replace("  |", " |"))
    return "\n".join(rows)


MADE: dict[str, Callable[[], str]] = {"keys": keys, "commands": commands, "constants": constants}
"""What stands between `<!-- name -->` and `<!-- /name -->` in a page, by name."""


def filled(page: str) -> str:
    """`page` with its tables as they are now."""
    for name, made in MADE.items():
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if mark.search(page):
            text = made()
            page = mark.sub(lambda found, text=text: f"{found[1]}\n{text}\n\n{found[2]}", page)
    return page


def rewrite() -> None:
    """Writes the tables of all pages anew."""
    for path in PAGES:
        before = path.read_text(encoding="utf-8")
        if (after := filled(before)) != before:
            path.write_text(after, encoding="utf-8")
            print(f"tables of {path.relative_to(ROOT)}")
