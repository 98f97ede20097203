"""Bars of letters: how they are stacked, scaled and labelled."""

from __future__ import annotations

import pytest

from workbench.desk.shown import Tone
from workbench.ui.bars import Bar, plotted, unit


def bar(services: int, experience: int = 0, label: str = "Q1", under: str = "") -> Bar:
    return Bar(label, under, (("S", services, Tone.SERVICE), ("E", experience, Tone.EXPERIENCE)))


def drawn(bars: list[Bar], width: int = 40, height: int = 6) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in plotted(bars, width, height)]


def test_letters_are_stacked_from_the_ground_up_over_their_labels() -> None:
    assert drawn([bar(1, label="Q3", under="’26"), bar(2, 1, label="Q4")], width=6) == [
        "   EE",
        "   SS",
        "SS SS",
        "Q3 Q4",
        "’26",
    ]


def test_each_letter_has_its_tone() -> None:
    tones = {text.strip(): tone for line in plotted([bar(1, 1)], 20, 6) for text, tone in line}
    assert tones["SSSSS"] is Tone.SERVICE
    assert tones["EEEEE"] is Tone.EXPERIENCE


@pytest.mark.parametrize(("most", "each_is"), [(1, 1), (6, 1), (7, 2), (12, 2), (13, 5), (30, 5), (31, 10), (500, 100)])
def test_a_letter_stands_for_as_many_as_keep_the_bar_low(most: int, each_is: int) -> None:
    bars = [bar(most), bar(1)]
    assert unit(bars, 6) == each_is
    assert len(drawn(bars)) <= 6 + 2


def test_what_there_is_one_of_has_a_letter_beside_hundreds() -> None:
    lines = drawn([bar(450, 1)], width=3)
    assert lines[0] == "EE"
    assert len(lines) <= 8


def test_what_does_not_fit_goes_at_the_left() -> None:
    bars = [bar(1, label=f"Q{number}") for number in range(1, 9)]
    assert drawn(bars, width=24)[-2] == "Q1 Q2 Q3 Q4 Q5 Q6 Q7 Q8"
    assert drawn(bars, width=10)[-2] == "Q6 Q7 Q8"
    assert drawn(bars, width=1)[-2] == "Q8"


def test_no_bars_are_no_lines_and_empty_ones_have_labels_alone() -> None:
    assert plotted([], 40, 6) == []
    assert drawn([bar(0)], width=3) == ["Q1", ""]
