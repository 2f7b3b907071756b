"""Which of two figures came first, by what all accounts of a fact tell: told again, told before, a level before."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from .blocking import may_equal
from .frames import Frame
from .held import Moment, order_of
from .judgement import Ruling
from .records import Verdict
from .tellings import Telling

__all__ = ["Succession", "is_own_past", "told_since"]


class Succession:
    """Which tellings of a fact came first: `numbers` are those of two of them, `a` and `b` a frame of each.

    Which tellings may be of one value, and when one was told first and last, is worked out when it is first asked for.
    """

    __slots__ = ("_alike", "_moments", "_reach", "_tellings")

    def __init__(self, tellings: Sequence[Telling], moments: Mapping[str, Moment]) -> None:
        self._tellings = tellings
        self._moments = moments
        self._alike: dict[int, frozenset[int]] = {}
        self._reach: dict[int, tuple[float, float]] = {}

    def is_told_again(self, numbers: tuple[int, int], a: Frame, b: Frame) -> bool:
        """240, then 60, then 240 again: whether a figure comes back that another is said to have overtaken."""
        told = self._in_order(numbers, a, b)
        if told is None:
            return False
        earlier, _, later, (_, then) = told
        return any(then < self._reach_of(n)[1] for n in self._alike_of(earlier) - self._alike_of(later))

    def is_told_before(self, numbers: tuple[int, int], a: Frame, b: Frame) -> bool:
        """43 schools, then 34, then 43: whether the figure that is said to be the newer was told before the older."""
        told = self._in_order(numbers, a, b)
        if told is None:
            return False
        earlier, (then, _), later, _ = told
        return any(self._reach_of(n)[0] < then for n in self._alike_of(later) - self._alike_of(earlier))

    def _in_order(
        self, numbers: tuple[int, int], a: Frame, b: Frame
    ) -> tuple[int, tuple[float, float], int, tuple[float, float]] | None:
        """Each telling with when its frame was published, the earlier first; None where neither is."""
        left, right = numbers
        if left == right:
            return None
        then, since = self._moments[a.claim.article], self._moments[b.claim.article]
        order = order_of(then, since)
        if then is None or since is None or order == 0:
            return None
        return (left, then, right, since) if order < 0 else (right, since, left, then)

    def _reach_of(self, one: int) -> tuple[float, float]:
        """When the first account of a telling had been published, and when the last one began to be."""
        if one not in self._reach:
            told = [moment for frame in self._tellings[one] if (moment := self._moments[frame.claim.article])]
            first = min((end for _, end in told), default=math.inf)
            self._reach[one] = first, max((start for start, _ in told), default=-math.inf)
        return self._reach[one]

    def _alike_of(self, one: int) -> frozenset[int]:
        """The tellings that may be of one value with this one."""
        if one not in self._alike:
            claim = self._tellings[one][0].claim
            alike = (n for n, telling in enumerate(self._tellings) if may_equal(telling[0].claim, claim))
            self._alike[one] = frozenset(alike)
        return self._alike[one]


def is_own_past(frames: Sequence[Frame], a: Frame, b: Frame) -> bool:
    """Whether one figure is what its article says it was before, the other what it is now: "eleven, up from nine"."""
    for own, other in ((a, b), (b, a)):
        if own.previous and not other.previous:
            now = (frame for frame in frames if frame.claim.article == own.claim.article and not frame.previous)
            if any(may_equal(frame.claim, other.claim) for frame in now):
                return True
    return False


def told_since(levels: Sequence[Frame], a: Frame, b: Frame, ruling: Ruling) -> Ruling | None:
    """The ruling, unless the article of one figure tells what it was before: "31 %, against 42 % the day before".

    Another account's 42 % is then the earlier level; one that is nearer to it than to the 31 % is of that day, too.
    `levels` are the frames of the fact that are an earlier level.
    """
    for own, other in ((a, b), (b, a)):
        before = next((level for level in levels if _is_set_against(level, own)), None)
        if before is None or other.is_set_against or other.previous:
            continue
        if may_equal(before.claim, other.claim):
            return Ruling(Verdict.UPDATE, "update", {"earlier": "right" if other is b else "left"})
        values = {before.value, other.value, own.value}
        if before.is_set_against and None not in values and _is_nearer(other, before, own):
            return None
    return ruling


def _is_set_against(before: Frame, own: Frame) -> bool:
    """Whether one figure is the earlier level that another of its sentence is held against."""
    x, y = before.claim, own.claim
    if before is own or x.article != y.article or before.sentence != own.sentence or x.unit != y.unit:
        return False
    return (before.is_set_against or before.is_origin) and not own.is_set_against and not own.previous


def _is_nearer(frame: Frame, one: Frame, other: Frame) -> bool:
    assert frame.value is not None
    assert one.value is not None
    assert other.value is not None
    return abs(frame.value - one.value) < abs(frame.value - other.value)
