"""The matrix of skills and people: who stands in it, its cells, one cell's page, and what stays without us."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.test_views import logged, words
from workbench.desk.desk import Desk
from workbench.desk.matrix import _HELD, _TAUGHT
from workbench.desk.matrix_text import safe, written
from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_skills import (
    EVERYTHING,
    Cell,
    Goal,
    Matrix,
    PersonHead,
    Reach,
    Side,
    SkillHead,
    SkillScope,
    tone,
)
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views

APOLLO, KRONOS = 1, 1
ANA, BO, CLARA = 1, 2, 3
MAPPING, FACILITATION, ROOT = 1, 2, 3


def apollo(views: Views) -> SkillScope:
    return views.skill_scope(Reach.PROJECT, APOLLO)


def need(desk: Desk, skill: str, **typed: str) -> None:
    desk.add("needed_skill", {"project": "Apollo", "skill": skill, **typed})


def seen(desk: Desk, contact: str, skill: str, on: str, mode: str, **typed: str) -> None:
    desk.add("observation", {"contact": contact, "skill": skill, "on": on, "mode": mode, **typed})


def solos(desk: Desk, contact: str, skill: str, first: str, second: str) -> None:
    for on in (first, second):
        seen(desk, contact, skill, on, "solo", source="client")


def told(shown: object) -> dict[str, str]:
    return {line.label: line.value for line in shown.now}  # type: ignore[attr-defined]


def another_project(desk: Desk, name: str) -> None:
    """Another project of Ana's client."""
    desk.add("project", {"name": name, "client": "Kronos Bank"})


# Heads


def test_a_project_shows_the_skills_taught_on_it_until_there_is_a_list(bank: Desk, views: Views) -> None:
    logged(bank, "45 ana fac apo :1", "45 bo sta")
    [skill] = views.matrix(apollo(views)).skills
    assert (skill.name, skill.needs) == ("facilitation", "w2 4x1")
    need(bank, "root cause analysis", weight="3")
    [listed, taught] = views.matrix(apollo(views)).skills
    assert (listed.name, listed.needs) == ("root cause analysis", "w3 4x2")
    assert (taught.name, taught.goal) == ("facilitation", None)


def test_a_planned_session_shows_its_skill_but_makes_no_goal(bank: Desk, views: Views) -> None:
    logged(bank, "plan ana fac apo fri 14:00")
    assert [(each.name, each.goal) for each in views.matrix(apollo(views)).skills] == [("facilitation", None)]


def test_skills_stand_by_family_the_weightiest_first(bank: Desk, views: Views) -> None:
    bank.edit("skill", MAPPING, {"family": "analyse"})
    bank.edit("skill", ROOT, {"family": "analyse"})
    bank.edit("skill", FACILITATION, {"family": "lead_change"})
    need(bank, "stakeholder mapping", weight="1")
    need(bank, "root cause analysis", weight="3")
    need(bank, "facilitation", weight="3")
    found = views.matrix(apollo(views))
    assert [each.name for each in found.skills] == ["root cause analysis", "stakeholder mapping", "facilitation"]
    assert found.families == ("analyse", "lead_change")


def test_a_goal_tells_who_confirmed_it_and_when(bank: Desk, views: Views) -> None:
    need(bank, "facilitation", confirmed_by="Clara Voss", confirmed_on="2026-11-03", required_people="3")
    [skill] = views.matrix(apollo(views)).skills
    assert skill.goal == Goal(2, 4, 3, need=1, confirmed_by="Clara Voss", confirmed_on=date(2026, 11, 3))


def test_people_stand_by_side_learners_first_and_who_left_last(bank: Desk, views: Views) -> None:
    bank.add("client", {"name": "Lumen", "kind": "partner"})
    bank.add("client", {"name": "Own", "kind": "own_firm"})
    bank.add("contact", {"name": "Kai Brandt", "client": "Lumen"})
    bank.add("contact", {"name": "Uninvolved", "client": "Lumen"})
    bank.add("contact", {"name": "Me Too", "client": "Own"})
    logged(bank, "45 bo fac apo :1", "45 kai fac :1", "45 me fac apo :1")
    bank.edit("contact", ANA, {"left_on": "2026-11-01"})
    people = views.matrix(apollo(views)).people
    assert [(each.name, each.side, each.left) for each in people] == [
        ("Bo Lind", Side.CLIENT, False),
        ("Clara Voss", Side.CLIENT, False),
        ("Ana Pop", Side.CLIENT, True),
        ("Kai Brandt", Side.PARTNER, False),
        ("Me Too", Side.OTHER, False),
    ]


