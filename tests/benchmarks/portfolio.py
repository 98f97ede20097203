"""A file as large as one likes, of invented people and work: what the benchmarks run on.

The rows go in through the store's own steps, a month at a time, so that journal, tallies and search index are
kept by what keeps them in daily use; `workbench check` finds the file sound.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count, groupby
from json import dumps
from pathlib import Path
from typing import Any

from workbench.model.people import Audience
from workbench.model.projects import RoleKind, TermsKind
from workbench.store.file import Step, Store

_YEARS = 10
_RUNS = 730
"""Days that a project goes on."""
_TEAM = 16
"""How many people of the client learn on a project."""

_FIRST = """Ana Bo Clara Dirk Elif Finn Greta Hugo Ines Jan Kira Leo Mia Nils Olga Pia Quinn Rosa Sven Tara Udo Vera Wim
Yara Zoe""".split()
_LAST = """Pop Lind Voss Maes Novak Okafor Peters Quist Rossi Sato Toth Ueda Varga Weiss Xu Young Zeman Adler Blum
Costa""".split()
_FAMOUS = """Apollo Atlas Borealis Cobalt Delta Ember Falcon Gemini Helios Iris Juno Kestrel Lyra Meridian Nova Orion
Polaris Quartz Rhea Sirius""".split()
_ASPECTS = ("", " ERP", " retail")
_FIRMS = """Kronos Bank|Mobi Retail|Nordvik|City of Ghent|Acme|Baltic Rail|Corvus Energy|Dune Insurance|Eastport|Fjord
Foods|Granite Health|Harbour Lines""".replace("\n", " ").split("|")
_DOING = "runs plans writes checks leads maps settles tells weighs reviews".split()
_THINGS = """stakeholder mapping|root causes|facilitation|risk reviews|value criteria|decision logs|business cases|scope
changes|retrospectives|estimates|interviews|process models|test plans|roadmaps|budgets|handovers|meeting rules|status
letters|supplier talks|pilot runs""".replace("\n", " ").split("|")
_NOTES = (
    "",
    "",
    "went well, the map is on the wall",
    "asked for one more round before the steering",
    "used the template of last week",
    "did it on the real backlog, few corrections",
    "first time without the checklist",
)
_CLIMB = (
    ("show", "clean", "observed"),
    ("together", "helped", "observed"),
    ("together", "clean", "observed"),
    ("coached", "helped", "observed"),
    ("coached", "clean", "observed"),
    ("solo", "not_yet", "learner"),
    ("solo", "clean", "learner"),
    ("solo", "clean", "artefact"),
    ("solo", "clean", "client"),
)
"""Mode, result and source of what is seen of a learner, time after time."""
_LATER = (*_CLIMB[4:], *_CLIMB[6:], ("taught", "clean", "observed"))
"""What is seen then: one of these."""


@dataclass(frozen=True)
class Size:
    """How much is in the file. What happened is spread evenly over the projects, and these over the years.

    `taught` is how many skills a project needs and teaches.
    """

    sessions: int = 100_000
    people: int = 500
    skills: int = 200
    projects: int = 60
    clients: int = 12
    taught: int = 16

    @property
    def touches(self) -> int:
        """Touchpoints; there are as many entries of work."""
        return self.sessions * 2 // 5

    @property
    def promises(self) -> int:
        """Commitments, of which one in a hundred is open."""
        return self.sessions // 5


@dataclass(frozen=True)
class _Plan:
    """A project: from when to when it runs, who learns on it and what."""

    id: int
    client: int
    start: date
    end: date
    team: tuple[int, ...]
    skills: tuple[int, ...]


def written(path: Path, size: Size, now: Callable[[], datetime]) -> None:
    """Makes the file at `path`; the same for the same size and day."""
    store = Store.open(path, now=now)
    try:
        _Writer(store, size, now().date()).write()
    finally:
        store.close()


class _Writer:
    def __init__(self, store: Store, size: Size, today: date) -> None:
        self.store = store
        self.size = size
        self.today = today
        self.dice = random.Random(size.sessions)
        self.used: Counter[str] = Counter()
        self.seen: Counter[tuple[int, int]] = Counter()
        self.uids = count(1)
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.plans = [self._plan(number) for number in range(1, size.projects + 1)]

    def write(self) -> None:
        """Who and what there is in one step, then what happened, a step a month, then what was promised and said."""
        with self.store.step("who and what there is") as step:
            self._who()
            for plan in self.plans:
                self._project(plan)
            self._pour(step)
        for month, happened in groupby(sorted(self._days()), key=lambda each: each[0].isoformat()[:7]):
            with self.store.step(f"what happened in {month}") as step:
                for on, kind, project in happened:
                    getattr(self, f"_{kind}")(on, self.plans[project - 1])
                self._pour(step)
        with self.store.step("what was promised and said") as step:
            for number in range(self.size.promises):
                self._commitment(number)
            for plan in self.plans:
                self._said(plan)
            self._pour(step)

    # The rows on their way into the file

    def _noun(self, kind: str, /, **cells: object) -> int:
        at = f"{self.today}T08:00:00.000Z"
        self.used[kind] += 1
        common = {"id": self.used[kind], "uid": f"{next(self.uids):026d}", "created_at": at, "changed_at": at}
        self.rows[kind].append(common | cells)
        return self.used[kind]

    def _links(self, table: str, owner: int, targets: tuple[int, ...]) -> None:
        for place, target in enumerate(targets):
            self.rows[table].append({"owner": owner, "target": target, "place": place})

    def _pour(self, step: Step) -> None:
        """All rows of a table in one statement: the triggers see each of them."""
        for table, rows in self.rows.items():
            names = ", ".join(f'"{name}"' for name in rows[0])
            cells = ", ".join(f"value ->> {place}" for place in range(len(rows[0])))
            step.run(
                f'INSERT INTO "{table}" ({names}) SELECT {cells} FROM json_each(?)',
                (dumps([list(row.values()) for row in rows], default=str),),
            )
        self.rows.clear()

    # Who and what there is

    def _plan(self, number: int) -> _Plan:
        client = 1 + (number - 1) % self.size.clients
        first = self.today - timedelta(days=365 * _YEARS)
        start = first + timedelta(days=(number - 1) * (365 * _YEARS - _RUNS // 2) // self.size.projects)
        people = range(client, self.size.people + 1, self.size.clients)
        skills = range(1, self.size.skills + 1)
        return _Plan(
            number,
            client,
            start,
            min(start + timedelta(days=_RUNS), self.today),
            tuple(self.dice.sample(people, min(_TEAM, len(people)))),
            tuple(self.dice.sample(skills, min(self.size.taught, len(skills)))),
        )

    def _who(self) -> None:
        for number in range(self.size.clients):
            kind = {0: "own_firm", 1: "partner"}.get(number - self.size.clients + 2, "client")
            self._noun("client", name=_FIRMS[number % len(_FIRMS)], kind=kind, relation="consultant")
        audiences = [str(each) for each in Audience]
        for number in range(self.size.people):
            first, last = _FIRST[number % len(_FIRST)], _LAST[number // len(_FIRST) % len(_LAST)]
            self._noun(
                "contact",
                name=f"{first} {last}",
                client=1 + number % self.size.clients,
                title="team lead",
                audience=audiences[number % len(audiences)],
                cadence_days=28 if number % 10 == 0 else None,
                left_on=self.today if number % 25 == 24 else None,
            )
        for number in range(self.size.skills):
            thing, doing = _THINGS[number % len(_THINGS)], _DOING[number // len(_THINGS) % len(_DOING)]
            self._noun("skill", name=f"{doing} {thing}", family="analyse", statement="to the standard, alone")

    def _project(self, plan: _Plan) -> None:
        ended = plan.end < self.today
        self._noun(
            "project",
            name=_FAMOUS[(plan.id - 1) % len(_FAMOUS)] + _ASPECTS[(plan.id - 1) // len(_FAMOUS) % len(_ASPECTS)],
            client=plan.client,
            phase="closed" if ended else "build",
            target_stage="transformation",
            fee_basis="hours",
            budget_minutes=120_000,
            start=plan.start,
            closed_on=plan.end if ended else None,
        )
        kinds = [str(each) for each in RoleKind]
        for place, person in enumerate(plan.team):
            self._noun("role", project=plan.id, contact=person, role=kinds[place % len(kinds)])
        for place, skill in enumerate(plan.skills):
            self._noun("needed_skill", project=plan.id, skill=skill, weight=1 + place % 3)
            if plan.id % 3 == 0:
                self._baseline(plan.team[0], skill, plan.start)
        for item in TermsKind:
            self._noun("terms_item", project=plan.id, item=str(item), state="agreed", on=plan.start)
        for place in range(6):
            on = min(plan.start + timedelta(days=90 * (place + 1)), self.today)
            owner = plan.team[0] if place < 4 else None
            accepted = on if owner else None
            self._noun("milestone", project=plan.id, text=f"part {place}", planned=on, accepted_on=accepted)
        self._noun(
            "aspiration",
            project=plan.id,
            from_state="waits for us",
            to_state="runs it alone",
            agreed_by=plan.team[0],
            agreed_on=plan.start,
        )

    def _baseline(self, person: int, skill: int, on: date) -> None:
        if not self.seen[person, skill]:
            self.seen[person, skill] = 1
            self._noun("baseline", contact=person, skill=skill, level=1, on=on)

    # What happened

    def _days(self) -> Iterator[tuple[date, str, int]]:
        for kind, many in (
            ("session", self.size.sessions),
            ("touchpoint", self.size.touches),
            ("work", self.size.touches),
        ):
            for number in range(many):
                plan = self.plans[number % len(self.plans)]
                on = plan.start + timedelta(days=self.dice.randrange(1 + (plan.end - plan.start).days))
                yield on, kind, plan.id

    def _when(self, on: date) -> dict[str, object]:
        return {"on": on, "at": f"{self.dice.randrange(8, 18):02d}:{self.dice.randrange(0, 60, 15):02d}", "zone": ""}

    def _session(self, on: date, plan: _Plan) -> None:
        learners = tuple(self.dice.sample(plan.team, min(len(plan.team), self.dice.choice((1, 1, 1, 1, 2)))))
        skills = (self.dice.choice(plan.skills),)
        draft = "" if self.dice.randrange(50) else "which skill was handed over?"
        made = self._noun(
            "session",
            **self._when(on),
            minutes=self.dice.randrange(15, 125, 15),
            project=plan.id,
            note=self.dice.choice(_NOTES),
            draft=draft,
            raw="45 ana sta apo :2",
        )
        self._links("session_learners", made, learners)
        self._links("session_skills", made, skills)
        for person in learners if not draft else ():
            self._observed(made, person, skills[0], on)

    def _observed(self, session: int, person: int, skill: int, on: date) -> None:
        before = self.seen[person, skill]
        mode, result, source = _CLIMB[before] if before < len(_CLIMB) else self.dice.choice(_LATER)
        self.seen[person, skill] += 1
        self._noun(
            "observation",
            session=session,
            contact=person,
            skill=skill,
            on=on,
            mode=mode,
            result=result,
            source=source,
        )

    def _touchpoint(self, on: date, plan: _Plan) -> None:
        made = self._noun(
            "touchpoint",
            **self._when(on),
            kind=self.dice.choice(("meeting", "call", "mail")),
            minutes=30,
            project=plan.id,
            ask=self.dice.choice((None, None, "advice", "order")),
            note=self.dice.choice(_NOTES),
        )
        self._links("touchpoint_contacts", made, (self.dice.choice(plan.team),))

    def _work(self, on: date, plan: _Plan) -> None:
        self._noun("work", **self._when(on), minutes=120, project=plan.id, note=self.dice.choice(_NOTES))

    # What was promised and said

    def _commitment(self, number: int) -> None:
        plan = self.plans[number % len(self.plans)]
        made_on = plan.start + timedelta(days=self.dice.randrange(1 + (plan.end - plan.start).days))
        due = made_on + timedelta(days=7)
        is_open = number % 100 == 0
        by, to = (None, plan.team[0]) if number % 2 else (plan.team[0], None)
        made = self._noun(
            "commitment",
            text="sends the minutes",
            by=by,
            to=to,
            due=self.today + timedelta(days=number // 100 % 30 - 5) if is_open else due,
            project=plan.id,
            made_on=made_on,
            done_on=None if is_open else min(due, self.today),
        )
        if number % 20 == 1:
            self._noun("move", commitment=made, agreed_on=made_on, new_due=due)

    def _said(self, plan: _Plan) -> None:
        for person in plan.team[:3]:
            self._noun("memory", contact=person, on=plan.end, text="the best steering we ever had", project=plan.id)
            criterion = self._noun("criterion", project=plan.id, contact=person, text="time to decide")
            for month in range(24):
                on = min(plan.start + timedelta(days=31 * month), plan.end)
                self._noun("score", criterion=criterion, on=on, score=5 + month % 5)
        for number in range(10):
            made = self._noun("decision", choice="two vendors", project=plan.id, decided_on=plan.start)
            self._noun("heard", decision=made, contact=plan.team[number % len(plan.team)])
            self._noun("need", client=plan.client, heard_from=plan.team[0], on=plan.start, text="a lighter PMO")
