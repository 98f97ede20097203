"""Why a project stands where it stands: stage, what stays without us, what is charged, hours; and its client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from workbench.desk.client_stage import client_stage as by_hours
from workbench.desk.hours import hours as hours_of
from workbench.desk.hours import hours_block
from workbench.desk.progress import letters
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.typed import duration, money
from workbench.desk.why.coverage import coverage_lines, covered, everywhere
from workbench.desk.why.gates import gate_line
from workbench.desk.why.ground import Ground, Grounds, ProjectGround, share
from workbench.practice.independence import Coverage, Independence, flags


def stage(ground: Ground, figure: Figure) -> Grounds:
    """The stage of a project, by its gates."""
    of = ProjectGround(ground, figure.of)
    now = of.progress
    says = [Line(letters(now.delivered.stage), now.headline)]
    if now.gap:
        says.append(Line("Gap", now.gap, Tone.WATCH, figure=of.figure("charged")))
    if of.facts.project.my_view:
        words = f"{of.facts.project.my_view}: {of.facts.project.my_view_reason}"
        says.append(Line("My view", f"{words} (changes nothing)", Tone.MUTED, of.ref))
    return Grounds(
        of.ref,
        f"{of.title}, {now.delivered}",
        tuple(says),
        tuple(gate_line(of, each) for each in now.shown),
        tuple(_stage_onward(of)),
    )


def _stage_onward(of: ProjectGround) -> Iterator[Line]:
    now = of.progress
    wanted = {*now.to_ask, *now.missing, *now.lost}
    for each in now.gates:
        if each.key in wanted:
            words = each.next_step or each.question
            notice = "at risk, the stage falls unless: " if each in now.at_risk else ""
            tone = Tone.RISK if each.at_risk else Tone.ACCENT
            yield Line(each.key, notice + words, tone, figure=of.figure("gate", each.key))
    if now.aimed is None:
        yield Line("Aim", "none is chosen: only the next stage's gates are shown", Tone.MUTED, of.ref)
    elif not wanted:
        yield Line("Nothing is missing. A gate that is lost would be told here.", tone=Tone.MUTED)


# What stays without us


def independence(ground: Ground, figure: Figure) -> Grounds:
    """The share of the needed skills that the client's people hold."""
    of = ProjectGround(ground, figure.of)
    found = of.now.independence
    if found is None:
        nothing = Line("No skill is needed and none was taught: there is no such figure yet.", tone=Tone.MUTED)
        onward = (Line("Do", "log a session on a skill, or list the skills needed", Tone.ACCENT, of.ref),)
        return Grounds(of.ref, f"{of.title}, independence", (nothing,), (), onward)
    says = [Line("Strict", share(found.strict)), Line("On the way", share(found.on_the_way))]
    if found.with_partners is not None:
        says.append(Line("With partners", f"{share(found.with_partners)} strict"))
    says += [Line(words, tone=Tone.WATCH) for words in flags(found, of.facts.skills)]
    because = (*coverage_lines(of), Line("Together", _sum(found)))
    return Grounds(of.ref, f"{of.title}, independence {share(found.strict)}", tuple(says), because, _nearest(of, found))


def _sum(found: Independence) -> str:
    """The arithmetic: `(3 x 1/2 + 2 x 1/1) / 5`."""
    parts = (
        f"{each.weight} x {min(len(each.able), each.required_people)}/{each.required_people}" for each in found.skills
    )
    return f"({' + '.join(parts)}) / {sum(each.weight for each in found.skills)} = {share(found.strict)}"