def test_a_client_shows_all_its_projects_with_the_most_that_any_asks(bank: Desk, views: Views) -> None:
    bank.add("project", {"name": "Borealis", "client": "Kronos Bank"})
    need(bank, "facilitation", weight="1", required_level="3", required_people="2")
    for skill, weight in (("facilitation", "2"), ("root cause analysis", "3")):
        bank.add("needed_skill", {"project": "Borealis", "skill": skill, "weight": weight})
    found = views.matrix(views.skill_scope(Reach.CLIENT, KRONOS))
    assert {each.name: each.needs for each in found.skills} == {
        "facilitation": "w2 4x2",
        "root cause analysis": "w3 4x2",
    }
    assert all(each.goal and each.goal.need == 0 for each in found.skills if each.name == "facilitation")


def test_everything_asks_for_what_open_projects_need(bank: Desk, views: Views) -> None:
    need(bank, "facilitation")
    assert [each.name for each in views.matrix(EVERYTHING).skills if each.goal] == ["facilitation"]
    bank.edit("project", APOLLO, {"closed_on": "2026-11-20"})
    assert not [each for each in views.matrix(EVERYTHING).skills if each.goal]
    assert [each.name for each in views.matrix(views.skill_scope(Reach.CLIENT, KRONOS)).skills] == ["facilitation"]


def test_everything_shows_every_skill(bank: Desk, views: Views) -> None:
    found = views.matrix(EVERYTHING)
    assert len(found.skills) == 3
    assert {each.name for each in found.people} == {"Ana Pop", "Bo Lind", "Clara Voss"}


def test_the_scope_goes_from_project_to_client_to_everything_and_back(bank: Desk, views: Views) -> None:
    scope = apollo(views)
    reached = [scope]
    for _ in range(3):
        reached.append(views.next_scope(reached[-1], APOLLO))
    assert [each.words for each in reached] == ["Apollo", "Kronos Bank", "everything", "Apollo"]
    assert views.next_scope(EVERYTHING, 0) == EVERYTHING
    bank.put_in_bin(Ref("project", APOLLO))
    assert views.next_scope(EVERYTHING, APOLLO) == EVERYTHING
    with pytest.raises(CannotKeep, match="no longer there"):
        apollo(views)


def test_the_heads_go_through_the_sessions_of_their_projects_only(bank: Desk) -> None:
    for query, params in ((_TAUGHT, ("[1]",)), (_HELD, ("2026-11-25", "[1]"))):
        [first, *_] = bank.store.rows(f"EXPLAIN QUERY PLAN {query}", params)
        assert "SEARCH s USING INDEX session_project" in first[3]


# The project of a cell


def test_the_project_of_a_cell_is_the_one_it_was_last_seen_on(bank: Desk, views: Views) -> None:
    another_project(bank, "Helios")
    logged(bank, "y 45 ana fac apo :1", "45 ana fac helios :2")
    found = views.cell_project(EVERYTHING, ANA, FACILITATION)
    assert found is not None
    assert found.name == "Helios"
    only = views.cell_project(apollo(views), ANA, FACILITATION)
    assert only is not None
    assert only.name == "Apollo"


def test_of_a_cell_never_seen_it_is_the_only_project_that_needs_the_skill(bank: Desk, views: Views) -> None:
    need(bank, "facilitation")
    found = views.cell_project(EVERYTHING, ANA, FACILITATION)
    assert found is not None
    assert found.ref == Ref("project", APOLLO)
    another_project(bank, "Helios")
    bank.add("needed_skill", {"project": "Helios", "skill": "facilitation"})
    assert views.cell_project(EVERYTHING, ANA, FACILITATION) is None
    assert views.cell_project(EVERYTHING, ANA, ROOT) is None


# Cells


def test_cells_are_read_only_for_what_is_asked(bank: Desk, views: Views) -> None:
    logged(bank, "45 ana fac apo :1", "45 bo sta apo :coached")
    assert views.cells([ANA, CLARA], [FACILITATION, MAPPING]) == {
        (ANA, FACILITATION): Cell(1, rose=True, state="fresh")
    }
    assert views.cells([], [FACILITATION]) == {}


