"""Palettes from TOML files, checked before Textual sees them, and the colours of tones made from them.

A palette is the mode (`dark = true` or `false`) and one colour for each name in `NAMES`, nothing else. Which
folders they lie in is told by the settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rich.style import Style
from textual.color import Color, ColorParseError
from textual.theme import Theme

from workbench.desk.shown import Tone

GROUNDS = ("background", "surface", "panel", "cursor")
TEXTS = (
    "foreground",
    "muted",
    "accent",
    "ok",
    "watch",
    "risk",
    "service",
    "experience",
    "transformation",
    "learning",
    "able",
    "multiplier",
)
NAMES = (*GROUNDS, *TEXTS, "border")

_INKS = {tone: str(tone) for tone in Tone} | {Tone.PLAIN: "foreground"}


class BadTheme(ValueError):
    """A theme that cannot be worn; the text names the file, the word and what is allowed."""


@dataclass(frozen=True)
class Palette:
    """The colours of a theme, each as `#rrggbb`, by the names in `NAMES`."""

    name: str
    dark: bool
    colours: Mapping[str, str]


def available(places: tuple[Path, ...]) -> dict[str, Path]:
    """The themes that there are, by name; the first place that has a name wins."""
    found: dict[str, Path] = {}
    for place in places:
        for file in sorted(place.glob("*.toml")):
            found.setdefault(file.stem, file)
    return found


def read(name: str, places: tuple[Path, ...]) -> Palette:
    """The palette called `name`; raises `BadTheme` where there is none or it is not sound."""
    for place in places:
        file = place / f"{name}.toml"
        if name.replace("-", "").replace("_", "").isalnum() and file.is_file():
            return parsed(file)
    known = ", ".join(sorted(available(places))) or "none"
    raise BadTheme(f"no theme is called {name!r}; there are: {known}")


def parsed(file: Path) -> Palette:
    """The palette in `file`; raises `BadTheme`."""
    import tomllib

    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadTheme(f"{file}: {error}") from error
    dark = told.pop("dark", None)
    if not isinstance(dark, bool):
        raise BadTheme(f"{file}: dark must be true or false")
    for name in NAMES:
        if name not in told:
            raise BadTheme(f"{file}: {name} is missing")
    for name, value in told.items():
        if name not in NAMES:
            raise BadTheme(f"{file}: {name} is not known; the names are: dark, {', '.join(NAMES)}")
        told[name] = _colour(file, name, value)
    return Palette(file.stem, dark, told)


def _colour(file: Path, name: str, value: object) -> str:
    try:
        colour = Color.parse(value if isinstance(value, str) else "")
    except ColorParseError as error:
        raise BadTheme(f'{file}: {name} is {value!r}; a colour is written as "#1b1f26"') from error
    if colour.a != 1 or colour.ansi is not None:
        raise BadTheme(f'{file}: {name} is {value!r}; only full colours such as "#1b1f26" are allowed')
    return colour.hex6


def textual_theme(palette: Palette) -> Theme:
    """`palette` as Textual's theme: its own tokens and, under the names in `NAMES`, ours."""
    of = palette.colours
    borrowed = {
        "text": of["foreground"],
        "text-muted": of["muted"],
        "text-disabled": of["muted"],
        "text-primary": of["accent"],
        "text-secondary": of["accent"],
        "text-accent": of["accent"],
        "text-success": of["ok"],
        "text-warning": of["watch"],
        "text-error": of["risk"],
        "foreground-muted": of["muted"],
        "border-blurred": of["border"],
        "block-cursor-background": of["cursor"],
        "block-cursor-foreground": of["foreground"],
        "block-cursor-blurred-background": of["panel"],
        "block-hover-background": of["panel"],
        "input-selection-background": of["cursor"],
        "scrollbar": of["border"],
        "scrollbar-hover": of["accent"],
        "scrollbar-active": of["accent"],
        "scrollbar-background": of["surface"],
        "scrollbar-background-hover": of["surface"],
        "scrollbar-background-active": of["surface"],
    }
    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=of["accent"],
        secondary=of["accent"],
        accent=of["accent"],
        success=of["ok"],
        warning=of["watch"],
        error=of["risk"],
        foreground=of["foreground"],
        background=of["background"],
        surface=of["surface"],
        panel=of["panel"],
        variables=borrowed | dict(of),
    )


@dataclass(frozen=True)
class Inks:
    """The styles with which lists draw: one for each tone, the grounds of the cursor, headings, keys, lines."""

    tones: Mapping[Tone, Style]
    cursor: Style
    resting: Style
    heading: Style
    key: Style
    line: Style

    def __getitem__(self, tone: Tone) -> Style:
        return self.tones[tone]


def inks(variables: Mapping[str, str]) -> Inks:
    """The styles for the colours in `variables`, an app's theme variables."""
    return _inks(tuple(variables.get(name, "#808080") for name in NAMES))


@lru_cache(8)
def _inks(colours: tuple[str, ...]) -> Inks:
    of = dict(zip(NAMES, colours, strict=True))
    return Inks(
        tones={tone: Style(color=of[name]) for tone, name in _INKS.items()},
        cursor=Style(bgcolor=of["cursor"]),
        resting=Style(bgcolor=of["panel"]),
        heading=Style(color=of["muted"], bold=True),
        key=Style(color=of["accent"], bold=True),
        line=Style(color=of["border"]),
    )
