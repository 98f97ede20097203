"""The matrix as text to take along: a Markdown table, or CSV and TSV in which no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from workbench.desk.shown_skills import Cells, Matrix, SkillHead
from workbench.model.text import one_line

FORMS = ("md", "csv", "tsv")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
LEGEND = "level 0-5, blank: nothing known; + rose of late, ? by a jump, ! shaky, ~ due, x lapsed"


def written(found: Matrix, cells: Cells, form: str, *, turned: bool = False) -> str:
    """The matrix in one of `FORMS`: a line a skill, a column a person; `turned` the other way round."""
    table = [list(line) for line in _lines(found, cells)]
    if turned:
        table = [list(line) for line in zip(*table, strict=True)]
    if form == "md":
        return _markdown(table)
    out = io.StringIO()
    csv.writer(out, delimiter="\t" if form == "tsv" else ",", lineterminator="\n").writerows(
        [safe(one_line(text)) for text in line] for line in table
    )
    return out.getvalue()


def safe(text: str) -> str:
    """`text` so that no spreadsheet runs it.

    >>> safe("=1+1"), safe("4+"), safe("")
    ("'=1+1", '4+', '')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _lines(found: Matrix, cells: Cells) -> Iterator[tuple[str, ...]]:
    yield ("skill", "family", "needed", *(each.name for each in found.people))
    for skill in found.skills:
        known = (cells.get((person.id, skill.id)) for person in found.people)
        told = (f"{cell.level}{cell.signs}" if cell else "" for cell in known)
        yield (skill.name, skill.family.replace("_", " "), _needed(skill), *told)


def _needed(skill: SkillHead) -> str:
    goal = skill.goal
    return f"level {goal.level} in {goal.people}, weight {goal.weight}" if goal else ""


def _markdown(table: list[list[str]]) -> str:
    head, *rest = ([_plain(text) for text in line] for line in table)
    rule = ["---"] * len(head)
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, rule, *rest)) + f"\n{LEGEND}\n"


def _plain(text: str) -> str:
    """`text` in a cell of a Markdown table: none of it is markup."""
    marks = str.maketrans({sign: f"\\{sign}" for sign in "\\|`*_[]#"} | {"<": "&lt;", ">": "&gt;"})
    return one_line(text).translate(marks)
