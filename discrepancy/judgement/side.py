"""A claim as the rungs ask of it."""

from __future__ import annotations

from decimal import Decimal

from .. import intervals, quantity
from ..once import kept
from ..records import MARK_PASSED, Claim, Kind, Modifier, is_counted
from ..records.kinds import DURATION, EXACT, MEASURE, MONEY, PERCENT
from ..slips import digits_of

__all__ = ["LOWER", "POINTS", "SIDED", "UPPER", "Side"]

POINTS = frozenset({Kind.DATE, Kind.TIME})
LOWER = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE})
UPPER = frozenset({Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})
SIDED = LOWER | UPPER
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.ORDINAL})


class Side:
    """What follows from the figure of a claim alone: worked out once, however many others it is held against."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim

    @kept
    def traits(self) -> frozenset[str]:
        """What it has of all that some rungs look at alone."""
        claim = self.claim
        has = {
            "stance": claim.stance != "asserted",
            "money": claim.kind is MONEY,
            "word": self.size is None,
            "change": claim.change is not None,
            "as_of": claim.as_of is not None,
            "unit": claim.kind is not MONEY and not is_counted(claim),
            "point": claim.kind in POINTS,
            "mark": MARK_PASSED in claim.notes,
            "vague": self.is_vague,
            "lower": claim.modifier in LOWER,
            "modifier": claim.modifier is not EXACT,
            "readings": claim.readings,
            "scope": claim.scope,
            "age": claim.measure == "age",
            "phase": claim.phase is not None,
            "speaker": claim.speaker is not None,
        }
        return frozenset([name for name, told in has.items() if told])

    @kept
    def family(self) -> str:
        """What sort of figure it is; two of one sort can be held against each other."""
        claim = self.claim
        if claim.measure == "minute":
            return "minute"  # "the 63rd minute", "on 63 minutes"
        if claim.base_unit == "second":
            return str(DURATION)  # an age may be printed as a bare number
        if claim.kind in _COUNTED:
            return "count"
        if claim.kind in POINTS:
            return "point"
        if claim.kind is PERCENT:
            return "percent" if claim.unit == "percent" else "points"
        if claim.kind is MEASURE:
            return claim.base_unit or ""
        return str(claim.kind)

    @kept
    def size(self) -> Decimal | None:
        """The figure in its base unit."""
        return intervals.size_of(self.claim)

    @kept
    def bounds(self) -> intervals.Interval:
        """What it commits to."""
        return intervals.bounds_of(self.claim)

    @kept
    def softened(self) -> intervals.Interval:
        """What an ordinary reader takes it to mean, its near end softened by rounding."""
        return intervals.softened(self.claim)

    @kept
    def step(self) -> Decimal:
        """The size of the place it is rounded to, in its base unit."""
        return intervals.step_of(self.claim)

    @kept
    def is_vague(self) -> bool:
        """Whether it is a word for an order of magnitude."""
        return quantity.is_vague(self.claim)

    @kept
    def digits(self) -> str:
        """Its digits but for zeros, in order of size."""
        return digits_of(self.claim)
