"""Exchange rates, as a story prints them itself or a caller gives them; none is ever looked up.

"85 million euros ($108 million)" tells what its source takes a euro to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from statistics import median
from typing import TypeAlias

from .claims import Frame
from .records import Kind

__all__ = ["Rates", "printed_rates", "with_inverses"]

# (currency, other currency) -> what one unit of the first is in the second
Rates: TypeAlias = Mapping[tuple[str, str], Decimal]


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
