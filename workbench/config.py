"""The settings: what the user's file and the environment say, and where files live. Nothing runs at import.

The file is TOML, and all of it is optional:

    db = "~/work/workbench.db"       # else by the platform's conventions
    backups = "~/work/backups"       # else a folder beside the file
    theme = "light"                  # a palette's name; own ones lie in the folder `themes` beside this file
    glyphs = "ascii"                 # auto, box or ascii
    [keys]
    "entry.log" = "l,f2"             # keys for a binding, by the id that the help shows
    [practice]
    stalled_days = 28                # any line of the settings table in the help
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.practice.constants import Constants

GLYPHS = ("auto", "box", "ascii")
DEFAULT_THEME = "dark"

_KNOWN: dict[str, type] = {"db": str, "backups": str, "theme": str, "glyphs": str, "keys": dict, "practice": dict}


class BadConfig(ValueError):
    """A setting that can't be used; the text names where it stands, which it is and what is allowed."""


@dataclass(frozen=True)
class Settings:
    """What one run works with. `now` gives the local, aware instant; `zone` is its IANA name, empty if unknown.

    `theme` is the name of a palette that there is; `keys` binds keys to the ids of bindings; `practice` overrides
    constants of the rules by name.
    """

    file: Path
    now: Callable[[], datetime]
    zone: str = ""
    theme: str = DEFAULT_THEME
    glyphs: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)
    practice: Mapping[str, object] = field(default_factory=dict)
    config: Path = Path("config.toml")
    backups_folder: Path | None = None

    @property
    def demo_file(self) -> Path:
        """Where the demo that is only looked at lives."""
        return _folder("XDG_STATE_HOME", ".local/state", "user_state_path") / "demo.db"

    @property
    def backups(self) -> Path:
        """The folder of the verified copies."""
        return self.backups_folder or self.file.parent / "backups"

    def backup_file(self, at: datetime) -> Path:
        """Where a copy made by hand at this instant goes."""
        return self.backups / f"by-hand-{at:%Y%m%d-%H%M%S}.db"

    @property
    def constants(self) -> Constants:
        """The constants of the rules, with the user's own in the place of ours."""
        from workbench.practice.constants import constants

        return constants(self.practice)

    @property
    def theme_folders(self) -> tuple[Path, ...]:
        """Where palettes are looked for, the user's own first."""
        return theme_folders(self.config)


def load(*, file: str = "", theme: str = "") -> Settings:
    """The settings of this run: what was typed wins over WORKBENCH_DB, which wins over the TOML file.

    Raises `BadConfig` in one sentence.
    """
    config = config_file()
    told = _told(config)
    home = os.environ.get("WORKBENCH_DB") or told.get("db") or ""
    chosen = _path(file or home) if file or home else _folder("XDG_DATA_HOME", ".local/share", "user_data_path")
    return Settings(
        file=chosen if file or home else chosen / "workbench.db",
        now=clock(os.environ.get("WORKBENCH_NOW", "")),
        zone=zone(),
        theme=_theme(config, theme, told.get("theme", "")),
        glyphs=told.get("glyphs", "auto"),
        keys=told.get("keys", {}),
        practice=told.get("practice", {}),
        config=config,
        backups_folder=_path(told["backups"]) if told.get("backups") else None,
    )


def clock(frozen: str = "") -> Callable[[], datetime]:
    """The clock of a run: the system's, or one that stands at `frozen`, a local ISO instant."""
    if not frozen:
        return _system
    try:
        at = datetime.fromisoformat(frozen)
    except ValueError as why:
        raise BadConfig(f"WORKBENCH_NOW is {frozen!r}: give a local time such as 2026-11-25T10:00") from why
    still = at.astimezone() if at.tzinfo is None else at
    return lambda: still


def _system() -> datetime:
    return datetime.now(UTC).astimezone()


def zone() -> str:
    """The IANA name of the local time zone; empty where the system does not tell."""
    if name := os.environ.get("TZ", "").lstrip(":"):
        return name if "/" in name or name == "UTC" else ""
    try:
        target = os.readlink("/etc/localtime")  # noqa: PTH115 - pathlib would cost time at each start
    except OSError:
        return ""
    return target.partition("zoneinfo/")[2]


def config_file() -> Path:
    """Where the TOML file is, or would be."""
    if told := os.environ.get("WORKBENCH_CONFIG"):
        return _path(told)
    return _folder("XDG_CONFIG_HOME", ".config", "user_config_path") / "config.toml"


def theme_folders(config: Path) -> tuple[Path, ...]:
    """Where palettes are looked for: beside the config file, then ours (in a wheel within the package).

    A checkout is known by its pyproject.toml: an editable install leaves a copy in the package that grows stale.
    """
    package = Path(__file__).parent
    checkout = package.parent
    ours = checkout / "themes" if (checkout / "pyproject.toml").is_file() else package / "themes"
    return config.parent / "themes", ours


def theme_names(config: Path) -> tuple[str, ...]:
    """The palettes that there are, by name."""
    return tuple(sorted({palette.stem for folder in theme_folders(config) for palette in folder.glob("*.toml")}))


def _theme(config: Path, typed: str, told: str) -> str:
    name = typed or told
    if name and name not in (names := theme_names(config)):
        where = "--theme" if typed else f"{config}: theme"
        raise BadConfig(f"{where} is {name!r}: there are {', '.join(names)}")
    return name or DEFAULT_THEME


def _path(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _folder(variable: str, usual: str, elsewhere: str) -> Path:
    """A folder by the platform's conventions; on Linux without loading more than this needs."""
    if sys.platform.startswith("linux"):
        root = os.environ.get(variable, "")
        return (Path(root) if root.startswith("/") else Path.home() / usual) / "workbench"
    import platformdirs

    found: Path = getattr(platformdirs, elsewhere)("workbench", appauthor=False)
    return found


def _told(path: Path) -> dict[str, Any]:
    """What the TOML file says; nothing where there is none."""
    if not path.exists():
        if os.environ.get("WORKBENCH_CONFIG"):
            raise BadConfig(f"{path} is not there: WORKBENCH_CONFIG names it")
        return {}
    import tomllib

    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as why:
        raise BadConfig(f"{path} can't be read: {why}") from why
    for key, value in told.items():
        if key not in _KNOWN:
            raise BadConfig(f"{path}: {key!r} is no setting; there are {', '.join(_KNOWN)}")
        if not isinstance(value, _KNOWN[key]):
            raise BadConfig(f"{path}: {key} must be a {'table' if _KNOWN[key] is dict else 'text'}")
    if told.get("glyphs", "auto") not in GLYPHS:
        raise BadConfig(f"{path}: glyphs is {told['glyphs']!r}: it is one of {', '.join(GLYPHS)}")
    if not all(isinstance(each, str) for each in told.get("keys", {}).values()):
        raise BadConfig(f'{path}: in [keys] each id names keys, such as "entry.log" = "a,insert"')
    _check_practice(path, told.get("practice", {}))
    return told


def _check_practice(path: Path, told: Mapping[str, object]) -> None:
    if not told:
        return
    from workbench.practice.constants import BadSetting, constants

    try:
        constants(told)
    except BadSetting as why:
        raise BadConfig(f"{path}: in [practice] {why}") from why
