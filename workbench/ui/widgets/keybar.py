"""The bottom line: what the keys do now, or for a while what was just done."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from workbench.desk.shown import Tone
from workbench.ui import gate, hints

_TOLD_FOR = 8.0
_CLASSES = {Tone.WATCH: "-watch", Tone.RISK: "-risk", Tone.OK: "-ok"}


class KeyBar(Widget):
    """The hints of the bindings that are live, as many as fit, `? help` last of all to go; `tell` covers them."""

    DEFAULT_CSS = """
    KeyBar {
        height: auto;
        min-height: 1;
        max-height: 4;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
        &.-told { color: $foreground; }
        &.-ok { color: $text-success; }
        &.-watch { color: $text-warning; }
        &.-risk { color: $text-error; }
    }
    """

    def __init__(self, first: Sequence[str] = ()) -> None:
        """`first` are the ids of the hints that stand first here."""
        super().__init__()
        self._first = first
        self._told = ""
        self._ends: Timer | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def tell(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """Shows `sentence` in the place of the hints for some seconds, on more lines where it needs them."""
        if self._ends is not None:
            self._ends.stop()
        self._told = sentence
        for each, name in _CLASSES.items():
            self.set_class(each is tone, name)
        self.set_class(bool(sentence), "-told")
        self._ends = self.set_timer(_TOLD_FOR, self.untell) if sentence else None
        self.refresh(layout=True)

    def untell(self) -> None:
        """Back to the hints."""
        if self._told:
            self.tell("")

    @property
    def told(self) -> str:
        """The sentence that is shown now, if any."""
        return self._told

    def render(self) -> RenderResult:
        if self._told:
            return gate.content(self._told)
        typing = isinstance(self.screen.focused, Input)
        live = hints.live(self.screen.active_bindings, self._first)
        letters = {hint.key for hint in live if len(hint.key) == 1 and hint.key.isascii()} if typing else ()
        return hint_line(tuple(hint for hint in live if hint.key not in letters), self.size.width)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(gate.wrapped(self._told, width)) if self._told else 1

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.refresh()


def hint_line(live: tuple[hints.Hint, ...], width: int) -> Content:
    """The hints that are shown, in `width` cells; the last hint stands at the right end."""
    last = [hint for hint in live if hint.id == hints.LAST_HINT]
    room = width - sum(_cells(hint) for hint in last)
    placed: list[Content] = []
    for hint in live:
        if not hint.shown or not hint.enabled or hint.id == hints.LAST_HINT:
            continue
        if _cells(hint) + 2 > room:
            break
        placed.append(_worded(hint) + Content("  "))
        room -= _cells(hint) + 2
    return Content("").join([*placed, Content(" " * max(0, room)), *map(_worded, last)])


def _cells(hint: hints.Hint) -> int:
    return gate.width(hint.key) + 1 + gate.width(hint.does)


def _worded(hint: hints.Hint) -> Content:
    return Content.from_markup("[bold $text-accent]$key[/] $does", key=hint.key, does=hint.does)
