"""The demo is a whole portfolio, the same on every day; what it shows of the rules is in `test_demo_states`."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.furnished import DAYS, WEDNESDAY, ZONE, Furnished, furnished
from workbench.desk import rules
from workbench.desk.demo.telling import THIS_WEEK, TODAY, Days, Teller, told
from workbench.desk.shown import Ref
from workbench.desk.views import Views
from workbench.exchange.archive import export
from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Noun, kind, traits
from workbench.model.people import Contact, Relation
from workbench.model.projects import Milestone, TermsState, Work
from workbench.model.relationship import Ask, NeedState, Outcome, Score, Touchpoint
from workbench.model.skills import Family, Skill
from workbench.model.transfer import Mode, Observation, Result, Session, Source
from workbench.practice.capture import read
from workbench.store import rows
from workbench.store.file import Step, Store

WEEKS = timedelta(weeks=12)
"""What is told of day by day; of the time before only what is needed to have come so far."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    made = furnished(tmp_path_factory.mktemp("demo") / "demo.db", WEDNESDAY)
    yield made
    made.store.close()


@pytest.fixture(scope="module", params=DAYS, ids=lambda each: f"{each:%a %d %b %Y}")
def any_day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    made = furnished(tmp_path_factory.mktemp("demo") / "demo.db", request.param)
    yield made
    made.store.close()


# How much there is


def test_as_much_as_the_domain_asks_for(demo: Furnished) -> None:
    counts = {each: demo.store.value(f'SELECT count(*) FROM "{each}"') for each in KINDS}
    wanted = {"contact": 15, "project": 6, "skill": 12, "touchpoint": 90, "commitment": 60, "decision": 14}
    wanted |= {"score": 26, "need": 9, "memory": 6}
    assert {each: counts[each] for each in wanted} == wanted
    assert all(counts[each] for each in KINDS if each != "timer")
    kinds = Counter(demo.store.rows("SELECT kind FROM client"))
    assert kinds == {("client",): 3, ("partner",): 1, ("own_firm",): 1}


def test_three_relations(demo: Furnished) -> None:
    relations = {relation for (relation,) in demo.store.rows("SELECT relation FROM client WHERE kind = 'client'")}
    assert relations == {Relation.CONSULTANT, Relation.MIXED, Relation.VENDOR}


def test_sessions_of_twelve_weeks(demo: Furnished) -> None:
    sessions = demo.all(Session)
    held = [each for each in sessions if not each.planned and not each.draft and each.on >= demo.today - WEEKS]
    assert 33 <= len(held) <= 36
    assert 3 <= sum(each.planned for each in sessions) <= 6
    assert sum(bool(each.draft) for each in sessions) == 2
    seen = demo.all(Observation)
    assert len({each.id for each in held} - {each.session for each in seen}) == 1, "one session without a result"
    assert {each.mode for each in seen} == set(Mode)
    assert {each.result for each in seen} == set(Result)
    assert {each.source for each in seen} >= set(Source) - {Source.SELF}


def test_every_family_of_skills(demo: Furnished) -> None:
    assert {each.family for each in demo.all(Skill)} == set(Family)


def test_hours_of_work_with_more_and_more_teaching(demo: Furnished) -> None:
    worked = [(each.on, each.minutes) for each in demo.all(Work) if each.on >= demo.today - WEEKS]
    taught = [(each.on, each.minutes) for each in demo.all(Session) if not each.planned and not each.draft]
    assert 415 <= sum(minutes for _, minutes in worked) / 60 <= 425
    shares = []
    for week in range(12):
        last = demo.today - timedelta(days=7 * (11 - week))
        spans = [
            sum(minutes for on, minutes in each if last - timedelta(days=7) <= on < last) for each in (worked, taught)
        ]
        shares.append(spans[1] / sum(spans))
    assert shares[0] < 0.075
    assert 0.10 < shares[-1] < 0.16  # what is taught today falls out of this span
    assert sum(shares[:4]) < sum(shares[4:8]) < sum(shares[8:])


def test_the_days_of_work_are_as_long_as_days(demo: Furnished) -> None:
    days = Counter[date]()
    for each in demo.all(Work):
        days[each.on] += each.minutes
    assert max(days.values()) <= 10 * 60
    lately = [minutes for day, minutes in days.items() if day >= demo.today - WEEKS]
    assert len(lately) == 60
    assert min(lately) >= 3 * 60


