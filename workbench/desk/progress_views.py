"""What the Progress screen reads."""

from __future__ import annotations

from workbench.desk.looking import Looking


class ProgressViews(Looking):
    """The readings of the Progress screen."""
