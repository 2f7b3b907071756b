"""What a figure commits to as an interval, and how far its words reach as people speak.

>>> from decimal import Decimal
>>> overlap((Decimal(1), None), (Decimal(5), Decimal(6)))
True
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from .quantity import MOST_ROOM, conversion_room, printed_step, roundness, significant_digits
from .records import NEAR_BOUND, STRESSED, Claim, Kind, Modifier

__all__ = [
    "Interval", "bounds_of", "loose", "overlap", "pragmatic", "readings_of", "rounds_to", "size_of", "softened",
    "step_of",
]  # fmt: skip

Interval = tuple[Decimal | None, Decimal | None]
_ICE_POINT = Decimal("273.15")
_OPEN = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE, Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})
_PRINTED_IN_FULL = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY})  # the zeros at the end of these may be rounding

# How far a bound reaches as people speak: nobody says "over 40" of 400. By significant digits of the figure.
_FAR = {1: Decimal("1.7"), 2: Decimal("1.35"), 3: Decimal("1.15")}
_FAR_AT_LEAST = Decimal("2.2")  # "at least 17" leaves room: the count goes on
_FAR_AT_LEAST_SMALL = Decimal(4)  # and more so below twenty
_FAR_NEARLY = Decimal("0.87")
_FAR_NEARLY_ONE = Decimal("0.8")  # 25 minutes are nearly half an hour
_FAR_UNDER = Decimal("0.75")
_FAR_BARELY = {1: Decimal("1.2"), 2: Decimal("1.12"), 3: Decimal("1.05")}
_FEW_UNITS = 5
_FAR_UP_TO = Decimal("0.5")
_THOUSAND = 1000  # from which all the zeros at the end may be rounding
_WHOLE_SUM = 20  # from which a sum may be told without its cents
_NEXT_DECADE = Decimal("0.9")  # of a power of ten: what is rounded up to it


def bounds_of(claim: Claim) -> Interval:
    """The ends as numbers, of a temperature in degrees of the scale people read."""
    low = claim.low if isinstance(claim.low, Decimal) else None
    high = claim.high if isinstance(claim.high, Decimal) else None
    if claim.base_unit == "kelvin":
        # shares and rounding of a temperature are taken on the scale people read, which starts at the ice point
        low, high = (None if end is None else end - _ICE_POINT for end in (low, high))
    return low, high


def size_of(claim: Claim) -> Decimal | None:
    """The figure in its base unit: the finite end of a bound, else the middle."""
    low, high = bounds_of(claim)
    if low is None:
        return high
    return low if high is None else (low + high) / 2


def pragmatic(claim: Claim) -> Interval:
    """What an ordinary reader takes the words to mean: an open end reaches only so far."""
    low, high = bounds_of(claim)
    if claim.modifier not in _OPEN or (low is None and high is None):
        return low, high
    size = size_of(claim)
    assert size is not None
    digits = min(3, significant_digits(claim.value)) if claim.value is not None else 3
    negative = size < 0

    def far(factor: Decimal) -> Decimal:
        return size / factor if negative else size * factor

    match claim.modifier:
        case Modifier.MORE_THAN:
            return size, far((_FAR_BARELY if NEAR_BOUND in claim.notes else _FAR)[digits])
        case Modifier.EQUAL_OR_MORE:
            return size, far(_FAR_AT_LEAST_SMALL if abs(size) < 20 else _FAR_AT_LEAST)
        case Modifier.LESS_THAN if NEAR_BOUND in claim.notes:
            least = _FAR_NEARLY_ONE if _is_within_one(claim) else _FAR_NEARLY
            return max(far(least), size - _next_rounder(claim) * abs(size)), size
        case Modifier.LESS_THAN:
            return far(_FAR_UP_TO if _is_of_few_days(claim) else _FAR_UNDER), size
        case Modifier.EQUAL_OR_LESS if STRESSED in claim.notes:
            return size, size
        case Modifier.EQUAL_OR_LESS:
            return far(_FAR_UP_TO), size
    return low, high


def _is_within_one(claim: Claim) -> bool:
    """ "Nearly half an hour", "nearly an hour": of one unit of time or a part of it told in words."""
    return claim.kind is Kind.DURATION and not claim.step and claim.value is not None and abs(claim.value) <= 1


def _is_of_few_days(claim: Claim) -> bool:
    """ "Within three days" may be two: a few whole units of time are a limit more than a length."""
    return claim.kind is Kind.DURATION and claim.value is not None and 2 <= abs(claim.value) <= _FEW_UNITS


def _next_rounder(claim: Claim) -> Decimal:
    """How far the next round figure lies from the printed one, as a share of it: "nearly 4,900" is more than 4,800."""
    return roundness(claim.value) / abs(claim.value) if claim.value and claim.step else Decimal(1)


def overlap(a: Interval, b: Interval) -> bool:
    (a_low, a_high), (b_low, b_high) = a, b
    return (a_low is None or b_high is None or a_low <= b_high) and (b_low is None or a_high is None or b_low <= a_high)


def step_of(claim: Claim) -> Decimal:
    """The size of the place a figure is rounded to, in its base unit."""
    if claim.step is None or claim.value is None:
        return Decimal(0)
    if claim.kind is Kind.MEASURE and claim.value == claim.value.to_integral_value():
        return _step_of_measure(claim)
    if claim.kind in _PRINTED_IN_FULL and claim.step in (0, 1):
        if claim.step == 0 or not claim.value:
            return Decimal(0)
        if claim.value % 10 and abs(claim.value) < _THOUSAND:  # "$82" may be $82.40
            return Decimal(claim.kind is Kind.MONEY and abs(claim.value) >= _WHOLE_SUM)
        return _last_place(claim.value)
    return claim.step


def _last_place(value: Decimal) -> Decimal:
    """Of a whole number: "300" is seldom a rounded 340, below a thousand only the last zero may be rounding."""
    step = printed_step(value, Decimal(1))
    return step if abs(value) >= _THOUSAND else max(step / 10, Decimal(1))


def _step_of_measure(claim: Claim) -> Decimal:
    """Of a whole number of units, told in words or digits: "eight hectares" may be 8.1, "82,000 tonnes" 82,400."""
    low, high = bounds_of(claim)
    if low is None or low != high or not claim.value:
        return claim.step or Decimal(0)
    unit = Decimal(1) if claim.base_unit == "kelvin" else abs(low / claim.value)
    zeros = min(_last_place(claim.value) * unit, 2 * MOST_ROOM * abs(low))
    return max(zeros, unit, claim.step or Decimal(0))


def rounds_to(fine: Decimal, coarse: Decimal, step: Decimal, *, printed: bool) -> bool:
    if step <= 0:
        return fine == coarse
    if step > 1 and abs(fine) < abs(coarse) == step:
        return abs(fine) >= _NEXT_DECADE * abs(coarse)  # 96,000 may be 100,000; 50,000 has a digit of its own
    if printed:
        return abs(fine - coarse) <= step / 2
    return (fine / step).to_integral_value(ROUND_HALF_UP) * step == coarse


def loose(claim: Claim) -> Interval:
    """The interval of an exact figure, widened by half its last place where that is printed in full."""
    low, high = bounds_of(claim)
    if low is not None and low == high and claim.step:
        room = max(claim.step / 2, conversion_room(claim))
        return low - room, low + room
    return low, high


def softened(claim: Claim) -> Interval:
    """The pragmatic interval, its near end softened by the rounding of the figure itself."""
    low, high = pragmatic(claim)
    if claim.modifier is Modifier.EXACT and low is not None and high is not None and low == high:
        half = step_of(claim) / 2
        return low - half, high + half
    return low, high


def readings_of(claim: Claim) -> list[tuple[Interval, str | None]]:
    """What each reading of a figure commits to, and when it holds; one in another unit has the room of a conversion."""
    own, room = claim.low, conversion_room(claim)
    share = room / abs(own) if room and isinstance(own, Decimal) else Decimal(0)
    found: list[tuple[Interval, str | None]] = [(pragmatic(claim), None)]
    for reading in claim.readings:
        if (reading.value, reading.low, reading.high) == (claim.value, claim.low, claim.high):
            continue  # of another currency: the words reach as far in each
        if isinstance(reading.low, Decimal) or isinstance(reading.high, Decimal):
            low = reading.low if isinstance(reading.low, Decimal) else None
            high = reading.high if isinstance(reading.high, Decimal) else None
            if low is not None and low == high:
                low, high = low - share * abs(low), low + share * abs(low)
            found.append(((low, high), reading.condition))
    return found
