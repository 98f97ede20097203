"""The Reports screen: what is handed to a client or kept for oneself, looked over, and then written or copied."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Container
from textual.timer import Timer
from textual.worker import Worker

from workbench.desk.reports import Report
from workbench.desk.shown import Line, Ref, Tone
from workbench.desk.shown_reports import Subject
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.practice.entry import Focus, Name
from workbench.ui import gate
from workbench.ui.clerk import Clerk
from workbench.ui.drafts import Drafts
from workbench.ui.editor import NoEditor, edit
from workbench.ui.folded import as_it_is, folded
from workbench.ui.memory import Memory
from workbench.ui.panes.reports import KindsPane, LeftOutPane, WishPane, WordsPane
from workbench.ui.screens.acting import ActingScreen
from workbench.ui.screens.ask_path import AskPathScreen, AskReplaceScreen, short
from workbench.ui.widgets.long_work import LongWork
from workbench.ui.widgets.rows import Rows
from workbench.ui.wish import MEMORY, Wish

WIDE = 110
"""From so many columns the words stand beside the kinds."""
TALL, SHORT, FLAT = 24, 16, 10
"""From so many lines what is left out stands below the words; below the second the wish goes, then the borders."""

_FOLLOWS_AFTER = 0.06
_NONE_YET = (
    "No project yet, so there is nothing to hand over. `n` makes one; `a` logs what you do on it. What was taught, "
    "accepted and promised there stands in these reports by itself."
)
_NO_PROJECT = "A {kind} is of one project: `+` finds it."
_AS_TEXT = ("csv", "timeclock")

AnyPane = KindsPane | WordsPane | LeftOutPane


class ReportsScreen(ActingScreen):
    """The kinds and the wish on the left, the words and what they leave out on the right, or one side at a time.

    The words are reckoned by the clerk a moment after the cursor or the wish has come to rest; what is written or
    copied is always what the wish says by then.
    """

    place = "reports"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("W", "write", "write", id="report.write", tooltip="Write the report to a file; its name is asked"),
        Binding("f", "form", "format", id="report.form", tooltip="The next format: md, html, csv, ..."),
        Binding("N", "names", "names", id="report.names", tooltip="Those who agreed: in full, by initials, by role"),
        Binding("c", "whole", "client", id="report.whole", tooltip="The whole client, or the one project"),
        Binding(
            "left_square_bracket", "days(1)", "earlier", id="report.earlier", show=False, tooltip="The days before"
        ),
        Binding("right_square_bracket", "days(-1)", "later", id="report.later", show=False, tooltip="The days after"),
        Binding("E", "reword", "reword", id="report.edit", tooltip="Its words in your editor, before it is sent"),
        Binding("X", "as_made", "as made", id="report.as_made", show=False, tooltip="The words as they were made"),
        Binding("I", "invoiced", "invoiced", id="report.invoiced", tooltip="Invoiced up to the sheet's last day"),
        Binding("tab", "pane(1)", "next pane", id="report.pane", show=False, tooltip="To the next pane"),
        Binding("shift+tab", "pane(-1)", "pane back", id="report.pane_back", show=False, tooltip="A pane back"),
        Binding("escape", "out", "back", id="report.out", show=False, tooltip="Stop writing; back to the kinds"),
    ]

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.memory = Memory(views, clerk)
        self.folder = views.file.parent / "reports"
        self.drafts = Drafts(self.folder / "drafts")
        self.kinds = KindsPane()
        self.wished = WishPane()
        self.words = WordsPane()
        self.left_out = LeftOutPane()
        self.far = LongWork()
        self._left = Container(self.kinds, self.wished, id="report-kinds")
        self._right = Container(self.words, self.left_out, id="report-words")
        self._front: AnyPane = self.kinds
        self.wish = Wish()
        self.subject: Subject | None = None
        self.following = False
        self._made: Report | None = None
        self._made_of: object = None
        self._shown_of: object = None
        self._writing: Worker[None] | None = None
        self._placing = False

    def floor(self) -> ComposeResult:
        """The two sides, and below them how far writing is."""
        yield Container(self._left, self._right, id="reports")
        yield self.far

    def on_mount(self) -> None:
        self._follower: Timer = self.set_interval(_FOLLOWS_AFTER, self._follow, pause=True)
        self._fold()
        self.set_focus(self.kinds)
        self._take_up()

    def on_unmount(self) -> None:
        self.memory.flush()

    # Folding

    def on_resize(self, event: events.Resize) -> None:
        """Folds the panes to the size."""
        self._fold()

    def on_words_pane_widened(self, message: WordsPane.Widened) -> None:
        """The words have another width."""
        message.stop()
        self._show_words()

    def _fold(self) -> None:
        width, height = self.app.size
        wide, left = width >= WIDE, self._front is self.kinds
        self._left.display = wide or left
        self._right.display = wide or not left
        self.wished.display = height >= SHORT
        self.words.display = height >= TALL or self._front is not self.left_out
        self.left_out.display = height >= TALL or self._front is self.left_out
        self.set_class(wide, "-wide")
        self.set_class(height >= TALL, "-tall")
        self.set_class(height < FLAT, "-flat")
        frame = 0 if height < FLAT else 2
        self.kinds.styles.height = self.kinds.count + frame if self.wished.display else "1fr"
        self._show_in_short()
        self._size_left_out()

    def _size_left_out(self) -> None:
        """What is left out takes what it needs, at most a third; alone, all there is."""
        height = self.app.size.height
        least = max(3, self.left_out.virtual_size.height + 2)
        self.left_out.styles.height = min(least, height // 3) if height >= TALL else "1fr"

    def on_left_out_pane_folded(self, message: LeftOutPane.Folded) -> None:
        """What is left out has more or fewer lines now."""
        message.stop()
        self._size_left_out()

    def _bring(self, pane: AnyPane) -> None:
        self._front = pane
        self._fold()
        self.set_focus(pane)
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the one in front."""
        if isinstance(event.widget, KindsPane | WordsPane | LeftOutPane):
            self._front = event.widget
            self.masthead.about(event.widget.subject)

    # What is wished

    def on_screen_resume(self) -> None:
        """Another screen may have asked for a report."""
        super().on_screen_resume()
        if self.is_mounted:
            self._take_up()

    def _take_up(self) -> None:
        """Goes on with the wish that is remembered, which another screen may have left."""
        wish = Wish.read(self.memory.get(MEMORY))
        if wish != self.wish or self._made_of is None:
            self._wish_for(wish)

    def _wish_for(self, wish: Wish) -> None:
        """This is wished from now on; the words follow soon."""
        try:
            wish = self._with_subject(wish)
        except (CannotKeep, Trouble) as why:
            self.subject = None
            self.tell(str(why), Tone.WATCH)
        self.wish = wish
        self.memory.put(MEMORY, str(wish))
        self.kinds.choose(wish.kind)
        self._show_wish()
        self.words.entitle(f"{self._entitled} · reckoning…")
        self.following = True
        self._follower.reset()
        self._follower.resume()
        self.refresh_bindings()

    def _with_subject(self, wish: Wish) -> Wish:
        """The wish with its client, and, where nothing was chosen yet, with the first project there is."""
        if not wish.project and not wish.client:
            first = next(iter(self.views.projects()), None)
            wish = replace(wish, project=first.id if first else 0)
        about = Ref("project", wish.project) if wish.project else Ref("client", wish.client)
        self.subject = self.views.report_subject(about) if about.id else None
        return replace(wish, client=self.subject.client) if self.subject else wish

    def _show_wish(self) -> None:
        """How the report is wished, line by line."""
        wish, today = self.wish, self.views.today().date()
        of_client = (wish.of or Ref("", 0)).kind == "client"
        lines = [Line("report", wish.sort.says), Line("of", self._subject_told)]
        if wish.sort.of_client and self.subject and self.subject.project:
            lines.append(Line("", "c: the one project" if of_client else "c: the whole client", Tone.MUTED))
        lines.append(Line("format  f", _chosen(wish.shape, wish.sort.formats)))
        if wish.sort.for_client:
            lines.append(Line("names  N", _chosen(wish.names, tuple(type(wish.names)))))
        if wish.has_days:
            lines.append(Line("days  [ ]", wish.days_told(today)))
        if wish.kind == "timesheet" and self.subject and self.subject.invoiced_until and not of_client:
            lines.append(Line("invoiced", f"until {self.subject.invoiced_until:%d %b %Y}", Tone.OK))
        if self._made is not None and self._made_of == self._asked and self.drafts.waits(self._draft):
            words = "edited by you: X as made" if self._reworded else "an edited draft waits: E goes on with it"
            lines.append(Line("words", words, Tone.WATCH))
        self.wished.show_wish(lines)
        self._show_in_short()

    def _show_in_short(self) -> None:
        """The wish in one line, where there is no room for more."""
        short_of = "" if self.wished.display else f"{self._subject_told} · {self.wish.shape}"
        self.kinds.border_subtitle = gate.line(short_of)

    @property
    def _subject_told(self) -> str:
        """What it is of, in words."""
        subject, of = self.subject, self.wish.of
        if not self.wish.sort.of_project:
            return "everything of yours"
        if subject is None or of is None:
            return "no project yet" if subject is None else "no project chosen: + finds one"
        if of.kind == "client":
            return f"{subject.client_name}, all projects"
        return " · ".join(filter(None, (subject.project_name, subject.client_name)))

    @property
    def _entitled(self) -> str:
        """What stands above the words."""
        return f"{self.wish.sort.word.capitalize()} · {self.wish.shape}"

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Another kind."""
        message.stop()
        super().on_rows_moved(message)
        if message.rows is self.kinds and self.kinds.kind != self.wish.kind:
            self._wish_for(replace(self.wish, kind=self.kinds.kind))

    # Reckoning

    @property
    def _asked(self) -> object:
        """What the report rests on: the wish but for its format, the state of the file, the day."""
        wish = self.wish
        return replace(wish, form="", whole=wish.of == Ref("client", wish.client)), self.mark, self.views.today().date()

    def watch_mark(self) -> None:
        """Something was written: the report may tell it."""
        if self.is_mounted:
            self._wish_for(self.wish)

    def look(self) -> None:
        """Looks for what others wrote, or another day."""
        super().look()
        if self.in_front and self.is_mounted:
            if self._made_of is not None and self._made_of != self._asked and not self.following:
                self._wish_for(self.wish)
            self.memory.settle()

    def _follow(self) -> None:
        self._follower.pause()
        self._reckon()

    @work(group="reckoning", exclusive=True)
    async def _reckon(self) -> None:
        await self._current()
        self.following = False

    async def _current(self) -> Report | None:
        """The report as wished now, reckoned where it is not yet; None, and the reason shown, where there is none."""
        asked = self._asked
        if self._made_of != asked:
            self._made, why_not = await self._read()
            self._made_of = asked
            if self._made is None:
                self.words.show_why_not(why_not)
                self.left_out.clear()
            else:
                self.left_out.show_left_out(self._made.left_out, for_client=self.wish.sort.for_client)
            self._size_left_out()
        self._show_wish()
        await self._fold_words()
        return self._made and self._made.edited(self._reworded or self._made.markdown)

    async def _read(self) -> tuple[Report | None, str]:
        wish = self.wish
        if wish.sort.of_project and wish.of is None:
            return None, _NO_PROJECT.format(kind=wish.sort.word) if self.subject else _NONE_YET
        try:
            options = wish.options(self.views.today().date())
            return await self.clerk.ask(self.views.report, wish.kind, wish.of, options), ""
        except CannotKeep as why:
            return None, str(why)
        except Trouble as why:
            self.tell(str(why), Tone.RISK)
            return None, str(why)

    @work(group="words", exclusive=True)
    async def _show_words(self) -> None:
        """The words again, where their room has changed."""
        await self._fold_words()

    async def _fold_words(self) -> None:
        """The words of what was made, in lines as wide as there is room; folded beside the loop."""
        made, width, wish = self._made, self.words.wide - 2, self.wish
        self.words.entitle(" · ".join(filter(None, (self._entitled, self._reworded and "edited by you"))))
        of = (self._made_of, wish.shape in _AS_TEXT and wish.shape, self._reworded, width)
        if made is None or width <= 0 or self._shown_of == of:
            return
        if wish.shape in _AS_TEXT:
            lines = await asyncio.to_thread(as_it_is, made.text(wish.shape), width)
        else:
            lines = await asyncio.to_thread(folded, self._reworded or made.markdown, width)
        same = isinstance(self._shown_of, tuple) and self._shown_of[0] == self._made_of
        self._shown_of = of
        self.words.show_lines(lines, same=same)

    # What the keys mean here

    @property
    def rows(self) -> AnyPane:
        """The pane in front, also while a line is typed."""
        return self._front

    @property
    def ref(self) -> Ref | None:
        """What the report is of."""
        return self.wish.of

    def capture_focus(self) -> Focus:
        """The project in focus."""
        subject = self.subject
        return Focus(Name("project", subject.project_name, subject.project) if subject and subject.project else None)

    def new_kind(self) -> str:
        """A project."""
        return "project"

    def go_to(self, ref: Ref) -> bool:
        """A report of that project, or of that client where the kind can be."""
        if ref.kind == "project" or (ref.kind == "client" and self.wish.sort.of_client):
            self._wish_for(self.wish.about(ref))
            return True
        return False

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The live keys; Enter says what it does here."""
        found = super().active_bindings
        enter = "read" if self._front is self.kinds else "write"
        return {
            key: each._replace(binding=replace(each.binding, description=enter))
            if each.binding.id == "list.open"
            else each
            for key, each in found.items()
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing with this report are not offered; a subject is not thrown away from here."""
        wish = self.wish
        if action in ("bin", "report"):
            return False
        if action == "names":
            return wish.sort.for_client
        if action == "whole":
            return wish.sort.of_client and bool(wish.client and wish.project)
        if action == "days":
            return wish.has_days
        if action == "invoiced":
            return wish.kind == "timesheet" and wish.of is not None and wish.of.kind == "project"
        if action == "as_made":
            return bool(self._reworded)
        return super().check_action(action, parameters)

    def action_form(self) -> None:
        """The next format of this kind."""
        self._wish_for(self.wish.next_form())

    def action_names(self) -> None:
        """The next way to name those who agreed to be named."""
        self._wish_for(self.wish.next_names())

    def action_whole(self) -> None:
        """The client with all of its projects, or the one project."""
        self._wish_for(replace(self.wish, whole=not self.wish.whole))

    def action_days(self, by: int) -> None:
        """The days before, or after."""
        self._wish_for(self.wish.moved(by))

    def action_pane(self, way: int) -> None:
        """To the next pane, or back."""
        order: tuple[AnyPane, ...] = (self.kinds, self.words, self.left_out)
        self._bring(order[(order.index(self._front) + way) % len(order)])

    def action_out(self) -> None:
        """Stops what is being written; else back to the kinds."""
        if self._writing is not None and not self._placing:
            self._writing.cancel()
        elif self._front is not self.kinds:
            self._bring(self.kinds)

    def open(self, rows: Rows[Any]) -> None:
        """Enter goes on from a kind to its words, and from the words to writing them."""
        if rows is self.kinds:
            self._bring(self.words)
        else:
            self.run_worker(self.action_write(), group="asking", exclusive=True)

    async def action_invoiced(self) -> None:
        """The project is invoiced up to the last day of the sheet; one step of undo."""
        today = self.views.today().date()
        last = min(self.wish.days(today)[1] or today, today)
        if kept := await self.keep("edit", "project", self.wish.project, {"invoiced_until": last.isoformat()}):
            self.tell(f"{kept.sentence}: invoiced until {last:%d %b %Y}", Tone.OK)

    # Copying and writing

    async def on_rows_copied(self, message: Rows.Copied) -> None:
        """Copies the report as wished; a line of what is left out alone."""
        if self._front is self.left_out:
            await super().on_rows_copied(message)
            return
        message.stop()
        wish, made = self.wish, await self._current()
        if made is None:
            self.tell("there is nothing to copy here", Tone.WATCH)
            return
        shape = "md" if wish.shape == "pdf" else wish.shape
        text = await asyncio.to_thread(made.text, shape)
        await self.copy(f"the {wish.sort.word} as {shape}", text)

    async def action_write(self) -> None:
        """Asks for a name, then writes."""
        made = await self._current()
        if made is None:
            self.tell("there is nothing to write here", Tone.WATCH)
        elif self._writing is not None:
            self.tell("one report is being written already; esc stops it", Tone.WATCH)
        else:
            self._ask_name(made, self.folder / f"{made.name}{self.wish.ending}")

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

    async def _written(self, made: Report, shape: str, path: Path, force: bool) -> None:
        """Lays the report out and puts it into the file, whole or not at all; tells where it is."""
        from workbench.desk.reports.writing import laid_out, place

        draft = self._draft
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
            self.drafts.sent(draft)
            self.tell(f"{made.title}: written to {short(path)}", Tone.OK)
            self._show_again()
        finally:
            self.far.end()
            self._writing, self._placing = None, False

    # Editing before it is sent

    @property
    def _draft(self) -> str:
        """The name of the draft of what is wished."""
        first, _ = self.wish.days(self.views.today().date())
        name = self._made.name if self._made else self.wish.kind
        return "-".join((name, str(self.wish.names), *([first.isoformat()] if first else [])))

    @property
    def _reworded(self) -> str:
        """The words as they were edited; empty where they were not."""
        return self.drafts.edited(self._draft) if self._made else ""

    async def action_reword(self) -> None:
        """Hands the words to the editor; they are kept as a draft until they are written."""
        made = await self._current()
        if made is None or self._made is None:
            self.tell("there is nothing to edit here", Tone.WATCH)
            return
        if self.wish.shape in _AS_TEXT:
            self.tell("a table stays as it is; f chooses md or html, whose words can be edited", Tone.WATCH)
            return
        draft, words = self._draft, self._made.markdown
        try:
            file = self.drafts.begin(draft, words)
            with self.app.suspend():
                edit(file)
            changed = self.drafts.end(draft, words)
        except SuspendNotSupported:
            self.tell("this terminal can't be handed to an editor: write the report, then edit the file", Tone.WATCH)
        except NoEditor as why:
            self.tell(str(why), Tone.WATCH)
        except OSError as why:
            self.tell(f"the draft can't be kept ({why.strerror})", Tone.RISK)
        else:
            self.tell("your words are shown, and kept until they are written" if changed else "nothing was changed")
        self._show_again()

    def action_as_made(self) -> None:
        """The words as they were made; what was edited is put aside."""
        try:
            aside = self.drafts.put_aside(self._draft)
        except OSError as why:
            self.tell(f"the draft can't be put aside ({why.strerror})", Tone.RISK)
        else:
            self.tell(f"as it was made; your words are in {short(aside)}", Tone.OK)
        self._show_again()

    def _show_again(self) -> None:
        """The words and the wish as they are now."""
        self._show_wish()
        self._show_words()
        self.refresh_bindings()


def _chosen(one: str, of: tuple[str, ...]) -> str:
    """What was chosen, and in brackets what else there is.

    >>> _chosen("md", ("md", "html", "pdf"))
    'md  (html, pdf)'
    """
    others = ", ".join(each for each in of if each != one)
    return f"{one}  ({others})" if others else str(one)
