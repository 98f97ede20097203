"""`workbench skills`: the rows, and the matrix to take along."""

from __future__ import annotations

import csv
import io

import pytest

from tests.cli.conftest import Ask


@pytest.fixture
def taught(bank: Ask) -> Ask:
    bank("log", "45 ana sta apo :1")
    bank("log", "y 45 bo fac apo :coached")
    bank("add", "needed_skill", "project=Apollo", "skill=facilitation", "weight=3", "required_level=3")
    return bank


def test_the_rows_stay_as_they_were(taught: Ask) -> None:
    [first, second] = taught("skills", "--json").json
    assert list(first) == ["person", "skill", "level", "shaky", "baseline", "last_on", "due_on", "state"]
    assert (first["person"], first["skill"], first["level"]) == ("Bo Lind", "facilitation", 3)
    assert (second["person"], second["level"]) == ("Ana Pop", 1)


def test_the_matrix_is_a_markdown_table_unless_another_form_is_asked_for(taught: Ask) -> None:
    said = taught("skills", "--matrix", "--project", "apollo")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "| skill | family | needed | Ana Pop | Bo Lind | Clara Voss |"
    assert "| facilitation | other | level 3 in 2, weight 3 |  | 3?+ |  |" in lines
    assert "| stakeholder mapping | other |  | 1+ |  |  |" in lines


@pytest.mark.parametrize(("form", "mark"), [("csv", ","), ("tsv", "\t")])
def test_the_matrix_for_a_spreadsheet_has_a_line_a_skill_and_can_be_turned(taught: Ask, form: str, mark: str) -> None:
    said = taught("skills", "--matrix", form, "--client", "kronos").out
    table = list(csv.reader(io.StringIO(said), delimiter=mark))
    assert table[0][3:] == ["Ana Pop", "Bo Lind", "Clara Voss"]
    assert [row[0] for row in table[1:]] == ["facilitation", "stakeholder mapping"]
    turned = list(csv.reader(io.StringIO(taught("skills", "--matrix", form, "--turned").out), delimiter=mark))
    whole = list(csv.reader(io.StringIO(taught("skills", "--matrix", form).out), delimiter=mark))
    assert [list(row) for row in zip(*whole, strict=True)] == turned


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_name_is_run_by_a_spreadsheet(taught: Ask, begin: str) -> None:
    taught("add", "contact", f"name={begin}", "client=Kronos Bank")
    taught("add", "skill", f"name={begin} skill")
    for form in ("csv", "tsv"):
        said = taught("skills", "--matrix", form).out
        cells = [
            cell for row in csv.reader(io.StringIO(said), delimiter="\t" if form == "tsv" else ",") for cell in row
        ]
        assert f"'{begin}" in cells
        assert f"'{begin} skill" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_nothing_in_a_name_is_markup_or_commands_a_terminal(taught: Ask) -> None:
    taught("add", "contact", "name=Eve | *x* <b> \x1b]52;c;eA==\x07", "client=Kronos Bank")
    said = taught("skills", "--matrix").out
    assert "\x1b" not in said
    assert "Eve \\| \\*x\\* &lt;b&gt;" in said


def test_as_json_the_matrix_tells_goals_and_only_known_cells(taught: Ask) -> None:
    told = taught("skills", "--matrix", "--project", "apollo", "--json").json
    assert told["scope"] == "Apollo"
    assert told["skills"][0] == {
        "name": "facilitation",
        "family": "other",
        "weight": 3,
        "required_level": 3,
        "required_people": 2,
        "confirmed_by": None,
        "confirmed_on": None,
    }
    assert [(cell["person"], cell["skill"], cell["level"], cell["rose"]) for cell in told["cells"]] == [
        ("Bo Lind", "facilitation", 3, True),
        ("Ana Pop", "stakeholder mapping", 1, True),
    ]
    assert [person["name"] for person in told["people"]] == ["Ana Pop", "Bo Lind", "Clara Voss"]


@pytest.mark.parametrize(
    "words",
    [
        ("--client", "kronos"),
        ("--turned",),
        ("--matrix", "--limit", "3"),
        ("--matrix", "--filter", "ana"),
        ("--matrix", "--project", "apollo", "--client", "kronos"),
        ("--matrix", "xml"),
    ],
)
def test_options_that_do_not_go_together_are_told(taught: Ask, words: tuple[str, ...]) -> None:
    said = taught("skills", *words)
    assert said.code == 2
    assert said.err


def test_an_unknown_project_is_told_and_an_empty_matrix_teaches(ask: Ask) -> None:
    ask("add", "client", "name=Kronos Bank")
    assert "no project is called" in ask("skills", "--matrix", "--project", "zeus").err
    said = ask("skills", "--matrix")
    assert (said.code, said.out) == (0, "")
    assert "workbench log 45 @Ana /facilitation :1" in said.err
