"""Step 7, Look back, look ahead: the business, last intentions, the question of the week, new intentions, the end."""

from __future__ import annotations

from workbench.desk.kept import Ref
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import Asks, By, Deed, ReviewRow
from workbench.desk.shown import Tone
from workbench.model.review import Business, Intention, Question, Review
from workbench.practice.review import INTENTIONS, question_of
from workbench.practice.week import Week
from workbench.store import rows
from workbench.store.file import Store


def review_of(store: Store, week: Week) -> Review | None:
    """The review of a week, if it was begun."""
    return next(iter(rows.find(store, Review, "week = ?", (str(week),))), None)


def business(asked: Asked) -> list[ReviewRow]:
    """The three businesses to choose from, before the evidence is seen."""
    now = review_of(asked.store, asked.week)
    if now is not None and now.business is not None:
        return []
    return [
        ReviewRow(
            words, deeds=(Deed(By.DONE, "this one", "keep_review", (str(asked.week),), (("business", str(each)),)),)
        )
        for each, words in _BUSINESSES.items()
    ]


_BUSINESSES = {
    Business.TASKS: "tasks: they got work done for them",
    Business.EXPERIENCE: "an experience: they remember it, and can do something new",
    Business.CHANGE: "a change: they see or run something otherwise, without us",
}


def last_intentions(asked: Asked) -> list[ReviewRow]:
    """What one meant to do, in the last review before this that took anything on."""
    return [
        ReviewRow(
            each.text,
            "done" if each.done_on else "open",
            Tone.OK if each.done_on else Tone.PLAIN,
            Ref("intention", each.id),
            deeds=_carried(each, asked.week),
        )
        for each in intended_before(asked.store, asked.week)
    ]


def _carried(each: Intention, week: Week) -> tuple[Deed, ...]:
    """It is ticked, or taken into the next week once more."""
    if each.done_on:
        return (Deed(By.DONE, "not done", "tick_intention", (each.id,)),)
    again = Deed(By.NEXT, "once more", "add_intention", (str(week), each.text))
    return (Deed(By.DONE, "done", "tick_intention", (each.id,)), again)


def intended_before(store: Store, week: Week) -> list[Intention]:
    """The intentions of the last review before this one that has any."""
    before = store.value(
        "SELECT r.id FROM review r WHERE r.week < ? AND r.deleted_at IS NULL AND EXISTS ("
        " SELECT 1 FROM intention i WHERE i.review = r.id AND i.deleted_at IS NULL) ORDER BY r.week DESC LIMIT 1",
        (str(week),),
    )
    return rows.find(store, Intention, "review = ?", (before or 0,))


def question(asked: Asked) -> list[ReviewRow]:
    """The question of the week, with the answer where there is one."""
    now = review_of(asked.store, asked.week)
    text = question_asked(asked.store, asked.week, now)
    own = asked.store.value("SELECT id FROM question WHERE text = ? AND deleted_at IS NULL", (text,))
    ref, answer = Ref("question", own) if own else None, now.answer if now else ""
    deeds = (Deed(By.DONE, "answer", "answer_question", (str(asked.week),), asks=Asks.ANSWER),)
    found = [ReviewRow(text, "asked", Tone.PLAIN if answer else Tone.ACCENT, ref, deeds=deeds)]
    return [*found, ReviewRow(answer, "said", deeds=deeds)] if answer else found


def question_asked(store: Store, week: Week, now: Review | None) -> str:
    """The question that the review was begun with; else the one whose turn it is."""
    if now is not None and now.question:
        return now.question
    return question_of(week, [each.text for each in rows.find(store, Question, order="place, id")])


def next_intentions(asked: Asked) -> list[ReviewRow]:
    """What one takes into the next week, and the place for more as long as there are fewer than three."""
    now = review_of(asked.store, asked.week)
    taken = rows.find(asked.store, Intention, "review = ?", (now.id if now else 0,))
    found = [ReviewRow(each.text, "I will", ref=Ref("intention", each.id)) for each in taken]
    if len(taken) < INTENTIONS:
        words = "something for next week" if not taken else "something more"
        more = Deed(By.DONE, "intend", "add_intention", (str(asked.week),), asks=Asks.INTENTION)
        found.append(ReviewRow(f"… {words}", "I will", Tone.MUTED, deeds=(more,)))
    return found


def finish(asked: Asked) -> list[ReviewRow]:
    """The end of the review."""
    finish_it = Deed(By.DONE, "finish", "finish_review", (str(asked.week),))
    return [ReviewRow("finish: the figures of the week are frozen", "end", Tone.ACCENT, deeds=(finish_it,))]
