"""The Fridays of the demo: what its consultant looked back on, week by week, with one week missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbench.desk.demo.telling import FRIDAY, Told, told
from workbench.desk.week import figures, frozen
from workbench.model.review import Review
from workbench.practice.constants import Constants
from workbench.practice.review import BANK
from workbench.practice.week import Week
from workbench.store import rows
from workbench.store.file import Step, Store

_BANK = BANK[:6]


def questions(today: date) -> Iterator[Told]:
    """The bank in the order in which its questions came in turn, and will."""
    week = Week.of(today).monday.toordinal() // 7
    return (told("question", text=text, place=(week + turn) % len(_BANK)) for turn, text in enumerate(_BANK))


_SAID = {  # by weeks ago; of five weeks ago there is none
    12: ("tasks", "Nothing: I was busy being useful.", "ask Clara what a good year looks like"),
    11: ("tasks", "Bo, when he said that the draft was too early.", "let Bo present the chart himself"),
    10: ("tasks", "The one about the second data room.", "say no to one thing"),
    9: ("an experience", "The Monday agenda. Everything else they have.", "have Ana run the mapping"),
    8: ("tasks", "At the vendor table. I did not ask once.", "one question before each answer"),
    7: ("an experience", "Elin, by watching me fail at the whiteboard.", "show less, wait longer"),
    6: ("an experience", "The value criteria. Dana could lead them now.", "hand the criteria to Dana"),
    4: ("tasks", "That I would write the minutes.", "minutes by them from now on"),
    3: ("an experience", "My Monday call. The plan on the wall is theirs.", "call Luca before he calls"),
    2: ("a change", "When Marek wanted the price first.", "stay away on a Tuesday"),
    1: ("an experience", "Dana, from a room that split in two.", "ask what happens if nothing changes"),
}
REVIEWS: tuple[Told, ...] = tuple(
    told(
        "review",
        week=week,
        begun_on=FRIDAY,
        finished_on=FRIDAY,
        business=business,
        question=_BANK[(12 - week) % len(_BANK)],
        answer=answer,
    ).having(told("intention", text=intention, **({"done_on": 5 * (week - 1)} if week % 3 and week > 1 else {})))
    for week, (business, answer, intention) in sorted(_SAID.items(), reverse=True)
)
DAYS_OFF = (told("day_off", day=-8, note="The sea"),)


def freeze(store: Store, step: Step, constants: Constants) -> None:
    """Puts into each review the figures of its week as they were known on the day on which it was finished."""
    for review in rows.find(store, Review):
        ended: date | None = review.finished_on
        if ended is not None:
            known = figures(store, Week.parse(review.week), ended, constants)
            rows.change(step, replace(review, figures=frozen(known)))