def _nearest(of: ProjectGround, found: Independence) -> tuple[Line, ...]:
    """For each skill that lacks people: who is nearest, and what one more would bring."""
    total = sum(each.weight for each in found.skills)
    lines = []
    for each in sorted(found.skills, key=lambda one: (-one.weight, one.skill)):
        if each.strict == 1:
            continue
        gain = share(Fraction(each.weight, each.required_people * total))
        words = f"{_who_next(of, each)}: +{gain} strict"
        lines.append(
            Line(
                of.facts.skills[each.skill],
                words,
                Tone.ACCENT,
                Ref("skill", each.skill),
                of.figure("coverage", str(each.skill)),
            )
        )
    lapses = sorted((now.lapsed_on, pair) for pair, now in of.now.standings.items() if now.lapsed_on is not None)
    for on, (person, skill) in lapses:
        able = next((each.able for each in found.skills if each.skill == skill), ())
        if on > of.ground.today and person in able:
            words = f"{of.now.called(person)} lapses in {of.facts.skills[skill]}, unless it is used"
            figure = Figure("refresher", person, str(skill))
            lines.append(Line(f"From {of.ground.when(on)}", words, Tone.WATCH, Ref("contact", person), figure))
            break
    return tuple(lines) or (Line("All needed skills are covered.", tone=Tone.MUTED),)


def _who_next(of: ProjectGround, each: Coverage) -> str:
    """Who is nearest to the level needed without being there."""
    levels = [
        (of.now.standings[person, each.skill].level, person)
        for person in of.now.there
        if (person, each.skill) in of.now.standings and person not in each.able
    ]
    if not levels:
        return f"bring one more person to {each.required_level}"
    level, person = max(levels, key=lambda one: (one[0], -one[1]))
    if level >= each.required_level:
        return f"have {of.now.called(person)} use it again (lapsed at {level})"
    return f"bring {of.now.called(person)} from {level} to {each.required_level}"


def coverage(ground: Ground, figure: Figure) -> Grounds:
    """Who stands where with a skill, for a project; for no project, anywhere."""
    skill = int(figure.at)
    name = ground.name("skill", skill)
    if not figure.of:
        return Grounds(
            Ref("skill", skill),
            name,
            (Line("Anywhere", "on all projects, and on none"),),
            everywhere(ground, skill),
            (),
        )
    of = ProjectGround(ground, figure.of)
    found = (
        next((each for each in of.now.independence.skills if each.skill == skill), None)
        if of.now.independence
        else None
    )
    if found is None:
        says = (Line(f"{of.title} does not need it.", tone=Tone.MUTED),)
        return Grounds(Ref("skill", skill), f"{name}, {of.title}", says, everywhere(ground, skill), ())
    told = [Line("Covered", covered(of, found), Tone.PLAIN if found.strict == 1 else Tone.WATCH)]
    if found.one_only:
        told.append(Line(f"one person only: {name}", tone=Tone.WATCH))
    onward = () if found.strict == 1 else (Line("Next", _who_next(of, found), Tone.ACCENT),)
    because = (*_listed(of, skill), *everywhere(ground, skill, of))
    return Grounds(Ref("skill", skill), f"{name}, {of.title}", tuple(told), because, onward)


def _listed(of: ProjectGround, skill: int) -> Iterator[Line]:
    need = next(each for each in of.now.needed if each.skill == skill)
    if not need.id:
        yield Line("Needed", "taught on the project; the list is not edited yet", Tone.MUTED, of.ref)
    elif need.confirmed_by is None:
        yield Line("Needed", "listed, confirmed by nobody of the client", Tone.MUTED, Ref("needed_skill", need.id))
    else:
        by = of.ground.name("contact", need.confirmed_by)
        on = f", {of.ground.when(need.confirmed_on)}" if need.confirmed_on else ""
        yield Line("Needed", f"listed, confirmed by {by}{on}", ref=Ref("needed_skill", need.id))


# What is charged, and the hours


