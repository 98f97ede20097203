"""Nouns go into the file and come back as they were, cleaned; only what differs is written."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.store.bench import Bench, furnished, log
from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import Noun, Trait, Unfit, traits
from workbench.model.people import Client, ClientKind, Contact
from workbench.model.projects import Project, TermsItem, TermsKind
from workbench.model.promises import Commitment, Move
from workbench.model.relationship import Criterion, Decision, Heard, Touchpoint
from workbench.model.review import Review
from workbench.model.skills import NeededSkill
from workbench.model.transfer import Mode, Observation, Session
from workbench.store import journal, rows
from workbench.store.file import Store
from workbench.store.trouble import Already, Vanished

HOSTILE = "Acme [Q3] [/x] ' \" \\ ; -- \x1b]52;c;eA==\x07 \ud800 \u202eevil\u202c \x00 é ☃ 𝄞\nsecond\tline \x85\ufeff"
CLEANED = "Acme [Q3] [/x] ' \" \\ ; -- ]52;c;eA==  evil  é ☃ 𝄞\nsecond\tline "


@pytest.fixture
def linked(store: Store, bench: Bench) -> Store:
    """A store where each kind that others refer to has its row 1."""
    session = log(store)
    with store.step("the rest") as step:
        rows.bin(step, rows.find(store, Observation)[0])
        rows.add(step, Touchpoint(on=session.on, contacts=(1,)))
        rows.add(step, Commitment(made_on=session.on))
        rows.add(step, Criterion(contact=1, text="time to decide"))
        rows.add(step, Decision(decided_on=session.on))
        rows.add(step, Review(week="2026-W47"))
    return store


def filled(trait: Trait, *, hostile: bool) -> object:
    """A value for a field that is not its default."""
    if trait.many:
        return (2, 1) if trait.refers == "contact" else (1,)
    if trait.refers:
        return 1
    if trait.choices:
        return list(trait.type)[-1]
    if trait.type is bool:
        return not trait.default
    if trait.type is int:
        return next(bound for bound in (trait.most, trait.least, 7) if bound is not None)
    return {str: HOSTILE if hostile else CLEANED, date: date(2026, 2, 28), time: time(23, 59, 1)}[trait.type]


@pytest.mark.parametrize("kind", KINDS)
def test_every_noun_comes_back_as_it_went_in_but_clean(linked, kind):
    given = noun(kind)(**{trait.name: filled(trait, hostile=True) for trait in traits(noun(kind))})
    with linked.step("add") as step:
        kept = rows.add(step, given)
    expected = {trait.name: filled(trait, hostile=False) for trait in traits(noun(kind))}
    assert {name: getattr(kept, name) for name in expected} == expected
    assert rows.get(linked, noun(kind), kept.id) == kept
    assert rows.by_uid(linked, kind, kept.uid) == kept
    assert {trait.name: type(getattr(kept, trait.name)) for trait in traits(noun(kind))} == {
        name: type(value) for name, value in expected.items()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_noun_comes_back_with_what_it_has_by_itself(linked, kind):
    needed = {trait.name: filled(trait, hostile=False) for trait in traits(noun(kind)) if trait.needed}
    with linked.step("add") as step:
        kept = rows.add(step, noun(kind)(**needed))
    assert rows.get(linked, noun(kind), kept.id) == kept


def test_what_is_stored_is_named_and_dated(store):
    with store.step("add") as step:
        kept = rows.add(step, Client(name="Kronos Bank"))
    assert (kept.id, kept.created_at, kept.changed_at, kept.deleted_at) == (
        1,
        "2026-11-25T10:00:00.000Z",
        "2026-11-25T10:00:00.000Z",
        None,
    )
    assert len(kept.uid) == 26
    assert kept.uid.startswith("01M892BP80")  # the ULID of that instant


def test_an_import_keeps_names_and_instants(store):
    given = Client(name="x", uid="U", created_at="2020-01-01T00:00:00.000Z", changed_at="2021-01-01T00:00:00.000Z")
    with store.step("import") as step:
        kept = rows.add(step, given)
    assert kept == replace(given, id=kept.id)


@pytest.mark.parametrize("bad", [Client(name=""), Client(name="\x1b"), Client(name="x", cadence_days=0)])
def test_what_breaks_its_own_rules_is_not_stored(store, bad):
    with pytest.raises(Unfit), store.step("add") as step:
        rows.add(step, bad)
    assert rows.find(store, Client) == []


def test_a_change_keeps_to_the_same_rules(store, bench):
    with pytest.raises(Unfit), store.step("empty") as step:
        rows.change(step, replace(bench.ana, name=""))
    assert rows.get(store, Contact, bench.ana.id) == bench.ana


def test_a_change_writes_the_columns_that_differ(store, bench):
    with store.step("rename") as step:
        kept = rows.change(step, replace(bench.ana, name="Ana Pop-Ek\x1b", title="lead"))
    assert (kept.name, kept.title) == ("Ana Pop-Ek", "lead")
    assert rows.get(store, Contact, bench.ana.id) == kept
    [(old, new)] = store.rows("SELECT old, new FROM op WHERE step = (SELECT max(step) FROM op)")
    assert old == "name='Ana Pop',title=''"
    assert new == "name='Ana Pop-Ek',title='lead'"


def test_links_keep_their_order_and_change_one_by_one(store, bench):
    session = log(store)
    for learners in ((2, 1), (2,), (), (1, 2, 1)):
        with store.step("learners") as step:
            kept = rows.change(step, replace(session, learners=learners))
        assert kept == rows.get(store, Session, session.id)
        assert kept.learners == tuple(dict.fromkeys(learners))


@pytest.mark.parametrize("verb", [rows.change, rows.bin, rows.restore])
def test_what_is_gone_is_written_no_more(store, bench, verb):
    with store.step("add") as step:
        clara = rows.add(step, Contact(name="Clara Voss"))
    journal.undo(store)
    with pytest.raises(Vanished, match="Look again"), store.step("x") as step:
        verb(step, clara)
    with store.step("add another, who gets the id") as step:
        other = rows.add(step, Contact(name="Dirk Maes"))
    assert other.id == clara.id
    with pytest.raises(Vanished), store.step("x") as step:
        verb(step, clara)
    assert rows.get(store, Contact, other.id) == other


def test_what_was_read_in_part_is_not_written_whole(store, bench):
    [partly, _] = rows.find(store, Contact, only=("name",))
    with pytest.raises(Vanished), store.step("x") as step:
        rows.change(step, replace(partly, name="Ana Pop-Ek"))
    assert rows.get(store, Contact, 1) == bench.ana


def test_what_is_in_the_bin_does_not_go_there_twice(store, bench):
    with store.step("bin") as step:
        binned = rows.bin(step, bench.bo)
    with pytest.raises(Vanished), store.step("again") as step:
        rows.bin(step, binned)


def test_find_takes_its_order_its_page_and_its_words(store, bench):
    notes = ["a", "b", "c", "d"]
    for note in notes:
        log(store, note)
    found = rows.find(store, Session, "note > ?", ("a",), order="note DESC", limit=2, offset=1)
    assert [session.note for session in found] == ["c", "b"]
    assert [session.note for session in rows.find(store, Session, offset=3)] == ["d"]
    assert rows.get(store, Session, 99) is None
    assert rows.by_uid(store, "session", "none") is None


def test_what_is_binned_is_found_in_the_bin(store, bench):
    with store.step("bin") as step:
        binned = rows.bin(step, bench.bo)
    assert rows.find(store, Contact, binned=True) == [binned]
    assert [contact.name for contact in rows.find(store, Contact)] == ["Ana Pop"]
    assert len(rows.find(store, Contact, binned=None)) == 2
    with store.step("restore") as step:
        rows.restore(step, binned)
    assert [contact.name for contact in rows.find(store, Contact)] == ["Ana Pop", "Bo"]


def binned(store: Store, cls: type[Noun]) -> int:
    return len(rows.find(store, cls, binned=True))


def test_children_go_to_the_bin_and_come_back_with_their_owner(store, bench):
    with store.step("more") as step:
        needed = rows.add(step, NeededSkill(project=1, skill=1))
        rows.add(step, TermsItem(project=1, item=TermsKind.EXIT))
        promise = rows.add(step, Commitment(made_on=date(2026, 11, 24), project=1, text="minutes"))
        rows.add(step, Move(commitment=promise.id, agreed_on=date(2026, 11, 24), new_due=date(2026, 12, 1)))
    with store.step("bin one alone", kind="needed_skill") as step:
        rows.bin(step, needed)
    store.now = lambda: type(step.moment)(2026, 11, 25, 11, tzinfo=step.moment.tzinfo)
    with store.step("bin") as step:
        project = rows.bin(step, bench.apollo)
    assert [binned(store, cls) for cls in (Project, NeededSkill, TermsItem, Commitment, Move)] == [1, 1, 1, 0, 0]
    with store.step("restore") as step:
        rows.restore(step, project)
    assert [binned(store, cls) for cls in (Project, NeededSkill, TermsItem)] == [0, 1, 0]


def test_grandchildren_follow(store, bench):
    with store.step("more") as step:
        decision = rows.add(step, Decision(decided_on=date(2026, 11, 24), project=1))
        rows.add(step, Heard(decision=decision.id, contact=1))
    with store.step("bin") as step:
        rows.bin(step, decision)
    assert binned(store, Heard) == 1


def test_there_may_be_another_once_the_first_is_in_the_bin(store, bench):
    with store.step("need") as step:
        first = rows.add(step, NeededSkill(project=1, skill=1))
    with store.step("bin") as step:
        rows.bin(step, first)
    with store.step("need again") as step:
        rows.add(step, NeededSkill(project=1, skill=1))
    with pytest.raises(Already), store.step("restore the first too") as step:
        rows.restore(step, first)
    assert rows.get(store, NeededSkill, first.id).deleted_at is not None


def test_a_page_of_sessions_is_read_with_one_query_for_each_kind_of_link(store, bench):
    for each in range(50):
        log(store, str(each))
    asked: list[str] = []
    store.lent_to(lambda file: file.set_trace_callback(asked.append))
    assert len(rows.find(store, Session)) == 50
    store.lent_to(lambda file: file.set_trace_callback(None))
    assert len(asked) <= 3


def test_enumerations_are_words_in_the_file(store):
    with store.step("add") as step:
        rows.add(step, Client(name="Own", kind=ClientKind.OWN_FIRM))
    assert store.value("SELECT kind FROM client") == "own_firm"


def test_furnishing_is_one_step(store):
    furnished(store)
    assert store.value("SELECT count(*) FROM step") == 1
    log(store)
    [seen] = rows.find(store, Observation)
    assert seen.mode is Mode.TOGETHER
