"""The settings: where files live, the clock, and what the user's TOML file says. Nothing runs at import."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any


class BadConfig(ValueError):
    """The configuration can't be used; the text names the file, the key and what is allowed."""


@dataclass(frozen=True)
class Settings:
    """What one run works with. `now` gives the local, aware instant; `zone` is its IANA name, empty if unknown.

    `practice` overrides constants by name; `keys` binds action ids to keys; `glyphs` is auto, box or ascii.
    """

    file: Path
    now: Callable[[], datetime]
    zone: str = ""
    theme: str = ""
    glyphs: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)
    practice: Mapping[str, object] = field(default_factory=dict)
    themes_folder: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder of the file, in which backups have one of their own."""
        return self.file.parent

    @property
    def demo_file(self) -> Path:
        """Where the demo that is only looked at lives."""
        return _state_folder() / "demo.db"

    @property
    def backups(self) -> Path:
        """The folder of the verified copies."""
        return self.folder / f"{self.file.stem}-backups"

    def backup_file(self, at: datetime) -> Path:
        """Where a copy made by hand at this instant goes."""
        return self.backups / f"by-hand-{at:%Y%m%d-%H%M%S}.db"


_KNOWN: dict[str, type] = {"db": str, "theme": str, "glyphs": str, "keys": dict, "practice": dict}
_GLYPHS = ("auto", "box", "ascii")


def load(*, file: str = "", theme: str = "") -> Settings:
    """The settings of this run: what was typed wins over WORKBENCH_DB, which wins over the TOML file.

    Raises `BadConfig` in one sentence.
    """
    told = _told(_config_file())
    home = os.environ.get("WORKBENCH_DB") or told.get("db") or ""
    chosen = Path(file or home).expanduser() if file or home else _data_folder() / "workbench.db"
    return Settings(
        file=chosen.absolute(),
        now=clock(os.environ.get("WORKBENCH_NOW", "")),
        zone=zone(),
        theme=theme or told.get("theme", ""),
        glyphs=told.get("glyphs", "auto"),
        keys=told.get("keys", {}),
        practice=told.get("practice", {}),
        themes_folder=_config_file().parent / "themes",
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
    return datetime.now().astimezone()


def zone() -> str:
    """The IANA name of the local time zone; empty where the system does not tell."""
    if name := os.environ.get("TZ", "").lstrip(":"):
        return name if "/" in name or name == "UTC" else ""
    try:
        target = os.readlink("/etc/localtime")  # noqa: PTH115 - pathlib would cost time at each start
    except OSError:
        return ""
    return target.partition("zoneinfo/")[2]


def _config_file() -> Path:
    if told := os.environ.get("WORKBENCH_CONFIG"):
        return Path(told).expanduser()
    return _folder("XDG_CONFIG_HOME", ".config", "user_config_path") / "config.toml"


def _data_folder() -> Path:
    return _folder("XDG_DATA_HOME", ".local/share", "user_data_path")


def _state_folder() -> Path:
    return _folder("XDG_STATE_HOME", ".local/state", "user_state_path")


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
    if told.get("glyphs", "auto") not in _GLYPHS:
        raise BadConfig(f"{path}: glyphs is one of {', '.join(_GLYPHS)}")
    if not all(isinstance(each, str) for each in told.get("keys", {}).values()):
        raise BadConfig(f"{path}: in [keys] each id names keys, such as session.log = \"a,insert\"")
    return told
