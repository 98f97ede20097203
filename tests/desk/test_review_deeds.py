"""What is done with a row of the review: it goes, it does not come back, and undo brings it back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.desk.conftest import now
from tests.desk.furnished import WEDNESDAY, Furnished, furnished
from workbench.desk.desk import Desk
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import Asks, By, Deed, ReviewRow
from workbench.desk.review.sources import SOURCES, Source
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.practice.constants import DEFAULTS
from workbench.practice.review import Step
from workbench.practice.week import Week

THIS = "2026-W48"


def rows(desk: Desk, step: Step, week: str = THIS) -> tuple[ReviewRow, ...]:
    return Views(desk.store, now).review_step(week, step, whole=True).rows


def told(desk: Desk, step: Step) -> list[str]:
    return [" · ".join(filter(None, (each.label, each.words))) for each in rows(desk, step)]


def of(row: ReviewRow, by: By) -> Deed:
    deed = row.deed(by)
    assert deed is not None, f"{by} does nothing with {row.words}"
    return deed


def do(desk: Desk, deed: Deed) -> str:
    """As the screen does it."""
    verb = getattr(desk, deed.verb)
    if deed.verb in ("add", "edit"):
        return str(verb(*deed.args, dict(deed.given)).sentence)
    return str(verb(*deed.args, **dict(deed.given)).sentence)


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """Work was logged a week ago, and nothing since."""
    desk.add("work", {"on": "2026-11-18", "minutes": "60"})
    return desk


def test_a_day_off_is_asked_about_no_more(worked: Desk) -> None:
    before = told(worked, Step.CLEAR)
    assert before == ["Mon 23 Nov", "Tue 24 Nov"]
    assert do(worked, of(rows(worked, Step.CLEAR)[0], By.DROP)) == "day off: Mon 23 Nov"
    assert told(worked, Step.CLEAR) == ["Tue 24 Nov"]
    worked.undo()
    assert told(worked, Step.CLEAR) == before
    worked.redo()
    assert told(worked, Step.CLEAR) == ["Tue 24 Nov"]


def test_a_day_off_may_lie_ahead_and_is_one(worked: Desk) -> None:
    worked.add("day_off", {"day": "2026-11-24", "note": "moving house"})
    assert told(worked, Step.CLEAR) == ["Mon 23 Nov"]
    worked.add("day_off", {"day": "2026-12-25"})
    with pytest.raises(CannotKeep, match="Tue 24 Nov is a day off already"):
        worked.take_off(date(2026, 11, 24))
    with pytest.raises(CannotKeep, match="day off"):
        worked.add("day_off", {"day": "2026-11-24"})


def test_a_plan_that_was_not_held_and_a_draft_go_into_the_bin(bank: Desk) -> None:
    bank.add("work", {"on": "2026-11-23", "minutes": "60"})
    bank.add("work", {"on": "2026-11-24", "minutes": "60"})
    plan = {"on": "2026-11-20", "minutes": "45", "learners": "Bo Lind", "skills": "facilitation", "planned": "yes"}
    bank.add("session", plan)
    [planned] = rows(bank, Step.CLEAR)
    assert [deed.word for deed in planned.deeds] == ["log it", "not held"]
    do(bank, of(planned, By.DROP))
    assert rows(bank, Step.CLEAR) == ()
    bank.undo()
    assert rows(bank, Step.CLEAR) == (planned,)


def promised(desk: Desk, due: str, **more: str) -> None:
    desk.add("commitment", {"text": "minutes", "project": "Apollo", "due": due, "made_on": "2026-11-20", **more})


def test_a_promise_leads_to_another_one(bank: Desk) -> None:
    promised(bank, "2026-11-24", to="Clara Voss")
    promised(bank, "2026-11-24", by="Bo Lind")
    mine, theirs = rows(bank, Step.PROMISES)
    assert of(mine, By.NEXT).line == "promise @Clara-Voss +Apollo "
    assert of(theirs, By.NEXT).line == "promise @Bo-Lind +Apollo "


@pytest.mark.parametrize(("knows", "then"), [(True, []), (False, ["today · say that it moved to Fri 4 Dec: minutes"])])
def test_whom_nobody_told_of_the_new_day_is_told_today(bank: Desk, knows: bool, then: list[str]) -> None:
    promised(bank, "2026-11-25", to="Clara Voss")
    [row] = rows(bank, Step.PROMISES)
    args = of(row, By.DAY).args
    bank.move_promise(*args, date(2026, 12, 4), told=knows)  # type: ignore[arg-type]
    assert told(bank, Step.PROMISES) == [f"{each} to Clara Voss · Apollo" for each in then]
    bank.undo()
    assert rows(bank, Step.PROMISES) == (row,)


def test_who_moved_it_themselves_knows(bank: Desk) -> None:
    promised(bank, "2026-11-25", by="Bo Lind")
    bank.move_promise(1, date(2026, 12, 4), told=False)
    assert rows(bank, Step.PROMISES) == ()


def test_an_intention_that_is_still_open_is_taken_on_once_more(desk: Desk) -> None:
    desk.add_intention("2026-W47", "ask why")
    desk.keep_review(THIS, business="tasks")
    [meant] = [each for each in rows(desk, Step.AHEAD) if each.label == "open"]
    do(desk, of(meant, By.NEXT))
    assert "I will · ask why" in told(desk, Step.AHEAD)
    do(desk, of(meant, By.DONE))
    [done] = [each for each in rows(desk, Step.AHEAD) if each.label == "done"]
    assert done.deed(By.NEXT) is None


def test_a_need_of_another_year_tells_it(bank: Desk) -> None:
    bank.add("need", {"heard_from": "Clara Voss", "on": "2025-11-24", "text": "PMO light", "first_call": "no"})
    assert told(bank, Step.NEEDS) == ["heard · PMO light · Clara Voss · Mon 24 Nov 2025"]


# Whatever a key does with a row of the demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    made = furnished(tmp_path_factory.mktemp("demo") / "demo.db", WEDNESDAY)
    yield made
    made.store.close()


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.title)
def test_each_deed_changes_its_row_and_undo_takes_it_back(demo: Furnished, source: Source) -> None:
    def found() -> list[ReviewRow]:
        return list(source.find(Asked(demo.store, Week.parse(THIS), demo.today, DEFAULTS)))

    before = found()
    for row in before[:2]:
        for deed in row.deeds:
            if deed.verb and deed.asks is Asks.NOTHING:
                do(demo.desk, deed)
                assert row not in found(), f"{deed.word}: {row.words}"
                demo.desk.undo()
                assert found() == before, f"{deed.word}: {row.words}"
