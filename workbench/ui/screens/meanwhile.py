"""What to do where a form's noun was changed by someone else meanwhile: mine, theirs, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.desk.shown import FormShown
from workbench.ui import gate


class Take(StrEnum):
    """Whose values count."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Apart:
    """A field in which the form and the file differ."""

    label: str
    mine: str
    theirs: str


def apart(mine: Mapping[str, str], theirs: FormShown) -> tuple[Apart, ...]:
    """The fields in which what is typed differs from what the file holds now."""
    return tuple(
        Apart(field.label, mine[field.name], field.value)
        for field in theirs.fields
        if field.name in mine and mine[field.name] != field.value
    )


def both(opened: FormShown, mine: Mapping[str, str], theirs: FormShown) -> dict[str, str]:
    """Each field as the one who changed it left it; where both changed a text, one after the other, else mine."""
    before = {field.name: field.value for field in opened.fields}
    merged = {}
    for field in theirs.fields:
        typed = mine.get(field.name, before.get(field.name, field.value))
        if typed == before.get(field.name) or typed == field.value:
            merged[field.name] = field.value
        elif field.value != before.get(field.name) and field.kind == "text" and field.value:
            merged[field.name] = f"{typed} / {field.value}"
        else:
            merged[field.name] = typed
    return merged


class MeanwhileScreen(ModalScreen[Take | None]):
    """Shows the differences and ends with whose values are taken; None goes back to the form as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "take('mine')", "mine", id="meanwhile.mine", tooltip="Save the form as it stands"),
        Binding("t", "take('theirs')", "theirs", id="meanwhile.theirs", tooltip="Read the form again from the file"),
        Binding("b", "take('both')", "both", id="meanwhile.both", tooltip="Put both into the form, to look at"),
        Binding("escape", "leave", "back", id="meanwhile.leave", tooltip="Back to the form; nothing is saved"),
    ]
    DEFAULT_CSS = """
    MeanwhileScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 72;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            border: heavy $text-warning;
            border-title-color: $text-warning;
            border-title-style: bold;
            background: $surface;
            overflow-y: auto;
        }
        & Static { height: auto; }
    }
    """

    def __init__(self, sentence: str, differences: Sequence[Apart]) -> None:
        super().__init__()
        self._sentence = sentence
        self._differences = differences

    def compose(self) -> ComposeResult:
        """What differs, and the three ways out."""
        with Vertical() as box:
            box.border_title = gate.line("Changed meanwhile")
            yield Static(gate.content(f"! {self._sentence}"))
            for each in self._differences:
                yield Static(
                    gate.filled(
                        "[b]$label[/b]\n  mine    $mine\n  theirs  $theirs",
                        label=each.label,
                        mine=each.mine or "(empty)",
                        theirs=each.theirs or "(empty)",
                    )
                )
            yield Static(
                Content.from_markup(
                    "\n[b $text-accent]m[/] mine: save my form   [b $text-accent]t[/] theirs: read theirs"
                    "   [b $text-accent]b[/] both: join them, to look at   [b $text-accent]esc[/] back"
                )
            )

    def action_take(self, whose: str) -> None:
        """Ends with the choice."""
        self.dismiss(Take(whose))

    def action_leave(self) -> None:
        """Ends with none."""
        self.dismiss(None)
