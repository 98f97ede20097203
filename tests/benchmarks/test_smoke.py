"""The pieces of the benchmarks work, on a file that is made in no time. Nothing is timed here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.benchmarks import measures, reports
from tests.benchmarks.__main__ import GROUPS, furnished, told
from tests.benchmarks.measures import Bench, Figure
from workbench.config import clock
from workbench.store.backup import check
from workbench.store.file import Store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return furnished(tmp_path_factory.mktemp("benchmarks"), sessions=120, turns=1)


@pytest.fixture
def bench(made: Bench, tmp_path: Path) -> Bench:
    for file in (made.small, made.large):
        shutil.copy(file, tmp_path)
    return Bench(tmp_path, tmp_path / made.small.name, tmp_path / made.large.name, turns=1, seconds=0.1)


def test_the_file_is_sound_and_holds_what_was_asked_for(bench: Bench) -> None:
    store = Store.open(bench.large, now=clock(measures.NOW))
    assert check(store) == []
    assert store.value("SELECT count(*) FROM session") == 120
    assert store.value("SELECT count(*) FROM observation") > 100
    store.close()


def test_every_query_of_the_panes_answers(bench: Bench) -> None:
    figures = list(measures.queries(bench))
    assert len(figures) > 15
    assert all(figure.value > 0 for figure in figures)


def test_a_line_is_logged_to_be_measured(bench: Bench) -> None:
    assert [figure.unit for figure in measures.logging(bench)] == ["x sqlite3", "x sqlite3", "x small file"]


def test_the_app_starts_moves_and_ends_in_the_terminal(bench: Bench) -> None:
    with bench.app(bench.small) as program:
        assert program.until(measures.SHOWN) > 0
        program.press("\t")
        program.settle()
        assert program.change("j") > 0
        assert program.cpu() > 0
        assert program.memory() > 1
        assert program.written > 1000
        ended = program.end()
    assert ended.code == 0
    assert ended.cpu > 0


def test_reports_are_written_to_be_measured(bench: Bench) -> None:
    assert all(figure.value > 0 for figure in reports.reports(bench, sessions=20))


def test_each_group_has_a_name_to_ask_for_it() -> None:
    assert len({group.__name__ for group in GROUPS}) == len(GROUPS)


def test_a_figure_says_whether_it_is_as_it_should_be() -> None:
    assert "at most 5" in told(Figure("query", 4.0, "ms", 5))
    assert "MORE THAN 5" in told(Figure("query", 6.0, "ms", 5))
    assert told(Figure("query", 6.0, "ms")).endswith("ms")
