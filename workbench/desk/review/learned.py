"""Step 4, Kept: what people gained, what wants to be used again, and what still rests on nobody but us."""

from __future__ import annotations

from workbench.desk import week_log
from workbench.desk.agenda import AgendaRow, agenda
from workbench.desk.kept import Ref
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import ReviewRow, sigil, to_log, to_plan
from workbench.desk.shown import Figure, Tone
from workbench.desk.shown_skills import EVERYTHING
from workbench.desk.typed import duration
from workbench.desk.week_log import Sums, summed
from workbench.desk.without_us import without_us
from workbench.desk.words import day
from workbench.practice.agenda import DueKind


def gains(asked: Asked) -> list[ReviewRow]:
    """Who rose at what in the week."""
    sums = asked.once(_sums)
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
        for each in week_log.gains(asked.store, sums.risen, asked.week.span, asked.today, asked.constants)
    ]


def teaching(asked: Asked) -> list[ReviewRow]:
    """How much of the week's hours was teaching, where any were logged."""
    sums = asked.once(_sums)
    if not sums.minutes:
        return []
    share = 100 * sums.teaching // sums.minutes
    words = f"{duration(sums.teaching)} of {duration(sums.minutes)} taught: what should one of them do next time?"
    return [ReviewRow(words, f"{share} %", deeds=(to_plan("plan "),))]


def _sums(asked: Asked) -> Sums:
    """What was logged in the week."""
    [sums] = summed(asked.store, [asked.week.span], asked.today, asked.constants)
    return sums


def waiting(asked: Asked) -> list[ReviewRow]:
    """Who stalled on the way to a level that is needed, and who should use again what they can."""
    return [_waits(each) for each in agenda(asked.store, asked.today, asked.constants) if each.kind in _LABELS]


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


def held_by_few(asked: Asked) -> list[ReviewRow]:
    """Skills that nobody, or one person only, could go on with: those that nobody can first, the heavy ones first."""
    found = []
    for project in without_us(asked.store, EVERYTHING, asked.today, asked.constants).projects:
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
