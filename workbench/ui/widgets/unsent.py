"""What of the capture bar is kept while it is not sent: the line, what it was prefilled with, lines laid aside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.desk.shown import Ref
from workbench.practice.entry import Focus, Name

NOTHING = Focus()
"""Nothing is prefilled."""

_NAMED = ("project", "person", "skill")


@dataclass(frozen=True)
class Unsent:
    """`instead` is the noun that the line will take the place of. Lines laid `aside` come back with the up key."""

    line: str = ""
    focus: Focus = NOTHING
    instead: Ref | None = None
    aside: tuple[str, ...] = ()

    def text(self) -> str:
        """All of it as text for one slot, the line itself first; empty where there is nothing to keep."""
        if not self.line.strip() and not self.aside:
            return ""
        told = [self.line]
        if self.line.strip():
            for slot in _NAMED:
                name: Name | None = getattr(self.focus, slot)
                if name is not None:
                    told.append(f"{slot} {name.kind} {name.id} {name.text}")
            if self.instead is not None:
                told.append(f"instead {self.instead.kind} {self.instead.id}")
        return "\n".join([*told, *(f"aside {line}" for line in self.aside)])


def read(text: str) -> Unsent:
    """What `Unsent.text` told; what is not understood is left out, the line never is."""
    line, *rest = text.split("\n")
    kept = Unsent(line)
    for told in rest:
        slot, _, words = told.partition(" ")
        if slot == "aside":
            kept = replace(kept, aside=(*kept.aside, words))
            continue
        kind, _, words = words.partition(" ")
        number, _, name = words.partition(" ")
        if number.isdecimal() and slot in _NAMED:
            kept = replace(kept, focus=_filled(kept.focus, slot, Name(kind, name, int(number))))
        elif number.isdecimal() and slot == "instead":
            kept = replace(kept, instead=Ref(kind, int(number)))
    return kept


def _filled(focus: Focus, slot: str, name: Name) -> Focus:
    match slot:
        case "project":
            return replace(focus, project=name)
        case "person":
            return replace(focus, person=name)
        case _:
            return replace(focus, skill=name)
