"""`workbench progress`: the projects by the stage at which they stand, what they lack, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.group import JSON, Bench, nothing, workbench
from workbench.cli.printing import print_rows, say

if TYPE_CHECKING:
    from workbench.desk.shown_progress import ProgressRow


@workbench.command()
@click.option("--project", default="", metavar="P", help="Only this project.")
@click.option("--filter", "words", default="", metavar="F", help="Only rows that hold all these words.")
@click.option("--limit", type=click.IntRange(min=0), default=None, metavar="N", help="At most N rows.")
@JSON
@click.pass_obj
def progress(bench: Bench, /, as_json: bool, **asked: Any) -> None:
    """How far each project is, from services to experience to transformation, and the next step of each."""
    from workbench.desk.progress_records import progress_lines, progress_records
    from workbench.desk.tables import Asked

    with bench.views() as views:
        if as_json:
            print_rows(progress_records(views, Asked(**asked)), as_json, "")
            return
        columns = progress_lines(views, Asked(**asked))
    if not any(rows for _, rows in columns):
        say(nothing(asked, "no projects: workbench add project name=... client=..."), err=True)
        return
    for place, (stage, rows) in enumerate(columns):
        say(f"{'' if place == 0 else chr(10)}{stage.title()} {len(rows)}")
        for row in rows:
            _tell(row)


def _tell(row: ProgressRow) -> None:
    """One project: name, client, letters, and under it where it stands, the gap and the next step."""
    aim = f"  aimed at {row.aimed}" if row.aimed else ""
    say(f"  {row.letters}  {row.name}  {row.client}{aim}")
    say(f"       {row.headline}")
    if row.gap:
        say(f"       ~ {row.gap}")
    if row.next_step:
        say(f"       next: {row.next_step}")
