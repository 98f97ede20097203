"""What is measured: each figure beside the one it is compared with in the same run, and what it should not exceed.

Figures of different runs of a busy machine can't be compared, those of one run can: programs take turns, and a
ratio is the median of the ratios of each turn.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.terminal import Terminal
from workbench.config import clock
from workbench.desk.shown import Ref
from workbench.desk.views import Views
from workbench.store.file import Store

ROOT = Path(__file__).parents[2]
NOW = "2026-11-25T10:00"
"""When all of this happens."""
LINE = "y 14:00 45 ana sta apo :2 ^n fri"
"""What is logged and typed."""
EMPTY = "\x15"
"""The key that empties a line."""

Turn = Callable[[], float]
"""Does something once; what it took."""


@dataclass(frozen=True)
class Figure:
    """One result. `most` is what it should not exceed, in the same `unit`; None where it is only told."""

    name: str
    value: float
    unit: str
    most: float | None = None
    beside: str = ""

    @property
    def fits(self) -> bool:
        """Whether it is as it should be."""
        return self.most is None or self.value <= self.most


@dataclass(frozen=True)
class Bench:
    """Where the measuring happens: a folder with a small and a large file, and how many turns are taken."""

    folder: Path
    small: Path
    large: Path
    turns: int = 9
    seconds: float = 10

    @property
    def env(self) -> dict[str, str]:
        """The environment of every program: its own home, a frozen clock, compiled modules kept."""
        kept = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "PYTHONPYCACHEPREFIX")}
        home = {"HOME": str(self.folder), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        return kept | home | {"WORKBENCH_NOW": NOW, "PYTHONPATH": str(ROOT)}

    def app(self, file: Path) -> Terminal:
        """The app on `file`."""
        return Terminal([sys.executable, "-m", "workbench", "--db", str(file)], self.env, self.folder)

    def bare(self, program: str) -> Terminal:
        """One of the programs that it is measured against."""
        return Terminal([sys.executable, str(Path(__file__).with_name("bare.py")), program], self.env, self.folder)


SHOWN = r"Projects \d|ready"
"""What the screen holds when a program is ready."""


def compared(turns: int, *each: Turn) -> list[tuple[float, float]]:
    """The median of what each took, and of how many times what the first one took; they take turns."""
    taken = [[turn() for turn in each] for _ in range(turns)]
    return [
        (statistics.median(row[at] for row in taken), statistics.median(row[at] / row[0] for row in taken))
        for at in range(len(each))
    ]


# The start, the end, at rest


def start_and_end(bench: Bench) -> Iterator[Figure]:
    """How long until the first picture stands, how long from the key that quits to the end, and memory at rest."""
    files = {"small file": bench.small, "large file": bench.large}
    taken: dict[str, list[tuple[float, float, float, float]]] = {}
    for _ in range(bench.turns):
        for name in ("blank", *files):
            with bench.app(files[name]) if name in files else bench.bare(name) as program:
                ready = program.until(SHOWN)
                program.rest(1.5)
                memory = program.memory()
                taken.setdefault(name, []).append((ready, program.cpu_then, memory, program.end().took))
    for name in files:
        for at, what, most in ((0, "ready", 1.5), (1, "CPU until ready", 1.5), (3, "exit", 1.15)):
            both = zip(taken[name], taken["blank"], strict=True)
            ratio = statistics.median(mine[at] / blank[at] for mine, blank in both)
            usual = statistics.median(each[at] for each in taken["blank"])
            yield Figure(f"{what}, {name}", ratio, "x blank", most, f"blank {usual * 1000:.0f} ms")
        yield Figure(f"memory at rest, {name}", statistics.median(each[2] for each in taken[name]), "MB", 45)


def idle(bench: Bench) -> Iterator[Figure]:
    """The CPU of doing nothing, from some seconds after the start on."""

    def resting(open_program: Callable[[], Terminal]) -> float:
        with open_program() as program:
            program.until(SHOWN)
            program.rest(4)
            before = program.cpu()
            program.rest(bench.seconds)
            return (program.cpu() - before) * 1000 / bench.seconds

    both = compared(3, lambda: resting(lambda: bench.bare("blank")), lambda: resting(lambda: bench.app(bench.small)))
    yield Figure("idle", both[1][1], "x blank", 1.2, f"{both[0][0]:.1f} and {both[1][0]:.1f} ms CPU a second")


# Keys


def moving(bench: Bench) -> Iterator[Figure]:
    """A key in the list of sessions, until something changes; beside a table of Textual's."""

    def moved(open_program: Callable[[], Terminal], first: str) -> float:
        with open_program() as program:
            program.until(SHOWN)
            program.rest(2)
            program.press(first)
            program.settle()
            return statistics.median(program.change("\x1b[B") for _ in range(40)) * 1000

    both = compared(
        max(3, bench.turns // 3),
        lambda: moved(lambda: bench.bare("table"), ""),
        lambda: moved(lambda: bench.app(bench.large), "\t"),
    )
    beside = f"{both[0][0]:.1f} and {both[1][0]:.1f} ms"
    yield Figure("key to change in a list", both[1][1], "x table", 1.2, beside)


def held(bench: Bench) -> Iterator[Figure]:
    """A key held down in the list of sessions."""
    with bench.app(bench.large) as program:
        program.until(SHOWN)
        program.rest(4)
        program.press("\t")
        program.settle()
        before, written = program.cpu(), program.written
        program.hold("j", 200, 30)
        yield Figure("a key held in a list", (program.cpu() - before) * 1000 / 200, "ms CPU", 10)
        yield Figure("a key held in a list", (program.written - written) / 200, "bytes", 1500)


def typing(bench: Bench) -> Iterator[Figure]:
    """A letter typed in the bar, at ten a second; beside one typed in an Input of Textual's."""

    def typed(open_program: Callable[[], Terminal], first: str) -> float:
        with open_program() as program:
            program.until(SHOWN)
            program.rest(4)
            program.press(first)
            program.settle()
            before = program.cpu()
            for letter in LINE:
                program.press(letter)
                program.rest(0.1)
            program.settle()
            taken = (program.cpu() - before) * 1000 / len(LINE)
            program.press(EMPTY)
            program.rest(0.5)  # the bar would have the line again in the next turn
            return taken

    both = compared(
        max(3, bench.turns // 3),
        lambda: typed(lambda: bench.bare("line"), ""),
        lambda: typed(lambda: bench.app(bench.large), "a"),
    )
    yield Figure("a letter in the bar", both[1][1], "x Input", 1.6, f"{both[0][0]:.1f} and {both[1][0]:.1f} ms CPU")


def long_use(bench: Bench) -> Iterator[Figure]:
    """What memory grows by with two thousand changes of screen and twenty thousand keys."""
    with bench.app(bench.small) as program:
        program.until(SHOWN)
        program.rest(3)
        for count, keys, what in ((2000, "?q", "screen changes"), (20000, "jk", "keys")):
            for number in range(count // len(keys)):
                program.press(keys)
                if number % 5 == 0:
                    program.settle(0.05)  # keys that come faster than they are read pile up, and are no leak
                if number == count // len(keys) // 10:
                    program.settle()
                    before = program.memory()
            program.settle()
            yield Figure(f"memory after {count} {what}", program.memory() - before, "MB more", 2)


# Commands and queries


def logging(bench: Bench) -> Iterator[Figure]:
    """`workbench log` of one line, beside Python asking SQLite one thing."""
    asking = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM project').fetchone()"

    def ran(*words: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], env=bench.env, cwd=bench.folder, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

    def logged(file: Path) -> Turn:
        return lambda: ran("-m", "workbench", "--db", str(file), "log", *LINE.split())

    ran("-m", "workbench", "--db", str(bench.small), "log", *LINE.split())
    base, small, large = compared(
        bench.turns * 2, lambda: ran("-c", asking, str(bench.small)), logged(bench.small), logged(bench.large)
    )
    yield Figure("workbench log, small file", small[1], "x sqlite3", 4.5, f"{base[0]:.0f} and {small[0]:.0f} ms CPU")
    yield Figure("workbench log, large file", large[1], "x sqlite3", 4.5, f"{large[0]:.0f} ms CPU")
    yield Figure("workbench log, large file", large[1] / small[1], "x small file", 1.1)


def queries(bench: Bench) -> Iterator[Figure]:
    """What each pane asks of the large file: the median, in milliseconds of CPU."""
    store = Store.reader(bench.large)
    try:
        for name, ask in panes(Views(store, clock(NOW))).items():
            ask()
            taken = []
            for _ in range(bench.turns * 3):
                begun = time.thread_time()
                ask()
                taken.append((time.thread_time() - begun) * 1000)
            yield Figure(name, statistics.median(taken), "ms", _MOST.get(name, 5))
    finally:
        store.close()


_MOST = {"stage": 40, "card of the project": 40}
"""What is read off the loop may take longer."""


def panes(views: Views) -> dict[str, Callable[[], object]]:
    """What the screens ask, by name; of the project with the most sessions, where it is of one."""
    store = views.store
    project = store.value("SELECT project FROM tally ORDER BY listed DESC, project DESC LIMIT 1")
    session = store.value("SELECT max(id) FROM session WHERE project = ?", (project,))
    person = store.value("SELECT contact FROM observation ORDER BY id DESC LIMIT 1")
    every = store.value("SELECT sum(listed) FROM tally")

    def names() -> object:
        return Views(store, views.now).names()

    return {
        "projects": views.projects,
        "sections of sessions": lambda: views.session_sections(None),
        "sessions of all": lambda: views.sessions(None),
        "sessions of a project": lambda: views.sessions(project),
        "sessions, the middle": lambda: views.sessions(None, "", every // 2, 60, every),
        "sessions, the end": lambda: views.sessions(None, "", every - 60, 60, every),
        "place of a session": lambda: views.session_place(None, session),
        "place in a project": lambda: views.session_place(project, session),
        "contacts": lambda: views.contacts(None),
        "contacts of a project": lambda: views.contacts(project),
        "strip": lambda: views.strip(None),
        "strip of a project": lambda: views.strip(project),
        "names": names,
        "find a person": lambda: views.find("contact", "an"),
        "history": views.history,
        "stage": lambda: views.stage(project),
        "card of the project": lambda: views.card(Ref("project", project)),
        "card of a person": lambda: views.card(Ref("contact", person)),
        "card of a session": lambda: views.card(Ref("session", session)),
    }
