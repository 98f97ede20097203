"""What stays without us, in blocks: project by project nobody, one person only, ready; then families and audiences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbench.desk.shown import Block, Figure, Line, Ref, Tone
from workbench.desk.shown_skills import AudienceShown, Covered, ProjectWithoutUs, WithoutUs
from workbench.ui import gate
from workbench.ui.panes.matrix import FAMILIES
from workbench.ui.widgets.page import Page

_SECTIONS = (
    ("nobody", "Nobody", Tone.RISK),
    ("one", "One person only", Tone.WATCH),
    ("some", "Fewer than needed", Tone.WATCH),
    ("ready", "Ready", Tone.OK),
)
_AN = {"executive": "executive", "business_analyst": "business analyst", "project_lead": "project lead"}


class WithoutPane(Page):
    """The page of what stays without us; `shown` is what it tells, None before it was read."""

    empty = "What stays without us is read."

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "without"
        self.subject = ""
        self.shown: WithoutUs | None = None

    def put_found(self, found: WithoutUs) -> None:
        """Shows `found`; the cursor stays where it was, unless it is of another scope."""
        before, self.shown = self.shown, found
        if found != before:
            self.subject = f"Without me · {found.scope.words}"
            self.border_title = gate.line(self.subject)
            self.put(blocks(found), cursor=None if before and before.scope == found.scope else 0)

    @property
    def held(self) -> tuple[ProjectWithoutUs, Covered] | None:
        """The needed skill that the cursor is on, and its project."""
        if self.shown is None or self.figure is None:
            return None
        pairs = ((project, skill) for project in self.shown.projects for skill in project.skills)
        return next((pair for pair in pairs if pair[1].figure == self.figure), None)


def blocks(found: WithoutUs) -> tuple[Block, ...]:
    """The page of `found`."""
    if not found.projects:
        return (
            Block(
                "",
                (Line("No open project needs a skill yet: s goes to a project, n there names one.", tone=Tone.MUTED),),
            ),
        )
    told = [block for project in found.projects for block in _project(project, alone=bool(found.scope.project))]
    families = Block(
        "Families", tuple(Line(FAMILIES[each.name], f"{each.ready} of {each.skills} ready") for each in found.families)
    )
    audiences = Block("Audiences", tuple(map(_audience, found.audiences)))
    return tuple(block for block in (*told, families, audiences) if block.lines)


def _project(shown: ProjectWithoutUs, *, alone: bool) -> Iterator[Block]:
    """The figures of a project, then its skills by how they are held."""
    name = "" if alone else shown.name
    yield Block(name or "If we left today", tuple(_figures(shown)))
    for standing, title, tone in _SECTIONS:
        lines = tuple(_skill(each, tone) for each in shown.skills if each.standing == standing)
        yield Block(f"{title} {len(lines)}{f' · {name}' if name else ''}", lines)


def _figures(shown: ProjectWithoutUs) -> Iterator[Line]:
    ref, figure = Ref("project", shown.project), Figure("independence", shown.project)
    if shown.strict is None:
        yield Line("Independence", "no skill needed or taught yet: `n` adds one", Tone.MUTED, ref)
        return
    yield Line("Independence", f"{shown.strict} % strict, {shown.on_the_way} % on the way", Tone.ACCENT, ref, figure)
    if shown.with_partners is not None:
        yield Line("With partners", f"{shown.with_partners} % strict", Tone.PLAIN, ref, figure)
    yield Line("List of skills", *_confirmed(shown), ref)


def _confirmed(shown: ProjectWithoutUs) -> tuple[str, Tone]:
    """Who of the client stands behind the list, and since when."""
    ask = f"ask {shown.asked}" if shown.asked else "ask its owner at the client"
    if not shown.listed:
        return f"not made yet, so what was taught counts: n, then {ask}", Tone.WATCH
    told = [each.goal for each in shown.skills if each.goal.confirmed_by]
    missing = len(shown.skills) - len(told)
    if not told:
        return f"not confirmed yet: {ask}", Tone.WATCH
    names = ", ".join(dict.fromkeys(goal.confirmed_by for goal in told))
    days = [goal.confirmed_on for goal in told if goal.confirmed_on]
    since = f", {_day(max(days))}" if days else ""
    if missing:
        return f"confirmed by {names}{since}; {missing} not yet: {ask}", Tone.WATCH
    return f"confirmed by {names}{since}", Tone.OK


def _skill(each: Covered, tone: Tone) -> Line:
    goal = each.goal
    able = ", ".join(each.able)
    near = f"on the way: {', '.join(each.near)}" if each.near else ""
    needs = f"level {goal.level}: {len(each.able)} of {goal.people} · weight {goal.weight}"
    confirmed = "" if goal.confirmed_by or not goal.need else "not confirmed yet"
    told = " · ".join(word for word in (needs, able, near, confirmed) if word)
    return Line(each.name, told, tone, Ref("skill", each.skill), each.figure)


def _audience(each: AudienceShown) -> Line:
    word = _AN.get(each.name, each.name)
    if not each.people:
        return Line(word, f"no {word} yet", Tone.WATCH)
    return Line(word, ", ".join(each.people))


def _day(on: date) -> str:
    return f"{on.day} {on:%b %Y}"