def test_a_cell_tells_shaky_due_lapsed_a_rise_and_a_jump(bank: Desk, views: Views) -> None:
    seen(bank, "Ana Pop", "facilitation", "2026-11-20", "coached")
    seen(bank, "Ana Pop", "facilitation", "2026-11-24", "coached", result="not_yet")
    seen(bank, "Bo Lind", "facilitation", "2026-10-01", "together")
    seen(bank, "Clara Voss", "facilitation", "2026-01-07", "show")
    cells = views.cells([ANA, BO, CLARA], [FACILITATION])
    assert cells[ANA, FACILITATION] == Cell(3, shaky=True, rose=True, state="fresh", jump=True)
    assert cells[BO, FACILITATION] == Cell(2, state="due", jump=True)
    assert cells[CLARA, FACILITATION] == Cell(1, state="lapsed")
    assert [cells[person, FACILITATION].signs for person in (ANA, BO, CLARA)] == ["!?+", "~?", "x"]


@pytest.mark.parametrize(
    ("cell", "ink", "reached"),
    [
        (None, Tone.MUTED, False),
        (Cell(0), Tone.MUTED, False),
        (Cell(3), Tone.PLAIN, False),
        (Cell(4), Tone.OK, True),
        (Cell(5, shaky=True), Tone.WATCH, True),
        (Cell(4, state="due"), Tone.WATCH, True),
        (Cell(4, state="lapsed"), Tone.RISK, False),
    ],
)
def test_a_cell_has_a_tone_and_reaches_its_goal_unless_lapsed(cell: Cell | None, ink: Tone, reached: bool) -> None:
    goal = Goal(3, 4, 2)
    assert tone(cell, goal) is ink
    assert (cell is not None and cell.reaches(goal)) is reached
    assert cell is None or not cell.reaches(None)


# One cell


def test_the_page_of_a_cell_tells_all_that_is_known(bank: Desk, views: Views) -> None:
    need(bank, "facilitation", weight="3")
    bank.add("baseline", {"contact": "Ana Pop", "skill": "facilitation", "level": "1", "on": "2026-03-01"})
    logged(bank, "2026-03-02 45 ana fac apo :2", "23 nov 60 ana fac apo :coached", "plan ana fac apo fri 14:00")
    bank.add("confidence", {"contact": "Ana Pop", "skill": "facilitation", "level": "4", "on": "2026-11-24"})
    shown = views.cell(ANA, FACILITATION, APOLLO)
    assert shown.title == "Ana Pop · facilitation"
    assert told(shown) == {
        "Person": "Ana Pop",
        "Skill": "facilitation",
        "Level": "3 coached · due Fri 1 Jan",
        "Since": "Mon 23 Nov: coached, clean",
        "Started at": "1, observed, Sun 1 Mar",
        "Feels sure": "4 of 5, by own account, Tue 24 Nov",
        "Last use": "Mon 23 Nov, 2 days ago",
        "Refresher": "to be used by Fri 1 Jan",
        "Practised": "1h45 in 2 sessions",
        "Planned": "Fri 27 Nov",
        "Goal": "level 4, in 2 people, weight 3 · not confirmed yet",
        "Next rung": "4 independent: solo on real work, clean, twice, 7 days apart, once not on their own word",
    }
    assert [(rung.on, rung.level) for rung in shown.rungs] == [
        (date(2026, 3, 1), 1),
        (date(2026, 3, 2), 2),
        (date(2026, 11, 23), 3),
    ]
    assert [line.label for line in shown.evidence.lines] == ["Mon 23 Nov", "Mon 2 Mar"]
    assert shown.evidence.lines[0].value == "coached · clean · observed · 1h · Apollo"
    figures = {line.figure for line in (*shown.now, *shown.evidence.lines) if line.figure}
    assert {Figure("level", ANA, "2"), Figure("refresher", ANA, "2"), Figure("change", 2)} <= figures


