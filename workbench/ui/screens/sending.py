"""What is done with a report once it was looked over: copied, reworded in the user's editor, written to a file."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.worker import Worker

from workbench.desk.reports import Report
from workbench.desk.shown import Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.drafts import Drafts
from workbench.ui.editor import NoEditor, edit
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.screens.ask_path import AskPathScreen, AskReplaceScreen, short
from workbench.ui.widgets.long_work import LongWork
from workbench.ui.wish import Wish

AS_TEXT = ("csv", "timeclock")
"""Formats that are looked over as they are written; all others are Markdown, or made of it."""


class SendingScreen(ActingScreen):
    """A screen with a report. It says which one by `current`, and shows it again by `show_again`.

    Nothing is written half: a report is laid out beside the loop, and only then put into its file.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("W", "write", "write", id="report.write", tooltip="Write the report to a file; its name is asked"),
        Binding("E", "reword", "reword", id="report.edit", tooltip="Its words in your editor, before it is sent"),
        Binding("X", "as_made", "as made", id="report.as_made", show=False, tooltip="The words as they were made"),
    ]

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.wish = Wish()
        self.made: Report | None = None
        self.folder = views.file.parent / "reports"
        self.drafts = Drafts(self.folder / "drafts")
        self.far = LongWork()
        self._writing: Worker[None] | None = None
        self._placing = False
        self._unwritten: dict[tuple[str, str], Path] = {}

    async def current(self) -> Report | None:
        """The report as wished now, reworded where it was; None where there is none."""
        raise NotImplementedError

    def show_again(self) -> None:
        """The words may be others now."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only words that were edited can be as they were made."""
        return bool(self.reworded) if action == "as_made" else super().check_action(action, parameters)

    # Copying and writing

    async def copy_report(self) -> None:
        """Copies the report as wished; a PDF as the words that it lays out."""
        wish, made = self.wish, await self.current()
        if made is None:
            self.tell("there is nothing to copy here", Tone.WATCH)
            return
        shape = "md" if wish.shape == "pdf" else wish.shape
        text = await asyncio.to_thread(made.text, shape)
        await self.copy(f"the {wish.sort.word} as {shape}", text)

    async def action_write(self) -> None:
        """Asks for a name, then writes."""
        made = await self.current()
        if made is None:
            self.tell("there is nothing to write here", Tone.WATCH)
        elif self._writing is not None:
            self.tell("one report is being written already; esc stops it", Tone.WATCH)
        else:
            usual = self.folder / f"{made.name}{self.wish.ending}"
            self._ask_name(made, self._unwritten.get((made.name, self.wish.shape), usual))

    def _ask_name(self, made: Report, suggested: Path) -> None:
        question = f"Write the {self.wish.sort.word} as {self.wish.shape} to"
        self.app.push_screen(AskPathScreen(question, suggested, self.folder), partial(self._was_named, made))

    def _was_named(self, made: Report, path: Path | None) -> None:
        if path is None:
            return
        if path.exists():
            self.app.push_screen(AskReplaceScreen(path), partial(self._was_answered, made, path))
        else:
            self._write(made, path, force=False)

    def _was_answered(self, made: Report, path: Path, replace_it: bool | None) -> None:
        if replace_it:
            self._write(made, path, force=True)
        else:
            self._ask_name(made, path)

    def _write(self, made: Report, path: Path, *, force: bool) -> None:
        self._writing = self.run_worker(self._written(made, self.wish.shape, path, force), group="writing")

    def stopped(self) -> bool:
        """Stops what is being written; tells whether there was anything that could be."""
        if self._writing is None or self._placing:
            return False
        self._writing.cancel()
        return True

    async def _written(self, made: Report, shape: str, path: Path, force: bool) -> None:
        """Lays the report out and puts it into the file, whole or not at all; tells where it is."""
        from workbench.desk.reports.writing import laid_out, place

        draft = self.draft
        self._unwritten[made.name, shape] = path
        self.far.begin(f"laying out {path.name}", 2)
        try:
            content = await asyncio.to_thread(laid_out, made, shape)
            self._placing = True
            self.far.step(f"writing {path.name}")
            if path.parent == self.folder:
                self.folder.mkdir(mode=0o700, exist_ok=True)
            await asyncio.to_thread(place, content, path, force=force)
        except asyncio.CancelledError:
            self.tell("stopped: nothing was written", Tone.WATCH)
            raise
        except CannotKeep as why:
            self.tell(str(why), Tone.WATCH)
        except OSError as why:
            self.tell(f"{short(self.folder)} can't be made ({why.strerror}): name a file elsewhere", Tone.RISK)
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
        else:
            del self._unwritten[made.name, shape]
            self.drafts.sent(draft)
            self.tell(f"{made.title} · written to {short(path)}", Tone.OK)
            self.show_again()
        finally:
            self.far.end()
            self._writing, self._placing = None, False

    # Editing before it is sent

    @property
    def draft(self) -> str:
        """The name of the draft of what is wished."""
        first, _ = self.wish.days(self.views.today().date())
        name = self.made.name if self.made else self.wish.kind
        return "-".join((name, str(self.wish.names), *([first.isoformat()] if first else [])))

    @property
    def reworded(self) -> str:
        """The words as they were edited; empty where they were not."""
        return self.drafts.edited(self.draft) if self.made else ""

    @property
    def _environment(self) -> Mapping[str, str]:
        """The editor's; Textual took NO_COLOR out of ours."""
        return {**os.environ, "NO_COLOR": "1"} if self.app.no_color else os.environ

    async def action_reword(self) -> None:
        """Hands the words to the editor; they are kept as a draft until they are written."""
        made = await self.current()
        if made is None or self.made is None:
            self.tell("there is nothing to edit here", Tone.WATCH)
            return
        if self.wish.shape in AS_TEXT:
            self.tell("a table stays as it is; f chooses md or html, whose words can be edited", Tone.WATCH)
            return
        draft, words = self.draft, self.made.markdown
        try:
            file = self.drafts.begin(draft, words)
            with self.app.suspend():
                edit(file, self._environment)
            changed = self.drafts.end(draft, words)
        except SuspendNotSupported:
            self.tell("this terminal can't be handed to an editor: write the report, then edit the file", Tone.WATCH)
        except NoEditor as why:
            self.tell(str(why), Tone.WATCH)
        except OSError as why:
            self.tell(f"the draft can't be kept ({why.strerror})", Tone.RISK)
        else:
            self.tell("your words are shown, and kept until they are written" if changed else "nothing was changed")
        self.show_again()

    def action_as_made(self) -> None:
        """The words as they were made; what was edited is put aside."""
        try:
            aside = self.drafts.put_aside(self.draft)
        except OSError as why:
            self.tell(f"the draft can't be put aside ({why.strerror})", Tone.RISK)
        else:
            self.tell(f"as it was made; your words are in {short(aside)}", Tone.OK)
        self.show_again()
