"""Whether two figures are of one sort: unit, currency, what is measured."""

from __future__ import annotations

from decimal import Decimal

from ..intervals import overlap
from ..quantity import significant_digits
from ..records import Claim
from ..records.kinds import COMPATIBLE, EXACT, INCOMPARABLE, MONEY
from ..slips import FEW_DIGITS
from .pair import Found, Pair

__all__ = ["currency", "definition", "unit"]

_RATE_ROOM = Decimal("0.04")  # printed sums are rounded, and rates move within days


def unit(pair: Pair) -> Found | None:
    """Figures of different dimension, or a percentage against percentage points, are not comparable."""
    left, right = pair.sides
    if left.family == right.family:
        return None
    return INCOMPARABLE, "unit", {}


def currency(pair: Pair) -> Found | None:
    """Sums in different currencies are not comparable without a rate; at one, they agree within a few per cent."""
    a, b = pair.claims
    if a.kind is not MONEY or b.kind is not MONEY or a.unit == b.unit:
        return None
    left, right = pair.sides
    shared = _currencies(a) & _currencies(b)
    if shared and overlap(left.softened, right.softened):
        return COMPATIBLE, "reading", {"condition": f"if both are {min(shared)}"}
    if pair.rate is None:
        return INCOMPARABLE, "currency", {}
    low, high = (None if end is None else end * pair.rate.value for end in right.softened)
    low, high = low if low is None else low * (1 - _RATE_ROOM), high if high is None else high * (1 + _RATE_ROOM)
    told = {"rate": str(pair.rate), "room": f"{100 * _RATE_ROOM:.0f} %"}
    if overlap(left.softened, (low, high)):
        return COMPATIBLE, "rate", told
    return INCOMPARABLE, "currency", told


def _currencies(claim: Claim) -> set[str]:
    named = {r.condition.removeprefix("if it is ") for r in claim.readings if r.condition.startswith("if it is ")}
    return named | ({claim.unit} if claim.unit else set())


def definition(pair: Pair) -> Found | None:
    """Measures of the same sort that are not the same: views of posts and people watching."""
    a, b = pair.claims
    if a.measure is None or b.measure is None or a.measure == b.measure or pair.kin or pair.of_one_event:
        return None
    if pair.slip == "digits" and significant_digits(a.value or Decimal()) > FEW_DIGITS:
        return None  # what one of them measures is misread: "finished 13,412 votes clear"
    printed = max((significant_digits(value) for value in (a.value, b.value) if value is not None), default=0)
    fit = a.value == b.value or not (a.modifier is b.modifier is EXACT)
    if fit and printed > 1 and (a.unit == b.unit or pair.alike) and overlap(*(side.softened for side in pair.sides)):
        return None  # "about 3,200 families" that were moved, "3,200 families" without a home
    return INCOMPARABLE, "definition", {}
