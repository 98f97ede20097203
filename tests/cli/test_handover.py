"""`workbench handover` and `workbench close`: the gates for people and scripts; what is not ready is told first."""

from __future__ import annotations

from tests.cli.conftest import Ask


def test_people_read_the_gates_with_their_questions(bank: Ask) -> None:
    said = bank("handover", "apollo")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[:4] == [
        "Apollo · Kronos Bank",
        "not ready: weighty skills, owners, acceptance; also open: skills spread, assets, access, decisions, risks,"
        " dry run, follow-ups",
        "",
        "   1* weighty skills  missing, hard  no skill is listed",
    ]
    assert lines[4].strip() == "what must they be able to do without us? List the skills"
    assert "   5* promises        met            no promise of ours is open" in lines


def test_scripts_read_every_key(bank: Ask) -> None:
    bank("edit", "project", "Apollo", "target_stage=services")
    told = bank("handover", "apollo", "--json").json
    assert {name: told[name] for name in told if name != "gates"} == {
        "project": "Apollo",
        "client": "Kronos Bank",
        "aimed": "services",
        "readiness": "not ready",
        "closed": False,
        "missing": [8, 10],
        "at_risk": [3, 4, 6, 7, 9, 11],
    }
    assert [each["number"] for each in told["gates"]] == list(range(1, 12))
    assert told["gates"][9] == {
        "number": 10,
        "gate": "acceptance",
        "hard": True,
        "met": False,
        "words": "there is no sponsor to accept it",
        "question": "who is the sponsor?",
    }


def test_what_is_not_ready_is_not_closed_unless_anyway(bank: Ask) -> None:
    said = bank("close", "apollo")
    assert (said.code, said.out) == (1, "")
    assert "Apollo is not ready to be handed over: weighty skills (no skill is listed); owners" in said.err
    assert bank("projects", "--json").json[0]["phase"] == "build"
    said = bank("close", "apollo", "--anyway", "--json")
    assert said.code == 0
    assert said.json["did"] == "closed: Apollo, to ask after it on Fri 25 Dec and Tue 23 Feb"
    assert said.json["warnings"][0].startswith("still open: weighty skills")
    assert bank("handover", "apollo", "--json").json["closed"] is True
    assert bank("undo").out.strip() == "undone: close Apollo"
    assert bank("projects", "--json").json[0]["phase"] == "build"


def test_what_is_ready_with_risks_closes_and_says_which(bank: Ask) -> None:
    bank("edit", "project", "Apollo", "target_stage=services")
    bank("add", "role", "project=Apollo", "contact=Clara Voss", "role=sponsor")
    bank("add", "milestone", "project=Apollo", "text=none")
    bank("add", "sign_off", "project=Apollo", "on=today", "by=Clara Voss")
    said = bank("close", "apollo")
    assert said.out.splitlines() == [
        "closed: Apollo, to ask after it on Fri 25 Dec and Tue 23 Feb",
        "  ? still open: assets, access, decisions, risks, dry run",
    ]
    assert bank("close", "apollo").code == 2


def test_the_card_and_why_tell_the_same(bank: Ask) -> None:
    assert "Handover" not in bank("show", "project", "Apollo").out.splitlines()
    bank("edit", "project", "Apollo", "phase=handover")
    assert "Handover" in bank("show", "project", "Apollo").out.splitlines()
    said = bank("why", "handover", "Apollo/8")
    assert said.out.startswith("Why: Apollo, handover 8, owners: missing, hard\n")
    assert "a handover is of a project and a gate: workbench why handover Apollo/5" in bank("why", "handover", "x").err


def test_of_what_is_unknown_it_says_so(bank: Ask) -> None:
    for command in ("handover", "close"):
        said = bank(command, "Zenith")
        assert said.code == 2
        assert "Zenith" in said.err
