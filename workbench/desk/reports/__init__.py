"""What is handed on in writing: each kind of report as Markdown, a page, or a table, and what it leaves out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk.trouble import CannotKeep
from workbench.practice.covering import NameStyle
from workbench.practice.handing import LeftOut

if TYPE_CHECKING:
    from workbench.practice.constants import Constants
    from workbench.reports.documents import Row
    from workbench.store.file import Store

__all__ = ["FORMATS", "KINDS", "Kind", "LeftOut", "NameStyle", "Options", "Report", "report"]

FORMATS = ("md", "html", "csv", "timeclock", "pdf")


@dataclass(frozen=True)
class Kind:
    """A kind of report: its name for people, what it is about, whether it is for the client, and in which formats.

    It is of a `project`, of a `client` with all of its projects, of either, or of none (a week).
    """

    word: str
    says: str
    of_project: bool = True
    of_client: bool = False
    for_client: bool = True
    formats: tuple[str, ...] = ("md", "html", "pdf")

    @property
    def dated(self) -> bool:
        """Whether first and last days choose what is in it."""
        return self.word in ("timesheet", "promises")


_TABLE = ("md", "html", "csv", "pdf")

KINDS: Mapping[str, Kind] = {
    "dossier": Kind("dossier", "the handover pack of a project, in twelve sections"),
    "letter": Kind("client letter", "what they hold now, what wants use next", of_client=True),
    "matrix": Kind("skills matrix", "what was gained, skill by person", of_client=True, formats=_TABLE),
    "timesheet": Kind("timesheet", "hours and what is billed", of_client=True, formats=(*_TABLE, "timeclock")),
    "promises": Kind("promises", "promises both ways, and how they were kept", of_client=True, formats=_TABLE),
    "week": Kind("week", "the figures of a week, for yourself", of_project=False, for_client=False, formats=_TABLE),
    "full": Kind("full data", "all that is known of a project, for yourself", for_client=False),
}
"""The kinds of reports, by the word that commands and keys use."""


@dataclass(frozen=True)
class Options:
    """How a report is wished: `names` of people, first and last day, or which `week` (`2026-W47`, empty is this one).

    `templates` is the folder of the user's own.
    """

    names: NameStyle = NameStyle.FULL
    since: date | None = None
    until: date | None = None
    week: str = ""
    templates: Path | None = None


@dataclass(frozen=True)
class Report:
    """A report as it may be sent. `rows`, its head first, are there where it is a table; `clock` for a timesheet.

    `left_out` is for the consultant alone. `edited` text takes the place of the Markdown.
    """

    kind: str
    title: str
    name: str
    markdown: str
    left_out: tuple[LeftOut, ...] = ()
    rows: tuple[Row, ...] = ()
    clock: tuple[str, ...] = ()

    def edited(self, markdown: str) -> Report:
        """The same with other words, for pages and print; tables stay."""
        return replace(self, markdown=markdown)

    def html(self) -> str:
        """A page that needs nothing else and runs nothing."""
        from workbench.reports.frame import page

        return page(self.markdown, self.title)

    def text(self, form: str) -> str:
        """The report in a format of its kind, other than pdf. Raises `CannotKeep` for others."""
        if form not in KINDS[self.kind].formats or form == "pdf":
            kind = KINDS[self.kind]
            raise CannotKeep(f"{form} is no format of the {kind.word}: choose {' or '.join(kind.formats)}")
        if form == "html":
            return self.html()
        if form == "csv":
            from workbench.reports.csv import table

            return table(self.rows)
        return "".join(f"{line}\n" for line in self.clock) if form == "timeclock" else self.markdown


def report(
    store: Store,
    kind: str,
    today: date,
    constants: Constants,
    *,
    project: int = 0,
    client: int = 0,
    options: Options | None = None,
) -> Report:
    """The report of a kind, on a project or on a client with all of its projects, as of `today`.

    Raises `CannotKeep` in a sentence: an unknown kind, nothing to report on, days that lie ahead, a broken template.
    """
    from workbench.desk.reports.scope import scope_of
    from workbench.model.text import one_line
    from workbench.reports.markdown import BrokenTemplate, written

    if kind not in KINDS:
        raise CannotKeep(f"there is no report {kind!r}; there are {', '.join(KINDS)}")
    wished = _checked(options or Options(), today)
    scope = scope_of(store, KINDS[kind], project, client)
    made = import_module(f"workbench.desk.reports.{kind}").made(store, scope, wished, today, constants)
    name = one_line(made.title or scope.name)
    title = f"{KINDS[kind].word.capitalize()}: {name}"
    try:
        markdown = written(kind, made.document, wished.templates)
    except BrokenTemplate as why:
        raise CannotKeep(str(why)) from why
    last = min(wished.until or today, today)
    return Report(kind, title, _slug(f"{name} {kind} {last}"), markdown, made.left_out, made.rows, made.clock)


def _checked(options: Options, today: date) -> Options:
    """The options, if their days can be reported on."""
    if options.since and options.since > today:
        raise CannotKeep(f"{options.since} is still to come: nothing can be reported from there on")
    if options.since and options.until and options.since > options.until:
        raise CannotKeep(f"{options.since} is after {options.until}: say the earlier day first")
    return options


def _slug(words: str) -> str:
    """Words as the name of a file.

    >>> _slug("Acme [Q3]/.. timesheet 2026-11-25")
    'acme-q3-timesheet-2026-11-25'
    """
    from workbench.model.text import fold

    plain = "".join(letter if letter.isalnum() else " " for letter in fold(words))
    return "-".join(plain.split())[:120] or "report"
