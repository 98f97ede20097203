"""The pictures of these pages: the app itself, on demo data with a frozen clock. `python -m docs.pictures`."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from textual.pilot import Pilot

from workbench.config import Settings, clock
from workbench.desk.demo import furnish
from workbench.desk.desk import Desk
from workbench.desk.opening import opened
from workbench.store.file import Store
from workbench.ui.app import Workbench
from workbench.ui.clerk import Clerk

HERE = Path(__file__).parent / "pictures"
NOW = clock("2026-11-25T10:00")
FRIDAY = clock("2026-11-27T16:00")
REFERENCE = "y 14:00 45 ana sta apo :2 ^n fri"

Play = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the keys that lead to it, what is typed after that, the size in cells, the theme, when."""

    name: str
    keys: tuple[str, ...] = ()
    typed: str = ""
    size: tuple[int, int] = (120, 34)
    theme: str = "dark"
    now: Callable[[], datetime] = NOW


PICTURES = (
    Picture("work", ("j",)),
    Picture("bar", ("j", "a"), REFERENCE),
    Picture("logged", ("j", "a"), REFERENCE + "\n"),
    Picture("stage", ("j", "enter")),
    Picture("skills", ("3", "s"), "bor\njjjj", size=(120, 30)),
    Picture("without", ("3", "s"), "apo\nm", size=(120, 30)),
    Picture("progress", ("4", "l"), size=(120, 36)),
    Picture("handover", ("j", "j", "j", "C"), size=(100, 30)),
    Picture("why", ("j", "w")),
    Picture("review", ("5", *["enter"] * 3), size=(120, 24), now=FRIDAY),
    Picture("looked-back", ("5", *["enter"] * 7), size=(120, 32), now=FRIDAY),
    Picture("heat", ("5", "v", "s"), size=(120, 26), now=FRIDAY),
    Picture("since", ("5", "v", "j", "enter"), size=(120, 38), now=FRIDAY),
    Picture("reports", ("j", "j", "j", "R"), size=(120, 34)),
    Picture("light", ("j",), theme="light"),
    Picture("narrow", ("j",), size=(72, 24)),
)


async def taken(picture: Picture, file: Path) -> str:
    """The picture as SVG, taken of the app on `file`."""
    now = picture.now
    settings = Settings(file=file, now=now, zone="Europe/Brussels", theme=picture.theme, glyphs="box", config=file)
    with opened(file, now, settings.zone, settings.constants) as (open_desk, views):
        clerk = Clerk(open_desk)
        try:
            app = Workbench(views, clerk, settings, about_file="demo data")
            async with app.run_test(size=picture.size) as pilot:
                await _settled(pilot)
                await pilot.press(*picture.keys)
                await _settled(pilot)
                for sign in picture.typed:
                    await pilot.press("enter" if sign == "\n" else sign)
                await _settled(pilot)
                return plain(app.export_screenshot(title="workbench"))
        finally:
            clerk.close()


async def _settled(pilot: Pilot[None]) -> None:
    """Waits until the panes have followed and what the clerk reads has come."""
    for _ in range(4):
        await pilot.pause(0.1)


def _demo(folder: Path, now: Callable[[], datetime]) -> Path:
    """A demo file of that day."""
    demo = folder / f"demo-{now():%F}.db"
    store = Store.open(demo, now=now)
    furnish(Desk(store, now, "Europe/Brussels"))
    store.close()
    return demo


def plain(svg: str) -> str:
    """`svg` without what would be loaded from elsewhere: the reader's own fixed-width font does."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "ui-monospace, 'Fira Code', Menlo, Consolas, monospace")


def main(names: list[str]) -> None:
    """Takes all pictures, or those that are named, each on a fresh copy of the demo."""
    os.environ.pop("NO_COLOR", None)
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demos = {now: _demo(Path(folder), now) for now in {each.now for each in PICTURES}}
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            fresh = Path(folder) / f"{picture.name}.db"
            copyfile(demos[picture.now], fresh)
            (HERE / f"{picture.name}.svg").write_text(asyncio.run(taken(picture, fresh)), encoding="utf-8")
            print(picture.name)


if __name__ == "__main__":
    main(sys.argv[1:])
