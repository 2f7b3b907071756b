"""Two claims that are held against each other, and what a rung says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from ..intervals import size_of
from ..rates import Rate
from ..records import Claim, Kind, Modifier, Verdict

__all__ = ["LOWER", "POINTS", "SIDED", "UPPER", "Found", "Pair"]

POINTS = frozenset({Kind.DATE, Kind.TIME})
LOWER = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE})
UPPER = frozenset({Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})
SIDED = LOWER | UPPER

# A verdict, the code of the rung that gives it, and what fills the places of its sentence.
Found: TypeAlias = tuple[Verdict, str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims held against each other, with what the report knows of their articles.

    `sources` are the names to print, `published` ISO text or None, `grows` whether the measure is a running figure,
    `slow` whether it grows by no more than a few per cent between reports, `varies` whether it may fall as well,
    `rate` what one unit of the right claim's currency is in that of the left, where anything tells,
    `tolerance` the share of the larger figure that the caller lets two figures of this measure differ by,
    `contested` the source that tells both figures itself, each by the word of another speaker,
    `corrected` the source that says that the earlier figure was corrected to the later one, and whether the left one is
    the earlier, `of_one_event` whether one word tells what happens at both times, `kin` whether one newsroom may call
    what it measures as the other does: what a show cost, what was spent on it, `known` whether the figure of the later
    report was told before the earlier one. What follows from the claims is asked for by many levels: `claims` are both
    of them, `sizes` their figures in base units.
    """

    left: Claim
    right: Claim
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
    known: bool = False
    claims: tuple[Claim, Claim] = field(init=False, repr=False, compare=False)
    sizes: tuple[Decimal | None, Decimal | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "claims", (self.left, self.right))
        object.__setattr__(self, "sizes", (size_of(self.left), size_of(self.right)))
