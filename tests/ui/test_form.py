"""The form: generated, few fields at first, understood while typed, refused at the field, merged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.widgets import Static

from tests.ui.filled import HOSTILE, filled, until
from workbench.desk.shown import Kept
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.desk.views import Views
from workbench.ui.clerk import Clerk
from workbench.ui.filling import parted
from workbench.ui.screens.form import FormScreen
from workbench.ui.screens.meanwhile import MeanwhileScreen
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.more_fields import More


class Filling(App[None]):
    """An app that opens one form."""

    def __init__(self, views: Views, clerk: Clerk, kind: str, ref: int = 0, **given: str) -> None:
        super().__init__()
        self.views = views
        self.clerk = clerk
        form = views.form(kind, ref)
        fields = tuple(replace(field, value=given.get(field.name, field.value)) for field in form.fields)
        self.form = replace(form, fields=fields)
        self.answers: list[Kept | None] = []

    def on_mount(self) -> None:
        self.push_screen(FormScreen(self.views, self.clerk, self.form), self.answers.append)

    def row(self, name: str) -> FieldRow:
        form = next(screen for screen in self.screen_stack if isinstance(screen, FormScreen))
        return next(row for row in form.query(FieldRow) if row.field.name == name)

    @property
    def shown(self) -> list[str]:
        return [row.field.name for row in self.screen.query(FieldRow)]


def card(views: Views, kind: str, name: str) -> str:
    ref = next(found.ref for found in views.find(kind, "") if found.name == name)
    return "\n".join(f"{line.label}: {line.value}" for block in views.card(ref).blocks for line in block.lines)


async def test_a_new_project_asks_little_and_names_the_rest(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project")
        async with app.run_test() as pilot:
            await pilot.pause()
            assert app.shown[:2] == ["name", "client"]
            assert len(app.shown) < 8
            assert "Our advantage" in app.screen.query_one(More).words
            app.screen.query_one(More).focus()
            await pilot.press("enter")
            assert {field.name for field in views.form("project").fields} == set(app.shown)
            assert not app.screen.query(More)


async def test_what_is_needed_comes_first_and_a_usual_choice_is_not_filled(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, _):
        first, rest = parted(views.form("client"), {field.name: field.value for field in views.form("client").fields})
        assert first[0].name == "name"
        assert len(first) == 4
        assert {field.name for field in first + rest} == {field.name for field in views.form("client").fields}


async def test_enter_saves_and_ends_with_what_was_kept(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "contact", client="Kronos Bank")
        async with app.run_test() as pilot:
            await pilot.press(*"Clara", "enter")
            await pilot.pause()
        (kept,) = app.answers
        assert kept is not None
        assert kept.sentence == "added Clara"
        assert "Clara" in [found.name for found in views.find("contact", "")]


async def test_a_name_and_a_choice_are_completed_by_tab(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project")
        async with app.run_test() as pilot:
            await pilot.press(*"Cobalt", "tab", *"kro", "tab")
            assert app.row("client").value == "Kronos Bank"
            await pilot.press("tab")
            assert app.row("phase").line.has_focus
            await pilot.press("ctrl+u", *"foll", "tab")
            assert app.row("phase").value == "follow-up"
            await pilot.press("enter")
            await pilot.pause()
        assert app.answers[0] is not None
        assert "follow" in card(views, "project", "Cobalt")


async def test_several_names_are_completed_one_by_one(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "session")
        async with app.run_test() as pilot:
            await pilot.pause()
            app.screen.query_one(More).focus()
            await pilot.press("enter")
            app.row("learners").line.focus()
            await pilot.press(*"ana", "tab", "comma", *"bo", "tab")
            assert app.row("learners").value == "Ana Pop, Bo Lind"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("on", "yesterday", "= Tue 24 Nov"),
        ("at", "2pm", "= 14:00"),
        ("minutes", "1h30", "= 1 h 30 min"),
        ("minutes", "soon", "'soon' is no length"),
        ("skills", "fac", "tab: facilitation"),
    ],
)
async def test_what_is_understood_stands_under_the_field(tmp_path: Path, field: str, typed: str, said: str) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "session")
        async with app.run_test() as pilot:
            await pilot.pause()
            if field not in app.shown:
                app.screen.query_one(More).focus()
                await pilot.press("enter")
            app.row(field).line.focus()
            await pilot.press("ctrl+u", *typed)
            assert app.row(field).note.startswith(said)


async def test_a_refusal_stands_at_its_field_and_the_text_is_kept(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project")
        async with app.run_test() as pilot:
            await pilot.press(*"Cobalt", "tab", *"nobody", "enter")
            await pilot.pause()
            row = app.row("client")
            assert row.line.has_focus
            assert row.has_class("-wrong")
            assert "nobody" in row.note
            assert (app.row("name").value, row.value) == ("Cobalt", "nobody")
            await pilot.press("ctrl+u", *"kro")
            assert not row.has_class("-wrong")
        assert app.answers == []


async def test_a_refused_field_that_is_not_shown_is_opened(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project", name="Cobalt", client="Kronos Bank", closed_on="32 nov")
        async with app.run_test() as pilot:
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert app.row("closed_on").has_class("-wrong")


async def test_nothing_is_lost_by_esc_and_ctrl_l_forgets(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project")
        async with app.run_test() as pilot:
            await pilot.press(*"Cob", "escape")
            await pilot.pause()
        assert app.answers == [None]
        again = Filling(views, clerk, "project")
        async with again.run_test() as pilot:
            await pilot.pause()
            assert again.row("name").value == "Cob"
            await pilot.press("ctrl+l", "escape")
            await pilot.pause()
        await clerk.do("say", "")
        assert views.unsent("form.project.0") == ""


async def test_typing_is_stored_while_the_form_is_open(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project")
        async with app.run_test() as pilot:
            await pilot.press(*"Cob")
            while "Cob" not in views.unsent("form.project.0"):
                await pilot.pause()


@pytest.mark.parametrize(
    ("key", "goal", "benefit"),
    [("m", "my goal", ""), ("t", "their goal", "their benefit"), ("b", "my goal / their goal", "their benefit")],
)
async def test_changed_meanwhile_offers_mine_theirs_both(tmp_path: Path, key: str, goal: str, benefit: str) -> None:
    with filled(tmp_path) as (views, clerk):
        project = views.find("project", "Apollo")[0].ref.id
        app = Filling(views, clerk, "project", project)
        async with app.run_test() as pilot:
            await pilot.pause()
            app.row("goal").line.focus()
            await pilot.press(*"my goal")
            await clerk.do("edit", "project", project, {"goal": "their goal", "benefit": "their benefit"})
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, MeanwhileScreen)
            await pilot.press(key)
            await pilot.pause()
            if key != "m":
                assert (app.row("goal").value, app.row("benefit").value) == (goal, benefit)
                await pilot.press("enter")
                await pilot.pause()
        now = {field.name: field.value for field in views.form("project", project).fields}
        assert (now["goal"], now["benefit"]) == (goal, benefit)


async def test_nothing_changed_is_nothing_saved(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        steps = len(views.history())
        app = Filling(views, clerk, "project", views.find("project", "Apollo")[0].ref.id)
        async with app.run_test() as pilot:
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
        assert app.answers == [None]
        assert len(views.history()) == steps


async def test_hostile_names_are_shown_as_they_are(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        ref = next(found.ref for found in views.find("contact", "") if found.name == HOSTILE)
        app = Filling(views, clerk, "contact", ref.id)
        async with app.run_test() as pilot:
            await pilot.pause()
            assert app.row("name").value == HOSTILE
            app.row("name").refuse(HOSTILE)
            await pilot.pause()
            assert app.row("name").note == HOSTILE


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15), (40, 8)])
async def test_what_has_the_focus_has_an_area(tmp_path: Path, size: tuple[int, int]) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project")
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for _ in range(6):
                assert app.focused is not None
                assert app.focused.region.area
                assert app.screen.region.contains_region(app.focused.region)
                await pilot.press("down")


async def test_keys_that_come_at_once_each_find_their_field(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project")
        async with app.run_test() as pilot:
            await pilot.pause()
            for letter in "Cobalt\tKro\t\tbuild":
                app.post_message(events.Key("tab" if letter == "\t" else letter, None if letter == "\t" else letter))
            await pilot.pause()
            stands = [app.row(name).value for name in ("name", "client", "phase")]
            assert stands == ["Cobalt", "Kronos Bank", "build"]


async def test_where_nothing_can_be_saved_it_is_said_and_the_text_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path) as (views, clerk):

        async def stuck(verb: str, *args: object) -> Kept:
            raise Trouble("the file is read-only here")

        app = Filling(views, clerk, "skill")
        async with app.run_test() as pilot:
            await pilot.press(*"listening")
            monkeypatch.setattr(clerk, "do", stuck)
            await pilot.press("enter")
            await until(pilot, lambda: "read-only" in str(app.screen.query_one(".general", Static).render()))
            assert app.row("name").value == "listening"
        assert app.answers == []


async def test_choices_stand_in_words_also_those_that_are_proposed(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        form = views.form("terms_item")
        app = Filling(views, clerk, "terms_item")
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            given = {"item": "business_problem", "state": "not_applicable"}
            app.push_screen(FormScreen(views, clerk, form, given=given))
            await pilot.pause()
            stands = {row.field.name: row.value for row in app.screen.query(FieldRow)}
            assert (stands["item"], stands["state"]) == ("business problem", "not applicable")
            assert "_" not in " ".join(choice for field in form.fields for choice in field.choices)


async def test_what_is_no_choice_is_refused_in_words(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        with pytest.raises(CannotKeep, match="none of sponsor, customer, end user"):
            await clerk.do("add", "role", {"project": "Apollo", "contact": "Ana Pop", "role": "boss"})
        assert next(field for field in views.form("role").fields if field.name == "role").choices[2] == "end user"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 15)])
async def test_long_labels_stand_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "client")
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            app.screen.query_one(More).focus()
            await pilot.press("enter")
            await pilot.pause()
            for row in app.screen.query(FieldRow):
                label = row.query_one(".label", Static)
                drawn = " ".join(" ".join(line.text for line in label.render_lines(label.region.reset_offset)).split())
                assert drawn == row._label().plain


@pytest.mark.parametrize(
    ("keys", "stands"),
    [
        (["j", "a", "n"], "jan"),
        (["end", "comma"], "26 nov 2026,"),
        (["right", "comma"], "26 nov 2026,"),
        (["left", "5"], "526 nov 2026"),
        (["backspace"], ""),
    ],
)
async def test_what_is_only_proposed_gives_way_to_what_is_typed(tmp_path: Path, keys: list[str], stands: str) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "skill")
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            project = views.find("project", "Apollo")[0].ref.id
            form = views.form("project", project)
            app.push_screen(FormScreen(views, clerk, form, given={"planned_end": "26 nov 2026"}, at="planned_end"))
            await pilot.pause()
            await pilot.press(*keys)
            assert next(row for row in app.screen.query(FieldRow) if row.field.name == "planned_end").value == stands


async def test_what_is_in_the_file_or_was_typed_is_gone_on_with(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project", views.find("project", "Apollo")[0].ref.id)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await pilot.press("exclamation_mark")
            assert app.row("name").value == "Apollo!"
            await pilot.press("down", "up", "exclamation_mark")
            assert app.row("name").value == "Apollo!!"


async def test_the_usual_choice_of_a_new_noun_gives_way_once(tmp_path: Path) -> None:
    with filled(tmp_path) as (views, clerk):
        app = Filling(views, clerk, "project")
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            app.row("phase").line.focus()
            await pilot.press(*"hand")
            assert app.row("phase").value == "hand"
            await pilot.press("up", "down", "o")
            assert app.row("phase").value == "hando"
