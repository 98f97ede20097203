"""What the tests of the store write, how they read a file whole, and how they work in a process that may be killed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from workbench.model.noun import Noun
from workbench.model.people import Client, Contact
from workbench.model.projects import Project
from workbench.model.skills import Skill
from workbench.model.transfer import Mode, Observation, Session
from workbench.store import rows, triggers
from workbench.store.file import Step, Store

TUESDAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Bench:
    """The people and things that sessions are about."""

    client: Client
    ana: Contact
    bo: Contact
    mapping: Skill
    apollo: Project


def furnished(store: Store) -> Bench:
    """Writes, in one step, what a first day needs."""
    with store.step("furnish", kind="client") as step:
        client = rows.add(step, Client(name="Kronos Bank"))
        return Bench(
            client,
            rows.add(step, Contact(name="Ana Pop", client=client.id)),
            rows.add(step, Contact(name="Bo", client=client.id)),
            rows.add(step, Skill(name="stakeholder mapping")),
            rows.add(step, Project(name="Apollo", client=client.id)),
        )


def log(store: Store, note: str = "went well", *, on: date = TUESDAY, minutes: int | None = 45) -> Session:
    """One session with one learner, one skill and what was seen, as the desk would store it."""
    with store.step(f"logged {note}") as step:
        return logged(step, note, on=on, minutes=minutes)


def logged(step: Step, note: str, *, on: date = TUESDAY, minutes: int | None = 45) -> Session:
    """The same within a step. The bench is the furnished one: everything has the first id."""
    session = rows.add(
        step, Session(on=on, at=time(14), minutes=minutes, learners=(1,), skills=(1,), project=1, note=note)
    )
    rows.add(step, Observation(session=session.id, contact=1, skill=1, on=on, mode=Mode.TOGETHER))
    step.about("session", session.id)
    return session


def change(store: Store, noun: Noun, **fields: object) -> None:
    """A step that changes some fields of a noun."""
    with store.step("change") as step:
        rows.change(step, replace(noun, **fields))


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All that the file holds but names made by chance and the journal: equal dumps are equal files."""
    found = {}
    for table in sorted(store.lent_to(triggers.journaled)):
        names = [
            name for name in store.lent_to(lambda file, table=table: triggers.columns(file, table)) if name != "uid"
        ]
        columns = ", ".join(f'"{name}"' for name in names)
        found[table] = store.rows(f'SELECT {columns} FROM "{table}" ORDER BY id')
    for table in ("tally", "touch_tally"):
        found[table] = store.rows(f"SELECT * FROM {table} ORDER BY 1")
    found["document"] = store.rows("SELECT kind, ref, body FROM document ORDER BY kind, ref")
    found["unsent"] = store.rows("SELECT slot, text FROM unsent ORDER BY slot")
    return found


def forked(work: Callable[[Callable[[str], None]], None]) -> tuple[int, list[str]]:
    """Does `work` in a process of its own: how that ended (0, or minus the signal), and what it said until then.

    The file must not be open here: SQLite's connections are not to be carried across a fork.
    """
    return joined(*started(work))


def started(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """Starts such a process; its id, and where to read what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        os.close(reading)
        work(lambda words: os.write(writing, f"{words}\n".encode()) and None)
        status = 0
    except BaseException as error:  # noqa: BLE001 - the outermost door of this process
        os.write(writing, f"failed: {error!r}\n".encode())
    finally:
        os._exit(status)


def joined(child: int, reading: int) -> tuple[int, list[str]]:
    """Waits for such a process."""
    with os.fdopen(reading, encoding="utf-8") as said:
        lines = said.read().splitlines()
    status = os.waitpid(child, 0)[1]
    return os.waitstatus_to_exitcode(status), lines


def copy_of(path: Path, to: Path) -> Path:
    """A copy of a closed file."""
    to.write_bytes(path.read_bytes())
    return to
