"""What a typed line was read as, as chips: which there are, and how they are laid out in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.practice.dates import day_words
from workbench.practice.entry import Entry, EntryKind, Focus, Role, Span
from workbench.ui.gate import cut, width
from workbench.ui.widgets.turning import Turn


class Look(StrEnum):
    """How sure a chip is; each look has a sign or a word of its own beside its colour."""

    KIND = "kind"
    READ = "read"
    PREFILLED = "prefilled"
    DOUBTFUL = "doubtful"
    NEW = "new"
    MORE = "more"


@dataclass(frozen=True)
class Chip:
    """One thing that was read. `span` is where it stands in the line, None for what was not typed."""

    text: str
    look: Look = Look.READ
    span: Span | None = None


KINDS = {
    EntryKind.SESSION: "session",
    EntryKind.TOUCHPOINT: "in touch",
    EntryKind.WORK: "work",
    EntryKind.COMMITMENT: "promise",
    EntryKind.NEED: "need",
    EntryKind.MEMORY: "memory",
    EntryKind.SCORE: "score",
    EntryKind.DECISION: "decision",
    EntryKind.LEAD: "lead",
}
"""The word on the chip of each kind."""

_DATED = frozenset(EntryKind) - {EntryKind.COMMITMENT, EntryKind.LEAD}
_UNSHOWN = (Role.KIND, Role.FILLER, Role.UNKNOWN, Role.NOTE, Role.TEXT)
_PREFIXES = {Role.PRIVATE: "private:", Role.FOLLOW: "follow-up"}
_LONGEST = 40


def chips(line: str, entry: Entry, focus: Focus, today: date, turn: Turn | None = None) -> tuple[Chip, ...]:
    """The chips of `entry`: its kind, what was read from left to right, then what was not typed but is meant.

    `turn` is what Tab would do, told on the chip that it acts on, or on one of its own.
    """
    shown = [span for span in entry.spans if span.role not in _UNSHOWN]
    return (
        Chip(_kind(entry), Look.KIND),
        *(_typed(line, span, turn if turn and turn.span is span else None) for span in shown),
        *_told(entry),
        *_finishing(turn),
        *_prefilled(entry, focus, today),
    )


@dataclass(frozen=True)
class Setting:
    """How chips are set: blanks inside on either side, and between two."""

    inside: int
    between: int

    def cells(self, row: Sequence[Chip]) -> int:
        """How wide a row of chips is."""
        return sum(width(chip.text) + 2 * self.inside for chip in row) + self.between * (len(row) - 1)


WIDE, NARROW = Setting(1, 1), Setting(0, 2)


def rows(shown: Sequence[Chip], cells: int, most: int, setting: Setting = WIDE) -> tuple[tuple[Chip, ...], ...]:
    """The chips in rows of at most `cells` cells; a chip stays whole where it can.

    Where `most` rows are not enough, the last chip tells how many are left out.
    """
    packed = _packed([_cut(chip, cells, setting) for chip in shown], cells, setting)
    if len(packed) <= most:
        return tuple(map(tuple, packed))
    kept = packed[:most]
    left_out = sum(map(len, packed[most:]))
    while kept[-1] and setting.cells([*kept[-1], _more(left_out)]) > cells:
        kept[-1].pop()
        left_out += 1
    kept[-1].append(_more(left_out))
    return tuple(map(tuple, kept))


def _kind(entry: Entry) -> str:
    word = KINDS[entry.kind]
    if entry.kind is EntryKind.TOUCHPOINT and entry.touch:
        word = entry.touch
    if entry.kind is EntryKind.COMMITMENT and not entry.mine:
        word = "their promise"
    return f"planned {word}" if entry.planned else word


def _finishing(turn: Turn | None) -> Iterator[Chip]:
    if turn is not None and turn.span is None and turn.tells:
        yield Chip(f"{cut(turn.word, _LONGEST)} · Tab: {cut(turn.tells, _LONGEST)}", Look.MORE)


def _typed(line: str, span: Span, turn: Turn | None) -> Chip:
    text = span.shown or line[span.start : span.end]
    if span.role in _PREFIXES and not text.startswith(_PREFIXES[span.role]):
        text = f"{_PREFIXES[span.role]} {text}"
    look = Look.READ
    if span.new:
        text, look = text if text.startswith("new:") else f"new: {text}", Look.NEW
    text = cut(text, _LONGEST)
    if span.doubtful:
        text, look = f"{text}?", Look.DOUBTFUL
    if turn:
        text = f"{text} · Tab: {cut(turn.tells, _LONGEST)}"
    return Chip(text, look, span)


def _told(entry: Entry) -> Iterator[Chip]:
    for words in (entry.text, entry.note):
        if words:
            yield Chip(f"“{cut(words, _LONGEST)}”")


def _prefilled(entry: Entry, focus: Focus, today: date) -> Iterator[Chip]:
    roles = {span.role for span in entry.spans}
    if Role.DAY not in roles and entry.kind in _DATED:
        yield Chip("·today" if entry.on == today else f"·{day_words(entry.on, today)}", Look.PREFILLED)
    meant = (
        (focus.person, Role.PERSON, entry.people),
        (focus.skill, Role.SKILL, entry.skills),
        (focus.project, Role.PROJECT, (entry.project,)),
    )
    for name, role, taken in meant:
        if name is not None and role not in roles and name in taken:
            yield Chip(f"·{cut(name.text, _LONGEST)}", Look.PREFILLED)


def _packed(shown: Sequence[Chip], cells: int, setting: Setting) -> list[list[Chip]]:
    packed: list[list[Chip]] = [[]]
    for chip in shown:
        if packed[-1] and setting.cells([*packed[-1], chip]) > cells:
            packed.append([])
        packed[-1].append(chip)
    return packed


def _cut(chip: Chip, cells: int, setting: Setting) -> Chip:
    fits = max(1, cells - 2 * setting.inside)
    return chip if width(chip.text) <= fits else Chip(cut(chip.text, fits), chip.look, chip.span)


def _more(count: int) -> Chip:
    return Chip(f"… {count} more", Look.MORE)
