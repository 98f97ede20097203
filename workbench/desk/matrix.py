"""The matrix of skills and people: which stand in it for a scope, what is needed there, and the cells in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from json import dumps

from workbench.desk.kept import Found, Ref
from workbench.desk.naming import called
from workbench.desk.shown_skills import (
    EVERYTHING,
    Cell,
    Goal,
    Matrix,
    PersonHead,
    Reach,
    Side,
    SkillHead,
    SkillScope,
)
from workbench.desk.standings import known
from workbench.desk.trouble import CannotKeep
from workbench.model.people import ClientKind
from workbench.model.skills import Family, NeededSkill
from workbench.practice.competence import Standing
from workbench.practice.constants import Constants
from workbench.practice.evidence import Pair
from workbench.practice.independence import needed_skills, people_needed
from workbench.store import rows
from workbench.store.file import Store

_IN = "IN (SELECT value FROM json_each(?))"

_TAUGHT = f"""
SELECT DISTINCT l.target FROM session s CROSS JOIN session_skills l ON l.owner = s.id
WHERE s.deleted_at IS NULL AND s.draft = '' AND s.project {_IN}
"""

"""The sessions of the projects are gone through, not all that was ever taught (CROSS JOIN sees to it)."""

_HELD = f"""
SELECT s.project, l.target FROM session s CROSS JOIN session_skills l ON l.owner = s.id
WHERE s.deleted_at IS NULL AND s.draft = '' AND NOT s.planned AND s."on" <= ? AND s.project {_IN}
GROUP BY s.project, l.target ORDER BY min(s.id), min(l.place)
"""

_PEOPLE = """
SELECT c.id, c.name, c.title, coalesce(o.name, ''), c.audience, coalesce(o.kind, ''), coalesce(c.client, 0),
  c.left_on IS NOT NULL AND c.left_on <= :today,
  EXISTS (SELECT 1 FROM observation s WHERE s.contact = c.id AND s.deleted_at IS NULL)
  OR EXISTS (SELECT 1 FROM baseline b WHERE b.contact = c.id AND b.deleted_at IS NULL) AS learnt
FROM contact c LEFT JOIN client o ON o.id = c.client
WHERE c.deleted_at IS NULL AND {scope} ORDER BY c.name COLLATE NOCASE, c.id
"""

_HERE = """
(c.client = :client OR c.id IN (
  SELECT l.target FROM session s CROSS JOIN session_learners l ON l.owner = s.id
  WHERE s.deleted_at IS NULL AND s.draft = '' AND s.project IN (SELECT value FROM json_each(:projects))
  UNION SELECT contact FROM role WHERE deleted_at IS NULL AND project IN (SELECT value FROM json_each(:projects)))
 OR coalesce(o.kind, '') = 'partner' AND EXISTS (
  SELECT 1 FROM observation s WHERE s.contact = c.id AND s.deleted_at IS NULL
  AND s.skill IN (SELECT value FROM json_each(:skills))
  UNION ALL SELECT 1 FROM baseline b WHERE b.contact = c.id AND b.deleted_at IS NULL
  AND b.skill IN (SELECT value FROM json_each(:skills))))
