"""`workbench week`: the figures of a week, a month or a quarter beside what is usual, in any of four forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from workbench.cli.group import Bench, workbench
from workbench.cli.printing import print_json, say
from workbench.model.text import one_line

if TYPE_CHECKING:
    from workbench.desk.shown_week import Comparison, Heat, WeekFigures
    from workbench.desk.views import Views
    from workbench.practice.week import Span, Week

_KEYS = """
\b
--json prints one object, always with these keys:
  week       2026-W47, or the month or quarter
  label, first, last, over, away
  frozen_on  the day on which the review of the week was finished: the
             figures are those of then; else null
  since      [{key, words, was, now}]: what became known after that
  spans      names of the twelve weeks (months, quarters), this one last
  figures    hours, teaching, teaching_share, sessions, people_taught,
             levels_gained, promises_kept, touches, asked_for_advice,
             needs, quiet, drafts: each with label, unit (minutes, count,
             percent), value, median, low, high, mark (up, down, none),
             twelve, words
  days       [{on, teaching, work}] in minutes; of months, by week
  kinds      [{key, label, minutes}]: teaching, delivery, relation, ...
  stages     the same by the stage of the project
  promises   {kept, due, moved, percent}
  taught     names
  gains      [{on, person, skill, before, after}]
  needs      [{on, text, person}]
  quiet      [{person, days}]
