"""The handover pack of a project: what the client keeps, in twelve sections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from json import dumps
from typing import TypeVar

from workbench.desk.matrix import needs, standings_of
from workbench.desk.reports import Options
from workbench.desk.reports.gained import Gained, gained, level, shown_by
from workbench.desk.reports.promises import between, closed_rows, open_rows
from workbench.desk.reports.scope import Hands, Made, Scope, private_things
from workbench.model.noun import Noun
from workbench.model.projects import (
    Access,
    Aspiration,
    Asset,
    FollowUp,
    Milestone,
    Project,
    Risk,
    RoleKind,
    Routine,
    SignOff,
)
from workbench.model.relationship import Decision, Memory
from workbench.practice.constants import Constants
from workbench.practice.handing import LeftOut, counted, handed
from workbench.practice.independence import independence
from workbench.practice.ledger import Part, measured
from workbench.reports.documents import Change, Dossier, Row, Said
from workbench.store import rows
from workbench.store.file import Store

N = TypeVar("N", bound=Noun)


def made(store: Store, scope: Scope, options: Options, today: date, constants: Constants) -> Made:
    """The dossier of the project of `scope`."""
    pack = _Pack(store, scope, options, today, constants)
    document = pack.hands.covered(pack.dossier())
    return Made(document, (*pack.hands.left_out(), *pack.left_out))


class _Pack:
    """One project, read for its dossier."""

    def __init__(self, store: Store, scope: Scope, options: Options, today: date, constants: Constants) -> None:
        self.store, self.scope, self.today, self.constants = store, scope, today, constants
        self.project: Project = scope.projects[0]
        self.hands = Hands(store, scope, options.names)
        self.left_out: list[LeftOut] = []

    def dossier(self) -> Dossier:
        """All twelve sections."""
        project, hands = self.project, self.hands
        found = gained(self.store, (project.id,), self.today, self.constants)
        promises = between(self.store, self.scope, hands)
        self.left_out += [*found.left_out, *promises.left_out]
        sponsors = [ref for ref, held in hands.roles.items() if RoleKind.SPONSOR in held]
        dossier = Dossier(
            head=self.scope.head(self.today),
            problem=handed(project, "business_problem"),
            goal=handed(project, "goal"),
            benefit=handed(project, "benefit"),
            success=handed(project, "success_statement"),
            start=handed(project, "start"),
            end=handed(project, "closed_on") or handed(project, "planned_end"),
            closed=handed(project, "closed_on") is not None,
            people=tuple(self._people()),
            gains=tuple(self._gains(found)),
            changes=tuple(self._changes()),
            deliverables=tuple(self._deliverables()),
            assets=tuple((handed(each, "text"), handed(each, "place") or "not told yet") for each in self._own(Asset)),
            routines=tuple(self._routines()),
            decisions=tuple(self._decisions()),
            open_items=(*self._open_items(), *open_rows(promises, hands)),
            promises_closed=tuple(closed_rows(promises, hands)),
            gaps=tuple(self._gaps()),
            access=tuple(self._access()),
            quotes=tuple(self._quotes(found)),
            follow_ups=tuple(self._follow_ups()),
            sign_offs=tuple(
                Said(handed(each, "text"), hands.called(handed(each, "by")), handed(each, "on"))
                for each in self._own(SignOff, '"on", id')
            ),
            sponsor=hands.called(sponsors[0]) if sponsors else "",
        )
        self.left_out += private_things(self.store, self.scope, hands.contacts)
        return dossier

    def _own(self, cls: type[N], order: str = "id") -> list[N]:
        """What belongs to the project itself."""
        return rows.find(self.store, cls, "project = ?", (self.project.id,), order=order)

    def _people(self) -> Iterator[Row]:
        """Who is what, and a name where that is agreed."""
        held = {ref: sorted(roles, key=_ROLES.index) for ref, roles in self.hands.roles.items()}
        for ref in sorted(held, key=lambda each: (_ROLES.index(held[each][0]), each)):
            contact = self.hands.contacts.get(ref)
            if contact is not None:
                who = self.hands.called(ref)
                others = [str(role).replace("_", " ") for role in held[ref][1:]]
                yield (
                    ", ".join((self.hands.people.role(ref), *others)),
                    who if self.hands.people.is_named(ref) else "",
                    handed(contact, "title"),
                )

    def _gains(self, found: Gained) -> Iterator[Row]:
        how = shown_by(self.store, found.gains)
        for each in found.gains:
            yield (
                each.name,
                self.hands.called(each.who),
                f"{each.before} → {level(each.after)}",
                how.get(each.observation, ""),
                each.on,
                each.refresher,
            )

    def _changes(self) -> Iterator[Change]:
        for each in self._own(Aspiration):
            reached, agreed = handed(each, "reached_on"), handed(each, "agreed_on")
            stated = handed(each, "stated_by")
            words = f"Reached, as {self.hands.said(stated)} stated" if reached else "Not stated yet"
            if not reached and agreed:
                words = f"Agreed by {self.hands.said(handed(each, 'agreed_by'))}, not stated yet"
            yield Change(
                handed(each, "from_state"),
                handed(each, "to_state"),
                handed(each, "beneficiary"),
                measured(*(handed(each, name) for name in ("measure", "before", "now", "target"))),
                words,
            )

    def _deliverables(self) -> Iterator[Row]:
        for each in self._own(Milestone, "accepted_on, id"):
            if accepted := handed(each, "accepted_on"):
                by = self.hands.called(handed(each, "accepted_by"))
                yield handed(each, "text"), handed(each, "problem"), accepted, by, handed(each, "owner")

    def _routines(self) -> Iterator[Row]:
        for each in self._own(Routine):
            owner = self.hands.called(handed(each, "owner"))
            yield handed(each, "text"), handed(each, "rhythm"), owner, handed(each, "ran_on"), handed(each, "next_on")

    def _decisions(self) -> Iterator[Row]:
        listed = rows.find(
            self.store,
            Decision,
            "project = ? AND draft = '' AND choice <> ''",
            (self.project.id,),
            order="decided_on, id",
        )
        for each in listed:
            yield tuple(handed(each, name) for name in ("decided_on", "question", "options", "choice"))
        advised = sum(bool(each.advice) for each in listed)
        if advised:
            self.left_out.append(
                LeftOut(counted(advised, "piece of our advice", "pieces of our advice"), "for yourself alone")
            )

    def _open_items(self) -> Iterator[Row]:
        for each in self._own(Milestone, "planned, id"):
            if handed(each, "accepted_on") is None:
                yield handed(each, "text"), "deliverable", handed(each, "owner"), handed(each, "planned")
        for risk in self._own(Risk):
            if handed(risk, "closed_on") is None:
                yield handed(risk, "text"), "risk", self.hands.called(handed(risk, "owner")) or "no owner yet", None

    def _gaps(self) -> Iterator[str]:
        """The skills that are covered less than was agreed; a skill, and never a person."""
        needed = needs(self.store, [self.project.id], self.today, self.constants)[self.project.id]
        there = [ref for ref in self.hands.theirs if not self._left(ref)]
        skills = [each.skill for each in needed]
        stands = standings_of(self.store, there, skills, self.today, self.constants)
        found = independence(needed, stands, there, (), self.constants)
        named = dict(
            self.store.rows("SELECT id, name FROM skill WHERE id IN (SELECT value FROM json_each(?))", (dumps(skills),))
        )
        for each in found.skills if found else ():
            able, wanted = len(each.able), each.required_people
            if able < wanted:
                what = level(each.required_level)
                have = "nobody stands there today" if not able else f"{able} of {wanted} people stand there today"
                yield f"{named.get(each.skill, '')}: agreed was {what} in {_people_word(wanted)}; {have}."

    def _left(self, ref: int) -> bool:
        left = self.hands.contacts[ref].left_on
        return left is not None and left <= self.today

    def _access(self) -> Iterator[Row]:
        for each in self._own(Access):
            yield handed(each, "text"), handed(each, "removed_on"), handed(each, "ends_on")

    def _quotes(self, found: Gained) -> Iterator[Said]:
        """What people said and agreed to be quoted with."""
        ids = [each.ref[1] for each in found.entries if each.part is Part.MEMORIES]
        listed = rows.find(
            self.store, Memory, "id IN (SELECT value FROM json_each(?))", (dumps(ids),), order='"on", id'
        )
        for each in listed:
            if each.consent:
                yield Said(handed(each, "text"), self.hands.called(handed(each, "contact")), handed(each, "on"))
        if kept := sum(not each.consent for each in listed):
            self.left_out.append(LeftOut(counted(kept, "memory", "memories"), "without consent to quote"))

    def _follow_ups(self) -> Iterator[Row]:
        for each in self._own(FollowUp, "due, id"):
            still = handed(each, "still_so")
            by = self.hands.said(handed(each, "said_by"))
            answer = f"{'still so' if still == 'yes' else str(still)}, says {by}" if still else ""
            yield handed(each, "due"), handed(each, "on"), answer


def _people_word(number: int) -> str:
    return "one person" if number == 1 else f"{number} people"


_ROLES = tuple(RoleKind)
