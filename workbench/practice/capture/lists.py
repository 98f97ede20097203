"""The closed lists of the capture line: kind words, rungs, extras, fillers and the phrases that tell a level.

What the help shows of the line is read from here.
"""

from __future__ import annotations

from typing import NamedTuple

from workbench.model.transfer import Mode, Result, Source

from ..entry import EntryKind, Role


def _closed(words: str) -> frozenset[str]:
    return frozenset(words.split())


KIND_WORDS: dict[str, tuple[EntryKind, str]] = {
    "call": (EntryKind.TOUCHPOINT, "call"),
    "mail": (EntryKind.TOUCHPOINT, "mail"),
    "met": (EntryKind.TOUCHPOINT, "meeting"),
    "meeting": (EntryKind.TOUCHPOINT, "meeting"),
    "message": (EntryKind.TOUCHPOINT, "message"),
    "workshop": (EntryKind.TOUCHPOINT, "workshop"),
    "demo": (EntryKind.TOUCHPOINT, "demo"),
    "doc": (EntryKind.TOUCHPOINT, "doc"),
    "resolved": (EntryKind.TOUCHPOINT, "resolved"),
    "work": (EntryKind.WORK, ""),
    "promise": (EntryKind.COMMITMENT, ""),
    "theirs": (EntryKind.COMMITMENT, ""),
    "need": (EntryKind.NEED, ""),
    "memory": (EntryKind.MEMORY, ""),
    "score": (EntryKind.SCORE, ""),
    "decide": (EntryKind.DECISION, ""),
    "plan": (EntryKind.SESSION, ""),
    "lead": (EntryKind.LEAD, ""),
}
"""The first words of a line that say what it becomes, with the kind of touch where it is one."""

RUNGS: dict[str, Mode] = {str(mode.level): mode for mode in Mode} | {str(mode): mode for mode in Mode}
LEVEL_WORDS: dict[str, Mode] = {str(mode): mode for mode in Mode if mode is not Mode.TAUGHT}
"""The rungs that count alone, without a colon; "taught Ana" says who taught, so that one needs it."""

RESULTS: dict[str, Result] = {
    "helped": Result.HELPED,
    "notyet": Result.NOT_YET,
    "not-yet": Result.NOT_YET,
    "not_yet": Result.NOT_YET,
}
SOURCES: dict[str, Source] = {
    "seen": Source.OBSERVED,
    "artefact": Source.ARTEFACT,
    "client": Source.CLIENT,
    "learner": Source.LEARNER,
    "self": Source.SELF,
}
ASKS = ("order", "problem", "advice")
IMPRESSIONS = {"+2": 2, "+1": 1, "2": 2, "1": 1, "0": 0, "-1": -1, "-2": -2}
FLAGS = ("said-no", "extra", "confided")
SIGILS = {"@": Role.PERSON, "+": Role.PROJECT, "/": Role.SKILL, "#": Role.SKILL}
NOUN_OF = {Role.PERSON: "contact", Role.PROJECT: "project", Role.SKILL: "skill", Role.CLIENT: "client"}
FILLERS = _closed(
    "a an the on with at for to of in from and & + i we you she he they it her his him them their my our its this "
    "that can could now do does did done is was were are be been had has have taught"
)
"""Words that are never names and don't count as a note of their own."""

SHORT_WORDS = _closed("am as by go hi if me no oh ok or so up us via")
"""Words too common to be the beginning of a name; with a sigil they are."""

_ALONE = ("alone", "on her own", "on his own", "on their own", "by herself", "by himself", "by themselves", "herself")
_TAILS = {
    "with help": Mode.TOGETHER,
    "with my help": Mode.TOGETHER,
    "together with me": Mode.TOGETHER,
    "while i watch": Mode.COACHED,
    "while i watched": Mode.COACHED,
    "while i was watching": Mode.COACHED,
    **dict.fromkeys((*_ALONE, "himself", "themselves", "without me", "without help"), Mode.SOLO),
}
LEVEL_PHRASES: dict[str, Mode] = {
    **{f"{verb} it {tail}": mode for tail, mode in _TAILS.items() for verb in ("do", "does", "did")},
    **{f"can do it {tail}": mode for tail, mode in _TAILS.items()},
    **dict.fromkeys(("teaches others", "teach others", "can teach others", "taught others"), Mode.TAUGHT),
}
"""Phrases that tell a level anywhere in a line that names a learner and a skill."""

HEDGES = _closed(
    "not never cannot cant can't if whether when until before will would should might may must wants want hopes "
    "hope wanted soon tomorrow next nearly almost without nobody no"
)
"""Words shortly before a phrase that take its certainty, as "to" right before it does: it stays text then."""


class Slots(NamedTuple):
    """What a kind of line has slots for: read from `bare` words, from words with a `sigil`; all else is text.

    `patience` is after how many unknown words in a run its prose begins. `many`: people may be several.
    `runs`: a comma begins a new run. `forward`: a day is the next one, not the latest.
    """

    bare: frozenset[Role]
    sigil: frozenset[Role]
    patience: int = 2
    many: bool = True
    runs: bool = True
    forward: bool = False


_WHEN = {Role.DAY, Role.CLOCK, Role.LENGTH}
_PEOPLE, _ABOUT = {Role.PERSON}, {Role.PERSON, Role.PROJECT}
_SEEN = {Role.SKILL, Role.LEVEL, Role.RESULT, Role.SOURCE}
_WORK = frozenset({*_WHEN, Role.PROJECT, Role.FOLLOW})
_ALL = frozenset({*_WHEN, *_ABOUT, *_SEEN, Role.EXTRA, Role.FOLLOW})


def _text(bare: set[Role], sigil: set[Role], *, many: bool = False) -> Slots:
    return Slots(frozenset(bare), frozenset(sigil), patience=1, many=many, runs=False)


SLOTS: dict[EntryKind, Slots] = {
    EntryKind.SESSION: Slots(_ALL, _ALL),
    EntryKind.TOUCHPOINT: Slots(_ALL - _SEEN, _ALL - _SEEN),
    EntryKind.WORK: Slots(_WORK, _WORK),
    EntryKind.COMMITMENT: _text({*_ABOUT, Role.DUE}, _ABOUT),
    EntryKind.NEED: _text({*_PEOPLE, Role.DAY}, _PEOPLE),
    EntryKind.MEMORY: _text({*_PEOPLE, Role.DAY}, _ABOUT),
    EntryKind.SCORE: _text(_PEOPLE, _PEOPLE),
    EntryKind.DECISION: _text({Role.PROJECT, Role.DAY}, _ABOUT, many=True),
    EntryKind.LEAD: _text({Role.CLIENT}, _PEOPLE),
}
"""What each kind is read for; a plan is a session that leans forward."""

PLAN = Slots(_ALL, _ALL, forward=True)
