"""Settings: where they come from, which wins, and the sentence where one can't be used."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from workbench import config


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "WORKBENCH_DB",
        "WORKBENCH_CONFIG",
        "WORKBENCH_NOW",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def told(home: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Writes the config file and reads the settings."""

    def write(text: str) -> config.Settings:
        file = home / "config.toml"
        file.write_text(text)
        monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
        return config.load()

    return write


def test_without_anything_said_files_live_by_the_platforms_conventions(home: Path) -> None:
    settings = config.load()
    assert settings.file == home / ".local/share/workbench/workbench.db"
    assert settings.config == home / ".config/workbench/config.toml"
    assert settings.demo_file == home / ".local/state/workbench/demo.db"


def test_xdg_folders_are_followed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    assert config.load().file == home / "data/workbench/workbench.db"


def test_nothing_is_written(home: Path) -> None:
    config.load()
    assert list(home.iterdir()) == []


def test_the_option_wins_over_the_environment_and_that_over_the_file(
    home: Path, monkeypatch: pytest.MonkeyPatch, told
) -> None:  # type: ignore[no-untyped-def]
    assert told('db = "~/three.db"').file == home / "three.db"
    monkeypatch.setenv("WORKBENCH_DB", str(home / "two.db"))
    assert config.load().file == home / "two.db"
    assert config.load(file=str(home / "one.db")).file == home / "one.db"


def test_the_clock_can_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_NOW", "2026-11-25T10:00")
    now = config.load().now
    assert now() == now()
    assert (now().hour, now().tzinfo is not None) == (10, True)


def test_the_clock_is_local_and_aware() -> None:
    assert abs(config.clock()() - datetime.now().astimezone()) < timedelta(seconds=5)


def test_what_the_file_says_is_settled(home: Path, told) -> None:  # type: ignore[no-untyped-def]
    settings = told(
        'theme = "light"\nglyphs = "ascii"\nbackups = "~/safe"\n'
        '[keys]\n"entry.log" = "l,f2"\n[practice]\nstalled_days = 28\n'
    )
    assert (settings.theme, settings.glyphs, settings.backups) == ("light", "ascii", home / "safe")
    assert settings.keys == {"entry.log": "l,f2"}
    assert settings.constants.stalled_days == 28


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("sparkle = 1", "'sparkle' is no setting; there are db, backups, theme, glyphs, keys, practice"),
        ("theme = 1", "theme must be a text"),
        ('theme = "pink"', "theme is 'pink': there are colour-safe, contrast-dark, contrast-light, dark, light"),
        ('glyphs = "runes"', "glyphs is 'runes': it is one of auto, box, ascii"),
        ("keys = 1", "keys must be a table"),
        ('[keys]\n"entry.log" = 1', "each id names keys"),
        ("[practice]\nstalled_days = 0", "stalled_days is 0: it must be from 1 to 3650"),
        ("[practice]\nluck = 1", "there is no setting called 'luck'"),
        ("theme =", "can't be read"),
    ],
)
def test_a_bad_setting_is_one_sentence_with_the_file_the_key_and_what_is_allowed(
    told, text: str, sentence: str
) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(config.BadConfig) as caught:
        told(text)
    assert sentence in str(caught.value)
    assert "config.toml" in str(caught.value)


def test_a_config_file_that_is_named_must_be_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_CONFIG", str(home / "none.toml"))
    with pytest.raises(config.BadConfig, match=r"none\.toml is not there"):
        config.load()


def test_an_unknown_theme_on_the_command_line_names_those_there_are() -> None:
    with pytest.raises(config.BadConfig, match="--theme is 'pink': there are colour-safe"):
        config.load(theme="pink")


def test_a_clock_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_NOW", "soon")
    with pytest.raises(config.BadConfig, match="WORKBENCH_NOW is 'soon'"):
        config.load()


def test_a_users_own_theme_is_known_by_name(home: Path, told) -> None:  # type: ignore[no-untyped-def]
    (home / "themes").mkdir()
    (home / "themes" / "mine.toml").write_text("")
    assert told('theme = "mine"').theme == "mine"
