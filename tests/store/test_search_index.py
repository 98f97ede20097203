"""Search finds what was written, as soon as it was, and reads nothing that people type as a command."""

from dataclasses import replace

import pytest

from tests.store.bench import log
from workbench.model.people import Client
from workbench.model.transfer import Session
from workbench.store import backup, journal, rows
from workbench.store.search import matches


def found(store, kind, words):
    return [ref for (ref,) in store.rows(*matches(kind, words))]


def test_words_are_found_by_their_beginnings_without_case_and_accents(store):
    with store.step("add") as step:
        rows.add(step, Client(name="Zoë Straße", vision="a calmer steering"))
    for words in ("zoe", "ZO", "steer calm", "straße"):
        assert found(store, "client", words) == [1], words
    for words in ("zoe mars", "teering", "eur"):
        assert found(store, "client", words) == [], words
    assert found(store, "contact", "zoe") == []


def test_the_index_follows_changes_the_bin_and_undo(store, bench):
    def names():
        return [words for words in ("ana", "anna") if found(store, "contact", words)]

    with store.step("rename") as step:
        anna = rows.change(step, replace(bench.ana, name="Anna"))
    assert names() == ["anna"]
    with store.step("bin") as step:
        rows.bin(step, anna)
    assert names() == []
    journal.undo(store)
    assert names() == ["anna"]
    journal.undo(store)
    assert names() == ["ana"]
    journal.redo(store)
    assert names() == ["anna"]
    assert backup.check(store) == []


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "*",
        "a AND",
        "NEAR(",
        "body:",
        "-ana",
        "(",
        "^",
        "'",
        "",
        " ",
        "\0",
        "ana OR",
        "{a b}",
        "\x1b[0m",
        "%",
        "😀",
    ],
)
def test_nothing_that_is_typed_breaks_it(store, bench, typed):
    log(store, typed)
    found(store, "session", typed)


def test_syntax_is_words(store, bench):
    log(store, 'she said "stop" OR go')
    assert found(store, "session", 'or "stop"') == [1]
    assert found(store, "session", "stop OR nothing") == []


def test_what_was_typed_and_private_words_are_treated_apart(store, bench):
    with store.step("add") as step:
        rows.add(step, Session(on=step.moment.date(), private_note="worried", raw="45 ana sta"))
    assert found(store, "session", "worried") == [1]
    assert found(store, "session", "sta") == []


def test_the_check_tells_an_index_that_is_behind(store, bench):
    with store.quiet() as work:
        work.run("UPDATE document SET body = 'other' WHERE kind = 'skill'")
    assert backup.check(store) == [
        "the search index does not know each skill as it is",
        "the search index is not that of its documents",
    ]
