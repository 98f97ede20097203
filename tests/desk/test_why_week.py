"""Why a figure of a week is what it is, usual or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.desk.test_week import BO, CLARA, LAST, MON, THIS, TODAY, held, put, week_by_week
from workbench.desk.desk import Desk
from workbench.desk.figures import subject_of, week_figure
from workbench.desk.shown import Card, Figure, Ref
from workbench.desk.trouble import CannotKeep, Unknown
from workbench.desk.week import KEYS
from workbench.desk.why.named import figures, why_record
from workbench.desk.why.page import why
from workbench.model.relationship import Need, Touchpoint
from workbench.model.review import Review
from workbench.practice.constants import DEFAULTS, constants


def asked(desk: Desk, key: str, week: object = LAST) -> Card:
    return why(desk.store, week_figure(str(week), key), TODAY, DEFAULTS)


def lines(card: Card, title: str) -> Sequence[tuple[str, str]]:
    return [(line.label, line.value) for block in card.blocks if block.title == title for line in block.lines]


def test_the_weeks_that_it_is_compared_with_the_latest_first(bank: Desk) -> None:
    week_by_week(bank, [4, 6, 5, 7, 5, 6, 4, 5, 11])
    card = asked(bank, "sessions")
    assert card.title == "Why: Sessions in week 47, 16 to 22 Nov 2026: 11"
    assert lines(card, "It says") == [
        ("Sessions", "11"),
        ("Usually", "5"),
        ("Natural limits", "1.1 to 9.4: this lies above"),
    ]
    assert lines(card, "Because")[:3] == [("2026-W46", "5"), ("2026-W45", "4"), ("2026-W44", "6")]
    assert lines(card, "Because")[-1] == ("2026-W36", "not counted")
    assert any("Usual in a week: 4 weeks" in label for label, _ in lines(card, "Thresholds"))


def test_own_thresholds_are_those_in_force(bank: Desk) -> None:
    week_by_week(bank, [4, 6, 5])
    card = why(bank.store, week_figure(str(LAST), "sessions"), TODAY, constants({"limit_weeks": 2, "median_weeks": 1}))
    assert ("Usually", "6") in lines(card, "It says")
    assert [label for label, _ in lines(card, "It says")] == ["Sessions", "Usually", "Natural limits"]


def test_it_names_what_it_counts_and_opens_the_why_of_that(bank: Desk) -> None:
    bank.edit("contact", CLARA, {"cadence_days": "7"})
    put(bank, Touchpoint(on=MON - timedelta(days=20), contacts=(CLARA,)), Need(text="light", on=MON, heard_from=CLARA))
    put(bank, Need(text="nobody's", on=MON))
    held(bank, MON, 30, [BO])
    assert lines(asked(bank, "quiet"), "Because")[0] == ("Clara Voss", "26 days")
    assert lines(asked(bank, "needs"), "Because")[:2] == [("Clara Voss", "light"), ("Heard", "nobody's")]
    assert lines(asked(bank, "people_taught"), "Because")[0] == ("Taught", "Bo Lind")
    [gained, *_] = next(block.lines for block in asked(bank, "levels_gained").blocks if block.title == "Because")
    assert (gained.value, gained.figure) == ("Bo Lind, stakeholder mapping 0>1", Figure("level", BO, "1"))


def test_who_was_never_touched_is_told_so(bank: Desk) -> None:
    bank.edit("contact", CLARA, {"cadence_days": "7"})
    assert lines(asked(bank, "quiet", THIS), "Because")[0] == ("Clara Voss", "never in touch")


def test_a_week_that_still_runs_says_what_may_change_it(bank: Desk) -> None:
    assert ("Until Sun 29 Nov", "whatever is logged of this week") in lines(
        asked(bank, "drafts", THIS), "What would change it"
    )
    assert [label for label, _ in lines(asked(bank, "promises_kept"), "What would change it")] == ["Moved", "Away"]


def test_words_name_one_figure_or_all_of_a_week(bank: Desk) -> None:
    assert figures(bank.store, "week", "last/hours", TODAY, DEFAULTS) == (week_figure("2026-W47", "hours"),)
    put(bank, Review(week="2026-W47"))
    found = figures(bank.store, "week", "2026-W47", TODAY, DEFAULTS)
    assert found == tuple(week_figure("2026-W47", key, 1) for key in KEYS)
    assert {subject_of(each) for each in found} == {Ref("review", 1)}
    record = why_record(bank.store, found[0], TODAY, DEFAULTS)
    assert (record.figure, record.of, record.at) == ("week", "2026-W47", "2026-W47/hours")


def test_what_is_no_figure_of_a_week_is_one_sentence(bank: Desk) -> None:
    with pytest.raises(CannotKeep, match="a week has no figure 'profit'; there are hours, teaching"):
        asked(bank, "profit")
    with pytest.raises(CannotKeep, match="2026-W49 has not begun"):
        asked(bank, "hours", THIS.next)
    with pytest.raises((Unknown, CannotKeep), match="'x' is no week"):
        figures(bank.store, "week", "x/hours", TODAY, DEFAULTS)
