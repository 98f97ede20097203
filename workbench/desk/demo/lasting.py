"""How the projects of the demo stand against their plan, what goes on without us there, and whether it still does."""

from __future__ import annotations

from workbench.desk.demo.telling import Told, told


def _plan(project: str, on: int, state: str, text: str = "") -> Told:
    return told("plan_word", project=project, on=on, state=state, text=text)


_PLAN = (
    _plan("Apollo", 41, "on_plan"),
    _plan("Apollo", 21, "watch", "The stop list waits for two sponsors"),
    _plan("Apollo", 4, "on_plan", "Two sponsors answered; the stop list holds its date"),
    _plan("Atlas ERP", 33, "on_plan"),
    _plan("Atlas ERP", 7, "red", "Eleven days behind: country codes, and Emil leaves"),
    _plan("Borealis", 34, "on_plan"),
    _plan("Borealis", 5, "on_plan", "Winter timetable accepted on its day"),
    _plan("Cobalt", 26, "on_plan", "Ten shops on the night that was planned"),
    _plan("Cobalt", 17, "red", "No more shops before the night report is right"),
    _plan("Delta", 150, "watch", "Crane 4 out for two weeks, no night to learn from"),
    _plan("Delta", 117, "on_plan"),
)
"""Delta's last word is long past, and of Ember nobody said anything yet."""


def _routine(project: str, text: str, rhythm: str, owner: str, begun: int, **more: object) -> Told:
    return told("routine", project=project, text=text, rhythm=rhythm, owner=owner, begun_on=begun, **more)


_ROUTINES = (
    _routine("Apollo", "Steering that ends with a yes, a no or a date", "every second Thursday", "Dana Kern", 40,
             next_on=-6),
    _routine("Borealis", "Planning round at the board", "every Monday", "Elin Berg", 52, ran_on=5, next_on=-5),
    _routine("Borealis", "Risks of the timetable, with the skippers", "monthly", "Jonas Vik", 33, ran_on=14,
             next_on=-8),
    _routine("Delta", "Night call: cause first, crew second", "after every night with a delay", "Tor Hagen", 117,
             ran_on=3),
)  # fmt: skip


def _asked(project: str, due: int, **answer: object) -> Told:
    return told("follow_up", project=project, due=due, **answer)


_FOLLOW_UPS = (
    _asked("Delta", 89, on=88, still_so="partly", said_by="Tor Hagen",
           text="The night call runs; in July we looked for crews again, for one week"),
    _asked("Delta", 46, on=44, still_so="yes", said_by="Solveig Moen",
           text="Seventeen hours a month, three months in a row, and nobody of you in the port"),
    _asked("Delta", 2),
    _asked("Borealis", -36),
    _asked("Borealis", -78),
)  # fmt: skip

LASTING = (*_PLAN, *_ROUTINES, *_FOLLOW_UPS)
