"""The settings table: every threshold of competence, independence and stage, with what a person needs to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any


class BadSetting(ValueError):
    """A setting that is not known or not possible; the text says which and why, for a person."""


def _set(default: object, label: str, *, unit: str = "", hint: str = "", least: float, most: float) -> Any:
    """A threshold with its words and its bounds; a tuple of numbers is bounded number by number."""
    told = {"label": label, "unit": unit, "hint": hint, "least": least, "most": most}
    return field(default=default, metadata=told)


@dataclass(frozen=True)
class Constants:
    """Every threshold of the ladder, the refresher, independence and the gates. Days are calendar days."""

    solo_spacing_days: int = _set(
        7, "Days between two solos", unit="days", hint="level 4 needs two clean solos this far apart", least=1, most=365
    )
    misses_in_a_row: int = _set(
        2, "Not yet in a row", hint="so many at or below the level lower it by one", least=1, most=10
    )
    part_task_level: int = _set(2, "Part of a task", hint="the most that a part can show", least=1, most=5)
    jump_levels: int = _set(2, "A jump", unit="levels", hint="asks: was the starting level right?", least=1, most=5)
    taught_level: int = _set(
        3, "Taught person's level", hint="level 5 needs somebody taught who is here", least=1, most=4
    )
    half_life_days: tuple[int, ...] = _set(
        (30, 60, 120, 195, 390),
        "Half-life of levels 1 to 5",
        unit="days",
        hint="195 is the literature's 6.5 months for accuracy; the rest is scaled from it",
        least=1,
        most=3650,
    )
    spaced_growth: float = _set(1.5, "Growth per spaced success", unit="times", least=1, most=10)
    spaced_growth_most: float = _set(4.0, "Growth at most", unit="times", least=1, most=20)
    spaced_share: float = _set(
        0.5,
        "Spaced from",
        unit="of an interval",
        hint="a clean use this long after the last is spaced",
        least=0,
        most=1,
    )
    retained: float = _set(0.8, "Retained when due", hint="the share left when a use is due", least=0.5, most=0.99)
    rose_days: int = _set(
        30, "A level has risen (+) for", unit="days", hint="told by a + in the matrix", least=1, most=3650
    )
    stalled_days: int = _set(
        21, "Stalled after", unit="days", hint="below the level needed, not seen, nothing planned", least=1, most=3650
    )
    momentum_days: int = _set(
        14, "Next step within", unit="days", hint="of what was last seen of levels 1 and 2", least=1, most=365
    )
    asks_a_day: int = _set(3, "Asks a day", hint="the agenda keeps the rest behind more", least=0, most=100)
    asked_days: int = _set(
        90, "Asked for at most", unit="days", hint="what nobody answers is not asked for ever", least=1, most=3650
    )

    needed_weight: int = _set(2, "Weight of a taught skill", hint="until the list is edited", least=1, most=3)
    needed_level: int = _set(4, "Level needed of a taught skill", hint="until the list is edited", least=1, most=5)
    needed_people: int = _set(1, "People needed", hint="for a skill below the heavy weight", least=1, most=100)
    heavy_weight: int = _set(3, "Heavy from weight", hint="a heavy skill may not rest on nobody", least=1, most=3)
    heavy_people: int = _set(2, "People needed of a heavy skill", least=1, most=100)

    red_days: int = _set(14, "Red at most (S3)", unit="days", hint="red for longer loses S3", least=0, most=365)
    on_plan_days: int = _set(
        14, "On plan holds for (S3)", unit="days", hint="later, health is unknown", least=0, most=365
    )
    gain_people: int = _set(2, "People who gained (E1)", hint="or all, if fewer", least=1, most=100)
    gain_level: int = _set(3, "Level they stand at (E1)", hint="not on their own word", least=1, most=5)
    breadth: int = _set(2, "Skills or audiences (E2)", hint="wider than one task", least=1, most=100)
    confirmed_days: int = _set(
        180, "Evidence stays confirmed (E3, T3)", unit="days", hint="older is told as unconfirmed", least=1, most=3650
    )
    memories: int = _set(2, "Memories (E3)", hint="one fewer with a value score", least=1, most=100)
    score_least: int = _set(7, "Value score (E3)", hint="by a customer", least=1, most=10)
    independence_least: int = _set(80, "Independence (T2)", unit="%", hint="strict", least=0, most=100)
    unaided_uses: int = _set(3, "Unaided uses (T3)", hint="clean, on real work", least=1, most=100)
    unaided_people: int = _set(2, "People who used it unaided (T3)", least=1, most=100)
    unaided_span_days: int = _set(28, "First to last use (T3)", unit="days", least=0, most=3650)
    still_so_days: int = _set(
        90, "Still so, after (T5)", unit="days", hint="from the last session or handover", least=0, most=3650
    )
    at_risk_days: int = _set(
        14, "At risk for", unit="days", hint="before a lost gate moves the stage", least=0, most=365
    )
    hours_nearly: int = _set(
        90, "Hours nearly used up from", unit="% of the budget", hint="told on the strip", least=1, most=1000
    )
    client_share: int = _set(
        50, "Client's stage", unit="% of its hours", hint="in projects at that stage or above", least=1, most=100
    )
    dry_run_days: int = _set(
        14, "Dry run (handover 9)", unit="days", hint="without us, first and last counted", least=1, most=365
    )
    follow_up_days: tuple[int, ...] = _set(
        (30, 90), "Follow-ups (handover 11)", unit="days", hint="after the end", least=1, most=3650
    )
    follow_up_slack_days: int = _set(
        7, "A follow-up may be early by", unit="days", hint="and still count", least=0, most=365
    )
    median_weeks: int = _set(4, "Usual in a week", unit="weeks", hint="the median of so many before", least=1, most=52)
    limit_weeks: int = _set(
        6, "Marked from", unit="earlier weeks", hint="a week is marked only outside natural limits", least=2, most=11
    )
    promises_least: int = _set(
        5, "Promises kept, in percent from", unit="due", hint="fewer are told by number", least=1, most=100
    )

    review_day: int = _set(5, "Day of the weekly review", hint="1 is Monday, 5 Friday", least=1, most=7)
    review_hour: int = _set(12, "Review due from", unit="o'clock", hint="on its day", least=0, most=23)

    def lasting(self, percent: int) -> Constants:
        """The same for a skill that stays `percent` of the usual time without use; half-lives are whole days."""
        return self if percent == 100 else _lasting(self, percent)


@lru_cache(64)
def _lasting(usual: Constants, percent: int) -> Constants:
    return replace(usual, half_life_days=tuple(max(1, round(days * percent / 100)) for days in usual.half_life_days))


DEFAULTS = Constants()


def constants(overrides: Mapping[str, object]) -> Constants:
    """The settings table with `overrides` by name; `BadSetting` names the first that is unknown or not possible."""
    known = {each.name: each for each in fields(Constants)}
    chosen: dict[str, Any] = {}
    for name, value in overrides.items():
        if name not in known:
            raise BadSetting(f"there is no setting called {name!r}")
        chosen[name] = _fitting(name, getattr(DEFAULTS, name), value, known[name].metadata)
    made = Constants(**chosen)
    if list(made.half_life_days) != sorted(made.half_life_days):
        raise BadSetting("half_life_days must not fall from one level to the next")
    return made


def _fitting(name: str, usual: object, value: object, told: Mapping[str, Any]) -> object:
    """`value` as a setting of the same type as `usual`, inside its bounds."""
    if isinstance(usual, tuple):
        if not isinstance(value, (list, tuple)) or len(value) != len(usual):
            each = ", one a level" if name == "half_life_days" else ""
            raise BadSetting(f"{name} needs {len(usual)} numbers{each}")
        return tuple(_fitting(name, 0, each, told) for each in value)
    whole = isinstance(usual, int)
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        raise BadSetting(f"{name} needs a {'whole number' if whole else 'number'}, not {value!r}")
    if not told["least"] <= value <= told["most"]:
        raise BadSetting(f"{name} is {value}: it must be from {told['least']} to {told['most']}")
    return value if whole else float(value)


@dataclass(frozen=True)
class Setting:
    """One row of the table as a person reads it: `value` is in force, `usual` ours; `least` to `most` is allowed."""

    name: str
    label: str
    value: object
    unit: str
    hint: str
    usual: object
    least: float
    most: float

    @property
    def changed(self) -> bool:
        """Whether the user's own value is in force."""
        return self.value != self.usual

    @property
    def told(self) -> str:
        """The value in force with its unit; of a changed one the usual too: `10 days, usually 14`."""
        usual = f", usually {written(self.usual)}" if self.changed else ""
        return f"{written(self.value)} {self.unit}".rstrip() + usual


def written(value: object) -> str:
    """A value of a setting as a person writes it.

    >>> written(14), written(4.0), written(0.8), written((30, 60))
    ('14', '4', '0.8', '30, 60')
    """
    return ", ".join(map(written, value)) if isinstance(value, tuple) else f"{value:g}"


def settings(chosen: Constants = DEFAULTS) -> tuple[Setting, ...]:
    """All thresholds in order, for the help and the settings screen."""
    return tuple(
        Setting(
            each.name,
            each.metadata["label"],
            getattr(chosen, each.name),
            each.metadata["unit"],
            each.metadata["hint"],
            getattr(DEFAULTS, each.name),
            each.metadata["least"],
            each.metadata["most"],
        )
        for each in fields(Constants)
    )
