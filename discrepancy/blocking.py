"""Which claims may be of equal value at all: neighbours in the order of value, or on the calendar."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from . import instants
from .frames import Frame, value_of
from .quantity import conversion_room, significant_digits
from .records import Claim, Modifier
from .records.kinds import COUNT, EXACT, MONEY
from .story import Story
from .surroundings import POINTS

__all__ = ["Equals", "may_equal", "value_pairs"]

_LOWER = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE})
_UPPER = frozenset({Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})
_NEAR_BOUND = Decimal.from_float(1.1)
_NEAR_VALUE = Decimal.from_float(1.4)  # ratio below which two values may be the same, given bounds and approximations
_NEAR_ROUNDED = Decimal("1.15")  # the same, where both are rounded: "1.3 million", "1.4 million"
_NO_ROOM = Decimal(0)
_LEAST_VALUE = Decimal("1e-9")  # what is nearer to nothing is as good as this
_NEAR_SIZE = math.log(1.4 * 2.2)  # how far two values that may be the same lie apart in size
_ANY, _ALIKE = 12, 24  # claims of near value that one is held against: of any sort, and told alike
_ENOUGH, _LEAST = 1200, 5  # pairs of a family, beyond which each claim meets fewer of its neighbours, and how few
_LARGEST = 300  # power of ten that a float still holds


class Equals:
    """Which of some frames may be of equal value, each two values asked once: many articles print the same few."""

    def __init__(self, frames: Sequence[Frame], numbers: Iterable[int]) -> None:
        said: dict[object, int] = {}
        self._frames = frames
        self._alike = {i: said.setdefault(_told(frames[i].claim), i) for i in numbers}
        self._found: dict[tuple[int, int], bool] = {}

    def are_equal(self, i: int, j: int) -> bool:
        """Whether the values of two frames, told by their numbers, may be one."""
        pair = (self._alike[i], self._alike[j])
        found = self._found.get(pair)
        if found is None:
            found = self._found[pair] = may_equal(self._frames[i].claim, self._frames[j].claim)
        return found


def value_pairs(story: Story, numbers: Iterable[int], equals: Equals) -> Iterator[tuple[int, int]]:
    """Pairs of some frames whose values may be equal: neighbours in the order of value, or on the calendar."""
    by_family: dict[str, list[int]] = defaultdict(list)
    points: dict[str, list[int]] = defaultdict(list)
    for i in numbers:
        frame = story.frames[i]
        if frame.claim.kind in POINTS:
            for key in _days_of(frame.claim):
                points[key].append(i)
        elif frame.value is not None:
            by_family[frame.family].append(i)
    frames = story.frames
    timed: set[tuple[int, int]] = set()
    for members in points.values():
        if len(members) > 1:
            told_alike = sorted(members, key=lambda i: (_told_as(frames[i]), i))
            timed |= _windows(told_alike, _ALIKE) | _windows(members, _ANY)
    met = {(i, j) for i, j in timed if not _are_days_apart(frames[i], frames[j])}
    for members in by_family.values():
        met |= _neighbours(frames, members)
    articles = [frame.claim.article for frame in frames]
    for i, j in sorted(met):
        if articles[i] != articles[j] and equals.are_equal(i, j):
            yield i, j


def _told(claim: Claim) -> object:
    """All that `may_equal` looks at in a claim."""
    if claim.kind in POINTS:
        return claim.kind, claim.timex, claim.low, claim.high, claim.modifier, claim.notes, claim.readings
    return claim.kind, claim.value, claim.low, claim.high, claim.step, claim.unit, claim.base_unit, claim.modifier


def _are_days_apart(a: Frame, b: Frame) -> bool:
    """Whether two times or dates lie further apart than any two zones."""
    (x, x_end), (y, y_end) = a.days, b.days
    return x_end + 1 < y or y_end + 1 < x


def _neighbours(frames: Sequence[Frame], members: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of near value: the next ones in the order of value, and those next to each other that are told alike."""
    sizes = {i: _size(frames[i]) for i in members}
    by_value = sorted(members, key=lambda i: (sizes[i], i))
    by_sort = sorted(members, key=lambda i: (sizes[i], _told_as(frames[i]), i))
    met = _windows(by_value, _ANY) | _windows(by_sort, _ALIKE)
    return {(i, j) for i, j in met if abs(sizes[i] - sizes[j]) <= _NEAR_SIZE}


