"""The keys: which there are and which are safe, who binds which, and the user's own in place of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key, key_to_character

from workbench.ui.hints import spelled

_UNSAFE = (
    r"ctrl\+(b|h|i|m|left_square_bracket|at|@|space|enter)|(ctrl\+shift|shift\+ctrl)\+.+|alt\+(enter|\d)|f1[01]"
    r"|circumflex_accent|grave_accent|acute_accent|diaeresis|tilde"
)
_LAST_SIGN = "\u2000"
"""Keyboards have letters and signs from below this one; Textual knows a key called banana."""
_MODIFIERS = {"ctrl", "alt", "shift", "super"}


@dataclass(frozen=True)
class KeyLine:
    """A line of the table of keys: where the keys work, which they are, what they do in a word and in a sentence."""

    where: str
    id: str
    keys: str
    does: str
    tells: str


def safe(key: str) -> bool:
    """Whether `key` reaches a program through terminals, nested tmux and keyboard layouts as itself."""
    return not re.fullmatch(_UNSAFE, key)


def known(key: str) -> bool:
    """Whether `key` is the name of a key, or one sign.

    >>> known("ctrl+d"), known("?"), known("question_mark"), known("crtl+d"), known("banana"), known("")
    (True, True, True, False, False, False)
    """
    *modifiers, last = key.rsplit("+", 1) if len(key) > 1 else [key]
    sign = key_to_character(last) or ""
    named = len(last) == 1 or last in _named() or (len(last) > 1 and len(sign) == 1 and sign < _LAST_SIGN)
    return bool(last) and named and set("+".join(modifiers).split("+")) - {""} <= _MODIFIERS


@cache
def _named() -> frozenset[str]:
    functions = (f"f{number}" for number in range(1, 25))
    return frozenset([*(each.value for each in Keys), *KEY_NAME_REPLACEMENTS.values(), *functions])


@cache
def declared() -> Mapping[str, tuple[Binding, ...]]:
    """Every binding of ours, by where it works, as the classes declare them. Loads all screens."""
    from workbench.ui.app import Workbench
    from workbench.ui.screens.acting import ActingScreen
    from workbench.ui.screens.ask_day import AskDayScreen
    from workbench.ui.screens.ask_path import AskPathScreen, AskReplaceScreen
    from workbench.ui.screens.bin import BinScreen
    from workbench.ui.screens.card import CardScreen
    from workbench.ui.screens.deeds import DeedScreen
    from workbench.ui.screens.finder import FinderScreen
    from workbench.ui.screens.form import FormScreen
    from workbench.ui.screens.handover import HandoverScreen
    from workbench.ui.screens.help import HelpScreen
    from workbench.ui.screens.history import HistoryScreen
    from workbench.ui.screens.level import LevelScreen
    from workbench.ui.screens.meanwhile import MeanwhileScreen
    from workbench.ui.screens.progress import ProgressScreen
    from workbench.ui.screens.reports import ReportsScreen
    from workbench.ui.screens.review import ReviewScreen
    from workbench.ui.screens.sending import SendingScreen
    from workbench.ui.screens.skills import SkillsScreen
    from workbench.ui.screens.weeks import WeeksScreen
    from workbench.ui.screens.wishing import WishingScreen
    from workbench.ui.screens.work import WorkScreen
    from workbench.ui.widgets.capture_bar import CaptureBar
    from workbench.ui.widgets.filter_line import FilterLine
    from workbench.ui.widgets.grid import CellGrid
    from workbench.ui.widgets.line_input import LineInput
    from workbench.ui.widgets.more_fields import More
    from workbench.ui.widgets.rows import Rows
    from workbench.ui.widgets.said_line import SaidLine

    places: dict[str, tuple[type, ...]] = {
        "Everywhere": (Workbench,),
        "On a screen": (ActingScreen,),
        "Work": (WorkScreen,),
        "Skills": (SkillsScreen,),
        "Progress": (ProgressScreen,),
        "Review": (DeedScreen, ReviewScreen),
        "Weeks": (WeeksScreen,),
        "Level": (LevelScreen,),
        "Reports": (SendingScreen, WishingScreen, ReportsScreen),
        "In a list": (Rows,),
        "In a grid": (CellGrid,),
        "Card": (CardScreen,),
        "Handover": (HandoverScreen,),
        "Help": (HelpScreen,),
        "Bar": (CaptureBar,),
        "Filter": (FilterLine,),
        "Answer": (SaidLine,),
        "In a line": (LineInput,),
        "Form": (FormScreen,),
        "+ more of a form": (More,),
        "Finder": (FinderScreen,),
        "History": (HistoryScreen,),
        "Bin": (BinScreen,),
        "Day": (AskDayScreen,),
        "Path": (AskPathScreen,),
        "Replace": (AskReplaceScreen,),
        "Changed meanwhile": (MeanwhileScreen,),
    }
    return {where: tuple(each for owner in owners for each in _own(owner)) for where, owners in places.items()}


def _own(owner: type) -> Iterator[Binding]:
    for each in vars(owner).get("BINDINGS", ()):
        if isinstance(each, Binding) and each.id:
            yield each


TOGETHER = (
    ("Everywhere", "On a screen", "Work", "In a list"),
    ("Everywhere", "On a screen", "Skills", "In a list"),
    ("Everywhere", "On a screen", "Skills", "In a grid"),
    ("Everywhere", "On a screen", "Progress", "In a list"),
    ("Everywhere", "On a screen", "Review", "In a list"),
    ("Everywhere", "On a screen", "Weeks", "In a list"),
    ("Everywhere", "On a screen", "Level", "In a list"),
    ("Everywhere", "On a screen", "Reports", "In a list"),
    ("Everywhere", "On a screen", "Card", "In a list"),
    ("Everywhere", "On a screen", "Card", "Handover", "In a list"),
    ("Everywhere", "Help", "In a list"),
    ("Bar", "In a line"),
    ("Filter", "In a line"),
    ("Answer", "In a line"),
    ("Form", "In a line"),
    ("+ more of a form",),
    ("Finder", "In a line"),
    ("History",),
    ("Bin",),
    ("Day",),
    ("Path", "In a line"),
    ("Replace",),
    ("Changed meanwhile",),
)
"""The places whose keys work at the same time: there a key may be bound once only."""


def table(keys: Mapping[str, str] | None = None) -> tuple[KeyLine, ...]:
    """All keys, place by place, with `keys` in the place of ours: for the help, the README and a command."""
    given = keys or {}
    return tuple(
        KeyLine(
            where,
            binding.id or "",
            " ".join(spelled(key) for key in given.get(binding.id or "", binding.key).split(",")),
            binding.description,
            binding.tooltip or binding.description,
        )
        for where, bindings in declared().items()
        for binding in bindings
    )


def rebound(wanted: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """What of the user's `wanted` keys can be used, by id, and a sentence for each that can't.

    Textual would take unknown ids and keys without a word, and let one binding steal another's key.
    """
    ours = {binding.id: binding for bindings in declared().values() for binding in bindings if binding.id}
    taken: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in wanted.items():
        problem = _problem(name, [key.strip() for key in keys.split(",")], ours, taken)
        if problem:
            problems.append(f"keys: {problem}")
        else:
            taken[name] = ",".join(_full(key.strip()) for key in keys.split(","))
    return taken, tuple(problems)


def _problem(name: str, keys: list[str], ours: Mapping[str, Binding], taken: Mapping[str, str]) -> str:
    if name not in ours:
        return f"{name!r} is no binding; `?` shows their ids"
    for key in keys:
        if not known(key):
            return f"{key!r} for {name} is no key; write it like x, ctrl+x, f5, pagedown"
        for clash in clashes(name, _full(key), taken):
            return f"{key!r} for {name} is the key of {clash} already; give that another one first"
    if not any(safe(_full(key)) for key in keys):
        return f"{', '.join(keys)} for {name} may never arrive through a terminal or tmux; add another key"
    return ""


def clashes(name: str, key: str, given: Mapping[str, str]) -> list[str]:
    """The ids of other bindings that `key` would reach wherever the binding `name` works."""
    found: list[str] = []
    for places in TOGETHER:
        bindings = [binding for place in places for binding in declared()[place]]
        if not any(binding.id == name for binding in bindings):
            continue
        for binding in bindings:
            keys = given.get(binding.id or "", binding.key).split(",")
            if binding.id != name and binding.id not in found and key in map(_full, keys):
                found.append(binding.id or "")
    return found


def _full(key: str) -> str:
    """The name of a key, also where it was given as a sign."""
    return _character_to_key(key) if len(key) == 1 else key
