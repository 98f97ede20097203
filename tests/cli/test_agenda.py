"""`workbench agenda`: the rows that scripts depend on, and the page that people read."""

from __future__ import annotations

from tests.cli.conftest import Ask
from tests.cli.test_commands import KEYS


def filled(bank: Ask) -> Ask:
    bank("log", "promise clara minutes by fri +apollo")
    bank("log", "theirs bo risk log by 2026-11-20")
    bank("log", "plan ana sta apo fri 14:00 60")
    bank("add", "follow_up", "project=apollo", "due=2026-12-20")
    bank("log", "2026-11-10 45 bo fac apo :2")
    for person in ("ana", "clara", "bo"):
        bank("log", f"2026-09-01 45 {person} sta apo :3")
    return bank


def test_a_file_without_anything_due_teaches(bank: Ask) -> None:
    said = bank("agenda")
    assert (said.code, said.out) == (0, "")
    assert "workbench log promise" in said.err
    assert bank("agenda", "--json").json == []
    assert "nothing here is what was asked for" in bank("agenda", "--filter", "zzz").err


def test_the_rows_have_the_keys_of_all_lists(bank: Ask) -> None:
    rows = filled(bank)("agenda", "--json").json
    assert all(list(row) == KEYS for row in rows)
    assert [row["kind"] for row in rows] == [
        "commitment",
        "commitment",
        "session",
        "follow_up",
        "next_step",
        "stalled",
        "stalled",
    ]
    theirs, mine, plan, follow_up, step, *_ = rows
    assert (theirs["due"], theirs["by"], theirs["people"]) == ("2026-11-20", "Bo Lind", ["Bo Lind"])
    assert (mine["text"], mine["by"], mine["project"]) == ("minutes", "me", "Apollo")
    assert (plan["on"], plan["due"], plan["at"], plan["minutes"], plan["planned"]) == (
        "2026-11-27",
        "2026-11-27",
        "14:00",
        60,
        True,
    )
    assert (follow_up["due"], follow_up["project"], follow_up["text"]) == ("2026-12-20", "Apollo", "is it still so?")
    assert (step["people"], step["skills"], step["on"], step["due"]) == (
        ["Bo Lind"],
        ["facilitation"],
        "2026-11-10",
        "2026-11-24",
    )
    assert all(row["id"] for row in (theirs, mine, plan, follow_up))
    assert step["id"] is None


def test_the_options_of_lists_narrow_it(bank: Ask) -> None:
    filled(bank)

    def kinds(*options: str) -> list[str]:
        return [row["kind"] for row in bank("agenda", "--json", *options).json]

    assert kinds("--project", "apollo") == [
        "commitment",
        "session",
        "follow_up",
        "next_step",
        "stalled",
        "stalled",
    ]
    assert kinds("--filter", "bo facilitation") == ["next_step"]
    assert kinds("--filter", "next step") == ["next_step"]
    assert kinds("--until", "2026-11-22") == ["commitment", "stalled", "stalled"]
    assert kinds("--since", "2026-12-01") == ["follow_up"]
    assert kinds("--limit", "2") == ["commitment", "commitment"]
    assert bank("agenda", "--project", "nowhere").code == 2
    assert bank("agenda", "--since", "31/2").code == 2


def test_people_read_it_by_how_near_it_is_with_a_few_asks(bank: Ask) -> None:
    filled(bank)
    bank("log", "2026-11-09 45 ana, clara fac apo :2")
    said = bank("agenda").out.splitlines()
    assert said[0].split() == ["when", "due", "kind", "what", "people", "skills", "project"]
    assert said[1].startswith("late")
    assert "Fri 20 Nov" in said[1]
    assert sum(line.startswith("asks") for line in said) == 3
    assert said[-1] == "more (2): workbench agenda --limit 100"
    whole = bank("agenda", "--limit", "100").out.splitlines()
    assert sum(line.startswith("asks") for line in whole) == 5
    assert "more" not in whole[-1]
