"""`workbench report`: on standard output, in a file, as JSON; what is left out is told on the error stream."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask


@pytest.fixture
def apollo(bank: Ask) -> Ask:
    bank("edit", "project", "Apollo", "hourly_minor=10000", "rounding=up 15", "goal=decide in days")
    bank("log", "2026-11-20", "14:00", "50m", "apo", "draft charter", "//", "she sulked")
    bank("log", "2026-11-23", "45", "ana", "fac", "apo", ":2")
    return bank


def test_the_report_is_on_standard_output_and_the_rest_on_the_other(apollo: Ask) -> None:
    said = apollo("report", "dossier", "--project", "apollo")
    assert said.code == 0
    assert said.out.startswith("# Apollo: what stays with you\n")
    assert "left out: Ana Pop by role: not agreed to be named\n" in said.err
    assert "sulked" not in said.out
    assert "left out: 1 private note: for yourself alone" in said.err


@pytest.mark.parametrize("kind", ["dossier", "letter", "matrix", "timesheet", "promises", "full"])
@pytest.mark.parametrize("form", ["md", "html"])
def test_every_kind_is_there_as_text_and_page(apollo: Ask, kind: str, form: str) -> None:
    said = apollo("report", kind, "--project", "apollo", "--format", form)
    assert said.code == 0
    assert said.out.startswith("# " if form == "md" else "<!doctype html>")


def test_a_week_is_of_no_project(apollo: Ask) -> None:
    assert apollo("report", "week", "--week", "last").out.startswith("# Week 47")
    assert apollo("report", "week", "--week", "2027-W30").code == 2


def test_tables_are_csv_and_timesheets_timeclock_lines(apollo: Ask) -> None:
    said = apollo("report", "timesheet", "--project", "apollo", "--format", "csv")
    assert said.out.splitlines()[1] == "Apollo,2026-11-20,draft charter,50,60,100.00,EUR,"
    said = apollo("report", "timesheet", "--project", "apollo", "--format", "timeclock")
    assert said.out.splitlines()[0] == "i 2026-11-20 14:00:00 Kronos Bank:Apollo  draft charter"
    assert apollo("report", "letter", "--project", "apollo", "--format", "csv").code == 2


def test_a_client_has_all_of_its_projects(apollo: Ask) -> None:
    apollo("add", "project", "name=Atlas ERP", "client=Kronos Bank")
    apollo("log", "2026-11-24", "30m", "atlas", "interfaces")
    said = apollo("report", "timesheet", "--client", "kronos")
    assert "## Apollo" in said.out
    assert "## Atlas ERP" in said.out
    assert "| total in EUR | 2h05 | 2h15 | 175.00 EUR |" in said.out


def test_days_are_words_too(apollo: Ask) -> None:
    said = apollo("report", "timesheet", "--project", "apollo", "--since", "mon")
    assert "draft charter" not in said.out
    assert "23 Nov 2026" in said.out


def test_json_has_the_text_and_what_is_left_out(apollo: Ask) -> None:
    said = apollo("report", "letter", "--project", "apollo", "--json")
    found = json.loads(said.out)
    assert list(found) == ["kind", "title", "format", "file", "text", "left_out"]
    assert found["text"].startswith("# Apollo")
    assert found["file"] is None
    assert {"what": "1 private note", "why": "for yourself alone"} in found["left_out"]


def test_a_file_is_for_its_owner_alone_and_its_name_tells_the_format(apollo: Ask, tmp_path: Path) -> None:
    target = tmp_path / "apollo.html"
    said = apollo("report", "dossier", "--project", "apollo", "-o", str(target))
    assert (said.code, said.out) == (0, f"the dossier is in {target}\n")
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_written_over_when_asked_only(apollo: Ask, tmp_path: Path) -> None:
    target = tmp_path / "apollo.md"
    target.write_text("older", encoding="utf-8")
    said = apollo("report", "letter", "--project", "apollo", "-o", str(target))
    assert said.code == 2
    assert "exists" in said.err
    assert "--force" in said.err
    assert target.read_text(encoding="utf-8") == "older"
    assert apollo("report", "letter", "--project", "apollo", "-o", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8").startswith("# Apollo")


@pytest.mark.parametrize(("name", "said"), [("a.docx", "docx"), ("a.csv", "csv"), ("a.timeclock", "timeclock")])
def test_a_name_that_asks_for_a_format_that_there_is_not_is_refused(
    apollo: Ask, tmp_path: Path, name: str, said: str
) -> None:
    found = apollo("report", "letter", "--project", "apollo", "-o", str(tmp_path / name))
    assert found.code == 2
    assert found.err == f"workbench: {said} is no format of the client letter: choose md or html or pdf\n"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["letter", "letter.txt", "letter.v2"])
def test_a_name_that_asks_for_no_format_is_markdown(apollo: Ask, tmp_path: Path, name: str) -> None:
    assert apollo("report", "letter", "--project", "apollo", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("# Apollo")


def test_a_folder_that_is_not_there_is_one_sentence(apollo: Ask, tmp_path: Path) -> None:
    said = apollo("report", "letter", "--project", "apollo", "-o", str(tmp_path / "nowhere" / "a.md"))
    assert said.code == 1
    assert said.err.splitlines()[0].startswith("workbench: ")
    assert "There is no folder" in said.err


def test_marking_as_invoiced_is_one_step_of_undo(apollo: Ask) -> None:
    said = apollo("report", "timesheet", "--project", "apollo", "--until", "2026-11-20", "--invoiced")
    assert said.code == 0
    assert "invoiced until 20 Nov 2026: Apollo" in said.err
    page = apollo("report", "timesheet", "--project", "apollo").out
    assert "| draft charter | 50m | 1h | 100.00 EUR | invoiced |" in page
    apollo("undo")
    assert "invoiced" not in apollo("report", "timesheet", "--project", "apollo").out


def test_what_was_invoiced_is_not_taken_back_by_an_earlier_sheet(apollo: Ask) -> None:
    sheet = ("report", "timesheet", "--project", "apollo", "--invoiced")
    assert apollo(*sheet).code == 0
    said = apollo(*sheet, "--until", "2026-11-20")
    assert said.code == 2
    assert "Apollo is invoiced until 25 Nov 2026 already: its form (e) takes it back" in said.err
    assert "Invoiced until 25 Nov 2026." in apollo("report", "timesheet", "--project", "apollo").out


def test_only_a_timesheet_of_one_project_is_invoiced(apollo: Ask) -> None:
    assert apollo("report", "letter", "--project", "apollo", "--invoiced").code == 2
    assert apollo("report", "timesheet", "--client", "kronos", "--invoiced").code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("novel", "--project", "apollo"),
        ("dossier",),
        ("dossier", "--client", "kronos"),
        ("letter", "--project", "apollo", "--client", "kronos"),
        ("letter", "--project", "nowhere"),
        ("timesheet", "--project", "apollo", "--since", "someday"),
        ("timesheet", "--project", "apollo", "--since", "2027-01-01"),
        ("letter", "--project", "apollo", "--names", "nicknames"),
        ("letter", "--project", "apollo", "--since", "mon"),
        ("letter", "--project", "apollo", "--week", "last"),
    ],
)
def test_what_is_not_understood_is_told(apollo: Ask, words: tuple[str, ...]) -> None:
    said = apollo("report", *words)
    assert (said.code, said.out) == (2, "")
    assert said.err


def test_names_can_be_shortened(apollo: Ask) -> None:
    apollo("edit", "contact", "Ana Pop", "may_be_named=yes")
    assert "Ana Pop" in apollo("report", "matrix", "--project", "apollo").out
    assert "A. P." in apollo("report", "matrix", "--project", "apollo", "--names", "initials").out
    assert "colleague" in apollo("report", "matrix", "--project", "apollo", "--names", "roles").out


def test_an_own_template_beside_the_settings_is_used(apollo: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "workbench" / "templates"
    folder.mkdir(parents=True)
    (folder / "letter.md.jinja").write_text("{{ of.greeting }}!", encoding="utf-8")
    assert apollo("report", "letter", "--project", "apollo").out == "Dear all!\n"
    (folder / "letter.md.jinja").write_text("{{ of.", encoding="utf-8")
    said = apollo("report", "letter", "--project", "apollo")
    assert (said.code, said.out) == (2, "")
    assert "letter.md.jinja: line 1" in said.err


def test_a_pdf_needs_its_extra(apollo: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    target = tmp_path / "apollo.pdf"
    said = apollo("report", "letter", "--project", "apollo", "-o", str(target))
    assert said.code == 2
    assert "pip install 'workbench[pdf]'" in said.err
    assert not target.exists()


def test_a_pdf_is_made_of_the_page(apollo: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Printing:
        class HTML:
            def __init__(self, string: str, url_fetcher: object) -> None:
                self.string = string

            def write_pdf(self) -> bytes:
                return b"%PDF " + self.string[:15].encode()

    monkeypatch.setitem(__import__("sys").modules, "weasyprint", Printing)
    target = tmp_path / "apollo.pdf"
    assert apollo("report", "letter", "--project", "apollo", "-o", str(target)).code == 0
    assert target.read_bytes() == b"%PDF <!doctype html>"
