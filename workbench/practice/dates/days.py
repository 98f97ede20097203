"""How people write days, and which one they mean.

`scan_day` takes the words of a line, folded, and reads the longest form that begins at one of them; words are
taken whole and never guessed at. dateutil is loaded only where months are counted, since it takes longer to
import than a line takes to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

DOUBTFUL_AFTER = 60
"""Days back after which a day without a year is doubtful."""


class CannotRead(ValueError):
    """Text written as a day, a time or a length that is none; the message is for people, `words` how many it spans."""

    def __init__(self, message: str, words: int = 1) -> None:
        super().__init__(message)
        self.words = words


class Day(NamedTuple):
    """A day that was read from so many `words`; `other` is the second reading, where there is one."""

    on: date
    words: int = 1
    other: date | None = None
    doubtful: bool = False


WEEKDAYS = {
    **dict.fromkeys(("mon", "monday"), 0),
    **dict.fromkeys(("tue", "tues", "tuesday"), 1),
    **dict.fromkeys(("wed", "weds", "wednesday"), 2),
    **dict.fromkeys(("thu", "thur", "thurs", "thursday"), 3),
    **dict.fromkeys(("fri", "friday"), 4),
    **dict.fromkeys(("sat", "saturday"), 5),
    **dict.fromkeys(("sun", "sunday"), 6),
}
MONTHS = {
    **dict.fromkeys(("jan", "january"), 1),
    **dict.fromkeys(("feb", "february"), 2),
    **dict.fromkeys(("mar", "march"), 3),
    **dict.fromkeys(("apr", "april"), 4),
    "may": 5,
    **dict.fromkeys(("jun", "june"), 6),
    **dict.fromkeys(("jul", "july"), 7),
    **dict.fromkeys(("aug", "august"), 8),
    **dict.fromkeys(("sep", "sept", "september"), 9),
    **dict.fromkeys(("oct", "october"), 10),
    **dict.fromkeys(("nov", "november"), 11),
    **dict.fromkeys(("dec", "december"), 12),
}
DAY_WORDS = {"t": 0, "today": 0, "y": -1, "yd": -1, "yesterday": -1, "tm": 1, "tomorrow": 1}
"""Days from today."""

WEEK_WORDS = {"last": -1, "l": -1, "this": 0, "next": 1, "n": 1}
"""Calendar weeks from this one."""

COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
ORDINALS |= {"fifth": 5, "5th": 5, "last": -1}
_UNITS = {"day": "d", "days": "d", "week": "w", "weeks": "w", "month": "m", "months": "m", "year": "y", "years": "y"}

# Patterns are compiled when first needed: all of them at import would cost more than a line takes to read.
_SIGNED = r"([+-])(\d{1,4})([dwmy])"
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_SLASHED = r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?|(\d{1,2})\.(\d{1,2})\.(\d{4})"
_WEEK = r"(?:(\d{4})-?)?w(\d{1,2})(?:-(\d))?"
_NUMBER = r"(\d{1,2})(st|nd|rd|th)?"
_YEAR = r"(?:19|20|21)\d\d"


def scan_day(words: Sequence[str], at: int, today: date, *, forward: bool) -> Day | None:
    """The day that `words`, folded, tell from index `at` on, in the longest way there is; None where they tell none.

    Without a year or a week the latest past one is meant, `forward` the next one. Raises `CannotRead` for what is
    written as a day and is none, such as 31/2.
    """
    forms = _forms(words[at])
    if not forms:
        return None
    scan = _Scan(words, at, today, forward)
    try:
        found = [day for form in forms if (day := form(scan))]
    except OverflowError:  # further than the calendar goes
        return None
    return max(found, key=lambda day: day.words) if found else None


class _Scan:
    __slots__ = ("at", "forward", "today", "words")

    def __init__(self, words: Sequence[str], at: int, today: date, forward: bool) -> None:
        self.words, self.at, self.today, self.forward = words, at, today, forward

    def word(self, ahead: int = 0) -> str:
        """The word so far ahead; empty behind the last one."""
        at = self.at + ahead
        return self.words[at] if at < len(self.words) else ""

    def moved(self, ahead: int) -> _Scan:
        return _Scan(self.words, self.at + ahead, self.today, self.forward)


_Form = Callable[[_Scan], Day | None]


def _forms(word: str) -> tuple[_Form, ...]:
    """The ways in which a day may begin with `word`."""
    if word[:1] in "0123456789+-":
        return _NUMERIC if word else ()
    if word in WEEKDAYS:
        return (_weekday, _weekday_of_week, _weekday_and_date)
    if word[:1] == "w" and word[1:2].isdigit():
        return (_week,)
    return _BY_WORD.get(word) or ((_month_first,) if word in MONTHS else (_counted,) if word in COUNTS else ())


def _plain(scan: _Scan) -> Day | None:
    return Day(scan.today + timedelta(DAY_WORDS[scan.word()]))


def _signed(scan: _Scan) -> Day | None:
    word = scan.word()
    if word[0] not in "+-" or not (said := re.fullmatch(_SIGNED, word)):
        return None
    sign, count, unit = said.groups()
    return Day(_moved(scan.today, int(sign + count), unit))


def _ahead(scan: _Scan) -> Day | None:
    count, unit = _count(scan.word(1)), _UNITS.get(scan.word(2))
    return Day(_moved(scan.today, count, unit), 3) if count and unit else None


def _counted(scan: _Scan) -> Day | None:
    count, unit = _count(scan.word()), _UNITS.get(scan.word(1))
    return Day(_moved(scan.today, -count, unit), 3) if count and unit and scan.word(2) == "ago" else None


def _count(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 5 else COUNTS.get(word, 0)


def _moved(day: date, count: int, unit: str) -> date:
    if unit in "dw":
        return day + timedelta(count * (7 if unit == "w" else 1))
    from dateutil.relativedelta import relativedelta

    try:
        return day + (relativedelta(months=count) if unit == "m" else relativedelta(years=count))
    except ValueError as why:
        raise OverflowError from why


def _week_of(day: date, weeks: int = 0) -> date:
    """The Monday of the calendar week so many weeks after that of `day`."""
    return day + timedelta(7 * weeks - day.weekday())


def _weekday(scan: _Scan) -> Day | None:
    ahead = (WEEKDAYS[scan.word()] - scan.today.weekday()) % 7
    past, coming = scan.today + timedelta(ahead - 7 if ahead else 0), scan.today + timedelta(ahead or 7)
    return Day(coming, other=past) if scan.forward else Day(past, other=coming)


def _weekday_of_week(scan: _Scan) -> Day | None:
    weeks = WEEK_WORDS.get(scan.word(1))
    if weeks is None or scan.word(2) != "week":
        return None
    return Day(_week_of(scan.today, weeks) + timedelta(WEEKDAYS[scan.word()]), 3)


def _weekday_and_date(scan: _Scan) -> Day | None:
    """`fri 20 nov`: doubtful where the two don't agree."""
    if scan.word(1) in WEEKDAYS or not (forms := _forms(scan.word(1))):
        return None
    try:
        found = [day for form in forms if form in _DATES and (day := form(scan.moved(1)))]
    except CannotRead:  # the weekday stands; what follows is told of when it is its turn
        return None
    if (day := max(found, key=lambda day: day.words, default=None)) is None:
        return None
    wrong = day.on.weekday() != WEEKDAYS[scan.word()]
    return day._replace(words=day.words + 1, doubtful=day.doubtful or wrong)


