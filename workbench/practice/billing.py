"""What a timesheet bills: minutes by the project's rounding, money by its rate, and what was invoiced already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby

from workbench.model.projects import Rounding

_HOUR = 60
_WHOLE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
"""Currencies without minor units (ISO 4217)."""
_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
"""Currencies with a thousand minor units to one (ISO 4217)."""


@dataclass(frozen=True)
class Spent:
    """Something to be billed: the day, what for, and its true minutes."""

    on: date
    text: str
    minutes: int


@dataclass(frozen=True)
class Billed:
    """A line of a sheet: billed minutes, and money in minor units (None without a rate)."""

    spent: Spent
    billed: int
    minor: int | None
    invoiced: bool


@dataclass(frozen=True)
class Sum:
    """True minutes, billed minutes and money of some lines."""

    minutes: int = 0
    billed: int = 0
    minor: int | None = None

    def __add__(self, other: Sum) -> Sum:
        """Both together; without money only where neither has any."""
        known = [each.minor for each in (self, other) if each.minor is not None]
        return Sum(self.minutes + other.minutes, self.billed + other.billed, sum(known) if known else None)


@dataclass(frozen=True)
class Sheet:
    """All lines, the earliest first; what was invoiced, what is open, and both together."""

    lines: tuple[Billed, ...]
    invoiced: Sum
    open: Sum

    @property
    def total(self) -> Sum:
        """Invoiced and open together."""
        return self.invoiced + self.open


def rounded(minutes: int, rounding: Rounding) -> int:
    """The minutes that one entry bills; the half of a step goes up.

    >>> rounded(46, Rounding.UP_15), rounded(52, Rounding.NEAREST_15), rounded(53, Rounding.NEAREST_15)
    (60, 45, 60)
    """
    if rounding is Rounding.NONE:
        return minutes
    way, _, size = rounding.partition(" ")
    step = int(size)
    return (minutes + (step - 1 if way == "up" else step // 2)) // step * step


def money(billed: int, hourly_minor: int) -> int:
    """Billed minutes at a rate, in minor units; the half of one goes up.

    >>> money(50, 9999)
    8333
    """
    return (2 * billed * hourly_minor + _HOUR) // (2 * _HOUR)


def bill(
    entries: Iterable[Spent], rounding: Rounding, hourly_minor: int | None, invoiced_until: date | None = None
) -> Sheet:
    """The sheet of these entries. Each is rounded by itself.

    The money of a part (invoiced, open) is that of its billed minutes, rounded once; its lines share it out, so
    that they add up to it, each within one minor unit of its own value.
    """
    ordered = sorted(entries, key=lambda each: each.on)
    lines: list[Billed] = []
    sums = {True: Sum(minor=_nothing(hourly_minor)), False: Sum(minor=_nothing(hourly_minor))}
    for invoiced, part in groupby(ordered, key=lambda each: invoiced_until is not None and each.on <= invoiced_until):
        listed = list(part)
        billed = [rounded(each.minutes, rounding) for each in listed]
        shares = tuple(_shares(billed, hourly_minor))
        lines += [Billed(*each, invoiced) for each in zip(listed, billed, shares, strict=True)]
        minor = None if hourly_minor is None else money(sum(billed), hourly_minor)
        sums[invoiced] = Sum(sum(each.minutes for each in listed), sum(billed), minor)
    return Sheet(tuple(lines), sums[True], sums[False])


def _nothing(hourly_minor: int | None) -> int | None:
    return None if hourly_minor is None else 0


def _shares(billed: Sequence[int], hourly_minor: int | None) -> Iterator[int | None]:
    """The money of each line: what the running total grows by."""
    before = 0
    for so_far in accumulate(billed):
        if hourly_minor is None:
            yield None
            continue
        now = money(so_far, hourly_minor)
        yield now - before
        before = now


def amount(minor: int, currency: str) -> str:
    """Money as people write it, by the currency's own minor units.

    >>> amount(123456, "EUR"), amount(5, "EUR"), amount(500, "JPY"), amount(1500, "KWD")
    ('1 234.56 EUR', '0.05 EUR', '500 JPY', '1.500 KWD')
    """
    return f"{grouped(minor, currency)} {currency}".strip()


def grouped(minor: int, currency: str) -> str:
    """The same without the currency."""
    digits = _digits(currency)
    whole, rest = divmod(minor, 10**digits)
    return f"{whole:,}".replace(",", " ") + (f".{rest:0{digits}d}" if digits else "")


def plain(minor: int, currency: str) -> str:
    """The same for a table of numbers: no blanks.

    >>> plain(123456, "EUR")
    '1234.56'
    """
    return grouped(minor, currency).replace(" ", "")


def _digits(currency: str) -> int:
    return 0 if currency in _WHOLE.split() else 3 if currency in _THOUSANDTHS.split() else 2
