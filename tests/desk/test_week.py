"""The figures of a week, worked by hand on a small file, and on the demo."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.desk.furnished import WEDNESDAY, Furnished, furnished
from workbench.desk.desk import Desk
from workbench.desk.shown import Ref
from workbench.desk.shown_week import (
    DayHours,
    Gain,
    Part,
    Since,
    TaughtOne,
    Unit,
    WeekFigure,
    WeekFigures,
    changed,
    written,
)
from workbench.desk.trouble import CannotKeep
from workbench.desk.week import (
    called,
    compare,
    figures,
    frozen,
    month_called,
    over,
    quarter_called,
    since,
    thawed,
    week_called,
)
from workbench.desk.week_frozen import record, record_of_two
from workbench.desk.week_heat import heat, taught, weeks_of
from workbench.desk.week_log import gains
from workbench.desk.week_sheet import shaded, sheet
from workbench.model.people import Contact
from workbench.model.projects import Work, WorkKind
from workbench.model.promises import Commitment, Move
from workbench.model.relationship import Ask, Need, Touchpoint
from workbench.model.review import Review
from workbench.model.skills import Skill
from workbench.model.transfer import Mode, Observation, Session
from workbench.practice.constants import DEFAULTS
from workbench.practice.week import Mark, Week
from workbench.store import rows

TODAY = date(2026, 11, 25)
THIS, LAST = Week.parse("2026-W48"), Week.parse("2026-W47")
MON = LAST.monday
ANA, BO, CLARA = 1, 2, 3
MAPPING, FACILITATION = 1, 2
KEYS = [
    "hours",
    "teaching",
    "teaching_share",
    "sessions",
    "people_taught",
    "levels_gained",
    "promises_kept",
    "touches",
    "asked_for_advice",
    "needs",
    "quiet",
    "drafts",
]


def put(desk: Desk, *nouns: Any) -> None:
    with desk.store.step("what happened") as step:
        for each in nouns:
            rows.add(step, each)


def held(desk: Desk, on: date, minutes: int, people: Sequence[int], mode: Mode = Mode.SHOW, **told: Any) -> None:
    told = {"skills": (MAPPING,), "project": 1} | told
    with desk.store.step("a session") as step:
        made = rows.add(step, Session(on=on, minutes=minutes, learners=tuple(people), **told))
        for person in people if not (made.draft or made.planned) else ():
            for skill in told["skills"]:
                rows.add(step, Observation(session=made.id, contact=person, skill=skill, on=on, mode=mode))


def of(desk: Desk, week: Week = LAST) -> WeekFigures:
    return figures(desk.store, week, TODAY, DEFAULTS)


def values(desk: Desk, week: Week = LAST) -> dict[str, float | None]:
    return {each.key: each.value for each in of(desk, week).measured}


def told(desk: Desk, key: str, week: Week = LAST) -> str:
    return of(desk, week)[key].told


# Worked by hand


def test_hours_of_a_week_by_day_kind_and_stage(bank: Desk) -> None:
    held(bank, MON, 45, [ANA, BO])
    held(bank, MON + timedelta(days=1), 30, [ANA])
    put(
        bank,
        Work(on=MON, minutes=120, project=1),
        Work(on=MON + timedelta(days=6), minutes=60, kind=WorkKind.INTERNAL),
        Work(on=MON - timedelta(days=1), minutes=500),
        Work(on=THIS.monday, minutes=500),
    )
    found = of(bank)
    assert [found[key].value for key in ("hours", "teaching", "teaching_share", "sessions")] == [255, 75, 29.4, 2]
    assert found.days[0] == DayHours(MON, 45, 120)
    assert found.days[1] == DayHours(MON + timedelta(days=1), 30, 0)
    assert [each.minutes for each in found.days] == [165, 30, 0, 0, 0, 0, 60]
    assert found.kinds == (
        Part("teaching", "Teaching", 75),
        Part("delivery", "Delivery", 120),
        Part("internal", "Internal", 60),
    )
    assert found.stages == (Part("services", "Services", 195), Part("no_project", "No project", 60))
    assert (found.taught, found["people_taught"].value) == (("Ana Pop", "Bo Lind"), 2)


def test_drafts_plans_and_what_is_in_the_bin_count_for_nothing(bank: Desk) -> None:
    held(bank, MON, 45, [ANA], draft="which skill?")
    held(bank, MON, 45, [ANA], planned=True)
    put(
        bank,
        Work(on=MON, minutes=60, draft="which project?"),
        Touchpoint(on=MON, contacts=(ANA,), draft="who?"),
        Commitment(text="minutes", made_on=MON, due=MON, draft="to whom?"),
        Need(text="light", on=MON, draft="whose?"),
        Work(on=MON, minutes=600, deleted_at="2026-11-20T10:00:00.000Z"),
    )
    found = values(bank)
    assert found.pop("drafts") == 5
    assert found.pop("quiet") == 0
    assert {key for key, value in found.items() if value} == set()


def test_levels_gained_are_merged_by_person_and_skill_and_only_gains(bank: Desk) -> None:
    for day, mode in enumerate((Mode.SHOW, Mode.TOGETHER, Mode.COACHED)):
        held(bank, MON + timedelta(days=day), 30, [ANA], mode)
    held(bank, MON, 30, [BO], skills=(FACILITATION,))
    held(bank, MON + timedelta(days=1), 30, [BO], skills=(FACILITATION,))
    found = of(bank)
    assert found.gains == (
        Gain(MON, "Bo Lind", "facilitation", 0, 1, BO, FACILITATION),
        Gain(MON + timedelta(days=2), "Ana Pop", "stakeholder mapping", 0, 3, ANA, MAPPING),
    )
    assert found["levels_gained"].value == 2
    assert of(bank, THIS)["levels_gained"].value == 0


def test_a_gain_of_somebody_who_went_into_the_bin_while_it_was_read_is_left_out(bank: Desk) -> None:
    held(bank, MON, 30, [ANA], Mode.COACHED)
    asked = (bank.store, [(ANA, MAPPING)], LAST.span, bank.today, DEFAULTS)
    assert [each.person for each in gains(*asked)] == ["Ana Pop"]
    bank.put_in_bin(Ref("contact", ANA))
    assert gains(*asked) == ()


def test_who_is_in_the_bin_gained_nothing_and_was_taught_nothing(bank: Desk) -> None:
    held(bank, MON, 30, [ANA])
    with bank.store.step("gone") as step:
        found = rows.get(bank.store, Contact, ANA)
        assert found is not None
        rows.bin(step, found)
    known = of(bank)
    assert (known.gains, known.taught) == ((), ())
    assert (known["levels_gained"].value, known["people_taught"].value) == (0, 0)


def test_promises_of_mine_that_came_due(bank: Desk) -> None:
    promised = {"made_on": MON - timedelta(days=7), "due": MON}
    put(
        bank,
        *[Commitment(text=f"minutes {number}", done_on=MON, **promised) for number in range(8)],
        Commitment(text="late", done_on=MON + timedelta(days=1), **promised),
        Commitment(text="open", **promised),
        Commitment(text="moved", **promised),
        Move(commitment=11, agreed_on=MON - timedelta(days=1), new_due=TODAY + timedelta(days=9)),
        Commitment(text="hers", by=CLARA, **promised),
    )
    found = of(bank)
    assert found["promises_kept"].told == "kept 8 of 10, 1 moved in time"
    assert (found.promises.kept, found.promises.due, found.promises.moved, found.promises.percent) == (8, 10, 1, 80)
    assert told(bank, "promises_kept", THIS) == "none due"


def test_a_promise_that_was_moved_into_the_week_is_found(bank: Desk) -> None:
    put(
        bank,
        Commitment(text="minutes", made_on=date(2026, 8, 1), due=date(2026, 8, 10), done_on=MON),
        Move(commitment=1, agreed_on=date(2026, 8, 3), new_due=MON),
    )
    found = of(bank)
    assert found["promises_kept"].told == "kept 1 of 1"
    assert found.promises.percent is None


def test_touches_what_they_asked_and_needs(bank: Desk) -> None:
    asks = [Ask.ADVICE] * 6 + [Ask.PROBLEM] * 3 + [Ask.ORDER] * 3 + [Ask.INFORMATION, None]
    put(
        bank,
        *[Touchpoint(on=MON + timedelta(days=at % 5), contacts=(CLARA,), ask=ask) for at, ask in enumerate(asks)],
        Need(text="a light PMO", on=MON, heard_from=CLARA),
        Need(text="nobody's", on=MON),
    )
    found = of(bank)
    assert found["touches"].value == 14
    assert (found["asked_for_advice"].value, found["asked_for_advice"].told) == (75, "75 % (9 of 12)")
    assert [(each.text, each.person) for each in found.needs] == [("a light PMO", "Clara Voss"), ("nobody's", "")]
    assert told(bank, "asked_for_advice", THIS) == "nothing asked"


def test_who_was_quiet_at_the_end_of_each_week(bank: Desk) -> None:
    bank.edit("contact", CLARA, {"cadence_days": "14"})
    bank.edit("contact", BO, {"cadence_days": "7"})
    put(bank, Touchpoint(on=MON - timedelta(days=8), contacts=(CLARA,)))
    held(bank, MON - timedelta(days=1), 30, [BO])
    found = of(bank)
    assert [(each.person, each.days) for each in found.quiet] == []
    now = of(bank, THIS)
    assert [(each.person, each.days) for each in now.quiet] == [("Clara Voss", 17), ("Bo Lind", 10)]
    assert now["quiet"].twelve[-2:] == (0, 2)
    put(bank, Touchpoint(on=TODAY, contacts=(CLARA,)))
    assert [each.person for each in of(bank, THIS).quiet] == ["Bo Lind"]


def test_quiet_is_who_was_never_touched_once_known_and_nobody_who_left(bank: Desk) -> None:
    for person in (ANA, BO, CLARA):
        bank.edit("contact", person, {"cadence_days": "7"})
    bank.edit("contact", BO, {"left_on": "2026-11-23"})
    put(bank, Touchpoint(on=date(2025, 1, 6), contacts=(CLARA,)), Touchpoint(on=date(2025, 1, 6), contacts=(BO,)))
    assert [(each.person, each.days) for each in of(bank, THIS).quiet] == [("Clara Voss", 688), ("Ana Pop", None)]
    assert [(each.person, each.days) for each in of(bank).quiet] == [("Bo Lind", 685), ("Clara Voss", 685)]


def test_the_last_touch_before_an_earlier_week_is_looked_up(bank: Desk) -> None:
    bank.edit("contact", CLARA, {"cadence_days": "7"})
    put(bank, Touchpoint(on=MON - timedelta(days=10), contacts=(CLARA,)), Touchpoint(on=TODAY, contacts=(CLARA,)))
    assert [(each.person, each.days) for each in of(bank).quiet] == [("Clara Voss", 16)]


# What is usual


def week_by_week(desk: Desk, counts: Sequence[int], last: Week = LAST) -> None:
    """So many sessions in each week up to `last`; the weeks begin with work on their Monday."""
    for week, count in zip(last.until(len(counts)), counts, strict=True):
        put(desk, Work(on=week.monday, minutes=60))
        for _ in range(count):
            held(desk, week.monday, 30, [ANA])


def test_a_week_is_marked_only_outside_the_limits_of_six_or_more(bank: Desk) -> None:
    week_by_week(bank, [4, 6, 5, 7, 5, 6, 4, 5, 11])
    sessions = of(bank)["sessions"]
    assert (sessions.value, sessions.median, sessions.low, sessions.high) == (11, 5, 1.1, 9.4)
    assert (sessions.mark, sessions.sign) == (Mark.UP, "+")
    assert sessions.twelve == (None, None, None, 4, 6, 5, 7, 5, 6, 4, 5, 11)
    assert sessions.sparkline == "···▄▅▄▅▄▅▄▄█"
    assert sessions.usual == "5"


def test_three_weeks_before_give_a_median_and_no_mark(bank: Desk) -> None:
    week_by_week(bank, [4, 6, 5, 100])
    sessions = of(bank)["sessions"]
    assert (sessions.median, sessions.low, sessions.mark) == (5, None, Mark.NONE)


def test_a_week_is_not_low_before_its_friday(bank: Desk) -> None:
    week_by_week(bank, [4, 6, 5, 7, 5, 6, 4, 5])
    for day, mark in (
        (TODAY, Mark.NONE),
        (TODAY + timedelta(days=1), Mark.NONE),
        (TODAY + timedelta(days=2), Mark.DOWN),
    ):
        assert figures(bank.store, THIS, day, DEFAULTS)["sessions"].mark is mark
    assert figures(bank.store, THIS, TODAY + timedelta(days=20), DEFAULTS)["sessions"].sign == "-"


def test_no_share_of_a_week_is_marked_before_its_friday(bank: Desk) -> None:
    for week in LAST.until(8):
        put(bank, Work(on=week.monday, minutes=600))
    held(bank, THIS.monday, 30, [ANA])
    share = figures(bank.store, THIS, TODAY, DEFAULTS)["teaching_share"]
    assert (share.value, share.high, share.mark) == (100, 0, Mark.NONE)
    assert figures(bank.store, THIS, TODAY + timedelta(days=2), DEFAULTS)["teaching_share"].mark is Mark.UP


def test_away_weeks_are_counted_nowhere(bank: Desk) -> None:
    week_by_week(bank, [4, 6, 5, 7, 5, 0, 6, 4, 5, 11])
    put(bank, Review(week=str(LAST.back(4)), away=True))
    found = of(bank)
    assert (found["sessions"].mark, found["sessions"].twelve[-5]) == (Mark.UP, None)
    assert found.away is False
    away = of(bank, LAST.back(4))
    assert (away.away, away["sessions"].value, away["sessions"].mark) == (True, 0, Mark.NONE)
    assert away["sessions"].twelve[-1] is None


def test_before_the_first_week_nothing_is_counted_nor_a_week_that_began_without_one(bank: Desk) -> None:
    held(bank, LAST.back(2).monday + timedelta(days=2), 30, [ANA])
    held(bank, LAST.back(1).monday, 30, [ANA])
    assert of(bank)["sessions"].twelve == (None,) * 10 + (1, 0)
    assert of(bank)["sessions"].median == 1


def test_the_first_week_of_all_has_figures_and_nothing_to_compare_with(bank: Desk) -> None:
    held(bank, TODAY, 30, [ANA])
    found = of(bank, THIS)
    assert (found["hours"].value, found["hours"].median, found["hours"].usual) == (30, None, "")


def test_an_empty_file_has_a_week_of_nothing(desk: Desk) -> None:
    found = of(desk, THIS)
    assert [each.key for each in found.measured] == KEYS
    assert {each.value for each in found.measured} == {0, None}
    assert (found.kinds, found.stages, found.gains, found.quiet, found.over) == ((), (), (), (), False)
    assert found["teaching_share"].told == "not known"


def test_without_stages_all_else_is_the_same(bank: Desk) -> None:
    held(bank, MON, 30, [ANA])
    bare = figures(bank.store, LAST, TODAY, DEFAULTS, stages=False)
    assert bare.stages == ()
    assert replace(bare, stages=of(bank).stages) == of(bank)


# Other spans


def test_a_week_that_has_not_begun_is_refused(desk: Desk) -> None:
    with pytest.raises(CannotKeep, match="2026-W49 has not begun: it begins on Mon 30 Nov 2026"):
        of(desk, THIS.next)
    with pytest.raises(CannotKeep, match="2026-W49 has not begun"):
        week_called("2026-W49", TODAY)
    for span, text in (
        (month_called, "2026-12"),
        (quarter_called, "2027-Q1"),
        (month_called, "2026"),
        (called, "soon"),
    ):
        with pytest.raises(CannotKeep):
            span(text, TODAY)


@pytest.mark.parametrize(
    ("text", "name"), [("2026-11", "2026-11"), ("2026-Q3", "2026-Q3"), ("47", "2026-W47"), ("last", "2026-W47")]
)
def test_a_name_tells_what_it_is_of(text: str, name: str) -> None:
    assert str(called(text, TODAY)) == name


def test_a_month_and_a_quarter_tell_hours_by_week(bank: Desk) -> None:
    held(bank, date(2026, 11, 1), 30, [ANA])
    put(bank, Work(on=date(2026, 11, 2), minutes=60), Work(on=date(2026, 10, 31), minutes=90))
    month = over(bank.store, month_called("2026-11", TODAY), TODAY, DEFAULTS)
    assert (month.name, month.label, month.week, month.over) == ("2026-11", "November 2026", None, False)
    assert month["hours"].value == 90
    assert month.days[0] == DayHours(date(2026, 10, 26), 30, 0)
    assert [each.minutes for each in month.days] == [30, 60, 0, 0, 0, 0]
    assert month.spans == (*(f"2025-{number}" for number in (12,)), *(f"2026-{number:02d}" for number in range(1, 12)))
    quarter = over(bank.store, quarter_called("2026-Q4", TODAY), TODAY, DEFAULTS)
    assert (quarter.label, quarter["hours"].value, quarter.spans[0]) == ("quarter 4 of 2026", 180, "2025-Q4")
    assert sum(each.minutes for each in quarter.days) == 180


def test_two_weeks_side_by_side_whichever_is_named_first(bank: Desk) -> None:
    held(bank, MON, 90, [ANA])
    held(bank, THIS.monday, 30, [ANA])
    put(bank, Work(on=THIS.monday, minutes=30))
    found = compare(bank.store, THIS, LAST, TODAY, DEFAULTS)
    assert found == compare(bank.store, LAST, THIS, TODAY, DEFAULTS)
    assert (found.earlier.name, found.later.name) == ("2026-W47", "2026-W48")
    by_key = {each.key: each for each in found.rows}
    assert [changed(by_key[key]) for key in ("hours", "teaching", "teaching_share", "sessions")] == [
        "-30m",
        "-1h",
        "-50 points",
        "",
    ]
    assert by_key["asked_for_advice"].change is None
    said = record_of_two(found)
    assert (said["earlier"], said["later"], said["figures"]["hours"]["change"]) == ("2026-W47", "2026-W48", -30)


def test_heat_shares_a_session_out_among_its_skills(bank: Desk) -> None:
    held(bank, MON, 45, [ANA], skills=(FACILITATION, MAPPING))
    held(bank, THIS.monday, 60, [ANA, BO])
    held(bank, THIS.monday, 60, [ANA], planned=True)
    found = heat(bank.store, THIS.until(3))
    assert found.weeks == ("2026-W46", "2026-W47", "2026-W48")
    assert [(row.skill, row.minutes) for row in found.rows] == [
        ("stakeholder mapping", (0, 22, 60)),
        ("facilitation", (0, 23, 0)),
    ]
    assert shaded(found) == ["·▒█", "·▒·"]


def test_a_skill_of_it_tells_who_was_taught_and_from_which_level_to_which(bank: Desk) -> None:
    held(bank, MON - timedelta(days=70), 30, [ANA])
    held(bank, MON, 90, [ANA, BO], Mode.TOGETHER, skills=(MAPPING, FACILITATION))
    held(bank, MON, 15, [BO], Mode.TOGETHER)
    ana, bo = (
        TaughtOne(ANA, "Ana Pop", 1, 45, 1, 2),
        TaughtOne(BO, "Bo Lind", 2, 60, 0, 2),
    )
    assert taught(bank.store, MAPPING, LAST.until(3), TODAY, DEFAULTS) == (bo, ana)
    assert taught(bank.store, FACILITATION, (THIS,), TODAY, DEFAULTS) == ()


def test_a_heat_map_is_of_twelve_weeks_or_of_those_of_a_month_that_have_begun() -> None:
    assert [str(week) for week in weeks_of(LAST, TODAY)][::11] == ["2026-W36", "2026-W47"]
    assert [week.number for week in weeks_of(called("2026-11", TODAY), TODAY)] == [44, 45, 46, 47, 48]
    assert [week.number for week in weeks_of(called("2026-10", TODAY), TODAY)] == [40, 41, 42, 43, 44]
    assert [week.number for week in weeks_of(called("2026-Q4", TODAY), TODAY)][::8] == [40, 48]


def test_heat_of_nothing_is_empty(desk: Desk) -> None:
    assert heat(desk.store, THIS.until(12)).rows == ()


# Frozen


def test_what_is_frozen_is_thawed_as_it_was(bank: Desk) -> None:
    bank.edit("contact", CLARA, {"cadence_days": "7"})
    held(bank, MON, 45, [ANA])
    put(bank, Need(text="<b> [/x]", on=MON, heard_from=CLARA), Touchpoint(on=MON, contacts=(BO,), ask=Ask.ORDER))
    found = of(bank)
    assert thawed(frozen(found)) == found


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "7", '{"version": 99}', '{"version": 1}', '{"version": 1, "week": 3}']
)
def test_what_is_no_frozen_figures_thaws_to_nothing(text: str) -> None:
    assert thawed(text) is None


def test_what_was_logged_later_is_told_as_since(bank: Desk) -> None:
    held(bank, MON, 45, [ANA])
    before = of(bank)
    assert since(before, of(bank)) == ()
    held(bank, MON, 30, [BO], Mode.TOGETHER)
    put(bank, Touchpoint(on=MON, contacts=(BO,), ask=Ask.ADVICE))
    assert tuple(each.words for each in since(before, of(bank))) == (
        "Hours: 45m, now 1h15 (+30m)",
        "Teaching hours: 45m, now 1h15 (+30m)",
        "Sessions: 1, now 2 (+1)",
        "People taught: 1, now 2 (+1)",
        "Levels gained: 1, now 2 (+1)",
        "In touch: 0, now 1 (+1)",
        "Asked for advice: nothing asked, now 100 % (1 of 1)",
        "gained since: Bo Lind, stakeholder mapping 0>2",
    )
    assert Since("gains", "no longer gained: Bo Lind, stakeholder mapping 0>2") in since(of(bank), before)
    assert since(before, of(bank))[0] == Since("hours", "Hours: 45m, now 1h15 (+30m)", 45, 75)


def test_a_new_name_is_nothing_new(bank: Desk) -> None:
    held(bank, MON, 45, [ANA])
    before = of(bank)
    bank.edit("contact", ANA, {"name": "Ana Voss-Pop"})
    assert since(before, of(bank)) == ()


def test_the_record_has_no_ids_and_always_the_same_keys(bank: Desk, desk: Desk) -> None:
    empty = record(of(bank))
    held(bank, MON, 45, [ANA])
    found = json.loads(json.dumps(record(of(bank))))
    assert list(found) == list(empty)
    assert list(found["figures"]) == KEYS
    assert found["gains"] == [
        {"on": "2026-11-16", "person": "Ana Pop", "skill": "stakeholder mapping", "before": 0, "after": 1}
    ]
    assert found["figures"]["hours"] | {"twelve": None} == {
        "label": "Hours",
        "unit": "minutes",
        "value": 45,
        "median": None,
        "low": None,
        "high": None,
        "mark": "none",
        "twelve": None,
        "words": "",
    }


@pytest.mark.parametrize(
    ("low", "high", "unit", "told"),
    [
        (1.1, 9.4, Unit.COUNT, "1.1 to 9.4"),
        (-3, 90, Unit.MINUTES, "0 to 1h30"),
        (60, 120.5, Unit.PERCENT, "60 % to 100 %"),
        (None, None, Unit.COUNT, ""),
    ],
)
def test_limits_are_no_less_than_none_and_no_more_than_all(
    low: float | None, high: float | None, unit: Unit, told: str
) -> None:
    assert WeekFigure("x", "X", unit, 5, low=low, high=high).limits == told


def test_values_are_written_for_people() -> None:
    assert written(-90, Unit.MINUTES) == "-1h30"
    assert written(0, Unit.MINUTES) == "0"


# The page


def test_every_plot_of_the_page_has_its_numbers(bank: Desk) -> None:
    held(bank, MON, 45, [ANA])
    put(bank, Work(on=MON, minutes=60, project=1))
    page = sheet(of(bank), heat(bank.store, LAST.until(12)))
    assert page.days[0] == ("Mon 16 Nov", 105, "1h45, 45m of it teaching")
    assert page.days[1] == ("Tue 17 Nov", 0, "0")
    assert page.kinds == (("Teaching", 45, "45m"), ("Delivery", 60, "1h"))
    assert [len(row) for row in page.series] == [13] * len(KEYS)
    assert [row[0] for row in page.figures] == [row[0] for row in page.series]
    assert page.heat == (("stakeholder mapping", "·" * 11 + "█", *["·"] * 11, "45m"),)
    assert (page.span, page.note, page.title) == ("week", "", "Week 47, 16 to 22 Nov 2026")


def test_the_page_says_what_it_is_of(bank: Desk) -> None:
    assert sheet(of(bank, THIS)).note == "This week is not over yet."
    put(bank, Review(week=str(LAST), away=True))
    assert sheet(of(bank)).note == "Away: counted in no comparison."
    assert sheet(of(bank)).days == ()
    quarter = over(bank.store, quarter_called("2026-Q4", TODAY), TODAY, DEFAULTS)
    assert (sheet(quarter).span, sheet(quarter).note) == ("quarter", "This quarter is not over yet.")
    put(bank, Work(on=date(2026, 11, 1), minutes=60))
    month = over(bank.store, month_called("2026-11", TODAY), TODAY, DEFAULTS)
    assert sheet(month).days[0] == ("Sun 1 Nov to Sun 1 Nov", 60, "1h")


# The demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    made = furnished(tmp_path_factory.mktemp("demo") / "demo.db", WEDNESDAY)
    yield made
    made.store.close()


def test_of_the_demo_each_week_adds_up(demo: Furnished) -> None:
    for week in THIS.until(14):
        found = figures(demo.store, week, demo.today, DEFAULTS)
        hours = found["hours"].value
        assert sum(each.minutes for each in found.days) == hours
        assert sum(each.minutes for each in found.kinds) == hours
        assert sum(each.minutes for each in found.stages) == hours
        assert sum(each.teaching for each in found.days) == found["teaching"].value
        assert len(found.taught) == found["people_taught"].value
        assert len(found.gains) == found["levels_gained"].value
        assert len(found.needs) == found["needs"].value
        assert len(found.quiet) == found["quiet"].value
        assert all(each.after > each.before for each in found.gains)
        assert all(each.twelve[-1] == each.value for each in found.measured)
        assert thawed(frozen(found)) == found


def test_of_the_demo_the_weeks_of_a_quarter_are_its_hours(demo: Furnished) -> None:
    whole = [week.span for week in THIS.until(12) if week.monday >= date(2026, 10, 5) and week.sunday < demo.today]
    found = over(demo.store, quarter_called("2026-Q4", demo.today), demo.today, DEFAULTS)
    hours = {each.on: each.minutes for each in found.days}
    for span in whole:
        assert hours[span.first] == figures(demo.store, Week.of(span.first), demo.today, DEFAULTS)["hours"].value


def test_of_the_demo_teaching_grows_and_something_is_marked(demo: Furnished) -> None:
    found = figures(demo.store, LAST, demo.today, DEFAULTS)
    share = [value for value in found["teaching_share"].twelve if value is not None]
    assert share[-1] > 2 * share[0]
    assert any(each.mark is Mark.UP for each in found.measured)
    people = {each.name for each in demo.all(Contact)}
    skills = {each.name for each in demo.all(Skill)}
    assert {each.person for each in found.gains} <= people
    assert {row.skill for row in heat(demo.store, THIS.until(12)).rows} <= skills
