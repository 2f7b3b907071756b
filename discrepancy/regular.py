"""Sums of every month as sums of a year: "eight dollars more a month" beside "$96 a year" of another account.

Any sum of a month is one of a year, too: it is worked out only where another account prints a yearly sum that it comes
to, in the same currency, and measures the same or shares a word beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from .frames import Frame
from .quantity import in_full
from .records import Claim
from .records.kinds import MONEY

__all__ = ["derive_yearly"]

_MONTHS = 12
_ROOM = Decimal("0.05")  # of one sum to the other: either is rounded as a rule
_MONTHLY, _YEARLY = "per month", "per year"


def derive_yearly(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    """For every monthly sum that comes to a yearly one of another account what it is in a year."""
    sums = [frame for frame in frames if frame.claim.kind is MONEY and frame.claim.derivation is None]
    yearly = [frame for frame in sums if _YEARLY in frame.claim.scope]
    monthly = [frame for frame in sums if _MONTHLY in frame.claim.scope and frame.claim.value is not None]
    derived = []
    for frame in monthly if yearly else ():
        claim = _in_a_year(frame.claim)
        if any(_comes_to(replace(frame, claim=claim), other) for other in yearly):
            derived.append(replace(frame, claim=claim))
    return tuple(derived)


def _comes_to(frame: Frame, other: Frame) -> bool:
    a, b = frame.claim, other.claim
    if a.article == b.article or a.unit != b.unit or not a.value or not b.value:
        return False
    if abs(a.value - b.value) > _ROOM * max(a.value, b.value):
        return False
    return (a.measure is not None and a.measure == b.measure) or not frame.near.keys().isdisjoint(other.near)


def _in_a_year(claim: Claim) -> Claim:
    assert claim.value is not None
    low, high = (end * _MONTHS if isinstance(end, Decimal) else None for end in (claim.low, claim.high))
    return replace(
        claim,
        id=f"{claim.id}+year",
        value=claim.value * _MONTHS,
        low=low,
        high=high,
        step=(claim.step or Decimal(0)) * _MONTHS,
        readings=(),
        scope=tuple(_YEARLY if word == _MONTHLY else word for word in claim.scope),
        derivation=f"{in_full(claim.value)} × {_MONTHS} months",
        notes=("derived from a sum of every month",),
    )
