"""The command line, in this process, on a file of its own, at Wednesday 25 November 2026, 10:00."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workbench.__main__ import main


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ask = Callable[..., Answer]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "bench" / "workbench.db"


@pytest.fixture
def ask(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("WORKBENCH_CONFIG", raising=False)
    monkeypatch.setenv("WORKBENCH_DB", str(file))
    monkeypatch.setenv("WORKBENCH_NOW", "2026-11-25T10:00")
    monkeypatch.setenv("TZ", "Europe/Brussels")

    def asked(*words: str, typed: str = "") -> Answer:
        monkeypatch.setattr("sys.argv", ["workbench", *words])
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Answer(int(ended.value.code or 0), said.out, said.err)

    return asked


@pytest.fixture
def bank(ask: Ask) -> Ask:
    """Kronos Bank with Apollo, Ana, Bo and Clara, and two skills."""
    ask("add", "client", "name=Kronos Bank")
    ask("add", "project", "name=Apollo", "client=Kronos Bank")
    for name in ("Ana Pop", "Bo Lind", "Clara Voss"):
        ask("add", "contact", f"name={name}", "client=Kronos Bank")
    for name in ("stakeholder mapping", "facilitation"):
        ask("add", "skill", f"name={name}")
    return ask
