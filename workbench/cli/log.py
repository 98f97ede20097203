"""`workbench log`: one line in, one answer out. It is started often, so it loads only what a line needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from workbench import config
from workbench.desk.kept import Kept
from workbench.desk.logging import Logging
from workbench.desk.naming import names
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.model.text import clean
from workbench.practice.capture import read
from workbench.practice.entry import Entry, EntryKind, FollowUp
from workbench.practice.names import Names
from workbench.store.file import Store

USAGE = "usage: workbench [--db FILE] log [--dry-run] [--json] [--] [LINE...]"


@dataclass
class Asked:
    """What the command line asked for. Without words the lines come from a prompt or from standard input."""

    line: str
    dry_run: bool = False
    as_json: bool = False
    file: str = ""


class Usage(ValueError):
    """The words of the command are off; the text says how."""


def asked(words: list[str], file: str = "") -> Asked:
    """The options, which are these exact words wherever they stand before `--`; all else is the line."""
    found, line, rest = Asked("", file=file), list[str](), iter(words)
    for word in rest:
        if word == "--":
            line += rest
        elif word == "--dry-run":
            found.dry_run = True
        elif word == "--json":
            found.as_json = True
        elif word == "--db":
            found.file = next(rest, "")
            if not found.file:
                raise Usage("--db needs a file")
        elif word == "--help" and not line:
            raise Usage("logs one line, or each line of standard input")
        else:
            line.append(word)
    found.line = " ".join(line)
    return found


def run(words: list[str], file: str = "") -> int:
    """Runs `workbench log`; the exit code. Errors go to standard error, one sentence each."""
    try:
        wanted = asked(words, file)
        settings = config.load(file=wanted.file)
        store = Store.open(settings.file, now=settings.now)
    except Usage as why:
        print(f"{USAGE}\n{why}", file=sys.stderr)
        return 0 if "--help" in words else 2
    except config.BadConfig as why:
        print(f"workbench: {why}", file=sys.stderr)
        return 2
    except Trouble as why:
        print(f"workbench: {why}", file=sys.stderr)
        return 1
    try:
        desk = Logging(store, settings.now, settings.zone)
        failed = [not answered for answered in _answers(desk, wanted)]
        return int(any(failed))
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    finally:
        store.close()


def _answers(desk: Logging, wanted: Asked) -> Iterator[bool]:
    """Takes each line in its turn and tells at once what became of it; whether it was kept."""
    known: Names | None = None
    for line in _lines(wanted):
        if not line.strip():
            continue
        known = known or names(desk.store)
        entry = read(clean(line), known, desk.now().replace(tzinfo=None))
        try:
            entry = desk.judged(entry)
            kept = None if wanted.dry_run else desk.log(entry)
        except (Trouble, CannotKeep) as why:
            print(f"workbench: {why}\nnot kept: {clean(line)}", file=sys.stderr, flush=True)
            yield False
            continue
        if kept and entry.new:
            known = None
        _tell(entry, kept, wanted.as_json)
        yield True


def _lines(wanted: Asked) -> Iterator[str]:
    if wanted.line:
        yield wanted.line
    elif sys.stdin.isatty():
        yield _prompted()
    else:
        for line in sys.stdin:
            yield line.rstrip("\n")


def _prompted() -> str:
    try:
        import readline  # noqa: F401 - editing at the prompt

        return input("log> ")
    except (EOFError, KeyboardInterrupt):
        return ""


def _tell(entry: Entry, kept: Kept | None, as_json: bool) -> None:
    if as_json:
        import json
        from dataclasses import asdict

        from workbench.desk.records import of_entry

        print(json.dumps(asdict(of_entry(entry, kept.uid if kept else None)), ensure_ascii=False), flush=True)
        return
    did = "would be" if kept is None else "kept as a draft" if entry.draft else "logged"
    told = [clean(f"{did}: {_read_back(entry)}")]
    told += [f"  ? {clean(warning)}" for warning in entry.warnings]
    told += [f"  new {name.kind}: {clean(name.text)}" for name in entry.new]
    print("\n".join(told), flush=True)


def _read_back(entry: Entry) -> str:
    """The reading of a line, in one line."""
    told = [
        _called(entry),
        f"{entry.on:%a} {entry.on}",
        f"{entry.at:%H:%M}" if entry.at else entry.part,
        entry.minutes and f"{entry.minutes} min",
        *(", ".join(name.text for name in named) for named in (entry.people, entry.skills)),
        entry.project and entry.project.text,
        entry.mode and f"{entry.mode}/{entry.result}",
        entry.score and f"{entry.score} of 10",
        entry.criterion and entry.criterion.text,
        entry.text and f"“{entry.text}”",
        entry.note and f"“{entry.note}”",
        entry.ask and f"asked for {entry.ask}",
        entry.impression is not None and f"impression {entry.impression:+d}",
        *entry.flags,
        entry.private_note and f"private “{entry.private_note}”",
        entry.due and f"due {entry.due:%a} {entry.due}",
        *(_then(follow) for follow in entry.follow_ups),
        "planned" if entry.planned else "",
        entry.draft and f"draft: {entry.reason}",
    ]
    return " · ".join(str(word) for word in told if word)


def _called(entry: Entry) -> str:
    if entry.kind is EntryKind.COMMITMENT:
        return "my promise to" if entry.mine else "a promise by"
    return entry.touch if entry.kind is EntryKind.TOUCHPOINT else entry.kind


def _then(follow: FollowUp) -> str:
    words = (follow.by and follow.by.text, follow.due and f"{follow.due:%a} {follow.due}", follow.text)
    return " ".join(("then", *(word for word in words if word)))
