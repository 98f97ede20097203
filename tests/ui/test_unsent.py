"""Unsent lines as text, and back."""

from __future__ import annotations

import pytest

from workbench.desk.shown import Ref
from workbench.practice.entry import Focus, Name
from workbench.ui.widgets.unsent import Unsent, read


@pytest.mark.parametrize(
    "unsent",
    [
        Unsent("45 ana"),
        Unsent("45 ana", Focus(project=Name("project", "Apollo  two", 3))),
        Unsent("45", Focus(Name("project", "A", 3), Name("contact", "[/] Smith [Acme]", 1), Name("skill", "s", 9))),
        Unsent("instead of x", Focus(), Ref("timer", 4)),
    ],
)
def test_what_is_told_is_read_back(unsent: Unsent) -> None:
    assert read(unsent.text()) == unsent


@pytest.mark.parametrize("blank", ["", "   "])
def test_a_blank_line_is_nothing_to_keep(blank: str) -> None:
    assert Unsent(blank, Focus(project=Name("project", "Apollo", 3))).text() == ""


@pytest.mark.parametrize(
    "text", ["45 ana\nproject", "45 ana\nproject x y", "45 ana\nproject contact two Ana", "45 ana\n\n?"]
)
def test_the_line_survives_what_is_not_understood(text: str) -> None:
    assert read(text) == Unsent("45 ana")
