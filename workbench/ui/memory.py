"""What a screen remembers from one day to the next: where the cursor stood, what was filtered. Written lazily."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from workbench.desk.views import Views
from workbench.ui.clerk import Clerk


@dataclass(frozen=True)
class Place:
    """Where one was in a list: the id under the cursor (0: none), the lines above it in the window, the filter."""

    id: int = 0
    top: int = 0
    words: str = ""

    def __str__(self) -> str:
        return f"{self.id} {self.top} {self.words}"

    @classmethod
    def read(cls, text: str) -> Place:
        """The place that `str` wrote; the beginning where it is not to be read.

        >>> Place.read("7 2 ana apo"), Place.read("?")
        (Place(id=7, top=2, words='ana apo'), Place(id=0, top=0, words=''))
        """
        at, _, rest = text.partition(" ")
        top, _, words = rest.partition(" ")
        return cls(int(at), int(top), words) if at.isdecimal() and top.isdecimal() else cls()


_KNOWN: WeakKeyDictionary[Views, dict[str, str]] = WeakKeyDictionary()
"""What is known of each file: what one screen remembers, the others know at once."""


class Memory:
    """Values by key. `put` costs nothing; `settle`, called now and then, writes what has come to rest."""

    def __init__(self, views: Views, clerk: Clerk) -> None:
        self._views = views
        self._clerk = clerk
        self._known = _KNOWN.setdefault(views, {})
        self._unkept: dict[str, str] = {}
        self._seen: dict[str, str] = {}

    def get(self, key: str) -> str:
        """What was last put under `key`, in this run or an earlier one; empty if nothing."""
        if key not in self._known:
            self._known[key] = self._views.recall(key)
        return self._known[key]

    def put(self, key: str, value: str) -> None:
        """Remembers `value` under `key`."""
        if self.get(key) != value:
            self._known[key] = self._unkept[key] = value

    def settle(self) -> None:
        """Writes what was put before the last call and has not moved since."""
        for key, value in list(self._unkept.items()):
            if self._seen.get(key) == value:
                self._write(key)
        self._seen = dict(self._unkept)

    def flush(self) -> None:
        """Writes all that is not written yet."""
        for key in list(self._unkept):
            self._write(key)

    def _write(self, key: str) -> None:
        self._clerk.note("remember", key, self._unkept.pop(key))
