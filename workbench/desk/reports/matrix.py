"""The matrix of skills and people for a client: gains, from where to where."""

from __future__ import annotations

from datetime import date

from workbench.desk.reports import Options
from workbench.desk.reports.gained import gained
from workbench.desk.reports.scope import Hands, Made, Scope, private_things
from workbench.practice.constants import Constants
from workbench.reports.documents import Row, SkillsSheet
from workbench.store.file import Store


def made(store: Store, scope: Scope, options: Options, today: date, constants: Constants) -> Made:
    """The gains on these projects, skill by person; who gained nothing yet is not in it."""
    hands = Hands(store, scope, options.names)
    found = gained(store, scope.ids, today, constants)
    people = sorted({each.who for each in found.gains})
    steps = {(each.skill, each.who): f"{each.before} → {each.after}" for each in found.gains}
    skills = dict.fromkeys((each.skill, each.name) for each in found.gains)
    sheet = SkillsSheet(
        scope.head(today),
        tuple(hands.called(who) for who in people),
        tuple((name, *(steps.get((skill, who), "") for who in people)) for skill, name in skills),
    )
    sheet = hands.covered(sheet)
    table: list[Row] = [("skill", *sheet.people), *sheet.rows]
    private = private_things(store, scope, hands.contacts)
    return Made(sheet, (*hands.left_out(), *found.left_out, *private), tuple(table))
