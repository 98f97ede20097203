"""Why a figure is what it is: it agrees with what the screens say, and what it foretells comes true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.desk.furnished import WEDNESDAY, Furnished, furnished
from tests.desk.test_verbs import typed
from workbench.desk.desk import Desk
from workbench.desk.figures import OF, figure_of, subject_of
from workbench.desk.lists import contacts
from workbench.desk.progress import facts, level_blocks, project_blocks
from workbench.desk.promises import stood
from workbench.desk.shown import Card, Figure, Line, Ref, Tone
from workbench.desk.strip import strip
from workbench.desk.tables import Asked, skill_records
from workbench.desk.trouble import CannotKeep, Unknown
from workbench.desk.views import Views
from workbench.desk.why.named import figures, why_record
from workbench.desk.why.page import why
from workbench.model.projects import Project
from workbench.model.promises import Commitment
from workbench.model.transfer import Mode
from workbench.practice.constants import DEFAULTS, constants
from workbench.practice.facts import Reading
from workbench.practice.gates import judged
from workbench.store import rows
from workbench.store.file import Store

BLOCKS = ["It says", "Because", "The rule", "Thresholds", "What would change it"]
MONTHS = {month: number for number, month in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    made = furnished(tmp_path_factory.mktemp("demo") / "demo.db", WEDNESDAY)
    yield made
    made.store.close()


def all_figures(demo: Furnished) -> list[Figure]:
    """Every figure of every noun of the demo."""
    store = demo.store
    found = [Figure("coverage", 0, str(ref)) for (ref,) in store.rows("SELECT id FROM skill")]
    for ref in ids(store, "project"):
        found += [Figure(each, ref) for each in ("stage", "independence", "charged", "hours")]
        found += [
            Figure("gate", ref, f"{stage}{number}")
            for stage, count in ("S3", "E3", "T5")
            for number in range(1, int(count) + 1)
        ]
        found += [Figure("coverage", ref, str(skill)) for skill in ids(store, "skill")]
    found += [Figure("client_stage", ref) for ref in ids(store, "client")]
    found += [Figure("quiet", ref) for ref in ids(store, "contact")]
    found += [Figure("promise", ref) for ref in ids(store, "commitment")]
    found += [Figure("change", ref) for ref in ids(store, "session")]
    pairs = store.rows("SELECT DISTINCT contact, skill FROM observation UNION SELECT contact, skill FROM baseline")
    return found + [Figure(each, one, str(two)) for one, two in pairs for each in ("level", "refresher", "stalled")]


def ids(store: Store, kind: str) -> list[int]:
    return [int(ref) for (ref,) in store.rows(f'SELECT id FROM "{kind}" WHERE deleted_at IS NULL')]


def asked(demo: Furnished, what: str, of: int, at: str = "") -> Card:
    return why(demo.store, Figure(what, of, at), demo.today, DEFAULTS)


def lines(card: Card, title: str) -> tuple[Line, ...]:
    return next((block.lines for block in card.blocks if block.title == title), ())


def words(found: tuple[Line, ...]) -> list[str]:
    return [f"{line.label}: {line.value}" if line.value else line.label for line in found]


def day_of(label: str, today: date) -> date:
    """The day that a line is labelled with: `From Thu 26 Nov`, `Wed 3 Mar 2027`."""
    day, month, year = re.search(r"(\d+) (\w{3})(?: (\d{4}))?$", label).groups()  # type: ignore[union-attr]
    return date(int(year or today.year), MONTHS[month], int(day))


# Every figure


def test_every_figure_of_the_demo_says_what_it_is_why_and_by_which_rule(demo: Furnished) -> None:
    found = all_figures(demo)
    assert {each.what for each in found} == set(OF)
    for figure in found:
        card = why(demo.store, figure, demo.today, DEFAULTS)
        titles = [block.title for block in card.blocks]
        assert titles == [title for title in BLOCKS if title in titles], figure
        assert {"It says", "The rule"} <= set(titles), figure
        assert card.title.startswith("Why: ")
        assert card.ref == subject_of(figure) or figure.what == "coverage"


def test_every_line_opens_something_that_is_there(demo: Furnished) -> None:
    views = Views(demo.store, demo.desk.now)
    opened: set[Ref] = set()
    for figure in all_figures(demo):
        for block in why(demo.store, figure, demo.today, DEFAULTS).blocks:
            for line in block.lines:
                if line.ref is not None and line.ref not in opened:
                    opened.add(line.ref)
                    assert views.card(line.ref).title, (figure, line)
                if line.figure is not None:
                    assert line.figure.what in OF
    assert {ref.kind for ref in opened} >= {"session", "contact", "skill", "project", "memory", "score", "milestone"}
    assert {ref.kind for ref in opened} >= {
        "terms_item",
        "plan_word",
        "aspiration",
        "follow_up",
        "baseline",
        "needed_skill",
    }


def test_of_what_is_gone_it_says_so(demo: Furnished) -> None:
    for what, kinds in OF.items():
        with pytest.raises(CannotKeep, match="no longer there"):
            why(demo.store, Figure(what, 9999, "S1" if kinds[-1] == "gate" else "9999"), demo.today, DEFAULTS)
    with pytest.raises(CannotKeep, match="there is no gate 'X1': there are S1, S2, S3, E1"):
        asked(demo, "gate", 1, "X1")


def test_thresholds_are_those_in_force(demo: Furnished) -> None:
    own = constants({"score_least": 9, "memories": 1})
    card = why(demo.store, Figure("gate", 1, "E3"), demo.today, own)
    assert "Value score (E3): 9, usually 7 · score_least" in words(lines(card, "Thresholds"))
    assert "score of 9 or more" in lines(card, "The rule")[0].label


# It agrees with what the screens say


def test_levels_are_those_of_the_lists(demo: Furnished) -> None:
    people = {name: ref for ref, name in demo.store.rows("SELECT id, name FROM contact")}
    skills = {name: ref for ref, name in demo.store.rows("SELECT id, name FROM skill")}
    records = skill_records(Views(demo.store, demo.desk.now), Asked())
    assert len(records) > 20
    for each in records:
        card = asked(demo, "level", people[each.person], str(skills[each.skill]))
        assert card.title.endswith(f": {each.level}")
        assert ("Shaky" in [line.label for line in lines(card, "It says")]) is each.shaky


def test_quiet_is_as_in_the_list(demo: Furnished) -> None:
    listed = contacts(demo.store, None, "", demo.today)
    assert {row.quiet for row in listed} == {True, False}
    for row in listed:
        said = lines(asked(demo, "quiet", row.id), "It says")[0]
        assert (said.label == "Quiet") is row.quiet
        assert said.value.startswith("never" if row.days is None else f"{row.days} day")


def test_promises_stand_as_in_the_list(demo: Furnished) -> None:
    for row in stood(demo.store, rows.find(demo.store, Commitment), demo.today):
        said = lines(asked(demo, "promise", row.promise.id), "It says")[0].value
        assert said.startswith(str(row.standing.state)), row


def test_stages_and_gates_are_those_of_the_card(demo: Furnished) -> None:
    for ref in ids(demo.store, "project"):
        stage, gates, *_ = project_blocks(demo.store, ref, demo.today, DEFAULTS)
        card = asked(demo, "stage", ref)
        assert lines(card, "It says")[0].value == stage.lines[0].value
        assert [line.label for line in lines(card, "Because")] == [line.label for line in gates.lines]


def test_the_stalled_learner_of_the_strip_stalls(demo: Furnished) -> None:
    shown = [
        line for line in strip(demo.store, None, demo.today, DEFAULTS) if line.figure and line.figure.what == "stalled"
    ]
    assert len(shown) == 1
    card = why(demo.store, shown[0].figure, demo.today, DEFAULTS)  # type: ignore[arg-type]
    assert lines(card, "It says")[0].label == "Stalled"
    assert f" {lines(card, 'It says')[0].value.split()[0]}d" in shown[0].value


def test_what_a_session_moved_is_as_in_the_list(demo: Furnished) -> None:
    views = Views(demo.store, demo.desk.now)
    for row in views.sessions(None, count=100):
        said = words(lines(asked(demo, "change", row.id), "Because"))
        assert not row.change or any(row.change in each for each in said), row


def test_every_line_that_shows_a_figure_says_which(demo: Furnished) -> None:
    views = Views(demo.store, demo.desk.now)
    for line in views.strip():
        assert line.figure is not None
    for block in views.card(Ref("project", 1)).blocks[:4]:
        if block.title in ("Stage", "Gates", "What stays", "Hours"):
            assert all(line.figure for line in block.lines if line.label != "My view"), block
    for kind in ("contact", "skill"):
        [block] = level_blocks(demo.store, Ref(kind, 1), demo.today, DEFAULTS)
        assert all(line.figure and line.figure.what == "level" for line in block.lines)


# What it foretells comes true


def test_a_gate_changes_on_the_day_foretold_and_not_before(demo: Furnished) -> None:
    told = 0
    for ref in ids(demo.store, "project"):
        known = facts(demo.store, rows.get(demo.store, Project, ref), demo.today, DEFAULTS, long_ago=True)  # type: ignore[arg-type]
        now = {each.key: each for each in judged(Reading(known, demo.today, DEFAULTS))}
        for key, gate in now.items():
            for line in lines(asked(demo, "gate", ref, key), "What would change it"):
                if not line.label.startswith("From "):
                    continue
                told += 1
                on = day_of(line.label, demo.today)
                then, before = (
                    next(each for each in judged(Reading(known, day, DEFAULTS)) if each.key == key)
                    for day in (on, on - timedelta(days=1))
                )
                stands = (gate.state, gate.at_risk, gate.unconfirmed)
                assert (before.state, before.at_risk, before.unconfirmed) == stands, (ref, key, on)
                assert (then.state, then.at_risk, then.unconfirmed) != stands, (ref, key, on)
    assert told > 8


TRIED = {
    "shown": ("show", "clean", "observed"),
    "done together, clean": ("together", "clean", "observed"),
    "coached, clean": ("coached", "clean", "observed"),
    "solo, clean, told by the client": ("solo", "clean", "client"),
    "solo, clean, on their own word": ("solo", "clean", "learner"),
}


def observed(desk: Desk, who: str, skill: str, on: date | str, mode: str, result: str, source: str) -> None:
    day = on if isinstance(on, str) else on.isoformat()
    told = {"contact": who, "skill": skill, "on": day, "mode": mode, "result": result, "source": source}
    desk.add("observation", told)


def test_what_seeing_something_today_would_do_is_what_it_does(demo: Furnished) -> None:
    tried: set[str] = set()
    pairs = demo.store.rows(
        "SELECT DISTINCT o.contact, o.skill, c.name, s.name FROM observation o JOIN contact c ON c.id = o.contact"
        " JOIN skill s ON s.id = o.skill WHERE c.left_on IS NULL ORDER BY 1, 2"
    )
    for contact, skill, who, name in pairs:
        level = asked(demo, "level", contact, str(skill)).title[-1]
        for line in lines(asked(demo, "level", contact, str(skill)), "What would change it"):
            what, _, effect = line.value.partition(": ")
            if line.label != "If today" or what.startswith("taught") or f"{what}: {level} {effect}" in tried:
                continue
            tried.add(f"{what}: {level} {effect}")
            rung = list(Mode)[min(int(level), 4) - 1]
            observed(demo.desk, who, name, demo.today, *TRIED.get(what, (rung, "not_yet", "observed")))
            said = asked(demo, "level", contact, str(skill))
            demo.desk.undo()
            now = effect.split(">")[1][0] if ">" in effect else level
            assert said.title.endswith(f": {now}"), line
            shaky = ", shaky" in effect
            assert ("Shaky" in [each.label for each in lines(said, "It says")]) is shaky, line
    assert len(tried) > 12


# Worked examples


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
