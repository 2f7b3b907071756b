"""What the printed words commit their source to: intervals, the width of "about", and conversion to base units.

A figure is an interval, not a number: "88.9 million" says 88.85 to 88.95 million, "over 40" more than 40.

>>> from decimal import Decimal
>>> from discrepancy.records import Modifier
>>> bounds(Decimal("88900000"), step=Decimal("100000"), modifier=Modifier.EXACT)
(Decimal('88850000'), Decimal('88950000'))
>>> bounds(Decimal(40), step=Decimal(1), modifier=Modifier.MORE_THAN)
(Decimal('40'), None)
"""

from __future__ import annotations

from decimal import Context, Decimal

from .lexicon import Unit
from .records import Mention, Modifier
from .records.kinds import EXACT, MEASURE

__all__ = [
    "APPROXIMATION",
    "ARITHMETIC",
    "LARGEST",
    "MOST_ROOM",
    "are_swapped",
    "bounds",
    "conversion_room",
    "in_full",
    "is_vague",
    "printed_step",
    "roundness",
    "significant_digits",
    "to_base",
]  # fmt: skip

# For all stages, whatever the thread's own context is. Figures beyond LARGEST, or as much below one, are left out: a
# remainder raises InvalidOperation where its quotient has more digits than the context.
ARITHMETIC = Context(prec=34)
LARGEST = Decimal("1e33")
_ZERO = Decimal(0)
_TWO = 2
_PRINTED = Context(prec=18)  # what a third of something leaves behind the eighteenth digit is noise

# Half width of "about" as a share of the value, by significant digits: nobody says "about 184" and means 160.
# Source: Krifka, "Approximate interpretation of number words" (2007): round numbers are read roundly.
APPROXIMATION = {1: Decimal("0.15"), 2: Decimal("0.06"), 3: Decimal("0.015")}
_DOZEN = 12  # "about two dozen" is as round as "about twenty"


def in_full(value: Decimal) -> str:
    """The number with all its digits, as an explanation prints it.

    >>> in_full(Decimal("15000.50"))
    '15,000.5'
    """
    return f"{value.normalize():,f}"


def significant_digits(value: Decimal) -> int:
    """How many digits carry the value: 57,000 has two.

    >>> significant_digits(Decimal("57000")), significant_digits(Decimal("0")), significant_digits(Decimal("1482"))
    (2, 1, 4)
    """
    return len(value.normalize().as_tuple().digits) if value else 1


def conversion_room(claim: Mention) -> Decimal:
    """How far a measure may lie from its figure in another unit, in the base unit: half the last place that is no zero.

    "15,800 square metres" and "170,000 square feet" are one area; a lone digit before zeros vouches for little more.
    """
    low, high, value = claim.low, claim.high, claim.value
    if claim.kind is not MEASURE or not isinstance(low, Decimal) or low != high or not value:
        return Decimal(0)
    if claim.base_unit == "kelvin":
        return _DEGREE  # whose scales do not begin at one point
    step = printed_step(value, Decimal(1)) if value == value.to_integral_value() else Decimal(0)
    return min(step / 2 * abs(low / value), MOST_ROOM * abs(low))


MOST_ROOM = Decimal("0.03")  # of a measure: so much the zeros at its end may hide
_DEGREE = Decimal("0.8")


def printed_step(value: Decimal, step: Decimal) -> Decimal:
    """The size of the last place that carries meaning: trailing zeros of a printed integer may be rounding.

    >>> printed_step(Decimal("57000"), Decimal(1)), printed_step(Decimal("1482"), Decimal(1))
    (Decimal('1E+3'), Decimal('1'))
    """
    if not value or step not in (0, 1):
        return step
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent > 0 else max(step, Decimal(0))


def roundness(value: Decimal) -> Decimal:
    """How far apart figures as round as this one lie: fives and tens are rounder than what is between them.

    >>> [f"{roundness(Decimal(value)):f}" for value in (40, 45, 47, 4700, "0.6")]
    ['10', '5', '1', '100', '0.1']
    """
    exponent = value.normalize().as_tuple().exponent
    if not value or not isinstance(exponent, int):
        return _ZERO
    place = Decimal(1).scaleb(exponent)
    return place * 5 if exponent < value.adjusted() and not value % (place * 5) else place


def bounds(value: Decimal, *, step: Decimal, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    """Least and most a figure can be, given its last printed place and its modifier; None where open.

    A whole number printed in full is exact; one with a scale or decimals is rounded to its last place.
    """
    if modifier in _AS_PRINTED:
        if step == 1 or not step:
            value = value - _ZERO
            return value, value
        half = step / 2
        return value - half, value + half
    if modifier in _LEAST:
        return value, None
    if modifier in _MOST:
        return None, value
    # "two and a quarter hours": a part told in words is no finer than a digit
    digits = min(3 if step else _TWO, significant_digits(value if step or value % _DOZEN else value / _DOZEN))
    half = abs(value) * APPROXIMATION[digits]
    if digits == _TWO and step:  # what is told in words, "a third", has no last place
        half = min(half, roundness(value))
    half = max(half, step / 2)
    return value - half, value + half


_AS_PRINTED = frozenset({Modifier.EXACT, Modifier.BETWEEN})
_LEAST, _MOST = (
    frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE}),
    frozenset({Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS}),
)


def is_vague(mention: Mention) -> bool:
    """Whether a figure is a word for an order of magnitude: "dozens", "millions"."""
    if mention.step != 0 or mention.modifier is not EXACT:
        return False
    low, high = mention.low, mention.high
    return isinstance(low, Decimal) and isinstance(high, Decimal) and high > low * Decimal("1.5")


def to_base(value: Decimal, unit: Unit) -> Decimal:
    """A value in the base unit of its dimension: 42 celsius are 315.15 kelvin."""
    exact = ARITHMETIC.multiply(ARITHMETIC.add(value, unit.offset), unit.factor)
    return _PRINTED.plus(exact)


def are_swapped(x: Decimal | None, y: Decimal | None) -> bool:
    """Whether two figures are one with two neighbouring digits swapped, the slip of every newsroom.

    >>> are_swapped(Decimal("1460"), Decimal("1640")), are_swapped(Decimal("88.9"), Decimal("89.8"))
    (True, True)
    >>> are_swapped(Decimal("32"), Decimal("23")), are_swapped(Decimal("1460"), Decimal("1470"))
    (True, False)
    """
    if x is None or y is None or x == y or x <= 0 or y <= 0:
        return False
    x, y = x.normalize(), y.normalize()
    apart = abs(x - y)
    if x.adjusted() != y.adjusted() or apart.scaleb(-apart.adjusted()) not in _SWAPPED_APART:
        return False
    first, second = list(x.as_tuple().digits), list(y.as_tuple().digits)
    size = max(len(first), len(second), _LEAST_SWAPPED)
    first += [0] * (size - len(first))
    second += [0] * (size - len(second))
    differing = [n for n, (p, q) in enumerate(zip(first, second, strict=True)) if p != q]
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and (first[differing[0]], first[differing[1]]) == (second[differing[1]], second[differing[0]])
        and len(set(first) - {0}) > 1
    )


_LEAST_SWAPPED = 2
# the digits of how far two such figures lie apart: nine times the one digit less the other, for 10a + b less 10b + a
_SWAPPED_APART = frozenset(Decimal(9 * n).scaleb(-1 if n > 1 else 0) for n in range(1, 10))
