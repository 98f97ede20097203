"""`python -m tests.benchmarks`: measures the app against Textual itself and against its limits, and prints a table.

    --sessions N     how many sessions the large file has (100000)
    --turns N        how often each thing is done (9)
    --only WORD      only the groups whose name holds WORD: start idle moving held typing long logging queries projects
                     matrix reports
    --folder F       where the files are kept for the next time; else they are made anew, somewhere

The files are made in half a minute. Without `long_use`, which is asked for by name, all takes some minutes.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import friday, levels, measures, reports, skills
from tests.benchmarks.measures import Bench, Figure
from tests.benchmarks.portfolio import Size, written
from workbench.config import clock
from workbench.desk.desk import Desk
from workbench.store.file import Store

GROUPS: tuple[Callable[[Bench], Iterator[Figure]], ...] = (
    measures.queries,
    levels.projects,
    skills.matrix_reads,
    skills.matrix,
    friday.friday,
    reports.reports,
    measures.logging,
    measures.start_and_end,
    measures.idle,
    measures.moving,
    measures.held,
    measures.typing,
    measures.long_use,
)
_ASKED_FOR = (measures.long_use,)
_SMALL = 1000


def main() -> None:
    """Makes the files and measures."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sessions", type=int, default=100_000)
    asked.add_argument("--turns", type=int, default=9)
    asked.add_argument("--only", default="")
    asked.add_argument("--folder", type=Path, default=None)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        bench = furnished(given.folder or Path(passing), given.sessions, given.turns)
        for group in GROUPS:
            if given.only in group.__name__ and (given.only or group not in _ASKED_FOR):
                for figure in group(bench):
                    print(told(figure), flush=True)


def furnished(folder: Path, sessions: int, turns: int) -> Bench:
    """The files in `folder`, made where they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder, folder / "small.db", folder / f"of-{sessions}.db", turns)
    for file, count in ((bench.small, min(_SMALL, sessions)), (bench.large, sessions)):
        if not file.exists():
            written(file, Size(count), clock(measures.NOW))
            settled(file)
    return bench


def settled(file: Path) -> None:
    """Has the levels of `file` worked out, as an open app does."""
    store = Store.open(file, now=clock(measures.NOW))
    try:
        Desk(store, store.now).settle(whole=True)
    finally:
        store.close()


def told(figure: Figure) -> str:
    """A line of the table."""
    most = "" if figure.most is None else f"{'at most' if figure.fits else 'MORE THAN':>10} {figure.most:g}"
    return f"{figure.name:32} {figure.value:9.2f} {figure.unit:14}{most:18} {figure.beside}".rstrip()


if __name__ == "__main__":
    main()
