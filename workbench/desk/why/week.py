"""Why a figure of a week, a month or a quarter is what it is, usual or not: those before it, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.figures import week_and_key
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.shown_week import WeekFigure, WeekFigures, written
from workbench.desk.trouble import CannotKeep
from workbench.desk.week import KEYS, called, figures_of
from workbench.desk.week_sheet import span_word
from workbench.desk.why.ground import Ground, Grounds
from workbench.desk.words import day
from workbench.practice.week import Mark


def week(ground: Ground, figure: Figure) -> Grounds:
    """One figure of a span. Raises `CannotKeep` for one that has not begun, and for what is no figure of one."""
    name, key = week_and_key(figure)
    if key not in KEYS:
        raise CannotKeep(f"a week has no figure {key!r}; there are {', '.join(KEYS)}")
    meant = called(name, ground.today)
    known = figures_of(ground.store, meant, ground.today, ground.constants, stages=False)
    each = known[key]
    return Grounds(
        Ref("review", figure.of),
        f"{each.label} in {known.label}: {each.told}",
        (*_says(each), *_since(known, key)),
        (*_counted(known, key), *_weeks(known, each)),
        tuple(_onward(known, key)),
    )


def _says(each: WeekFigure) -> Iterator[Line]:
    tone = Tone.PLAIN if each.mark is Mark.NONE else Tone.ACCENT
    yield Line(each.label, each.told, tone)
    if each.median is not None:
        yield Line("Usually", each.usual)
    if each.limits:
        yield Line("Natural limits", f"{each.limits}{_WHERE[each.mark]}", tone)


def _since(known: WeekFigures, key: str) -> Iterator[Line]:
    """What became known after the figure was frozen."""
    if known.frozen_on is not None:
        yield Line("Frozen", f"{day(known.frozen_on)}, when the review was finished")
    yield from (Line("Since", each.words, Tone.WATCH) for each in known.since if each.key == key)


_WHERE = {Mark.UP: ": this lies above", Mark.DOWN: ": this lies below", Mark.NONE: ""}


def _counted(known: WeekFigures, key: str) -> Iterator[Line]:
    """What the figure counts, where that can be named."""
    if key == "levels_gained":
        for gain in known.gains:
            opens = Figure("level", gain.contact, str(gain.skill_id))
            words = f"{gain.person}, {gain.skill} {gain.before}>{gain.after}"
            yield Line("Gained", words, Tone.OK, Ref("contact", gain.contact), opens)
    elif key == "quiet":
        for one in known.quiet:
            since = f"{one.days} days" if one.days is not None else "never in touch"
            yield Line(one.person, since, Tone.WATCH, Ref("contact", one.contact), Figure("quiet", one.contact))
    elif key == "needs":
        yield from (Line(need.person or "Heard", need.text, ref=Ref("need", need.need)) for need in known.needs)
    elif key == "people_taught" and known.taught:
        yield Line("Taught", ", ".join(known.taught))


def _weeks(known: WeekFigures, each: WeekFigure) -> Iterator[Line]:
    """The weeks that it is compared with, the latest first; those that are not counted say so."""
    for name, value in reversed(list(zip(known.spans[:-1], each.twelve[:-1], strict=True))):
        told = written(value, each.unit) if value is not None else "not counted"
        yield Line(name, told, Tone.PLAIN if value is not None else Tone.MUTED)


def _onward(known: WeekFigures, key: str) -> Iterator[Line]:
    if not known.over:
        yield Line(f"Until {day(known.last)}", f"whatever is logged of this {span_word(known)}", Tone.ACCENT)
    if key == "promises_kept":
        yield Line("Moved", "agreed on before its day, a promise counts apart", Tone.ACCENT)
    if key == "drafts":
        yield Line("Drafts", "what they lack (e)", Tone.ACCENT)
    if known.week:
        yield Line("Away", "a week away is compared with nothing: say so in its review", Tone.ACCENT)
