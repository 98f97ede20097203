"""Each report of the demo as it was found right. `python -m tests.reports.test_golden` writes the files anew."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.desk.furnished import WEDNESDAY, Furnished, furnished
from workbench.desk.reports import NameStyle, Options, report
from workbench.practice.constants import DEFAULTS

GOLDEN = Path(__file__).parent / "golden"
PROJECTS = {
    "dossier-borealis": ("dossier", "Borealis", Options()),
    "dossier-delta": ("dossier", "Delta", Options(names=NameStyle.INITIALS)),
    "dossier-ember": ("dossier", "Ember", Options()),
    "letter-borealis": ("letter", "Borealis", Options()),
    "matrix-apollo": ("matrix", "Apollo", Options(names=NameStyle.ROLES)),
    "timesheet-apollo": ("timesheet", "Apollo", Options(since=WEDNESDAY.date().replace(day=1))),
    "promises-borealis": ("promises", "Borealis", Options()),
    "full-ember": ("full", "Ember", Options()),
}
CLIENTS = {
    "letter-kronos": ("letter", "Kronos Bank", Options()),
    "matrix-nordvik": ("matrix", "Nordvik", Options()),
    "timesheet-mobi": ("timesheet", "Mobi Retail", Options()),
}
WEEK = "week-47"


def pages(demo: Furnished) -> dict[str, str]:
    """The text of every golden file, by its name."""
    found = {}

    def add(name: str, kind: str, options: Options, **scope: int) -> None:
        made = report(demo.store, kind, demo.today, DEFAULTS, options=options, **scope)
        left_out = "".join(f"{each}\n" for each in made.left_out)
        found[f"{name}.md"] = made.markdown + (f"\n<!-- left out\n{left_out}-->\n" if left_out else "")
        found[f"{name}.html"] = made.html()
        if made.rows:
            found[f"{name}.csv"] = made.text("csv")

    for name, (kind, project, options) in PROJECTS.items():
        add(name, kind, options, project=demo.desk.named("project", project))
    for name, (kind, client, options) in CLIENTS.items():
        add(name, kind, options, client=demo.desk.named("client", client))
    add(WEEK, "week", Options(week="2026-W47"))
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    demo = furnished(tmp_path_factory.mktemp("golden") / "demo.db", WEDNESDAY)
    try:
        return pages(demo)
    finally:
        demo.store.close()


@pytest.mark.parametrize("name", [*PROJECTS, *CLIENTS, WEEK])
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_report_is_as_it_was(made: dict[str, str], name: str, form: str) -> None:
    golden = GOLDEN / f"{name}.{form}"
    assert made[golden.name] == golden.read_text(encoding="utf-8"), (
        "python -m tests.reports.test_golden, if it is meant"
    )


def test_tables_are_as_they_were(made: dict[str, str]) -> None:
    tables = {name: text for name, text in made.items() if name.endswith(".csv")}
    assert tables == {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.csv")}


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        for name, text in pages(furnished(Path(folder) / "demo.db", WEDNESDAY)).items():
            (GOLDEN / name).write_text(text, encoding="utf-8")
