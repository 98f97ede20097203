"""What the projects of the demo leave behind: risks, assets, access, a dry run, acceptance."""

from __future__ import annotations

from workbench.desk.demo.telling import Told, told

LEAVING: tuple[Told, ...] = (
    told("risk", project="Borealis", text="The night shift has one planner only", owner="Elin Berg"),
    told("risk", project="Borealis", text="The tide tables are bought by the year", owner="Solveig Moen", closed_on=12),
    told("risk", project="Apollo", text="Two boards ask for the same portfolio"),
    told("risk", project="Delta", text="A new skipper knows the old rules only", owner="Jonas Vik"),
    told("asset", project="Borealis", text="Terminal plan, template and three examples", place="their planning share"),
    told("asset", project="Borealis", text="Checklist for a week of fog"),
    told("asset", project="Delta", text="Berth rules on one page", place="on the wall of the port office"),
    told("access", project="Borealis", text="Badge of the terminal", ends_on=-20),
    told("access", project="Delta", text="Guest account in the port system", removed_on=130),
    told("dry_run", project="Delta", begun_on=165, ended_on=150, text="Two weeks, nobody called"),
    told("sign_off", project="Borealis", on=4, by="Solveig Moen", text="Ours, with four points open"),
    told("sign_off", project="Delta", on=128, by="Solveig Moen", text="It is ours now"),
)
