"""Days, times and lengths as people write them, read on Wednesday 25 November 2026."""

from contextlib import suppress
from datetime import date, time

import pytest

from workbench.practice.dates import (
    CannotRead,
    clock_of,
    clock_words,
    day_of,
    day_words,
    length_words,
    minutes_of,
    scan_clock,
    scan_day,
    scan_length,
)
from workbench.practice.dates.clock import Clock, Length

TODAY = date(2026, 11, 25)


def told(text, *, forward=False, today=TODAY):
    """The day that `text` begins with, in short: day, words, other reading, doubtful."""
    day = scan_day(text.split(), 0, today, forward=forward)
    return day and (str(day.on), day.words, str(day.other or ""), day.doubtful)


PLAIN = [
    ("t", "2026-11-25", 1),
    ("today", "2026-11-25", 1),
    ("y", "2026-11-24", 1),
    ("yd", "2026-11-24", 1),
    ("yesterday", "2026-11-24", 1),
    ("tm", "2026-11-26", 1),
    ("tomorrow", "2026-11-26", 1),
    ("the day after tomorrow", "2026-11-27", 4),
    ("the day before yesterday", "2026-11-23", 4),
    ("-3d", "2026-11-22", 1),
    ("+2w", "2026-12-09", 1),
    ("+1m", "2026-12-25", 1),
    ("-1y", "2025-11-25", 1),
    ("in 2 weeks", "2026-12-09", 3),
    ("in a month", "2026-12-25", 3),
    ("in ten days", "2026-12-05", 3),
    ("3 days ago", "2026-11-22", 3),
    ("a week ago", "2026-11-18", 3),
    ("two years ago", "2024-11-25", 3),
    ("2026-11-21", "2026-11-21", 1),
    ("2026-1-2", "2026-01-02", 1),
    ("21/11/2026", "2026-11-21", 1),
    ("21/11/26", "2026-11-21", 1),
    ("21.11.2026", "2026-11-21", 1),
    ("21 nov 2025", "2025-11-21", 3),
    ("21st of november 2025", "2025-11-21", 4),
    ("nov 21 2025", "2025-11-21", 3),
    ("this fri", "2026-11-27", 2),
    ("this mon", "2026-11-23", 2),
    ("next mon", "2026-11-30", 2),
    ("n mon", "2026-11-30", 2),
    ("last sat", "2026-11-21", 2),
    ("friday next week", "2026-12-04", 3),
    ("next week friday", "2026-12-04", 3),
    ("mon last week", "2026-11-16", 3),
    ("fri this week", "2026-11-27", 3),
    ("2026-w47", "2026-11-16", 1),
    ("2026w47 fri", "2026-11-20", 2),
    ("2026-w47-5", "2026-11-20", 1),
    ("2026-w53", "2026-12-28", 1),
    ("first monday of march 2027", "2027-03-01", 5),
    ("last friday of the month", "2026-11-27", 5),
    ("first monday of next month", "2026-12-07", 5),
    ("2nd tue of last month", "2026-10-13", 5),
]


@pytest.mark.parametrize(("text", "on", "words"), PLAIN)
@pytest.mark.parametrize("forward", [False, True])
def test_these_days_mean_the_same_whichever_way_a_line_leans(text, on, words, forward):
    day, count, _, doubtful = told(text + " ana", forward=forward)
    assert (day, count, doubtful) == (on, words, False)


LEANING = [
    ("fri", "2026-11-20", "2026-11-27"),
    ("monday", "2026-11-23", "2026-11-30"),
    ("wed", "2026-11-25", "2026-12-02"),
    ("21 nov", "2026-11-21", "2027-11-21"),
    ("nov 21", "2026-11-21", "2027-11-21"),
    ("21st nov", "2026-11-21", "2027-11-21"),
    ("21/11", "2026-11-21", "2027-11-21"),
    ("25/11", "2026-11-25", "2026-11-25"),
    ("15th", "2026-11-15", "2026-12-15"),
    ("the 15th", "2026-11-15", "2026-12-15"),
    ("the 31st", "2026-10-31", "2026-12-31"),
    ("the 25th", "2026-11-25", "2026-11-25"),
    ("the 3rd of november", "2026-11-03", "2027-11-03"),
    ("w47", "2026-11-16", "2027-11-22"),
    ("w47 fri", "2026-11-20", "2027-11-26"),
    ("w48 fri", "2026-11-27", "2026-11-27"),
    ("w53", "2020-12-28", "2026-12-28"),
    ("eow", "2026-11-20", "2026-11-27"),
    ("end of the week", "2026-11-20", "2026-11-27"),
    ("eom", "2026-10-31", "2026-11-30"),
    ("end of month", "2026-10-31", "2026-11-30"),
    ("the end of the month", "2026-10-31", "2026-11-30"),
    ("first monday of november", "2026-11-02", "2027-11-01"),
    ("fri 20 nov", "2026-11-20", "2027-11-20"),
    ("29/2", "2024-02-29", "2028-02-29"),
]