def _week_word(scan: _Scan) -> Day | None:
    """`next fri`, and `next week fri`: that day of the calendar week; the other reading is the nearer one."""
    weeks, ahead = WEEK_WORDS[scan.word()], 2 if scan.word(1) == "week" else 1
    if (weekday := WEEKDAYS.get(scan.word(ahead))) is None:
        return None
    day = _week_of(scan.today, weeks) + timedelta(weekday)
    nearer = day - timedelta(7 * weeks)
    between = (nearer - scan.today).days * weeks > 0
    return Day(day, ahead + 1, other=nearer if between and ahead == 1 else None)


def _week(scan: _Scan) -> Day | None:
    """`w47`, `w47 fri`, `2026-w47-5`: the Monday where no day is told."""
    if "w" not in scan.word() or not (said := re.fullmatch(_WEEK, scan.word())):
        return None
    number, count = int(said[2]), 1
    weekday = int(said[3] or 1) - 1
    if not said[3] and scan.word(1) in WEEKDAYS:
        weekday, count = WEEKDAYS[scan.word(1)], 2
    if not (1 <= number <= 53 and 0 <= weekday <= 6):
        raise CannotRead(f"{scan.word()} is no week: a year has weeks 1 to 52 or 53")

    def make(year: int) -> date:
        return date.fromisocalendar(year, number, weekday + 1)

    if said[1]:
        return Day(_existing(make, int(said[1]), scan.word()), count)
    return _yearless(make, scan, count, lean_from=_week_of(scan.today) + timedelta(weekday))


