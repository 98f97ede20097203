"""The verbs of the desk: each is one transaction and one step of undo, and says what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from workbench.desk.keeping import keep, lacking
from workbench.desk.kept import Found, Kept, Ref
from workbench.desk.naming import namesakes, resolve
from workbench.desk.trouble import CannotKeep, ChangedMeanwhile
from workbench.desk.words import headline
from workbench.model.catalogue import KINDS, make, noun
from workbench.model.noun import Noun, altered, kind
from workbench.store import rows
from workbench.store.file import Step, Store

if TYPE_CHECKING:
    from workbench.exchange.archive import Report
    from workbench.model.promises import Commitment
    from workbench.practice.entry import Entry

BAR = "bar"
"""The slot of unsent text that belongs to the capture bar."""


class Desk:
    """The one writer of a file. `now` gives the local, aware instant; `zone` its IANA name."""

    def __init__(self, store: Store, now: Callable[[], datetime], zone: str = "") -> None:
        self.store = store
        self.now = now
        self.zone = zone

    @property
    def today(self) -> date:
        """The local day."""
        return self.now().date()

    # Logging

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
            warnings = (*entry.warnings, *self._without_client(created))
            return self._done(step, "logged", made, warnings=warnings, created=created)

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

    # Any noun

    def add(self, what: str, typed: Mapping[str, str]) -> Kept:
        """A new noun from typed fields. Raises `CannotKeep` with the field at fault."""
        from workbench.desk import typed as forms

        read = forms.values(self._noun(what), typed, self.today, self._resolve, whole=True)
        with self.store.step(f"add {_plain(what)}") as step:
            made = forms.build(noun(what), read)
            self._allowed(made)
            warnings = tuple(namesakes(self.store, made))
            return self._done(step, "added", rows.add(step, made), warnings=warnings)

    def edit(self, what: str, ref: int, typed: Mapping[str, str], seen_changed_at: str = "") -> Kept:
        """Changes the typed fields. With `seen_changed_at`, refuses where the row has changed since."""
        from workbench.desk import typed as forms

        with self.store.step(f"edit {_plain(what)}") as step:
            before = self._found(Ref(what, ref))
            if seen_changed_at and before.changed_at != seen_changed_at:
                raise ChangedMeanwhile(f"this {_plain(what)} was changed elsewhere meanwhile")
            read = forms.values(type(before), typed, self.today, self._resolve, whole=False)
            after = altered(before, **read)
            if getattr(after, "draft", ""):
                after = altered(after, draft=lacking(after))
            forms.checked(after)
            self._allowed(after)
            changed = rows.change(step, after)
            self._follow(step, changed)
            if what == "session" and before.draft and not changed.draft:
                self._complete(step, changed)
            return self._done(step, "changed", changed)

    def put_in_bin(self, *refs: Ref) -> Kept:
        """To the bin, with what belongs to it; `bring_back` or undo returns it."""
        with self.store.step("bin") as step:
            binned = [self._bin(step, self._found(ref)) for ref in refs]
            return self._done(step, "in the bin:", binned[-1])

    def bring_back(self, ref: Ref) -> Kept:
        """Out of the bin, with what went there along with it."""
        with self.store.step("bring back") as step:
            binned = self._found(ref)
            if binned.deleted_at is None:
                raise CannotKeep("this is not in the bin")
            return self._done(step, "brought back", rows.restore(step, binned))

    # Promises

    def keep_promise(self, ref: int) -> Kept:
        """A promise is kept today."""
        return self._close(ref, "kept", done_on=self.today)

    def release_promise(self, ref: int) -> Kept:
        """The other side no longer holds one to it; it counts neither way."""
        return self._close(ref, "released", released_on=self.today)

    def drop_promise(self, ref: int) -> Kept:
        """Given up without being released."""
        return self._close(ref, "dropped", dropped_on=self.today)

    def move_promise(self, ref: int, new_due: date) -> Kept:
        """A new date; told in time when the old one is not past yet."""
        from workbench.practice.promises import due_now

        promise = self._open_promise(ref)
        moves = rows.find(self.store, noun("move"), "commitment = ?", (ref,))
        due = due_now(promise, moves, self.today)
        with self.store.step("move promise") as step:
            in_time = due is None or self.today <= due
            move = make("move", commitment=ref, agreed_on=self.today, new_due=new_due, told_before=in_time)
            rows.add(step, move)
            return self._done(step, f"moved to {new_due:%a} {new_due.day} {new_due:%b}:", promise)

    def named(self, what: str, name: str) -> int:
        """The id of the noun that `name` (or a uid) means. Raises `Unknown`."""
        return resolve(self.store, what, name)

    def day(self, typed: str) -> date:
        """The day that is typed for something to come. Raises `CannotKeep`."""
        from workbench.practice.dates import CannotRead, day_of

        try:
            return day_of(typed, self.today, forward=True)
        except CannotRead as why:
            raise CannotKeep(str(why)) from why

    # Whole archives

    def take_in(self, nouns: Mapping[str, Sequence[dict[str, Any]]], *, dry_run: bool = False) -> Report:
        """Takes the nouns of an archive in, in one step; with `dry_run` only tells what that would do."""
        from workbench.exchange.archive import Import

        report = None
        try:
            with self.store.step("import") as step:
                report = Import(step).take(nouns)
                step.name = f"import: {report.new} new, {report.updated} updated"
                if dry_run:
                    raise _OnlyTried
        except _OnlyTried:
            pass
        assert report is not None, "an import that did not raise has a report"
        return report

    # Undo

    def undo(self) -> Kept:
        """Takes back the last step, whoever did it."""
        from workbench.store import journal

        done = journal.undo(self.store)
        return Kept(f"undone: {done.name}", _ref(done.kind, done.ref))

    def redo(self) -> Kept:
        """Does the step again that was undone last."""
        from workbench.store import journal

        done = journal.redo(self.store)
        return Kept(f"done again: {done.name}", _ref(done.kind, done.ref))

    # The timer

    def start_timer(self, line: str, project: int | None = None) -> Kept:
        """Starts the one clock."""
        if self.store.value("SELECT id FROM timer WHERE deleted_at IS NULL"):
            raise CannotKeep("a timer is running: stop it first with t")
        now = self.now()
        with self.store.step("start timer") as step:
            clock = now.time().replace(second=0, microsecond=0, tzinfo=None)
            made = rows.add(step, make("timer", on=now.date(), at=clock, project=project, line=line))
            return self._done(step, "timer started", made)

    def stop_timer(self) -> Kept:
        """Stops the clock without logging."""
        running = self.store.value("SELECT id FROM timer WHERE deleted_at IS NULL")
        if not running:
            raise CannotKeep("no timer is running: t starts one")
        with self.store.step("stop timer") as step:
            return self._done(step, "timer stopped", self._bin(step, self._found(Ref("timer", running))))

    # What is typed but not sent, and what screens remember: not journaled

    def keep_unsent(self, slot: str, text: str) -> None:
        """Keeps half-typed text; an empty text forgets it."""
        with self.store.quiet() as work:
            if text:
                work.run(
                    "INSERT INTO unsent (slot, text, changed_at) VALUES (?, ?, ?)"
                    " ON CONFLICT (slot) DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at",
                    (slot, text, self.now().isoformat()),
                )
            else:
                work.run("DELETE FROM unsent WHERE slot = ?", (slot,))

    def remember(self, key: str, value: str) -> None:
        """Keeps where a screen stood: cursor, filter."""
        with self.store.quiet() as work:
            work.run(
                "INSERT INTO ui (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, value),
            )

    def say(self, line: str) -> None:
        """Adds a line to the bar's history."""
        with self.store.quiet() as work:
            self._said(work, line)

    # Inside

    def _said(self, step: Step | Store, line: str) -> None:
        if line.strip():
            step.run('INSERT INTO said (text, "on") VALUES (?, ?)', (line, self.today.isoformat()))

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
        words = headline(self.store, made)
        draft = getattr(made, "draft", "")
        if draft and did == "logged":
            did = "kept as a draft:"
        step.about(what, made.id)
        step.name = f"{step.name} {words}" if words not in step.name else step.name
        sentence = f"{did} {words}" if words not in did else did
        told = f"{sentence} ({draft})" if draft else sentence
        return Kept(told, Ref(what, made.id), created, warnings, made.uid)

    def _created(self, entry: Entry) -> Iterator[Found]:
        for name in entry.new:
            title = noun(name.kind).TITLE
            made = self.store.value(f'SELECT max(id) FROM {name.kind} WHERE "{title}" = ?', (name.text,))
            if made is not None:
                yield Found(Ref(name.kind, made), name.text, "new")

    def _without_client(self, created: Sequence[Found]) -> Iterator[str]:
        for found in created:
            if found.ref.kind == "project" and not self.store.value(
                "SELECT client FROM project WHERE id = ?", (found.ref.id,)
            ):
                yield f"{found.name} has no client yet: give it one with e, so that its people count"

    def _noun(self, what: str) -> type[Noun]:
        if what not in KINDS:
            raise CannotKeep(f"there is nothing called {what!r} here; there are {', '.join(KINDS)}")
        return noun(what)

    def _resolve(self, what: str, text: str) -> int:
        return resolve(self.store, what, text)

    def _found(self, ref: Ref) -> Any:
        found = rows.get(self.store, self._noun(ref.kind), ref.id)
        if found is None:
            raise CannotKeep(f"this {_plain(ref.kind)} is no longer there")
        return found

    def _last(self) -> Any:
        ref = self.store.rows(
            "SELECT kind, ref FROM step WHERE kind IN ('session', 'touchpoint', 'work') AND name LIKE 'log%'"
            " AND NOT undone ORDER BY id DESC LIMIT 1"
        )
        if not ref:
            raise CannotKeep("nothing has been logged yet: press a and type a line")
        return self._found(Ref(*ref[0]))

    def _seen(self, session: Noun) -> list[Any]:
        return list(rows.find(self.store, noun("observation"), "session = ?", (session.id,)))

    def _bin(self, step: Step, found: Noun) -> Noun:
        if found.deleted_at is not None:
            raise CannotKeep("this is in the bin already")
        return rows.bin(step, found)

    def _open_promise(self, ref: int) -> Commitment:
        promise: Commitment = self._found(Ref("commitment", ref))
        for day, word in (
            (promise.done_on, "kept"),
            (promise.released_on, "released"),
            (promise.dropped_on, "dropped"),
        ):
            if day is not None:
                raise CannotKeep(f"this promise was {word} on {day}: undo that first")
        return promise

    def _close(self, ref: int, did: str, **ended: date) -> Kept:
        promise = self._open_promise(ref)
        with self.store.step(f"{did} promise") as step:
            return self._done(step, f"{did}:", rows.change(step, altered(promise, **ended)))

    def _hand_on(self, step: Step, old: Ref | None, made: Noun) -> None:
        """The promises that came from a draft or a plan come from what took its place."""
        if old is not None and old.kind == "session" and kind(type(made)) == "session":
            for promise in rows.find(self.store, noun("commitment"), "session = ?", (old.id,)):
                rows.change(step, altered(promise, session=made.id))

    def _complete(self, step: Step, session: Any) -> None:
        """A draft that lacks nothing any more: what its line told of a level counts from now on."""
        from workbench.desk.naming import names
        from workbench.practice.capture import read

        entry = read(session.raw, names(self.store), self.now().replace(tzinfo=None))
        if entry.mode is None or session.planned or self._seen(session):
            return
        told = {"mode": entry.mode, "result": entry.result, "source": entry.source, "on": session.on}
        for contact in session.learners:
            for skill in session.skills:
                rows.add(step, make("observation", session=session.id, contact=contact, skill=skill, **told))

    def _follow(self, step: Step, changed: Any) -> None:
        """Evidence follows its session: its day, and whether its learner and skill are still in it."""
        if kind(type(changed)) != "session":
            return
        for seen in self._seen(changed):
            kept = seen.contact in changed.learners and seen.skill in changed.skills
            if not kept:
                rows.bin(step, seen)
            elif seen.on != changed.on:
                rows.change(step, altered(seen, on=changed.on))

    def _allowed(self, made: Noun) -> None:
        """Raises `CannotKeep` where a rule across nouns is broken."""
        from workbench.desk.rules import broken

        if sentence := broken(self.store, made, self.today):
            raise CannotKeep(sentence)


class _OnlyTried(Exception):
    """What was done is taken back: it was only tried."""


def _fresh(found: Noun) -> Noun:
    return altered(found, id=0, uid="", created_at="", changed_at="", deleted_at=None)


def _plain(what: str) -> str:
    return what.replace("_", " ")


def _ref(what: str, ref: int) -> Ref | None:
    return Ref(what, ref) if what else None
