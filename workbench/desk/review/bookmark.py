"""At which step a review was left: remembered beside it, so that undo takes back deeds and not where one stood."""

from __future__ import annotations

from workbench.practice.review import Step, step_of
from workbench.practice.week import Week
from workbench.store.file import Store


def key(week: Week) -> str:
    """Under which key it is remembered."""
    return f"review.{week}"


def step_at(store: Store, week: Week) -> Step:
    """The step at which the review of a week was left; the first of one that was not begun."""
    return step_of(str(store.value("SELECT value FROM ui WHERE key = ?", (key(week),)) or ""))
