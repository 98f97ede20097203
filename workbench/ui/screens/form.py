"""The form of any noun: its fields one under the other, few at first, saved with Enter from any of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.desk.shown import FieldShown, FormShown, Found, Kept, Tone
from workbench.desk.trouble import CannotKeep, ChangedMeanwhile, Trouble
from workbench.ui import gate
from workbench.ui.filling import Filling, values
from workbench.ui.screens.meanwhile import MeanwhileScreen, Take, apart, both
from workbench.ui.type_ahead import TypingPlace
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.keybar import KeyBar
from workbench.ui.widgets.more_fields import More

if TYPE_CHECKING:
    from workbench.desk.views import Views
    from workbench.ui.clerk import Clerk

_STORED_EVERY = 0.12
"""Seconds after a letter in which what is typed is stored."""


class FormScreen(ModalScreen[Kept | None], TypingPlace):
    """Ends with what was kept, or None. Needed fields first, then those that are filled, then three that come next.

    What was typed survives: the changes of a form that is left, by Esc or by a crash, are stored as unsent text and
    come back when it is opened again. Where the noun was changed by someone else meanwhile, one chooses whose
    values count.
    """

    AUTO_FOCUS = "FieldRow.-first LineInput"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", id="form.save", tooltip="Save the form"),
        Binding("tab", "next", "next", id="form.next", tooltip="Finish the word, else the next field"),
        Binding("down", "app.focus_next", "next field", id="form.down", show=False, tooltip="The next field"),
        Binding("up,shift+tab", "app.focus_previous", "back", id="form.up", show=False, tooltip="The field before"),
        Binding("ctrl+l", "start_over", "start over", id="form.start_over", tooltip="Forget what was typed here"),
        Binding("escape", "leave", "leave", id="form.leave", tooltip="Leave; what was typed waits here"),
    ]
    DEFAULT_CSS = """
    FormScreen {
        &.-narrow .label { width: 14; }
        &.-narrow .note { padding: 0; }
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 84;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: heavy $border;
            border-title-color: $text-accent;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            background: $surface;
            & > VerticalScroll { height: auto; padding: 0 1; scrollbar-size-vertical: 1; }
            & > .asks { height: auto; padding: 0 1; color: $text-accent; }
            & > .general { height: auto; padding: 0 1; display: none; color: $text-error; }
            & > .general.-told { display: block; }
        }
    }
    """

    def __init__(
        self,
        views: Views,
        clerk: Clerk,
        form: FormShown,
        *,
        given: Mapping[str, str] | None = None,
        at: str = "",
        asks: str = "",
    ) -> None:
        """`given` are texts that are proposed, by field (an empty one only shows its field); the cursor starts `at` a
        field. `asks` is the question that the form answers. Raises `Trouble` where the file cannot be read.
        """
        super().__init__()
        self._at = at
        self._asks = asks
        self._views = views
        self._clerk = clerk
        self._saving = False
        self._saved = False
        self._due = False
        self._slot = f"form.{form.ref.kind}.{form.ref.id}"
        self._stored = clerk.unsent(self._slot, views.unsent)
        usual = {} if form.ref.id else values(views.form(form.ref.kind))
        self._filling = Filling(form, usual, given or {}, at, self._stored)
        self._general = Static(classes="general")
        self._keybar = KeyBar()

    def compose(self) -> ComposeResult:
        """The fields, with what was typed before; the names of those left; the keys."""
        first, rest = self._filling.parted()
        standing = self._filling.standing
        here = [field for field in first if field.name == self._at]
        lacking = here or [field for field in first if field.needed and not standing[field.name]]
        with Vertical() as box:
            box.border_title = gate.line(self.form.title)
            box.border_subtitle = gate.line("* needed")
            if self._asks:
                yield Static(gate.content(self._asks), classes="asks")
            with VerticalScroll(can_focus=False) as fields:
                fields.id = "fields"
                for field in first:
                    row = self._row(field)
                    row.set_class(field is (lacking or first)[0], "-first")
                    yield row
                if rest:
                    yield More(rest)
            yield self._general
            yield self._keybar
        if self._filling.begun:
            self._say("What was typed here before is back; ctrl+l forgets it.", Tone.WATCH)

    def on_mount(self) -> None:
        """What is typed is stored soon after."""
        self._storing = self.set_interval(_STORED_EVERY, self._store, pause=True)

    def on_unmount(self) -> None:
        """Whatever closed the form, its changes are handed to the clerk."""
        self._hand_over()

    @property
    def form(self) -> FormShown:
        """The form as it is in the file."""
        return self._filling.form

    # What is typed

    def on_input_changed(self, event: Input.Changed) -> None:
        """A letter: it is understood anew, and stored soon."""
        event.stop()
        row = event.input.query_ancestor(FieldRow)
        row.typed()
        self._filling.put(row.field.name, row.value)
        self._offer(row)
        if not self._due and not self._saving:
            self._due = True
            self._storing.reset()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """What can be typed is told where one is."""
        self._told(event.widget)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """And no longer where one was."""
        self._told(event.widget)

    # Keys

    def action_next(self) -> None:
        """Finishes the word in the line; where there is none to finish, goes on."""
        for row in self.query(FieldRow):
            if row.line.has_focus and row.complete():
                return
        self.focus_next()

    async def action_more(self) -> None:
        """Shows the fields that are left."""
        shown = {row.field.name for row in self.query(FieldRow)}
        rows = [self._row(field) for field in self.form.fields if field.name not in shown]
        fields = self.query_one("#fields", VerticalScroll)
        await self.query(More).remove()
        await fields.mount(*rows)
        for row in rows[:1]:
            row.line.focus()

    async def action_save(self) -> None:
        """Saves; where that is not possible, says so at the field."""
        if not self._saving:
            self._saving = True
            try:
                await self._save(self.form.changed_at)
            finally:
                self._saving = False

    async def action_start_over(self) -> None:
        """The form as it was opened."""
        await self._fill(self._filling.opened)
        self._say("")

    def action_leave(self) -> None:
        """Ends with nothing; what was typed waits."""
        self.dismiss(None)

    # Saving

    async def _save(self, seen: str, typed: Mapping[str, str] | None = None) -> None:
        ref, typed = self.form.ref, dict(self._filling.sent if typed is None else typed)
        if ref.id and not typed:
            self.dismiss(None)
            return
        try:
            if ref.id:
                kept = await self._clerk.do("edit", ref.kind, ref.id, typed, seen)
            else:
                kept = await self._clerk.do("add", ref.kind, typed)
        except ChangedMeanwhile as why:
            self._ask(str(why))
        except CannotKeep as why:
            await self._refuse(str(why), why.field)
        except Trouble as why:
            self._say(str(why), Tone.RISK)
        else:
            self._saved = True
            self._clerk.keep_unsent(self._slot, "")
            self.dismiss(kept)

    async def _refuse(self, sentence: str, name: str) -> None:
        if name and not self._row_of(name) and any(field.name == name for field in self.form.fields):
            await self.action_more()
        row = self._row_of(name)
        if row is None:
            self._say(sentence, Tone.WATCH)
            return
        row.refuse(sentence)
        row.line.focus()

    def _ask(self, sentence: str) -> None:
        try:
            theirs = self._views.form(self.form.ref.kind, self.form.ref.id)
        except (CannotKeep, Trouble) as why:
            self._say(str(why), Tone.RISK)
            return
        mine = self._filling.standing

        async def answered(take: Take | None) -> None:
            if take is Take.MINE:
                changes = {name: text for name, text in mine.items() if text != values(theirs).get(name)}
                await self._save(theirs.changed_at, changes)
            elif take is not None:
                filled = values(theirs) if take is Take.THEIRS else both(self.form, mine, theirs)
                await self._reopen(theirs, filled)

        self.app.push_screen(MeanwhileScreen(sentence, apart(mine, theirs)), answered)

    async def _reopen(self, theirs: FormShown, filled: Mapping[str, str]) -> None:
        before, self._filling.form = values(self.form), theirs
        if any(field.value != before.get(field.name) and not self._row_of(field.name) for field in theirs.fields):
            await self.action_more()
        for row in self.query(FieldRow):
            row.field = next(field for field in theirs.fields if field.name == row.field.name)
        await self._fill(filled)
        self._say("This is how it would be; enter saves it.", Tone.WATCH)

    async def _fill(self, texts: Mapping[str, str]) -> None:
        before = values(self.form)
        if any(not self._row_of(name) and text != before.get(name, "") for name, text in texts.items()):
            await self.action_more()
        for row in self.query(FieldRow):
            if row.field.name in texts:
                row.line.put(texts[row.field.name])
                self._filling.put(row.field.name, row.value)

    # Unsent changes

    async def _store(self) -> None:
        self._storing.pause()
        self._due = False
        text = self._filling.unsent
        if self._saving or text == self._stored:
            return
        self._stored = text
        try:
            await self._clerk.do("keep_unsent", self._slot, text)
        except Trouble as why:
            self._stored = ""
            self._say(str(why), Tone.RISK)

    def _hand_over(self) -> None:
        text = self._filling.unsent
        if not self._saved and text != self._stored:
            self._clerk.keep_unsent(self._slot, text)

    # Inside

    def _row(self, field: FieldShown) -> FieldRow:
        row = FieldRow(field, self._filling.text(field), self._views.today().date(), self._find)
        self._offer(row)
        return row

    def _offer(self, row: FieldRow) -> None:
        """What is only proposed is selected where one comes to it: it gives way to what is typed."""
        row.line.select_on_focus = self._filling.proposes(row.field)

    def _find(self, kind: str, typed: str) -> tuple[Found, ...]:
        try:
            return self._views.find(kind, typed)
        except Trouble as why:
            self._say(str(why), Tone.RISK)
            return ()

    def _row_of(self, name: str) -> FieldRow | None:
        return next((row for row in self.query(FieldRow) if row.field.name == name), None)

    def _say(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        sign = {Tone.RISK: "! ", Tone.WATCH: "~ "}.get(tone, "")
        self._general.update(gate.content(f"{sign}{sentence}"))
        self._general.set_class(bool(sentence), "-told")

    def _told(self, widget: object) -> None:
        for row in self.query(FieldRow):
            if row.line is widget:
                row.tell()