def charged(ground: Ground, figure: Figure) -> Grounds:
    """What is charged for, beside what is delivered and aimed at."""
    of = ProjectGround(ground, figure.of)
    now, basis = of.progress, of.facts.project.fee_basis
    says = Line("Gap", now.gap, Tone.WATCH) if now.gap else Line("Charged", str(now.charged or "not told"))
    because = (
        Line("Charged by", f"{basis}: {now.charged}" if basis else "not told", ref=of.ref),
        Line("Delivers", str(now.delivered), figure=of.figure("stage")),
        Line("Aimed at", str(now.aimed) if now.aimed else "not chosen", ref=of.ref),
    )
    onward = (
        Line("Charged by", "another fee basis, agreed with the client (e, Charged by)", Tone.ACCENT, of.ref),
        Line("Delivers", now.next_step or "nothing is missing", Tone.ACCENT, figure=of.figure("stage")),
    )
    return Grounds(of.ref, f"{of.title}, charged: {now.charged or 'not told'}", (says,), because, onward)


_SPENT = """
SELECT 'teaching', coalesce(sum(minutes), 0), count(*), max("on") FROM session
WHERE project = :project AND deleted_at IS NULL AND draft = '' AND NOT planned
UNION ALL SELECT kind, coalesce(sum(minutes), 0), count(*), max("on") FROM work
WHERE project = :project AND deleted_at IS NULL AND draft = '' GROUP BY kind
"""


def hours(ground: Ground, figure: Figure) -> Grounds:
    """What was spent of a project's hours."""
    name, ref = ground.name("project", figure.of), Ref("project", figure.of)
    spent = hours_of(ground.store, figure.of)
    because = [
        Line(word, f"{duration(int(minutes))} in {_entries(entries)}{ground.when(date.fromisoformat(last))}")
        for word, minutes, entries, last in ground.store.rows(_SPENT, {"project": figure.of})
        if minutes
    ]
    because.append(Line("Budget", duration(spent.budget_minutes) if spent.budget_minutes else "not told", ref=ref))
    if spent.budget_minor:
        rate = f" at {money(spent.hourly_minor)} an hour" if spent.hourly_minor else ", no hourly rate told"
        because.append(Line("In money", f"{money(spent.budget_minor)} {spent.currency}{rate}", ref=ref))
    says = hours_block(ground.store, figure.of, ground.constants).lines or (
        Line("Nothing spent yet.", tone=Tone.MUTED),
    )
    onward = (
        Line("Spent", "an entry that is changed or binned, or a new one", Tone.MUTED),
        Line("Budget", "another budget, agreed with the client (e, Budget)", Tone.ACCENT, ref),
    )
    return Grounds(ref, f"{name}, hours", says, tuple(because), onward)


def _entries(number: int) -> str:
    return "one entry, " if number == 1 else f"{number} entries, the last on "


# The client


def client_stage(ground: Ground, figure: Figure) -> Grounds:
    """The stage of a client, by the hours of its projects."""
    name = ground.name("client", figure.of)
    found = by_hours(ground.store, figure.of, ground.today, ground.constants)
    because = [
        Line(
            each.name,
            f"{duration(each.minutes)} · {each.stage or 'unproven'}",
            ref=Ref("project", each.project),
            figure=Figure("stage", each.project),
        )
        for each in found.projects
    ]
    onward, above = [], 0
    for stage, minutes in found.minutes if found.total else ():
        if stage is None:
            continue
        above += minutes
        part = f"{100 * above // found.total} % of {duration(found.total)}"
        because.append(Line(f"{stage.title()} or above", part))
        lacks = -(-ground.constants.client_share * found.total // 100) - above
        if lacks > 0:
            onward.append(Line(stage.title(), f"lacks {duration(lacks)} in projects there or above", Tone.ACCENT))
    because = because or [Line("No hours in the last 12 months.", tone=Tone.MUTED)]
    says = (Line("Stage", str(found.stage or "none yet")), Line("Hours since", ground.when(found.since)))
    title = f"{name}, {found.stage or 'no stage yet'}"
    return Grounds(Ref("client", figure.of), title, says, tuple(because), tuple(onward))