def test_the_goal_tells_who_of_the_client_confirmed_it(bank: Desk, views: Views) -> None:
    need(bank, "facilitation", confirmed_by="Clara Voss", confirmed_on="2026-11-03", required_level="2")
    logged(bank, "45 ana fac apo :coached")
    goal = told(views.cell(ANA, FACILITATION, APOLLO))["Goal"]
    assert goal == "level 2, in one person, weight 2 · reached · confirmed by Clara Voss, Tue 3 Nov"
    assert told(views.cell(ANA, FACILITATION))["Goal, Apollo"] == goal  # in a wider scope each project tells its own


@pytest.mark.parametrize(
    ("lines", "rung"),
    [
        ((), "1 briefed: show it once, so that they can say what it is for"),
        (("-30d 45 ana fac :1",), "2 assisted: do a part of it together"),
        (("-30d 45 ana fac :2",), "3 coached: they do the whole, you watch"),
        (
            ("-30d 45 ana fac :3", "-3d 45 ana fac :solo src:client"),
            "4 independent: solo 1 of 2, needs a second, 7 days or more after the first",
        ),
        (
            ("-30d 45 ana fac :solo src:client", "-3d 45 ana fac :solo src:client"),
            "5 multiplier: teaches a colleague, who comes to stand at 3",
        ),
    ],
)
def test_the_next_rung_tells_what_it_lacks(bank: Desk, views: Views, lines: tuple[str, ...], rung: str) -> None:
    logged(bank, *lines)
    assert told(views.cell(ANA, FACILITATION))["Next rung"] == rung


def test_shaky_a_jump_and_a_stall_are_said(bank: Desk, views: Views) -> None:
    need(bank, "facilitation")
    logged(bank, "-40d 45 ana fac apo :coached", "-30d 45 ana fac apo :coached notyet")
    now = told(views.cell(ANA, FACILITATION, APOLLO))
    assert now["Shaky"] == "not yet, at or below this level; one clean use clears it"
    assert now["Asked"] == "0 to 3 at once: was the starting level right?"
    assert now["Stalled"] == "not seen for 30 days, and nothing planned"
    logged(bank, "plan ana fac apo fri 14:00")
    assert "Stalled" not in told(views.cell(ANA, FACILITATION, APOLLO))


def test_of_an_empty_cell_the_page_says_how_to_begin(bank: Desk, views: Views) -> None:
    shown = views.cell(CLARA, ROOT)
    assert told(shown)["Level"] == "0 none · nothing known yet"
    assert shown.rungs == ()
    assert shown.evidence.lines == ()
    with pytest.raises(CannotKeep):
        views.cell(99, ROOT)


def test_of_very_much_evidence_the_page_lists_the_last_hundred(bank: Desk, views: Views) -> None:
    for number in range(103):
        seen(bank, "Ana Pop", "facilitation", f"2026-{1 + number // 28:02}-{1 + number % 28:02}", "together")
    lines = views.cell(ANA, FACILITATION).evidence.lines
    assert len(lines) == 101
    assert (lines[-1].label, lines[-1].ref) == ("earlier", Ref("contact", ANA))


# Without us


@pytest.fixture
def worked(bank: Desk) -> Desk:
    """The worked example of independence: A w3 n2 [4,5]; B w3 n2 [4,3]; C w2 n1 [4 due]; D w1 n1 [4 lapsed, 2]."""
    for name in ("A", "B", "C", "D"):
        bank.add("skill", {"name": f"skill {name}"})
    for name, weight, people in (("A", 3, 2), ("B", 3, 2), ("C", 2, 1), ("D", 1, 1)):
        need(bank, f"skill {name}", weight=str(weight), required_people=str(people))
    for skill in ("skill A", "skill B"):
        solos(bank, "Ana Pop", skill, "2026-10-01", "2026-11-10")
    solos(bank, "Bo Lind", "skill A", "2026-10-01", "2026-11-10")
    seen(bank, "Bo Lind", "skill B", "2026-11-10", "coached")
    solos(bank, "Ana Pop", "skill C", "2026-08-01", "2026-08-10")
    solos(bank, "Bo Lind", "skill D", "2026-02-01", "2026-02-10")
    seen(bank, "Clara Voss", "skill D", "2026-11-10", "together")
    return bank


