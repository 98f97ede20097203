"""What the client could do without us today: nobody, one person only, ready; the families, the audiences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from json import dumps

from workbench.desk.matrix import goal_of, needs, projects_of, standings_of
from workbench.desk.shown import Figure
from workbench.desk.shown_skills import (
    AudienceShown,
    Covered,
    FamilyShown,
    ProjectWithoutUs,
    SkillScope,
    WithoutUs,
)
from workbench.model.people import Audience, ClientKind
from workbench.model.projects import RoleKind
from workbench.model.skills import Family, NeededSkill
from workbench.practice.competence import Freshness, Standing
from workbench.practice.constants import Constants
from workbench.practice.independence import Coverage, independence, percent
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"

_PEOPLE = f"""
SELECT c.id, c.name, c.audience, c.client, o.kind FROM contact c JOIN client o ON o.id = c.client
WHERE c.deleted_at IS NULL AND (c.left_on IS NULL OR c.left_on > ?)
AND (o.kind = '{ClientKind.PARTNER}'
  OR o.kind = '{ClientKind.CLIENT}' AND o.id IN (SELECT client FROM project WHERE id {_IN})) ORDER BY c.id
"""

_ASKED = f"""
SELECT r.project, c.name FROM role r JOIN contact c ON c.id = r.contact JOIN project p ON p.id = r.project
WHERE r.deleted_at IS NULL AND c.left_on IS NULL AND c.client = p.client AND r.role {_IN} AND r.project {_IN}
ORDER BY r.role != '{RoleKind.SPONSOR}', r.id
"""

_AUDIENCES = tuple(each for each in Audience if each is not Audience.OTHER)


class _Ground:
    """What is read once for all projects of a scope."""

    def __init__(self, store: Store, projects: Sequence[int], today: date, constants: Constants) -> None:
        listed = store.rows(_PEOPLE, (today.isoformat(), dumps(list(projects))))
        self.store = store
        self.constants = constants
        self.needed = needs(store, projects, today, constants)
        skills = {need.skill for found in self.needed.values() for need in found}
        self.named = {int(ref): str(name) for ref, name, *_ in listed}
        self.audience = {int(ref): str(audience) for ref, _, audience, *_ in listed}
        self.client = {int(ref): int(client) for ref, _, _, client, _ in listed}
        self.partners = [int(ref) for ref, *_, kind in listed if kind == ClientKind.PARTNER]
        self.standings = standings_of(store, self.named, skills, today, constants)
        self.skills = _families(store, skills)
        self.projects = dict(store.rows(f"SELECT id, name FROM project WHERE id {_IN}", (dumps(list(projects)),)))
        self.clients = dict(store.rows(f"SELECT id, client FROM project WHERE id {_IN}", (dumps(list(projects)),)))
        roles = dumps([RoleKind.SPONSOR, RoleKind.CUSTOMER])
        self.asked = {int(ref): str(name) for ref, name in reversed(store.rows(_ASKED, (roles, dumps(list(projects)))))}

    def people_of(self, project: int) -> list[int]:
        """The people of the project's client who are there."""
        client = self.clients[project]
        partners = set(self.partners)
        return [ref for ref, at in self.client.items() if at == client and ref not in partners]


def without_us(store: Store, of: SkillScope, today: date, constants: Constants) -> WithoutUs:
    """What stays in the scope if we leave today."""
    ground = _Ground(store, projects_of(store, of), today, constants)
    shown = tuple(_project(ground, project) for project in ground.projects)
    told = shown if of.project else tuple(each for each in shown if each.skills)
    return WithoutUs(of, told, _ready(ground, told), _audiences(ground))


def _families(store: Store, skills: Collection[int]) -> dict[int, tuple[str, str]]:
    """The name and family of each skill."""
    listed = store.rows(f"SELECT id, name, family FROM skill WHERE id {_IN}", (dumps(sorted(skills)),))
    return {int(ref): (str(name), str(family)) for ref, name, family in listed}


def _project(ground: _Ground, project: int) -> ProjectWithoutUs:
    needed = ground.needed[project]
    people = ground.people_of(project)
    found = independence(needed, ground.standings, people, ground.partners, ground.constants)
    by_skill = {each.skill: each for each in needed}
    covered = [_covered(ground, by_skill[each.skill], each, people) for each in found.skills] if found else []
    covered.sort(key=lambda each: (-each.goal.weight, each.name.casefold()))
    return ProjectWithoutUs(
        project,
        str(ground.projects[project]),
        percent(found.strict) if found else None,
        percent(found.on_the_way) if found else None,
        percent(found.with_partners) if found and found.with_partners is not None else None,
        tuple(covered),
        listed=any(each.id for each in needed),
        asked=ground.asked.get(project, ""),
    )


def _covered(ground: _Ground, need: NeededSkill, found: Coverage, people: Iterable[int]) -> Covered:
    near = [
        (-stands.level, person)
        for person in people
        if person not in found.able and (stands := ground.standings.get((person, need.skill))) and stands.level
    ]
    return Covered(
        need.skill,
        ground.skills[need.skill][0],
        goal_of(ground.store, need, ground.constants),
        tuple(ground.named[person] for person in found.able),
        tuple(_under_way(ground, person, need.skill) for _, person in sorted(near)),
        Figure("coverage", need.project, str(need.skill)),
    )


def _under_way(ground: _Ground, person: int, skill: int) -> str:
    stands = ground.standings[person, skill]
    lapsed = " lapsed" if stands.state is Freshness.LAPSED else ""
    return f"{ground.named[person]} {stands.level}{lapsed}"


def _ready(ground: _Ground, shown: Iterable[ProjectWithoutUs]) -> tuple[FamilyShown, ...]:
    """How many needed skills of each family are ready, over all projects."""
    counts = {str(family): [0, 0] for family in Family}
    for each in (one for project in shown for one in project.skills):
        count = counts[ground.skills[each.skill][1]]
        count[0] += each.standing == "ready"
        count[1] += 1
    return tuple(FamilyShown(name, ready, total) for name, (ready, total) in counts.items() if total)


def _audiences(ground: _Ground) -> tuple[AudienceShown, ...]:
    """Who of each audience stands at the level that counts as a gain (E1) in something that is needed."""
    able = {pair[0] for pair, stands in ground.standings.items() if _gained(stands, ground.constants)}
    return tuple(
        AudienceShown(
            str(each), tuple(name for ref, name in ground.named.items() if ref in able and each == ground.audience[ref])
        )
        for each in _AUDIENCES
    )


def _gained(stands: Standing, constants: Constants) -> bool:
    return stands.level >= constants.gain_level and stands.state is not Freshness.LAPSED
