"""Pages as a browser draws them: nothing runs off at any width, nothing is blocked, nothing is asked of a network."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from workbench.reports.frame import page
from workbench.reports.markdown import bars, plain, table

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.html"))
CALM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --enable-logging=stderr --v=0"
)
MEASURE = (
    "<script>parent.postMessage([innerWidth, ...[...document.querySelectorAll('main, main *')]"
    ".filter(e => !e.closest('.many')).map(e => Math.ceil(e.getBoundingClientRect().right))], '*')</script>"
)
WINDOW = (
    "<!doctype html><script>onmessage = told => {{ document.title = told.data[0] + ' ' + Math.max(...told.data) }}"
    "</script><iframe src='inner.html' style='border: 0; width: {width}px; height: 900px'></iframe>"
)
"""A window is at least 500 wide, so a narrow page stands in a frame of one."""
HOSTILE = [
    "<script>alert(1)</script>",
    "[/x] **b** `c`",
    "x" * 200,
    "\u202eevil\u202c",
    "مرحبا بالعالم",
    "https://x.example/" + "a" * 180,
]

pytestmark = [
    pytest.mark.ordeal,
    pytest.mark.skipif(BROWSER is None, reason="needs Chromium"),
    pytest.mark.timeout(120),
]


def browsed(made: str, folder: Path, *more: str) -> tuple[str, str]:
    """What the browser made of a page, and what it told of it."""
    file = folder / "page.html"
    file.write_text(made, encoding="utf-8")
    asked = [str(BROWSER), *CALM.split(), f"--user-data-dir={folder / 'browser'}", *more, file.as_uri()]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout, done.stderr


def right_edge(made: str, folder: Path, width: int) -> int:
    """How far to the right anything reaches in a page of that width, but for tables that scroll by themselves."""
    loose = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", made)
    (folder / "inner.html").write_text(loose.replace("</main>", f"</main>{MEASURE}"), encoding="utf-8")
    shown, _ = browsed(WINDOW.format(width=width), folder, "--dump-dom", "--window-size=1300,1000")
    found = re.search(r"<title>(\d+) (\d+)</title>", shown)
    assert found, shown[:500]
    return int(found[2])


def hostile() -> str:
    """A page that is made of names that try to be something else, and of words without an end."""
    rows = [HOSTILE, [each[::-1] for each in HOSTILE]]
    lists = "".join(f"- {plain(each)}\n" for each in HOSTILE)
    tables = "\n".join(
        str(table([plain(each) for each in HOSTILE[:wide]], [row[:wide] for row in rows])) for wide in (2, 3, 6)
    )
    plots = bars(HOSTILE[2], [(each, at, f"{at}h") for at, each in enumerate(HOSTILE)])
    return page(
        f"# {plain(HOSTILE[2])}\n\n{plain(HOSTILE[0])}\n\n## {plain(HOSTILE[5])}\n\n{lists}\n{tables}\n{plots}",
        HOSTILE[0],
    )


@pytest.mark.parametrize("width", [380, 1100])
@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_nothing_runs_off_a_screen(golden: Path, width: int, tmp_path: Path) -> None:
    assert right_edge(golden.read_text(encoding="utf-8"), tmp_path, width) == width


@pytest.mark.parametrize("width", [380, 1100])
def test_no_name_breaks_the_layout(width: int, tmp_path: Path) -> None:
    assert right_edge(hostile(), tmp_path, width) == width


@pytest.mark.parametrize("golden", [*GOLDEN, None], ids=lambda path: path.stem if path else "hostile")
def test_a_browser_has_nothing_to_say(golden: Path | None, tmp_path: Path) -> None:
    made = golden.read_text(encoding="utf-8") if golden else hostile()
    shown, told = browsed(made, tmp_path, "--dump-dom")
    assert "CONSOLE" not in told
    assert "<script" not in shown


def test_a_page_is_printed_as_pdf(tmp_path: Path) -> None:
    made = next(path for path in GOLDEN if path.stem.startswith("dossier")).read_text(encoding="utf-8")
    browsed(made, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'page.pdf'}")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
