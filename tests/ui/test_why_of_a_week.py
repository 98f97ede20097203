"""The figures that stand beside a review each open their *why*."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import Hands
from tests.ui.test_review_screen import at_rest, reviewing, screen
from workbench.desk.figures import week_and_key
from workbench.ui.screens.why import WhyScreen


async def until_a_figure(hands: Hands) -> None:
    """Puts the cursor on the first figure beside the steps."""
    await hands.press(*["enter"] * 6)
    await at_rest(hands)
    await hands.press("enter")  # which business: the figures come after it
    await at_rest(hands)
    await hands.press("tab")
    await at_rest(hands)
    for _ in range(20):
        figure = screen(hands).figure
        if figure is not None and figure.what == "week":
            return
        await hands.press("j")
    raise AssertionError(hands.text())


async def test_w_on_a_figure_tells_why_it_is_usual_or_not(demo: Path) -> None:
    async with reviewing(demo) as hands:
        await until_a_figure(hands)
        figure = screen(hands).figure
        assert figure is not None
        assert week_and_key(figure) == ("2026-W48", "hours")
        assert figure.of  # the review that this evening began
        await hands.press("w")
        await hands.until(lambda: "It says" in hands.text())
        assert isinstance(hands.app.screen, WhyScreen)
        assert "Why: Hours in week 48" in hands.text()
        assert "2026-W47" in hands.text()
        for key in ("j", "e", "escape", "i", "y", "escape", "w"):
            await hands.press(key)
        await hands.press("escape")
        await hands.until(lambda: not isinstance(hands.app.screen, WhyScreen))
