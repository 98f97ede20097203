"""What a report is about, who is in it, and the door through which all of its words go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from json import dumps
from typing import Any, TypeVar

from workbench.desk.reports import Kind
from workbench.desk.trouble import CannotKeep
from workbench.model.catalogue import KINDS as NOUNS
from workbench.model.catalogue import noun
from workbench.model.noun import kind as kind_of
from workbench.model.noun import one, traits
from workbench.model.people import Client, ClientKind, Contact
from workbench.model.projects import Project, Role, RoleKind
from workbench.practice.covering import NameStyle, People, covering
from workbench.practice.handing import LeftOut, counted, handed
from workbench.reports.documents import Head, Row
from workbench.store import rows
from workbench.store.file import Store

T = TypeVar("T")
_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class Scope:
    """What a report is about: one project, or a client with all of its projects."""

    client: Client | None
    projects: tuple[Project, ...]
    whole_client: bool

    @property
    def name(self) -> str:
        """The words for it."""
        if self.whole_client or not self.projects:
            return str(handed(self.client, "name")) if self.client else ""
        return str(handed(self.projects[0], "name"))

    @property
    def ids(self) -> tuple[int, ...]:
        """The projects."""
        return tuple(each.id for each in self.projects)

    def head(self, on: date) -> Head:
        """What stands above the document."""
        client = str(handed(self.client, "name")) if self.client else ""
        return Head(client, "" if self.whole_client else self.name, on)


@dataclass(frozen=True)
class Made:
    """A document for its template, what it leaves out, rows and clock lines where it is a table, a title of its own."""

    document: Any
    left_out: tuple[LeftOut, ...] = ()
    rows: tuple[Row, ...] = ()
    clock: tuple[str, ...] = ()
    title: str = ""


def scope_of(store: Store, kind: Kind, project: int, client: int) -> Scope:
    """The scope asked for. Raises `CannotKeep` where it is none for that kind, or not there."""
    if not kind.of_project:
        return Scope(None, (), True)
    if project:
        found = rows.get(store, Project, project)
        if found is None or found.deleted_at:
            raise CannotKeep("this project is no longer there")
        return Scope(rows.get(store, Client, found.client) if found.client else None, (found,), False)
    if client and kind.of_client:
        of = rows.get(store, Client, client)
        if of is None or of.deleted_at:
            raise CannotKeep("this client is no longer there")
        listed = rows.find(store, Project, "client = ?", (client,), order="name COLLATE NOCASE, id")
        return Scope(of, tuple(listed), True)
    raise CannotKeep(f"a {kind.word} is of a project{' or of a client' if kind.of_client else ''}: say which")


class Hands:
    """Who is in a client's document, under which words, and which names its texts must not hold."""

    def __init__(self, store: Store, scope: Scope, style: NameStyle) -> None:
        self._store = store
        self._scope = scope
        self._client = scope.client.id if scope.client else 0
        roles: dict[int, list[RoleKind]] = {}
        for each in rows.find(store, Role, f"project {_IN}", (dumps(scope.ids),)):
            roles.setdefault(handed(each, "contact"), []).append(handed(each, "role"))
        where = f"(client = ? OR id {_IN})"
        listed = rows.find(store, Contact, where, (self._client, dumps(sorted(roles))))
        self.contacts = {each.id: each for each in listed}
        self.roles: Mapping[int, list[RoleKind]] = roles
        self.people = People(listed, roles, style)
        self._covered: list[LeftOut] = []

    @property
    def theirs(self) -> tuple[int, ...]:
        """The people of the client, also who left."""
        ours = self._scope.client is None or self._scope.client.kind != ClientKind.CLIENT
        return () if ours else tuple(ref for ref, each in self.contacts.items() if each.client == self._client)

    def called(self, ref: int | None) -> str:
        """The words for a person."""
        return self.people.called(ref)

    def said(self, ref: int | None) -> str:
        """The words for a person within a sentence; "your people" where nobody is known."""
        if not ref or ref not in self.contacts:
            return "your people"
        self.called(ref)
        return self.people.in_text(ref)

    def covered(self, value: T) -> T:
        """`value`, a frozen value or tuple, with all texts in it free of names that may not leave."""
        texts = set(_texts(value))
        said = dumps(sorted({phrase for text in texts for phrase in _phrases(text)}))
        others = dict(self._named(said, _OTHERS))
        projects = dict(self._named(said, _PROJECTS))
        kept = [handed(each, "name") for each in self._scope.projects]
        kept += [handed(self._scope.client, "name")] if self._scope.client else []
        cover = covering(self.people, others, projects, kept)
        told = {text: cover.over(text) for text in texts}
        rewritten: T = _rewritten(value, {text: words for text, (words, _) in told.items()})
        self._note([name for _, names in told.values() for name in names], {**others, **projects})
        return rewritten

    def left_out(self) -> tuple[LeftOut, ...]:
        """Who stands by role, and which names were covered."""
        return (*self.people.left_out(), *self._covered)

    def _note(self, found: list[str], others: Mapping[str, str]) -> None:
        folded = {name.casefold() for name in others}
        strangers = sum(name.casefold() in folded for name in found)
        for name in set(found):
            for ref, each in self.contacts.items() if name.casefold() not in folded else ():
                if name.casefold() == each.name.casefold() or name in each.name.split():
                    self.people.note(ref)
        if strangers:
            what = counted(strangers, "mention of somebody else's name", "mentions of somebody else's names")
            self._covered.append(LeftOut(what, "no other client is named"))

    def _named(self, said: str, tables: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
        """The names of others in these tables that are among what is `said`, and the words that take their place."""
        for table, where, words in tables:
            sql = f"SELECT DISTINCT name FROM {table} WHERE {where.format(said=_IN)}"
            own = (dumps(sorted(self.contacts)),) if table == "contact" else (self._client,)
            for (name,) in self._store.rows(sql, (said, *own)):
                yield str(name), words


_OF_CLIENTS = "SELECT id FROM client WHERE kind = 'client'"
_OTHERS = (
    ("client", "name COLLATE NOCASE {said} AND id IS NOT ? AND kind = 'client'", "another client"),
    (
        "contact",
        f"name COLLATE NOCASE {{said}} AND id NOT {_IN} AND NOT (may_be_named AND client NOT IN ({_OF_CLIENTS}))",
        "somebody",
    ),
)
"""Other clients, and people who are neither at this client nor on its projects, unless they may be named anywhere."""
_PROJECTS = (("project", f"name {{said}} AND client IS NOT ? AND client IN ({_OF_CLIENTS})", "another project"),)
"""Projects of other clients; their names are often words, so they are looked for as they are written."""
_EDGES = ".,;:!?()[]{}\"'`<>*_-/"
_LONGEST = 6
"""How many words a name has at most to be found in a text."""


def _phrases(text: str) -> Iterator[str]:
    """Each run of words in a text that could be a name, as it stands and without marks at its ends."""
    words = text.split()
    for begin in range(len(words)):
        for end in range(begin + 1, min(begin + _LONGEST, len(words)) + 1):
            phrase = " ".join(words[begin:end])
            yield phrase
            bare = phrase.strip(_EDGES).removesuffix("'s").removesuffix("’s")
            if bare != phrase:
                yield bare


def _texts(value: object) -> Iterator[str]:
    """All texts within a frozen value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for slot in fields(value):
            yield from _texts(getattr(value, slot.name))


def _rewritten(value: Any, told: Mapping[str, str]) -> Any:
    """A frozen value with each text in it as it is told."""
    if isinstance(value, str):
        return told[value]
    if isinstance(value, tuple):
        return tuple(_rewritten(each, told) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{slot.name: _rewritten(getattr(value, slot.name), told) for slot in fields(value)})
    return value


def private_things(store: Store, scope: Scope, people: Iterable[int]) -> Iterator[LeftOut]:
    """How much is known of these projects and people that is for the consultant alone, counted."""
    counts: dict[tuple[str, bool], int] = {}
    whose = {"project": dumps(scope.ids), "contact": dumps(sorted(people))}
    for cls in map(noun, NOUNS):
        names = {each.name for each in traits(cls)}
        about = "project" if "project" in names else "contact" if "contact" in names or cls is Contact else ""
        column = "id" if cls is Contact else about
        for trait in (each for each in traits(cls) if each.private and each.kept and about):
            sql = (
                f"SELECT count(*) FROM {kind_of(cls)} WHERE {column} {_IN} AND deleted_at IS NULL"
                f' AND "{trait.name}" IS NOT NULL AND "{trait.name}" <> \'\''
            )
            words = trait.label if cls is Contact or about == "project" else f"{one(cls)} {trait.label}"
            label = (words.lower(), about == "contact")
            counts[label] = counts.get(label, 0) + int(store.value(sql, (whose[about],)))
    for (words, of_people), number in counts.items():
        if number:
            what = f"{words} of {counted(number, 'person', 'people')}" if of_people else counted(number, words)
            yield LeftOut(what, "for yourself alone")
    yield from _known(store, scope, whose)


def _known(store: Store, scope: Scope, whose: Mapping[str, str]) -> Iterator[LeftOut]:
    """What else is known and never handed on: needs, views, and what a learner can't do yet."""
    for sql, of, single, several, why in _NEVER:
        key = str(scope.client.id) if of == "client" and scope.client else whose.get(of, "[]")
        if number := int(store.value(sql, (key,)) or 0):
            yield LeftOut(counted(number, single, several), why)


_NEVER = (
    (
        f"SELECT count(*) FROM touchpoint WHERE deleted_at IS NULL AND draft = '' AND project {_IN}",
        "project",
        "touch",
        "touches",
        "for yourself alone",
    ),
    (
        "SELECT count(*) FROM heard h JOIN decision d ON d.id = h.decision WHERE h.deleted_at IS NULL"
        f" AND h.view <> '' AND d.deleted_at IS NULL AND d.project {_IN}",
        "project",
        "view that was heard",
        "views that were heard",
        "told in confidence",
    ),
    (
        "SELECT count(*) FROM score s JOIN criterion c ON c.id = s.criterion WHERE s.deleted_at IS NULL"
        f" AND c.deleted_at IS NULL AND c.project {_IN}",
        "project",
        "score",
        "scores",
        "told in confidence",
    ),
    (
        "SELECT count(*) FROM need WHERE client = ? AND deleted_at IS NULL",
        "client",
        "need heard",
        "needs heard",
        "for yourself alone",
    ),
    (
        "SELECT count(*) FROM role WHERE deleted_at IS NULL AND (stance IS NOT NULL OR power IS NOT NULL"
        f" OR belief IS NOT NULL) AND project {_IN}",
        "project",
        "view of a person's stance and power",
        "views of people's stance and power",
        "for yourself alone",
    ),
    (
        "SELECT count(*) FROM observation o JOIN session s ON s.id = o.session WHERE o.deleted_at IS NULL"
        f" AND o.result = 'not_yet' AND s.project {_IN}",
        "project",
        "not yet",
        "times not yet",
        "what a learner could not do is never told",
    ),
)
