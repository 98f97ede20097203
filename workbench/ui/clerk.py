"""The clerk: a thread on which everything is written, and one for heavier readings, so that no key waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.desk.shown import Kept


P = ParamSpec("P")
T = TypeVar("T")


class Clerk:
    """Runs the desk's verbs one after the other on a thread of their own, and heavier readings on another.

    A reading does not hold up what is written after it: it sees the file as it was, and the screen reads again once
    the mark moves. It sees all that was handed over to be written before it. `open_desk` is called at the first verb.
    What a verb raises is raised where it is awaited.
    """

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="clerk")
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="clerk-reads")
        self._last_written: Future[Any] | None = None
        self._unsent: dict[str, str] = {}
        self._closing = False

    async def do(self, verb: str, *args: object, **more: object) -> Kept:
        """Runs the desk's `verb`; raises CannotKeep and Trouble as the desk does."""
        kept: Kept = await asyncio.wrap_future(self._hand_over(verb, args, more))
        return kept

    async def ask(self, reading: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """Runs `reading` off the loop, after the readings asked for before, and gives its answer."""
        if self._last_written is not None and not self._last_written.done():
            await asyncio.wait([asyncio.wrap_future(self._last_written)])
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reading, lambda: reading(*args, **more))

    def note(self, verb: str, *args: object) -> None:
        """Has `verb` run when its turn comes, and nobody waits: for what a screen remembers, which may fail."""
        self._hand_over(verb, args, {})

    def keep_unsent(self, slot: str, text: str) -> None:
        """Has half-typed text stored, and nobody waits; an empty one is forgotten."""
        self._unsent[slot] = text
        self._hand_over("keep_unsent", (slot, text), {}).add_done_callback(lambda _: self._arrived(slot, text))

    def unsent(self, slot: str, stored: Callable[[str], str]) -> str:
        """The half-typed text of a slot: what is on its way to the file, else what is `stored` there."""
        on_its_way = self._unsent.get(slot)
        return stored(slot) if on_its_way is None else on_its_way

    def _arrived(self, slot: str, text: str) -> None:
        if self._unsent.get(slot) is text:
            self._unsent.pop(slot, None)

    def settle(self) -> None:
        """Has kept levels worked out again, some at a time, so that nothing that is typed waits for long."""
        if not self._closing:
            self._writing.submit(self._settle_some)

    def _settle_some(self) -> None:
        if self._run("settle", (), {}):
            self.settle()

    def close(self) -> None:
        """Waits for what was begun, and takes nothing more."""
        self._closing = True
        self._reading.shutdown(wait=True)
        self._writing.shutdown(wait=True)

    def _hand_over(self, verb: str, args: tuple[object, ...], more: dict[str, object]) -> Future[Any]:
        self._last_written = self._writing.submit(self._run, verb, args, more)
        return self._last_written

    def _run(self, verb: str, args: tuple[object, ...], more: dict[str, object]) -> Any:
        if self._desk is None:
            self._desk = self._open_desk()
        return getattr(self._desk, verb)(*args, **more)
