"""The top line: which screen this is, what runs, what day and time it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from workbench.desk.shown import TimerShown
from workbench.ui import gate

_NARROW = 58
"""Cells below which only the tab of the present screen is shown."""


class Masthead(Widget):
    """The tabs of the main screens, a word about the file, the running timer, the date and the minute.

    `tabs` are their words by name; the one called `front`, which this screen is or lies over, stands in brackets.
    What does not fit goes in this order: the word about the file, the timer's line, the date; in narrow windows
    the other tabs before all. `subject` is what the list in front shows; it stands in the place of the tabs where
    no border can tell it.
    """

    DEFAULT_CSS = """
    Masthead {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
    }
    """

    def __init__(self, tabs: Mapping[str, str], front: str, about_file: str = "") -> None:
        super().__init__()
        self._tabs = tabs
        self._front = front
        self._about_file = about_file
        self._now: datetime | None = None
        self._timer: TimerShown | None = None
        self._subject = ""

    def show(self, now: datetime, timer: TimerShown | None) -> None:
        """The local instant and the running timer; repaints where the minute or the timer moved."""
        minute = now.replace(second=0, microsecond=0)
        if (minute, timer) != (self._now, self._timer):
            self._now, self._timer = minute, timer
            self.refresh()

    def tab(self, tabs: Mapping[str, str]) -> None:
        """The words of the tabs, where they are others than at first: keys may be the user's own."""
        if tabs != self._tabs:
            self._tabs = tabs
            self.refresh()

    def about(self, subject: str) -> None:
        """What the list in front shows, in words."""
        if subject != self._subject:
            self._subject = subject
            self.refresh()

    def render(self) -> RenderResult:
        width = self.size.width
        if self.screen.has_class("-flat") and self._subject:
            left = gate.filled("[bold $text-accent]$subject[/]", subject=gate.cut(self._subject, max(1, width - 7)))
        else:
            left = self._tabbed(self._tabs if width >= _NARROW else (self._front,))
        for ending in self._endings():
            if ending.cell_length + left.cell_length + 2 <= width:
                break
        else:
            ending = Content("")
        return left + Content(" " * (width - left.cell_length - ending.cell_length)) + ending

    def _tabbed(self, names: Iterable[str]) -> Content:
        return Content("  ").join(
            gate.filled("[bold $text-accent]$word[/]", word=f"[{self._tabs[name]}]")
            if name == self._front
            else gate.line(self._tabs[name])
            for name in names
        )

    def _endings(self) -> list[Content]:
        """The right side, the fullest first."""
        if self._now is None:
            return [Content("")]
        date, clock = f"{self._now:%a} {self._now.day} {self._now:%b}", f"{self._now:%H:%M}"
        file = gate.filled("[$text-warning]$file[/]   ", file=self._about_file) if self._about_file else Content("")
        when = gate.filled("$date [$foreground]$clock[/]", date=date, clock=clock)
        short = gate.filled("[$foreground]$clock[/]", clock=clock)
        if self._timer is None:
            return [file + when, when, short]
        begun = datetime.combine(self._timer.on, self._timer.at, self._now.tzinfo)
        minutes = max(0, int((self._now - begun).total_seconds() // 60))
        ran = f"{minutes // 60}:{minutes % 60:02}"
        line = gate.filled("[$text-success]$ran[/] $line   ", ran=ran, line=gate.cut(self._timer.line, 30))
        bare = gate.filled("[$text-success]$ran[/]   ", ran=ran)
        return [file + line + when, line + when, bare + when, bare + short, short]
