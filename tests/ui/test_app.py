"""The app: how it starts, is ended from outside, and fails."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from pathlib import Path

import pytest

from tests.ui.conftest import working
from workbench.desk.opening import copied_today
from workbench.ui import glyphs
from workbench.ui.screens.help import HelpScreen
from workbench.ui.widgets.unsent import SLOT


async def test_q_goes_back_and_quits_from_the_first_screen(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("?")
        assert isinstance(hands.app.screen, HelpScreen)
        await hands.press("q")
        assert hands.app.screen is hands.work
        await hands.press("q")
        assert hands.app._exit


async def test_the_copy_of_the_day_is_made_once_the_app_stands(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.ui.app.copied_today", copied_today)
    async with working(file) as hands:
        await hands.rest()
    assert [each.name for each in (file.parent / "backups").glob("*.db")] == ["work-2026-11-25.db"]


async def test_a_copy_that_cannot_be_made_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.ui.app.copied_today", copied_today)
    (file.parent / "backups").write_text("a file where the folder should be")
    async with working(file) as hands:
        await hands.until(lambda: hands.told.startswith("Today's copy was not made:"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_ends_it_with_its_code_and_keeps_what_was_typed(file: Path, number: signal.Signals) -> None:
    async with working(file) as hands:
        await hands.press("a", "45 ana")
        os.kill(os.getpid(), number)
        await hands.until(lambda: hands.app._exit)
        assert hands.app.return_code == 128 + number
    async with working(file) as hands:
        assert hands.work.views.unsent(SLOT).startswith("45 ana")
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        asyncio.get_running_loop().remove_signal_handler(each)


async def test_a_fault_shows_no_values_of_variables(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(Exception):
        pass

    def fail() -> None:
        secret = "Clara told us in confidence"
        raise Broken(len(secret))

    async def run() -> None:
        async with working(file) as hands:
            hands.app.call_later(fail)
            await hands.until(lambda: hands.app._exception is not None)
            shown = "".join(segment.text for part in hands.app._exit_renderables for segment in part.segments)
            assert "Broken" in shown
            assert "secret = 'Clara" not in shown

    with pytest.raises(Broken):
        await run()
    assert "│ secret" not in capsys.readouterr().err


async def test_garbage_is_collected_again_once_it_runs(file: Path) -> None:
    gc.disable()
    async with working(file):
        assert gc.isenabled()
    gc.unfreeze()


@pytest.mark.parametrize(
    ("choice", "environ", "plain"),
    [
        ("ascii", {}, True),
        ("box", {"LANG": "ja_JP.UTF-8"}, False),
        ("auto", {"LANG": "en_GB.UTF-8"}, False),
        ("auto", {"LANG": "ja_JP.UTF-8"}, False),
    ],
)
def test_glyphs_are_as_chosen_and_measured_only_where_they_may_be_wide(
    choice: str, environ: dict[str, str], plain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "_drawn_wide", lambda: False)
    monkeypatch.setattr(glyphs, "_encoding", lambda: "utf-8")
    assert glyphs.ascii_only(choice, environ) is plain


def test_glyphs_are_ascii_where_they_are_drawn_wide_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_drawn_wide", lambda: True)
    monkeypatch.setattr(glyphs, "_encoding", lambda: "utf-8")
    assert glyphs.ascii_only("auto", {"LANG": "zh_CN.UTF-8"})
    monkeypatch.setattr(glyphs, "_encoding", lambda: "ascii")
    assert glyphs.ascii_only("auto", {"LANG": "C"})


def test_what_is_cut_has_another_sign_than_what_is_due() -> None:
    signs = {sign: glyphs.plain(sign) for sign in "…·░✓→▐─"}
    assert "~" not in signs.values()
    assert glyphs.plain("stakeholder ma… ~") == "stakeholder m.. ~"


async def test_in_ascii_only_the_users_own_letters_are_others(file: Path) -> None:
    async with working(file, glyphs="ascii") as hands:
        assert set(filter(lambda letter: not letter.isascii(), hands.text())) == set("図書館")
        assert "#= Projects 5 =" in hands.text()
