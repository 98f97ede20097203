"""Columns for people: cut and filled up by cells, shares rounded down as on the screens."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from workbench.cli.printing import print_rows


@dataclass(frozen=True)
class Row:
    """A row of a list."""

    name: str
    share: float | None
    last: str


def test_columns_stand_below_their_heads_however_wide_the_letters_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([Row("図書館", 0.5, "a"), Row("Zoë", None, "b"), Row("Ana Pop", None, "c")], False, "")
    assert capsys.readouterr().out.splitlines() == [
        "name     share  last",
        "図書館   50 %   a",
        "Zoë             b",
        "Ana Pop         c",
    ]


def test_what_is_too_long_is_cut_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([Row("図" * 40, None, "a"), Row("b" * 44, None, "c")], False, "")
    assert capsys.readouterr().out.splitlines()[1:] == ["図" * 21 + "…   a", "b" * 44 + "  c"]


@pytest.mark.parametrize(("share", "told"), [(53 / 104, "50 %"), (0.7999, "79 %"), (0.8, "80 %"), (0.29, "29 %")])
def test_a_share_never_tells_a_threshold_before_it_is_reached(
    share: float, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_rows([Row("Apollo", share, "")], False, "")
    assert told in capsys.readouterr().out
