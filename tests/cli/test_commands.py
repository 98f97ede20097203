"""The commands that scripts depend on: their words, keys and exit codes."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from workbench import __version__

KEYS = (
    "id kind on at part minutes people skills project mode result source observations note "
    "private_note text due by ask impression flags criterion score follow_ups planned draft reason "
    "new unknown warnings raw"
).split()
PROJECT_KEYS = (
    "name client phase stage provisional aimed charged met missing lost to_ask independence minutes sessions health"
).split()
LINE = ["y", "14:00", "45", "ana", "sta", "apo", ":2", "^n", "fri"]


def test_the_version_is_told(ask: Ask) -> None:
    assert ask("--version").out == f"workbench {__version__}\n"


def test_a_line_becomes_a_session_with_all_its_facts(bank: Ask) -> None:
    told = bank("log", *LINE, "--json").json
    assert list(told) == KEYS
    assert told["id"]
    assert {key: told[key] for key in ("kind", "on", "at", "minutes", "people", "skills", "project", "mode")} == {
        "kind": "session",
        "on": "2026-11-24",
        "at": "14:00",
        "minutes": 45,
        "people": ["Ana Pop"],
        "skills": ["stakeholder mapping"],
        "project": "Apollo",
        "mode": "together",
    }
    assert told["follow_ups"] == [{"due": "2026-12-04", "text": None, "by": "me"}]
    [row] = bank("sessions", "--json").json
    same = set(KEYS) - {"new", "unknown", "warnings"}
    assert {key: row[key] for key in same} == {key: told[key] for key in same}


def test_a_dry_run_stores_nothing(bank: Ask) -> None:
    told = bank("log", "--dry-run", "--json", *LINE).json
    assert told["id"] is None
    assert bank("sessions", "--json").json == []


def test_standard_input_is_answered_line_by_line(bank: Ask) -> None:
    said = bank("log", "--json", typed="45 ana sta apo :1\n\ncall clara 15m\n2h apo\n")
    assert [json.loads(line)["kind"] for line in said.out.splitlines()] == ["session", "touchpoint", "work"]


def test_everything_but_three_words_is_the_line(bank: Ask) -> None:
    told = bank("log", "--json", "-3d", "45", "ana", "sta", "--no-such-option").json
    assert told["on"] == "2026-11-22"
    assert "--no-such-option" in told["note"]


def test_after_two_dashes_all_is_the_line(bank: Ask) -> None:
    assert "--json" in bank("log", "--", "45", "ana", "sta", "--json").out


def test_a_draft_is_kept_and_exits_well(bank: Ask) -> None:
    said = bank("log", "--json", "60", "ana", "budgeting", "apo", ":1")
    assert (said.code, said.json["draft"]) == (0, True)
    assert said.json["reason"]


def test_names_that_are_new_are_created_and_told(bank: Ask) -> None:
    assert bank("log", "--json", "45 @eve-stone /sta +apo :1").json["new"] == ["eve stone"]
    assert "eve stone" in [row["name"] for row in bank("contacts", "--json").json]


def test_lists_have_their_keys(bank: Ask) -> None:
    bank("log", *LINE)
    assert list(bank("projects", "--json").json[0]) == PROJECT_KEYS
    assert list(bank("contacts", "--json").json[0]) == ["name", "client", "roles", "last_on", "sessions"]
    assert bank("skills", "--json").json == [
        {
            "person": "Ana Pop",
            "skill": "stakeholder mapping",
            "level": 2,
            "shaky": False,
            "baseline": None,
            "last_on": "2026-11-24",
            "due_on": "2026-12-13",
            "state": "fresh",
        }
    ]
    for name in ("promises", "today", "sessions"):
        assert all(list(row) == KEYS for row in bank(name, "--json").json)


def test_a_new_project_stands_at_services_with_two_to_ask(bank: Ask) -> None:
    [row] = bank("projects", "--json").json
    assert (row["stage"], row["to_ask"], row["lost"]) == ("services", ["S1", "S2"], [])


def test_lists_are_narrowed(bank: Ask) -> None:
    bank("log", "y 45 ana sta apo")
    bank("log", "-3w 45 bo fac apo")
    assert len(bank("sessions", "--json", "--since", "-1w").json) == 1
    assert [row["people"] for row in bank("sessions", "--json", "--filter", "bo fac").json] == [["Bo Lind"]]
    assert len(bank("sessions", "--json", "--limit", "1").json) == 1
    assert len(bank("sessions", "--json", "--project", "apo").json) == 2
    assert bank("sessions", "--project", "zeus").code == 2


@pytest.mark.parametrize("name", ["today", "sessions", "projects", "contacts", "skills", "promises", "history"])
def test_an_empty_list_says_what_to_do(ask: Ask, name: str) -> None:
    said = ask(name)
    assert said.code == 0
    assert said.out == ""
    assert said.err
    assert ask(name, "--json").json == []


@pytest.mark.parametrize("name", ["sessions", "projects", "contacts", "skills", "promises", "today"])
def test_a_list_narrowed_to_nothing_does_not_say_that_there_is_nothing(bank: Ask, name: str) -> None:
    said = bank(name, "--filter", "no such words")
    assert (said.code, said.out) == (0, "")
    assert said.err.strip() == "nothing here is what was asked for"


def test_a_reader_that_goes_away_gets_no_traceback(bank: Ask, file: Path) -> None:
    lines = "45 ana sta\n" * 3
    command = [sys.executable, "-m", "workbench", "--db", str(file), "log"]
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(command, input=lines, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (1, "")


def test_a_promise_is_listed_moved_and_kept(bank: Ask) -> None:
    bank("log", "promise clara minutes by fri")
    assert bank("promises", "--json").json[0]["due"] == "2026-11-27"
    bank("move", "minutes", "mon")
    assert bank("promises", "--json").json[0]["due"] == "2026-11-30"
    assert bank("done", "minutes").code == 0
    assert bank("promises", "--json").json == []
    bank("undo")
    assert len(bank("promises", "--json").json) == 1


def test_undo_and_redo_reach_across_commands(bank: Ask) -> None:
    bank("log", *LINE)
    assert "undone" in bank("undo").out
    assert bank("sessions", "--json").json == []
    assert bank("redo").code == 0
    assert len(bank("sessions", "--json").json) == 1
    assert bank("history", "--json").json[0]["undone"] is False


def test_with_nothing_to_undo_the_exit_code_tells(ask: Ask) -> None:
    said = ask("undo")
    assert (said.code, said.out) == (1, "")
    assert "nothing to undo" in said.err


@pytest.mark.parametrize("kind", ["client", "contact", "project", "skill"])
def test_a_card_is_shown(bank: Ask, kind: str) -> None:
    name = {"client": "kronos", "contact": "ana", "project": "apollo", "skill": "facilitation"}[kind]
    assert bank("show", kind, name).code == 0
    assert bank("show", kind, name, "--json").json["ref"]["kind"] == kind


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("--no-such",),
        ("sessions", "--no-such"),
        ("add", "unicorn", "name=x"),
        ("add", "contact", "no-equals"),
        ("edit", "contact", "nobody", "name=x"),
        ("show", "contact", "nobody"),
        ("done", "nothing like this"),
        ("log", "--db"),
        ("sessions", "--since", "31/2"),
    ],
)
def test_what_is_not_understood_is_one_clear_sentence_and_exit_2(bank: Ask, words: tuple[str, ...]) -> None:
    said = bank(*words)
    assert said.code == 2
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err.strip()


def test_the_file_is_its_owner_s_alone(bank: Ask, file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_foreign_file_is_left_alone(ask: Ask, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("not a database, by any means, but long enough to be looked at")
    said = ask("log", *LINE)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert file.read_text().startswith("not a database")


def test_an_empty_file_is_left_alone(ask: Ask, file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.touch()
    assert ask("sessions").code == 1
    assert file.stat().st_size == 0


def test_a_file_that_can_only_be_read_still_tells(bank: Ask, file: Path) -> None:
    bank("log", *LINE)
    if os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    file.chmod(0o400)
    file.parent.chmod(0o500)
    try:
        assert len(bank("sessions", "--json").json) == 1
        said = bank("log", "45 ana sta")
        assert said.code == 1
        assert "45 ana sta" in said.err
    finally:
        file.parent.chmod(0o700)


def test_an_export_imported_into_an_empty_file_gives_the_same_export(bank: Ask, tmp_path: Path) -> None:
    for line in (
        " ".join(LINE),
        "call clara 15m",
        "score clara 7 time",
        "decide apo two vendors @clara",
        "memory bo ok",
    ):
        bank("log", line)
    bank("undo")
    first = bank("export").out
    kept = tmp_path / "all.json"
    kept.write_text(first)
    other = str(tmp_path / "other.db")
    report = bank("--db", other, "import", "json", str(kept), "--json").json
    assert (report["read"], report["new"], report["problems"]) == (report["new"], report["read"], [])
    assert bank("--db", other, "export").out == first
    assert bank("--db", other, "import", "json", str(kept), "--json").json["skipped"] == report["read"]
    assert '"id"' not in first


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"workbench": 2, "nouns": {}}', '{"workbench": 1, "nouns": {"unicorn": []}}', "[" * 100_000],
)
def test_what_is_no_export_is_refused_whole(ask: Ask, tmp_path: Path, text: str) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(text)
    said = ask("import", "json", str(bad))
    assert said.code == 2
    assert "Traceback" not in said.err


def test_an_import_tells_of_each_noun_that_it_can_not_take(ask: Ask, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(
        json.dumps(
            {
                "workbench": 1,
                "nouns": {
                    "client": [
                        {"uid": "A", "name": "Kronos"},
                        {"uid": "B"},
                        {"name": "no uid"},
                        {"uid": "C", "name": "x", "relation": "king"},
                        {"uid": "D", "name": "x", "colour": "red"},
                    ],
                    "contact": [{"uid": "E", "name": "Ana", "client": "nowhere"}],
                },
            }
        )
    )
    said = ask("import", "json", str(bad), "--json")
    assert (said.code, said.json["new"], len(said.json["problems"])) == (1, 1, 5)
    ask("undo")
    assert ask("export").out.count("Kronos") == 0


def test_a_dry_import_changes_nothing(bank: Ask, tmp_path: Path) -> None:
    kept = tmp_path / "all.json"
    bank("export", "-o", str(kept))
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    other = str(tmp_path / "other.db")
    assert bank("--db", other, "import", "json", str(kept), "--dry-run", "--json").json["new"] == 7
    assert bank("--db", other, "contacts", "--json").json == []


def test_a_backup_is_verified_and_the_file_is_sound(bank: Ask, tmp_path: Path) -> None:
    bank("log", *LINE)
    copy = tmp_path / "copy.db"
    assert bank("backup", str(copy)).code == 0
    assert bank("--db", str(copy), "sessions", "--json").json[0]["people"] == ["Ana Pop"]
    assert bank("check", "--json").json == {"sound": True, "findings": []}


def test_no_control_byte_reaches_the_terminal(bank: Ask) -> None:
    bank("log", "45 ana sta apo \x1b]52;c;eA==\x07 note\x9b31m")
    for words in (("sessions",), ("today",), ("history",), ("show", "contact", "ana")):
        said = bank(*words)
        assert not {chr(code) for code in (*range(32), *range(0x7F, 0xA0))} - {"\n"} & set(said.out + said.err)


def test_the_demo_is_written_and_never_over_a_file(ask: Ask, tmp_path: Path) -> None:
    target = str(tmp_path / "demo.db")
    assert ask("demo", "--file", target).code == 0
    assert len(ask("--db", target, "projects", "--json").json) == 6
    assert ask("demo", "--file", target).code == 2
