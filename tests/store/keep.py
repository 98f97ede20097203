"""Writes the file of the present schema that later versions are tried on: run once, before a release.

python -m tests.store.keep
"""

import gzip
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.store.bench import change, furnished, log
from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Trait, traits
from workbench.store import journal, opening, rows
from workbench.store.file import Store


def kept(path: Path) -> None:
    """One of each noun, with words in each field; steps that were undone, and undone and done again."""
    store = Store.open(path, now=lambda: datetime(2026, 11, 25, 10, tzinfo=UTC))
    furnished(store)
    log(store)
    for kind in KINDS:
        with store.step(f"added {kind}") as step:
            rows.add(step, noun(kind)(**{trait.name: _value(trait) for trait in traits(noun(kind))}))
    change(store, rows.find(store, noun("contact"))[0], name="Ana Pop-Ek", title='it\'s "so"\nand so')
    log(store, "undone")
    journal.undo(store)
    store.close()


def _value(trait: Trait) -> object:
    if trait.refers:
        first = 2 if trait.refers == "contact" else 1
        return (first,) if trait.many else first
    if trait.choices:
        return next(iter(trait.type))
    plain = {int: trait.most or trait.least or 1, bool: True, str: trait.label}
    return {date: date(2026, 11, 24), time: time(9, 30), **plain}[trait.type]


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        kept(made := Path(folder, "bench.db"))
        target = Path(__file__).with_name("kept") / f"schema-{opening.VERSION}.db.gz"
        target.write_bytes(gzip.compress(made.read_bytes(), mtime=0))
    print(target)
