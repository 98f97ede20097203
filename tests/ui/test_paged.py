"""Rows among headings, page by page."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.shown import Section
from workbench.ui.widgets.paged import Paged

sections = st.lists(st.builds(Section, st.sampled_from(["", "This week", "Earlier"]), st.integers(0, 9)), max_size=6)


def numbers(first: int, count: int) -> Sequence[int]:
    return range(first, first + count)


@given(sections, st.booleans())
def test_every_row_stands_on_a_line_of_its_own_and_is_found_there(parts: list[Section], spaced: bool) -> None:
    paged = Paged(parts, numbers, spaced=spaced)
    assert paged.count == sum(part.rows for part in parts)
    lines = [paged.line_of(index) for index in range(paged.count)]
    assert lines == sorted(set(lines))
    assert [paged.at(line)[0] for line in lines] == list(range(paged.count))
    assert all(0 <= line < paged.lines for line in lines)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_every_heading_stands_right_above_its_rows(sizes: list[int]) -> None:
    paged = Paged([Section(f"week {number}", rows) for number, rows in enumerate(sizes)], numbers, spaced=True)
    headings = [paged.at(line)[1] for line in range(paged.lines) if paged.at(line)[1]]
    assert headings == [f"week {number}" for number in range(len(sizes))]
    first = 0
    for number, rows in enumerate(sizes):
        assert paged.at(paged.line_of(first) - 1) == (None, f"week {number}")
        first += rows


def test_a_row_that_is_gone_is_not_found() -> None:
    paged = Paged([Section("", 100)], lambda first, count: range(first, min(first + count, 40)))
    assert list(paged.found(39)) == [39]
    assert list(paged.found(40)) == []
    assert list(paged.found(99)) == []
