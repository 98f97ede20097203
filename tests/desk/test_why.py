"""Why a figure is what it is: it agrees with what the screens say, and what it foretells comes true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.desk.furnished import WEDNESDAY, Furnished, furnished
from workbench.desk.desk import Desk
from workbench.desk.figures import OF, subject_of, week_figure
from workbench.desk.lists import contacts
from workbench.desk.progress import facts, level_blocks, project_blocks
from workbench.desk.promises import stood
from workbench.desk.shown import Card, Figure, Line, Ref, Tone
from workbench.desk.strip import strip
from workbench.desk.tables import Asked, skill_records
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.desk.week import KEYS
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
        found += [Figure("handover", ref, str(number)) for number in range(1, 12)]
        found += [Figure("coverage", ref, str(skill)) for skill in ids(store, "skill")]
    found += [Figure("client_stage", ref) for ref in ids(store, "client")]
    found += [Figure("quiet", ref) for ref in ids(store, "contact")]
    found += [Figure("promise", ref) for ref in ids(store, "commitment")]
    found += [Figure("change", ref) for ref in ids(store, "session")]
    found += [week_figure(f"{demo.today - timedelta(weeks=ago):%G-W%V}", key) for ago in (0, 1) for key in KEYS]
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
        if what == "week":  # it is there without a review too
            continue
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


def test_what_counts_for_a_gate_is_what_carries_it(demo: Furnished) -> None:
    """Lines that are not muted count: of E1 two people or more, of E3 two voices, of T3 three uses."""
    found = set()
    for ref in ids(demo.store, "project"):
        for key, least in (("E1", 2), ("E3", 2), ("T3", 3)):
            card = asked(demo, "gate", ref, key)
            counting = [line for line in lines(card, "Because") if line.tone is Tone.PLAIN]
            count = len({line.label for line in counting}) if key == "E1" else len(counting)
            met = f"{key} met" in card.title
            assert count >= least if met else count < least or key != "E1", (ref, key)
            found.add((key, met))
    assert len(found) == 6


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
        known = facts(demo.store, rows.get(demo.store, Project, ref), demo.today, DEFAULTS, since=date.min)  # type: ignore[arg-type]
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
