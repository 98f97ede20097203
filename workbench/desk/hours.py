"""The hours of a project: what was used, what the budget leaves, in time and in money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.desk.shown import Block, Figure, Line, Tone
from workbench.desk.typed import duration, money
from workbench.practice.constants import Constants
from workbench.store.file import Store


@dataclass(frozen=True)
class Hours:
    """The minutes of a project and its budgets: in minutes, and in minor units of its currency at its hourly rate."""

    session_minutes: int
    work_minutes: int
    budget_minutes: int | None
    budget_minor: int | None
    hourly_minor: int | None
    currency: str

    @property
    def minutes(self) -> int:
        """Sessions and work together."""
        return self.session_minutes + self.work_minutes

    def left(self, more: int = 0) -> Iterator[tuple[str, Tone]]:
        """What the budgets leave once `more` minutes are spent too, each in words."""
        if self.budget_minutes:
            minutes = self.budget_minutes - self.minutes - more
            word = f"{duration(minutes)} left" if minutes >= 0 else f"{duration(-minutes)} over"
            yield f"{word} of {duration(self.budget_minutes)}", Tone.PLAIN if minutes >= 0 else Tone.RISK
        if self.budget_minor and self.hourly_minor:
            minor = self.budget_minor - (self.minutes + more) * self.hourly_minor // 60
            word = "left" if minor >= 0 else "over"
            yield f"{money(abs(minor))} {self.currency} {word}", Tone.PLAIN if minor >= 0 else Tone.RISK


def hours(store: Store, project: int) -> Hours:
    """The hours of a project."""
    [row] = store.rows(
        "SELECT coalesce(t.session_minutes, 0), coalesce(t.work_minutes, 0), p.budget_minutes, p.budget_minor,"
        " p.hourly_minor, p.currency FROM project p LEFT JOIN tally t ON t.project = p.id WHERE p.id = ?",
        (project,),
    )
    return Hours(*row)


def hours_block(store: Store, project: int, constants: Constants) -> Block:
    """The hours of a project for its card; empty before the first."""
    spent, figure = hours(store, project), Figure("hours", project)
    lines = [Line("Spent", duration(spent.minutes), figure=figure)] if spent.minutes else []
    if spent.minutes:
        share = 100 * spent.session_minutes // spent.minutes
        lines.append(Line("Teaching", f"{duration(spent.session_minutes)}, {share} %", figure=figure))
    if spent.budget_minutes:
        used = 100 * spent.minutes // spent.budget_minutes
        tone = Tone.RISK if used > 100 else Tone.WATCH if used >= constants.hours_nearly else Tone.PLAIN
        lines.append(Line("Used", f"{used} % of {duration(spent.budget_minutes)}", tone, figure=figure))
    lines += [Line("Budget", words, tone, figure=figure) for words, tone in spent.left()]
    return Block("Hours", tuple(lines))
