"""What of the capture bar is kept while it is not sent: the line with its prefill, and lines laid aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.desk.shown import Ref
from workbench.desk.trouble import Trouble
from workbench.practice.entry import Focus, Name

if TYPE_CHECKING:
    from workbench.desk.views import Views
    from workbench.ui.clerk import Clerk

SLOT = "bar"
"""The slot of the line; the desk empties it in the transaction that logs the line."""

ASIDE = "bar.aside"
"""The slot of the lines laid aside, one a line; nothing but the bar touches it."""

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


class Slots:
    """The two slots as they stand in the file, so that nothing is written that is there already.

    Raises `Trouble` where they cannot be read.
    """

    def __init__(self, views: Views, clerk: Clerk) -> None:
        self._clerk = clerk
        self._line: str | None = clerk.unsent(SLOT, views.unsent)
        self._aside = clerk.unsent(ASIDE, views.unsent)

    @property
    def line(self) -> Unsent:
        """The line that waited when the slots were read."""
        return read(self._line or "")

    @property
    def aside(self) -> list[str]:
        """The lines laid aside then."""
        return self._aside.splitlines()

    def logged(self) -> None:
        """The desk has emptied the slot of the line."""
        self._line = ""

    def hand_over(self, line: Unsent) -> None:
        """Has `line` stored, and waits for nothing."""
        text = line.text()
        if text != self._line:
            self._line = text
            self._clerk.keep_unsent(SLOT, text)

    def lay_aside(self, lines: Sequence[str]) -> None:
        """Has `lines` stored in their slot, and waits for nothing."""
        text = "\n".join(line for line in lines if line.strip())
        if text != self._aside:
            self._aside = text
            self._clerk.keep_unsent(ASIDE, text)

    async def store(self, line: Unsent) -> None:
        """Stores `line`; where that fails, raises `Trouble`, and whatever comes next is stored."""
        text = line.text()
        if text == self._line:
            return
        self._line = text
        try:
            await self._clerk.do("keep_unsent", SLOT, text)
        except Trouble:
            self._line = None
            raise
