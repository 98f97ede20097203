"""The command table: every command there is, and how one command line is run."""

from __future__ import annotations

import sys

import click

from workbench import config
from workbench.cli import agenda, calendar, files, handover, lists, progress, report, skills, things, week, why
from workbench.cli.group import workbench
from workbench.cli.printing import say
from workbench.desk.trouble import CannotKeep, Trouble
from workbench.practice.constants import BadSetting

COMMANDS = (agenda, calendar, files, handover, lists, progress, report, skills, things, week, why)
"""The modules whose commands are in the group: each adds its own as it is imported."""


def run_command(words: list[str]) -> int:
    """Runs one command line; the exit code: 0 well, 1 failed, 2 not understood."""
    try:
        return int(workbench.main(words, prog_name="workbench", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (config.BadConfig, BadSetting, CannotKeep) as error:
        say(f"workbench: {error}", err=True)
        return 2
    except Trouble as error:
        say(f"workbench: {error}", err=True)
        return 1
    except click.exceptions.Abort:
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
