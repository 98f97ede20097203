"""Reports: what leaves and what does not, over every kind, format and way to name people; and what can't be asked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest

from tests.desk.conftest import now
from tests.desk.reported import NAMED, STRANGER, STRANGERS_PERSON, STRANGERS_PROJECT, TODAY, UNNAMED, Marked, marked
from tests.desk.test_verbs import typed
from workbench.desk.desk import Desk
from workbench.desk.reports import KINDS, NameStyle, Options, Report, report
from workbench.desk.reports.writing import write
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.model.catalogue import KINDS as NOUNS
from workbench.model.catalogue import noun
from workbench.model.noun import traits
from workbench.practice.constants import DEFAULTS
from workbench.practice.handing import may_leave

NO_SECRETS = ("draft", "zone", "currency", "week")
"""Texts of a form of their own, in which nothing can be planted."""
FOR_CLIENTS = [kind for kind, each in KINDS.items() if each.for_client]


def made(desk: Desk, kind: str, project: int = 1, client: int = 0, **options: object) -> Report:
    wished = Options(**options)  # type: ignore[arg-type]
    return report(desk.store, kind, desk.today, DEFAULTS, project=project, client=client, options=wished)


def texts(of: Marked, kinds: list[str]) -> Iterator[tuple[str, str]]:
    """Each report, by what it is, in each of its formats."""
    for kind in kinds:
        scopes = [(of.project, 0)] + [(0, of.client)] * KINDS[kind].of_client
        for project, client in scopes:
            for names in NameStyle:
                found = made(of.desk, kind, project, client, names=names)
                for form in KINDS[kind].formats:
                    if form != "pdf":
                        yield f"{kind} {form} {names} {project}/{client}", found.text(form)
                yield f"{kind} title", f"{found.title} {found.name}"


@pytest.fixture
def walk(desk: Desk) -> Marked:
    return marked(desk)


def test_the_walk_has_a_secret_in_every_text_that_may_not_leave(walk: Marked) -> None:
    shut = [
        (kind, trait.name)
        for kind in NOUNS
        for trait in traits(noun(kind))
        if trait.type is str and trait.kept and not trait.refers and not may_leave(noun(kind), trait.name)
    ]
    assert ("contact", "worries") in shut
    for kind, name in (each for each in shut if each[1] not in NO_SECRETS):
        held = walk.desk.store.rows(f'SELECT "{name}" FROM "{kind}"')
        assert any(f"SHUT-{noun(kind).__name__.lower()}-{name}" in str(text) for (text,) in held), (kind, name)


def test_the_walk_goes_over_every_report_in_every_format_and_with_every_way_to_name_people(walk: Marked) -> None:
    walked = {tuple(what.split()[:3]) for what, _ in texts(walk, list(KINDS)) if "title" not in what}
    forms = {(kind, form) for kind, each in KINDS.items() for form in each.formats if form != "pdf"}
    assert walked == {(kind, form, str(names)) for kind, form in forms for names in NameStyle}


# What leaves


def test_nothing_private_leaves(walk: Marked) -> None:
    for what, text in texts(walk, FOR_CLIENTS):
        assert "SHUT" not in text, what


def test_what_may_leave_does(walk: Marked) -> None:
    found = " ".join(text for _, text in texts(walk, FOR_CLIENTS))
    seen = {tuple(each.split("-")[1:3]) for each in re.findall(r"OPEN-[a-z]+-[a-z\\_]+", found.replace("\\_", "_"))}
    told = {
        "project": "goal business_problem benefit success_statement",
        "milestone": "text problem owner",
        "aspiration": "from_state to_state beneficiary measure",
        "decision": "choice question options",
        "routine": "text rhythm",
        "asset": "text place",
        "access": "text",
        "risk": "text",
        "memory": "text",
        "commitment": "text",
        "signoff": "text",
        "work": "note",
        "session": "note",
        "skill": "name",
        "contact": "title",
    }
    assert {(kind, name) for kind, names in told.items() for name in names.split()} <= seen


def test_no_other_client_and_nobody_who_did_not_agree_is_named(walk: Marked) -> None:
    for what, text in texts(walk, FOR_CLIENTS):
        for name in (STRANGER, STRANGERS_PERSON, STRANGERS_PROJECT, UNNAMED, "Nadja", "Stumm"):
            assert name not in text, what
            assert name.casefold() not in text.casefold(), what


def test_no_control_byte_leaves(walk: Marked) -> None:
    for what, text in texts(walk, list(KINDS)):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), what


def test_no_failure_is_told(walk: Marked) -> None:
    for what, text in texts(walk, FOR_CLIENTS):
        assert not re.search(r"shaky|stalled|lapsed|not_yet|helped|struggled", text), what


def test_a_page_runs_and_loads_nothing(walk: Marked) -> None:
    for what, text in texts(walk, list(KINDS)):
        if " html " in what:
            assert not re.search(
                r"<(script|img|iframe|link|object|base|form)\b|javascript:alert\(2\)\"|\son\w+=", text
            ), what
            assert "default-src 'none'" in text
            assert not re.search(r"(src|href)=", text), what


def test_no_cell_is_a_formula(walk: Marked) -> None:
    cells = 0
    for what, text in texts(walk, list(KINDS)):
        if " csv " in what:
            for cell in (each for row in csv.reader(StringIO(text)) for each in row):
                assert not cell.lstrip().startswith(("=", "+", "-", "@")), what
                cells += 1
    assert cells


def test_all_data_of_a_project_is_there_for_oneself(walk: Marked) -> None:
    found = made(walk.desk, "full", walk.project)
    assert "not for the client" in found.markdown
    for each in ("SHUT-session-private", "SHUT-contact-worries", "SHUT-decision-advice", "SHUT-role-label"):
        assert each in found.markdown.replace("\\", ""), each
    assert found.left_out == ()


def test_what_was_left_out_is_told_with_its_reason(walk: Marked) -> None:
    told = [str(each) for each in made(walk.desk, "dossier", walk.project).left_out]
    assert f"{UNNAMED} by role: not agreed to be named" in told
    assert "1 memory: without consent to quote" in told
    assert any(re.fullmatch(r"\d+ private notes: for yourself alone", each) for each in told), told
    assert "1 not yet: what a learner could not do is never told" in told
    assert any(each.startswith("motivations of 1 person") for each in told)
    assert any("somebody else's name" in each for each in told)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "[/x] *b*", "=cmd()", "../../etc/passwd", "a|b;c:d", "1. #"]
)
def test_a_hostile_name_is_harmless(desk: Desk, name: str) -> None:
    desk.add("client", {"name": name})
    client = desk.named("client", name)
    desk.add("project", {"name": f"{name} P", "client": name, "goal": name})
    desk.add("contact", {"name": f"{name} C", "client": name, "title": name, "may_be_named": "yes"})
    desk.add("role", {"project": f"{name} P", "contact": f"{name} C", "role": "customer"})
    desk.add("work", {"project": f"{name} P", "on": "2026-11-20", "minutes": "30", "note": name})
    for what, text in texts(Marked(desk, desk.named("project", f"{name} P"), client), FOR_CLIENTS):
        if " html " in what:
            assert "<script" not in text
            assert "<em>b</em>" not in text
        if " md " in what:
            assert not re.search(r"(?<!\\)(<script|\*b\*)", text), what
        if " csv " in what:
            cells = [cell for row in csv.reader(StringIO(text)) for cell in row]
            assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
        if what.endswith("title"):
            assert re.fullmatch(r"[a-z0-9-]+", text.rsplit(" ", 1)[1])
        if " timeclock " in what:
            assert re.fullmatch(r"(i [\d-]+ [\d:]+ \S.*\no [\d-]+ [\d:]+\n)*", text)


# Names


def test_a_person_who_agreed_stands_by_name(bank: Desk) -> None:
    bank.edit("contact", 2, {"may_be_named": "yes"})
    typed(bank, "2026-11-10 45 bo fac apo :3")
    assert NAMED in made(bank, "dossier").markdown
    assert "B. L." in made(bank, "dossier", names=NameStyle.INITIALS).markdown
    assert "B. L." not in made(bank, "dossier", names=NameStyle.ROLES).markdown
    assert NAMED not in [each.what for each in made(bank, "dossier").left_out]


def test_a_letter_greets_the_sponsor_who_may_be_named(bank: Desk) -> None:
    bank.add("role", {"project": "apollo", "contact": "clara", "role": "sponsor"})
    assert "Dear all," in made(bank, "letter").markdown
    bank.edit("contact", 3, {"may_be_named": "yes"})
    assert "Dear Clara Voss," in made(bank, "letter").markdown


# Gains


def test_only_gains_are_told(bank: Desk) -> None:
    typed(bank, "2026-11-03 45 ana sta apo :3")
    typed(bank, "2026-11-04 45 bo sta apo :1 notyet")
    found = made(bank, "matrix")
    assert found.rows == (("skill", "colleague 1"), ("stakeholder mapping", "0 → 3"))


def test_a_level_that_was_lost_is_told_as_far_as_it_holds(bank: Desk) -> None:
    for line in ("2026-10-01 45 ana sta apo :2", "2026-10-08 45 ana sta apo :3"):
        typed(bank, line)
    assert "0 → 3" in made(bank, "matrix").markdown
    for line in ("2026-11-01 45 ana sta apo :3 notyet", "2026-11-05 45 ana sta apo :3 notyet"):
        typed(bank, line)
    assert "0 → 2" in made(bank, "matrix").markdown


def test_a_skill_that_was_not_used_for_long_is_not_told(bank: Desk) -> None:
    typed(bank, "2026-01-08 45 ana sta apo :3")
    found = made(bank, "dossier")
    assert "No gain in a skill can be shown yet." in found.markdown
    assert "1 gain not used for long: lapsed is never told" in [str(each) for each in found.left_out]


def test_a_gap_names_the_skill_and_nobody(bank: Desk) -> None:
    bank.edit("contact", 1, {"may_be_named": "yes"})
    bank.add("needed_skill", {"project": "apollo", "skill": "facilitation", "weight": "3"})
    typed(bank, "2026-11-10 45 ana fac apo :1 notyet")
    page = made(bank, "dossier").markdown
    assert "- facilitation: agreed was 4 independent in 2 people; nobody stands there today." in page
    assert "Ana" not in page


# Plainly empty


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_project_without_anything_says_so(bank: Desk, kind: str) -> None:
    found = made(bank, kind, 0 if kind == "week" else 1)
    assert found.markdown.startswith("# ")
    assert not re.search(r"\bNone\b(?! due)", found.markdown)
    assert found.html().startswith("<!doctype html>")


def test_an_empty_dossier_is_plain(bank: Desk) -> None:
    page = made(bank, "dossier").markdown
    for each in (
        "Problem and goal were not written down.",
        "No gain in a skill can be shown yet.",
        "Nothing was accepted in writing yet.",
        "No decision was written down.",
        "Nothing is open.",
        "Nobody has agreed to be quoted yet.",
    ):
        assert each in page
    assert "No hours in these days." in made(bank, "timesheet").markdown
    assert "We promised nothing in these days." in made(bank, "promises").markdown


# Hours


@pytest.fixture
def billed(bank: Desk) -> Desk:
    bank.edit("project", 1, {"hourly_minor": "10000", "rounding": "up 15"})
    typed(bank, "2026-11-20 14:00 50m apo draft charter // she sulked")
    typed(bank, "2026-11-23 45 ana sta apo :2")
    typed(bank, "2026-11-23 30m apo minutes")
    return bank


def test_a_timesheet_tells_actual_and_billed(billed: Desk) -> None:
    found = made(billed, "timesheet")
    assert "| 20 Nov 2026 | draft charter | 50m | 1h | 100.00 EUR |" in found.markdown
    assert "|  | **total** | **2h05** | **2h15** | **225.00 EUR** |" in found.markdown
    assert found.text("csv").splitlines()[1] == "Apollo,2026-11-20,draft charter,50,60,100.00,EUR,"
    assert "1 private note: for yourself alone" in [str(each) for each in found.left_out]


def test_what_was_invoiced_is_marked_and_summed_apart(billed: Desk) -> None:
    billed.edit("project", 1, {"invoiced_until": "2026-11-20"})
    page = made(billed, "timesheet").markdown
    assert "| 20 Nov 2026 | draft charter | 50m | 1h | 100.00 EUR | invoiced |" in page
    assert "| invoiced | 50m | 1h | 100.00 EUR |" in page
    assert "| to invoice | 1h15 | 1h15 | 125.00 EUR |" in page
    assert "Invoiced until 20 Nov 2026." in page


def test_days_choose(billed: Desk) -> None:
    assert "draft charter" not in made(billed, "timesheet", since=date(2026, 11, 21)).markdown
    assert "| minutes" not in made(billed, "timesheet", until=date(2026, 11, 21)).markdown


def test_timeclock_lines_have_no_gap_and_no_overlap(billed: Desk) -> None:
    lines = made(billed, "timesheet").text("timeclock").splitlines()
    assert lines[:2] == ["i 2026-11-20 14:00:00 Kronos Bank:Apollo  draft charter", "o 2026-11-20 14:50:00"]
    assert [each[:19] for each in lines[2:]] == [
        "i 2026-11-23 09:00:",
        "o 2026-11-23 09:30:",
        "i 2026-11-23 09:30:",
        "o 2026-11-23 10:15:",
    ]


def test_a_session_that_went_less_than_well_is_told_by_its_skill(bank: Desk) -> None:
    typed(bank, "2026-11-20 45 ana sta apo :2 notyet went back to slides")
    found = made(bank, "timesheet")
    assert "teaching: stakeholder mapping" in found.markdown
    assert "slides" not in found.markdown
    assert "1 note of a session: somebody struggled there" in [str(each) for each in found.left_out]


# Promises


def test_promises_both_ways(bank: Desk) -> None:
    typed(bank, "promise clara minutes by 2026-11-20")
    typed(bank, "theirs bo risk log ^2026-11-20 +apollo")
    bank.edit("commitment", 1, {"project": "apollo"})
    page = made(bank, "promises").markdown
    assert "| minutes | colleague 3 | 20 Nov 2026 | late |" in page
    assert "| risk log | colleague 2 | 20 Nov 2026 | open |" in page


def test_a_promise_kept_after_its_day_is_told_as_late(bank: Desk) -> None:
    for text, due in (("minutes", "2026-11-20"), ("slides", "2026-11-25")):
        given = {"text": text, "to": "clara", "project": "apollo", "made_on": "2026-11-10", "due": due}
        bank.add("commitment", {**given, "done_on": "2026-11-23"})
    page = made(bank, "promises").markdown
    assert "| minutes | colleague 3 | 20 Nov 2026 | kept late | 23 Nov 2026 |" in page
    assert "| slides | colleague 3 | 25 Nov 2026 | kept | 23 Nov 2026 |" in page
    assert "Kept 1 of 2." in page


def test_where_nothing_came_due_no_share_is_told(bank: Desk) -> None:
    bank.add("commitment", {"text": "slides", "to": "clara", "project": "apollo", "due": "2026-11-30"})
    page = made(bank, "promises").markdown
    assert "None due" not in page
    assert "## Ours to you\n\n| What |" in page


def test_a_promise_of_no_project_stands_with_the_client(bank: Desk) -> None:
    typed(bank, "promise clara minutes by 2026-11-27")
    assert "minutes" not in made(bank, "promises").markdown
    assert "| minutes | colleague 3 | 27 Nov 2026 | open |" in made(bank, "promises", 0, 1).markdown


def test_a_follow_up_without_words_is_about_its_skills(bank: Desk) -> None:
    typed(bank, "2026-11-23 45 ana sta apo :2 ^2026-11-30")
    assert "| follow up on stakeholder mapping | colleague 1 | 30 Nov 2026 | open |" in made(bank, "promises").markdown


def test_a_promise_within_our_own_firm_stays_there(bank: Desk) -> None:
    bank.add("client", {"name": "Harbour & Lyle", "kind": "own firm"})
    bank.add("contact", {"name": "Greta Falk", "client": "Harbour"})
    bank.add("commitment", {"text": "raise the price", "to": "greta", "project": "apollo", "due": "2026-11-27"})
    found = made(bank, "promises")
    assert "raise the price" not in found.markdown
    assert "1 promise: not between the client and us" in [str(each) for each in found.left_out]


def test_sheets_of_two_months_have_two_names(bank: Desk) -> None:
    assert made(bank, "timesheet", until=date(2026, 10, 31)).name == "apollo-timesheet-2026-10-31"
    assert made(bank, "timesheet", until=date(2026, 11, 30)).name == "apollo-timesheet-2026-11-25"


# What can't be asked


@pytest.mark.parametrize(
    ("kind", "asked", "why"),
    [
        ("dossier", {"project": 99}, "no longer there"),
        ("dossier", {"project": 0}, "say which"),
        ("dossier", {"project": 0, "client": 1}, "a dossier is of a project"),
        ("letter", {"project": 0, "client": 99}, "this client is no longer there"),
        ("novel", {}, "there is no report 'novel'"),
        ("timesheet", {"since": TODAY + timedelta(days=1)}, "still to come"),
        ("timesheet", {"since": TODAY, "until": TODAY - timedelta(days=2)}, "say the earlier day first"),
        ("week", {"project": 0, "week": "2027-W40"}, "not begun"),
    ],
)
def test_what_can_not_be_reported_is_one_sentence(bank: Desk, kind: str, asked: dict[str, int], why: str) -> None:
    with pytest.raises(CannotKeep, match=why) as told:
        made(bank, kind, **asked)  # type: ignore[arg-type]
    assert "\n" not in str(told.value)


def test_a_report_has_only_the_formats_of_its_kind(bank: Desk) -> None:
    with pytest.raises(CannotKeep, match="csv is no format of the dossier: choose md or html or pdf"):
        made(bank, "dossier").text("csv")


# The user's own templates


def test_an_own_template_takes_the_place_of_ours(bank: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.md.jinja").write_text("Hello {{ of.head.client }} *{{ of.greeting }}*\n", encoding="utf-8")
    assert made(bank, "letter", templates=tmp_path).markdown == "Hello Kronos Bank *Dear all*\n"
    assert made(bank, "matrix", templates=tmp_path).markdown.startswith("# Apollo: skills gained")


@pytest.mark.parametrize(
    "broken",
    [
        "{% if %}",
        "{{ of.nonsense }}",
        "{{ of.head.nonsense.more }}",
        "{{ 1 / 0 }}",
        "{% include 'other' %}",
        "{{ of.__class__.__mro__ }}",
        "{{ range(10 ** 9) | list }}",
        "{{ [].append(1) }}",
        "{{ 'x'.join(1) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_a_broken_template_is_one_sentence(bank: Desk, tmp_path: Path, broken: str) -> None:
    (tmp_path / "letter.md.jinja").write_text(broken, encoding="utf-8")
    with pytest.raises(CannotKeep, match=r"letter\.md\.jinja") as told:
        made(bank, "letter", templates=tmp_path)
    assert "\n" not in str(told.value)


def test_a_template_that_is_no_text_is_one_sentence(bank: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.md.jinja").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CannotKeep, match="can't be read"):
        made(bank, "letter", templates=tmp_path)
    (tmp_path / "letter.md.jinja").write_text("x" * 1_000_001, encoding="utf-8")
    with pytest.raises(CannotKeep, match="too large"):
        made(bank, "letter", templates=tmp_path)
    (tmp_path / "letter.md.jinja").unlink()
    (tmp_path / "letter.md.jinja").mkdir()
    with pytest.raises(CannotKeep, match="can't be read"):
        made(bank, "letter", templates=tmp_path)


# Edited and written


def test_edited_words_take_the_place_of_ours(bank: Desk) -> None:
    edited = made(bank, "letter").edited("# Dear Clara\n\n<b>bold</b> words")
    assert "<h1>Dear Clara</h1>" in edited.html()
    assert "&lt;b&gt;" in edited.html()


def test_a_file_is_written_whole_for_its_owner_alone(bank: Desk, tmp_path: Path) -> None:
    path = write(made(bank, "letter"), "md", tmp_path / "letter.md")
    assert path.read_text(encoding="utf-8") == made(bank, "letter").markdown
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.glob("*letter*")] == ["letter.md"]


def test_a_file_that_is_there_stays(bank: Desk, tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_text("older", encoding="utf-8")
    with pytest.raises(CannotKeep, match="exists: choose another name, or --force"):
        write(made(bank, "letter"), "md", path)
    assert path.read_text(encoding="utf-8") == "older"
    write(made(bank, "letter"), "md", path, force=True)
    assert path.read_text(encoding="utf-8") != "older"


def test_a_place_that_takes_nothing_is_one_sentence(bank: Desk, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="There is no folder"):
        write(made(bank, "letter"), "md", tmp_path / "nowhere" / "letter.md")
    with pytest.raises(CannotKeep, match="is a folder"):
        write(made(bank, "letter"), "md", tmp_path, force=True)


def test_a_disk_that_fails_leaves_nothing_half_written(
    bank: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.md"
    path.write_text("older", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.exchange.whole.os.fsync", full)
    with pytest.raises(Trouble, match="no room left"):
        write(made(bank, "letter"), "md", path, force=True)
    assert path.read_text(encoding="utf-8") == "older"
    assert [each.name for each in tmp_path.glob("*letter*")] == ["letter.md"]


def test_the_day_is_handed_in(bank: Desk) -> None:
    assert f"{now().day} Nov 2026" in made(bank, "dossier").markdown
