"""The examples of the pages: what stands behind `$` in a console block is run on the demo, and its answer compared."""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from unittest.mock import patch

from docs.tables import PAGES, ROOT
from workbench.__main__ import main

NOW = "2026-11-25T10:00"
ZONE = "Europe/Brussels"

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A line after `$`, and the answer below it; empty where the page shows none."""

    line: str
    answer: str


@dataclass(frozen=True)
class Answer:
    """What a command printed, standard error after standard output, and its exit code."""

    code: int
    text: str


def examples(page: str) -> Iterator[Example]:
    """The examples of a page, in order."""
    for block in _BLOCK.finditer(page):
        line, answer = "", ""
        for each in block[1].splitlines(keepends=True):
            if each.startswith("$ "):
                if line:
                    yield Example(line, answer)
                line, answer = each[2:].rstrip("\n"), ""
            else:
                answer += each
        if line:
            yield Example(line, answer)


@contextmanager
def bench(folder: Path, demo: Path) -> Iterator[None]:
    """Within it, commands work in `folder`, on a copy of `demo`, at the frozen morning, with no settings."""
    home = {name: str(folder / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    copyfile(demo, folder / "workbench.db")
    told = {**home, "WORKBENCH_DB": str(folder / "workbench.db"), "WORKBENCH_NOW": NOW, "TZ": ZONE}
    with patch.dict(os.environ, told), chdir(folder):
        os.environ.pop("WORKBENCH_CONFIG", None)
        yield


def run(line: str) -> Answer:
    """Runs `workbench ...`, or `printf WORDS | workbench ...`, in this process; the app itself is not opened."""
    typed, _, command = line.rpartition(" | ")
    words = shlex.split(command)
    if not words or words[0] != "workbench":
        raise ValueError(f"an example runs workbench, not {line!r}")
    told = io.StringIO()
    with (
        patch.object(sys, "argv", words),
        patch.object(sys, "stdin", io.StringIO(_printed(typed))),
        patch("workbench.ui.app.run", return_value=0),
        redirect_stdout(told),
        redirect_stderr(told),
    ):
        try:
            main()
        except SystemExit as ended:
            return Answer(int(ended.code or 0), _placed(told.getvalue()))
    return Answer(0, _placed(told.getvalue()))


def _placed(said: str) -> str:
    """`said` as if one stood in a folder of one's own."""
    return said.replace(f"{Path.cwd()}/", "/home/you/")


def _printed(typed: str) -> str:
    if not typed:
        return ""
    name, text = shlex.split(typed)
    if name != "printf":
        raise ValueError(f"only printf may stand before a bar, not {typed!r}")
    return text.replace("\\n", "\n")


def written_demo(to: Path) -> Path:
    """The demo at the frozen morning."""
    with patch.dict(os.environ, {"WORKBENCH_NOW": NOW, "TZ": ZONE}):
        os.environ.pop("WORKBENCH_CONFIG", None)
        done = run(f"workbench demo --file {shlex.quote(str(to))}")
    if done.code:
        raise RuntimeError(done.text)
    return to


def answered(page: str) -> str:
    """`page` with the answers that its commands give now, where it shows answers."""
    for example in examples(page):
        said = run(example.line)
        if said.code:
            raise RuntimeError(f"{example.line}: exit {said.code}: {said.text}")
        if example.answer:
            page = page.replace(f"$ {example.line}\n{example.answer}", f"$ {example.line}\n{said.text}", 1)
    return page


def rewrite() -> None:
    """Writes the answers in all pages anew, each page on a demo of its own."""
    with tempfile.TemporaryDirectory() as folder:
        demo = written_demo(Path(folder) / "demo.db")
        for path in PAGES:
            place = Path(folder) / path.stem
            place.mkdir()
            before = path.read_text(encoding="utf-8")
            with bench(place, demo):
                after = answered(before)
            if after != before:
                path.write_text(after, encoding="utf-8")
                print(f"answers of {path.relative_to(ROOT)}")