@pytest.mark.parametrize(("text", "past", "coming"), LEANING)
def test_a_day_without_a_year_is_the_latest_one_or_forward_the_next(text, past, coming):
    assert told(text)[0] == past
    assert told(text, forward=True)[0] == coming
    assert told(text)[1] == len(text.split())


@pytest.mark.parametrize(
    ("text", "forward", "other"),
    [
        ("fri", False, "2026-11-27"),
        ("fri", True, "2026-11-20"),
        ("wed", True, "2026-11-25"),
        ("next fri", False, "2026-11-27"),
        ("last mon", False, "2026-11-23"),
        ("next mon", False, ""),
        ("this fri", False, ""),
        ("3/11", False, "2026-03-11"),
        ("21/11", False, ""),
        ("21/11", True, "2026-11-21"),
        ("2/2", True, ""),
        ("eow", False, "2026-11-27"),
        ("eom", True, "2026-10-31"),
        ("the 15th", False, "2026-12-15"),
        ("the 25th", False, ""),
    ],
)
def test_the_other_reading_is_told_where_there_is_one(text, forward, other):
    assert told(text, forward=forward)[2:] == (other, False)


@pytest.mark.parametrize(
    ("text", "on", "other"),
    [
        ("3/4", "2026-04-03", "2026-03-04"),
        ("3/12", "2025-12-03", "2026-12-03"),
        ("3 apr", "2026-04-03", "2027-04-03"),
        ("w50", "2025-12-08", "2026-12-07"),
        ("first monday of march", "2026-03-02", "2027-03-01"),
        ("fri 21 nov", "2026-11-21", ""),
    ],
)
def test_a_yearless_day_long_back_is_doubtful_and_so_is_a_wrong_weekday(text, on, other):
    assert told(text)[0] == on
    assert told(text)[2:] == (other, True)


def test_sixty_days_back_are_not_doubtful_yet():
    assert told("26/9")[3] is False
    assert told("25/9")[3] is True


@pytest.mark.parametrize(
    "text",
    "monitor monthly sunny frida 45 7 next this n last in 2 in_2 in_x_weeks nov may 45_nov weekly way w wide today's "
    "+x -3 +2h 24.12 50/50 first_monday first_of_march the the_monitor the_21_nov end end_of_march ago 3_days "
    "a_week 12345_days_ago the_day the_day_after_yesterday 3_weeks_hence first_monday_of_ana".split(),
)
def test_what_is_no_day_is_not_read_as_one(text):
    assert scan_day(text.split("_"), 0, TODAY, forward=False) is None


def test_a_day_is_read_no_further_than_it_goes():
    assert [told(text)[1] for text in ("fri monitor", "15th of ana", "15th fri of may", "21 nov 45")] == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/2", 1),
        ("11/21", 1),
        ("32/1", 1),
        ("2026-02-30", 1),
        ("2026-13-01", 1),
        ("31/2/2026", 1),
        ("30 feb", 2),
        ("feb 30", 2),
        ("31st of june", 3),
        ("0 nov", 2),
        ("30 feb 2026", 3),
        ("40th", 1),
        ("0th", 1),
        ("the 40th", 2),
        ("w54", 1),
        ("w0", 1),
        ("2026-w47-9", 1),
        ("2025-w53", 1),
        ("fifth monday of february 2026", 5),
    ],
)
def test_an_impossible_day_says_so(text, words):
    with pytest.raises(CannotRead, match="is no") as why:
        scan_day(text.split(), 0, TODAY, forward=False)
    assert why.value.words == words


