"""Where projects stood on a day that is past is the same whether it is read from what is kept or from the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.desk.test_stirred import TODAY, Hand, store  # noqa: F401 - the demo's file
from workbench.desk.evidence import everything
from workbench.desk.facts import gathered
from workbench.desk.progress import progress
from workbench.model.projects import Project
from workbench.practice.constants import DEFAULTS
from workbench.store import rows
from workbench.store.file import Store

DAYS = [TODAY - timedelta(days=ago) for ago in (0, 10, 40, 150, 400)]


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(each, marks=pytest.mark.ordeal) for each in range(2, 20))])
def test_a_past_day_reads_as_the_log_does(store: Store, seed: int) -> None:  # noqa: F811
    hand = Hand(store, seed)
    for _ in range(6):
        for _ in range(4):
            hand.act()
        projects, log = rows.find(store, Project), everything(store)
        whole = gathered(store, projects, TODAY, DEFAULTS, since=date.min)
        for day in DAYS:
            then = gathered(store, projects, day, DEFAULTS)
            for each in projects:
                told = progress(replace(whole[each.id], evidence=log), day, DEFAULTS)
                assert progress(then[each.id], day, DEFAULTS) == told
                assert progress(whole[each.id], day, DEFAULTS) == told
