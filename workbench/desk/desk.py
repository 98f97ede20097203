"""The desk: every verb there is, each one transaction and one step of undo, and telling what it did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from workbench.desk.closing import Closing
from workbench.desk.hearing import Hearing
from workbench.desk.keeping import lacking
from workbench.desk.kept import Kept, Ref
from workbench.desk.logging import Logging
from workbench.desk.naming import namesakes, resolve
from workbench.desk.promising import Promising
from workbench.desk.reviewing import Reviewing
from workbench.desk.trouble import CannotKeep, ChangedMeanwhile
from workbench.desk.verbs import plain
from workbench.model.catalogue import make, noun
from workbench.model.noun import Noun, altered, kind, one
from workbench.store import rows
from workbench.store.file import Step

if TYPE_CHECKING:
    from workbench.desk.rules import Breach
    from workbench.exchange.archive import Report


class Desk(Logging, Promising, Reviewing, Hearing, Closing):
    """All verbs: to log, promise, review, close; of any noun add, edit, bin, bring back; undo, redo; the unsent."""

    def add(self, what: str, typed: Mapping[str, str]) -> Kept:
        """A new noun from typed fields. Raises `CannotKeep` with the field at fault."""
        from workbench.desk import typed as forms

        read = forms.values(self._noun(what), typed, self.today, self._resolve, whole=True)
        with self.store.step(f"add {plain(what)}") as step:
            made = forms.build(noun(what), read)
            self._allowed(made)
            warnings = tuple(namesakes(self.store, made))
            return self._done(step, _of_kind("added", made), rows.add(step, made), warnings=warnings)

    def edit(self, what: str, ref: int, typed: Mapping[str, str], seen_changed_at: str = "") -> Kept:
        """Changes the typed fields. With `seen_changed_at`, refuses where the row has changed since."""
        from workbench.desk import typed as forms

        with self.store.step(f"edit {plain(what)}") as step:
            before = self._found(Ref(what, ref))
            if seen_changed_at and before.changed_at != seen_changed_at:
                raise ChangedMeanwhile(f"this {plain(what)} was changed elsewhere meanwhile")
            read = forms.values(type(before), typed, self.today, self._resolve, whole=False)
            after = altered(before, **read)
            forms.checked(after)
            if getattr(after, "draft", ""):
                return self._done(step, "changed", self._complete(step, after))
            self._allowed(after)
            changed = rows.change(step, after)
            self._follow(step, changed)
            return self._done(step, "changed", changed)

    def put_in_bin(self, *refs: Ref) -> Kept:
        """To the bin, with what belongs to it; says where it is used. `bring_back` or undo returns it."""
        from workbench.desk.uses import uses

        with self.store.step("bin") as step:
            used = [words for ref in refs if (words := uses(self.store, ref))]
            binned = [self._bin(step, self._found(ref)) for ref in refs]
            kept = self._done(step, _of_kind("in the bin:", binned[-1]), binned[-1])
            return replace(kept, sentence=f"{kept.sentence} ({'; '.join(used)}; u brings it back)") if used else kept

    def bring_back(self, ref: Ref) -> Kept:
        """Out of the bin, with what went there along with it."""
        with self.store.step("bring back") as step:
            binned = self._found(ref)
            if binned.deleted_at is None:
                raise CannotKeep("this is not in the bin")
            for each in (binned, *self._binned_with(binned)):
                if sentence := self._evidence_breach(altered(each, deleted_at=None)):
                    raise CannotKeep(f"this can't come back: {sentence}")
            return self._done(step, "brought back", rows.restore(step, binned))

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

    def take_in(self, nouns: Mapping[str, Sequence[dict[str, Any]]], *, dry_run: bool = False) -> Report:
        """Takes the nouns of an archive in, in one step; with `dry_run` only tells what that would do."""
        from workbench.exchange.archive import Import

        report = None
        try:
            with self.store.step("import") as step:
                report = Import(step, self._evidence_breach).take(nouns)
                step.name = f"import: {report.new} new, {report.updated} updated"
                if dry_run:
                    raise _OnlyTried
        except _OnlyTried:
            pass
        assert report is not None, "an import that did not raise has a report"
        return report

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

    def settle(self, *, whole: bool = False) -> bool:
        """Works out again, some or the `whole`, what is kept of levels and stages and was stirred; whether there is
        more."""
        from workbench.desk import judging, standings
        from workbench.practice.constants import DEFAULTS

        if self.store.read_only:
            return False
        constants = self.constants or DEFAULTS
        more = True
        while more:
            more = standings.settle(self.store, constants) or judging.keep(self.store, self.today, constants)
            if not whole:
                break
        return more

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

    def _resolve(self, what: str, text: str) -> int:
        return resolve(self.store, what, text)

    def _complete(self, step: Step, draft: Any) -> Noun:
        """A draft as it was changed. Once it lacks nothing it counts, with what its line told of a level."""
        ripe: Noun = altered(draft, draft=lacking(draft))
        seen = [] if lacking(draft) else self._told(ripe)
        breaches = [] if lacking(draft) else [self._breach(each) for each in (ripe, *seen)]
        if breach := next(filter(None, breaches), None):
            return rows.change(step, altered(ripe, draft=breach.sentence))
        kept = rows.change(step, ripe)
        for each in seen:
            rows.add(step, altered(each, session=kept.id))
        return kept

    def _told(self, made: Any) -> list[Any]:
        """What the line of a session told of a level, as observations to be stored; nothing where some are."""
        from workbench.desk.naming import names
        from workbench.practice.capture import read

        if kind(type(made)) != "session" or made.planned or self._seen(made):
            return []
        entry = read(made.raw, names(self.store), self.now().replace(tzinfo=None))
        if entry.mode is None:
            return []
        told = {"mode": entry.mode, "result": entry.result, "source": entry.source, "on": made.on}
        return [
            make("observation", contact=contact, skill=skill, **told)
            for contact in made.learners
            for skill in made.skills
        ]

    def _follow(self, step: Step, changed: Any) -> None:
        """Evidence follows its session: its day, and whether its learner and skill are still in it."""
        if kind(type(changed)) != "session":
            return
        for seen in self._seen(changed):
            if seen.contact not in changed.learners or seen.skill not in changed.skills:
                rows.bin(step, seen)
            elif seen.on != changed.on:
                moved = altered(seen, on=changed.on)
                self._allowed(moved)
                rows.change(step, moved)

    def _binned_with(self, binned: Noun) -> list[Noun]:
        """The evidence that went to the bin with a session."""
        if kind(type(binned)) != "session":
            return []
        where = "session = ? AND deleted_at = ?"
        return list(rows.find(self.store, noun("observation"), where, (binned.id, binned.deleted_at), binned=True))

    def _breach(self, made: Noun) -> Breach | None:
        from workbench.desk.rules import broken

        return broken(self.store, made, self.today)

    def _evidence_breach(self, made: Noun) -> str:
        """The sentence of the rule that evidence from the bin or from elsewhere breaks; empty where none."""
        from workbench.desk.rules import broken_evidence

        breach = broken_evidence(self.store, made, self.today)
        return breach.sentence if breach else ""

    def _allowed(self, made: Noun) -> None:
        """Raises `CannotKeep` where a rule across nouns is broken."""
        if breach := self._breach(made):
            raise CannotKeep(breach.sentence, breach.field)


class _OnlyTried(Exception):
    """What was done is taken back: it was only tried."""


def _ref(what: str, ref: int) -> Ref | None:
    return Ref(what, ref) if what else None


def _of_kind(did: str, made: Noun) -> str:
    """What was done to `made`: with its kind, where it has no words of its own ("added follow-up: Apollo")."""
    own = getattr(made, made.TITLE)
    if isinstance(own, str) and own:
        return did
    return f"{did} {one(type(made))}" if did.endswith(":") else f"{did} {one(type(made))}:"
