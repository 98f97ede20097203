"""A line while it is being read: its words, what each slot holds so far, and the run of words that nothing took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple

from workbench.model.noun import PartOfDay
from workbench.model.transfer import Mode, Result, Source

from ..dates.clock import PARTS
from ..dates.days import DAY_WORDS, MONTHS, WEEK_WORDS, WEEKDAYS
from ..entry import EntryKind, FollowUp, Name, Role, Span
from ..names import Names
from .lists import FILLERS, LEVEL_WORDS, RESULTS, SHORT_WORDS, Slots
from .words import BREAK, ESCAPED, Piece, Word, names_in, piece

_TIME_WORDS = {*WEEKDAYS, *PARTS, *DAY_WORDS, *WEEK_WORDS, "noon", "eow", "eom"}
_STIFF = {*_TIME_WORDS, *FILLERS, *SHORT_WORDS, *LEVEL_WORDS, *RESULTS}


class Terms(NamedTuple):
    """On what terms a line is read: with which slots, by which names, today.

    `project` is the id of the project that decides between names. `kind` is what the line is said to be, `head`
    its kind word. `phrases`: whether they tell levels.
    """

    slots: Slots
    names: Names
    today: date
    project: int = 0
    kind: EntryKind | None = None
    head: str = ""
    phrases: bool = True


class Found:
    """What was read of a line so far: what each slot holds, the chips, and what is told of it.

    `phrased`: the level came from a phrase; `overruled`: and then from a rung too. `tied`: the project decides
    between names, or could. `prose`: only what is marked is read now. `unread_until`: words before this index
    look like a day, a time or a length and are none.
    """

    def __init__(self, line: str, words: Sequence[Word], terms: Terms) -> None:
        self.line, self.words, self.terms = line, words, terms
        self.plain = [word.folded for word in words]
        self._parts: dict[int, tuple[str, ...]] = {}
        self.day: date | None = None
        self.at: time | None = None
        self.part: PartOfDay | None = None
        self.minutes: int | None = None
        self.people: list[Name] = []
        self.skills: list[tuple[Name, Mode | None]] = []
        self.project: Name | None = None
        self.client: Name | None = None
        self.mode: Mode | None = None
        self.result: Result | None = None
        self.source: Source | None = None
        self.ask = ""
        self.impression: int | None = None
        self.flags: list[str] = []
        self.follow_ups: list[FollowUp] = []
        self.due: date | None = None
        self.score: int | None = None
        self.origin = ""
        self.private = ""
        self.pieces: list[Piece] = []
        self.spans: list[Span] = []
        self.new: list[Name] = []
        self.unknown: list[str] = []
        self.doubts: list[str] = []
        self.warnings: list[str] = []
        self.phrased = self.overruled = self.tied = False
        self.prose = self.prose_begun = False
        self.unread_until = 0
        self._last_end, self._last_role = -1, Role.FILLER
        self._run: list[int] = []
        self._strange = 0

    def parts(self, at: int, count: int) -> list[tuple[str, ...]]:
        """The next `count` words from `at` on as words of names; () for one that is not read."""
        for each in range(at, min(at + count, len(self.words))):
            if each not in self._parts:
                self._parts[each] = names_in(self.words[each])
        return [self._parts[each] for each in range(at, min(at + count, len(self.words)))]

    def stiff(self, at: int, count: int) -> list[bool]:
        """Which of the next `count` words from `at` on are names only as whole words."""
        return [self._must_be_whole(each) for each in range(at, min(at + count, len(self.words)))]

    def _must_be_whole(self, at: int) -> bool:
        """Whether the word may only be a name's whole word: a filler, a day, a month beside a number."""
        word = self.plain[at]
        if word in _STIFF:
            return True
        beside = self.plain[max(0, at - 1) : at + 2]
        return word in MONTHS and any(each[:1] in "0123456789" and each for each in beside)

    def free(self, role: Role) -> bool:
        """Whether nothing was typed yet for a slot that holds one thing, or no bare word for one that holds several."""
        taken = {
            Role.DAY: self.day,
            Role.CLOCK: self.at,
            Role.LENGTH: self.minutes,
            Role.PERSON: self.people or None,
            Role.SKILL: self.skills or None,
            Role.PROJECT: self.project,
            Role.CLIENT: self.client,
            Role.DUE: self.due,
        }
        return taken[role] is None

    def take(self, role: Role, at: int, count: int, shown: str, span: Span | None = None) -> int:
        """The words `at` to `at + count` were read as `role`; how many they are. `span` tells more of the chip."""
        self.close_run()
        start, end = self.words[at].start, self.words[at + count - 1].end
        self.spans.append((span or Span(0, 0, role))._replace(start=start, end=end, role=role, shown=shown))
        self._last_end, self._last_role = at + count, role
        if not self.prose:
            self._strange = 0
        return count

    def leave(self, at: int) -> int:
        """The word at `at` was read as nothing: it joins the run."""
        self._run.append(at)
        if self.plain[at] not in FILLERS:
            self._strange += 1
            if self._strange >= self.terms.slots.patience:
                self.prose = self.prose_begun = True
        return 1

    def pause(self) -> int:
        """A comma: a new run begins, where a kind has runs."""
        if self.terms.slots.runs:
            self.close_run()
            self.prose, self._strange = False, 0
        return 1

    def quote(self, at: int) -> int:
        """The word at `at` is a quote, and so is text."""
        self.close_run()
        self._note([self.words[at]])
        return 1

    def _note(self, words: Sequence[Word]) -> None:
        said = piece(self.line, words)
        self.pieces.append(said)
        role = Role.NOTE if self.terms.slots.runs else Role.TEXT
        self.spans.append(Span(said.left, said.right, role, said.text))

    def close_run(self, last: bool = False) -> None:
        """The run ends: with any word beside fillers it is text, whole; else it is left out.

        In a kind that is all text, fillers that are all there is of it, at the `last`, are its text.
        """
        run, self._run = [self.words[at] for at in self._run], []
        strange = [word for word in run if word.folded not in FILLERS]
        if not run:
            return
        if not self.terms.slots.runs:
            if strange or (last and not self.pieces):
                self._note(run)
            else:
                self.spans.append(Span(run[0].start, run[-1].end, Role.FILLER))
        elif not strange:
            self.spans.append(Span(run[0].start, run[-1].end, Role.FILLER))
        elif len(strange) == 1 and strange[0].sort != ESCAPED and not self.prose:
            self._note_around(run, strange[0])
        else:
            self._note(run)

    def _note_around(self, run: Sequence[Word], word: Word) -> None:
        """The run is text; the one word in it that is not known stands out."""
        self.pieces.append(piece(self.line, run))
        self.unknown.append(word.text)
        before = [each for each in run if each.left < word.left]
        after = [each for each in run if each.left > word.left]
        if before:
            self.spans.append(Span(before[0].left, before[-1].right, Role.NOTE))
        self.spans.append(Span(word.start, word.end, Role.UNKNOWN, word.text))
        if after:
            self.spans.append(Span(after[0].left, after[-1].right, Role.NOTE))

    def joined(self, at: int, role: Role) -> bool:
        """Whether a name at `at` follows another one by a comma (of the same slot), or by and, & or +."""
        before = at
        while before > 0 and (self.words[before - 1].sort == BREAK or self.plain[before - 1] in _CONNECTORS):
            before -= 1
        if before == at or before != self._last_end:
            return False
        return self._last_role is role or (
            self._last_role in _NAMED and any(self.plain[each] in _CONNECTORS for each in range(before, at))
        )


_CONNECTORS = frozenset(("and", "&", "+"))
_NAMED = (Role.PERSON, Role.SKILL, Role.PROJECT)
