"""What the screens read: each call gives one frozen value, from a connection that can't write.

What only some calls need is loaded by them: the first picture of the app waits for the lists alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.desk import lists
from workbench.desk.progress_views import ProgressViews
from workbench.desk.report_views import ReportViews
from workbench.desk.review_views import ReviewViews
from workbench.desk.shown import (
    Block,
    Card,
    ContactRow,
    Figure,
    FormShown,
    Found,
    Line,
    Preview,
    ProjectRow,
    Ref,
    Section,
    SessionRow,
    StageShown,
    Step,
    TimerShown,
)
from workbench.desk.skill_views import SkillViews
from workbench.desk.trouble import CannotKeep
from workbench.desk.week_views import WeekViews
from workbench.practice.constants import Constants
from workbench.store.file import Store

if TYPE_CHECKING:
    from workbench.practice.entry import Entry
    from workbench.practice.names import Names


class Views(SkillViews, ProgressViews, ReviewViews, WeekViews, ReportViews):
    """Everything that is shown of one file. `now` gives the local, aware instant."""

    def __init__(self, store: Store, now: Callable[[], datetime], constants: Constants | None = None) -> None:
        super().__init__(store, now, constants)
        self._names: tuple[int, Names] | None = None
        self._held: tuple[tuple[int, int | None, str], Sequence[int]] | None = None

    @property
    def file(self) -> Path:
        """The file that is shown."""
        return self.store.path

    def today(self) -> datetime:
        """The local instant."""
        return self.now()

    def mark(self) -> int:
        """A number that moves when anything in the file changes, in any process, and when another day begins."""
        return (self._day.toordinal() << 32) + self.store.mark()

    def unsettled(self) -> bool:
        """Whether levels or stages wait to be worked out (`Desk.settle`)."""
        from workbench.desk import judging, standings

        if self.store.read_only:
            return False
        levels = standings.unsettled(self.store, self.constants)
        return levels or judging.lacking(self.store, self._day, self.constants)

    # Lists

    def projects(self, words: str = "") -> tuple[ProjectRow, ...]:
        """All projects that hold every one of `words`, open ones first."""
        return lists.projects(self.store, words)

    def session_sections(self, project: int | None, words: str = "") -> tuple[Section, ...]:
        """The headings of the sessions list and how many rows each has."""
        if words:
            from workbench.desk.holding import sections_among

            return sections_among(self.store, self._holding(project, words), self._day)
        return lists.session_sections(self.store, project, self._day)

    def sessions(
        self, project: int | None, words: str = "", first: int = 0, count: int = 60, rows: int | None = None
    ) -> tuple[SessionRow, ...]:
        """One page of sessions, newest first; with `rows`, their number, far pages cost no more than near ones."""
        from workbench.desk.sessions import session_rows

        if words:
            ids = self._holding(project, words)[first : first + count]
        else:
            ids = lists.session_ids(self.store, project, first, count, rows)
        return session_rows(self.store, ids, self._day, self.constants)

    def session_place(self, project: int | None, session: int, words: str = "") -> int | None:
        """The row of a session in its list."""
        if not words:
            return lists.session_place(self.store, project, session)
        ids = self._holding(project, words)
        return ids.index(session) if session in ids else None

    def _holding(self, project: int | None, words: str) -> Sequence[int]:
        """The sessions that hold all of `words`, newest first; found once for each state of the file."""
        asked = (self.mark(), project, words)
        if self._held is None or self._held[0] != asked:
            from workbench.desk.holding import holding

            self._held = (asked, holding(self.store, project, words))
        return self._held[1]

    def contacts(self, project: int | None, words: str = "") -> tuple[ContactRow, ...]:
        """The people of a project, or all."""
        return lists.contacts(self.store, project, words, self._day)

    def bin(self) -> tuple[Found, ...]:
        """What can be brought back, the last one first."""
        return lists.binned(self.store)

    def history(self, limit: int = 200) -> tuple[Step, ...]:
        """The steps, newest first."""
        from workbench.store import journal

        return tuple(
            Step(row.id, _local(row.at, self.now()), row.name, row.undone, Ref(row.kind, row.ref) if row.kind else None)
            for row in journal.history(self.store, limit)
        )

    # One thing

    def stage(self, project: int) -> StageShown:
        """How far a project is along the way, and what is missing."""
        from workbench.desk.progress import stage_shown

        now = self.judged.one(project, self._day)
        if now is None:
            raise CannotKeep("this project is no longer there")
        return stage_shown(now)

    def card(self, ref: Ref) -> Card:
        """The page of any noun."""
        from workbench.desk import cards, progress

        if ref.kind == "project":
            return cards.card(self.store, ref, self._day, first=self._project_blocks(ref.id))
        if ref.kind in ("contact", "skill"):
            levels = progress.level_blocks(self.store, ref, self._day, self.constants)
            return cards.card(self.store, ref, self._day, then=tuple(levels))
        if ref.kind == "client":
            from workbench.desk.client_stage import client_stage_block

            by_hours = client_stage_block(self.store, ref.id, self._day, self.constants)
            return cards.card(self.store, ref, self._day, then=(by_hours,))
        return cards.card(self.store, ref, self._day)

    def is_mine(self, promise: int) -> bool:
        """Whether a promise is mine; else it is theirs."""
        return self.store.value('SELECT "by" FROM commitment WHERE id = ?', (promise,)) is None

    def why(self, figure: Figure) -> Card:
        """The page that tells why a figure is what it is."""
        from workbench.desk.why.page import why

        return why(self.store, figure, self._day, self.constants)

    def _project_blocks(self, project: int) -> tuple[Block, ...]:
        from workbench.desk import progress
        from workbench.desk.handover import handover_block
        from workbench.desk.hours import hours_block
        from workbench.desk.portfolio import kept_block

        kept = kept_block(self.store, project, self._day, self.constants)
        hours = hours_block(self.store, project, self.constants)
        stands = progress.project_blocks(self.store, project, self._day, self.constants)
        return (*stands, handover_block(self.store, project, self._day, self.constants), kept, hours)

    def strip(self, project: int | None = None) -> tuple[Line, ...]:
        """What is late, due today, quiet, stalled or nearly used up, most urgent first."""
        from workbench.desk.strip import strip

        return strip(self.store, project, self._day, self.constants)

    def form(self, kind: str, ref: int = 0, about: Sequence[Ref] = ()) -> FormShown:
        """The form of a noun, or of a new one that concerns what it is `about`."""
        from workbench.desk import forms

        return forms.form(self.store, kind, ref, about, self._day)

    def timer(self) -> TimerShown | None:
        """The clock that runs."""
        found = self.store.rows(
            "SELECT t.id, t.\"on\", t.at, t.line, coalesce(p.name, '') FROM timer t"
            " LEFT JOIN project p ON p.id = t.project WHERE t.deleted_at IS NULL"
        )
        for ref, on, at, line, project in found:
            return TimerShown(int(ref), date.fromisoformat(on), time.fromisoformat(at), line, project)
        return None

    # Names and the bar

    def names(self) -> Names:
        """All that can be named on a line, as of now."""
        mark = self.mark()
        if self._names is None or self._names[0] != mark:
            from workbench.desk import naming

            self._names = (mark, naming.names(self.store))
        return self._names[1]

    def named(self, kind: str, name: str) -> int:
        """The id of the noun that `name` (or a uid) means. Raises `Unknown`."""
        from workbench.desk import naming

        return naming.resolve(self.store, kind, name)

    def find(self, kind: str, typed: str, limit: int = 50) -> tuple[Found, ...]:
        """Things of a kind by the beginnings of their names, best first; with nothing typed, by name."""
        from workbench.desk import naming

        return naming.find(self.store, self.names(), kind, typed, limit)

    def line_of(self, session: int) -> str:
        """The line that, typed now, gives this session again: a draft's own words, else all it says; empty if gone."""
        from workbench.desk.words import line_again, line_of
        from workbench.model.transfer import Session
        from workbench.practice.capture import read
        from workbench.store import rows

        found = rows.get(self.store, Session, session)
        if found is None:
            return ""
        if not found.draft or not found.raw:
            return line_of(self.store, found)
        typed_at = datetime.fromisoformat(found.created_at).astimezone(self.now().tzinfo).replace(tzinfo=None)
        return line_again(read(found.raw, self.names(), typed_at), found.on)

    def preview(self, entry: Entry, instead: Ref | None = None) -> Preview:
        """What the bar tells beside the chips of an entry that is not stored yet."""
        from workbench.desk.preview import preview

        return preview(self.store, entry, self.now(), self.constants, instead)

    def said_lines(self, limit: int = 200) -> tuple[str, ...]:
        """The lines typed before, newest first, each once."""
        rows = self.store.rows("SELECT text FROM said GROUP BY text ORDER BY max(id) DESC LIMIT ?", (limit,))
        return tuple(str(text) for (text,) in rows)

    def unsent(self, slot: str) -> str:
        """The half-typed text of a slot; empty if none."""
        return str(self.store.value("SELECT text FROM unsent WHERE slot = ?", (slot,)) or "")

    def recall(self, key: str) -> str:
        """What a screen remembered; empty if nothing."""
        return str(self.store.value("SELECT value FROM ui WHERE key = ?", (key,)) or "")


def _local(instant: str, now: datetime) -> str:
    """A stored UTC instant in the zone of `now`, for people."""
    return f"{datetime.fromisoformat(instant).astimezone(now.tzinfo):%a %d %b %H:%M}"
