"""The verbs of the weekly review: begun, kept step by step, intentions, finished with its figures, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.desk.kept import Kept, Ref
from workbench.desk.trouble import CannotKeep
from workbench.desk.verbs import Verbs
from workbench.desk.words import day
from workbench.model.catalogue import make, noun
from workbench.model.noun import altered
from workbench.store import rows
from workbench.store.file import Step

if TYPE_CHECKING:
    from datetime import date

    from workbench.model.review import Review
    from workbench.practice.week import Week


class Reviewing(Verbs):
    """What is looked back on and intended, week by week. Each verb begins the review of its week where it must."""

    def begin_review(self, week: str) -> Kept:
        """Begins the review of a week, or goes on with it. Raises `CannotKeep` where the week has not begun."""
        with self.store.step("review") as step:
            return self._reviewed(step, self._review(step, week), "begun")

    def bookmark_review(self, week: str, part: str) -> Kept:
        """Keeps at which step one is in a review. That is no step of undo, but for the beginning."""
        from workbench.desk.review import bookmark
        from workbench.practice.review import Step as Part

        about, reached = self._week(week), _one_of(Part, part)
        review = self._open(about)
        begun = Kept("", Ref("review", review.id), uid=review.uid) if review else self.begin_review(week)
        self.remember(bookmark.key(about), str(reached))
        return Kept(f"review of {about}: {reached.called}", begun.ref, uid=begun.uid)

    def keep_review(
        self, week: str, *, business: str | None = None, answer: str | None = None, away: bool | None = None
    ) -> Kept:
        """Keeps what was answered in a review; what is None stays as it is."""
        from workbench.model.review import Business

        given: dict[str, object] = {}
        if business is not None:
            given["business"] = _one_of(Business, business)
        if answer is not None:
            given["answer"] = answer
        if away is not None:
            given["away"] = away
        with self.store.step("review") as done:
            review = self._open_review(done, week)
            changed = rows.change(done, altered(review, **given))
            return self._reviewed(done, changed, _did(given))

    def answer_question(self, week: str, words: str) -> Kept:
        """The answer to the question of the week."""
        return self.keep_review(week, answer=words)

    def add_intention(self, week: str, text: str) -> Kept:
        """Something that one means to do in the week after. Raises `CannotKeep` beyond three."""
        from workbench.practice.review import INTENTIONS

        words = text.strip()
        if not words:
            raise CannotKeep("what do you intend to do?")
        with self.store.step("intention") as step:
            review = self._open_review(step, week)
            taken = rows.find(self.store, noun("intention"), "review = ?", (review.id,))
            if len(taken) >= INTENTIONS:
                raise CannotKeep(f"{INTENTIONS} intentions are enough for a week: d puts one into the bin")
            return self._done(step, "I will:", rows.add(step, make("intention", review=review.id, text=words)))

    def tick_intention(self, ref: int) -> Kept:
        """An intention was carried out, as far as one knows today; a second time takes the tick off."""
        intention: Any = self._found(Ref("intention", ref))
        ticked = None if intention.done_on else self.today
        with self.store.step("tick" if ticked else "untick") as step:
            return self._done(
                step, "done:" if ticked else "not done:", rows.change(step, altered(intention, done_on=ticked))
            )

    def finish_review(self, week: str) -> Kept:
        """Ends the review of a week and freezes its figures as they are known now."""
        from workbench.desk.week import figures, frozen
        from workbench.practice.constants import DEFAULTS

        with self.store.step("review") as step:
            review = self._open_review(step, week)
            known = figures(self.store, self._week(week), self.today, self.constants or DEFAULTS)
            ended = rows.change(step, altered(review, finished_on=self.today, figures=frozen(known)))
            return self._reviewed(step, ended, "finished")

    def reopen_review(self, week: str) -> Kept:
        """Takes a finished review up again; its figures are no longer frozen."""
        with self.store.step("review") as step:
            review = self._review(step, week)
            if review.finished_on is None:
                raise CannotKeep(f"the review of {review.week} is open")
            again = rows.change(step, altered(review, finished_on=None, figures=""))
            return self._reviewed(step, again, "opened again")

    def take_off(self, on: date) -> Kept:
        """A workday on which there was, or will be, nothing to log. Raises `CannotKeep` where it is off already."""
        if rows.find(self.store, noun("day_off"), "day = ?", (on.isoformat(),)):
            raise CannotKeep(f"{day(on)} is a day off already")
        with self.store.step("take off") as step:
            return self._done(step, "day off:", rows.add(step, make("day_off", day=on)))

    def _open_review(self, step: Step, week: str) -> Review:
        """The review of a week, to be changed: begun where it must. Raises `CannotKeep` where it is finished."""
        return self._open(self._week(week)) or self._review(step, week)

    def _open(self, week: Week) -> Review | None:
        """The review of a week, where it was begun. Raises `CannotKeep` where it is finished."""
        found: list[Review] = rows.find(self.store, noun("review"), "week = ?", (str(week),))
        if found and found[0].finished_on is not None:
            raise CannotKeep(f"the review of {week} is finished: x opens it again")
        return found[0] if found else None

    def _review(self, step: Step, week: str) -> Review:
        """The review of a week, begun today with the question of the week where there is none yet."""
        from workbench.practice.review import question_of

        about = self._week(week)
        found: list[Review] = rows.find(self.store, noun("review"), "week = ?", (str(about),))
        if found:
            return found[0]
        bank = [each.text for each in rows.find(self.store, noun("question"), order="place, id")]
        begun: Review = make("review", week=str(about), begun_on=self.today, question=question_of(about, bank))
        return rows.add(step, begun)

    def _week(self, text: str) -> Week:
        from workbench.practice.week import BadWeek, Week, begun

        try:
            return begun(Week.parse(text), self.today)
        except BadWeek as why:
            raise CannotKeep(str(why)) from why

    def _reviewed(self, step: Step, review: Review, did: str) -> Kept:
        step.name = f"review {review.week}: {did}"
        step.about("review", review.id)
        return Kept(f"review of {review.week}: {did}", Ref("review", review.id), uid=review.uid)


def _one_of(words: Any, text: str) -> Any:
    try:
        return words(text)
    except ValueError:
        raise CannotKeep(f"{text!r} is none of {', '.join(words)}") from None


def _did(given: dict[str, object]) -> str:
    """What was kept, for the history."""
    if "away" in given:
        return "away" if given["away"] else "not away"
    if "business" in given:
        return f"the business was {given['business']}"
    if "answer" in given:
        return "answered"
    return "kept"
