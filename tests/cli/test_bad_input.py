"""What can't be so: a command refuses it with exit code 2, in one sentence, and stores nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("add milestone project=apollo text=charter accepted_on=y accepted_by=dirk", "Dirk Maes is at Nordvik"),
        ("add aspiration project=apollo from_state=a to_state=b agreed_by=dirk", "Dirk Maes is at Nordvik"),
        ("add routine project=apollo text=review owner=dirk", "Dirk Maes is at Nordvik"),
        ("add follow_up project=apollo still_so=yes on=y", "who said so?"),
        ("add follow_up project=apollo still_so=yes said_by=clara", "when was it said?"),
        ("add observation contact=ana skill=facilitation mode=show on=2026-12-01", "is in the future"),
        ("add observation contact=ana skill=facilitation mode=show on=2026-11-01", "is from 2026-11-10"),
    ],
)
def test_a_command_refuses_in_one_sentence(bank: Ask, command: str, why: str) -> None:
    bank("add", "client", "name=Nordvik")
    bank("add", "contact", "name=Dirk Maes", "client=Nordvik")
    bank("add", "baseline", "contact=ana", "skill=facilitation", "level=1", "on=2026-11-10")
    steps = bank("history", "--json").json
    said = bank(*command.split())
    assert (said.code, said.out) == (2, "")
    assert why in said.err
    assert said.err.startswith("workbench: ")
    assert said.err.count("\n") == 1
    assert bank("history", "--json").json == steps


def test_an_import_tells_why_it_left_a_second_observation_out(bank: Ask, tmp_path: Path) -> None:
    bank("log", "y 45 ana fac apo :2")
    told = json.loads(bank("export").out)
    [seen] = told["nouns"]["observation"]
    told["nouns"] = {"observation": [seen | {"uid": "01KB0000000000000000000009"}]}
    file = tmp_path / "second.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    said = bank("import", "json", str(file), "--json")
    assert (said.code, said.json["new"]) == (1, 0)
    assert said.json["problems"] == [
        {
            "line": "observation 01KB0000000000000000000009",
            "why": "Ana Pop in facilitation was seen in this session already: change that observation instead",
        }
    ]


def test_a_line_with_two_rungs_for_one_skill_is_a_draft(bank: Ask) -> None:
    said = bank("log", "--json", "45 @ana /fac:2 /fac:3 +apo")
    assert (said.code, said.json["draft"], said.json["reason"]) == (0, True, "facilitation at together or at coached?")


def test_a_line_that_breaks_a_rule_is_told_as_the_draft_that_it_becomes(bank: Ask) -> None:
    bank("add", "baseline", "contact=ana", "skill=facilitation", "level=1", "on=2026-11-10")
    line = "2026-11-01 45 ana fac apo :2".split()
    reason = "the starting level of Ana Pop in facilitation is from 2026-11-10"
    tried, kept = bank("log", "--dry-run", "--json", *line).json, bank("log", "--json", *line).json
    assert (tried["draft"], kept["draft"]) == (True, True)
    assert tried["reason"] == kept["reason"]
    assert kept["reason"].startswith(reason)
    assert bank("log", *line).out.startswith("kept as a draft: session")
    assert {row["reason"] for row in bank("sessions", "--json").json} == {kept["reason"]}
