"""Reads a review from the file: one step with its rows and what stands beside them, and which step comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workbench.desk.review.ahead import intended_before, review_of
from workbench.desk.review.asked import Asked
from workbench.desk.review.bookmark import step_at
from workbench.desk.review.rows import Asks, By, Deed, ReviewRow
from workbench.desk.review.sources import LOOKING_AHEAD, LOOKING_BACK, SOURCES, Source
from workbench.desk.shown import Ref, Tone
from workbench.desk.shown_review import PartShown, Sheet, SheetRow, StepShown
from workbench.desk.trouble import CannotKeep
from workbench.desk.week import told
from workbench.desk.week_tables import tables
from workbench.desk.words import day
from workbench.model.review import Intention, Review
from workbench.practice import review as practice
from workbench.practice.constants import Constants
from workbench.practice.review import Step, shared_out, state_of
from workbench.practice.week import BadWeek, Week, begun
from workbench.store import rows
from workbench.store.file import Store


def week_meant(store: Store, text: str, today: date, constants: Constants) -> Week:
    """The week called so; the one that a review is about now where nothing is given. Raises `CannotKeep`."""
    if not text:
        return practice.week_to_review(today, rows.find(store, Review), constants)
    try:
        return begun(Week.parse(text), today)
    except BadWeek as why:
        raise CannotKeep(str(why)) from why


def step_shown(
    store: Store, text: str, at: Step | None, today: date, constants: Constants, *, whole: bool = False
) -> StepShown:
    """One step of a review: that where it was left, or the one asked for; with `whole` with all rows."""
    return _shown(Asked(store, week_meant(store, text, today, constants), today, constants), at, whole=whole)


def step_beside(store: Store, text: str, step: Step, way: int, today: date, constants: Constants) -> StepShown:
    """The step after this one (1), or before it (-1): those without anything to show are skipped."""
    asked = Asked(store, week_meant(store, text, today, constants), today, constants)

    def has_rows(each: Step) -> bool:
        return any(asked.once(source.find) for source in SOURCES if source.step is each)

    return _shown(asked, practice.after(step, has_rows) if way > 0 else practice.before(step, has_rows))


def _shown(asked: Asked, at: Step | None, *, whole: bool = False) -> StepShown:
    week, now = asked.week, review_of(asked.store, asked.week)
    ended = now.finished_on if now else None
    step = Step.AHEAD if ended else at or step_at(asked.store, week)
    said = str(now.business or "") if now else ""
    evident = step is Step.AHEAD and bool(said or ended)
    if now and ended:
        parts = tuple(_ended(asked.store, now, ended))
    else:
        found = [(each, asked.once(each.find)) for each in _sources(step, evident)]
        parts = _parts(found) if whole or step is Step.AHEAD else _cut(found)
    return StepShown(
        str(week),
        week.label,
        state_of(now, now=week == Week.of(asked.today)),
        step,
        parts,
        tuple(_evidence(asked, now) if evident else _before(asked, step)),
        said,
        ended,
    )


def _sources(step: Step, evident: bool) -> Sequence[Source]:
    if step is Step.AHEAD:
        return LOOKING_AHEAD if evident else LOOKING_BACK
    return [each for each in SOURCES if each.step is step]


Found = Sequence[tuple[Source, Sequence[ReviewRow]]]


def _parts(found: Found) -> tuple[PartShown, ...]:
    return tuple(PartShown(source.title, tuple(listed)) for source, listed in found if listed)


def _cut(found: Found) -> tuple[PartShown, ...]:
    """The first rows of each source, and one row that shows the others."""
    shown = shared_out([len(listed) for _, listed in found])
    parts = _parts([(source, listed[:count]) for (source, listed), count in zip(found, shown, strict=True)])
    left = sum(len(listed) for _, listed in found) - sum(shown)
    if not left:
        return parts
    more = ReviewRow(f"more ({left})", tone=Tone.MUTED, deeds=(Deed(By.DONE, "show all", asks=Asks.MORE),))
    return (*parts, PartShown("", (more,)))


def _ended(store: Store, now: Review, on: date) -> Iterator[PartShown]:
    """What was said in a review that was finished on a day."""
    again = Deed(By.DONE, "open again", "reopen_review", (now.week,))
    yield PartShown("", (ReviewRow(f"finished {day(on)}", "done", Tone.OK, deeds=(again,)),))
    if now.answer:
        said = (ReviewRow(now.question, "asked"), ReviewRow(now.answer, "said"))
        yield PartShown("Question of the week", said)
    taken = rows.find(store, Intention, "review = ?", (now.id,))
    if taken:
        yield PartShown("Intentions", tuple(_taken(each) for each in taken))


def _taken(each: Intention) -> ReviewRow:
    tick = Deed(By.DONE, "not done" if each.done_on else "done", "tick_intention", (each.id,))
    label, tone = ("done", Tone.OK) if each.done_on else ("I will", Tone.PLAIN)
    return ReviewRow(each.text, label, tone, Ref("intention", each.id), deeds=(tick,))


# What stands beside a step


def _before(asked: Asked, now: Step) -> Iterator[Sheet]:
    """The way through the review, and what one meant to do this week."""
    yield Sheet("Steps", tuple(_on_the_way(each, now) for each in Step))
    meant = intended_before(asked.store, asked.week)
    if meant:
        rows = (SheetRow(("done" if e.done_on else "·", e.text), ref=Ref("intention", e.id)) for e in meant)
        yield Sheet("You meant to", tuple(rows))


def _on_the_way(each: Step, now: Step) -> SheetRow:
    tone = Tone.ACCENT if each is now else Tone.MUTED if each.number > now.number else Tone.PLAIN
    return SheetRow((f"{'>' if each is now else ' '} {each.number}", each.called), tone)


def _evidence(asked: Asked, now: Review | None) -> Iterator[Sheet]:
    """The figures of the week: frozen where the review is finished, with what came since."""
    known = told(asked.store, asked.week, asked.today, asked.constants)
    yield from tables(known, now.id if now else 0)
