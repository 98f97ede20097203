"""Undo and redo: exact, in order, shared by all, and refused rather than wrong."""

from dataclasses import replace

import pytest

from tests.store.bench import change, dump, furnished, log
from workbench.model.people import Client, Contact
from workbench.model.transfer import Session
from workbench.store import backup, journal, rows
from workbench.store.file import Store
from workbench.store.trouble import Refused


def first_steps(store):
    """Steps of every sort, with the file as it was before each."""
    yield lambda: furnished(store)
    yield lambda: log(store, 'it\'s "so"\n\tand \\ so')
    yield lambda: log(store, "second")
    yield lambda: change(store, rows.get(store, Session, 1), learners=(2, 1), note="", at=None)
    yield lambda: change(store, rows.get(store, Contact, 1), name="Ana Pop-Ek", cadence_days=14)
    yield lambda: bin_it(store, rows.get(store, Session, 2))
    yield lambda: many(store)
    yield lambda: restore_it(store, rows.get(store, Session, 2))


def bin_it(store, noun):
    with store.step("bin") as step:
        rows.bin(step, noun)


def restore_it(store, noun):
    with store.step("restore") as step:
        rows.restore(step, noun)


def many(store):
    """One step that adds, changes twice, takes away and adds again."""
    with store.step("many") as step:
        client = rows.add(step, Client(name="Mobi Retail"))
        rows.change(step, replace(client, name="Mobi"))
        rows.change(step, replace(client, name="Mobi Retail NV"))
        session = rows.get(store, Session, 1)
        rows.change(step, replace(session, learners=()))
        rows.change(step, replace(session, learners=(1,), skills=()))


def test_all_the_way_back_and_forth_again(store):
    states = [dump(store)]
    for act in first_steps(store):
        act()
        states.append(dump(store))
    for state in reversed(states[:-1]):
        journal.undo(store)
        assert dump(store) == state
    for state in states[1:]:
        journal.redo(store)
        assert dump(store) == state
    assert backup.check(store) == []


def test_undo_names_what_it_undid_and_where(store, bench):
    session = log(store)
    done = journal.undo(store)
    assert (done.name, done.kind, done.ref) == ("logged went well", "session", session.id)
    assert journal.redo(store) == done
    assert rows.get(store, Session, session.id) == session


def test_a_new_step_ends_redo(store, bench):
    log(store, "first")
    journal.undo(store)
    log(store, "instead")
    with pytest.raises(Refused, match="nothing to redo"):
        journal.redo(store)
    assert [step.name for step in journal.history(store)] == ["logged instead", "furnish"]
    assert backup.check(store) == []


def test_a_step_that_changes_nothing_does_not_end_redo(store, bench):
    log(store)
    journal.undo(store)
    with store.step("nothing"):
        pass
    journal.redo(store)
    assert store.value("SELECT count(*) FROM session") == 1


def test_there_is_an_end_on_both_sides(store):
    with pytest.raises(Refused, match="nothing to undo"):
        journal.undo(store)
    furnished(store)
    with pytest.raises(Refused, match="nothing to redo"):
        journal.redo(store)


def test_the_line_of_steps_is_one_for_all_and_survives(store, bench, path, now):
    other = Store.open(path, now=now)
    log(store, "mine")
    log(other, "theirs")
    assert journal.undo(store).name == "logged theirs"
    other.close()
    again = Store.open(path, now=now)
    assert journal.undo(again).name == "logged mine"
    assert [step.undone for step in journal.history(store)] == [True, True, False]
    again.close()


def test_history_is_as_long_as_asked_for(store, bench):
    for each in range(5):
        log(store, str(each))
    assert [step.name for step in journal.history(store, limit=2)] == ["logged 4", "logged 3"]


def meddle(store, sql):
    """What only a mistake could do: a change that no step knows of."""
    with store.muted() as work:
        work.run(sql)


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE session SET note = 'other' WHERE id = 1", "the session “other” (row 1)"),
        ("DELETE FROM observation", "the observation"),
        ("UPDATE session_learners SET place = 3", "what belongs to the session (row 1 of session_learners)"),
        ("UPDATE observation SET mode = 'solo'", "the observation “solo” (row 1)"),
    ],
)
def test_undo_refuses_where_a_row_is_not_as_the_step_left_it(store, bench, sql, named):
    log(store)
    meddle(store, sql)
    before = dump(store)
    with pytest.raises(Refused) as told:
        journal.undo(store)
    assert (
        str(told.value)
        == f"Can't undo “logged went well”: {told_row(told.value)} has changed since. Nothing was changed"
    )
    assert named in str(told.value)
    assert dump(store) == before
    assert store.rows("SELECT step, muted FROM journal") == [(None, 0)]


def told_row(error: Refused) -> str:
    return str(error).partition(": ")[2].partition(" has changed")[0]


def test_undo_minds_only_the_columns_that_it_touched(store, bench):
    change(store, bench.ana, name="Ana Pop-Ek")
    meddle(store, "UPDATE contact SET title = 'CIO', changed_at = changed_at WHERE id = 1")
    journal.undo(store)
    assert store.rows("SELECT name, title FROM contact WHERE id = 1") == [("Ana Pop", "CIO")]


def test_redo_refuses_where_a_row_is_there_already(store, bench):
    log(store)
    journal.undo(store)
    meddle(store, "INSERT INTO session (id, uid, created_at, changed_at, \"on\") VALUES (1, 'u', '', '', '2026-11-24')")
    with pytest.raises(Refused, match=r"the session \(row 1\)"):
        journal.redo(store)


def test_undo_refuses_to_leave_something_dangling(store, bench):
    with store.step("add Clara") as step:
        clara = rows.add(step, Contact(name="Clara Voss"))
    columns = "uid, created_at, changed_at, project, contact, role"
    meddle(store, f"INSERT INTO role ({columns}) VALUES ('u', '', '', 1, {clara.id}, 'sponsor')")
    before = dump(store)
    with pytest.raises(
        Refused, match="Can't undo “add Clara”: row 1 of role would refer to a contact that is not there"
    ):
        journal.undo(store)
    assert dump(store) == before


def test_what_a_step_adds_and_takes_away_again_is_still_exact(store, bench):
    before = dump(store)
    with store.step("there and gone") as step:
        step.insert("INSERT INTO session_learners (owner, target, place) VALUES (?, 1, 0)", (logged_id(step),))
        step.run("DELETE FROM session_learners")
    after = dump(store)
    journal.undo(store)
    assert dump(store) == before
    journal.redo(store)
    assert dump(store) == after


def logged_id(step):
    return rows.add(step, Session(on=step.moment.date(), note="x")).id


def test_the_journal_holds_any_text(store):
    for text in ("a=',b=NULL", "'", "''", "x='y',", "NULL", "\n", "line\nname='z'", "é☃𝄞", "%s %Q", "\\", ",,,"):
        with store.step("add") as step:
            client = rows.add(step, Client(name="x", vision=text))
        change(store, client, vision="other", risk=text)
        journal.undo(store)
        assert rows.get(store, Client, client.id).vision == text
        journal.undo(store)
        journal.redo(store)
        assert rows.get(store, Client, client.id) == client