def _iso(scan: _Scan) -> Day | None:
    if scan.word()[4:5] != "-" or not (said := re.fullmatch(_ISO, scan.word())):
        return None
    year, month, day = map(int, said.groups())
    return Day(_existing(lambda year: date(year, month, day), year, scan.word()))


def _slashed(scan: _Scan) -> Day | None:
    """`21/11`, `21/11/26`, `21.11.2026`: the day first; the other reading has the month first."""
    word = scan.word()
    if ("/" not in word and word.count(".") != 2) or not (said := re.fullmatch(_SLASHED, word)):
        return None
    day, month, year = int(said[1] or said[4]), int(said[2] or said[5]), said[3] or said[6]
    if day > 31 and month > 12:  # 50/50
        return None
    if year:
        full = int(year) + (2000 if len(year) == 2 else 0)
        return Day(_existing(lambda year: date(year, month, day), full, scan.word()))
    return _yearless(lambda year: date(year, month, day), scan, 1, swapped=lambda year: date(year, day, month))


def _day_first(scan: _Scan) -> Day | None:
    """`21 nov`, `the 3rd of march 2026`."""
    said = re.fullmatch(_NUMBER, scan.word())
    ahead = 2 if scan.word(1) == "of" else 1
    month = MONTHS.get(scan.word(ahead))
    return _of_month(scan, said, month, ahead + 1) if said and month else None


def _month_first(scan: _Scan) -> Day | None:
    """`nov 21`, `november 21st 2026`."""
    said = re.fullmatch(_NUMBER, scan.word(1))
    return _of_month(scan, said, MONTHS[scan.word()], 2) if said else None


def _of_month(scan: _Scan, said: re.Match[str], month: int, count: int) -> Day | None:
    day = int(said[1])
    if day > 31 and not said[2]:  # "nov 45" may be a month's name and a length
        return None
    if re.fullmatch(_YEAR, scan.word(count)):
        text = " ".join(scan.word(ahead) for ahead in range(count + 1))
        year = int(scan.word(count))
        return Day(_existing(lambda year: date(year, month, day), year, text, count + 1), count + 1)
    return _yearless(lambda year: date(year, month, day), scan, count)


def _ordinal(scan: _Scan) -> Day | None:
    """`15th`: of the latest month, or the next, that has it."""
    said = re.fullmatch(_NUMBER, scan.word())
    if not (said and said[2]):
        return None
    number = int(said[1])
    if not 1 <= number <= 31:
        raise CannotRead(f"{scan.word()} is no day: a month has 31 at most")
    past, coming = (_nearest_month(number, scan.today, step) for step in (-1, 1))
    day, other = (coming, past) if scan.forward else (past, coming)
    return Day(day, other=other if other != day else None) if day else None


def _nearest_month(number: int, today: date, step: int) -> date | None:
    """The day `number` of a month on or after `today`, or with a `step` of -1 on or before."""
    for months in range(4):
        year, month = divmod(today.year * 12 + today.month - 1 + months * step, 12)
        day = _made(lambda year: date(year, month + 1, number), year)  # noqa: B023 (called at once)
        if day and (day - today).days * step >= 0:
            return day
    return None


def _nth_weekday(scan: _Scan) -> Day | None:
    """`first monday of march`, `last friday of the month`, with or without a year."""
    weekday = WEEKDAYS.get(scan.word(1))
    if weekday is None or scan.word(2) not in ("of", "in"):
        return None
    nth, text = ORDINALS.get(scan.word()), " ".join(scan.word(ahead) for ahead in range(4))
    if nth is None:
        return None
    if month := MONTHS.get(scan.word(3)):
        if re.fullmatch(_YEAR, scan.word(4)):
            year = int(scan.word(4))
            return Day(_existing(lambda year: _nth(nth, weekday, year, month), year, text, 5), 5)
        return _yearless(lambda year: _nth(nth, weekday, year, month), scan, 4)
    ahead = 4 if scan.word(3) in ("the", *WEEK_WORDS) else 3
    if scan.word(ahead) != "month":
        return None
    first = _moved(scan.today.replace(day=1), WEEK_WORDS.get(scan.word(3), 0), "m")
    return Day(_existing(lambda year: _nth(nth, weekday, year, first.month), first.year, text, ahead + 1), ahead + 1)


