"""Why a figure is what it is, on worked examples; and the words in which figures are named."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.test_verbs import typed
from tests.desk.test_why import lines, observed, words
from workbench.desk.desk import Desk
from workbench.desk.figures import figure_of
from workbench.desk.shown import Card, Figure, Ref, Tone
from workbench.desk.trouble import Unknown
from workbench.desk.why.named import figures, why_record
from workbench.desk.why.page import why
from workbench.practice.constants import DEFAULTS, constants


@pytest.fixture
def apollo(bank: Desk) -> Desk:
    """Ana, from show to level 4 in 2026, as the ladder tells it."""
    for on, mode, result, source in (
        ("2026-03-02", "show", "clean", "observed"),
        ("2026-03-09", "together", "clean", "observed"),
        ("2026-03-16", "coached", "helped", "observed"),
        ("2026-03-23", "coached", "clean", "observed"),
        ("2026-03-30", "solo", "clean", "learner"),
        ("2026-04-02", "solo", "clean", "artefact"),
        ("2026-04-08", "solo", "clean", "client"),
    ):
        observed(bank, "Ana Pop", "facilitation", on, mode, result, source)
    return bank


def of(desk: Desk, what: str, name: str, today: date = date(2026, 11, 25), **own: object) -> Card:
    [figure] = figures(desk.store, what, name, today, DEFAULTS)
    return why(desk.store, figure, today, constants(own))


def test_a_level_tells_each_step_with_what_moved_it(apollo: Desk) -> None:
    card = of(apollo, "level", "Ana Pop/facilitation", date(2026, 4, 20))
    assert words(lines(card, "Because")) == [
        "Mon 2 Mar: 0>1 show, clean, seen by us",
        "Mon 9 Mar: 1>2 together, clean, seen by us",
        "Mon 16 Mar: coached, helped, seen by us (moved nothing)",
        "Mon 23 Mar: 2>3 coached, clean, seen by us",
        "Mon 30 Mar: solo, clean, on their own word (moved nothing)",
        "Thu 2 Apr: solo, clean, shown by what came of it (moved nothing)",
        "Wed 8 Apr: 3>4 solo, clean, told by the client: solo, clean, spaced from the first",
    ]
    assert "taught somebody, who then stands where they should: 4>5" in [
        line.value for line in lines(card, "What would change it")
    ]


def test_what_the_second_solo_lacks_and_from_when_it_counts(apollo: Desk) -> None:
    card = of(apollo, "level", "Ana Pop/facilitation", date(2026, 4, 3))
    told = words(lines(card, "What would change it"))
    assert told[0] == "Towards 4: solo 1 of 2, lacks a second, 7 days or more after the first"
    assert told[1] == "From Mon 6 Apr: solo, clean, told by the client: 3>4"


def test_a_refresher_is_worked_out_in_numbers(apollo: Desk) -> None:
    card = of(apollo, "refresher", "Ana Pop/facilitation", date(2026, 5, 1))
    assert words(lines(card, "It says")) == ["Fresh: due Wed 10 Jun, lapsed from Wed 21 Oct"]
    assert words(lines(card, "Because")) == [
        "Wed 8 Apr: last use: solo, clean, told by the client",
        "Level: 4",
        "Spaced: 0 clean uses at this level: x 1",
        "Half-life: 195 days x 1 = 195 days",
        "Interval: 195 x log2(1 / 0.8) = 63 days",
        "Due: Wed 8 Apr + 63 days = Wed 10 Jun",
        "Lapsed: from the day after 195 days, Wed 21 Oct",
    ]
    assert words(lines(card, "What would change it"))[-1].startswith("Spaced from: Sun 10 May")


def test_a_spaced_success_and_a_skill_that_lasts_are_told(apollo: Desk) -> None:
    observed(apollo, "Ana Pop", "facilitation", "2026-06-10", "solo", "clean", "client")
    apollo.edit("skill", apollo.named("skill", "facilitation"), {"half_life_pct": "300"})
    told = words(lines(of(apollo, "refresher", "Ana Pop/facilitation", date(2026, 7, 1)), "Because"))
    assert "This skill: lasts 300 % of usual (195 days)" in told
    assert "Spaced: 0 clean uses at this level: x 1" in told
    assert "Half-life: 585 days x 1 = 585 days" in told
    apollo.edit("skill", apollo.named("skill", "facilitation"), {"half_life_pct": "100"})
    told = words(lines(of(apollo, "refresher", "Ana Pop/facilitation", date(2026, 7, 1)), "Because"))
    assert "Half-life: 195 days x 1.5 = 292.5 days" in told
    assert "Interval: 292.5 x log2(1 / 0.8) = 94 days" in told


def test_nothing_is_due_before_a_first_use(bank: Desk) -> None:
    card = of(bank, "refresher", "Bo Lind/facilitation")
    assert "only after a first use" in lines(card, "It says")[0].label


def test_own_confidence_stands_apart(apollo: Desk) -> None:
    apollo.add("confidence", {"contact": "Ana Pop", "skill": "facilitation", "on": "2026-04-10", "level": "2"})
    card = of(apollo, "level", "Ana Pop/facilitation", date(2026, 4, 20))
    [own] = [line for line in lines(card, "It says") if line.label == "Own confidence"]
    assert own.value.startswith("2 of 5, Fri 10 Apr: kept apart")
    assert card.title == "Why: Ana Pop, facilitation: 4"


def test_what_does_not_count_for_unaided_use_says_why(bank: Desk) -> None:
    bank.add("needed_skill", {"project": "Apollo", "skill": "facilitation"})
    for on, who, mode, result, source in (
        ("2026-11-02", "Ana Pop", "solo", "clean", "client"),
        ("2026-11-03", "Bo Lind", "solo", "clean", "learner"),
        ("2026-11-04", "Bo Lind", "solo", "helped", "client"),
        ("2026-11-05", "Bo Lind", "solo", "clean", "observed"),
        ("2026-05-01", "Clara Voss", "solo", "clean", "artefact"),
    ):
        observed(bank, who, "facilitation", on, mode, result, source)
    found = lines(of(bank, "gate", "Apollo/T3"), "Because")
    assert words(found) == [
        "Fri 1 May: Clara, facilitation: solo, shown by what came of it: unconfirmed",
        "Mon 2 Nov: Ana, facilitation: solo, told by the client",
        "Tue 3 Nov: Bo, facilitation: solo, on their own word: does not count",
        "Wed 4 Nov: Bo, facilitation: solo, told by the client: helped",
        "Thu 5 Nov: Bo, facilitation: solo, seen by us: while we were there",
    ]
    assert [line.tone is Tone.MUTED for line in found] == [True, False, True, True, True]


def test_hours_tell_where_they_went_and_from_when_one_is_warned(bank: Desk) -> None:
    typed(bank, "9:00 3h apo draft charter")
    typed(bank, "y 13:00 60 ana fac apo :1")
    bank.edit("project", bank.named("project", "Apollo"), {"budget_minutes": "4h"})
    card = of(bank, "hours", "Apollo", hours_nearly=100)
    assert words(lines(card, "Because")) == [
        "teaching: 1h in one entry, Tue 24 Nov",
        "delivery: 3h in one entry, Wed 25 Nov",
        "Budget: 4h",
    ]
    used = next(line for line in lines(card, "It says") if line.label == "Used")
    assert (used.value, used.tone) == ("100 % of 4h", Tone.WATCH)
    assert "100 % of the budget, usually 90" in words(lines(card, "Thresholds"))[0]


def test_a_promise_tells_its_moves(bank: Desk) -> None:
    typed(bank, "promise clara minutes by 27 nov")
    promise = bank.named("commitment", "minutes")
    bank.move_promise(promise, date(2026, 12, 4))
    card = of(bank, "promise", "minutes")
    assert words(lines(card, "It says")) == ["Stands: later", "The day that counts: Fri 4 Dec"]
    assert "Wed 25 Nov: moved to Fri 4 Dec, told before it was due" in words(lines(card, "Because"))
    bank.keep_promise(promise)
    assert lines(of(bank, "promise", "minutes"), "It says")[0].value == "kept"


def test_independence_adds_up_in_fractions(bank: Desk) -> None:
    bank.add("needed_skill", {"project": "Apollo", "skill": "facilitation", "weight": "3"})
    bank.add("needed_skill", {"project": "Apollo", "skill": "stakeholder mapping", "weight": "2"})
    for who in ("Ana Pop", "Bo Lind"):
        bank.add("baseline", {"contact": who, "skill": "stakeholder mapping", "level": "4", "on": "2026-11-01"})
    bank.add("baseline", {"contact": "Ana Pop", "skill": "facilitation", "level": "5", "on": "2026-11-01"})
    bank.add("baseline", {"contact": "Bo Lind", "skill": "facilitation", "level": "3", "on": "2026-11-01"})
    card = of(bank, "independence", "Apollo")
    assert words(lines(card, "Because"))[-1] == "Together: (3 x 1/2 + 2 x 1/1) / 5 = 70 %"
    assert "one person only: facilitation" in words(lines(card, "It says"))
    assert words(lines(card, "What would change it"))[0] == "facilitation: bring Bo from 3 to 4: +30 % strict"


def test_coverage_tells_who_does_not_count_and_why(bank: Desk) -> None:
    bank.add("needed_skill", {"project": "Apollo", "skill": "facilitation"})
    bank.add("client", {"name": "Lumen Integration", "kind": "partner"})
    bank.add("contact", {"name": "Kai Brandt", "client": "Lumen Integration"})
    for who in ("Ana Pop", "Bo Lind", "Kai Brandt"):
        bank.add("baseline", {"contact": who, "skill": "facilitation", "level": "4", "on": "2026-11-01"})
    observed(bank, "Clara Voss", "facilitation", "2025-01-02", "coached", "clean", "observed")
    bank.edit("contact", bank.named("contact", "Bo Lind"), {"left_on": "2026-11-20"})
    said = {line.label: line.value for line in lines(of(bank, "coverage", "Apollo/facilitation"), "Because")}
    assert said["Ana Pop"] == "4 independent"
    assert said["Bo Lind"].endswith("(left: counts no more)")
    assert said["Kai Brandt"].endswith("(a partner's: counted apart)")
    assert said["Clara Voss"].endswith("(lapsed: counts no more)")


# Named in words


@pytest.mark.parametrize(
    ("kind", "name", "what"),
    [
        ("stage", "apo", ["stage"]),
        ("gate", "apo/e3", ["gate"]),
        ("client-stage", "kronos", ["client_stage"]),
        ("client", "kronos", ["client_stage"]),
        ("level", "ana/fac", ["level"]),
        ("commitment", "minutes", ["promise"]),
        ("promise", "minutes", ["promise"]),
        ("contact", "ana", ["quiet"]),
        ("skill", "facilitation", ["coverage", "coverage"]),
        ("project", "apollo", ["stage", *["gate"] * 5, "independence", "charged", "hours"]),
    ],
)
def test_figures_are_named_in_words(bank: Desk, kind: str, name: str, what: list[str]) -> None:
    typed(bank, "promise clara minutes by fri")
    bank.add("needed_skill", {"project": "Apollo", "skill": "facilitation"})
    assert [each.what for each in figures(bank.store, kind, name, bank.today, DEFAULTS)] == what


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        (
            "health",
            "apollo",
            "there is no why of 'health': there are project, client, contact, skill, promise, session, stage",
        ),
        ("stage", "zeus", "no project is called 'zeus'"),
        ("gate", "apollo", "a gate is of a project and a gate: workbench why gate Apollo/E3"),
        ("level", "ana pop", "a level is of a contact and a skill: workbench why level 'Ana Pop/facilitation'"),
    ],
)
def test_what_can_not_be_named_is_told_in_a_sentence(bank: Desk, kind: str, name: str, sentence: str) -> None:
    with pytest.raises(Unknown) as unknown:
        figures(bank.store, kind, name, bank.today, DEFAULTS)
    assert str(unknown.value).startswith(sentence)


def test_each_kind_of_row_stands_for_a_figure() -> None:
    kinds = ("project", "client", "contact", "skill", "session", "commitment")
    assert [figure_of(Ref(kind, 7)) for kind in kinds] == [
        Figure("stage", 7),
        Figure("client_stage", 7),
        Figure("quiet", 7),
        Figure("coverage", 0, "7"),
        Figure("change", 7),
        Figure("promise", 7),
    ]
    assert figure_of(None) is figure_of(Ref("memory", 1)) is None


def test_a_record_has_names_in_full_and_the_settings(apollo: Desk) -> None:
    [figure] = figures(apollo.store, "level", "ana/fac", apollo.today, DEFAULTS)
    told = why_record(apollo.store, figure, apollo.today, constants({"solo_spacing_days": 10}))
    assert (told.figure, told.of, told.at) == ("level", "Ana Pop", "facilitation")
    [own] = [each for each in told.thresholds if each.value != each.usual]
    assert (own.name, own.value, own.usual, own.unit) == ("solo_spacing_days", 10, 7, "days")
    assert told.rule
    assert told.because
    assert told.would_change
