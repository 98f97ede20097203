"""From values to Markdown, page and table: what comes from outside is shown as it is, and nothing of it works."""

from __future__ import annotations

import csv
import re
from datetime import date
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.model.text import one_line
from workbench.reports import svg
from workbench.reports.csv import cell
from workbench.reports.csv import table as as_csv
from workbench.reports.frame import page
from workbench.reports.markdown import BrokenTemplate, Plain, bars, day, matrix, plain, shown, steps, table, written

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    st.sampled_from(list("ab1.-+=#>*_`[]()<>|!~&$\\: \n")), max_size=40
)
CALM = settings(deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same examples on every run, whatever else the machine does."""
MONDAY = date(2026, 11, 23)


def body(markdown: str) -> str:
    whole = page(markdown, "x")
    return whole[whole.index("<main>") + 6 : whole.index("</main>")].strip()


def words(markdown: str) -> str:
    """The text that a reader sees of a page, blanks as one."""
    text = unescape(re.sub(r"<[^>]*>", "", body(markdown)))
    return " ".join(text.split())


# Text from outside


@CALM
@given(ANYTHING)
def test_text_is_shown_as_it_is(text: str) -> None:
    seen = " ".join(one_line(text).split())
    made = body(plain(text))
    assert words(plain(text)) == " ".join(seen.split())
    assert re.fullmatch(r"(<p>([^<>]|<wbr>)*</p>)?", made), made


@CALM
@given(ANYTHING, ANYTHING)
def test_text_stays_in_its_cell(one: str, other: str) -> None:
    made = body(table(["a", "b"], [(f"x{one}", f"y{other}")]))
    cells = re.findall(r"<td>(.*?)</td>", made, re.DOTALL)
    assert [" ".join(unescape(each.replace("<wbr>", "")).split()) for each in cells] == [
        " ".join(one_line(each).split()) for each in (f"x{one}", f"y{other}")
    ]


@CALM
@given(ANYTHING)
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    [[found]] = list(csv.reader(StringIO(as_csv([(text,)]), newline=""))) or [[""]]
    assert not found.lstrip().startswith(("=", "+", "-", "@"))
    assert found.removeprefix("'") in (one_line(text), one_line(text).removeprefix("'"))


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, ""), (MONDAY, "2026-11-23"), (-3, "-3"), ("=1", "'=1"), ("\t=1", "' =1"), ("a\x1b[1m", "a[1m"), ("", "")],
)
def test_cells_of_every_kind(value: str | int | date | None, told: str) -> None:
    assert cell(value) == told


def test_values_are_shown_each_in_its_way() -> None:
    assert [shown(each) for each in (None, MONDAY, 3, "a|b", Plain("**b**"))] == [
        "",
        "23 Nov 2026",
        "3",
        "a\\|b",
        "**b**",
    ]
    assert day(date(2026, 1, 2)) == "2 Jan 2026"


def test_columns_without_anything_are_left_away() -> None:
    assert table(["a", "b>"], [("x", None), ("y", "")]) == "| a |\n| --- |\n| x |\n| y |\n"
    assert table(["a>"], [(1,)]) == "| a |\n| ---: |\n| 1 |\n"
    assert table(["a"], [("",)]) == ""
    assert table(["a"], []) == ""


def test_a_name_in_a_head_stands_as_it_is() -> None:
    assert matrix(["<i>", "Ana>"], [("maps", "0 → 1", "1")]) == (
        "| Skill | \\<i\\> | Ana\\> |\n| --- | --- | --- |\n| maps | 0 → 1 | 1 |\n"
    )


# Pages


def test_a_page_needs_nothing_else_and_runs_nothing() -> None:
    made = page("# Hello\n\n<script>alert(1)</script> ![i](https://evil.example) [l](javascript:alert(1))\n", "<b>&")
    assert "<title>&lt;b&gt;&amp;</title>" in made
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"" in made
    assert not re.search(r"<script|<img|src=|@import|url\(|href=\"(?!https://evil)", made)
    assert "<h1>Hello</h1>" in made


def test_a_page_has_no_control_byte() -> None:
    assert "\x1b" not in page("a\x1b]52;c;x\x07", "b\x1b[1m")


def test_days_and_amounts_hold_together() -> None:
    assert "25\u00a0Nov\u00a02026" in page("25 Nov 2026", "x")
    assert "1\u00a0234.50\u00a0EUR" in page("1 234.50 EUR", "x")
    assert "3 people" in page("3 people", "x")


def wide(columns: int) -> str:
    """A page with a table of so many columns."""
    return body(table([f"head {at}" for at in range(columns)], [["words"] * columns]))


@pytest.mark.parametrize(("columns", "look"), [(3, ""), (4, "cards"), (8, "cards"), (9, "many")])
def test_a_table_is_laid_out_by_its_columns(columns: int, look: str) -> None:
    found = re.search(r'<div class="table"[^>]*><table(?: class="(\w+)")?>', wide(columns))
    assert found
    assert (found[1] or "") == look


def test_a_row_that_may_be_stacked_tells_each_column() -> None:
    made = body(table(["Skill", "Who", "", "<b> \\| c"], [("maps", "Ana", "x", "1")]))
    assert re.findall(r'<td( data-label="[^"]*")?>(\w+)</td>', made) == [
        (' data-label="Skill"', "maps"),
        (' data-label="Who"', "Ana"),
        ("", "x"),
        (' data-label="&lt;b&gt; | c"', "1"),
    ]


def test_a_table_that_scrolls_can_be_reached_by_keys() -> None:
    assert 'tabindex="0" role="region"' in wide(9)
    assert "tabindex" not in wide(8)


def test_what_is_to_be_filled_in_by_hand_has_room() -> None:
    assert '<table class="sign">' in body("| | Ours | Yours |\n| --- | --- | --- |\n| Name | | |\n| Date | | |\n")
    assert 'class="sign"' not in body("| | Ours | Yours |\n| --- | --- | --- |\n| Name | Ana | |\n| Date | | |\n")


def test_a_word_longer_than_a_line_may_break_and_no_other() -> None:
    made = body(plain(f"short {'x' * 200} words"))
    assert made.count("<wbr>") == 16
    assert re.sub("<wbr>", "", made) == f"<p>short {'x' * 200} words</p>"
    assert "<wbr>" not in body(plain("incomprehensibilities of everyday words"))
    assert "&l<wbr>t;" not in body(plain("<" * 60))


@pytest.mark.parametrize(
    ("letters", "drawn"),
    [("▁▂·▃▅█▁▁", ("rung", 7)), ("·░▒▓█···", ("rung", 4)), ("········", None), ("▁▂", None), ("█ day", None)],
)
def test_letters_in_a_cell_that_are_a_plot_are_drawn(letters: str, drawn: tuple[str, int] | None) -> None:
    made = body(table(["Figure", "Looking back"], [("Hours", letters)]))
    if drawn is None:
        assert letters in made
    else:
        assert made.count(f'class="{drawn[0]}"') == drawn[1]
        assert "<title>Hours, looking back</title>" in made
        assert letters not in made


# Plots


def test_bars_are_drawn_above_their_figures() -> None:
    made = body(bars("Hours <by> day", [("Mon", 120, "2h"), ("Tue", 60, "1h"), ("Wed", 0, "0")]))
    widths = [float(each) for each in re.findall(r'class="bar"[^>]* width="([\d.]+)%"', made)]
    assert len(widths) == 3
    assert widths[0] == 2 * widths[1]
    assert widths[2] == 0
    assert "<td>Mon</td><td>2h</td>" in made
    assert "<figcaption>Hours &lt;by&gt; day</figcaption>" in made
    assert "<title>Hours &lt;by&gt; day</title>" in made


def test_bars_without_letters_go_by_their_figures() -> None:
    made = body("```bars\nMon  4\nTue  2.0\n```\n")
    widths = [float(each) for each in re.findall(r'class="bar"[^>]* width="([\d.]+)%"', made)]
    assert widths[0] == 2 * widths[1]


def test_steps_are_drawn_above_their_days() -> None:
    made = body(steps("Level", [(MONDAY, 1), (date(2026, 12, 1), 3)], date(2026, 12, 24)))
    assert '<path class="step"' in made
    assert "<td>2026-12-01</td><td>3</td>" in made


@pytest.mark.parametrize(
    "broken", ["```bars\nno figure\n```", "```steps\n2026-99-01  3\n```", "```steps\nx\n```", "```py\nx\n```"]
)
def test_what_is_no_plot_stands_as_it_is(broken: str) -> None:
    made = body(broken)
    assert made.startswith("<pre>")
    assert "svg" not in made


def test_nothing_to_draw_draws_nothing() -> None:
    assert bars("x", []) == steps("x", [], MONDAY) == svg.bars("x", []) == svg.steps("x", [], MONDAY) == ""
    assert svg.steps("x", [(MONDAY, 1)], MONDAY) == ""
    assert "svg" not in body(steps("x", [(MONDAY, 1)], MONDAY))


@CALM
@given(
    st.lists(st.tuples(ANYTHING, st.integers(min_value=0, max_value=500), ANYTHING), min_size=1, max_size=6), ANYTHING
)
def test_labels_from_outside_draw_nothing_of_their_own(rows: list[tuple[str, int, str]], title: str) -> None:
    made = body(bars(title, rows))
    ours = "figure figcaption svg title text rect details summary table tbody tr td pre code"
    assert {*re.findall(r"<(?!/)(\w*)", made)} <= set(ours.split()), made
    assert "```" not in made


# Templates


def test_a_template_of_ours_is_there_for_every_kind() -> None:
    with pytest.raises(BrokenTemplate, match=r"letter\.md\.jinja"):
        written("letter", None)


@pytest.mark.parametrize("source", ["# Hi\n{{ of.nope }}\n", "# Hi\n{{ 1 / 0 }}\n", "# Hi\n{{ of. }}\n"])
def test_a_mistake_in_a_template_is_told_with_its_line(tmp_path: Path, source: str) -> None:
    (tmp_path / "letter.md.jinja").write_text(source, encoding="utf-8")
    with pytest.raises(BrokenTemplate, match=r"letter\.md\.jinja.*line 2: "):
        written("letter", object(), tmp_path)
