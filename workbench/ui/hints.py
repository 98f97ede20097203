"""What can be pressed now, from the live bindings: for the key bar, the help and the palette."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.keys import REPLACED_KEYS, key_to_character

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.dom import DOMNode
    from textual.screen import Screen

HINTS = (
    "report.write",
    "report.form",
    "report.names",
    "report.whole",
    "report.invoiced",
    "report.edit",
    "entry.log",
    "noun.new",
    "list.open",
    "promise.keep",
    "review.release",
    "review.drop",
    "review.next_step",
    "review.weeks",
    "list.filter",
    "entry.again",
    "noun.edit",
    "figure.why",
    "history.undo",
    "timer.turn",
    "list.copy",
    "app.commands",
)
"""The order of the hints in the key bar; those of what is open over a list come before. The end goes first."""

LAST_HINT = "app.help"
"""The hint that is never left out."""

_SPELLED = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "esc",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


@dataclass(frozen=True)
class Hint:
    """A key with what it does now, for the key bar, the help and the palette."""

    id: str
    key: str
    does: str
    tells: str
    action: str
    node: DOMNode
    enabled: bool
    shown: bool


def spelled(key: str) -> str:
    """A key as people write it.

    >>> spelled("question_mark"), spelled("ctrl+d"), spelled("pagedown"), spelled("slash")
    ('?', 'ctrl+d', 'PgDn', '/')
    """
    *modifiers, last = key.split("+")
    character = _character(last)
    word = character if character and character.isprintable() and character != " " else _SPELLED.get(last, last)
    return "+".join([*modifiers, word])


def _character(key: str) -> str | None:
    """What a key without modifiers writes; None where it writes nothing."""
    return key_to_character(REPLACED_KEYS.get(key, key)) if len(key) > 1 else key


def pressable(screen: Screen[object]) -> dict[str, ActiveBinding]:
    """The bindings of a screen whose keys are not taken by the line that is being typed."""
    focused, active = screen.focused, screen.active_bindings
    if focused is None:
        return active
    return {key: each for key, each in active.items() if not focused.check_consume_key(key, _character(key))}


def live(active: Mapping[str, ActiveBinding], first: Sequence[str] = ()) -> tuple[Hint, ...]:
    """What can be pressed now, each binding once with its first key: those that come `first`, then others, then those
    of `HINTS` in their order."""
    found: dict[str, Hint] = {}
    for key, (node, binding, enabled, _) in active.items():
        if binding.id and binding.id not in found and binding.description:
            found[binding.id] = Hint(
                binding.id,
                spelled(key),
                binding.description,
                binding.tooltip or binding.description,
                binding.action,
                node,
                enabled,
                binding.show,
            )
    rank = {name: place for place, name in enumerate(HINTS)}
    rank |= {name: place - len(first) - 1 for place, name in enumerate(first)}
    return tuple(sorted(found.values(), key=lambda hint: rank.get(hint.id, -1)))