def test_independence_is_that_of_the_worked_example(worked: Desk, views: Views) -> None:
    [project] = views.without_us(apollo(views)).projects
    assert (project.strict, project.on_the_way, project.with_partners) == (72, 90, None)
    assert [(each.name, each.standing) for each in project.skills] == [
        ("skill A", "ready"),
        ("skill B", "one"),
        ("skill C", "ready"),
        ("skill D", "nobody"),
    ]
    assert project.skills[1].able == ("Ana Pop",)
    assert project.skills[1].near == ("Bo Lind 3",)
    assert project.skills[3].near == ("Bo Lind 4 lapsed", "Clara Voss 2")
    assert project.skills[3].figure == Figure("coverage", APOLLO, "7")


def test_who_left_counts_for_no_coverage_and_keeps_the_history(worked: Desk, views: Views) -> None:
    worked.edit("contact", ANA, {"left_on": "2026-11-24"})
    [project] = views.without_us(apollo(views)).projects
    assert [each.able for each in project.skills] == [("Bo Lind",), (), (), ()]
    assert views.cells([ANA], [4])[ANA, 4].level == 4


def test_partners_stand_in_a_figure_of_their_own(worked: Desk, views: Views) -> None:
    worked.add("client", {"name": "Lumen", "kind": "partner"})
    worked.add("contact", {"name": "Kai Brandt", "client": "Lumen", "audience": "vendor"})
    solos(worked, "Kai Brandt", "skill D", "2026-10-01", "2026-11-10")
    found = views.without_us(apollo(views))
    assert (found.projects[0].strict, found.projects[0].with_partners) == (72, 83)
    assert [each.people for each in found.audiences if each.name == "vendor"] == [("Kai Brandt",)]


def test_shares_are_rounded_down_so_that_no_threshold_is_told_too_early(bank: Desk, views: Views) -> None:
    for name in ("A", "B", "C"):
        bank.add("skill", {"name": f"skill {name}"})
        need(bank, f"skill {name}", weight="1")
    for name in ("A", "B"):
        solos(bank, "Ana Pop", f"skill {name}", "2026-10-01", "2026-11-10")
    assert views.without_us(apollo(views)).projects[0].strict == 66


def test_families_and_audiences_are_told(worked: Desk, views: Views) -> None:
    worked.edit("contact", ANA, {"audience": "business_analyst"})
    worked.edit("contact", CLARA, {"audience": "executive"})
    found = views.without_us(apollo(views))
    assert [(each.name, each.ready, each.skills) for each in found.families] == [("other", 2, 4)]
    assert {each.name: each.people for each in found.audiences} == {
        "business_analyst": ("Ana Pop",),
        "project_lead": (),
        "vendor": (),
        "executive": (),
    }


def test_whom_to_ask_is_the_sponsor_and_no_skill_is_no_figure(bank: Desk, views: Views) -> None:
    bank.add("role", {"project": "Apollo", "contact": "Bo Lind", "role": "customer"})
    bank.add("role", {"project": "Apollo", "contact": "Clara Voss", "role": "sponsor"})
    [project] = views.without_us(apollo(views)).projects
    assert (project.strict, project.skills, project.listed, project.asked) == (None, (), False, "Clara Voss")
    assert views.without_us(EVERYTHING).projects == ()


def test_it_is_the_same_as_the_project_card_says(worked: Desk, views: Views) -> None:
    lines = [
        line
        for block in views.card(Ref("project", APOLLO)).blocks
        if block.title == "What stays"
        for line in block.lines
    ]
    assert words(tuple(lines))[0] == "Without us 72 % strict, 90 % on the way"


# As text


def test_a_matrix_is_written_with_what_its_cells_say() -> None:
    found = Matrix(
        EVERYTHING,
        (SkillHead(1, "=mapping", "lead_change", Goal(3, 4, 2)), SkillHead(2, "a|b", "other")),
        (PersonHead(7, "@Ana", "", "", "other", Side.CLIENT),),
    )
    cells = {(7, 1): Cell(4, shaky=True, rose=True)}
    assert written(found, cells, "csv") == (
        "skill,family,needed,'@Ana\n'=mapping,lead change,\"level 4 in 2, weight 3\",4!+\na|b,other,,\n"
    )
    assert written(found, cells, "tsv", turned=True).splitlines()[-1] == "'@Ana\t4!+\t"
    assert "| a\\|b | other |  |  |" in written(found, cells, "md")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_whatever_a_spreadsheet_would_run_is_quoted(begin: str) -> None:
    assert safe(f"{begin}x") == f"'{begin}x"
