"""Writing a report to a file: whole or not at all, readable by its owner only, over nothing that was not asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from workbench.desk.placing import place as place
from workbench.desk.placing import refuse
from workbench.desk.reports import Report
from workbench.desk.trouble import CannotKeep


def write(report: Report, form: str, path: Path, *, force: bool = False) -> Path:
    """Writes the report in a format to `path`, over a file that is there only with `force`.

    Raises `CannotKeep` or a `Trouble` in a sentence; what was there before is then there still.
    """
    refuse(path, force)
    return place(laid_out(report, form), path, force=force)


def laid_out(report: Report, form: str) -> bytes:
    """The report in a format, as it stands in a file. Raises `CannotKeep` where it can't be had so."""
    return pdf(report) if form == "pdf" else report.text(form).encode()


def pdf(report: Report) -> bytes:
    """The page of a report as PDF. Raises `CannotKeep` without the extra that makes it."""
    report.text("md")
    try:
        printing: Any = import_module("weasyprint")
    except (ImportError, OSError) as why:
        raise CannotKeep(
            "PDF needs the extra: pip install 'workbench[pdf]'. Or choose html, open it and print it"
        ) from why
    made: bytes = printing.HTML(string=report.html(), url_fetcher=_nothing).write_pdf()
    return made


def _nothing(url: str) -> None:
    """A page loads nothing."""
    raise ValueError(f"nothing is loaded: {url[:40]}")
