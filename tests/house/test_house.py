"""The rules of the house, executed: who imports whom, what starting costs, what the wheel holds."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "workbench").rglob("*.py"))


def loaded_by(statement: str, tmp_path: Path) -> set[str]:
    """The modules that are loaded once `statement` has run in a fresh interpreter."""
    script = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    env = {**os.environ, "HOME": str(tmp_path), "WORKBENCH_DB": str(tmp_path / "bench.db"), "XDG_CONFIG_HOME": ""}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, env=env, check=True)
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("line", ["45 ana facilitation", "call ana 15m ^fri send it", "2h apollo"])
def test_logging_loads_no_screens_and_no_maintenance(tmp_path: Path, line: str) -> None:
    log = f"from workbench.cli.log import run; run({line.split()!r})"
    loaded_by(log, tmp_path)
    loaded = loaded_by(log, tmp_path)
    for heavy in ("textual", "rich", "sqlite_utils", "click", "dateutil.parser", "tomllib", "asyncio"):
        assert heavy not in loaded


def test_importing_the_package_imports_nothing_else_of_it(tmp_path: Path) -> None:
    assert {name for name in loaded_by("import workbench", tmp_path) if name.startswith("workbench")} == {"workbench"}


def test_importing_every_module_writes_nothing(tmp_path: Path) -> None:
    paths = [path.relative_to(ROOT).with_suffix("") for path in MODULES if path.stem not in ("__main__", "__init__")]
    names = [".".join(path.parts) for path in paths]
    loaded_by("\n".join(f"import {name}" for name in names), tmp_path)
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_opens_with_one_sentence_and_catches_by_name(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "say what the module holds"
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            named = getattr(node.type, "id", getattr(node.type, "attr", "tuple"))
            assert node.type is not None
            assert named not in ("Exception", "BaseException")


@pytest.mark.parametrize("path", sorted((ROOT / "workbench").rglob("*.tcss")), ids=lambda path: path.name)
def test_colours_come_from_the_theme(path: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r":[^;{]*#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rules)


def test_the_house_speaks_of_itself_alone() -> None:
    words = re.compile(r"(?<![~\w])/work/|helper-\d|pypi-more|files\.pythonhosted|localhost:\d")
    kept = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True).stdout.split("\n")
    for name in kept:
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", ".sql", ".tcss") and path != Path(__file__):
            assert not words.search(path.read_text(encoding="utf-8")), name


def test_the_wheel_brings_its_themes_and_migrations(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-c", _BUILD, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert built.returncode == 0, built.stderr
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in ("workbench/themes/dark.toml", "workbench/themes/light.toml", "workbench/ui/workbench.tcss"):
        assert wanted in names
    kept = {f"workbench/store/migrations/{path.name}" for path in (ROOT / "workbench/store/migrations").glob("*.sql")}
    assert kept <= names


_BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
