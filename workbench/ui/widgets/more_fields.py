"""The names of the fields that a form does not ask at first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from workbench.desk.shown import FieldShown
from workbench.ui import gate

_LINES, _LOW = 4, 20
"""The names take so many lines at most, and one where the window is lower than the second."""


class More(Widget, can_focus=True):
    """As many of the names as fit on a few lines; Enter has the screen show the fields."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "screen.more", "more fields", id="form.more", tooltip="Show the fields that are left"),
    ]
    DEFAULT_CSS = """
    More { height: auto; margin: 1 0 0 0; color: $text-muted; }
    More:focus { color: $foreground; background: $panel; text-style: bold; }
    """

    def __init__(self, rest: Sequence[FieldShown]) -> None:
        super().__init__()
        self.words = f"+ more ({len(rest)}): {', '.join(field.label for field in rest)}"

    async def on_click(self) -> None:
        """A click opens them too."""
        await self.run_action("screen.more")

    def render(self) -> Content:
        """The names."""
        return gate.content("\n".join(self._lines(self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A few lines at most."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[str]:
        most = _LINES if self.screen.size.height >= _LOW else 1
        lines = gate.wrapped(self.words, width)
        if len(lines) <= most:
            return lines
        return [*lines[: most - 1], gate.cut(f"{lines[most - 1]} {lines[most]}", width)]
