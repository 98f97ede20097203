"""`workbench week`: the same figures for people, for scripts and as a page."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.desk.furnished import WEDNESDAY, ZONE
from workbench.desk.desk import Desk
from workbench.store.file import Store

_KEYS = (
    "week label first last over away frozen_on since spans days kinds stages promises taught gains needs quiet figures"
)
_FIGURE = "label unit value median low high mark twelve words"


@pytest.fixture
def logged(bank: Ask) -> Ask:
    """A session and work in the week before; a session today."""
    bank("log", "2026-11-16", "45", "ana", "sta", "apo", ":1")
    bank("log", "2026-11-17", "work", "2h", "apo")
    bank("log", "30", "bo", "fac", "apo", ":2")
    return bank


def test_people_read_figures_and_what_stands_behind_them(logged: Ask) -> None:
    said = logged("week", "last")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "Week 47, 16 to 22 Nov 2026"
    assert lines[2:5] == [
        "                  week           last 12",
        "Hours             2h45           ···········█",
        "Teaching hours    45m            ···········█",
    ]
    assert "  Mon 16 Nov  ████████              45m, 45m of it teaching" in lines
    assert "  Teaching  ████████              45m" in lines
    assert "  Services  ████████████████████  2h45" in lines
    assert lines[lines.index("Gained") + 1] == "  0>1  Ana Pop · stakeholder mapping"
    assert lines[lines.index("Taught") + 1] == "  Ana Pop"


def test_needs_and_who_is_quiet_are_told(logged: Ask) -> None:
    logged("log", "need", "clara", "a", "light", "PMO")
    logged("edit", "contact", "Clara Voss", "cadence_days=7")
    lines = logged("week").out.splitlines()
    assert lines[lines.index("Needs heard") + 1] == "  a light PMO · Clara Voss"
    assert lines[lines.index("Quiet") + 1] == "  Clara Voss, never yet"


def test_this_week_is_meant_where_none_is_named_and_is_not_over(logged: Ask) -> None:
    said = logged("week")
    assert said.out.splitlines()[0] == "Week 48, 23 to 29 Nov 2026 · this week is not over yet"
    assert "  0>2  Bo Lind · facilitation" in said.out.splitlines()


def test_scripts_read_the_same_keys_always(logged: Ask) -> None:
    found = logged("week", "2026-W47", "--json").json
    assert sorted(found) == sorted(_KEYS.split())
    assert {name for each in found["figures"].values() for name in each} == set(_FIGURE.split())
    assert (found["week"], found["over"], found["figures"]["hours"]["value"]) == ("2026-W47", True, 165)
    assert found["figures"]["asked_for_advice"]["value"] is None
    assert found["promises"] == {"kept": 0, "due": 0, "moved": 0, "percent": None}
    empty = logged("week", "2026-W01", "--json").json
    assert sorted(empty) == sorted(found)
    assert list(empty["figures"]) == list(found["figures"])


def test_the_help_tells_every_key(bank: Ask) -> None:
    told = bank("week", "--help").out
    found = bank("week", "--json").json
    for key in (*found, *found["figures"], *_FIGURE.split()):
        assert re.search(rf"\b{key}\b", told), key


def test_people_scripts_and_pages_are_told_the_same(logged: Ask) -> None:
    told = [each["value"] for each in logged("week", "last", "--json").json["figures"].values()]
    page = logged("week", "last", "--markdown").out
    html = logged("week", "last", "--html").out
    assert told[:2] == [165, 45]
    for said in (logged("week", "last").out, page, html):
        assert "2h45" in said
        assert "27.3 %" in said
    assert page.startswith("# Week 47, 16 to 22 Nov 2026\n")
    assert "| Ana Pop | stakeholder mapping | 0 | 1 | 16 Nov 2026 |" in page


def test_the_page_needs_nothing_and_runs_nothing(logged: Ask) -> None:
    logged("edit", "contact", "Ana Pop", "name=<script>alert(1)</script>[/x]")
    html = logged("week", "last", "--html").out
    assert "default-src 'none'" in html
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html.replace("<wbr>", "")
    assert html.count("<svg") == 15
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")


def test_two_weeks_side_by_side(logged: Ask) -> None:
    lines = logged("week", "--compare", "last").out.splitlines()
    assert lines[0] == "                  2026-W47       2026-W48       change"
    assert lines[1] == "Hours             2h45           30m            -2h15"
    assert lines[3] == "Teaching share    27.3 %         100 %          +72.7 points"
    found = logged("week", "--compare", "last", "--json").json
    assert (found["earlier"], found["later"]) == ("2026-W47", "2026-W48")
    assert found["figures"]["hours"] == {
        "label": "Hours",
        "unit": "minutes",
        "earlier": 165,
        "later": 30,
        "change": -135,
    }


def test_a_month_and_a_quarter(logged: Ask) -> None:
    assert logged("week", "--month", "2026-11", "--json").json["figures"]["hours"]["value"] == 195
    said = logged("week", "--quarter", "2026-Q4").out
    assert said.startswith("Quarter 4 of 2026 · this quarter is not over yet\n")
    assert "  Mon 16 Nov to Sun 22 Nov  ████████████████████  2h45, 45m of it teaching" in said.splitlines()
    assert logged("week", "--month", "2026-10", "--markdown").out.startswith("# October 2026\n")


def test_teaching_by_skill_and_week(logged: Ask) -> None:
    lines = logged("week", "--heat").out.splitlines()
    assert lines[1].startswith("stakeholder mapping  ··········█·          ")
    assert lines[2].startswith("facilitation         ···········▓")
    found = logged("week", "--heat", "--json").json
    assert found["weeks"][-1] == "2026-W48"
    assert found["rows"][0] == {"skill": "stakeholder mapping", "minutes": [0] * 10 + [45, 0]}


def test_nothing_taught_says_how_to_begin(bank: Ask) -> None:
    said = bank("week", "--heat")
    assert (said.code, said.out) == (0, "")
    assert "nothing was taught in these weeks" in said.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("2026-W49",), "2026-W49 has not begun: it begins on Mon 30 Nov 2026"),
        (("2026-W54",), "there is no week 54 in 2026"),
        (("soon",), "'soon' is no week: write it like 2026-W47"),
        (("--compare", "2027-W01"), "2027-W01 has not begun: it begins on Mon 4 Jan 2027"),
        (("--month", "2026-12"), "2026-12 has not begun: it begins on Tue 1 Dec 2026"),
        (("--month", "nov"), "'nov' is no month: write it like 2026-11"),
        (("--quarter", "2026-11"), "'2026-11' is no quarter: write it like 2026-Q4"),
        (("--heat", "2026-W49"), "2026-W49 has not begun: it begins on Mon 30 Nov 2026"),
    ],
)
def test_what_is_no_week_is_refused_in_one_sentence(bank: Ask, words: tuple[str, ...], why: str) -> None:
    for form in ((), ("--json",)):
        said = bank("week", *words, *form)
        assert (said.code, said.out, said.err) == (2, "", f"workbench: {why}\n")


@pytest.mark.parametrize(
    "words",
    [
        ("last", "--month", "2026-11"),
        ("--month", "2026-11", "--quarter", "2026-Q4"),
        ("--compare", "last", "--heat"),
        ("--compare", "last", "--html"),
        ("--heat", "--markdown"),
    ],
)
def test_what_does_not_go_together_is_refused(bank: Ask, words: tuple[str, ...]) -> None:
    said = bank("week", *words)
    assert said.code == 2
    assert said.out == ""


def test_without_a_file_there_is_a_week_of_nothing_and_no_file_is_made(ask: Ask, file: object) -> None:
    said = ask("week", "--json")
    assert said.code == 0
    assert json.loads(said.out)["figures"]["hours"]["value"] == 0
    assert "there is no file" in said.err


# A week whose review is finished


@pytest.fixture
def finished(logged: Ask, file: Path) -> Ask:
    """The review of last week is finished; then a session of that week is logged."""
    with closing(Store.open(file, now=lambda: WEDNESDAY)) as store:
        Desk(store, lambda: WEDNESDAY, ZONE).finish_review("2026-W47")
    logged("log", "2026-11-18", "30", "ana", "sta", "apo", ":2")
    return logged


def test_a_finished_week_tells_its_frozen_figures_and_what_came_since(finished: Ask) -> None:
    lines = finished("week", "47").out.splitlines()
    assert lines[0] == "Week 47, 16 to 22 Nov 2026 · figures of its review, finished Wed 25 Nov"
    assert lines[3] == "Hours             2h45           ···········█"
    since = lines.index("Since")
    assert lines[since + 1] == "  Hours: 2h45, now 3h15 (+30m)"
    assert "  gained since: Ana Pop, stakeholder mapping 0>2" in lines[since:]


def test_scripts_and_pages_read_them_too(finished: Ask) -> None:
    found = finished("week", "47", "--json").json
    assert (found["frozen_on"], found["figures"]["hours"]["value"]) == ("2026-11-25", 165)
    assert found["since"][0] == {"key": "hours", "words": "Hours: 2h45, now 3h15 (+30m)", "was": 165, "now": 195}
    for form in ("--markdown", "--html"):
        page = finished("week", "47", form).out
        assert "Figures of its review, finished Wed 25 Nov." in page
        assert "Hours: 2h45, now 3h15 (+30m)" in page
    report = finished("report", "week", "--week", "2026-W47").out
    assert "Hours: 2h45, now 3h15 (+30m)" in report


def test_an_open_week_has_nothing_frozen(logged: Ask) -> None:
    found = logged("week", "47", "--json").json
    assert (found["frozen_on"], found["since"]) == (None, [])


def test_two_weeks_side_by_side_are_each_as_told_alone(finished: Ask) -> None:
    said = finished("week", "47", "--compare", "48").out.splitlines()
    assert said[1].split()[:3] == ["Hours", "2h45", "30m"]
    assert "2026-W47 since" in said


@pytest.mark.parametrize("two", [("--json", "--markdown"), ("--html", "--json"), ("--markdown", "--html")])
def test_two_forms_at_once_are_refused(logged: Ask, two: tuple[str, str]) -> None:
    said = logged("week", *two)
    assert (said.code, said.out) == (2, "")
    assert "--json, --markdown or --html: one of them" in said.err
