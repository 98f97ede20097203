"""What the Skills screen reads."""

from __future__ import annotations

from workbench.desk.looking import Looking


class SkillViews(Looking):
    """The readings of the Skills screen."""
