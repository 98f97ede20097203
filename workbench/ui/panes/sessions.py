"""The list of sessions of the scope, planned ones first, under the headings of the weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.desk.shown import Ref, Section, SessionRow, Tone
from workbench.ui import gate
from workbench.ui.panes.pane import Pane
from workbench.ui.widgets.paged import Fetch
from workbench.ui.widgets.rows import Piece

_DAY, _CLOCK, _LENGTH, _CHANGE = 7, 6, 6, 5
_NEAR_DAYS = 14


class SessionsPane(Pane[SessionRow]):
    """Each session with day, clock, length, people, skills and what it changed."""

    noun = "Sessions"
    kind = "session"
    empty = (
        "No session here yet. Press `a` and type one line, such as\n"
        "`y 14:00 45 @Ana-Pop /stakeholder-mapping +Apollo :2 ^fri`\n"
        "yesterday at two, 45 minutes with Ana on stakeholder mapping, she did it together with you; follow up on"
        " Friday. What is new is made; from then on the first letters do. `?` explains the rest."
    )

    def ref_of(self, row: SessionRow) -> Ref | None:
        """The session."""
        return Ref(self.kind, row.id)

    @property
    def waits(self) -> bool:
        """Whether the session under the cursor is a plan or a draft, and so waits to be logged."""
        if not self.count:
            return False
        row = self.row(self.cursor)
        return row.planned or bool(row.draft)

    def read(self) -> tuple[Sequence[Section], Fetch[SessionRow]]:
        """The weeks, and a page of rows at a time."""
        project, words = self.scope.project, self.filter
        sections = self.views.session_sections(project, words)
        total = sum(section.rows for section in sections)
        return sections, lambda first, count: self.views.sessions(project, words, first, count, total)

    def place_of(self, row_id: int) -> int | None:
        """Where the session stands."""
        return self.views.session_place(self.scope.project, row_id, self.filter)

    def exists(self, row_id: int) -> bool:
        """Whether there is such a session, of whatever project."""
        return self.views.session_place(None, row_id) is not None

    def drawn(self, row: SessionRow, width: int) -> Sequence[Piece]:
        """One session; its project too where all are shown and there is room."""
        return session_line(row, self.views.today().date(), width, with_project=self.scope.project is None)


def session_line(row: SessionRow, today: date, width: int, *, with_project: bool = False) -> list[Piece]:
    """A session in `width` cells: folds away the project, the note, the clock, then the length."""
    room = width - 1 - _DAY - _CHANGE
    length, clock = room >= 20, room >= 28
    room -= (_LENGTH if length else 0) + (_CLOCK if clock else 0)
    project = min(18, room // 4) if with_project and room >= 40 else 0
    room -= project
    people = max(5, min(24, room * 2 // 5))
    note = max(0, room - people - 30) if room - people > 42 and row.note else 0
    first = Tone.ACCENT if row.planned else Tone.PLAIN
    pieces: list[Piece] = [(" ", Tone.PLAIN), (gate.fit(_day(row.on, today), _DAY), first)]
    if clock:
        pieces.append((gate.fit(f"{row.at:%H:%M}" if row.at else row.part, _CLOCK), Tone.MUTED))
    if length:
        pieces.append((gate.fit(_length(row.minutes), _LENGTH - 1, right=True) + " ", Tone.MUTED))
    pieces.append((gate.fit(_people(row.people, people - 1), people - 1) + " ", Tone.PLAIN))
    pieces.append((gate.fit(", ".join(row.skills) or row.note, room - people - note), Tone.PLAIN))
    if note:
        pieces.append((gate.fit(" " + row.note, note), Tone.MUTED))
    if project:
        pieces.append((" " + gate.fit(row.project, project - 1), Tone.MUTED))
    pieces.append(_change(row))
    return pieces


def _change(row: SessionRow) -> Piece:
    if row.draft:
        return gate.fit("…", _CHANGE, right=True), Tone.WATCH
    if row.planned:
        return gate.fit("plan", _CHANGE, right=True), Tone.ACCENT
    rose = ">" in row.change
    return gate.fit(row.change, _CHANGE, right=True), Tone.OK if rose else Tone.MUTED


def _day(on: date, today: date) -> str:
    """`Tue 24` within two weeks, `24 Nov` within this year, else `Nov 25`."""
    if abs((today - on).days) < _NEAR_DAYS:
        return f"{on:%a} {on.day}"
    return f"{on.day:>2} {on:%b}" if on.year == today.year else f"{on:%b} {on:%y}"


def _length(minutes: int | None) -> str:
    """`45m`, `1h`, `1h30`.

    >>> [_length(minutes) for minutes in (45, 60, 90, None)]
    ['45m', '1h', '1h30', '']
    """
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02}" if hours and rest else f"{hours}h" if hours else f"{rest}m"


def _people(people: tuple[str, ...], cells: int) -> str:
    """First names where they fit, else how many."""
    names = ", ".join(name.split()[0] if name.split() else name for name in people)
    if len(people) > 1 and gate.width(names) > cells:
        return f"{len(people)}p"
    return people[0] if len(people) == 1 and gate.width(people[0]) <= cells else names
