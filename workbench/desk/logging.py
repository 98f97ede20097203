"""Logging: a typed entry, the same once more, in touch, and the timer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.desk.keeping import judged, keep
from workbench.desk.kept import Found, Kept, Ref
from workbench.desk.trouble import CannotKeep
from workbench.desk.verbs import Verbs
from workbench.model.catalogue import make, noun
from workbench.model.noun import Noun, altered, kind
from workbench.store import rows
from workbench.store.file import Step, Store

if TYPE_CHECKING:
    from workbench.practice.entry import Entry

BAR = "bar"
"""The slot of unsent text that belongs to the capture bar."""


class Logging(Verbs):
    """The verbs that log what happened."""

    def log(self, entry: Entry, instead: Ref | None = None) -> Kept:
        """Stores a typed entry with all that goes with it, and empties the bar's unsent text in the same breath.

        `instead` is what the entry takes the place of: a draft, a plan, or the running timer; it goes to the bin.
        """
        with self.store.step("log") as step:
            if instead is not None:
                self._bin(step, self._found(instead))
            made = keep(step, entry, self.today, self.zone)
            self._hand_on(step, instead, made)
            step.run("DELETE FROM unsent WHERE slot = ?", (BAR,))
            self._said(step, entry.raw)
            created = tuple(self._created(entry))
            warnings = (*entry.warnings, *self._without_client(created), *self._left(entry))
            return self._done(step, "logged", made, warnings=warnings, created=created)

    def judged(self, entry: Entry) -> Entry:
        """A typed entry as `log` would keep it: a draft, with its reason, where it breaks a rule."""
        return judged(self.store, entry, self.today)

    def again(self, ref: Ref | None = None) -> Kept:
        """Logs a session, touch or work once more, today: the one given, or the last that was logged."""
        found = self._found(ref) if ref else self._last()
        what = kind(type(found))
        if what not in ("session", "touchpoint", "work"):
            raise CannotKeep(f"only a session, a touch or work can be logged again, not a {what}")
        with self.store.step("log again") as step:
            fresh = altered(_fresh(found), on=self.today, **({"planned": False} if what == "session" else {}))
            made = rows.add(step, fresh)
            for seen in self._seen(found) if what == "session" else ():
                rows.add(step, altered(_fresh(seen), session=made.id, on=self.today))
            return self._done(step, "logged again", made)

    def in_touch(self, contacts: Sequence[int]) -> Kept:
        """In touch today with each of these people, at no more than that."""
        if not contacts:
            raise CannotKeep("nobody is marked: put the cursor on a contact first")
        with self.store.step("in touch") as step:
            touched = {"on": self.today, "zone": self.zone}
            made = [rows.add(step, make("touchpoint", contacts=(each,), **touched)) for each in contacts]
            kept = self._done(step, "in touch:", made[-1])
            return kept if len(made) == 1 else replace(kept, sentence=f"in touch: {len(made)} people")

    def start_timer(self, line: str, project: int | None = None) -> Kept:
        """Starts the one clock."""
        if self.store.value("SELECT id FROM timer WHERE deleted_at IS NULL"):
            raise CannotKeep("a timer is running: stop it first with t")
        now = self.now()
        with self.store.step("start timer") as step:
            clock = now.time().replace(second=0, microsecond=0, tzinfo=None)
            made = rows.add(step, make("timer", on=now.date(), at=clock, project=project, line=line))
            return self._done(step, "timer started", made)

    def say(self, line: str) -> None:
        """Adds a line to the bar's history."""
        with self.store.quiet() as work:
            self._said(work, line)

    def _said(self, step: Step | Store, line: str) -> None:
        if line.strip():
            step.run('INSERT INTO said (text, "on") VALUES (?, ?)', (line, self.today.isoformat()))

    def _created(self, entry: Entry) -> Iterator[Found]:
        for name in entry.new:
            title = noun(name.kind).TITLE
            made = self.store.value(f'SELECT max(id) FROM {name.kind} WHERE "{title}" = ?', (name.text,))
            if made is not None:
                yield Found(Ref(name.kind, made), name.text, "new")

    def _left(self, entry: Entry) -> Iterator[str]:
        """Who had left by the day of the entry: what they can do stays told, but covers nothing."""
        for person in entry.people:
            left = person.id and self.store.value(
                "SELECT left_on FROM contact WHERE id = ? AND left_on <= ?", (person.id, entry.on.isoformat())
            )
            if left:
                yield f"{person.text} left on {left}: what is told counts for no coverage"

    def _without_client(self, created: Sequence[Found]) -> Iterator[str]:
        for found in created:
            if found.ref.kind == "project" and not self.store.value(
                "SELECT client FROM project WHERE id = ?", (found.ref.id,)
            ):
                yield f"{found.name} has no client yet: give it one with e, so that its people count"

    def _last(self) -> Any:
        ref = self.store.rows(
            "SELECT kind, ref FROM step WHERE kind IN ('session', 'touchpoint', 'work') AND name LIKE 'log%'"
            " AND NOT undone ORDER BY id DESC LIMIT 1"
        )
        if not ref:
            raise CannotKeep("nothing has been logged yet: press a and type a line")
        return self._found(Ref(*ref[0]))

    def _hand_on(self, step: Step, old: Ref | None, made: Noun) -> None:
        """The promises that came from a draft or a plan come from what took its place."""
        if old is not None and old.kind == "session" and kind(type(made)) == "session":
            for promise in rows.find(self.store, noun("commitment"), "session = ?", (old.id,)):
                rows.change(step, altered(promise, session=made.id))


def _fresh(found: Noun) -> Noun:
    return altered(found, id=0, uid="", created_at="", changed_at="", deleted_at=None)
