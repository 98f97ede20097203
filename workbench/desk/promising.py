"""The verbs of promises: kept, moved, released, dropped; each ends once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbench.desk.kept import Kept, Ref
from workbench.desk.trouble import CannotKeep
from workbench.desk.verbs import Verbs
from workbench.model.catalogue import make, noun
from workbench.model.noun import altered
from workbench.store import rows

if TYPE_CHECKING:
    from workbench.model.promises import Commitment
    from workbench.store.file import Step


class Promising(Verbs):
    """What becomes of promises, mine and theirs."""

    def keep_promise(self, ref: int) -> Kept:
        """A promise is kept today."""
        return self._close(ref, "kept", done_on=self.today)

    def release_promise(self, ref: int) -> Kept:
        """The other side no longer holds one to it; it counts neither way."""
        return self._close(ref, "released", released_on=self.today)

    def drop_promise(self, ref: int) -> Kept:
        """Given up without being released."""
        return self._close(ref, "dropped", dropped_on=self.today)

    def move_promise(self, ref: int, new_due: date, *, told: bool = True) -> Kept:
        """A new date; told in time when the old one is not past yet.

        Whom it was promised to and who was not `told` is told today: that is a promise of its own.
        """
        from workbench.practice.promises import due_now

        promise = self._open_promise(ref)
        moves = rows.find(self.store, noun("move"), "commitment = ?", (ref,))
        due = due_now(promise, moves, self.today)
        with self.store.step("move promise") as step:
            in_time = due is None or self.today <= due
            move = make("move", commitment=ref, agreed_on=self.today, new_due=new_due, told_before=in_time)
            rows.add(step, move)
            moved = f"moved to {new_due:%a} {new_due.day} {new_due:%b}"
            if told or promise.by is not None:
                return self._done(step, f"{moved}:", promise)
            self._to_be_told(step, promise, moved)
            return self._done(step, f"{moved}, to be told today:", promise)

    def _to_be_told(self, step: Step, promise: Commitment, moved: str) -> None:
        word = {"text": f"say that it {moved}: {promise.text}", "to": promise.to, "project": promise.project}
        rows.add(step, make("commitment", **word, made_on=self.today, due=self.today))

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
