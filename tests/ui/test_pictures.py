"""What the Work screen looks like: as text at three sizes, with its colours in a dark and a light theme.

After a change of the look: `pytest tests/ui/test_pictures.py --snapshot-update`, and look at the difference.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from tests.ui.conftest import working


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_work_as_text(file: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with working(file, size) as hands:
        await hands.press("j", "tab", "j")
        await hands.rest()
        assert hands.text() == snapshot


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_work_in_colour(file: Path, theme: str, snapshot: SnapshotAssertion) -> None:
    async with working(file, (80, 24), theme=theme) as hands:
        await hands.press("j", "tab", "j")
        await hands.rest()
        picture = re.sub(r"terminal-\d+", "terminal", hands.app.export_screenshot())
        assert picture.encode() == snapshot(extension_class=SVGImageSnapshotExtension)
