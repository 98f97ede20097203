"""What the page of a week is made of: figures in words, plots of hours and levels, and the tables beneath them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.reports.csv import Cell

Row = tuple[Cell, ...]
Bar = tuple[str, float, str]
"""A label, a figure of 0 or more, and how that is told."""


@dataclass(frozen=True)
class WeekSheet:
    """The figures of a week, a month or a quarter. It is the consultant's own and goes to no client.

    `figures` are rows of label, value, what is usual, its natural limits, whether that is more or less than chance
    gives, and a line of letters; `series` the numbers behind these, a column for each of `spans`; `heat` a row for each
    skill: its name, shades of letters, and the minutes of each span. `since` is what became known after the figures
    were frozen.
    """

    title: str
    note: str
    span: str
    figures: tuple[Row, ...]
    days: tuple[Bar, ...]
    kinds: tuple[Bar, ...]
    stages: tuple[Bar, ...]
    spans: tuple[str, ...]
    series: tuple[Row, ...]
    heat_spans: tuple[str, ...]
    heat: tuple[Row, ...]
    taught: tuple[str, ...]
    gains: tuple[Row, ...]
    needs: tuple[Row, ...]
    quiet: tuple[Row, ...]
    since: tuple[str, ...] = ()
