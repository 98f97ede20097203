"""A client's stage by the hours of twelve months: what counts, what does not, and how the card tells it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desk.conftest import now
from tests.desk.test_verbs import typed
from workbench.desk.client_stage import ClientStage, client_stage
from workbench.desk.desk import Desk
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.model.projects import Stage
from workbench.practice.constants import DEFAULTS, constants

TODAY = now().date()
S, E, T = Stage.SERVICES, Stage.EXPERIENCE, Stage.TRANSFORMATION


def stage(desk: Desk, client: int = 1, today: date = TODAY) -> ClientStage:
    return client_stage(desk.store, client, today, DEFAULTS)


def block(views: Views, client: int = 1) -> dict[str, Line]:
    [found] = [each for each in views.card(Ref("client", client)).blocks if each.title == "Stage by hours"]
    return {line.label: line for line in found.lines}


def worked(desk: Desk, project: str, hours: int, on: str = "2026-10-01") -> None:
    """So many hours of work, a day's at most at a time."""
    for start in range(0, hours, 10):
        desk.add("work", {"project": project, "on": on, "minutes": f"{min(10, hours - start)}h"})


def experience(desk: Desk, name: str) -> None:
    """A project at the stage of an experience: two people at 3 in two skills, and two memories."""
    desk.add("project", {"name": name, "client": "Kronos Bank", "start": "2026-01-01"})
    for skill in ("stakeholder mapping", "facilitation"):
        desk.add("needed_skill", {"project": name, "skill": skill})
        for person in ("ana pop", "bo lind"):
            told = {"contact": person, "skill": skill, "mode": "coached", "on": "2026-09-01"}
            desk.add("observation", told)
    for person in ("ana pop", "clara voss"):
        desk.add("memory", {"contact": person, "text": "we decide now", "project": name, "on": "2026-10-01"})


def test_a_client_without_hours_has_no_stage_and_says_so(bank: Desk, views: Views) -> None:
    assert stage(bank) == ClientStage(None, date(2025, 11, 25), ((T, 0), (E, 0), (S, 0)), ())
    assert block(views) == {
        "No hours in the last 12 months": Line(
            "No hours in the last 12 months", tone=Tone.MUTED, figure=Figure("client_stage", 1)
        )
    }


def test_half_of_the_hours_make_the_stage(bank: Desk, views: Views) -> None:
    experience(bank, "Borealis")
    worked(bank, "apollo", 30)
    worked(bank, "borealis", 30)
    found = stage(bank)
    assert (found.stage, found.total) == (E, 3600)
    assert found.minutes == ((T, 0), (E, 1800), (S, 1800))
    assert [(each.name, each.stage, each.minutes) for each in found.projects] == [
        ("Apollo", S, 1800),
        ("Borealis", E, 1800),
    ]
    lines = block(views)
    assert lines["Experience"] == Line(
        "Experience", "by 60h in the last 12 months", Tone.EXPERIENCE, figure=Figure("client_stage", 1)
    )
    assert lines["experience"].value == lines["services"].value == "30h, 50 %"
    assert lines["Borealis"] == Line("Borealis", "30h · experience", Tone.MUTED, Ref("project", 2))


def test_a_minute_less_does_not_and_the_share_is_a_setting(bank: Desk, views: Views) -> None:
    experience(bank, "Borealis")
    worked(bank, "apollo", 30)
    bank.add("work", {"project": "borealis", "on": "2026-10-01", "minutes": "23h59"})
    bank.add("work", {"project": "borealis", "on": "2026-10-02", "minutes": "6h"})
    assert stage(bank).stage is S
    assert block(views)["experience"].value == "29h59, 49 %"
    assert client_stage(bank.store, 1, TODAY, constants({"client_share": 49})).stage is E


def test_what_is_lost_counts_for_no_stage(bank: Desk, views: Views) -> None:
    bank.add("milestone", {"project": "apollo", "text": "charter", "rejected_on": "2026-09-01"})
    worked(bank, "apollo", 10)
    found = stage(bank)
    assert (found.stage, found.minutes[-1]) == (None, (None, 600))
    lines = block(views)
    assert lines["Unproven"].tone is Tone.RISK
    assert lines["unproven"].value == "10h, 100 %"
    assert lines["Apollo"].value == "10h · unproven"


def test_sessions_and_work_count_and_nothing_that_has_not_happened(bank: Desk) -> None:
    typed(bank, "y 45 ana sta apo :2")
    typed(bank, "1h apo draft charter")
    typed(bank, "plan ana sta apo fri 14:00 60")
    typed(bank, "ana sta apo")
    typed(bank, "45 ana sta :2")
    bank.add("project", {"name": "Borealis", "client": "Kronos Bank"})
    worked(bank, "borealis", 5)
    bank.put_in_bin(Ref("project", 2))
    assert stage(bank).total == 105
    assert [each.name for each in stage(bank).projects] == ["Apollo"]
    bank.put_in_bin(Ref("session", 1))
    assert stage(bank).total == 60


@pytest.mark.parametrize(
    ("today", "first_day"),
    [(TODAY, date(2025, 11, 26)), (date(2028, 2, 29), date(2027, 3, 1)), (date(2027, 2, 28), date(2026, 3, 1))],
)
def test_the_hours_are_those_of_twelve_months(bank: Desk, today: date, first_day: date) -> None:
    bank.now = lambda: now().replace(year=2028, month=3, day=1)
    for day in (first_day - timedelta(days=1), first_day, today, today + timedelta(days=1)):
        worked(bank, "apollo", 1, day.isoformat())
    assert stage(bank, today=today).total == 120


def test_another_clients_hours_are_its_own(bank: Desk) -> None:
    bank.add("client", {"name": "Nordvik"})
    bank.add("project", {"name": "Delta", "client": "Nordvik"})
    worked(bank, "delta", 3)
    assert (stage(bank).total, stage(bank, 2).total) == (0, 180)


def test_the_card_of_a_client_that_is_gone_says_so(views: Views) -> None:
    with pytest.raises(CannotKeep, match="no longer there"):
        views.card(Ref("client", 9))
