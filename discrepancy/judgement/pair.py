"""Two claims that are held against each other, and what a rung says of them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from ..quantity import significant_digits
from ..rates import Rate
from ..records import Claim, Verdict
from ..slips import MANY_DIGITS, slip_of
from .side import SIDED, Side

__all__ = ["Found", "Pair", "paired"]

# A verdict, the code of the rung that gives it, and what fills the places of its sentence.
Found: TypeAlias = tuple[Verdict, str, Mapping[str, str]]


class Pair(NamedTuple):
    """Two claims held against each other, the left and the right one, with what the report knows of their articles.

    `sides` are what follows from the figure of each, `sources` the names to print, `published` ISO text or None,
    `grows` whether the measure is a running figure, `slow` whether it grows by no more than a few per cent between
    reports, `varies` whether it may fall as well,
    `rate` what one unit of the right claim's currency is in that of the left, where anything tells,
    `tolerance` the share of the larger figure that the caller lets two figures of this measure differ by,
    `contested` the source that tells both figures itself, each by the word of another speaker,
    `corrected` the source that says that the earlier figure was corrected to the later one, and whether the left one is
    the earlier, `of_one_event` whether one word tells what happens at both times, `kin` whether one newsroom may call
    what it measures as the other does: what a show cost, what was spent on it, `alike` whether both count people, or
    one thing, `known` whether the figure of the later
    report was told before the earlier one.
    """

    claims: tuple[Claim, Claim]
    sides: tuple[Side, Side]
    sources: tuple[str, str]
    published: tuple[str | None, str | None] = (None, None)
    grows: bool = False
    slow: bool = False
    varies: bool = False
    rate: Rate | None = None
    tolerance: Decimal | None = None
    contested: str | None = None
    corrected: tuple[str, bool] | None = None
    of_one_event: bool = False
    kin: bool = False
    alike: bool = False
    known: bool = False

    @property
    def sizes(self) -> tuple[Decimal | None, Decimal | None]:
        """The figures in base units."""
        left, right = self.sides
        return left.size, right.size

    @property
    def slip(self) -> str | None:
        """The slip of the pen that may lie between them; none where they do not share their digits."""
        left, right = self.sides
        return slip_of(*self.claims) if left.digits == right.digits else None

    @property
    def is_on_one_side(self) -> bool:
        """Whether one of two told moments is only told to have been before, or after: "by 8 p.m.", "at 8 p.m."."""
        a, b = self.claims
        told = a.derivation is b.derivation is None
        return told and a.modifier is not b.modifier and not SIDED.isdisjoint({a.modifier, b.modifier})

    @property
    def has_long_slip(self) -> bool:
        """Whether two digits of many may have been swapped, which hardly comes by chance."""
        return (
            self.slip == "digits"
            and min(significant_digits(claim.value or Decimal()) for claim in self.claims) >= MANY_DIGITS
        )


def paired(left: Claim, right: Claim, sources: tuple[str, str], *known: Any, **named: Any) -> Pair:
    """Two claims that are held against each other this once, with what else is known of them."""
    return Pair((left, right), (Side(left), Side(right)), sources, *known, **named)
