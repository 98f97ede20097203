"""What the demo tells of its Fridays and of leaving: reviews, what came since, intentions, and who is ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.furnished import DAYS, Furnished, furnished
from workbench.desk.handover import handover
from workbench.desk.review.reading import step_shown
from workbench.desk.week import thawed
from workbench.model.projects import Project
from workbench.model.review import Business, Intention, Question, Review
from workbench.practice.constants import DEFAULTS
from workbench.practice.review import WeekState, past_weeks, question_of
from workbench.practice.week import Week


@pytest.fixture(scope="module", params=DAYS[::3], ids=lambda each: f"{each:%a %d %b %Y}")
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    made = furnished(tmp_path_factory.mktemp("demo") / "demo.db", request.param)
    yield made
    made.store.close()


def test_eleven_weeks_were_reviewed_and_one_was_missed(demo: Furnished) -> None:
    states = Counter(each.state for each in past_weeks(demo.today, demo.all(Review)))
    assert states == {WeekState.REVIEWED: 11, WeekState.MISSED: 1, WeekState.NOW: 1}


def test_each_was_finished_on_the_friday_of_its_week(demo: Furnished) -> None:
    for each in demo.all(Review):
        assert each.begun_on == each.finished_on <= demo.today
        assert f"{each.finished_on:%G-W%V %u}" == f"{each.week} 5"


def test_the_figures_of_each_are_frozen(demo: Furnished) -> None:
    for each in demo.all(Review):
        known = thawed(each.figures)
        assert known is not None
        assert known.name == each.week


def test_what_was_logged_late_stands_as_since(demo: Furnished) -> None:
    told = []
    for each in demo.all(Review):
        beside = step_shown(demo.store, each.week, None, demo.today, DEFAULTS).beside
        told += [row.cells[0] for sheet in beside if sheet.title == "Since" for row in sheet.rows]
    assert "gained since: Tor Hagen, facilitation 2>3" in told
    assert [each.split(",")[0] for each in told if each.startswith("Sessions")]


def test_each_business_each_kind_of_intention_and_questions_in_turn(demo: Furnished) -> None:
    assert {each.business for each in demo.all(Review)} == set(Business)
    assert {each.done_on is None for each in demo.all(Intention)} == {True, False}
    bank = [each.text for each in sorted(demo.all(Question), key=lambda one: one.place)]
    assert {each.question for each in demo.all(Review)} == set(bank)
    assert all(each.question == question_of(Week.parse(each.week), bank) for each in demo.all(Review))


def test_one_project_is_ready_one_ready_with_risks_and_others_are_not(demo: Furnished) -> None:
    found: dict[str, list[str]] = {}
    for each in demo.all(Project):
        found.setdefault(str(handover(demo.store, each.id, demo.today, DEFAULTS).readiness), []).append(each.name)
    assert found["ready"] == ["Delta"]
    assert found["ready with risks"] == ["Borealis"]
    assert len(found["not ready"]) == 4


def test_a_late_session_is_in_the_hours_of_its_week(tmp_path: Path) -> None:
    made = furnished(tmp_path / "demo.db", DAYS[0])
    late = made.desk.undo()
    assert "logged late" in late.sentence
    made.store.close()
