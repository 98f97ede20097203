"""What every verb of the desk stands on: the file, the clock, finding a noun and telling what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from workbench.desk.kept import Found, Kept, Ref
from workbench.desk.trouble import CannotKeep
from workbench.desk.words import headline, said_none
from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Noun, kind
from workbench.store import rows
from workbench.store.file import Step, Store

if TYPE_CHECKING:
    from workbench.practice.constants import Constants


class Verbs:
    """The one writer of a file. `now` gives the local, aware instant; `zone` its IANA name; `constants` the rules'."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], zone: str = "", constants: Constants | None = None
    ) -> None:
        self.store = store
        self.now = now
        self.zone = zone
        self.constants = constants

    @property
    def today(self) -> date:
        """The local day."""
        return self.now().date()

    def remember(self, key: str, value: str) -> None:
        """Keeps where a screen stood: cursor, filter."""
        with self.store.quiet() as work:
            work.run(
                "INSERT INTO ui (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, value),
            )

    def _done(
        self,
        step: Step,
        did: str,
        made: Noun,
        *,
        warnings: tuple[str, ...] = (),
        created: tuple[Found, ...] = (),
    ) -> Kept:
        what = kind(type(made))
        none = said_none(self.store, made)
        words = none or headline(self.store, made)
        draft = getattr(made, "draft", "")
        if draft and did == "logged":
            did = "kept as a draft:"
        if none and did in ("added", "changed"):
            did, step.name = "said:", "say that there is"
        step.about(what, made.id)
        step.name = f"{step.name} {words}" if words not in step.name else step.name
        sentence = f"{did} {words}" if words not in did else did
        told = f"{sentence} ({draft})" if draft else sentence
        return Kept(told, Ref(what, made.id), created, warnings, made.uid)

    def _noun(self, what: str) -> type[Noun]:
        if what not in KINDS:
            raise CannotKeep(f"there is nothing called {what!r} here; there are {', '.join(KINDS)}")
        return noun(what)

    def _found(self, ref: Ref) -> Any:
        found = rows.get(self.store, self._noun(ref.kind), ref.id)
        if found is None:
            raise CannotKeep(f"this {plain(ref.kind)} is no longer there")
        return found

    def _seen(self, session: Noun) -> list[Any]:
        return list(rows.find(self.store, noun("observation"), "session = ?", (session.id,)))

    def _bin(self, step: Step, found: Noun) -> Noun:
        if found.deleted_at is not None:
            raise CannotKeep("this is in the bin already")
        return rows.bin(step, found)


def plain(what: str) -> str:
    """A kind as a word for people."""
    return what.replace("_", " ")
