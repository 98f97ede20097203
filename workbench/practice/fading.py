"""When a skill that was reached should be used again, before it fades: a planning aid, told as a date.

Half of what was gained in accuracy is gone after about six and a half months without use (Tatel and Ackerman's
meta-analysis of 457 reports, Psychological Bulletin); 195 days at the independent level stands for that. The
other half-lives are scaled from it by judgement, which is why they are settings and no percentage is shown.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import floor, log2

from workbench.practice.constants import DEFAULTS, Constants

_ENOUGH = 200
"""Successes beyond which growth has long reached its bound; a greater power would overflow."""


def half_life(level: int, successes: int = 0, constants: Constants = DEFAULTS) -> float:
    """Days until half is left of `level` (1-5), used well `successes` times at spaced intervals.

    >>> half_life(4), half_life(4, successes=1)
    (195.0, 292.5)
    """
    growth = constants.spaced_growth ** min(successes, _ENOUGH)
    return constants.half_life_days[level - 1] * min(growth, constants.spaced_growth_most)


def interval(level: int, successes: int = 0, constants: Constants = DEFAULTS) -> int:
    """Days after which a skill at `level` (1-5) is due again.

    >>> [interval(level) for level in (1, 2, 3, 4, 5)]
    [10, 19, 39, 63, 126]
    >>> [interval(4, successes) for successes in range(5)]
    [63, 94, 141, 212, 251]
    """
    return round(half_life(level, successes, constants) * log2(1 / constants.retained))


def due(last_use: date, level: int, successes: int = 0, constants: Constants = DEFAULTS) -> date:
    """The day on which the next use should have happened.

    >>> due(date(2026, 4, 8), level=4)
    datetime.date(2026, 6, 10)
    """
    return last_use + timedelta(days=interval(level, successes, constants))


def lapsed(last_use: date, level: int, successes: int = 0, constants: Constants = DEFAULTS) -> date:
    """The first day on which under half is left; on the day of exactly half it has not lapsed yet.

    >>> lapsed(date(2026, 4, 8), level=4)
    datetime.date(2026, 10, 21)
    """
    return last_use + timedelta(days=floor(half_life(level, successes, constants)) + 1)
