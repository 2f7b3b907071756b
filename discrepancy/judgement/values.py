"""What two figures of one sort make of each other: the same, rounded, bounded, read another way, apart."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from .. import instants
from ..intervals import loose, overlap, pragmatic, readings_of, rounds_to
from ..records import LEVEL_REACHED, MARK_PASSED, is_counted
from ..records.kinds import AGREE, BETWEEN, COMPATIBLE, CONFLICT, EXACT, MONEY
from ..scopes import have_other_rates
from .moments import is_lowered
from .pair import Found, Pair
from .side import LOWER, POINTS, SIDED, UPPER

__all__ = [
    "bound",
    "conversion",
    "direction",
    "floor",
    "gap",
    "reading",
    "rounding",
    "same",
    "tolerance",
    "unsaid",
    "vague",
]

_MOST_ROUNDED = Decimal("0.1")  # "$3 billion" is no $3.4 billion, though one digit would stand for it


def unsaid(pair: Pair) -> Found | None:
    """Figures that are no more than a word: "for years"."""
    (a, b), (x, y) = pair.claims, pair.sizes
    if a.kind in POINTS or (x is not None and y is not None):
        return None
    same = a.timex is not None and a.timex == b.timex
    return (AGREE, "same", {}) if same else (COMPATIBLE, "vague", {})


def direction(pair: Pair) -> Found | None:
    """A rise is no fall, whatever the figure; a toll that rose to 45 may be lowered again."""
    return (CONFLICT, "direction", {}) if turns(pair) and not is_lowered(pair) else None


def turns(pair: Pair) -> bool:
    """Whether one figure is of a rise and the other of a fall; growth "cut to 1.3 %" may be a rise by 1.3 %."""
    a, b = pair.claims
    if (LEVEL_REACHED in a.notes) != (LEVEL_REACHED in b.notes):
        return False
    return a.change is not None and b.change is not None and a.change != b.change


def same(pair: Pair) -> Found | None:
    """The same figure, said the same way."""
    a, b = pair.claims
    if a.kind in POINTS:
        return (AGREE, "same", {}) if instants.same(a, b) and not pair.is_on_one_side else None
    if a.value is None or a.value != b.value or a.modifier is not b.modifier:
        return None
    if turns(pair) or have_other_rates(a, b):
        return None
    left, right = pair.sides
    alike = left.bounds == right.bounds and (a.unit == b.unit or left.family == "count")
    return (AGREE, "same", {}) if alike else None


def conversion(pair: Pair) -> Found | None:
    """The same figure in another unit, or derived: the rounded intervals meet."""
    a, b = pair.claims
    if a.kind in POINTS or a.unit == b.unit or a.kind is MONEY or is_counted(a):
        return None
    if a.modifier is EXACT and b.modifier is EXACT and overlap(loose(a), loose(b)):
        return AGREE, "unit_conversion", {}
    return None


def rounding(pair: Pair) -> Found | None:
    """One figure is the other, rounded."""
    a, b = pair.claims
    if a.modifier is not EXACT or b.modifier is not EXACT or a.kind in POINTS or have_other_rates(a, b):
        return None
    left, right = pair.sides
    x, y = left.size, right.size
    if x is None or y is None or left.is_vague or right.is_vague:
        return None
    if x == y:
        return AGREE, "same", {}
    step_a, step_b = left.step, right.step
    if not (step_a or step_b):
        return None  # neither is rounded
    fine, coarse, step = (x, y, step_b) if step_b >= step_a else (y, x, step_a)
    # zeros at the end of a whole number may be rounding, and a half is rounded up; a printed place is certain
    printed = step in (a.step, b.step) and step != 1
    if (a.kind is MONEY or is_counted(a)) and abs(fine - coarse) > _MOST_ROUNDED * max(abs(fine), abs(coarse)):
        return None
    return (COMPATIBLE, "rounding", {}) if rounds_to(fine, coarse, step, printed=printed) else None


def floor(pair: Pair) -> Found | None:
    """ "crossed one million": a mark passed at one moment sets no upper end for what came after."""
    a, b = pair.claims
    if MARK_PASSED not in a.notes and MARK_PASSED not in b.notes:
        return None
    x, y = pair.sizes
    if x is None or y is None:
        return None
    holds = (y >= x and MARK_PASSED in a.notes) or (x >= y and MARK_PASSED in b.notes)
    return (COMPATIBLE, "floor", {}) if holds else None


def vague(pair: Pair) -> Found | None:
    """ "millions", "dozens" name an order of magnitude: whatever is not far below it, or ten times above, fits."""
    left, right = pair.sides
    for vague, other in ((left, right), (right, left)):
        if not vague.is_vague:
            continue
        low, high = vague.bounds
        assert low is not None
        assert high is not None
        if high <= 100 or overlap((low * Decimal("0.8"), high * 6), pragmatic(other.claim)):
            return COMPATIBLE, "vague", {}
    return None


def bound(pair: Pair) -> Found | None:
    """A bound, an approximation or a range that holds the other figure, as an ordinary reader takes it."""
    a, b = pair.claims
    if a.kind in POINTS:
        return None
    if a.modifier is EXACT and b.modifier is EXACT:
        return None
    left, right = pair.sides
    if not overlap(left.softened, right.softened):
        return None
    modifiers = {a.modifier, b.modifier}
    if modifiers <= LOWER or modifiers <= UPPER:
        if left.size == right.size:
            return AGREE, "same", {}
        return COMPATIBLE, "bound", {}
    if BETWEEN in modifiers:
        return COMPATIBLE, "range", {}
    if not modifiers.isdisjoint(SIDED):
        return COMPATIBLE, "bound", {}
    return COMPATIBLE, "approximation", {}


def reading(pair: Pair) -> Found | None:
    """Some reading of one figure agrees with some reading of the other."""
    a, b = pair.claims
    if a.kind in POINTS or not (a.readings or b.readings):
        return None
    doubtful = all(any(_unit_meant(reading.condition) for reading in claim.readings) for claim in (a, b))
    for (x, condition), (y, other) in product(readings_of(a), readings_of(b)):
        if condition is None and other is None:
            continue
        if doubtful and a.unit == b.unit and _unit_meant(condition) != _unit_meant(other):
            continue  # what the one calls a ton the other does, too
        if overlap(x, y):
            return COMPATIBLE, "reading", {"condition": " and ".join(c for c in (condition, other) if c)}
    return None


def _unit_meant(condition: str | None) -> str | None:
    """What a reading takes the name of the unit for; None where it takes it as it stands."""
    _, found, meant = (condition or "").partition("if it is the ")
    return meant if found else None


def tolerance(pair: Pair) -> Found | None:
    """Nearer to each other than the caller cares about."""
    if pair.tolerance is None or turns(pair):
        return None
    x, y = pair.sizes
    if x is None or y is None:
        return None
    near = abs(x - y) <= pair.tolerance * max(abs(x), abs(y))
    return (COMPATIBLE, "tolerance", {}) if near else None


def gap(pair: Pair) -> Found | None:
    """Nothing reconciles them."""
    a, b = pair.claims
    reason = "bound" if a.modifier in SIDED or b.modifier in SIDED else "value"
    return CONFLICT, reason, {}
