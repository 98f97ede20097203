"""The clerk: a thread on which everything is written, and one for heavier readings, so that no key waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.desk.shown import Kept


P = ParamSpec("P")
T = TypeVar("T")


class Clerk:
    """Runs the desk's verbs one after the other on a thread of their own, and heavier readings on another.

    A reading does not hold up what is written: it sees the file as it was, and the screen reads again once the
    mark moves. `open_desk` is called at the first verb. What a verb raises is raised where it is awaited.
    """

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="clerk")
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="clerk-reads")
        self._closing = False

    async def do(self, verb: str, *args: object, **more: object) -> Kept:
        """Runs the desk's `verb`; raises CannotKeep and Trouble as the desk does."""
        loop = asyncio.get_running_loop()
        kept: Kept = await loop.run_in_executor(self._writing, self._run, verb, args, more)
        return kept

    async def ask(self, reading: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """Runs `reading` off the loop, after the readings asked for before, and gives its answer."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reading, lambda: reading(*args, **more))

    def note(self, verb: str, *args: object) -> None:
        """Has `verb` run when its turn comes, and nobody waits: for what a screen remembers, which may fail."""
        self._writing.submit(self._run, verb, args, {})

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

    def _run(self, verb: str, args: tuple[object, ...], more: dict[str, object]) -> Any:
        if self._desk is None:
            self._desk = self._open_desk()
        return getattr(self._desk, verb)(*args, **more)
