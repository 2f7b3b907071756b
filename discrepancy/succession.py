"""Which of two figures came first, by what all accounts of a fact tell: told again, told before, a level before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .blocking import may_equal
from .comparisons import Moment, order_of
from .frames import Frame
from .judgement import Ruling
from .records import Verdict
from .tellings import Telling

__all__ = ["is_own_past", "is_told_again", "is_told_before", "told_since"]


def is_told_again(moments: Mapping[str, Moment], tellings: Sequence[Telling], a: Frame, b: Frame, order: int) -> bool:
    """240, then 60, then 240 again: whether a figure comes back that another is said to have overtaken."""
    if order == 0:
        return False
    earlier, later = (a, b) if order < 0 else (b, a)
    since = moments[later.claim.article]
    return any(order_of(since, moment) < 0 for moment in _told_at(moments, tellings, earlier, later))


def is_told_before(moments: Mapping[str, Moment], tellings: Sequence[Telling], a: Frame, b: Frame) -> bool:
    """43 schools, then 34, then 43: whether the figure that is said to be the newer was told before the older one."""
    order = order_of(moments[a.claim.article], moments[b.claim.article])
    if order == 0:
        return False
    earlier, later = (a, b) if order < 0 else (b, a)
    then = moments[earlier.claim.article]
    return any(order_of(moment, then) < 0 for moment in _told_at(moments, tellings, later, earlier))


def _told_at(
    moments: Mapping[str, Moment], tellings: Sequence[Telling], frame: Frame, other: Frame
) -> Iterator[Moment]:
    """When accounts were published that tell the one figure and not the other."""
    for telling in tellings:
        if may_equal(telling[0].claim, frame.claim) and not may_equal(telling[0].claim, other.claim):
            yield from (moments[told.claim.article] for told in telling)


def is_own_past(frames: Sequence[Frame], a: Frame, b: Frame) -> bool:
    """Whether one figure is what its article says it was before, the other what it is now: "eleven, up from nine"."""
    for own, other in ((a, b), (b, a)):
        if own.previous and not other.previous:
            now = (frame for frame in frames if frame.claim.article == own.claim.article and not frame.previous)
            if any(may_equal(frame.claim, other.claim) for frame in now):
                return True
    return False


def told_since(frames: Sequence[Frame], a: Frame, b: Frame, ruling: Ruling) -> Ruling | None:
    """The ruling, unless the article of one figure tells what it was before: "31 %, against 42 % the day before".

    Another account's 42 % is then the earlier level; one that is nearer to it than to the 31 % is of that day, too.
    """
    for own, other in ((a, b), (b, a)):
        before = next((frame for frame in frames if _is_set_against(frame, own)), None)
        if before is None or other.is_set_against or other.previous:
            continue
        if may_equal(before.claim, other.claim):
            return Ruling(Verdict.UPDATE, "update", {"earlier": "right" if other is b else "left"})
        if None not in {before.value, other.value, own.value} and _is_nearer(other, before, own):
            return None
    return ruling


def _is_set_against(before: Frame, own: Frame) -> bool:
    """Whether one figure is the earlier level that another of its sentence is held against."""
    x, y = before.claim, own.claim
    if before is own or x.article != y.article or before.sentence != own.sentence or x.unit != y.unit:
        return False
    return before.is_set_against and not own.is_set_against and not own.previous


def _is_nearer(frame: Frame, one: Frame, other: Frame) -> bool:
    assert frame.value is not None
    assert one.value is not None
    assert other.value is not None
    return abs(frame.value - one.value) < abs(frame.value - other.value)
