"""The Reports screen: what is handed to a client or kept for oneself, looked over, and then written or copied."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Container

from workbench.desk.reports import Report
from workbench.desk.shown import Ref, Tone
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui import gate
from workbench.ui.clerk import Clerk
from workbench.ui.folded import as_it_is, folded
from workbench.ui.following import Follower
from workbench.ui.panes.reports import KindsPane, LeftOutPane, WishPane, WordsPane, told_of, wish_lines
from workbench.ui.screens.sending import AS_TEXT
from workbench.ui.screens.wishing import WishingScreen
from workbench.ui.widgets.rows import Rows

WIDE = 110
"""From so many columns the words stand beside the kinds."""
STACKED = 44
"""From so many lines they stand below them."""
TALL, SHORT, FLAT = 24, 16, 10
"""From so many lines what is left out stands below the words; below the second the wish goes, then the borders."""

_WISH = 12
"""Lines that the wish takes there, with both borders."""
_NONE_YET = (
    "No project yet, so there is nothing to hand over. `n` makes one; `a` logs what you do on it. What was taught, "
    "accepted and promised there stands in these reports by itself."
)
_NO_PROJECT = "A {kind} is of one project: `+` finds it."
_OF_WORDS = ("report.write", "report.edit", "list.copy")
"""The ids of the keys that do something with the words, beside Enter."""

AnyPane = KindsPane | WordsPane | LeftOutPane


class ReportsScreen(WishingScreen):
    """The kinds and the wish on the left, the words and what they leave out on the right, or one side at a time.

    The words are reckoned by the clerk a moment after the cursor or the wish has come to rest; what is written or
    copied is always what the wish says by then.
    """

    place = "reports"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "pane(1)", "next pane", id="report.pane", show=False, tooltip="To the next pane"),
        Binding("shift+tab", "pane(-1)", "pane back", id="report.pane_back", show=False, tooltip="A pane back"),
        Binding(
            "escape",
            "out",
            "back",
            id="report.out",
            show=False,
            tooltip="Stop writing; back to the kinds, or to where one was",
        ),
    ]

    def __init__(self, views: Views, clerk: Clerk, about_file: str = "") -> None:
        super().__init__(views, clerk, about_file)
        self.kinds = KindsPane()
        self.wished = WishPane()
        self.words = WordsPane()
        self.left_out = LeftOutPane()
        self._left = Container(self.kinds, self.wished, id="report-kinds")
        self._right = Container(self.words, self.left_out, id="report-words")
        self._front: AnyPane = self.kinds
        self.follower = Follower(self._follow)
        self._sought: object = None
        self._made_of: object = None
        self._shown_of: object = None
        self._wanted_of: object = None

    def floor(self) -> ComposeResult:
        """The two sides, and below them how far writing is."""
        yield Container(self._left, self._right, id="reports")
        yield self.far

    def on_mount(self) -> None:
        self.follower.begin(self)
        self._fold()
        self.set_focus(self.kinds)
        self.take_up()

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
        both = wide or height >= STACKED
        self._left.display = both or left
        self._right.display = both or not left
        self._left.styles.height = self.kinds.count + _WISH if both and not wide else "1fr"
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

    def wished_anew(self) -> None:
        """Something else is wished: the words follow soon."""
        self.kinds.choose(self.wish.kind)
        self._show_wish()
        self.words.entitle(f"{self._entitled} · reckoning …")
        self._sought = self._asked
        self.follower.soon()

    def _show_wish(self) -> None:
        """How the report is wished; in one line where there is no room for more."""
        file = draft = ""
        if self.made is not None and self._made_of == self._asked:
            file = f"{self.made.name}{self.wish.ending}"
            if self.drafts.waits(self.draft):
                draft = "edited by you: X as made" if self.reworded else "an edited draft waits: E goes on with it"
        self.wished.show_wish(wish_lines(self.wish, self.subject, self.views.today().date(), file, draft))
        self._show_in_short()

    def _show_in_short(self) -> None:
        told = "" if self.wished.display else f"{told_of(self.wish, self.subject)} · {self.wish.shape}"
        self.kinds.border_subtitle = gate.line(told)

    @property
    def _entitled(self) -> str:
        """What stands above the words."""
        return f"{self.wish.sort.word.capitalize()} · {self.wish.shape}"

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Another kind."""
        message.stop()
        if message.rows is self.kinds and self.kinds.kind != self.wish.kind:
            self.wish_for(replace(self.wish, kind=self.kinds.kind))

    # Reckoning

    @property
    def _asked(self) -> object:
        """What the report rests on: the wish but for its format, the state of the file, the day."""
        wish = self.wish
        return replace(wish, form="", whole=wish.of == Ref("client", wish.client)), self.mark, self.views.today().date()

    def watch_mark(self) -> None:
        """Something was written: the report may tell it."""
        if self.is_mounted:
            self.wish_for(self.wish)

    def look(self) -> None:
        """Looks for what others wrote, or another day."""
        super().look()
        if self.in_front and self.is_mounted:
            if self._sought != self._asked:
                self.wish_for(self.wish)
            self.memory.settle()

    def _follow(self) -> None:
        self._reckon()

    @work(group="reckoning", exclusive=True)
    async def _reckon(self) -> None:
        await self.current()

    async def current(self) -> Report | None:
        """The report as wished now, reckoned where it is not yet; None, and the reason shown, where there is none."""
        asked = self._asked
        if self._made_of != asked:
            self.made, why_not = await self._read()
            self._made_of = asked
            if self.made is None:
                self._shown_of = None
                self.words.show_why_not(why_not)
                self.left_out.clear()
            else:
                self.left_out.show_left_out(self.made.left_out, for_client=self.wish.sort.for_client)
            self._size_left_out()
            self.refresh_bindings()
        self._show_wish()
        await self._fold_words()
        return self.made and self.made.edited(self.reworded or self.made.markdown)

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
        made, width, wish = self.made, self.words.wide - 2, self.wish
        self.words.entitle(" · ".join(filter(None, (self._entitled, self.reworded and "edited by you"))))
        self._wanted_of = of = (self._made_of, wish.shape in AS_TEXT and wish.shape, self.reworded, width)
        if made is None or made.kind != wish.kind or width <= 0 or self._shown_of == of:
            return
        if wish.shape in AS_TEXT:
            lines = await asyncio.to_thread(as_it_is, made.text(wish.shape), width)
        else:
            lines = await asyncio.to_thread(folded, self.reworded or made.markdown, width)
        if self._wanted_of != of:
            return  # meanwhile they were asked for otherwise, and that may have been quicker
        same = isinstance(self._shown_of, tuple) and self._shown_of[0] == self._made_of
        self._shown_of = of
        self.words.show_lines(lines, same=same)

    def show_again(self) -> None:
        """The words and the wish as they are now."""
        self._show_wish()
        self._show_words()
        self.refresh_bindings()

    # What the keys mean here

    @property
    def rows(self) -> AnyPane:
        """The pane in front, also while a line is typed."""
        return self._front

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The live keys; Enter says what it does here, and without words nothing is offered to be done with them."""
        at_kinds = self._front is self.kinds
        found = super().active_bindings
        if self.made is None and self._made_of == self._asked:
            gone = _OF_WORDS if at_kinds else (*_OF_WORDS, "list.open")
            found = {key: each for key, each in found.items() if each.binding.id not in gone}
        enter = "read" if at_kinds else "write"
        return {
            key: each._replace(binding=replace(each.binding, description=enter))
            if each.binding.id == "list.open"
            else each
            for key, each in found.items()
        }

    def action_pane(self, way: int) -> None:
        """To the next pane, or back."""
        order: tuple[AnyPane, ...] = (self.kinds, self.words, self.left_out)
        self._bring(order[(order.index(self._front) + way) % len(order)])

    async def action_out(self) -> None:
        """Stops what is being written; else back to the kinds, and from there to where one was before."""
        if self.stopped():
            return
        if self._front is not self.kinds:
            self._bring(self.kinds)
        else:
            await self.run_action("app.last_place")

    def open(self, rows: Rows[Any]) -> None:
        """Enter goes on from a kind to its words, and from the words to writing them."""
        if rows is self.kinds:
            self._bring(self.words)
        else:
            self.run_worker(self.action_write(), group="asking", exclusive=True)

    async def on_rows_copied(self, message: Rows.Copied) -> None:
        """Copies the report as wished; of what is left out the line alone, as everywhere."""
        if self._front is not self.left_out:
            message.prevent_default()
            message.stop()
            await self.copy_report()
