"""Pastes: whatever they hold comes as one text, and never as keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from workbench.ui.pasting import PasteParser

START, END = "\x1b[200~", "\x1b[201~"


def told(*reads: str) -> list[tuple[str, str]]:
    """What the app is told of those reads: pastes with their text, keys with their names."""
    parser, told = PasteParser(), list[tuple[str, str]]()
    for data in reads:
        for message in (*parser.feed(data), *parser.tick()):
            assert isinstance(message, events.Paste | events.Key)
            told.append(("paste", message.text) if isinstance(message, events.Paste) else ("key", message.key))
    return told


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("one\rtwo d d d", "one\rtwo d d d"),
        ("one \x1b[31mtwo d d d", "one [31mtwo d d d"),
        ("one\x1b]0;x\x07 d d d " + "word " * 300, "one]0;x\x07 d d d " + "word " * 300),
        ("ends in one\x1b", "ends in one"),
        ("\x1b\x1b[<0;1;1M", "[<0;1;1M"),
        (f"a{START}b", "a[200~b"),
    ],
)
def test_an_escape_in_a_paste_runs_nothing_as_keys(pasted: str, text: str) -> None:
    assert told(f"x{START}{pasted}{END}j") == [("key", "x"), ("paste", text), ("key", "j")]


@given(st.text("d\x1b[]201~ ", min_size=1).filter(lambda text: END not in f"{text}{END}"[:-1]), st.data())
def test_a_paste_is_the_same_however_it_is_cut_into_reads(pasted: str, data: st.DataObject) -> None:
    sent = f"{START}{pasted}{END}"
    cuts = sorted(data.draw(st.sets(st.integers(len(START), len(sent)), max_size=5)))
    reads = [sent[begun:ended] for begun, ended in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    assert told(*filter(None, reads)) == [("paste", pasted.replace("\x1b", ""))]


def test_the_mark_of_a_paste_may_come_in_two_reads() -> None:
    assert told(START[:3], f"{START[3:]}a\x1bd d{END}") == [("paste", "ad d")]


def test_keys_outside_a_paste_are_as_before() -> None:
    assert told("\x1b[A", "d") == [("key", "up"), ("key", "d")]