def test_each_choice_that_a_consultant_meets_occurs(demo: Furnished) -> None:
    assert {each.ask for each in demo.all(Touchpoint)} == {None, *Ask} - {Ask.NONE}
    assert {each.state for each in demo.all(noun("need"))} == set(NeedState)
    heard = demo.all(noun("heard"))
    assert {each.outcome for each in heard} == set(Outcome)
    assert any(each.outcome is Outcome.SET_ASIDE and each.told_on is None for each in heard)
    assert {each.state for each in demo.all(noun("terms_item"))} == set(TermsState)
    milestones = demo.all(Milestone)
    assert any(each.accepted_on for each in milestones)
    assert any(each.rejected_on for each in milestones)
    assert any(each.accepted_on is None and each.rejected_on is None for each in milestones)


# On every day


def test_the_strip_tells_of_all_that_can_be_urgent(any_day: Furnished) -> None:
    lines = Views(any_day.store, any_day.desk.now).strip()
    told = [(each.label.split()[0], each.value) for each in lines]
    assert [label for label, _ in told] == ["late", "today", "quiet", "stalled", "Cobalt"]
    assert told[0][1] == "minutes of the vendor decision to Clara Voss"
    assert told[2][1].startswith("Clara Voss (sponsor)")
    assert told[3][1].startswith("Bo Lind/risk review")
    assert told[4][1] == "92% of hours"


def test_nothing_is_in_the_future_but_what_is_to_come(any_day: Furnished) -> None:
    for each in _nouns(any_day):
        if getattr(each, "planned", None) is True:
            assert each.on > any_day.today
            continue
        for trait in traits(type(each)):
            if trait.type is date and not trait.ahead:
                assert (getattr(each, trait.name) or any_day.today) <= any_day.today, each
    local = any_day.desk.now().replace(tzinfo=None)
    for cls in (Session, Touchpoint, Work):
        for each in any_day.all(cls):
            assert getattr(each, "planned", False) or datetime.combine(each.on, each.at or datetime.min.time()) <= local


def test_work_is_done_on_working_days(any_day: Furnished) -> None:
    for cls in (Session, Touchpoint, Work, Observation, Score):
        assert all(each.on.weekday() < 5 for each in any_day.all(cls))


def test_one_score_a_month_for_a_criterion_and_this_month_is_free_for_the_tour(any_day: Furnished) -> None:
    months = Counter((each.criterion, each.source, each.on.strftime("%Y-%m")) for each in any_day.all(Score))
    assert max(months.values()) == 1
    entry = _read(any_day, "score clara 7 time to decide")
    kept = any_day.desk.log(entry)
    assert kept.ref is not None
    assert not rows.get(any_day.store, Score, kept.ref.id).draft
    any_day.desk.undo()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("y 14:00 45 ana sta apo :2 ^n fri", (["Ana Pop"], ["stakeholder mapping"], "Apollo")),
        ("1h30 bo root cause atl ^tm send fishbone template", (["Bo Lind"], ["root cause analysis"], "Atlas ERP")),
        ("mon 9:30-11 @ana @bo /fac +bor :2", (["Ana Pop", "Bo Lind"], ["facilitation"], "Borealis")),
        ("call clara 15m ask:advice imp:+1 about the steering date", (["Clara Voss"], [], None)),
        ("2h apo draft charter", ([], [], "Apollo")),
        ("decide apo go with two vendors @clara @bo", (["Clara Voss", "Bo Lind"], [], "Apollo")),
    ],
)
def test_the_lines_of_the_tour_are_read(demo: Furnished, line: str, told: tuple[object, ...]) -> None:
    entry = _read(demo, line)
    assert not entry.draft
    assert not entry.new
    project = entry.project.text if entry.project else None
    assert ([each.text for each in entry.people], [each.text for each in entry.skills], project) == told


def test_the_reference_line_moves_a_level(any_day: Furnished) -> None:
    entry = _read(any_day, "y 14:00 45 ana sta apo :2 ^n fri")
    lines = Views(any_day.store, any_day.desk.now).preview(entry).lines
    assert ("Ana Pop, stakeholder mapping", "1>2") in [(each.label, each.value) for each in lines]


def test_drafts_say_what_the_bar_says_of_their_lines(demo: Furnished) -> None:
    drafts = [each for each in demo.all(Session) if each.draft]
    assert [_read(demo, each.raw).reason for each in drafts] == [each.draft for each in drafts]


