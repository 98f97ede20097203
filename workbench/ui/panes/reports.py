"""The parts of the Reports screen: the kinds of reports, how one is wished, its words, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.message import Message

from workbench.desk.reports import KINDS, LeftOut, NameStyle
from workbench.desk.shown import Block, Line, Ref, Section, Tone
from workbench.desk.shown_reports import Subject
from workbench.ui import gate
from workbench.ui.folded import Said
from workbench.ui.widgets.page import Page
from workbench.ui.widgets.rows import Piece, Rows
from workbench.ui.wish import Wish

_KINDS = tuple(KINDS)
_MARKING = ("mark", "mark_all")
_NAME = 1 + max(len(kind.word) for kind in KINDS.values())


class KindsPane(Rows[str]):
    """The kinds of reports, each with what it is; `of_client` tells whether one of a client is wished."""

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "kinds"
        self.subject = "Reports"
        self.border_title = self.subject
        self.show((Section("", len(_KINDS)),), lambda first, count: _KINDS[first : first + count], 0)

    @property
    def kind(self) -> str:
        """The kind under the cursor."""
        return _KINDS[self.cursor]

    def choose(self, kind: str) -> None:
        """Puts the cursor on a kind."""
        self.go(_KINDS.index(kind))

    def ref_of(self, row: str) -> Ref | None:
        """A kind is no noun."""
        return None

    def drawn(self, row: str, width: int) -> Sequence[Piece]:
        """The name, and what it is."""
        kind = KINDS[row]
        return [
            (" ", Tone.MUTED),
            (gate.fit(kind.word, min(_NAME, width - 1)), Tone.PLAIN),
            (gate.cut(kind.says, max(0, width - 1 - _NAME)), Tone.MUTED),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reports are written one by one."""
        return action not in _MARKING


class WishPane(Page):
    """How the report is wished, line by line, with the keys that change it."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "wish"
        self.border_title = "As wished"

    def show_wish(self, lines: Iterable[Line]) -> None:
        """Shows these lines."""
        self.put((Block("", tuple(lines)),), cursor=0)


class WordsPane(Rows[Said]):
    """The words of the report; none of them is read as markup or as a command."""

    class Widened(Message):
        """The pane has another width: the words want to be folded again."""

    rests = False

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "words"
        self.subject = "Preview"
        self._lines: Sequence[Said] = ()
        self._folded_at = 0
        self.empty = ""

    def show_lines(self, lines: Sequence[Said], *, same: bool) -> None:
        """Shows these lines, the cursor where it was in the same report, else on the first."""
        self._lines = lines
        self.show((Section("", len(lines)),), lambda first, count: lines[first : first + count], self.cursor * same)

    def show_why_not(self, sentence: str) -> None:
        """Tells why there is nothing to look over."""
        self.empty = sentence
        self._lines = ()
        self.show((), lambda first, count: (), 0)
        self.refresh()

    def on_resize(self) -> None:
        if self.wide != self._folded_at:
            self._folded_at = self.wide
            self.post_message(self.Widened())

    def entitle(self, title: str) -> None:
        """What is looked over."""
        if title != self.subject:
            self.subject = title
            self.border_title = gate.line(title)

    def ref_of(self, row: Said) -> Ref | None:
        """A line is no noun."""
        return None

    def drawn(self, row: Said, width: int) -> Sequence[Piece]:
        """The line."""
        return [(" ", Tone.MUTED), (gate.cut(row.text, width - 1), row.tone)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It is written or copied as a whole."""
        return action not in _MARKING


class LeftOutPane(Page):
    """What the report leaves out, for the consultant's eyes: one line for each reason."""

    class Folded(Message):
        """The lines were folded to another width: there are more or fewer of them."""

    def __init__(self) -> None:
        super().__init__(classes="pane")
        self.id = "left-out"
        self.subject = "Left out"
        self.border_title = self.subject

    def show_left_out(self, left_out: Sequence[LeftOut], *, for_client: bool) -> None:
        """Shows what was left out; of a report for oneself, that it is no client's."""
        self.subject = f"Left out {len(left_out)}" if left_out else "Left out"
        self.border_title = gate.line(self.subject)
        if not for_client:
            lines: Iterable[Line] = (Line("Nothing: this is for yourself, not for the client.", tone=Tone.WATCH),)
        elif not left_out:
            lines = (Line("Nothing had to be left out.", tone=Tone.MUTED),)
        else:
            lines = (Line(f"{why}: {', '.join(listed)}") for why, listed in _by_reason(left_out).items())
        self.put((Block("", tuple(lines)),), cursor=0)

    def on_resize(self) -> None:
        """Folds the lines anew where the width moved, and tells of it."""
        before = self.virtual_size.height
        super().on_resize()
        if before != self.virtual_size.height:
            self.post_message(self.Folded())

    def clear(self) -> None:
        """Nothing is looked over."""
        self.subject = "Left out"
        self.border_title = self.subject
        self.put((), cursor=0)


def _by_reason(left_out: Iterable[LeftOut]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in left_out:
        found.setdefault(each.why, []).append(each.what)
    return found


def wish_lines(wish: Wish, subject: Subject | None, today: date, file: str, draft: str) -> Iterator[Line]:
    """How a report is wished, line by line, with the keys that change it.

    `file` is the name proposed, `draft` tells of words that were edited; either may be empty.
    """
    of_client = wish.of is not None and wish.of.kind == "client"
    yield Line("report", wish.sort.says)
    yield Line("of", told_of(wish, subject))
    if wish.sort.of_client and subject and subject.project and subject.client:
        yield Line("", "c: the one project" if of_client else "c: the whole client", Tone.MUTED)
    yield Line("format  f", _chosen(wish.shape, wish.sort.formats))
    if wish.sort.for_client:
        yield Line("names  N", _chosen(wish.names, tuple(NameStyle)))
    if wish.has_days:
        yield Line("days  [ ]", wish.days_told(today))
    if wish.kind == "timesheet" and subject and subject.invoiced_until and not of_client:
        yield Line("invoiced", f"until {subject.invoiced_until:%d %b %Y}", Tone.OK)
    if file:
        yield Line("file  W", file, Tone.MUTED)
    if draft:
        yield Line("words", draft, Tone.WATCH)


def told_of(wish: Wish, subject: Subject | None) -> str:
    """What a report is of, in words."""
    if not wish.sort.of_project:
        return "everything of yours"
    if subject is None:
        return "gone: + finds another project" if wish.of else "no project yet"
    if wish.of is None:
        return "no project chosen: + finds one"
    if wish.of.kind == "client":
        return f"{subject.client_name}, all projects"
    return " · ".join(filter(None, (subject.project_name, subject.client_name)))


def _chosen(one: str, of: tuple[str, ...]) -> str:
    """What was chosen, and in brackets what else there is.

    >>> _chosen("md", ("md", "html", "pdf"))
    'md  (html, pdf)'
    """
    others = ", ".join(each for each in of if each != one)
    return f"{one}  ({others})" if others else str(one)
