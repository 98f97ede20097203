"""The palettes: sound, readable, and refused in one sentence where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color

from tests.ui.conftest import working
from workbench.config import theme_folders
from workbench.desk.shown import Tone
from workbench.ui import themes

PLACES = theme_folders(Path("/nowhere/config.toml"))
OURS = sorted(themes.available(PLACES))


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours."""

    def luminance(text: str) -> float:
        parts = [part / 255 for part in Color.parse(text).rgb]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_the_themes_are_there() -> None:
    assert OURS == ["colour-safe", "contrast-dark", "contrast-light", "dark", "light"]


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("ground", themes.GROUNDS)
@pytest.mark.parametrize("text", themes.TEXTS)
def test_every_text_is_readable_on_every_ground(name: str, ground: str, text: str) -> None:
    colours = themes.read(name, PLACES).colours
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("ground", ["background", "surface"])
@pytest.mark.parametrize("line", ["border", "accent"])
def test_every_border_can_be_seen(name: str, ground: str, line: str) -> None:
    colours = themes.read(name, PLACES).colours
    assert contrast(colours[line], colours[ground]) >= 3


def test_every_tone_has_an_ink() -> None:
    inks = themes.inks(themes.textual_theme(themes.read("dark", PLACES)).variables)
    assert {inks[tone].color for tone in Tone}
    assert len({inks[tone] for tone in Tone}) == len(Tone)


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        (lambda text: text.replace('"#14171c"', '"nonsense"'), "background is 'nonsense'; a colour is written as"),
        (lambda text: text.replace('"#14171c"', "7"), "background is 7; a colour is written as"),
        (lambda text: text.replace('"#14171c"', '"#14171c80"'), "only full colours"),
        (lambda text: text.replace('"#14171c"', '"ansi_red"'), "only full colours"),
        (lambda text: text + 'sparkle = "#ffffff"\n', "sparkle is not known"),
        (lambda text: text.replace("muted =", "# muted ="), "muted is missing"),
        (lambda text: text.replace("dark = true", "dark = 1"), "dark must be true or false"),
        (lambda text: text + "[", "own.toml"),
    ],
)
def test_a_bad_palette_is_refused_with_its_file_and_what_is_allowed(tmp_path: Path, spoiled, sentence: str) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "own.toml"
    file.write_text(spoiled(themes.available(PLACES)["dark"].read_text()))
    with pytest.raises(themes.BadTheme, match=sentence.replace("(", ".")) as caught:
        themes.read("own", (tmp_path,))
    assert str(file) in str(caught.value)


@pytest.mark.parametrize("name", ["no-such", "../dark", "/etc/passwd", ""])
def test_a_name_that_is_none_is_refused_with_those_that_are(name: str) -> None:
    with pytest.raises(themes.BadTheme, match="contrast-dark, contrast-light, dark, light"):
        themes.read(name, PLACES)


async def test_the_app_starts_with_the_default_theme_and_a_notice_where_the_chosen_one_is_bad(
    file: Path, tmp_path: Path
) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "own.toml").write_text("dark = true\n")
    async with working(file, theme="own") as hands:
        assert hands.app.theme == "dark"
        assert "own.toml: background is missing" in hands.told


@pytest.mark.parametrize("name", ["dark", "light"])
async def test_the_app_wears_the_theme(file: Path, name: str) -> None:
    async with working(file, theme=name) as hands:
        assert hands.app.theme_variables["ok"] == themes.read(name, PLACES).colours["ok"].upper()


async def test_no_colour_is_honoured_also_when_empty(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with working(file) as hands:
        strips = hands.app.screen._compositor.render_strips()
        styles = {segment.style for strip in strips for segment in strip if segment.style and segment.style.color}
        triplets = [style.color.get_truecolor() for style in styles if style.color]
        assert triplets
        assert all(max(each) - min(each) <= 1 for each in triplets)
