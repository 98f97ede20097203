"""A day's work on the file, act by act, for processes that are killed in the middle of it.

python tests/store/working.py FILE does it and says the number of each act once it is committed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.store.bench import change, log
from workbench.model.people import Contact
from workbench.model.transfer import Session
from workbench.store import journal, rows
from workbench.store.file import Store
from workbench.store.trouble import Trouble

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


def _bin(store: Store) -> None:
    with store.step("bin") as step:
        rows.bin(step, rows.find(store, Session)[0])


def _restore(store: Store) -> None:
    with store.step("restore") as step:
        rows.restore(step, rows.find(store, Session, binned=True)[0])


def _unsent(store: Store) -> None:
    with store.quiet() as quiet:
        quiet.run("INSERT INTO unsent (slot, text, changed_at) VALUES ('bar', '45 ana sta', '')")


ACTS: tuple[Callable[[Store], object], ...] = (
    lambda store: log(store, "first"),
    lambda store: log(store, "second, a longer one " * 200),
    lambda store: change(store, rows.find(store, Session)[1], note="changed", learners=(2, 1)),
    journal.undo,
    journal.undo,
    journal.redo,
    journal.redo,
    _unsent,
    _bin,
    lambda store: change(store, rows.find(store, Contact)[0], name="Ana Pop-Ek"),
    _restore,
    journal.undo,
    lambda store: log(store, "instead of what was undone"),
)


def work(store: Store, say: Callable[[str], None]) -> None:
    """Does the acts in order and says the number of each when it is done, or the trouble that ended it."""
    for number, act in enumerate(ACTS, start=1):
        try:
            act(store)
        except Trouble as trouble:
            say(type(trouble).__name__)
            return
        say(str(number))


if __name__ == "__main__":
    try:
        opened = Store.open(Path(sys.argv[1]), now=lambda: NOW)
    except Trouble as trouble:
        print(type(trouble).__name__)
    else:
        work(opened, lambda words: print(words, flush=True))
        opened.close()
