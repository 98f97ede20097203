"""The pages are true: their tables are the program's, their examples run, their links and pictures are there."""

from __future__ import annotations

import json
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs import examples, pictures, tables
from docs.tables import PAGES, ROOT
from workbench import __version__, config
from workbench.ui import keys, themes

PICTURES = sorted((ROOT / "docs/pictures").glob("*.svg"))
ANEW = "`python -m docs words` writes it anew"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo at the frozen morning, to be copied."""
    return examples.written_demo(tmp_path_factory.mktemp("demo") / "demo.db")


@pytest.fixture
def bench(tmp_path: Path, demo: Path) -> Iterator[None]:
    with examples.bench(tmp_path, demo):
        yield


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def _unfenced(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def _anchors(page: Path) -> set[str]:
    """The names that a forge gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", _unfenced(_text(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


# Tables


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tables_are_those_of_the_program(page: Path) -> None:
    assert tables.filled(_text(page)) == _text(page), ANEW


def test_the_readme_has_every_key_and_every_command() -> None:
    readme = _text(ROOT / "README.md")
    for line in keys.table():
        assert f"| {line.tells} | `{line.id}` |" in readme
    for name in tables.workbench.commands:
        assert f"| `workbench {name}" in readme


def test_the_lines_of_the_readme_are_read_as_it_says(bench: None) -> None:
    [table] = re.findall(r"<!-- lines -->\n(.*?)<!-- /lines -->", _text(ROOT / "README.md"), re.DOTALL)
    rows = [row.split("|")[1:3] for row in table.splitlines()[2:]]
    assert len(rows) > 10
    for line, kind in rows:
        said = examples.run(f"workbench log --dry-run --json '{line.strip().strip('`')}'")
        answer = json.loads(said.text)
        assert (answer["kind"], answer["draft"]) == (kind.strip(), False), line


# Examples


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_give_the_answers_shown(page: Path, bench: None) -> None:
    for example in examples.examples(_text(page)):
        said = examples.run(example.line)
        assert said.code == 0, f"{example.line}: {said.text}"
        if example.answer:
            assert example.answer == said.text, f"{example.line}: {ANEW}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_stands_where_it_is_not_run(page: Path) -> None:
    for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", _text(page), re.DOTALL | re.MULTILINE):
        assert language == "console" or not re.search(r"^(\$ )?workbench\b", block, re.MULTILINE)


def test_the_settings_shown_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _text(ROOT / "docs/make-it-yours.md")
    settings, palette = _blocks(page, "toml")
    file = tmp_path / "config.toml"
    file.write_text(settings, encoding="utf-8")
    for name in ("WORKBENCH_DB", "WORKBENCH_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    loaded = config.load()
    assert keys.rebound(loaded.keys)[1] == ()
    assert set(tomllib.loads(settings)) == {"db", "backups", "theme", "glyphs", "keys", "practice"}
    own = tmp_path / "own.toml"
    own.write_text(palette, encoding="utf-8")
    assert themes.parsed(own).name == "own"
    for theme in themes.available((ROOT / "themes",)):
        assert f"`{theme}`" in page


def test_the_troubles_told_are_those_of_the_program() -> None:
    [table] = re.findall(r"<!-- troubles -->\n(.*?)<!-- /troubles -->", _text(ROOT / "docs/keep-it-safe.md"), re.DOTALL)
    told = [words for row in table.splitlines()[2:] for words in re.findall(r"`([^`]+)`", row.split("|")[1])]
    source = "".join(_text(path) for path in (ROOT / "workbench/store").glob("*.py"))
    assert len(told) > 5
    assert [words for words in told if words not in source] == []


# Links and pictures


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", _unfenced(_text(page))):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.is_file(), target
        assert not anchor or anchor in _anchors(there), target


def test_every_page_and_picture_is_shown() -> None:
    shown = {
        (page.parent / target.partition("#")[0]).resolve()
        for page in PAGES
        for target in re.findall(r"\]\(([^)\s]+)\)", _text(page))
    }
    assert {picture.name for picture in PICTURES} == {f"{each.name}.svg" for each in pictures.PICTURES}
    assert {*PICTURES, *(ROOT / "docs").glob("*.md")} <= shown


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_loads_nothing_and_tells_no_place(picture: Path) -> None:
    text = _text(picture)
    ET.fromstring(text)
    assert set(re.findall(r"https?://[^\s\"')]+", text)) == {"http://www.w3.org/2000/svg"}
    for foreign in ("@font-face", "url(http", "/home/", "/tmp/", "/root/"):
        assert foreign not in text
    clock = re.search(
        r"(Wed&#160;25&#160;Nov&#160;</text><text[^>]*>10|Fri&#160;27&#160;Nov&#160;</text><text[^>]*>16):00<", text
    )
    assert clock, "the clock was not frozen"


# What the project says of itself


def test_the_changelog_tells_of_this_version() -> None:
    assert re.search(
        rf"^## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d$", _text(ROOT / "CHANGELOG.md"), re.MULTILINE
    )


def test_contributing_names_every_room() -> None:
    page = _text(ROOT / "CONTRIBUTING.md")
    for folder in (ROOT / "workbench").rglob("*"):
        if folder.is_dir() and any(folder.glob("*.py")) | any(folder.glob("*.sql")):
            assert f"`{folder.relative_to(ROOT)}/`" in page, folder


def test_ci_runs_the_tests_as_the_readme_says() -> None:
    last = _text(ROOT / ".ci/run").rstrip().splitlines()[-1]
    assert last == "python -m pytest -n 4"
    for page in ("README.md", "CONTRIBUTING.md"):
        assert f"&& .venv/bin/{last}\n" in _text(ROOT / page)
