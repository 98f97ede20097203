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


async def test_a_reading_sees_what_was_handed_over_before_it() -> None:
    writer = Writer()
    clerk = Clerk(lambda: writer)  # type: ignore[arg-type,return-value]
    for number in range(50):
        clerk.note("log", str(number))
        assert await clerk.ask(lambda: len(writer.asked)) == number + 1
    clerk.note("refuse")
    assert await clerk.ask(lambda: len(writer.asked)) == 50
    clerk.close()


async def test_half_typed_text_is_there_again_while_it_is_on_its_way() -> None:
    stored = {"bar": "45 ana"}
    may_write = threading.Event()

    class Slow(Writer):
        def keep_unsent(self, slot: str, text: str) -> None:
            may_write.wait(5)
            stored[slot] = text

    clerk = Clerk(Slow)  # type: ignore[arg-type]
    assert clerk.unsent("bar", stored.__getitem__) == "45 ana"
    clerk.keep_unsent("bar", "45 ana sta")
    clerk.keep_unsent("form", "")
    assert (clerk.unsent("bar", stored.__getitem__), clerk.unsent("form", stored.__getitem__)) == ("45 ana sta", "")
    may_write.set()
    await clerk.ask(lambda: None)
    stored["bar"] = "what another window typed"
    assert clerk.unsent("bar", stored.__getitem__) == "what another window typed"
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
