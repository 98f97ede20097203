"""The figures of a week as a page, the same as of the command `week`: for yourself."""

from __future__ import annotations

from datetime import date

from workbench.desk.reports import Options
from workbench.desk.reports.scope import Made, Scope
from workbench.desk.week import told, week_called
from workbench.desk.week_heat import heat, weeks_of
from workbench.desk.week_sheet import sheet, title
from workbench.practice.constants import Constants
from workbench.reports.documents import Row
from workbench.store.file import Store


def made(store: Store, scope: Scope, options: Options, today: date, constants: Constants) -> Made:
    """The week that `options` name, else the present one."""
    week = week_called(options.week, today)
    found = told(store, week, today, constants)
    page = sheet(found, heat(store, weeks_of(week, today)))
    head: Row = ("what", *page.spans)
    return Made(page, rows=(head, *page.series), title=title(found))