def _windows(members: Sequence[int], width: int) -> set[tuple[int, int]]:
    """Each with those that follow it next, the lower number first."""
    width = min(width, max(_LEAST, _ENOUGH // max(1, len(members))))
    if len(members) <= width + 1:
        return set(combinations(sorted(members), 2))  # all of them, as where few are near
    return {(i, j) if i < j else (j, i) for n, i in enumerate(members) for j in members[n + 1 : n + 1 + width]}


def _size(frame: Frame) -> float:
    """The value on a scale on which near is a share of it."""
    value = frame.value or Decimal(0)
    exponent = value.adjusted()
    if exponent > _LARGEST:
        return math.copysign(exponent * math.log(10), value)
    return math.copysign(math.log1p(abs(float(value))), value)


def _told_as(frame: Frame) -> tuple[str, str, str]:
    return frame.claim.measure or "", frame.head or "", frame.claim.timex or ""


def _days_of(claim: Claim) -> Iterator[str]:
    """Under which times and dates that can be one meet: their measure, or the same value on the calendar."""
    if claim.timex is None:
        return
    yield f"value|{claim.timex}"
    day, _, clock = claim.timex.partition("T")
    yield f"year|{day[:4]}"
    yield f"day|{day[4:]}"
    if clock:
        yield f"clock|{clock[:2]}"
    if claim.measure is not None:
        yield f"measure|{claim.measure}"


def may_equal(x: Claim, y: Claim) -> bool:
    """Whether two values may be one: their intervals meet, bounds reaching no further than people mean."""
    if x.kind in POINTS or y.kind in POINTS:
        return points_meet(x, y)
    exact = x.modifier is EXACT and y.modifier is EXACT
    if x.unit == y.unit:
        if x.value == y.value:
            return True
        if exact and x.step == y.step:
            return False  # 4.5 and 4.6 touch, but neither is the other, rounded
    elif x.kind is MONEY:
        return False
    a, b = value_of(x), value_of(y)
    if a is None or b is None:
        return False
    if exact and x.kind is COUNT and max(x.step or 0, y.step or 0) <= 1:
        return a == b or _rounded(a, b)
    small, large = sorted((abs(a), abs(b)))
    ratio = large / max(small, _LEAST_VALUE)
    if exact:  # each may be rounded, but "half a million" and "400,000" are two
        return _intervals_meet(x, y, _room(x, y) if ratio <= _NEAR_ROUNDED else _NO_ROOM)
    if ratio > _NEAR_VALUE:
        return False
    modifiers = {x.modifier, y.modifier}
    if modifiers <= _LOWER or modifiers <= _UPPER:
        return ratio <= _NEAR_BOUND  # "over 16" and "over 20" are not one figure, though both may be true
    return _intervals_meet(x, y, _room(x, y))


def _room(x: Claim, y: Claim) -> Decimal:
    """How far two values may lie apart by what their last places, and two units, leave open."""
    room = max(x.step or Decimal(0), y.step or Decimal(0)) / 2
    return room if x.unit == y.unit else max(room, conversion_room(x), conversion_room(y))


def _rounded(a: Decimal, b: Decimal) -> bool:
    """57,000 and 57,200: one is the other with zeros for its last digits."""
    small, large = sorted((abs(a), abs(b)))
    if large < 1000:
        return False
    coarse = a if significant_digits(a) <= significant_digits(b) else b
    exponent = coarse.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent > 0 else Decimal(0)
    return large - small < step / 2


def _intervals_meet(x: Claim, y: Claim, room: Decimal) -> bool:
    low_x, high_x = (end if isinstance(end, Decimal) else None for end in (x.low, x.high))
    low_y, high_y = (end if isinstance(end, Decimal) else None for end in (y.low, y.high))
    return (low_x is None or high_y is None or low_x <= high_y + room) and (
        low_y is None or high_x is None or low_y <= high_x + room
    )


def points_meet(x: Claim, y: Claim) -> bool:
    if x.kind is not y.kind and "T" in (x.timex or "") and "T" in (y.timex or ""):
        return False
    found = instants.reconcile(x, y)
    return found is not None and found[1] not in {"unplaced", "day"}
