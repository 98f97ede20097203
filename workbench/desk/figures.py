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
}
"""Each kind of figure, and of what it is: of one noun, or of two; a gate has its key or number in the second place."""

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
    return Ref(OF[figure.what][0], figure.of) if figure.of else Ref("skill", int(figure.at))
