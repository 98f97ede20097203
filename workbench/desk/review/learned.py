"""Step 4, Kept: what people gained, what wants to be used again, and what still rests on nobody but us."""

from __future__ import annotations

from datetime import date

from workbench.desk import week_log
from workbench.desk.agenda import AgendaRow, agenda
from workbench.desk.kept import Ref
from workbench.desk.review.once import once
from workbench.desk.review.rows import ReviewRow, sigil, to_log, to_plan
from workbench.desk.shown import Figure, Tone
from workbench.desk.shown_skills import EVERYTHING
from workbench.desk.typed import duration
from workbench.desk.week_log import Sums, summed
from workbench.desk.without_us import without_us
from workbench.desk.words import day
from workbench.practice.agenda import DueKind
from workbench.practice.constants import Constants
from workbench.practice.week import Week
from workbench.store.file import Store


def gains(store: Store, week: Week, today: date, constants: Constants) -> list[ReviewRow]:
    """Who rose at what in the week."""
    of = once(_sums, store, week, today, constants)
    return [
        ReviewRow(
            f"{each.person} · {each.skill} · {day(each.on)}",
            f"{each.before}>{each.after}",
            Tone.OK,
            Ref("contact", each.contact),
            Figure("level", each.contact, str(each.skill_id)),
            person=Ref("contact", each.contact),
            skill=Ref("skill", each.skill_id),
        )
        for each in week_log.gains(store, of.risen, week.span, today, constants)
    ]


def teaching(store: Store, week: Week, today: date, constants: Constants) -> list[ReviewRow]:
    """How much of the week's hours was teaching, where any were logged."""
    of = once(_sums, store, week, today, constants)
    if not of.minutes:
        return []
    share = 100 * of.teaching // of.minutes
    words = f"{duration(of.teaching)} of {duration(of.minutes)} taught: what should one of them do next time?"
    return [ReviewRow(words, f"{share} %", deeds=(to_plan("plan "),))]


def _sums(store: Store, week: Week, today: date, constants: Constants) -> Sums:
    """What was logged in the week."""
    [of] = summed(store, [week.span], today, constants)
    return of


def waiting(store: Store, week: Week, today: date, constants: Constants) -> list[ReviewRow]:
    """Who stalled on the way to a level that is needed, and who should use again what they can."""
    return [_waits(each) for each in agenda(store, today, constants) if each.kind in _LABELS]


_LABELS = {DueKind.STALLED: "stalled", DueKind.REFRESHER: "refresh"}


def _waits(due: AgendaRow) -> ReviewRow:
    [person], [skill] = due.people, due.skills
    both = f"{sigil('@', person)} {sigil('/', skill)}"
    figure = due.figure
    assert figure is not None, "what is asked of a pair is a figure"
    return ReviewRow(
        f"{person} · {skill} · {due.text}",
        _LABELS[due.kind],
        due.tone,
        due.ref,
        figure,
        (to_log(f"{both}:", "seen"), to_plan(f"plan {both} ")),
        person=due.ref,
        skill=Ref("skill", int(figure.at)),
    )


_HELD = {"nobody": ("nobody", Tone.RISK), "one": ("one only", Tone.WATCH)}


def held_by_few(store: Store, week: Week, today: date, constants: Constants) -> list[ReviewRow]:
    """Skills that nobody, or one person only, could go on with: those that nobody can first, the heavy ones first."""
    found = []
    for project in without_us(store, EVERYTHING, today, constants).projects:
        for skill in project.skills:
            if skill.standing not in _HELD or (skill.standing == "one" and skill.goal.people < 2):
                continue
            label, tone = _HELD[skill.standing]
            near = ", ".join((skill.able or skill.near)[:2])
            line = f"plan {sigil('/', skill.name)} {sigil('+', project.name)} "
            row = ReviewRow(
                " · ".join(word for word in (f"{skill.name} on {project.name}", near) if word),
                label,
                tone,
                Ref("skill", skill.skill),
                skill.figure,
                (to_plan(line),),
                skill=Ref("skill", skill.skill),
                project=Ref("project", project.project),
            )
            found.append((label != "nobody", -skill.goal.weight, row))
    return [row for *_, row in sorted(found, key=lambda each: each[:2])]
