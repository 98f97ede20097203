"""How the tables of the demo are told, and how the nouns are made of them.

A table names things by their names and days by working days: 3 is the third working day before today, 0 the
last one up to today, -2 the second to come. So the same week is told whatever day today is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from workbench.model.catalogue import noun
from workbench.model.noun import Event, Noun, Trait, kind, title, traits
from workbench.store import rows
from workbench.store.file import Step

TODAY = "today"
"""The day itself, be it a Sunday."""
THIS_WEEK = "this week"
"""A day to come before the week is over; on a Sunday there is none, and the next day is meant."""
FRIDAY = "friday"
"""The Friday of the week that the same noun is of."""
_INHERITED = {"on": "on", "made_on": "on", "project": "project"}
"""What a part takes from which field of the whole, where nothing else is told."""


@dataclass(frozen=True)
class Told:
    """A noun of the kind `what`, in plain values; its `parts` refer to it."""

    what: str
    fields: Mapping[str, object]
    parts: tuple[Told, ...] = ()

    def having(self, *parts: Told) -> Told:
        """The same with more parts."""
        return replace(self, parts=(*self.parts, *parts))


def told(what: str, /, **fields: object) -> Told:
    """A noun by its fields: names for what it refers to (several parted by ", "), working days, "14:00"."""
    return Told(what, fields)


class Days:
    """The working days around `today`."""

    def __init__(self, today: date) -> None:
        self.today = today

    def day(self, told: object) -> date:
        """The day that a table means by `told`."""
        if told == TODAY:
            return self.today
        if told == THIS_WEEK:
            return self._before_sunday_is_over()
        if not isinstance(told, int):
            raise TypeError(f"{told!r} is no day of the demo")
        return self.ago(told) if told >= 0 else self.ahead(-told)

    def friday(self, weeks_ago: object) -> date:
        """The Friday of a week so many weeks ago; of this week, which is 0, it may be to come."""
        return self.today + timedelta(days=4 - self.today.weekday(), weeks=-int(str(weeks_ago)))

    def ago(self, working_days: int) -> date:
        """So many working days before the last working day up to today."""
        last = self.today - timedelta(days=max(0, self.today.weekday() - 4))
        weeks, days = divmod(working_days, 5)
        day = last - timedelta(weeks=weeks)
        return day - timedelta(days=days + (2 if days > day.weekday() else 0))

    def ahead(self, working_days: int) -> date:
        """So many working days after today."""
        weeks, days = divmod(working_days - 1, 5)
        day = self._next_working_day() + timedelta(weeks=weeks)
        return day + timedelta(days=days + (2 if day.weekday() + days > 4 else 0))

    def _next_working_day(self) -> date:
        day = self.today + timedelta(days=1)
        return day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)

    def _before_sunday_is_over(self) -> date:
        friday = self.today + timedelta(days=4 - self.today.weekday())
        sunday = friday + timedelta(days=2)
        return friday if friday > self.today else max(sunday, self.today + timedelta(days=1))


class Teller:
    """Makes nouns of what is told, and remembers them by name. `now` is the local time."""

    def __init__(self, now: datetime, zone: str) -> None:
        self.now = now
        self.days = Days(now.date())
        self.zone = zone
        self._ids: dict[tuple[str, str], int] = {}

    def tell(self, step: Step, one: Told, whole: Noun | None = None) -> None:
        """Stores `one`, a part of `whole` where that is given, and its parts."""
        cls = noun(one.what)
        fields = {trait.name: self._value(trait, one.fields) for trait in traits(cls) if trait.name in one.fields}
        if unknown := one.fields.keys() - fields.keys():
            raise TypeError(f"a {one.what} has no {', '.join(sorted(unknown))}")
        if whole is not None:
            fields = _taken(cls, whole) | fields
        if issubclass(cls, Event):
            fields = self._placed(fields)
        made = rows.add(step, cls(**fields))
        self._ids.setdefault((one.what, title(made)), made.id)
        for part in one.parts:
            self.tell(step, part, made)

    def _value(self, trait: Trait, told: Mapping[str, object]) -> object:
        value = told[trait.name]
        if trait.many:
            return tuple(self._ids[trait.refers, name] for name in str(value).split(", "))
        if trait.refers:
            return self._ids[trait.refers, str(value)]
        if trait.type is date:
            return self.days.friday(told["week"]) if value == FRIDAY else self.days.day(value)
        if trait.name == "week":
            return f"{self.days.friday(value):%G-W%V}"
        if trait.type is time:
            return time.fromisoformat(str(value))
        return trait.type(str(value)) if issubclass(trait.type, StrEnum) else value

    def _placed(self, fields: dict[str, object]) -> dict[str, object]:
        """An event in its zone; without its time of day where that is still to come today."""
        clock = fields.get("at")
        if isinstance(clock, time) and fields.get("on") == self.now.date() and clock > self.now.time():
            fields = fields | {"at": None}
        return fields | {"zone": self.zone}


def _taken(cls: type[Noun], whole: Noun) -> dict[str, object]:
    """What a part of `whole` takes from it: its project, its day, the reference to it."""
    fields: dict[str, object] = {}
    for trait in traits(cls):
        if trait.refers == kind(type(whole)) and not trait.many:
            fields[trait.name] = whole.id
        elif trait.name in _INHERITED and (value := getattr(whole, _INHERITED[trait.name], None)) is not None:
            fields[trait.name] = value
    return fields