What is not known is null. With --compare: earlier, later, figures (each
with earlier, later, change). With --heat: weeks, and rows [{skill,
minutes}].
"""


@workbench.command(epilog=_KEYS)
@click.argument("week", default="", metavar="[WEEK]")
@click.option("--json", is_flag=True, help="Print JSON.")
@click.option("--markdown", "md", is_flag=True, help="Print a page in Markdown.")
@click.option("--html", is_flag=True, help="Print a page in HTML, which needs nothing else.")
@click.option("--compare", "other", default="", metavar="W", help="Beside another week, month or quarter.")
@click.option("--month", default="", metavar="M", help="A month instead: 2026-11, last.")
@click.option("--quarter", default="", metavar="Q", help="A quarter instead: 2026-Q4, last.")
@click.option(
    "--heat", "as_heat", is_flag=True, help="Teaching by skill in the twelve weeks up to it, or in its weeks."
)
@click.pass_obj
def week(bench: Bench, /, week: str, other: str, month: str, quarter: str, as_heat: bool, **forms: bool) -> None:
    """The figures of a WEEK (2026-W47, 47, last; else this one) beside what is usual.

    Usual is the median of the weeks before; + or - stands where a week lies outside natural limits. A week whose review
    is finished tells the figures of then, and what came since.
    """
    if sum(map(bool, (week, month, quarter))) > 1 or (other and as_heat):
        raise click.UsageError("a week, --month or --quarter: one of them; and --compare or --heat")
    if sum(forms.values()) > 1:
        raise click.UsageError("--json, --markdown or --html: one of them")
    form = next((each for each, wished in forms.items() if wished), None)
    if form in ("md", "html") and (other or as_heat):
        raise click.UsageError(f"--{'compare' if other else 'heat'} is printed for people or as --json")
    with bench.views() as views:
        about = _meant(views, week, month, quarter)
        if other:
            longer = ("", other, "") if month else ("", "", other) if quarter else (other, "", "")
            _compared(views, about, _meant(views, *longer), form)
        elif as_heat:
            _heat(views, about, form)
        else:
            _figures(views, about, form)


def _meant(views: Views, week: str, month: str, quarter: str) -> Week | Span:
    """What is asked about. Raises CannotKeep where it is none, or has not begun."""
    from workbench.desk.week import month_called, quarter_called, week_called

    today = views.now().date()
    if month or quarter:
        return month_called(month, today) if month else quarter_called(quarter, today)
    return week_called(week, today)


def _figures(views: Views, about: Week | Span, form: str | None) -> None:
    from workbench.desk.week import figures_of
    from workbench.desk.week_frozen import record
    from workbench.desk.week_heat import heat, weeks_of

    today = views.now().date()
    found = figures_of(views.store, about, today, views.constants)
    if form == "json":
        print_json(record(found))
    elif form:
        _page(found, heat(views.store, weeks_of(about, today)), form)
    else:
        say("\n".join(_lines(found)))


def _page(found: WeekFigures, shades: Heat | None, form: str) -> None:
    from workbench.desk.week_sheet import sheet, title
    from workbench.reports.frame import page
    from workbench.reports.markdown import written

    text = written("week", sheet(found, shades))
    say((page(text, title(found)) if form == "html" else text).rstrip("\n"))


def _lines(found: WeekFigures) -> Iterator[str]:
    """The figures for people: columns, then what stands behind them."""
    from workbench.desk import week_sheet as words

    said = words.note(found).rstrip(".")
    yield f"{words.title(found)} · {said[:1].lower()}{said[1:]}" if said else words.title(found)
    yield ""
    span = words.span_word(found)
    head = ("", span if found.over else f"this {span}", "", "usually", f"last {len(found.spans)}", "limits")
    yield from _columns([(e.label, e.told, e.sign, e.usual, e.sparkline, e.limits) for e in found.measured], head)
    yield from _titled("Since", [each.words for each in found.since])
    for title, bars in (
        ("Hours", list(words.days(found))),
        ("By kind", list(words.parts(found.kinds))),
        ("By stage", list(words.parts(found.stages))),
    ):
        yield from _titled(title, _columns([(label, "█" * _blocks(part, bars), told) for label, part, told in bars]))
    yield from _titled("Gained", (f"{e.before}>{e.after}  {e.person} · {e.skill}" for e in found.gains))
    yield from _titled("Taught", [", ".join(found.taught)] if found.taught else ())
    yield from _titled("Needs heard", (f"{e.text}{' · ' if e.person else ''}{e.person}" for e in found.needs))
    yield from _titled(
        "Quiet", (f"{e.person}, {'never yet' if e.days is None else f'{e.days} days'}" for e in found.quiet)
    )


_BLOCKS = 20


def _blocks(part: float, bars: Sequence[tuple[str, float, str]]) -> int:
    most = max(figure for _, figure, _ in bars)
    return round(_BLOCKS * part / most) if most else 0


def _titled(title: str, lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    """Lines under their title; none without lines."""
    told = list(lines)
    if told:
        yield from ("", title, *(f"  {one_line(line)}" for line in told))


def _columns(rows: Sequence[tuple[str, ...]], head: tuple[str, ...] = ()) -> list[str]:
    """Rows in columns two blanks apart, under a head where there is one; empty columns are left away."""
    filled = [at for at in range(len(rows[0])) if any(row[at] for row in rows)] if rows else []
    listed = [head, *rows] if head else rows
    widths = {at: max(len(row[at]) for row in listed) for at in filled}
    return ["  ".join(row[at].ljust(widths[at]) for at in filled).rstrip() for row in listed]


def _compared(views: Views, about: Week | Span, other: Week | Span, form: str | None) -> None:
    from workbench.desk.week import compare
    from workbench.desk.week_frozen import record_of_two

    found = compare(views.store, about, other, views.now().date(), views.constants)
    if form == "json":
        print_json(record_of_two(found))
    else:
        say("\n".join(_side_by_side(found)))


def _side_by_side(found: Comparison) -> Iterator[str]:
    from workbench.desk.shown_week import changed

    pairs = zip(found.earlier.measured, found.later.measured, found.rows, strict=True)
    head = ("", found.earlier.name, found.later.name, "change")
    yield from _columns([(was.label, was.told, now.told, changed(row)) for was, now, row in pairs], head)
    for each in (found.earlier, found.later):
        yield from _titled(f"{each.name} since", [one.words for one in each.since])


def _heat(views: Views, about: Week | Span, form: str | None) -> None:
    from workbench.desk.week_heat import heat, weeks_of
    from workbench.desk.week_sheet import shaded

    found = heat(views.store, weeks_of(about, views.now().date()))
    if form == "json":
        rows = [{"skill": row.skill, "minutes": row.minutes} for row in found.rows]
        print_json({"weeks": found.weeks, "rows": rows})
    elif not found.rows:
        say("nothing was taught in these weeks: workbench log 45 @Ana /facilitation :1", err=True)
    else:
        head = ("", f"{found.weeks[0]} to {found.weeks[-1]}", *(each[-3:] for each in found.weeks))
        cells = zip(found.rows, shaded(found), strict=True)
        rows_ = [(row.skill, shades, *(str(each or "") for each in row.minutes)) for row, shades in cells]
        say("\n".join(_columns(rows_, head)))
