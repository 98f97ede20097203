"""How far something is that takes long, in one line with a bar; what is quick never shows it."""

from __future__ import annotations

from textual.timer import Timer
from textual.widgets import Static

from workbench.ui import gate

_EVERY = 0.25
_SHOWN_AFTER = 2
"""After how many of these it shows."""
_CELLS = 20


class LongWork(Static):
    """`begin`, `step` at each part that is done, `end`."""

    DEFAULT_CSS = """
    LongWork {
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $text-accent;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self._what = ""
        self._step = self._steps = self._ticks = 0
        self._timer: Timer | None = None

    def begin(self, what: str, steps: int) -> None:
        """Something of so many steps has begun."""
        self._what, self._steps, self._step, self._ticks = what, steps, 0, 0
        self._timer = self.set_interval(_EVERY, self._tick)

    def step(self, what: str) -> None:
        """The next step."""
        self._what = what
        self._step += 1

    def end(self) -> None:
        """It is done, or was stopped."""
        if self._timer is not None:
            self._timer.stop()
        self.display = False

    @property
    def line(self) -> str:
        """What is shown."""
        done = _CELLS * self._step // max(1, self._steps)
        seconds = int(self._ticks * _EVERY)
        return f"{'█' * done}{'░' * (_CELLS - done)} {self._what} · {seconds} s · esc stops it"

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks >= _SHOWN_AFTER:
            self.update(gate.line(self.line))
            self.display = True
