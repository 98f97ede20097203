"""Which report is wished, of what, in which form and of which days: what the Reports screen remembers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbench.desk.reports import FORMATS, KINDS, Kind, NameStyle, Options
from workbench.desk.shown import Ref

MEMORY = "reports"
"""Under which key a wish is remembered."""

_ENDINGS = {"timeclock": "timeclock"}
_MOST_BACK = 1200


@dataclass(frozen=True)
class Wish:
    """A report as it is wished. `whole` asks for the client with all of its projects where that kind can be of one.

    `months` is how many months back (0: this one), None for all days up to today; `weeks` the same for a week.
    """

    kind: str = "dossier"
    project: int = 0
    client: int = 0
    whole: bool = False
    form: str = "md"
    names: NameStyle = NameStyle.FULL
    months: int | None = None
    weeks: int = 0

    def __str__(self) -> str:
        months = "-" if self.months is None else self.months
        whole = "whole" if self.whole else "one"
        return f"{self.kind} {self.project} {self.client} {whole} {self.form} {self.names} {months} {self.weeks}"

    @classmethod
    def read(cls, text: str) -> Wish:
        """The wish that `str` wrote; our own first one where it is not to be read.

        >>> wish = Wish("letter", 7, 2, True, "html", NameStyle.ROLES, 3)
        >>> Wish.read(str(wish)) == wish, Wish.read("?") == Wish()
        (True, True)
        """
        try:
            kind, project, client, whole, form, names, months, weeks = text.split()
            back = None if months == "-" else _back(int(months))
            read = cls(
                kind, int(project), int(client), whole == "whole", form, NameStyle(names), back, _back(int(weeks))
            )
        except ValueError:
            return cls()
        return read if kind in KINDS and form in FORMATS else cls()

    def about(self, ref: Ref) -> Wish:
        """The same of another project, or of all projects of a client."""
        if ref.kind == "client":
            return replace(self, project=0, client=ref.id, whole=True)
        return replace(self, project=ref.id, whole=False)

    @property
    def sort(self) -> Kind:
        """The kind that it is of."""
        return KINDS[self.kind]

    @property
    def of(self) -> Ref | None:
        """What the report is of; None where it is of nothing, or nothing was chosen."""
        if self.sort.of_client and self.client and (self.whole or not self.project):
            return Ref("client", self.client)
        return Ref("project", self.project) if self.sort.of_project and self.project else None

    @property
    def shape(self) -> str:
        """The format in which it is written: the one wished, or the first of its kind."""
        return self.form if self.form in self.sort.formats else self.sort.formats[0]

    @property
    def ending(self) -> str:
        """What a file of that format ends in."""
        return f".{_ENDINGS.get(self.shape, self.shape)}"

    def next_form(self) -> Wish:
        """The next format of its kind."""
        forms = self.sort.formats
        return replace(self, form=forms[(forms.index(self.shape) + 1) % len(forms)])

    def next_names(self) -> Wish:
        """The next way to name people."""
        styles = tuple(NameStyle)
        return replace(self, names=styles[(styles.index(self.names) + 1) % len(styles)])

    def moved(self, by: int) -> Wish:
        """The days before (1) or after (-1): weeks for a week, else months, after which come all days up to today."""
        if self.kind == "week":
            return replace(self, weeks=_back(self.weeks + by))
        back = (-1 if self.months is None else self.months) + by
        return replace(self, months=None if back < 0 else _back(back))

    def days(self, today: date) -> tuple[date | None, date | None]:
        """First and last day, None where none is asked for."""
        if self.kind == "week":
            monday = today - timedelta(days=today.weekday() + 7 * self.weeks)
            return monday, monday + timedelta(days=6)
        if not self.sort.dated or self.months is None:
            return None, None
        first = _month(today, self.months)
        return first, _month(today, self.months - 1) - timedelta(days=1)

    def days_told(self, today: date) -> str:
        """Those days in words."""
        first, last = self.days(today)
        if first is None or last is None:
            return "all, up to today"
        if self.kind == "week":
            return f"week {first.isocalendar().week}, {first.day} {first:%b} to {last.day} {last:%b %Y}"
        return f"{first:%B %Y}" + (" so far" if last >= today else "")

    def options(self, today: date) -> Options:
        """How the desk is asked for it."""
        first, last = self.days(today)
        if self.kind == "week" and first is not None:
            year, week, _ = first.isocalendar()
            return Options(self.names, week=f"{year}-W{week:02}")
        return Options(self.names, first, last)

    @property
    def has_days(self) -> bool:
        """Whether days choose what is in it."""
        return self.kind == "week" or self.sort.dated


def _back(count: int) -> int:
    return max(0, min(count, _MOST_BACK))


def _month(today: date, back: int) -> date:
    """The first day of the month so many before the one of `today`."""
    number = today.year * 12 + today.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)
