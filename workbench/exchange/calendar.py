"""What has a day, as an iCalendar file (RFC 5545) for other programs; nothing in it is private."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workbench import __version__
from workbench.model.text import clean, one_line

_A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Dated:
    """One thing with a day. `uid` stays the same as long as the thing does, so that it is updated and not doubled.

    With `at` it begins at that time in `zone` (an IANA name; unknown ones mean wherever one is) and takes `minutes`,
    without it takes the whole day. With `to_do` it is something to be done by then.
    """

    uid: str
    title: str
    on: date
    at: time | None = None
    minutes: int | None = None
    zone: str = ""
    about: str = ""
    to_do: bool = False
    category: str = ""


def calendar(dated: Iterable[Dated], stamp: datetime) -> bytes:
    """The file; `stamp` is the aware instant at which it is made."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//workbench//{__version__}//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", "workbench")
    listed = list(dated)
    for each in listed:
        made.add_component(_component(each, stamp))
    days = [each.on for each in listed if each.at is not None]
    if days:
        # Without bounds each zone lists its changes of the clock from 1970 to 2038.
        made.add_missing_timezones(min(days) - _A_YEAR, max(days) + _A_YEAR)
    written: bytes = made.to_ical()
    return written


def _component(each: Dated, stamp: datetime) -> Any:
    from icalendar import Event, Todo

    made = Todo() if each.to_do else Event()
    made.add("uid", f"{each.uid}@workbench")
    made.add("dtstamp", stamp.astimezone(ZoneInfo("UTC")))
    made.add("summary", _text()(one_line(each.title)))
    if each.about:
        made.add("description", _text()(clean(each.about)))
    if each.category:
        made.add("categories", [each.category])
    if each.to_do:
        made.add("due", each.on)
    elif each.at is None:
        made.add("dtstart", each.on)
        made.add("dtend", each.on + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    else:
        begins = datetime.combine(each.on, each.at, _zone(each.zone))
        made.add("dtstart", begins)
        if each.minutes:
            made.add("duration", timedelta(minutes=each.minutes))
    return made


@cache
def _text() -> Callable[[str], Any]:
    """What escapes a text by RFC 5545 (3.3.11): by itself icalendar makes a new line of the `\\N` in `C:\\Notes`."""
    from icalendar import vText

    class Text(vText):
        def to_ical(self) -> bytes:
            escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
            return escaped.encode()

    return Text


def _zone(name: str) -> ZoneInfo | None:
    """The zone of that name; None, which is wherever one is, for one that is not known here."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
