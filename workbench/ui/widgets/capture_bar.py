"""The bar in which one line logs anything: the line, the chips that were read from it, and what Enter would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from workbench.desk.shown import Ref, Tone
from workbench.desk.trouble import Trouble
from workbench.practice import capture
from workbench.practice.entry import Entry, Focus
from workbench.ui import gate
from workbench.ui.type_ahead import TypingPlace
from workbench.ui.widgets import turning
from workbench.ui.widgets.bar_line import BarLine
from workbench.ui.widgets.chips import chips
from workbench.ui.widgets.earlier import EarlierLines
from workbench.ui.widgets.foresight import Foresight
from workbench.ui.widgets.reading import Echo, Reading, Told
from workbench.ui.widgets.turning import Turn, Typed
from workbench.ui.widgets.unsent import NOTHING, Slots, Unsent

if TYPE_CHECKING:
    from workbench.desk.views import Views
    from workbench.ui.clerk import Clerk

_STORED_WITHIN = 0.25
_BARE = 10


class CaptureBar(Vertical, TypingPlace):
    """One typed line, read at every key. The screen mounts it, logs what it sends and tells it how that went.

    **What is typed is never lost, and never logged twice unseen.** Within 300 ms of a change, and at Enter before
    anything else, the line is handed to the clerk as unsent text, with what it was prefilled from. The clerk does one
    thing after the other, and `desk.log` empties that slot in the transaction that stores the entry: whenever the
    power goes, the line is in exactly one of the two places. Between Enter and the answer the slot is not written, so
    that no late copy of the line can follow its own entry into the file; what is typed meanwhile is stored with the
    answer, or, where the app ends before, laid aside in a slot of its own. A line that could not be kept comes back
    into the bar, or, where something else is being typed, one press of the up key away.

    Flow: `Kept` goes up; the screen awaits `clerk.do("log", entry)` and calls `kept(sentence)`, or
    `refused(sentence)` with the trouble. After Esc or Enter in an empty bar, `Left` goes up. The bar takes itself
    away and gives the focus back to where it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", id="bar.keep", tooltip="Save the line, as a draft where something is lacking"),
        Binding("tab", "turn", "other reading", id="bar.turn", tooltip="Finish a name, read it otherwise, other kind"),
        Binding("shift+tab", "turn(True)", "back", id="bar.turn_back", show=False, tooltip="The kind before"),
        Binding("up", "older", "earlier", id="bar.older", tooltip="The line typed before this one"),
        Binding("down", "newer", "later", id="bar.newer", show=False, tooltip="The line typed after this one"),
        Binding("escape", "leave", "leave", id="bar.leave", tooltip="Leave; the text waits here"),
    ]
    DEFAULT_CSS = """
    CaptureBar {
        width: 100%;
        height: auto;
        padding: 0 1;
        border: heavy $border;
        border-title-color: $text-accent;
        border-title-style: bold;
        background: $surface;
        &.-bare { border: none; }
        & Echo { color: $text-muted; }
    }
    """

    class Kept(Message):
        """Enter: the entry is to be logged, `instead` of a noun or as a new one. `again`: the bar stays open."""

        def __init__(self, bar: CaptureBar, entry: Entry, again: bool, instead: Ref | None) -> None:
            super().__init__()
            self.bar = bar
            self.entry = entry
            self.again = again
            self.instead = instead

        @property
        def control(self) -> CaptureBar:
            """The bar that sent it, waiting for `kept` or `refused`."""
            return self.bar

    class Left(Message):
        """The bar is gone without saving; `unsent` is the line that waits in it."""

        def __init__(self, unsent: str) -> None:
            super().__init__()
            self.unsent = unsent

    def __init__(
        self,
        views: Views,
        clerk: Clerk,
        focus: Focus = NOTHING,
        *,
        again: bool = False,
        text: str = "",
        instead: Ref | None = None,
    ) -> None:
        """`focus` prefills; `text` is put into the line (a paste, a timer's range); `again` keeps the bar open.

        Raises `Trouble` where the file cannot be read.
        """
        super().__init__()
        self._views = views
        self._clerk = clerk
        self._prefill = focus
        self._again = again
        self._given = text
        self._instead = instead
        self._names = views.names()
        self._slots = Slots(views, clerk)
        self._earlier = EarlierLines(self._past)
        self._line = BarLine(self._show)
        self._reading = Reading()
        self._echo = Echo()
        self._aside: list[str] = []
        self._in_flight: list[Unsent] = []
        self._sent = False
        self._due = False
        self._refusal = ""
        self._trouble = self._unstored = ""
        self._back = ""
        self._foresight = Foresight(self, self._foreseen)
        self._turn: Turn | None = None
        self._turned = Typed("", 0)
        self._round: list[Typed] = []
        self._drawn_for: tuple[object, ...] = ()
        self._before: Widget | None = None
        self._entry = self._read("")

    def compose(self) -> ComposeResult:
        """The last entries in a row of entries, the line, the reading of it."""
        yield self._echo
        yield self._line
        yield self._reading

    def on_mount(self) -> None:
        """Takes the focus, and the text that waited."""
        self._entitle()
        self._before = self.screen.focused
        self._take_up()
        self._line.focus()

    def on_resize(self) -> None:
        """In a very low window there is no room for a border."""
        self.set_class(self.app.size.height < _BARE, "-bare")

    def on_unmount(self) -> None:
        """Whatever closed the bar, the text is handed to the clerk."""
        if self._in_flight and not self._sent:
            self._lay_aside(self._line.value)
        self._hand_over()

    def resume(self, *, again: bool = False, text: str = "", instead: Ref | None = None) -> None:
        """Back into the line, when the focus had gone elsewhere; where the line is being saved, into a fresh one.

        With `text`, what stands in the line is laid aside for it.
        """
        if self._sent:
            self._sent = False
            self._line.start_over("")
        if text:
            for waiting in reversed(self._earlier.waiting(self._line.value)):
                self._lay_aside(waiting)
            self._instead = instead
            self._line.start_over(text)
        if again and not self._again:
            self._again = True
            self._entitle()
        self._reread_names()
        self._line.focus()

    @property
    def entry(self) -> Entry:
        """What Enter would send."""
        return self._entry

    # What the screen tells

    def kept(self, sentence: str) -> None:
        """The entry that was sent is stored. A bar that stays open tells it above the line; another one goes."""
        line = self._in_flight.pop(0).line if self._in_flight else ""
        if line in self._aside:
            self._aside.remove(line)
        self._slots.logged()
        if self._sent:
            if not self._in_flight:
                self._line.start_over("")
                self._close()
            return
        if self._again:
            self._echo.add(sentence)
        self._reread_names()
        self._hand_over()
        self._show()

    def refused(self, sentence: str) -> None:
        """The entry that was sent is not stored: its line comes back, with the sentence that says why."""
        sent = self._in_flight.pop(0) if self._in_flight else Unsent()
        self._refusal = sentence
        if self._line.value.strip() and not self._sent:
            self._lay_aside(sent.line)
        else:
            self._line.put(sent.line)
            self._instead = sent.instead
        self._sent = False
        self._line.focus()
        self._hand_over()
        self._show()

    # Keys

    def action_keep(self) -> None:
        """Saves, whatever there is; in an empty bar leaves."""
        line = self._line.value
        if not line.strip():
            self.action_leave()
            return
        entry, sent = self._read(line), Unsent(line, self._prefill, self._instead)
        unfinished = self._earlier.leave()
        if not self._in_flight:
            self._slots.hand_over(sent)
        self._slots.lay_aside([unfinished, *self._aside])
        self._in_flight.append(sent)
        self._refusal, self._instead = "", None
        if self._again:
            self._line.start_over(unfinished)
            self._reading.start_over()
        else:
            self._lay_aside(unfinished)
            self._sent = True
            self._give_back()
        self.post_message(self.Kept(self, entry, self._again, sent.instead))

    def on_bar_line_emptied(self, event: BarLine.Emptied) -> None:
        """Backspace in the empty bar: nothing is prefilled any more."""
        event.stop()
        self._prefill = NOTHING
        self._show()

    def action_turn(self, back: bool = False) -> None:
        """Finishes the name at the cursor, or takes another reading, or goes on to another kind."""
        self._show()
        typed = Typed(self._line.value, self._line.cursor_position)
        if typed.line == self._turned.line and self._round:
            turned, *rest = self._round
            self._round = [*rest, typed]
        elif self._turn is not None:
            turned, *rest = self._turn.lines
            self._round = [*rest, typed]
        else:
            turned = self._other_kind(typed, back)
            self._round = []
        self._turned = turned
        self._line.put(turned.line, turned.cursor)

    def action_older(self) -> None:
        """The line typed before; the unfinished one waits below."""
        self._go(1)

    def action_newer(self) -> None:
        """The line typed after this one, the unfinished one last."""
        self._go(-1)

    def action_leave(self) -> None:
        """Goes away; the text waits."""
        self._hand_over()
        self.post_message(self.Left(self._earlier.waiting(self._line.value)[0]))
        self._close()

    # Reading

    def _reread_names(self) -> None:
        """What can be named may have grown; where the file cannot be read, what was known has to do."""
        try:
            self._names = self._views.names()
        except Trouble as why:
            self._trouble = str(why)

    def _read(self, line: str) -> Entry:
        return capture.read(line, self._names, self._views.today(), focus=self._prefill)

    def _show(self) -> None:
        """Reads the line where it moved, and has it stored; tells the reading where that or the cursor did."""
        line, cursor = self._line.value, self._line.cursor_position
        if (line, self._prefill) != self._drawn_for[:2]:
            self._storing_soon()
            before, self._entry = self._entry, self._read(line)
            self._line.spans = self._entry.spans
            if not line.strip():
                self._foresight.forget()
            elif before.spans != self._entry.spans or before.kind is not self._entry.kind:
                self._foresight.soon()
        told = self._told(line)
        drawn_for = (line, self._prefill, cursor, told)
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            self._turn = turning.turn(Typed(line, cursor), self._entry, self._names)
            today = self._views.today().date()
            self._reading.show(chips(line, self._entry, self._prefill, today, self._turn), told)

    def _told(self, line: str) -> tuple[Told, ...]:
        told = []
        if self._refusal:
            told.append(Told(f"not kept: {self._refusal}", Tone.RISK, "!"))
        told.extend(Told(why, Tone.RISK, "!") for why in dict.fromkeys((self._trouble, self._unstored)) if why)
        if line.strip():
            if self._entry.draft:
                told.append(Told(f"draft: {self._entry.reason}", Tone.WATCH, gate.ELLIPSIS))
            told.extend(Told(warning, Tone.WATCH, "!") for warning in self._entry.warnings)
        told.extend(Told(f"{each.label} {each.value}".strip(), each.tone) for each in self._foresight.preview.lines)
        if self._back.strip() and line == self._back:
            told.append(Told("not sent before: it is back; ctrl+u empties the line"))
        if self._aside:
            told.append(Told(f"{len(self._aside)} more unsent: press ↑"))
        return tuple(told)

    def _foreseen(self) -> None:
        """Has told what the entry would do."""
        if not self._line.value.strip():
            return
        try:
            self._foresight.preview = self._views.preview(self._entry, self._instead)
            self._trouble = ""
        except Trouble as why:
            self._trouble = str(why)
        self._show()

    def _other_kind(self, typed: Typed, back: bool) -> Typed:
        now = (self._entry.kind, self._entry.mine, self._entry.planned)
        for turned in turning.other_kinds(typed, self._entry, back=back):
            entry = self._read(turned.line)
            if (entry.kind, entry.mine, entry.planned) != now:
                return turned
        return typed

    # Unsent text and earlier lines

    def _take_up(self) -> None:
        """What waited comes back; what was given goes before it, and then what waited is laid aside."""
        waiting, self._aside = self._slots.line, self._slots.aside
        line = self._given or waiting.line
        if self._given and waiting.line != self._given:
            self._lay_aside(waiting.line)
        elif waiting.line:
            self._prefill, self._instead = waiting.focus, waiting.instead
        elif self._aside and not self._given:
            line = self._aside.pop(0)
        self._back = "" if self._given else line
        self._line.start_over(line)
        self._hand_over()
        self._show()

    def _lay_aside(self, line: str) -> None:
        """Puts `line` behind the one in the bar, one press of the up key away."""
        if line.strip():
            self._aside.insert(0, line)
        self._earlier.leave()

    def _past(self) -> list[str]:
        """What the up key goes to: lines laid aside, then those that were said."""
        try:
            said = self._views.said_lines()
        except Trouble as why:
            self._trouble, said = str(why), ()
        return [*self._aside, *(line for line in said if line not in self._aside)]

    def _go(self, steps: int) -> None:
        line = self._earlier.go(steps, self._line.value)
        if line is not None:
            self._line.put(line)

    def _storing_soon(self) -> None:
        if not self._in_flight and not self._due:
            self._due = True
            self.set_timer(_STORED_WITHIN, self._store)

    async def _store(self) -> None:
        """Stores what is typed, and says where that fails: only then is the text nowhere but here."""
        self._due = False
        if self._in_flight:
            return
        before = self._unstored
        try:
            await self._slots.store(self._unsent()[0])
            self._unstored = ""
        except Trouble as why:
            self._unstored = str(why)
        if self._unstored != before:
            self._show()
        self._hand_over()

    def _unsent(self) -> tuple[Unsent, list[str]]:
        line, behind = self._earlier.waiting(self._line.value)
        return Unsent(line, self._prefill, self._instead), [behind, *self._aside]

    def _hand_over(self) -> None:
        """Has the text stored without waiting for it; while a line is on its way, only what lies aside."""
        line, aside = self._unsent()
        if not self._in_flight:
            self._slots.hand_over(line)
        self._slots.lay_aside(aside)

    def _give_back(self) -> None:
        before = self._before
        self.screen.set_focus(before if before is not None and before.is_attached and before.focusable else None)

    def _entitle(self) -> None:
        self.border_title = Content("Log, one after the other" if self._again else "Log")

    def _close(self) -> None:
        if self.has_focus_within:
            self._give_back()
        self.remove()