def _nth(nth: int, weekday: int, year: int, month: int) -> date:
    from dateutil.relativedelta import relativedelta
    from dateutil.relativedelta import weekday as weekday_of

    day = date(year, month, 1) + relativedelta(day=31 if nth < 0 else 1, weekday=weekday_of(weekday, nth))
    if day.month != month:
        raise ValueError
    return day


def _end(scan: _Scan) -> Day | None:
    """`eow`, `eom`, `end of the week`: the Friday of the week, the last day of the month."""
    word, count = scan.word(), 1
    if word == "end":
        count = 4 if scan.word(2) in ("the", "this") else 3
        word = {"week": "eow", "month": "eom"}.get(scan.word(count - 1), "") if scan.word(1) == "of" else ""
    if word == "eow":
        ahead = (4 - scan.today.weekday()) % 7
        past, coming = scan.today + timedelta(ahead - 7 if ahead else 0), scan.today + timedelta(ahead)
    elif word == "eom":
        coming, past = _last_of_month(scan.today), _last_of_month(scan.today.replace(day=1) - timedelta(1))
        past = coming if coming == scan.today else past
    else:
        return None
    day, other = (coming, past) if scan.forward else (past, coming)
    return Day(day, count, other=other if other != day else None)


def _last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def _the(scan: _Scan) -> Day | None:
    """`the 15th`, `the first monday of march`, `the end of the week`, `the day after tomorrow`."""
    if scan.word(1) == "day" and (step := {"after": 1, "before": -1}.get(scan.word(2))):
        near = DAY_WORDS.get(scan.word(3), 0)
        return Day(scan.today + timedelta(2 * step), 4) if near == step else None
    if scan.word(1).isdecimal():
        return None
    forms = [form for form in _forms(scan.word(1)) if form in (_ordinal, _nth_weekday, _end, _day_first)]
    try:
        found = [day for form in forms if (day := form(scan.moved(1)))]
    except CannotRead as why:
        raise CannotRead(str(why), why.words + 1) from None
    return (
        best._replace(words=best.words + 1) if (best := max(found, key=lambda day: day.words, default=None)) else None
    )


def _yearless(
    make: Callable[[int], date],
    scan: _Scan,
    count: int,
    *,
    swapped: Callable[[int], date] | None = None,
    lean_from: date | None = None,
) -> Day:
    """The day of the year that is meant where none is told; doubtful where it lies long back."""
    today = scan.today
    past, coming = _latest(make, lean_from or today), _next(make, today)
    if past is None or coming is None:
        text = " ".join(scan.word(ahead) for ahead in range(count))
        raise CannotRead(f"{text} is no day of the calendar", count)
    day, opposite = (coming, past) if scan.forward else (past, coming)
    doubtful = not scan.forward and (today - day).days > DOUBTFUL_AFTER
    other = opposite if abs((opposite - today).days) <= DOUBTFUL_AFTER else None
    if other is None and swapped:
        other = _next(swapped, today) if scan.forward else _latest(swapped, today)
    if other is None and doubtful:
        other = opposite
    return Day(day, count, other if other != day else None, doubtful)


def _latest(make: Callable[[int], date], today: date) -> date | None:
    days = (_made(make, year) for year in range(today.year + 1, today.year - 9, -1))
    return next((day for day in days if day and day <= today), None)


def _next(make: Callable[[int], date], today: date) -> date | None:
    days = (_made(make, year) for year in range(today.year - 1, today.year + 9))
    return next((day for day in days if day and day >= today), None)


def _made(make: Callable[[int], date], year: int) -> date | None:
    try:
        return make(year)
    except ValueError:
        return None


def _existing(make: Callable[[int], date], year: int, text: str, words: int = 1) -> date:
    if (day := _made(make, year)) is None:
        raise CannotRead(f"{text} is no day of the calendar", words)
    return day


_NUMERIC: tuple[_Form, ...] = (_signed, _iso, _slashed, _week, _ordinal, _day_first, _counted, _nth_weekday)
_DATES = (_iso, _slashed, _ordinal, _day_first, _month_first)
_BY_WORD: dict[str, tuple[_Form, ...]] = {
    **dict.fromkeys(DAY_WORDS, (_plain,)),
    **dict.fromkeys(WEEK_WORDS, (_week_word,)),
    **{word: (_nth_weekday,) for word in ORDINALS if word.isalpha() and word != "last"},
    "last": (_week_word, _nth_weekday),
    **dict.fromkeys(("eow", "eom", "end"), (_end,)),
    "in": (_ahead,),
    "the": (_the,),
}
