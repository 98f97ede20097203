"""`workbench progress`: rows like those of `projects`, and the three sections for people."""

from __future__ import annotations

from tests.cli.conftest import Ask


def _atlas(bank: Ask) -> None:
    bank("add", "project", "name=Atlas ERP", "client=Kronos Bank")


def test_rows_have_all_keys_of_projects_and_what_comes_next(bank: Ask) -> None:
    (project,) = bank("projects", "--json").json
    (row,) = bank("progress", "--json").json
    assert {name: row[name] for name in project} == project
    assert {name: row[name] for name in row if name not in project} == {
        "headline": "Services · 2 to ask",
        "next_step": "agree on the business problem and relation kind",
        "gap": None,
        "my_view": None,
    }


def test_the_gap_and_my_view_stand_beside_the_stage(bank: Ask) -> None:
    bank("edit", "project", "Apollo", "fee_basis=outcome", "my_view=experience", "my_view_reason=they tell it so")
    (row,) = bank("progress", "--json").json
    assert row["stage"] == "services"
    assert row["gap"] == "delivers Services, charges for Transformation"
    assert row["my_view"] == {"stage": "experience", "reason": "they tell it so"}


def test_people_read_three_sections_with_the_next_step(bank: Ask) -> None:
    said = bank("progress")
    assert said.code == 0
    assert said.out.splitlines() == [
        "Services 1",
        "  S··  Apollo  Kronos Bank",
        "       Services · 2 to ask",
        "       next: agree on the business problem and relation kind",
        "",
        "Experience 0",
        "",
        "Transformation 0",
    ]


def test_project_filter_and_limit_choose(bank: Ask) -> None:
    _atlas(bank)
    assert len(bank("progress", "--json").json) == 2
    assert [row["name"] for row in bank("progress", "--project", "atlas", "--json").json] == ["Atlas ERP"]
    assert [row["name"] for row in bank("progress", "--filter", "kronos apo", "--json").json] == ["Apollo"]
    assert len(bank("progress", "--limit", "1", "--json").json) == 1
    assert bank("progress", "--limit", "0", "--json").json == []


def test_nothing_found_says_why_on_the_error_stream(ask: Ask, bank: Ask) -> None:
    said = bank("progress", "--filter", "nowhere")
    assert (said.code, said.out) == (0, "")
    assert "nothing here is what was asked for" in said.err


def test_an_empty_file_says_how_to_begin(ask: Ask) -> None:
    said = ask("progress")
    assert said.code == 0
    assert "workbench add project" in said.err
    assert ask("progress", "--json").json == []


def test_a_name_that_is_not_known_is_told(bank: Ask) -> None:
    said = bank("progress", "--project", "Nowhere")
    assert said.code == 2
    assert "Nowhere" in said.err


def test_the_card_of_a_project_tells_what_was_kept(bank: Ask) -> None:
    bank("add", "milestone", "project=Apollo", "text=charter", "accepted_on=2026-11-20", "accepted_by=Clara Voss")
    said = bank("show", "project", "Apollo")
    assert "Kept\n  Deliverables: charter · Clara Voss · 20 Nov" in said.out
