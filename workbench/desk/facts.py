"""The facts of projects, gathered from the file for the gates: of one, or of hundreds in the same few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from json import dumps
from operator import attrgetter
from typing import Any, TypeVar

from workbench.desk.standings import all_known, known
from workbench.model.noun import Noun
from workbench.model.people import ClientKind, Contact
from workbench.model.projects import Aspiration, FollowUp, Milestone, PlanWord, Project, Role, TermsItem
from workbench.model.relationship import Criterion, Memory, Score
from workbench.model.skills import NeededSkill
from workbench.practice.constants import Constants
from workbench.practice.facts import Facts, Held
from workbench.store import rows
from workbench.store.file import Store

N = TypeVar("N", bound=Noun)

_IN = "IN (SELECT value FROM json_each(?))"
_COUNTED = "s.deleted_at IS NULL AND s.draft = '' AND NOT s.planned"
_FEW = 20
"""Of so many projects only what concerns them is read; of more, what concerns any."""

_PERSON = ("name", "client", "audience", "left_on")
"""What the gates read of a contact; a client may have hundreds."""


def gathered(
    store: Store, projects: Sequence[Project], today: date, constants: Constants, *, since: date | None = None
) -> dict[int, Facts]:
    """What is known of each project, by its id; drafts and what is in the bin are left out.

    It answers for any day from `since` on, or from a fortnight ago; the longer ago, the more of the log is read.
    """
    since = since or today - timedelta(days=constants.at_risk_days)
    ids = [each.id for each in projects]
    people = _people(store, projects)
    partners = rows.find(store, Contact, _OF_KIND.format(ClientKind.PARTNER), only=_PERSON)
    own = {cls: _by(store, cls, "project", ids, judged if len(ids) > _FEW else "") for cls, judged in _OWN.items()}
    own[NeededSkill] = _by(store, NeededSkill, "project", ids, f"skill IN ({_THERE})")
    asked = [each for each in ids if any(one.on for one in own[FollowUp][each])]
    held = _held(store, ids, own[NeededSkill], asked, since)
    theirs = [each.id for found in people.values() for each in found]
    skills = {each.skill for found in own[NeededSkill].values() for each in found}
    skills |= {skill for each in held.values() for skill in each.taught}
    named = dict(store.rows(f"SELECT id, name FROM skill WHERE id {_IN}", (dumps(sorted(skills)),)))
    said = _Said(store, ids, theirs, since, constants)
    if len(ids) > _FEW:
        evidence = all_known(store, since, constants)
    else:
        evidence = known(store, [*theirs, *(each.id for each in partners)], skills, since, constants)
    return {
        each.id: Facts(
            each,
            (there := people[each.client or 0]),
            named,
            evidence,
            partners=partners,
            roles=own[Role][each.id],
            terms=own[TermsItem][each.id],
            milestones=own[Milestone][each.id],
            aspirations=own[Aspiration][each.id],
            needed=own[NeededSkill][each.id],
            held=held[each.id],
            memories=said.of(said.memories, there, each.id),
            criteria=(criteria := said.of(said.criteria, there, each.id)),
            scores=[score for criterion in criteria for score in said.scores[criterion.id]],
            plan_words=own[PlanWord][each.id],
            follow_ups=own[FollowUp][each.id],
        )
        for each in projects
    }


_OWN: Mapping[type[Any], str] = {
    Role: "role = 'sponsor'",
    TermsItem: "item IN ('business_problem', 'relation')",
    Milestone: "accepted_on IS NOT NULL OR rejected_on IS NOT NULL",
    Aspiration: "",
    PlanWord: "",
    FollowUp: "",
}
"""What is a project's own, and which of it the gates read: of many projects, nothing else is."""
_THERE = "SELECT id FROM skill WHERE deleted_at IS NULL"
_OF_KIND = "client IN (SELECT id FROM client WHERE kind = '{}')"


def _people(store: Store, projects: Sequence[Project]) -> Mapping[int, list[Contact]]:
    """The people of the projects' clients, by client."""
    clients = dumps(sorted({each.client for each in projects if each.client}))
    where = f"client {_IN} AND {_OF_KIND.format(ClientKind.CLIENT)}"
    return _grouped(rows.find(store, Contact, where, (clients,), only=_PERSON), attrgetter("client"))


def _by(store: Store, cls: type[N], field: str, ids: Sequence[int], judged: str) -> Mapping[int, list[N]]:
    """The nouns that refer to one of `ids` in a field, by that; only those for which `judged` holds."""
    where = f"{field} {_IN}" + (f" AND ({judged})" if judged else "")
    return _grouped(rows.find(store, cls, where, (dumps(list(ids)),)), attrgetter(field))


