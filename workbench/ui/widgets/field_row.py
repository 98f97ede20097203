"""One field of a form: its label, the line in which it is typed, and under it what was understood or is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from workbench.desk.shown import FieldShown, Found
from workbench.desk.typed import plain
from workbench.model.text import fold
from workbench.practice.dates import CannotRead, clock_of, clock_words, day_of, day_words, minutes_of
from workbench.ui import gate
from workbench.ui.widgets.line_input import LineInput

Find = Callable[[str, str], tuple[Found, ...]]
"""Kind of noun and what is typed of its name, to those that it may be, best first."""

_NEAREST = 4


class FieldRow(Vertical):
    """A field; the note under it shows what was understood, what can be typed, or why it could not be kept."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & > Horizontal { height: auto; }
        & .label { width: 24; height: auto; padding: 0 1 0 0; color: $text-muted; }
        & LineInput, & LineInput:focus { width: 1fr; background: $panel; }
        & > .note { height: auto; padding: 0 0 0 24; color: $text-muted; display: none; }
        &.-here .label { color: $foreground; text-style: bold; }
        &.-told > .note { display: block; }
        &.-wrong .label { color: $text-error; }
        &.-wrong > .note { color: $text-error; }
    }
    """

    def __init__(self, field: FieldShown, value: str, today: date, find: Find) -> None:
        """`value` is the text that stands in the line at first."""
        super().__init__()
        self.field = field
        self.line = LineInput(value, field.hint)
        self._note = Static(classes="note")
        self._today = today
        self._find = find
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """The label, the line, the note."""
        with Horizontal():
            yield Static(self._label(), classes="label")
            yield self.line
        yield self._note

    @property
    def value(self) -> str:
        """What stands in it, without blanks around it."""
        return self.line.value.strip()

    @property
    def note(self) -> str:
        """What is said under it now."""
        return self._wrong or self._understood()

    def refuse(self, sentence: str) -> None:
        """Says why the field could not be kept; its text stays."""
        self._wrong = sentence
        self.set_class(True, "-wrong")
        self.tell()

    def typed(self) -> None:
        """Another letter: the old complaint is over."""
        self._wrong = ""
        self.set_class(False, "-wrong")
        self.tell()

    def tell(self) -> None:
        """Shows under the field what is to be said of it; an untroubled field is told of while it has the focus."""
        sign = "! " if self._wrong else ""
        here = self.line.has_focus
        note = self.note if self._wrong or here else ""
        self.set_class(here, "-here")
        self.set_class(bool(note), "-told")
        self._note.update(gate.content(sign + note))

    def complete(self) -> bool:
        """Finishes the word at the end of the line; tells whether there was one to finish."""
        offered = self._offered()
        if not offered:
            return False
        kept, _, last = self._parts()
        if not last or fold(offered[0]) == fold(last):
            return False
        self.line.put(f"{kept}{offered[0]}")
        return True

    def _label(self) -> Content:
        marks = " *" if self.field.needed else ""
        marks += " (private)" if self.field.private else ""
        unit = f" ({self.field.unit})" if self.field.unit and self.field.kind != "length" else ""
        return gate.line(f"{self.field.label}{unit}{marks}")

    def _parts(self) -> tuple[str, str, str]:
        """What stands before the word that is being typed, the sign between, and the word."""
        text = self.line.value
        if not self.field.many:
            return "", "", text.strip()
        before, comma, last = text.rpartition(",")
        return f"{before}{comma} " if comma else "", comma, last.strip()

    def _offered(self) -> list[str]:
        last = self._parts()[2]
        if self.field.choices:
            return [word for word in self.field.choices if fold(word).startswith(fold(plain(last)))]
        if self.field.refers:
            return [found.name for found in self._find(self.field.refers, last)[:_NEAREST]]
        return []

    def _understood(self) -> str:
        field, text = self.field, self.value
        if field.choices or field.refers:
            return self._choices()
        try:
            if text and field.kind == "day":
                return f"= {day_words(day_of(text, self._today, forward=field.ahead), self._today)}"
            if text and field.kind == "clock":
                return f"= {clock_words(clock_of(text))}"
            if text and field.kind == "length":
                return f"= {_length(minutes_of(text))}"
        except CannotRead as why:
            return f"{why}"
        return {"day": "a day, as in 24 nov, fri, +2w", "length": "a length, as in 45m or 1h30"}.get(field.kind, "")

    def _choices(self) -> str:
        last, offered = self._parts()[2], self._offered()
        if last and offered and fold(offered[0]) == fold(last):
            return ""
        if not offered:
            known = " · ".join(self.field.choices)
            return known if known else f"no {plain(self.field.refers)} is called so" if last else ""
        return f"{'tab: ' if last else ''}{' · '.join(offered)}"


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{minutes} min" if minutes < 60 else f"{hours} h {rest} min" if rest else f"{hours} h"
