"""What the list of weeks, months and quarters reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.looking import Looking

if TYPE_CHECKING:
    from workbench.desk.shown_review import Sheet
    from workbench.desk.shown_week import Heat, SpanKind, SpanRow


class WeekViews(Looking):
    """The readings of weeks, months and quarters. A span goes by its name: 2026-W47, 2026-11, 2026-Q4."""

    def week(self, text: str) -> str:
        """The name of the week that a person means by `47`, `2026-W47`, `last`. Raises `CannotKeep` where it is none,
        or has not begun."""
        from workbench.desk.week import week_called

        return str(week_called(text, self._day))

    def spans(self, by: SpanKind) -> tuple[SpanRow, ...]:
        """All since the first entry, the newest first."""
        from workbench.desk.week_list import span_rows

        return span_rows(self.store, by, self._day)

    def span_sheets(self, name: str) -> tuple[Sheet, ...]:
        """The figures of a span. Raises `CannotKeep` where there is no such span, or it has not begun."""
        from workbench.desk.week import called, figures_of
        from workbench.desk.week_tables import tables

        return tuple(tables(figures_of(self.store, called(name, self._day), self._day, self.constants)))

    def two_spans(self, one: str, other: str) -> tuple[Sheet, ...]:
        """The figures of two spans side by side, the earlier one first."""
        from workbench.desk.week import called, compare
        from workbench.desk.week_tables import side_by_side

        first, second = called(one, self._day), called(other, self._day)
        return tuple(side_by_side(compare(self.store, first, second, self._day, self.constants)))

    def heat(self, name: str) -> Heat:
        """Teaching by skill in the twelve weeks up to a week, or in the weeks of a month or a quarter."""
        from workbench.desk.week import called
        from workbench.desk.week_heat import heat, weeks_of

        return heat(self.store, weeks_of(called(name, self._day), self._day))

    def skill_sheets(self, skill: int, name: str) -> tuple[Sheet, ...]:
        """One row of that map in numbers, and who was taught."""
        from workbench.desk.week import called
        from workbench.desk.week_heat import heat, taught, weeks_of
        from workbench.desk.week_tables import skill_tables

        weeks = weeks_of(called(name, self._day), self._day)
        minutes = {row.skill_id: row.minutes for row in heat(self.store, weeks).rows}
        people = taught(self.store, skill, weeks, self._day, self.constants)
        return tuple(skill_tables(skill, weeks, minutes.get(skill, ()), people))
