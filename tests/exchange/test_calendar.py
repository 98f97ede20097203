"""A calendar as it is read by another program: days, times and zones, stable uids, no byte that commands a terminal."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from workbench.exchange.calendar import Dated, calendar

NOW = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/Brussels"))
DAY = date(2026, 12, 4)


def read(*dated: Dated) -> list[Any]:
    """The components that another program finds, without the zones."""
    found = Calendar.from_ical(calendar(dated, NOW))
    return [each for each in found.walk() if each.name in ("VEVENT", "VTODO")]


def texts(name: str, *dated: Dated) -> list[str]:
    """The texts of this name, read by the letter of RFC 5545 (3.1, 3.3.11), which icalendar does not follow."""
    unfolded = calendar(dated, NOW).replace(b"\r\n ", b"").decode()
    found = [line.removeprefix(f"{name}:") for line in unfolded.split("\r\n") if line.startswith(f"{name}:")]
    return [re.sub(r"\\(.)", lambda each: "\n" if each[1] in "nN" else each[1], line) for line in found]


def test_the_frame_says_what_made_it() -> None:
    found = Calendar.from_ical(calendar((), NOW))
    assert found["version"] == "2.0"
    assert str(found["prodid"]).startswith("-//workbench//")
    assert found.walk("VTIMEZONE") == []


def test_a_whole_day_ends_before_the_next_and_blocks_no_time() -> None:
    [made] = read(Dated("01A", "Delta: is it still so?", DAY, about="Delta", category="follow-up"))
    assert made.name == "VEVENT"
    assert str(made["uid"]) == "01A@workbench"
    assert made.decoded("dtstart") == DAY
    assert made.decoded("dtend") == DAY + timedelta(days=1)
    assert made["transp"] == "TRANSPARENT"
    assert str(made["description"]) == "Delta"
    assert made.decoded("dtstamp") == datetime(2026, 11, 25, 9, tzinfo=UTC)


def test_a_promise_is_to_be_done_by_its_day() -> None:
    [made] = read(Dated("01A", "minutes to Clara Voss", DAY, to_do=True))
    assert (made.name, made.decoded("due")) == ("VTODO", DAY)
    assert "dtstart" not in made


@pytest.mark.parametrize(("zone", "hour"), [("Europe/Brussels", 13), ("America/New_York", 19), ("Asia/Tokyo", 5)])
def test_a_session_begins_at_its_own_local_time(zone: str, hour: int) -> None:
    [made] = read(Dated("01A", "Ana Pop", DAY, time(14), 45, zone))
    begins = made.decoded("dtstart")
    assert begins.astimezone(UTC).hour == hour
    assert made.decoded("duration") == timedelta(minutes=45)
    found = Calendar.from_ical(calendar([Dated("01A", "Ana Pop", DAY, time(14), 45, zone)], NOW))
    assert [str(each["tzid"]) for each in found.walk("VTIMEZONE")] == [zone]


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "\x1b]52;c;\x07"])
def test_a_time_in_no_known_zone_is_wherever_one_is(zone: str) -> None:
    [made] = read(Dated("01A", "Ana Pop", DAY, time(14), None, zone))
    assert made.decoded("dtstart") == datetime(2026, 12, 4, 14)
    assert "duration" not in made


def test_what_could_command_a_terminal_is_gone_and_what_could_break_the_format_is_kept_as_text() -> None:
    hostile = "a\x1b]52;c;eA==\x07\u202eb\r\nEND:VEVENT\r\nX-EVIL:1"
    written = calendar([Dated("01A", hostile, DAY, about=f"{hostile}\nmore; so, on")], NOW)
    assert not ({*range(0x20)} - {0x0A, 0x0D}) & {*written}
    assert b"\x1b" not in written
    assert "\u202e" not in written.decode()
    [made] = Calendar.from_ical(written).walk("VEVENT")
    assert "x-evil" not in made
    assert str(made["summary"]).startswith("a]52;c;eA==b")
    assert str(made["description"]).endswith("more; so, on")


@given(
    st.text(min_size=1, max_size=200),
    st.dates(date(1970, 1, 1), date(2037, 12, 31)),
    st.one_of(st.none(), st.times().map(lambda each: each.replace(second=0, microsecond=0, fold=0))),
    st.booleans(),
)
@example("the folder C:\\Notes, of old; and\\new", DAY, None, False)
def test_any_text_comes_back(title: str, on: date, at: time | None, to_do: bool) -> None:
    from workbench.model.text import clean, one_line

    dated = Dated("01A", title, on, at, 30, "Europe/Brussels", title, to_do)
    assert texts("SUMMARY", dated) == [one_line(title)]
    assert texts("DESCRIPTION", dated) == [clean(title)]
    [made] = read(dated)
    if to_do:
        assert made.decoded("due") == on
    elif at is None:
        assert made.decoded("dtstart") == on
    else:
        assert made.decoded("dtstart").replace(tzinfo=None) == datetime.combine(on, at)


def test_two_thousand_are_written_and_read_each_with_its_own_uid() -> None:
    many = [
        Dated(f"{number:026}", f"session {number}", DAY + timedelta(days=number % 300), time(9), 60, "Europe/Brussels")
        for number in range(2000)
    ]
    found = read(*many)
    assert len({str(each["uid"]) for each in found}) == 2000
    assert calendar(many, NOW) == calendar(many, NOW)
