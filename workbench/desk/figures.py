"""Which figures there are, of which nouns they are, and which one stands for a noun."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.desk.shown import Figure, Ref

OF: Mapping[str, tuple[str, ...]] = {
    "stage": ("project",),
    "gate": ("project", "gate"),
    "handover": ("project", "gate"),
    "independence": ("project",),
    "coverage": ("project", "skill"),
    "charged": ("project",),
    "hours": ("project",),
    "client_stage": ("client",),
    "level": ("contact", "skill"),
    "refresher": ("contact", "skill"),
    "stalled": ("contact", "skill"),
    "quiet": ("contact",),
    "promise": ("commitment",),
    "change": ("session",),
    "week": ("review", "figure"),
}
"""Each kind of figure, and of what it is: of one noun, or of two; a gate has its key or number in the second place.

A figure of a week is of its review, if there is one, and has the week and its key in the second place.
"""

_STANDS = {
    "project": "stage",
    "client": "client_stage",
    "contact": "quiet",
    "session": "change",
    "commitment": "promise",
}


def figure_of(ref: Ref | None) -> Figure | None:
    """The figure that a row stands for which shows no other; of a skill, how it is covered anywhere."""
    if ref is None:
        return None
    if ref.kind == "skill":
        return Figure("coverage", 0, str(ref.id))
    return Figure(_STANDS[ref.kind], ref.id) if ref.kind in _STANDS else None


def subject_of(figure: Figure) -> Ref:
    """The noun that a figure is of; of how a skill is covered anywhere, the skill."""
    if figure.what == "week":
        return Ref("review", figure.of)
    return Ref(OF[figure.what][0], figure.of) if figure.of else Ref("skill", int(figure.at))


def week_figure(week: str, key: str, review: int = 0) -> Figure:
    """The figure with this key of a week, `2026-W47`."""
    return Figure("week", review, f"{week}/{key}")


def week_and_key(figure: Figure) -> tuple[str, str]:
    """The week and the key of a figure of a week.

    >>> week_and_key(week_figure("2026-W47", "hours"))
    ('2026-W47', 'hours')
    """
    week, _, key = figure.at.rpartition("/")
    return week, key
