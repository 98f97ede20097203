"""What stands in a form, before it is drawn: what is in the file, over it what is proposed, over that what is typed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from workbench.desk.shown import FieldShown, FormShown
from workbench.desk.typed import plain

_NEXT = 3
"""How many empty fields a form asks at first, beside those that are needed."""

Parts = tuple[list[FieldShown], list[FieldShown]]
"""The fields to ask at first, and the rest."""


class Filling:
    """The texts of a form, by field. `given` are proposed (an empty one only shows its field), `at` is where to begin.

    `stored` is what was typed in an earlier sitting, as `unsent` told it.
    """

    def __init__(
        self, form: FormShown, usual: Mapping[str, str], given: Mapping[str, str], at: str = "", stored: str = ""
    ) -> None:
        self.form = form
        chosen = {field.name for field in form.fields if field.choices}
        self._given = {name: plain(text) if name in chosen else text for name, text in given.items() if text}
        self._typed = {name: text for name, text in _told(stored).items() if name in values(form)}
        self._usual = usual
        self._asked = {*given, *([at] if at else [])}

    @property
    def begun(self) -> bool:
        """Whether anything was typed."""
        return bool(self._typed)

    def put(self, name: str, text: str) -> None:
        """`text` was typed into a field."""
        self._typed[name] = text

    def text(self, field: FieldShown) -> str:
        """What stands in the line of a field."""
        return self._typed.get(field.name, self._given.get(field.name, field.value))

    def proposes(self, field: FieldShown) -> bool:
        """Whether what stands in the line of a field is only proposed: neither in the file, nor typed."""
        in_file = field.value if self.form.ref.id else ""
        proposal = self._given.get(field.name, field.value)
        return proposal not in ("", in_file) and self.text(field) == proposal

    @property
    def opened(self) -> dict[str, str]:
        """Every field as it was when nothing was typed."""
        return values(self.form) | self._given

    @property
    def standing(self) -> dict[str, str]:
        """Every field as it stands, also those that are not shown."""
        return {name: value.strip() for name, value in values(self.form).items()} | self._given | self._typed

    @property
    def changed(self) -> dict[str, str]:
        """What was proposed or typed, where it differs from what is in the file."""
        before = values(self.form)
        return {name: text for name, text in (self._given | self._typed).items() if text != before[name].strip()}

    @property
    def sent(self) -> dict[str, str]:
        """What is to be kept: of a new noun all that is filled, of an old one what was changed."""
        if self.form.ref.id:
            return self.changed
        return {name: text for name, text in self.standing.items() if text}

    @property
    def unsent(self) -> str:
        """What was typed and not kept, as text to be stored; empty where there is none."""
        opened = self.opened
        typed = {name: text for name, text in self._typed.items() if text != opened[name].strip()}
        return json.dumps(typed, ensure_ascii=False) if typed else ""

    def parted(self) -> Parts:
        """The fields to ask at first, and the rest; of a form that answers a question, little but what that asks."""
        if not self._asked:
            return parted(self.form, self._usual, self._typed)
        asked = {*self._asked, *self._typed}
        return _parted(self.form, [field for field in self.form.fields if field.needed or field.name in asked])


def parted(form: FormShown, usual: Mapping[str, str], typed: Collection[str] = ()) -> Parts:
    """The fields to ask at first, and the rest: those needed, filled or `typed` before, and the three that come next.

    A field is not filled by the value that is `usual` for a new noun.
    """
    first = []
    following = _NEXT
    for field in form.fields:
        filled = field.name in typed or (field.value and field.value != usual.get(field.name))
        if not field.needed and not filled:
            following -= 1
            if following < 0:
                continue
        first.append(field)
    return _parted(form, first)


def _parted(form: FormShown, first: list[FieldShown]) -> Parts:
    return sorted(first, key=lambda field: not field.needed), [field for field in form.fields if field not in first]


def values(form: FormShown) -> dict[str, str]:
    """What is in the file, by field."""
    return {field.name: field.value for field in form.fields}


def _told(stored: str) -> dict[str, str]:
    """The texts that were stored; none where the text is not of our making."""
    try:
        told = json.loads(stored or "{}")
    except json.JSONDecodeError:
        return {}
    return {str(name): str(text) for name, text in told.items()} if isinstance(told, dict) else {}
