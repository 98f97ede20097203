"""What several sources of a review rest on, worked out once for each state of the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from workbench.practice.constants import Constants
from workbench.practice.week import Week
from workbench.store.file import Store

T = TypeVar("T")

_KNOWN: WeakKeyDictionary[Store, dict[object, tuple[object, Any]]] = WeakKeyDictionary()


def once(
    make: Callable[[Store, Week, date, Constants], T], store: Store, week: Week, today: date, constants: Constants
) -> T:
    """What `make` gives; what it gave before, as long as nothing in the file has changed since."""
    known = _KNOWN.setdefault(store, {})
    asked = (store.mark(), week, today, constants)
    found = known.get(make)
    if found is None or found[0] != asked:
        found = known[make] = (asked, make(store, week, today, constants))
    given: T = found[1]
    return given
