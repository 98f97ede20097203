"""`workbench` alone: opens the app, without the table of commands, for the first picture waits for what is loaded."""

from __future__ import annotations

import sys

from workbench import config
from workbench.desk.trouble import Trouble
from workbench.model.text import clean
from workbench.practice.constants import BadSetting


def run(file: str = "") -> int:
    """Opens the app on `file`, or on the usual one; the exit code. Errors go to standard error, one sentence each."""
    try:
        return opened(config.load(file=file))
    except (config.BadConfig, BadSetting) as why:
        print(clean(f"workbench: {why}"), file=sys.stderr)
        return 2
    except Trouble as why:
        print(clean(f"workbench: {why}"), file=sys.stderr)
        return 1


def opened(settings: config.Settings, *, demo: bool = False) -> int:
    """Opens the app with these settings; the exit code."""
    from workbench.ui.app import run

    return run(settings, settings.file, settings.now, demo=demo)
