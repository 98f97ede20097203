"""What of the capture bar is kept while it is not sent: the line, and what it was prefilled with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.desk.shown import Ref
from workbench.practice.entry import Focus, Name

NOTHING = Focus()
"""Nothing is prefilled."""

_NAMED = ("project", "person", "skill")


@dataclass(frozen=True)
class Unsent:
    """A line that waits, with its prefill; `instead` is the noun that it will take the place of."""

    line: str = ""
    focus: Focus = NOTHING
    instead: Ref | None = None

    def text(self) -> str:
        """All of it as text for one slot, the line itself first; empty where there is nothing to keep."""
        if not self.line.strip():
            return ""
        told = [self.line]
        for slot in _NAMED:
            name: Name | None = getattr(self.focus, slot)
            if name is not None:
                told.append(f"{slot} {name.kind} {name.id} {name.text}")
        if self.instead is not None:
            told.append(f"instead {self.instead.kind} {self.instead.id}")
        return "\n".join(told)


def read(text: str) -> Unsent:
    """What `Unsent.text` told; what is not understood is left out, the line never is."""
    line, *rest = text.split("\n")
    kept = Unsent(line)
    for told in rest:
        slot, kind, number, name = (*told.split(" ", 3), "", "", "")[:4]
        if not number.isdecimal():
            continue
        if slot == "instead":
            kept = replace(kept, instead=Ref(kind, int(number)))
        elif slot in _NAMED:
            kept = replace(kept, focus=_filled(kept.focus, slot, Name(kind, name, int(number))))
    return kept


def _filled(focus: Focus, slot: str, name: Name) -> Focus:
    match slot:
        case "project":
            return focus._replace(project=name)
        case "person":
            return focus._replace(person=name)
        case _:
            return focus._replace(skill=name)
