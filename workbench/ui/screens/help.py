"""The help: the keys that work where it was opened, how a line is written, the signs, the rules' constants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from workbench.desk.shown import Block, Line, Tone
from workbench.ui import gate, hints, keys
from workbench.ui.widgets.keybar import KeyBar
from workbench.ui.widgets.page import Page

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from workbench.practice.constants import Setting

_LINES = (
    ("y 14:00 45 ana sta apo :2 ^n fri", "yesterday at two, 45 minutes, Ana, a skill, a project, level 2, follow-up"),
    ("call clara 15m ask:advice imp:+1", "a call; she asked for advice and left well pleased"),
    ("2h apo draft charter", "work on a project"),
    ("plan ana sta fri 14:00", "a session to come"),
    ("promise clara minutes by fri", "I promised; `theirs bo risk log ^fri` is a promise to me"),
    ("memory clara best steering we ever had", "their own words; also need, score, decide, lead"),
    ("@name +project /skill:level", "say which, where a bare word could be read otherwise; - or _ stands for a space"),
    ('"words"  // words  \\word', "never read: a note, a private note, one word"),
    ("^ or then", "begins a follow-up; with @name it is theirs"),
    ("today y yd mon -3d +2w w47 eow 21 nov", "days; 45m 1h30 1.5h are lengths; 14:00 2pm 9:30-11 are clocks"),
)
_LADDER = (
    ("0", "no evidence"),
    ("1 briefed", "can say what it is for (:show)"),
    ("2 assisted", "did part of it with me (:together)"),
    ("3 coached", "did the whole while I watched (:coached)"),
    ("4 independent", "did the whole on real work while I was away, twice (:solo)"),
    ("5 multiplier", "taught a colleague, who then did it (:taught)"),
)
_MATRIX = (
    ("0 to 5", "the level today; · nothing known yet"),
    ("=4", "at the goal, and not lapsed"),
    ("3+", "rose of late"),
    ("3?", "rose by two levels or more at once: was the starting level right?"),
    ("3!", "shaky: the last thing seen was a not yet"),
    ("4~  4x", "due to be used again; lapsed"),
    ("w3 4x2", "what is needed: weight 3, level 4, in two people"),
    ("2>3  2=2", "at a session: from which level to which; moved nothing"),
)
_STAGES = (
    ("S··", "services: finished work"),
    ("SE·", "experience: they remember it, and can do something new"),
    ("SET", "transformation: a new outlook and organisation; provisional until they say that it is still so"),
    ("···", "unproven: a gate of services was lost"),
    ("3/5", "so many gates of the next stage are met"),
    ("!  ~", "a gate is at risk; what is delivered and what is charged differ"),
    ("aimed, charged", "what you chose and what is paid for; what is delivered is worked out, never typed"),
)
_REVIEW = (
    ("1 Clear", "what was begun and not finished, days with nothing logged"),
    ("2 Promises", "due and overdue, mine and theirs"),
    ("3 Projects", "off the plan, at risk, at another stage: what next, who, by when?"),
    ("4 Kept", "levels gained, who waits, what rests on too few, how much was teaching"),
    ("5 People", "who has not heard from you, who does not know why"),
    ("6 Needs and brand", "what else they struggle with, did they come to you first?"),
    ("7 Look back, ahead", "which business were you in, then the evidence; the question, what you will do"),
    ("usual  +  -", "the median of the weeks before; a week outside what chance alone gives"),
    ("since", "what became known after the review was finished"),
    ("away", "a week that is compared with none; missed ones are told, and no more"),
)
_LEAVING = (
    ("ready", "all eleven gates are met; with risks: all hard ones are"),
    ("none", "the text of an asset, access, risk or deliverable that says that there is none"),
    ("dossier", "the handover pack; letter, matrix, timesheet and promises are for the client too"),
    ("week, full data", "for yourself"),
    ("left out", "what a client may not read, and why: private notes, what could not be done, other clients"),
    ("by role", "how people stand who did not agree to be named"),
)
_SIGNS = {
    "Levels": _LADDER,
    "Signs of the matrix": _MATRIX,
    "Stages": _STAGES,
    "The weekly review": _REVIEW,
    "Handover and reports": _LEAVING,
}


class HelpScreen(Screen[None]):
    """One page; its first block is made from the bindings that were live, so it can't lie."""

    AUTO_FOCUS = "Page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="help.leave", tooltip="Back to where the help was opened"),
    ]

    def __init__(self, active: Mapping[str, ActiveBinding], own: Mapping[str, str], practice: Mapping[str, object]):
        super().__init__()
        self._blocks = (
            here(active),
            *lines_and_words(),
            *all_keys(own),
            constants(practice),
        )
        self.page = Page(classes="pane")

    def compose(self) -> ComposeResult:
        yield self.page
        yield KeyBar()

    def on_mount(self) -> None:
        self.page.border_title = gate.line("Help")
        self.page.put(self._blocks)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()


