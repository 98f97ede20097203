"""`workbench calendar`: what has a day, for another calendar; nothing private, whole or not at all, over nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Ask


@pytest.fixture
def busy(bank: Ask) -> Ask:
    """A promise, a session to come, a follow-up, a level that will be due, and what is none of these."""
    bank("log", "promise clara minutes by fri +apollo")
    bank("log", "plan ana sta fri 14:00 45 apo // she is nervous")
    bank("log", "plan fri +apollo 60")
    bank("log", "y 45 ana fac apo :3")
    bank("add", "follow_up", "project=Apollo", "due=2027-02-20", "text=private words")
    bank("add", "commitment", "text=kept", "made_on=2026-11-20", "due=2026-11-24", "done_on=2026-11-24")
    return bank


def found(text: str) -> dict[str, object]:
    """Title and day of each entry."""
    parts = [each for each in Calendar.from_ical(text).walk() if each.name in ("VEVENT", "VTODO")]
    return {str(each["summary"]): each.decoded("due" if each.name == "VTODO" else "dtstart") for each in parts}


def test_all_that_has_a_day_is_in_it_and_nothing_else(busy: Ask) -> None:
    said = busy("calendar")
    assert (said.code, said.err) == (0, "")
    days = {title: str(day)[:16] for title, day in found(said.out).items()}
    due = days.pop("Ana Pop: facilitation, use it again")
    assert due > "2026-11-25"
    assert days == {
        "minutes to Clara Voss": "2026-11-27",
        "Ana Pop: stakeholder mapping": "2026-11-27 14:00",
        "Apollo: is it still so?": "2027-02-20",
    }


def test_nothing_private_leaves(busy: Ask) -> None:
    text = busy("calendar").out
    assert "nervous" not in text
    assert "private words" not in text
    assert "plan ana" not in text


def test_a_project_alone(busy: Ask) -> None:
    busy("add", "project", "name=Borealis", "client=Kronos Bank")
    assert found(busy("calendar", "--project", "borealis").out) == {}
    assert len(found(busy("calendar", "--project", "apollo").out)) == 4


def test_promises_can_be_whole_days(busy: Ask) -> None:
    assert "VTODO" in busy("calendar").out
    assert "VTODO" not in busy("calendar", "--events").out
    assert found(busy("calendar", "--events").out) == found(busy("calendar").out)


def test_what_moves_keeps_its_uid_and_its_new_day_counts(busy: Ask) -> None:
    def promise() -> tuple[str, str]:
        [part] = Calendar.from_ical(busy("calendar").out).walk("VTODO")
        return str(part["uid"]), str(part.decoded("due"))

    uid, day = promise()
    [uid_of] = [row["id"] for row in busy("promises", "--json").json]
    busy("move", uid_of, "2026-12-11")
    assert promise() == (uid, "2026-12-11")
    assert day == "2026-11-27"


def test_it_is_written_for_its_owner_alone_and_over_nothing(busy: Ask, tmp_path: Path) -> None:
    file = tmp_path / "mine.ics"
    old = os.umask(0)
    try:
        assert busy("calendar", "-o", str(file)).out == f"the calendar is in {file}\n"
    finally:
        os.umask(old)
    assert file.stat().st_mode & 0o777 == 0o600
    first = file.read_bytes()
    busy("log", "promise clara slides by fri +apollo")
    said = busy("calendar", "-o", str(file))
    assert said.code == 2
    assert "exists: choose another name, or --force" in said.err
    assert file.read_bytes() == first
    assert busy("calendar", "-o", str(file), "--force").code == 0
    assert b"slides" in file.read_bytes()
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_an_unfit_place_is_told_in_a_sentence_and_leaves_nothing(busy: Ask, tmp_path: Path) -> None:
    said = busy("calendar", "-o", str(tmp_path / "nowhere" / "mine.ics"))
    assert (said.code, said.out) == (1, "")
    assert "There is no folder" in said.err
    assert "is a folder" in busy("calendar", "-o", str(tmp_path)).err
    assert "Nowhere" in busy("calendar", "--project", "Nowhere").err


def test_without_a_file_it_is_empty(ask: Ask) -> None:
    assert found(ask("calendar").out) == {}