def test_behind_a_weekday_an_impossible_day_leaves_the_weekday():
    assert told("fri 31/2") == ("2026-11-20", 1, "2026-11-27", False)


@pytest.mark.parametrize("text", ["+9999y", "-9999y", "in 9999 years", "9999 years ago"])
def test_beyond_the_calendar_there_is_no_day(text):
    assert scan_day(text.split(), 0, TODAY, forward=False) is None


@pytest.mark.parametrize("today", [date(1, 1, 1), date(1, 1, 31), date(9999, 12, 31), date(9999, 12, 1)])
@pytest.mark.parametrize("forward", [False, True])
@pytest.mark.parametrize("text", [text for text, *_ in PLAIN + LEANING])
def test_at_the_ends_of_the_calendar_nothing_breaks(today, forward, text):
    with suppress(CannotRead):
        day = scan_day(text.split(), 0, today, forward=forward)
        assert day is None or 1 <= day.words <= len(text.split())


@pytest.mark.parametrize(
    ("today", "past", "coming"),
    [
        (date(2026, 11, 27), "2026-11-27", "2026-11-27"),
        (date(2026, 11, 28), "2026-11-27", "2026-12-04"),
    ],
)
def test_the_end_of_the_week_is_its_friday(today, past, coming):
    assert told("eow", today=today)[0] == past
    assert told("eow", today=today, forward=True)[0] == coming


def test_the_end_of_the_month_is_today_on_its_last_day():
    assert told("eom", today=date(2026, 11, 30)) == ("2026-11-30", 1, "", False)
    assert told("eom", today=date(2026, 11, 30), forward=True) == ("2026-11-30", 1, "", False)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:00", Clock(time(14))),
        ("9:05", Clock(time(9, 5))),
        ("14.30", Clock(time(14, 30))),
        ("2pm", Clock(time(14))),
        ("2 pm", Clock(time(14), 2)),
        ("2 p.m", Clock(time(14), 2)),
        ("2:30pm", Clock(time(14, 30))),
        ("9:30 pm", Clock(time(21, 30), 2)),
        ("12am", Clock(time(0))),
        ("12pm", Clock(time(12))),
        ("13h", Clock(time(13))),
        ("23h", Clock(time(23))),
        ("13h30", Clock(time(13, 30))),
        ("noon", Clock(time(12))),
        ("9:30-11", Clock(time(9, 30), 1, 90)),
        ("9:30–11:00", Clock(time(9, 30), 1, 90)),
        ("9-10:30", Clock(time(9), 1, 90)),
        ("2-3:30pm", Clock(time(14), 1, 90)),
        ("11-1pm", Clock(time(11), 1, 120)),
        ("2pm-3pm", Clock(time(14), 1, 60)),
        ("13h-15h", Clock(time(13), 1, 120)),
        ("9:30 - 11", Clock(time(9, 30), 3, 90)),
        ("9:30 to 11", Clock(time(9, 30), 3, 90)),
    ],
)
def test_clock_times_and_ranges(text, clock):
    assert scan_clock([*text.split(), "ana"], 0) == clock


@pytest.mark.parametrize(
    "text", "14 9h 12h 24h 1h30 1.5h 7.5 100:00 9-11 14:0 ana pmo -9 9:30-x x-9:30 9:30-25".split()
)
def test_these_are_no_clock_times(text):
    assert scan_clock([text], 0) is None


def test_a_part_of_the_day_has_no_time():
    assert [scan_clock([word], 0).part for word in ("am", "pm", "eve")] == ["am", "pm", "eve"]


@pytest.mark.parametrize(
    "words", [["11:00", "to", "9"], ["14:00", "to", "x"], ["45", "pm"], ["9", "to", "11"], ["2pm", "pm"]]
)
def test_words_that_make_no_range_and_no_time(words):
    clock = scan_clock(words, 0)
    assert clock is None or clock.words == 1


@pytest.mark.parametrize("text", ["25:00", "14:60", "13pm", "0am", "24.00", "11-9:30", "9:30-9:30", "14:00 - 13:00"])
def test_an_impossible_time_says_so(text):
    with pytest.raises(CannotRead):
        scan_clock(text.split(), 0)


