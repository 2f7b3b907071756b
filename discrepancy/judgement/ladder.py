"""The rungs in their order; the order is the meaning: what reconciles comes before what separates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from .. import instants
from ..explain import explain
from ..records import Severity, Verdict
from ..records.kinds import CONFLICT, MAJOR, MINOR
from .circumstances import contested, denied, phase, platform, scope, speaker, stance, unstated
from .comparability import currency, definition, unit
from .moments import as_of, birthday, corrected, moment, month, overtaken, update
from .pair import Found, Pair
from .side import POINTS
from .values import bound, conversion, direction, floor, gap, reading, rounding, same, tolerance, unsaid, vague

__all__ = ["LADDER", "NEEDED", "Judgement", "Ruling", "explanation_of", "judge", "rule"]

_MINOR = Decimal("0.1")  # a gap below a tenth is a minor conflict

Level: TypeAlias = Callable[[Pair], Found | None]

LADDER: tuple[Level, ...] = (
    denied,
    unit,
    currency,
    unsaid,
    direction,
    month,
    same,
    conversion,
    platform,
    rounding,
    moment,
    definition,
    floor,
    vague,
    overtaken,
    bound,
    reading,
    stance,
    scope,
    birthday,
    as_of,
    phase,
    unstated,
    update,
    corrected,
    tolerance,
    contested,
    speaker,
    gap,
)
# Which trait one side at least must have for a rung to find anything; the rungs that are not here are always asked.
NEEDED: Mapping[Level, str] = {
    denied: "stance",
    currency: "money",
    unsaid: "word",
    direction: "change",
    month: "as_of",
    conversion: "unit",
    platform: "scope",
    moment: "point",
    floor: "mark",
    vague: "vague",
    overtaken: "lower",
    bound: "modifier",
    reading: "readings",
    stance: "stance",
    scope: "scope",
    birthday: "age",
    as_of: "as_of",
    phase: "phase",
    unstated: "point",
    speaker: "speaker",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, how grave, the code of the level that decided and one sentence for a reader."""

    verdict: Verdict
    reason: str
    explanation: str
    severity: Severity | None = None


class Ruling(NamedTuple):
    """What the ladder makes of two claims before it is put into words: `details` fill the places of the sentence."""

    verdict: Verdict
    reason: str
    details: Mapping[str, str]
    severity: Severity | None = None


def rule(pair: Pair) -> Ruling:
    """The first level of the ladder that holds; symmetric in left and right."""
    left, right = pair.sides
    for level in _asked(left.traits, right.traits):
        found = level(pair)
        if found is not None:
            verdict, reason, details = found
            return Ruling(verdict, reason, details, _severity(pair) if verdict is CONFLICT else None)
    raise AssertionError("the last level of the ladder always holds")


@lru_cache(maxsize=1024)  # the figures of a story have few sets of traits
def _asked(left: frozenset[str], right: frozenset[str]) -> tuple[Level, ...]:
    """The ladder without the rungs that need what neither side has."""
    traits = left | right
    return tuple(level for level in LADDER if level not in NEEDED or NEEDED[level] in traits)


def judge(pair: Pair) -> Judgement:
    """The ruling on a pair, and its sentence."""
    ruling = rule(pair)
    return Judgement(ruling.verdict, ruling.reason, explanation_of(pair, ruling), ruling.severity)


def explanation_of(pair: Pair, ruling: Ruling) -> str:
    """The sentence for a reader on a pair that a ruling holds for; it tells the claims and their sources."""
    return explain(pair, ruling.reason, ruling.verdict, ruling.details)


def _severity(pair: Pair) -> Severity:
    a, b = pair.claims
    if a.kind in POINTS:
        return MINOR if instants.gap_seconds(a, b) < 3600 else MAJOR
    x, y = pair.sizes
    if x is None or y is None:
        return MAJOR
    largest = max(abs(x), abs(y))
    return MINOR if largest and abs(x - y) / largest < _MINOR else MAJOR
