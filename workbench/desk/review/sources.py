"""Which sources each step of a review is made of: to add one is to write its function and a line here."""

from __future__ import annotations

from typing import NamedTuple

from workbench.desk.review import ahead, clear, learned, needs, people, projects, promised
from workbench.desk.review.rows import Find
from workbench.practice.review import Step


class Source(NamedTuple):
    """A source of rows: the step that it belongs to, its heading there, and how its rows are found."""

    step: Step
    title: str
    find: Find


SOURCES = (
    Source(Step.CLEAR, "Timer", clear.timer),
    Source(Step.CLEAR, "Drafts", clear.drafts),
    Source(Step.CLEAR, "Planned, and held?", clear.plans),
    Source(Step.CLEAR, "Without a result", clear.without_result),
    Source(Step.CLEAR, "Nothing logged", clear.empty_days),
    Source(Step.PROMISES, "Mine", promised.mine),
    Source(Step.PROMISES, "Theirs", promised.theirs),
    Source(Step.PROJECTS, "Off the plan", projects.off_plan),
    Source(Step.PROJECTS, "At risk", projects.at_risk),
    Source(Step.PROJECTS, "Another stage", projects.changed),
    Source(Step.PROJECTS, "Still on plan?", projects.unspoken),
    Source(Step.KEPT, "Levels gained", learned.gains),
    Source(Step.KEPT, "To be used again", learned.waiting),
    Source(Step.KEPT, "Held by too few", learned.held_by_few),
    Source(Step.KEPT, "Teaching", learned.teaching),
    Source(Step.PEOPLE, "Quiet", people.quiet),
    Source(Step.PEOPLE, "Decided otherwise, not told why", people.untold),
    Source(Step.NEEDS, "Needs", needs.heard),
    Source(Step.NEEDS, "Did they come to us first?", needs.first_calls),
    Source(Step.NEEDS, "To be done otherwise", needs.redone),
)
"""In the order in which they are shown."""

LOOKING_BACK = (Source(Step.AHEAD, "This week we sold", ahead.business),)
"""What the last step begins with: answered before the evidence appears."""

LOOKING_AHEAD = (
    Source(Step.AHEAD, "Last intentions", ahead.last_intentions),
    Source(Step.AHEAD, "Question of the week", ahead.question),
    Source(Step.AHEAD, "Next week", ahead.next_intentions),
    Source(Step.AHEAD, "", ahead.finish),
)
"""What the last step goes on with, beside the evidence."""
