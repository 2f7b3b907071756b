"""How far apart two figures in conflict are, as a reader would say it, and the slip that may lie behind it."""

from __future__ import annotations

from decimal import Decimal

from .records import Claim, Kind
from .slips import slip_of

__all__ = ["gap_words"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
_SMALL_COUNT = 100  # below it a reader counts the difference: 41 and 43 differ by 2
_CLOSE_PERCENT = 5  # nearer than this, a reader wonders whether it is rounding


def gap_words(a: Claim, b: Claim) -> str:
    """The distance in words: "one is 2.5 times the other", "5 percentage points apart"."""
    slip = slip_of(a, b)
    return _distance(a, b) + (f"; {_SLIPS[slip]}" if slip is not None else "")


_SLIPS = {
    "digits": "two digits may have been swapped",
    "unit": "the number is the same, the unit is not",
    "zeros": "one may have a nought more or less",
    "order": "the day and the month may have been swapped",
    "half": "one may be of the wrong half of the day",
}


def _distance(a: Claim, b: Claim) -> str:
    if {a.kind, b.kind} <= _POINTS:
        return f"they cannot be the same {'date' if Kind.TIME not in {a.kind, b.kind} else 'time'}"
    if a.change is not None and b.change is not None and a.change != b.change:
        return "one tells of a rise, the other of a fall"
    if a.base_unit == "kelvin":
        return f"{_short(abs(_number(a) - _number(b)))} degrees Celsius apart"
    if a.measure == b.measure == "age" and a.unit == b.unit and a.value is not None and b.value is not None:
        years = abs(a.value - b.value)
        return f"they are {_short(years)} {a.unit}{'s' if years != 1 else ''} apart"
    if a.measure == b.measure == "minute":
        minutes = abs(_number(a) - _number(b))
        return f"they are {_short(minutes)} minute{'s' if minutes != 1 else ''} apart"
    bounded = a.modifier != "exact" or b.modifier != "exact"
    return _apart(a, b, bounded) + (", further than the words allow" if bounded else "")


def _apart(a: Claim, b: Claim, bounded: bool) -> str:
    between = abs(_number(a) - _number(b))
    small, large = sorted((abs(_number(a)), abs(_number(b))))
    across = small == 0 or between > large  # on two sides of zero there is no ratio
    if a.kind is Kind.PERCENT and (across or (a.unit == "percent" and large < 2 * small)):
        return f"{_short(between)} percentage points apart"
    if across:
        return f"they are {_short(between)} apart"
    if large < _SMALL_COUNT and a.kind in {Kind.COUNT, Kind.NUMBER, Kind.ORDINAL}:
        return f"they differ by {_short(between)}"
    ratio = _short(large / small)
    if large / small >= 2:
        return "one is twice the other" if ratio == "2" else f"one is {ratio} times the other"
    percent = 100 * (large - small) / large  # of the larger, as tolerances are
    rounding = ", more than rounding explains" if not bounded and percent < _CLOSE_PERCENT else ""
    return f"{_short(percent)} % apart{rounding}"


def _number(claim: Claim) -> Decimal:
    ends = [end for end in (claim.low, claim.high) if isinstance(end, Decimal)]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def _short(value: Decimal) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    text = f"{value:.1f}" if value >= 1 else f"{value:.2g}"
    return format(Decimal(text).normalize(), "f")
