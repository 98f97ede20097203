"""Keys that were pressed before the place that they were meant for could take them."""

from __future__ import annotations

from collections import deque

from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

_MOST = 512


class TypingPlace:
    """What one types into as soon as it is opened: a screen, or a widget mounted directly on one.

    `ready` once its line had the focus.
    """

    ready = False


class TypeAhead:
    """Holds what is typed between the key that opens a place for typing and that place having the focus.

    A slow line delivers many keys at once, `a` and the line meant for the bar. Each goes to what has the focus
    by then, the list, and would act there as a command: a `d` of the line would bin something.
    """

    def __init__(self) -> None:
        self._pressed_on: deque[tuple[events.Key, Widget | None]] = deque(maxlen=_MOST)
        self._held: list[events.Key] = []

    def pressed(self, key: events.Key, focused: Widget | None) -> None:
        """Notes what had the focus when `key` came in."""
        self._pressed_on.append((key, focused))

    def takes(self, key: events.Key, screen: Screen[object], focused: Widget | None) -> bool:
        """Whether `key`, which nobody has taken, was meant for a place that was opened since; it goes there then."""
        pressed_on = self._focus_at(key)
        place = _place(screen)
        if place is None or (place.ready and (pressed_on is focused or not isinstance(focused, Input))):
            return False
        if place.ready and focused is not None:
            self._hand(key, focused)
        else:
            self._held.append(key)
        return True

    def release(self, screen: Screen[object], focused: Widget) -> None:
        """A place has the focus now: what waits for it goes there, in the order in which it was pressed."""
        place = _place(screen)
        if place is not None and isinstance(focused, Input):
            place.ready = True
            for key in self._held:
                self._hand(key, focused)
            self._held.clear()

    def _hand(self, key: events.Key, to: Widget) -> None:
        # A copy, marked as Textual marks a key that it forwards: the old one has bubbled, and is spent.
        fresh = events.Key(key.key, key.character)
        self.pressed(fresh, to)
        to._forward_event(fresh)

    def _focus_at(self, key: events.Key) -> Widget | None:
        while self._pressed_on:
            pressed, focused = self._pressed_on.popleft()
            if pressed is key:
                return focused
        return None


def _place(screen: Screen[object]) -> TypingPlace | None:
    """Where one types on `screen`, if it was opened."""
    return next((each for each in (screen, *screen.children) if isinstance(each, TypingPlace)), None)