"""
"""People of the client, of the sessions and roles, and of partners who can do something of it."""
_ANYWHERE = "(learnt OR coalesce(o.kind, '') != 'own_firm')"

_LAST_SEEN = f"""
SELECT s.project FROM observation o JOIN session s ON s.id = o.session
WHERE o.contact = ? AND o.skill = ? AND s.project {_IN} AND o.deleted_at IS NULL AND s.deleted_at IS NULL
ORDER BY o."on" DESC, o.id DESC LIMIT 1
"""
_AT_CLIENT = f"""
SELECT p.id FROM contact c JOIN project p ON p.client = c.client WHERE c.id = ? AND p.id {_IN} AND p.deleted_at IS NULL
"""

_FAMILIES = tuple(Family)
_SIDES = tuple(Side)


# Scopes


def scope(store: Store, reach: Reach, of: int = 0) -> SkillScope:
    """The scope with its words. Raises `CannotKeep` where the project or client is gone."""
    if reach is Reach.ALL:
        return EVERYTHING
    found = store.value(f"SELECT name FROM {reach} WHERE id = ? AND deleted_at IS NULL", (of,))
    if found is None:
        raise CannotKeep(f"this {reach} is no longer there")
    return SkillScope(reach, of, str(found))


def next_scope(store: Store, now: SkillScope, project: int) -> SkillScope:
    """The scope after `now`: from a project to its client, to everything, and to `project` again where it is there."""
    if now.reach is Reach.PROJECT and (client := _client_of(store, now)):
        return scope(store, Reach.CLIENT, client)
    there = "SELECT 1 FROM project WHERE id = ? AND deleted_at IS NULL"
    if now.reach is Reach.ALL and project and store.value(there, (project,)):
        return scope(store, Reach.PROJECT, project)
    return EVERYTHING


def projects_of(store: Store, of: SkillScope) -> list[int]:
    """The projects of a scope, by name: the one, all of a client, or of everything those that are open."""
    if of.reach is Reach.PROJECT:
        return [of.of]
    where, asked = "client = :client", {"client": of.of}
    if of.reach is Reach.ALL:
        where, asked = "closed_on IS NULL AND phase != 'closed'", {}
    listed = store.rows(
        f"SELECT id FROM project WHERE deleted_at IS NULL AND {where} ORDER BY name COLLATE NOCASE, id", asked
    )
    return [int(ref) for (ref,) in listed]


def _client_of(store: Store, of: SkillScope) -> int:
    """The client of a project, or the client that the scope is of; 0 where there is none."""
    if of.reach is Reach.PROJECT:
        return int(store.value("SELECT client FROM project WHERE id = ?", (of.of,)) or 0)
    return of.of


# Heads


def matrix(store: Store, of: SkillScope, today: date, constants: Constants) -> Matrix:
    """The heads of a scope: skills by family, the weightiest first; people by side, learners first, who left last."""
    projects = projects_of(store, of)
    goals = _goals(store, needs(store, projects, today, constants), constants)
    taught = (
        {int(skill) for (skill,) in store.rows(_TAUGHT, (dumps(projects),))} if of.reach is not Reach.ALL else set()
    )
    skills = _skills(store, of, goals, taught)
    return Matrix(of, skills, _people(store, of, projects, [each.id for each in skills], today))


def needs(
    store: Store, projects: Collection[int], today: date, constants: Constants
) -> dict[int, tuple[NeededSkill, ...]]:
    """What each project needs: the skills listed, or those taught on it so far where none is."""
    listed: dict[int, list[NeededSkill]] = defaultdict(list)
    for each in rows.find(store, NeededSkill, f"project {_IN}", (dumps(list(projects)),)):
        listed[each.project].append(each)
    taught: dict[int, list[int]] = defaultdict(list)
    unlisted = [project for project in projects if project not in listed]
    for project, skill in store.rows(_HELD, (today.isoformat(), dumps(unlisted))) if unlisted else ():
        taught[int(project)].append(int(skill))
    return {each: needed_skills(each, listed[each], taught[each], constants) for each in projects}


def goal_of(store: Store, need: NeededSkill, constants: Constants) -> Goal:
    """What one project needs of a skill."""
    by = called(store, "contact", need.confirmed_by) if need.confirmed_by else ""
    people = people_needed(need, constants)
    return Goal(need.weight, need.required_level, people, need.id, by, need.confirmed_on if by else None)


def _goals(store: Store, needed: Mapping[int, tuple[NeededSkill, ...]], constants: Constants) -> dict[int, Goal]:
    """What is needed of each skill; where several projects need it, the most that any of them asks."""
    found: dict[int, Goal] = {}
    for need in (each for listed in needed.values() for each in listed):
        goal, other = goal_of(store, need, constants), found.get(need.skill)
        if other is not None:
            most = (max(getattr(goal, name), getattr(other, name)) for name in ("weight", "level", "people"))
            goal = Goal(*most)
        found[need.skill] = goal
    return found


def _skills(store: Store, of: SkillScope, goals: Mapping[int, Goal], taught: Collection[int]) -> tuple[SkillHead, ...]:
    heads = [
        SkillHead(int(ref), str(name), str(family), goals.get(ref))
        for ref, name, family in store.rows("SELECT id, name, family FROM skill WHERE deleted_at IS NULL")
        if of.reach is Reach.ALL or ref in goals or ref in taught
    ]
    return tuple(sorted(heads, key=_by_family))


def _by_family(head: SkillHead) -> tuple[object, ...]:
    weight = head.goal.weight if head.goal else 0
    return _FAMILIES.index(Family(head.family)), -weight, head.name.casefold(), head.id


def _people(
    store: Store, of: SkillScope, projects: Collection[int], skills: Collection[int], today: date
) -> tuple[PersonHead, ...]:
    client = _client_of(store, of)
    asked: dict[str, object] = {"today": today.isoformat()}
    if of.reach is not Reach.ALL:
        asked |= {"client": client, "projects": dumps(list(projects)), "skills": dumps(list(skills))}
    listed = store.rows(_PEOPLE.format(scope=_ANYWHERE if of.reach is Reach.ALL else _HERE), asked)
    heads = []
    for ref, name, title, firm, audience, kind, at, left, learnt in listed:
        side = _side(kind, int(at), client)
        heads.append((PersonHead(int(ref), name, title, firm, audience, side, bool(left)), bool(learnt)))
    heads.sort(key=lambda each: (_SIDES.index(each[0].side), each[0].left, not each[1]))
    return tuple(head for head, _ in heads)


def _side(kind: str, at: int, client: int) -> Side:
    """Where a person belongs who is `at` an organisation of that kind, in a scope of `client` (0: of all)."""
    if kind == ClientKind.PARTNER:
        return Side.PARTNER
    return Side.CLIENT if kind == ClientKind.CLIENT and client in (0, at) else Side.OTHER


# Cells


def cells(
    store: Store, people: Collection[int], skills: Collection[int], today: date, constants: Constants
) -> dict[Pair, Cell]:
    """The cells of these people with these skills of which anything is known."""
    stands = standings_of(store, people, skills, today, constants)
    return {pair: cell(stands[pair], today, constants) for pair in stands}


def cell(now: Standing, today: date, constants: Constants) -> Cell:
    """A standing as a cell shows it."""
    rose = now.raised_on is not None and now.raised_on > today - timedelta(days=constants.rose_days)
    return Cell(now.level, now.shaky, rose and now.gained > 0, str(now.state or ""), now.jump)


def standings_of(
    store: Store, people: Iterable[int], skills: Iterable[int], today: date, constants: Constants
) -> dict[Pair, Standing]:
    """Where these people stand with these skills, as far as anything is known."""
    who, what = set(people), set(skills)
    pairs = [(person, skill) for person in who for skill in what]
    return dict(known(store, who, what, today, constants).stood(pairs, today, constants))


def cell_project(
    store: Store, of: SkillScope, contact: int, skill: int, today: date, constants: Constants
) -> Found | None:
    """The project of a scope on which the pair was last seen; else the only one at the person's client to need it."""
    projects = projects_of(store, of)
    last = store.value(_LAST_SEEN, (contact, skill, dumps(projects)))
    if last is None:
        at_client = {int(ref) for (ref,) in store.rows(_AT_CLIENT, (contact, dumps(projects)))}
        needing = [
            project
            for project, needed in needs(store, at_client, today, constants).items()
            if any(each.skill == skill for each in needed)
        ]
        last = needing[0] if len(needing) == 1 else None
    return Found(Ref("project", int(last)), called(store, "project", int(last)), "") if last is not None else None
