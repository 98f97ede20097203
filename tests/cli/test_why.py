"""`workbench why`: by figure or by noun, for people and as JSON; what it does not know is one sentence."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Ask

KEYS = "figure of at title says because rule thresholds would_change".split()


@pytest.fixture
def taught(bank: Ask) -> Ask:
    bank("log", "y", "45", "ana", "fac", "apo", ":2")
    bank("log", "promise", "clara", "minutes", "by", "fri")
    return bank


def test_a_stage_is_told_with_its_gates_the_rule_and_what_to_do(taught: Ask) -> None:
    told = taught("why", "stage", "apollo")
    assert told.code == 0
    assert told.out.startswith("Why: Apollo, services\n\nIt says\n")
    for title in ("Because", "The rule", "Thresholds", "What would change it"):
        assert f"\n{title}\n" in told.out
    assert "  S1 to ask: business problem and relation kind agreed" in told.out
    assert "  At risk for: 14 days · at_risk_days" in told.out


def test_json_is_a_list_with_the_same_keys_for_every_figure(taught: Ask) -> None:
    session = taught("sessions", "--json").json[0]["id"]
    for kind, name, figure in (
        ("stage", "Apollo", "stage"),
        ("gate", "Apollo/E3", "gate"),
        ("independence", "Apollo", "independence"),
        ("coverage", "Apollo/facilitation", "coverage"),
        ("charged", "Apollo", "charged"),
        ("hours", "Apollo", "hours"),
        ("client", "Kronos Bank", "client_stage"),
        ("level", "Ana Pop/facilitation", "level"),
        ("refresher", "Ana Pop/facilitation", "refresher"),
        ("stalled", "Ana Pop/facilitation", "stalled"),
        ("quiet", "Ana Pop", "quiet"),
        ("promise", "minutes", "promise"),
        ("session", session, "change"),
    ):
        [told] = taught("why", kind, name, "--json").json
        assert list(told) == KEYS
        assert told["figure"] == figure
        assert told["says"]
        assert told["rule"]
    assert taught("why", "gate", "Apollo/E3", "--json").json[0]["at"] == "E3"
    assert taught("why", "level", "Ana Pop/facilitation", "--json").json[0]["at"] == "facilitation"


def test_a_noun_gives_all_its_figures(taught: Ask) -> None:
    kinds = [each["figure"] for each in taught("why", "project", "Apollo", "--json").json]
    assert kinds[0] == "stage"
    assert {"gate", "independence", "charged", "hours"} < set(kinds)
    assert [each["figure"] for each in taught("why", "contact", "Ana Pop", "--json").json] == ["quiet", "level"]
    told = taught("why", "contact", "Ana Pop").out
    assert told.count("Why: Ana Pop") == 2


def test_what_there_is_no_why_of_is_one_sentence_that_lists_the_kinds(taught: Ask) -> None:
    told = taught("why", "health", "Apollo")
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "workbench: there is no why of 'health': there are project, client, contact, skill, promise, session, stage,"
        " gate, handover, independence, coverage, charged, hours, client_stage, level, refresher, stalled, quiet,"
        " change, week\n"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("gate", "Apollo"), "a gate is of a project and a gate: workbench why gate Apollo/E3"),
        (("gate", "Apollo/X9"), "there is no gate 'X9': there are S1, S2, S3, E1, E2, E3, T1, T2, T3, T4, T5"),
        (("gate", "Apollo", "t9"), "there is no gate 'T9', the nearest is T5: there are S1, S2"),
        (("stage", "Zeus"), "no project is called 'Zeus'"),
        (("level", "Zeus/facilitation"), "no contact is called 'Zeus'"),
        (("level", "Ana Pop/juggling"), "no skill is called 'juggling'"),
    ],
)
def test_a_name_that_is_not_there_is_told(taught: Ask, words: tuple[str, ...], sentence: str) -> None:
    told = taught("why", *words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"workbench: {sentence}")


def test_the_settings_in_force_are_told_and_a_bad_one_is_one_sentence(
    taught: Ask, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"  # type: ignore[operator]
    monkeypatch.setenv("WORKBENCH_CONFIG", str(config))
    config.write_text("[practice]\nscore_least = 9\n")
    told = taught("why", "gate", "Apollo/E3")
    assert "value score of 9 or more" in told.out
    assert "  Value score (E3): 9, usually 7 · score_least" in told.out
    config.write_text("[practice]\nscore_least = 11\n")
    told = taught("why", "gate", "Apollo/E3")
    assert told.code == 2
    assert told.err == f"workbench: {config}: in [practice] score_least is 11: it must be from 1 to 10\n"


def test_a_name_of_several_words_needs_no_quotes(taught: Ask) -> None:
    assert taught("why", "level", "Ana", "Pop/facilitation").out == taught("why", "level", "Ana Pop/facilitation").out
    assert taught("why", "client", "Kronos", "Bank").code == 0
    assert taught("why", "gate", "Apollo", "T2").out == taught("why", "gate", "Apollo/T2").out != ""
