"""Earlier lines: back and forth, with the unfinished line kept."""

from __future__ import annotations

from workbench.ui.widgets.earlier import EarlierLines


def test_back_and_forth_with_the_unfinished_line_at_the_end() -> None:
    lines = EarlierLines(lambda: ["newest", "older"])
    assert lines.go(1, "half") == "newest"
    assert lines.go(1, "newest") == "older"
    assert lines.go(1, "older") is None
    assert lines.go(-1, "older") == "newest"
    assert lines.go(-1, "newest") == "half"
    assert lines.go(-1, "half") is None


def test_what_was_changed_on_the_way_stays_changed() -> None:
    lines = EarlierLines(lambda: ["newest", "older"])
    lines.go(1, "half")
    assert lines.go(1, "newest, changed") == "older"
    assert lines.go(-1, "older") == "newest, changed"


def test_a_line_only_looked_at_does_not_wait() -> None:
    lines = EarlierLines(lambda: ["newest"])
    assert lines.waiting("half") == ("half", "")
    lines.go(1, "half")
    assert lines.waiting("newest") == ("half", "")
    assert lines.waiting("newest, changed") == ("newest, changed", "half")
    assert lines.leave() == "half"
    assert lines.waiting("newest") == ("newest", "")
    assert lines.leave() == ""


def test_lines_are_asked_for_when_needed_and_again_after_leaving() -> None:
    asked = []
    lines = EarlierLines(lambda: asked.append(1) or ["newest"])
    assert asked == []
    lines.go(1, "")
    lines.go(-1, "newest")
    assert len(asked) == 1
    lines.leave()
    lines.go(1, "")
    assert len(asked) == 2
