"""`C`: the gates of a project's handover, answered where they stand, and the end, which takes two keys if early."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import SIZES, Hands, working
from workbench.desk.shown import Ref
from workbench.ui.screens.card import CardScreen
from workbench.ui.screens.form import FormScreen
from workbench.ui.screens.handover import HandoverScreen
from workbench.ui.screens.why import WhyScreen
from workbench.ui.widgets.capture_bar import CaptureBar
from workbench.ui.widgets.line_input import LineInput


def page(hands: Hands) -> HandoverScreen:
    """The handover in front."""
    assert isinstance(hands.app.screen, HandoverScreen)
    return hands.app.screen


async def handing_over(hands: Hands, gate: int = 0) -> HandoverScreen:
    """The handover of Apollo, the cursor on a gate."""
    await hands.press("j", "C")
    screen = page(hands)
    if gate:
        rows = map(screen.page.row, range(screen.page.count))
        screen.page.go(next(at for at, row in enumerate(rows) if row.figure and row.figure.at == str(gate)))
        await hands.drain()
    return screen


def state(screen: HandoverScreen, number: int) -> bool:
    """Whether a gate is met by now."""
    return screen.views.handover(1).gate(number).met


def offered(hands: Hands, binding: str) -> bool:
    """Whether a key is live."""
    return any(each.binding.id == binding and each.enabled for each in hands.app.screen.active_bindings.values())


@pytest.mark.parametrize("size", [*SIZES, (20, 5)])
async def test_it_opens_at_any_size_on_the_first_gate_that_is_open_and_goes_back(
    file: Path, size: tuple[int, int]
) -> None:
    async with working(file, size) as hands:
        screen = await handing_over(hands)
        assert screen.page.has_focus
        assert screen.page.size.area > 0
        assert screen.gate is not None
        assert (screen.gate.number, screen.gate.hard, screen.gate.met) == (5, True, False)
        await hands.press("C")
        assert hands.app.screen is hands.work


async def test_it_says_in_words_which_gates_are_hard_and_how_each_stands(file: Path) -> None:
    async with working(file) as hands:
        await handing_over(hands)
        text = hands.text()
        assert "Handover: Apollo" in text
        hard, soft = text.split("Without these it is ready with risks")
        assert "Hard: without these it is not ready" in hard
        assert "5 promises" in hard
        assert "missing · open: the minutes" in hard
        assert "3 assets" in soft
        assert "which templates, files and tools do they keep, and where? Say none if none" in soft


async def test_it_opens_from_progress_and_from_a_card_but_not_from_all_projects(file: Path) -> None:
    async with working(file) as hands:
        assert not offered(hands, "project.hand_over")
        await hands.press("4")
        await hands.until(lambda: offered(hands, "project.hand_over"))
        await hands.press("C")
        assert page(hands).subject.kind == "project"
        await hands.press("escape", "1")
        hands.work.open_card(Ref("project", 3))
        await hands.rest()
        await hands.press("C")
        assert page(hands).subject == Ref("project", 3)
        await hands.press("escape")
        assert isinstance(hands.app.screen, CardScreen)


async def test_a_card_of_a_person_offers_none(file: Path) -> None:
    async with working(file) as hands:
        hands.work.open_card(Ref("skill", 1))
        await hands.rest()
        assert not offered(hands, "project.hand_over")


async def test_enter_opens_the_form_of_the_answer_and_the_cursor_stays_on_its_gate(file: Path) -> None:
    async with working(file) as hands:
        await hands.work.clerk.do("add", "role", {"project": "Apollo", "contact": "Ana Pop", "role": "sponsor"})
        screen = await handing_over(hands, 10)
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, FormScreen)
        assert "does the sponsor accept it?" in hands.text()
        assert "Ana Pop" in hands.text()
        await hands.press("enter")
        await hands.until(lambda: hands.app.screen is screen)
        await hands.until(lambda: "accepted by the sponsor on 25 Nov 2026" in hands.text())
        assert screen.gate is not None
        assert screen.gate.number == 10


async def test_none_is_an_answer(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands, 4)
        await hands.press("enter", "none", "enter")
        await hands.until(lambda: "none, as was said" in hands.text())
        assert state(screen, 4)


async def test_both_follow_ups_are_dated_by_one_key_and_undone_by_one(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands, 11)
        await hands.press("enter")
        await hands.until(lambda: state(screen, 11))
        await hands.until(lambda: "to ask after it on Fri 25 Dec and Tue 23 Feb" in screen.keybar.told)
        await hands.press("u")
        await hands.until(lambda: not state(screen, 11))


async def test_a_weak_skill_opens_the_bar(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands, 2)
        await hands.press("enter")
        assert screen.query(CaptureBar)
        line = screen.query_one(CaptureBar).query_one(LineInput).value
        assert line.startswith("@Ana-Pop /")


async def test_the_promise_that_is_open_is_kept_with_x_where_it_stands(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands, 5)
        await hands.press("x")
        await hands.until(lambda: screen.gate is not None and screen.gate.met)
        await hands.press("enter")
        assert isinstance(hands.app.screen, WhyScreen), "nothing is to be answered, so it tells why"


async def test_the_bar_is_prefilled_with_the_name_of_the_project_also_over_a_why(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands)
        for _ in range(2):
            over = hands.app.screen
            assert isinstance(over, CardScreen)
            project = over.capture_focus().project
            assert project is not None
            assert (project.text, project.id) == ("Apollo", 1)
            await hands.press("w")
        assert screen.in_hand == 1


async def test_it_is_offered_for_the_project_in_scope(file: Path) -> None:
    async with working(file) as hands:
        await hands.press("j")
        await hands.rest()
        await hands.press("tab")
        assert offered(hands, "project.hand_over")
        await hands.press("C")
        assert page(hands).subject == Ref("project", 1)


async def test_w_tells_why(file: Path) -> None:
    async with working(file) as hands:
        await handing_over(hands, 8)
        await hands.press("w")
        assert isinstance(hands.app.screen, WhyScreen)
        assert "Each deliverable and each routine has an owner" in " ".join(hands.text().split())


async def test_what_is_not_ready_is_closed_by_another_key_only_and_after_it_was_told(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands)
        await hands.press("Y")
        assert not screen.views.handover(1).closed
        await hands.press("X")
        await hands.until(lambda: "not ready: " in screen.keybar.told)
        assert "promises" in screen.keybar.told
        await hands.press("X", "enter", "escape")
        assert not screen.views.handover(1).closed


async def test_closing_it_anyway_says_what_is_open_and_is_undone_at_once(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands)
        await hands.press("X")
        await hands.until(lambda: offered(hands, "project.close_anyway"))
        await hands.press("Y")
        await hands.until(lambda: screen.views.handover(1).closed)
        await hands.until(lambda: "closed: Apollo, to ask after it on" in screen.keybar.told)
        assert "still open: skills spread, assets" in screen.keybar.told
        await hands.until(lambda: not offered(hands, "project.close"))
        assert not offered(hands, "project.close_anyway")
        await hands.press("u")
        await hands.until(lambda: not screen.views.handover(1).closed)


async def test_a_change_takes_the_second_key_back(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands, 5)
        await hands.press("X")
        await hands.until(lambda: offered(hands, "project.close_anyway"))
        await hands.press("x")
        await hands.until(lambda: state(screen, 5))
        await hands.until(lambda: not offered(hands, "project.close_anyway"))
        await hands.press("Y")
        assert not screen.views.handover(1).closed


async def test_what_is_ready_with_risks_closes_with_one_key(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands)
        for verb, *args in (
            ("edit", "project", 1, {"target_stage": "services"}),
            ("keep_promise", 1),
            ("add", "milestone", {"project": "Apollo", "text": "none"}),
            ("add", "role", {"project": "Apollo", "contact": "Ana Pop", "role": "sponsor"}),
            ("add", "sign_off", {"project": "Apollo", "on": "2026-11-25", "by": "Ana Pop"}),
        ):
            await screen.clerk.do(verb, *args)
        screen.look()
        await hands.press("X")
        await hands.until(lambda: screen.views.handover(1).closed)


async def test_a_project_that_is_gone_says_so(file: Path) -> None:
    async with working(file) as hands:
        screen = await handing_over(hands)
        await screen.clerk.do("put_in_bin", Ref("project", 1))
        screen.look()
        await hands.until(lambda: "no longer there" in screen.keybar.told)
        await hands.press("X")
        await hands.until(lambda: "in the bin" in screen.keybar.told)
