"""The figures of a week as JSON: as a command prints them, as a finished review keeps them, and what came since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from json import dumps, loads
from typing import Any

from workbench.desk.shown_week import (
    Comparison,
    DayHours,
    Gain,
    HeardNeed,
    Part,
    Promises,
    Quiet,
    Since,
    Unit,
    WeekFigure,
    WeekFigures,
    written,
)
from workbench.practice.week import Mark

_VERSION = 1
"""Of the frozen form: raised where an older one could not be read as it is."""

_LATER = ("frozen_on", "since")
"""What is known of frozen figures only afterwards."""

_REFS = ("contact", "skill_id", "need")
"""Ids of this file, which mean nothing to scripts."""


def record(figures: WeekFigures) -> dict[str, Any]:
    """Figures as scripts see them: the same keys always, snake_case, days ISO, null where not known."""
    found = _record(figures)
    for name in ("gains", "needs", "quiet"):
        found[name] = [{key: cell for key, cell in row.items() if key not in _REFS} for row in found[name]]
    return found


def _record(figures: WeekFigures) -> dict[str, Any]:
    found: dict[str, Any] = _plain(asdict(figures))
    measured = {each.pop("key"): each for each in found.pop("measured")}
    return {"week": found.pop("name"), **found, "figures": measured}


def record_of_two(found: Comparison) -> dict[str, Any]:
    """Two weeks side by side as scripts see them."""
    rows = {
        each["key"]: {name: cell for name, cell in each.items() if name != "key"} for each in map(asdict, found.rows)
    }
    return {"earlier": found.earlier.name, "later": found.later.name, "figures": _plain(rows)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, Mark | Unit) else value


def frozen(figures: WeekFigures) -> str:
    """Figures as a finished review keeps them."""
    kept = {name: each for name, each in _record(figures).items() if name not in _LATER}
    return dumps({"version": _VERSION, **kept}, ensure_ascii=False, separators=(",", ":"))


def thawed(text: str) -> WeekFigures | None:
    """The figures that a review keeps; None where it keeps none, or none that are known by now."""
    try:
        kept = loads(text)
        return _figures(kept) if kept.pop("version") == _VERSION else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _figures(kept: dict[str, Any]) -> WeekFigures:
    def dated(row: Mapping[str, Any]) -> dict[str, Any]:
        return {**row, "on": date.fromisoformat(row["on"])}

    kept["first"], kept["last"] = date.fromisoformat(kept["first"]), date.fromisoformat(kept["last"])
    kept["name"], kept["spans"] = kept.pop("week"), tuple(kept["spans"])
    kept["measured"] = tuple(_figure(key, each) for key, each in kept.pop("figures").items())
    kept["days"] = tuple(DayHours(**dated(each)) for each in kept["days"])
    kept["kinds"] = tuple(Part(**each) for each in kept["kinds"])
    kept["stages"] = tuple(Part(**each) for each in kept["stages"])
    kept["promises"] = Promises(**kept["promises"])
    kept["taught"] = tuple(map(str, kept["taught"]))
    kept["gains"] = tuple(Gain(**dated(each)) for each in kept["gains"])
    kept["needs"] = tuple(HeardNeed(**dated(each)) for each in kept["needs"])
    kept["quiet"] = tuple(Quiet(**each) for each in kept["quiet"])
    return WeekFigures(**kept)


def _figure(key: str, kept: dict[str, Any]) -> WeekFigure:
    twelve = tuple(kept.pop("twelve"))
    return WeekFigure(key, **{**kept, "unit": Unit(kept["unit"]), "mark": Mark(kept["mark"]), "twelve": twelve})


def since(frozen: WeekFigures, now: WeekFigures) -> tuple[Since, ...]:
    """What became known of a week after its review was finished; nothing where nothing did."""
    return tuple(_since(frozen, now))


def _since(frozen: WeekFigures, now: WeekFigures) -> Iterator[Since]:
    was = {each.key: each for each in frozen.measured}
    for each in now.measured:
        before = was.get(each.key)
        if before is not None and (before.value, before.words) != (each.value, each.words):
            words = f"{each.label}: {before.told}, now {each.told}{_difference(before, each)}"
            yield Since(each.key, words, before.value, each.value)
    for gain in _gone(now.gains, frozen.gains):
        yield Since("gains", f"gained since: {gain.person}, {gain.skill} {gain.before}>{gain.after}")
    for gain in _gone(frozen.gains, now.gains):
        yield Since("gains", f"no longer gained: {gain.person}, {gain.skill} {gain.before}>{gain.after}")


def _gone(those: tuple[Gain, ...], these: tuple[Gain, ...]) -> Iterator[Gain]:
    """The rises among `those` that are not among `these`; a new name of a person or a skill is no other rise."""
    there = {(each.on, each.contact, each.skill_id, each.before, each.after) for each in these}
    return (each for each in those if (each.on, each.contact, each.skill_id, each.before, each.after) not in there)


def _difference(before: WeekFigure, now: WeekFigure) -> str:
    if before.words or now.words or before.value is None or now.value is None:
        return ""
    more = round(now.value - before.value, 1)
    size = f"{abs(more):g} points" if now.unit is Unit.PERCENT else written(abs(more), now.unit)
    return f" ({'+' if more > 0 else '-'}{size})"
