"""The weekly review at the desk: what each step finds, what is kept of it, and that it goes on where it was left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.desk.conftest import ZONE, now
from tests.desk.furnished import WEDNESDAY, Furnished, furnished
from workbench.desk.desk import Desk
from workbench.desk.review import reading
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import Asks, By, ReviewRow
from workbench.desk.review.sources import LOOKING_AHEAD, LOOKING_BACK, SOURCES, Source
from workbench.desk.shown import Figure, Ref
from workbench.desk.shown_review import StepShown
from workbench.desk.shown_week import SpanKind
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.desk.week import thawed
from workbench.model.review import Intention, Review
from workbench.practice.constants import DEFAULTS
from workbench.practice.review import BANK, Step, WeekState
from workbench.practice.week import Week
from workbench.store import rows
from workbench.store.file import Store

THIS, LAST = "2026-W48", "2026-W47"
TODAY = date(2026, 11, 25)


def review(desk: Desk, week: str = THIS) -> Review:
    [found] = rows.find(desk.store, Review, "week = ?", (week,))
    return found


def shown(desk: Desk, step: Step | None = None, week: str = THIS, *, whole: bool = False) -> StepShown:
    return Views(desk.store, now).review_step(week, step, whole=whole)


def words(desk: Desk, step: Step) -> list[str]:
    return [row.words for row in shown(desk, step, whole=True).rows]


def row(desk: Desk, step: Step, of: str) -> ReviewRow:
    return next(each for each in shown(desk, step, whole=True).rows if of in each.words)


# The verbs


def test_begun_today_with_the_question_of_the_week(desk: Desk) -> None:
    kept = desk.begin_review(THIS)
    made = review(desk)
    assert kept.sentence == "review of 2026-W48: begun"
    assert (made.begun_on, made.finished_on, made.question in BANK) == (TODAY, None, True)
    assert shown(desk).step is Step.CLEAR
    desk.begin_review(THIS)
    assert review(desk).id == made.id


def test_ones_own_questions_take_the_place_of_ours(desk: Desk) -> None:
    desk.add("question", {"text": "whom did I interrupt?"})
    desk.begin_review(THIS)
    assert review(desk).question == "whom did I interrupt?"
    desk.add("question", {"text": "another?"})
    assert shown(desk, Step.AHEAD).business == ""
    assert review(desk).question == "whom did I interrupt?"


@pytest.mark.parametrize(
    ("week", "told"),
    [
        ("2026-W49", "2026-W49 has not begun: it begins on Mon 30 Nov 2026"),
        ("2026-W60", "there is no week 60 in 2026"),
        ("next", "'next' is no week: write it like 2026-W47"),
    ],
)
def test_a_week_that_is_none_or_has_not_begun_is_refused_in_a_sentence(desk: Desk, week: str, told: str) -> None:
    for verb in (desk.begin_review, desk.finish_review, desk.keep_review):
        with pytest.raises(CannotKeep, match=told.split(":")[0]):
            verb(week)
    with pytest.raises(CannotKeep):
        shown(desk, week=week)
    assert rows.find(desk.store, Review) == []


def test_what_is_kept_is_kept_and_the_rest_stays(desk: Desk) -> None:
    desk.keep_review(THIS, business="a change")
    desk.keep_review(THIS, answer="Bo")
    made = review(desk)
    assert (made.business, made.answer, made.begun_on) == ("a change", "Bo", TODAY)
    names = [step.name for step in Views(desk.store, now).history(2)]
    assert names == ["review 2026-W48: answered", "review 2026-W48: the business was a change"]


def test_what_is_no_step_or_business_is_refused(desk: Desk) -> None:
    with pytest.raises(CannotKeep, match="is none of"):
        desk.bookmark_review(THIS, "trust")
    with pytest.raises(CannotKeep, match="is none of"):
        desk.keep_review(THIS, business="goods")
    assert rows.find(desk.store, Review) == []


def test_undo_takes_back_what_was_done_and_not_where_one_stood(desk: Desk) -> None:
    assert desk.bookmark_review(THIS, "promises").sentence == "review of 2026-W48: Promises"
    desk.keep_review(THIS, answer="Bo")
    desk.bookmark_review(THIS, "people")
    assert shown(desk).step is Step.PEOPLE
    assert [step.name for step in Views(desk.store, now).history()][:2] == [
        "review 2026-W48: answered",
        "review 2026-W48: begun",
    ]
    desk.undo()
    assert (review(desk).answer, shown(desk).step) == ("", Step.PEOPLE)


def test_three_intentions_are_enough(desk: Desk) -> None:
    for text in ("ask why", " say no ", "wait"):
        desk.add_intention(THIS, text)
    assert [each.text for each in rows.find(desk.store, Intention)] == ["ask why", "say no", "wait"]
    with pytest.raises(CannotKeep, match="3 intentions are enough"):
        desk.add_intention(THIS, "one more")
    with pytest.raises(CannotKeep, match="what do you intend"):
        desk.add_intention(THIS, "  ")


def test_an_intention_is_ticked_and_unticked(desk: Desk) -> None:
    kept = desk.add_intention(LAST, "ask why")
    assert kept.ref is not None
    assert desk.tick_intention(kept.ref.id).sentence == "done: ask why"
    assert rows.find(desk.store, Intention)[0].done_on == TODAY
    assert desk.tick_intention(kept.ref.id).sentence == "not done: ask why"
    assert rows.find(desk.store, Intention)[0].done_on is None


def test_finishing_freezes_the_figures_and_later_facts_are_since(bank: Desk) -> None:
    bank.keep_review(THIS, business="tasks")
    bank.finish_review(THIS)
    made = review(bank)
    assert made.finished_on == TODAY
    assert (kept := thawed(made.figures)) is not None
    assert kept.name == THIS
    assert [sheet.title for sheet in shown(bank).beside] == ["Figures"]
    bank.add("work", {"project": "Apollo", "on": "2026-11-24", "minutes": "120"})
    since = shown(bank).beside[-1]
    assert since.title == "Since"
    assert any("Hours: 0, now 2h" in line.cells[0] for line in since.rows)
    hours = next(line for sheet in shown(bank).beside for line in sheet.rows if line.cells[0] == "Hours")
    assert hours.cells[1] == "0"


def test_a_finished_one_is_changed_only_when_it_is_open_again(desk: Desk) -> None:
    desk.finish_review(THIS)
    for change in (
        lambda: desk.keep_review(THIS, answer="late"),
        lambda: desk.bookmark_review(THIS, "clear"),
        lambda: desk.add_intention(THIS, "late"),
        lambda: desk.finish_review(THIS),
    ):
        with pytest.raises(CannotKeep, match="is finished: x opens it again"):
            change()
    desk.reopen_review(THIS)
    assert (review(desk).finished_on, review(desk).figures) == (None, "")
    desk.keep_review(THIS, answer="in time")
    with pytest.raises(CannotKeep, match="is open"):
        desk.reopen_review(THIS)


@pytest.mark.parametrize(
    "verb",
    [
        lambda desk: desk.begin_review(THIS),
        lambda desk: desk.bookmark_review(THIS, "kept"),
        lambda desk: desk.keep_review(THIS, business="tasks"),
        lambda desk: desk.keep_review(THIS, answer="Bo"),
        lambda desk: desk.keep_review(THIS, away=True),
        lambda desk: desk.add_intention(THIS, "ask why"),
        lambda desk: desk.finish_review(THIS),
    ],
)
def test_each_verb_is_one_step_that_can_be_undone_and_done_again(desk: Desk, verb: Callable[[Desk], object]) -> None:
    def state() -> list[object]:
        return [*rows.find(desk.store, Review), *rows.find(desk.store, Intention)]

    before, steps = state(), len(Views(desk.store, now).history())
    verb(desk)
    after = state()
    assert after != before
    assert len(Views(desk.store, now).history()) == steps + 1
    desk.undo()
    assert state() == before
    desk.redo()
    assert state() == after


def test_away_is_no_missed_week_and_counts_nowhere(desk: Desk) -> None:
    desk.finish_review("2026-W46")
    weeks = {each.name: each.state for each in Views(desk.store, now).spans(SpanKind.WEEK)}
    assert weeks == {THIS: WeekState.NOW, LAST: WeekState.MISSED, "2026-W46": WeekState.REVIEWED}
    desk.keep_review(LAST, away=True)
    assert Views(desk.store, now).spans(SpanKind.WEEK)[1].state == "away"
    assert shown(desk, week="").week == THIS


def test_due_is_told_from_friday_noon(desk: Desk) -> None:
    def due(day: int, hour: int) -> bool:
        at = datetime(2026, 11, day, hour, tzinfo=now().tzinfo)
        return Views(desk.store, lambda: at).review_due()

    assert not due(27, 12)  # nothing was logged yet, so there is nothing to look back on
    desk.add("work", {"on": "2026-11-16", "minutes": "60"})
    assert [due(27, 11), due(27, 12), due(29, 20), due(30, 9)] == [False, True, True, False]
    desk.finish_review(THIS)
    assert [due(27, 12), due(30, 9)] == [False, False]


# It goes on where it was left


@pytest.mark.parametrize("step", list(Step))
def test_opened_anew_it_stands_at_its_step(tmp_path: Path, step: Step) -> None:
    file = tmp_path / "work.db"
    desk = Desk(Store.open(file, now=now), now, ZONE)
    desk.bookmark_review(THIS, str(step))
    # Nothing is closed: as after kill -9, what was committed is all there is.
    again = Store.open(file, now=now)
    assert Views(again, now).review_step().step is step
    again.close()
    desk.store.close()


def test_the_business_is_asked_before_the_evidence(bank: Desk) -> None:
    bank.add("work", {"project": "Apollo", "on": "2026-11-24", "minutes": "120"})
    bank.bookmark_review(THIS, "ahead")
    first = shown(bank)
    assert first.asks_business
    assert len(first.rows) == 3
    assert "Figures" not in [sheet.title for sheet in first.beside]
    bank.keep_review(THIS, business="an experience")
    then = shown(bank)
    assert then.question == "Your word: an experience. Beside it the evidence."
    assert [sheet.title for sheet in then.beside] == ["Hours by stage", "Figures", "Hours by day", "Hours by kind"]


def test_last_intentions_are_those_of_the_last_review_that_has_any(desk: Desk) -> None:
    desk.add_intention("2026-W45", "of long ago")
    desk.add_intention("2026-W46", "ask why")
    desk.finish_review(LAST)
    desk.keep_review(THIS, business="tasks")
    desk.bookmark_review(THIS, "ahead")
    last = shown(desk).parts[0]
    assert (last.title, [each.words for each in last.rows]) == ("Last intentions", ["ask why"])
    done = last.rows[0].deed(By.DONE)
    assert done is not None
    getattr(desk, done.verb)(*done.args)
    assert shown(desk).parts[0].rows[0].label == "done"


def test_up_to_three_intentions_are_asked_for(desk: Desk) -> None:
    desk.keep_review(THIS, business="tasks")

    def asked() -> list[ReviewRow]:
        return [each for each in shown(desk, Step.AHEAD).rows if (d := each.deed(By.DONE)) and d.asks is Asks.INTENTION]

    for text in ("one", "two", "three"):
        assert len(asked()) == 1
        desk.add_intention(THIS, text)
    assert asked() == []


# What the steps find


def test_every_step_has_its_sources_once() -> None:
    assert {source.step for source in SOURCES} == set(Step) - {Step.AHEAD}
    every = (*SOURCES, *LOOKING_BACK, *LOOKING_AHEAD)
    assert len({source.find for source in every}) == len(every)
    order = [source.step.number for source in SOURCES]
    assert order == sorted(order)


def test_an_empty_file_asks_for_nothing_but_what_always_comes(desk: Desk) -> None:
    for step in (Step.CLEAR, Step.PROMISES, Step.PROJECTS, Step.KEPT, Step.PEOPLE, Step.NEEDS):
        assert shown(desk, step).rows == ()


def test_days_before_the_first_entry_are_not_asked_about(desk: Desk) -> None:
    desk.add("work", {"on": "2026-11-18", "minutes": "60"})
    assert [each.label for each in shown(desk, Step.CLEAR, LAST).rows] == ["Thu 19 Nov", "Fri 20 Nov"]
    views = Views(desk.store, now)
    assert views.step_beside(THIS, Step.PROMISES, 1).step is Step.AHEAD
    assert views.step_beside(THIS, Step.AHEAD, -1).step is Step.PROMISES


def test_a_source_is_added_at_one_place(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found_for: list[Week] = []

    def health(asked: Asked) -> list[ReviewRow]:
        found_for.append(asked.week)
        return [ReviewRow(f"{each}", "red") for each in range(9)]

    monkeypatch.setattr(reading, "SOURCES", (*SOURCES, Source(Step.PROJECTS, "Health", health)))
    found = shown(desk, Step.PROJECTS)
    assert [part.title for part in found.parts] == ["Health", ""]
    assert [each.words for each in found.rows] == ["0", "1", "2", "3", "4", "more (4)"]
    assert len(shown(desk, Step.PROJECTS, whole=True).rows) == 9
    found_for.clear()
    assert Views(desk.store, now).step_beside(THIS, Step.PROMISES, 1) == found
    assert [str(week) for week in found_for] == [THIS]  # once, although the step was looked for and then shown


def test_clear_finds_what_is_half_done(bank: Desk) -> None:
    bank.start_timer("apollo charter")
    bank.add("session", {"on": "2026-11-24", "minutes": "45", "learners": "Ana Pop", "skills": "facilitation"})
    bank.add(
        "session",
        {"on": "2026-11-20", "minutes": "45", "learners": "Bo Lind", "skills": "facilitation", "planned": "yes"},
    )
    found = shown(bank, Step.CLEAR, whole=True)
    assert [part.title for part in found.parts] == ["Timer", "Planned, and held?", "Without a result", "Nothing logged"]
    timer, planned, without, monday = found.rows
    assert timer.deeds[0].asks is Asks.TIMER
    assert planned.deeds[0].instead == planned.ref
    assert (without.label, without.words) == ("Tue 24 Nov", "45 min Ana Pop, facilitation · what was seen?")
    assert (monday.label, monday.deeds[0].line) == ("Mon 23 Nov", "2026-11-23 ")


def test_only_workdays_of_the_week_that_are_over_are_told_as_empty(desk: Desk) -> None:
    desk.add("work", {"on": "2026-11-10", "minutes": "60"})
    assert [each.label for each in shown(desk, Step.CLEAR, LAST).rows] == [
        "Mon 16 Nov",
        "Tue 17 Nov",
        "Wed 18 Nov",
        "Thu 19 Nov",
        "Fri 20 Nov",
    ]
    assert [each.label for each in shown(desk, Step.CLEAR).rows] == ["Mon 23 Nov", "Tue 24 Nov"]


def test_promises_are_acted_on_in_place(bank: Desk) -> None:
    for text, due in (("minutes", "2026-11-24"), ("map", "2026-11-25"), ("later", "2026-11-26")):
        bank.add(
            "commitment", {"text": text, "to": "Clara Voss", "project": "Apollo", "due": due, "made_on": "2026-11-20"}
        )
    bank.add("commitment", {"text": "risk log", "by": "Bo Lind", "due": "2026-11-20", "made_on": "2026-11-16"})
    found = shown(bank, Step.PROMISES)
    assert [(part.title, [each.label for each in part.rows]) for part in found.parts] == [
        ("Mine", ["late 1d", "today"]),
        ("Theirs", ["late 5d"]),
    ]
    first = found.rows[0]
    assert first.figure == Figure("promise", first.ref.id if first.ref else 0)
    kept = {deed.by: deed for deed in first.deeds}
    bank.move_promise(*kept[By.DAY].args, date(2026, 11, 27))  # type: ignore[arg-type]
    for place, by in ((0, By.RELEASE), (0, By.DROP)):
        deed = shown(bank, Step.PROMISES).rows[place].deed(by)
        assert deed is not None
        getattr(bank, deed.verb)(*deed.args)
    assert shown(bank, Step.PROMISES).rows == ()


def test_nothing_is_asked_of_a_plan_of_which_no_word_was_ever_told(bank: Desk) -> None:
    assert shown(bank, Step.PROJECTS).rows == ()
    bank.add("plan_word", {"project": "Apollo", "on": "2026-11-11", "state": "on_plan"})
    assert shown(bank, Step.PROJECTS).rows == ()
    bank.edit("plan_word", 1, {"on": "2026-11-10"})
    [asked] = shown(bank, Step.PROJECTS).rows
    assert (asked.label, asked.words) == ("unknown", "Apollo · on plan Tue 10 Nov, and since?")
    deed = asked.deed(By.DONE)
    assert deed is not None
    getattr(bank, deed.verb)(*deed.args, dict(deed.given))
    assert shown(bank, Step.PROJECTS).rows == ()


def test_what_was_set_aside_is_told_today(bank: Desk) -> None:
    made = bank.add("decision", {"choice": "two vendors", "project": "Apollo", "decided_on": "2026-11-20"})
    decision = f"{made.uid}"
    bank.add("heard", {"decision": decision, "contact": "Bo Lind", "view": "one", "outcome": "set_aside"})
    bank.add("heard", {"decision": decision, "contact": "Ana Pop", "view": "two", "outcome": "adopted"})
    [asked] = shown(bank, Step.PEOPLE).rows
    assert asked.words == "Bo Lind · two vendors (their view: one) · Apollo"
    deed = asked.deed(By.DONE)
    assert deed is not None
    assert getattr(bank, deed.verb)(*deed.args).sentence == "told Bo Lind why"
    assert shown(bank, Step.PEOPLE).rows == ()
    assert bank.store.value("SELECT told_on FROM heard WHERE outcome = 'set_aside'") == "2026-11-25"
    assert bank.undo().sentence == "undone: told Bo Lind why"
    assert shown(bank, Step.PEOPLE).rows == (asked,)


@pytest.mark.parametrize(
    ("by", "did", "kept"), [(By.DONE, "came to us first:", "yes"), (By.DROP, "did not come to us first:", "no")]
)
def test_who_came_first_is_answered_with_a_key(bank: Desk, by: By, did: str, kept: str) -> None:
    bank.add("need", {"heard_from": "Clara Voss", "on": "2026-11-24", "text": "PMO light"})
    need, first = shown(bank, Step.NEEDS).rows
    assert [each.deed(By.DONE).word for each in (need, first)] == ["how we help", "yes, first"]  # type: ignore[union-attr]
    deed = first.deed(by)
    assert deed is not None
    assert getattr(bank, deed.verb)(*deed.args).sentence == f"{did} PMO light"
    [left] = shown(bank, Step.NEEDS).rows
    assert left.ref == Ref("need", 1)
    assert bank.store.value("SELECT first_call FROM need") == kept
    assert bank.undo().sentence == f"undone: {did} PMO light"


def test_how_we_help_takes_a_need_further_in_one_step(bank: Desk) -> None:
    bank.add("need", {"heard_from": "Clara Voss", "on": "2026-11-24", "text": "PMO light", "first_call": "yes"})
    [need] = shown(bank, Step.NEEDS).rows
    assert need.label == "heard"
    deed = need.deed(By.DONE)
    assert deed is not None
    assert deed.form is not None
    assert (deed.form.ref, deed.form.at) == (need.ref, "how")
    bank.edit("need", 1, {**dict(deed.form.given), "how": "a PMO of two"})
    assert [each.label for each in shown(bank, Step.NEEDS).rows] == ["explored"]
    bank.undo()
    assert shown(bank, Step.NEEDS).rows == (need,)


def test_a_need_that_is_let_be_is_told_as_that(bank: Desk) -> None:
    bank.add("need", {"heard_from": "Clara Voss", "on": "2026-11-24", "text": "PMO light", "first_call": "yes"})
    deed = shown(bank, Step.NEEDS).rows[0].deed(By.DROP)
    assert deed is not None
    assert getattr(bank, deed.verb)(*deed.args).sentence == "let be: PMO light"
    assert shown(bank, Step.NEEDS).rows == ()


# The demo has something in every step


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    return furnished(tmp_path_factory.mktemp("demo") / "demo.db", WEDNESDAY)


@pytest.mark.parametrize("step", [each for each in Step if each is not Step.AHEAD])
def test_the_demo_has_rows_in_every_step_and_five_at_most(demo: Furnished, step: Step) -> None:
    found = shown(demo.desk, step)
    told = [each for each in found.rows if each.deed(By.DONE) is None or each.deeds[0].asks is not Asks.MORE]
    assert 1 <= len(told) <= 5


def test_every_row_of_the_demo_can_be_acted_on_or_opened(demo: Furnished) -> None:
    asked = Asked(demo.store, Week.parse(THIS), TODAY, DEFAULTS)
    for source in SOURCES:
        for each in source.find(asked):
            assert each.words
            assert each.deeds or each.ref, each
            for deed in each.deeds:
                assert deed.verb or deed.line or deed.form or deed.instead or deed.asks, deed
                assert not deed.verb or hasattr(demo.desk, deed.verb), deed


def test_what_may_be_asked_why_can_be_answered(demo: Furnished) -> None:
    views = Views(demo.store, now)
    asked = Asked(demo.store, Week.parse(THIS), TODAY, DEFAULTS)
    for source in SOURCES:
        for each in source.find(asked)[:3]:
            if each.figure:
                assert views.why(each.figure).title
