"""What can go wrong at the desk, each a sentence for a person: what, why, what now."""

from __future__ import annotations

from workbench.store.trouble import (
    Busy,
    Damaged,
    Foreign,
    Full,
    Gone,
    Missing,
    Newer,
    ReadOnly,
    Refused,
    Trouble,
)

__all__ = [
    "Busy",
    "CannotKeep",
    "ChangedMeanwhile",
    "Damaged",
    "Foreign",
    "Full",
    "Gone",
    "Missing",
    "Newer",
    "ReadOnly",
    "Refused",
    "Trouble",
    "Unknown",
]


class CannotKeep(ValueError):
    """What was typed breaks a rule; `field` names the form field at fault, where one is."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class ChangedMeanwhile(CannotKeep):
    """The row was changed by someone else since the form was opened."""


class Unknown(CannotKeep):
    """A name that nothing is known by, or by which several things are."""
