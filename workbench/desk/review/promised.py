"""Step 2, Promises: what is due or overdue, mine and theirs."""

from __future__ import annotations

from workbench.desk.kept import Ref
from workbench.desk.naming import called
from workbench.desk.promises import PromiseRow, open_promises, told
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import Asks, By, Deed, ReviewRow, sigil, to_promise
from workbench.desk.shown import Figure, Tone
from workbench.practice.promises import PromiseState
from workbench.store.file import Store

_STATES = (PromiseState.LATE, PromiseState.TODAY)


def mine(asked: Asked) -> list[ReviewRow]:
    """What I promised them."""
    return [_row(asked.store, each) for each in asked.once(_due) if each.promise.by is None]


def theirs(asked: Asked) -> list[ReviewRow]:
    """What they promised me."""
    return [_row(asked.store, each) for each in asked.once(_due) if each.promise.by is not None]


def _due(asked: Asked) -> list[PromiseRow]:
    """Those due by today, the most urgent first."""
    listed = open_promises(asked.store, None, asked.today, until=asked.today)
    return [each for each in listed if each.standing.state in _STATES]


def _row(store: Store, found: PromiseRow) -> ReviewRow:
    promise, now = found.promise, found.standing
    ref = Ref("commitment", promise.id)
    late = now.state is PromiseState.LATE
    project = called(store, "project", promise.project) if promise.project else ""
    other = promise.by or promise.to
    name = called(store, "contact", other) if other else ""
    return ReviewRow(
        " · ".join(word for word in (told(store, promise), project) if word),
        f"late {now.days_late}d" if late else "today",
        Tone.RISK if late else Tone.WATCH,
        ref,
        Figure("promise", promise.id),
        (
            Deed(By.DONE, "kept", "keep_promise", (promise.id,)),
            Deed(By.DAY, "new day", "move_promise", (promise.id,), asks=Asks.DAY),
            Deed(By.RELEASE, "released", "release_promise", (promise.id,)),
            Deed(By.DROP, "dropped", "drop_promise", (promise.id,)),
            to_promise(" ".join(["promise", *_sigils(name, project), ""])),
        ),
        person=Ref("contact", other) if other else None,
        project=Ref("project", promise.project) if promise.project else None,
    )


def _sigils(person: str, project: str) -> list[str]:
    return [sigil(sign, name) for sign, name in (("@", person), ("+", project)) if name]