@pytest.mark.parametrize(
    ("text", "minutes", "words"),
    [
        ("45m", 45, 1),
        ("45min", 45, 1),
        ("45 min", 45, 2),
        ("45 minutes", 45, 2),
        ("7m", 7, 1),
        ("1h", 60, 1),
        ("1h30", 90, 1),
        ("1h30m", 90, 1),
        ("1.5h", 90, 1),
        ("1,5h", 90, 1),
        ("1.25h", 75, 1),
        ("1.33h", 80, 1),
        ("1.5 hours", 90, 2),
        ("2 hours", 120, 2),
        ("2hours", 120, 1),
        ("8 hours", 480, 2),
        ("24h", 1440, 1),
        ("1 hour 30 minutes", 90, 4),
        ("two hours", 120, 2),
        ("twenty minutes", 20, 2),
        ("half an hour", 30, 3),
        ("a quarter of an hour", 15, 5),
        ("an hour and a half", 90, 5),
        ("an hour", 60, 2),
        ("5", 5, 1),
        ("45", 45, 1),
        ("480", 480, 1),
    ],
)
def test_lengths(text, minutes, words):
    assert scan_length([*text.split(), "ana"], 0) == Length(minutes, words)


@pytest.mark.parametrize(
    ("text", "minutes", "clock"),
    [("7h", 420, time(7)), ("9h", 540, time(9)), ("12h", 720, time(12)), ("9h30", 570, time(9, 30))],
)
def test_seven_to_twelve_hours_may_be_a_clock_time(text, minutes, clock):
    assert scan_length([text], 0) == Length(minutes, 1, clock)


@pytest.mark.parametrize(
    "text", "0 4 7 485 045 45% 13h 23h 13h30 1h75 m h ana half an x1h 1xh 1.5 0m 1000000m ²".split()
)
def test_these_are_no_lengths(text):
    assert scan_length([text], 0) is None


@pytest.mark.parametrize("text", ["25h", "1441m", "99 hours", "24 hours 30 minutes"])
def test_nothing_is_longer_than_a_day(text):
    with pytest.raises(CannotRead, match="longer than a day"):
        scan_length(text.split(), 0)


@pytest.mark.parametrize(
    ("text", "forward", "on"),
    [
        ("21 Nov", False, date(2026, 11, 21)),
        ("Vendredi", False, None),
        ("FRI", True, date(2026, 11, 27)),
        (" the 15th ", True, date(2026, 12, 15)),
        ("fri ana", False, None),
        ("45", False, None),
        ("", False, None),
        ("31/2", False, None),
        ("\x1b]0;x\x07", False, None),
    ],
)
def test_a_field_for_a_day_is_read_whole(text, forward, on):
    if on:
        assert day_of(text, TODAY, forward=forward) == on
        return
    with pytest.raises(CannotRead, match="write it like") as why:
        day_of(text, TODAY, forward=forward)
    assert "\x1b" not in str(why.value)


@pytest.mark.parametrize(
    ("text", "at"), [("14:00", time(14)), ("2pm", time(14)), ("9h", time(9)), ("14", time(14)), (" noon ", time(12))]
)
def test_a_field_for_a_time_takes_a_bare_hour_too(text, at):
    assert clock_of(text) == at


@pytest.mark.parametrize("text", ["", "9:30-11", "pm", "24", "25:00", "ana", "14:00 ana", "²"])
def test_a_field_for_a_time_says_what_it_wants(text):
    with pytest.raises(CannotRead, match="14:00 or 2pm"):
        clock_of(text)


@pytest.mark.parametrize(("text", "minutes"), [("45", 45), ("7", 7), ("1h30", 90), ("9h", 540), ("1440", 1440)])
def test_a_field_for_a_length_takes_any_number_of_minutes(text, minutes):
    assert minutes_of(text) == minutes


@pytest.mark.parametrize("text", ["", "0", "1441", "-5", "ana", "45 ana", "²"])
def test_a_field_for_a_length_says_what_it_wants(text):
    with pytest.raises(CannotRead, match="1h30"):
        minutes_of(text)


def test_days_times_and_lengths_are_said_in_short():
    assert day_words(date(2026, 11, 24), TODAY) == "Tue 24 Nov"
    assert day_words(date(2025, 12, 1), TODAY) == "Mon 1 Dec 2025"
    assert clock_words(time(9, 5)) == "09:05"
    assert length_words(45) == "45 min"
