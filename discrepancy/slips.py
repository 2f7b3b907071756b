"""How one slip of the pen turns one figure into the other: two digits swapped, another unit, a nought more or less."""

from __future__ import annotations

from decimal import Decimal

from .quantity import are_swapped, is_vague, significant_digits
from .records import Claim, Kind, is_counted

__all__ = ["FEW_DIGITS", "slip_of", "year_of"]

_POINTS = frozenset({Kind.DATE, Kind.TIME})
FEW_DIGITS = 2  # so many may be swapped by chance
_NOUGHTS = frozenset({10, 100})
_YEAR = 4  # digits
_ONE_LIFE = 20  # years: what is nearer may be two dates of one thing
_LEAST = 2  # digits that two figures share by more than chance


def year_of(claim: Claim) -> Decimal | None:
    """The year that is all a date tells."""
    told = claim.timex or ""
    return Decimal(told) if claim.kind is Kind.DATE and len(told) == _YEAR and told.isdecimal() else None


def slip_of(a: Claim, b: Claim) -> str | None:
    """The slip that may lie between two figures: "digits", "unit" or "zeros"; None where none does."""
    years = year_of(a), year_of(b)
    if years[0] is not None and years[1] is not None:
        # 1998 and 1989 may be two years of one life
        far = abs(years[0] - years[1]) > _ONE_LIFE
        return "digits" if far and are_swapped(*years) else None
    x, y = a.value, b.value
    if a.kind in _POINTS or b.kind in _POINTS or x is None or y is None or x <= 0 or y <= 0:
        return None
    if a.unit == b.unit or (is_counted(a) and is_counted(b)):
        if x == y:
            return None
        if are_swapped(x, y):
            return "digits"
        noughts = max(x, y) / min(x, y) in _NOUGHTS and not (is_vague(a) or is_vague(b))
        return "zeros" if noughts and significant_digits(x) >= _LEAST else None
    same = x == y and a.kind is b.kind is Kind.MEASURE and a.base_unit == b.base_unit
    return "unit" if same and significant_digits(x) >= _LEAST else None
