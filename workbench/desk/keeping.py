"""From a typed entry to stored nouns, each kind as its own; names that are new are created in the same step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from workbench.model.catalogue import make, noun
from workbench.model.noun import Noun, kind, traits
from workbench.practice.entry import Entry, EntryKind, Name, Seen
from workbench.store import rows
from workbench.store.file import Step, Store


def keep(step: Step, entry: Entry, today: date, zone: str) -> Noun:
    """Stores all that `entry` says; returns the noun that stands for it.

    An entry that breaks a rule is stored all the same, as a draft with its reason, and counts for nothing.
    """
    entry = judged(step.store, entry, today)
    return _Keeper(step, entry, zone).kept()


def judged(store: Store, entry: Entry, today: date) -> Entry:
    """`entry` as it is kept: a draft where a rule across nouns is broken. Judged twice it is the same."""
    from workbench.desk.rules import before_start, second_score

    if entry.on > today and not entry.planned and not entry.draft and entry.kind not in _UNDATED:
        entry = entry.drafted(f"{entry.on} is in the future: give the day on which it happened, or plan it")
    for seen in entry.observations:
        start = store.value(
            'SELECT max("on") FROM baseline WHERE contact = ? AND skill = ? AND deleted_at IS NULL',
            (seen.person.id, seen.skill.id),
        )
        if start is not None and entry.on.isoformat() < start:
            entry = entry.drafted(before_start(f"{seen.person.text} in {seen.skill.text}", start))
    criterion = entry.criterion.id if entry.kind is EntryKind.SCORE and entry.criterion is not None else 0
    if second := second_score(store, criterion, entry.on, "customer"):
        entry = entry.drafted(second.sentence)
    return entry


_UNDATED = (EntryKind.COMMITMENT, EntryKind.LEAD)


class _Keeper:
    """One entry on its way into the file."""

    def __init__(self, step: Step, entry: Entry, zone: str) -> None:
        self.step = step
        self.entry = entry
        self.zone = zone
        self.ids: dict[Name, int] = {}

    def kept(self) -> Noun:
        """The noun that the entry became, after all that goes with it is stored."""
        for name in self.entry.new:
            self._create(name)
        made: Noun = getattr(self, f"_{self.entry.kind.value}")()
        self._follow_ups(made)
        return made

    def _add(self, what: str, /, **values: object) -> Any:
        return rows.add(self.step, make(what, **values))

    def _id(self, name: Name | None) -> int | None:
        if name is None:
            return None
        return name.id or self.ids.get(name) or self._create(name)

    def _ids(self, names: Iterable[Name]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(found for name in names if (found := self._id(name))))

    def _create(self, name: Name) -> int:
        """Stores the thing that `name` names, with what the entry knows of where it belongs."""
        if name in self.ids:
            return self.ids[name]
        values: dict[str, object] = {"name": name.text}
        if name.kind == "project":
            values["client"] = self._client()
            if self.entry.kind is EntryKind.LEAD:
                values |= {"phase": _choice("project", "phase", "lead"), "origin": self.entry.origin}
        elif name.kind == "contact":
            values["client"] = self._client()
        elif name.kind == "criterion":
            values = {"text": name.text, "contact": self._id(self.entry.people[0]), "project": self._project()}
        made = self._add(name.kind, **values)
        self.ids[name] = made.id
        return self.ids[name]

    def _client(self) -> int | None:
        """The client that something new belongs to: the one typed, the project's, or that of a known person."""
        if self.entry.client is not None:
            return self._id(self.entry.client)
        store = self.step.store
        project = self.entry.project
        found = None
        if project is not None and project.id:
            found = store.value("SELECT client FROM project WHERE id = ?", (project.id,))
        for person in self.entry.people:
            if found is None and person.id:
                found = store.value("SELECT client FROM contact WHERE id = ?", (person.id,))
        return found if isinstance(found, int) else None

    def _project(self) -> int | None:
        return self._id(self.entry.project)

    @property
    def _trace(self) -> dict[str, object]:
        return {"draft": self.entry.reason, "raw": self.entry.raw}

    @property
    def _when(self) -> dict[str, object]:
        return {"on": self.entry.on, "at": self.entry.at, "part": self.entry.part, "zone": self.zone}

    @property
    def _notes(self) -> dict[str, object]:
        return {"note": self.entry.note, "private_note": self.entry.private_note}

    def _session(self) -> Any:
        entry = self.entry
        made = self._add(
            "session",
            minutes=entry.minutes,
            learners=self._ids(entry.people),
            skills=self._ids(entry.skills),
            project=self._project(),
            planned=entry.planned,
            **self._when,
            **self._notes,
            **self._trace,
        )
        if not entry.draft and not entry.planned:
            for seen in entry.observations:
                self._observe(seen, made.id)
        return made

    def _observe(self, seen: Seen, session: int) -> None:
        self._add(
            "observation",
            session=session,
            contact=self._id(seen.person),
            skill=self._id(seen.skill),
            on=self.entry.on,
            mode=seen.mode,
            result=seen.result,
            source=seen.source,
        )

    def _touchpoint(self) -> Any:
        entry = self.entry
        return self._add(
            "touchpoint",
            kind=_choice("touchpoint", "kind", entry.touch or "meeting"),
            minutes=entry.minutes,
            contacts=self._ids(entry.people),
            project=self._project(),
            ask=_choice("touchpoint", "ask", entry.ask) if entry.ask else None,
            impression=entry.impression,
            said_no="said-no" in entry.flags,
            went_extra="extra" in entry.flags,
            confided="confided" in entry.flags,
            **self._when,
            **self._notes,
            **self._trace,
        )

    def _work(self) -> Any:
        return self._add(
            "work", minutes=self.entry.minutes, project=self._project(), **self._when, **self._notes, **self._trace
        )

    def _commitment(self) -> Any:
        entry = self.entry
        other = self._id(entry.people[0]) if entry.people else None
        return self._add(
            "commitment",
            text=entry.text,
            by=None if entry.mine else other,
            to=other if entry.mine else None,
            due=entry.due,
            project=self._project(),
            made_on=entry.on,
            **self._trace,
        )

    def _need(self) -> Any:
        entry = self.entry
        heard_from = self._id(entry.people[0]) if entry.people else None
        return self._add(
            "need", client=self._client(), heard_from=heard_from, on=entry.on, text=entry.text, **self._trace
        )

    def _memory(self) -> Any:
        entry = self.entry
        whose = self._id(entry.people[0]) if entry.people else None
        return self._add("memory", contact=whose, on=entry.on, text=entry.text, project=self._project(), **self._trace)

    def _score(self) -> Any:
        entry = self.entry
        return self._add(
            "score",
            criterion=self._id(entry.criterion) if entry.criterion and entry.people else None,
            on=entry.on,
            score=entry.score,
            words=entry.text,
            **self._trace,
        )

    def _decision(self) -> Any:
        entry = self.entry
        made = self._add("decision", choice=entry.text, project=self._project(), decided_on=entry.on, **self._trace)
        for person in self._ids(entry.people):
            self._add("heard", decision=made.id, contact=person)
        return made

    def _lead(self) -> Any:
        """The project that a lead is; without one, the client."""
        client = self._client()
        self._ids(self.entry.people)
        if self.entry.project is None:
            found = rows.get(self.step.store, noun("client"), client) if client else None
            return found if found is not None else self._session()
        made = rows.get(self.step.store, noun("project"), self._project() or 0)
        assert made is not None, "a lead's project is stored before it is read"
        return made

    def _follow_ups(self, made: Noun) -> None:
        entry = self.entry
        origin = {entry.kind.value: made.id} if entry.kind in (EntryKind.SESSION, EntryKind.TOUCHPOINT) else {}
        for follow in entry.follow_ups:
            other = self._id(entry.people[0]) if entry.people else None
            self._add(
                "commitment",
                text=follow.text,
                by=self._id(follow.by),
                to=None if follow.by else other,
                due=follow.due,
                project=self._project(),
                made_on=min(entry.on, follow.due or entry.on),
                **origin,
            )


def _choice(word_for: str, field: str, word: str) -> object:
    """The enumerated value of a noun's field for its stored word."""
    trait = next(each for each in traits(noun(word_for)) if each.name == field)
    return trait.type(word)


_LACKING = {
    "session": {"learners": "a person", "skills": "a skill", "minutes": "a length"},
    "work": {"minutes": "a length"},
    "touchpoint": {"contacts": "a person"},
    "memory": {"contact": "a person", "text": "their words"},
    "need": {"text": "the need"},
    "commitment": {"text": "what is promised"},
    "score": {"criterion": "a criterion", "score": "a score"},
    "decision": {"choice": "the choice"},
}


def lacking(made: Noun) -> str:
    """What a logged noun still lacks before it counts, in words; empty where nothing."""
    fields = _LACKING.get(kind(type(made)), {})
    return ", ".join(word for field, word in fields.items() if getattr(made, field) in (None, "", ()))
