"""Hostile text on its way to a widget."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from workbench.ui import gate

HOSTILE = (
    "[/] Smith [Acme]",
    "[@click=app.quit]x[/]",
    "a\x1b]52;c;eA==\x07b",
    "\u202egnp.exe",
    "\x9b31m",
    "tab\tnew\nline",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_byte_reaches_a_terminal_that_could_command_it(text: str) -> None:
    for shown in (gate.content(text).plain, gate.line(text).plain, gate.cut(text, 40)):
        assert not set(shown) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x202E)}


@pytest.mark.parametrize("text", HOSTILE[:2])
def test_markup_is_shown_and_not_obeyed(text: str) -> None:
    assert gate.content(text).plain == text
    assert gate.content(text).spans == []
    assert gate.filled("[b]$name[/b]", name=text).plain == text


def test_our_own_markup_around_it_is_obeyed() -> None:
    shown = gate.filled("[b]$name[/b]!", name="[i]x")
    assert shown == Content("[i]x!").stylize("b", 0, 4)


@given(st.text(max_size=40), st.integers(0, 30))
def test_cut_never_takes_more_cells_and_fit_takes_exactly_as_many(text: str, cells: int) -> None:
    assert gate.width(gate.cut(text, cells)) <= cells
    assert gate.width(gate.fit(text, cells)) == cells
    assert gate.width(gate.fit(text, cells, right=True)) == cells


@given(st.text(alphabet=st.sampled_from("ab 図👩‍🚀é\n"), max_size=60), st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, cells: int) -> None:
    lines = gate.wrapped(text, cells)
    assert all(gate.width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert gate.cut("stakeholder mapping", 8) == "stakeho…"
