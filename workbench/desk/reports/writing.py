"""Writing a report to a file: whole or not at all, readable by its owner only, over nothing that was not asked for."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from workbench.desk.reports import Report
from workbench.desk.trouble import CannotKeep
from workbench.store.trouble import told_os


def write(report: Report, form: str, path: Path, *, force: bool = False) -> Path:
    """Writes the report in a format to `path`, over a file that is there only with `force`.

    Raises `CannotKeep` or a `Trouble` in a sentence; what was there before is then there still.
    """
    _refuse(path, force)
    return place(laid_out(report, form), path, force=force)


def laid_out(report: Report, form: str) -> bytes:
    """The report in a format, as it stands in a file. Raises `CannotKeep` where it can't be had so."""
    return pdf(report) if form == "pdf" else report.text(form).encode()


def place(content: bytes, path: Path, *, force: bool = False) -> Path:
    """Puts what was laid out into a file; raises as `write` does."""
    _refuse(path, force)
    try:
        _put(content, path)
    except OSError as why:
        raise told_os(why, path) from why
    return path


def _refuse(path: Path, force: bool) -> None:
    """Raises where there is something at `path` that may not be written over."""
    try:
        folder, there = path.is_dir(), path.exists()
    except OSError as why:
        raise told_os(why, path) from why
    if folder:
        raise CannotKeep(f"{path} is a folder: name a file in it")
    if there and not force:
        raise CannotKeep(f"{path} exists: choose another name, or --force to write over it")


def _put(content: bytes, path: Path) -> None:
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _settle(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Lets the new name of a file outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def pdf(report: Report) -> bytes:
    """The page of a report as PDF. Raises `CannotKeep` without the extra that makes it."""
    report.text("md")
    try:
        printing: Any = import_module("weasyprint")
    except (ImportError, OSError) as why:
        raise CannotKeep(
            "PDF needs the extra: pip install 'workbench[pdf]'. Or write --format html, open it and print it"
        ) from why
    made: bytes = printing.HTML(string=report.html(), url_fetcher=_nothing).write_pdf()
    return made


def _nothing(url: str) -> None:
    """A page loads nothing."""
    raise ValueError(f"nothing is loaded: {url[:40]}")
