"""Export to a file or standard output, and import with its report."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path

from workbench.cli.printing import print_json, say
from workbench.desk.desk import Desk
from workbench.desk.trouble import CannotKeep
from workbench.exchange.archive import Report, Unreadable, export, read
from workbench.store.file import Store
from workbench.store.trouble import told_os


def write_export(store: Store, target: str) -> None:
    """Writes the archive whole or not at all; readable by its owner only."""
    if not target:
        for piece in export(store):
            sys.stdout.write(piece)
        return
    path = Path(target)
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.writelines(export(store))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as why:
        raise told_os(why, path) from why
    finally:
        part.unlink(missing_ok=True)
    say(f"everything is in {path}")


def take_in(desk: Desk, source: str, dry_run: bool, as_json: bool) -> int:
    """Takes an archive in, in one step, or only tells what would be done; the exit code."""
    try:
        nouns = read(Path(source).read_bytes())
    except OSError as why:
        raise told_os(why, source) from why
    except Unreadable as why:
        raise CannotKeep(f"{source}: {why}") from why
    report = desk.take_in(nouns, dry_run=dry_run)
    if as_json:
        print_json(asdict(report))
    else:
        _tell(report, dry_run)
    return 1 if report.problems else 0


def _tell(report: Report, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    say(f"{report.read} read: {report.new} {would}new, {report.updated} {would}updated, {report.skipped} the same")
    for problem in report.problems:
        say(f"  {problem.line}: {problem.why}", err=True)
