"""The timesheet: sessions and billable work, actual and billed, marked where invoiced; also as timeclock lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from json import dumps

from workbench.desk.reports import Options
from workbench.desk.reports.scope import Hands, Made, Scope
from workbench.desk.typed import duration
from workbench.model.noun import PartOfDay
from workbench.model.projects import Project, Rounding, Work, WorkKind
from workbench.model.text import one_line
from workbench.model.transfer import Session
from workbench.practice.billing import Billed, Sheet, Spent, Sum, amount, bill, plain
from workbench.practice.constants import Constants
from workbench.practice.handing import LeftOut, counted, handed
from workbench.reports.documents import Row, SheetPart, Timesheet
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class _Hour(Spent):
    """Something to be billed, with its clock time or part of the day where that is known."""

    at: time | None = None
    part: PartOfDay | None = None


def made(store: Store, scope: Scope, options: Options, today: date, constants: Constants) -> Made:
    """The hours of these projects from the first to the last day asked for, at most up to today."""
    hands = Hands(store, scope, options.names)
    last = min(options.until or today, today)
    first = options.since or date.min
    sheets = [(each, _sheet(store, each, first, last)) for each in scope.projects]
    sheets = [(project, sheet) for project, sheet in sheets if sheet.lines or not scope.whole_client]
    document = Timesheet(
        scope.head(today),
        options.since,
        last,
        tuple(_part(project, sheet) for project, sheet in sheets),
        _totals(sheets),
    )
    table = tuple(row for project, sheet in sheets for row in _table(project, sheet))
    clock = tuple(_clock(scope, sheets))
    document, table, clock = hands.covered((document, table, clock))
    left_out = (*hands.left_out(), *_left_out(store, scope, first, last))
    return Made(document, left_out, (_COLUMNS, *table), clock)


def _sheet(store: Store, project: Project, first: date, last: date) -> Sheet:
    where = "project = ? AND draft = '' AND minutes IS NOT NULL AND \"on\" BETWEEN ? AND ?"
    asked = (project.id, first.isoformat(), last.isoformat())
    order = '"on", at, id'
    hours = [
        _Hour(
            handed(each, "on"), handed(each, "note") or _KINDS[each.kind], handed(each, "minutes"), each.at, each.part
        )
        for each in rows.find(store, Work, f"{where} AND billable", asked, order=order)
    ]
    sessions = rows.find(store, Session, f"{where} AND NOT planned", asked, order=order)
    named = dict(
        store.rows(
            f"SELECT id, name FROM skill WHERE id {_IN}",
            (dumps(sorted({skill for each in sessions for skill in each.skills})),),
        )
    )
    struggled = _struggled(store, sessions)
    for each in sessions:
        skills = ", ".join(str(named.get(skill, "")) for skill in handed(each, "skills"))
        note = "" if each.id in struggled else handed(each, "note")
        text = note or (f"teaching: {skills}" if skills else "teaching")
        hours.append(_Hour(handed(each, "on"), text, handed(each, "minutes"), each.at, each.part))
    hours.sort(key=lambda each: (each.on, _begins(each)))
    rounding, rate = handed(project, "rounding"), handed(project, "hourly_minor")
    return bill(hours, rounding, rate, handed(project, "invoiced_until"))


def _struggled(store: Store, sessions: Iterable[Session]) -> frozenset[int]:
    """The sessions in which something was seen that went less than well: their notes may tell of it."""
    ids = dumps([each.id for each in sessions if each.note])
    seen = store.rows(
        f"SELECT DISTINCT session FROM observation WHERE session {_IN} AND result <> 'clean' AND deleted_at IS NULL",
        (ids,),
    )
    return frozenset(int(ref) for (ref,) in seen)


_KINDS = {
    WorkKind.DELIVERY: "delivery",
    WorkKind.RELATION: "meetings",
    WorkKind.SALES: "proposal",
    WorkKind.INTERNAL: "preparation",
}


def _part(project: Project, sheet: Sheet) -> SheetPart:
    currency, rate, rounding = project.currency, handed(project, "hourly_minor"), handed(project, "rounding")
    return SheetPart(
        handed(project, "name"),
        tuple(
            (
                each.spent.on,
                each.spent.text,
                duration(each.spent.minutes),
                duration(each.billed),
                _money(each.minor, currency),
                "invoiced" if each.invoiced else "",
            )
            for each in sheet.lines
        ),
        f"{amount(rate, currency)} an hour" if rate is not None else "",
        "" if rounding is Rounding.NONE else f"each entry {_rounding(rounding)}",
        handed(project, "invoiced_until"),
        _sum(sheet.invoiced, currency),
        _sum(sheet.open, currency),
        _sum(sheet.total, currency),
        tuple(_weeks(sheet.lines)),
    )


def _totals(sheets: Sequence[tuple[Project, Sheet]]) -> tuple[Row, ...]:
    """All projects together, by currency; nothing of a single one."""
    if len(sheets) < 2:
        return ()
    found: dict[str, Sum] = {}
    for project, sheet in sheets:
        so_far = found.get(project.currency, Sum())
        found[project.currency] = so_far + sheet.total
    return tuple((f"total in {currency}", *_sum(each, currency)) for currency, each in sorted(found.items()))


def _rounding(rounding: Rounding) -> str:
    way, _, size = rounding.partition(" ")
    return f"rounded {'up to' if way == 'up' else 'to the nearest'} {size} minutes"


def _money(minor: int | None, currency: str) -> str:
    return "" if minor is None else amount(minor, currency)


def _sum(found: Sum, currency: str) -> Row:
    return duration(found.minutes), duration(found.billed), _money(found.minor, currency)


def _weeks(lines: Iterable[Billed]) -> Iterator[tuple[str, float, str]]:
    """The billed minutes of each week that has any, for a plot."""
    weeks: dict[str, int] = {}
    for each in lines:
        year, number, _ = each.spent.on.isocalendar()
        week = f"{year}-W{number:02d}"
        weeks[week] = weeks.get(week, 0) + each.billed
    for week, minutes in weeks.items():
        yield week, minutes, duration(minutes)


_COLUMNS: Row = ("project", "day", "what", "minutes", "billed minutes", "amount", "currency", "invoiced")


def _table(project: Project, sheet: Sheet) -> Iterator[Row]:
    for each in sheet.lines:
        money = "" if each.minor is None else plain(each.minor, project.currency)
        spent = each.spent
        invoiced = "yes" if each.invoiced else ""
        name = handed(project, "name")
        yield name, spent.on, spent.text, spent.minutes, each.billed, money, project.currency, invoiced


def _clock(scope: Scope, sheets: Iterable[tuple[Project, Sheet]]) -> Iterator[str]:
    """The true minutes as timeclock lines of ledger and hledger, each in and out, by day.

    What has no clock time stands in the first gap of its day, from nine, or from the begin of its part of the day.
    """
    client = scope.head(date.min).client
    placed: dict[date, list[tuple[datetime, datetime, str, str]]] = defaultdict(list)
    for known in (True, False):
        for project, sheet in sheets:
            account = ":".join(_account(name) for name in (client, handed(project, "name")) if name)
            for spent in (each.spent for each in sheet.lines):
                assert isinstance(spent, _Hour)
                if (spent.at is not None) is known:
                    begins = datetime.combine(spent.on, _begins(spent))
                    length = timedelta(minutes=spent.minutes)
                    for begun, ended, *_ in () if known else sorted(placed[spent.on]):
                        if begins < ended and begun < begins + length:
                            begins = ended
                    placed[spent.on].append((begins, begins + length, account, spent.text))
    for begins, ends, account, text in sorted(chain.from_iterable(placed.values())):
        yield f"i {begins:%Y-%m-%d %H:%M:%S} {account}  {_words(text)}".rstrip()
        yield f"o {ends:%Y-%m-%d %H:%M:%S}"


def _words(text: str) -> str:
    """Text at the end of a line, in which `;` would begin a remark."""
    return " ".join(one_line(text).replace(";", ",").split())


_BEGINS = {PartOfDay.AM: time(9), PartOfDay.PM: time(14), PartOfDay.EVE: time(19), None: time(9)}


def _begins(hour: _Hour) -> time:
    """When something began; where no time is known at the begin of that part of the day, else at nine."""
    return hour.at or _BEGINS[hour.part]


def _account(name: str) -> str:
    """A name as part of an account: no colon, and single blanks only."""
    return " ".join(one_line(name).replace(":", " ").replace(";", " ").split())


def _left_out(store: Store, scope: Scope, first: date, last: date) -> Iterator[LeftOut]:
    """What happened in these days and is not on the sheet."""
    asked = (dumps(scope.ids), first.isoformat(), last.isoformat())
    days = f'project {_IN} AND deleted_at IS NULL AND "on" BETWEEN ? AND ?'

    def value(sql: str) -> int:
        return int(store.value(sql, asked) or 0)

    minutes = value(f"SELECT sum(minutes) FROM work WHERE {days} AND draft = '' AND NOT billable")
    if minutes:
        yield LeftOut(f"{duration(minutes)} of work", "not billable")
    told = f"SELECT count(*) FROM session s WHERE {days} AND draft = '' AND note <> '' AND NOT planned AND EXISTS"
    if notes := value(f"{told} (SELECT 1 FROM observation o WHERE o.session = s.id AND o.result <> 'clean')"):
        yield LeftOut(counted(notes, "note of a session", "notes of sessions"), "somebody struggled there")
    for sql, one, many, why in _NOT_ON_IT:
        if number := sum(
            value(f"SELECT count(*) FROM {table} WHERE {days} AND {sql}") for table in ("work", "session")
        ):
            yield LeftOut(counted(number, one, many), why)


_NOT_ON_IT = (
    ("draft = '' AND minutes IS NULL", "entry", "entries", "without a length"),
    ("draft <> ''", "draft", "drafts", "not finished"),
    ("private_note <> ''", "private note", "private notes", "for yourself alone"),
)
