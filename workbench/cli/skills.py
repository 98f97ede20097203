"""`workbench skills`: who can do what, row by row or as a matrix to take along."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.group import Bench, listing, nothing, workbench
from workbench.cli.printing import print_json, print_rows, say

if TYPE_CHECKING:
    from workbench.desk.shown_skills import Cells, Matrix, SkillHead, SkillScope
    from workbench.desk.views import Views

_FORMS = ("md", "csv", "tsv")


@workbench.command()
@click.option(
    "--matrix",
    "form",
    type=click.Choice(_FORMS),
    is_flag=False,
    flag_value="md",
    default=None,
    metavar="[FORM]",
    help="A line a skill, a column a person, as md (the usual), csv or tsv; with --project or --client.",
)
@click.option("--client", default="", metavar="C", help="With --matrix: all projects of this client.")
@click.option("--turned", is_flag=True, help="With --matrix: a line a person, a column a skill.")
@listing
@click.pass_obj
def skills(bench: Bench, /, form: str | None, client: str, turned: bool, as_json: bool, **asked: Any) -> None:
    """Who can do what: one row per person and skill, or a matrix."""
    from workbench.desk.tables import Asked, skill_records

    with bench.views() as views:
        if form:
            _matrix(views, _scope(views, client, asked), form, as_json, turned=turned)
            return
        if client or turned:
            raise click.UsageError("--client and --turned go with --matrix")
        print_rows(
            skill_records(views, Asked(**asked)),
            as_json,
            nothing(asked, "no skills seen yet: workbench log 45 @Ana /facilitation :1"),
        )


def _scope(views: Views, client: str, asked: dict[str, Any]) -> SkillScope:
    """Whose matrix is asked for."""
    from workbench.desk.shown_skills import EVERYTHING, Reach

    project = str(asked.pop("project"))
    if any(wish not in ("", None) for wish in asked.values()) or (client and project):
        raise click.UsageError("--matrix takes --project or --client, and nothing else")
    if project:
        return views.skill_scope(Reach.PROJECT, views.named("project", project))
    return views.skill_scope(Reach.CLIENT, views.named("client", client)) if client else EVERYTHING


def _matrix(views: Views, scope: SkillScope, form: str, as_json: bool, *, turned: bool) -> None:
    found = views.matrix(scope)
    if as_json:
        print_json(_record(found, views.cells([each.id for each in found.people], [each.id for each in found.skills])))
    elif not found.skills or not found.people:
        say("no skills seen yet: workbench log 45 @Ana /facilitation :1", err=True)
    else:
        say(views.matrix_text(scope, form, turned=turned).rstrip("\n"))


def _record(found: Matrix, cells: Cells) -> dict[str, object]:
    """A matrix as scripts see it: names in full, days ISO, only the cells of which anything is known."""
    people, skills = {each.id: each.name for each in found.people}, {each.id: each.name for each in found.skills}
    known = ((people[person], skills[skill], cell) for (person, skill), cell in cells.items())
    return {
        "scope": found.scope.words,
        "skills": [_skill(each) for each in found.skills],
        "people": [
            {"name": each.name, "client": each.client, "audience": each.audience, "side": each.side, "left": each.left}
            for each in found.people
        ],
        "cells": [
            {"person": person, "skill": skill, **asdict(cell), "state": cell.state or None}
            for person, skill, cell in sorted(known, key=lambda each: (each[1], each[0]))
        ],
    }


def _skill(head: SkillHead) -> dict[str, object]:
    goal = head.goal
    on = goal.confirmed_on if goal else None
    return {
        "name": head.name,
        "family": head.family,
        "weight": goal and goal.weight,
        "required_level": goal and goal.level,
        "required_people": goal and goal.people,
        "confirmed_by": (goal.confirmed_by if goal else None) or None,
        "confirmed_on": on and on.isoformat(),
    }
