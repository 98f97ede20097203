"""The clerk: verbs in order on one thread, readings beside them, and what goes wrong there comes back."""

from __future__ import annotations

import asyncio
import threading

import pytest

from workbench.desk.shown import Kept
from workbench.desk.trouble import CannotKeep
from workbench.ui.clerk import Clerk


class Writer:
    """Stands for the desk: remembers what it was asked, and on which thread."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def log(self, line: str) -> Kept:
        self.asked.append((line, threading.get_ident()))
        return Kept(f"logged {line}")

    def refuse(self) -> Kept:
        raise CannotKeep("which day?")


async def test_verbs_run_in_order_on_one_thread_that_is_not_ours() -> None:
    writer = Writer()
    clerk = Clerk(lambda: writer)  # type: ignore[arg-type,return-value]
    assert (await clerk.do("log", "one")).sentence == "logged one"
    clerk.note("log", "two")
    await clerk.do("log", "three")
    assert [line for line, _ in writer.asked] == ["one", "two", "three"]
    assert len({thread for _, thread in writer.asked} - {threading.get_ident()}) == 1
    clerk.close()


async def test_what_is_written_does_not_wait_for_a_long_reading() -> None:
    clerk = Clerk(Writer)  # type: ignore[arg-type]
    written = threading.Event()
    reading = asyncio.create_task(clerk.ask(written.wait, 5))
    await clerk.do("log", "one")
    assert not reading.done()
    written.set()
    assert await reading
    clerk.close()


async def test_the_desk_is_opened_once_and_at_the_first_verb() -> None:
    opened: list[Writer] = []

    def open_desk() -> Writer:
        opened.append(Writer())
        return opened[-1]

    clerk = Clerk(open_desk)  # type: ignore[arg-type]
    assert opened == []
    await clerk.do("log", "one")
    await clerk.do("log", "two")
    assert len(opened) == 1
    clerk.close()


async def test_what_a_verb_raises_is_raised_where_it_was_awaited() -> None:
    clerk = Clerk(Writer)  # type: ignore[arg-type]
    with pytest.raises(CannotKeep, match="which day"):
        await clerk.do("refuse")
    assert await clerk.ask(len, "four") == 4
    clerk.close()


def test_closing_waits_for_what_was_begun() -> None:
    writer = Writer()
    clerk = Clerk(lambda: writer)  # type: ignore[arg-type,return-value]
    for number in range(20):
        clerk.note("log", str(number))
    clerk.close()
    assert len(writer.asked) == 20