def _grouped(nouns: Iterable[N], of: Callable[[N], int]) -> Mapping[int, list[N]]:
    found: dict[int, list[N]] = defaultdict(list)
    for each in nouns:
        found[of(each)].append(each)
    return found


def _held(
    store: Store, ids: Sequence[int], needed: Mapping[int, object], asked: Collection[int], since: date
) -> Mapping[int, Held]:
    """What the gates read of sessions: the skills taught where none are listed, and the days, the last before `since`
    and those after it; all days of the projects of which it was `asked` whether it is still so."""
    taught: dict[int, dict[int, date]] = defaultdict(dict)
    for project, skill, on in store.rows(
        'SELECT s.project, k.target, min(s."on") FROM json_each(?) p CROSS JOIN session s ON s.project = p.value'
        f" CROSS JOIN session_skills k ON k.owner = s.id WHERE {_COUNTED} AND k.target IN ({_THERE})"
        " GROUP BY 1, 2 ORDER BY 3, min(s.id), min(k.place)",
        (dumps([each for each in ids if each not in needed]),),
    ):
        taught[project][skill] = date.fromisoformat(on)
    days: dict[int, list[date]] = defaultdict(list)
    others = [each for each in ids if each not in asked]
    for of, first in ((others, since), (asked, date.min)):
        for project, on in store.rows(_DAYS, {"projects": dumps(list(of)), "since": first.isoformat()}):
            days[project].append(date.fromisoformat(on))
    return {each: Held(taught[each], days[each]) for each in ids}


_DAYS = f"""
SELECT DISTINCT p.value, s."on" FROM json_each(:projects) p CROSS JOIN session s ON s.project = p.value
AND s."on" >= ifnull((SELECT l."on" FROM session l WHERE l.project = p.value AND {_COUNTED.replace("s.", "l.")}
  AND l."on" <= :since ORDER BY l."on" DESC LIMIT 1), '')
WHERE {_COUNTED} ORDER BY 1, 2
"""
_MEMORIES = """
(project IS NULL OR project IN (SELECT value FROM json_each(?4))) AND draft = '' AND ("on" >= ?2 OR id IN (
  SELECT id FROM (
    SELECT m.id, row_number() OVER (PARTITION BY contact, project ORDER BY m."on" DESC, id DESC) AS place
    FROM memory m WHERE m.contact IN (SELECT value FROM json_each(?1)) AND m."on" < ?2 AND m.draft = ''
      AND m.deleted_at IS NULL
  ) WHERE place <= ?3
)) AND contact IN (SELECT value FROM json_each(?1))
"""
_SCORES = """
draft = '' AND score >= ?3 AND criterion IN (SELECT value FROM json_each(?1)) AND ("on" >= ?2 OR id IN (
  SELECT id FROM (
    SELECT o.id, max(o."on") FROM score o
    WHERE o.criterion IN (SELECT value FROM json_each(?1)) AND o.score >= ?3 AND o."on" < ?2 AND o.draft = ''
      AND o.deleted_at IS NULL
    GROUP BY o.criterion)))
"""
"""What still counts, and of what is older, which is only named as unconfirmed, the last."""


class _Said:
    """What people of the clients remember and value of the projects or of none, by person.

    Of what no longer counted on the day `since`, the last only.
    """

    def __init__(
        self, store: Store, projects: Sequence[int], people: Sequence[int], since: date, constants: Constants
    ) -> None:
        oldest = date.min + timedelta(days=constants.confirmed_days)
        day = (max(since, oldest) - timedelta(days=constants.confirmed_days)).isoformat()
        who, of_them = dumps(list(people)), dumps(list(projects))
        memories = rows.find(store, Memory, _MEMORIES, (who, day, constants.memories, of_them))
        self.memories = _grouped(memories, attrgetter("contact"))
        criteria = rows.find(store, Criterion, f"contact {_IN} AND (project IS NULL OR project {_IN})", (who, of_them))
        self.criteria = _grouped(criteria, attrgetter("contact"))
        of = dumps([each.id for each in criteria])
        scores = rows.find(store, Score, _SCORES, (of, day, constants.score_least))
        self.scores = _grouped(scores, attrgetter("criterion"))

    def of(self, told: Mapping[int, list[Any]], people: Iterable[Contact], project: int) -> list[Any]:
        """What these people told of the project, or of none."""
        return [each for person in people for each in told.get(person.id, ()) if each.project in (None, project)]