# How it is made


def test_the_same_day_gives_the_same_export(tmp_path: Path, demo: Furnished) -> None:
    again = furnished(tmp_path / "again.db", WEDNESDAY)
    assert _plain(again) == _plain(demo)
    again.store.close()


def test_no_row_breaks_a_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken: list[str] = []
    monkeypatch.setattr(rows, "add", _judging(rows.add, WEDNESDAY.date(), broken))
    furnished(tmp_path / "demo.db", WEDNESDAY).store.close()
    assert broken == []


def test_it_is_quickly_made(tmp_path: Path) -> None:
    start = time.process_time()
    furnished(tmp_path / "demo.db", WEDNESDAY).store.close()
    assert time.process_time() - start < 1.5


def test_each_chapter_is_a_step_that_can_be_undone(tmp_path: Path) -> None:
    made = furnished(tmp_path / "demo.db", WEDNESDAY)
    steps = Views(made.store, made.desk.now).history()
    assert all(each.name.startswith("demo: ") for each in steps)
    for _ in steps:
        made.desk.undo()
    assert all(made.store.value(f'SELECT count(*) FROM "{each}"') == 0 for each in KINDS)
    made.store.close()


def test_the_views_show_all_of_it(demo: Furnished) -> None:
    views = Views(demo.store, demo.desk.now)
    assert [each.name for each in views.projects()] == ["Apollo", "Atlas ERP", "Borealis", "Cobalt", "Ember", "Delta"]
    assert [each.title for each in views.session_sections(None)] == ["Coming", "This week", "Last week", "Earlier"]
    assert len(views.sessions(None)) == len(demo.all(Session))
    assert len(views.contacts(None)) == len(demo.all(Contact))
    for each in views.projects():
        assert views.stage(each.id).sentence
    for each in _nouns(demo):
        assert views.card(Ref(kind(type(each)), each.id)).title


def test_days_are_working_days() -> None:
    for offset in range(7):
        today = date(2026, 11, 23) + timedelta(days=offset)
        days = Days(today)
        back = [days.day(number) for number in range(60)]
        coming = [days.day(-number) for number in range(1, 60)]
        assert all(each.weekday() < 5 for each in back + coming)
        assert back == sorted(set(back), reverse=True)
        assert coming == sorted(set(coming))
        assert back[0] <= today < coming[0]
        assert back[5] == back[0] - timedelta(days=7)
        assert days.day(TODAY) == today
        assert days.day(THIS_WEEK) > today


@pytest.mark.parametrize("wrong", [told("client", name="x", colour="red"), told("work", on="someday")])
def test_a_table_that_makes_no_sense_is_refused(tmp_path: Path, wrong) -> None:
    store = Store.open(tmp_path / "demo.db", now=lambda: WEDNESDAY)
    with pytest.raises(TypeError), store.step("demo") as step:
        Teller(WEDNESDAY.replace(tzinfo=None), ZONE).tell(step, wrong)
    store.close()


def _nouns(demo: Furnished) -> Iterator[Noun]:
    for each in KINDS:
        yield from demo.all(noun(each))


def _read(demo: Furnished, line: str):
    return read(line, Views(demo.store, demo.desk.now).names(), demo.desk.now().replace(tzinfo=None))


def _judging(add: Callable[[Step, Noun], Noun], today: date, broken: list[str]) -> Callable[[Step, Noun], Noun]:
    """`rows.add` that notes what rule a noun breaks before it is stored."""

    def judged(step: Step, new: Noun) -> Noun:
        if why := rules.broken(step.store, new, today):
            broken.append(f"{new}: {why}")
        return add(step, new)

    return judged


def _plain(demo: Furnished) -> dict[str, list[dict[str, object]]]:
    """The export with the number of each noun in place of its uid, and without instants."""
    numbers = {uid: f"{each} {ref}" for each in KINDS for ref, uid in demo.store.rows(f'SELECT id, uid FROM "{each}"')}

    def numbered(value: object) -> object:
        if isinstance(value, list):
            return [numbered(each) for each in value]
        return numbers.get(value, value) if isinstance(value, str) else value

    nouns = json.loads("".join(export(demo.store)))["nouns"]
    return {
        each: sorted(
            ({name: numbered(value) for name, value in told.items() if not name.endswith("ed_at")} for told in listed),
            key=lambda told: str(told["uid"]),
        )
        for each, listed in nouns.items()
    }
