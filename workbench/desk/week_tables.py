"""The figures of a week, a month or a quarter as the small tables that a screen shows, and two side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workbench.desk.figures import week_figure
from workbench.desk.shown import Figure, Ref, Tone
from workbench.desk.shown_review import Sheet, SheetRow
from workbench.desk.shown_week import Comparison, Gain, TaughtOne, Unit, WeekFigure, WeekFigures, changed, written
from workbench.desk.typed import duration
from workbench.desk.week_sheet import parts, span_word
from workbench.desk.words import day
from workbench.practice.week import Mark, Week
from workbench.reports.week import Bar

_BLOCKS = 10
"""Cells of the longest bar."""


def tables(of: WeekFigures, review: int = 0) -> Iterator[Sheet]:
    """Hours by stage, which tell of the business; figures beside what is usual; what came since; who, when and what."""
    if of.stages:
        yield _bars("Hours by stage", list(parts(of.stages)))
    yield _figures(of, review)
    if of.since:
        yield Sheet("Since", tuple(SheetRow((each.words,), Tone.WATCH) for each in of.since))
    if of.gains:
        yield Sheet("Gained", tuple(map(_gained, of.gains)))
    if any(each.minutes for each in of.days):
        yield _hours(of)
    if of.kinds:
        yield _bars("Hours by kind", list(parts(of.kinds)))
    yield from _named(of)


def _figures(of: WeekFigures, review: int) -> Sheet:
    back = f"last {_NUMBERS.get(len(of.spans), len(of.spans))}"
    head = SheetRow(("", span_word(of), "usual", back, "limits"), Tone.MUTED)
    told = (_figure(each, week_figure(of.name, each.key, review)) for each in of.measured)
    return Sheet("Figures", (head, *told), figures=True)


_NUMBERS = {5: "five", 12: "twelve"}


def _figure(each: WeekFigure, figure: Figure) -> SheetRow:
    tone = Tone.PLAIN if each.mark is Mark.NONE else Tone.ACCENT
    cells = (each.label, f"{_short(each)}{each.sign}", each.usual, each.sparkline, each.limits)
    return SheetRow(cells, tone, figure=figure)


def _short(each: WeekFigure) -> str:
    """A value in few letters: of promises how many of those due; of a share how much, but not of what."""
    told = each.words.removeprefix("kept ").partition(",")[0]
    return told if each.unit is Unit.COUNT and told else written(each.value, each.unit)


def _gained(gain: Gain) -> SheetRow:
    figure = Figure("level", gain.contact, str(gain.skill_id))
    words = f"{gain.person} · {gain.skill}"
    return SheetRow((f"{gain.before}>{gain.after}", words), Tone.OK, Ref("contact", gain.contact), figure)


def _bars(title: str, listed: Sequence[Bar]) -> Sheet:
    """Each part with its figure, which is the table, and as long a bar, which is the plot."""
    most = max(part for _, part, _ in listed) or 1
    return Sheet(title, tuple(SheetRow((label, told, bar(part / most))) for label, part, told in listed), figures=True)


def _hours(of: WeekFigures) -> Sheet:
    """The hours of each day, or of each week; how much of them was teaching; a bar."""
    most = max(each.minutes for each in of.days)
    head = SheetRow(("", "hours", "teaching"), Tone.MUTED)
    told = (
        SheetRow(
            (_called(of, each.on), *(written(one, Unit.MINUTES) for one in (each.minutes, each.teaching)), bar(share)),
            Tone.PLAIN if each.minutes else Tone.MUTED,
        )
        for each in of.days
        for share in (each.minutes / most,)
    )
    return Sheet("Hours by day" if of.week else "Hours by week", (head, *told), figures=True)


def _called(of: WeekFigures, first: date) -> str:
    """A day, or the week that begins on it."""
    return day(first) if of.week else _week(Week.of(first), max(first, of.first))


def bar(share: float) -> str:
    """A bar of so much of the longest one; what is not nothing is seen.

    >>> bar(1), bar(0.01), bar(0)
    ('██████████', '█         ', '          ')
    """
    return ("█" * (max(1, round(_BLOCKS * share)) if share else 0)).ljust(_BLOCKS)


def skill_tables(
    skill: int, weeks: Sequence[Week], minutes: Sequence[int], people: Sequence[TaughtOne]
) -> Iterator[Sheet]:
    """A skill in the heat map: who was taught, with their levels before and after; the minutes of each week."""
    if people:
        yield Sheet("Who", tuple(_taught(each, skill) for each in people))
    most = max(minutes, default=0)
    if most:
        both = zip(weeks, minutes, strict=True)
        listed = (SheetRow((_week(week), written(each, Unit.MINUTES), bar(each / most))) for week, each in both)
        yield Sheet("By week", tuple(listed), figures=True)


def _week(week: Week, first: date | None = None) -> str:
    """A week by its number and its first day, or that of them that counts."""
    begins = first or week.monday
    return f"W{week.number:02d}, {begins.day} {begins:%b}"


def _taught(each: TaughtOne, skill: int) -> SheetRow:
    count = f"{each.sessions} session{'s' if each.sessions > 1 else ''}, {duration(each.minutes)}"
    rose = each.after > each.before
    level = f"{each.before}>{each.after}" if each.before != each.after else str(each.after)
    figure = Figure("level", each.contact, str(skill))
    return SheetRow((each.name, level, count), Tone.OK if rose else Tone.PLAIN, Ref("contact", each.contact), figure)


def _named(of: WeekFigures) -> Iterator[Sheet]:
    """Who was taught, what was heard, who is quiet."""
    if of.taught:
        yield Sheet("Taught", tuple(SheetRow((each,)) for each in of.taught))
    if of.needs:
        heard = (" · ".join(word for word in (each.text, each.person) if word) for each in of.needs)
        refs = (Ref("need", each.need) for each in of.needs)
        yield Sheet("Needs heard", tuple(SheetRow((words,), ref=ref) for words, ref in zip(heard, refs, strict=True)))
    if of.quiet:
        yield Sheet(
            "Quiet",
            tuple(
                SheetRow(
                    (each.person, "never yet" if each.days is None else f"{each.days} days"),
                    Tone.WATCH,
                    Ref("contact", each.contact),
                    Figure("quiet", each.contact),
                )
                for each in of.quiet
            ),
        )


def side_by_side(found: Comparison) -> Iterator[Sheet]:
    """Two spans, the earlier one first, and what changed."""
    head = SheetRow(("", found.earlier.name, found.later.name, "change"), Tone.MUTED)
    both = zip(found.earlier.measured, found.later.measured, found.rows, strict=True)
    told = (SheetRow((was.label, _short(was), _short(now), changed(row))) for was, now, row in both)
    yield Sheet("Side by side", (head, *told), figures=True)
    for each in (found.earlier, found.later):
        if each.since:
            yield Sheet(f"{each.name} since", tuple(SheetRow((one.words,), Tone.WATCH) for one in each.since))
