"""What is known of a project at its end, and the days that are counted from there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from workbench.model.projects import (
    Access,
    Asset,
    DryRun,
    FollowUp,
    Milestone,
    Project,
    Risk,
    Routine,
    SignOff,
)
from workbench.model.promises import Commitment
from workbench.model.relationship import Decision
from workbench.practice.constants import DEFAULTS, Constants
from workbench.practice.independence import Independence


@dataclass(frozen=True)
class Leaving:
    """All that is known of a project at its end, of whatever day; drafts and what is in the bin are left out.

    `there` are the client's people who have not left, `sponsors` who holds that role, also if they left since.
    `independence` is as of the day of reading, None where no skill is needed and none was taught; `skills` names the
    needed ones. `promises` are those on the project, mine and theirs.
    """

    project: Project
    there: Collection[int] = ()
    sponsors: Collection[int] = ()
    independence: Independence | None = None
    skills: Mapping[int, str] = field(default_factory=dict)
    promises: Sequence[Commitment] = ()
    decisions: Sequence[Decision] = ()
    milestones: Sequence[Milestone] = ()
    routines: Sequence[Routine] = ()
    risks: Sequence[Risk] = ()
    assets: Sequence[Asset] = ()
    access: Sequence[Access] = ()
    dry_runs: Sequence[DryRun] = ()
    sign_offs: Sequence[SignOff] = ()
    follow_ups: Sequence[FollowUp] = ()


@dataclass(frozen=True)
class Reading:
    """What is known, as it stands on a day."""

    of: Leaving
    as_of: date
    constants: Constants = DEFAULTS

    def happened(self, day: date | None) -> bool:
        """Whether that day has come."""
        return day is not None and day <= self.as_of


def end_of(project: Project, as_of: date) -> date:
    """The day from which follow-ups are counted: closed on, else the planned end that is ahead, else `as_of`."""
    return project.closed_on or max(project.planned_end or as_of, as_of)


def undated(asked: Iterable[FollowUp], end: date, constants: Constants = DEFAULTS) -> tuple[int, ...]:
    """After how many days from the `end` a follow-up is still to be dated, the nearest first.

    Each follow-up answers for one of them, the latest for the latest, and one that is a few days early counts.

    >>> undated([FollowUp(project=1, due=date(2026, 12, 25))], date(2026, 11, 25))
    (90,)
    """
    dated = sorted(day for each in asked if (day := each.due or each.on) is not None)
    missing = []
    for wanted in sorted(constants.follow_up_days, reverse=True):
        if dated and dated[-1] >= end + timedelta(days=wanted - constants.follow_up_slack_days):
            dated.pop()
        else:
            missing.append(wanted)
    return tuple(reversed(missing))
