"""A document folded to a width: all of its words are there, whatever the width, and none is wider."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.shown import Tone
from workbench.ui import gate
from workbench.ui.folded import as_it_is, folded

TABLE = """# Apollo

Some *words* of a paragraph that is longer than a line of forty cells can be.

| Skill | Who | Hours |
| --- | --- | ---: |
| stakeholder mapping | a person with a long name | 1h30 |
| risk | 図書館 | 45m |

> quoted words that go on and on, until they need another line

```bars Hours by day
Mon  2h  ████
```
"""


@pytest.mark.parametrize("cells", [100, 60, 40, 24, 12])
def test_no_line_is_wider_and_no_letter_is_lost(cells: int) -> None:
    lines = folded(TABLE, cells)
    assert max(gate.width(line.text) for line in lines) <= cells
    letters = "".join("".join(line.text for line in lines).split())
    for word in ("stakeholder", "mapping", "1h30", "45m", "paragraph", "risk"):
        assert word in letters or set(word) <= set(letters)


def test_what_it_is_to_the_eye() -> None:
    lines = folded(TABLE, 60)
    quoted = [line.text for line in folded(TABLE, 40) if line.text.startswith(">")]
    assert quoted == ["> quoted words that go on and on, until", "> they need another line"]
    assert lines[0] == ("# Apollo", Tone.ACCENT)
    assert ("Skill                Who                        Hours", Tone.MUTED) in lines
    assert ("risk                 図書館                       45m", Tone.PLAIN) in lines
    assert ("Hours by day", Tone.MUTED) in lines
    assert ("Mon  2h  ████", Tone.PLAIN) in lines


def test_columns_keep_their_longest_word_where_there_is_room() -> None:
    lines = [line.text for line in folded(TABLE, 40)]
    assert [line.split()[0] for line in lines if "a person" in line or "a long" in line] == ["stakeholder", "mapping"]
    assert any(line.endswith(" 1h30") for line in lines)


def test_days_and_figures_stay_whole_and_sentences_are_folded() -> None:
    table = (
        "| Day | What | Amount |\n| --- | --- | ---: |\n"
        "| 25 Nov 2026 | tells that she asked the lending desk alone | 165.00 EUR |\n"
        "|  | **total** | **1 165.00 EUR** |"
    )
    lines = [line.text for line in folded(table, 50)]
    assert lines[2].startswith("25 Nov 2026  tells that she")
    assert lines[2].endswith("165.00 EUR")
    assert lines[-1].split() == ["total", "1", "165.00", "EUR"]


def test_a_table_of_many_columns_stands_row_by_row() -> None:
    head = "|" + "|".join(f" column{at} " for at in range(12)) + "|"
    rule = "|" + " --- |" * 12
    row = "|" + "|".join(f" value{at} " if at % 2 else " " for at in range(12)) + "|"
    lines = [line.text for line in folded("\n".join([head, rule, row, row]), 40)]
    assert lines == [*(once := [f"column{at}: value{at}" for at in range(1, 12, 2)]), "", *once]


def test_pipes_and_signs_that_were_escaped_are_text() -> None:
    lines = [
        line.text for line in folded("| a | b |\n| --- | --- |\n| x \\| y | \\[/z\\] |\n\n1\\. \\# no heading", 40)
    ]
    assert "x | y  [/z]" in lines
    assert lines[-1] == "1. # no heading"


def test_a_table_of_commas_is_cut_and_not_read() -> None:
    assert [line.text for line in as_it_is("| a,b\n# c", 40)] == ["| a,b", "# c"]
    assert as_it_is("x" * 50, 10)[0].text == "x" * 9 + "…"


@given(st.text(max_size=300), st.integers(8, 90))
def test_any_text_at_any_width(text: str, cells: int) -> None:
    for line in folded(text, cells):
        assert gate.width(line.text) <= cells
        assert "\n" not in line.text


@given(
    st.lists(st.lists(st.text("ab| \\-`図", max_size=30), min_size=1, max_size=14), min_size=1, max_size=6),
    st.integers(8, 90),
)
def test_any_table_at_any_width(rows: list[list[str]], cells: int) -> None:
    for line in folded("\n".join("| " + " | ".join(row) + " |" for row in rows), cells):
        assert gate.width(line.text) <= cells