def here(active: Mapping[str, ActiveBinding]) -> Block:
    """What can be pressed where the help was opened; how a line is edited comes last."""
    found: dict[str, list[str]] = {}
    tells: dict[str, str] = {}
    for key, (_, binding, enabled, _) in active.items():
        if binding.id and enabled:
            found.setdefault(binding.id, []).append(hints.spelled(key))
            tells[binding.id] = binding.tooltip or binding.description
    rank = {name: place for place, name in enumerate(hints.HINTS)}
    order = sorted(found, key=lambda name: (name.startswith("line."), rank.get(name, len(rank))))
    return Block("Keys that work here", tuple(Line(" ".join(found[name]), tells[name]) for name in order))


def lines_and_words() -> tuple[Block, ...]:
    """How a line is written, with examples, what is passed over in it, and what the signs of the screens mean."""
    from workbench.practice.capture import FILLERS

    return (
        Block(
            "One line logs anything", tuple(each for line, tells in _LINES for each in (Line(line), _meaning(tells)))
        ),
        Block("Words that are passed over in a line", (Line(" ".join(sorted(FILLERS))),)),
        *(Block(title, tuple(Line(sign, tells) for sign, tells in signs)) for title, signs in _SIGNS.items()),
    )


def _meaning(tells: str) -> Line:
    return Line("", tells, Tone.MUTED)


def all_keys(own: Mapping[str, str]) -> tuple[Block, ...]:
    """Every key, place by place, with the id by which the config file can give it another."""
    places: dict[str, list[Line]] = {}
    for line in keys.table(own):
        places.setdefault(line.where, []).append(Line(line.keys, f"{line.tells}  [{line.id}]", Tone.PLAIN))
    return tuple(Block(f"Keys: {where}", tuple(lines)) for where, lines in places.items())


def constants(practice: Mapping[str, object]) -> Block:
    """The settings table of the rules, each with what is in force, what it means and what is allowed."""
    from workbench.practice.constants import constants as chosen
    from workbench.practice.constants import settings

    rows = settings(chosen(practice))
    own = ", ".join(row.name for row in rows if row.changed)
    how = "A line such as stalled_days = 28 under [practice] in the config file changes one."
    first = Line(f"{how} Yours: {own}." if own else how, tone=Tone.MUTED)
    return Block("Constants of the rules", (first, *(line for row in rows for line in _setting(row))))


def _setting(row: Setting) -> tuple[Line, Line]:
    """`stalled_days = 28 days, usually 21`, and under it what that is."""
    from workbench.practice.constants import written

    means = ": ".join(word for word in (row.label, row.hint) if word)
    allowed = f"{written(row.least)} to {written(row.most)}" + (", each" if isinstance(row.usual, tuple) else "")
    tone = Tone.ACCENT if row.changed else Tone.PLAIN
    return Line(f"{row.name} = {row.told}", tone=tone), _meaning(f"{means}. Allowed: {allowed}")
