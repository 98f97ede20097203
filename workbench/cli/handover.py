"""`workbench handover` and `workbench close`: whether a project can be handed over, and its end."""

from __future__ import annotations

from dataclasses import asdict

import click

from workbench.cli.group import JSON, Bench, workbench
from workbench.cli.printing import print_json, say
from workbench.desk.closing import NotReady
from workbench.desk.shown_handover import HandoverGateShown


@workbench.command()
@click.argument("project")
@JSON
@click.pass_obj
def handover(bench: Bench, project: str, as_json: bool) -> None:
    """How ready a PROJECT is to be handed over: the eleven gates, and what each of them lacks."""
    from workbench.desk.handover import handover_record

    with bench.views() as views:
        shown = views.handover(views.named("project", project))
    if as_json:
        print_json(asdict(handover_record(shown)))
        return
    say(" · ".join(each for each in (shown.name, shown.client, shown.aim and f"aimed at {shown.aim}") if each))
    say(shown.sentence)
    say("")
    for gate in shown.gates:
        _tell(gate)


def _tell(gate: HandoverGateShown) -> None:
    """One gate: its number, a star where it is hard, its state, what there is or is missing, and the question."""
    say(f"  {gate.number:>2}{'*' if gate.hard else ' '} {gate.title:<14}  {gate.state:<13}  {gate.words}")
    if gate.question:
        say(f"{'':<35}{gate.question}")


@workbench.command()
@click.argument("project")
@click.option("--anyway", is_flag=True, help="Also where a hard gate of the handover is open.")
@JSON
@click.pass_obj
def close(bench: Bench, project: str, anyway: bool, as_json: bool) -> int:
    """A PROJECT is over, today; its follow-ups are dated. What is not ready is told, and closed only --anyway."""
    with bench.desk() as desk:
        try:
            kept = desk.close_project(desk.named("project", project), anyway)
        except NotReady as why:
            say(f"workbench: {why}. Look at it: workbench handover {project!r}; or close it --anyway", err=True)
            return 1
    if as_json:
        print_json({"id": kept.uid, "kind": "project", "did": kept.sentence, "warnings": list(kept.warnings)})
        return 0
    say(kept.sentence)
    for warning in kept.warnings:
        say(f"  ? {warning}")
    return 0
