"""A screen whose rows say themselves what can be done with them: the keys do it, and the key bar tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import ActiveBinding, Binding, BindingType

from workbench.desk.review.rows import Asks, By, Deed, ReviewRow
from workbench.desk.shown import Ref
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.ui.screens.answering import AnsweringScreen

if TYPE_CHECKING:
    from workbench.practice.entry import Focus, Name
    from workbench.ui.screens.ask_day import NewDay

_KEYS = {
    "promise.keep": By.DONE,
    "promise.move": By.DAY,
    "review.release": By.RELEASE,
    "review.drop": By.DROP,
    "review.next_step": By.NEXT,
}
"""The ids of the keys that do something with the row under the cursor."""

ONWARD = "go on"
"""What Enter does where it does nothing with the row."""


class DeedScreen(AnsweringScreen):
    """It says which row the keys act on, and how a verb is run; what a row asks for beyond that, it asks itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("L", "deed('release')", "released", id="review.release", tooltip="They no longer hold you to it"),
        Binding("D", "deed('drop')", "dropped", id="review.drop", tooltip="Let it be: given up, or answered with no"),
        Binding(
            "m", "deed('next')", "promise, plan", id="review.next_step", tooltip="The next step: promised, or planned"
        ),
        Binding("o", "card", "open", id="review.open", show=False, tooltip="Open the card of the row"),
    ]

    hints_first = ("list.open", *_KEYS)

    # What a screen says

    @property
    def row(self) -> ReviewRow | None:
        """The row that the keys act on."""
        raise NotImplementedError

    @property
    def enter_word(self) -> str:
        """What Enter does, in a word."""
        raise NotImplementedError

    async def run_verb(self, verb: str, *args: object, more: Mapping[str, object] | None = None) -> bool:
        """Runs a verb and shows what came of it before another key is taken; whether it could be done."""
        raise NotImplementedError

    async def ask_words(self, deed: Deed) -> None:
        """Asks for the words that a deed needs, or shows what stands behind "more"."""
        raise NotImplementedError

    # What the keys do

    async def action_keep_promise(self) -> None:
        """What x does with the row."""
        await self.do(By.DONE)

    def action_move_promise(self) -> None:
        """Asks for the day that r needs."""
        row = self.row
        if row is not None and row.ref is not None and row.deed(By.DAY):
            self.ask_new_day(row.ref)

    async def on_new_day(self, promise: int, new: NewDay | None) -> None:
        """Keeps the new day before another key is taken."""
        if new is not None:
            await self.run_verb("move_promise", promise, new.day, more={"told": new.told})

    async def action_deed(self, by: str) -> None:
        """What another key does with the row."""
        await self.do(By(by))

    async def do(self, by: By) -> None:
        """Does what the row says of this key."""
        row = self.row
        deed = row.deed(by) if row else None
        if row is None or deed is None:
            return
        if deed.asks is Asks.TIMER:
            await self.action_timer()
        elif deed.asks is not Asks.NOTHING:
            await self.ask_words(deed)
        elif deed.verb in ("add", "edit"):
            await self.run_verb(deed.verb, *deed.args, dict(deed.given))
        elif deed.verb:
            await self.run_verb(deed.verb, *deed.args, more=dict(deed.given))
        else:
            self._open(deed)

    def _open(self, deed: Deed) -> None:
        """Opens the form, or the bar, in which it is told."""
        if deed.form is not None and deed.form.ref is not None:
            self.answer(deed.form, deed.form.ref)
        elif deed.line:
            self.open_bar(text=deed.line, instead=deed.instead)
        elif deed.instead is not None:
            self.open_again(deed.instead)

    def action_card(self) -> None:
        """Opens the card of the row."""
        if self.ref is not None:
            self.open_card(self.ref)

    # What the bar is prefilled with, and what the key bar tells

    def capture_focus(self) -> Focus:
        """What the row under the cursor is about."""
        from workbench.practice.entry import Focus

        row = self.row
        if row is None:
            return Focus()
        return Focus(self._called(row.project), self._called(row.person), self._called(row.skill))

    def _called(self, ref: Ref | None) -> Name | None:
        from workbench.practice.entry import Name

        try:
            return Name(ref.kind, self.views.card(ref).title, ref.id) if ref else None
        except (CannotKeep, Trouble):
            return None  # it is gone, and the next reading tells

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The live keys; those that act on the row say in its own words what they do with it."""
        words = self._words
        return {key: _worded(each, words) for key, each in super().active_bindings.items()}

    @property
    def _words(self) -> Mapping[str, str]:
        row = self.row
        told = {name: deed.word for name, by in _KEYS.items() if row and (deed := row.deed(by))}
        return {**told, "list.open": self.enter_word}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing with the row under the cursor are not offered."""
        wanted = {"keep_promise": By.DONE, "move_promise": By.DAY}.get(action)
        if action == "deed":
            wanted = By(str(parameters[0]))
        if wanted is not None:
            return self.row is not None and self.row.deed(wanted) is not None
        return self.ref is not None if action == "card" else super().check_action(action, parameters)


def _worded(active: ActiveBinding, words: Mapping[str, str]) -> ActiveBinding:
    said = words.get(active.binding.id or "")
    if not said:
        return active
    tells = "Go on, whatever the row" if said == ONWARD else f"With this row: {said}"
    return active._replace(binding=replace(active.binding, description=said, tooltip=tells))
