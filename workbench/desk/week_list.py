"""The weeks, months and quarters since the first entry, as a list to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from json import dumps

from workbench.desk.lists import first_day
from workbench.desk.shown_week import SpanKind, SpanRow
from workbench.desk.typed import duration
from workbench.model.review import Intention, Review
from workbench.practice.review import PastWeek, past_weeks
from workbench.practice.week import Week, before, month_of, quarter_of
from workbench.store import rows
from workbench.store.file import Store

_MOST = 520
"""Ten years of weeks: what lies before is reached by its name."""


def span_rows(store: Store, by: SpanKind, today: date) -> tuple[SpanRow, ...]:
    """The newest first: weeks with what became of their reviews, months and quarters with their hours."""
    begins = first_day(store)
    since = min(begins, today) if begins else today
    return tuple(_weeks(store, since, today) if by is SpanKind.WEEK else _longer(store, by, since, today))


def _weeks(store: Store, since: date, today: date) -> Iterator[SpanRow]:
    """Every week; of those before the first review nothing is asked, so that none is told as missed."""
    past = past_weeks(today, rows.find(store, Review))
    taken = _intentions(store, [each.review.id for each in past if each.review])
    yield from (_week(each, taken) for each in past)
    week = past[-1].week.previous
    for _ in range(_MOST - len(past)):
        if week < Week.of(since):
            return
        yield SpanRow(str(week), week.label, SpanKind.WEEK)
        week = week.previous


def _week(past: PastWeek, taken: dict[int, tuple[int, int]]) -> SpanRow:
    now = past.review
    if now is None:
        return SpanRow(str(past.week), past.week.label, SpanKind.WEEK, str(past.state))
    done, count = taken.get(now.id, (0, 0))
    kept = f"{done} of {count} done" if count else ""
    words = " · ".join(word for word in (str(now.business or ""), kept, now.answer) if word)
    return SpanRow(str(past.week), past.week.label, SpanKind.WEEK, str(past.state), words, now.id)


def _intentions(store: Store, reviews: list[int]) -> dict[int, tuple[int, int]]:
    """How many intentions of each review were carried out, and of how many."""
    found: dict[int, tuple[int, int]] = {}
    for each in rows.find(store, Intention, "review IN (SELECT value FROM json_each(?))", (dumps(reviews),)):
        done, count = found.get(each.review, (0, 0))
        found[each.review] = (done + (each.done_on is not None), count + 1)
    return found


def _longer(store: Store, by: SpanKind, since: date, today: date) -> Iterator[SpanRow]:
    """Every month or quarter, with its hours and how many of them were teaching."""
    of = month_of if by is SpanKind.MONTH else quarter_of
    hours, teaching = Counter[str](), Counter[str]()
    for month, minutes, taught in store.rows(_HOURS):
        name = of(date.fromisoformat(f"{month}-01")).name
        hours[name] += minutes
        teaching[name] += taught
    span = of(today)
    while span.last >= since:
        name = span.name
        label = f"{span.first:%b %Y}" if by is SpanKind.MONTH else f"Q{name[-1]} {name[:4]}"
        words = f"{duration(teaching[name])} of it teaching" if teaching[name] else ""
        yield SpanRow(name, label, by, duration(hours[name]) if hours[name] else "0", words)
        span = before(span)


_LIVE = "deleted_at IS NULL AND draft = ''"
_HOURS = f"""
SELECT substr("on", 1, 7), sum(minutes), sum(minutes) FROM session
WHERE {_LIVE} AND NOT planned AND minutes > 0 GROUP BY 1
UNION ALL
SELECT substr("on", 1, 7), sum(minutes), 0 FROM work WHERE {_LIVE} AND minutes > 0 GROUP BY 1
"""
