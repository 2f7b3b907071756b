"""Which claims may be of equal value at all: neighbours in the order of value, or on the calendar."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from . import instants
from .frames import value_of
from .quantity import conversion_room, significant_digits
from .records import Claim, Kind, Modifier
from .story import Story
from .surroundings import POINTS

__all__ = ["may_equal", "value_pairs"]

_LOWER = frozenset({Modifier.MORE_THAN, Modifier.EQUAL_OR_MORE})
_UPPER = frozenset({Modifier.LESS_THAN, Modifier.EQUAL_OR_LESS})
_NEAR_BOUND = 1.1
_NEAR_VALUE = 1.4  # ratio up to which two values may be the same, given bounds and approximations
_WIDEST_WINDOW = 400  # claims of near value that one claim is held against


def value_pairs(story: Story) -> Iterable[tuple[int, int]]:
    """Pairs of different articles whose values may be equal: neighbours in the order of value."""
    by_family: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for i, frame in enumerate(story.frames):
        claim = frame.claim
        if claim.kind in POINTS:
            continue
        if frame.value is not None:
            number = float(frame.value)
            by_family[frame.family].append((math.copysign(math.log1p(abs(number)), number), i))
    for rows in by_family.values():
        rows.sort()
        for n, (size, i) in enumerate(rows):
            for other, j in rows[n + 1 : n + 1 + _WIDEST_WINDOW]:
                if other - size > math.log(_NEAR_VALUE * 2.2):
                    break
                if story.frames[i].claim.article != story.frames[j].claim.article and may_equal(
                    story.frames[i].claim, story.frames[j].claim
                ):
                    yield i, j
    yield from _point_pairs(story)


def _point_pairs(story: Story) -> Iterable[tuple[int, int]]:
    """Pairs of times and dates that can be one: by measure, or by the same calendar value."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, frame in enumerate(story.frames):
        claim = frame.claim
        if claim.kind not in POINTS or claim.timex is None:
            continue
        groups[f"value|{claim.timex}"].append(i)
        day, _, clock = claim.timex.partition("T")
        groups[f"year|{day[:4]}"].append(i)
        groups[f"day|{day[4:]}"].append(i)
        if clock:
            groups[f"clock|{clock[:2]}"].append(i)
        if claim.measure is not None:
            groups[f"measure|{claim.measure}"].append(i)
    seen: set[tuple[int, int]] = set()
    for members in groups.values():
        for i, j in combinations(members[:_WIDEST_WINDOW], 2):
            if (i, j) in seen or story.frames[i].claim.article == story.frames[j].claim.article:
                continue
            seen.add((i, j))
            if points_meet(story.frames[i].claim, story.frames[j].claim):
                yield i, j


def may_equal(x: Claim, y: Claim) -> bool:
    """Whether two values may be one: their intervals meet, bounds reaching no further than people mean."""
    if x.kind in POINTS or y.kind in POINTS:
        return points_meet(x, y)
    if x.value == y.value and x.unit == y.unit:
        return True
    a, b = value_of(x), value_of(y)
    if a is None or b is None:
        return False
    if x.unit != y.unit and x.kind is Kind.MONEY:
        return False
    room = max(x.step or Decimal(0), y.step or Decimal(0)) / 2
    if x.unit != y.unit:
        room = max(room, conversion_room(x), conversion_room(y))
    if x.modifier is Modifier.EXACT and y.modifier is Modifier.EXACT:
        if x.unit == y.unit and x.step == y.step:
            return False  # 4.5 and 4.6 touch, but neither is the other, rounded
        return (
            _intervals_meet(x, y, room)
            if x.kind is not Kind.COUNT or max(x.step or 0, y.step or 0) > 1
            else a == b or _rounded(a, b)
        )
    ratio = max(abs(a), abs(b)) / max(min(abs(a), abs(b)), Decimal("1e-9"))
    if {x.modifier, y.modifier} <= _LOWER or {x.modifier, y.modifier} <= _UPPER:
        return ratio <= Decimal(_NEAR_BOUND)  # "over 16" and "over 20" are not one figure, though both may be true
    return ratio <= Decimal(_NEAR_VALUE) and _intervals_meet(x, y, room)


def _rounded(a: Decimal, b: Decimal) -> bool:
    """57,000 and 57,200: one is the other with zeros for its last digits."""
    small, large = sorted((abs(a), abs(b)))
    coarse = a if significant_digits(a) <= significant_digits(b) else b
    if large < 1000:
        return False
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
