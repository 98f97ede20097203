"""What stays of a project, read from the file: each part with who, since when and by what it is shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.desk.conftest import now
from tests.desk.test_verbs import typed
from workbench.desk.desk import Desk
from workbench.desk.ledger import LedgerRow, ledger
from workbench.desk.shown import Ref
from workbench.desk.trouble import CannotKeep
from workbench.practice.constants import DEFAULTS
from workbench.practice.ledger import Part

TODAY = now().date()
APOLLO = 1


def rows_of(desk: Desk, project: int = APOLLO) -> tuple[LedgerRow, ...]:
    return ledger(desk.store, project, TODAY, DEFAULTS)


def told(desk: Desk, project: int = APOLLO) -> list[tuple[str, str, str]]:
    return [(str(row.part), row.what, row.who) for row in rows_of(desk, project)]


@pytest.fixture
def kept(bank: Desk) -> Desk:
    """Something of every part."""
    bank.add(
        "milestone",
        {"project": "apollo", "text": "charter", "accepted_on": "2026-09-01", "accepted_by": "clara", "owner": "PMO"},
    )
    typed(bank, "2026-10-01 45 ana sta apo :2")
    typed(bank, "2026-10-08 45 ana sta apo :3")
    typed(bank, "memory clara 2026-10-20 +apollo we decide now")
    for kind, to in (("outlook", "value first"), ("organisation", "one board")):
        bank.add(
            "aspiration",
            {
                "project": "apollo",
                "from_state": "opinions",
                "to_state": to,
                "kind": kind,
                "measure": "days to decide",
                "target": "4",
                "now": "3",
                "reached_on": "2026-11-01",
                "stated_by": "clara",
            },
        )
    bank.add(
        "routine",
        {"project": "apollo", "text": "risk review", "rhythm": "monthly", "owner": "bo", "begun_on": "2026-11-02"},
    )
    return bank


def test_every_part_is_told_in_its_order(kept: Desk) -> None:
    assert told(kept) == [
        ("deliverables", "charter", "Clara Voss"),
        ("skills", "stakeholder mapping 0>3", "Ana Pop"),
        ("memories", "we decide now", "Clara Voss"),
        ("outlook", "opinions > value first", "Clara Voss"),
        ("organisation", "opinions > one board", "Clara Voss"),
        ("routines", "risk review", "Bo Lind"),
    ]
    assert {row.part for row in rows_of(kept)} == set(Part)


def test_each_row_says_since_when_by_what_and_opens_it(kept: Desk) -> None:
    found = {str(row.part): row for row in rows_of(kept)}
    assert (found["deliverables"].on, found["deliverables"].evidence) == (date(2026, 9, 1), "accepted, kept by PMO")
    assert (found["skills"].on, found["skills"].evidence) == (date(2026, 10, 8), "coached, clean, observed")
    assert found["skills"].ref == Ref("observation", 2)
    assert found["memories"].evidence == "in their own words"
    assert found["outlook"].evidence == "stated by them, days to decide: now 3, target 4"
    assert (found["routines"].evidence, found["routines"].ref) == ("monthly", Ref("routine", 1))


def test_nothing_that_comes_later_takes_a_row_away(kept: Desk) -> None:
    before = rows_of(kept)
    typed(kept, "2026-11-10 45 ana sta apo :2 notyet")
    typed(kept, "2026-11-12 45 ana sta apo :2 notyet")
    kept.edit("milestone", 1, {"rejected_on": "2026-11-20"})
    for person in (1, 2, 3):
        kept.edit("contact", person, {"left_on": "2026-11-21"})
    kept.edit("project", 1, {"closed_on": "2026-11-22", "phase": "closed"})
    assert rows_of(kept) == before


def test_a_gain_stands_with_the_project_in_which_it_was_seen(kept: Desk) -> None:
    kept.add("project", {"name": "Borealis", "client": "Kronos Bank"})
    kept.add("needed_skill", {"project": "borealis", "skill": "stakeholder mapping"})
    typed(kept, "2026-11-16 45 ana sta bor :4")
    typed(kept, "2026-11-16 45 bo sta bor :1")
    assert ("skills", "stakeholder mapping 0>3", "Ana Pop") in told(kept)
    assert told(kept, 2) == [("skills", "stakeholder mapping 0>1", "Bo Lind")]


def test_others_than_the_client_keep_nothing(bank: Desk) -> None:
    bank.add("client", {"name": "Partner Ltd", "kind": "partner"})
    bank.add("contact", {"name": "Pat Quist", "client": "Partner Ltd"})
    typed(bank, "y 45 pat fac apo :2")
    typed(bank, "memory pat +apollo well done")
    assert rows_of(bank) == ()


def test_what_is_in_the_bin_or_a_draft_is_not_told(kept: Desk) -> None:
    kept.put_in_bin(Ref("skill", 1))
    kept.put_in_bin(Ref("milestone", 1))
    typed(kept, "memory ana")
    assert [part for part, _, _ in told(kept)] == ["memories", "outlook", "organisation", "routines"]
    kept.undo()
    kept.undo()
    kept.undo()
    assert len(rows_of(kept)) == 6


def test_a_day_before_knows_less(kept: Desk) -> None:
    early = ledger(kept.store, APOLLO, date(2026, 10, 1), DEFAULTS)
    assert [(row.what, row.on) for row in early] == [
        ("charter", date(2026, 9, 1)),
        ("stakeholder mapping 0>2", date(2026, 10, 1)),
    ]
    assert ledger(kept.store, APOLLO, TODAY - timedelta(days=365), DEFAULTS) == ()


def test_a_project_that_is_gone_is_told(bank: Desk) -> None:
    with pytest.raises(CannotKeep, match="no longer there"):
        ledger(bank.store, 99, TODAY, DEFAULTS)
