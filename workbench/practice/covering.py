"""The people of a document, by name, by initials or by role; and words in the place of names in free text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from workbench.model.people import Contact
from workbench.model.projects import RoleKind
from workbench.practice.handing import LeftOut, handed


class NameStyle(StrEnum):
    """How people who agreed to be named stand in a document. Who did not agree stands by role always."""

    FULL = "full"
    INITIALS = "initials"
    ROLES = "roles"


_ROLE_WORDS = {RoleKind.TEAM: "team member"}
_ROLES = tuple(RoleKind)
_NOBODY = "a colleague"


def initials(name: str) -> str:
    """The first letters of a name.

    >>> initials("Ana Pop")
    'A. P.'
    """
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalnum()) or "N. N."


def by_role(roles: Mapping[int, Iterable[RoleKind]], people: Iterable[Contact]) -> dict[int, str]:
    """The words for each of `people` by what they are on a project; several who are the same get numbers.

    Who has no role is called by their title, or a colleague.
    """
    words: dict[int, str] = {}
    for each in sorted(people, key=lambda one: one.id):
        held = sorted(roles.get(each.id, ()), key=_ROLES.index)
        word = _ROLE_WORDS.get(held[0], str(held[0]).replace("_", " ")) if held else handed(each, "title") or _NOBODY
        words[each.id] = word
    alike: dict[str, list[int]] = {}
    for ref, word in words.items():
        alike.setdefault(word, []).append(ref)
    for word, refs in alike.items():
        if len(refs) > 1:
            words.update({ref: f"{word.removeprefix('a ')} {at}" for at, ref in enumerate(refs, 1)})
    return words


class People:
    """The people of a document: each by name where they agreed and names are asked for, else by role.

    It notes who stood by role for want of consent, for the list of what was left out.
    """

    def __init__(
        self, people: Iterable[Contact], roles: Mapping[int, Iterable[RoleKind]], style: NameStyle = NameStyle.FULL
    ) -> None:
        self._people = {each.id: each for each in people}
        self._roles = by_role(roles, self._people.values())
        self._style = style
        self._by_role: set[int] = set()

    def called(self, ref: int | None) -> str:
        """The words for a person; empty for none."""
        if not ref:
            return ""
        found = self._people.get(ref)
        if found is None:
            return _NOBODY
        if self.is_named(ref):
            name = str(handed(found, "name"))
            return initials(name) if self._style is NameStyle.INITIALS else name
        self.note(ref)
        return self._roles[ref]

    def is_named(self, ref: int) -> bool:
        """Whether that person stands by name or initials."""
        return self._style is not NameStyle.ROLES and bool(handed(self._people[ref], "may_be_named"))

    def role(self, ref: int) -> str:
        """The words for a person by what they are, whether or not they may be named."""
        return self._roles[ref]

    def note(self, ref: int) -> None:
        """That person was mentioned and stands by role."""
        if not handed(self._people[ref], "may_be_named"):
            self._by_role.add(ref)

    def in_text(self, ref: int) -> str:
        """The words that stand for a person within a sentence."""
        if self.is_named(ref):
            return self.called(ref)
        word = self._roles[ref]
        return word if word[-1].isdigit() or word == _NOBODY else f"the {word}"

    def __iter__(self) -> Any:
        return iter(self._people.values())

    def left_out(self) -> Iterable[LeftOut]:
        """Who stands by role for want of consent."""
        for each in sorted((self._people[ref] for ref in self._by_role), key=lambda one: one.name.casefold()):
            yield LeftOut(f"{each.name} by role", "not agreed to be named")


_WORDS_TOO = (
    "Art August April Bill Carol Chase Christian Dawn Drew Faith Frank Gene Grace Grant Guy Hope Jack June Joy Mark"
    " Max May Nick Pat Penny Ray Rich Rob Rose Sue Summer Violet Wade Will Young Long Short Black White Brown Green"
    " Price Small Best Day King Page Field Hill Wood Stone Read Case Law Park Bank Cook Bush Sales"
)
"""Names that are words as well: alone they are not taken for a person."""


@dataclass(frozen=True)
class Cover:
    """Words in the place of names in free text. `whole` names are found in any case, `given` ones as they are written.

    What is `kept` (the client's own name, the project's, people who may be named) is never touched, nor a part of it.
    """

    whole: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()

    def over(self, text: str) -> tuple[str, tuple[str, ...]]:
        """`text` with words in the place of names, and the names that stood there.

        >>> Cover({"Bo Lind": "the customer"}, {"Bo": "the customer"}).over("Bo Lind asked. Bo's map")
        ("The customer asked. The customer's map", ('Bo Lind', 'Bo'))
        """
        if not text or not (self.whole or self.given):
            return text, ()
        found: list[str] = []

        def put(match: re.Match[str]) -> str:
            name = match[0]
            if name.casefold() in self._kept:
                return name
            words = self.given.get(name) or self._whole[name.casefold()]
            found.append(name)
            if name == text.strip():
                return words.removeprefix("the ")
            before = text[: match.start()].rstrip()
            return words[0].upper() + words[1:] if not before or before[-1] in ".!?:" else words

        return self._pattern.sub(put, text), tuple(found)

    @cached_property
    def _kept(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in self.kept)

    @cached_property
    def _whole(self) -> dict[str, str]:
        return {name.casefold(): words for name, words in self.whole.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = [(name, True) for name in (*self.whole, *self.kept) if name]
        names += [(name, False) for name in self.given if name not in self.whole]
        names.sort(key=lambda each: -len(each[0]))
        either = "|".join(f"(?i:{re.escape(name)})" if any_case else re.escape(name) for name, any_case in names)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def given_names(name: str) -> tuple[str, ...]:
    """The parts of a name by which a person is called alone: the first and the last.

    >>> given_names("Ana Maria Pop"), given_names("Will Long"), given_names("Priya")
    (('Ana', 'Pop'), (), ())
    """
    words = name.split()
    if len(words) < 2:
        return ()
    return tuple(
        each for each in (words[0], words[-1]) if len(each) > 1 and each[0].isupper() and each not in _WORDS_TOO.split()
    )


def covering(people: People, others: Mapping[str, str], projects: Mapping[str, str], kept: Iterable[str]) -> Cover:
    """The cover for the texts of a document: its people as they stand in it, `others` in the words given.

    Other `projects`, whose names are often words, are looked for as they are written only.
    """
    whole, given = dict(others), {name: [words] for name, words in projects.items()}
    named = set(kept)
    for each in people:
        words = people.in_text(each.id)
        if words == each.name:
            named.add(each.name)
        else:
            whole[each.name] = words
        for part in given_names(each.name):
            given.setdefault(part, []).append("" if words == each.name else words)
    return Cover(
        {name: words for name, words in whole.items() if name not in named},
        {
            part: words[0] if len(words) == 1 else "one of you"
            for part, words in given.items()
            if any(words) and part not in named
        },
        frozenset(named),
    )
